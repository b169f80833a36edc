/* SPDX-License-Identifier: Apache-2.0
 *
 * An award was made: it is explained to her, with the day to be safe by for a suit. Whether she
 * sues is hers, and no office is late while she considers.
 */
#include "triage/stage.h"

struct err *triage_on_award_made(struct work *work, const struct award_made *event,
                                 const struct map_loads *loads)
{
    const struct stage stage = STAGE_OF(event, PROCEEDING_STATE_AWARDED);
    const struct map_asked asked = stage_asked(work_arena(work), &stage);
    struct follow follow;
    TRY(follow_begin(work, loads, event->matter_id, work_today(work), &follow));
    return follow_track(&follow, &asked, false);
}
