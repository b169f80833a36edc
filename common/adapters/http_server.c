/* SPDX-License-Identifier: Apache-2.0
 *
 * The server's socket, its thread and its end. The thread waits on libmicrohttpd's epoll
 * descriptor itself: the library's own loop stalls at 128 ready sockets (design.md §4). An eventfd
 * wakes it when another thread has answered, drains or closes.
 * It must never block anywhere but in that one poll.
 */
#include "adapters/http.h"

#include "adapters/http_private.h"
#include "base/clock.h"

#include <assert.h>
#include <errno.h>
#include <microhttpd.h>
#include <netdb.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { ARENA_MOST = 1 << 20, BACKLOG = 1024 };

static struct err *server_listen(struct http_server *server);
static struct err *server_run(struct http_server *server);
static void server_free(struct http_server *server);

static struct http_server *server_new(const struct http_options *options)
{
    struct arena *const arena = arena_new(ARENA_MOST);
    struct http_server *const server = ARENA_NEW(arena, struct http_server);
    server->arena = arena;
    server->options = *options;
    server->options.address = arena_text(arena, options->address);
    server->options.upload_folder = arena_text(arena, options->upload_folder);
    server->options.tls_ca = arena_text(arena, options->tls_ca);
    server->options.tls_certificate = arena_text(arena, options->tls_certificate);
    server->options.tls_key = arena_text(arena, options->tls_key);
    http_options_complete(&server->options);
    server->connection_pool =
        pool_new(sizeof(struct http_connection), (size_t)server->options.connections_most);
    server->epoll_fd = server->wake_fd = server->listen_fd = -1;
    pthread_mutex_init(&server->lock, NULL);
    pthread_cond_init(&server->is_idle, NULL);
    return server;
}

struct err *http_server_open(const struct http_options *options, struct http_server **ret_server)
{
    TRY(http_options_check(options));
    struct http_server *const server = server_new(options);
    struct err *err = server_listen(server);
    if (!err)
        err = http_daemon_start(server);
    if (!err)
        err = server_run(server);
    if (err) {
        server_free(server);
        return err_wrap(err, "opening the HTTP server on %s:%d", options->address, options->port);
    }
    *ret_server = server;
    return NULL;
}

int http_server_port(const struct http_server *server) { return server->port; }

static void server_wake(struct http_server *server) { (void)eventfd_write(server->wake_fd, 1); }

void http_server_drain(struct http_server *server, int deadline_ms)
{
    const int64_t end_ms = clock_monotonic_ms() + deadline_ms;
    const struct timespec end = {.tv_sec = end_ms / 1000, .tv_nsec = end_ms % 1000 * 1000000};
    atomic_store(&server->is_draining, true);
    server_wake(server);
    pthread_mutex_lock(&server->lock);
    int waited = 0;
    while (atomic_load(&server->connection_count) > 0 && waited != ETIMEDOUT)
        waited = pthread_cond_clockwait(&server->is_idle, &server->lock, CLOCK_MONOTONIC, &end);
    pthread_mutex_unlock(&server->lock);
}

/* What is unanswered now stays so: whoever might still answer has to be gone before. */
void http_server_close(struct http_server *server)
{
    if (!server)
        return;
    atomic_store(&server->is_stopping, true);
    server_wake(server);
    const int failed = pthread_join(server->thread, NULL);
    assert(!failed);
    server_free(server);
}

struct http_counts http_server_counts(const struct http_server *server)
{
    return (struct http_counts){
        .requests = atomic_load(&server->requests),
        .refused = atomic_load(&server->refused),
        .shed = atomic_load(&server->shed),
        .connections = atomic_load(&server->connection_count),
        .in_flight = atomic_load(&server->in_flight),
    };
}

static struct err *socket_open(struct http_server *server, const struct addrinfo *address)
{
    const int yes = 1;
    struct sockaddr_storage bound;
    socklen_t size = sizeof bound;
    char port[NI_MAXSERV] = "";
    server->listen_fd =
        socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (server->listen_fd < 0 ||
        setsockopt(server->listen_fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) < 0 ||
        bind(server->listen_fd, address->ai_addr, address->ai_addrlen) < 0 ||
        listen(server->listen_fd, BACKLOG) < 0 ||
        getsockname(server->listen_fd, (struct sockaddr *)&bound, &size) < 0)
        return err_of(PROBLEM_INVALID, "%s", strerror(errno));
    int64_t number = 0;
    if (getnameinfo((struct sockaddr *)&bound, size, NULL, 0, port, sizeof port, NI_NUMERICSERV) ||
        !text_to_int64(port, &number))
        return err_of(PROBLEM_BUG, "the socket has no port");
    server->port = (int)number;
    return NULL;
}

static struct err *server_listen(struct http_server *server)
{
    const struct addrinfo hints = {.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE,
                                   .ai_socktype = SOCK_STREAM};
    struct addrinfo *address = NULL;
    const char *const port = arena_printf(server->arena, "%d", server->options.port);
    if (getaddrinfo(server->options.address, port, &hints, &address) != 0)
        return err_of(PROBLEM_INVALID, "it is not a numeric address");
    struct err *const err = socket_open(server, address);
    freeaddrinfo(address);
    return err;
}

/* Once: what waits to be accepted is let in, then the port is given up. */
static void server_quiesce(struct http_server *server)
{
    (void)MHD_run(server->daemon);
    const int fd = MHD_quiesce_daemon(server->daemon);
    if (fd >= 0)
        (void)close(fd);
    server->listen_fd = -1;
    server->is_quiesced = true;
}

static void server_drain_step(struct http_server *server)
{
    if (!server->is_quiesced)
        server_quiesce(server);
    http_idle_cut(server);
    if (atomic_load(&server->connection_count) > 0)
        return;
    pthread_mutex_lock(&server->lock);
    pthread_cond_broadcast(&server->is_idle);
    pthread_mutex_unlock(&server->lock);
}

static void server_wait(struct http_server *server)
{
    struct pollfd watched[] = {{.fd = server->epoll_fd, .events = POLLIN},
                               {.fd = server->wake_fd, .events = POLLIN}};
    eventfd_t wakes;
    (void)poll(watched, 2, http_poll_timeout(server));
    (void)eventfd_read(server->wake_fd, &wakes);
}

static void *server_loop(void *context)
{
    struct http_server *const server = context;
    while (!atomic_load(&server->is_stopping)) {
        server_wait(server);
        http_connections_resume(server);
        server->must_run = false;
        (void)MHD_run(server->daemon);
        http_deadlines_check(server);
        if (atomic_load(&server->is_draining))
            server_drain_step(server);
    }
    return NULL;
}

/* Signals are the main thread's; a closed socket must not end the process here either. */
static struct err *server_run(struct http_server *server)
{
    sigset_t all, before;
    server->wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (server->wake_fd < 0)
        return err_of(PROBLEM_TRANSIENT, "%s", strerror(errno));
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    const int failed = pthread_create(&server->thread, NULL, server_loop, server);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return failed ? err_of(PROBLEM_TRANSIENT, "no thread: %s", strerror(failed)) : NULL;
}

static void server_free(struct http_server *server)
{
    if (server->daemon) {
        http_connections_release(server);
        MHD_stop_daemon(server->daemon); /* closes the listening socket */
    } else if (server->listen_fd >= 0) {
        (void)close(server->listen_fd);
    }
    if (server->wake_fd >= 0)
        (void)close(server->wake_fd);
    pthread_cond_destroy(&server->is_idle);
    pthread_mutex_destroy(&server->lock);
    pool_free(server->connection_pool);
    arena_free(server->arena);
}
