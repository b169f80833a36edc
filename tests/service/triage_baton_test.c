/* SPDX-License-Identifier: Apache-2.0
 *
 * Offers, tracks and hand-overs moved by those who may, and by time: the real service, a real
 * PostgreSQL; time is moved by the service's own clock setting, never waited for.
 */
#include "triage_story.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(triage_baton, .init = triage_begin, .fini = triage_end, .timeout = 120);

#define ASSERT_HAS(text, part) cr_assert(strstr(text, part), "no %s in %s", part, text)
#define ASSERT_LACKS(text, part) cr_assert_not(strstr(text, part), "%s in %s", part, text)

/* From here on the service believes it is so many days later. */
static void days_later(int days)
{
    triage_restart(triage_text("clock.offset_ms=%lld", 86400000LL * days));
}
static bool track_is(const char *track, const char *condition)
{
    return triage_holds(triage_text("(select %s from track where track = '%s')", condition, track));
}

Test(triage_baton, an_accepted_offer_opens_its_track_with_a_hand_over)
{
    matter_hear_today();
    offer_accept("legal_aid");
    cr_assert(track_is("legal_aid", "agency = 'labour' and next_action = 'take_over' and next_by "
                                    "is not null"));
    cr_assert(
        triage_holds("(select from_agency = 'labour' and to_agency = 'justice' and to_station "
                     "= 'S370112' and answer_by > 0 from baton where state = 'offered')"));
    cr_assert(triage_holds("(select answered_role = 'worker' and state = 'accepted' from offer "
                           "where kind = 'legal_aid')"));
    ASSERT_HAS(chain_get(woman_one), "答复是否接手；接手之前仍由原单位负责");
}

Test(triage_baton, who_is_offered_a_track_sees_it_and_takes_it)
{
    matter_hear_today();
    offer_accept("legal_aid");
    ASSERT_HAS(triage_get(justice_licheng, "/v1/work", 200), "take_baton");
    ASSERT_LACKS(chain_get(justice_licheng), "prevention\",\"state\"");
    triage_hides(federation_jinan, matter_path(""), NULL);
    baton_answer(justice_licheng, "legal_aid", "accepted", 200);
    cr_assert(track_is("legal_aid", "agency = 'justice' and next_action = 'decide_legal_aid'"));
    cr_assert(triage_holds("(select count(*) from access where agency = 'justice' and track = "
                           "'legal_aid' and until_at is null) = 1"));
    ASSERT_HAS(triage_get(justice_licheng, "/v1/work", 200), "decide_legal_aid");
    ASSERT_LACKS(triage_get(justice_licheng, "/v1/work", 200), "take_baton");
    (void)chain_get(labour_licheng); /* it still has prevention, which the taker does not see */
    (void)matter_post(justice_licheng, "/tracks", "{\"track\":\"mediation\"}", 403);
    cr_assert(triage_holds("(select count(*) from ledger where type = "
                           "'halfsky.track.owner_changed.v1' and body like '%\"baton\"%') = 1"));
}

Test(triage_baton, only_the_unit_that_is_asked_may_answer)
{
    matter_hear_today();
    offer_accept("legal_aid");
    baton_answer(labour_licheng, "legal_aid", "accepted", 403);
    baton_answer(desk_licheng, "legal_aid", "accepted", 403);
    baton_answer(woman_one, "legal_aid", "accepted", 403);
    triage_hides(union_licheng,
                 matter_path(triage_text("/batons/%s/answer", baton_id("legal_aid"))),
                 "{\"answer\":\"accepted\"}");
    cr_assert(track_is("legal_aid", "agency = 'labour'"));
}

Test(triage_baton, a_declined_hand_over_goes_back_to_its_giver)
{
    matter_hear_today();
    offer_accept("care");
    baton_answer(federation_jinan, "care", "declined", 200);
    cr_assert(track_is("care", "agency = 'labour' and next_action = 'arrange_care'"));
    cr_assert(triage_holds("(select state from baton) = 'declined'"));
    triage_hides(federation_jinan, matter_path(""), NULL);
    (void)matter_post(labour_licheng, "/tracks/care/baton",
                      "{\"to_agency\":\"womens_federation\",\"to_station\":\"S3701\"}", 200);
    baton_answer(federation_jinan, "care", "accepted", 200);
    cr_assert(track_is("care", "agency = 'womens_federation' and station_code = 'S3701'"));
}

Test(triage_baton, a_track_has_one_open_hand_over)
{
    matter_hear_today();
    offer_accept("legal_aid");
    const char *second = matter_post(labour_licheng, "/tracks/legal_aid/baton",
                                     "{\"to_agency\":\"union\",\"to_station\":\"S370112\"}", 409);
    ASSERT_HAS(second, "no hand-over of it is open");
    (void)matter_post(labour_licheng, "/tracks/legal_aid/plan", plan_body(30), 409);
    (void)matter_post(labour_licheng, "/tracks/legal_aid/close", "{}", 409);
}

/* But for her yes after a no. */
Test(triage_baton, nobody_answers_twice)
{
    matter_hear_today();
    const char *id = offer_id("mediation");
    const char *path = triage_text("/offers/%s/answer", id);
    (void)matter_post(desk_licheng, path, "{\"answer\":\"declined\"}", 200);
    cr_assert(triage_holds("(select answered_role = 'clerk' and answered_on is not null from offer "
                           "where kind = 'mediation')"));
    ASSERT_HAS(chain_get(woman_one), "工作人员代为记录本人答复");
    ASSERT_HAS(matter_post(woman_one, path, "{\"answer\":\"declined\"}", 409), "allowed: accept");
    cr_assert(triage_holds("not exists (select from track where track = 'mediation')"));
    (void)matter_post(woman_one, path, "{\"answer\":\"accepted\"}", 200);
    for (int i = 0; i < 2; i++)
        ASSERT_HAS(matter_post(i ? woman_one : desk_licheng, path,
                               i ? "{\"answer\":\"accepted\"}" : "{\"answer\":\"declined\"}", 409),
                   "allowed: nothing");
    (void)matter_post(woman_one, triage_text("/offers/%s/answer", offer_id("care")),
                      "{\"answer\":\"withdrawn\"}", 400);
}

Test(triage_baton, a_track_of_the_same_agency_opens_without_a_hand_over)
{
    matter_hear_today();
    offer_accept("mediation");
    cr_assert(track_is("mediation", "agency = 'labour' and next_action = 'start_mediation'"));
    cr_assert(triage_holds("not exists (select from baton)"));
    (void)matter_post(labour_licheng, "/tracks", "{\"track\":\"mediation\"}", 409);
    (void)matter_post(labour_licheng, "/tracks", "{\"track\":\"litigation\"}", 200);
    cr_assert(triage_holds("(select to_agency from baton where track = 'litigation') = 'court'"));
}

Test(triage_baton, the_giver_leaves_when_it_has_nothing_more_to_do)
{
    matter_hear_today();
    offer_accept("mediation");
    (void)matter_post(labour_licheng, "/tracks/prevention/close", "{}", 200);
    (void)matter_post(labour_licheng, "/tracks/mediation/baton",
                      "{\"to_agency\":\"labour\",\"to_station\":\"S3701\"}", 200);
    (void)chain_get(labour_licheng);
    baton_answer(labour_jinan, "mediation", "accepted", 200);
    triage_hides(labour_licheng, matter_path(""), NULL);
    triage_hides(desk_licheng, matter_path(""), NULL);
    (void)chain_get(labour_jinan);
    (void)chain_get(woman_one);
    cr_assert(triage_holds("(select count(*) from ledger where type = 'halfsky.access.ended.v1') = "
                           "1"));
}

Test(triage_baton, an_acceptance_after_the_time_out_is_a_conflict)
{
    matter_hear_today();
    offer_accept("legal_aid");
    const char *answer = triage_text("/batons/%s/answer", baton_id("legal_aid"));
    triage_script("update due set due_at = due_at + 86400000000 where kind = 'baton_times_out'");
    days_later(20); /* its time is over, and the time-out has not run */
    (void)matter_post(justice_licheng, answer, "{\"answer\":\"accepted\"}", 409);
    triage_script("update due set due_at = 0 where kind = 'baton_times_out'");
    triage_await("(select state from baton) = 'timed_out'");
    triage_hides(justice_licheng, matter_path(""), NULL);
    (void)matter_post(justice_licheng, answer, "{\"answer\":\"accepted\"}", 409);
    (void)matter_post(justice_licheng, answer, "{\"answer\":\"declined\"}", 409);
    triage_hides(union_licheng, matter_path(answer), "{\"answer\":\"accepted\"}");
    triage_hides(justice_licheng, triage_text("/v1/matters/%s%s", matter_two, answer),
                 "{\"answer\":\"accepted\"}");
    cr_assert(track_is("legal_aid", "agency = 'labour'"));
}

Test(triage_baton, silence_gives_the_track_back_and_twice_moves_it_up)
{
    matter_hear_today();
    offer_accept("legal_aid");
    days_later(20);
    triage_await("(select state from baton) = 'timed_out'");
    cr_assert(track_is("legal_aid", "agency = 'labour' and station_code = 'S370112' and time_outs "
                                    "= 1"));
    triage_hides(justice_licheng, matter_path(""), NULL);
    (void)matter_post(labour_licheng, "/tracks/legal_aid/baton",
                      "{\"to_agency\":\"justice\",\"to_station\":\"S370112\"}", 200);
    days_later(40);
    triage_await("(select count(*) from baton where state = 'timed_out') = 2");
    cr_assert(track_is("legal_aid", "agency = 'labour' and station_code = 'S3701' and time_outs = "
                                    "0"));
    cr_assert(triage_holds("exists (select from ledger where type = "
                           "'halfsky.track.owner_changed.v1' and body like '%escalated%')"));
    (void)chain_get(labour_jinan);
}

static void legal_aid_is_declined_to(struct triage_asker giver)
{
    (void)matter_post(giver, "/tracks/legal_aid/baton",
                      "{\"to_agency\":\"justice\",\"to_station\":\"S370112\"}", 200);
    baton_answer(justice_licheng, "legal_aid", "declined", 200);
}

Test(triage_baton, a_track_that_everybody_declines_moves_up_and_is_named)
{
    matter_hear_today();
    offer_accept("legal_aid");
    baton_answer(justice_licheng, "legal_aid", "declined", 200);
    cr_assert(track_is("legal_aid", "station_code = 'S370112' and time_outs = 1"));
    legal_aid_is_declined_to(labour_licheng);
    cr_assert(track_is("legal_aid", "agency = 'labour' and station_code = 'S3701' and time_outs = "
                                    "0"));
    cr_assert(triage_holds("(select count(*) from ledger where type = "
                           "'halfsky.track.owner_changed.v1' and body like '%escalated%') = 1"));
    (void)chain_get(labour_jinan);
    legal_aid_is_declined_to(labour_jinan);
    legal_aid_is_declined_to(labour_jinan);
    cr_assert(track_is("legal_aid", "station_code = 'S37' and not overdue and next_by > (now() at "
                                    "time zone 'Asia/Shanghai')::date"));
    legal_aid_is_declined_to(labour_province);
    legal_aid_is_declined_to(labour_province);
    cr_assert(track_is("legal_aid", "station_code = 'S37' and next_by = (now() at time zone "
                                    "'Asia/Shanghai')::date"));
    days_later(1);
    triage_await("(select overdue from track where track = 'legal_aid')");
    ASSERT_HAS(triage_get(operator_ops, "/v1/work/stuck?track=legal_aid", 200), matter_one);
}

Test(triage_baton, an_acceptance_begins_to_count_anew)
{
    matter_hear_today();
    offer_accept("legal_aid");
    baton_answer(justice_licheng, "legal_aid", "declined", 200);
    (void)matter_post(labour_licheng, "/tracks/legal_aid/baton",
                      "{\"to_agency\":\"justice\",\"to_station\":\"S370112\"}", 200);
    baton_answer(justice_licheng, "legal_aid", "accepted", 200);
    cr_assert(track_is("legal_aid", "agency = 'justice' and time_outs = 0"));
}

Test(triage_baton, an_overdue_track_is_said_once_and_moves_up_to_the_province)
{
    matter_hear_today();
    days_later(30);
    triage_await("(select overdue from track)");
    days_later(40);
    triage_await("(select station_code from track) = 'S3701'");
    days_later(50);
    triage_await("(select station_code from track) = 'S37'");
    days_later(60);
    triage_await("not exists (select from due where kind = 'track_escalates' and due_at < 1)");
    cr_assert(triage_holds("(select count(*) from ledger where type = "
                           "'halfsky.track.overdue.v1') = 1"));
    ASSERT_HAS(triage_get(labour_licheng, "/v1/matters", 200), "overdue_tracks");
    ASSERT_HAS(chain_get(woman_one), "办好，现已超期");
}

Test(triage_baton, a_plan_names_a_day_or_the_reason_for_none)
{
    const char *path = "/tracks/prevention/plan";
    matter_hear(matter_one, "2026-03-03", "");
    triage_await("(select overdue from track)");
    (void)matter_post(labour_licheng, path, "{\"next_action\":\"follow_up\"}", 400);
    (void)matter_post(labour_licheng, path,
                      "{\"next_action\":\"follow_up\",\"next_by\":\"2026-03-05\"}", 400);
    (void)matter_post(labour_licheng, path, plan_body(366), 200);
    cr_assert(track_is("prevention",
                       triage_text("not overdue and next_by = '%s'", day_ahead(366))));
    ASSERT_HAS(matter_post(labour_licheng, path, plan_body(367), 400), day_ahead(366));
    ASSERT_HAS(matter_post(labour_licheng, path,
                           "{\"next_action\":\"follow_up\",\"next_by\":\"2099-03-05\"}", 400),
               "at most 366 days ahead");
    cr_assert(triage_holds("(select count(*) from due where kind = 'track_overdue') = 1 and not "
                           "exists (select from due where kind = 'track_escalates')"));
    (void)matter_post(labour_licheng, path,
                      "{\"next_action\":\"follow_up\",\"next_by_unknown\":\"appraisal\"}", 200);
    cr_assert(triage_holds("not exists (select from due where kind = 'track_overdue')"));
    ASSERT_HAS(chain_get(woman_one), "等待鉴定结论");
}

Test(triage_baton, a_closed_track_never_escalates_and_may_open_again)
{
    matter_hear(matter_one, "2026-03-03", "");
    triage_await("(select overdue from track)");
    (void)matter_post(labour_licheng, "/tracks/prevention/close", "{\"on\":\"2026-03-02\"}", 400);
    (void)matter_post(labour_licheng, "/tracks/prevention/close", "{\"on\":\"2099-03-02\"}", 400);
    (void)matter_post(desk_licheng, "/tracks/prevention/close", "{\"on\":\"2026-03-09\"}", 200);
    cr_assert(triage_holds("not exists (select from due where kind like 'track%')"));
    days_later(60);
    triage_await("(select count(*) from due where kind = 'map_swept') = 1");
    cr_assert(track_is("prevention", "state = 'closed' and station_code = 'S370112'"));
    ASSERT_HAS(matter_post(labour_licheng, "/tracks/prevention/close", "{}", 409), "allowed: open");
    (void)matter_post(labour_licheng, "/tracks", "{\"track\":\"prevention\"}", 200);
    cr_assert(track_is("prevention", "state = 'open'"));
}

Test(triage_baton, a_person_is_named_and_the_unit_stays_the_owner)
{
    matter_hear_today();
    (void)matter_post(desk_licheng, "/tracks/prevention/assign",
                      triage_text("{\"account\":\"%s\"}", triage_account(77)), 403);
    (void)matter_post(labour_licheng, "/tracks/prevention/assign",
                      triage_text("{\"account\":\"%s\"}", triage_account(77)), 200);
    cr_assert(track_is("prevention", "account_id is not null and agency = 'labour'"));
    ASSERT_HAS(chain_get(labour_licheng), triage_account(77));
}

Test(triage_baton, the_sweep_sets_what_nothing_watches)
{
    matter_hear(matter_one, "2026-03-03", "");
    triage_await("(select overdue from track)");
    triage_script("update track set overdue = false; delete from due where kind like 'track%'");
    triage_script("update due set due_at = 0 where kind = 'map_swept'");
    triage_await("(select overdue from track)");
}

/* The invariant of the map holds at every moment that a reader can see. */
Test(triage_baton, every_open_track_has_an_owner_an_action_and_a_day_or_a_reason)
{
    const char *invariant =
        "not exists (select from track where state = 'open' and (agency is null or next_action is "
        "null or (next_by is null and next_by_unknown is null)))";
    matter_hear(matter_one, "2013-05-06", "");
    cr_assert(triage_holds(invariant));
    offer_accept("legal_aid");
    cr_assert(triage_holds(invariant));
    baton_answer(justice_licheng, "legal_aid", "accepted", 200);
    cr_assert(triage_holds(invariant));
    triage_script("do $$ begin update track set next_by_unknown = null, next_by = null; raise "
                  "exception 'an open track without a day was written'; exception when "
                  "check_violation then null; end $$");
}
