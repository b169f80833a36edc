/* SPDX-License-Identifier: Apache-2.0
 *
 * What an application lacks (法律援助法 43(2)), aid that an officer ends before its end (48, 49), and
 * what she states of her household (41): the real service, told of a matter as triage tells it.
 * Nothing of it happens by itself but a reminder.
 */
#include "legalaid_story.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(legalaid_papers, .init = legalaid_begin, .fini = triage_end, .timeout = 200);

static bool said(const char *type, const char *part)
{
    return triage_holds(triage_text("exists (select from ledger where type = "
                                    "'halfsky.legal_aid.%s.v1' and body like '%%%s%%')",
                                    type, part));
}
static bool state_is(const char *state)
{
    return triage_holds(triage_text("(select state = '%s' from application order by "
                                    "application_id desc limit 1)",
                                    state));
}
static const char *view(struct triage_asker who) { return triage_get(who, follower_path(""), 200); }
static bool has(const char *text, const char *part) { return strstr(text, part) != NULL; }

Test(legalaid_papers, what_is_missing_is_told_once_and_no_office_day_runs_meanwhile)
{
    aid_matter_hear();
    (void)follower_post(woman_one, "", "{\"on\":\"2026-09-22\"}", 200);
    aid_ask_papers("2026-09-24", "2199-09-30");
    cr_assert(said("papers_asked", "\"papers_by\":\"2199-09-30\"") &&
              said("papers_asked", "identity") && said("papers_asked", "case_papers"));
    cr_assert(triage_holds("(select due_by is null and due_rule is null from application)"));
    cr_assert(has(view(woman_one), "需要补充：身份证明、与申请事项有关的案件材料。请在2199-09-30"));
    const char *supplied =
        follower_post(woman_one, aid_one("/papers/supply"), "{\"on\":\"2026-09-28\"}", 200);
    cr_assert(has(supplied, "\"state\":\"applied\"") &&
                  has(supplied, "\"due_by\":\"2026-10-03\"") &&
                  has(supplied, "\"due_rule\":\"DL-LA-1\""),
              "four days were hers: %s", supplied);
    (void)follower_post(aid_licheng, aid_one("/papers"),
                        "{\"papers\":[\"account\"],\"by\":\"2199-10-30\"}", 409);
    aid_grant();
}

Test(legalaid_papers, telling_names_papers_and_a_day_to_come)
{
    static const char *const halves[] = {
        "{}", "{\"papers\":[],\"by\":\"2199-01-01\"}", "{\"by\":\"2199-01-01\"}",
        "{\"papers\":[\"identity\"]}", "{\"papers\":[\"identity\"],\"by\":\"2026-01-05\"}",
        "{\"papers\":[\"identity\"],\"on\":\"2199-01-01\",\"by\":\"2199-01-05\"}"};
    aid_matter_hear();
    aid_apply();
    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
        (void)follower_post(aid_licheng, aid_one("/papers"), halves[i], 400);
    cr_assert(state_is("applied"));
    cr_assert(triage_holds("(select papers is null from application)"));
}

/* Silence is no withdrawal by itself: an officer records it, after a reminder and its day. */
Test(legalaid_papers, a_lapse_takes_a_reminder_a_day_that_is_over_and_an_officer)
{
    aid_matter_hear();
    aid_apply();
    aid_ask_papers(NULL, "2199-01-01");
    (void)follower_post(aid_licheng, aid_one("/papers/lapse"), "{}", 409);
    triage_script("update application set papers_asked_on = '2026-01-06', papers_by = "
                  "'2026-01-20'; update due set due_at = 0 where kind = 'aid_papers_reminded'");
    triage_await("(select reminded_on is not null from application)");
    cr_assert(said("papers_reminded", "\"papers_by\":\"2026-01-20\""));
    cr_assert(triage_holds("not exists (select from due where kind = 'aid_papers_reminded')"));
    (void)follower_post(aid_licheng, aid_one("/papers/lapse"), "{}", 409); /* on the same day */
    triage_script("update application set reminded_on = reminded_on - 1");
    (void)follower_post(aid_licheng, aid_one("/papers/lapse"), "{\"on\":\"2026-01-20\"}", 400);
    (void)follower_post(aid_licheng, aid_one("/papers/lapse"), "{}", 200);
    cr_assert(state_is("lapsed") && said("ended", "\"state\":\"lapsed\""));
    cr_assert(has(view(woman_one), "视为撤回申请"));
    aid_apply(); /* and she applies again */
}

Test(legalaid_papers, years_later_it_still_waits_and_she_may_supply)
{
    aid_matter_hear();
    aid_apply();
    aid_ask_papers(NULL, "2199-01-01");
    cr_assert(triage_holds("(select due_at from due where kind = 'aid_papers_reminded') = "
                           "extract(epoch from '2198-12-30 00:00+08'::timestamptz) * 1000"));
    triage_script("update application set papers_asked_on = '2026-01-06', papers_by = "
                  "'2026-01-20'; update due set due_at = 0 where kind = 'aid_papers_reminded'");
    triage_restart("clock.offset_ms=315360000000");
    triage_await("(select reminded_on is not null from application)");
    cr_assert(state_is("to_supply"));
    (void)follower_post(desk_licheng, aid_one("/papers/supply"), "{}", 200);
    cr_assert(state_is("applied"));
}

Test(legalaid_papers, the_aid_body_takes_papers_too_and_may_grant_without_them)
{
    aid_matter_hear();
    aid_apply();
    aid_ask_papers(NULL, "2199-01-01");
    (void)follower_post(aid_licheng, aid_one("/papers/supply"), "{}", 200);
    cr_assert(said("papers_supplied", "\"due_rule\":\"DL-LA-1\""));
    (void)follower_post(woman_one, aid_one("/withdrawal"), "{}", 200);
    aid_apply();
    aid_ask_papers(NULL, "2199-01-01");
    (void)follower_post(aid_licheng, aid_one("/decision"), aid_refusal_body, 409);
    (void)follower_post(aid_licheng, aid_one("/decision"), "{\"decision\":\"granted_first\"}", 200);
    cr_assert(triage_holds("not exists (select from due where kind = 'aid_papers_reminded')"));
}

/* --- an end before the end */

Test(legalaid_papers, an_officer_ends_aid_and_another_reviews_it)
{
    static const struct triage_asker same = {ROLE_OFFICER, AGENCY_JUSTICE, "370112", 601};
    aid_matter_hear();
    aid_apply();
    aid_grant();
    aid_assign(&lawyer_one);
    (void)follower_post(lawyer_one, aid_one("/termination"), aid_termination_body, 403);
    (void)follower_post(aid_licheng, aid_one("/termination"), "{\"termination\":\"own_agent\"}",
                        400);
    (void)follower_post(aid_licheng, aid_one("/termination"), "{\"review\":\"objection\"}", 400);
    (void)follower_post(
        aid_licheng, aid_one("/termination"),
        "{\"termination\":\"own_agent\",\"review\":\"reconsideration_or_suit\"}", 400);
    aid_terminate();
    cr_assert(state_is("terminated") && said("terminated", "\"due_rule\":\"DL-LA-4\"") &&
              said("terminated", "\"review\":\"objection\""));
    const char *shown = view(woman_one);
    cr_assert(has(shown, "自行委托律师或者其他代理人") && has(shown, "对决定有异议的"), "%s", shown);
    aid_object();
    (void)follower_post(same, aid_one("/objection/decision"), "{\"decision\":\"granted\"}", 409);
    (void)follower_post(justice_licheng, aid_one("/objection/decision"),
                        "{\"decision\":\"granted\"}", 200);
    cr_assert(state_is("granted"));
    aid_assign(&lawyer_two);
    aid_terminate();
    aid_object();
    (void)follower_post(justice_licheng, aid_one("/objection/decision"), aid_uphold_body, 400);
    (void)follower_post(justice_licheng, aid_one("/objection/decision"),
                        "{\"decision\":\"refused\",\"review\":\"reconsideration_or_suit\"}",
                        200);
    cr_assert(state_is("upheld"));
    cr_assert(has(view(woman_one), "行政复议或者提起行政诉讼"));
    aid_apply(); /* and she may always apply again */
}

Test(legalaid_papers, what_was_not_granted_or_has_ended_is_not_ended_again)
{
    aid_matter_hear();
    aid_apply();
    (void)follower_post(aid_licheng, aid_one("/termination"), aid_termination_body, 409);
    aid_grant();
    aid_assign(&lawyer_one);
    (void)follower_post(lawyer_one, aid_one("/reports"), "{\"kind\":\"concluded\"}", 200);
    (void)follower_post(aid_licheng, aid_one("/termination"), aid_termination_body, 409);
    cr_assert(state_is("ended"));
}

/* --- her household */

static const char stated[] = "{\"topics\":[\"wage_arrears\"],\"ground\":\"hardship\","
                             "\"commitment\":true,\"household_size\":3,"
                             "\"household_income\":345600}";

Test(legalaid_papers, what_she_states_of_her_household_is_kept_for_who_decides_and_in_no_event)
{
    aid_matter_hear();
    (void)follower_post(woman_one, "", stated, 200);
    cr_assert(triage_holds("not exists (select from ledger where body ~ '345600|household')"));
    cr_assert(has(view(aid_licheng), "\"household_income\":345600"));
    cr_assert(has(view(woman_one), "\"household_size\":3"));
    aid_grant();
    aid_assign(&lawyer_one);
    cr_assert_not(has(view(lawyer_one), "household"));
}

/* No line of subsistence was entered for the place: the standard stays open and an officer sees it
 * (LA-8, SAFE-2, SAFE-8). */
Test(legalaid_papers, without_a_line_of_the_place_her_means_stay_open)
{
    aid_matter_hear();
    (void)follower_post(woman_one, "", stated, 200);
    cr_assert(triage_holds("(select means_met is null and outlook = 'needs_officer' and "
                           "outlook_zh like '%最低生活保障%' from application)"));
}

Test(legalaid_papers, income_and_people_are_told_together)
{
    static const char *const halves[] = {"{\"household_size\":3}", "{\"household_income\":1}",
                                         "{\"household_size\":0,\"household_income\":1}",
                                         "{\"household_size\":-1,\"household_income\":1}",
                                         "{\"household_size\":1,\"household_income\":-1}"};
    aid_matter_hear();
    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
        (void)follower_post(woman_one, "", halves[i], 400);
    cr_assert(triage_holds("not exists (select from application)"));
}
