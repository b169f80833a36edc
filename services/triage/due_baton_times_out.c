/* SPDX-License-Identifier: Apache-2.0
 *
 * A hand-over that nobody answered in time goes back to its giver; after the second one in a row
 * that nobody took the owner moves up one level. What was settled meanwhile stays as it is.
 */
#include "triage/baton.h"

struct err *triage_due_baton_times_out(struct work *work, const struct due_row *due,
                                       const struct due_loads *loads)
{
    const struct map map = MAP_OF(loads);
    const struct map_baton *baton = map_find_baton(&map, due->subject_id);
    if (!map.matter || !baton || baton->state != BATON_STATE_OFFERED)
        return NULL;
    TRY(baton_may(work, baton, BATON_MOVE_TIME_OUT));
    struct story story = story_begin(work, baton->matter_id, map.matter->region, work_today(work));
    return baton_return(&story, &map, baton, BATON_STATE_TIMED_OUT);
}
