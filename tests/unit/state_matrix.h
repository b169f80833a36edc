/* SPDX-License-Identifier: Apache-2.0
 *
 * A life cycle held against the same in words: every state, action and role, with every guard
 * saying yes. The words stand in the test, so that a row added to a table by mistake is seen. It
 * asks the table only and knows none.
 */
#ifndef HALFSKY_TESTS_STATE_MATRIX_H
#define HALFSKY_TESTS_STATE_MATRIX_H

#include "runtime/fsm.h"

/* One cell in words: who may do that there, and where it leads. */
struct state_words {
    int from, action, to;
    uint32_t roles;
};
/* `whole`: a subject to which every guard says yes. */
void state_matrix(const struct fsm *fsm, const struct state_words *words, size_t count,
                  const void *whole);

#endif
