/* SPDX-License-Identifier: Apache-2.0
 *
 * PostgreSQL through libpq in pipeline mode (libpq lives in db*.c alone). Statements are named,
 * their text comes from sql files embedded by the build, their parameters and rows are records;
 * nothing concatenates SQL. A connection belongs to one thread.
 */
#ifndef HALFSKY_ADAPTERS_DB_H
#define HALFSKY_ADAPTERS_DB_H

#include "base/arena.h"
#include "base/err.h"
#include "base/record.h"

/* One `-- name: x` part of an embedded sql file. */
struct sql_text {
    const char *name;
    const char *sql;
};
struct sql_texts {
    const struct sql_text *texts;
    size_t count;
};

enum statement_kind {
    STATEMENT_QUERY, /* $1..$n are the fields of one parameter record; gives rows */
    STATEMENT_LOAD,  /* $1 is an array of keys; each row begins with the key it answers */
    STATEMENT_WRITE, /* $1..$n are arrays, one a field, of equal length: a row set; gives rows only
                        where `row` is set */
};
/* The types are those of base/record.h, exactly: no varchar, integer or timestamptz. Within a row
 * set a `codes` field is jsonb[], each element an array of strings or NULL (arrays of arrays cannot
 * differ in length); in a query's parameter and in a column it is text[]. Columns carry the names
 * of the row's fields, in their order. A required field that is absent in a parameter, or NULL in a
 * row, is PROBLEM_BUG. */

struct statement {
    const char *name;
    enum statement_kind kind;
    const struct record_type *params; /* LOAD: record_id_key or record_text_key */
    const struct record_type *row;    /* NULL: gives no rows */
};

/* The keys of a LOAD. */
#define ID_KEY_FIELDS(F, R) F(R, id, key, _, required, 0, open, "Key", "键")
RECORD(id_key, ID_KEY_FIELDS);
#define TEXT_KEY_FIELDS(F, R) F(R, text, key, _, required, 200, sealed, "Key", "键")
RECORD(text_key, TEXT_KEY_FIELDS);

/* Declaring statements. A WRITE's struct has the statement's own name, so WRITE(w, name, …) cannot
 * be given another struct; a LOAD remembers its row type for the load sets of runtime/service.h.
 *
 *   in a header:  STATEMENT_WRITE_DECLARE(matter_move, MATTER_MOVE_FIELDS);
 *   in one .c:    STATEMENT_WRITE_DEFINE(matter_move, MATTER_MOVE_FIELDS);
 */
#define STATEMENT_WRITE_DECLARE(name_, FIELDS)                                                     \
    RECORD(name_, FIELDS);                                                                         \
    extern const struct statement statement_##name_
#define STATEMENT_WRITE_DEFINE(name_, FIELDS)                                                      \
    RECORD_DEFINE(name_, FIELDS);                                                                  \
    const struct statement statement_##name_ = {#name_, STATEMENT_WRITE, &record_##name_, NULL}
/* row_ is a record declared with RECORD; its first field is the key. key_: id_key or text_key. */
#define STATEMENT_LOAD_DECLARE(name_, row_)                                                        \
    extern const struct statement statement_##name_;                                               \
    union statement_row_of_##name_ {                                                               \
        const struct row_ *row;                                                                    \
    }
#define STATEMENT_LOAD_DEFINE(name_, key_, row_)                                                   \
    const struct statement statement_##name_ = {#name_, STATEMENT_LOAD, &record_##key_,            \
                                                &record_##row_}
#define STATEMENT_QUERY_DECLARE(name_) extern const struct statement statement_##name_
#define STATEMENT_QUERY_DEFINE(name_, params_, row_)                                               \
    const struct statement statement_##name_ = {#name_, STATEMENT_QUERY, &record_##params_,        \
                                                &record_##row_}

struct db;

struct db_options {
    const char *host, *database, *user;
    int port;
    const char *password_file; /* one line; read at every connect, so a rotation needs no restart */
    const char *tls_ca;        /* NULL: no TLS (loopback) */
    const char *schema;        /* search_path, with pg_temp behind it */
    const char *role; /* the session's role from its start (migrations); NULL: the user's own */
    const char *application;
    int statement_timeout_ms, lock_timeout_ms, idle_timeout_ms, connect_timeout_ms;
    bool rights_known; /* a connection of this process has planned every statement already */
};

/* Rows of one result: `count` structs of row->size bytes in the caller's arena. */
struct db_rows {
    const void *rows;
    size_t count;
    int64_t affected; /* rows a command touched */
};

/* Connects and PREPAREs every statement, comparing the server's parameter and column types with the
 * field tables (a mismatch is PROBLEM_BUG with statement and column), and plans each once, which
 * finds a right that the role lacks, unless they are known. All within the connect timeout.
 * `statements` is NULL-terminated. */
MUST_CHECK struct err *db_open(const struct db_options *options,
                               const struct statement *const *statements,
                               const struct sql_texts *texts, size_t texts_count,
                               struct db **ret_db);
void db_close(struct db *db); /* takes NULL; an open transaction is lost */
/* After any PROBLEM_TRANSIENT that broke the connection: connects and prepares again. */
MUST_CHECK struct err *db_reopen(struct db *db);
/* Also false, and then dropped, where the server has ended a connection that rested: whoever asks
 * before a transaction never begins it on a connection that a restart has left behind. */
bool db_is_open(struct db *db);
/* Grows by one at each connect: a leased owner compares it (R1). */
uint64_t db_session(const struct db *db);
/* The server's process of the last connection, also after that is closed: an unknown COMMIT keeps
 * its pool slot until this process is gone from pg_stat_activity (U8). 0 before the first. */
int db_backend(const struct db *db);

/* Adds to the pipeline and returns at once. QUERY: rows is one params struct. LOAD: `count` key
 * structs. WRITE: `count` structs. Whatever does not fit the socket waits in memory until
 * db_receive, db_finish or db_commit, which read and write at once. */
MUST_CHECK struct err *db_send(struct db *db, const struct statement *statement, const void *params,
                               size_t count);
/* The result of the oldest statement sent and not received. The first error of a pipeline is
 * reported by the receive it belongs to; the transaction is then lost: call db_rollback. */
MUST_CHECK struct err *db_receive(struct db *db, struct arena *arena, struct db_rows *ret_rows);
/* Receives and drops the results of everything still in the pipeline; reports the first error. */
MUST_CHECK struct err *db_finish(struct db *db);
/* What db_send takes, as one. */
struct db_call {
    const struct statement *statement;
    const void *params;
    size_t count;
};
/* db_send + db_receive. */
MUST_CHECK struct err *db_run(struct db *db, struct arena *arena, struct db_call call,
                              struct db_rows *ret_rows);

/* Until the transaction ends each statement is waited for so long; telling the server is the
 * caller's part (set_config, for this transaction alone). */
void db_wait_longer(struct db *db, int statement_timeout_ms);

/* READ COMMITTED, in the pipeline. */
MUST_CHECK struct err *db_begin(struct db *db, bool read_only);
/* Sends COMMIT behind whatever is in the pipeline, waits at most deadline_ms.
 * PROBLEM_OUTCOME_UNKNOWN closes the connection; a COMMIT is never cancelled (U8). */
MUST_CHECK struct err *db_commit(struct db *db, int deadline_ms);
void db_rollback(struct db *db); /* also when nothing is open or the connection is gone */

/* SQLSTATE of the last error of this connection, "" when none; "23505" unique violation, … */
const char *db_sqlstate(const struct db *db);
/* The constraint the last error names, "". */
const char *db_constraint(const struct db *db);
/* 23505 is PROBLEM_CONFLICT, 57014, 55P03, 40001, 40P01, 25P03, class 08, class 53 (disk full, too
 * many connections), class 57P, everything that fails while connecting and lost sockets are
 * PROBLEM_TRANSIENT, 42501 (row level security or a missing right) PROBLEM_NOT_FOUND, everything
 * else PROBLEM_BUG. No error text carries values. */

/* A script of statements without parameters (migrations); one transaction is the caller's. */
MUST_CHECK struct err *db_script(struct db *db, const char *sql);

#endif
