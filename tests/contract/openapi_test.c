/* SPDX-License-Identifier: Apache-2.0
 *
 * What a route's table says becomes what its OpenAPI entry says: where each field goes, which
 * headers it takes, what it may be answered with. Two services make one document; two that
 * contradict do not.
 */
#include "adapters/codec.h"
#include "runtime/describe_contracts.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define DOOR_REQUEST_FIELDS(F, R)                                                                  \
    F(R, id, matter_id, _, required, 0, open, "The matter", "事项")                                \
    F(R, text, note, _, required, 20, sealed, "Note", "备注")                                      \
    F(R, codes, topics, topic, optional, 5, open, "Topics", "主题")                                \
    F(R, count, page, _, optional, 0, open, "Page", "页")
RECORD(door_request, DOOR_REQUEST_FIELDS);
RECORD_DEFINE(door_request, DOOR_REQUEST_FIELDS);
#define DOOR_ANSWER_FIELDS(F, R) F(R, id, door_id, _, required, 0, open, "The door", "门")
RECORD(door_answer, DOOR_ANSWER_FIELDS);
RECORD_DEFINE(door_answer, DOOR_ANSWER_FIELDS);

#define DOOR "/v1/matters/{matter_id}/door"
#define RECORDS .request = &record_door_request, .answer = &record_door_answer
STREAMS(one_stream, {STREAM_MATTER, "matter_id"});

static const struct route routes[] = {
    {.name = "hall_get_door",
     .method = METHOD_GET,
     .path = DOOR,
     RECORDS,
     .en = "Read",
     .zh = "读",
     .roles = ROLE_BIT(ROLE_CLERK) | ROLE_BIT(ROLE_OPS)},
    {.name = "hall_do_door",
     .method = METHOD_POST,
     .path = DOOR,
     RECORDS,
     .en = "Open",
     .zh = "开",
     .roles = ROLE_BIT(ROLE_WORKER),
     .streams = one_stream,
     .creates = true},
    {.name = "hall_do_change",
     .method = METHOD_PUT,
     .path = "/v1/change/{matter_id}",
     RECORDS,
     .en = "Change",
     .zh = "改",
     .roles = ROLE_BIT(ROLE_CLERK),
     .streams = one_stream,
     .needs_match = true},
    {.name = "hall_get_asked",
     .method = METHOD_POST,
     .path = "/v1/asked",
     RECORDS,
     .en = "Ask",
     .zh = "问",
     .roles = ROLE_BIT(ROLE_CLERK) | ROLE_BIT(ROLE_NONE),
     .asks = true},
    {.name = "hall_do_upload",
     .method = METHOD_POST,
     .path = "/v1/documents",
     RECORDS,
     .en = "Upload",
     .zh = "传",
     .roles = ROLE_BIT(ROLE_CLERK),
     .upload = true},
};
static const struct route_table hall_routes = {routes, sizeof routes / sizeof routes[0]};
static const struct route shared[] = {
    {.name = "ops_get_status",
     .method = METHOD_GET,
     .path = "/v1/ops/{service}/status",
     .request = &record_nothing,
     .answer = &record_door_answer,
     .en = "Status",
     .zh = "状态",
     .roles = ROLE_BIT(ROLE_OPS)},
};
static const struct route_table shared_routes = {shared, 1};
static const struct route_table *const tables[] = {&hall_routes, &shared_routes, NULL};
static const struct route_table *const only_shared[] = {&shared_routes, NULL};

static const struct event_type *const emits[] = {&event_offer_made, NULL};
static const struct service hall = {.name = "hall", .summary = "A hall", .emits = emits};
static const struct service yard = {.name = "yard", .summary = "A yard"};

static struct arena *arena;
static void open_arena(void) { arena = arena_new(64 * 1024 * 1024); }
static void close_arena(void) { arena_free(arena); }

TestSuite(openapi, .init = open_arena, .fini = close_arena, .timeout = 10);

static struct bytes bytes_of(const char *text)
{
    return (struct bytes){(const uint8_t *)text, strlen(text)};
}

static const char *described(const struct service *service, const struct route_table *const *given)
{
    struct text out;
    const char *pretty = NULL;
    text_init(&out, arena);
    describe_service(service, given, &out);
    struct err *const err = codec_pretty(arena, bytes_of(text_get(&out)), &pretty);
    cr_assert_null(err, "%s %s", err->message, err->pointer);
    return text_get(&out);
}

/* The text of one operation: from its id to the next one's or the end. */
static const char *operation(const char *id)
{
    const char *const all = described(&hall, tables);
    const char *const mark = arena_printf(arena, "\"operationId\":\"%s\"", id);
    const char *const found = strstr(all, mark);
    cr_assert_not_null(found, "there is no %s", id);
    const char *const next = strstr(found + 1, "\"operationId\":");
    const char *const end = next ? next : strstr(found, "\"components\":{");
    return arena_text_n(arena, found, (size_t)(end - found));
}

#define SAYS(id, words)                                                                            \
    cr_expect(strstr(operation(id), (words)), "%s does not say %s in %s", (id), (words),           \
              operation(id))
#define SAYS_NOT(id, words)                                                                        \
    cr_expect_not(strstr(operation(id), (words)), "%s says %s", (id), (words))

Test(openapi, a_query_has_its_fields_in_path_and_query)
{
    SAYS("hall_get_door", "{\"name\":\"matter_id\",\"in\":\"path\",\"required\":true");
    SAYS("hall_get_door", "{\"name\":\"note\",\"in\":\"query\",\"required\":true");
    SAYS("hall_get_door", "{\"name\":\"page\",\"in\":\"query\",\"required\":false");
    SAYS("hall_get_door", "\"style\":\"form\",\"explode\":false");
    SAYS("hall_get_door", "\"x-halfsky-roles\":[\"clerk\",\"ops\"]");
    SAYS("hall_get_door", "parameters/halfsky_at");
    SAYS_NOT("hall_get_door", "requestBody");
    SAYS_NOT("hall_get_door", "idempotency_key");
    SAYS_NOT("hall_get_door", "\"413\"");
}

Test(openapi, a_command_has_a_body_without_what_its_path_names)
{
    SAYS("hall_do_door", "\"requestBody\":{\"required\":true");
    SAYS("hall_do_door", "{\"type\":\"object\",\"required\":[\"note\"],\"properties\":{\"note\":");
    SAYS("hall_do_door", "\"additionalProperties\":false");
    SAYS("hall_do_door", "\"#/components/parameters/idempotency_key\"");
    SAYS("hall_do_door", "\"#/components/parameters/if_match_optional\"");
    SAYS("hall_do_door", "\"201\":{\"description\":\"Open\"");
    SAYS("hall_do_door", "\"Location\"");
    SAYS("hall_do_door", "\"422\"");
    SAYS_NOT("hall_do_door", "\"428\"");
}

Test(openapi, a_question_has_a_body_no_key_and_needs_no_token_where_nobody_may_ask)
{
    SAYS("hall_get_asked", "\"security\":[{\"bearer\":[]},{}]");
    SAYS("hall_get_asked", "\"x-halfsky-roles\":[\"anonymous\",\"clerk\"]");
    SAYS("hall_get_asked", "\"requestBody\":{\"required\":true");
    SAYS("hall_get_asked", "\"413\"");
    SAYS_NOT("hall_get_asked", "idempotency_key");
    SAYS_NOT("hall_get_asked", "\"422\"");
    SAYS_NOT("hall_do_door", "\"security\"");
}

Test(openapi, a_change_takes_the_version_it_rests_on)
{
    SAYS("hall_do_change", "\"#/components/parameters/if_match\"");
    SAYS("hall_do_change", "\"name\":\"Idempotency-Key\",\"in\":\"header\",\"required\":false");
    SAYS("hall_do_change", "\"428\"");
    SAYS("hall_do_change", "\"412\"");
    SAYS("hall_do_change", "\"ETag\"");
    SAYS_NOT("hall_do_change", "\"201\"");
}

Test(openapi, an_upload_has_its_fields_in_the_query_and_bytes_as_its_body)
{
    SAYS("hall_do_upload", "\"application/octet-stream\"");
    SAYS("hall_do_upload", "{\"name\":\"note\",\"in\":\"query\"");
}

Test(openapi, operators_routes_name_their_service)
{
    const char *const all = described(&hall, tables);
    cr_expect(
        strstr(all, "\"/v1/ops/hall/status\":{\"get\":{\"operationId\":\"hall_ops_get_status\""));
}

Test(openapi, a_path_stands_once_with_all_its_methods)
{
    const char *const all = described(&hall, tables);
    const char *const path = strstr(all, "\"" DOOR "\":{");
    cr_assert_not_null(path);
    cr_expect_null(strstr(path + 1, "\"" DOOR "\":{"));
}

Test(openapi, each_problem_stands_under_its_status)
{
    const char *const all = described(&hall, tables);
    for (int problem = 0; problem < PROBLEM_COUNT; problem++)
        cr_expect(strstr(all, arena_printf(arena, "\"urn:halfsky:problem:%s\"",
                                           problem_type((enum problem)problem)->slug)));
    cr_expect(strstr(all, "\"409\":{\"description\":\"conflict: "));
    cr_expect(strstr(all, "not-here-yet: "));
}

Test(openapi, what_a_service_says_names_its_bookkeeping_events_too)
{
    cr_expect(strstr(described(&hall, tables), "\"says\":[\"halfsky.offer.made.v1\","
                                               "\"halfsky.client.requests_refused.v1\","
                                               "\"halfsky.ledger.verdict_given.v1\","
                                               "\"halfsky.ledger.rebuild_begun.v1\"]"));
}

Test(openapi, two_services_make_one_document)
{
    const struct bytes documents[] = {bytes_of(described(&hall, tables)),
                                      bytes_of(described(&yard, only_shared))};
    const char *merged = NULL;
    struct err *const err = codec_merge(arena, "openapi", documents, 2, &merged);
    cr_assert_null(err, "%s %s", err->message, err->pointer);
    cr_expect(strstr(merged, "\"/v1/ops/hall/status\""));
    cr_expect(strstr(merged, "\"/v1/ops/yard/status\""));
    cr_expect(strstr(merged, "{\"name\":\"hall\",\"description\":\"A hall\"},"
                             "{\"name\":\"yard\",\"description\":\"A yard\"}"));
}

Test(openapi, two_services_with_one_route_are_refused)
{
    const struct service other = {.name = "other", .summary = "Another"};
    const struct bytes documents[] = {bytes_of(described(&hall, tables)),
                                      bytes_of(described(&other, tables))};
    const char *merged = NULL;
    struct err *const err = codec_merge(arena, "openapi", documents, 2, &merged);
    cr_assert(err && err->problem == PROBLEM_CONFLICT);
    cr_expect(text_starts_with(err->pointer, "/paths/~1v1~1matters"), "%s", err->pointer);
}
