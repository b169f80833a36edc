/* SPDX-License-Identifier: Apache-2.0
 *
 * Care from an offer to the end: the real service, told of a matter as triage tells it. Who asks,
 * who names a team, what needs her consent, what an event never says.
 */
#include "care_story.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(care, .init = care_begin, .fini = triage_end, .timeout = 200);

static bool said(const char *type, const char *part)
{
    return triage_holds(triage_text("exists (select from ledger where type = "
                                    "'halfsky.care.%s.v1' and body like '%%%s%%')",
                                    type, part));
}
static const char *view(struct triage_asker who) { return triage_get(who, follower_path(""), 200); }

Test(care, an_offer_becomes_a_plan_a_team_sessions_and_an_end)
{
    care_matter_hear();
    cr_assert_not_null(strstr(view(woman_one), "\"advice_zh\""));
    care_run();
    cr_assert(said("asked", "offer_id"));
    cr_assert(said("begun", triage_account(helper_one.account)));
    (void)follower_post(helper_one, care_one("/sessions"), "{\"kind\":\"employment\"}", 200);
    care_consent(true);
    care_note("第一次谈话");
    const char *running = view(woman_one);
    cr_assert(strstr(running, "就业帮扶") && strstr(running, "\"records\":true") &&
                  strstr(running, "\"noted\":true") && strstr(running, "\"noted\":false"),
              "%s", running);
    (void)follower_post(helper_one, care_one("/end"), "{}", 200);
    cr_assert(said("ended", "\"state\":\"ended\""));
    cr_assert_not_null(strstr(view(woman_one), "帮扶结束"));
    care_ask(); /* and it may be asked for again */
}

Test(care, the_desk_asks_once_she_has_accepted_and_she_at_any_time)
{
    care_matter_hear();
    (void)follower_post(desk_licheng, "", "{}", 409);
    follower_hear("halfsky.offer.answered.v1",
                  "\"region\":\"370112\",\"offer_id\":\"019ab000-0000-7000-8000-0000000000b1\","
                  "\"kind\":\"care\",\"state\":\"declined\",\"on\":\"2026-01-06\"");
    (void)follower_post(desk_licheng, "", "{}", 409);
    care_ask();
    (void)follower_post(woman_one, "", "{}", 409);
    (void)follower_post(desk_licheng, care_one("/withdrawal"), "{}", 200);
    follower_hear("halfsky.offer.answered.v1",
                  "\"region\":\"370112\",\"offer_id\":\"019ab000-0000-7000-8000-0000000000b1\","
                  "\"kind\":\"care\",\"state\":\"accepted\",\"on\":\"2026-01-07\"");
    (void)follower_post(desk_licheng, "", "{}", 200);
}

Test(care, a_team_is_named_by_an_agency_that_gives_care)
{
    static const struct triage_asker court = {ROLE_OFFICER, AGENCY_COURT, "370112", 731};
    care_matter_hear();
    follower_hear_access(4, "\"region\":\"370112\",\"agency\":\"court\"");
    care_ask();
    (void)follower_post(court, care_one("/beginning"), care_team_of(&helper_one), 409);
    (void)follower_post(
        federation_licheng, care_one("/beginning"),
        triage_text("{\"team\":[{\"account_id\":\"%1$s\"},{\"account_id\":\"%1$s\"}]}",
                    triage_account(helper_one.account)),
        400);
    (void)follower_post(labour_licheng, care_one("/beginning"), care_team_of(&helper_one), 200);
    (void)follower_post(court, care_one("/end"), "{}", 409);
}

Test(care, nothing_is_written_down_without_her_own_consent)
{
    static const char noted[] = "{\"kind\":\"counselling\",\"content\":\"x\"}";
    care_matter_hear();
    care_run();
    (void)follower_post(helper_one, care_one("/sessions"), noted, 409);
    care_consent(false);
    (void)follower_post(helper_one, care_one("/sessions"), noted, 409);
    (void)follower_post(helper_one, care_one("/sessions"), "{\"kind\":\"counselling\"}", 200);
    care_consent(true);
    (void)follower_post(helper_one, care_one("/sessions"), noted, 200);
    cr_assert(triage_holds("(select count(*) from note) = 1 and (select count(*) from session) = "
                           "2"));
    (void)follower_post(desk_licheng, care_one("/consent"), "{\"answer\":true}", 403);
    (void)follower_post(helper_one, care_one("/consent"), "{\"answer\":true}", 403);
    (void)follower_post(federation_licheng, care_one("/consent"), "{\"answer\":true}", 403);
}

Test(care, days_are_in_order_and_not_to_come)
{
    care_matter_hear();
    (void)follower_post(woman_one, "", "{\"on\":\"2999-01-01\"}", 400);
    (void)follower_post(woman_one, "", "{\"on\":\"2026-10-10\"}", 200);
    const char *team = care_team_of(&helper_one);
    (void)follower_post(federation_licheng, care_one("/beginning"),
                        triage_text("{\"on\":\"2026-10-09\",%s", team + 1), 400);
    (void)follower_post(federation_licheng, care_one("/beginning"),
                        triage_text("{\"on\":\"2026-10-12\",%s", team + 1), 200);
    (void)follower_post(helper_one, care_one("/sessions"),
                        "{\"kind\":\"comfort\",\"on\":\"2026-10-11\"}", 400);
    (void)follower_post(helper_one, care_one("/sessions"),
                        "{\"kind\":\"comfort\",\"on\":\"2026-10-12\"}", 200);
    (void)follower_post(woman_one, care_one("/withdrawal"), "{\"on\":\"2026-10-11\"}", 400);
    (void)follower_post(woman_one, care_one("/withdrawal"), "{\"on\":\"2026-10-13\"}", 200);
}

Test(care, what_she_needs_and_what_was_said_are_in_no_event)
{
    care_matter_hear();
    (void)follower_post(woman_one, "", "{\"needs\":[\"medical\",\"counselling\"]}", 200);
    care_staff("/beginning", &helper_one);
    care_consent(true);
    care_note("金丝雀");
    cr_assert(triage_holds("not exists (select from ledger where body ~ "
                           "'needs|medical|counselling|kind|content|金丝雀')"));
    cr_assert_not_null(strstr(view(woman_one), "\"needs\":[\"counselling\",\"medical\"]"));
}
