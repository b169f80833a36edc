/* SPDX-License-Identifier: Apache-2.0
 *
 * A life cycle as one const table: from, action, to, who may, under what condition, what is said of
 * it. What the table does not list is refused with what would be allowed; nothing else may assign a
 * stage. Documents and matrix tests are made from the same table.
 */
#ifndef HALFSKY_RUNTIME_FSM_H
#define HALFSKY_RUNTIME_FSM_H

#include "runtime/service.h"

struct transition {
    int from; /* 0: it is not there yet */
    int action;
    int to;
    uint32_t roles;                     /* ROLE_BIT set */
    bool (*guard)(const void *subject); /* NULL: always */
    const char *guard_en;               /* what the guard asks for, NULL without one */
    const struct event_type *event;     /* what is said when it is taken; NULL: nothing */
};

struct fsm {
    const char *name;
    const struct code_set *states, *actions;
    const struct transition *transitions;
    size_t count;
};

/* Where something stands and who wants what of it. `subject` is what the guards look at. */
struct fsm_ask {
    int from, action;
    enum role role;
    const void *subject;
};

/* PROBLEM_CONFLICT with what would be allowed, or with what the guard asks for; PROBLEM_FORBIDDEN
 * for a role that may not. */
MUST_CHECK struct err *fsm_step(const struct fsm *fsm, const struct fsm_ask *ask,
                                const struct transition **ret_transition);
/* NULL: not listed. */
const struct transition *fsm_find(const struct fsm *fsm, int from, int action);
/* Calls `visit` for each state (0 first), action and role. */
void fsm_walk(const struct fsm *fsm,
              void (*visit)(void *context, const struct fsm_ask *ask,
                            const struct transition *transition),
              void *context);
/* PROBLEM_BUG for two transitions of one state and action, or a state that nothing leads to. */
MUST_CHECK struct err *fsm_check(const struct fsm *fsm);
/* A section of docs/states.md: a diagram and the table. */
void fsm_print(const struct fsm *fsm, struct text *page);

#endif
