/* SPDX-License-Identifier: Apache-2.0
 *
 * Walks the whole table of intake's routes: every role that a route does not name is refused, every
 * wrong shape and every oversize body, and nothing is kept of any of it.
 */
#include "intake_fixture.h"

#include "base/text.h"
#include "intake/intake.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(intake_route, .init = intake_begin, .fini = intake_end, .timeout = 200);

enum { OVERSIZE = 70000 };
static const char nothing_kept[] =
    "(select count(*) from matter) + (select count(*) from person) + (select count(*) from contact)"
    " + (select count(*) from idempotency) + (select count(*) from ledger where kind <> 'client') "
    "= 0";

static const char *method_name(enum method method)
{
    static const char *const names[] = {"GET", "POST", "PUT", "PATCH", "DELETE"};
    return names[method];
}

/* An old id in the place of every name. */
static const char *path_of(const struct route *route)
{
    struct text path;
    text_init(&path, intake_arena());
    for (const char *at = route->path; *at; at++) {
        if (*at != '{') {
            text_add_char(&path, *at);
            continue;
        }
        text_add_n(&path, "01900000-0000-7000-8000-000000000001", 36);
        at = strchr(at, '}');
    }
    return text_get(&path);
}

static struct asker asker_of(enum role role)
{
    return (struct asker){role, role == ROLE_WORKER ? AGENCY_NONE : AGENCY_LABOUR, "37",
                          500u + role};
}

static enum role first_role(const struct route *route)
{
    enum role role = ROLE_NONE + 1;
    while (!(route->roles & ROLE_BIT(role)))
        role++;
    return role;
}

static int status_of(const struct route *route, enum role role, const char *body)
{
    const struct intake_ask ask = {.who = asker_of(role),
                                   .method = method_name(route->method),
                                   .target = path_of(route),
                                   .body = route->method == METHOD_GET ? NULL : body,
                                   .if_match = route->needs_match ? "*" : NULL};
    return intake_ask(ask).status;
}

Test(intake_route, a_role_that_a_route_does_not_name_is_refused)
{
    size_t refused = 0;
    for (size_t i = 0; i < intake_route_table.count; i++) {
        const struct route *route = &intake_route_table.routes[i];
        for (enum role role = ROLE_NONE + 1; role < ROLE_SERVICE; role++) {
            if (route->roles & ROLE_BIT(role))
                continue;
            cr_expect_eq(status_of(route, role, "{}"), 403, "%s by %s", route->path,
                         code_name(&codes_role, (int)role));
            refused++;
        }
    }
    cr_assert_gt(refused, 100);
    cr_assert(intake_holds(nothing_kept));
}

Test(intake_route, a_member_that_is_not_documented_is_refused_by_every_command)
{
    for (size_t i = 0; i < intake_route_table.count; i++) {
        const struct route *route = &intake_route_table.routes[i];
        if (route->method == METHOD_POST && !route->upload)
            cr_expect_eq(status_of(route, first_role(route), "{\"no_such_member\":1}"), 400, "%s",
                         route->path);
    }
    cr_assert(intake_holds(nothing_kept));
}

Test(intake_route, a_query_that_is_not_documented_is_refused_by_every_query)
{
    for (size_t i = 0; i < intake_route_table.count; i++) {
        const struct route *route = &intake_route_table.routes[i];
        if (route->method == METHOD_GET)
            intake_get(asker_of(first_role(route)), intake_text("%s?no_such=1", path_of(route)),
                       400);
    }
}

Test(intake_route, an_oversize_body_is_refused_by_every_command)
{
    char *spaces = arena_alloc(intake_arena(), OVERSIZE + 1);
    memset(spaces, ' ', OVERSIZE);
    for (size_t i = 0; i < intake_route_table.count; i++) {
        const struct route *route = &intake_route_table.routes[i];
        if (route->method == METHOD_POST && !route->upload)
            cr_expect_eq(status_of(route, first_role(route), intake_text("{%s}", spaces)), 413,
                         "%s", route->path);
    }
    cr_assert(intake_holds(nothing_kept));
}

Test(intake_route, a_command_without_a_key_is_refused)
{
    struct intake_ask ask = {
        .who = clerk_licheng, .method = "POST", .target = "/v1/matters", .key = ""};
    ask.body = "{\"station_code\":\"S370112\"}";
    cr_assert_eq(intake_ask(ask).status, 400);
    cr_assert(intake_holds(nothing_kept));
}

/* --- the province */

static size_t count_in(const char *json, const char *what)
{
    size_t count = 0;
    for (const char *at = json; (at = strstr(at, what)); at += strlen(what))
        count++;
    return count;
}

Test(intake_route, the_province_has_its_cities_counties_and_zones)
{
    const char *cities = intake_get(worker_one, "/v1/regions?parent=37", 200);
    cr_assert_eq(count_in(cities, "\"code\":"), 16, "%s", cities);
    size_t counties = 0, zones = 0;
    for (const char *at = cities; (at = strstr(at, "\"code\":\"")); at++) {
        const char *code = arena_text_n(intake_arena(), at + strlen("\"code\":\""), 4);
        const char *below = intake_get(worker_one, intake_text("/v1/regions?parent=%s", code), 200);
        zones += count_in(below, "\"zone\":true");
        counties += count_in(below, "\"zone\":false");
    }
    cr_assert_eq(counties, 136);
    cr_assert_eq(zones, 15);
    intake_get(worker_one, "/v1/regions?parent=99", 404);
}

Test(intake_route, stations_and_agencies_say_how_sure_they_are)
{
    const char *stations = intake_get(worker_one, "/v1/stations?region=370112", 200);
    cr_assert(strstr(stations, "S370112") && strstr(stations, "\"status\":"), "%s", stations);
    cr_assert_null(strstr(stations, "S370202"));
    const char *agencies = intake_get(worker_one, "/v1/agencies?region=370112", 200);
    cr_assert_eq(count_in(agencies, "\"agency\":"), 5, "%s", agencies);
    intake_get(worker_one, "/v1/agencies", 400);
}
