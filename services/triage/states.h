/* SPDX-License-Identifier: Apache-2.0
 *
 * The three life cycles of triage as tables: track, offer, baton. Nothing else in triage assigns a
 * state; a handler asks the table and takes what it says.
 */
#ifndef HALFSKY_TRIAGE_STATES_H
#define HALFSKY_TRIAGE_STATES_H

#include "runtime/fsm.h"

#define TRACK_MOVE_CODES(C)                                                                        \
    C(TRACK_MOVE_OPEN, "open", "open", "开启")                                                     \
    C(TRACK_MOVE_PLAN, "plan", "plan the next action", "安排下一步")                               \
    C(TRACK_MOVE_HAND_OVER, "hand_over", "offer a hand-over", "发起交接")                          \
    C(TRACK_MOVE_TAKE_OVER, "take_over", "take over", "接收交接")                                  \
    C(TRACK_MOVE_FALL_BACK, "fall_back", "the hand-over failed", "退回移交单位")                   \
    C(TRACK_MOVE_ASSIGN, "assign", "name a person", "指定经办人")                                  \
    C(TRACK_MOVE_FALL_DUE, "fall_due", "the day is over", "到期未办")                              \
    C(TRACK_MOVE_ESCALATE, "escalate", "move up one level", "逐级上提")                            \
    C(TRACK_MOVE_CLOSE, "close", "close", "办结")
CODE_SET(track_move, TRACK_MOVE);

#define OFFER_MOVE_CODES(C)                                                                        \
    C(OFFER_MOVE_MAKE, "make", "put to her", "告知")                                               \
    C(OFFER_MOVE_ACCEPT, "accept", "accept", "接受")                                               \
    C(OFFER_MOVE_DECLINE, "decline", "decline", "谢绝")
CODE_SET(offer_move, OFFER_MOVE);

#define BATON_MOVE_CODES(C)                                                                        \
    C(BATON_MOVE_OFFER, "offer", "offer", "发起")                                                  \
    C(BATON_MOVE_ACCEPT, "accept", "accept", "接收")                                               \
    C(BATON_MOVE_DECLINE, "decline", "decline", "退回")                                            \
    C(BATON_MOVE_TIME_OUT, "time_out", "time out", "超时")
CODE_SET(baton_move, BATON_MOVE);

/* What the guards of a track look at. */
struct track_moment {
    bool baton_open;
    bool overdue; /* marked already */
};
/* What the guards of a baton look at; ms UTC. */
struct baton_moment {
    int64_t now_ms, answer_by_ms;
};

extern const struct fsm track_states, offer_states, baton_states;
extern const struct fsm *const triage_states[]; /* NULL-terminated, for docs/states.md */

#endif
