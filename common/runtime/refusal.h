/* SPDX-License-Identifier: Apache-2.0
 *
 * Refused requests (protocol.md L4): counted in memory, written behind the answer, one ledger row a
 * client, status and window once the window is over. A flood of refusals costs a counter, not a
 * transaction each.
 */
#ifndef HALFSKY_RUNTIME_REFUSAL_H
#define HALFSKY_RUNTIME_REFUSAL_H

#include "runtime/process.h"

/* Stands for a client that nobody knows: 00000000-0000-7000-8000-000000000000. */
extern const struct id refusal_unknown_client;

struct refusals;
struct refusals *refusals_new(struct arena *arena, int64_t window_ms);
/* Any thread; never blocks on the database. An absent client is the unknown one. */
void refusal_note(struct process *process, struct id client, const struct err *err);
/* Writes what was counted; at most every few hundred ms unless `all`. */
MUST_CHECK struct err *refusals_write(struct process *process, struct store *store,
                                      struct arena *arena, bool all);
/* Makes ledger rows of windows that are over. */
MUST_CHECK struct err *refusals_settle(struct process *process, struct store *store,
                                       struct arena *arena);

#endif
