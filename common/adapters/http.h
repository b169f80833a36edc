/* SPDX-License-Identifier: Apache-2.0
 *
 * The HTTP server: libmicrohttpd under its external epoll loop on one thread (microhttpd.h lives in
 * http*.c alone). It takes whole requests, applies the limits of design.md §4 and hands them to one
 * callback; the answer may come later and from another thread. Limits, header rules and shedding
 * are here; meaning is not.
 */
#ifndef HALFSKY_ADAPTERS_HTTP_H
#define HALFSKY_ADAPTERS_HTTP_H

#include "base/arena.h"
#include "base/err.h"
#include "base/text.h"

struct http_header {
    const char *name; /* lower case in requests */
    const char *value;
};

/* A request lives, arena and all, until it is answered. */
struct http_request {
    struct arena *arena;
    const char *method;
    const char *path;  /* percent-decoded, "/" first, no "//", no dot segments */
    const char *query; /* raw, "" when none */
    const char *target; /* path and query exactly as received: what the identity seal covers */
    const struct http_header *headers;
    size_t header_count;
    struct bytes body;
    int64_t received_at_us; /* monotonic */
    const char *peer;
    /* On an upload route the body is in this file, which is removed after the answer. */
    const char *upload_file;
    uint64_t upload_size;
};

struct http_answer {
    int status;
    const char *content_type; /* NULL: application/json */
    const struct http_header *headers;
    size_t header_count;
    struct bytes body; /* copied */
    const char *file;  /* instead of a body: streamed; NULL: none */
};

/* NULL: none. */
const char *http_request_header(const struct http_request *request, const char *lower_name);
/* Decoded value of one query parameter, in the request's arena; NULL: none. A repeated one is an
 * error. */
MUST_CHECK struct err *http_query_parameter(const struct http_request *request, const char *name,
                                            const char **ret_value);
struct http_pair {
    const char *name, *value;
};
MUST_CHECK struct err *http_query_pairs(const struct http_request *request,
                                        const struct http_pair **ret_pairs, size_t *ret_count);

struct http_server;

struct http_options {
    const char *address;
    int port;            /* 0: any; http_server_port tells */
    int connections_most;
    size_t body_most;    /* 65536 */
    int header_deadline_ms, body_deadline_ms, idle_deadline_ms;
    const char *tls_ca, *tls_certificate, *tls_key; /* NULL: plain (loopback only) */
    /* Bodies of these are written to files below upload_folder and may be upload_most long: decides
     * on method and path before the body is read. NULL: none. */
    bool (*is_upload)(void *context, const char *method, const char *path);
    const char *upload_folder;
    size_t upload_most;
    /* Called on the server's thread with every well-formed request; must not block; answers with
     * http_answer, now or later. HEAD and OPTIONS come as themselves: of an answer to HEAD only the
     * head is sent. */
    void (*take)(void *context, struct http_request *request);
    void *context;
};

MUST_CHECK struct err *http_server_open(const struct http_options *options,
                                        struct http_server **ret_server);
int http_server_port(const struct http_server *server);
/* From any thread, exactly once a request; the request is gone afterwards. */
void http_answer(struct http_request *request, const struct http_answer *answer);
/* No new connections; open requests are answered; returns when idle or after deadline_ms. */
void http_server_drain(struct http_server *server, int deadline_ms);
/* Takes NULL. Whoever might still call http_answer must be gone before. */
void http_server_close(struct http_server *server);
struct http_counts {
    uint64_t requests, refused, shed;
    int connections, in_flight;
};
struct http_counts http_server_counts(const struct http_server *server);

/* An error as problem+json (RFC 9457): type, title (zh), title_en, status, detail (of kinds the
 * client can mend), errors with the pointer, instance; Retry-After where asking again helps.
 * PROBLEM_METHOD_UNKNOWN is 405; its Allow is the router's to add. No correlation, no instance. */
struct http_answer http_problem(struct arena *arena, const struct err *err,
                                const char *correlation);

#endif
