/* SPDX-License-Identifier: Apache-2.0
 *
 * Opening a connection against a real PostgreSQL: a statement that does not fit its record, its
 * table or the role's rights must stop it with names that lead to the line.
 */
#include "db_records.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

TestSuite(db_prepare, .timeout = 60);

/* The message with which opening with one statement fails. */
static const char *refusal(const struct db_options *options, const struct statement *statement)
{
    const struct statement *const statements[] = {&statement_every_count, statement, NULL};
    struct db *db = NULL;
    const struct err *err = db_open(options, statements, &sql_db_test, 1, &db);
    cr_assert_not_null(err, "%s was accepted", statement->name);
    cr_assert_eq(err->problem, PROBLEM_BUG, "%s", err->message);
    cr_assert_null(db);
    return err->message;
}

struct mismatch {
    struct statement statement;
    const char *sentence; /* what the message must have */
};

static const struct mismatch mismatches[] = {
    {{"wrong_param", STATEMENT_QUERY, &record_words, &record_words},
     "wrong_param: parameter $1 words is integer in the SQL and text in the record"},
    {{"wrong_scalar", STATEMENT_WRITE, &record_id_key, NULL},
     "wrong_scalar: parameter $1 key is uuid in the SQL and uuid[] in the record"},
    {{"missing_param", STATEMENT_QUERY, &record_key_words, &record_id_key},
     "missing_param: the SQL has 1 parameters and record key_words has 2 fields"},
    {{"wrong_column_type", STATEMENT_QUERY, NULL, &record_many},
     "wrong_column_type: column many is integer in the SQL and bigint in the record"},
    {{"wrong_column_name", STATEMENT_QUERY, NULL, &record_many},
     "wrong_column_name: column 1 is number in the SQL and many in record many"},
    {{"extra_column", STATEMENT_QUERY, NULL, &record_many},
     "extra_column: the SQL gives 2 columns and record many has 1 fields"},
    {{"unexpected_rows", STATEMENT_WRITE, &record_id_key, NULL},
     "unexpected_rows: the SQL gives 1 columns and record none has 0 fields"},
    {{"misspelt", STATEMENT_QUERY, NULL, &record_words},
     "misspelt: line 1: SQLSTATE 42703: column \"wrods\""},
    {{"load_of_other_key", STATEMENT_LOAD, &record_id_key, &record_words_key},
     "load_of_other_key: column words answers the key, and its type is another"},
    {{"untyped", STATEMENT_QUERY, &record_words, &record_words}, "untyped: SQLSTATE 42P18"},
    {{"two_statements", STATEMENT_QUERY, NULL, &record_many}, "two_statements: SQLSTATE 42601"},
    {{"never_written", STATEMENT_QUERY, NULL, NULL}, "never_written: no SQL text has this name"},
    {{"a_name_so_long_that_the_server_would_cut_it_and_find_another_one", STATEMENT_QUERY, NULL,
      NULL},
     "the name is longer than 62"},
};

Test(db_prepare, each_mismatch_is_refused_with_its_names)
{
    const struct db_options options = db_test_options();
    for (size_t i = 0; i < sizeof mismatches / sizeof *mismatches; i++) {
        const char *message = refusal(&options, &mismatches[i].statement);
        cr_expect(strstr(message, mismatches[i].sentence), "%s", message);
    }
}

Test(db_prepare, a_text_that_two_files_have_is_refused)
{
    const struct db_options options = db_test_options();
    const struct sql_texts twice[] = {sql_db_test, sql_db_test};
    const struct statement *const statements[] = {&statement_every_count, NULL};
    struct db *db = NULL;
    const struct err *err = db_open(&options, statements, twice, 2, &db);
    cr_assert_not_null(err);
    cr_assert_not_null(strstr(err->message, "every_count: two SQL texts have this name"), "%s",
                       err->message);
}

/* A role of this test's own with rights on the schema and on one table. */
static struct db_options plain_role(void)
{
    static char role[48], sql[400];
    struct db_options options = db_test_options();
    (void)snprintf(role, sizeof role, "plain_%s", options.database);
    (void)snprintf(sql, sizeof sql,
                   "create role %s login password 'fixture';"
                   "grant select, insert on every to %s; grant insert on walled to %s;",
                   role, role, role);
    db_test_script(&options, sql);
    options.user = role;
    return options;
}

Test(db_prepare, a_missing_right_on_a_table_is_found_at_open)
{
    const struct db_options options = plain_role();
    const char *message = refusal(&options, &statement_forbidden_read);
    cr_assert_not_null(
        strstr(message, "forbidden_read: SQLSTATE 42501: permission denied for table forbidden"),
        "%s", message);
}

Test(db_prepare, a_right_to_write_is_checked_and_nothing_is_written)
{
    const struct db_options options = plain_role();
    const struct statement *const statements[] = {&statement_every_put, &statement_one_put,
                                                  &statement_walled_put, &statement_every_count,
                                                  NULL};
    struct db *db = NULL;
    const struct err *err = db_open(&options, statements, &sql_db_test, 1, &db);
    cr_assert_null(err, "%s", err ? err->message : "");
    cr_assert_eq(db_test_number(db, &statement_every_count, NULL), 0);
    db_close(db);
    const char *message = refusal(&options, &statement_every_drop);
    cr_assert_not_null(strstr(message, "every_drop: SQLSTATE 42501"), "%s", message);
}

Test(db_prepare, row_level_security_answers_not_found)
{
    const struct db_options options = plain_role();
    const struct statement *const statements[] = {&statement_walled_put, NULL};
    struct db *db = NULL;
    const struct err *err = db_open(&options, statements, &sql_db_test, 1, &db);
    cr_assert_null(err, "%s", err ? err->message : "");
    const struct many mine = {count_of(1)};
    const struct many not_mine = {count_of(7654321)};
    cr_assert_null(db_run(db, NULL, (struct db_call){&statement_walled_put, &mine, 1}, NULL));
    err = db_run(db, NULL, (struct db_call){&statement_walled_put, &not_mine, 1}, NULL);
    cr_assert_not_null(err);
    cr_assert_eq(err->problem, PROBLEM_NOT_FOUND);
    cr_assert_str_eq(db_sqlstate(db), "42501");
    cr_assert_null(strstr(err->message, "7654321"));
    db_close(db);
}
