/* SPDX-License-Identifier: Apache-2.0
 *
 * A court gave judgment: of first instance it is explained to her, with the day to be safe by for
 * an appeal; of second instance it ends the track.
 */
#include "triage/stage.h"

struct err *triage_on_judgment_made(struct work *work, const struct judgment_made *event,
                                    const struct map_loads *loads)
{
    const struct stage stage = STAGE_OF(event, event->state);
    const struct map_asked asked = stage_asked(work_arena(work), &stage);
    struct follow follow;
    TRY(follow_begin(work, loads, event->matter_id, work_today(work), &follow));
    return stage_goes_on(event->state) ? follow_track(&follow, &asked, false)
                                       : follow_close(&follow, event->track);
}
