/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes the route's record of a request: path parameters, then the query (GET and documents) or the
 * JSON body, put together as one JSON object, so that one reader with one set of rules takes it
 * all. A member that the path has given is not given again.
 */
#include "runtime/command.h"

#include "adapters/codec.h"

#include <inttypes.h>
#include <string.h>

/* A query's text as the JSON its field would have in a body; a value that cannot be is left for the
 * codec to refuse. */
static void codes_add(struct text *json, const char *value)
{
    text_add_char(json, '[');
    for (const char *next = value; *next;) {
        const size_t size = strcspn(next, ",");
        if (next != value)
            text_add_char(json, ',');
        codec_add_string(json, arena_text_n(json->arena, next, size));
        next += size + (next[size] == ',');
    }
    text_add_char(json, ']');
}

static void value_add(struct text *json, const struct field *field, const char *value)
{
    int64_t number;
    const enum field_kind kind = field ? field->kind : FIELD_text;
    const bool is_truth = strcmp(value, "true") == 0 || strcmp(value, "false") == 0;
    if ((kind == FIELD_count || kind == FIELD_money) && text_to_int64(value, &number))
        text_add_printf(json, "%" PRId64, number);
    else if (kind == FIELD_answer && is_truth)
        text_add(json, value);
    else if (kind == FIELD_codes)
        codes_add(json, value);
    else
        codec_add_string(json, value);
}

static void pairs_add(struct text *json, const struct record_type *type,
                      const struct http_pair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (json->size > 1)
            text_add_char(json, ',');
        codec_add_string(json, pairs[i].name);
        text_add_char(json, ':');
        value_add(json, record_field(type, pairs[i].name), pairs[i].value);
    }
}

static size_t blanks(const struct bytes body, size_t at)
{
    while (at < body.size && strchr(" \t\r\n", body.data[at]) && body.data[at])
        at++;
    return at;
}

/* The members of the body behind those of the path. */
static struct err *body_add(struct text *json, struct bytes body)
{
    size_t at = blanks(body, 0);
    if (at == body.size) {
        text_add_char(json, '}');
        return NULL;
    }
    if (body.data[at] != '{')
        return err_at(PROBLEM_INVALID, "", "the body is not a JSON object");
    at = blanks(body, at + 1);
    const bool has_members = at < body.size && body.data[at] != '}';
    if (has_members && json->size > 1)
        text_add_char(json, ',');
    text_add_n(json, (const char *)body.data + at, body.size - at);
    return NULL;
}

static struct err *query_add(struct text *json, const struct command *command)
{
    const struct http_pair *pairs = NULL;
    size_t count = 0;
    TRY(http_query_pairs(command->request, &pairs, &count));
    if (command->request->body.size > 0)
        return err_of(PROBLEM_INVALID, "this route takes no body");
    pairs_add(json, command->route->request, pairs, count);
    text_add_char(json, '}');
    return NULL;
}

struct err *command_request(const struct command *command, const void **ret_request)
{
    const struct route *route = command->route;
    struct arena *arena = command->request->arena;
    const bool takes_query = route->method == METHOD_GET || route->upload;
    struct text json;
    text_init(&json, arena);
    text_add_char(&json, '{');
    pairs_add(&json, route->request, command->values, command->value_count);
    if (!takes_query && *command->request->query)
        return err_of(PROBLEM_INVALID, "this route takes no query");
    TRY(takes_query ? query_add(&json, command) : body_add(&json, command->request->body));
    const struct bytes bytes = {(const uint8_t *)json.data, json.size};
    void *record = arena_alloc(arena, route->request->size);
    TRY(codec_read(arena, route->request, bytes, CODEC_UNKNOWN_REFUSED, record));
    *ret_request = record;
    return NULL;
}
