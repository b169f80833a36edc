/* SPDX-License-Identifier: Apache-2.0
 *
 * Opening a track. It belongs to whoever has the matter now; where the track is another agency's, a
 * hand-over to that agency at the same station begins with it, so that it has an owner from its
 * first moment.
 */
#ifndef HALFSKY_TRIAGE_OPENING_H
#define HALFSKY_TRIAGE_OPENING_H

#include "triage/baton.h"

struct opening {
    struct map_track track;
    bool hands_over;
    struct map_baton baton; /* where it hands over */
};

/* Who has the matter: the owner of prevention, else whoever registered it. Pure. */
struct post opening_giver(const struct map *map);
/* Writes and says all of it; PROBLEM_CONFLICT for a track that is open already, PROBLEM_FORBIDDEN
 * for who sees only some of the matter. */
MUST_CHECK struct err *opening_run(struct story *story, const struct map *map, enum track track,
                                   struct opening *ret_opening);
/* The same with what comes first; a day that is over already is marked so at once. */
MUST_CHECK struct err *opening_run_planned(struct story *story, const struct map *map,
                                           enum track track, const struct plan *plan,
                                           struct opening *ret_opening);

#endif
