/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes the unit of work of one event: its handler, its decoded body, the streams it holds. What
 * cannot be read is a unit too: it parks (protocol.md C8).
 */
#ifndef HALFSKY_RUNTIME_EVENT_UNIT_H
#define HALFSKY_RUNTIME_EVENT_UNIT_H

#include "runtime/process.h"
#include "runtime/wire.h"

/* What came of a record; `wire` lives as long as the unit. */
struct event_input {
    const struct wire_event *wire;
    const struct err *unreadable; /* wire_decode's complaint; NULL: the coordinates were read */
};
MUST_CHECK struct err *event_unit(const struct process *process, struct store *store,
                                  struct arena *arena, struct event_input input,
                                  struct work **ret_work);
/* This service hears streams of this kind from this source (C2). */
bool event_is_heard(const struct service *service, const char *source, enum stream kind);
/* "matter,person": the kinds heard from a source, sorted; "" when none (C5). */
const char *event_kinds_heard(struct arena *arena, const struct service *service,
                              const char *source);
/* The event parks instead of being handled: a failure seen before. */
void event_unit_park(struct work *work, enum parked_reason reason, const char *why);
/* Counts what became of the unit. */
void event_unit_count(const struct work *work);

#endif
