/* SPDX-License-Identifier: Apache-2.0
 *
 * The lives of negotiation, mediation, arbitration, litigation as tables. Nothing else in
 * resolution assigns their state; a handler asks the table and takes what it says. Mediation opens
 * by one row, a mediator's, and a mediation document is made by the tribunal or the court, each
 * under the guard that both sides said yes.
 */
#ifndef HALFSKY_RESOLUTION_STATES_H
#define HALFSKY_RESOLUTION_STATES_H

#include "runtime/fsm.h"

#define PROCEEDING_MOVE_CODES(C)                                                                   \
    C(PROCEEDING_MOVE_BEGIN, "ask", "ask for it", "提出")                                          \
    C(PROCEEDING_MOVE_TAKE_UP, "take_up", "the employer is willing", "用人单位愿意协商")           \
    C(PROCEEDING_MOVE_TURN_DOWN, "turn_down", "the employer is not willing", "用人单位不愿协商")   \
    C(PROCEEDING_MOVE_SAY_YES, "say_yes", "say yes to mediation", "同意调解")                      \
    C(PROCEEDING_MOVE_SAY_NO, "say_no", "say no to mediation", "不同意调解")                       \
    C(PROCEEDING_MOVE_OPEN, "open", "open the mediation", "开始调解")                              \
    C(PROCEEDING_MOVE_HOLD, "hold", "hold a session", "进行一次会议")                              \
    C(PROCEEDING_MOVE_AGREE, "agree", "reach an agreement", "达成协议")                            \
    C(PROCEEDING_MOVE_FAIL, "fail", "end without agreement", "未达成协议")                         \
    C(PROCEEDING_MOVE_ACCEPT, "accept", "accept", "受理")                                          \
    C(PROCEEDING_MOVE_REFUSE, "refuse", "not accept", "不予受理")                                  \
    C(PROCEEDING_MOVE_AWARD, "award", "make the award", "作出裁决")                                \
    C(PROCEEDING_MOVE_TAKE_EFFECT, "take_effect", "the award takes effect", "裁决生效")            \
    C(PROCEEDING_MOVE_WITHDRAW, "withdraw", "withdraw", "撤回申请")                                \
    C(PROCEEDING_MOVE_FALL_DUE, "fall_due", "the limit has passed", "期限届满")                    \
    C(PROCEEDING_MOVE_MEDIATE, "mediate", "make the mediation document", "制作调解书")             \
    C(PROCEEDING_MOVE_JUDGE, "judge", "give judgment", "作出判决")                                 \
    C(PROCEEDING_MOVE_APPEAL, "appeal", "appeal", "上诉")
CODE_SET(proceeding_move, PROCEEDING_MOVE);

/* What the guards look at. */
struct proceeding_moment {
    bool both_agree; /* a yes of either side is on record */
    bool own_side;   /* who speaks may speak for that side */
    bool unsaid;     /* that side has not said yes yet */
    bool overdue;    /* marked already */
};

extern const struct fsm negotiation_states, mediation_states, arbitration_states, litigation_states;
extern const struct fsm *const resolution_states[]; /* NULL-terminated, for docs/states.md */
/* NULL for a track that resolution does not carry. */
const struct fsm *states_of(enum track track);

#endif
