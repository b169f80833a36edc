/* SPDX-License-Identifier: Apache-2.0
 *
 * A service's routes as OpenAPI 3.1. What a client must send follows from the route's own table:
 * fields named in the path, the rest in the query (GET, documents) or in a JSON body, headers by
 * what the route asks for.
 */
#include "runtime/describe_contracts.h"

#include "adapters/codec.h"
#include "runtime/draft.h"
#include "runtime/router.h"

#include <stdio.h>
#include <string.h>

static const char *const method_names[] = {
    [METHOD_GET] = "get",     [METHOD_POST] = "post",     [METHOD_PUT] = "put",
    [METHOD_PATCH] = "patch", [METHOD_DELETE] = "delete",
};

/* --- requests ----------------------------------------------------------------------------------
 */

static bool is_in_path(const struct route *route, const struct field *field)
{
    const size_t size = strlen(field->name);
    for (const char *open = strchr(route->path, '{'); open; open = strchr(open + 1, '{'))
        if (strncmp(open + 1, field->name, size) == 0 && open[1 + size] == '}')
            return true;
    return false;
}

static bool has_json_body(const struct route *route)
{
    return route->method != METHOD_GET && !route->upload;
}

static void add_field_parameter(const struct route *route, const struct field *field,
                                struct text *out)
{
    const bool in_path = is_in_path(route, field);
    draft_open_object(out, NULL);
    draft_string(out, "name", field->name);
    draft_string(out, "in", in_path ? "path" : "query");
    draft_bool(out, "required", in_path || field->presence == PRESENCE_required);
    draft_string(out, "description", field->en);
    draft_name(out, "schema");
    codec_add_field_schema(field, CODEC_UNKNOWN_REFUSED, out);
    if (field->kind == FIELD_codes) { /* "a,b" */
        draft_string(out, "style", "form");
        draft_bool(out, "explode", false);
    }
    draft_close_object(out);
}

#define HEADER_PARAMETER(name, required, description, schema)                                      \
    "{\"name\":\"" name "\",\"in\":\"header\",\"required\":" required                              \
    ",\"description\":\"" description "\",\"schema\":" schema "}"

#define KEY_FORM "{\"type\":\"string\",\"maxLength\":200,\"pattern\":\"^[!-~]+$\"}"
#define KEY_MEANING                                                                                \
    "Chosen by the client, new for each request. The same key with the same request gives the "    \
    "same answer for 30 days, with another request 422"

static void add_parameters(const struct route *route, struct text *out)
{
    draft_open_array(out, "parameters");
    for (size_t i = 0; i < route->request->field_count; i++) {
        const struct field *const field = &route->request->fields[i];
        if (is_in_path(route, field) || !has_json_body(route))
            add_field_parameter(route, field, out);
    }
    if (route->method == METHOD_POST && !route_is_query(route))
        draft_ref(out, NULL, "parameters", "idempotency_key");
    else if (!route_is_query(route))
        draft_json(out, NULL, HEADER_PARAMETER("Idempotency-Key", "false", KEY_MEANING, KEY_FORM));
    if (route->needs_match)
        draft_ref(out, NULL, "parameters", "if_match");
    else if (route->method != METHOD_GET && route->streams)
        draft_ref(out, NULL, "parameters", "if_match_optional");
    draft_ref(out, NULL, "parameters", "halfsky_at");
    draft_close_array(out);
}

/* The request without what the path names already. */
static struct record_type body_of(const struct route *route, struct arena *arena)
{
    struct record_type body = *route->request;
    struct field *const fields = ARENA_ARRAY(arena, struct field, body.field_count + 1);
    body.field_count = 0;
    for (size_t i = 0; i < route->request->field_count; i++)
        if (!is_in_path(route, &route->request->fields[i]))
            fields[body.field_count++] = route->request->fields[i];
    body.fields = fields;
    return body;
}

static void add_body(const struct route *route, struct text *out)
{
    const struct record_type body = body_of(route, out->arena);
    const bool has_body = route->upload || (has_json_body(route) && body.field_count > 0);
    if (!has_body)
        return;
    draft_open_object(out, "requestBody");
    draft_bool(out, "required", true);
    draft_open_object(out, "content");
    draft_open_object(out, route->upload ? "application/octet-stream" : "application/json");
    draft_name(out, "schema");
    if (route->upload)
        text_add(out, "{\"description\":\"The document's bytes, at most 20 MiB\"}");
    else
        codec_add_schema(&body, CODEC_UNKNOWN_REFUSED, out);
    draft_close_object(out);
    draft_close_object(out);
    draft_close_object(out);
}

/* --- answers -----------------------------------------------------------------------------------
 */

static void add_answer_headers(const struct route *route, struct text *out)
{
    draft_open_object(out, "headers");
    if (route->streams) {
        draft_ref(out, "ETag", "headers", "ETag");
        draft_ref(out, "Halfsky-At", "headers", "Halfsky-At");
    }
    if (route->creates)
        draft_ref(out, "Location", "headers", "Location");
    draft_close_object(out);
}

static void add_success(const struct route *route, const char *status, struct text *out)
{
    draft_open_object(out, status);
    draft_string(out, "description", route->en ? route->en : route->name);
    add_answer_headers(route, out);
    draft_open_object(out, "content");
    draft_open_object(out, "application/json");
    draft_name(out, "schema");
    codec_add_schema(route->answer, CODEC_UNKNOWN_IGNORED, out);
    draft_close_object(out);
    draft_close_object(out);
    draft_close_object(out);
}

/* Whether this route can answer so. */
static bool can_answer(const struct route *route, enum err_kind kind)
{
    switch (kind) {
    case ERR_TOO_LARGE:
        return route->method != METHOD_GET;
    case ERR_KEY_REUSED:
        return !route_is_query(route);
    case ERR_STALE:
        return route->method != METHOD_GET && route->streams;
    case ERR_PRECONDITION:
        return route->needs_match;
    case ERR_NOT_YET: /* 409, said with ERR_CONFLICT */
    case ERR_KIND_COUNT:
        return false;
    case ERR_INVALID:
    case ERR_UNAUTHENTICATED:
    case ERR_FORBIDDEN:
    case ERR_NOT_FOUND:
    case ERR_CONFLICT:
    case ERR_TOO_MANY:
    case ERR_TRANSIENT:
    case ERR_BUG:
        break;
    }
    return true;
}

static void add_responses(const struct route *route, struct text *out)
{
    draft_open_object(out, "responses");
    add_success(route, "200", out); /* also where it was there already */
    if (route->creates)
        add_success(route, "201", out);
    for (enum err_kind kind = 0; kind < ERR_KIND_COUNT; kind++) {
        char status[12];
        if (!can_answer(route, kind))
            continue;
        (void)snprintf(status, sizeof status, "%d", err_http_status(kind));
        draft_ref(out, status, "responses", status);
    }
    draft_close_object(out);
}

/* --- operations --------------------------------------------------------------------------------
 */

/* Where nobody's token is asked for, none at all is one of the two ways. */
static void add_roles(const struct route *route, struct text *out)
{
    const bool for_nobody = route->roles & ROLE_BIT(ROLE_NONE);
    if (for_nobody)
        draft_json(out, "security", "[{\"bearer\":[]},{}]");
    draft_open_array(out, "x-halfsky-roles");
    if (for_nobody)
        draft_string(out, NULL, "anonymous");
    for (int role = 1; role < ROLE_COUNT; role++)
        if (route->roles & ROLE_BIT(role))
            draft_string(out, NULL, code_name(&codes_role, role));
    draft_close_array(out);
}

/* Routes that every service has carry the same names: the service tells them apart. */
static const char *operation_id(const struct service *service, const struct route *route,
                                struct arena *arena)
{
    const bool is_own = text_starts_with(route->name, service->name);
    return is_own ? route->name : arena_printf(arena, "%s_%s", service->name, route->name);
}

static void add_operation(const struct service *service, const struct route *route,
                          struct text *out)
{
    draft_open_object(out, method_names[route->method]);
    draft_string(out, "operationId", operation_id(service, route, out->arena));
    draft_string(out, "summary", route->en ? route->en : route->name);
    draft_string(out, "description", route->zh ? route->zh : route->name);
    draft_open_array(out, "tags");
    draft_string(out, NULL, service->name);
    draft_close_array(out);
    add_roles(route, out);
    add_parameters(route, out);
    add_body(route, out);
    add_responses(route, out);
    draft_close_object(out);
}

/* "{service}" in an operators' path is the service's own name. */
static const char *path_of(const struct service *service, const struct route *route,
                           struct arena *arena)
{
    static const char place[] = "{service}";
    const char *const found = strstr(route->path, place);
    if (!found)
        return route->path;
    return arena_printf(arena, "%.*s%s%s", (int)(found - route->path), route->path, service->name,
                        found + strlen(place));
}

static bool stands_before(const struct route_table *table, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (strcmp(table->routes[i].path, table->routes[index].path) == 0)
            return true;
    return false;
}

/* A path stands once, with all of its methods, where it is first met; two tables share no path. */
static void add_table(const struct service *service, const struct route_table *table,
                      struct text *out)
{
    for (size_t i = 0; i < table->count; i++) {
        if (stands_before(table, i))
            continue;
        draft_open_object(out, path_of(service, &table->routes[i], out->arena));
        for (size_t j = i; j < table->count; j++)
            if (strcmp(table->routes[j].path, table->routes[i].path) == 0)
                add_operation(service, &table->routes[j], out);
        draft_close_object(out);
    }
}

/* --- what all routes share ---------------------------------------------------------------------
 */

#define MATCH_MEANING "The ETag that the change rests on; 412 when it is no longer so"
#define AT_MEANING                                                                                 \
    "Halfsky-At of an earlier answer: 409 not-here-yet until what that answer spoke of has "       \
    "arrived where this is asked"
#define TEXT_FORM "{\"type\":\"string\"}"

static void add_shared_headers(struct text *out)
{
    draft_open_object(out, "parameters");
    draft_json(out, "idempotency_key",
               HEADER_PARAMETER("Idempotency-Key", "true", KEY_MEANING, KEY_FORM));
    draft_json(out, "if_match", HEADER_PARAMETER("If-Match", "true", MATCH_MEANING, TEXT_FORM));
    draft_json(out, "if_match_optional",
               HEADER_PARAMETER("If-Match", "false", MATCH_MEANING, TEXT_FORM));
    draft_json(out, "halfsky_at", HEADER_PARAMETER("Halfsky-At", "false", AT_MEANING, TEXT_FORM));
    draft_close_object(out);
    draft_json(
        out, "headers",
        "{\"ETag\":{\"description\":\"Strong version of what was read or changed\","
        "\"schema\":{\"type\":\"string\"}},"
        "\"Halfsky-At\":{\"description\":\"Where this change stands; send it back to read "
        "what follows from it\",\"schema\":{\"type\":\"string\"}},"
        "\"Location\":{\"description\":\"What was created\",\"schema\":{\"type\":\"string\"}},"
        "\"Retry-After\":{\"description\":\"Seconds\",\"schema\":{\"type\":\"integer\"}}}");
}

static void add_problem_response(enum err_kind kind, struct text *out)
{
    char status[12];
    (void)snprintf(status, sizeof status, "%d", err_http_status(kind));
    draft_open_object(out, status);
    draft_name(out, "description");
    text_add_char(out, '"');
    const char *before = "";
    for (int problem = 0; problem < PROBLEM_COUNT; problem++) {
        const struct problem_type *const type = problem_type((enum problem)problem);
        if (describe_problem_status((enum problem)problem) != err_http_status(kind))
            continue;
        text_add_printf(out, "%s%s: %s", before, type->slug, type->en);
        before = ". ";
    }
    text_add_char(out, '"');
    if (kind == ERR_CONFLICT || kind == ERR_TOO_MANY || kind == ERR_TRANSIENT) {
        draft_open_object(out, "headers");
        draft_ref(out, "Retry-After", "headers", "Retry-After");
        draft_close_object(out);
    }
    draft_json(out, "content",
               "{\"application/problem+json\":{\"schema\":{\"$ref\":"
               "\"#/components/schemas/problem\"}}}");
    draft_close_object(out);
}

static void add_problem_schema(struct text *out)
{
    draft_open_object(out, "schemas");
    draft_open_object(out, "problem");
    draft_string(out, "type", "object");
    draft_json(out, "required", "[\"type\",\"title\",\"status\"]");
    draft_open_object(out, "properties");
    draft_open_object(out, "type");
    draft_string(out, "type", "string");
    draft_open_array(out, "examples");
    for (int problem = 0; problem < PROBLEM_COUNT; problem++) {
        draft_name(out, NULL);
        text_add_printf(out, "\"urn:halfsky:problem:%s\"",
                        problem_type((enum problem)problem)->slug);
    }
    draft_close_array(out);
    draft_close_object(out);
    draft_json(out, "title", "{\"type\":\"string\",\"description\":\"Chinese\"}");
    draft_json(out, "title_en", "{\"type\":\"string\"}");
    draft_json(out, "status", "{\"type\":\"integer\"}");
    draft_json(out, "detail", "{\"type\":\"string\",\"description\":\"English, for engineers\"}");
    draft_json(out, "instance",
               "{\"type\":\"string\",\"description\":\"urn:halfsky:correlation:…\"}");
    draft_json(out, "errors",
               "{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{\"pointer\":"
               "{\"type\":\"string\",\"format\":\"json-pointer\"}}}}");
    draft_close_object(out);
    draft_close_object(out);
    draft_close_object(out);
}

static void add_components(struct text *out)
{
    draft_open_object(out, "components");
    draft_json(
        out, "securitySchemes",
        "{\"bearer\":{\"type\":\"http\",\"scheme\":\"bearer\","
        "\"description\":\"The token of an API client, given once by halfsky client add\"}}");
    add_shared_headers(out);
    draft_open_object(out, "responses");
    for (enum err_kind kind = 0; kind < ERR_KIND_COUNT; kind++)
        if (kind != ERR_NOT_YET)
            add_problem_response(kind, out);
    draft_close_object(out);
    add_problem_schema(out);
    draft_close_object(out);
}

void describe_openapi(const struct service *service, const struct route_table *const *tables,
                      struct text *out)
{
    draft_open_object(out, NULL);
    draft_string(out, "openapi", "3.1.0");
    draft_open_object(out, "info");
    draft_string(out, "title", "半边天 Half Sky");
    draft_string(out, "version", "1");
    draft_string(out, "description",
                 "The women workers' labour-dispute rights workstations of a province, through the "
                 "gateway. Unknown members of a request are refused with their pointer; null means "
                 "absent. Money is in fen, dates are of Asia/Shanghai and may be partial where the "
                 "form says so, instants are UTC.");
    draft_json(out, "license", "{\"name\":\"Apache-2.0\",\"identifier\":\"Apache-2.0\"}");
    draft_close_object(out);
    draft_json(out, "servers",
               "[{\"url\":\"/\",\"description\":\"The province's gateway, which says this\"}]");
    draft_json(out, "security", "[{\"bearer\":[]}]");
    draft_open_array(out, "tags");
    draft_open_object(out, NULL);
    draft_string(out, "name", service->name);
    draft_string(out, "description", service->summary);
    draft_close_object(out);
    draft_close_array(out);
    draft_open_object(out, "paths");
    for (size_t i = 0; tables[i]; i++)
        add_table(service, tables[i], out);
    draft_close_object(out);
    add_components(out);
    draft_close_object(out);
}
