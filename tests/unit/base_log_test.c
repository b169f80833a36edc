/* SPDX-License-Identifier: Apache-2.0
 *
 * Log lines as they arrive: stderr is a socket that keeps message borders, so that one write(2) is
 * one message and a line written in two pieces is seen.
 */
#include "base/log.h"

#include "base/text.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MESSAGE_SIZE = 16384, LINE_MOST = 4096 };

static int reader = -1;
static char message[MESSAGE_SIZE];

static void open_stderr(void)
{
    int ends[2];
    cr_assert_eq(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
    cr_assert_eq(dup2(ends[1], STDERR_FILENO), STDERR_FILENO);
    cr_assert_eq(close(ends[1]), 0);
    reader = ends[0];
    log_open("triage", LOG_INFO);
}

static void close_stderr(void) { cr_assert_eq(close(reader), 0); }

static bool line_waits(void)
{
    char byte;
    return recv(reader, &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
}

/* The next line without its newline; NULL when none was written. */
static const char *next_line(void)
{
    const ssize_t size = recv(reader, message, sizeof message - 1, MSG_DONTWAIT);
    if (size <= 0)
        return NULL;
    message[size] = '\0';
    cr_assert_eq(strlen(message), (size_t)size);
    cr_assert_eq(strchr(message, '\n'), message + size - 1, "one newline, at the end");
    message[size - 1] = '\0';
    return message;
}

/* What follows the time. */
static const char *next_rest(void)
{
    const char *const line = next_line();
    cr_assert_not_null(line);
    cr_assert(text_starts_with(line, "{\"time\":\"2"));
    const char *const rest = strstr(line, "Z\",");
    cr_assert_eq(rest, line + strlen("{\"time\":\"2026-11-25T04:09:11.123"));
    return rest + 3;
}

TestSuite(base_log, .init = open_stderr, .fini = close_stderr, .timeout = 10);

Test(base_log, a_line_says_when_how_grave_who_and_what)
{
    LOG(LOG_WARNING, "stream held");
    cr_assert_str_eq(next_rest(),
                     "\"level\":\"warning\",\"service\":\"triage\",\"what\":\"stream held\"}");
    cr_assert_not(line_waits());
}

Test(base_log, fields_are_texts_numbers_and_ids)
{
    const struct id id = {{1, 2}};
    LOG(LOG_INFO, "x", LOG_TEXT("topic", "halfsky.intake.v1"), LOG_NUMBER("part", -3),
        LOG_ID("stream", id), LOG_NUMBER("most", INT64_MAX), LOG_TEXT("none", NULL));
    cr_assert_str_eq(next_rest(),
                     "\"level\":\"info\",\"service\":\"triage\",\"what\":\"x\","
                     "\"topic\":\"halfsky.intake.v1\",\"part\":-3,"
                     "\"stream\":\"01020000-0000-0000-0000-000000000000\","
                     "\"most\":9223372036854775807,\"none\":\"\"}");
}

Test(base_log, an_error_gives_its_kind_and_its_words)
{
    struct err *const err = err_of(PROBLEM_CONFLICT, "baton is not open");
    LOG(LOG_ERROR, "command failed", LOG_ERR(err));
    cr_assert_str_eq(next_rest(), "\"level\":\"error\",\"service\":\"triage\",\"what\":\"command "
                                  "failed\",\"kind\":\"conflict\",\"why\":\"baton is not open\"}");
}

Test(base_log, hostile_text_stays_inside_its_string)
{
    LOG(LOG_INFO, "a\"b\\c\n\r\t\x01\x1f\x7f", LOG_TEXT("k\"", "\"},{\"level\":\"x\n"));
    cr_assert_str_eq(next_rest(), "\"level\":\"info\",\"service\":\"triage\",\"what\":"
                                  "\"a\\\"b\\\\c\\u000a\\u000d\\u0009\\u0001\\u001f\\u007f\","
                                  "\"k\\\"\":\"\\\"},{\\\"level\\\":\\\"x\\u000a\"}");
}

Test(base_log, utf8_passes_and_other_bytes_are_replaced)
{
    LOG(LOG_INFO, "女职工", LOG_TEXT("bad", "a\xffz\xed\xa0\x80\xe5\x8d"));
    cr_assert_str_eq(next_rest(), "\"level\":\"info\",\"service\":\"triage\",\"what\":\"女职工\","
                                  "\"bad\":\"a\\ufffdz\\ufffd\\ufffd\\ufffd\\ufffd\\ufffd\"}");
}

Test(base_log, lines_below_the_level_are_not_written)
{
    LOG(LOG_DEBUG, "quiet");
    cr_assert_not(line_waits());
    log_open("intake", LOG_DEBUG);
    LOG(LOG_DEBUG, "loud");
    cr_assert_str_eq(next_rest(), "\"level\":\"debug\",\"service\":\"intake\",\"what\":\"loud\"}");
    log_open("intake", LOG_ERROR);
    LOG(LOG_WARNING, "quiet");
    cr_assert_not(line_waits());
}

Test(base_log, the_correlation_stays_until_it_ends)
{
    char correlation[] = "01020000";
    log_correlation(correlation);
    memset(correlation, 'x', sizeof correlation - 1); /* it was copied */
    LOG(LOG_INFO, "a");
    LOG(LOG_INFO, "b");
    log_correlation(NULL);
    LOG(LOG_INFO, "c");
    cr_assert_str_eq(next_rest(), "\"level\":\"info\",\"service\":\"triage\",\"what\":\"a\","
                                  "\"correlation\":\"01020000\"}");
    cr_assert_str_eq(next_rest(), "\"level\":\"info\",\"service\":\"triage\",\"what\":\"b\","
                                  "\"correlation\":\"01020000\"}");
    cr_assert_str_eq(next_rest(), "\"level\":\"info\",\"service\":\"triage\",\"what\":\"c\"}");
}

static void *log_elsewhere(void *unused)
{
    LOG(LOG_INFO, "elsewhere");
    return unused;
}

Test(base_log, the_correlation_belongs_to_one_thread)
{
    pthread_t thread;
    log_correlation("mine");
    cr_assert_eq(pthread_create(&thread, NULL, log_elsewhere, NULL), 0);
    cr_assert_eq(pthread_join(thread, NULL), 0);
    cr_assert_str_eq(next_rest(),
                     "\"level\":\"info\",\"service\":\"triage\",\"what\":\"elsewhere\"}");
}

Test(base_log, a_long_value_is_cut_between_characters_and_the_line_says_so)
{
    static char longest[9000];
    for (size_t shift = 0; shift < 3; shift++) {
        memset(longest, 'a', shift);
        for (size_t at = shift; at + 4 < sizeof longest; at += 3)
            memcpy(longest + at, "半", 4);
        LOG(LOG_INFO, "x", LOG_TEXT("long", longest), LOG_NUMBER("after", 5));
        const char *const line = next_line();
        cr_assert_not_null(line);
        const size_t size = strlen(line);
        cr_expect(size < LINE_MOST && size > LINE_MOST - 64, "%zu", size);
        cr_expect(text_is_utf8(line, size));
        cr_expect_str_eq(line + size - strlen("半\",\"cut\":true}"), "半\",\"cut\":true}");
        cr_expect_null(strstr(line, "after"));
        cr_expect_not(line_waits());
    }
}

/* Whatever the lengths, the line fits, ends properly, and every quote has its partner. */
Test(base_log, every_length_around_the_limit_leaves_one_whole_object, .timeout = 10)
{
    static char filler[LINE_MOST + 1];
    for (size_t size = LINE_MOST - 300; size < LINE_MOST; size++) {
        memset(filler, 'a', size);
        filler[size] = '\0';
        LOG(LOG_INFO, "x", LOG_TEXT("f", filler), LOG_NUMBER("number", INT64_MIN),
            LOG_TEXT("text", "\x01\x01\x01\"\"\""), LOG_TEXT("n", ""));
        const char *const line = next_line();
        cr_assert_not_null(line);
        size_t quotes = 0;
        for (const char *at = line; *at; at++)
            quotes += *at == '"' && at[-1] != '\\';
        cr_expect_lt(strlen(line), LINE_MOST);
        cr_expect_eq(quotes % 2, 0);
        cr_expect_eq(line[strlen(line) - 1], '}');
    }
}

enum { THREADS = 4, LINES = 200 };

static void *log_many(void *name)
{
    for (int i = 0; i < LINES; i++)
        LOG(LOG_INFO, name, LOG_NUMBER("i", i));
    return NULL;
}

static void *count_lines(void *ret_count)
{
    size_t *const count = ret_count;
    for (; *count < (size_t)THREADS * LINES; (*count)++) {
        const ssize_t size = recv(reader, message, sizeof message, 0);
        if (size <= 0 || message[0] != '{' || message[size - 1] != '\n')
            return NULL;
    }
    return NULL;
}

Test(base_log, threads_write_whole_lines)
{
    static char names[THREADS][2] = {"a", "b", "c", "d"};
    pthread_t writers[THREADS];
    pthread_t counter;
    size_t count = 0;
    cr_assert_eq(pthread_create(&counter, NULL, count_lines, &count), 0);
    for (int i = 0; i < THREADS; i++)
        cr_assert_eq(pthread_create(&writers[i], NULL, log_many, names[i]), 0);
    for (int i = 0; i < THREADS; i++)
        cr_assert_eq(pthread_join(writers[i], NULL), 0);
    cr_assert_eq(pthread_join(counter, NULL), 0);
    cr_assert_eq(count, THREADS * LINES);
}

Test(base_log, a_closed_stderr_stops_nobody)
{
    const int kept = dup(STDERR_FILENO);
    cr_assert_eq(close(STDERR_FILENO), 0);
    LOG(LOG_ERROR, "nobody hears this");
    cr_assert_eq(dup2(kept, STDERR_FILENO), STDERR_FILENO);
    cr_assert_eq(close(kept), 0);
    cr_assert_not(line_waits());
}
