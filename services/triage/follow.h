/* SPDX-License-Identifier: Apache-2.0
 *
 * How a track follows what another service says of it: its next action, its day, its end. Owners
 * and hand-overs are decided elsewhere; a track whose hand-over is open is left to its taker.
 */
#ifndef HALFSKY_TRIAGE_FOLLOW_H
#define HALFSKY_TRIAGE_FOLLOW_H

#include "triage/map.h"
#include "triage/plan.h"
#include "triage/story.h"

struct follow {
    struct map map;
    struct story story;
};

/* Begins to follow an event of that day; waits for the matter. */
MUST_CHECK struct err *follow_begin(struct work *work, const struct map_loads *loads,
                                    struct id matter_id, struct date on, struct follow *ret_follow);
/* Pure: what was asked for, as a plan. */
struct plan follow_plan(const struct map_asked *asked);
/* Pure: `action` by the day of a limit, or why there is none. */
struct map_asked follow_asked(enum track track, enum action action, struct date by);
/* Pure: legal aid was refused or ended and it is hers to object. No office's limit runs while she
 * considers; a late objection is taken too (DL-LA-4). */
struct map_asked follow_refused(struct arena *arena, struct date until);
/* Keeps it and plans the track; opens the track first where `opens`. A day that is over already is
 * marked so at once. */
MUST_CHECK struct err *follow_track(struct follow *follow, const struct map_asked *asked,
                                    bool opens);
/* What she asked for herself is her yes to the offer that it came from, and takes back an earlier
 * no: the answer before stays in the ledger and on the timeline. */
MUST_CHECK struct err *follow_accept(struct follow *follow, struct id offer_id);
/* The same of the offer of a track of resolution, of which there is one at most. */
MUST_CHECK struct err *follow_accept_track(struct follow *follow, enum track track);
/* Closes the track; one whose hand-over is open is left to its taker to close. */
MUST_CHECK struct err *follow_close(struct follow *follow, enum track track);
/* The way forward is settled with her again: prevention is planned so, opened where it is not. */
MUST_CHECK struct err *follow_choose(struct follow *follow);

#endif
