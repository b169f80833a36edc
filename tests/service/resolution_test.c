/* SPDX-License-Identifier: Apache-2.0
 *
 * Negotiation and mediation from a request to an end: the real service, told of a matter as triage
 * tells it. Limits and what becomes of them when they pass; days that nobody told stay unknown.
 */
#include "resolution_story.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(resolution, .init = resolution_begin, .fini = triage_end, .timeout = 200);

static bool said(const char *type, const char *part)
{
    return triage_holds(triage_text("exists (select from ledger where type = "
                                    "'halfsky.%s.v1' and body like '%%%s%%')",
                                    type, part));
}

static const char *view(struct triage_asker who) { return triage_get(who, follower_path(""), 200); }
static bool has(const char *text, const char *part) { return strstr(text, part) != NULL; }

Test(resolution, a_negotiation_goes_from_a_request_to_an_agreement)
{
    case_matter_hear();
    cr_assert(has(view(woman_one), "\"advice_zh\""));
    case_ask();
    case_talk();
    (void)follower_post(woman_one, case_one("/sessions"), "{\"on\":\"2026-01\"}", 200);
    (void)follower_post(woman_one, case_one("/end"), "{\"agreed\":true}", 200);
    cr_assert(said("proceeding.begun", "\"track\":\"negotiation\"") &&
              said("proceeding.opened", "\"state\":\"talking\"") &&
              said("session.held", "\"on\":\"2026-01\"") &&
              said("proceeding.ended", "\"state\":\"agreed\""));
    const char *last = view(woman_one);
    cr_assert(has(last, "达成协议") && has(last, "\"on\":\"2026-01\""), "%s", last);
}

Test(resolution, a_mediation_goes_from_an_application_by_both_yeses_to_an_agreement)
{
    case_matter_hear();
    case_propose();
    case_open();
    (void)follower_post(mediator_licheng, case_one("/sessions"), "{}", 200);
    const char *agreed = follower_post(mediator_licheng, case_one("/end"),
                                       "{\"agreed\":true,\"on\":\"2026-09-16\"}", 200);
    cr_assert(has(agreed, "\"due_rule\":\"DL-AGR-1\"") &&
                  has(agreed, "\"due_by\":\"2026-10-01\"") &&
                  has(agreed, "\"due_legal\":\"2026-10-08\"") &&
                  has(agreed, "\"due_safe\":\"2026-09-30\""),
              "%s", agreed);
    cr_assert(said("proceeding.answered", "\"side\":\"worker\"") &&
              said("proceeding.answered", "\"side\":\"employer\"") &&
              said("proceeding.opened", "\"state\":\"opened\"") &&
              said("proceeding.ended", "\"state\":\"agreed\""));
    cr_assert(has(view(woman_one), "办案规则 74"));
    (void)follower_post(mediator_licheng, case_one("/end"), "{\"agreed\":false}", 409);
}

Test(resolution, a_no_of_either_side_ends_the_application_at_once)
{
    case_matter_hear();
    case_propose();
    case_yes_of(PARTY_SIDE_WORKER);
    (void)follower_post(mediator_licheng, case_one("/consent"),
                        "{\"side\":\"employer\",\"answer\":false}", 200);
    (void)follower_post(mediator_licheng, case_one("/opening"), "{}", 409);
    case_propose();
    (void)follower_post(woman_one, case_one("/consent"), "{\"side\":\"worker\",\"answer\":false}",
                        200);
    cr_assert(triage_holds("(select count(*) from proceeding where state = 'declined') = 2"));
    cr_assert(said("proceeding.ended", "\"state\":\"declined\""));
}

Test(resolution, she_may_take_back_a_yes_until_it_opens_and_leave_at_any_time)
{
    case_matter_hear();
    case_propose();
    case_yes_of(PARTY_SIDE_WORKER);
    case_yes_of(PARTY_SIDE_EMPLOYER);
    (void)follower_post(woman_one, case_one("/consent"), "{\"side\":\"worker\",\"answer\":false}",
                        200);
    (void)follower_post(mediator_licheng, case_one("/opening"), "{}", 409);
    case_propose();
    case_open();
    (void)follower_post(woman_one, case_one("/end"), "{\"agreed\":true}", 403);
    (void)follower_post(woman_one, case_one("/end"), "{\"agreed\":false}", 200);
    cr_assert(triage_holds("(select array_agg(state order by proceeding_id) from proceeding) = "
                           "'{declined,failed}'"));
}

/* Its days run from both sides' consent, and are not known before (DL-MED-4). */
Test(resolution, what_a_tribunal_hands_over_runs_from_both_sides_consent)
{
    case_matter_hear();
    const char *begun = follower_post(
        mediator_licheng, "",
        "{\"track\":\"mediation\",\"referral\":\"tribunal\",\"on\":\"2026-02-27\"}", 200);
    cr_assert(has(begun, "\"due_rule\":\"DL-MED-4\"") && !has(begun, "due_by"), "%s", begun);
    cr_assert(said("proceeding.begun", "\"referral\":\"tribunal\""));
    cr_assert(said("proceeding.begun", "\"asked_by\":\"mediator\""));
    const char *hers = follower_post(
        woman_one, case_one("/consent"),
        "{\"side\":\"worker\",\"answer\":true,\"on\":\"2026-03-01\"}", 200);
    cr_assert(!has(hers, "due_by"), "%s", hers);
    const char *both = follower_post(
        mediator_licheng, case_one("/consent"),
        "{\"side\":\"employer\",\"answer\":true,\"on\":\"2026-03-02\"}", 200);
    cr_assert(has(both, "\"due_by\":\"2026-03-16\""), "%s", both);
    (void)follower_post(mediator_licheng, case_one("/opening"), "{\"on\":\"2026-03-03\"}", 200);
    cr_assert(said("proceeding.opened", "\"due_by\":\"2026-03-16\""));
    cr_assert(has(view(woman_one), "\"referral\":\"tribunal\""));
    triage_await("(select overdue and state = 'opened' from proceeding)");
}

Test(resolution, what_a_court_hands_over_runs_from_the_mediators_signature)
{
    static const struct {
        const char *referral, *rule, *by;
    } courts[] = {{"before_filing", "DL-MED-5", "2026-04-01"},
                  {"ordinary_trial", "DL-MED-6", "2026-03-17"},
                  {"simple_trial", "DL-MED-6S", "2026-03-09"}};
    case_matter_hear();
    for (size_t i = 0; i < sizeof courts / sizeof *courts; i++) {
        const char *begun = follower_post(
            mediator_licheng, "",
            triage_text("{\"track\":\"mediation\",\"referral\":\"%s\",\"on\":\"2026-03-02\"}",
                        courts[i].referral),
            200);
        cr_assert(has(begun, triage_text("\"due_rule\":\"%s\"", courts[i].rule)) &&
                      has(begun, triage_text("\"due_by\":\"%s\"", courts[i].by)),
                  "%s", begun);
        (void)follower_post(woman_one, case_one("/consent"),
                            "{\"side\":\"worker\",\"answer\":false}", 200);
    }
    (void)follower_post(woman_one, "", "{\"track\":\"mediation\",\"referral\":\"simple_trial\"}",
                        400);
    (void)follower_post(woman_one, "", "{\"track\":\"arbitration\",\"referral\":\"tribunal\"}",
                        400);
}

Test(resolution, a_negotiation_without_reply_has_failed_after_its_fifth_day)
{
    case_matter_hear();
    /* 2026-09-12 is a Saturday; this limit is not rolled (rules.md T11). */
    const char *asked =
        follower_post(woman_one, "", "{\"track\":\"negotiation\",\"on\":\"2026-09-07\"}", 200);
    cr_assert(has(asked, "\"due_rule\":\"DL-NEG-1\"") && has(asked, "\"due_mark\":\"V\"") &&
                  has(asked, "\"due_by\":\"2026-09-12\"") &&
                  has(asked, "\"due_legal\":\"2026-09-12\""),
              "%s", asked);
    triage_await("(select state = 'failed' and ended_on = '2026-09-12' from proceeding)");
    cr_assert(said("proceeding.ended", "\"due_rule\":\"DL-NEG-1\""));
    cr_assert(triage_holds("not exists (select from due where kind = 'proceeding_overdue')"));
    case_ask(); /* and she may ask again */
}

Test(resolution, a_term_that_both_agreed_on_runs_and_ends_the_talks)
{
    case_matter_hear();
    (void)follower_post(woman_one, "", "{\"track\":\"negotiation\"}", 200);
    (void)follower_post(woman_one, case_one("/reply"), "{\"willing\":false,\"agreed_days\":3}",
                        400);
    (void)follower_post(woman_one, case_one("/reply"), "{\"willing\":true,\"agreed_days\":0}", 400);
    const char *talks =
        follower_post(woman_one, case_one("/reply"),
                      "{\"willing\":true,\"agreed_days\":10,\"on\":\"2026-09-07\"}", 200);
    cr_assert(has(talks, "\"due_rule\":\"DL-NEG-2\"") && has(talks, "\"due_by\":\"2026-09-17\""),
              "%s", talks);
    triage_await("(select state = 'failed' and ended_on = '2026-09-17' from proceeding)");
}

Test(resolution, mediation_whose_days_are_over_is_marked_and_said_and_goes_on)
{
    case_matter_hear();
    const char *begun =
        follower_post(desk_licheng, "", "{\"track\":\"mediation\",\"on\":\"2026-09-16\"}", 200);
    cr_assert(has(begun, "\"due_rule\":\"DL-MED-2\"") && has(begun, "\"due_legal\":\"2026-10-08\""),
              "%s", begun);
    triage_await("(select overdue and state = 'proposed' from proceeding)");
    cr_assert(said("proceeding.overdue", "\"due_by\":\"2026-10-01\""));
    case_open();
    cr_assert(triage_holds("(select overdue and state = 'opened' from proceeding)"));
    (void)follower_post(mediator_licheng, case_one("/end"), "{\"agreed\":true}", 200);
}

Test(resolution, a_day_that_nobody_told_stays_unknown_and_so_does_its_limit)
{
    case_matter_hear();
    const char *begun = follower_post(woman_one, "", "{\"track\":\"mediation\"}", 200);
    cr_assert(has(begun, "\"due_rule\":\"DL-MED-2\"") && !has(begun, "\"due_by\"") &&
                  !has(begun, "\"due_legal\""),
              "%s", begun);
    case_open();
    cr_assert(triage_holds("(select coalesce(begun_on, opened_on, ended_on) is null and due_by is "
                           "null and due_rule is not null from proceeding)"));
    cr_assert(triage_holds("not exists (select from due where kind = 'proceeding_overdue')"));
    cr_assert(triage_holds("not exists (select from ledger where type like "
                           "'halfsky.proceeding.%' and body like '%\"on\"%')"));
    cr_assert_not(has(view(woman_one), "begun_on"));
}

Test(resolution, days_are_in_their_order_and_not_to_come)
{
    case_matter_hear();
    (void)follower_post(woman_one, "", "{\"track\":\"mediation\",\"on\":\"2199-01-01\"}", 400);
    (void)follower_post(woman_one, "", "{\"track\":\"arbitration_of_nobody\"}", 400);
    (void)follower_post(woman_one, "", "{\"track\":\"care\"}", 400);
    (void)follower_post(woman_one, "", "{\"track\":\"mediation\",\"on\":\"2026-11\"}", 200);
    (void)follower_post(woman_one, case_one("/consent"),
                        "{\"side\":\"worker\",\"answer\":true,\"on\":\"2026-10-31\"}", 400);
    (void)follower_post(woman_one, case_one("/consent"),
                        "{\"side\":\"worker\",\"answer\":true,\"on\":\"2026-11-02\"}", 200);
    (void)follower_post(woman_one, "", "{\"track\":\"mediation\"}", 409);
    (void)follower_post(woman_one, case_one("/reply"), "{\"willing\":true}", 409);
}

Test(resolution, access_for_one_track_shows_that_track_alone)
{
    case_matter_hear();
    case_ask();
    case_propose();
    const char *seen = view(justice_licheng);
    cr_assert(has(seen, "\"mediation\"") && !has(seen, "\"negotiation\""), "%s", seen);
    (void)follower_post(justice_licheng, "", "{\"track\":\"negotiation\"}", 404);
    cr_assert(has(view(labour_licheng), "\"negotiation\""));
    follower_hear("halfsky.access.ended.v1",
                  "\"access_id\":\"019ab000-0000-7000-8000-0000000000a3\"");
    triage_hides(justice_licheng, follower_path(""), NULL);
    (void)view(labour_licheng);
}

Test(resolution, heard_again_from_the_beginning_nothing_changes)
{
    static const char rows[] = "select jsonb_build_array((select jsonb_agg(to_jsonb(a) order by "
                               "access_id) from access a), (select jsonb_agg(to_jsonb(m)) from "
                               "matter m), (select jsonb_agg(to_jsonb(p)) from proceeding p))";
    case_matter_hear();
    case_propose();
    const char *before = triage_asked(rows);
    follower_hear("halfsky.access.granted.v1",
                  "\"access_id\":\"019ab000-0000-7000-8000-0000000000a2\",\"region\":\"370112\","
                  "\"agency\":\"labour\"");
    cr_assert_str_eq(triage_asked(rows), before);
}

Test(resolution, an_arbitration_goes_from_an_application_to_an_award_item_by_item)
{
    case_matter_hear();
    const char *applied =
        follower_post(woman_one, "", "{\"track\":\"arbitration\",\"on\":\"2026-03-02\"}", 200);
    cr_assert(has(applied, "\"due_rule\":\"DL-ARB-2\"") &&
                  has(applied, "\"due_by\":\"2026-03-09\""),
              "%s", applied);
    const char *accepted = follower_post(arbitrator_licheng, case_one("/acceptance"),
                                         "{\"accepted\":true,\"on\":\"2026-03-05\"}", 200);
    cr_assert(has(accepted, "\"due_rule\":\"DL-ARB-13\"") &&
                  has(accepted, "\"due_by\":\"2026-04-19\"") &&
                  has(accepted, "\"due_legal\":\"2026-04-20\""),
              "%s", accepted);
    triage_await("(select overdue and state = 'accepted' from proceeding)");
    case_award();
    cr_assert(said("award.made", "\"amount\":5314000") && said("award.made", "2026-10-08"));
    cr_assert(triage_holds("(select due_rule = 'DL-SUE-1' and due_safe = '2026-09-30' and not "
                           "overdue from proceeding)"));
    cr_assert(triage_holds("(select count(*) from award_item) = 2 and (select amount = 5314000 "
                           "and final is null from award_item where topic = 'severance')"));
    const char *seen = view(woman_one);
    cr_assert(has(seen, "\"items\"") && has(seen, "已裁决"), "%s", seen);
    (void)follower_post(arbitrator_licheng, case_one("/effect"), "{}", 200);
    cr_assert(triage_holds("(select state = 'final' and due_rule is null from proceeding)"));
}

Test(resolution, what_is_final_is_the_laws_answer_where_the_minimum_wage_is_told)
{
    case_matter_hear();
    case_apply();
    case_accept();
    (void)follower_post(arbitrator_licheng, case_one("/sessions"), "{}", 200);
    (void)follower_post(arbitrator_licheng, case_one("/award"), "{\"items\":[]}", 400);
    const char *awarded =
        follower_post(arbitrator_licheng, case_one("/award"),
                      "{\"on\":\"2026-09-10\",\"min_wage\":220000,\"items\":[{\"topic\":"
                      "\"wage_arrears\",\"result\":\"supported\",\"amount\":100000}]}",
                      200);
    cr_assert(has(awarded, "\"due_rule\":\"DL-SUE-2\"") && !has(awarded, "due_by"), "%s", awarded);
    cr_assert(triage_holds("(select final from award_item) and (select final from proceeding)"));
}

Test(resolution, who_is_not_accepted_or_withdraws_may_apply_again)
{
    case_matter_hear();
    case_apply();
    (void)follower_post(arbitrator_licheng, case_one("/acceptance"), "{\"accepted\":false}", 200);
    case_apply();
    case_accept();
    (void)follower_post(woman_one, case_one("/withdrawal"), "{}", 200);
    case_apply();
    cr_assert(triage_holds("(select array_agg(state order by proceeding_id) from proceeding) = "
                           "'{not_accepted,withdrawn,applied}'"));
}

Test(resolution, an_arbitrator_sees_no_mediation_and_a_mediator_no_arbitration)
{
    case_matter_hear();
    case_ask();
    case_propose();
    case_apply();
    const char *arbitrator = view(arbitrator_licheng), *mediator = view(mediator_licheng);
    cr_assert(has(arbitrator, "\"arbitration\"") && !has(arbitrator, "\"mediation\"") &&
                  !has(arbitrator, "\"negotiation\""),
              "%s", arbitrator);
    cr_assert(!has(mediator, "\"arbitration\"") && has(mediator, "\"mediation\""), "%s", mediator);
    triage_script("create or replace function wall_proceeding(asked uuid, asked_track text) "
                  "returns boolean language sql stable return true;");
    cr_assert(!has(view(arbitrator_licheng), "\"mediation\"") &&
              !has(view(mediator_licheng), "\"arbitration\""));
}

Test(resolution, a_mediation_agreement_is_told_item_by_item)
{
    static const char agreed[] =
        "{\"agreed\":true,\"items\":[{\"topic\":\"wage_arrears\",\"result\":\"settled\","
        "\"amount\":1100000,\"claimed\":1124100}]}";
    case_matter_hear();
    case_ask();
    case_talk();
    (void)follower_post(desk_licheng, case_one("/end"), agreed, 400); /* of a negotiation */
    case_propose();
    case_open();
    (void)follower_post(mediator_licheng, case_one("/end"),
                        "{\"agreed\":false,\"items\":[{\"topic\":\"wage_arrears\",\"result\":"
                        "\"settled\"}]}",
                        400);
    (void)follower_post(mediator_licheng, case_one("/end"),
                        "{\"agreed\":true,\"items\":[{\"topic\":\"wage_arrears\",\"result\":"
                        "\"rejected\"}]}",
                        400);
    cr_assert(triage_holds("not exists (select from award_item)"));
    (void)follower_post(mediator_licheng, case_one("/end"), agreed, 200);
    cr_assert(said("proceeding.ended", "\"amount\":1100000"));
    cr_assert(triage_holds("(select topic = 'wage_arrears' and result = 'settled' and amount = "
                           "1100000 and claimed = 1124100 and final is null and instance is null "
                           "from award_item)"));
    cr_assert(has(view(woman_one), "\"amount\":1100000"));
}
