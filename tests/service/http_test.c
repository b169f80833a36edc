/* SPDX-License-Identifier: Apache-2.0
 *
 * The HTTP server as its clients see it: what a well-formed request is answered, on how many
 * connections, from which thread, and how a server ends. Framing has a file of its own.
 */
#include "http_fixture.h"

#include "base/clock.h"

#include <criterion/criterion.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define HOST "Host: localhost\r\n"

static struct http_options options;
static struct http_server *server;
static int port;
static struct peer_answer answer;

static void setup(void)
{
    options = server_options();
    server = test_server_open(&options);
    port = http_server_port(server);
}

static void server_restart(void)
{
    http_server_close(server);
    server = test_server_open(&options);
    port = http_server_port(server);
}

static void teardown(void) { http_server_close(server); }

TestSuite(http, .init = setup, .fini = teardown, .timeout = 30);

static void peer_hears(int fd, int status, const char *body)
{
    cr_assert(peer_hear(fd, &answer), "no answer");
    cr_assert_eq(answer.status, status, "%s%s", answer.head, answer.body);
    if (body)
        cr_assert_str_eq(answer.body, body);
}

Test(http, a_request_arrives_whole_and_its_answer_keeps_the_connection)
{
    const int fd = peer_connect(port);
    peer_say(fd, "GET /v1/matters/%E5%A5%B3?a=1&b=%20 HTTP/1.1\r\n" HOST "\r\n");
    peer_hears(fd, 200, "GET /v1/matters/女|a=1&b=%20|/v1/matters/%E5%A5%B3?a=1&b=%20|");
    cr_assert_not(answer.is_closing);
    cr_assert_not_null(strstr(answer.head, "Content-Type: text/plain\r\n"));
    cr_assert_not_null(strstr(answer.head, "Cache-Control: no-store\r\n"));
    peer_say(fd, "POST /v1/matters HTTP/1.1\r\n" HOST "Content-Length: 5\r\n\r\nhello");
    peer_hears(fd, 200, "POST /v1/matters||/v1/matters|hello");
    (void)close(fd);
}

Test(http, a_chunked_body_is_put_together)
{
    const int fd = peer_connect(port);
    peer_say(fd, "POST /x HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n"
                 "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    peer_hears(fd, 200, "POST /x||/x|abcde");
    cr_assert_not(answer.is_closing);
    (void)close(fd);
}

Test(http, another_thread_may_answer)
{
    const int fd = peer_connect(port);
    for (int i = 0; i < 2000; i++) {
        peer_say(fd, "GET /later HTTP/1.1\r\n" HOST "\r\n");
        peer_hears(fd, 200, "GET /later||/later|");
    }
    (void)close(fd);
    cr_assert_eq(http_server_counts(server).requests, 2000);
}

Test(http, pipelined_requests_are_answered_in_order)
{
    const int fd = peer_connect(port);
    peer_say(fd, "GET /1 HTTP/1.1\r\n" HOST "\r\nGET /later2 HTTP/1.1\r\n" HOST "\r\n"
                 "POST /3 HTTP/1.1\r\n" HOST "Content-Length: 3\r\n\r\nabcGET /4 HTTP/1.1\r\n" HOST
                 "\r\n");
    peer_hears(fd, 200, "GET /1||/1|");
    peer_hears(fd, 200, "GET /later2||/later2|");
    peer_hears(fd, 200, "POST /3||/3|abc");
    peer_hears(fd, 200, "GET /4||/4|");
    (void)close(fd);
}

/* Held back until its end, a text and the end of its client come as one segment. */
static void cork(int fd)
{
    const int yes = 1;
    cr_assert_eq(setsockopt(fd, IPPROTO_TCP, TCP_CORK, &yes, sizeof yes), 0);
}

/* Its end comes with the request or behind it; the answer while the request is held or at once. */
Test(http, a_client_that_closed_its_half_still_hears_its_answer)
{
    static const struct {
        const char *said, *heard;
    } ways[] = {
        {"GET /hold HTTP/1.1\r\n" HOST "\r\n", "GET /hold||/hold|"},
        {"GET /later HTTP/1.1\r\n" HOST "\r\n", "GET /later||/later|"},
        {"GET /x HTTP/1.1\r\n" HOST "\r\n", "GET /x||/x|"},
        {"POST /hold HTTP/1.1\r\n" HOST "Content-Length: 5\r\n\r\nhello",
         "POST /hold||/hold|hello"},
        {"POST /later HTTP/1.1\r\n" HOST "Content-Length: 5\r\n\r\nhello",
         "POST /later||/later|hello"},
        {"POST /x HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
         "2\r\nde\r\n0\r\n\r\n",
         "POST /x||/x|abcde"},
    };
    for (size_t i = 0; i < 20 * sizeof ways / sizeof *ways; i++) {
        const char *said = ways[i / 20].said;
        const int fd = peer_connect(port);
        (void)poll(NULL, 0, i % 4 < 2 ? 0 : 5); /* the server has looked for it in vain, or not */
        if (i % 2 == 0)
            cork(fd);
        peer_say(fd, said);
        (void)poll(NULL, 0, i % 8 < 4 ? 0 : 5); /* it is read before its end comes, or not */
        cr_assert_eq(shutdown(fd, SHUT_WR), 0);
        if (strstr(said, "/hold")) {
            server_held_wait(1);
            server_answer_held();
        }
        peer_hears(fd, 200, ways[i / 20].heard);
        cr_assert(peer_hears_end(fd));
        (void)close(fd);
    }
}

/* Cut anywhere, the second part with the end of the client. */
Test(http, a_request_in_two_parts_is_answered_though_its_client_closed_its_half)
{
    static const char *const requests[] = {
        "GET /later HTTP/1.1\r\n" HOST "\r\n",
        "POST /later HTTP/1.1\r\n" HOST "Content-Length: 5\r\n\r\nhello",
        "POST /x HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n"
        "0\r\n\r\n",
    };
    for (size_t r = 0; r < sizeof requests / sizeof *requests; r++)
        for (size_t cut = 1; cut < strlen(requests[r]); cut++) {
            const int fd = peer_connect(port);
            peer_send(fd, requests[r], cut);
            (void)poll(NULL, 0, cut % 3); /* read apart, or nearly */
            cork(fd);
            peer_say(fd, requests[r] + cut);
            cr_assert_eq(shutdown(fd, SHUT_WR), 0);
            cr_assert(peer_hear(fd, &answer), "no answer to %zu cut at %zu", r, cut);
            cr_assert_eq(answer.status, 200);
            (void)close(fd);
        }
}

Test(http, pipelined_requests_of_a_client_that_closed_its_half_are_all_answered)
{
    const int fd = peer_connect(port);
    cork(fd);
    peer_say(fd, "GET /later1 HTTP/1.1\r\n" HOST "\r\nPOST /2 HTTP/1.1\r\n" HOST
                 "Content-Length: 3\r\n\r\nabcGET /3 HTTP/1.1\r\n" HOST "\r\n");
    cr_assert_eq(shutdown(fd, SHUT_WR), 0);
    peer_hears(fd, 200, "GET /later1||/later1|");
    peer_hears(fd, 200, "POST /2||/2|abc");
    peer_hears(fd, 200, "GET /3||/3|");
    cr_assert(peer_hears_end(fd));
    (void)close(fd);
}

/* Not minutes later, by the rate of its body. */
Test(http, a_body_that_its_client_broke_off_is_given_up_at_once)
{
    const int fd = peer_connect(port);
    const int64_t began_ms = clock_monotonic_ms();
    cork(fd);
    peer_say(fd, "POST /x HTTP/1.1\r\n" HOST "Content-Length: 5\r\n\r\nhel");
    cr_assert_eq(shutdown(fd, SHUT_WR), 0);
    cr_assert(peer_hears_end(fd));
    cr_assert_lt(clock_monotonic_ms() - began_ms, 4000);
    cr_assert_eq(server_taken(), 0);
    (void)close(fd);
}

Test(http, a_client_that_went_away_harms_nobody)
{
    const int gone = peer_connect(port);
    peer_say(gone, "GET /hold HTTP/1.1\r\n" HOST "\r\n");
    server_held_wait(1);
    (void)close(gone);
    server_answer_held();
    cr_assert_eq(peer_status(port, "GET / HTTP/1.1\r\n" HOST "\r\n"), 200);
    http_server_drain(server, 5000);
    cr_assert_eq(http_server_counts(server).in_flight, 0);
}

Test(http, head_has_the_length_and_no_body)
{
    const int fd = peer_connect(port);
    peer_say(fd, "HEAD /x HTTP/1.1\r\n" HOST "\r\n");
    cr_assert(peer_hear_head(fd, &answer));
    cr_assert_eq(answer.status, 200);
    cr_assert_not_null(strstr(answer.head, "Content-Length: 12\r\n"));
    peer_say(fd, "OPTIONS /x HTTP/1.1\r\n" HOST "\r\n");
    peer_hears(fd, 200, "OPTIONS /x||/x|");
    (void)close(fd);
}

Test(http, a_waiting_client_is_told_to_continue)
{
    const int fd = peer_connect(port);
    peer_say(fd, "POST /x HTTP/1.1\r\n" HOST "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    cr_assert(peer_hear_head(fd, &answer));
    cr_assert_eq(answer.status, 100);
    peer_say(fd, "ok");
    peer_hears(fd, 200, "POST /x||/x|ok");
    (void)close(fd);
}

enum { CLIENTS = 200, ROUNDS = 50 };

struct client {
    pthread_t thread;
    int number;
    int heard;
};

static void *client_run(void *context)
{
    struct client *const client = context;
    const int fd = peer_connect(port);
    char request[128];
    static _Thread_local struct peer_answer heard;
    (void)snprintf(request, sizeof request, "GET /%s HTTP/1.1\r\n" HOST "\r\n",
                   client->number % 2 ? "later" : "now");
    for (int i = 0; i < ROUNDS; i++) {
        peer_say(fd, request);
        client->heard += peer_hear(fd, &heard) && heard.status == 200 && !heard.is_closing;
    }
    (void)close(fd);
    return NULL;
}

Test(http, two_hundred_keep_alive_clients_are_served_without_a_stall)
{
    static struct client clients[CLIENTS];
    pthread_attr_t small;
    cr_assert_eq(pthread_attr_init(&small), 0);
    cr_assert_eq(pthread_attr_setstacksize(&small, 256 * 1024), 0);
    for (int i = 0; i < CLIENTS; i++) {
        clients[i].number = i;
        cr_assert_eq(pthread_create(&clients[i].thread, &small, client_run, &clients[i]), 0);
    }
    for (int i = 0; i < CLIENTS; i++) {
        cr_assert_eq(pthread_join(clients[i].thread, NULL), 0);
        cr_assert_eq(clients[i].heard, ROUNDS, "client %d", i);
    }
    (void)pthread_attr_destroy(&small);
}

Test(http, all_are_ready_at_once_and_all_are_served)
{
    static int fds[500];
    const size_t count = sizeof fds / sizeof fds[0];
    for (size_t i = 0; i < count; i++) {
        fds[i] = peer_connect(port);
        peer_say(fds[i], "GET /hold HTTP/1.1\r\n" HOST "\r\n");
    }
    server_held_wait(count);
    server_answer_held();
    for (size_t i = 0; i < count; i++) {
        peer_hears(fds[i], 200, "GET /hold||/hold|");
        peer_say(fds[i], "GET /a HTTP/1.1\r\n" HOST "\r\n");
    }
    for (size_t i = 0; i < count; i++) {
        peer_hears(fds[i], 200, "GET /a||/a|");
        (void)close(fds[i]);
    }
}

Test(http, above_eighty_percent_new_connections_are_shed_and_old_ones_served)
{
    static int fds[9];
    options.connections_most = 10;
    server_restart();
    for (size_t i = 0; i < 9; i++) {
        fds[i] = peer_connect(port);
        peer_say(fds[i], "GET /a HTTP/1.1\r\n" HOST "\r\n");
        peer_hears(fds[i], 200, NULL);
    }
    const int shed = peer_connect(port);
    peer_say(shed, "GET /a HTTP/1.1\r\n" HOST "\r\n");
    peer_hears(shed, 503, NULL);
    cr_assert(answer.is_closing);
    cr_assert_not_null(strstr(answer.head, "Retry-After: 2\r\n"));
    cr_assert_not_null(strstr(answer.body, "\"type\":\"urn:halfsky:problem:try-again\""));
    cr_assert_eq(http_server_counts(server).shed, 1);
    for (size_t i = 0; i < 9; i++) {
        peer_say(fds[i], "GET /a HTTP/1.1\r\n" HOST "\r\n");
        peer_hears(fds[i], 200, NULL);
        cr_assert_not(answer.is_closing);
        (void)close(fds[i]);
    }
    (void)close(shed);
}

Test(http, at_the_limit_a_client_waits_and_is_served_when_a_place_is_free)
{
    options.connections_most = 2;
    server_restart();
    const int first = peer_connect(port);
    const int second = peer_connect(port);
    peer_say(first, "GET /hold HTTP/1.1\r\n" HOST "\r\n");
    peer_say(second, "GET /hold HTTP/1.1\r\n" HOST "\r\n");
    server_held_wait(2);
    const int third = peer_connect(port);
    peer_say(third, "GET /c HTTP/1.1\r\n" HOST "\r\n");
    server_answer_held();
    peer_hears(first, 200, NULL);
    peer_hears(second, 200, NULL);
    cr_assert_eq(shutdown(first, SHUT_WR), 0);
    cr_assert(peer_hears_end(first));
    cr_assert(peer_hear(third, &answer), "the place that became free was not given away");
    (void)close(first);
    (void)close(second);
    (void)close(third);
}

Test(http, a_drain_answers_what_is_open_and_lets_nobody_in)
{
    const int idle = peer_connect(port);
    peer_say(idle, "GET /a HTTP/1.1\r\n" HOST "\r\n");
    peer_hears(idle, 200, NULL);
    const int busy = peer_connect(port);
    peer_say(busy, "GET /hold HTTP/1.1\r\n" HOST "\r\n");
    server_held_wait(1);
    const int64_t began_ms = clock_monotonic_ms();
    http_server_drain(server, 200);
    cr_assert(clock_monotonic_ms() - began_ms >= 200, "it did not wait for the open request");
    cr_assert_eq(http_server_counts(server).in_flight, 1);
    cr_assert(peer_hears_end(idle));
    const int late = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_storage where;
    socklen_t size = sizeof where;
    cr_assert_eq(getpeername(busy, (struct sockaddr *)&where, &size), 0);
    cr_assert_neq(connect(late, (struct sockaddr *)&where, size), 0);
    server_answer_held();
    peer_hears(busy, 200, NULL);
    cr_assert(answer.is_closing);
    http_server_drain(server, 5000);
    cr_assert_eq(http_server_counts(server).connections, 0);
    (void)close(idle);
    (void)close(busy);
    (void)close(late);
}

Test(http, a_server_closes_over_a_request_that_nobody_answered)
{
    const int fd = peer_connect(port);
    peer_say(fd, "GET /hold HTTP/1.1\r\n" HOST "\r\n");
    server_held_wait(1);
    http_server_close(server);
    server = NULL;
    cr_assert(peer_hears_end(fd));
    (void)close(fd);
}

Test(http, a_taken_port_or_a_bad_option_is_one_sentence)
{
    struct http_server *other = NULL;
    struct http_options wrong = server_options();
    wrong.port = port;
    struct err *err = http_server_open(&wrong, &other);
    cr_assert(err_is(err, ERR_INVALID));
    cr_assert_not_null(strstr(err->message, "Address already in use"), "%s", err->message);
    wrong = server_options();
    wrong.address = "0.0.0.0";
    cr_assert(err_is(http_server_open(&wrong, &other), ERR_INVALID), "plain beyond loopback");
    wrong.address = "localhost";
    cr_assert(err_is(http_server_open(&wrong, &other), ERR_INVALID), "not a numeric address");
    wrong = server_options();
    wrong.tls_key = "/nowhere";
    cr_assert(err_is(http_server_open(&wrong, &other), ERR_INVALID), "half of TLS");
    cr_assert_null(other);
}
