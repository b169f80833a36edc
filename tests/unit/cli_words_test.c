/* SPDX-License-Identifier: Apache-2.0
 *
 * The command line's own parts: how arguments are read, how wide a text is on a terminal, which
 * files may hold a secret. No service is asked.
 */
#include "cli/shared/options.h"
#include "cli/shared/print.h"
#include "cli/shared/secret_file.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *label, *region;
static bool json;
static const struct cli_option options[] = {
    {"--label", &label, NULL}, {"--region", &region, NULL}, {"--json", NULL, &json}, {0}};
static struct cli_words words;

static const struct err *read_arguments(const char *const *arguments)
{
    static char copies[12][40];
    char *argv[12];
    int count = 0;
    label = region = NULL;
    json = false;
    for (; arguments[count]; count++) {
        (void)snprintf(copies[count], sizeof copies[count], "%s", arguments[count]);
        argv[count] = copies[count];
    }
    return options_read(count, argv, options, &words);
}
#define READ(...) read_arguments((const char *const[]){"program", __VA_ARGS__, NULL})

Test(cli_options, options_and_words_may_stand_in_any_order, .timeout = 10)
{
    cr_assert_null(READ("add", "--label", "a b", "--json", "x", "--region=37"));
    cr_assert(words.count == 2 && strcmp(words.words[1], "x") == 0);
    cr_assert_str_eq(label, "a b");
    cr_assert_str_eq(region, "37");
    cr_assert(json);
    cr_assert_null(READ("--", "--label"));
    cr_assert(words.count == 1 && !label);
}

Test(cli_options, what_cannot_be_is_said, .timeout = 10)
{
    cr_assert_not_null(READ("--colour"));
    cr_assert_not_null(READ("--label"));
    cr_assert_not_null(READ("--label", "a", "--label", "b"));
    cr_assert_not_null(READ("--json=1"));
    cr_assert_not_null(READ("--labels", "a"));
    cr_assert_not_null(READ("1", "2", "3", "4", "5", "6", "7", "8", "9"));
}

Test(cli_print, a_chinese_character_is_two_columns_wide, .timeout = 10)
{
    cr_assert_eq(print_width(""), 0);
    cr_assert_eq(print_width("abc"), 3);
    cr_assert_eq(print_width("调解 a"), 6);
    cr_assert_eq(print_width("（一）"), 6);
    cr_assert_eq(print_width("\xff"), 1, "what is no UTF-8 still has a width");
}

Test(cli_secret, a_secret_is_for_its_owner_alone_and_never_written_over, .timeout = 10)
{
    char folder[] = "/tmp/cli-secret-XXXXXX", file[64];
    const char *secret = NULL;
    ARENA_SCOPED arena = arena_new(1 << 16);
    cr_assert_not_null(mkdtemp(folder));
    (void)snprintf(file, sizeof file, "%s/token", folder);
    cr_assert_null(secret_write(file, "halfsky_x"));
    cr_assert_not_null(secret_write(file, "other"));
    cr_assert_null(secret_read(arena, file, &secret));
    cr_assert_str_eq(secret, "halfsky_x");
    cr_assert_eq(chmod(file, 0640), 0);
    const struct err *err = secret_read(arena, file, &secret);
    cr_assert(err && !strstr(err->message, "halfsky_x"));
    cr_assert_eq(unlink(file), 0);
    cr_assert_not_null(secret_read(arena, file, &secret));
    cr_assert_eq(rmdir(folder), 0);
}
