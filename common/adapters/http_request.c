/* SPDX-License-Identifier: Apache-2.0
 *
 * Reading a request's target, headers and query: one spelling of each thing, or nothing. Bytes come
 * from outside: everything here refuses and never asserts. It must never change `target`: the
 * identity seal covers it as it was received (protocol.md A1).
 */
#include "adapters/http.h"

#include "adapters/http_private.h"

#include <microhttpd.h>
#include <string.h>

enum { HEADERS_MOST = 64, QUERY_PAIRS_MOST = 64, TARGET_MOST = 4096 };

static bool percent_decode(struct arena *arena, const char *encoded, size_t size, bool is_query,
                           const char **ret_text);

const char *http_request_header(const struct http_request *request, const char *lower_name)
{
    for (size_t i = 0; i < request->header_count; i++)
        if (text_equal(request->headers[i].name, lower_name))
            return request->headers[i].value;
    return NULL;
}

size_t http_header_occurs(const struct http_request *request, const char *lower_name)
{
    size_t count = 0;
    for (size_t i = 0; i < request->header_count; i++)
        count += text_equal(request->headers[i].name, lower_name);
    return count;
}

static struct err *query_pair_read(struct arena *arena, const char *piece, size_t size,
                                   struct http_pair *ret_pair)
{
    const char *const equals = memchr(piece, '=', size);
    const size_t name_size = equals ? (size_t)(equals - piece) : size;
    const char *const value = equals ? equals + 1 : piece + size;
    struct http_pair pair;
    if (!percent_decode(arena, piece, name_size, true, &pair.name) ||
        !percent_decode(arena, value, (size_t)(piece + size - value), true, &pair.value))
        return err_of(PROBLEM_INVALID, "the query is not percent-encoded UTF-8");
    *ret_pair = pair;
    return NULL;
}

struct err *http_query_pairs(const struct http_request *request, const struct http_pair **ret_pairs,
                             size_t *ret_count)
{
    struct http_pair *const pairs = ARENA_ARRAY(request->arena, struct http_pair, QUERY_PAIRS_MOST);
    size_t count = 0;
    for (const char *next = request->query; *next;) {
        const size_t size = strcspn(next, "&");
        if (size > 0 && count == QUERY_PAIRS_MOST)
            return err_of(PROBLEM_INVALID, "the query has more than %d parameters",
                          QUERY_PAIRS_MOST);
        if (size > 0)
            TRY(query_pair_read(request->arena, next, size, &pairs[count++]));
        next += size + (next[size] == '&');
    }
    *ret_pairs = pairs;
    *ret_count = count;
    return NULL;
}

struct err *http_query_parameter(const struct http_request *request, const char *name,
                                 const char **ret_value)
{
    const struct http_pair *pairs;
    size_t count;
    const char *value = NULL;
    TRY(http_query_pairs(request, &pairs, &count));
    for (size_t i = 0; i < count; i++) {
        if (!text_equal(pairs[i].name, name))
            continue;
        if (value)
            return err_of(PROBLEM_INVALID, "the query parameter %s is there twice", name);
        value = pairs[i].value;
    }
    *ret_value = value;
    return NULL;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* -1: not an escape. */
static int escape_value(const char *encoded, size_t size)
{
    if (size < 3 || hex_digit(encoded[1]) < 0 || hex_digit(encoded[2]) < 0)
        return -1;
    return hex_digit(encoded[1]) * 16 + hex_digit(encoded[2]);
}

/* An encoded slash would be one segment to us and two to a proxy. */
static bool byte_is_taken(int value, bool was_encoded, bool is_query)
{
    if (value <= 0)
        return false;
    return is_query ||
           (value >= ' ' && value != 0x7f && value != '\\' && !(was_encoded && value == '/'));
}

static bool percent_decode(struct arena *arena, const char *encoded, size_t size, bool is_query,
                           const char **ret_text)
{
    char *const text = arena_alloc(arena, size + 1);
    size_t length = 0;
    for (size_t i = 0; i < size;) {
        const bool is_escape = encoded[i] == '%';
        int value = is_escape ? escape_value(encoded + i, size - i) : (uint8_t)encoded[i];
        if (is_query && !is_escape && value == '+')
            value = ' ';
        if (!byte_is_taken(value, is_escape, is_query))
            return false;
        text[length++] = (char)value;
        i += is_escape ? 3 : 1;
    }
    *ret_text = text;
    return text_is_utf8(text, length);
}

static bool path_is_sound(const char *path)
{
    for (const char *segment = path; *segment == '/';) {
        const size_t size = strcspn(++segment, "/");
        const bool is_last = segment[size] == '\0';
        if ((size == 0 && !is_last) || (size == 1 && segment[0] == '.') ||
            (size == 2 && memcmp(segment, "..", 2) == 0))
            return false;
        segment += size;
    }
    return path[0] == '/';
}

bool http_target_split(struct arena *arena, struct http_request *request)
{
    const char *const target = request->target;
    const size_t size = strlen(target);
    if (target[0] != '/' || size > TARGET_MOST)
        return false;
    for (size_t i = 0; i < size; i++)
        if (target[i] <= ' ' || target[i] >= 0x7f || target[i] == '#')
            return false;
    const size_t path_size = strcspn(target, "?");
    request->query = arena_text(arena, target[path_size] == '?' ? target + path_size + 1 : "");
    return percent_decode(arena, target, path_size, false, &request->path) &&
           path_is_sound(request->path);
}

/* tchar of RFC 9110 section 5.6.2, upper case folded. */
static char token_char(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        return c;
    if (c == '\0' || !strchr("!#$%&'*+-.^_`|~", c))
        return '\0';
    return c;
}

static const char *header_name(struct arena *arena, const char *name, size_t size)
{
    char *const lower = arena_alloc(arena, size + 1);
    for (size_t i = 0; i < size; i++)
        if (!(lower[i] = token_char(name[i])))
            return NULL;
    return size > 0 ? lower : NULL;
}

static bool header_value_is_sound(const char *value, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (((uint8_t)value[i] < ' ' && value[i] != '\t') || value[i] == 0x7f)
            return false;
    return text_is_utf8(value, size);
}

/* libmicrohttpd shows names and values, and hides what stood between them: NUL, bare CR or LF,
 * folded lines. But it cuts its one buffer in place (CR and LF become NUL), so a line that was
 * written as it must be begins two bytes behind the end of the one before, and nothing lies
 * elsewhere. */
struct header_reading {
    struct arena *arena;
    struct http_header *headers;
    size_t count;
    bool is_sound;
    const char *next; /* where the next line has to begin */
};

static bool line_is_whole(const struct header_reading *reading, const char *name, size_t name_size,
                          const char *value)
{
    const char *between = name + name_size + 1; /* the colon */
    if (name != reading->next || !value)
        return false;
    while (between < value && (*between == ' ' || *between == '\t'))
        between++;
    return between == value;
}

static enum MHD_Result on_header(void *context, enum MHD_ValueKind kind, const char *name,
                                 size_t name_size, const char *value, size_t value_size)
{
    struct header_reading *const reading = context;
    (void)kind;
    const char *const lower = header_name(reading->arena, name, name_size);
    if (!lower || !line_is_whole(reading, name, name_size, value) ||
        reading->count == HEADERS_MOST || !header_value_is_sound(value, value_size)) {
        reading->is_sound = false;
        return MHD_NO;
    }
    reading->headers[reading->count++] =
        (struct http_header){lower, arena_text_n(reading->arena, value, value_size)};
    reading->next = value + value_size + 2;
    return MHD_YES;
}

/* The empty line was cut as well: four bytes that are NUL now, all within the buffer. */
static bool head_is_ended(const char *next)
{
    return next[-2] == '\0' && next[-1] == '\0' && next[0] == '\0' && next[1] == '\0';
}

struct err *http_headers_read(struct http_request *request, struct MHD_Connection *mhd,
                              const char *url, const char *version)
{
    if (!url || !version)
        return err_of(PROBLEM_INVALID, "the request line is malformed");
    struct header_reading reading = {
        .arena = request->arena,
        .headers = ARENA_ARRAY(request->arena, struct http_header, HEADERS_MOST),
        .is_sound = version == url + strlen(request->target) + 1,
        .next = version + strlen(version) + 2,
    };
    (void)MHD_get_connection_values_n(mhd, MHD_HEADER_KIND, on_header, &reading);
    request->headers = reading.headers;
    request->header_count = reading.count;
    if (!reading.is_sound || !head_is_ended(reading.next))
        return err_of(PROBLEM_INVALID, "the head is malformed, or there are more than %d",
                      HEADERS_MOST);
    return NULL;
}
