/* SPDX-License-Identifier: Apache-2.0
 *
 * The server and the raw peers of the HTTP tests. Waiting is always for an event, bounded by the
 * receive timeout of the sockets or by the test's own time.
 */
#include "http_fixture.h"

#include <arpa/inet.h>
#include <criterion/criterion.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

enum { HELD_MOST = 2048 };

const char *server_file;
static atomic_size_t taken;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static struct http_request *held[HELD_MOST];
static size_t held_count;
static struct http_request *later[HELD_MOST];
static size_t later_count;
static pthread_once_t later_once = PTHREAD_ONCE_INIT;

static void request_answer(struct http_request *request)
{
    struct text text;
    text_init(&text, request->arena);
    text_add_printf(&text, "%s %s|%s|%s|", request->method, request->path, request->query,
                    request->target);
    if (request->upload_file)
        text_add_printf(&text, "%llu bytes", (unsigned long long)request->upload_size);
    text_add_n(&text, (const char *)request->body.data, request->body.size);
    const struct http_answer answer = {
        .status = 200,
        .content_type = "text/plain",
        .body = {(const uint8_t *)text_get(&text), text.size},
        .file = text_equal(request->path, "/file") ? server_file : NULL,
    };
    http_answer(request, &answer);
}

static void *later_loop(void *context)
{
    (void)context;
    for (;;) {
        pthread_mutex_lock(&lock);
        while (later_count == 0)
            pthread_cond_wait(&changed, &lock);
        struct http_request *const request = later[--later_count];
        pthread_mutex_unlock(&lock);
        request_answer(request);
    }
    return NULL;
}

static void later_start(void)
{
    pthread_t thread;
    cr_assert_eq(pthread_create(&thread, NULL, later_loop, NULL), 0);
    (void)pthread_detach(thread);
}

static void request_keep(struct http_request **queue, size_t *count, struct http_request *request)
{
    pthread_mutex_lock(&lock);
    cr_assert(*count < HELD_MOST);
    queue[(*count)++] = request;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

static void request_take(void *context, struct http_request *request)
{
    (void)context;
    atomic_fetch_add(&taken, 1);
    if (text_starts_with(request->path, "/hold"))
        request_keep(held, &held_count, request);
    else if (text_starts_with(request->path, "/later"))
        request_keep(later, &later_count, request);
    else
        request_answer(request);
}

struct http_options server_options(void)
{
    return (struct http_options){.address = "127.0.0.1", .take = request_take};
}

struct http_server *test_server_open(const struct http_options *options)
{
    struct http_server *server = NULL;
    (void)pthread_once(&later_once, later_start);
    struct err *const err = http_server_open(options, &server);
    cr_assert_null(err, "%s", err->message);
    return server;
}

void server_held_wait(size_t count)
{
    pthread_mutex_lock(&lock);
    while (held_count < count)
        pthread_cond_wait(&changed, &lock);
    pthread_mutex_unlock(&lock);
}

void server_answer_held(void)
{
    for (;;) {
        pthread_mutex_lock(&lock);
        struct http_request *const request = held_count > 0 ? held[--held_count] : NULL;
        pthread_mutex_unlock(&lock);
        if (!request)
            return;
        request_answer(request);
    }
}

size_t server_taken(void) { return atomic_load(&taken); }

int peer_connect(int port)
{
    const struct timeval patience = {.tv_sec = 10};
    const struct sockaddr_in address = {.sin_family = AF_INET,
                                        .sin_port = htons((uint16_t)port),
                                        .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    cr_assert(fd >= 0);
    cr_assert_eq(setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience), 0);
    cr_assert_eq(setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience), 0);
    cr_assert_eq(connect(fd, (const struct sockaddr *)&address, sizeof address), 0, "%s",
                 strerror(errno));
    return fd;
}

void peer_send(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        const ssize_t sent = send(fd, bytes, size, MSG_NOSIGNAL);
        if (sent < 0)
            return;
        bytes += sent;
        size -= (size_t)sent;
    }
}

void peer_say(int fd, const char *text) { peer_send(fd, text, strlen(text)); }

/* 0: the end, or a reset. */
static size_t receive(int fd, char *into, size_t size)
{
    const ssize_t got = recv(fd, into, size, 0);
    cr_assert(got >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK), "ten seconds of silence");
    return got > 0 ? (size_t)got : 0;
}

static bool head_hear(int fd, struct peer_answer *answer)
{
    size_t size = 0;
    while (size < 4 || memcmp(answer->head + size - 4, "\r\n\r\n", 4) != 0) {
        cr_assert(size < sizeof answer->head - 1, "an endless head");
        if (receive(fd, answer->head + size, 1) == 0)
            return false;
        size++;
    }
    answer->head[size] = '\0';
    cr_assert_eq(sscanf(answer->head, "HTTP/1.1 %d", &answer->status), 1, "%s", answer->head);
    answer->is_closing = strcasestr(answer->head, "\r\nconnection: close\r\n") != NULL;
    return true;
}

bool peer_hear_head(int fd, struct peer_answer *ret_answer)
{
    *ret_answer = (struct peer_answer){0};
    return head_hear(fd, ret_answer);
}

bool peer_hear(int fd, struct peer_answer *ret_answer)
{
    if (!peer_hear_head(fd, ret_answer))
        return false;
    const char *const length = strcasestr(ret_answer->head, "\r\ncontent-length: ");
    size_t left = length ? strtoul(length + strlen("\r\ncontent-length: "), NULL, 10) : 0;
    cr_assert(left < sizeof ret_answer->body);
    while (left > 0) {
        const size_t got = receive(fd, ret_answer->body + ret_answer->body_size, left);
        if (got == 0)
            return false;
        ret_answer->body_size += got;
        left -= got;
    }
    return true;
}

bool peer_hears_end(int fd)
{
    char rest[256];
    return receive(fd, rest, sizeof rest) == 0;
}

int peer_status(int port, const char *text)
{
    static _Thread_local struct peer_answer answer;
    const int fd = peer_connect(port);
    peer_say(fd, text);
    const int status = peer_hear(fd, &answer) ? answer.status : 0;
    (void)close(fd);
    return status;
}
