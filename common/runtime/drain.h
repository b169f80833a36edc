/* SPDX-License-Identifier: Apache-2.0
 *
 * Draining what was parked (protocol.md C3, C4): each parked event as a unit of its own, under its
 * stream's head and the head of the stream it waits for.
 */
#ifndef HALFSKY_RUNTIME_DRAIN_H
#define HALFSKY_RUNTIME_DRAIN_H

#include "runtime/process.h"

/* Runs parked events of the row's stream until none can run or a bounded number ran; the row goes
 * when none is left. The arena is emptied after each, so `due` must not live in it. */
MUST_CHECK struct err *drain_run(struct process *process, struct store *store, struct arena *arena,
                                 const struct due_row *due);

#endif
