/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the file of routes and walks along it. A line that cannot be is refused at the start, never
 * passed over: a path that reaches the wrong service would be found out too late.
 */
#include "gateway/route_file.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

enum { FILE_MOST = 1 << 18, LINES_MOST = 1000 };

static bool pattern_read(struct arena *arena, const char *pattern, struct route_line *line)
{
    if (*pattern != '/')
        return false;
    char *rest = arena_text(arena, pattern + 1);
    while (rest) {
        const char *segment = strsep(&rest, "/");
        if (!*segment || line->segment_count == ROUTE_SEGMENTS_MOST)
            return false;
        line->has_rest = strcmp(segment, "**") == 0;
        if (line->has_rest)
            return rest == NULL;
        line->segments[line->segment_count++] = segment;
    }
    return true;
}

static bool mark_read(const char *word, struct route_line *line)
{
    line->body = ROUTE_BODY_SMALL;
    line->anonymous = word && strcmp(word, "anonymous") == 0;
    if (!word || line->anonymous)
        return true;
    line->body = strcmp(word, "upload") == 0 ? ROUTE_BODY_UPLOAD : ROUTE_BODY_DOWNLOAD;
    return line->body == ROUTE_BODY_UPLOAD || strcmp(word, "download") == 0;
}

static bool names_itself(const struct route_line *line) { return strcmp(line->service, "*") == 0; }

static bool is_method(const char *word)
{
    static const char *const methods[] = {"*", "GET", "POST", "PUT", "PATCH", "DELETE"};
    for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++)
        if (strcmp(word, methods[i]) == 0)
            return true;
    return false;
}

/* Words in between blanks; 5 means too many. */
static size_t words_cut(char *line, const char *ret_words[5])
{
    size_t count = 0;
    char *rest = line;
    line[strcspn(line, "#")] = '\0';
    while (rest && count < 5) {
        const char *word = strsep(&rest, " \t\r");
        if (*word)
            ret_words[count++] = word;
    }
    return count;
}

static struct err *line_read(struct arena *arena, char *text, size_t number,
                             struct route_line *ret_line, bool *ret_is_route)
{
    const char *words[5] = {NULL, NULL, NULL, NULL, NULL};
    struct route_line line = {.method = NULL};
    const size_t count = words_cut(text, words);
    *ret_is_route = count > 0;
    if (count == 0)
        return NULL;
    if (count < 3 || count > 4 || !is_method(words[0]) || !pattern_read(arena, words[1], &line) ||
        !mark_read(words[3], &line))
        return err_of(PROBLEM_INVALID,
                      "line %zu: METHOD /path/*/** service [upload|download|anonymous]", number);
    line.method = words[0];
    line.service = words[2];
    if (names_itself(&line) && !(line.has_rest && line.segment_count > 0 &&
                                 strcmp(line.segments[line.segment_count - 1], "*") == 0))
        return err_of(PROBLEM_INVALID, "line %zu: the service * is named by /*/**", number);
    *ret_line = line;
    return NULL;
}

struct err *route_file_read(struct arena *arena, const char *text,
                            const struct route_file **ret_routes)
{
    struct route_file *routes = ARENA_NEW(arena, struct route_file);
    struct route_line *lines = ARENA_ARRAY(arena, struct route_line, LINES_MOST);
    char *rest = arena_text(arena, text);
    for (size_t number = 1; rest; number++) {
        bool is_route = false;
        if (routes->count == LINES_MOST)
            return err_of(PROBLEM_INVALID, "more than %d routes", LINES_MOST);
        TRY(line_read(arena, strsep(&rest, "\n"), number, &lines[routes->count], &is_route));
        routes->count += is_route;
    }
    if (routes->count == 0)
        return err_of(PROBLEM_INVALID, "no route at all");
    routes->lines = lines;
    *ret_routes = routes;
    return NULL;
}

struct err *route_file_load(struct arena *arena, const char *file,
                            const struct route_file **ret_routes)
{
    char *text = arena_alloc(arena, FILE_MOST);
    FILE *stream = fopen(file, "re");
    if (!stream)
        return err_of(PROBLEM_INVALID, "%s cannot be opened", file);
    const size_t size = fread(text, 1, FILE_MOST, stream);
    const bool is_read = !ferror(stream) && size < FILE_MOST;
    (void)fclose(stream);
    if (!is_read || strlen(text) != size)
        return err_of(PROBLEM_INVALID, "%s does not read as a text of routes", file);
    return err_wrap(route_file_read(arena, text, ret_routes), "%s", file);
}

static bool segment_fits(const char *pattern, const char *path, size_t size)
{
    if (strcmp(pattern, "*") == 0)
        return size > 0;
    return strlen(pattern) == size && memcmp(pattern, path, size) == 0;
}

static bool line_fits(const struct route_line *line, const char *path)
{
    for (size_t i = 0; i < line->segment_count; i++) {
        if (*path != '/')
            return false;
        const size_t size = strcspn(++path, "/");
        if (!segment_fits(line->segments[i], path, size))
            return false;
        path += size;
    }
    return line->has_rest ? path[0] == '/' && path[1] : *path == '\0';
}

const struct route_line *route_file_match(const struct route_file *routes, const char *method,
                                          const char *path)
{
    for (size_t i = 0; i < routes->count; i++) {
        const struct route_line *line = &routes->lines[i];
        const bool is_method_fit =
            strcmp(line->method, "*") == 0 || strcmp(line->method, method) == 0;
        if (is_method_fit && line_fits(line, path))
            return line;
    }
    return NULL;
}

const struct route_line *route_file_match_path(const struct route_file *routes, const char *path)
{
    for (size_t i = 0; i < routes->count; i++)
        if (line_fits(&routes->lines[i], path))
            return &routes->lines[i];
    return NULL;
}

/* As a whole word of "GET, POST". */
static bool allow_has(const char *allow, const char *method)
{
    const size_t size = strlen(method);
    for (const char *at = allow; at; at = strchr(at, ',')) {
        at += strspn(at, ", ");
        if (strncmp(at, method, size) == 0 && (at[size] == '\0' || at[size] == ','))
            return true;
    }
    return false;
}

const char *route_file_allow(struct arena *arena, const struct route_file *routes, const char *path,
                             const char *service, const char *allow)
{
    for (size_t i = 0; i < routes->count; i++) {
        const struct route_line *line = &routes->lines[i];
        if (line->has_rest || strcmp(line->method, "*") == 0 || !line_fits(line, path) ||
            strcmp(line->service, service) == 0 || allow_has(allow, line->method))
            continue;
        allow = allow ? arena_printf(arena, "%s, %s", allow, line->method) : line->method;
    }
    return allow;
}

const char *route_line_service(struct arena *arena, const struct route_line *line, const char *path)
{
    if (!names_itself(line))
        return line->service;
    for (size_t i = 1; i < line->segment_count; i++)
        path = strchr(path + 1, '/');
    return arena_text_n(arena, path + 1, strcspn(path + 1, "/"));
}
