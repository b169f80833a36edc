/* SPDX-License-Identifier: Apache-2.0
 *
 * The storage port over PostgreSQL: every call is the adapter's call. It also keeps U8's slot:
 * after a COMMIT whose outcome is unknown the store is closed until that backend is gone, so that a
 * lost standby can never collect more hanging backends than there are stores.
 */
#include "runtime/store.h"

#include "base/pool.h"
#include "runtime/command_statements.h"

#include <assert.h>
#include <string.h>

struct store_db {
    struct store store; /* first: a struct store * is one of these */
    struct db *db;
    struct pool *home;
    int unsure; /* backend of a COMMIT whose outcome is unknown; 0: none */
};

static struct db *db_of(const struct store *store) { return ((const struct store_db *)store)->db; }

static struct err *begin(struct store *store, bool read_only)
{
    return db_begin(db_of(store), read_only);
}
static struct err *send_(struct store *store, const struct statement *statement, const void *params,
                         size_t count)
{
    return db_send(db_of(store), statement, params, count);
}
static struct err *receive(struct store *store, struct arena *arena, struct db_rows *ret_rows)
{
    return db_receive(db_of(store), arena, ret_rows);
}
static struct err *finish(struct store *store) { return db_finish(db_of(store)); }
static struct err *commit(struct store *store, int deadline_ms)
{
    struct err *err = db_commit(db_of(store), deadline_ms);
    if (err && err->problem == PROBLEM_OUTCOME_UNKNOWN)
        ((struct store_db *)store)->unsure = db_backend(db_of(store));
    return err;
}
static void rollback(struct store *store) { db_rollback(db_of(store)); }

static struct err *unsure_check(struct store_db *self)
{
    const struct backend_ask ask = {count_of(self->unsure)};
    struct db_rows rows = {0};
    ARENA_SCOPED arena = arena_new(1 << 16);
    TRY(db_run(self->db, arena, (struct db_call){&statement_backend_alive, &ask, 1}, &rows));
    if (rows.count > 0)
        return err_of(PROBLEM_TRANSIENT, "a commit still waits for its standby in backend %d",
                      self->unsure);
    self->unsure = 0;
    return NULL;
}

static struct err *reopen(struct store *store)
{
    struct store_db *self = (struct store_db *)store;
    if (!db_is_open(self->db))
        TRY(db_reopen(self->db));
    return self->unsure ? unsure_check(self) : NULL;
}

static bool is_open(const struct store *store)
{
    return db_is_open(db_of(store)) && ((const struct store_db *)store)->unsure == 0;
}

static uint64_t session(const struct store *store) { return db_session(db_of(store)); }
static const char *sqlstate(const struct store *store) { return db_sqlstate(db_of(store)); }

static void wait_longer(struct store *store, int statement_timeout_ms)
{
    db_wait_longer(db_of(store), statement_timeout_ms);
}

static void close_(struct store *store)
{
    struct store_db *self = (struct store_db *)store;
    struct pool *home = self->home;
    db_close(self->db);
    pool_give(home, self);
    pool_free(home);
}

static const struct store_ops db_ops = {begin,  send_,   receive, finish,   commit,      rollback,
                                        reopen, is_open, session, sqlstate, wait_longer, close_};

struct err *store_db_open(const struct db_options *options,
                          const struct statement *const *statements, const struct sql_texts *texts,
                          size_t texts_count, struct store **ret_store)
{
    struct db *db = NULL;
    TRY(db_open(options, statements, texts, texts_count, &db));
    struct pool *home = pool_new(sizeof(struct store_db), 1);
    struct store_db *self = pool_take(home);
    *self = (struct store_db){.store = {&db_ops}, .db = db, .home = home};
    *ret_store = &self->store;
    return NULL;
}

struct err *store_begin(struct store *store, bool read_only)
{
    return store->ops->begin(store, read_only);
}
struct err *store_send(struct store *store, const struct statement *statement, const void *params,
                       size_t count)
{
    return store->ops->send(store, statement, params, count);
}
struct err *store_receive(struct store *store, struct arena *arena, struct db_rows *ret_rows)
{
    return store->ops->receive(store, arena, ret_rows);
}
struct err *store_finish(struct store *store) { return store->ops->finish(store); }
struct err *store_commit(struct store *store, int deadline_ms)
{
    return store->ops->commit(store, deadline_ms);
}
void store_wait_longer(struct store *store, int statement_timeout_ms)
{
    store->ops->wait_longer(store, statement_timeout_ms);
}
void store_rollback(struct store *store) { store->ops->rollback(store); }
uint64_t store_session(const struct store *store) { return store->ops->session(store); }

struct err *store_run(struct store *store, struct arena *arena, struct db_call call,
                      struct db_rows *ret_rows)
{
    TRY(store_send(store, call.statement, call.params, call.count));
    return store_receive(store, arena, ret_rows);
}

struct err *store_ready(struct store *store)
{
    return store->ops->is_open(store) ? NULL : store->ops->reopen(store);
}

bool store_lost_race(const struct store *store)
{
    return strcmp(store->ops->sqlstate(store), "23505") == 0;
}

void store_close(struct store *store)
{
    if (store)
        store->ops->close(store);
}
