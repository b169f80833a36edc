/* SPDX-License-Identifier: Apache-2.0
 *
 * The gateway as its clients meet it: tokens, roles, rotation and revocation, limits, and requests
 * that go on to the real intake and come back as they are. Nothing here seals by itself.
 */
#include "gateway_fixture.h"

#include "adapters/seal.h"
#include "base/clock.h"
#include "base/text.h"
#include "gateway/gateway.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

TestSuite(gateway, .init = gateway_begin, .fini = gateway_end, .timeout = 90);

static const char contact[] =
    "{\"station_code\":\"S370103\",\"channel\":\"window\",\"on\":\"2026-11-20\"}";

static void assert_slug(const char *body, const char *slug)
{
    const char *type = arena_printf(gateway_arena(), "urn:halfsky:problem:%s\"", slug);
    cr_assert(strstr(body, type), "%s: %s", slug, body);
}

/* --- who asks */

Test(gateway, nobody_without_a_good_token_comes_in_and_the_refusal_is_recorded)
{
    const char *unknown = seal_token_new(gateway_arena());
    assert_slug(gateway_get(NULL, "/v1/whoami", 401), "unauthenticated");
    assert_slug(gateway_get("x", "/v1/whoami", 401), "unauthenticated");
    assert_slug(gateway_get(unknown, "/v1/stations", 401), "unauthenticated");
    const char *body = gateway_post(unknown, "/v1/contacts", contact, 401);
    cr_assert(strstr(body, "无法确认请求方身份"), "%s", body);
    cr_assert(!strstr(body, unknown));
    gateway_restart(NULL);
    cr_assert(gateway_holds("gateway", "(select sum(refusals) from refusal) = 4 or exists (select "
                                       "from ledger where type like '%requests_refused%')"));
    cr_assert(gateway_holds("intake", "not exists (select from ledger)"));
}

Test(gateway, a_client_is_told_as_whom_it_asks)
{
    const char *clerk = client_new(ROLE_CLERK, AGENCY_LABOUR, "370103", NULL);
    const char *body = gateway_get(clerk, "/v1/whoami", 200);
    cr_assert_str_eq(gateway_member(body, "role"), "clerk");
    cr_assert_str_eq(gateway_member(body, "agency"), "labour");
    cr_assert_str_eq(gateway_member(body, "region"), "370103");
    cr_assert(strstr(body, "市中区"), "%s", body);
}

Test(gateway, a_client_that_is_added_is_in_the_table_and_on_the_ledger_without_its_token)
{
    const char *id = NULL;
    const char *token = client_new(ROLE_OFFICER, AGENCY_UNION, "3701", &id);
    cr_assert(gateway_holds("gateway", "(select count(*) from ledger) = 2 and (select max(type) "
                                       "from ledger) = 'halfsky.client.added.v1'"));
    const char *page = gateway_get(operator_token(), "/v1/clients", 200);
    cr_assert(strstr(page, id) && !strstr(page, token) && !strstr(page, token_digest(token)));
    const char *path = arena_printf(gateway_arena(), "/v1/clients/%s", id);
    cr_assert_str_eq(gateway_member(gateway_get(operator_token(), path, 200), "state"), "active");
    const char *condition =
        arena_printf(gateway_arena(), "not exists (select from ledger where body like '%%%s%%')",
                     token_digest(token));
    cr_assert(gateway_holds("gateway", condition));
}

Test(gateway, only_operators_add_and_see_clients_and_only_within_their_region)
{
    const char *clerk = client_new(ROLE_CLERK, AGENCY_LABOUR, "370103", NULL);
    const char *local = client_new(ROLE_OPS, AGENCY_NONE, "3701", NULL);
    const char *body =
        arena_printf(gateway_arena(),
                     "{\"token_hash\":\"%s\",\"role\":\"worker\",\"region\":\"3702\",\"label\""
                     ":\"t\"}",
                     token_digest("x"));
    assert_slug(gateway_get(clerk, "/v1/clients", 403), "forbidden");
    assert_slug(gateway_post(clerk, "/v1/clients", body, 403), "forbidden");
    assert_slug(gateway_post(local, "/v1/clients", body, 403), "outside-region");
    const char *page = gateway_get(local, "/v1/clients", 200);
    const char *first =
        gateway_member(gateway_get(operator_token(), "/v1/whoami", 200), "client_id");
    cr_assert(!strstr(page, first), "%s", page);
    assert_slug(gateway_get(local, arena_printf(gateway_arena(), "/v1/clients/%s", first), 404),
                "not-found");
}

Test(gateway, what_cannot_be_a_client_is_refused_with_its_pointer)
{
    const char *shapes[][2] = {
        {"\"role\":\"clerk\",\"region\":\"370103\",\"label\":\"t\"", "/agency"},
        {"\"role\":\"worker\",\"agency\":\"union\",\"region\":\"37\",\"label\":\"t\"", "/agency"},
        {"\"role\":\"service\",\"region\":\"37\",\"label\":\"t\"", "/role"},
        {"\"role\":\"worker\",\"region\":\"379999\",\"label\":\"t\"", "/region"},
        {"\"role\":\"worker\",\"region\":\"37\",\"label\":\"\"", "/label"},
        {"\"role\":\"worker\",\"region\":\"37\",\"label\":\"t\",\"x\":1", "/x"},
    };
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        const char *body = arena_printf(gateway_arena(), "{\"token_hash\":\"%s\",%s}",
                                        token_digest("x"), shapes[i][0]);
        const char *answer = gateway_post(operator_token(), "/v1/clients", body, 400);
        cr_assert(strstr(answer, arena_printf(gateway_arena(), "\"pointer\":\"%s\"", shapes[i][1])),
                  "%s", answer);
    }
    cr_assert(gateway_holds("gateway", "(select count(*) from api_client) = 1"));
}

Test(gateway, a_digest_that_is_no_sha_256_is_refused_with_its_pointer)
{
    static const char digest[] = "\"token_hash\":\"00ff\"";
    const char *id = NULL;
    client_new(ROLE_WORKER, AGENCY_NONE, "370103", &id);
    const char *rotation = arena_printf(gateway_arena(), "/v1/clients/%s/rotation", id);
    const char *added = arena_printf(
        gateway_arena(), "{%s,\"role\":\"worker\",\"region\":\"37\",\"label\":\"t\"}", digest);
    const char *rotated = arena_printf(gateway_arena(), "{%s}", digest);
    const char *pointer = "\"pointer\":\"/token_hash\"";
    cr_assert(strstr(gateway_post(operator_token(), "/v1/clients", added, 400), pointer));
    cr_assert(strstr(gateway_post(operator_token(), rotation, rotated, 400), pointer));
}

Test(gateway, two_clients_never_have_one_token)
{
    const char *token = client_new(ROLE_WORKER, AGENCY_NONE, "370103", NULL);
    const char *body =
        arena_printf(gateway_arena(),
                     "{\"token_hash\":\"%s\",\"role\":\"worker\",\"region\":\"37\",\"label\":"
                     "\"t\"}",
                     token_digest(token));
    assert_slug(gateway_post(operator_token(), "/v1/clients", body, 409), "conflict");
}

static const char *rotation(const char *id, const char *token, int overlap_s, const char *by,
                            int status)
{
    const char *target = arena_printf(gateway_arena(), "/v1/clients/%s/rotation", id);
    const char *body = arena_printf(gateway_arena(), "{\"token_hash\":\"%s\",\"overlap_s\":%d}",
                                    token_digest(token), overlap_s);
    return gateway_post(by, target, body, status);
}

Test(gateway, while_a_token_is_replaced_both_hold_and_afterwards_one)
{
    const char *id = NULL;
    const char *first = client_new(ROLE_WORKER, AGENCY_NONE, "370103", &id);
    const char *second = seal_token_new(gateway_arena()), *third = seal_token_new(gateway_arena());
    rotation(id, second, 600, first, 200); /* by the client itself */
    (void)gateway_get(first, "/v1/whoami", 200);
    (void)gateway_get(second, "/v1/whoami", 200);
    rotation(id, third, 0, operator_token(), 200);
    (void)gateway_get(first, "/v1/whoami", 401);
    (void)gateway_get(second, "/v1/whoami", 401);
    (void)gateway_get(third, "/v1/whoami", 200);
}

Test(gateway, nobody_replaces_the_token_of_another_client)
{
    const char *id = NULL;
    const char *hers = client_new(ROLE_WORKER, AGENCY_NONE, "370103", &id);
    const char *other = client_new(ROLE_OFFICER, AGENCY_UNION, "3701", NULL);
    assert_slug(rotation(id, seal_token_new(gateway_arena()), 0, other, 404), "not-found");
    rotation(id, seal_token_new(gateway_arena()), 90000, hers, 400);
    (void)gateway_get(hers, "/v1/whoami", 200);
}

Test(gateway, a_revoked_client_asks_no_more)
{
    const char *id = NULL;
    const char *token = client_new(ROLE_WORKER, AGENCY_NONE, "370103", &id);
    const char *target = arena_printf(gateway_arena(), "/v1/clients/%s/revocation", id);
    (void)gateway_get(token, "/v1/whoami", 200);
    const char *answer = gateway_post(operator_token(), target, "{}", 200);
    cr_assert_str_eq(gateway_member(answer, "state"), "revoked");
    (void)gateway_get(token, "/v1/whoami", 401);
    (void)gateway_get(token, "/v1/stations", 401);
    gateway_post(operator_token(), target, "{}", 200); /* already */
    rotation(id, seal_token_new(gateway_arena()), 0, operator_token(), 409);
    cr_assert(gateway_holds("gateway", "(select count(*) from ledger where type = "
                                       "'halfsky.client.revoked.v1') = 1"));
}

Test(gateway, a_remembered_token_ends_within_the_configured_time)
{
    /* asked as fast as it goes, which a limit would answer */
    const char *const settings[] = {"clients.keep_ms=300", "rate.per_second=100000",
                                    "rate.burst=100000", NULL};
    const char *id = NULL;
    gateway_restart(settings);
    const char *token = client_new(ROLE_WORKER, AGENCY_NONE, "370103", &id);
    (void)gateway_get(token, "/v1/whoami", 200);
    gateway_post(operator_token(), arena_printf(gateway_arena(), "/v1/clients/%s/revocation", id),
                 "{}", 200);
    struct gateway_ask ask = {.token = token, .method = "GET", .target = "/v1/whoami"};
    int status = 200;
    const int64_t until_ms = clock_monotonic_ms() + 20000;
    while (status == 200 && clock_monotonic_ms() < until_ms)
        status = gateway_ask(ask).status;
    cr_assert_eq(status, 401);
}

Test(gateway, the_second_wall_alone_keeps_regions_apart)
{
    (void)client_new(ROLE_WORKER, AGENCY_NONE, "370103", NULL);
    cr_assert(gateway_holds_for("service", "", "(select count(*) from api_client) = 2"));
    cr_assert(gateway_holds_for("ops", "37", "(select count(*) from api_client) = 2"));
    cr_assert(gateway_holds_for("ops", "3702", "(select count(*) from api_client) = 0"));
    cr_assert(gateway_holds_for("ops", "", "(select count(*) from api_client) = 0"));
    cr_assert(gateway_holds_for("client", "37", "(select count(*) from api_client) = 0"));
    cr_assert(gateway_holds_for("", "37", "(select count(*) from api_client) = 0"));
    cr_assert(gateway_holds("gateway", "not has_table_privilege('gateway', 'api_client', "
                                       "'delete') and not has_table_privilege('gateway', "
                                       "'ledger', 'update')"));
}

Test(gateway, one_key_is_one_client_and_another_body_under_it_is_refused)
{
    const char *token = seal_token_new(gateway_arena());
    struct gateway_ask ask = {
        .token = operator_token(),
        .method = "POST",
        .target = "/v1/clients",
        .body = arena_printf(gateway_arena(),
                             "{\"token_hash\":\"%s\",\"role\":\"worker\",\"region\":\"37\","
                             "\"label\":\"t\"}",
                             token_digest(token)),
        .key = "same"};
    const struct fetch_answer first = gateway_ask(ask), second = gateway_ask(ask);
    cr_assert_eq(first.status, 201);
    cr_assert_eq(second.status, 201);
    cr_assert_str_eq(gateway_body(&first), gateway_body(&second));
    cr_assert(text_starts_with(fetch_header(&first, "location"), "/v1/clients/"));
    ask.body = arena_printf(gateway_arena(), "%s ", ask.body);
    const struct fetch_answer other = gateway_ask(ask);
    assert_slug(gateway_body(&other), "idempotency-key-reused");
    cr_assert(gateway_holds("gateway", "(select count(*) from api_client) = 2"));
}

Test(gateway, a_change_of_what_has_changed_since_is_refused)
{
    const char *id = NULL;
    const char *token = client_new(ROLE_WORKER, AGENCY_NONE, "370103", &id);
    struct gateway_ask ask = {.token = operator_token(),
                              .method = "POST",
                              .target =
                                  arena_printf(gateway_arena(), "/v1/clients/%s/revocation", id),
                              .body = "{}",
                              .key = "r",
                              .if_match = "\"7\""};
    const struct fetch_answer stale = gateway_ask(ask);
    cr_assert_eq(stale.status, 412, "%s", gateway_body(&stale));
    (void)gateway_get(token, "/v1/whoami", 200);
    ask.if_match = "\"1\"";
    const struct fetch_answer done = gateway_ask(ask);
    cr_assert_eq(done.status, 200, "%s", gateway_body(&done));
    cr_assert_str_eq(fetch_header(&done, "etag"), "\"2\"");
}

Test(gateway, a_body_above_the_limit_is_refused_before_it_goes_anywhere)
{
    const char *clerk = client_new(ROLE_CLERK, AGENCY_LABOUR, "370103", NULL);
    char *large = arena_alloc(gateway_arena(), 80000);
    memset(large, ' ', 79999);
    assert_slug(gateway_post(clerk, "/v1/contacts", large, 413), "too-large");
    assert_slug(gateway_post(operator_token(), "/v1/clients", large, 413), "too-large");
}

/* --- limits */

Test(gateway, a_client_that_asks_too_much_is_told_when_to_come_back)
{
    const char *const settings[] = {"rate.per_second=1", "rate.burst=5", NULL};
    const char *clerk = client_new(ROLE_CLERK, AGENCY_LABOUR, "370103", NULL);
    struct gateway_ask ask = {.token = clerk, .method = "GET", .target = "/v1/stations"};
    gateway_restart(settings);
    int refused = 0;
    for (int i = 0; i < 20; i++) {
        const struct fetch_answer answer = gateway_ask(ask);
        cr_assert(answer.status == 200 || answer.status == 429, "%d", answer.status);
        refused += answer.status == 429;
        if (answer.status == 429)
            cr_assert_str_eq(fetch_header(&answer, "retry-after"), "1");
    }
    cr_assert(refused >= 10, "%d", refused);
    (void)gateway_get(operator_token(), "/v1/whoami", 200);
}

/* --- without a token */

static int asked_without_token(const char *method, const char *target)
{
    const struct gateway_ask ask = {
        .method = method, .target = target, .body = strcmp(method, "GET") == 0 ? NULL : "{}"};
    return gateway_ask(ask).status;
}

/* Each line of the file as a path that fits it. */
static const char *path_like(const char *pattern)
{
    struct text path;
    text_init(&path, gateway_arena());
    for (const char *at = pattern; *at; at++)
        if (*at != '*')
            text_add_char(&path, *at);
        else if (at[1] != '*')
            text_add(&path, "01900000-0000-7000-8000-000000000001");
    return text_get(&path);
}

Test(gateway, without_a_token_nothing_is_reached_but_what_the_file_marks)
{
    char line[200], method[10], pattern[120], service[40], mark[20];
    FILE *file = fopen("deploy/gateway/routes.txt", "re");
    int open = 0, closed = 0;
    cr_assert_not_null(file);
    while (fgets(line, sizeof line, file)) {
        *mark = '\0';
        if (*line == '#' || sscanf(line, "%9s %119s %39s %19s", method, pattern, service, mark) < 3)
            continue;
        const bool is_open = strcmp(mark, "anonymous") == 0;
        const char *asked = strcmp(method, "*") == 0 ? "POST" : method;
        /* No triage is told of here: past the door the path leads nowhere. */
        cr_expect_eq(asked_without_token(asked, path_like(pattern)), is_open ? 404 : 401, "%s",
                     line);
        open += is_open;
        closed += !is_open;
    }
    cr_assert_eq(fclose(file), 0);
    cr_assert(open == 2 && closed > 15, "%d %d", open, closed);
    for (size_t i = 0; i < gateway_route_table.count; i++) {
        const struct route *route = &gateway_route_table.routes[i];
        cr_expect(!(route->roles & ROLE_BIT(ROLE_NONE)), "%s", route->path);
    }
    cr_expect_eq(asked_without_token("GET", "/v1/clients"), 401);
    cr_expect_eq(asked_without_token("GET", "/v1/whoami"), 401);
    cr_expect_eq(asked_without_token("PUT", "/v1/public/door"), 401);
    cr_expect_eq(asked_without_token("POST", "/v1/public/door/x"), 401);
    cr_expect_eq(asked_without_token("POST", "/v1/public/../clients"), 400);
}

Test(gateway, a_token_that_does_not_hold_is_refused_there_too)
{
    const char *token = seal_token_new(gateway_arena());
    assert_slug(gateway_post(token, "/v1/public/door", "{}", 401), "unauthenticated");
    assert_slug(gateway_post("no-token", "/v1/public/door", "{}", 401), "unauthenticated");
    const char *worker = client_new(ROLE_WORKER, AGENCY_NONE, "370103", NULL);
    assert_slug(gateway_post(worker, "/v1/public/door", "{}", 404), "route-unknown");
}

Test(gateway, who_asks_too_much_without_a_token_waits_and_clients_do_not)
{
    const char *const settings[] = {"anonymous.per_second=1", "anonymous.burst=5", NULL};
    const char *clerk = client_new(ROLE_CLERK, AGENCY_LABOUR, "370103", NULL);
    const struct gateway_ask ask = {.method = "POST", .target = "/v1/public/door", .body = "{}"};
    gateway_restart(settings);
    int refused = 0;
    for (int i = 0; i < 20; i++) {
        const struct fetch_answer answer = gateway_ask(ask);
        cr_assert(answer.status == 404 || answer.status == 429, "%d", answer.status);
        refused += answer.status == 429;
        if (answer.status == 429)
            cr_assert_str_eq(fetch_header(&answer, "retry-after"), "1");
    }
    cr_assert(refused >= 10, "%d", refused);
    (void)gateway_get(clerk, "/v1/whoami", 200);
    (void)gateway_post(clerk, "/v1/public/door", "{}", 404);
    cr_assert(gateway_holds("gateway", "(select count(*) from refusal) = 0"));
}

/* --- going on */

Test(gateway, a_request_goes_on_to_its_service_and_its_answer_comes_back_whole)
{
    const char *clerk = client_new(ROLE_CLERK, AGENCY_LABOUR, "370103", NULL);
    struct gateway_ask ask = {
        .token = clerk, .method = "POST", .target = "/v1/contacts", .body = contact, .key = "k1"};
    const struct fetch_answer first = gateway_ask(ask), second = gateway_ask(ask);
    cr_assert_eq(first.status, 201, "%s", gateway_body(&first));
    cr_assert(text_starts_with(fetch_header(&first, "location"), "/v1/contacts/"));
    cr_assert_str_eq(fetch_header(&first, "etag"), "\"1\"");
    cr_assert(text_starts_with(fetch_header(&first, "halfsky-at"), "intake/contact/"));
    cr_assert_str_eq(gateway_body(&first), gateway_body(&second));
    cr_assert(gateway_holds("intake", "(select count(*) from contact) = 1"));
    const char *place = fetch_header(&first, "location");
    cr_assert_str_eq(gateway_member(gateway_get(clerk, place, 200), "region"), "370103");
    ask.body = "{\"station_code\":\"S370103\",\"channel\":\"online\"}";
    const struct fetch_answer other = gateway_ask(ask);
    cr_assert_eq(other.status, 422, "%s", gateway_body(&other));
}

Test(gateway, problems_of_a_service_come_back_unchanged)
{
    const char *clerk = client_new(ROLE_CLERK, AGENCY_LABOUR, "370103", NULL);
    const char *worker = client_new(ROLE_WORKER, AGENCY_NONE, "370103", NULL);
    const char *body = gateway_post(clerk, "/v1/contacts", "{\"station_code\":7}", 400);
    cr_assert(strstr(body, "\"pointer\":\"/station_code\""), "%s", body);
    assert_slug(gateway_get(clerk, "/v1/nothing", 404), "route-unknown");
    assert_slug(gateway_get(clerk, "/v1/matters/../clients", 400), "invalid");
    assert_slug(gateway_get(worker, "/v1/ops/intake/status", 403), "forbidden");
    assert_slug(gateway_get(operator_token(), "/v1/ops/nobody/status", 404), "route-unknown");
    assert_slug(gateway_get(operator_token(), "/v1/ops/gateway/nothing", 404), "route-unknown");
    cr_assert_str_eq(
        gateway_member(gateway_get(operator_token(), "/v1/ops/intake/status", 200), "service"),
        "intake");
    const struct gateway_ask ask = {
        .token = clerk, .method = "POST", .target = "/v1/contacts", .body = contact};
    const struct fetch_answer answer = gateway_ask(ask);
    cr_assert_eq(answer.status, 400);
    assert_slug(gateway_body(&answer), "idempotency-key-missing");
}

Test(gateway, a_service_that_is_down_is_503_in_chinese_and_says_when_to_ask_again)
{
    const char *clerk = client_new(ROLE_CLERK, AGENCY_LABOUR, "370103", NULL);
    intake_stop();
    struct gateway_ask ask = {.token = clerk, .method = "GET", .target = "/v1/stations"};
    const struct fetch_answer query = gateway_ask(ask);
    cr_assert_eq(query.status, 503);
    cr_assert_str_eq(fetch_header(&query, "retry-after"), "1");
    cr_assert_str_eq(fetch_header(&query, "content-type"), "application/problem+json");
    cr_assert(strstr(gateway_body(&query), "暂时无法办理"), "%s", gateway_body(&query));
    const char *command = gateway_post(clerk, "/v1/contacts", contact, 503);
    assert_slug(command, "outcome-unknown");
    assert_slug(gateway_get(clerk, "/v1/matters", 404), "route-unknown"); /* no triage is told of */
}

Test(gateway, a_dead_replica_is_passed_over)
{
    const char *clerk = client_new(ROLE_CLERK, AGENCY_LABOUR, "370103", NULL);
    const char *both = arena_printf(
        gateway_arena(), "upstream.intake=http://127.0.0.1:1, http://127.0.0.1:%d", intake_port());
    const char *const settings[] = {both, NULL};
    gateway_restart(settings);
    for (int i = 0; i < 10; i++) {
        (void)gateway_get(clerk, "/v1/stations?region=3701", 200);
        (void)gateway_post(clerk, "/v1/contacts", contact, 201);
    }
    cr_assert(gateway_holds("intake", "(select count(*) from contact) = 10"));
}

Test(gateway, a_document_goes_in_with_its_digest_and_comes_out_as_it_was)
{
    const char *clerk = client_new(ROLE_CLERK, AGENCY_LABOUR, "370103", NULL);
    const char *matter = gateway_member(
        gateway_post(clerk, "/v1/matters", "{\"station_code\":\"S370103\"}", 201), "matter_id");
    const size_t size = 300000;
    char *content = arena_alloc(gateway_arena(), size + 1);
    for (size_t i = 0; i < size; i++)
        content[i] = (char)('a' + i % 23);
    const char *file = gateway_path("document");
    FILE *stream = fopen(file, "we");
    cr_assert(stream && fwrite(content, 1, size, stream) == size && fclose(stream) == 0);
    struct gateway_ask ask = {
        .token = clerk,
        .method = "POST",
        .target =
            arena_printf(gateway_arena(), "/v1/matters/%s/documents?category=evidence", matter),
        .key = "d1",
        .file = file,
        .digest = token_digest("another")};
    const struct fetch_answer wrong = gateway_ask(ask);
    cr_assert_eq(wrong.status, 400, "%s", gateway_body(&wrong));
    ask.digest = token_digest(content);
    const struct fetch_answer added = gateway_ask(ask);
    cr_assert_eq(added.status, 201, "%s", gateway_body(&added));
    const char *id = gateway_member(gateway_body(&added), "document_id");
    const char *target =
        arena_printf(gateway_arena(), "/v1/documents/%s/content?purpose=handle_matter", id);
    cr_assert_str_eq(gateway_get(clerk, target, 200), content);
}
