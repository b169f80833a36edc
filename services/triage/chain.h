/* SPDX-License-Identifier: Apache-2.0
 *
 * The chain view of a matter: what the client is shown of its map, with names of places, units and
 * codes in Chinese. It shows what was loaded and works nothing out but whether a day is over.
 */
#ifndef HALFSKY_TRIAGE_CHAIN_H
#define HALFSKY_TRIAGE_CHAIN_H

#include "triage/triage.h"

/* Everything in the arena; `plain_zh` is left to sentences.h. */
struct chain_view chain_of(struct arena *arena, const struct chain_loads *loads, struct date today);
/* What is known of the day of an open track. */
enum due_state chain_due(const struct map_track *track, struct date today);
/* "济南市历下区人力资源和社会保障局"; the kind of agency where the data names none. */
const char *unit_name(enum agency agency, const char *region);

#endif
