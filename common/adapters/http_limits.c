/* SPDX-License-Identifier: Apache-2.0
 *
 * Limits of design.md §4: how a request must be framed, how long each phase of a connection may
 * take, and when new connections are turned away. libmicrohttpd counts idle whole seconds only, so
 * deadlines are kept here: a client that sends a byte now and then is cut as well.
 */
#include "adapters/http_private.h"

#include "base/clock.h"

#include <arpa/inet.h>
#include <limits.h>
#include <microhttpd.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

enum {
    BODY_RATE_LEAST = 1024,        /* bytes a second */
    UPLOAD_RATE_LEAST = 8 * 1024,  /* protocol.md A1 */
    ANSWER_RATE_LEAST = 8 * 1024,  /* what a client must take */
    RATE_GRACE_MS = 3000,          /* before a rate counts */
    ANSWER_GRACE_MS = 10000,
    CROWDED_PERCENT = 80,
    CONNECTIONS_USUAL = 1024,
    METHOD_MOST = 16,
};

void http_options_complete(struct http_options *options)
{
    if (options->connections_most <= 0)
        options->connections_most = CONNECTIONS_USUAL;
    if (options->body_most == 0)
        options->body_most = 65536;
    if (options->header_deadline_ms <= 0)
        options->header_deadline_ms = 5000;
    if (options->body_deadline_ms <= 0)
        options->body_deadline_ms = 10000;
    if (options->idle_deadline_ms <= 0)
        options->idle_deadline_ms = 60000;
}

static bool address_is_loopback(const char *address)
{
    struct in_addr four;
    if (inet_pton(AF_INET, address, &four) == 1)
        return ntohl(four.s_addr) >> 24 == 127;
    return text_equal(address, "::1");
}

struct err *http_options_check(const struct http_options *options)
{
    const bool has_all = options->tls_ca && options->tls_certificate && options->tls_key;
    const bool has_any = options->tls_ca || options->tls_certificate || options->tls_key;
    if (!options->address || options->port < 0 || options->port > 65535)
        return err_of(PROBLEM_INVALID, "HTTP needs an address and a port from 0 to 65535");
    if (has_any && !has_all)
        return err_of(PROBLEM_INVALID, "TLS needs an authority, a certificate and a key");
    if (!has_any && !address_is_loopback(options->address))
        return err_of(PROBLEM_INVALID, "HTTP without TLS is for loopback only, not for %s",
                      options->address);
    if (options->is_upload && (!options->upload_folder || options->upload_most == 0))
        return err_of(PROBLEM_INVALID, "uploads need a folder and a size");
    return options->take ? NULL : err_of(PROBLEM_BUG, "HTTP without a callback");
}

bool http_length_stated(const struct http_request *request, uint64_t *ret_length)
{
    const char *const text = http_request_header(request, "content-length");
    int64_t length;
    if (!text || text[0] == '-' || !text_to_int64(text, &length))
        return false;
    *ret_length = (uint64_t)length;
    return true;
}

/* Two spellings of one of these would mean one thing to a proxy and another to us. */
static bool headers_are_single(const struct http_request *request)
{
    static const char *const single[] = {"host",          "content-length", "content-type",
                                         "authorization", "expect",         "idempotency-key",
                                         "if-match",      "transfer-encoding"};
    for (size_t i = 0; i < sizeof single / sizeof single[0]; i++)
        if (http_header_occurs(request, single[i]) > 1)
            return false;
    for (size_t i = 0; i < request->header_count; i++)
        if (text_starts_with(request->headers[i].name, "halfsky-") &&
            http_header_occurs(request, request->headers[i].name) > 1)
            return false;
    return true;
}

static struct err *length_check(const struct http_request *request, const char *version)
{
    const char *const encoding = http_request_header(request, "transfer-encoding");
    const char *const length = http_request_header(request, "content-length");
    uint64_t value;
    if (length && !http_length_stated(request, &value))
        return err_of(PROBLEM_INVALID, "Content-Length is not a number");
    if (!encoding)
        return NULL;
    if (length)
        return err_of(PROBLEM_INVALID, "Content-Length and Transfer-Encoding exclude each other");
    if (strcasecmp(encoding, "chunked") != 0 || !text_equal(version, "HTTP/1.1"))
        return err_of(PROBLEM_INVALID, "the only Transfer-Encoding is chunked, in HTTP/1.1");
    return NULL;
}

static bool method_is_sound(const char *method)
{
    const size_t size = strspn(method, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return size > 0 && size <= METHOD_MOST && method[size] == '\0';
}

struct err *http_framing_check(const struct http_request *request, const char *version)
{
    if (!text_equal(version, "HTTP/1.1") && !text_equal(version, "HTTP/1.0"))
        return err_of(PROBLEM_INVALID, "the version must be HTTP/1.1");
    if (!method_is_sound(request->method))
        return err_of(PROBLEM_INVALID, "the method is malformed");
    const char *const host = http_request_header(request, "host");
    if (!host || !*host || strpbrk(host, " \t,/@"))
        return err_of(PROBLEM_INVALID, "there must be one Host");
    if (!headers_are_single(request))
        return err_of(PROBLEM_INVALID, "a header that must be single is repeated");
    return length_check(request, version);
}

bool http_server_is_crowded(const struct http_server *server)
{
    const long most = server->options.connections_most;
    return atomic_load(&server->connection_count) > most * CROWDED_PERCENT / 100;
}

static void deadline_set(struct http_connection *connection, int64_t deadline_ms)
{
    struct http_server *const server = connection->server;
    connection->deadline_ms = deadline_ms;
    if (deadline_ms > 0 && (server->next_check_ms == 0 || deadline_ms < server->next_check_ms))
        server->next_check_ms = deadline_ms;
}

/* Both the rate and the whole body have a deadline; uploads only the rate. */
void http_body_deadline_set(struct http_connection *connection)
{
    const struct http_options *const options = &connection->server->options;
    const struct http_exchange *const exchange = connection->exchange;
    const int64_t rate = exchange->is_upload ? UPLOAD_RATE_LEAST : BODY_RATE_LEAST;
    const int64_t by_rate = connection->body_began_ms + RATE_GRACE_MS +
                            (int64_t)exchange->received * 1000 / rate;
    const int64_t whole = connection->body_began_ms + options->body_deadline_ms;
    deadline_set(connection, exchange->is_upload || by_rate < whole ? by_rate : whole);
}

void http_phase_set(struct http_connection *connection, enum http_phase phase)
{
    const struct http_options *const options = &connection->server->options;
    const int64_t now_ms = clock_monotonic_ms();
    connection->phase = phase;
    switch (phase) {
    case HTTP_PHASE_WAITING:
        return deadline_set(connection, now_ms + options->idle_deadline_ms);
    case HTTP_PHASE_HEADERS:
        return deadline_set(connection, now_ms + options->header_deadline_ms);
    case HTTP_PHASE_BODY:
        connection->body_began_ms = now_ms;
        return http_body_deadline_set(connection);
    case HTTP_PHASE_ANSWERING:
        return deadline_set(connection,
                            now_ms + ANSWER_GRACE_MS +
                                (int64_t)(connection->reply.size / ANSWER_RATE_LEAST) * 1000);
    case HTTP_PHASE_TAKEN:
    case HTTP_PHASE_CUT:
        return deadline_set(connection, 0);
    }
}

/* libmicrohttpd has no call that ends a connection: it sees the end of the socket and closes. */
void http_connection_cut(struct http_connection *connection)
{
    http_phase_set(connection, HTTP_PHASE_CUT);
    (void)shutdown(connection->fd, SHUT_RDWR);
}

void http_deadlines_check(struct http_server *server)
{
    const int64_t now_ms = clock_monotonic_ms();
    if (server->next_check_ms == 0 || now_ms < server->next_check_ms)
        return;
    server->next_check_ms = 0;
    for (struct http_connection *c = server->open_head; c; c = c->next) {
        if (c->deadline_ms > 0 && c->deadline_ms <= now_ms) {
            atomic_fetch_add(&server->refused, c->phase != HTTP_PHASE_WAITING);
            http_connection_cut(c);
        } else {
            deadline_set(c, c->deadline_ms);
        }
    }
}

/* While draining: what has sent nothing yet will not be answered any more. */
void http_idle_cut(struct http_server *server)
{
    for (struct http_connection *c = server->open_head; c; c = c->next) {
        int waiting = 0;
        if (c->phase == HTTP_PHASE_WAITING && ioctl(c->fd, FIONREAD, &waiting) == 0 && waiting == 0)
            http_connection_cut(c);
    }
}

/* Milliseconds for poll; -1: until something happens. */
int http_poll_timeout(const struct http_server *server)
{
    MHD_UNSIGNED_LONG_LONG theirs_ms;
    int64_t timeout_ms = -1;
    if (server->must_run)
        return 0;
    if (MHD_get_timeout(server->daemon, &theirs_ms) == MHD_YES)
        timeout_ms = theirs_ms > INT_MAX ? INT_MAX : (int64_t)theirs_ms;
    if (server->next_check_ms > 0) {
        const int64_t left_ms = server->next_check_ms - clock_monotonic_ms();
        const int64_t ours_ms = left_ms > 0 ? left_ms : 0;
        timeout_ms = timeout_ms < 0 || ours_ms < timeout_ms ? ours_ms : timeout_ms;
    }
    return timeout_ms > INT_MAX ? INT_MAX : (int)timeout_ms;
}
