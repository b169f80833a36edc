/* SPDX-License-Identifier: Apache-2.0
 *
 * Pipelines and transactions on a real PostgreSQL: what an error in the middle leaves behind, what
 * commits and what does not, and that the connection is of use again afterwards.
 */
#include "db_records.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(db_transaction, .timeout = 60);

static void assert_done(const struct err *err)
{
    cr_assert_null(err, "%s", err ? err->message : "");
}

/* The message of an error that has to be this problem. */
static const char *expect_problem(const struct err *err, enum problem problem)
{
    cr_assert_not_null(err);
    cr_assert_eq(err->problem, problem, "%s", err->message);
    return err->message;
}

static struct err *send_row(struct db *db, unsigned number)
{
    const struct key_words row = {db_test_id(number), "secret words"};
    return db_send(db, &statement_one_put, &row, 1);
}

static struct err *send_division(struct db *db, int64_t divisor)
{
    const struct pair pair = {count_of(12), count_of(divisor)};
    return db_send(db, &statement_divide, &pair, 1);
}

static int64_t rows_there(struct db *db)
{
    return db_test_number(db, &statement_every_count, NULL);
}

Test(db_transaction, a_commit_keeps_and_a_rollback_forgets)
{
    struct db *db = db_test_open();
    struct db *other = db_test_open();
    assert_done(db_begin(db, false));
    assert_done(send_row(db, 1));
    assert_done(db_commit(db, 5000));
    cr_assert_eq(rows_there(other), 1);
    assert_done(db_begin(db, false));
    assert_done(send_row(db, 2));
    assert_done(db_finish(db));
    cr_assert_eq(rows_there(db), 2);
    cr_assert_eq(rows_there(other), 1, "not seen before the commit");
    db_rollback(db);
    cr_assert_eq(rows_there(db), 1);
    assert_done(db_begin(db, false));
    assert_done(send_row(db, 3));
    assert_done(db_finish(db));
    db_close(db);
    cr_assert_eq(rows_there(other), 1, "closing commits nothing");
    db_close(other);
}

Test(db_transaction, results_come_in_the_order_of_sending)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct db *db = db_test_open();
    for (int64_t divisor = 1; divisor <= 4; divisor++)
        assert_done(send_division(db, divisor));
    for (int64_t divisor = 1; divisor <= 4; divisor++) {
        struct db_rows rows = {0};
        assert_done(db_receive(db, arena, &rows));
        cr_assert_eq(((const struct many *)rows.rows)->many.value, 12 / divisor);
    }
    db_close(db);
}

Test(db_transaction, an_error_in_the_middle_belongs_to_its_statement_and_loses_the_transaction)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct db_rows rows = {0};
    struct db *db = db_test_open();
    assert_done(db_begin(db, false));
    assert_done(send_row(db, 1));
    assert_done(send_division(db, 0));
    assert_done(send_row(db, 2));
    assert_done(db_receive(db, arena, &rows));
    cr_assert_eq(rows.affected, 1);
    const char *message = expect_problem(db_receive(db, arena, &rows), PROBLEM_BUG);
    cr_assert_str_eq(message, "divide: SQLSTATE 22012");
    cr_assert_str_eq(db_sqlstate(db), "22012");
    message = expect_problem(db_receive(db, arena, &rows), PROBLEM_BUG);
    cr_assert_not_null(strstr(message, "one_put: not run"), "%s", message);
    expect_problem(send_row(db, 3), PROBLEM_BUG);
    expect_problem(db_commit(db, 1000), PROBLEM_BUG);
    db_rollback(db);
    cr_assert_eq(rows_there(db), 0);
    assert_done(db_begin(db, false));
    assert_done(send_row(db, 2));
    assert_done(db_commit(db, 5000));
    cr_assert_eq(rows_there(db), 1);
    db_close(db);
}

Test(db_transaction, finish_and_commit_report_the_first_error)
{
    struct db *db = db_test_open();
    assert_done(db_begin(db, false));
    for (int i = 0; i < 200; i++)
        assert_done(i == 3 ? send_division(db, 0) : send_row(db, 5));
    const char *message = expect_problem(db_finish(db), PROBLEM_CONFLICT);
    cr_assert_str_eq(message, "one_put: SQLSTATE 23505, table every, constraint every_pkey");
    cr_assert_str_eq(db_constraint(db), "every_pkey");
    db_rollback(db);
    assert_done(db_begin(db, false));
    assert_done(send_row(db, 1));
    assert_done(send_division(db, 0));
    expect_problem(db_commit(db, 5000), PROBLEM_BUG);
    cr_assert(db_is_open(db));
    db_rollback(db);
    cr_assert_eq(rows_there(db), 0);
    db_close(db);
}

Test(db_transaction, a_rollback_drops_what_was_never_received)
{
    struct db *db = db_test_open();
    assert_done(db_begin(db, false));
    for (unsigned i = 1; i <= 50; i++)
        assert_done(send_row(db, i));
    db_rollback(db);
    db_rollback(db);
    cr_assert(db_is_open(db));
    cr_assert_eq(rows_there(db), 0);
    db_close(db);
}

Test(db_transaction, without_begin_a_pipeline_commits_as_one)
{
    struct db *db = db_test_open();
    assert_done(send_row(db, 1));
    assert_done(send_division(db, 0));
    assert_done(db_receive(db, NULL, NULL));
    expect_problem(db_receive(db, NULL, NULL), PROBLEM_BUG);
    cr_assert_eq(rows_there(db), 0);
    assert_done(send_row(db, 1));
    assert_done(db_begin(db, false));
    assert_done(send_row(db, 2));
    assert_done(db_finish(db));
    db_rollback(db);
    cr_assert_eq(rows_there(db), 1, "what came before the begin had committed by itself");
    db_close(db);
}

Test(db_transaction, a_deferred_constraint_is_reported_by_the_commit)
{
    struct db *db = db_test_open();
    const struct many number = {count_of(77)};
    assert_done(db_begin(db, false));
    assert_done(db_run(db, NULL, (struct db_call){&statement_later_put, &number, 1}, NULL));
    assert_done(db_run(db, NULL, (struct db_call){&statement_later_put, &number, 1}, NULL));
    expect_problem(db_commit(db, 5000), PROBLEM_CONFLICT);
    cr_assert_str_eq(db_constraint(db), "later_number_once");
    db_rollback(db);
    assert_done(db_run(db, NULL, (struct db_call){&statement_later_put, &number, 1}, NULL));
    expect_problem(db_run(db, NULL, (struct db_call){&statement_later_put, &number, 1}, NULL),
                   PROBLEM_CONFLICT);
    cr_assert_eq(rows_there(db), 0, "the connection is of use");
    db_close(db);
}

Test(db_transaction, a_read_only_transaction_writes_nothing)
{
    struct db *db = db_test_open();
    assert_done(db_begin(db, true));
    assert_done(send_row(db, 1));
    expect_problem(db_finish(db), PROBLEM_BUG);
    cr_assert_str_eq(db_sqlstate(db), "25006");
    db_rollback(db);
    assert_done(db_begin(db, true));
    cr_assert_eq(rows_there(db), 0);
    assert_done(db_commit(db, 5000));
    db_close(db);
}

Test(db_transaction, no_error_text_has_a_value)
{
    struct db *db = db_test_open();
    const struct words words = {"4711 secret words"};
    const char *message = expect_problem(
        db_run(db, NULL, (struct db_call){&statement_parse_number, &words, 1}, NULL), PROBLEM_BUG);
    cr_assert_str_eq(message, "parse_number: SQLSTATE 22P02");
    assert_done(send_row(db, 1));
    assert_done(send_row(db, 1));
    message = expect_problem(db_finish(db), PROBLEM_CONFLICT);
    cr_assert_null(strstr(message, ID_TEXT(db_test_id(1))));
    db_close(db);
}

Test(db_transaction, a_pipeline_larger_than_every_buffer_does_not_deadlock)
{
    enum { STATEMENTS = 120, ROWS = 400 };
    ARENA_SCOPED arena = arena_new(512 << 20);
    struct db *db = db_test_open();
    char *const words = arena_alloc(arena, 200001);
    memset(words, 'w', 200000);
    assert_done(db_begin(db, false));
    for (unsigned i = 1; i <= STATEMENTS; i++) {
        const struct many asked = {count_of(ROWS)};
        const struct key_words row = {db_test_id(i), words};
        assert_done(db_send(db, &statement_series, &asked, 1));
        assert_done(db_send(db, &statement_one_put, &row, 1));
    }
    for (unsigned i = 1; i <= STATEMENTS; i++) {
        struct db_rows rows = {0};
        assert_done(db_receive(db, arena, &rows));
        cr_assert_eq(rows.count, ROWS);
        cr_assert_eq(((const struct series_row *)rows.rows)[ROWS - 1].many.value, ROWS);
        assert_done(db_receive(db, arena, &rows));
        cr_assert_eq(rows.affected, 1);
    }
    assert_done(db_commit(db, 20000));
    cr_assert_eq(rows_there(db), STATEMENTS);
    db_close(db);
}

Test(db_transaction, a_full_pipeline_refuses_and_loses_nothing)
{
    struct db *db = db_test_open();
    unsigned sent = 0;
    const struct err *err = NULL;
    assert_done(db_begin(db, false));
    while (!err && sent < 5000) {
        err = send_row(db, sent + 1);
        sent += !err;
    }
    expect_problem(err, PROBLEM_BUG);
    assert_done(db_commit(db, 20000));
    cr_assert_eq(rows_there(db), sent);
    db_close(db);
}

Test(db_transaction, a_script_runs_in_the_callers_transaction)
{
    struct db *db = db_test_open();
    assert_done(db_begin(db, false));
    assert_done(db_script(
        db,
        "create table made (n int);\n-- 半边天; a ; in a comment\ninsert into made values (1);"));
    db_rollback(db);
    const char *message =
        expect_problem(db_script(db, "select 1;\n-- 半边天\nselect n from made"), PROBLEM_BUG);
    cr_assert_str_eq(message, "script: line 3: SQLSTATE 42P01: relation \"made\" does not exist");
    message = expect_problem(db_script(db, "select 'secret'::int"), PROBLEM_BUG);
    cr_assert_null(strstr(message, "secret"), "%s", message);
    cr_assert_eq(rows_there(db), 0);
    assert_done(db_begin(db, false));
    expect_problem(db_script(db, "commit"), PROBLEM_BUG);
    cr_assert_not(db_is_open(db), "a transaction that is not the caller's any more is not used");
    assert_done(db_reopen(db));
    cr_assert_eq(rows_there(db), 0);
    db_close(db);
}
