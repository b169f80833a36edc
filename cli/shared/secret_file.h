/* SPDX-License-Identifier: Apache-2.0
 *
 * Files that hold one secret in their first line, for their owner alone. What is in them is never
 * printed and never in an error.
 */
#ifndef HALFSKY_CLI_SECRET_FILE_H
#define HALFSKY_CLI_SECRET_FILE_H

#include "base/arena.h"
#include "base/err.h"

/* PROBLEM_INVALID: not there, empty, or open to others. */
MUST_CHECK struct err *secret_read(struct arena *arena, const char *file, const char **ret_secret);
/* A new file, mode 0600, on disk when it returns; PROBLEM_CONFLICT where there is one. */
MUST_CHECK struct err *secret_write(const char *file, const char *secret);

#endif
