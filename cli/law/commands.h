/* SPDX-License-Identifier: Apache-2.0
 *
 * The commands of halfsky-law. Exit status: 0 answered; 1 the input was refused, with a JSON
 * pointer where it has one; 2 the command was not understood; 3 a file could not be read.
 */
#ifndef HALFSKY_CLI_LAW_COMMANDS_H
#define HALFSKY_CLI_LAW_COMMANDS_H

#include "base/arena.h"
#include "base/err.h"

enum command_status { COMMAND_DONE, COMMAND_REFUSED, COMMAND_USAGE, COMMAND_UNREADABLE };

int command_run(struct arena *arena, int argc, char **argv);

/* What every command is given: its own words, without the name. */
struct command_input {
    struct arena *arena;
    int argc;
    char **argv;
};
bool command_has(const struct command_input *input, const char *option);
/* The word after `option`; NULL when it is not there. */
const char *command_value(const struct command_input *input, const char *option);
struct err *command_file(struct arena *arena, const char *path, const char **ret_text) MUST_CHECK;

/* `section` NULL: everything. */
enum command_status command_section(const struct command_input *input, const char *section);
enum command_status command_deadline(const struct command_input *input);
enum command_status command_calendar(const struct command_input *input);
enum command_status command_rules(const struct command_input *input);
enum command_status command_simulate(const struct command_input *input);

/* Says a refusal as one JSON line on standard error. */
enum command_status command_refuse(struct arena *arena, const struct err *err);

#endif
