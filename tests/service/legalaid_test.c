/* SPDX-License-Identifier: Apache-2.0
 *
 * Legal aid from an offer to the last report: the real service, told of a matter as triage tells
 * it. Limits and what becomes of them when they pass; what a refusal has to have.
 */
#include "legalaid_story.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(legalaid, .init = legalaid_begin, .fini = triage_end, .timeout = 200);

static bool said(const char *type, const char *part)
{
    return triage_holds(triage_text("exists (select from ledger where type = "
                                    "'halfsky.legal_aid.%s.v1' and body like '%%%s%%')",
                                    type, part));
}

static const char *view(struct triage_asker who) { return triage_get(who, follower_path(""), 200); }

Test(legalaid, an_offer_becomes_an_application_a_grant_an_assignment_and_a_report)
{
    aid_matter_hear();
    cr_assert_not_null(strstr(view(woman_one), "\"advice_zh\""));
    aid_apply();
    cr_assert(said("applied", "\"outlook\":\"needs_officer\""));
    aid_grant();
    cr_assert(said("decided", "\"decision\":\"granted\""));
    aid_assign(&lawyer_one);
    (void)follower_post(lawyer_one, aid_one("/reports"), "{\"kind\":\"met\"}", 200);
    (void)follower_post(lawyer_one, aid_one("/reports"), "{\"kind\":\"concluded\"}", 200);
    cr_assert(said("reported", "\"kind\":\"met\"") && said("ended", "\"state\":\"ended\""));
    const char *last = view(woman_one);
    cr_assert(strstr(last, "\"state\":\"ended\"") && strstr(last, "已会见受援人"), "%s", last);
    cr_assert(triage_holds("(select count(*) from report) = 2"));
}

Test(legalaid, the_ground_and_means_are_in_no_event)
{
    aid_matter_hear();
    (void)follower_post(woman_one, "",
                        "{\"topics\":[\"dismissal\"],\"ground\":\"domestic_violence\","
                        "\"commitment\":true}",
                        200);
    cr_assert(triage_holds("not exists (select from ledger where body ~ "
                           "'domestic|ground|commitment|家庭')"));
    cr_assert_not_null(strstr(view(aid_licheng), "\"ground\":\"domestic_violence\""));
}

/* T50: the earlier of seven days and five working days. */
Test(legalaid, limits_are_the_laws_with_rule_and_mark)
{
    aid_matter_hear();
    const char *applied = follower_post(woman_one, "", "{\"on\":\"2026-09-22\"}", 200);
    cr_assert(strstr(applied, "\"due_by\":\"2026-09-29\"") &&
                  strstr(applied, "\"due_rule\":\"DL-LA-1\"") &&
                  strstr(applied, "\"due_mark\":\"V\""),
              "%s", applied);
    const char *refused = follower_post(aid_licheng, aid_one("/decision"),
                                        "{\"decision\":\"refused\",\"reason\":\"means_not_met\","
                                        "\"review\":\"objection\",\"on\":\"2026-09-24\"}",
                                        200);
    cr_assert(strstr(refused, "\"due_by\":\"2026-10-24\"") &&
                  strstr(refused, "\"due_rule\":\"DL-LA-4\""),
              "%s", refused);
    const char *asked =
        follower_post(woman_one, aid_one("/objection"), "{\"on\":\"2026-11-02\"}", 200);
    cr_assert(strstr(asked, "\"due_by\":\"2026-11-07\"") &&
                  strstr(asked, "\"due_rule\":\"DL-LA-3\""),
              "after thirty days, too: %s", asked);
    const char *granted = follower_post(justice_licheng, aid_one("/objection/decision"),
                                        "{\"decision\":\"granted\",\"on\":\"2026-11-04\"}", 200);
    cr_assert(strstr(granted, "\"due_by\":\"2026-11-07\"") &&
                  strstr(granted, "\"due_rule\":\"DL-LA-2\""),
              "%s", granted);
    cr_assert(said("decided", "\"instance\":\"justice_bureau\""));
}

Test(legalaid, aid_that_has_to_come_first_is_due_the_same_day)
{
    aid_matter_hear();
    const char *applied = follower_post(
        woman_one, "", triage_text("{\"urgent\":true,\"topics\":[\"dismissal\"]}"), 200);
    cr_assert(strstr(applied, triage_text("\"due_by\":\"%s\"", aid_today())) &&
                  strstr(applied, "\"due_rule\":\"DL-LA-5\""),
              "%s", applied);
    (void)follower_post(aid_licheng, aid_one("/decision"), "{\"decision\":\"granted_first\"}", 200);
    cr_assert(said("decided", "granted_first"));
}

Test(legalaid, a_limit_that_passes_is_marked_and_said_and_decides_nothing)
{
    aid_matter_hear();
    (void)follower_post(woman_one, "", "{\"on\":\"2026-09-22\"}", 200);
    triage_await("(select overdue and state = 'applied' from application)");
    cr_assert(said("overdue", "\"due_rule\":\"DL-LA-1\"") && said("overdue", "2026-09-29"));
    cr_assert(triage_holds("not exists (select from due where kind = 'aid_overdue')"));
    cr_assert(strstr(view(woman_one), "已逾期"));
    (void)follower_post(aid_licheng, aid_one("/decision"), "{\"decision\":\"granted\"}", 200);
    cr_assert(triage_holds("(select not overdue and due_rule = 'DL-LA-2' from application)"));
}

Test(legalaid, the_desk_applies_for_her_once_she_has_accepted)
{
    aid_matter_hear();
    (void)follower_post(desk_licheng, "", "{}", 409);
    follower_hear("halfsky.offer.answered.v1",
                  "\"region\":\"370112\",\"offer_id\":\"019ab000-0000-7000-8000-0000000000b1\","
                  "\"kind\":\"legal_aid\",\"state\":\"declined\",\"on\":\"2026-01-06\"");
    (void)follower_post(desk_licheng, "", "{}", 409);
    aid_apply(); /* her own application needs no acceptance */
    (void)follower_post(woman_one, aid_one("/withdrawal"), "{}", 200);
    follower_hear("halfsky.offer.answered.v1",
                  "\"region\":\"370112\",\"offer_id\":\"019ab000-0000-7000-8000-0000000000b1\","
                  "\"kind\":\"legal_aid\",\"state\":\"accepted\",\"on\":\"2026-01-07\"");
    (void)follower_post(desk_licheng, "", "{}", 200);
    (void)follower_post(woman_one, "", "{}", 409);
    cr_assert(triage_holds("(select array_agg(state order by application_id) from application) = "
                           "'{withdrawn,applied}'"));
}

Test(legalaid, a_refusal_is_reviewed_by_another_officer_and_tells_what_is_left)
{
    static const struct triage_asker same = {ROLE_OFFICER, AGENCY_JUSTICE, "370112", 601};
    aid_matter_hear();
    aid_apply();
    aid_refuse();
    const char *shown = view(woman_one);
    cr_assert(strstr(shown, "司法行政部门提出异议") && strstr(shown, "不符合经济困难标准"), "%s",
              shown);
    aid_object();
    (void)follower_post(same, aid_one("/objection/decision"), aid_uphold_body, 409);
    (void)follower_post(labour_licheng, aid_one("/objection/decision"), aid_uphold_body, 404);
    (void)follower_post(justice_licheng, aid_one("/objection/decision"), aid_refusal_body, 400);
    (void)follower_post(justice_licheng, aid_one("/objection/decision"), aid_uphold_body, 200);
    cr_assert(triage_holds("(select state = 'upheld' and reviewed_by <> decided_by and review = "
                           "'reconsideration_or_suit' and due_by is null from application)"));
    cr_assert(strstr(view(woman_one), "行政复议或者提起行政诉讼"));
    aid_apply(); /* and she may always apply again */
}

Test(legalaid, a_provider_sees_what_is_assigned_and_loses_it_with_the_assignment)
{
    aid_matter_hear();
    aid_apply();
    aid_grant();
    triage_hides(lawyer_one, follower_path(""), NULL);
    aid_assign(&lawyer_one);
    (void)view(lawyer_one);
    triage_hides(lawyer_two, follower_path(""), NULL);
    cr_assert(strstr(triage_get(lawyer_one, "/v1/legal-aid/applications", 200), aid_matter));
    cr_assert_null(strstr(triage_get(lawyer_two, "/v1/legal-aid/applications", 200), aid_matter));
    aid_assign(&lawyer_two);
    triage_hides(lawyer_one, follower_path(""), NULL);
    (void)follower_post(lawyer_one, aid_one("/reports"), "{\"kind\":\"met\"}", 404);
    (void)view(lawyer_two);
    follower_hear("halfsky.access.ended.v1",
                  "\"access_id\":\"019ab000-0000-7000-8000-0000000000a3\"");
    triage_hides(lawyer_two, follower_path(""), NULL);
    triage_hides(aid_licheng, follower_path(""), NULL);
    (void)view(woman_one);
}

Test(legalaid, days_are_in_their_order_and_not_to_come)
{
    aid_matter_hear();
    (void)follower_post(woman_one, "", "{\"on\":\"2199-01-01\"}", 400);
    (void)follower_post(woman_one, "", "{\"on\":\"2026-09-22\"}", 200);
    (void)follower_post(aid_licheng, aid_one("/decision"),
                        "{\"decision\":\"granted\",\"on\":\"2026-09-21\"}", 400);
    (void)follower_post(aid_licheng, aid_one("/decision"),
                        "{\"decision\":\"granted\",\"on\":\"2026-09-22\"}", 200);
    (void)follower_post(aid_licheng, aid_one("/assignment"),
                        "{\"provider\":\"volunteer\",\"on\":\"2026-09-20\"}", 400);
    (void)follower_post(aid_licheng, aid_one("/assignment"), "{\"provider\":\"volunteer\"}", 200);
    (void)follower_post(aid_licheng, aid_one("/reports"), "{\"kind\":\"heard\"}", 200);
}

Test(legalaid, heard_again_from_the_beginning_nothing_changes)
{
    aid_matter_hear();
    aid_apply();
    const char *before = triage_asked("select jsonb_build_array((select jsonb_agg(to_jsonb(a) "
                                      "order by access_id) from access a), (select jsonb_agg("
                                      "to_jsonb(o)) from offer o))");
    follower_hear(
        "halfsky.offer.made.v1",
        "\"region\":\"370112\",\"offers\":[{\"offer_id\":\"019ab000-0000-7000-8000-0000000000b2\","
        "\"kind\":\"mediation\"}],\"on\":\"2026-01-05\"");
    cr_assert_str_eq(triage_asked("select jsonb_build_array((select jsonb_agg(to_jsonb(a) "
                                  "order by access_id) from access a), (select jsonb_agg("
                                  "to_jsonb(o)) from offer o))"),
                     before);
}
