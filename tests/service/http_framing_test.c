/* SPDX-License-Identifier: Apache-2.0
 *
 * Requests that a proxy and a server might read differently, requests that never end, and bodies
 * that are too large: refused or cut, never handled twice, and nothing of the rest is taken as a
 * request.
 */
#include "http_fixture.h"

#include "base/clock.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define HOST "Host: localhost\r\n"
#define NEXT "GET /next HTTP/1.1\r\n" HOST "\r\n"

static struct http_options options;
static struct http_server *server;
static int port;
static struct peer_answer answer;

static void setup(void)
{
    options = server_options();
    options.header_deadline_ms = 300;
    options.body_deadline_ms = 400;
    options.idle_deadline_ms = 500;
    server = test_server_open(&options);
    port = http_server_port(server);
}

static void teardown(void) { http_server_close(server); }

TestSuite(http_framing, .init = setup, .fini = teardown, .timeout = 30);

/* Says `text`, then a second request on the same connection: refused, closed, and never taken. For
 * a malformed Content-Length libmicrohttpd 0.9.75 answers by itself and writes the head of its 400
 * twice; all the same nothing is handled and the connection ends. */
static void is_refused(const char *text)
{
    const size_t before = server_taken();
    const int fd = peer_connect(port);
    peer_say(fd, text);
    peer_say(fd, NEXT);
    while (peer_hear(fd, &answer)) {
        cr_assert(answer.status == 400 || answer.status == 505, "%s\n%s", text, answer.head);
        cr_assert(answer.is_closing, "%s\n%s", text, answer.head);
    }
    cr_assert_eq(server_taken(), before, "taken: %s", text);
    (void)close(fd);
}

Test(http_framing, a_request_with_two_meanings_is_refused)
{
    static const char *const wrong[] = {
        "POST / HTTP/1.1\r\n" HOST "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
        "POST / HTTP/1.1\r\n" HOST "Content-Length: 3\r\nContent-Length: 0\r\n\r\nabc",
        "POST / HTTP/1.1\r\n" HOST "Content-Length: 0\r\nContent-Length: 3\r\n\r\nabc",
        "POST / HTTP/1.1\r\n" HOST "Content-Length: 3, 3\r\n\r\nabc",
        "POST / HTTP/1.1\r\n" HOST "Content-Length: +3\r\n\r\nabc",
        "POST / HTTP/1.1\r\n" HOST "Content-Length: -3\r\n\r\nabc",
        "POST / HTTP/1.1\r\n" HOST "Content-Length: 0x3\r\n\r\nabc",
        "POST / HTTP/1.1\r\n" HOST "Content-Length: 3 3\r\n\r\nabc",
        "POST / HTTP/1.1\r\n" HOST "Content-Length:\r\n\r\nabc",
        "POST / HTTP/1.1\r\n" HOST "Content-Length : 3\r\n\r\nabc",
        "POST / HTTP/1.1\r\n" HOST
        "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\n" HOST
        "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\n" HOST
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\n" HOST "Transfer-Encoding:\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.0\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost:\r\n\r\n",
        "GET / HTTP/1.1\r\n" HOST HOST "\r\n",
        "GET / HTTP/1.1\r\n" HOST "Host: other\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n",
        "GET / HTTP/2.0\r\n" HOST "\r\n",
        "GET / HTTP/1.2\r\n" HOST "\r\n",
        "GET /\r\n" HOST "\r\n",
        "GET  HTTP/1.1\r\n" HOST "\r\n",
        "GET\r\n" HOST "\r\n",
        "get / HTTP/1.1\r\n" HOST "\r\n",
        "GET / HTTP/1.1\r\n" HOST "Authorization: a\r\nAuthorization: b\r\n\r\n",
        "GET / HTTP/1.1\r\n" HOST "Halfsky-Identity: a\r\nHALFSKY-IDENTITY: b\r\n\r\n",
        "GET / HTTP/1.1\r\n" HOST "X: \x01\r\n\r\n",
        "GET / HTTP/1.1\r\n" HOST "X: \xff\r\n\r\n",
        "GET / HTTP/1.1\r\n" HOST "X y: 1\r\n\r\n",
        "GET / HTTP/1.1\r\n" HOST "no colon\r\n\r\n",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        is_refused(wrong[i]);
}

Test(http_framing, too_many_headers_are_refused)
{
    char text[4096] = "GET / HTTP/1.1\r\n" HOST;
    for (int i = 0; i < 64; i++)
        (void)snprintf(text + strlen(text), sizeof text - strlen(text), "X%d: 1\r\n", i);
    (void)snprintf(text + strlen(text), sizeof text - strlen(text), "\r\n");
    is_refused(text);
}

/* The connection is sound, so it stays open: only the target is not. */
Test(http_framing, a_target_with_two_spellings_is_400_and_the_next_request_is_served)
{
    static const char *const wrong[] = {
        "http://localhost/x", "*",         "x",         "/a//b",   "//a",        "/a/../b",
        "/a/./b",             "/..",       "/a/..",     "/.",      "/a/%2e%2E/b", "/a%2Fb",
        "/a%2fb",             "/a%00b",    "/a%0ab",    "/a%",     "/a%4",       "/a%zz",
        "/a%5Cb",             "/a\\b",     "/%ff",      "/a\xe5\xa5\xb3", "/a#b", "/%C0%AF",
        "localhost:80",       "/a b",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char text[256];
        const size_t before = server_taken();
        (void)snprintf(text, sizeof text, "GET %s HTTP/1.1\r\n" HOST "\r\n", wrong[i]);
        const int fd = peer_connect(port);
        peer_say(fd, text);
        cr_assert(peer_hear(fd, &answer), "no answer to %s", wrong[i]);
        cr_assert_eq(answer.status, 400, "%s: %s", wrong[i], answer.head);
        cr_assert_not_null(strstr(answer.body, "urn:halfsky:problem:invalid"));
        cr_assert_eq(server_taken(), before, "taken: %s", wrong[i]);
        (void)close(fd);
    }
}

/* What libmicrohttpd reads past and does not show: refused by where the lines lie. */
Test(http_framing, hidden_bytes_are_refused)
{
    static const struct {
        const char *text;
        size_t size;
    } hidden[] = {
#define TEXT(t) {t, sizeof(t) - 1}
        TEXT("GET /a\0b HTTP/1.1\r\n" HOST "\r\n"),
        TEXT("GET /a HTTP/1.1\r\nHost: local\0host\r\n\r\n"),
        TEXT("GET /a HTTP/1.1\r\n" HOST "X: a\0GET /next HTTP/1.1\r\n\r\n"),
        TEXT("GET /a HTTP/1.1\n" "Host: localhost\n\n"),
        TEXT("GET /a HTTP/1.1\r\n" HOST "X: a\nY: b\r\n\r\n"),
        TEXT("GET /a HTTP/1.1\r\n" HOST "X: a\r\n GET /next HTTP/1.1\r\n\r\n"),
        TEXT("GET /a HTTP/1.1\r\n" HOST "X: a\r\n\tb\r\n\r\n"),
        TEXT("GET /a HTTP/1.1\r\n" HOST "X: a\rY: b\r\n\r\n"),
        TEXT("POST /a HTTP/1.1\r\n" HOST "Content-Length: 0\0\r\nX: a\r\n\r\n"),
        TEXT("POST /a HTTP/1.1\r\n" HOST "X: a\r\n Content-Length: 5\r\n\r\n"),
        TEXT("GET /a HTTP/1.1\r\n" HOST ": no name\r\n\r\n"),
#undef TEXT
    };
    for (size_t i = 0; i < sizeof hidden / sizeof hidden[0]; i++) {
        const size_t before = server_taken();
        const int fd = peer_connect(port);
        peer_send(fd, hidden[i].text, hidden[i].size);
        cr_assert(peer_hear(fd, &answer), "%zu: no answer", i);
        cr_assert_eq(answer.status, 400, "%zu: %s", i, answer.head);
        cr_assert(peer_hears_end(fd), "%zu: a second answer", i);
        cr_assert_eq(server_taken(), before, "taken: %zu", i);
        (void)close(fd);
    }
}

/* Nothing tells of NUL behind the last header: it is read past, and there is one request. */
Test(http_framing, nul_at_the_end_of_the_head_makes_no_second_request)
{
    static const char text[] = "POST /a HTTP/1.1\r\n" HOST "Content-Length: 0\0\r\n\r\n";
    const size_t before = server_taken();
    const int fd = peer_connect(port);
    peer_send(fd, text, sizeof text - 1);
    cr_assert(peer_hear(fd, &answer));
    cr_assert(answer.status == 200 || answer.status == 400, "%s", answer.head);
    cr_assert(peer_hears_end(fd), "a second answer"); /* by the idle deadline */
    cr_assert_leq(server_taken(), before + 1);
    (void)close(fd);
}

static const char *zeros(size_t size)
{
    static char bytes[1 << 20];
    cr_assert(size <= sizeof bytes);
    return bytes;
}

static int status_of_body(size_t stated, size_t sent)
{
    char head[128];
    (void)snprintf(head, sizeof head, "POST /x HTTP/1.1\r\n" HOST "Content-Length: %zu\r\n\r\n",
                   stated);
    const int fd = peer_connect(port);
    peer_say(fd, head);
    peer_send(fd, zeros(sent), sent);
    const int status = peer_hear(fd, &answer) ? answer.status : 0;
    (void)close(fd);
    return status;
}

Test(http_framing, a_body_of_64_kib_is_taken_and_one_byte_more_is_413_and_the_end)
{
    cr_assert_eq(status_of_body(65536, 65536), 200);
    cr_assert_not(answer.is_closing);
    cr_assert_eq(status_of_body(65537, 65537), 413);
    cr_assert(answer.is_closing);
    cr_assert_not_null(strstr(answer.body, "urn:halfsky:problem:too-large"));
    cr_assert_eq(status_of_body(100U << 20, 0), 413, "answered before the body came");
    cr_assert(answer.is_closing);
    cr_assert_eq(status_of_body((size_t)-1, 0), 400, "more than a count can hold");
}

Test(http_framing, a_chunked_body_that_grows_too_large_is_413)
{
    const int fd = peer_connect(port);
    peer_say(fd, "POST /x HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 5; i++) {
        peer_say(fd, "4000\r\n");
        peer_send(fd, zeros(0x4000), 0x4000);
        peer_say(fd, "\r\n");
    }
    peer_say(fd, "0\r\n\r\n");
    cr_assert(peer_hear(fd, &answer));
    cr_assert_eq(answer.status, 413);
    cr_assert(answer.is_closing);
    (void)close(fd);
}

Test(http_framing, a_chunked_body_without_end_is_cut)
{
    const int fd = peer_connect(port);
    peer_say(fd, "POST /x HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 200; i++) {
        peer_say(fd, "4000\r\n");
        peer_send(fd, zeros(0x4000), 0x4000);
        peer_say(fd, "\r\n");
    }
    cr_assert_not(peer_hear(fd, &answer));
    (void)close(fd);
    cr_assert_eq(server_taken(), 0);
}

Test(http_framing, a_client_that_will_ask_first_is_told_413_and_not_to_continue)
{
    const int fd = peer_connect(port);
    peer_say(fd, "POST /x HTTP/1.1\r\n" HOST
                 "Expect: 100-continue\r\nContent-Length: 70000\r\n\r\n");
    cr_assert(peer_hear(fd, &answer));
    cr_assert_eq(answer.status, 413);
    cr_assert(peer_hears_end(fd));
    (void)close(fd);
}

Test(http_framing, headers_that_do_not_fit_are_refused_and_nothing_is_taken)
{
    const int fd = peer_connect(port);
    peer_say(fd, "GET /x HTTP/1.1\r\n" HOST "X: ");
    for (int i = 0; i < 40; i++)
        peer_send(fd, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 64);
    for (int i = 0; i < 1024; i++)
        peer_send(fd, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 64);
    if (peer_hear(fd, &answer))
        cr_assert_eq(answer.status, 431);
    (void)close(fd);
    cr_assert_eq(server_taken(), 0);
}

/* One byte every 20 ms, until the server ends it. */
static int64_t drip(const char *before, const char *rest)
{
    const int64_t began_ms = clock_monotonic_ms();
    const int fd = peer_connect(port);
    peer_say(fd, before);
    struct timeval pause = {.tv_usec = 20000};
    for (size_t i = 0; rest[i % strlen(rest)]; i++) {
        char byte;
        cr_assert_eq(setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &pause, sizeof pause), 0);
        const ssize_t got = recv(fd, &byte, 1, 0);
        if (got == 0 || (got < 0 && errno != EAGAIN))
            break;
        cr_assert(clock_monotonic_ms() - began_ms < 9000, "it is still listening");
        peer_send(fd, &rest[i % strlen(rest)], 1);
    }
    (void)close(fd);
    return clock_monotonic_ms() - began_ms;
}

Test(http_framing, a_client_that_sends_its_request_drop_by_drop_is_cut_at_the_deadline)
{
    const int64_t line_ms = drip("", "GET /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    cr_assert(line_ms >= 290 && line_ms < 3000, "%lld ms", (long long)line_ms);
    const int64_t headers_ms = drip("GET /x HTTP/1.1\r\n" HOST, "X: a\r\n");
    cr_assert(headers_ms >= 290 && headers_ms < 3000, "%lld ms", (long long)headers_ms);
    const int64_t body_ms = drip("POST /x HTTP/1.1\r\n" HOST "Content-Length: 60000\r\n\r\n", "x");
    cr_assert(body_ms >= 390 && body_ms < 3000, "%lld ms", (long long)body_ms);
}

Test(http_framing, a_connection_without_a_request_is_closed_at_the_idle_deadline)
{
    const int fd = peer_connect(port);
    const int unused = peer_connect(port);
    const int64_t began_ms = clock_monotonic_ms();
    peer_say(fd, NEXT);
    cr_assert(peer_hear(fd, &answer));
    cr_assert(peer_hears_end(unused));
    const int64_t unused_ms = clock_monotonic_ms() - began_ms;
    cr_assert(unused_ms >= 290 && unused_ms < 480, "%lld ms", (long long)unused_ms);
    cr_assert(peer_hears_end(fd));
    const int64_t idle_ms = clock_monotonic_ms() - began_ms;
    cr_assert(idle_ms >= 490 && idle_ms < 3000, "%lld ms", (long long)idle_ms);
    (void)close(fd);
    (void)close(unused);
}
