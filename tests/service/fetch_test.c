/* SPDX-License-Identifier: Apache-2.0
 *
 * The HTTP client against the real server, plain and over mutual TLS, and against a raw peer that
 * does what a good server never does.
 */
#include "adapters/fetch.h"

#include "base/clock.h"
#include "http_fixture.h"
#include "tls_fixture.h"

#include <criterion/criterion.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static struct arena *arena;
static struct http_options options;
static struct http_server *server;
static struct fetcher *fetcher;
static struct fetch_answer answer;
static bool is_secure;

static struct fetcher *fetcher_of(const struct fetch_options *wanted)
{
    struct fetcher *opened = NULL;
    struct err *const err = fetcher_open(wanted, &opened);
    cr_assert_null(err, "%s", err->message);
    return opened;
}

static void setup(void)
{
    arena = arena_new(64U << 20);
    cr_assert_null(fetch_start());
    options = server_options();
    server = test_server_open(&options);
    fetcher = fetcher_of(&(struct fetch_options){.connect_timeout_ms = 2000});
    is_secure = false;
}

static void teardown(void)
{
    fetcher_close(fetcher);
    http_server_close(server);
    arena_free(arena);
}

TestSuite(fetch, .init = setup, .fini = teardown, .timeout = 60);

static struct fetch_request get(const char *path)
{
    return (struct fetch_request){
        .method = "GET",
        .url = arena_printf(arena, "%s://127.0.0.1:%d%s", is_secure ? "https" : "http",
                            http_server_port(server), path),
        .deadline_ms = 5000,
        .answer_most = 1 << 16,
    };
}

static void fetches(struct fetcher *by, const struct fetch_request *request, const char *body)
{
    struct err *const err = fetch(by, arena, request, &answer);
    cr_assert_null(err, "%s", err->message);
    cr_assert_eq(answer.status, 200);
    if (body)
        cr_assert_str_eq((const char *)answer.body.data, body);
}

static void fails(struct fetcher *by, const struct fetch_request *request, const char *why)
{
    struct err *const err = fetch(by, arena, request, &answer);
    cr_assert(err_is(err, ERR_TRANSIENT), "%d", answer.status);
    cr_assert(!why || strstr(err->message, why), "%s", err->message);
}

static struct bytes bytes_of(const char *text)
{
    return (struct bytes){(const uint8_t *)text, strlen(text)};
}

Test(fetch, each_method_arrives_as_it_was_sent)
{
    static const char *const methods[] = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++) {
        struct fetch_request request = get("/a%20b?x=1");
        request.method = methods[i];
        fetches(fetcher, &request, arena_printf(arena, "%s /a b|x=1|/a%%20b?x=1|", methods[i]));
        request.body = bytes_of("body");
        fetches(fetcher, &request, arena_printf(arena, "%s /a b|x=1|/a%%20b?x=1|body", methods[i]));
    }
    struct fetch_request request = get("/x");
    request.method = "HEAD";
    fetches(fetcher, &request, "");
    cr_assert_str_eq(fetch_header(&answer, "content-length"), "12");
    cr_assert_str_eq(fetch_header(&answer, "content-type"), "text/plain");
    cr_assert_null(fetch_header(&answer, "location"));
}

Test(fetch, a_thousand_requests_take_one_connection)
{
    const struct fetch_request request = get("/later");
    for (int i = 0; i < 1000; i++)
        fetches(fetcher, &request, "GET /later||/later|");
    cr_assert_eq(http_server_counts(server).connections, 1);
    cr_assert_eq(http_server_counts(server).requests, 1000);
}

Test(fetch, any_status_is_an_answer)
{
    struct fetch_request request = get("/a/../b");
    cr_assert_null(fetch(fetcher, arena, &request, &answer));
    cr_assert_eq(answer.status, 400, "the path goes out as it is given");
}

Test(fetch, a_connection_the_server_gave_up_is_replaced)
{
    options.idle_deadline_ms = 50;
    http_server_close(server);
    server = test_server_open(&options);
    const struct fetch_request request = get("/a");
    fetches(fetcher, &request, NULL);
    const int watch = peer_connect(http_server_port(server));
    peer_say(watch, "GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
    static struct peer_answer heard;
    cr_assert(peer_hear(watch, &heard));
    cr_assert(peer_hears_end(watch)); /* so the earlier one is over as well */
    (void)close(watch);
    fetches(fetcher, &request, NULL);
}

Test(fetch, the_environment_changes_nothing)
{
    cr_assert_eq(setenv("http_proxy", "http://127.0.0.1:1", 1), 0);
    cr_assert_eq(setenv("ALL_PROXY", "socks5://127.0.0.1:1", 1), 0);
    const struct fetch_request request = get("/a");
    fetches(fetcher, &request, "GET /a||/a|");
}

Test(fetch, an_answer_above_its_limit_is_no_answer)
{
    struct fetch_request request = get("/a");
    request.answer_most = strlen("GET /a||/a|");
    fetches(fetcher, &request, "GET /a||/a|");
    request.answer_most--;
    fails(fetcher, &request, "larger than allowed");
}

Test(fetch, silence_ends_at_the_deadline)
{
    struct fetch_request request = get("/hold");
    request.deadline_ms = 200;
    const int64_t began_ms = clock_monotonic_ms();
    fails(fetcher, &request, NULL);
    const int64_t took_ms = clock_monotonic_ms() - began_ms;
    cr_assert(took_ms >= 190 && took_ms < 3000, "%lld ms", (long long)took_ms);
    server_held_wait(1);
    server_answer_held();
}

Test(fetch, nobody_listening_is_transient_and_other_schemes_are_refused)
{
    struct fetch_request request = get("/a");
    const int port = http_server_port(server);
    http_server_close(server);
    server = NULL;
    request.url = arena_printf(arena, "http://127.0.0.1:%d/", port);
    fails(fetcher, &request, NULL);
    request.url = "file:///etc/passwd";
    cr_assert(err_is(fetch(fetcher, arena, &request, &answer), ERR_INVALID));
    request.url = "https://127.0.0.1:1/";
    cr_assert(err_is(fetch(fetcher, arena, &request, &answer), ERR_INVALID), "no authority");
    request.url = "not a url";
    cr_assert_not_null(fetch(fetcher, arena, &request, &answer));
}

Test(fetch, a_header_with_a_line_break_never_leaves)
{
    struct http_header headers[] = {{"x-a", "1\r\nx-b: 2"}};
    struct fetch_request request = get("/a");
    request.headers = headers;
    request.header_count = 1;
    cr_assert(err_is(fetch(fetcher, arena, &request, &answer), ERR_BUG));
    headers[0] = (struct http_header){"x-a:", "1"};
    cr_assert(err_is(fetch(fetcher, arena, &request, &answer), ERR_BUG));
    headers[0] = (struct http_header){"x-a", ""};
    fetches(fetcher, &request, NULL);
    cr_assert_eq(server_taken(), 1);
}

static bool is_upload(void *context, const char *method, const char *path)
{
    (void)context;
    return text_equal(method, "PUT") && text_equal(path, "/document");
}

static const char *file_of(const char *name, size_t size)
{
    FILE *const file = fopen(name, "w");
    cr_assert_not_null(file);
    cr_assert_eq(ftruncate(fileno(file), (off_t)size), 0);
    cr_assert_eq(fclose(file), 0);
    return name;
}

Test(fetch, files_go_out_and_come_in)
{
    char folder[] = "/tmp/halfsky-fetch-XXXXXX";
    cr_assert_not_null(mkdtemp(folder));
    options.is_upload = is_upload;
    options.upload_folder = folder;
    options.upload_most = 5 << 20;
    http_server_close(server);
    server = test_server_open(&options);
    struct fetch_request request = get("/document");
    request.method = "PUT";
    request.body_file = file_of(arena_printf(arena, "%s/out", folder), 5 << 20);
    fetches(fetcher, &request, "PUT /document||/document|5242880 bytes");
    request.body_file = file_of(request.body_file, (5 << 20) + 1);
    cr_assert_null(fetch(fetcher, arena, &request, &answer));
    cr_assert_eq(answer.status, 413);
    server_file = file_of(request.body_file, 3000000);
    request = get("/file");
    request.answer_most = 3000000;
    request.answer_file = arena_printf(arena, "%s/in", folder);
    fetches(fetcher, &request, "");
    cr_assert_eq(truncate(request.answer_file, 3000000), 0);
    request.answer_most--;
    fails(fetcher, &request, "larger than allowed");
    cr_assert_eq(access(request.answer_file, F_OK), -1, "half an answer was left behind");
    cr_assert_eq(unlink(server_file), 0);
    cr_assert_eq(rmdir(folder), 0);
}

/* A peer that says one text to whoever comes and closes. */
struct rogue {
    pthread_t thread;
    int fd, port;
    const char *text;
};

static void *rogue_run(void *context)
{
    const struct rogue *const rogue = context;
    char request[4096];
    const int fd = accept(rogue->fd, NULL, NULL);
    if (fd < 0)
        return NULL;
    (void)recv(fd, request, sizeof request, 0);
    peer_say(fd, rogue->text);
    (void)close(fd);
    return NULL;
}

static struct err *rogue_fetch(const char *text)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    struct rogue rogue = {.fd = socket(AF_INET, SOCK_STREAM, 0), .text = text};
    cr_assert_eq(bind(rogue.fd, (struct sockaddr *)&address, size), 0);
    cr_assert_eq(listen(rogue.fd, 4), 0);
    cr_assert_eq(getsockname(rogue.fd, (struct sockaddr *)&address, &size), 0);
    cr_assert_eq(pthread_create(&rogue.thread, NULL, rogue_run, &rogue), 0);
    struct fetch_request request = get("/");
    request.url = arena_printf(arena, "http://127.0.0.1:%d/", ntohs(address.sin_port));
    struct err *const err = fetch(fetcher, arena, &request, &answer);
    (void)shutdown(rogue.fd, SHUT_RDWR);
    (void)pthread_join(rogue.thread, NULL);
    (void)close(rogue.fd);
    return err;
}

Test(fetch, a_redirect_is_an_answer_and_is_not_followed)
{
    cr_assert_null(rogue_fetch("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n"
                               "Content-Length: 0\r\n\r\n"));
    cr_assert_eq(answer.status, 302);
    cr_assert_str_eq(fetch_header(&answer, "location"), "http://127.0.0.1:1/");
}

Test(fetch, the_headers_are_the_last_answers)
{
    cr_assert_null(rogue_fetch("HTTP/1.1 100 Continue\r\nX-A: 1\r\n\r\n"
                               "HTTP/1.1 200 OK\r\nX-B:  two \r\nContent-Length: 2\r\n\r\nok"));
    cr_assert_eq(answer.status, 200);
    cr_assert_null(fetch_header(&answer, "x-a"));
    cr_assert_str_eq(fetch_header(&answer, "x-b"), "two");
}

Test(fetch, half_an_answer_is_no_answer)
{
    static const char *const halves[] = {
        "",
        "HTTP/1.1 20",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n",
        "just text\r\n\r\n",
    };
    for (size_t i = 0; i < sizeof halves / sizeof halves[0]; i++)
        cr_assert(err_is(rogue_fetch(halves[i]), ERR_TRANSIENT), "%s", halves[i]);
}

Test(fetch, an_endless_head_is_no_answer)
{
    struct text head;
    text_init(&head, arena);
    text_add(&head, "HTTP/1.1 200 OK\r\n");
    for (int i = 0; i < 100; i++)
        text_add_printf(&head, "X%d: 1\r\n", i);
    text_add(&head, "Content-Length: 0\r\n\r\n");
    cr_assert(err_is(rogue_fetch(text_get(&head)), ERR_TRANSIENT));
}

static void secure_setup(void)
{
    tls_files_make();
    arena = arena_new(16U << 20);
    cr_assert_null(fetch_start());
    options = server_options();
    options.tls_ca = tls_file("ca.pem");
    options.tls_certificate = tls_file("server.pem");
    options.tls_key = tls_file("server.key");
    server = test_server_open(&options);
    fetcher = NULL;
    is_secure = true;
}

static void secure_teardown(void)
{
    teardown();
    tls_files_remove();
}

TestSuite(fetch_tls, .init = secure_setup, .fini = secure_teardown, .timeout = 60);

static struct fetcher *fetcher_as(const char *authority, const char *certificate, const char *key)
{
    return fetcher_of(&(struct fetch_options){
        .tls_ca = tls_file(authority),
        .tls_certificate = certificate ? tls_file(certificate) : NULL,
        .tls_key = key ? tls_file(key) : NULL,
    });
}

Test(fetch_tls, a_client_with_a_certificate_is_served_on_one_connection)
{
    fetcher = fetcher_as("ca.pem", "client.pem", "client.key");
    struct fetch_request request = get("/later");
    for (int i = 0; i < 200; i++)
        fetches(fetcher, &request, "GET /later||/later|");
    request.method = "POST";
    char *const body = arena_alloc(arena, 60001);
    memset(body, 'x', 60000);
    request.body = bytes_of(body);
    fetches(fetcher, &request, NULL);
    cr_assert_eq(answer.body.size, 60000 + strlen("POST /later||/later|"));
    cr_assert_eq(http_server_counts(server).connections, 1);
}

static void is_shut_out(const char *certificate, const char *key)
{
    const struct fetch_request request = get("/a");
    struct fetcher *const other = fetcher_as("ca.pem", certificate, key);
    fails(other, &request, NULL);
    fetcher_close(other);
}

Test(fetch_tls, a_client_without_a_certificate_of_the_authority_is_shut_out)
{
    is_shut_out(NULL, NULL);
    is_shut_out("stranger.pem", "stranger.key");
    is_shut_out("expired.pem", "expired.key");
    cr_assert_eq(peer_status(http_server_port(server), "GET /a HTTP/1.1\r\nHost: a\r\n\r\n"), 0,
                 "plain HTTP on a TLS port");
    cr_assert_eq(server_taken(), 0);
}

Test(fetch_tls, a_server_that_is_not_who_it_should_be_is_not_spoken_to)
{
    struct fetch_request request = get("/a");
    fetcher = fetcher_as("stranger-ca.pem", "client.pem", "client.key");
    fails(fetcher, &request, NULL);
    http_server_close(server);
    options.tls_certificate = tls_file("elsewhere.pem");
    options.tls_key = tls_file("elsewhere.key");
    server = test_server_open(&options);
    fetcher_close(fetcher);
    fetcher = fetcher_as("ca.pem", "client.pem", "client.key");
    request = get("/a");
    fails(fetcher, &request, NULL);
    cr_assert_eq(server_taken(), 0);
}

Test(fetch_tls, a_handshake_that_never_ends_is_cut_at_the_header_deadline)
{
    options.header_deadline_ms = 300;
    http_server_close(server);
    server = test_server_open(&options);
    const int fd = peer_connect(http_server_port(server));
    const int64_t began_ms = clock_monotonic_ms();
    peer_say(fd, "\x16\x03\x01");
    cr_assert(peer_hears_end(fd));
    const int64_t took_ms = clock_monotonic_ms() - began_ms;
    cr_assert(took_ms >= 290 && took_ms < 3000, "%lld ms", (long long)took_ms);
    (void)close(fd);
}

Test(fetch_tls, files_that_do_not_fit_are_refused_when_opened)
{
    struct http_server *other = NULL;
    struct http_options wrong = options;
    wrong.tls_key = tls_file("client.key");
    cr_assert(err_is(http_server_open(&wrong, &other), ERR_INVALID));
    wrong.tls_key = "/nowhere/key";
    cr_assert(err_is(http_server_open(&wrong, &other), ERR_INVALID));
    struct fetcher *half = NULL;
    cr_assert(err_is(fetcher_open(&(struct fetch_options){.tls_certificate = "x"}, &half),
                     ERR_INVALID));
    cr_assert_null(half);
}
