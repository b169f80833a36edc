/* SPDX-License-Identifier: Apache-2.0
 *
 * Configuration: what the file, the command line and the defaults give, and the sentence that
 * stops a program which was configured wrongly.
 */
#include "base/conf.h"

#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static const struct conf_key http_keys[] = {
    {"http.port", CONF_NUMBER, NULL, 1, 65535, "", "The port to listen on."},
    {"http.body_deadline", CONF_NUMBER, "10000", 100, 60000, "ms", "When a body must be whole."},
    {"http.shed", CONF_FLAG, "true", 0, 0, "", "Refuse early | when nearly full."},
};
static const struct conf_key other_keys[] = {
    {"region", CONF_TEXT, "37", 0, 0, "", "The province served."},
    {"seal.key", CONF_SECRET_PATH, "", 0, 0, "", "The file of the seal's key."},
    {"data.dir", CONF_PATH, "data", 0, 0, "", "Where the rule data lies."},
};
static const struct conf_group groups[] = {
    {http_keys, COUNT_OF(http_keys)},
    {other_keys, COUNT_OF(other_keys)},
};

static struct arena *arena;
static char file[] = "/tmp/halfsky-conf-XXXXXX";

static void make_file(void)
{
    arena = arena_new(1 << 20);
    const int descriptor = mkstemp(file);
    cr_assert_geq(descriptor, 0);
    cr_assert_eq(close(descriptor), 0);
}

static void remove_file(void)
{
    (void)unlink(file);
    arena_free(arena);
}

TestSuite(base_conf, .init = make_file, .fini = remove_file, .timeout = 10);

static void write_bytes(const char *bytes, size_t size)
{
    FILE *const out = fopen(file, "we");
    cr_assert_not_null(out);
    cr_assert_eq(fwrite(bytes, 1, size, out), size);
    cr_assert_eq(fclose(out), 0);
}

static struct err *load_from(const char *path, const struct conf_setting *settings, size_t count,
                             struct conf **ret_conf)
{
    const struct conf_input input = {groups, COUNT_OF(groups), path, settings, count};
    return conf_load(arena, &input, ret_conf);
}

static struct err *load(const char *content, const struct conf_setting *settings, size_t count,
                        struct conf **ret_conf)
{
    write_bytes(content, strlen(content));
    return load_from(file, settings, count, ret_conf);
}

/* The sentence, after "<file> ". */
static const char *complaint(const char *content)
{
    struct conf *conf = NULL;
    const struct err *const err = load(content, NULL, 0, &conf);
    cr_assert(err_is(err, ERR_INVALID), "accepted: %s", content);
    cr_assert_null(conf);
    const size_t prefix = strlen(file) + 1;
    return strncmp(err->message, file, strlen(file)) == 0 ? err->message + prefix : err->message;
}

Test(base_conf, the_file_gives_values_and_defaults_fill_the_rest)
{
    struct conf *conf = NULL;
    cr_assert_null(load("http.port = 7443\n", NULL, 0, &conf));
    cr_assert_eq(conf_number(conf, "http.port"), 7443);
    cr_assert_eq(conf_number(conf, "http.body_deadline"), 10000);
    cr_assert(conf_flag(conf, "http.shed"));
    cr_assert_str_eq(conf_text(conf, "region"), "37");
    cr_assert_str_eq(conf_text(conf, "seal.key"), "");
    cr_assert_str_eq(conf_text(conf, "http.port"), "7443");
}

Test(base_conf, blanks_comments_and_empty_lines_mean_nothing)
{
    struct conf *conf = NULL;
    cr_assert_null(load("# the port\n\n  \t\n\thttp.port=1 \r\n   # indented\n"
                        "region =  a b #c d # a comment\nseal.key = /k#1\nhttp.shed = false",
                        NULL, 0, &conf));
    cr_assert_eq(conf_number(conf, "http.port"), 1);
    cr_assert_str_eq(conf_text(conf, "region"), "a b");
    cr_assert_str_eq(conf_text(conf, "seal.key"), "/k#1");
    cr_assert_not(conf_flag(conf, "http.shed"));
}

Test(base_conf, a_value_may_contain_an_equals_sign_or_be_empty)
{
    struct conf *conf = NULL;
    cr_assert_null(load("http.port = 1\nregion = a=b\nseal.key =\n", NULL, 0, &conf));
    cr_assert_str_eq(conf_text(conf, "region"), "a=b");
    cr_assert_str_eq(conf_text(conf, "seal.key"), "");
}

Test(base_conf, the_command_line_wins_and_its_last_word_counts)
{
    static const struct conf_setting settings[] = {
        {"http.port", "8001"}, {"http.port", "8002"}, {"region", "3701"}};
    struct conf *conf = NULL;
    cr_assert_null(load("http.port = 7443\n", settings, COUNT_OF(settings), &conf));
    cr_assert_eq(conf_number(conf, "http.port"), 8002);
    cr_assert_str_eq(conf_text(conf, "region"), "3701");
}

Test(base_conf, works_without_a_file)
{
    static const struct conf_setting setting = {"http.port", "8001"};
    struct conf *conf = NULL;
    cr_assert_null(load_from(NULL, &setting, 1, &conf));
    cr_assert_eq(conf_number(conf, "http.port"), 8001);
}

Test(base_conf, a_required_key_that_is_missing_is_named)
{
    cr_assert_str_eq(complaint("region = 37\n"),
                     "http.port has no default and must be set, in the file or by "
                     "--set http.port=...: The port to listen on.");
}

Test(base_conf, an_unknown_key_is_named_with_its_line)
{
    cr_assert_str_eq(complaint("http.port = 1\n\nhttp.prot = 2\n"),
                     "line 3: there is no key http.prot; --help lists them all");
}

Test(base_conf, a_number_outside_its_bounds_is_answered_with_the_bounds)
{
    cr_assert_str_eq(complaint("http.port = 65536\n"),
                     "line 1: http.port must be between 1 and 65535, not 65536");
    cr_assert_str_eq(complaint("http.port = 1\nhttp.body_deadline = 99\n"),
                     "line 2: http.body_deadline must be between 100 and 60000 ms, not 99");
    cr_assert_str_eq(complaint("http.port = 0\n"),
                     "line 1: http.port must be between 1 and 65535, not 0");
}

Test(base_conf, what_is_no_number_is_not_repeated)
{
    cr_assert_str_eq(complaint("http.port = hunter2\n"),
                     "line 1: http.port must be a whole number");
    cr_assert_str_eq(complaint("http.port = \n"), "line 1: http.port must be a whole number");
    cr_assert_str_eq(complaint("http.body_deadline = 10s\n"),
                     "line 1: http.body_deadline must be a whole number in ms");
    cr_assert_str_eq(complaint("http.port = 99999999999999999999\n"),
                     "line 1: http.port must be a whole number");
}

Test(base_conf, a_flag_is_true_or_false_and_nothing_else)
{
    static const char *const refused[] = {"http.shed = yes\n", "http.shed = 1\n",
                                          "http.shed = TRUE\n", "http.shed =\n"};
    for (size_t i = 0; i < COUNT_OF(refused); i++)
        cr_expect_str_eq(complaint(refused[i]), "line 1: http.shed must be true or false");
}

Test(base_conf, a_path_that_must_be_named_cannot_be_empty)
{
    cr_assert_str_eq(complaint("data.dir =\n"), "line 1: data.dir must name a path");
}

Test(base_conf, a_key_given_twice_in_the_file_is_refused)
{
    cr_assert_str_eq(complaint("http.port = 1\nhttp.port = 1\n"),
                     "line 2: http.port is given twice");
}

Test(base_conf, a_line_that_is_no_setting_is_refused)
{
    cr_assert_str_eq(complaint("http.port\n"), "line 1: a line must be key = value");
    cr_assert_str_eq(complaint("= 5\n"), "line 1: a line must be key = value");
}

Test(base_conf, a_file_that_is_no_text_is_refused)
{
    static const char nul_at_the_end[] = "http.port = 1\nregion = 37\0";
    struct conf *conf = NULL;
    write_bytes(nul_at_the_end, sizeof nul_at_the_end - 1);
    const struct err *err = load_from(file, NULL, 0, &conf);
    cr_assert(err_is(err, ERR_INVALID));
    cr_assert_not_null(strstr(err->message, "is not UTF-8 text"));
    err = load("http.port = 1\nregion = \xff\n", NULL, 0, &conf);
    cr_assert(err_is(err, ERR_INVALID));
    cr_assert_not_null(strstr(err->message, "is not UTF-8 text"));
}

Test(base_conf, a_file_may_have_sixty_four_kibibytes_and_not_one_more)
{
    enum { MOST = 64 * 1024 };
    static char content[MOST + 1];
    struct conf *conf = NULL;
    memset(content, '#', sizeof content);
    memcpy(content, "http.port = 7\n", strlen("http.port = 7\n"));
    write_bytes(content, MOST);
    cr_assert_null(load_from(file, NULL, 0, &conf));
    cr_assert_eq(conf_number(conf, "http.port"), 7);
    write_bytes(content, MOST + 1);
    const struct err *const err = load_from(file, NULL, 0, &conf);
    cr_assert(err_is(err, ERR_INVALID));
    cr_assert_not_null(strstr(err->message, "has more than 65536 bytes"));
}

Test(base_conf, a_wrong_setting_on_the_command_line_is_named_as_such)
{
    static const struct conf_setting unknown = {"port", "1"};
    static const struct conf_setting large = {"http.port", "70000"};
    struct conf *conf = NULL;
    cr_assert_str_eq(load("http.port = 1\n", &unknown, 1, &conf)->message,
                     "--set: there is no key port; --help lists them all");
    cr_assert_str_eq(load("http.port = 1\n", &large, 1, &conf)->message,
                     "--set: http.port must be between 1 and 65535, not 70000");
    static const struct conf_setting foreign = {"region", "\xff"};
    cr_assert_str_eq(load("http.port = 1\n", &foreign, 1, &conf)->message,
                     "--set: region is not UTF-8");
}

Test(base_conf, a_file_that_cannot_be_read_is_named_with_the_reason)
{
    struct conf *conf = NULL;
    const struct err *const absent = load_from("/nowhere/at/all", NULL, 0, &conf);
    cr_assert_str_eq(absent->message, "configuration file /nowhere/at/all cannot be read: "
                                      "No such file or directory");
    const struct err *const folder = load_from("/tmp", NULL, 0, &conf);
    cr_assert_str_eq(folder->message, "configuration file /tmp cannot be read: Is a directory");
}

static struct conf *good_conf(void)
{
    struct conf *conf = NULL;
    cr_assert_null(load("http.port = 1\n", NULL, 0, &conf));
    return conf;
}

Test(base_conf, asking_for_a_key_no_table_has_ends_the_process, .signal = SIGABRT)
{
    (void)conf_text(good_conf(), "http.prot");
}

Test(base_conf, asking_for_a_number_as_a_flag_ends_the_process, .signal = SIGABRT)
{
    (void)conf_flag(good_conf(), "http.port");
}

Test(base_conf, a_key_in_two_tables_ends_the_process, .signal = SIGABRT)
{
    static const struct conf_group twice[] = {{http_keys, 1}, {http_keys, 1}};
    struct conf *conf = NULL;
    const struct conf_input input = {.groups = twice, .group_count = COUNT_OF(twice)};
    err_ignore(conf_load(arena, &input, &conf), "never returns");
}

Test(base_conf, help_lists_every_key_with_its_bounds, .init = cr_redirect_stdout)
{
    conf_print(groups, 1);
    (void)fflush(stdout);
    cr_assert_stdout_eq_str("  http.port  (number 1..65535, required)\n"
                            "      The port to listen on.\n"
                            "  http.body_deadline  (number 100..60000 ms, default \"10000\")\n"
                            "      When a body must be whole.\n"
                            "  http.shed  (true or false, default \"true\")\n"
                            "      Refuse early | when nearly full.\n");
}

Test(base_conf, the_export_is_a_markdown_table, .init = cr_redirect_stdout)
{
    conf_export(groups, COUNT_OF(groups));
    (void)fflush(stdout);
    cr_assert_stdout_eq_str(
        "| key | type | default | bounds | unit | meaning |\n"
        "|---|---|---|---|---|---|\n"
        "| `http.port` | number | required | 1 to 65535 |  | The port to listen on. |\n"
        "| `http.body_deadline` | number | `10000` | 100 to 60000 | ms | "
        "When a body must be whole. |\n"
        "| `http.shed` | true or false | `true` | |  | Refuse early \\| when nearly full. |\n"
        "| `region` | text | `37` | |  | The province served. |\n"
        "| `seal.key` | path of a secret | none | |  | The file of the seal's key. |\n"
        "| `data.dir` | path | `data` | |  | Where the rule data lies. |\n");
}
