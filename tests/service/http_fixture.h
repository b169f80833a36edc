/* SPDX-License-Identifier: Apache-2.0
 *
 * A real HTTP server for the tests of one program, and raw sockets to speak to it byte by byte. A
 * test links http_fixture.c. What the server answers depends on the path alone:
 *   /hold…   nothing, until the test calls server_answer_held
 *   /later…  200 from another thread
 *   /file    200 with the file that the test names in server_file
 *   others   200 at once
 * and the body says what arrived: "METHOD path|query|target|body".
 */
#ifndef HALFSKY_TESTS_HTTP_FIXTURE_H
#define HALFSKY_TESTS_HTTP_FIXTURE_H

#include "adapters/http.h"

/* Options of a server that test_server_open opens; a test changes what it needs before. */
struct http_options server_options(void);
struct http_server *test_server_open(const struct http_options *options);
/* Waits until `count` requests are held; answers them all from this thread. */
void server_held_wait(size_t count);
void server_answer_held(void);
/* How often the callback was called. */
size_t server_taken(void);
extern const char *server_file;

struct peer_answer {
    int status;
    char head[4096]; /* status line and headers */
    char body[70000];
    size_t body_size;
    bool is_closing; /* Connection: close */
};

int peer_connect(int port);
void peer_send(int fd, const char *bytes, size_t size); /* a closed connection is not an error */
void peer_say(int fd, const char *text);
/* False: the connection ended before a whole answer. Ten seconds of silence fail the test. */
bool peer_hear(int fd, struct peer_answer *ret_answer);
/* The same for an answer without a body: HEAD. */
bool peer_hear_head(int fd, struct peer_answer *ret_answer);
/* Reads to the end of the connection; true when nothing more came. */
bool peer_hears_end(int fd);
/* One connection: says `text`, hears one answer; the status, or 0 when there was none. */
int peer_status(int port, const char *text);

#endif
