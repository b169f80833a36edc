/* SPDX-License-Identifier: Apache-2.0
 *
 * The life of a care plan as a table. Nothing else in care assigns its state; a handler asks the
 * table and takes what it says. No row belongs to the service itself: nothing of a plan happens by
 * an event or by time.
 */
#ifndef HALFSKY_CARE_STATES_H
#define HALFSKY_CARE_STATES_H

#include "runtime/fsm.h"

#define CARE_MOVE_CODES(C)                                                                         \
    C(CARE_MOVE_ASK, "ask", "ask", "提出")                                                         \
    C(CARE_MOVE_BEGIN, "start", "name the first team", "安排团队")                                 \
    C(CARE_MOVE_STAFF, "staff", "name another team", "变更团队")                                   \
    C(CARE_MOVE_CONSENT, "consent", "say whether records may be kept", "答复是否同意记录")         \
    C(CARE_MOVE_HOLD, "hold", "hold a session", "进行一次帮扶")                                    \
    C(CARE_MOVE_READ, "read", "read what was written down", "查阅记录")                            \
    C(CARE_MOVE_END, "end", "end", "结束")                                                         \
    C(CARE_MOVE_WITHDRAW, "withdraw", "withdraw", "本人不再需要")
CODE_SET(care_move, CARE_MOVE);

/* What the guards look at. */
struct care_moment {
    bool arranges; /* who asks is of an agency that gives care */
    bool records;  /* she consents to records */
    bool notes;    /* something is to be kept or read */
};

extern const struct fsm care_states;
extern const struct fsm *const care_all_states[]; /* NULL-terminated, for docs/states.md */

#endif
