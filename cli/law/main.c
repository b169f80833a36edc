/* SPDX-License-Identifier: Apache-2.0
 *
 * halfsky-law: the law on the command line, for a lawyer or a clerk. It needs no database, broker
 * or network. It reads one document from standard input, names a command, and hands both to
 * commands.c.
 */
#include "cli/law/commands.h"

#include <stdio.h>

enum { ARENA_LIMIT = 256 << 20 };

int main(int argc, char **argv)
{
    struct arena *arena = arena_new(ARENA_LIMIT);
    const int status = command_run(arena, argc - 1, argv + 1);

    arena_free(arena);
    return status;
}
