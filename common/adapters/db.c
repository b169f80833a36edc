/* SPDX-License-Identifier: Apache-2.0
 *
 * The pipeline of one connection: what was sent, whose result is still to come, and where a
 * transaction begins and ends. A sync follows whatever is received, so an error ends at it and the
 * connection stays of use. The adapter must never run a statement outside the transaction it was
 * meant for, and never call a commit done that is not.
 */
#include "adapters/db_private.h"
#include "base/clock.h"

#include <assert.h>
#include <string.h>

RECORD_DEFINE(id_key, ID_KEY_FIELDS);
RECORD_DEFINE(text_key, TEXT_KEY_FIELDS);

static int64_t patience(const struct db *db);
static struct err *check_usable(const struct db *db, const char *name);
static struct err *queue_add(struct db *db, struct pending pending);
static struct err *control_send(struct db *db, enum pending_kind kind, const char *sql);
static struct err *sync_send(struct db *db);
static struct err *front_take(struct db *db, int64_t deadline, PGresult **ret_result);
static struct err *queue_drain(struct db *db, int64_t deadline);
static struct err *script_run(struct db *db, const char *sql);

struct err *db_send(struct db *db, const struct statement *statement, const void *params,
                    size_t count)
{
    struct db_params encoded;
    TRY(check_usable(db, statement->name));
    TRY(db_encode(db, statement, params, count, &encoded));
    const struct pending pending = {PENDING_STATEMENT, statement->name, statement};
    TRY(queue_add(db, pending));
    if (!PQsendQueryPrepared(db->conn, statement->name, encoded.count, encoded.values,
                             encoded.lengths, encoded.formats, 1))
        return db_lost(db, statement->name);
    return NULL;
}

struct err *db_receive(struct db *db, struct arena *arena, struct db_rows *ret_rows)
{
    const int64_t deadline = patience(db);
    if (!db->conn)
        return err_of(PROBLEM_TRANSIENT, "receiving: the database is not connected");
    TRY(sync_send(db));
    const struct statement *statement = NULL;
    RESULT_SCOPED result = NULL;
    while (!statement) {
        db_result_clear(&result);
        assert(db->queued > 0 && "nothing was sent that could be received");
        statement = db->queue[db->first].statement;
        TRY(front_take(db, deadline, &result));
    }
    if (ret_rows)
        TRY(db_decode(arena, statement, result, ret_rows));
    /* Outside a transaction the sync commits: only then is it done. */
    if (db->queued > 0 && db->queue[db->first].kind == PENDING_SYNC) {
        RESULT_SCOPED none = NULL;
        return front_take(db, deadline, &none);
    }
    return NULL;
}

struct err *db_finish(struct db *db)
{
    const int64_t deadline = patience(db);
    if (!db->conn)
        return err_of(PROBLEM_TRANSIENT, "finishing: the database is not connected");
    TRY(sync_send(db));
    return queue_drain(db, deadline);
}

struct err *db_run(struct db *db, struct arena *arena, struct db_call call,
                   struct db_rows *ret_rows)
{
    TRY(db_send(db, call.statement, call.params, call.count));
    return db_receive(db, arena, ret_rows);
}

void db_wait_longer(struct db *db, int statement_timeout_ms)
{
    assert(db->is_in_transaction && "it ends with the transaction");
    db->longer_ms = statement_timeout_ms;
}

struct err *db_begin(struct db *db, bool read_only)
{
    TRY(check_usable(db, "begin"));
    assert(!db->is_in_transaction && "one transaction at a time");
    db->longer_ms = 0;
    TRY(sync_send(db)); /* what came before commits by itself */
    TRY(control_send(db, PENDING_CONTROL,
                     read_only ? "begin isolation level read committed read only"
                               : "begin isolation level read committed read write"));
    db->is_in_transaction = true;
    return NULL;
}

struct err *db_commit(struct db *db, int deadline_ms)
{
    const int64_t deadline = clock_monotonic_ms() + deadline_ms;
    TRY(check_usable(db, "commit"));
    assert(db->is_in_transaction && "a commit ends what db_begin began");
    db->is_unreplicated = false;
    db->is_committing = true;
    struct err *err = control_send(db, PENDING_COMMIT, "commit");
    if (!err)
        err = sync_send(db);
    if (!err)
        err = queue_drain(db, deadline);
    db->is_committing = false;
    if (!err && db->is_unreplicated) {
        db_drop(db);
        return err_of(PROBLEM_OUTCOME_UNKNOWN, "commit: somebody ended the wait for the standby");
    }
    if (!err)
        db->is_in_transaction = false;
    return err;
}

void db_rollback(struct db *db)
{
    if (!db->conn)
        return;
    const int64_t deadline = patience(db);
    const bool is_open = db->is_in_transaction;
    struct err *err = sync_send(db);
    if (!err && is_open)
        err = control_send(db, PENDING_CONTROL, "rollback");
    if (!err)
        err = sync_send(db);
    if (!err)
        err = queue_drain(db, deadline);
    err_ignore(err,
               "what is rolled back has failed already; the state below tells whether it is gone");
    if (!db->conn)
        return;
    db->is_in_transaction = false;
    db->is_failed = false;
    if (PQtransactionStatus(db->conn) != PQTRANS_IDLE)
        db_drop(db); /* the server ends it with the session */
}

struct err *db_script(struct db *db, const char *sql)
{
    TRY(check_usable(db, "script"));
    TRY(db_finish(db));
    if (!PQexitPipelineMode(db->conn))
        return db_lost(db, "script");
    struct err *err = script_run(db, sql);
    if (db->conn && !PQenterPipelineMode(db->conn))
        return db_lost(db, "script");
    return err;
}

/* --- the queue */

/* The server bounds each statement; a peer that stopped answering is given up after them all. */
static int64_t patience(const struct db *db)
{
    if (db->options.statement_timeout_ms <= 0)
        return DB_NO_DEADLINE;
    const int64_t statements = (int64_t)db->queued + 2;
    const int each = db->longer_ms ? db->longer_ms : db->options.statement_timeout_ms;
    return clock_monotonic_ms() + statements * each + DB_GRACE_MS;
}

static struct err *check_usable(const struct db *db, const char *name)
{
    if (!db->conn)
        return err_of(PROBLEM_TRANSIENT, "%s: the database is not connected", name);
    if (db->is_failed)
        return err_of(db->failure, "%s: the transaction was lost by an earlier error", name);
    return NULL;
}

static struct err *queue_add(struct db *db, struct pending pending)
{
    const size_t spare =
        pending.kind == PENDING_STATEMENT ? 8 : 0; /* for begin, commit, rollback and syncs */
    if (db->queued + spare >= DB_PIPELINE_MOST)
        return err_of(PROBLEM_BUG, "%s: the pipeline is full", pending.name);
    db->queue[(db->first + db->queued) % DB_PIPELINE_MOST] = pending;
    db->queued++;
    db->is_unsynced = pending.kind != PENDING_SYNC;
    return NULL;
}

static struct err *control_send(struct db *db, enum pending_kind kind, const char *sql)
{
    TRY(queue_add(db, (struct pending){kind, sql, NULL}));
    if (!PQsendQueryParams(db->conn, sql, 0, NULL, NULL, NULL, NULL, 1))
        return db_lost(db, sql);
    return NULL;
}

static struct err *sync_send(struct db *db)
{
    if (!db->is_unsynced)
        return NULL;
    TRY(queue_add(db, (struct pending){PENDING_SYNC, "sync", NULL}));
    if (!PQpipelineSync(db->conn))
        return db_lost(db, "sync");
    return NULL;
}

/* A commit of a transaction that the server had given up answers ROLLBACK and no error. */
static struct err *commit_check(struct db *db, PGresult *result)
{
    if (strcmp(PQcmdStatus(result), "COMMIT") == 0)
        return NULL;
    db->failure = PROBLEM_BUG;
    db->is_failed = true;
    return err_of(PROBLEM_BUG, "commit: the server had rolled back");
}

/* Takes the oldest entry off the queue and its result off the wire. */
static struct err *front_take(struct db *db, int64_t deadline, PGresult **ret_result)
{
    const struct pending front = db->queue[db->first];
    db->first = (db->first + 1) % DB_PIPELINE_MOST;
    db->queued--;
    if (front.kind == PENDING_SYNC)
        return db_take_sync(db, deadline);
    TRY(db_take_result(db, front.name, deadline, ret_result));
    TRY(db_result_check(db, front.name, *ret_result));
    return front.kind == PENDING_COMMIT ? commit_check(db, *ret_result) : NULL;
}

/* The first error; what follows it in its pipeline was not run and makes no error of its own, since
 * the ring of errors is short. */
static struct err *queue_drain(struct db *db, int64_t deadline)
{
    struct err *first = NULL;
    while (db->conn && db->queued > 0) {
        RESULT_SCOPED result = NULL;
        if (!first) {
            first = front_take(db, deadline, &result);
            continue;
        }
        const struct err kept = *first;
        err_ignore(front_take(db, deadline, &result), "the first error is reported");
        *first = kept;
    }
    return first;
}

/* --- scripts */

static struct err *script_run(struct db *db, const char *sql)
{
    if (!PQsendQuery(db->conn, sql))
        return db_lost(db, "script");
    struct err *first = NULL;
    for (;;) {
        RESULT_SCOPED result = NULL;
        TRY(db_take_next(db, "script", DB_NO_DEADLINE, &result));
        if (!result)
            break;
        if (!first)
            first = db_text_check(db, "script", sql, result);
        if (!db->conn)
            return first;
    }
    const bool is_open = PQtransactionStatus(db->conn) != PQTRANS_IDLE;
    if (!first && is_open != db->is_in_transaction) {
        db_drop(db);
        return err_of(PROBLEM_BUG,
                      "script: it began or ended a transaction, which is the caller's");
    }
    return first;
}
