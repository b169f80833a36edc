/* SPDX-License-Identifier: Apache-2.0
 *
 * How a matter stands before the law besides the fast track: by when to file (LIM), which door
 * (SC), whether legal aid is likely (LA), asked of what was stated. Pure. It warns and points the
 * way: what is against her is for an officer to see, and never a refusal (SAFE-1, SAFE-2).
 */
#ifndef HALFSKY_TRIAGE_STANDING_H
#define HALFSKY_TRIAGE_STANDING_H

#include "law/day.h"
#include "triage/stated.h"

enum { STANDINGS_MOST = 3 };

/* Everything in the arena; how many there are. */
size_t standings_of(struct arena *arena, const struct stated *stated,
                    struct assessed_rule ret_rules[STANDINGS_MOST]);
/* The day by which she applies for arbitration, on the strict reading of what was stated (LIM,
 * SAFE-4); of several claims the first. Without days where none is known or she has applied. */
struct day_due standing_limit(struct arena *arena, const struct stated *stated);

#endif
