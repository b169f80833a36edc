/* SPDX-License-Identifier: Apache-2.0
 *
 * Opening, closing and reopening a connection, within the connect timeout. The password is read
 * from its file at every connect and wiped; it must never reach an error text. Search path,
 * timeouts and synchronous commit are set by the startup packet, so no statement can run without
 * them.
 */
#include "adapters/db_private.h"
#include "base/clock.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PASSWORD_SIZE = 1024, OPTIONS_SIZE = 512, SETTINGS_MOST = 20, LAST_WORDS_MOST = 4 };

static struct err *connect_and_prepare(struct db *db, bool rights);
static const char *kept_text(struct db *db, const char *text);

static struct db_options options_copy(struct db *db, const struct db_options *options)
{
    struct db_options copy = *options;
    copy.host = kept_text(db, options->host);
    copy.database = kept_text(db, options->database);
    copy.user = kept_text(db, options->user);
    copy.password_file = kept_text(db, options->password_file);
    copy.tls_ca = kept_text(db, options->tls_ca);
    copy.schema = kept_text(db, options->schema);
    copy.role = kept_text(db, options->role);
    copy.application = kept_text(db, options->application);
    return copy;
}

struct err *db_open(const struct db_options *options, const struct statement *const *statements,
                    const struct sql_texts *texts, size_t texts_count, struct db **ret_db)
{
    struct db *db = calloc(1, sizeof *db);
    assert(db && "the machine has no memory left for a connection");
    size_t count = 0;
    while (statements && statements[count])
        count++;
    db->kept = arena_new(DB_SCRATCH_MOST);
    db->scratch = arena_new(DB_SCRATCH_MOST);
    db->options = options_copy(db, options);
    db->statements = arena_copy(db->kept, statements, count * sizeof(struct statement *));
    db->statement_count = count;
    db->texts = arena_copy(db->kept, texts, texts_count * sizeof(struct sql_texts));
    db->text_count = texts_count;
    struct err *err = connect_and_prepare(db, !options->rights_known);
    if (err) {
        db_close(db);
        return err;
    }
    *ret_db = db;
    return NULL;
}

void db_close(struct db *db)
{
    if (!db)
        return;
    db_drop(db);
    arena_free(db->kept);
    arena_free(db->scratch);
    free(db->wire.data);
    free(db);
}

struct err *db_reopen(struct db *db)
{
    db_drop(db);
    return connect_and_prepare(db, false);
}

/* A server says nothing to a connection that rests, but for its last words: they are read, and the
 * end behind them. */
static bool was_ended(PGconn *conn)
{
    struct pollfd news = {.fd = PQsocket(conn), .events = POLLIN};
    bool ended = news.fd < 0;
    for (int i = 0; i < LAST_WORDS_MOST && !ended && poll(&news, 1, 0) > 0; i++)
        ended = !PQconsumeInput(conn) || PQstatus(conn) == CONNECTION_BAD;
    return ended;
}

bool db_is_open(struct db *db)
{
    if (db->conn && db->queued == 0 && !db->is_in_transaction && was_ended(db->conn))
        db_drop(db);
    return db->conn != NULL;
}

uint64_t db_session(const struct db *db) { return db->session; }
int db_backend(const struct db *db) { return db->backend; }
const char *db_sqlstate(const struct db *db) { return db->sqlstate; }
const char *db_constraint(const struct db *db) { return db->constraint; }

void db_drop(struct db *db)
{
    PQfinish(db->conn);
    db->conn = NULL;
    db->first = 0;
    db->queued = 0;
    db->is_unsynced = false;
    db->is_in_transaction = false;
    db->is_failed = false;
    db->is_committing = false;
    db->is_unreplicated = false;
}

static const char *kept_text(struct db *db, const char *text) { return arena_text(db->kept, text); }

/* --- settings of one connect */

struct settings {
    const char *names[SETTINGS_MOST];
    const char *values[SETTINGS_MOST];
    size_t count;
};

static void settings_add(struct settings *settings, const char *name, const char *value)
{
    assert(settings->count + 1 < SETTINGS_MOST); /* the last one stays NULL */
    settings->names[settings->count] = name;
    settings->values[settings->count++] = value;
}

/* The startup packet splits its options at spaces, so only a plain name may stand in them. */
static bool is_plain_name(const char *name)
{
    return *name && strlen(name) <= DB_NAME_MOST &&
           name[strspn(name, "abcdefghijklmnopqrstuvwxyz_0123456789")] == '\0';
}

static struct err *startup_options(const struct db_options *options, char ret_text[OPTIONS_SIZE])
{
    const bool has_plain_names = (!options->schema || is_plain_name(options->schema)) &&
                                 (!options->role || is_plain_name(options->role));
    if (!has_plain_names)
        return err_of(PROBLEM_BUG,
                      "schema and role names have lower-case letters, digits and _ only");
    /* jit: row sets run for milliseconds, compiling their plans takes longer. plan_cache_mode: the
     * planner takes an array parameter for one row when it sees it and for ten when it does not, so
     * it would plan every statement anew at each call. enable_…: a kept plan outlives the size of
     * the tables it was made for, and every table is small on a first day; a scan of the whole, or
     * a hash of it, stands until statistics say otherwise. Nested loops over indexes stay right. */
    const int size =
        snprintf(ret_text, OPTIONS_SIZE,
                 "-c synchronous_commit=on -c TimeZone=UTC -c jit=off "
                 "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off "
                 "-c enable_hashjoin=off -c enable_mergejoin=off -c statement_timeout=%d "
                 "-c lock_timeout=%d -c idle_in_transaction_session_timeout=%d%s%s%s%s%s",
                 options->statement_timeout_ms, options->lock_timeout_ms, options->idle_timeout_ms,
                 options->schema ? " -c search_path=" : "", options->schema ? options->schema : "",
                 options->schema ? ",pg_temp" : "", /* unnamed, it would come first */
                 options->role ? " -c role=" : "", options->role ? options->role : "");
    assert(size > 0 && size < OPTIONS_SIZE);
    return NULL;
}

static struct err *password_read(const char *file, char ret_password[PASSWORD_SIZE])
{
    ret_password[0] = '\0';
    if (!file)
        return NULL;
    FILE *stream = fopen(file, "re");
    if (!stream)
        return err_of(PROBLEM_TRANSIENT, "the password file %s cannot be opened: %s", file,
                      strerror(errno));
    setvbuf(stream, NULL, _IONBF, 0); /* no copy in a buffer that nobody wipes */
    const char *const line = fgets(ret_password, PASSWORD_SIZE, stream);
    fclose(stream);
    ret_password[strcspn(ret_password, "\r\n")] = '\0';
    if (!line || !*ret_password)
        return err_of(PROBLEM_TRANSIENT, "the password file %s has no first line", file);
    return NULL;
}

static void settings_for_tls(struct settings *settings, const char *tls_ca)
{
    settings_add(settings, "gssencmode", "disable");
    settings_add(settings, "sslmode", tls_ca ? "verify-full" : "disable");
    if (tls_ca)
        settings_add(settings, "sslrootcert", tls_ca);
}

/* A peer that vanished without a word is noticed by the kernel. */
static void settings_for_dead_peers(struct settings *settings)
{
    settings_add(settings, "keepalives_idle", "20");
    settings_add(settings, "keepalives_interval", "5");
    settings_add(settings, "keepalives_count", "3");
    settings_add(settings, "tcp_user_timeout", "35000"); /* ms */
}

/* NULL when libpq has no memory or refuses a setting; the reason is then in the connection, if
 * there is one. */
static PGconn *connect_start(const struct db_options *options, const char *startup,
                             const char *password)
{
    char port[16];
    (void)snprintf(port, sizeof port, "%d", options->port);
    struct settings settings = {.count = 0};
    settings_add(&settings, "host", options->host);
    settings_add(&settings, "port", port);
    settings_add(&settings, "dbname", options->database);
    settings_add(&settings, "user", options->user);
    settings_add(&settings, "password", password);
    settings_add(&settings, "passfile", "/dev/null"); /* no password from anywhere else */
    settings_add(&settings, "application_name", options->application);
    settings_add(&settings, "client_encoding", "UTF8");
    settings_add(&settings, "options", startup);
    settings_add(&settings, "target_session_attrs",
                 "read-write"); /* after a failover: not the standby */
    settings_for_tls(&settings, options->tls_ca);
    settings_for_dead_peers(&settings);
    return PQconnectStartParams(settings.names, settings.values, 0);
}

/* Notices can carry values, so none is printed. One matters: the wait for the standby was ended,
 * and the commit still answers as if it had been confirmed (U8). It has no SQLSTATE of its own, so
 * its origin tells. */
static void notice_receive(void *context, const PGresult *notice)
{
    struct db *db = context;
    const char *origin = PQresultErrorField(notice, PG_DIAG_SOURCE_FUNCTION);
    if (db->is_committing && origin && strcmp(origin, "SyncRepWaitForLSN") == 0)
        db->is_unreplicated = true;
}

static struct err *connect_to_server(struct db *db, int64_t deadline)
{
    char startup[OPTIONS_SIZE];
    TRY(startup_options(&db->options, startup));
    char password[PASSWORD_SIZE];
    TRY(password_read(db->options.password_file, password));
    db->conn = connect_start(&db->options, startup, password);
    explicit_bzero(password, sizeof password);
    if (!db->conn)
        return err_of(PROBLEM_TRANSIENT, "no memory for a database connection");
    TRY(db_wait_connected(db, deadline));
    db->backend = PQbackendPID(db->conn);
    PQsetNoticeReceiver(db->conn, notice_receive, db);
    if (PQsetnonblocking(db->conn, 1) != 0 || !PQenterPipelineMode(db->conn))
        return err_of(PROBLEM_BUG, "libpq refuses pipeline mode");
    return NULL;
}

static struct err *connect_and_prepare(struct db *db, bool rights)
{
    db->sqlstate[0] = '\0';
    db->constraint[0] = '\0';
    const int64_t deadline = clock_monotonic_ms() + db->options.connect_timeout_ms;
    struct err *err = connect_to_server(db, deadline);
    if (!err)
        err = db_prepare(db, rights, deadline);
    if (err) {
        db_drop(db);
        return err_wrap(err, "opening %s as %s", db->options.database, db->options.user);
    }
    db->session++;
    return NULL;
}
