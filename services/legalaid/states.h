/* SPDX-License-Identifier: Apache-2.0
 *
 * The life of an application as a table. Nothing else in legalaid assigns its state; a handler asks
 * the table and takes what it says. There is one way into a refusal, and one into an end before the
 * end, and either is an officer's.
 */
#ifndef HALFSKY_LEGALAID_STATES_H
#define HALFSKY_LEGALAID_STATES_H

#include "runtime/fsm.h"

#define AID_MOVE_CODES(C)                                                                          \
    C(AID_MOVE_APPLY, "apply", "apply", "申请")                                                    \
    C(AID_MOVE_GRANT, "grant", "grant", "决定给予援助")                                            \
    C(AID_MOVE_REFUSE, "refuse", "refuse", "决定不予援助")                                         \
    C(AID_MOVE_ASK_REVIEW, "ask_review", "object", "提出异议")                                     \
    C(AID_MOVE_OVERTURN, "overturn", "overturn on review", "异议审查改正")                         \
    C(AID_MOVE_UPHOLD, "uphold", "uphold on review", "异议审查维持")                               \
    C(AID_MOVE_ASSIGN, "assign", "assign a provider", "指派承办人员")                              \
    C(AID_MOVE_REPORT, "report", "report", "报告承办情况")                                         \
    C(AID_MOVE_CONCLUDE, "conclude", "report for the last time", "报告办结")                       \
    C(AID_MOVE_WITHDRAW, "withdraw", "withdraw", "撤回")                                           \
    C(AID_MOVE_FALL_DUE, "fall_due", "the limit has passed", "期限届满未办")                       \
    C(AID_MOVE_ASK_PAPERS, "ask_papers", "tell what is missing", "一次性告知补充材料")             \
    C(AID_MOVE_REMIND, "remind", "remind of what is missing", "提醒补充材料")                      \
    C(AID_MOVE_SUPPLY, "supply", "supply what was missing", "补充材料")                            \
    C(AID_MOVE_LAPSE, "lapse", "record that it is deemed withdrawn", "记载视为撤回")               \
    C(AID_MOVE_TERMINATE, "terminate", "end it before its end", "决定终止援助")
CODE_SET(aid_move, AID_MOVE);

/* What the guards look at. */
struct aid_moment {
    bool refusal_is_whole; /* an officer, a reason and the way of review are named */
    bool by_another;       /* who reviews is not who refused or ended it */
    bool overdue;          /* marked already */
    bool papers_untold;    /* what is missing was not told before */
    bool papers_undone;    /* reminded on an earlier day, and the day to supply by is over */
    bool unreminded;
};

extern const struct fsm aid_states;
extern const struct fsm *const legalaid_states[]; /* NULL-terminated, for docs/states.md */

#endif
