/* SPDX-License-Identifier: Apache-2.0
 *
 * The transition tables of negotiation (协商调解规定 8-12), mediation (调解仲裁法 5, 14),
 * arbitration (调解仲裁法 28-29, 42-43, 47-50) and litigation (民诉法 126, 152, 171). The service
 * itself, which stands for events and due actions, ends a negotiation whose days are over and marks
 * the others; it opens nothing.
 */
#include "resolution/states.h"

#define WORKER ROLE_BIT(ROLE_WORKER)
#define SHE (WORKER | ROLE_BIT(ROLE_CLERK) | ROLE_BIT(ROLE_OFFICER))
#define MEDIATOR ROLE_BIT(ROLE_MEDIATOR)
#define ARBITRATOR ROLE_BIT(ROLE_ARBITRATOR)
#define COURT_CLERK ROLE_BIT(ROLE_COURT_CLERK)
#define ITSELF ROLE_BIT(ROLE_SERVICE)

CODE_SET_DEFINE(proceeding_move, PROCEEDING_MOVE, false);

static bool both_agree(const void *subject)
{
    return ((const struct proceeding_moment *)subject)->both_agree;
}
static bool speaks_first(const void *subject)
{
    const struct proceeding_moment *moment = subject;
    return moment->own_side && moment->unsaid;
}
static bool own_side(const void *subject)
{
    return ((const struct proceeding_moment *)subject)->own_side;
}
static bool not_marked(const void *subject)
{
    return !((const struct proceeding_moment *)subject)->overdue;
}

#define BOTH_AGREE .guard = both_agree, .guard_en = "both sides have said yes"
#define SPEAKS_FIRST                                                                               \
    .guard = speaks_first,                                                                         \
    .guard_en = "she for herself, who conducts it for the employer, who has not said yes before"
#define OWN_SIDE .guard = own_side, .guard_en = "she for herself, who conducts it for the employer"
#define NOT_MARKED .guard = not_marked, .guard_en = "it is not marked overdue yet"

/* clang-format off */
static const struct transition negotiation_table[] = {
    {PROCEEDING_STATE_NONE, PROCEEDING_MOVE_BEGIN, PROCEEDING_STATE_ASKED, SHE,
     .event = &event_proceeding_begun},
    {PROCEEDING_STATE_ASKED, PROCEEDING_MOVE_TAKE_UP, PROCEEDING_STATE_TALKING, SHE,
     .event = &event_proceeding_opened},
    {PROCEEDING_STATE_ASKED, PROCEEDING_MOVE_TURN_DOWN, PROCEEDING_STATE_FAILED, SHE,
     .event = &event_proceeding_ended},
    {PROCEEDING_STATE_ASKED, PROCEEDING_MOVE_FALL_DUE, PROCEEDING_STATE_FAILED, ITSELF,
     .event = &event_proceeding_ended},
    {PROCEEDING_STATE_TALKING, PROCEEDING_MOVE_HOLD, PROCEEDING_STATE_TALKING, SHE,
     .event = &event_session_held},
    {PROCEEDING_STATE_TALKING, PROCEEDING_MOVE_AGREE, PROCEEDING_STATE_AGREED, SHE,
     .event = &event_proceeding_ended},
    {PROCEEDING_STATE_TALKING, PROCEEDING_MOVE_FAIL, PROCEEDING_STATE_FAILED, SHE,
     .event = &event_proceeding_ended},
    {PROCEEDING_STATE_TALKING, PROCEEDING_MOVE_FALL_DUE, PROCEEDING_STATE_FAILED, ITSELF,
     .event = &event_proceeding_ended},
};

static const struct transition mediation_table[] = {
    {PROCEEDING_STATE_NONE, PROCEEDING_MOVE_BEGIN, PROCEEDING_STATE_PROPOSED, SHE | MEDIATOR,
     .event = &event_proceeding_begun},
    {PROCEEDING_STATE_PROPOSED, PROCEEDING_MOVE_SAY_YES, PROCEEDING_STATE_PROPOSED,
     WORKER | MEDIATOR, SPEAKS_FIRST, .event = &event_proceeding_answered},
    {PROCEEDING_STATE_PROPOSED, PROCEEDING_MOVE_SAY_NO, PROCEEDING_STATE_DECLINED,
     WORKER | MEDIATOR, OWN_SIDE, .event = &event_proceeding_answered},
    {PROCEEDING_STATE_PROPOSED, PROCEEDING_MOVE_OPEN, PROCEEDING_STATE_OPENED, MEDIATOR,
     BOTH_AGREE, .event = &event_proceeding_opened},
    {PROCEEDING_STATE_PROPOSED, PROCEEDING_MOVE_FALL_DUE, PROCEEDING_STATE_PROPOSED, ITSELF,
     NOT_MARKED, .event = &event_proceeding_overdue},
    {PROCEEDING_STATE_OPENED, PROCEEDING_MOVE_HOLD, PROCEEDING_STATE_OPENED, MEDIATOR,
     .event = &event_session_held},
    {PROCEEDING_STATE_OPENED, PROCEEDING_MOVE_AGREE, PROCEEDING_STATE_AGREED, MEDIATOR,
     .event = &event_proceeding_ended},
    {PROCEEDING_STATE_OPENED, PROCEEDING_MOVE_FAIL, PROCEEDING_STATE_FAILED, WORKER | MEDIATOR,
     .event = &event_proceeding_ended},
    {PROCEEDING_STATE_OPENED, PROCEEDING_MOVE_FALL_DUE, PROCEEDING_STATE_OPENED, ITSELF,
     NOT_MARKED, .event = &event_proceeding_overdue},
};

static const struct transition arbitration_table[] = {
    {PROCEEDING_STATE_NONE, PROCEEDING_MOVE_BEGIN, PROCEEDING_STATE_APPLIED, SHE | ARBITRATOR,
     .event = &event_proceeding_begun},
    {PROCEEDING_STATE_APPLIED, PROCEEDING_MOVE_ACCEPT, PROCEEDING_STATE_ACCEPTED, ARBITRATOR,
     .event = &event_proceeding_opened},
    {PROCEEDING_STATE_APPLIED, PROCEEDING_MOVE_REFUSE, PROCEEDING_STATE_NOT_ACCEPTED, ARBITRATOR,
     .event = &event_proceeding_ended},
    {PROCEEDING_STATE_APPLIED, PROCEEDING_MOVE_WITHDRAW, PROCEEDING_STATE_WITHDRAWN, SHE,
     .event = &event_proceeding_ended},
    {PROCEEDING_STATE_APPLIED, PROCEEDING_MOVE_FALL_DUE, PROCEEDING_STATE_APPLIED, ITSELF,
     NOT_MARKED, .event = &event_proceeding_overdue},
    {PROCEEDING_STATE_ACCEPTED, PROCEEDING_MOVE_HOLD, PROCEEDING_STATE_HEARD, ARBITRATOR,
     .event = &event_session_held},
    {PROCEEDING_STATE_ACCEPTED, PROCEEDING_MOVE_WITHDRAW, PROCEEDING_STATE_WITHDRAWN, SHE,
     .event = &event_proceeding_ended},
    {PROCEEDING_STATE_ACCEPTED, PROCEEDING_MOVE_FALL_DUE, PROCEEDING_STATE_ACCEPTED, ITSELF,
     NOT_MARKED, .event = &event_proceeding_overdue},
    {PROCEEDING_STATE_HEARD, PROCEEDING_MOVE_HOLD, PROCEEDING_STATE_HEARD, ARBITRATOR,
     .event = &event_session_held},
    {PROCEEDING_STATE_HEARD, PROCEEDING_MOVE_AWARD, PROCEEDING_STATE_AWARDED, ARBITRATOR,
     .event = &event_award_made},
    {PROCEEDING_STATE_HEARD, PROCEEDING_MOVE_WITHDRAW, PROCEEDING_STATE_WITHDRAWN, SHE,
     .event = &event_proceeding_ended},
    {PROCEEDING_STATE_HEARD, PROCEEDING_MOVE_FALL_DUE, PROCEEDING_STATE_HEARD, ITSELF, NOT_MARKED,
     .event = &event_proceeding_overdue},
    {PROCEEDING_STATE_AWARDED, PROCEEDING_MOVE_TAKE_EFFECT, PROCEEDING_STATE_FINAL, ARBITRATOR,
     .event = &event_proceeding_ended},
    {PROCEEDING_STATE_ACCEPTED, PROCEEDING_MOVE_SAY_YES, PROCEEDING_STATE_ACCEPTED,
     WORKER | ARBITRATOR, SPEAKS_FIRST, .event = &event_proceeding_answered},
    {PROCEEDING_STATE_ACCEPTED, PROCEEDING_MOVE_SAY_NO, PROCEEDING_STATE_ACCEPTED,
     WORKER | ARBITRATOR, OWN_SIDE, .event = &event_proceeding_answered},
    {PROCEEDING_STATE_ACCEPTED, PROCEEDING_MOVE_MEDIATE, PROCEEDING_STATE_MEDIATED, ARBITRATOR,
     BOTH_AGREE, .event = &event_settlement_made},
    {PROCEEDING_STATE_HEARD, PROCEEDING_MOVE_SAY_YES, PROCEEDING_STATE_HEARD,
     WORKER | ARBITRATOR, SPEAKS_FIRST, .event = &event_proceeding_answered},
    {PROCEEDING_STATE_HEARD, PROCEEDING_MOVE_SAY_NO, PROCEEDING_STATE_HEARD,
     WORKER | ARBITRATOR, OWN_SIDE, .event = &event_proceeding_answered},
    {PROCEEDING_STATE_HEARD, PROCEEDING_MOVE_MEDIATE, PROCEEDING_STATE_MEDIATED, ARBITRATOR,
     BOTH_AGREE, .event = &event_settlement_made},
};

static const struct transition litigation_table[] = {
    {PROCEEDING_STATE_NONE, PROCEEDING_MOVE_BEGIN, PROCEEDING_STATE_SUED, SHE | COURT_CLERK,
     .event = &event_proceeding_begun},
    {PROCEEDING_STATE_SUED, PROCEEDING_MOVE_ACCEPT, PROCEEDING_STATE_ACCEPTED, COURT_CLERK,
     .event = &event_proceeding_opened},
    {PROCEEDING_STATE_SUED, PROCEEDING_MOVE_REFUSE, PROCEEDING_STATE_NOT_ACCEPTED, COURT_CLERK,
     .event = &event_proceeding_ended},
    {PROCEEDING_STATE_SUED, PROCEEDING_MOVE_WITHDRAW, PROCEEDING_STATE_WITHDRAWN, SHE,
     .event = &event_proceeding_ended},
    {PROCEEDING_STATE_SUED, PROCEEDING_MOVE_FALL_DUE, PROCEEDING_STATE_SUED, ITSELF, NOT_MARKED,
     .event = &event_proceeding_overdue},
    {PROCEEDING_STATE_ACCEPTED, PROCEEDING_MOVE_HOLD, PROCEEDING_STATE_HEARD, COURT_CLERK,
     .event = &event_session_held},
    {PROCEEDING_STATE_ACCEPTED, PROCEEDING_MOVE_WITHDRAW, PROCEEDING_STATE_WITHDRAWN, SHE,
     .event = &event_proceeding_ended},
    {PROCEEDING_STATE_ACCEPTED, PROCEEDING_MOVE_FALL_DUE, PROCEEDING_STATE_ACCEPTED, ITSELF,
     NOT_MARKED, .event = &event_proceeding_overdue},
    {PROCEEDING_STATE_HEARD, PROCEEDING_MOVE_HOLD, PROCEEDING_STATE_HEARD, COURT_CLERK,
     .event = &event_session_held},
    {PROCEEDING_STATE_HEARD, PROCEEDING_MOVE_JUDGE, PROCEEDING_STATE_JUDGED, COURT_CLERK,
     .event = &event_judgment_made},
    {PROCEEDING_STATE_HEARD, PROCEEDING_MOVE_WITHDRAW, PROCEEDING_STATE_WITHDRAWN, SHE,
     .event = &event_proceeding_ended},
    {PROCEEDING_STATE_HEARD, PROCEEDING_MOVE_FALL_DUE, PROCEEDING_STATE_HEARD, ITSELF, NOT_MARKED,
     .event = &event_proceeding_overdue},
    {PROCEEDING_STATE_JUDGED, PROCEEDING_MOVE_APPEAL, PROCEEDING_STATE_APPEALED, SHE | COURT_CLERK,
     .event = &event_proceeding_opened},
    {PROCEEDING_STATE_JUDGED, PROCEEDING_MOVE_TAKE_EFFECT, PROCEEDING_STATE_FINAL, COURT_CLERK,
     .event = &event_proceeding_ended},
    {PROCEEDING_STATE_APPEALED, PROCEEDING_MOVE_HOLD, PROCEEDING_STATE_APPEALED, COURT_CLERK,
     .event = &event_session_held},
    {PROCEEDING_STATE_APPEALED, PROCEEDING_MOVE_JUDGE, PROCEEDING_STATE_JUDGED_FINALLY, COURT_CLERK,
     .event = &event_judgment_made},
    {PROCEEDING_STATE_ACCEPTED, PROCEEDING_MOVE_SAY_YES, PROCEEDING_STATE_ACCEPTED,
     WORKER | COURT_CLERK, SPEAKS_FIRST, .event = &event_proceeding_answered},
    {PROCEEDING_STATE_ACCEPTED, PROCEEDING_MOVE_SAY_NO, PROCEEDING_STATE_ACCEPTED,
     WORKER | COURT_CLERK, OWN_SIDE, .event = &event_proceeding_answered},
    {PROCEEDING_STATE_ACCEPTED, PROCEEDING_MOVE_MEDIATE, PROCEEDING_STATE_MEDIATED, COURT_CLERK,
     BOTH_AGREE, .event = &event_settlement_made},
    {PROCEEDING_STATE_HEARD, PROCEEDING_MOVE_SAY_YES, PROCEEDING_STATE_HEARD,
     WORKER | COURT_CLERK, SPEAKS_FIRST, .event = &event_proceeding_answered},
    {PROCEEDING_STATE_HEARD, PROCEEDING_MOVE_SAY_NO, PROCEEDING_STATE_HEARD,
     WORKER | COURT_CLERK, OWN_SIDE, .event = &event_proceeding_answered},
    {PROCEEDING_STATE_HEARD, PROCEEDING_MOVE_MEDIATE, PROCEEDING_STATE_MEDIATED, COURT_CLERK,
     BOTH_AGREE, .event = &event_settlement_made},
    {PROCEEDING_STATE_APPEALED, PROCEEDING_MOVE_SAY_YES, PROCEEDING_STATE_APPEALED,
     WORKER | COURT_CLERK, SPEAKS_FIRST, .event = &event_proceeding_answered},
    {PROCEEDING_STATE_APPEALED, PROCEEDING_MOVE_SAY_NO, PROCEEDING_STATE_APPEALED,
     WORKER | COURT_CLERK, OWN_SIDE, .event = &event_proceeding_answered},
    {PROCEEDING_STATE_APPEALED, PROCEEDING_MOVE_MEDIATE, PROCEEDING_STATE_MEDIATED, COURT_CLERK,
     BOTH_AGREE, .event = &event_settlement_made},
};
/* clang-format on */

const struct fsm negotiation_states = {"negotiation", &codes_proceeding_state,
                                       &codes_proceeding_move, negotiation_table,
                                       sizeof negotiation_table / sizeof *negotiation_table};
const struct fsm mediation_states = {"mediation", &codes_proceeding_state, &codes_proceeding_move,
                                     mediation_table,
                                     sizeof mediation_table / sizeof *mediation_table};
const struct fsm arbitration_states = {"arbitration", &codes_proceeding_state,
                                       &codes_proceeding_move, arbitration_table,
                                       sizeof arbitration_table / sizeof *arbitration_table};
const struct fsm litigation_states = {"litigation", &codes_proceeding_state, &codes_proceeding_move,
                                      litigation_table,
                                      sizeof litigation_table / sizeof *litigation_table};
const struct fsm *const resolution_states[] = {&negotiation_states, &mediation_states,
                                               &arbitration_states, &litigation_states, NULL};

const struct fsm *states_of(enum track track)
{
    return track == TRACK_NEGOTIATION   ? &negotiation_states
           : track == TRACK_MEDIATION   ? &mediation_states
           : track == TRACK_ARBITRATION ? &arbitration_states
           : track == TRACK_LITIGATION  ? &litigation_states
                                        : NULL;
}
