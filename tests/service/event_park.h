/* SPDX-License-Identifier: Apache-2.0
 *
 * An event put where a consumer would park it, so that the ordinary drain applies it. It must never
 * call a handler itself.
 */
#ifndef HALFSKY_TESTS_EVENT_PARK_H
#define HALFSKY_TESTS_EVENT_PARK_H

#include "adapters/db.h"
#include "runtime/wire.h"

/* Parks `event` as held, with a hash that follows from the event before it and the drain that will
 * try it. One stream at a time: the event before is the one parked last. */
void event_park(struct arena *arena, const struct db_options *options,
                const struct wire_event *event);

#endif
