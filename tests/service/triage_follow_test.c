/* SPDX-License-Identifier: Apache-2.0
 *
 * How the tracks follow what resolution says: the real triage, told of a matter by intake and of
 * its proceedings by resolution. No event opens a track of mediation but an application for it, and
 * none opens a mediation.
 */
#include "triage_story.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(triage_follow, .init = triage_begin, .fini = triage_end, .timeout = 200);

static int said;

/* The next event of resolution about matter_one. */
static void says(const char *type, const char *track, const char *members)
{
    triage_hear_from("resolution", triage_text("halfsky.%s.v1", type), matter_one, ++said,
                     triage_text("{\"matter_id\":\"%s\",\"region\":\"370112\",\"proceeding_id\":"
                                 "\"019ab000-0000-7000-8000-0000000000aa\",\"track\":\"%s\",%s}",
                                 matter_one, track, members));
}

static void begin(void)
{
    said = 0;
    matter_hear_today();
}

static bool track_is(const char *track, const char *condition)
{
    return triage_holds(triage_text("(select %s from track where track = '%s')", condition, track));
}

#define DUE(rule, by)                                                                              \
    ",\"due_rule\":\"" rule "\",\"due_mark\":\"V\",\"due_by\":\"" by "\",\"due_safe\":\"" by "\""
#define ITEMS                                                                                      \
    "\"items\":[{\"item_id\":\"019ab000-0000-7000-8000-0000000000cc\",\"topic\":\"severance\","    \
    "\"result\":\"supported\",\"amount\":100}]"

Test(triage_follow, an_arbitration_opens_its_track_and_goes_on_by_the_laws_days)
{
    begin();
    says("proceeding.begun", "arbitration", "\"state\":\"applied\"" DUE("DL-ARB-2", "2199-03-09"));
    cr_assert(track_is("arbitration", "state = 'open' and next_action = 'decide_acceptance' and "
                                      "next_by = '2199-03-09'"));
    says("proceeding.opened", "arbitration",
         "\"state\":\"accepted\"" DUE("DL-ARB-13", "2199-04-20"));
    cr_assert(track_is("arbitration", "next_action = 'hear_and_award' and next_by = '2199-04-20'"));
    says("award.made", "arbitration", ITEMS DUE("DL-SUE-1", "2199-05-01"));
    cr_assert(track_is("arbitration", "next_action = 'explain_decision' and next_by is null and "
                                      "next_by_unknown like '%2199年5月1日%' and not overdue"));
    cr_assert_not_null(strstr(chain_get(woman_one), "本人要起诉的，最迟在2199年5月1日提出"));
    says("proceeding.begun", "litigation",
         "\"state\":\"sued\",\"ground\":\"award\"" DUE("DL-SUE-6", "2199-05-02"));
    cr_assert(track_is("arbitration", "state = 'closed'"));
    cr_assert(track_is("litigation", "state = 'open' and agency = 'labour' and next_action = "
                                     "'take_over'"));
    says("judgment.made", "litigation", "\"state\":\"judged\",\"instance\":\"first\"," ITEMS);
    cr_assert(triage_holds("(select next_action = 'explain_decision' from asked where track = "
                           "'litigation')"));
}

Test(triage_follow, a_day_that_is_over_is_marked_with_the_plan)
{
    begin();
    says("proceeding.begun", "arbitration", "\"state\":\"applied\"" DUE("DL-ARB-2", "2017-06-02"));
    cr_assert(track_is("arbitration", "overdue and next_by = '2017-06-02'"));
    says("proceeding.opened", "arbitration",
         "\"state\":\"accepted\"" DUE("DL-ARB-13", "2017-07-10"));
    cr_assert(track_is("arbitration", "overdue and next_action = 'hear_and_award'"));
    cr_assert(triage_holds("(select count(*) from ledger where type = 'halfsky.track.overdue.v1') "
                           "= 2"));
}

Test(triage_follow, what_led_nowhere_closes_its_track_and_her_way_is_settled_anew)
{
    static const struct {
        const char *track, *begun, *ended;
    } ways[] = {{"negotiation", "asked", "failed"},
                {"mediation", "proposed", "declined"},
                {"mediation", "proposed", "failed"},
                {"arbitration", "applied", "not_accepted"}};
    begin();
    triage_script("update track set next_action = 'follow_up' where track = 'prevention'");
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        says("proceeding.begun", ways[i].track, triage_text("\"state\":\"%s\"", ways[i].begun));
        if (strcmp(ways[i].track, "negotiation") == 0)
            baton_answer(union_licheng, "negotiation", "accepted", 200);
        says("proceeding.ended", ways[i].track, triage_text("\"state\":\"%s\"", ways[i].ended));
        cr_expect(track_is(ways[i].track, "state = 'closed'"), "%s", ways[i].track);
    }
    cr_assert(track_is("prevention", "state = 'open' and next_action = 'choose_path'"));
    cr_assert(triage_holds("not exists (select from track where state = 'open' and track <> "
                           "'prevention')"));
}

Test(triage_follow, an_agreement_a_settlement_and_a_second_judgment_end_their_track)
{
    begin();
    says("proceeding.begun", "mediation", "\"state\":\"proposed\"" DUE("DL-MED-2", "2199-03-17"));
    cr_assert(track_is("mediation", "next_action = 'start_mediation'"));
    says("proceeding.opened", "mediation", "\"state\":\"opened\"" DUE("DL-MED-2", "2199-03-17"));
    cr_assert(track_is("mediation", "next_action = 'mediate' and next_by = '2199-03-17'"));
    says("proceeding.ended", "mediation", "\"state\":\"agreed\"");
    cr_assert(track_is("mediation", "state = 'closed'"));
    says("proceeding.begun", "arbitration", "\"state\":\"applied\"");
    says("settlement.made", "arbitration", "\"state\":\"mediated\"," ITEMS);
    cr_assert(track_is("arbitration", "state = 'closed'"));
    says("proceeding.begun", "litigation", "\"state\":\"sued\"");
    says("judgment.made", "litigation",
         "\"state\":\"judged_finally\",\"instance\":\"second\"," ITEMS);
    cr_assert(triage_holds("(select next_action = 'follow_up' from asked where track = "
                           "'litigation')"));
    baton_answer((struct triage_asker){ROLE_OFFICER, AGENCY_COURT, "370112", 777}, "litigation",
                 "accepted", 200);
    cr_assert(track_is("litigation", "agency = 'court' and next_action = 'follow_up'"));
}

/* What others ask for in her matter is no answer of hers. */
Test(triage_follow, what_she_asks_for_herself_answers_its_offer_a_declined_one_too)
{
    static const char *const kinds[] = {"negotiation", "mediation", "arbitration"};
    static const char *const others[] = {"clerk", "officer", "mediator", "arbitrator"};
    begin();
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        (void)matter_post(woman_one, triage_text("/offers/%s/answer", offer_id(kinds[i])),
                          "{\"answer\":\"declined\"}", 200);
        for (size_t j = 0; j < sizeof others / sizeof *others; j++)
            says("proceeding.begun", kinds[i],
                 triage_text("\"state\":\"applied\",\"asked_by\":\"%s\"", others[j]));
        says("proceeding.begun", kinds[i], "\"state\":\"applied\"");
        cr_expect(triage_holds(triage_text("(select state = 'declined' from offer where kind = "
                                           "'%s')",
                                           kinds[i])),
                  "%s", kinds[i]);
        says("proceeding.begun", kinds[i], "\"state\":\"applied\",\"asked_by\":\"worker\"");
        cr_expect(triage_holds(triage_text("(select state = 'accepted' and answered_role = "
                                           "'worker' from offer where kind = '%s')",
                                           kinds[i])),
                  "%s", kinds[i]);
    }
    cr_assert(triage_holds("(select count(*) from ledger where type = "
                           "'halfsky.offer.answered.v1') = 6"));
}

Test(triage_follow, no_event_but_an_application_opens_a_track_of_mediation)
{
    begin();
    says("proceeding.opened", "mediation", "\"state\":\"opened\"");
    says("proceeding.overdue", "mediation", "\"state\":\"opened\"" DUE("DL-MED-2", "2026-01-05"));
    says("proceeding.ended", "mediation", "\"state\":\"failed\"");
    says("proceeding.ended", "negotiation", "\"state\":\"failed\"");
    says("proceeding.ended", "arbitration", "\"state\":\"not_accepted\"");
    cr_assert(triage_holds("not exists (select from track where track = 'mediation')"));
    cr_assert(triage_holds("(select count(*) from offer where kind = 'mediation' and state <> "
                           "'open') = 0"));
}
