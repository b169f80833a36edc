/* SPDX-License-Identifier: Apache-2.0
 *
 * What the http files share: the server, its connections and the exchange of one request.
 * Only http*.c may include it. Everything but the members marked so belongs to the server's thread.
 */
#ifndef HALFSKY_ADAPTERS_HTTP_PRIVATE_H
#define HALFSKY_ADAPTERS_HTTP_PRIVATE_H

#include "adapters/http.h"
#include "base/pool.h"

#include <pthread.h>
#include <stdatomic.h>

struct MHD_Connection;
struct MHD_Daemon;
struct MHD_Response;

enum http_phase {
    HTTP_PHASE_WAITING,   /* between requests: until the idle deadline */
    HTTP_PHASE_HEADERS,   /* the request line is here */
    HTTP_PHASE_BODY,      /* the headers are here */
    HTTP_PHASE_TAKEN,     /* the callback has it; no deadline of ours */
    HTTP_PHASE_ANSWERING, /* until the client has read the answer */
    HTTP_PHASE_CUT,       /* shut down by us, waiting to be cleaned up */
};

/* A request while it is read and until it is answered; lives in the request's own arena. */
struct http_exchange {
    struct http_request request;
    struct http_connection *connection;
    struct text body;          /* a body in memory */
    int upload_fd;             /* -1: none */
    bool is_upload;
    uint64_t received;         /* body bytes so far */
    size_t body_most;
    bool is_refused;           /* answered with `refusal` instead of being handed over */
    bool is_refused_at_once;   /* what follows cannot be trusted or will not be read */
    struct http_answer refusal;
};

/* What is sent: made by any thread, sent by the server's. */
struct http_reply {
    struct MHD_Response *response;
    unsigned status;
    uint64_t size;
};

struct http_connection {
    struct http_server *server;
    struct MHD_Connection *mhd;
    struct http_connection *next, *previous; /* all that are open */
    int fd;
    enum http_phase phase;
    int64_t deadline_ms;    /* monotonic; 0: none */
    int64_t body_began_ms;
    bool sheds;             /* opened when too many were: every request gets 503 */
    bool is_counted;        /* in flight */
    bool is_suspended;
    struct http_exchange *exchange; /* while taken, whoever answers owns it */
    /* Under the server's lock while the request is taken: */
    struct http_reply reply;
    struct http_connection *next_answered;
};

struct http_server {
    struct arena *arena;
    struct http_options options;
    struct MHD_Daemon *daemon;
    struct pool *connection_pool;
    struct http_connection *open_head;
    int epoll_fd, wake_fd, listen_fd;
    int port;
    bool is_quiesced;
    bool must_run;          /* a place became free: look at the listening socket again */
    int64_t next_check_ms;  /* monotonic; earliest deadline of any connection */
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t is_idle;
    struct http_connection *answered; /* under the lock */
    atomic_bool is_draining, is_stopping;
    atomic_uint_least64_t requests, refused, shed;
    atomic_int connection_count, in_flight;
};

/* http_request.c. False: not a target, header or query we take. */
bool http_target_split(struct arena *arena, struct http_request *request);
/* `url` and `version` as the callback has them, within libmicrohttpd's buffer. */
MUST_CHECK struct err *http_headers_read(struct http_request *request, struct MHD_Connection *mhd,
                                         const char *url, const char *version);
size_t http_header_occurs(const struct http_request *request, const char *lower_name);

/* http_body.c */
MUST_CHECK struct err *http_body_begin(struct http_exchange *exchange);
bool http_body_add(struct http_exchange *exchange, const char *bytes, size_t size); /* false: cut */
void http_body_end(struct http_exchange *exchange);
void http_exchange_free(struct http_exchange *exchange);

/* http_answer.c */
struct http_reply http_reply_make(const struct http_answer *answer);
struct http_reply http_reply_of_err(const struct err *err);
void http_reply_drop(struct http_reply *reply);
void http_reply_close_after(struct http_reply *reply);

/* http_limits.c */
void http_options_complete(struct http_options *options);
MUST_CHECK struct err *http_options_check(const struct http_options *options);
/* The framing rules of design.md §4; an error means that what follows it means nothing. */
MUST_CHECK struct err *http_framing_check(const struct http_request *request, const char *version);
/* False: no Content-Length, or chunked. */
bool http_length_stated(const struct http_request *request, uint64_t *ret_length);
void http_phase_set(struct http_connection *connection, enum http_phase phase);
void http_body_deadline_set(struct http_connection *connection);
bool http_server_is_crowded(const struct http_server *server);
void http_deadlines_check(struct http_server *server);
int http_poll_timeout(const struct http_server *server);
void http_connection_cut(struct http_connection *connection);
void http_idle_cut(struct http_server *server);

/* http_connection.c */
MUST_CHECK struct err *http_daemon_start(struct http_server *server);
void http_connections_resume(struct http_server *server);
void http_connections_release(struct http_server *server);

/* http_tls.c */
struct http_tls {
    const char *ca, *certificate, *key; /* PEM */
};
MUST_CHECK struct err *http_tls_read(struct arena *arena, const struct http_options *options,
                                     struct http_tls *ret_tls);
void http_tls_wipe(struct http_tls *tls);
/* The client must show a certificate of the authority, or the handshake fails. */
void http_tls_require_certificate(struct MHD_Connection *mhd);

#endif
