/* SPDX-License-Identifier: Apache-2.0
 *
 * A track's row and the due rows that watch it. Every change of a track goes through track_keep, so
 * that no open track is ever without somebody who watches its day.
 */
#ifndef HALFSKY_TRIAGE_TRACK_H
#define HALFSKY_TRIAGE_TRACK_H

#include "triage/map.h"
#include "triage/plan.h"
#include "triage/states.h"

#define DUE_TRACK_OVERDUE "track_overdue"
#define DUE_TRACK_ESCALATES "track_escalates"
#define DUE_BATON_TIMES_OUT "baton_times_out"

/* An agency at a station. */
struct post {
    enum agency agency;
    const char *station_code;
    const char *region;
};

/* Pure: the row with another plan, no longer overdue. */
struct map_track track_planned(const struct map_track *track, const struct plan *plan);
/* Pure: the row with another owner, nobody in person. */
struct map_track track_owned(const struct map_track *track, const struct post *owner);
struct post track_owner(const struct map_track *track);
bool post_equal(const struct post *a, const struct post *b);

/* Asks the table whether the role may move the track so. */
MUST_CHECK struct err *track_may(const struct work *work, const struct map *map,
                                 const struct map_track *track, enum track_move move);
/* Writes the row and sets or drops what watches its day. */
void track_keep(struct work *work, const struct map_track *track);
/* The same; a day that is over already is not waited for: the row is marked overdue, which is told
 * by true and said by the caller. */
bool track_keep_marked(struct work *work, struct map_track *track);
/* Writes the row as overdue; the next level is asked at `escalate_at_ms`. */
void track_keep_overdue(struct work *work, const struct map_track *track, int64_t escalate_at_ms);
/* What the commands about one track answer. */
struct track_answer track_answer_of(const struct map_track *track);

#endif
