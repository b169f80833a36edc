/* SPDX-License-Identifier: Apache-2.0
 *
 * Walks along the arguments once; `--name value` and `--name=value` are the same.
 * A lone `--` ends the options.
 */
#include "cli/shared/options.h"

#include <string.h>

static const struct cli_option *option_find(const struct cli_option *options, const char *text,
                                            size_t size)
{
    for (; options->name; options++)
        if (strlen(options->name) == size && strncmp(options->name, text, size) == 0)
            return options;
    return NULL;
}

/* `*at` moves on where the value is the next argument. */
static struct err *option_take(int argc, char **argv, const struct cli_option *options, int *at)
{
    const char *text = argv[*at];
    const char *equals = strchr(text, '=');
    const size_t size = equals ? (size_t)(equals - text) : strlen(text);
    const struct cli_option *option = option_find(options, text, size);
    if (!option)
        return err_of(PROBLEM_INVALID, "%s is no option of this command", text);
    if (!option->value) {
        if (equals)
            return err_of(PROBLEM_INVALID, "%s takes no value", option->name);
        *option->flag = true;
        return NULL;
    }
    if (*option->value)
        return err_of(PROBLEM_INVALID, "%s is said twice", option->name);
    if (!equals && *at + 1 >= argc)
        return err_of(PROBLEM_INVALID, "%s needs a value", option->name);
    *option->value = equals ? equals + 1 : argv[++*at];
    return NULL;
}

struct err *options_read(int argc, char **argv, const struct cli_option *options,
                         struct cli_words *ret_words)
{
    bool are_over = false;
    ret_words->count = 0;
    for (int i = 1; i < argc; i++) {
        if (!are_over && strcmp(argv[i], "--") == 0) {
            are_over = true;
        } else if (!are_over && argv[i][0] == '-' && argv[i][1]) {
            TRY(option_take(argc, argv, options, &i));
        } else {
            if (ret_words->count == CLI_WORDS_MOST)
                return err_of(PROBLEM_INVALID, "too many words");
            ret_words->words[ret_words->count++] = argv[i];
        }
    }
    return NULL;
}
