/* SPDX-License-Identifier: Apache-2.0
 *
 * The transition table of an application for legal aid. No row ends in a refusal but an officer's,
 * and the service itself, which stands for events and due actions, only marks what is overdue.
 */
#include "legalaid/states.h"

#define WORKER ROLE_BIT(ROLE_WORKER)
#define DESK (ROLE_BIT(ROLE_CLERK) | ROLE_BIT(ROLE_OFFICER))
#define AID_OFFICER ROLE_BIT(ROLE_AID_OFFICER)
#define BUREAU ROLE_BIT(ROLE_OFFICER)
#define PROVIDER ROLE_BIT(ROLE_HELPER)
#define ITSELF ROLE_BIT(ROLE_SERVICE)

CODE_SET_DEFINE(aid_move, AID_MOVE, false);

static bool refusal_is_whole(const void *subject)
{
    return ((const struct aid_moment *)subject)->refusal_is_whole;
}
static bool upheld_by_another(const void *subject)
{
    const struct aid_moment *moment = subject;
    return moment->refusal_is_whole && moment->by_another;
}
static bool by_another(const void *subject)
{
    return ((const struct aid_moment *)subject)->by_another;
}
static bool not_marked(const void *subject)
{
    return !((const struct aid_moment *)subject)->overdue;
}

static bool papers_untold(const void *subject)
{
    return ((const struct aid_moment *)subject)->papers_untold;
}
static bool papers_undone(const void *subject)
{
    return ((const struct aid_moment *)subject)->papers_undone;
}
static bool unreminded(const void *subject)
{
    return ((const struct aid_moment *)subject)->unreminded;
}

#define UNTOLD .guard = papers_untold, .guard_en = "what is missing was not told before"
#define UNREMINDED .guard = unreminded, .guard_en = "she was not reminded yet"
#define UNDONE                                                                                     \
    .guard = papers_undone,                                                                        \
    .guard_en = "she was reminded on an earlier day and the day to supply by is over"
#define WHOLE .guard = refusal_is_whole, .guard_en = "officer, reason and way of review are named"
#define WHOLE_BY_ANOTHER                                                                           \
    .guard = upheld_by_another,                                                                    \
    .guard_en = "another officer, the reason and the way of review are named"
#define BY_ANOTHER .guard = by_another, .guard_en = "another officer reviews it"
#define NOT_MARKED .guard = not_marked, .guard_en = "it is not marked overdue yet"

/* clang-format off */
static const struct transition aid_table[] = {
    {AID_STATE_NONE, AID_MOVE_APPLY, AID_STATE_APPLIED, WORKER | DESK,
     .event = &event_aid_applied},
    {AID_STATE_APPLIED, AID_MOVE_GRANT, AID_STATE_GRANTED, AID_OFFICER,
     .event = &event_aid_decided},
    {AID_STATE_APPLIED, AID_MOVE_REFUSE, AID_STATE_REFUSED, AID_OFFICER, WHOLE,
     .event = &event_aid_decided},
    {AID_STATE_APPLIED, AID_MOVE_WITHDRAW, AID_STATE_WITHDRAWN, WORKER | DESK,
     .event = &event_aid_ended},
    {AID_STATE_APPLIED, AID_MOVE_FALL_DUE, AID_STATE_APPLIED, ITSELF, NOT_MARKED,
     .event = &event_aid_overdue},
    {AID_STATE_APPLIED, AID_MOVE_ASK_PAPERS, AID_STATE_TO_SUPPLY, AID_OFFICER, UNTOLD,
     .event = &event_aid_papers_asked},
    {AID_STATE_TO_SUPPLY, AID_MOVE_REMIND, AID_STATE_TO_SUPPLY, ITSELF, UNREMINDED,
     .event = &event_aid_papers_reminded},
    {AID_STATE_TO_SUPPLY, AID_MOVE_SUPPLY, AID_STATE_APPLIED, WORKER | DESK | AID_OFFICER,
     .event = &event_aid_papers_supplied},
    {AID_STATE_TO_SUPPLY, AID_MOVE_GRANT, AID_STATE_GRANTED, AID_OFFICER,
     .event = &event_aid_decided},
    {AID_STATE_TO_SUPPLY, AID_MOVE_LAPSE, AID_STATE_LAPSED, AID_OFFICER, UNDONE,
     .event = &event_aid_ended},
    {AID_STATE_TO_SUPPLY, AID_MOVE_WITHDRAW, AID_STATE_WITHDRAWN, WORKER | DESK,
     .event = &event_aid_ended},
    {AID_STATE_GRANTED, AID_MOVE_ASSIGN, AID_STATE_ASSIGNED, AID_OFFICER,
     .event = &event_aid_assigned},
    {AID_STATE_GRANTED, AID_MOVE_WITHDRAW, AID_STATE_WITHDRAWN, WORKER | DESK,
     .event = &event_aid_ended},
    {AID_STATE_GRANTED, AID_MOVE_FALL_DUE, AID_STATE_GRANTED, ITSELF, NOT_MARKED,
     .event = &event_aid_overdue},
    {AID_STATE_ASSIGNED, AID_MOVE_ASSIGN, AID_STATE_ASSIGNED, AID_OFFICER,
     .event = &event_aid_assigned},
    {AID_STATE_ASSIGNED, AID_MOVE_REPORT, AID_STATE_ASSIGNED, AID_OFFICER | PROVIDER,
     .event = &event_aid_reported},
    {AID_STATE_ASSIGNED, AID_MOVE_CONCLUDE, AID_STATE_ENDED, AID_OFFICER | PROVIDER,
     .event = &event_aid_ended},
    {AID_STATE_ASSIGNED, AID_MOVE_WITHDRAW, AID_STATE_WITHDRAWN, WORKER | DESK,
     .event = &event_aid_ended},
    {AID_STATE_GRANTED, AID_MOVE_TERMINATE, AID_STATE_TERMINATED, AID_OFFICER, WHOLE,
     .event = &event_aid_terminated},
    {AID_STATE_ASSIGNED, AID_MOVE_TERMINATE, AID_STATE_TERMINATED, AID_OFFICER, WHOLE,
     .event = &event_aid_terminated},
    {AID_STATE_TERMINATED, AID_MOVE_ASK_REVIEW, AID_STATE_IN_REVIEW, WORKER | DESK,
     .event = &event_aid_review_asked},
    {AID_STATE_REFUSED, AID_MOVE_ASK_REVIEW, AID_STATE_IN_REVIEW, WORKER | DESK,
     .event = &event_aid_review_asked},
    {AID_STATE_IN_REVIEW, AID_MOVE_OVERTURN, AID_STATE_GRANTED, BUREAU, BY_ANOTHER,
     .event = &event_aid_decided},
    {AID_STATE_IN_REVIEW, AID_MOVE_UPHOLD, AID_STATE_UPHELD, BUREAU, WHOLE_BY_ANOTHER,
     .event = &event_aid_decided},
    {AID_STATE_IN_REVIEW, AID_MOVE_FALL_DUE, AID_STATE_IN_REVIEW, ITSELF, NOT_MARKED,
     .event = &event_aid_overdue},
};
/* clang-format on */

const struct fsm aid_states = {"application", &codes_aid_state, &codes_aid_move, aid_table,
                               sizeof aid_table / sizeof *aid_table};
const struct fsm *const legalaid_states[] = {&aid_states, NULL};
