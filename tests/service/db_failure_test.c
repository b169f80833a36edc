/* SPDX-License-Identifier: Apache-2.0
 *
 * What goes wrong between a service and its database: time-outs, locks, ended sessions, servers
 * that never answer, commits whose outcome nobody knows. Each must end in bounded time with the
 * problem that the caller acts on.
 */
#include "db_records.h"

#include "base/clock.h"

#include <arpa/inet.h>
#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

TestSuite(db_failure, .timeout = 60);

static void assert_done(const struct err *err)
{
    cr_assert_null(err, "%s", err ? err->message : "");
}

static void expect_problem(const struct err *err, enum problem problem)
{
    cr_assert_not_null(err);
    cr_assert_eq(err->problem, problem, "%s", err->message);
}

static struct db *open_with(const struct db_options *options)
{
    struct db *db = NULL;
    assert_done(db_open(options, db_test_statements, &sql_db_test, 1, &db));
    return db;
}

static struct err *put_row(struct db *db, unsigned number)
{
    const struct key_words row = {db_test_id(number), "words"};
    return db_run(db, NULL, (struct db_call){&statement_one_put, &row, 1}, NULL);
}

static int64_t rows_there(struct db *db)
{
    return db_test_number(db, &statement_every_count, NULL);
}

static const struct many long_time = {{30, true}}; /* seconds */

Test(db_failure, a_statement_timeout_is_transient_and_the_connection_stays)
{
    struct db_options options = db_test_options();
    options.statement_timeout_ms = 200;
    struct db *db = open_with(&options);
    assert_done(db_begin(db, false));
    expect_problem(db_run(db, NULL, (struct db_call){&statement_hold_back, &long_time, 1}, NULL),
                   PROBLEM_TRANSIENT);
    cr_assert_str_eq(db_sqlstate(db), "57014");
    cr_assert(db_is_open(db));
    db_rollback(db);
    cr_assert_eq(rows_there(db), 0);
    cr_assert_eq(db_session(db), 1);
    db_close(db);
}

Test(db_failure, a_lock_timeout_is_transient)
{
    struct db_options options = db_test_options();
    options.lock_timeout_ms = 200;
    struct db *holder = open_with(&options);
    struct db *waiter = open_with(&options);
    const struct id_key key = {db_test_id(1)};
    assert_done(put_row(holder, 1));
    assert_done(db_begin(holder, false));
    assert_done(db_run(holder, NULL, (struct db_call){&statement_locked, &key, 1}, NULL));
    expect_problem(db_run(waiter, NULL, (struct db_call){&statement_locked, &key, 1}, NULL),
                   PROBLEM_TRANSIENT);
    cr_assert_str_eq(db_sqlstate(waiter), "55P03");
    db_rollback(holder);
    assert_done(db_run(waiter, NULL, (struct db_call){&statement_locked, &key, 1}, NULL));
    db_close(holder);
    db_close(waiter);
}

Test(db_failure, a_deadlock_is_transient_for_one_and_the_other_goes_on)
{
    const struct db_options options = db_test_options();
    struct db *one = open_with(&options);
    struct db *two = open_with(&options);
    const struct id_key first = {db_test_id(1)}, second = {db_test_id(2)};
    assert_done(put_row(one, 1));
    assert_done(put_row(one, 2));
    assert_done(db_begin(one, false));
    assert_done(db_begin(two, false));
    assert_done(db_run(one, NULL, (struct db_call){&statement_locked, &first, 1}, NULL));
    assert_done(db_run(two, NULL, (struct db_call){&statement_locked, &second, 1}, NULL));
    /* Sent by one, and two's wait closes the circle; the server ends either of them after
     * deadlock_timeout. */
    assert_done(db_send(one, &statement_locked, &second, 1));
    const struct err *of_two =
        db_run(two, NULL, (struct db_call){&statement_locked, &first, 1}, NULL);
    if (!of_two)
        cr_assert(db_is_open(two));
    else
        cr_assert_eq(of_two->problem, PROBLEM_TRANSIENT);
    db_rollback(two);
    const struct err *of_one = db_receive(one, NULL, NULL);
    cr_assert(!of_one || of_one->problem == PROBLEM_TRANSIENT);
    db_rollback(one);
    cr_assert_eq(rows_there(one), 2);
    cr_assert_eq(rows_there(two), 2);
    db_close(one);
    db_close(two);
}

Test(db_failure, an_ended_session_is_transient_and_reopens)
{
    struct db *db = db_test_open();
    assert_done(db_begin(db, false));
    assert_done(put_row(db, 1));
    assert_done(db_send(db, &statement_ended, NULL, 1));
    expect_problem(db_receive(db, NULL, NULL), PROBLEM_TRANSIENT);
    cr_assert_str_eq(db_sqlstate(db), "57P01");
    cr_assert_not(db_is_open(db));
    expect_problem(put_row(db, 2), PROBLEM_TRANSIENT);
    expect_problem(db_begin(db, false), PROBLEM_TRANSIENT);
    expect_problem(db_receive(db, NULL, NULL), PROBLEM_TRANSIENT);
    expect_problem(db_finish(db), PROBLEM_TRANSIENT);
    expect_problem(db_commit(db, 1000), PROBLEM_TRANSIENT);
    db_rollback(db);
    assert_done(db_reopen(db));
    cr_assert_eq(db_session(db), 2);
    cr_assert_eq(rows_there(db), 0, "its transaction was lost");
    assert_done(put_row(db, 1));
    db_close(db);
}

Test(db_failure, a_resting_connection_that_the_server_has_ended_is_not_open)
{
    struct db *db = db_test_open();
    struct db *other = db_test_open();
    const int64_t until_ms = clock_monotonic_ms() + 20000;
    cr_assert_eq(db_test_number(db, &statement_own_backend, NULL), db_backend(db));
    const struct many backend = {count_of(db_backend(db))};
    cr_assert(db_is_open(db));
    assert_done(db_run(other, NULL, (struct db_call){&statement_end_backend, &backend, 1}, NULL));
    while (db_is_open(db) && clock_monotonic_ms() < until_ms) /* the signal takes a moment */
        continue;
    cr_assert_not(db_is_open(db), "without a statement that had to fail first");
    assert_done(db_reopen(db));
    cr_assert(db_is_open(db));
    cr_assert_eq(rows_there(db), 0);
    db_close(db);
    db_close(other);
}

Test(db_failure, a_session_ended_while_idle_is_noticed_by_the_next_use)
{
    struct db *db = db_test_open();
    struct db *other = db_test_open();
    cr_assert_eq(db_test_number(db, &statement_own_backend, NULL), db_backend(db));
    const struct many backend = {count_of(db_backend(db))};
    assert_done(db_run(other, NULL, (struct db_call){&statement_end_backend, &backend, 1}, NULL));
    const struct err *err = NULL;
    const int64_t until_ms = clock_monotonic_ms() + 20000;
    while (!err && clock_monotonic_ms() < until_ms) /* the signal takes a moment */
        err = db_run(db, NULL, (struct db_call){&statement_every_count, NULL, 1}, NULL);
    expect_problem(err, PROBLEM_TRANSIENT);
    cr_assert_not(db_is_open(db));
    assert_done(db_reopen(db));
    cr_assert_eq(rows_there(db), 0);
    db_close(db);
    db_close(other);
}

Test(db_failure, a_server_that_stopped_is_given_up_in_bounded_time)
{
    struct db_options options = db_test_options();
    options.statement_timeout_ms = 100;
    struct db *db = open_with(&options);
    const int64_t begun = clock_monotonic_ms();
    kill(db_backend(db), SIGSTOP);
    expect_problem(db_run(db, NULL, (struct db_call){&statement_every_count, NULL, 1}, NULL),
                   PROBLEM_TRANSIENT);
    kill(db_backend(db), SIGCONT);
    cr_assert_lt(clock_monotonic_ms() - begun, 10000);
    cr_assert_not(db_is_open(db));
    db_close(db);
}

/* --- commits */

/* Work that the server does while it commits. */
static void commit_runs(const struct db_options *options, const char *body)
{
    char sql[400];
    (void)snprintf(
        sql, sizeof sql,
        "create function at_commit() returns trigger language plpgsql as "
        "$$ begin perform %s; return null; end $$;"
        "create constraint trigger at_commit after insert on every deferrable initially deferred "
        "for each row execute function at_commit()",
        body);
    db_test_script(options, sql);
}

Test(db_failure, a_commit_beyond_its_deadline_has_an_unknown_outcome)
{
    const struct db_options options = db_test_options();
    commit_runs(&options, "pg_sleep(5)");
    struct db *db = open_with(&options);
    assert_done(db_begin(db, false));
    assert_done(put_row(db, 1));
    const int64_t begun = clock_monotonic_ms();
    expect_problem(db_commit(db, 300), PROBLEM_OUTCOME_UNKNOWN);
    const int64_t took = clock_monotonic_ms() - begun;
    cr_assert(took >= 300 && took < 3000, "%d ms", (int)took);
    cr_assert_not(db_is_open(db));
    assert_done(db_reopen(db));
    db_close(db);
}

Test(db_failure, a_connection_lost_during_the_commit_has_an_unknown_outcome)
{
    const struct db_options options = db_test_options();
    commit_runs(&options, "pg_terminate_backend(pg_backend_pid())");
    struct db *db = open_with(&options);
    assert_done(db_begin(db, false));
    assert_done(put_row(db, 1));
    expect_problem(db_commit(db, 5000), PROBLEM_OUTCOME_UNKNOWN);
    cr_assert_not(db_is_open(db));
    db_close(db);
}

/* --- connecting */

static const char *open_refusal(const struct db_options *options)
{
    struct db *db = NULL;
    const int64_t begun = clock_monotonic_ms();
    const struct err *err = db_open(options, db_test_statements, &sql_db_test, 1, &db);
    const int64_t took = clock_monotonic_ms() - begun;
    cr_assert_not_null(err);
    cr_assert_eq(err->problem, PROBLEM_TRANSIENT, "%s", err->message);
    cr_assert_lt(took, options->connect_timeout_ms + 1000);
    return err->message;
}

/* A port on which nobody accepts: the kernel connects, and no byte ever comes. */
static int silent_port(int *ret_listener)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    *ret_listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    cr_assert_eq(bind(*ret_listener, (struct sockaddr *)&address, size), 0);
    cr_assert_eq(listen(*ret_listener, 4), 0);
    cr_assert_eq(getsockname(*ret_listener, (struct sockaddr *)&address, &size), 0);
    return ntohs(address.sin_port);
}

Test(db_failure, a_server_that_never_answers_ends_at_the_connect_timeout)
{
    int listener = -1;
    struct db_options options = db_test_options();
    options.connect_timeout_ms = 300;
    options.port = silent_port(&listener);
    const char *message = open_refusal(&options);
    cr_assert_not_null(strstr(message, "no answer within the connect timeout"), "%s", message);
    close(listener);
    message = open_refusal(&options);
    cr_assert_not_null(strstr(message, "refused"), "%s", message);
}

static void password_write(const char *file, const char *password)
{
    FILE *stream = fopen(file, "we");
    cr_assert_not_null(stream);
    cr_assert_geq(fprintf(stream, "%s\n", password), 0);
    fclose(stream);
}

Test(db_failure, the_password_is_read_at_every_connect_and_never_shown)
{
    char file[] = "/tmp/halfsky-password-XXXXXX";
    const int descriptor = mkstemp(file);
    cr_assert_geq(descriptor, 0);
    close(descriptor);
    struct db_options options = db_test_options();
    options.password_file = file;
    password_write(file, "wrong-secret");
    const char *message = open_refusal(&options);
    cr_assert_null(strstr(message, "wrong-secret"), "%s", message);
    password_write(file, postgres_password);
    struct db *db = open_with(&options);
    password_write(file, "wrong-secret");
    expect_problem(db_reopen(db), PROBLEM_TRANSIENT);
    password_write(file, postgres_password);
    assert_done(db_reopen(db));
    cr_assert_eq(db_session(db), 2);
    db_close(db);
    unlink(file);
    open_refusal(&options);
}

Test(db_failure, tls_checks_the_servers_certificate)
{
    struct db_options options = db_test_options();
    options.tls_ca = postgres_certificate();
    struct db *db = open_with(&options);
    cr_assert_eq(rows_there(db), 0);
    db_close(db);
    options.tls_ca = "/etc/hostname"; /* certifies nothing */
    open_refusal(&options);
}

static const char *setting_of(struct db *db, struct arena *arena, const char *name)
{
    const struct words asked = {name};
    const struct db_rows rows = db_test_run(db, arena, &statement_setting, &asked, 1);
    return ((const struct words *)rows.rows)->words;
}

Test(db_failure, every_session_has_the_settings_of_its_options)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct db_options options = db_test_options();
    options.schema = "public";
    options.statement_timeout_ms = 1234;
    options.lock_timeout_ms = 567;
    options.idle_timeout_ms = 8900;
    struct db *db = open_with(&options);
    cr_assert_str_eq(setting_of(db, arena, "search_path"), "public,pg_temp");
    cr_assert_str_eq(setting_of(db, arena, "statement_timeout"), "1234ms");
    cr_assert_str_eq(setting_of(db, arena, "lock_timeout"), "567ms");
    cr_assert_str_eq(setting_of(db, arena, "idle_in_transaction_session_timeout"), "8900ms");
    cr_assert_str_eq(setting_of(db, arena, "synchronous_commit"), "on");
    cr_assert_str_eq(setting_of(db, arena, "TimeZone"), "UTC");
    cr_assert_str_eq(setting_of(db, arena, "application_name"), "test");
    db_close(db);
    options.schema = "public -c statement_timeout=0";
    const struct err *err = db_open(&options, NULL, NULL, 0, &db);
    expect_problem(err, PROBLEM_BUG);
}
