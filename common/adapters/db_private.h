/* SPDX-License-Identifier: Apache-2.0
 *
 * What the files of the PostgreSQL adapter share: the connection, the queue of results still to
 * come, and the steps each file offers the others. Only db*.c includes it; nothing above the
 * adapter sees a libpq type.
 *
 * Everything crosses in libpq's binary format: no quoting exists that could go wrong, and the
 * column types were compared with the field tables when the statement was prepared, so a value has
 * one possible form.
 */
#ifndef HALFSKY_ADAPTERS_DB_PRIVATE_H
#define HALFSKY_ADAPTERS_DB_PRIVATE_H

#include "adapters/db.h"

#include <libpq-fe.h>

enum {
    DB_PIPELINE_MOST = 1024,
    DB_FIELDS_MOST = 64,
    DB_NAME_MOST = 62,                  /* the server cuts longer statement names */
    DB_MESSAGE_MOST = 64 * 1024 * 1024, /* bytes of one statement's parameters */
    DB_SCRATCH_MOST = 16 * 1024 * 1024, /* bytes of one JSON value or one EXPLAIN */
    DB_GRACE_MS = 5000,                 /* beyond the server's own timeouts */
    DB_NO_DEADLINE = -1
};

enum pending_kind { PENDING_STATEMENT, PENDING_CONTROL, PENDING_COMMIT, PENDING_SYNC };

/* One result, or one end of a pipeline, that the server still owes. */
struct pending {
    enum pending_kind kind;
    const char *name;
    const struct statement *statement; /* PENDING_STATEMENT */
};

/* Bytes of one statement's parameters; kept between sends, so a steady load allocates nothing. */
struct wire {
    uint8_t *data;
    size_t size;
    size_t capacity;
};

struct db {
    PGconn *conn; /* NULL: not connected */
    struct db_options options;
    const struct statement *const *statements;
    size_t statement_count;
    const struct sql_texts *texts;
    size_t text_count;
    struct arena *kept;    /* copies of the options and the lists above */
    struct arena *scratch; /* one value at a time */
    struct wire wire;
    struct pending queue[DB_PIPELINE_MOST]; /* a ring */
    size_t first;
    size_t queued;
    uint64_t session;
    int backend;
    int longer_ms; /* of the open transaction; 0: the options' statement timeout */
    bool is_unsynced; /* something was queued behind the last sync */
    bool is_in_transaction;
    bool is_failed;       /* the open transaction is lost */
    bool is_committing;   /* a COMMIT may have reached the server */
    bool is_unreplicated; /* someone ended the wait for the standby */
    enum problem failure; /* of the first error of the pipeline */
    char sqlstate[6];
    char constraint[64];
};

struct db_params {
    int count;
    const char *values[DB_FIELDS_MOST];
    int lengths[DB_FIELDS_MOST];
    int formats[DB_FIELDS_MOST];
};

void db_result_clear(PGresult **result);
#define RESULT_SCOPED __attribute__((cleanup(db_result_clear))) PGresult *

/* --- db_connect.c */
void db_drop(struct db *db); /* closes and forgets what was pending */

/* --- db_wait.c: every wait of the adapter is here. deadline: clock_monotonic_ms, or
 * DB_NO_DEADLINE. */
MUST_CHECK struct err *db_wait_connected(struct db *db, int64_t deadline);
/* The one result of a pipelined command, with the end that follows it. The caller clears it. */
MUST_CHECK struct err *db_take_result(struct db *db, const char *name, int64_t deadline,
                                      PGresult **ret_result);
/* The next result outside pipeline mode, NULL at the end. */
MUST_CHECK struct err *db_take_next(struct db *db, const char *name, int64_t deadline,
                                    PGresult **ret_result);
/* The end of a pipeline; an error here is one of the commit at its end. */
MUST_CHECK struct err *db_take_sync(struct db *db, int64_t deadline);

/* --- db_errors.c */
/* The connection is of no use any more: drops it. OUTCOME_UNKNOWN where a COMMIT was under way. */
MUST_CHECK struct err *db_lost(struct db *db, const char *name);
/* NULL for a good result. Remembers SQLSTATE and constraint; a fatal error drops the connection. */
MUST_CHECK struct err *db_result_check(struct db *db, const char *name, const PGresult *result);
/* The same for what runs without values (PREPARE, EXPLAIN, scripts): a BUG with the server's own
 * words. */
MUST_CHECK struct err *db_text_check(struct db *db, const char *name, const char *sql,
                                     const PGresult *result);
/* `text` on one line. */
const char *db_one_line(const char *text, char *ret_line, size_t size);

/* --- db_prepare.c */
/* rights: also plan every statement as this role, which finds a missing right. */
MUST_CHECK struct err *db_prepare(struct db *db, bool rights, int64_t deadline);
Oid db_set_element(enum field_kind kind);

/* --- db_params.c */
MUST_CHECK struct err *db_encode(struct db *db, const struct statement *statement,
                                 const void *params, size_t count, struct db_params *ret_params);

/* --- db_rows.c */
MUST_CHECK struct err *db_decode(struct arena *arena, const struct statement *statement,
                                 PGresult *result, struct db_rows *ret_rows);

#endif
