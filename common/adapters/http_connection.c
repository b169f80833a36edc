/* SPDX-License-Identifier: Apache-2.0
 *
 * One connection's way through libmicrohttpd's callbacks: opened, request line, headers, body,
 * taken, answered, free for the next request. All of it runs on the server's thread; only
 * http_answer comes from others, and it does no more than put the answer down and wake that thread.
 * A request is answered on its last callback: an answer on the first one ends keep-alive, which is
 * wanted only where the bytes that follow cannot be trusted.
 */
#include "adapters/http_private.h"

#include "base/clock.h"

#include <assert.h>
#include <microhttpd.h>
#include <netdb.h>
#include <poll.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

/* Bounds what a callback may make of one request; blocks are taken only when they are needed. */
enum { ARENA_EXTRA = 32 << 20, MEMORY_MOST = 24 * 1024 };

static enum MHD_Result reply_send(struct http_connection *connection);

static const char *peer_text(struct arena *arena, struct MHD_Connection *mhd)
{
    char text[NI_MAXHOST] = "";
    const union MHD_ConnectionInfo *const info =
        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    const struct sockaddr *const address = info ? info->client_addr : NULL;
    const socklen_t size = address && address->sa_family == AF_INET6 ? sizeof(struct sockaddr_in6)
                                                                     : sizeof(struct sockaddr_in);
    if (!address || getnameinfo(address, size, text, sizeof text, NULL, 0, NI_NUMERICHOST) != 0)
        return "";
    return arena_text(arena, text);
}

static struct http_connection *connection_of(struct MHD_Connection *mhd)
{
    const union MHD_ConnectionInfo *const info =
        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

static void connection_open(struct http_server *server, struct MHD_Connection *mhd,
                            struct http_connection **ret_connection)
{
    const union MHD_ConnectionInfo *const info =
        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD);
    struct http_connection *const connection = pool_take(server->connection_pool);
    assert(connection && "as many places as libmicrohttpd lets in");
    *connection = (struct http_connection){.server = server, .mhd = mhd, .fd = info->connect_fd};
    connection->next = server->open_head;
    if (connection->next)
        connection->next->previous = connection;
    server->open_head = connection;
    connection->sheds = http_server_is_crowded(server);
    atomic_fetch_add(&server->connection_count, 1);
    /* The first request has the header deadline from the first moment, handshake included. */
    http_phase_set(connection, HTTP_PHASE_HEADERS);
    connection->phase = HTTP_PHASE_WAITING;
    if (server->options.tls_ca)
        http_tls_require_certificate(mhd);
    *ret_connection = connection;
}

static void connection_close(struct http_connection *connection)
{
    struct http_server *const server = connection->server;
    if (connection->previous)
        connection->previous->next = connection->next;
    else
        server->open_head = connection->next;
    if (connection->next)
        connection->next->previous = connection->previous;
    pool_give(server->connection_pool, connection);
    atomic_fetch_sub(&server->connection_count, 1);
    server->must_run = true;
}

static void on_connection(void *context, struct MHD_Connection *mhd, void **socket_context,
                          enum MHD_ConnectionNotificationCode code)
{
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        struct http_connection *connection;
        connection_open(context, mhd, &connection);
        *socket_context = connection;
    } else if (*socket_context) {
        connection_close(*socket_context);
        *socket_context = NULL;
    }
}

/* The request line is here. `target` is NULL when it had none. */
static void *on_target(void *context, const char *target, struct MHD_Connection *mhd)
{
    struct http_server *const server = context;
    struct http_connection *const connection = connection_of(mhd);
    struct arena *const arena = arena_new(server->options.body_most * 4 + ARENA_EXTRA);
    struct http_exchange *const exchange = ARENA_NEW(arena, struct http_exchange);
    atomic_fetch_add(&server->requests, 1);
    exchange->connection = connection;
    exchange->upload_fd = -1;
    exchange->request.arena = arena;
    exchange->request.target = arena_text(arena, target ? target : "");
    connection->exchange = exchange;
    http_phase_set(connection, HTTP_PHASE_HEADERS);
    return connection;
}

static struct err *request_check(struct http_exchange *exchange, const char *url,
                                 const char *version)
{
    struct http_request *const request = &exchange->request;
    exchange->is_refused_at_once = true; /* until the framing is known to be sound */
    TRY(http_headers_read(request, exchange->connection->mhd, url, version));
    TRY(http_framing_check(request, version));
    exchange->is_refused_at_once = false;
    if (!http_target_split(request->arena, request))
        return err_of(PROBLEM_INVALID, "the target must be one clean path, with or without query");
    if (exchange->connection->sheds) {
        atomic_fetch_add(&exchange->connection->server->shed, 1);
        return err_of(PROBLEM_TRANSIENT, "too many connections");
    }
    return http_body_begin(exchange);
}

static enum MHD_Result headers_take(struct http_connection *connection, const char *url,
                                    const char *method, const char *version)
{
    struct http_exchange *const exchange = connection->exchange;
    struct http_request *const request = &exchange->request;
    request->method = arena_text(request->arena, method);
    request->query = request->path = "";
    request->peer = peer_text(request->arena, connection->mhd);
    request->received_at_us = clock_monotonic_us(); /* seals expire by this moment, A1 */
    struct err *const err = request_check(exchange, url, version);
    http_phase_set(connection, HTTP_PHASE_BODY);
    if (!err)
        return MHD_YES;
    exchange->is_refused = true;
    exchange->refusal = http_problem(request->arena, err, NULL);
    if (!exchange->is_refused_at_once)
        return MHD_YES;
    connection->reply = http_reply_make(&exchange->refusal);
    http_reply_close_after(&connection->reply);
    atomic_fetch_add(&connection->server->refused, 1);
    return reply_send(connection);
}

/* libmicrohttpd takes a short read for an empty socket. Where the client's end came together with
 * the bytes, nothing would tell of it any more, and a broken upload would keep its file until its
 * rate deadline, minutes away: resuming makes libmicrohttpd read again. */
static void end_look(const struct http_connection *connection)
{
    struct pollfd peer = {.fd = connection->fd, .events = POLLRDHUP};
    if (poll(&peer, 1, 0) <= 0)
        return;
    MHD_suspend_connection(connection->mhd);
    MHD_resume_connection(connection->mhd);
    connection->server->must_run = true; /* nobody else wakes the loop for it */
}

static enum MHD_Result body_take(struct http_connection *connection, const char *bytes,
                                 size_t *size)
{
    const size_t taken = *size;
    *size = 0;
    if (!http_body_add(connection->exchange, bytes, taken))
        return MHD_NO;
    http_body_deadline_set(connection);
    end_look(connection);
    return MHD_YES;
}

static enum MHD_Result refuse(struct http_connection *connection)
{
    connection->reply = http_reply_make(&connection->exchange->refusal);
    http_reply_close_after(&connection->reply);
    atomic_fetch_add(&connection->server->refused, !connection->sheds);
    return reply_send(connection);
}

/* Suspended before the callback sees it, so that an answer from wherever and whenever takes one way
 * back. Resuming also makes libmicrohttpd read again: it takes a short read for an empty socket and
 * would not see the end of a client that closed its half together with its request. */
static enum MHD_Result hand_over(struct http_connection *connection)
{
    struct http_server *const server = connection->server;
    http_phase_set(connection, HTTP_PHASE_TAKEN);
    atomic_fetch_add(&server->in_flight, 1);
    connection->is_counted = true;
    connection->is_suspended = true;
    MHD_suspend_connection(connection->mhd);
    server->options.take(server->options.context, &connection->exchange->request);
    return MHD_YES;
}

static enum MHD_Result body_finish(struct http_connection *connection)
{
    http_body_end(connection->exchange);
    return connection->exchange->is_refused ? refuse(connection) : hand_over(connection);
}

static enum MHD_Result reply_send(struct http_connection *connection)
{
    struct http_reply *const reply = &connection->reply;
    if (!reply->response)
        return MHD_NO;
    http_phase_set(connection, HTTP_PHASE_ANSWERING);
    if (atomic_load(&connection->server->is_draining))
        http_reply_close_after(reply);
    const enum MHD_Result queued =
        MHD_queue_response(connection->mhd, reply->status, reply->response);
    http_reply_drop(reply);
    return queued;
}

static enum MHD_Result on_request(void *context, struct MHD_Connection *mhd, const char *url,
                                  const char *method, const char *version, const char *bytes,
                                  size_t *size, void **request_context)
{
    struct http_connection *const connection = *request_context;
    (void)context;
    (void)mhd;
    /* url is only asked where it lies: it is cut at the query, the target is read by ourselves */
    switch (connection->phase) {
    case HTTP_PHASE_HEADERS:
        return headers_take(connection, url, method, version);
    case HTTP_PHASE_BODY:
        return *size > 0 ? body_take(connection, bytes, size) : body_finish(connection);
    case HTTP_PHASE_TAKEN:
        return reply_send(connection);
    case HTTP_PHASE_WAITING:
    case HTTP_PHASE_ANSWERING:
    case HTTP_PHASE_CUT:
        break;
    }
    return MHD_NO;
}

/* Answered, given up by the client, or refused by libmicrohttpd before we saw its headers. */
static void on_completed(void *context, struct MHD_Connection *mhd, void **request_context,
                         enum MHD_RequestTerminationCode code)
{
    struct http_server *const server = context;
    struct http_connection *const connection = *request_context;
    (void)mhd;
    (void)code;
    if (!connection)
        return;
    *request_context = NULL;
    atomic_fetch_add(&server->refused, connection->phase == HTTP_PHASE_HEADERS);
    atomic_fetch_sub(&server->in_flight, connection->is_counted);
    connection->is_counted = false;
    http_exchange_free(connection->exchange);
    connection->exchange = NULL;
    http_reply_drop(&connection->reply);
    if (connection->phase != HTTP_PHASE_CUT)
        http_phase_set(connection, HTTP_PHASE_WAITING);
}

void http_answer(struct http_request *request, const struct http_answer *answer)
{
    struct http_exchange *const exchange = (struct http_exchange *)request; /* its first member */
    struct http_connection *const connection = exchange->connection;
    struct http_server *const server = connection->server;
    const struct http_reply reply = http_reply_make(answer);
    http_exchange_free(exchange);
    pthread_mutex_lock(&server->lock);
    const bool must_wake = !server->answered;
    connection->reply = reply;
    connection->next_answered = server->answered;
    server->answered = connection;
    if (must_wake) /* under the lock: the server may close once its last answer is seen */
        (void)eventfd_write(server->wake_fd, 1);
    pthread_mutex_unlock(&server->lock);
}

static void connection_resume(struct http_connection *connection)
{
    connection->is_suspended = false;
    MHD_resume_connection(connection->mhd);
}

void http_connections_resume(struct http_server *server)
{
    pthread_mutex_lock(&server->lock);
    struct http_connection *answered = server->answered;
    server->answered = NULL;
    while (answered) {
        struct http_connection *const next = answered->next_answered;
        answered->exchange = NULL; /* http_answer has freed it */
        connection_resume(answered);
        answered = next;
    }
    pthread_mutex_unlock(&server->lock);
}

/* Before the end: libmicrohttpd does not stop over a suspended connection. */
void http_connections_release(struct http_server *server)
{
    http_connections_resume(server);
    for (struct http_connection *c = server->open_head; c; c = c->next)
        if (c->is_suspended)
            connection_resume(c);
}

static size_t url_keep(void *context, struct MHD_Connection *mhd, char *text)
{
    (void)context;
    (void)mhd;
    return strlen(text);
}

static struct MHD_Daemon *daemon_of(struct http_server *server, const struct http_tls *tls)
{
    const struct MHD_OptionItem tls_options[] = {
        {MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)(uintptr_t)tls->key},
        {MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)(uintptr_t)tls->certificate},
        {MHD_OPTION_HTTPS_MEM_TRUST, 0, (void *)(uintptr_t)tls->ca},
        {MHD_OPTION_HTTPS_PRIORITIES, 0,
         (void *)(uintptr_t) "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"},
        {MHD_OPTION_END, 0, NULL},
    };
    const struct MHD_OptionItem none[] = {{MHD_OPTION_END, 0, NULL}};
    const unsigned flags =
        MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | (tls->key ? MHD_USE_TLS : 0U);
    return MHD_start_daemon(
        flags, 0, NULL, NULL, on_request, server, MHD_OPTION_LISTEN_SOCKET, server->listen_fd,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)server->options.connections_most,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MEMORY_MOST, MHD_OPTION_NOTIFY_CONNECTION,
        on_connection, server, MHD_OPTION_NOTIFY_COMPLETED, on_completed, server,
        MHD_OPTION_URI_LOG_CALLBACK, on_target, server, MHD_OPTION_UNESCAPE_CALLBACK, url_keep,
        NULL, MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1,
        MHD_OPTION_ARRAY, tls->key ? tls_options : none, MHD_OPTION_END);
}

struct err *http_daemon_start(struct http_server *server)
{
    struct http_tls tls = {0};
    TRY(http_tls_read(server->arena, &server->options, &tls));
    server->daemon = daemon_of(server, &tls);
    http_tls_wipe(&tls);
    if (!server->daemon)
        return err_of(PROBLEM_INVALID, "the HTTP server does not start%s",
                      tls.key ? ": certificate, key or authority do not fit" : "");
    const union MHD_DaemonInfo *const info =
        MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_EPOLL_FD);
    server->epoll_fd = info->epoll_fd;
    return NULL;
}
