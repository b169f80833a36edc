/* SPDX-License-Identifier: Apache-2.0
 *
 * Bodies that go to files and answers that come from files: whole, bounded, slow ones cut, and no
 * file left behind whatever the client does.
 */
#include "http_fixture.h"

#include "base/clock.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define HOST "Host: localhost\r\n"
enum { UPLOAD_MOST = 20 << 20 };

static struct http_options options;
static struct http_server *server;
static int port;
static char folder[] = "/tmp/halfsky-upload-XXXXXX";
static struct peer_answer answer;

static bool is_upload(void *context, const char *method, const char *path)
{
    (void)context;
    return text_equal(method, "PUT") && text_starts_with(path, "/document");
}

static bool is_upload_held(void *context, const char *method, const char *path)
{
    (void)context;
    return text_equal(method, "PUT") && text_starts_with(path, "/hold");
}

static void server_start(void)
{
    server = test_server_open(&options);
    port = http_server_port(server);
}

static void setup(void)
{
    cr_assert_not_null(mkdtemp(folder));
    options = server_options();
    options.is_upload = is_upload;
    options.upload_folder = folder;
    options.upload_most = UPLOAD_MOST;
    server_start();
}

static size_t files_in_folder(char *ret_name)
{
    DIR *const directory = opendir(folder);
    size_t count = 0;
    for (const struct dirent *entry; (entry = readdir(directory));)
        if (entry->d_name[0] != '.') {
            count++;
            (void)snprintf(ret_name, 512, "%s/%s", folder, entry->d_name);
        }
    (void)closedir(directory);
    return count;
}

static void teardown(void)
{
    char name[512];
    http_server_close(server);
    cr_assert_eq(files_in_folder(name), 0, "left behind: %s", name);
    cr_assert_eq(rmdir(folder), 0);
}

TestSuite(http_upload, .init = setup, .fini = teardown, .timeout = 60);

static int upload_begin(const char *path, size_t size)
{
    char head[256];
    const int fd = peer_connect(port);
    (void)snprintf(head, sizeof head, "PUT %s HTTP/1.1\r\n" HOST "Content-Length: %zu\r\n\r\n",
                   path, size);
    peer_say(fd, head);
    return fd;
}

static void bytes_send(int fd, size_t size)
{
    static char bytes[1 << 16];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)('a' + i % 26);
    for (; size > 0; size -= size < sizeof bytes ? size : sizeof bytes)
        peer_send(fd, bytes, size < sizeof bytes ? size : sizeof bytes);
}

Test(http_upload, twenty_mebibytes_arrive_in_a_file_that_is_gone_afterwards)
{
    const int fd = upload_begin("/document", UPLOAD_MOST);
    bytes_send(fd, UPLOAD_MOST);
    cr_assert(peer_hear(fd, &answer));
    cr_assert_eq(answer.status, 200);
    cr_assert_str_eq(answer.body, "PUT /document||/document|20971520 bytes");
    cr_assert_not(answer.is_closing);
    (void)close(fd);
}

Test(http_upload, the_file_has_the_bytes_while_the_request_is_open)
{
    options.is_upload = is_upload_held;
    http_server_close(server);
    server_start();
    const int fd = upload_begin("/hold", 100000);
    bytes_send(fd, 100000);
    server_held_wait(1);
    char name[512];
    char bytes[30];
    cr_assert_eq(files_in_folder(name), 1);
    FILE *const file = fopen(name, "r");
    cr_assert(file && fread(bytes, 1, sizeof bytes, file) == sizeof bytes);
    cr_assert_eq(memcmp(bytes, "abcdefghijklmnopqrstuvwxyzabcd", sizeof bytes), 0);
    cr_assert_eq(fseek(file, 0, SEEK_END), 0);
    cr_assert_eq(ftell(file), 100000);
    (void)fclose(file);
    server_answer_held();
    cr_assert(peer_hear(fd, &answer));
    cr_assert_eq(answer.status, 200);
    (void)close(fd);
}

Test(http_upload, an_empty_upload_is_an_empty_file)
{
    const int fd = upload_begin("/document", 0);
    cr_assert(peer_hear(fd, &answer));
    cr_assert_str_eq(answer.body, "PUT /document||/document|0 bytes");
    (void)close(fd);
}

Test(http_upload, one_byte_more_than_allowed_is_413)
{
    const int fd = upload_begin("/document", UPLOAD_MOST + 1);
    bytes_send(fd, UPLOAD_MOST + 1);
    cr_assert(peer_hear(fd, &answer));
    cr_assert_eq(answer.status, 413);
    cr_assert(answer.is_closing);
    (void)close(fd);
    cr_assert_eq(server_taken(), 0);
}

Test(http_upload, other_routes_keep_their_own_limit)
{
    const int fd = upload_begin("/other", 65537);
    bytes_send(fd, 65537);
    cr_assert(peer_hear(fd, &answer));
    cr_assert_eq(answer.status, 413);
    (void)close(fd);
}

Test(http_upload, an_upload_that_breaks_off_leaves_no_file)
{
    const int fd = upload_begin("/document", 1 << 20);
    bytes_send(fd, 1 << 16);
    const int other = upload_begin("/document", 5);
    bytes_send(other, 5);
    cr_assert(peer_hear(other, &answer));
    (void)close(other);
    (void)close(fd);
    http_server_drain(server, 5000);
    char name[512];
    cr_assert_eq(files_in_folder(name), 0);
    cr_assert_eq(server_taken(), 1);
}

Test(http_upload, an_upload_of_a_client_that_closed_its_half_is_whole_and_answered)
{
    const int fd = upload_begin("/document", 3 << 20);
    bytes_send(fd, 3 << 20);
    cr_assert_eq(shutdown(fd, SHUT_WR), 0);
    cr_assert(peer_hear(fd, &answer), "no answer");
    cr_assert_eq(answer.status, 200);
    (void)close(fd);
}

/* The body deadline is 200 ms here: an upload outlives it as long as it is quick enough. */
Test(http_upload, an_upload_may_take_longer_than_a_body_but_not_stall)
{
    options.body_deadline_ms = 200;
    http_server_close(server);
    server_start();
    const int64_t began_ms = clock_monotonic_ms();
    const int fd = upload_begin("/document", 1 << 20);
    bytes_send(fd, 1 << 10);
    cr_assert_not(peer_hear(fd, &answer), "a stalled upload was answered: %s", answer.head);
    const int64_t cut_ms = clock_monotonic_ms() - began_ms;
    cr_assert(cut_ms >= 2900 && cut_ms < 8000, "%lld ms", (long long)cut_ms);
    (void)close(fd);
}

Test(http_upload, a_folder_that_cannot_be_written_is_503_without_its_reason)
{
    char name[512];
    (void)snprintf(name, sizeof name, "%s-moved", folder);
    cr_assert_eq(rename(folder, name), 0);
    const int fd = upload_begin("/document", 5);
    bytes_send(fd, 5);
    cr_assert(peer_hear(fd, &answer));
    cr_assert_eq(answer.status, 503);
    cr_assert_null(strstr(answer.body, "No such file"), "%s", answer.body);
    (void)close(fd);
    cr_assert_eq(rename(name, folder), 0);
}

static void file_make(char *name, size_t size)
{
    (void)snprintf(name, 512, "%s/answer", folder);
    FILE *const file = fopen(name, "w");
    cr_assert_not_null(file);
    for (size_t i = 0; i < size; i++)
        cr_assert_neq(fputc('a' + (int)(i % 26), file), EOF);
    cr_assert_eq(fclose(file), 0);
}

Test(http_upload, an_answer_may_come_from_a_file)
{
    char name[512];
    file_make(name, 60000);
    server_file = name;
    const int fd = peer_connect(port);
    for (int i = 0; i < 3; i++) {
        peer_say(fd, "GET /file HTTP/1.1\r\n" HOST "\r\n");
        cr_assert(peer_hear(fd, &answer));
        cr_assert_eq(answer.status, 200);
        cr_assert_eq(answer.body_size, 60000);
        cr_assert_eq(memcmp(answer.body, "abcdefghijklmnopqrstuvwxyzabcd", 30), 0);
        cr_assert_not(answer.is_closing);
    }
    (void)close(fd);
    cr_assert_eq(unlink(name), 0);
}

Test(http_upload, an_answer_from_a_file_that_is_gone_is_500)
{
    server_file = "/nowhere/file";
    cr_assert_eq(peer_status(port, "GET /file HTTP/1.1\r\n" HOST "\r\n"), 500);
    server_file = folder;
    cr_assert_eq(peer_status(port, "GET /file HTTP/1.1\r\n" HOST "\r\n"), 500);
}
