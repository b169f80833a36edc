/* SPDX-License-Identifier: Apache-2.0
 *
 * U8 on a real PostgreSQL whose synchronous standby is lost: a COMMIT hangs, nothing on the server
 * ends it, and a commit that somebody cancels is durable here and on no standby. The setting holds
 * for the whole cluster, so this program has one test.
 */
#include "db_records.h"

#include <criterion/criterion.h>
#include <pthread.h>

static void assert_done(const struct err *err)
{
    cr_assert_null(err, "%s", err ? err->message : "");
}

/* Asks until `statement` answers `number`; each question is a round trip, and the test's time-out
 * ends it. */
static void wait_until(struct db *db, const struct statement *statement, const void *params,
                       int64_t number)
{
    while (db_test_number(db, statement, params) != number)
        continue;
}

static void standby_is_lost(struct db *db)
{
    assert_done(db_script(db, "alter system set synchronous_standby_names = 'nobody'"));
    assert_done(db_script(db, "select pg_reload_conf()"));
}

static void row_begin(struct db *db, unsigned number)
{
    const struct key_words row = {db_test_id(number), "words"};
    assert_done(db_begin(db, false));
    assert_done(db_send(db, &statement_one_put, &row, 1));
}

/* Cancels the commit of the given backend as soon as it waits for the standby. */
static void *canceller(void *backend)
{
    struct db *db = db_test_open();
    wait_until(db, &statement_commits_stuck, backend, 1);
    assert_done(db_run(db, NULL, (struct db_call){&statement_cancel_backend, backend, 1}, NULL));
    db_close(db);
    return NULL;
}

Test(db_standby, a_commit_that_no_standby_confirmed_is_never_called_done, .timeout = 60)
{
    struct db *observer = db_test_open();
    struct db *db = db_test_open();
    standby_is_lost(db);

    /* The checkpointer puts the setting into force in its own time. */
    int64_t confirmed = -1;
    const struct err *err = NULL;
    while (!err) {
        confirmed++;
        row_begin(db, (unsigned)confirmed + 1);
        err = db_commit(db, 500);
    }
    cr_assert_eq(err->problem, PROBLEM_OUTCOME_UNKNOWN, "%s", err->message);
    cr_assert_not(db_is_open(db));
    const struct many stuck = {count_of(db_backend(db))};
    cr_assert_eq(db_test_number(observer, &statement_commits_stuck, &stuck), 1,
                 "nobody cancelled it");
    cr_assert_eq(db_test_number(observer, &statement_every_count, NULL), confirmed,
                 "and nobody sees it");
    assert_done(db_run(observer, NULL, (struct db_call){&statement_end_backend, &stuck, 1}, NULL));
    wait_until(observer, &statement_every_count, NULL,
               confirmed + 1); /* it had happened all the same */

    assert_done(db_reopen(db));
    row_begin(db, 1000000);
    struct many backend = {count_of(db_backend(db))};
    pthread_t thread;
    cr_assert_eq(pthread_create(&thread, NULL, canceller, &backend), 0);
    err = db_commit(db, 20000);
    cr_assert_not_null(err, "a cancelled wait is not a commit");
    cr_assert_eq(err->problem, PROBLEM_OUTCOME_UNKNOWN, "%s", err->message);
    cr_assert_not(db_is_open(db));
    pthread_join(thread, NULL);
    cr_assert_eq(db_test_number(observer, &statement_every_count, NULL), confirmed + 2);
    db_close(db);
    db_close(observer);
}
