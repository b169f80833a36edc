/* SPDX-License-Identifier: Apache-2.0
 *
 * The pure parts of the HTTP side: where a key's partition is, which route a path is, what an
 * arrival header says, how the waiting line is bounded. Keys are the test's own files.
 */
#include "base/clock.h"
#include "runtime/arrival.h"
#include "runtime/identity.h"
#include "runtime/request_queue.h"
#include "runtime/router.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(router, .timeout = 10);
TestSuite(arrival, .timeout = 10);
TestSuite(identity_seal, .timeout = 10);
TestSuite(request_queue, .timeout = 10);

/* --- routes */

#define THING_FIELDS(F, R)                                                                         \
    F(R, id, thing_id, _, optional, 0, open, "A thing", "事物")                                    \
    F(R, text, word, _, optional, 20, open, "A word", "词")
RECORD(thing, THING_FIELDS);
RECORD_DEFINE(thing, THING_FIELDS);

#define ROUTE(method_, path_, ...)                                                                 \
    {                                                                                              \
        .name = method_##_NAME path_, .method = method_, .path = path_, .request = &record_thing,  \
        .answer = &record_thing, .roles = ROLE_BIT(ROLE_CLERK), __VA_ARGS__                        \
    }
#define METHOD_GET_NAME "GET "
#define METHOD_POST_NAME "POST "

static const struct route things[] = {
    ROUTE(METHOD_GET, "/v1/things/{thing_id}"),
    ROUTE(METHOD_GET, "/v1/things/open"),
    ROUTE(METHOD_POST, "/v1/things/{thing_id}"),
    ROUTE(METHOD_POST, "/v1/things/{thing_id}/papers", .upload = true),
    ROUTE(METHOD_GET, "/v1/ops/{service}/things"),
};
static const struct route_table thing_table = {things, sizeof things / sizeof things[0]};

static struct router_match match_of(struct arena *arena, const char *method, const char *path)
{
    const struct route_table *const tables[] = {&thing_table, NULL};
    struct router *router = NULL;
    struct router_match match;
    cr_assert_null(router_new(arena, "tiny", tables, &router));
    router_match(router, arena, method, path, &match);
    return match;
}

Test(router, a_literal_wins_over_a_parameter)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct router_match match = match_of(arena, "GET", "/v1/things/open");
    cr_assert_eq(match.route, &things[1]);
    match = match_of(arena, "GET", "/v1/things/7");
    cr_assert_eq(match.route, &things[0]);
    cr_assert_eq(match.value_count, 1);
    cr_assert_str_eq(match.values[0].name, "thing_id");
    cr_assert_str_eq(match.values[0].value, "7");
}

Test(router, a_known_path_says_which_methods_it_takes)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    const struct router_match match = match_of(arena, "PUT", "/v1/things/7");
    cr_assert_null(match.route);
    cr_assert_str_eq(match.allow, "GET, POST");
    cr_assert_null(match_of(arena, "GET", "/v1/other").allow);
    cr_assert_null(match_of(arena, "GET", "/v1/things/7/").route);
    cr_assert_null(match_of(arena, "GET", "/").allow);
}

Test(router, service_in_a_template_is_this_services_name)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    cr_assert_eq(match_of(arena, "GET", "/v1/ops/tiny/things").route, &things[4]);
    cr_assert_null(match_of(arena, "GET", "/v1/ops/intake/things").route);
}

static void assert_no_router(const struct route *routes, size_t count)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    const struct route_table table = {routes, count};
    const struct route_table *const tables[] = {&table, NULL};
    struct router *router = NULL;
    const struct err *err = router_new(arena, "tiny", tables, &router);
    cr_assert(err && err->problem == PROBLEM_BUG);
}

Test(router, tables_that_cannot_be_are_refused_at_boot)
{
    const struct route twice[] = {ROUTE(METHOD_GET, "/a/{thing_id}"),
                                  ROUTE(METHOD_GET, "/a/{word}")};
    const struct route unknown[] = {ROUTE(METHOD_GET, "/a/{nothing}")};
    const struct route relative[] = {ROUTE(METHOD_GET, "a")};
    struct route nobody[] = {ROUTE(METHOD_GET, "/a")};
    struct route anybody[] = {ROUTE(METHOD_POST, "/a"), ROUTE(METHOD_GET, "/b", .traces = true)};
    const struct route asking[] = {ROUTE(METHOD_GET, "/a", .asks = true),
                                   ROUTE(METHOD_POST, "/b", .asks = true, .creates = true)};
    nobody[0].roles = 0;
    anybody[0].roles = anybody[1].roles = ROLE_BIT(ROLE_NONE);
    assert_no_router(twice, 2);
    assert_no_router(unknown, 1);
    assert_no_router(relative, 1);
    assert_no_router(nobody, 1);
    assert_no_router(&anybody[0], 1);
    assert_no_router(&anybody[1], 1);
    assert_no_router(&asking[0], 1);
    assert_no_router(&asking[1], 1);
}

/* --- keys */

static struct seal_keys *keys_of(struct arena *arena, const char *lines)
{
    char file[] = "/tmp/halfsky-edge-XXXXXX";
    struct seal_keys *keys = NULL;
    const int fd = mkstemp(file); /* mode 0600 */
    cr_assert(fd >= 0 && write(fd, lines, strlen(lines)) == (ssize_t)strlen(lines));
    close(fd);
    cr_assert_null(seal_start());
    const struct err *err = seal_keys_load(arena, file, &keys);
    cr_assert_null(err, "%s", err ? err->message : "");
    unlink(file);
    return keys;
}

#define KEY_A "a 1111111111111111111111111111111111111111111111111111111111111111\n"
#define KEY_B "b 2222222222222222222222222222222222222222222222222222222222222222\n"

/* --- arrival */

static const struct id her = {{1, [6] = 0x70, [8] = 0x80}};

static const char *arrival_text(struct arena *arena, const struct seal_keys *keys)
{
    const struct arrival said = {"intake", STREAM_MATTER, {{7, [6] = 0x70, [8] = 0x80}}, 12};
    const char *text = NULL;
    cr_assert_null(arrival_print(keys, arena, &said, her, &text));
    return text;
}

Test(arrival, reads_back_what_was_said)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    const struct seal_keys *keys = keys_of(arena, KEY_A);
    struct arrival read;
    cr_assert(arrival_read(keys, arena, arrival_text(arena, keys), her, &read));
    cr_assert_str_eq(read.source, "intake");
    cr_assert(read.kind == STREAM_MATTER && read.seq == 12 && read.id.bytes[0] == 7);
}

Test(arrival, no_changed_character_and_no_other_client_is_believed)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    const struct seal_keys *keys = keys_of(arena, KEY_A);
    const char *text = arrival_text(arena, keys);
    struct arrival read;
    const struct id other = {{2, [6] = 0x70, [8] = 0x80}};
    cr_assert_not(arrival_read(keys, arena, text, other, &read));
    for (size_t i = 0; i < strlen(text); i++) {
        char *changed = arena_text(arena, text);
        changed[i] = changed[i] == 'x' ? 'y' : 'x';
        cr_assert_not(arrival_read(keys, arena, changed, her, &read), "%s", changed);
        cr_assert_not(arrival_read(keys, arena, text + i + 1, her, &read));
    }
}

Test(arrival, a_key_that_is_being_replaced_still_holds)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    const char *text = arrival_text(arena, keys_of(arena, KEY_A));
    struct arrival read;
    cr_assert(arrival_read(keys_of(arena, KEY_B KEY_A), arena, text, her, &read));
    cr_assert_not(arrival_read(keys_of(arena, KEY_B), arena, text, her, &read));
}

/* --- identity */

static const char *sealed_by(struct arena *arena, const struct seal_keys *keys)
{
    const struct identity_pair called = {"triage", keys};
    const struct identity_keys gateway = {
        .service = "gateway", .called = &called, .called_count = 1};
    struct sealed_identity what = {.audience = "triage",
                                   .client_id = her,
                                   .role = ROLE_CLERK,
                                   .region = "370102",
                                   .method = "GET",
                                   .target = "/v1/work?a=1"};
    const char *header = NULL;
    cr_assert_null(identity_digest(arena, (struct bytes){NULL, 0}, &what.body_digest));
    cr_assert_null(identity_seal(&gateway, arena, &what, &header));
    return header;
}

static const struct err *checked(struct arena *arena, const struct seal_keys *keys,
                                 const char *header, struct sealed_identity *ret_identity)
{
    const struct identity_pair caller = {"gateway", keys};
    const struct identity_keys triage = {
        .service = "triage", .callers = &caller, .caller_count = 1};
    struct identity_ask ask = {
        .header = header, .method = "GET", .target = "/v1/work?a=1", .arrived_at = clock_now_ms()};
    cr_assert_null(identity_digest(arena, (struct bytes){NULL, 0}, &ask.body_digest));
    return identity_check(&triage, arena, &ask, ret_identity);
}

Test(identity_seal, a_seal_without_an_end_lives_half_its_most)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    const struct seal_keys *keys = keys_of(arena, KEY_A);
    struct sealed_identity read = {0};
    cr_assert_null(checked(arena, keys, sealed_by(arena, keys), &read));
    cr_assert(read.role == ROLE_CLERK && id_equal(read.client_id, her));
    cr_assert_str_eq(read.caller, "gateway");
    cr_assert(read.expires_at - clock_now_ms() <= IDENTITY_LIFE_MOST_MS / 2);
}

Test(identity_seal, two_keys_hold_while_one_is_replaced)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    const char *header = sealed_by(arena, keys_of(arena, KEY_A));
    struct sealed_identity read = {0};
    cr_assert_null(checked(arena, keys_of(arena, KEY_B KEY_A), header, &read));
    const struct err *err = checked(arena, keys_of(arena, KEY_B), header, &read);
    cr_assert(err && err->problem == PROBLEM_SEAL_REFUSED);
}

Test(identity_seal, anything_that_is_no_seal_is_refused)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    const struct seal_keys *keys = keys_of(arena, KEY_A);
    const char *const headers[] = {
        NULL, "", ".", "e30.e30", "a.b.c", "e30.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"};
    struct sealed_identity read = {0};
    for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++) {
        const struct err *err = checked(arena, keys, headers[i], &read);
        cr_assert(err && err->problem == PROBLEM_SEAL_REFUSED, "%zu", i);
    }
}

/* --- the waiting line */

Test(request_queue, is_bounded_keeps_order_and_empties_after_it_is_closed)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct http_request requests[3];
    struct request_queue *queue = request_queue_new(arena, 2);
    cr_assert(request_queue_put(queue, &requests[0]));
    cr_assert(request_queue_put(queue, &requests[1]));
    cr_assert_not(request_queue_put(queue, &requests[2]));
    cr_assert_eq(request_queue_take(queue, 0), &requests[0]);
    cr_assert(request_queue_put(queue, &requests[2]));
    request_queue_close(queue);
    cr_assert_not(request_queue_put(queue, &requests[0]));
    cr_assert_not(request_queue_is_over(queue));
    cr_assert_eq(request_queue_take(queue, 0), &requests[1]);
    cr_assert_eq(request_queue_take(queue, 0), &requests[2]);
    cr_assert(request_queue_is_over(queue));
    cr_assert_null(request_queue_take(queue, 0));
}
