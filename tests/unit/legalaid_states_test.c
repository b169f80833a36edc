/* SPDX-License-Identifier: Apache-2.0
 *
 * Walks the whole matrix of an application's life, every state, action and role, against the same
 * in words, and looks for ways into a refusal besides the officer's. Limits as the law's rows give
 * them. It asks the tables only; nothing is started.
 */
#include "legalaid/limit.h"
#include "legalaid/states.h"
#include "state_matrix.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(legalaid_states, .timeout = 20);

#define WORKER ROLE_BIT(ROLE_WORKER)
#define CLERK ROLE_BIT(ROLE_CLERK)
#define OFFICER ROLE_BIT(ROLE_OFFICER)
#define AID ROLE_BIT(ROLE_AID_OFFICER)
#define HELPER ROLE_BIT(ROLE_HELPER)
#define ITSELF ROLE_BIT(ROLE_SERVICE)
#define SHE (WORKER | CLERK | OFFICER)

static const struct state_words words[] = {
    {AID_STATE_NONE, AID_MOVE_APPLY, AID_STATE_APPLIED, SHE},
    {AID_STATE_APPLIED, AID_MOVE_GRANT, AID_STATE_GRANTED, AID},
    {AID_STATE_APPLIED, AID_MOVE_REFUSE, AID_STATE_REFUSED, AID},
    {AID_STATE_APPLIED, AID_MOVE_WITHDRAW, AID_STATE_WITHDRAWN, SHE},
    {AID_STATE_APPLIED, AID_MOVE_FALL_DUE, AID_STATE_APPLIED, ITSELF},
    {AID_STATE_APPLIED, AID_MOVE_ASK_PAPERS, AID_STATE_TO_SUPPLY, AID},
    {AID_STATE_TO_SUPPLY, AID_MOVE_REMIND, AID_STATE_TO_SUPPLY, ITSELF},
    {AID_STATE_TO_SUPPLY, AID_MOVE_SUPPLY, AID_STATE_APPLIED, SHE | AID},
    {AID_STATE_TO_SUPPLY, AID_MOVE_GRANT, AID_STATE_GRANTED, AID},
    {AID_STATE_TO_SUPPLY, AID_MOVE_LAPSE, AID_STATE_LAPSED, AID},
    {AID_STATE_TO_SUPPLY, AID_MOVE_WITHDRAW, AID_STATE_WITHDRAWN, SHE},
    {AID_STATE_GRANTED, AID_MOVE_TERMINATE, AID_STATE_TERMINATED, AID},
    {AID_STATE_ASSIGNED, AID_MOVE_TERMINATE, AID_STATE_TERMINATED, AID},
    {AID_STATE_TERMINATED, AID_MOVE_ASK_REVIEW, AID_STATE_IN_REVIEW, SHE},
    {AID_STATE_GRANTED, AID_MOVE_ASSIGN, AID_STATE_ASSIGNED, AID},
    {AID_STATE_GRANTED, AID_MOVE_WITHDRAW, AID_STATE_WITHDRAWN, SHE},
    {AID_STATE_GRANTED, AID_MOVE_FALL_DUE, AID_STATE_GRANTED, ITSELF},
    {AID_STATE_ASSIGNED, AID_MOVE_ASSIGN, AID_STATE_ASSIGNED, AID},
    {AID_STATE_ASSIGNED, AID_MOVE_REPORT, AID_STATE_ASSIGNED, AID | HELPER},
    {AID_STATE_ASSIGNED, AID_MOVE_CONCLUDE, AID_STATE_ENDED, AID | HELPER},
    {AID_STATE_ASSIGNED, AID_MOVE_WITHDRAW, AID_STATE_WITHDRAWN, SHE},
    {AID_STATE_REFUSED, AID_MOVE_ASK_REVIEW, AID_STATE_IN_REVIEW, SHE},
    {AID_STATE_IN_REVIEW, AID_MOVE_OVERTURN, AID_STATE_GRANTED, OFFICER},
    {AID_STATE_IN_REVIEW, AID_MOVE_UPHOLD, AID_STATE_UPHELD, OFFICER},
    {AID_STATE_IN_REVIEW, AID_MOVE_FALL_DUE, AID_STATE_IN_REVIEW, ITSELF},
};
enum { WORDS = sizeof words / sizeof *words };

Test(legalaid_states, each_cell_is_allowed_or_refused_as_the_words_say)
{
    static const struct aid_moment whole = {.refusal_is_whole = true,
                                            .by_another = true,
                                            .papers_untold = true,
                                            .papers_undone = true,
                                            .unreminded = true};
    state_matrix(&aid_states, words, WORDS, &whole);
}

/* Told once, reminded once, and deemed withdrawn after both alone. */
Test(legalaid_states, what_is_missing_is_told_once_and_lapses_only_after_a_reminder)
{
    static const struct aid_moment nothing = {.overdue = false};
    static const struct fsm_ask asks[] = {
        {AID_STATE_APPLIED, AID_MOVE_ASK_PAPERS, ROLE_AID_OFFICER, &nothing},
        {AID_STATE_TO_SUPPLY, AID_MOVE_REMIND, ROLE_SERVICE, &nothing},
        {AID_STATE_TO_SUPPLY, AID_MOVE_LAPSE, ROLE_AID_OFFICER, &nothing},
        {AID_STATE_ASSIGNED, AID_MOVE_TERMINATE, ROLE_AID_OFFICER, &nothing}};
    for (size_t i = 0; i < sizeof asks / sizeof *asks; i++) {
        const struct transition *taken = NULL;
        const struct err *err = fsm_step(&aid_states, &asks[i], &taken);
        cr_expect(err && err->problem == PROBLEM_CONFLICT, "%zu", i);
    }
}

static void refusal_check(void *context, const struct fsm_ask *listed, const struct transition *row)
{
    const bool refuses = row && (row->to == AID_STATE_REFUSED || row->to == AID_STATE_UPHELD);
    if (!refuses || !(row->roles & ROLE_BIT(listed->role)))
        return;
    ++*(size_t *)context;
    cr_expect(listed->role == ROLE_AID_OFFICER || listed->role == ROLE_OFFICER);
    cr_assert_not_null(row->guard);
    for (int bits = 0; bits < 4; bits++) {
        const struct aid_moment moment = {.refusal_is_whole = bits & 1, .by_another = bits & 2};
        const bool enough =
            moment.refusal_is_whole && (row->to == AID_STATE_REFUSED || moment.by_another);
        struct fsm_ask ask = *listed;
        const struct transition *taken = NULL;
        ask.subject = &moment;
        cr_expect_eq(fsm_step(&aid_states, &ask, &taken) == NULL, enough, "%d", bits);
    }
}

Test(legalaid_states, a_refusal_has_two_ways_in_and_both_are_officers_with_reason_and_review)
{
    size_t ways = 0;
    fsm_walk(&aid_states, refusal_check, &ways);
    cr_assert_eq(ways, 2);
}

static struct date day(int year, int month, int of_month)
{
    return (struct date){.year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)of_month};
}

static void assert_limit(struct limit limit, const char *rule, struct date by)
{
    cr_assert_str_eq(limit.rule, rule);
    cr_assert_eq(limit.mark, RULE_MARK_V);
    cr_expect_eq(date_compare(limit.by, by), 0, "%s: %s", rule, DATE_TEXT(limit.by));
}

Test(legalaid_limits, each_is_counted_from_its_rule, .timeout = 20)
{
    assert_limit(limit_of_decision(day(2026, 9, 22), false), "DL-LA-1", day(2026, 9, 29));
    /* Five working days are earlier than seven days only without a rest day among them. */
    assert_limit(limit_of_decision(day(2026, 2, 12), false), "DL-LA-1", day(2026, 2, 19));
    /* No calendar of 2027 is published: the seven days stand alone. */
    assert_limit(limit_of_decision(day(2027, 6, 1), false), "DL-LA-1", day(2027, 6, 8));
    assert_limit(limit_of_decision(day(2026, 9, 22), true), "DL-LA-5", day(2026, 9, 22));
    /* Four days were hers; supplied the day it was asked, nothing moves. */
    assert_limit(
        limit_of_decision_resumed(day(2026, 9, 22), false, day(2026, 9, 24), day(2026, 9, 28)),
        "DL-LA-1", day(2026, 10, 3));
    assert_limit(
        limit_of_decision_resumed(day(2026, 9, 22), true, day(2026, 9, 22), day(2026, 9, 22)),
        "DL-LA-5", day(2026, 9, 22));
    assert_limit(limit_of_assignment(day(2026, 9, 29)), "DL-LA-2", day(2026, 10, 2));
    assert_limit(limit_of_review(day(2026, 11, 2)), "DL-LA-3", day(2026, 11, 7));
    assert_limit(limit_of_objection(day(2026, 9, 24)), "DL-LA-4", day(2026, 10, 24));
}

Test(legalaid_limits, before_the_law_was_in_force_none_is_named, .timeout = 20)
{
    const struct limit before = limit_of_assignment(day(2021, 12, 31));
    cr_assert(before.rule == NULL && date_is_absent(before.by));
    cr_assert_null(limit_of_decision(day(2021, 12, 31), true).rule);
    const struct limit resumed =
        limit_of_decision_resumed(day(2021, 12, 30), false, day(2021, 12, 30), day(2021, 12, 31));
    cr_assert(resumed.rule == NULL && date_is_absent(resumed.by));
}
