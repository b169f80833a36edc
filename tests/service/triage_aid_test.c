/* SPDX-License-Identifier: Apache-2.0
 *
 * How the track of legal aid follows what legalaid says: the real triage, told of a matter by
 * intake and of legal aid by legalaid, in every order that can be.
 */
#include "triage_story.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(triage_aid, .init = triage_begin, .fini = triage_end, .timeout = 200);

static int said;

/* The next event of legalaid about matter_one. */
static void aid_says(const char *what, const char *members)
{
    triage_hear_from("legalaid", triage_text("halfsky.legal_aid.%s.v1", what), matter_one, ++said,
                     triage_text("{\"matter_id\":\"%s\",\"region\":\"370112\","
                                 "\"application_id\":\"019ab000-0000-7000-8000-0000000000aa\","
                                 "\"on\":\"2026-03-10\"%s}",
                                 matter_one, members));
}

static void aid_applied(void)
{
    aid_says("applied", ",\"offer_id\":\"019ab000-0000-7000-8000-0000000000bb\",\"outlook\":"
                        "\"likely\",\"urgent\":false,\"due_by\":\"2199-03-17\",\"due_rule\":"
                        "\"DL-LA-1\",\"due_mark\":\"V\"");
}

static void aid_decided(const char *members)
{
    aid_says("decided", triage_text(",\"officer_id\":\"%s\",%s", triage_account(601), members));
}

static void begin(void)
{
    said = 0;
    matter_hear_today();
}

/* As legalaid would say it of the offer that this matter has. */
static void aid_applied_from_the_offer(void)
{
    aid_says("applied", triage_text(",\"offer_id\":\"%s\",\"outlook\":\"likely\",\"urgent\":"
                                    "false",
                                    offer_id("legal_aid")));
}

static bool track_is(const char *condition)
{
    return triage_holds(triage_text("(select %s from track where track = 'legal_aid')", condition));
}

Test(triage_aid, an_application_opens_the_track_and_its_taker_goes_on_by_the_laws_day)
{
    begin();
    aid_applied();
    cr_assert(track_is("state = 'open' and agency = 'labour' and next_action = 'take_over'"));
    baton_answer(justice_licheng, "legal_aid", "accepted", 200);
    cr_assert(track_is("agency = 'justice' and next_action = 'decide_legal_aid' and next_by = "
                       "'2199-03-17'"));
}

Test(triage_aid, a_track_that_somebody_has_is_planned_at_once)
{
    begin();
    offer_accept("legal_aid");
    baton_answer(justice_licheng, "legal_aid", "accepted", 200);
    aid_applied();
    cr_assert(track_is("next_action = 'decide_legal_aid' and next_by = '2199-03-17'"));
    aid_decided("\"decision\":\"granted\",\"instance\":\"aid_body\",\"due_by\":"
                "\"2199-03-20\",\"due_rule\":\"DL-LA-2\",\"due_mark\":\"V\"");
    cr_assert(track_is("next_action = 'assign_legal_aid' and next_by = '2199-03-20'"));
    aid_says("assigned", ",\"provider\":\"lawyer\"");
    cr_assert(track_is("next_action = 'give_legal_aid' and next_by is null and next_by_unknown "
                       "is not null"));
    aid_says("ended", ",\"state\":\"ended\"");
    cr_assert(track_is("state = 'closed' and not exists (select from asked)"));
    cr_assert(triage_holds("exists (select from ledger where type = 'halfsky.track.closed.v1' "
                           "and body like '%legal_aid%')"));
    aid_applied();
    cr_assert(track_is("state = 'open'"));
}

Test(triage_aid, after_a_refusal_nobody_is_overdue_while_she_considers)
{
    begin();
    offer_accept("legal_aid");
    baton_answer(justice_licheng, "legal_aid", "accepted", 200);
    aid_decided("\"decision\":\"refused\",\"instance\":\"aid_body\",\"reason\":"
                "\"means_not_met\",\"review\":\"objection\",\"due_by\":\"2026-04-09\","
                "\"due_rule\":\"DL-LA-4\",\"due_mark\":\"V\"");
    cr_assert(track_is("next_action = 'explain_refusal' and next_by is null and not overdue and "
                       "next_by_unknown like '%2026-04-09%'"));
    cr_assert_not_null(strstr(chain_get(woman_one), "提出异议"));
    aid_says("review_asked", ",\"due_by\":\"2199-03-25\",\"due_rule\":\"DL-LA-3\","
                             "\"due_mark\":\"V\"");
    cr_assert(track_is("next_action = 'review_legal_aid' and next_by = '2199-03-25'"));
    aid_decided("\"decision\":\"refused\",\"instance\":\"justice_bureau\",\"reason\":"
                "\"means_not_met\",\"review\":\"reconsideration_or_suit\"");
    cr_assert(track_is("state = 'closed'"));
}

Test(triage_aid, what_is_said_while_a_hand_over_is_open_is_left_to_its_taker)
{
    begin();
    offer_accept("legal_aid");
    aid_applied();
    aid_decided("\"decision\":\"granted\",\"instance\":\"aid_body\"");
    cr_assert(track_is("next_action = 'take_over'"));
    baton_answer(justice_licheng, "legal_aid", "declined", 200);
    cr_assert(track_is("agency = 'labour' and next_action = 'assign_legal_aid' and next_by is null "
                       "and next_by_unknown is not null"));
    aid_says("ended", ",\"state\":\"withdrawn\"");
    cr_assert(track_is("state = 'closed'"));
}

static bool offer_is(const char *condition)
{
    return triage_holds(triage_text("(select %s from offer where kind = 'legal_aid')", condition));
}

Test(triage_aid, her_own_application_is_her_yes_to_the_offer)
{
    begin();
    aid_applied(); /* from an offer that nobody knows: nothing is answered */
    cr_assert(offer_is("state = 'open'"));
    aid_applied_from_the_offer();
    cr_assert(offer_is("state = 'accepted' and answered_on = '2026-03-10' and answered_role = "
                       "'worker' and answered_by is null"));
    aid_applied_from_the_offer(); /* and she applies again: it is answered once */
    cr_assert(triage_holds("(select count(*) from ledger where type = "
                           "'halfsky.offer.answered.v1') = 1"));
}

static bool both_answers_are_told(void)
{
    return triage_holds("(select array_agg(body::jsonb ->> 'state' order by seq) from ledger "
                        "where type = 'halfsky.offer.answered.v1') = '{declined,accepted}'") &&
           triage_holds("(select array_agg(answer order by seq) from timeline where what = "
                        "'offer_answered') = '{declined,accepted}'");
}

static void decline(void)
{
    (void)matter_post(woman_one, triage_text("/offers/%s/answer", offer_id("legal_aid")),
                      "{\"answer\":\"declined\"}", 200);
}

Test(triage_aid, what_she_declined_and_applies_for_later_is_accepted_and_both_are_told)
{
    begin();
    decline();
    cr_assert(offer_is("state = 'declined'"));
    aid_applied_from_the_offer();
    cr_assert(offer_is("state = 'accepted' and answered_on = '2026-03-10' and answered_role = "
                       "'worker' and answered_by is null"));
    cr_assert(track_is("state = 'open'") && both_answers_are_told());
    cr_assert_not_null(strstr(chain_get(woman_one), "您已接受：法律援助。"));
}

Test(triage_aid, what_she_declined_she_may_accept_later_and_not_the_other_way)
{
    begin();
    decline();
    offer_accept("legal_aid");
    cr_assert(offer_is("state = 'accepted'") && both_answers_are_told());
    (void)matter_post(woman_one, triage_text("/offers/%s/answer", offer_id("legal_aid")),
                      "{\"answer\":\"declined\"}", 409);
    (void)matter_post(woman_one, triage_text("/offers/%s/answer", offer_id("legal_aid")),
                      "{\"answer\":\"accepted\"}", 409);
    cr_assert(offer_is("state = 'accepted'"));
}

Test(triage_aid, missing_papers_are_the_next_thing_until_they_are_there)
{
    begin();
    aid_applied();
    baton_answer(justice_licheng, "legal_aid", "accepted", 200);
    aid_says("papers_asked", ",\"papers\":[\"identity\"],\"papers_by\":\"2199-03-12\"");
    cr_assert(track_is("next_action = 'supply_papers' and next_by = '2199-03-12'"));
    cr_assert_not_null(strstr(chain_get(woman_one), "补充法律援助申请材料"));
    aid_says("papers_reminded", ",\"papers\":[\"identity\"],\"papers_by\":\"2199-03-12\"");
    cr_assert(track_is("next_action = 'supply_papers'"));
    aid_says("papers_supplied", ",\"due_by\":\"2199-03-19\",\"due_rule\":\"DL-LA-1\","
                                "\"due_mark\":\"V\"");
    cr_assert(track_is("next_action = 'decide_legal_aid' and next_by = '2199-03-19'"));
    aid_says("ended", ",\"state\":\"lapsed\"");
    cr_assert(track_is("state = 'closed'"));
}

Test(triage_aid, aid_that_is_ended_leaves_her_the_way_of_review)
{
    begin();
    aid_applied();
    baton_answer(justice_licheng, "legal_aid", "accepted", 200);
    aid_says("terminated", triage_text(",\"termination\":\"own_agent\",\"officer_id\":\"%s\","
                                       "\"review\":\"objection\",\"due_by\":\"2199-04-09\","
                                       "\"due_rule\":\"DL-LA-4\",\"due_mark\":\"V\"",
                                       triage_account(601)));
    cr_assert(track_is("state = 'open' and next_action = 'explain_refusal' and next_by is null "
                       "and next_by_unknown like '%2199-04-09%' and not overdue"));
}

Test(triage_aid, who_helped_alone_sees_the_matter_until_the_track_closes)
{
    begin();
    aid_applied();
    baton_answer(justice_licheng, "legal_aid", "accepted", 200);
    (void)chain_get(justice_licheng);
    aid_says("ended", ",\"state\":\"ended\"");
    triage_hides(justice_licheng, matter_path(""), NULL);
    cr_assert(triage_holds("(select count(*) from ledger where type = "
                           "'halfsky.access.ended.v1') = 1 and (select count(*) from access where "
                           "track = 'legal_aid' and until_at is null) = 0"));
    (void)chain_get(labour_licheng);
    aid_applied(); /* she applies again, and it is offered to them again */
    baton_answer(justice_licheng, "legal_aid", "accepted", 200);
    (void)chain_get(justice_licheng);
}
