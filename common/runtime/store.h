/* SPDX-License-Identifier: Apache-2.0
 *
 * The storage port that the protocol is written over: transactions of named statements with records
 * in and out. store_db.c is PostgreSQL; a second implementation in memory has to keep what
 * statements.h lists, so that a simulator can run this very protocol. One store belongs to one
 * thread.
 */
#ifndef HALFSKY_RUNTIME_STORE_H
#define HALFSKY_RUNTIME_STORE_H

#include "runtime/statements.h"

struct store;

struct store_ops {
    struct err *(*begin)(struct store *store, bool read_only);
    struct err *(*send)(struct store *store, const struct statement *statement, const void *params,
                        size_t count);
    struct err *(*receive)(struct store *store, struct arena *arena, struct db_rows *ret_rows);
    struct err *(*finish)(struct store *store);
    struct err *(*commit)(struct store *store, int deadline_ms);
    void (*rollback)(struct store *store);
    struct err *(*reopen)(struct store *store);
    bool (*is_open)(const struct store *store);
    uint64_t (*session)(const struct store *store);
    const char *(*sqlstate)(const struct store *store);
    void (*wait_longer)(struct store *store, int statement_timeout_ms);
    void (*close)(struct store *store);
};

struct store {
    const struct store_ops *ops;
};

/* PostgreSQL behind the port; `store_close` closes the connection too. */
MUST_CHECK struct err *store_db_open(const struct db_options *options,
                                     const struct statement *const *statements,
                                     const struct sql_texts *texts, size_t texts_count,
                                     struct store **ret_store);

MUST_CHECK struct err *store_begin(struct store *store, bool read_only);
MUST_CHECK struct err *store_send(struct store *store, const struct statement *statement,
                                  const void *params, size_t count);
MUST_CHECK struct err *store_receive(struct store *store, struct arena *arena,
                                     struct db_rows *ret_rows);
MUST_CHECK struct err *store_finish(struct store *store);
/* send + receive */
MUST_CHECK struct err *store_run(struct store *store, struct arena *arena, struct db_call call,
                                 struct db_rows *ret_rows);
/* Until the transaction ends a statement is waited for so long. */
void store_wait_longer(struct store *store, int statement_timeout_ms);
MUST_CHECK struct err *store_commit(struct store *store, int deadline_ms);
void store_rollback(struct store *store);
/* Connects again where the connection is gone; success where it is not. */
MUST_CHECK struct err *store_ready(struct store *store);
uint64_t store_session(const struct store *store);
/* The last error was a unique key that somebody else took first. */
bool store_lost_race(const struct store *store);
void store_close(struct store *store); /* takes NULL */

#endif
