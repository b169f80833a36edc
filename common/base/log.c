/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes log lines: each is built on the stack and leaves in one write(2), so lines of several
 * threads and processes never mix. A line is at most PIPE_BUF long, the size a pipe takes whole;
 * what does not fit is cut and the line says so. It must never allocate and never fail its caller.
 */
#include "base/log.h"

#include "base/clock.h"
#include "base/date.h"
#include "base/text.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { LINE_SIZE = 4096, SERVICE_SIZE = 64, CORRELATION_SIZE = 128, ESCAPE_SIZE = 8 };

static const char cut_ending[] = ",\"cut\":true}\n";
static const char whole_ending[] = "}\n";

struct line {
    char bytes[LINE_SIZE];
    size_t size;
    bool is_cut;
};

static const char *const level_names[] = {
    [LOG_DEBUG] = "debug", [LOG_INFO] = "info", [LOG_WARNING] = "warning", [LOG_ERROR] = "error"};
_Static_assert(sizeof level_names / sizeof level_names[0] == LOG_LEVEL_COUNT, "levels");

static char service_name[SERVICE_SIZE];
static enum log_level least_level = LOG_INFO;
static _Thread_local char correlation_id[CORRELATION_SIZE];

void log_open(const char *service, enum log_level least)
{
    assert(service && (unsigned)least < LOG_LEVEL_COUNT);
    (void)snprintf(service_name, sizeof service_name, "%s", service);
    least_level = least;
}

void log_correlation(const char *correlation)
{
    (void)snprintf(correlation_id, sizeof correlation_id, "%s", correlation ? correlation : "");
}

/* The ending and one closing quote always find room. */
static bool line_has_room(const struct line *line, size_t size)
{
    return line->size + size + sizeof cut_ending < LINE_SIZE;
}

static void line_add(struct line *line, const char *bytes, size_t size)
{
    memcpy(line->bytes + line->size, bytes, size);
    line->size += size;
}

/* One code point as JSON, or U+FFFD for a byte that begins none. */
static size_t escape(const char *at, size_t left, char ret_escaped[ESCAPE_SIZE], size_t *ret_size)
{
    const size_t sequence = text_sequence_size(at, left);
    const unsigned char c = (unsigned char)*at;
    if (sequence == 0)
        *ret_size = (size_t)snprintf(ret_escaped, ESCAPE_SIZE, "\\ufffd");
    else if (c == '"' || c == '\\')
        *ret_size = (size_t)snprintf(ret_escaped, ESCAPE_SIZE, "\\%c", c);
    else if (c < 0x20 || c == 0x7f)
        *ret_size = (size_t)snprintf(ret_escaped, ESCAPE_SIZE, "\\u%04x", c);
    else
        memcpy(ret_escaped, at, *ret_size = sequence);
    return sequence ? sequence : 1;
}

static void line_add_quoted(struct line *line, const char *text)
{
    size_t left = strlen(text);
    line_add(line, "\"", 1);
    while (left > 0 && !line->is_cut) {
        char escaped[ESCAPE_SIZE];
        size_t size;
        const size_t taken = escape(text, left, escaped, &size);
        line->is_cut = !line_has_room(line, size + 1);
        if (!line->is_cut)
            line_add(line, escaped, size);
        text += taken;
        left -= taken;
    }
    line_add(line, "\"", 1);
}

/* `,"name":` when there is room for it and for an empty value or any number after it. */
static bool line_add_name(struct line *line, const char *name)
{
    enum { MOST_NUMBER_SIZE = 24 };
    const size_t size = strlen(name);
    if (!line->is_cut)
        line->is_cut = !line_has_room(line, size * 6 + MOST_NUMBER_SIZE);
    if (line->is_cut)
        return false;
    line_add(line, ",", line->size > 1);
    line_add_quoted(line, name);
    line_add(line, ":", 1);
    return true;
}

static void line_add_text(struct line *line, const char *name, const char *text)
{
    if (line_add_name(line, name))
        line_add_quoted(line, text);
}

static void line_add_number(struct line *line, const char *name, int64_t number)
{
    char digits[24];
    const int size = snprintf(digits, sizeof digits, "%" PRId64, number);
    if (line_add_name(line, name))
        line_add(line, digits, (size_t)size);
}

/* A full disk or a closed pipe must not stop a service: the line is lost. */
static void line_write(struct line *line)
{
    if (line->is_cut)
        line_add(line, cut_ending, sizeof cut_ending - 1);
    else
        line_add(line, whole_ending, sizeof whole_ending - 1);
    ssize_t written;
    do
        written = write(STDERR_FILENO, line->bytes, line->size);
    while (written < 0 && errno == EINTR);
}

void log_write(enum log_level level, const char *what, const struct log_field *fields, size_t count)
{
    assert((unsigned)level < LOG_LEVEL_COUNT);
    if (level < least_level)
        return;
    struct line line;
    line.bytes[0] = '{';
    line.size = 1;
    line.is_cut = false;
    line_add_text(&line, "time", INSTANT_TEXT(clock_now_ms()));
    line_add_text(&line, "level", level_names[level]);
    line_add_text(&line, "service", service_name);
    line_add_text(&line, "what", what);
    if (correlation_id[0])
        line_add_text(&line, "correlation", correlation_id);
    for (size_t i = 0; i < count; i++) {
        if (fields[i].text)
            line_add_text(&line, fields[i].name, fields[i].text);
        else
            line_add_number(&line, fields[i].name, fields[i].number);
    }
    line_write(&line);
}
