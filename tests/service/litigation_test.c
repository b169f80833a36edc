/* SPDX-License-Identifier: Apache-2.0
 *
 * Litigation from a suit to its ends, item by item, and the mediation documents of tribunal and
 * court. The real resolution with a real PostgreSQL; limits that pass are waited for in the
 * database.
 */
#include "resolution_story.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(litigation, .init = resolution_begin, .fini = triage_end, .timeout = 200);

static const char settled[] =
    "{\"items\":[{\"topic\":\"wage_arrears\",\"result\":\"settled\",\"amount\":1100000}]}";

static bool has(const char *text, const char *part) { return strstr(text, part) != NULL; }
static const char *view(struct triage_asker who) { return triage_get(who, follower_path(""), 200); }
static bool said(const char *type, const char *part)
{
    return triage_holds(triage_text("exists (select from ledger where type = 'halfsky.%s.v1' and "
                                    "body like '%%%s%%')",
                                    type, part));
}

Test(litigation, a_suit_goes_through_both_instances_item_by_item)
{
    case_matter_hear();
    const char *sued =
        follower_post(woman_one, "",
                      "{\"track\":\"litigation\",\"ground\":\"award\",\"on\":\"2026-03-02\"}", 200);
    cr_assert(has(sued, "\"state\":\"sued\"") && has(sued, "\"due_rule\":\"DL-SUE-6\"") &&
                  has(sued, "\"due_by\":\"2026-03-09\""),
              "%s", sued);
    triage_await("(select overdue and state = 'sued' from proceeding)");
    const char *accepted =
        follower_post(court_licheng, case_one("/acceptance"),
                      "{\"accepted\":true,\"simple\":true,\"on\":\"2026-03-05\"}", 200);
    cr_assert(has(accepted, "\"due_rule\":\"DL-SUE-7S\"") &&
                  has(accepted, "\"due_by\":\"2026-06-05\""),
              "%s", accepted);
    (void)follower_post(court_licheng, case_one("/sessions"), "{}", 200);
    case_judge();
    cr_assert(said("judgment.made", "\"instance\":\"first\"") &&
              said("judgment.made", "\"claimed\":5314000") && said("judgment.made", "2026-10-08"));
    cr_assert(triage_holds("(select due_rule = 'DL-SUE-8' and due_safe = '2026-09-30' and "
                           "not overdue from proceeding)"));
    const char *appealed =
        follower_post(woman_one, case_one("/appeal"), "{\"on\":\"2026-09-20\"}", 200);
    cr_assert(has(appealed, "\"due_rule\":\"DL-SUE-9\"") && !has(appealed, "due_by"), "%s",
              appealed);
    (void)follower_post(court_licheng, case_one("/judgment"),
                        "{\"items\":[{\"topic\":\"severance\",\"result\":\"unknown\"}]}", 200);
    cr_assert(said("judgment.made", "\"instance\":\"second\""));
    cr_assert(triage_holds("(select array_agg(instance || ' ' || result order by item_id) from "
                           "award_item) = '{first partly,first rejected,second unknown}'"));
    const char *seen = view(woman_one);
    cr_assert(has(seen, "\"judged_finally\"") && has(seen, "\"ground\":\"award\"") &&
                  has(seen, "二审已判决"),
              "%s", seen);
}

Test(litigation, a_judgment_that_nobody_appeals_takes_effect_by_the_courts_word_alone)
{
    case_matter_hear();
    case_sue();
    case_try();
    (void)follower_post(court_licheng, case_one("/judgment"), "{\"items\":[]}", 400);
    (void)follower_post(
        court_licheng, case_one("/judgment"),
        "{\"on\":\"2026-01-08\",\"received_on\":\"2026-01-09\",\"items\":[{\"topic\":"
        "\"severance\",\"result\":\"supported\",\"amount\":100}]}",
        200);
    cr_assert(triage_holds("(select state = 'judged' and not overdue from proceeding)"));
    (void)follower_post(court_licheng, case_one("/effect"), "{}", 200);
    cr_assert(triage_holds("(select state = 'final' and due_rule is null from proceeding)"));
    (void)follower_post(woman_one, case_one("/appeal"), "{}", 409);
}

Test(litigation, no_suit_is_refused_for_want_of_an_award)
{
    static const char *const grounds[] = {"not_accepted", "acceptance_overdue", "award_overdue",
                                          "direct"};
    case_matter_hear();
    for (size_t i = 0; i < sizeof grounds / sizeof *grounds; i++) {
        (void)follower_post(woman_one, "",
                            triage_text("{\"track\":\"litigation\",\"ground\":\"%s\"}", grounds[i]),
                            200);
        cr_assert(said("proceeding.begun", grounds[i]));
        (void)follower_post(woman_one, case_one("/withdrawal"), "{}", 200);
    }
    (void)follower_post(court_licheng, "", "{\"track\":\"litigation\"}", 200);
    (void)follower_post(court_licheng, case_one("/acceptance"), "{\"accepted\":false}", 200);
    (void)follower_post(woman_one, "", "{\"track\":\"arbitration\",\"ground\":\"direct\"}", 400);
}

Test(litigation, while_the_award_is_overdue_she_sues_and_the_arbitration_stands)
{
    case_matter_hear();
    case_apply();
    (void)follower_post(arbitrator_licheng, case_one("/acceptance"),
                        "{\"accepted\":true,\"on\":\"2026-03-05\"}", 200);
    triage_await("(select overdue and due_rule = 'DL-ARB-13' from proceeding)");
    (void)follower_post(woman_one, "", "{\"track\":\"litigation\",\"ground\":\"award_overdue\"}",
                        200);
    cr_assert(triage_holds("(select array_agg(state order by proceeding_id) from proceeding) = "
                           "'{accepted,sued}'"));
}

static void settle_before(struct triage_asker judge)
{
    (void)follower_post(judge, case_one("/settlement"), settled, 409);
    (void)follower_post(woman_one, case_one("/consent"), case_her_yes, 200);
    (void)follower_post(judge, case_one("/settlement"), settled, 409);
    (void)follower_post(judge, case_one("/consent"), case_their_yes, 200);
    (void)follower_post(woman_one, case_one("/consent"), "{\"side\":\"worker\",\"answer\":false}",
                        200);
    (void)follower_post(judge, case_one("/settlement"), settled, 409);
    (void)follower_post(judge, case_one("/consent"), case_her_yes, 409);
    (void)follower_post(woman_one, case_one("/consent"), case_her_yes, 200);
    (void)follower_post(judge, case_one("/settlement"), settled, 200);
    cr_assert(triage_holds("(select state = 'mediated' from proceeding order by proceeding_id desc "
                           "limit 1)"));
}

Test(litigation, a_mediation_document_is_made_with_both_sides_yes_as_it_stands)
{
    case_matter_hear();
    case_apply();
    case_accept();
    settle_before(arbitrator_licheng);
    case_sue();
    case_try();
    settle_before(court_licheng);
    cr_assert(said("settlement.made", "\"amount\":1100000"));
    cr_assert(triage_holds("(select count(*) from ledger where type = "
                           "'halfsky.settlement.made.v1') = 2"));
}

Test(litigation, a_yes_before_the_first_court_is_none_before_the_second)
{
    case_matter_hear();
    case_sue();
    case_try();
    (void)follower_post(woman_one, case_one("/consent"), case_her_yes, 200);
    (void)follower_post(court_licheng, case_one("/consent"), case_their_yes, 200);
    case_judge();
    (void)follower_post(woman_one, case_one("/appeal"), "{}", 200);
    (void)follower_post(court_licheng, case_one("/settlement"), settled, 409);
    settle_before(court_licheng);
}

Test(litigation, a_court_clerk_sees_litigation_alone)
{
    case_matter_hear();
    case_ask();
    case_propose();
    case_apply();
    case_sue();
    const char *court = view(court_licheng);
    cr_assert(has(court, "\"litigation\"") && !has(court, "\"arbitration\"") &&
                  !has(court, "\"mediation\"") && !has(court, "\"negotiation\""),
              "%s", court);
    cr_assert(!has(view(arbitrator_licheng), "\"litigation\"") &&
              !has(view(mediator_licheng), "\"litigation\""));
}

/* Whoever writes: the table itself refuses a settlement without both answers. */
Test(litigation, no_row_at_all_is_settled_without_both_sides_yes)
{
    case_matter_hear();
    case_sue();
    case_try();
    (void)follower_post(woman_one, case_one("/consent"), case_her_yes, 200);
    triage_script("do $$ begin update proceeding set state = 'mediated'; raise exception 'it is "
                  "settled'; exception when check_violation then null; end $$;");
    cr_assert(triage_holds("(select state = 'heard' from proceeding)"));
}
