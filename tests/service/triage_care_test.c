/* SPDX-License-Identifier: Apache-2.0
 *
 * How the track of care follows what care says: the real triage, told of a matter by intake and of
 * a plan by care, in every order that can be.
 */
#include "triage_story.h"

#include <criterion/criterion.h>

TestSuite(triage_care, .init = triage_begin, .fini = triage_end, .timeout = 200);

static int said;

/* The next event of care about matter_one. */
static void care_says(const char *what, const char *members)
{
    triage_hear_from(
        "care", triage_text("halfsky.care.%s.v1", what), matter_one, ++said,
        triage_text("{\"matter_id\":\"%s\",\"region\":\"370112\",\"plan_id\":"
                    "\"019ab000-0000-7000-8000-0000000000aa\",\"on\":\"2026-03-10\"%s}",
                    matter_one, members));
}

static void care_asked(void)
{
    care_says("asked", ",\"offer_id\":\"019ab000-0000-7000-8000-0000000000bb\"");
}

static void care_begun(void)
{
    care_says("begun", triage_text(",\"team\":[{\"account_id\":\"%s\"}]", triage_account(711)));
}

static void begin(void)
{
    said = 0;
    matter_hear_today();
}

static bool track_is(const char *condition)
{
    return triage_holds(triage_text("(select %s from track where track = 'care')", condition));
}

Test(triage_care, asking_opens_the_track_a_team_goes_on_and_the_end_closes_it)
{
    begin();
    care_asked();
    cr_assert(track_is("state = 'open' and next_action = 'take_over'"));
    baton_answer(federation_jinan, "care", "declined", 200);
    cr_assert(track_is("agency = 'labour' and next_action = 'arrange_care' and next_by is not "
                       "null"));
    care_begun();
    cr_assert(track_is("next_action = 'give_care' and next_by is null and next_by_unknown is not "
                       "null"));
    care_says("ended", ",\"state\":\"ended\"");
    cr_assert(track_is("state = 'closed'"));
    care_asked(); /* and it opens again */
    cr_assert(track_is("state = 'open'"));
}

Test(triage_care, a_track_that_is_open_keeps_its_day_when_she_asks)
{
    begin();
    (void)matter_post(labour_licheng, "/tracks", "{\"track\":\"care\"}", 200);
    care_asked();
    cr_assert(triage_holds("(select count(*) from track where track = 'care') = 1"));
    cr_assert(track_is("state = 'open' and next_action = 'take_over'"));
    /* What is asked for while a hand-over is open is what its taker goes on with. */
    care_begun();
    cr_assert(track_is("next_action = 'take_over'"));
    baton_answer(federation_jinan, "care", "accepted", 200);
    cr_assert(track_is("agency = 'womens_federation' and next_action = 'give_care'"));
}

Test(triage_care, an_end_of_a_track_that_is_not_there_changes_nothing)
{
    begin();
    care_says("ended", ",\"state\":\"withdrawn\"");
    cr_assert(triage_holds("not exists (select from track where track = 'care')"));
    cr_assert(triage_holds("not exists (select from parked)"));
}

Test(triage_care, her_own_request_is_her_yes_to_the_offer)
{
    begin();
    care_says("asked", triage_text(",\"offer_id\":\"%s\"", offer_id("care")));
    cr_assert(triage_holds("(select state = 'accepted' and answered_role = 'worker' from offer "
                           "where kind = 'care')"));
    cr_assert(triage_holds("(select count(*) from ledger where type = 'halfsky.offer.answered.v1' "
                           "and body like '%care%') = 1"));
}

Test(triage_care, a_no_that_she_takes_back_by_asking_is_a_yes_and_both_are_told)
{
    begin();
    (void)matter_post(woman_one, triage_text("/offers/%s/answer", offer_id("care")),
                      "{\"answer\":\"declined\"}", 200);
    care_says("asked", triage_text(",\"offer_id\":\"%s\"", offer_id("care")));
    cr_assert(triage_holds("(select state = 'accepted' and answered_on = '2026-03-10' from offer "
                           "where kind = 'care')"));
    cr_assert(triage_holds("(select array_agg(body::jsonb ->> 'state' order by seq) from ledger "
                           "where type = 'halfsky.offer.answered.v1') = '{declined,accepted}'"));
}

/* Its owner closes the track by itself, and so is the first who sees it no longer. */
Test(triage_care, an_owner_who_closes_the_track_leaves_the_matter)
{
    begin();
    care_asked();
    baton_answer(federation_jinan, "care", "accepted", 200);
    (void)matter_post(federation_jinan, "/tracks/care/close", "{}", 200);
    triage_hides(federation_jinan, matter_path(""), NULL);
    cr_assert(track_is("state = 'closed'"));
    cr_assert(triage_holds("(select count(*) from ledger where type = 'halfsky.access.ended.v1') "
                           "= 1"));
    (void)chain_get(labour_licheng);
}
