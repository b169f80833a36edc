/* SPDX-License-Identifier: Apache-2.0
 *
 * The transition tables. An offer may be accepted after it was declined, never the other way, and a
 * baton is settled once; a closed track may be opened again, and nothing closed ever escalates.
 */
#include "triage/states.h"

#define WORKER ROLE_BIT(ROLE_WORKER)
#define DESK (ROLE_BIT(ROLE_CLERK) | ROLE_BIT(ROLE_OFFICER))
#define OFFICER ROLE_BIT(ROLE_OFFICER)
#define ITSELF ROLE_BIT(ROLE_SERVICE)

CODE_SET_DEFINE(track_move, TRACK_MOVE, false);
CODE_SET_DEFINE(offer_move, OFFER_MOVE, false);
CODE_SET_DEFINE(baton_move, BATON_MOVE, false);

static bool no_baton_open(const void *subject)
{
    return !((const struct track_moment *)subject)->baton_open;
}
static bool baton_open(const void *subject)
{
    return ((const struct track_moment *)subject)->baton_open;
}
static bool not_marked(const void *subject)
{
    return !((const struct track_moment *)subject)->overdue;
}
static bool in_time(const void *subject)
{
    const struct baton_moment *moment = subject;
    return moment->now_ms < moment->answer_by_ms;
}
static bool time_is_over(const void *subject) { return !in_time(subject); }

#define NO_BATON .guard = no_baton_open, .guard_en = "no hand-over of it is open"
#define BATON_IS_OPEN .guard = baton_open, .guard_en = "a hand-over of it is open"
#define IN_TIME .guard = in_time, .guard_en = "its time is not over"

/* clang-format off */
static const struct transition track_table[] = {
    {TRACK_STATE_NONE, TRACK_MOVE_OPEN, TRACK_STATE_OPEN, WORKER | DESK | ITSELF,
     .event = &event_track_opened},
    {TRACK_STATE_CLOSED, TRACK_MOVE_OPEN, TRACK_STATE_OPEN, WORKER | DESK | ITSELF,
     .event = &event_track_opened},
    {TRACK_STATE_OPEN, TRACK_MOVE_PLAN, TRACK_STATE_OPEN, DESK | ITSELF, NO_BATON,
     .event = &event_track_planned},
    {TRACK_STATE_OPEN, TRACK_MOVE_HAND_OVER, TRACK_STATE_OPEN, WORKER | DESK, NO_BATON,
     .event = &event_baton_offered},
    {TRACK_STATE_OPEN, TRACK_MOVE_TAKE_OVER, TRACK_STATE_OPEN, OFFICER, BATON_IS_OPEN,
     .event = &event_owner_changed},
    {TRACK_STATE_OPEN, TRACK_MOVE_FALL_BACK, TRACK_STATE_OPEN, OFFICER | ITSELF,
     BATON_IS_OPEN, .event = &event_track_planned},
    {TRACK_STATE_OPEN, TRACK_MOVE_ASSIGN, TRACK_STATE_OPEN, OFFICER,
     .event = &event_owner_changed},
    {TRACK_STATE_OPEN, TRACK_MOVE_FALL_DUE, TRACK_STATE_OPEN, ITSELF, .guard = not_marked,
     .guard_en = "it is not marked overdue yet", .event = &event_track_overdue},
    {TRACK_STATE_OPEN, TRACK_MOVE_ESCALATE, TRACK_STATE_OPEN, ITSELF,
     .event = &event_owner_changed},
    {TRACK_STATE_OPEN, TRACK_MOVE_CLOSE, TRACK_STATE_CLOSED, DESK | ITSELF, NO_BATON,
     .event = &event_track_closed},
};

/* By itself an offer is accepted only where she asked for the thing that was offered. A no is not
 * her last word: whoever may accept may do so later, and both answers stay told. */
static const struct transition offer_table[] = {
    {OFFER_STATE_NONE, OFFER_MOVE_MAKE, OFFER_STATE_OPEN, OFFICER | ITSELF,
     .event = &event_offer_made},
    {OFFER_STATE_OPEN, OFFER_MOVE_ACCEPT, OFFER_STATE_ACCEPTED, WORKER | DESK | ITSELF,
     .event = &event_offer_answered},
    {OFFER_STATE_OPEN, OFFER_MOVE_DECLINE, OFFER_STATE_DECLINED, WORKER | DESK,
     .event = &event_offer_answered},
    {OFFER_STATE_DECLINED, OFFER_MOVE_ACCEPT, OFFER_STATE_ACCEPTED, WORKER | DESK | ITSELF,
     .event = &event_offer_answered},
};

static const struct transition baton_table[] = {
    {BATON_STATE_NONE, BATON_MOVE_OFFER, BATON_STATE_OFFERED, WORKER | DESK | ITSELF,
     .event = &event_baton_offered},
    {BATON_STATE_OFFERED, BATON_MOVE_ACCEPT, BATON_STATE_ACCEPTED, OFFICER, IN_TIME,
     .event = &event_baton_settled},
    {BATON_STATE_OFFERED, BATON_MOVE_DECLINE, BATON_STATE_DECLINED, OFFICER, IN_TIME,
     .event = &event_baton_settled},
    {BATON_STATE_OFFERED, BATON_MOVE_TIME_OUT, BATON_STATE_TIMED_OUT, ITSELF,
     .guard = time_is_over, .guard_en = "its time is over", .event = &event_baton_settled},
};
/* clang-format on */

#define TABLE_OF(table) table, sizeof(table) / sizeof(*(table))
const struct fsm track_states = {"track", &codes_track_state, &codes_track_move,
                                 TABLE_OF(track_table)};
const struct fsm offer_states = {"offer", &codes_offer_state, &codes_offer_move,
                                 TABLE_OF(offer_table)};
const struct fsm baton_states = {"baton", &codes_baton_state, &codes_baton_move,
                                 TABLE_OF(baton_table)};
const struct fsm *const triage_states[] = {&track_states, &offer_states, &baton_states, NULL};
