/* SPDX-License-Identifier: Apache-2.0
 *
 * Keeps who decided what of a service's bookkeeping and why, beside the event that says it
 * (ledger.def). The operator's words are closed in the service's own table for 180 days.
 */
#ifndef HALFSKY_RUNTIME_OPS_DECISIONS_H
#define HALFSKY_RUNTIME_OPS_DECISIONS_H

#include "runtime/ops_handlers.h"
#include "runtime/process.h"

struct ops_decision {
    const char *decided;           /* discarded, adopted, relay_adopted, rebuilt */
    const struct parked_full *row; /* the event it is about; NULL: none */
    enum decision_reason reason;   /* DECISION_REASON_NONE: other */
    const char *why;               /* as typed */
};
/* Writes its row in the unit of the decision. */
MUST_CHECK struct err *ops_decision_keep(struct work *work, const struct ops_decision *decision);
enum decision_reason ops_decision_reason(const struct ops_decision *decision);
/* What the event says in words: those of the code. */
const char *ops_decision_words(const struct ops_decision *decision);

/* Takes away the words that are older than they are kept; the rows stay. */
MUST_CHECK struct err *ops_decisions_forget(const struct process *process, struct store *store,
                                            struct arena *arena);

#endif
