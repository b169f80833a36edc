/* SPDX-License-Identifier: Apache-2.0
 *
 * Walks the whole table of triage's routes: every role that a route does not name, every wrong
 * shape and every oversize body, a wrong region, a repeated and a reused key, a stale version.
 * Nothing is kept of what is refused, and what is repeated happens once.
 */
#include "triage_story.h"

#include "base/text.h"
#include "runtime/router.h"
#include "triage/triage.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <string.h>

TestSuite(triage_route, .init = triage_begin, .fini = triage_end, .timeout = 200);

enum { OVERSIZE = 70000 };

/* An old id or a track in the place of every name. */
static const char *path_of(const struct route *route)
{
    struct text path;
    text_init(&path, triage_arena());
    for (const char *at = route->path; *at; at++) {
        if (*at != '{') {
            text_add_char(&path, *at);
            continue;
        }
        text_add(&path, strncmp(at, "{track}", 7) == 0 ? "prevention" : matter_two);
        at = strchr(at, '}');
    }
    return text_get(&path);
}

static struct triage_asker asker_of(enum role role)
{
    return (struct triage_asker){role, role == ROLE_WORKER ? AGENCY_NONE : AGENCY_LABOUR, "37",
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
    const struct triage_ask ask = {.who = asker_of(role),
                                   .method = method_name(route->method),
                                   .target = path_of(route),
                                   .body = route->method == METHOD_GET ? NULL : body,
                                   .if_match = route->needs_match ? "*" : NULL};
    return triage_ask(ask).status;
}

static const char nothing_kept[] =
    "(select count(*) from matter) + (select count(*) from track) + (select count(*) from "
    "idempotency) + (select count(*) from ledger where kind <> 'client') = 0";

Test(triage_route, a_role_that_a_route_does_not_name_is_refused)
{
    size_t refused = 0;
    for (size_t i = 0; i < triage_route_table.count; i++) {
        const struct route *route = &triage_route_table.routes[i];
        for (enum role role = ROLE_NONE; role < ROLE_SERVICE; role++) {
            if (route->roles & ROLE_BIT(role))
                continue;
            cr_expect_eq(status_of(route, role, "{}"), 403, "%s by %s", route->path,
                         role == ROLE_NONE ? "nobody" : code_name(&codes_role, (int)role));
            refused++;
        }
    }
    cr_assert_gt(refused, 50);
    cr_assert(triage_holds(nothing_kept));
}

Test(triage_route, a_wrong_shape_is_refused_by_every_command)
{
    static const char *const shapes[] = {"{",
                                         "[]",
                                         "null",
                                         "{\"no_such_member\":1}",
                                         "{\"matter_id\":\"019ab000-0000-7000-8000-000000000001\"}",
                                         "{\"on\":\"yesterday\"}",
                                         "{\"on\":\"2026-02-30\"}",
                                         "{\"answer\":1}",
                                         "{\"track\":\"no_such_track\"}",
                                         "{\"to_agency\":[]}",
                                         "{\"account\":\"nobody\"}"};
    for (size_t i = 0; i < triage_route_table.count; i++) {
        const struct route *route = &triage_route_table.routes[i];
        for (size_t s = 0; route->method == METHOD_POST && s < sizeof shapes / sizeof *shapes; s++)
            cr_expect_eq(status_of(route, first_role(route), shapes[s]), 400, "%s %s", route->path,
                         shapes[s]);
    }
    cr_assert(triage_holds(nothing_kept));
}

Test(triage_route, a_query_that_is_not_documented_is_refused_by_every_query)
{
    static const char *const queries[] = {"no_such=1",     "limit=many", "limit=-1",
                                          "limit=1000000", "track=none", "after=first"};
    for (size_t i = 0; i < triage_route_table.count; i++) {
        const struct route *route = &triage_route_table.routes[i];
        for (size_t q = 0; route->method == METHOD_GET && q < sizeof queries / sizeof *queries; q++)
            (void)triage_get(asker_of(first_role(route)),
                             triage_text("%s?%s", path_of(route), queries[q]), 400);
    }
}

Test(triage_route, an_id_that_is_none_is_refused_by_every_route)
{
    for (size_t i = 0; i < triage_route_table.count; i++) {
        const struct route *route = &triage_route_table.routes[i];
        const char *name = strchr(route->path, '}');
        const struct triage_ask ask = {.who = asker_of(first_role(route)),
                                       .method = method_name(route->method),
                                       .target =
                                           triage_text("/v1/matters/none%s", name ? name + 1 : ""),
                                       .body = route->method == METHOD_GET ? NULL : "{}",
                                       .if_match = route->needs_match ? "*" : NULL};
        if (name)
            cr_expect_eq(triage_ask(ask).status, 400, "%s", ask.target);
    }
}

Test(triage_route, an_oversize_body_is_refused_by_every_command)
{
    char *spaces = arena_alloc(triage_arena(), OVERSIZE + 1);
    memset(spaces, ' ', OVERSIZE);
    for (size_t i = 0; i < triage_route_table.count; i++) {
        const struct route *route = &triage_route_table.routes[i];
        if (route->method == METHOD_POST)
            cr_expect_eq(status_of(route, first_role(route), triage_text("{%s}", spaces)), 413,
                         "%s", route->path);
    }
    cr_assert(triage_holds(nothing_kept));
}

/* --- commands that would be granted */

static size_t commands_counted(void)
{
    size_t count = 0;
    for (size_t i = 0; i < triage_route_table.count; i++)
        count += !route_is_query(&triage_route_table.routes[i]);
    return count;
}

static struct triage_ask ask_of(const struct matter_move *move)
{
    return (struct triage_ask){.who = move->who,
                               .method = "POST",
                               .target = matter_path(move->rest),
                               .body = move->body,
                               .if_match = matter_version()};
}

static int status_with(const struct matter_move *move, const char *if_match, const char *key)
{
    struct triage_ask ask = ask_of(move);
    ask.if_match = if_match;
    ask.key = key;
    return triage_ask(ask).status;
}

/* Everything but what the runtime keeps of refusals and of time. */
static const char *map_now(void)
{
    return triage_asked(
        "select jsonb_build_array((select jsonb_agg(to_jsonb(m) order by matter_id) from matter m),"
        "(select jsonb_agg(to_jsonb(t) order by track) from track t),"
        "(select jsonb_agg(to_jsonb(o) order by offer_id) from offer o),"
        "(select jsonb_agg(to_jsonb(b) order by baton_id) from baton b),"
        "(select jsonb_agg(to_jsonb(a) order by access_id) from access a),"
        "(select count(*) from timeline), (select count(*) from assessment),"
        "(select count(*) from ledger where kind = 'matter'))");
}

Test(triage_route, a_command_without_key_or_version_or_with_a_stale_one_changes_nothing)
{
    struct matter_move moves[MATTER_MOVES];
    matter_moves(moves);
    cr_assert_eq(commands_counted(), MATTER_MOVES, "each command has its move");
    const char *before = map_now();
    for (size_t i = 0; i < MATTER_MOVES; i++) {
        cr_expect_eq(status_with(&moves[i], matter_version(), ""), 400, "%s", moves[i].rest);
        cr_expect_eq(status_with(&moves[i], NULL, NULL), 428, "%s", moves[i].rest);
        cr_expect_eq(status_with(&moves[i], "\"1\"", NULL), 412, "%s", moves[i].rest);
        cr_expect_eq(status_with(&moves[i], "\"99\"", NULL), 412, "%s", moves[i].rest);
        cr_expect_eq(status_with(&moves[i], "1", NULL), 412, "%s", moves[i].rest);
    }
    cr_assert_str_eq(map_now(), before);
}

static const struct triage_asker *const strangers[] = {&labour_qingdao, &union_licheng, &woman_two};
enum { STRANGERS = sizeof strangers / sizeof *strangers };

static void assert_hidden_from(struct triage_asker who, const struct matter_move *move,
                               const char *if_match)
{
    struct triage_ask there = ask_of(move);
    there.who = who;
    there.if_match = if_match;
    struct triage_ask nowhere = there;
    nowhere.target = triage_text("/v1/matters/%s%s", matter_two, move->rest);
    const int status = triage_ask(there).status;
    cr_expect(status == 404 || status == 403, "%s: %d", move->rest, status);
    cr_expect_eq(triage_ask(nowhere).status, status, "%s with %s", move->rest, if_match);
}

/* Not yours and not there look alike, whatever version is named. */
Test(triage_route, a_wrong_region_or_agency_or_woman_learns_nothing_and_changes_nothing)
{
    struct matter_move moves[MATTER_MOVES];
    matter_moves(moves);
    const char *before = map_now();
    for (size_t s = 0; s < STRANGERS; s++) {
        for (size_t i = 0; i < MATTER_MOVES; i++) {
            assert_hidden_from(*strangers[s], &moves[i], "*");
            assert_hidden_from(*strangers[s], &moves[i], "\"0\"");
            assert_hidden_from(*strangers[s], &moves[i], matter_version());
        }
        triage_hides(*strangers[s], matter_path(""), NULL);
        const char *list = triage_get(*strangers[s], "/v1/matters", 200);
        cr_expect_null(strstr(list, matter_one), "%s", list);
    }
    cr_assert_null(strstr(triage_get(labour_qingdao, "/v1/work", 200), matter_one));
    cr_assert_null(strstr(triage_get(labour_qingdao, "/v1/work/stuck", 200), matter_one));
    cr_assert_str_eq(map_now(), before);
}

Test(triage_route, what_is_repeated_happens_once_and_a_key_keeps_to_its_body)
{
    struct matter_move moves[MATTER_MOVES];
    matter_moves(moves);
    for (size_t i = 0; i < MATTER_MOVES; i++) {
        const char *key = triage_text("repeated-%zu", i);
        struct triage_ask ask = ask_of(&moves[i]);
        ask.key = key;
        const struct fetch_answer first = triage_ask(ask);
        cr_assert_eq(first.status, 200, "%s: %d %.*s", moves[i].rest, first.status,
                     (int)first.body.size, (const char *)first.body.data);
        const char *after = map_now();
        const struct fetch_answer again = triage_ask(ask);
        cr_expect_eq(again.status, 200, "%s: %d", moves[i].rest, again.status);
        cr_expect(again.body.size == first.body.size &&
                      memcmp(again.body.data, first.body.data, first.body.size) == 0,
                  "%s answers otherwise", moves[i].rest);
        ask.body = moves[i].other;
        cr_expect_eq(triage_ask(ask).status, 422, "%s", moves[i].rest);
        cr_assert_str_eq(map_now(), after, "%s", moves[i].rest);
    }
}

/* --- at once */

enum { AT_ONCE = 8 };
struct asked {
    struct triage_ask ask;
    int status;
};

static void *ask_on_thread(void *context)
{
    struct asked *asked = context;
    asked->status = triage_ask_alone(asked->ask);
    return NULL;
}

/* How many of the threads got this status; all else must be `other`. */
static int asked_at_once(struct asked asked[AT_ONCE], int status, int other)
{
    pthread_t threads[AT_ONCE];
    int count = 0;
    for (int i = 0; i < AT_ONCE; i++)
        cr_assert_eq(pthread_create(&threads[i], NULL, ask_on_thread, &asked[i]), 0);
    for (int i = 0; i < AT_ONCE; i++)
        cr_assert_eq(pthread_join(threads[i], NULL), 0);
    for (int i = 0; i < AT_ONCE; i++) {
        cr_expect(asked[i].status == status || asked[i].status == other, "%d", asked[i].status);
        count += asked[i].status == status;
    }
    return count;
}

static const char answered_once[] =
    "(select count(*) from ledger where type = 'halfsky.offer.answered.v1') = 1 and (select "
    "count(*) from baton) = 1 and (select count(*) from track where track = 'legal_aid') = 1";

Test(triage_route, one_key_sent_many_times_at_once_is_one_effect_and_equal_answers)
{
    struct asked asked[AT_ONCE];
    matter_hear_today();
    const struct triage_ask ask = {
        .who = woman_one,
        .method = "POST",
        .target = matter_path(triage_text("/offers/%s/answer", offer_id("legal_aid"))),
        .body = "{\"answer\":\"accepted\"}",
        .key = "once",
        .if_match = matter_version()};
    for (int i = 0; i < AT_ONCE; i++)
        asked[i] = (struct asked){.ask = ask};
    cr_assert_eq(asked_at_once(asked, 200, 200), AT_ONCE);
    cr_assert(triage_holds(answered_once));
}

Test(triage_route, of_many_who_read_the_same_version_one_is_heard)
{
    struct asked asked[AT_ONCE];
    matter_hear_today();
    for (int i = 0; i < AT_ONCE; i++)
        asked[i].ask = (struct triage_ask){
            .who = i % 2 ? woman_one : desk_licheng,
            .method = "POST",
            .target = matter_path(triage_text("/offers/%s/answer", offer_id("legal_aid"))),
            .body = "{\"answer\":\"accepted\"}",
            .key = triage_text("at-once-%d", i),
            .if_match = matter_version()};
    cr_assert_eq(asked_at_once(asked, 200, 412), 1);
    cr_assert(triage_holds(answered_once));
}
