/* SPDX-License-Identifier: Apache-2.0
 *
 * Stats as others see it: facts heard from every source in any order between them, counts by each
 * key and filter, an award against judgments, the walls, and figures that are not told while they
 * are built anew. The real service with a real PostgreSQL.
 */
#include "runtime/ops.h"
#include "stats/stats.h"
#include "stats/stats_sql.h"
#include "triage_fixture.h"

#include <criterion/criterion.h>
#include <string.h>

static const char matter[] = "019ab000-0000-7000-8000-000000000001";
static const char elsewhere[] = "019ab000-0000-7000-8000-000000000002";
static const char proceeding[] = "019ab000-0000-7000-8000-0000000000e1";

/* Without a broker nobody assigns partitions: as if they had been read to their end. */
static void caught_up(void)
{
    triage_script(
        "insert into consumer_offset (topic, part, next_offset, epoch, incarnation, kinds)"
        " values ('halfsky.triage.v1', 0, 5, 1, 1, 'matter') on conflict (topic, part) do "
        "update set next_offset = 5");
}

static void stats_begin(void)
{
    static const struct triage_subject stats = {"stats", &migrations_stats, "triage"};
    triage_begin_as(&stats);
    caught_up();
}
TestSuite(stats, .init = stats_begin, .fini = triage_end, .timeout = 200);

static void hear(const char *source, const char *type, int seq, const char *members)
{
    triage_hear_from(
        source, type, matter, seq,
        triage_text("{\"matter_id\":\"%s\",\"region\":\"370112\",%s}", matter, members));
}

static void access_hear(const char *of, int seq)
{
    triage_hear("halfsky.access.granted.v1", of, seq,
                triage_text("{\"matter_id\":\"%s\",\"region\":\"370112\",\"agency\":\"labour\","
                            "\"access_id\":\"%.34s%02d\"}",
                            of, of, seq + (of == elsewhere ? 40 : 30)));
}

static const char triaged[] =
    "\"assessment_id\":\"019ab000-0000-7000-8000-0000000000c1\",\"number\":1,"
    "\"on\":\"2026-01-05\",\"category\":\"1\",\"rules\":[{\"rule_id\":\"FT-1\",\"version\":\"1\","
    "\"status\":\"V\",\"outcome\":\"hit\",\"reason\":\"示例\",\"reason_en\":\"sample\"}]";
static const char opened[] =
    "\"track\":\"mediation\",\"on\":\"2026-01-06\",\"next_action\":\"start_mediation\"";
static const char owned[] = "\"track\":\"mediation\",\"agency\":\"labour\",\"station_code\":"
                            "\"S370112\",\"reason\":\"opened\",\"on\":\"2026-01-06\"";

static void triage_says(void)
{
    access_hear(matter, 1);
    hear("triage", "halfsky.matter.triaged.v1", 2, triaged);
    hear("triage", "halfsky.track.opened.v1", 3, opened);
    hear("triage", "halfsky.track.owner_changed.v1", 4, owned);
}

static void intake_says(void)
{
    hear("intake", "halfsky.matter.registered.v1", 1,
         "\"station_code\":\"S370112\",\"agency\":\"labour\",\"channel\":\"window\","
         "\"on\":\"2026-01-05\",\"worker\":{\"sex\":\"female\"}");
}

static const char *decision_of(const char *number, const char *items)
{
    return triage_text("\"proceeding_id\":\"%.35s%s\",\"items\":[%s]", proceeding, number, items);
}

static void resolution_says(void)
{
    hear("resolution", "halfsky.proceeding.begun.v1", 1,
         triage_text("\"proceeding_id\":\"%s\",\"track\":\"arbitration\",\"on\":\"2026-02\","
                     "\"state\":\"applied\"",
                     proceeding));
    hear("resolution", "halfsky.award.made.v1", 2,
         triage_text("\"track\":\"arbitration\",\"on\":\"2026-03-10\",%s",
                     decision_of("1",
                                 "{\"item_id\":\"019ab000-0000-7000-8000-0000000000f1\","
                                 "\"topic\":\"severance\",\"result\":\"supported\",\"amount\":100},"
                                 "{\"item_id\":\"019ab000-0000-7000-8000-0000000000f2\","
                                 "\"topic\":\"reinstatement\",\"result\":\"rejected\"}")));
    hear("resolution", "halfsky.judgment.made.v1", 3,
         triage_text("\"track\":\"litigation\",\"state\":\"judged\",\"instance\":\"first\",%s",
                     decision_of("2",
                                 "{\"item_id\":\"019ab000-0000-7000-8000-0000000000f3\","
                                 "\"topic\":\"severance\",\"result\":\"supported\",\"amount\":101},"
                                 "{\"item_id\":\"019ab000-0000-7000-8000-0000000000f4\","
                                 "\"topic\":\"overtime\",\"result\":\"supported\",\"amount\":7}")));
}

static void legalaid_says(void)
{
    static const char aid[] = "\"application_id\":\"019ab000-0000-7000-8000-0000000000d1\"";
    hear("legalaid", "halfsky.legal_aid.applied.v1", 1,
         triage_text("%s,\"on\":\"2026-01-07\",\"offer_id\":\"019ab000-0000-7000-8000-"
                     "0000000000b1\",\"outlook\":\"likely\",\"urgent\":false",
                     aid));
    hear("legalaid", "halfsky.legal_aid.ended.v1", 2,
         triage_text("%s,\"on\":\"2026-01-09\",\"state\":\"ended\"", aid));
}

static void offer_says(void)
{
    hear("triage", "halfsky.offer.made.v1", 5,
         "\"offers\":[{\"offer_id\":\"019ab000-0000-7000-8000-0000000000b1\",\"kind\":"
         "\"legal_aid\"},{\"offer_id\":\"019ab000-0000-7000-8000-0000000000b2\",\"kind\":"
         "\"care\"},{\"offer_id\":\"019ab000-0000-7000-8000-0000000000b3\",\"kind\":"
         "\"mediation\"}],\"on\":\"2026-01-05\"");
    hear("triage", "halfsky.offer.answered.v1", 6,
         "\"offer_id\":\"019ab000-0000-7000-8000-0000000000b2\",\"kind\":\"care\",\"state\":"
         "\"accepted\",\"on\":\"2026-01-06\"");
    hear("triage", "halfsky.offer.answered.v1", 7,
         "\"offer_id\":\"019ab000-0000-7000-8000-0000000000b3\",\"kind\":\"mediation\","
         "\"state\":\"declined\",\"on\":\"2026-01-06\"");
}

static void care_says(int seq, const char *what, const char *members)
{
    hear("care", triage_text("halfsky.care.%s.v1", what), seq,
         triage_text("\"plan_id\":\"019ab000-0000-7000-8000-0000000000a9\",\"on\":"
                     "\"2026-01-0%d\"%s",
                     seq, members));
}

static const char *facts(int status)
{
    return triage_get(desk_licheng, triage_text("/v1/stats/matters/%s", matter), status);
}
static void says(const char *answer, const char *part)
{
    cr_expect_not_null(strstr(answer, part), "no %s in %s", part, answer);
}
static const char *figures(struct triage_asker who, const char *query)
{
    return triage_get(who, triage_text("/v1/stats/figures?%s", query), 200);
}

/* Each pair of sources in either order: the rows are the same. */
Test(stats, the_order_between_sources_is_of_no_account)
{
    resolution_says();
    legalaid_says();
    triage_says();
    intake_says();
    const char *answer = facts(200);
    says(answer, "\"registered_on\":\"2026-01-05\"");
    says(answer, "\"channel\":\"window\"");
    says(answer, "\"category\":\"1\"");
    says(answer, "{\"track\":\"mediation\",\"state\":\"open\",\"opened_on\":\"2026-01-06\","
                 "\"agency\":\"labour\",\"station_code\":\"S370112\"}");
    says(answer, "\"track\":\"arbitration\",\"state\":\"awarded\",\"ended\":true,"
                 "\"begun_on\":\"2026-02\",\"ended_on\":\"2026-03-10\"");
    says(answer, "\"track\":\"litigation\",\"state\":\"judged\",\"ended\":false}");
    says(answer, "\"track\":\"legal_aid\",\"state\":\"ended\",\"ended\":true,"
                 "\"begun_on\":\"2026-01-07\",\"ended_on\":\"2026-01-09\"");
    says(answer, "\"instance\":\"first\"");
    const char *compared = triage_get(labour_licheng, "/v1/stats/comparisons", 200);
    says(compared, "\"topic\":\"severance\",\"change\":\"amount_changed\",\"change_zh\":"
                   "\"金额不同\",\"award_result\":\"supported\",\"award_amount\":100,"
                   "\"court_result\":\"supported\",\"court_amount\":101");
    says(compared, "\"topic\":\"reinstatement\",\"change\":\"dropped\"");
    says(compared, "\"topic\":\"overtime\",\"change\":\"new_claim\"");
}

Test(stats, a_track_that_was_closed_is_open_again)
{
    triage_says();
    hear("triage", "halfsky.track.closed.v1", 5, "\"track\":\"mediation\",\"on\":\"2026-01-08\"");
    says(facts(200), "\"state\":\"closed\",\"opened_on\":\"2026-01-06\",\"closed_on\":"
                     "\"2026-01-08\",\"agency\":\"labour\"");
    hear("triage", "halfsky.track.opened.v1", 6,
         "\"track\":\"mediation\",\"on\":\"2026-01-09\",\"next_action\":\"start_mediation\"");
    says(facts(200), "\"state\":\"open\",\"opened_on\":\"2026-01-06\",\"agency\":\"labour\"");
}

Test(stats, matters_are_counted_by_each_key_and_filter)
{
    triage_says();
    intake_says();
    resolution_says();
    access_hear(elsewhere, 1);
    triage_hear("halfsky.matter.triaged.v1", elsewhere, 2,
                triage_text("{\"matter_id\":\"%s\",\"region\":\"370105\",%s}", elsewhere, triaged));
    says(figures(labour_jinan, "by=region"), "\"matters\":2,\"items\":[{\"key\":\"370105\"");
    says(figures(labour_jinan, "by=region"), "\"key\":\"370112\",\"zh\":\"山东省济南市历城区\","
                                             "\"matters\":1}");
    says(figures(labour_jinan, "by=category"), "[{\"key\":\"1\",\"zh\":");
    says(figures(labour_jinan, "by=category&region=370112"), "\"matters\":1,\"items\"");
    says(figures(labour_jinan, "by=month"), "{\"key\":\"2026-01\",\"matters\":1},"
                                            "{\"key\":\"unknown\",\"matters\":1}");
    says(figures(labour_jinan, "by=track"),
         "{\"key\":\"mediation\",\"zh\":\"调解\",\"matters\":1}");
    says(figures(labour_jinan, "by=stage"), "{\"key\":\"arbitration.awarded\",\"zh\":"
                                            "\"仲裁：已裁决\",\"matters\":1}");
    says(figures(labour_jinan, "by=track&track=care"), "\"matters\":0");
    says(figures(labour_jinan, "by=month&from=2026-01-06"), "\"matters\":0");
    says(figures(labour_jinan, "by=month&until=2026-01-05"), "\"matters\":1,");
    says(figures(labour_jinan, "by=region&category=2"), "\"matters\":0");
    (void)triage_get(labour_licheng, "/v1/stats/figures?by=region&region=3701", 403);
    (void)triage_get(labour_licheng, "/v1/stats/figures?by=region&region=370105", 403);
}

Test(stats, offers_and_care_are_counted_by_region)
{
    static const char session[] = ",\"session_id\":\"019ab000-0000-7000-8000-0000000000a%d\"";
    triage_says();
    offer_says();
    care_says(1, "asked", ",\"offer_id\":\"019ab000-0000-7000-8000-0000000000b2\"");
    const char *asked = triage_get(labour_jinan, "/v1/stats/support", 200);
    says(asked, "\"offers_made\":3,\"offers_accepted\":1,\"offers_declined\":1,"
                "\"care_asked\":1,\"care_begun\":0,\"care_sessions\":0}");
    care_says(2, "begun", triage_text(",\"team\":[{\"account_id\":\"%s\"}]", triage_account(7)));
    care_says(3, "session_held", triage_text(session, 3));
    care_says(4, "session_held", triage_text(session, 4));
    care_says(5, "ended", ",\"state\":\"ended\"");
    const char *given = triage_get(labour_jinan, "/v1/stats/support", 200);
    says(given, "\"sum\":{\"region\":\"3701\",\"zh\":\"山东省济南市\",\"contacts\":0,"
                "\"contacts_led\":0,\"offers_made\":3,");
    says(given, "\"items\":[{\"region\":\"370112\",\"zh\":\"山东省济南市历城区\"");
    says(given, "\"care_asked\":1,\"care_begun\":1,\"care_sessions\":2}]");
    says(facts(200), "\"track\":\"care\",\"state\":\"ended\",\"ended\":true,\"begun_on\":"
                     "\"2026-01-01\",\"ended_on\":\"2026-01-05\"");
    says(figures(labour_jinan, "by=stage"), "{\"key\":\"care.ended\",\"zh\":\"心援：帮扶结束\","
                                            "\"matters\":1}");
    says(triage_get(labour_jinan, "/v1/stats/support?region=370105", 200), "\"offers_made\":0,");
    (void)triage_get(labour_licheng, "/v1/stats/support?region=3701", 403);
}

/* A contact names nobody: staff count those of their region, and of no other. */
Test(stats, contacts_are_counted_in_their_region_by_either_wall_alone)
{
    static const struct triage_asker nobodys = {ROLE_OFFICER, AGENCY_NONE, "3701", 590};
    triage_script("insert into contact (contact_id, region, led) values "
                  "('019ab000-0000-7000-8000-0000000000e1', '370112', true), "
                  "('019ab000-0000-7000-8000-0000000000e2', '370105', false), "
                  "('019ab000-0000-7000-8000-0000000000e3', '370202', false)");
    for (int wall = 0; wall < 2; wall++) {
        says(triage_get(labour_jinan, "/v1/stats/support", 200),
             "\"contacts\":2,\"contacts_led\":1,");
        says(triage_get(union_licheng, "/v1/stats/support", 200),
             "\"contacts\":1,\"contacts_led\":1,");
        says(triage_get(labour_qingdao, "/v1/stats/support", 200),
             "\"contacts\":1,\"contacts_led\":0,");
        says(triage_get(nobodys, "/v1/stats/support", 200), "\"contacts\":0,");
        triage_script("create or replace function wall_contact(row_region text) returns boolean "
                      "language sql stable return true");
    }
}

static void assert_hidden(void)
{
    static const struct triage_asker *const strangers[] = {&labour_qingdao, &justice_licheng,
                                                           &union_licheng};
    for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++) {
        triage_hides(*strangers[i], triage_text("/v1/stats/matters/%s", matter), NULL);
        says(figures(*strangers[i], "by=stage"), "\"matters\":0,\"waiting\":0");
        says(triage_get(*strangers[i], "/v1/stats/support", 200), "\"offers_made\":0,");
        cr_expect_null(strstr(triage_get(*strangers[i], "/v1/stats/comparisons", 200), matter));
    }
}

Test(stats, strangers_see_and_count_nothing_by_either_wall_alone)
{
    triage_says();
    offer_says();
    resolution_says();
    assert_hidden();
    triage_script("create or replace function wall_matter(asked uuid) returns boolean language sql "
                  "stable return true");
    assert_hidden();
    (void)facts(200);
}

Test(stats, an_ended_access_shows_nothing_any_more)
{
    triage_says();
    (void)facts(200);
    triage_hear("halfsky.access.ended.v1", matter, 5,
                triage_text("{\"matter_id\":\"%s\",\"access_id\":\"%.34s31\"}", matter, matter));
    triage_hides(desk_licheng, triage_text("/v1/stats/matters/%s", matter), NULL);
    says(figures(desk_licheng, "by=track"), "\"matters\":0");
}

Test(stats, what_waits_is_left_out_and_said)
{
    triage_says();
    triage_script(triage_text(
        "insert into parked (topic, part, position, incarnation, source, kind, stream_id, seq, "
        "reason, why, parked_at) values ('halfsky.triage.v1', 0, 99, 1, 'triage', 'matter', '%s', "
        "99, 'poison', 'test', 0)",
        matter));
    (void)facts(503);
    says(figures(desk_licheng, "by=track"), "\"matters\":0,\"waiting\":1");
}

/* --- building anew */

static const char *rebuild(const char *key, int status)
{
    const struct fetch_answer answer =
        triage_ask((struct triage_ask){.who = operator_ops,
                                       .method = "POST",
                                       .target = "/v1/ops/stats/rebuild",
                                       .body = "{\"why\":\"test\"}",
                                       .key = key});
    cr_assert_eq(answer.status, status);
    return arena_text_n(triage_arena(), (const char *)answer.body.data, answer.body.size);
}

Test(stats, a_rebuild_empties_all_it_heard_and_no_figure_is_told_meanwhile)
{
    triage_says();
    offer_says();
    intake_says();
    resolution_says();
    says(rebuild("once", 200), "\"partitions\":1");
    cr_assert(triage_holds(
        "(select count(*) from access) + (select count(*) from matter) + (select count(*) from "
        "track) + (select count(*) from stage) + (select count(*) from item) + (select count(*) "
        "from offer) + (select count(*) from care_session) + (select count(*) from contact) + "
        "(select count(*) from applied) + (select count(*) from parked) = 0"));
    cr_assert(triage_holds("(select next_offset = 0 and ready_offset = 5 from consumer_offset)"));
    cr_assert(triage_holds("(select count(*) = 1 from ledger where type = "
                           "'halfsky.ledger.rebuild_begun.v1' and kind = 'client')"));
    static const char *const targets[] = {"/v1/stats/figures?by=track", "/v1/stats/comparisons",
                                          "/v1/stats/support"};
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
        says(triage_get(desk_licheng, targets[i], 503), "figures-rebuilding");
    (void)facts(503);
    says(rebuild("once", 200), "\"partitions\":1"); /* the same answer, and nothing is done */
    cr_assert(triage_holds("(select count(*) = 1 from ledger)"));
    triage_script("update consumer_offset set next_offset = 4");
    (void)triage_get(desk_licheng, "/v1/stats/figures?by=track", 503);
    caught_up();
    says(figures(desk_licheng, "by=track"), "\"matters\":0");
    triage_says();
    (void)facts(200);
}

/* What is emptied row by row takes longer than a statement of every day may; all of it or nothing,
 * within a time of its own (protocol.md C10). */
Test(stats, a_large_rebuild_has_a_time_of_its_own)
{
    static const char many[] =
        "insert into contact (contact_id, region) select gen_random_uuid(), '370112' from "
        "generate_series(1, 200000); insert into applied (source, kind, stream_id, seq, hash, "
        "recorded_at) select 'intake', 'contact', contact_id, 1, '\\x00', 1 from contact";
    static const char slow[] =
        "create function slow_wait() returns trigger language plpgsql as $w$ begin perform "
        "pg_sleep(3); return null; end $w$; create trigger slow_wait before delete on contact for "
        "each statement execute function slow_wait()";
    triage_script(many);
    triage_script(slow);
    triage_restart("db.rebuild_timeout_ms=1000");
    (void)rebuild("too-short", 503);
    cr_assert(triage_holds("(select count(*) from contact) = 200000 and (select count(*) from "
                           "applied) = 200000 and (select next_offset = 5 from consumer_offset) "
                           "and not exists (select from ledger)"));
    triage_restart("db.statement_timeout_ms=1000");
    says(rebuild("long-enough", 200), "\"partitions\":1");
    cr_assert(triage_holds("(select count(*) from contact) + (select count(*) from applied) = 0"));
}

Test(stats, before_the_first_assignment_no_figure_is_told)
{
    triage_script("delete from consumer_offset");
    says(triage_get(desk_licheng, "/v1/stats/figures?by=track", 503), "figures-rebuilding");
}

/* --- requests that are refused */

Test(stats, a_role_that_a_route_does_not_name_is_refused)
{
    size_t refused = 0;
    for (size_t i = 0; i < stats_route_table.count; i++)
        for (enum role role = ROLE_NONE + 1; role < ROLE_SERVICE; role++) {
            const struct triage_asker who = {role, AGENCY_LABOUR, "37", 500u + role};
            if (stats_route_table.routes[i].roles & ROLE_BIT(role))
                continue;
            (void)triage_get(who, stats_route_table.routes[i].path, 403);
            refused++;
        }
    cr_assert_eq(refused, 4 * (ROLE_SERVICE - 3));
    cr_assert_eq(triage_ask((struct triage_ask){.who = labour_jinan,
                                                .method = "POST",
                                                .target = "/v1/ops/stats/rebuild",
                                                .body = "{\"why\":\"x\"}"})
                     .status,
                 403);
}

Test(stats, a_wrong_shape_is_refused)
{
    static const char *const targets[] = {"/v1/stats/matters/1",
                                          "/v1/stats/figures",
                                          "/v1/stats/figures?by=war",
                                          "/v1/stats/figures?by=track&from=2026-02-30",
                                          "/v1/stats/figures?by=track&x=1",
                                          "/v1/stats/figures?by=track&region=x",
                                          "/v1/stats/support?region=x",
                                          "/v1/stats/support?by=region",
                                          "/v1/stats/comparisons?limit=0",
                                          "/v1/stats/comparisons?limit=51",
                                          "/v1/stats/comparisons?after=1"};
    static const char *const bodies[] = {"{",  "[]",          "null",
                                         "{}", "{\"why\":7}", "{\"why\":\"x\",\"x\":1}"};
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
        (void)triage_get(labour_jinan, targets[i], 400);
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        (void)triage_post(operator_ops, "/v1/ops/stats/rebuild", bodies[i], 400);
    cr_assert(triage_holds("(select next_offset = 5 from consumer_offset)"));
}
