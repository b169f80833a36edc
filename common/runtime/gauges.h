/* SPDX-License-Identifier: Apache-2.0
 *
 * What alarms look at (docs/runbook.md): how much waits in this service's tables, and for how long.
 * Read from the database every few seconds, never by whoever asks for /metrics.
 */
#ifndef HALFSKY_RUNTIME_GAUGES_H
#define HALFSKY_RUNTIME_GAUGES_H

#include "runtime/process.h"

MUST_CHECK struct err *gauges_read(const struct process *process, struct store *store,
                                   struct arena *arena);

#endif
