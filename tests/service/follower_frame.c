/* SPDX-License-Identifier: Apache-2.0
 *
 * Versions are read from the database, so that a test names the step alone. It never writes into
 * the service's tables by itself.
 */
#include "follower_frame.h"

#include "base/text.h"
#include "heard_matrix.h"

#include <criterion/criterion.h>
#include <string.h>

enum { OVERSIZE = 70000 };
static const struct follower *follower;
static int heard;

void follower_begin(const struct follower *other)
{
    follower = other;
    heard = 0;
    triage_begin_as(&other->subject);
}

/* --- one matter */

void follower_hear(const char *type, const char *members)
{
    triage_hear(type, follower->matter, ++heard,
                triage_text("{\"matter_id\":\"%s\",%s}", follower->matter, members));
}

void follower_hear_access(int row, const char *members)
{
    follower_hear(
        "halfsky.access.granted.v1",
        triage_text("\"access_id\":\"019ab000-0000-7000-8000-0000000000a%d\",%s", row, members));
}

void follower_hear_accesses(void)
{
    follower_hear_access(1, triage_text("\"region\":\"370112\",\"account_id\":\"%s\"",
                                        triage_account(woman_one.account)));
    follower_hear_access(2, "\"region\":\"370112\",\"agency\":\"labour\"");
}

/* The one place of the matter's id in `under`. */
static const char *path_under(const char *matter, const char *rest)
{
    const char *place = strstr(follower->under, "%s");
    cr_assert_not_null(place);
    return triage_text("%.*s%s%s%s", (int)(place - follower->under), follower->under, matter,
                       place + 2, rest);
}

const char *follower_path(const char *rest) { return path_under(follower->matter, rest); }

const char *follower_version(void)
{
    return triage_text("\"%s\"", triage_asked(triage_text("select seq from head where kind = "
                                                          "'matter' and stream_id = '%s'",
                                                          follower->matter)));
}

static struct fetch_answer ask(struct triage_asker who, const char *rest, const char *body)
{
    return triage_ask((struct triage_ask){.who = who,
                                          .method = "POST",
                                          .target = follower_path(rest),
                                          .body = body,
                                          .if_match = follower_version()});
}

/* A limit may pass between reading the version and using it: read again. */
const char *follower_post(struct triage_asker who, const char *rest, const char *body, int status)
{
    struct fetch_answer answer = ask(who, rest, body);
    for (int again = 0; again < 5 && answer.status == 412 && status != 412; again++)
        answer = ask(who, rest, body);
    const char *text =
        arena_text_n(triage_arena(), (const char *)answer.body.data, answer.body.size);
    cr_assert_eq(answer.status, status, "%s: %d %s %s", rest, answer.status, text,
                 answer.status >= 500 ? triage_log() : "");
    return text;
}

/* --- every route */

/* An old id in the place of every name. */
static const char *target_of(const struct route *route)
{
    struct text path;
    text_init(&path, triage_arena());
    for (const char *at = route->path; *at; at++) {
        if (*at == '{') {
            text_add(&path, follower->nowhere);
            at = strchr(at, '}');
        } else {
            text_add_char(&path, *at);
        }
    }
    return text_get(&path);
}

static int status_of(const struct route *route, enum role role, const char *body)
{
    const bool is_query = route->method == METHOD_GET;
    return triage_ask((struct triage_ask){.who = {role, follower->agency, "37", 500u + role},
                                          .method = is_query ? "GET" : "POST",
                                          .target = target_of(route),
                                          .body = is_query ? NULL : body,
                                          .if_match = route->needs_match ? "*" : NULL})
        .status;
}

static enum role role_of(const struct route *route)
{
    for (enum role role = ROLE_NONE + 1; role < ROLE_COUNT; role++)
        if (route->roles & ROLE_BIT(role))
            return role;
    return ROLE_NONE;
}

static void assert_nothing_kept(void)
{
    cr_assert(triage_holds(triage_text("(%s) + (select count(*) from idempotency) + "
                                       "(select count(*) from ledger where kind <> 'client') = 0",
                                       follower->kept)));
}

void follower_refuses_roles(size_t least)
{
    size_t refused = 0;
    for (size_t i = 0; i < follower->routes->count; i++)
        for (enum role role = ROLE_NONE + 1; role < ROLE_SERVICE; role++) {
            const struct route *route = &follower->routes->routes[i];
            if (route->roles & ROLE_BIT(role))
                continue;
            cr_expect_eq(status_of(route, role, "{}"), 403, "%s by %s", route->path,
                         code_name(&codes_role, (int)role));
            refused++;
        }
    cr_assert_geq(refused, least);
    assert_nothing_kept();
}

static void are_refused(const char *const *queries)
{
    const struct triage_asker anybody = {ROLE_WORKER, AGENCY_NONE, "37", 500};
    for (; queries && *queries; queries++)
        (void)triage_get(anybody, triage_text("%s%s", follower->list, *queries), 400);
}

static void queries_refused(void)
{
    static const char *const of_every_list[] = {"?limit=0", "?limit=101", "?state=lost",
                                                "?after=1", "?x=1",       NULL};
    const struct triage_asker anybody = {ROLE_WORKER, AGENCY_NONE, "37", 500};
    are_refused(of_every_list);
    are_refused(follower->queries);
    (void)triage_get(anybody, path_under(follower->nowhere, "?x=1"), 400);
}

static void is_refused(const struct route *route, const char *const *shapes)
{
    for (; *shapes; shapes++)
        cr_expect_eq(status_of(route, role_of(route), *shapes), 400, "%s %s", route->path, *shapes);
}

void follower_refuses_shapes(void)
{
    static const char *const of_every_command[] = {"{",
                                                   "[]",
                                                   "null",
                                                   "{\"no_such_member\":1}",
                                                   "{\"on\":\"yesterday\"}",
                                                   "{\"on\":\"2026-02-30\"}",
                                                   NULL};
    for (size_t i = 0; i < follower->routes->count; i++) {
        const struct route *route = &follower->routes->routes[i];
        if (route->method != METHOD_POST)
            continue;
        is_refused(route, of_every_command);
        is_refused(route, follower->shapes);
    }
    queries_refused();
    assert_nothing_kept();
}

void follower_refuses_oversize(void)
{
    char *spaces = arena_alloc(triage_arena(), OVERSIZE + 1);
    memset(spaces, ' ', OVERSIZE);
    for (size_t i = 0; i < follower->routes->count; i++) {
        const struct route *route = &follower->routes->routes[i];
        if (route->method == METHOD_POST)
            cr_expect_eq(status_of(route, role_of(route), triage_text("{%s}", spaces)), 413, "%s",
                         route->path);
    }
    assert_nothing_kept();
}

size_t follower_commands(void)
{
    size_t count = 0;
    for (size_t i = 0; i < follower->routes->count; i++)
        count += follower->routes->routes[i].method == METHOD_POST;
    return count;
}

/* --- commands that would be granted */

static struct triage_ask ask_of(const struct follower_move *move)
{
    return (struct triage_ask){.who = move->who,
                               .method = "POST",
                               .target = follower_path(move->rest),
                               .body = move->body,
                               .if_match = move->makes ? NULL : follower_version()};
}

static const char *rows_now(void)
{
    return triage_asked(triage_text("select jsonb_build_array((%s), (select count(*) from ledger "
                                    "where kind = 'matter'))",
                                    follower->rows));
}

static void assert_refused(const struct follower_move *move)
{
    static const char *const stale[] = {"\"0\"", "\"99\"", "1"};
    struct triage_ask ask = ask_of(move);
    ask.key = "";
    cr_expect_eq(triage_ask(ask).status, 400, "%s without a key", move->rest);
    ask.key = NULL;
    for (size_t i = 0; !move->makes && i < sizeof stale / sizeof *stale; i++) {
        ask.if_match = stale[i];
        cr_expect_eq(triage_ask(ask).status, 412, "%s %s", move->rest, stale[i]);
    }
    ask.if_match = NULL;
    if (!move->makes)
        cr_expect_eq(triage_ask(ask).status, 428, "%s", move->rest);
}

static void assert_hidden(const struct follower_move *move)
{
    struct triage_ask there = ask_of(move);
    for (const struct triage_asker *const *stranger = follower->strangers; *stranger; stranger++) {
        there.who = **stranger;
        struct triage_ask nowhere = there;
        nowhere.target = path_under(follower->nowhere, move->rest);
        const int status = triage_ask(there).status;
        cr_expect(status == 404 || status == 403, "%s by %u: %d", move->rest, there.who.account,
                  status);
        cr_expect_eq(triage_ask(nowhere).status, status, "%s by %u", move->rest, there.who.account);
        triage_hides(**stranger, follower_path(""), NULL);
        cr_expect_null(strstr(triage_get(**stranger, follower->list, 200), follower->matter));
    }
}

static void assert_once(const struct follower_move *move)
{
    struct triage_ask ask = ask_of(move);
    ask.key = "repeated";
    const struct fetch_answer first = triage_ask(ask);
    cr_assert_eq(first.status, 200, "%s: %d %.*s", move->rest, first.status, (int)first.body.size,
                 (const char *)first.body.data);
    const char *after = rows_now();
    const struct fetch_answer again = triage_ask(ask);
    cr_expect(again.status == 200 && again.body.size == first.body.size &&
                  memcmp(again.body.data, first.body.data, first.body.size) == 0,
              "%s answers otherwise", move->rest);
    ask.body = move->other;
    cr_expect_eq(triage_ask(ask).status, 422, "%s", move->rest);
    cr_assert_str_eq(rows_now(), after, "%s", move->rest);
}

void follower_walk(const struct follower_move *move)
{
    const char *before = rows_now();
    assert_refused(move);
    assert_hidden(move);
    cr_assert_str_eq(rows_now(), before, "%s", move->rest);
    assert_once(move);
}

void follower_second_wall(const struct follower_move *move)
{
    static const char ledger[] = "select count(*) from ledger where kind = 'matter'";
    const char *before = triage_asked(ledger);
    triage_script(follower->open_wall);
    for (const struct triage_asker *const *stranger = follower->strangers; *stranger; stranger++) {
        struct triage_ask ask = ask_of(move);
        ask.who = **stranger;
        const int status = triage_ask(ask).status;
        cr_expect(status == 404 || status == 403, "%s by %u: %d", move->rest, ask.who.account,
                  status);
        triage_hides(**stranger, follower_path(""), NULL);
        cr_expect_null(strstr(triage_get(**stranger, follower->list, 200), follower->matter));
    }
    cr_assert_str_eq(triage_asked(ledger), before);
    (void)follower_post(move->who, move->rest, move->body, 200);
}

void follower_hides_while_behind(struct triage_asker who)
{
    cr_assert_not_null(strstr(triage_get(who, follower->list, 200), follower->matter));
    triage_script(triage_text(
        "insert into parked (topic, part, position, incarnation, source, kind, stream_id, seq, "
        "reason, why, parked_at) values ('halfsky.triage.v1', 0, 99, 1, 'triage', 'matter', '%s', "
        "9, 'held', 'test', 0)",
        follower->matter));
    (void)triage_get(who, follower_path(""), 503);
    cr_assert_null(strstr(triage_get(who, follower->list, 200), follower->matter));
    triage_script("delete from parked; insert into consumer_offset (topic, part, next_offset, "
                  "epoch, incarnation, kinds, ready_offset) values ('halfsky.triage.v1', 3, 1, 1, "
                  "1, 'matter', 5)");
    (void)triage_get(who, follower_path(""), 503);
    cr_assert_null(strstr(triage_get(who, follower->list, 200), follower->matter));
    triage_script("update consumer_offset set next_offset = 5");
    (void)triage_get(who, follower_path(""), 200);
}

/* --- every event */

static const char *row_first(int number, const char *region);
static const char *row_later(int number, int seq);
static const struct heard_subscriber subscriber = {
    .topic = "halfsky.triage.v1",
    .first_type = "halfsky.access.granted.v1",
    .later_type = "halfsky.access.granted.v1",
    .first_body = row_first,
    .later_body = row_later,
    .effects = "(select count(*) from access where matter_id = k.id)",
    .asked = triage_asked,
    .await = triage_await,
    .text = triage_text,
};

static const char *row_of(int number, int seq, const char *region)
{
    return triage_text("{\"matter_id\":\"%s\",\"access_id\":\"019ab000-0000-7000-9000-%06d%06d\","
                       "\"agency\":\"%s\",\"region\":\"%s\",\"track\":\"%s\"}",
                       matrix_matter(&subscriber, number), number, seq,
                       code_name(&codes_agency, (int)follower->agency), region, follower->track);
}

static const char *row_first(int number, const char *region) { return row_of(number, 1, region); }

static const char *row_later(int number, int seq) { return row_of(number, seq, "370112"); }

static void listen(struct kafka *broker, const char *what)
{
    const char *name = follower->subject.name;
    heard_broker_start(broker, triage_text("%s-%s", name, what));
    const struct bus_options bus = kafka_as(broker, name, name);
    triage_restart_on(&bus);
    heard_begin(broker, "triage");
}

void follower_hears_histories(void)
{
    static struct kafka broker;
    listen(&broker, "order");
    matrix_of_histories(&subscriber);
    heard_end();
    cr_assert(kafka_remove(&broker));
}

void follower_hears_contents(void)
{
    static struct kafka broker;
    listen(&broker, "contents");
    matrix_of_contents(&subscriber);
    heard_end();
    cr_assert(kafka_remove(&broker));
}
