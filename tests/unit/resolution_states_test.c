/* SPDX-License-Identifier: Apache-2.0
 *
 * Walks the whole matrix of each track, every state, action and role, against the
 * same in words, and looks for ways into mediation besides the one with both sides' yes. Limits as
 * the law's clocks give them. It asks the tables only; nothing is started.
 */
#include "resolution/states.h"
#include "resolution/term.h"
#include "state_matrix.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

TestSuite(resolution_states, .timeout = 20);

#define WORKER ROLE_BIT(ROLE_WORKER)
#define MEDIATOR ROLE_BIT(ROLE_MEDIATOR)
#define ITSELF ROLE_BIT(ROLE_SERVICE)
#define SHE (WORKER | ROLE_BIT(ROLE_CLERK) | ROLE_BIT(ROLE_OFFICER))
#define ARBITRATOR ROLE_BIT(ROLE_ARBITRATOR)
#define COURT_CLERK ROLE_BIT(ROLE_COURT_CLERK)
#define IN(state) PROCEEDING_STATE_##state
#define DO(move) PROCEEDING_MOVE_##move

static const struct state_words negotiation_words[] = {
    {IN(NONE), DO(BEGIN), IN(ASKED), SHE},       {IN(ASKED), DO(TAKE_UP), IN(TALKING), SHE},
    {IN(ASKED), DO(TURN_DOWN), IN(FAILED), SHE}, {IN(ASKED), DO(FALL_DUE), IN(FAILED), ITSELF},
    {IN(TALKING), DO(HOLD), IN(TALKING), SHE},   {IN(TALKING), DO(AGREE), IN(AGREED), SHE},
    {IN(TALKING), DO(FAIL), IN(FAILED), SHE},    {IN(TALKING), DO(FALL_DUE), IN(FAILED), ITSELF},
};
static const struct state_words mediation_words[] = {
    {IN(NONE), DO(BEGIN), IN(PROPOSED), SHE | MEDIATOR},
    {IN(PROPOSED), DO(SAY_YES), IN(PROPOSED), WORKER | MEDIATOR},
    {IN(PROPOSED), DO(SAY_NO), IN(DECLINED), WORKER | MEDIATOR},
    {IN(PROPOSED), DO(OPEN), IN(OPENED), MEDIATOR},
    {IN(PROPOSED), DO(FALL_DUE), IN(PROPOSED), ITSELF},
    {IN(OPENED), DO(HOLD), IN(OPENED), MEDIATOR},
    {IN(OPENED), DO(AGREE), IN(AGREED), MEDIATOR},
    {IN(OPENED), DO(FAIL), IN(FAILED), WORKER | MEDIATOR},
    {IN(OPENED), DO(FALL_DUE), IN(OPENED), ITSELF},
};

static const struct state_words arbitration_words[] = {
    {IN(NONE), DO(BEGIN), IN(APPLIED), SHE | ARBITRATOR},
    {IN(APPLIED), DO(ACCEPT), IN(ACCEPTED), ARBITRATOR},
    {IN(APPLIED), DO(REFUSE), IN(NOT_ACCEPTED), ARBITRATOR},
    {IN(APPLIED), DO(WITHDRAW), IN(WITHDRAWN), SHE},
    {IN(APPLIED), DO(FALL_DUE), IN(APPLIED), ITSELF},
    {IN(ACCEPTED), DO(HOLD), IN(HEARD), ARBITRATOR},
    {IN(ACCEPTED), DO(WITHDRAW), IN(WITHDRAWN), SHE},
    {IN(ACCEPTED), DO(FALL_DUE), IN(ACCEPTED), ITSELF},
    {IN(HEARD), DO(HOLD), IN(HEARD), ARBITRATOR},
    {IN(HEARD), DO(AWARD), IN(AWARDED), ARBITRATOR},
    {IN(HEARD), DO(WITHDRAW), IN(WITHDRAWN), SHE},
    {IN(HEARD), DO(FALL_DUE), IN(HEARD), ITSELF},
    {IN(AWARDED), DO(TAKE_EFFECT), IN(FINAL), ARBITRATOR},
    {IN(ACCEPTED), DO(SAY_YES), IN(ACCEPTED), WORKER | ARBITRATOR},
    {IN(ACCEPTED), DO(SAY_NO), IN(ACCEPTED), WORKER | ARBITRATOR},
    {IN(ACCEPTED), DO(MEDIATE), IN(MEDIATED), ARBITRATOR},
    {IN(HEARD), DO(SAY_YES), IN(HEARD), WORKER | ARBITRATOR},
    {IN(HEARD), DO(SAY_NO), IN(HEARD), WORKER | ARBITRATOR},
    {IN(HEARD), DO(MEDIATE), IN(MEDIATED), ARBITRATOR},
};

static const struct state_words litigation_words[] = {
    {IN(NONE), DO(BEGIN), IN(SUED), SHE | COURT_CLERK},
    {IN(SUED), DO(ACCEPT), IN(ACCEPTED), COURT_CLERK},
    {IN(SUED), DO(REFUSE), IN(NOT_ACCEPTED), COURT_CLERK},
    {IN(SUED), DO(WITHDRAW), IN(WITHDRAWN), SHE},
    {IN(SUED), DO(FALL_DUE), IN(SUED), ITSELF},
    {IN(ACCEPTED), DO(HOLD), IN(HEARD), COURT_CLERK},
    {IN(ACCEPTED), DO(WITHDRAW), IN(WITHDRAWN), SHE},
    {IN(ACCEPTED), DO(FALL_DUE), IN(ACCEPTED), ITSELF},
    {IN(HEARD), DO(HOLD), IN(HEARD), COURT_CLERK},
    {IN(HEARD), DO(JUDGE), IN(JUDGED), COURT_CLERK},
    {IN(HEARD), DO(WITHDRAW), IN(WITHDRAWN), SHE},
    {IN(HEARD), DO(FALL_DUE), IN(HEARD), ITSELF},
    {IN(JUDGED), DO(APPEAL), IN(APPEALED), SHE | COURT_CLERK},
    {IN(JUDGED), DO(TAKE_EFFECT), IN(FINAL), COURT_CLERK},
    {IN(APPEALED), DO(HOLD), IN(APPEALED), COURT_CLERK},
    {IN(APPEALED), DO(JUDGE), IN(JUDGED_FINALLY), COURT_CLERK},
    {IN(ACCEPTED), DO(SAY_YES), IN(ACCEPTED), WORKER | COURT_CLERK},
    {IN(ACCEPTED), DO(SAY_NO), IN(ACCEPTED), WORKER | COURT_CLERK},
    {IN(ACCEPTED), DO(MEDIATE), IN(MEDIATED), COURT_CLERK},
    {IN(HEARD), DO(SAY_YES), IN(HEARD), WORKER | COURT_CLERK},
    {IN(HEARD), DO(SAY_NO), IN(HEARD), WORKER | COURT_CLERK},
    {IN(HEARD), DO(MEDIATE), IN(MEDIATED), COURT_CLERK},
    {IN(APPEALED), DO(SAY_YES), IN(APPEALED), WORKER | COURT_CLERK},
    {IN(APPEALED), DO(SAY_NO), IN(APPEALED), WORKER | COURT_CLERK},
    {IN(APPEALED), DO(MEDIATE), IN(MEDIATED), COURT_CLERK},
};

static void matrix(const struct fsm *fsm, const struct state_words *words, size_t count)
{
    static const struct proceeding_moment whole = {true, true, true, false};
    state_matrix(fsm, words, count, &whole);
}

Test(resolution_states, each_cell_of_negotiation_is_as_the_words_say)
{
    matrix(&negotiation_states, negotiation_words,
           sizeof negotiation_words / sizeof *negotiation_words);
}

Test(resolution_states, each_cell_of_mediation_is_as_the_words_say)
{
    matrix(&mediation_states, mediation_words, sizeof mediation_words / sizeof *mediation_words);
}

Test(resolution_states, each_cell_of_arbitration_is_as_the_words_say)
{
    matrix(&arbitration_states, arbitration_words,
           sizeof arbitration_words / sizeof *arbitration_words);
}

Test(resolution_states, each_cell_of_litigation_is_as_the_words_say)
{
    matrix(&litigation_states, litigation_words,
           sizeof litigation_words / sizeof *litigation_words);
}

static void settling_check(void *context, const struct fsm_ask *listed,
                           const struct transition *row)
{
    if (!row || row->to != IN(MEDIATED) || !(row->roles & ROLE_BIT(listed->role)))
        return;
    ++*(size_t *)context;
    for (int bits = 0; bits < 16; bits++) {
        const struct proceeding_moment moment = {bits & 1, bits & 2, bits & 4, bits & 8};
        const struct transition *taken = NULL;
        struct fsm_ask ask = *listed;
        ask.subject = &moment;
        const struct fsm *fsm =
            listed->role == ROLE_ARBITRATOR ? &arbitration_states : &litigation_states;
        cr_expect_eq(fsm_step(fsm, &ask, &taken) == NULL, moment.both_agree, "%d", bits);
    }
}

Test(resolution_states, a_mediation_document_takes_both_sides_yes_before_tribunal_and_court)
{
    size_t ways = 0;
    fsm_walk(&arbitration_states, settling_check, &ways);
    fsm_walk(&litigation_states, settling_check, &ways);
    cr_assert_eq(ways, 5);
}

static void opening_check(void *context, const struct fsm_ask *listed, const struct transition *row)
{
    const bool opens = row && row->to == IN(OPENED) && listed->from != IN(OPENED);
    if (!opens || !(row->roles & ROLE_BIT(listed->role)))
        return;
    ++*(size_t *)context;
    cr_expect(listed->role == ROLE_MEDIATOR && listed->from == IN(PROPOSED));
    for (int bits = 0; bits < 16; bits++) {
        const struct proceeding_moment moment = {bits & 1, bits & 2, bits & 4, bits & 8};
        const struct transition *taken = NULL;
        struct fsm_ask ask = *listed;
        ask.subject = &moment;
        cr_expect_eq(fsm_step(&mediation_states, &ask, &taken) == NULL, moment.both_agree, "%d",
                     bits);
    }
}

Test(resolution_states, mediation_has_one_way_in_a_mediators_with_both_sides_yes)
{
    size_t ways = 0;
    fsm_walk(&mediation_states, opening_check, &ways);
    cr_assert_eq(ways, 1);
    /* What is reached from there alone: an agreement or a failure of mediation has been opened. */
    for (size_t i = 0; i < mediation_states.count; i++) {
        const struct transition *t = &mediation_states.transitions[i];
        cr_expect((t->to != IN(AGREED) && t->to != IN(FAILED)) || t->from == IN(OPENED));
    }
}

Test(resolution_states, each_side_speaks_for_itself_and_once)
{
    static const int moves[] = {DO(SAY_YES), DO(SAY_NO)};
    for (int bits = 0; bits < 4; bits++)
        for (size_t m = 0; m < 2; m++) {
            const struct proceeding_moment moment = {.own_side = bits & 1, .unsaid = bits & 2};
            const struct fsm_ask ask = {IN(PROPOSED), moves[m], ROLE_WORKER, &moment};
            const struct transition *taken = NULL;
            const bool may = moment.own_side && (moment.unsaid || moves[m] == DO(SAY_NO));
            cr_expect_eq(fsm_step(&mediation_states, &ask, &taken) == NULL, may, "%d %zu", bits, m);
        }
}

/* --- limits */

static struct date day(int year, int month, int of_month)
{
    return (struct date){(int16_t)year, (int8_t)month, (int8_t)of_month};
}

static void assert_limit(struct term limit, const char *rule, const char *days)
{
    char text[3 * INSTANT_TEXT_SIZE + 3];
    (void)snprintf(text, sizeof text, "%s %s %s", DATE_TEXT(limit.by), DATE_TEXT(limit.legal),
                   DATE_TEXT(limit.safe));
    cr_assert_str_eq(limit.rule, rule);
    cr_assert_eq(limit.mark, RULE_MARK_V);
    cr_assert(limit.article && *limit.article && limit.zh && *limit.zh, "%s", rule);
    cr_expect_str_eq(text, days, "%s: %s", rule, text);
}

static struct arena *arena;
static void arena_begin(void) { arena = arena_new(1 << 20); }
static void arena_end(void) { arena_free(arena); }
TestSuite(resolution_limits, .init = arena_begin, .fini = arena_end, .timeout = 20);

Test(resolution_limits, each_is_counted_from_its_rule)
{
    assert_limit(term_of_reply(arena, day(2026, 9, 7)), "DL-NEG-1", "2026-09-12 2026-09-12 ");
    assert_limit(term_of_mediation(arena, day(2026, 9, 16)), "DL-MED-2", "2026-10-01 2026-10-08 ");
    assert_limit(term_of_referral(arena, REFERRAL_TRIBUNAL, day(2026, 3, 2)), "DL-MED-4",
                 "2026-03-16 2026-03-16 ");
    assert_limit(term_of_referral(arena, REFERRAL_BEFORE_FILING, day(2026, 3, 2)), "DL-MED-5",
                 "2026-04-01 2026-04-01 ");
    assert_limit(term_of_referral(arena, REFERRAL_ORDINARY_TRIAL, day(2026, 3, 2)), "DL-MED-6",
                 "2026-03-17 2026-03-17 ");
    assert_limit(term_of_referral(arena, REFERRAL_SIMPLE_TRIAL, day(2026, 3, 2)), "DL-MED-6S",
                 "2026-03-09 2026-03-09 ");
    assert_limit(term_of_referral(arena, REFERRAL_TRIBUNAL, (struct date){0}), "DL-MED-4", "  ");
    assert_limit(term_of_review(arena, day(2026, 9, 16)), "DL-AGR-1",
                 "2026-10-01 2026-10-08 2026-09-30");
    assert_limit(term_of_talks(arena, day(2026, 9, 7), count_of(10)), "DL-NEG-2",
                 "2026-09-17 2026-09-17 2026-09-17");
    assert_limit(term_of_acceptance(arena, day(2026, 9, 24)), "DL-ARB-2", "2026-10-09 2026-10-09 ");
    assert_limit(term_of_award(arena, day(2026, 3, 2)), "DL-ARB-13", "2026-04-16 2026-04-16 ");
    assert_limit(term_of_suit(arena, day(2026, 9, 16), ANSWER_NONE), "DL-SUE-1",
                 "2026-10-01 2026-10-08 2026-09-30");
    assert_limit(term_of_suit(arena, day(2026, 9, 16), ANSWER_YES), "DL-SUE-2",
                 "2026-10-01 2026-10-08 2026-09-30");
    cr_assert_null(term_of_talks(arena, day(2026, 9, 7), (struct count){0}).rule);
}

Test(resolution_limits, those_of_litigation_are_counted_from_their_rules)
{
    assert_limit(term_of_filing(arena, day(2026, 9, 16)), "DL-SUE-6", "2026-09-23 2026-09-23 ");
    assert_limit(term_of_trial(arena, day(2026, 3, 2), ANSWER_NO), "DL-SUE-7",
                 "2026-09-02 2026-09-02 ");
    assert_limit(term_of_trial(arena, day(2026, 3, 2), ANSWER_YES), "DL-SUE-7S",
                 "2026-06-02 2026-06-02 ");
    cr_assert_null(term_of_trial(arena, day(2026, 3, 2), ANSWER_NONE).rule);
    assert_limit(term_of_appeal(arena, day(2026, 9, 16)), "DL-SUE-8",
                 "2026-10-01 2026-10-08 2026-09-30");
    assert_limit(term_of_second_instance(arena), "DL-SUE-9", "  ");
}

Test(resolution_limits, a_day_that_is_not_known_leaves_the_rule_alone)
{
    assert_limit(term_of_mediation(arena, (struct date){0}), "DL-MED-2", "  ");
    assert_limit(term_of_mediation(arena, (struct date){.year = 2026, .month = 9}), "DL-MED-2",
                 "  ");
}

Test(resolution_limits, a_year_without_calendar_has_the_natural_day_alone)
{
    assert_limit(term_of_mediation(arena, day(2027, 6, 1)), "DL-MED-2", "2027-06-16  ");
}

Test(resolution_limits, before_the_law_was_in_force_none_is_named)
{
    cr_assert_null(term_of_mediation(arena, day(2007, 1, 4)).rule);
}
