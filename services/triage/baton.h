/* SPDX-License-Identifier: Apache-2.0
 *
 * The hand-over of a track: offering it, and what follows when it is accepted, declined or timed
 * out. While it is offered the giver has the track; only an acceptance changes the owner. Its row
 * is written here alone.
 */
#ifndef HALFSKY_TRIAGE_BATON_H
#define HALFSKY_TRIAGE_BATON_H

#include "triage/story.h"
#include "triage/track.h"

/* After so many hand-overs of a track in a row that nobody took, its owner moves up one level. */
enum { BATON_REFUSALS_MOST = 2 };

/* Pure: the open hand-over of `track` by its owner. */
struct map_baton baton_of(const struct map_track *track, struct id baton_id,
                          const struct post *taker, int64_t answer_by_ms, struct date on);
/* Writes the row, sets its time-out, says it. The caller writes the track. */
MUST_CHECK struct err *baton_offer(struct story *story, const struct map_baton *baton);
/* Asks the table; PROBLEM_CONFLICT for one that is settled or whose time is over. */
MUST_CHECK struct err *baton_may(const struct work *work, const struct map_baton *baton,
                                 enum baton_move move);
/* The taker has it from now on: owner, plan, access; the giver leaves where it has no other track.
 */
MUST_CHECK struct err *baton_accept(struct story *story, const struct map *map,
                                    const struct map_baton *baton);
/* The giver goes on: declined, or timed out; the second of them in a row moves the track up one
 * level. Where none is above, the giver has to act today, and tomorrow it is named as overdue. */
MUST_CHECK struct err *baton_return(struct story *story, const struct map *map,
                                    const struct map_baton *baton, enum baton_state state);
/* Lets an agency see the track where no row in force does; who has prevention sees the whole. */
MUST_CHECK struct err *access_ensure(struct story *story, const struct map *map,
                                     const struct post *post, enum track track);
/* Of legal aid and care, once the track is closed: who helped in that track alone sees the matter
 * no longer. Other tracks are followed by proceedings of whoever had them, and so is their access.
 */
MUST_CHECK struct err *access_end_help(struct story *story, const struct map *map,
                                       enum track track);
/* Pure but for its ids: the owner one level up, in `ret_track`; false where no level is above. */
bool track_escalated(const struct map_track *track, struct map_track *ret_track);

#endif
