/* SPDX-License-Identifier: Apache-2.0
 *
 * What comes next on a track after what resolution says of its proceeding. Pure. Limits are those
 * that resolution named; no number of the law stands here.
 */
#ifndef HALFSKY_TRIAGE_STAGE_H
#define HALFSKY_TRIAGE_STAGE_H

#include "triage/follow.h"

/* Where a proceeding stands, as an event said it. */
struct stage {
    enum track track;
    enum proceeding_state state;
    const char *due_rule; /* NULL: none runs */
    struct date due_by, due_safe;
};
#define STAGE_OF(event, state_)                                                                    \
    (struct stage)                                                                                 \
    {                                                                                              \
        (event)->track, (state_), (event)->due_rule, (event)->due_by, (event)->due_safe            \
    }

/* Whether it goes on in that state; what has ended closes its track. */
bool stage_goes_on(enum proceeding_state state);
/* Whether she has to be asked for another way: no agreement, not wanted, not accepted. */
bool stage_leads_nowhere(enum proceeding_state state);
/* What is asked for now, of a stage that goes on. */
struct map_asked stage_asked(struct arena *arena, const struct stage *stage);

#endif
