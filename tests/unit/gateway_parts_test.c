/* SPDX-License-Identifier: Apache-2.0
 *
 * The gateway's parts without sockets: which path goes where, how much a client may ask, how long a
 * token is remembered. Instants are given, so nothing here waits.
 */
#include "gateway/anonymous.h"
#include "gateway/client_cache.h"
#include "gateway/rate_limit.h"
#include "gateway/route_file.h"

#include <criterion/criterion.h>
#include <string.h>

static const struct id one = {{1, [15] = 1}}, two = {{1, [15] = 2}};

/* The arena is the caller's scope's. */
static const char *named_by(struct arena *arena, const struct route_file *routes, const char *path)
{
    return route_line_service(arena, route_file_match(routes, "GET", path), path);
}
static const char *service_of(const struct route_file *routes, const char *method, const char *path)
{
    const struct route_line *line = route_file_match(routes, method, path);
    return line ? line->service : "none";
}

Test(gateway_routes, the_first_line_that_fits_counts, .timeout = 10)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    const struct route_file *routes = NULL;
    cr_assert_null(route_file_read(arena,
                                   "# a\nPOST /v1/a intake # why\nGET /v1/a/*/b intake\n"
                                   "\n* /v1/a/** triage\nPOST /v1/c/* care upload\n"
                                   "GET /v1/d stats anonymous\n",
                                   &routes));
    cr_assert_str_eq(service_of(routes, "POST", "/v1/a"), "intake");
    cr_assert_str_eq(service_of(routes, "GET", "/v1/a"), "none");
    cr_assert_str_eq(service_of(routes, "GET", "/v1/a/7/b"), "intake");
    cr_assert_str_eq(service_of(routes, "PUT", "/v1/a/7/b"), "triage");
    cr_assert_str_eq(service_of(routes, "GET", "/v1/a/7/b/c"), "triage");
    cr_assert_str_eq(service_of(routes, "GET", "/v1/a/7"), "triage");
    cr_assert_str_eq(service_of(routes, "GET", "/v1/a/"), "none");
    cr_assert_str_eq(service_of(routes, "GET", "/v1/ab"), "none");
    cr_assert_str_eq(service_of(routes, "GET", "/v1"), "none");
    cr_assert_eq(route_file_match(routes, "POST", "/v1/c/x")->body, ROUTE_BODY_UPLOAD);
    cr_assert_not(route_file_match(routes, "POST", "/v1/c/x")->anonymous);
    cr_assert(route_file_match(routes, "GET", "/v1/d")->anonymous);
    cr_assert_eq(route_file_match(routes, "GET", "/v1/d")->body, ROUTE_BODY_SMALL);
}

Test(gateway_routes, a_path_may_name_its_service_itself, .timeout = 10)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    const struct route_file *routes = NULL;
    cr_assert_null(route_file_read(arena, "* /a/*/** *\n* /*/** *\nGET /b intake\n", &routes));
    cr_assert_str_eq(named_by(arena, routes, "/a/care/x"), "care");
    cr_assert_str_eq(named_by(arena, routes, "/a/nobody/x/y"), "nobody");
    cr_assert_str_eq(named_by(arena, routes, "/stats/x"), "stats");
    cr_assert_str_eq(named_by(arena, routes, "/b"), "intake");
    cr_assert_null(route_file_match(routes, "GET", "/a/"));
    cr_assert_null(route_file_match(routes, "GET", "//a"));
}

Test(gateway_routes, a_line_that_cannot_be_is_refused_by_its_number, .timeout = 10)
{
    ARENA_SCOPED arena = arena_new(32 << 20);
    static const char *const wrong[] = {
        "GET /v1/a",           "GET v1 intake", "get /v1 intake",    "GET /v1//a b",
        "GET /v1/**/a intake", "GET /a b c d",  "GET /a b upload x", "GET /a *",
        "GET /a/** *",         "GET /* *",      "GET /** *"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        const struct route_file *routes = NULL;
        const char *text = arena_printf(arena, "GET /ok intake\n%s\n", wrong[i]);
        const struct err *err = route_file_read(arena, text, &routes);
        cr_assert(err && strstr(err->message, "line 2"), "%s", wrong[i]);
    }
}

Test(gateway_routes, the_file_that_is_shipped_reads_and_no_client_route_goes_on, .timeout = 10)
{
    ARENA_SCOPED arena = arena_new(4 << 20);
    const struct route_file *routes = NULL;
    const struct err *err = route_file_load(arena, "deploy/gateway/routes.txt", &routes);
    cr_assert_null(err, "%s", err ? err->message : "");
    cr_assert_str_eq(service_of(routes, "POST", "/v1/matters"), "intake");
    cr_assert_str_eq(service_of(routes, "GET", "/v1/matters"), "triage");
    cr_assert_str_eq(service_of(routes, "POST", "/v1/matters/1/supplements"), "intake");
    cr_assert_str_eq(service_of(routes, "POST", "/v1/matters/1/offers/2/answer"), "triage");
    cr_assert_str_eq(service_of(routes, "GET", "/v1/clients"), "none");
    cr_assert_str_eq(named_by(arena, routes, "/v1/ops/triage/status"), "triage");
    cr_assert_eq(route_file_match(routes, "POST", "/v1/matters/1/documents")->body,
                 ROUTE_BODY_UPLOAD);
}

Test(gateway_limit, a_burst_is_let_through_then_so_many_a_second, .timeout = 10)
{
    ARENA_SCOPED arena = arena_new(4 << 20);
    struct rate_limit *limit = rate_limit_new(arena, 2, 3);
    for (int i = 0; i < 3; i++)
        cr_assert(rate_limit_take(limit, one, 1000));
    cr_assert(!rate_limit_take(limit, one, 1000));
    cr_assert(!rate_limit_take(limit, one, 1499));
    cr_assert(rate_limit_take(limit, one, 1500));
    cr_assert(!rate_limit_take(limit, one, 1501));
    cr_assert(rate_limit_take(limit, two, 1501), "another client has its own");
    for (int i = 0; i < 3; i++)
        cr_assert(rate_limit_take(limit, one, INT64_C(4000000000000)));
    cr_assert(!rate_limit_take(limit, one, INT64_C(4000000000000)), "a long rest is one burst");
    cr_assert(!rate_limit_take(limit, one, 0), "a clock set back gives nothing");
}

/* --- without a token */

static bool address_is(const char *text, const char *other)
{
    struct id one_address, other_address;
    cr_assert(anonymous_address(text, &one_address), "%s", text);
    cr_assert(anonymous_address(other, &other_address), "%s", other);
    cr_assert(!id_is_absent(one_address), "%s", text);
    return id_equal(one_address, other_address);
}

Test(gateway_anonymous, an_address_is_one_house, .timeout = 10)
{
    static const char *const none[] = {"", "unknown", "1.2.3", "1.2.3.4, 5.6.7.8", "fe80::1%eth0"};
    struct id address;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        cr_expect(!anonymous_address(none[i], &address), "%s", none[i]);
    cr_assert(address_is("192.0.2.7", "::ffff:192.0.2.7"));
    cr_assert(!address_is("192.0.2.7", "192.0.2.8"));
    cr_assert(address_is("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"), "one network");
    cr_assert(!address_is("2001:db8:1:2::1", "2001:db8:1:3::1"));
    cr_assert(!address_is("::1", "192.0.2.7"));
}

static bool may_ask(struct anonymous *anonymous, const char *peer, const char *said, int64_t now_ms)
{
    const struct http_header header = {"x-real-ip", said};
    const struct http_request request = {
        .peer = peer, .headers = &header, .header_count = said ? 1 : 0};
    return anonymous_take(anonymous, &request, now_ms);
}

Test(gateway_anonymous, one_address_has_its_limit_and_all_have_theirs, .timeout = 10)
{
    ARENA_SCOPED arena = arena_new(8 << 20);
    const struct anonymous_limits limits = {1, 2, 1, 5, ""};
    struct anonymous *anonymous = anonymous_new(arena, &limits);
    for (int i = 0; i < 2; i++)
        cr_assert(may_ask(anonymous, "192.0.2.1", "192.0.2.9", 1000));
    for (int i = 0; i < 50; i++)
        cr_assert(!may_ask(anonymous, "192.0.2.1", i % 2 ? "203.0.113.1" : NULL, 1000),
                  "no header is believed");
    cr_assert(may_ask(anonymous, "192.0.2.2", NULL, 1000), "another's turn is not taken");
    cr_assert(may_ask(anonymous, "", NULL, 1000), "no address is an address");
    cr_assert(may_ask(anonymous, "192.0.2.3", NULL, 1000));
    cr_assert(!may_ask(anonymous, "192.0.2.4", NULL, 1000), "all together had five");
    cr_assert(may_ask(anonymous, "192.0.2.4", NULL, 2000));
}

Test(gateway_anonymous, behind_a_proxy_the_header_that_it_writes_counts, .timeout = 10)
{
    ARENA_SCOPED arena = arena_new(8 << 20);
    const struct anonymous_limits limits = {1, 1, 100, 100, "X-Real-IP"};
    struct anonymous *anonymous = anonymous_new(arena, &limits);
    cr_assert(may_ask(anonymous, "192.0.2.1", "198.51.100.1", 1000));
    cr_assert(may_ask(anonymous, "192.0.2.1", "198.51.100.2", 1000));
    cr_assert(!may_ask(anonymous, "192.0.2.1", "198.51.100.1", 1000));
    cr_assert(may_ask(anonymous, "192.0.2.1", NULL, 1000));
    cr_assert(!may_ask(anonymous, "192.0.2.1", "nonsense", 1000), "the unreadable share one");
}

Test(gateway_cache, a_token_is_remembered_for_its_time_and_no_longer, .timeout = 10)
{
    ARENA_SCOPED arena = arena_new(4 << 20);
    struct client_cache *cache = client_cache_new(arena, 2000);
    uint8_t hash[TOKEN_HASH_SIZE] = {7}, same_slot[TOKEN_HASH_SIZE] = {7, [31] = 1};
    const struct known_client client = {.client_id = one, .role = ROLE_CLERK, .region = "370103"};
    struct known_client got;
    cr_assert(!client_cache_get(cache, hash, 1000, &got));
    client_cache_put(cache, hash, 1000, &client);
    cr_assert(client_cache_get(cache, hash, 2999, &got) && id_equal(got.client_id, one));
    cr_assert_str_eq(got.region, "370103");
    cr_assert(!client_cache_get(cache, hash, 3000, &got));
    cr_assert(!client_cache_get(cache, hash, 999, &got), "a clock set back forgets");
    cr_assert(!client_cache_get(cache, same_slot, 1000, &got));
    client_cache_put(cache, same_slot, 1000, &client);
    cr_assert(!client_cache_get(cache, hash, 1000, &got));
}
