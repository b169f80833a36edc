/* SPDX-License-Identifier: Apache-2.0
 *
 * The embedding of SQL files: what it must refuse, and with which sentence. It runs the awk script
 * of the build on files in a directory of the test's own.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(embed_sql, .timeout = 30);

enum { PATH_SIZE = 256, OUTPUT_SIZE = 8192 };

static void file_write(const char *directory, const char *name, const char *text)
{
    char path[PATH_SIZE];
    (void)snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *stream = fopen(path, "we");
    cr_assert_not_null(stream);
    cr_assert_geq(fputs(text, stream), 0);
    fclose(stream);
}

/* Runs one awk on the files; gives the exit status and all output. */
static int awk_run(const char *awk, const char *files, char *ret_output)
{
    char command[4 * PATH_SIZE];
    (void)snprintf(command, sizeof command,
                   "%s -v service=trial -f common/runtime/embed_sql.awk %s 2>&1", awk, files);
    FILE *stream = popen(command, "re");
    cr_assert_not_null(stream);
    ret_output[fread(ret_output, 1, OUTPUT_SIZE - 1, stream)] = '\0';
    return WEXITSTATUS(pclose(stream));
}

/* Embeds files a.sql and, unless NULL, migrations/<name>, with the machine's awk and with mawk,
 * which a bare Debian has: they differ in backslashes and must agree here. */
static int embed(const char *statements, const char *migration_name, const char *migration,
                 char *ret_output)
{
    char directory[] = "/tmp/halfsky-embed-XXXXXX";
    char files[PATH_SIZE], path[PATH_SIZE], by_mawk[OUTPUT_SIZE];
    cr_assert_not_null(mkdtemp(directory));
    (void)snprintf(path, sizeof path, "%s/migrations", directory);
    cr_assert_eq(mkdir(path, 0700), 0);
    file_write(directory, "a.sql", statements);
    (void)snprintf(path, sizeof path, "migrations/%s", migration_name ? migration_name : "");
    if (migration_name)
        file_write(directory, path, migration);
    (void)snprintf(files, sizeof files, "%s/a.sql %s%s%.60s", directory,
                   migration_name ? directory : "", migration_name ? "/" : "",
                   migration_name ? path : "");
    const int status = awk_run("awk", files, ret_output);
    cr_expect_eq(awk_run("mawk", files, by_mawk), status);
    cr_expect_str_eq(by_mawk, ret_output);
    (void)snprintf(files, sizeof files, "rm -rf %s", directory);
    cr_assert_eq(system(files), 0);
    return status;
}

struct refusal {
    const char *statements;
    const char *migration_name;
    const char *migration;
    const char *sentence;
};

#define GOOD "-- name: good\n-- Why.\nselect 1;\n"

static const struct refusal refusals[] = {
    {"-- name: bare\nselect 1;\n", NULL, NULL,
     "a.sql:1: statement bare does not say why it exists"},
    {GOOD "-- name: bare\nselect 1;\n" GOOD, NULL, NULL,
     "a.sql:4: statement bare does not say why it exists"},
    {GOOD "\n" GOOD, NULL, NULL, "a.sql:5: statement good was named before"},
    {"-- name: empty\n-- Why.\n" GOOD, NULL, NULL,
     "a.sql:1: statement empty has a name and no SQL"},
    {"select 1;\n", NULL, NULL, "a.sql:1: SQL before the first"},
    {"-- name: Big Name\n-- Why.\nselect 1;\n", NULL, NULL,
     "a.sql:1: a statement's name has lower-case"},
    {"-- name: dos\r\n-- Why.\r\nselect 1;\r\n", NULL, NULL, "a carriage return"},
    {GOOD, "first.sql", "create table t ();\n",
     "a migration's file is called NNNN_what_it_does.sql"},
    {GOOD, "0000_zero.sql", "create table t ();\n", "migrations are numbered from 0001 upwards"},
    {GOOD, "0001_void.sql", "-- only words\n", "0001_void.sql:1: a migration without SQL"},
    {GOOD, "0001_void.sql", "", "an SQL file of trial is empty"},
};

Test(embed_sql, what_lacks_a_name_a_reason_or_a_body_stops_the_build)
{
    char output[OUTPUT_SIZE];
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        const struct refusal *r = &refusals[i];
        const int status = embed(r->statements, r->migration_name, r->migration, output);
        cr_expect_eq(status, 1, "%s", output);
        cr_expect_not_null(strstr(output, r->sentence), "%s is not in %s", r->sentence, output);
    }
}

Test(embed_sql, the_reason_stays_in_the_file_and_quotes_survive)
{
    char output[OUTPUT_SIZE];
    const int status = embed("-- SPDX\n-- a file\n\n-- name: good\n-- The reason.\n\nselect "
                             "\"a\\b\", '?'\n-- inside\n;\n",
                             "0002_second.sql", "-- kept\nselect 1;\n", output);
    cr_assert_eq(status, 0, "%s", output);
    cr_assert_null(strstr(output, "The reason"));
    cr_assert_not_null(
        strstr(output,
               "{\"good\",\n        \"select \\\"a\\\\b\\\", '\\?'\\n\"\n        \"-- inside\\n\""),
        "%s", output);
    cr_assert_not_null(strstr(output, "{2, \"second\",\n        \"-- kept\\n\""), "%s", output);
    cr_assert_not_null(strstr(output, "sql_trial = {sql_texts, 1}"), "%s", output);
}

Test(embed_sql, a_service_without_migrations_has_an_empty_list)
{
    char output[OUTPUT_SIZE];
    cr_assert_eq(embed(GOOD, NULL, NULL, output), 0);
    cr_assert_not_null(strstr(output, "migrations_trial = {NULL, 0}"), "%s", output);
}
