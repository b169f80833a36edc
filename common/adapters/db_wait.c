/* SPDX-License-Identifier: Apache-2.0
 *
 * Every wait of the PostgreSQL adapter: the socket is read and written at the same time, so a
 * pipeline larger than the buffers between cannot deadlock, and each wait ends at a deadline. No
 * other file of the adapter may block.
 */
#include "adapters/db_private.h"
#include "base/clock.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>

void db_result_clear(PGresult **result)
{
    PQclear(*result);
    *result = NULL;
}

/* False when the deadline passed. */
static bool socket_wait(const PGconn *conn, short events, int64_t deadline)
{
    for (;;) {
        const int64_t left = deadline == DB_NO_DEADLINE ? -1 : deadline - clock_monotonic_ms();
        if (deadline != DB_NO_DEADLINE && left <= 0)
            return false;
        struct pollfd socket = {.fd = PQsocket(conn), .events = events};
        const int ready = poll(&socket, 1, left > INT_MAX ? INT_MAX : (int)left);
        if (ready > 0 || (ready < 0 && errno != EINTR))
            return true; /* libpq finds out what is wrong with the socket */
    }
}

struct err *db_wait_connected(struct db *db, int64_t deadline)
{
    char line[ERR_MESSAGE_SIZE / 2];
    PostgresPollingStatusType next =
        PQstatus(db->conn) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING;
    while (next != PGRES_POLLING_OK) {
        if (next == PGRES_POLLING_FAILED)
            return err_of(PROBLEM_TRANSIENT, "%s",
                          db_one_line(PQerrorMessage(db->conn), line, sizeof line));
        if (!socket_wait(db->conn, next == PGRES_POLLING_READING ? POLLIN : POLLOUT, deadline))
            return err_of(PROBLEM_TRANSIENT, "no answer within the connect timeout");
        next = PQconnectPoll(db->conn);
    }
    return NULL;
}

/* Until libpq can give a result without blocking, also that of a lost connection. */
static struct err *result_wait(struct db *db, const char *name, int64_t deadline)
{
    for (;;) {
        const int unsent = PQflush(db->conn);
        if (!PQisBusy(db->conn) || PQstatus(db->conn) == CONNECTION_BAD)
            return NULL;
        const short events = unsent > 0 ? POLLIN | POLLOUT : POLLIN;
        if (!socket_wait(db->conn, events, deadline))
            return err_wrap(db_lost(db, name), "no answer within the deadline");
        if (!PQconsumeInput(db->conn))
            return NULL;
    }
}

struct err *db_take_next(struct db *db, const char *name, int64_t deadline, PGresult **ret_result)
{
    TRY(result_wait(db, name, deadline));
    *ret_result = PQgetResult(db->conn);
    return NULL;
}

struct err *db_take_result(struct db *db, const char *name, int64_t deadline, PGresult **ret_result)
{
    RESULT_SCOPED taken = NULL;
    TRY(db_take_next(db, name, deadline, &taken));
    if (!taken)
        return db_lost(db, name);
    for (;;) {
        RESULT_SCOPED further = NULL;
        TRY(db_take_next(db, name, deadline, &further));
        if (!further)
            break;
        if (PQstatus(db->conn) == CONNECTION_BAD)
            break;
    }
    *ret_result = taken;
    taken = NULL;
    return NULL;
}

struct err *db_take_sync(struct db *db, int64_t deadline)
{
    struct err *first = NULL;
    for (;;) {
        RESULT_SCOPED result = NULL;
        TRY(db_take_next(db, "sync", deadline, &result));
        if (result && PQresultStatus(result) == PGRES_PIPELINE_SYNC)
            return first;
        if (PQstatus(db->conn) == CONNECTION_BAD)
            return db_lost(db, "sync");
        if (result && !first)
            first = db_result_check(db, "commit at the end of the pipeline", result);
        if (!db->conn)
            return first;
    }
}
