/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of a command line: options with and without a value, in any order, and the words that
 * are no options. It knows no command and reads no environment.
 */
#ifndef HALFSKY_CLI_OPTIONS_H
#define HALFSKY_CLI_OPTIONS_H

#include "base/err.h"

#include <stddef.h>

/* The exit codes of every command (docs/cli.md). */
enum exit_code {
    EXIT_DONE = 0,
    EXIT_REFUSED = 1,     /* the suite refused, or it could not be done: one sentence on stderr */
    EXIT_WRONG_USE = 2,   /* the command line cannot be */
    EXIT_NOT_REACHED = 3, /* the gateway does not answer */
    EXIT_NOT_TRUE = 4     /* a check did not hold */
};

struct cli_option {
    const char *name;   /* "--label" */
    const char **value; /* NULL: takes none */
    bool *flag;         /* set where it takes none */
};
enum { CLI_WORDS_MOST = 8 };
struct cli_words {
    const char *words[CLI_WORDS_MOST];
    size_t count;
};

/* `options` ends with a NULL name. PROBLEM_INVALID: an unknown option, one without its value, one
 * said twice, or too many words. */
MUST_CHECK struct err *options_read(int argc, char **argv, const struct cli_option *options,
                                    struct cli_words *ret_words);

#endif
