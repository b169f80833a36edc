/* SPDX-License-Identifier: Apache-2.0
 *
 * Walks the whole matrix of triage's life cycles: every state, action and role, and what the guards
 * ask. What may be done stands here a second time, in words, so that a row added to a table by
 * mistake is seen. It asks the tables only; nothing is started.
 */
#include "triage/states.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(triage_states, .timeout = 20);

/* A moment at which every guard says yes to every action but those about time. */
static const struct track_moment quiet_track = {.baton_open = false, .overdue = false};
static const struct track_moment handed = {.baton_open = true};
static const struct baton_moment before = {.now_ms = 1, .answer_by_ms = 2};
static const struct baton_moment after = {.now_ms = 2, .answer_by_ms = 2};

#define WORKER ROLE_BIT(ROLE_WORKER)
#define CLERK ROLE_BIT(ROLE_CLERK)
#define OFFICER ROLE_BIT(ROLE_OFFICER)
#define ITSELF ROLE_BIT(ROLE_SERVICE)

struct allowed {
    const struct fsm *fsm;
    int from, action, to;
    uint32_t roles;
};
static const struct allowed all[] = {
    {&track_states, 0, TRACK_MOVE_OPEN, TRACK_STATE_OPEN, WORKER | CLERK | OFFICER | ITSELF},
    {&track_states, TRACK_STATE_CLOSED, TRACK_MOVE_OPEN, TRACK_STATE_OPEN,
     WORKER | CLERK | OFFICER | ITSELF},
    {&track_states, TRACK_STATE_OPEN, TRACK_MOVE_PLAN, TRACK_STATE_OPEN, CLERK | OFFICER | ITSELF},
    {&track_states, TRACK_STATE_OPEN, TRACK_MOVE_HAND_OVER, TRACK_STATE_OPEN,
     WORKER | CLERK | OFFICER},
    {&track_states, TRACK_STATE_OPEN, TRACK_MOVE_TAKE_OVER, TRACK_STATE_OPEN, OFFICER},
    {&track_states, TRACK_STATE_OPEN, TRACK_MOVE_FALL_BACK, TRACK_STATE_OPEN, OFFICER | ITSELF},
    {&track_states, TRACK_STATE_OPEN, TRACK_MOVE_ASSIGN, TRACK_STATE_OPEN, OFFICER},
    {&track_states, TRACK_STATE_OPEN, TRACK_MOVE_FALL_DUE, TRACK_STATE_OPEN, ITSELF},
    {&track_states, TRACK_STATE_OPEN, TRACK_MOVE_ESCALATE, TRACK_STATE_OPEN, ITSELF},
    {&track_states, TRACK_STATE_OPEN, TRACK_MOVE_CLOSE, TRACK_STATE_CLOSED,
     CLERK | OFFICER | ITSELF},
    {&offer_states, 0, OFFER_MOVE_MAKE, OFFER_STATE_OPEN, OFFICER | ITSELF},
    {&offer_states, OFFER_STATE_OPEN, OFFER_MOVE_ACCEPT, OFFER_STATE_ACCEPTED,
     WORKER | CLERK | OFFICER | ITSELF},
    {&offer_states, OFFER_STATE_OPEN, OFFER_MOVE_DECLINE, OFFER_STATE_DECLINED,
     WORKER | CLERK | OFFICER},
    {&offer_states, OFFER_STATE_DECLINED, OFFER_MOVE_ACCEPT, OFFER_STATE_ACCEPTED,
     WORKER | CLERK | OFFICER | ITSELF},
    {&baton_states, 0, BATON_MOVE_OFFER, BATON_STATE_OFFERED, WORKER | CLERK | OFFICER | ITSELF},
    {&baton_states, BATON_STATE_OFFERED, BATON_MOVE_ACCEPT, BATON_STATE_ACCEPTED, OFFICER},
    {&baton_states, BATON_STATE_OFFERED, BATON_MOVE_DECLINE, BATON_STATE_DECLINED, OFFICER},
    {&baton_states, BATON_STATE_OFFERED, BATON_MOVE_TIME_OUT, BATON_STATE_TIMED_OUT, ITSELF},
};
enum { ALLOWED = sizeof all / sizeof *all };

static const struct allowed *allowed_of(const struct fsm *fsm, const struct fsm_ask *ask)
{
    for (size_t i = 0; i < ALLOWED; i++)
        if (all[i].fsm == fsm && all[i].from == ask->from && all[i].action == ask->action)
            return &all[i];
    return NULL;
}

static const void *moment_of(const struct fsm *fsm, int action)
{
    if (fsm == &track_states)
        return action == TRACK_MOVE_TAKE_OVER || action == TRACK_MOVE_FALL_BACK ? &handed
                                                                                : &quiet_track;
    return action == BATON_MOVE_TIME_OUT ? &after : &before;
}

struct walked {
    const struct fsm *fsm;
    size_t cells, taken;
};

static void cell_check(void *context, const struct fsm_ask *listed, const struct transition *row)
{
    struct walked *walked = context;
    struct fsm_ask ask = *listed;
    const struct allowed *allowed = allowed_of(walked->fsm, &ask);
    const bool may = allowed && (allowed->roles & ROLE_BIT(ask.role));
    const struct transition *taken = NULL;
    ask.subject = moment_of(walked->fsm, ask.action);
    const struct err *err = fsm_step(walked->fsm, &ask, &taken);
    const char *what = code_name(walked->fsm->actions, ask.action);
    walked->cells++;
    walked->taken += err == NULL;
    cr_expect_eq(err == NULL, may, "%s from %d: %s by %s", walked->fsm->name, ask.from, what,
                 code_name(&codes_role, (int)ask.role));
    if (!err)
        cr_expect(taken == row && allowed && taken->to == allowed->to, "%s: %s", walked->fsm->name,
                  what);
    else
        cr_expect_eq(err->problem, allowed ? PROBLEM_FORBIDDEN : PROBLEM_CONFLICT, "%s: %s %s",
                     walked->fsm->name, what, err->message);
    if (err && !allowed)
        cr_expect(strstr(err->message, "allowed: "), "%s", err->message);
}

Test(triage_states, each_cell_is_allowed_or_refused_with_what_would_be_allowed)
{
    size_t cells = 0, taken = 0, roles = 0;
    for (size_t i = 0; triage_states[i]; i++) {
        struct walked walked = {.fsm = triage_states[i]};
        const struct err *err = fsm_check(walked.fsm);
        cr_assert_null(err, "%s", err ? err->message : "");
        fsm_walk(walked.fsm, cell_check, &walked);
        cells += walked.cells;
        taken += walked.taken;
    }
    for (size_t i = 0; i < ALLOWED; i++)
        roles += (size_t)__builtin_popcount(all[i].roles);
    cr_assert_gt(cells, 500);
    cr_assert_eq(taken, roles, "%zu cells taken, %zu in words", taken, roles);
}

static bool conflicts(const struct fsm *fsm, struct fsm_ask ask)
{
    const struct transition *taken = NULL;
    const struct err *err = fsm_step(fsm, &ask, &taken);
    return err && err->problem == PROBLEM_CONFLICT;
}

Test(triage_states, an_open_hand_over_holds_its_track_and_its_time_holds_the_hand_over)
{
    static const struct track_moment marked = {.overdue = true};
    const struct {
        const struct fsm *fsm;
        struct fsm_ask ask;
    } held[] = {
        {&track_states, {TRACK_STATE_OPEN, TRACK_MOVE_PLAN, ROLE_OFFICER, &handed}},
        {&track_states, {TRACK_STATE_OPEN, TRACK_MOVE_HAND_OVER, ROLE_OFFICER, &handed}},
        {&track_states, {TRACK_STATE_OPEN, TRACK_MOVE_CLOSE, ROLE_OFFICER, &handed}},
        {&track_states, {TRACK_STATE_OPEN, TRACK_MOVE_TAKE_OVER, ROLE_OFFICER, &quiet_track}},
        {&track_states, {TRACK_STATE_OPEN, TRACK_MOVE_FALL_BACK, ROLE_OFFICER, &quiet_track}},
        {&track_states, {TRACK_STATE_OPEN, TRACK_MOVE_FALL_DUE, ROLE_SERVICE, &marked}},
        {&baton_states, {BATON_STATE_OFFERED, BATON_MOVE_ACCEPT, ROLE_OFFICER, &after}},
        {&baton_states, {BATON_STATE_OFFERED, BATON_MOVE_DECLINE, ROLE_OFFICER, &after}},
        {&baton_states, {BATON_STATE_OFFERED, BATON_MOVE_TIME_OUT, ROLE_SERVICE, &before}},
    };
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        cr_expect(conflicts(held[i].fsm, held[i].ask), "%zu", i);
}
