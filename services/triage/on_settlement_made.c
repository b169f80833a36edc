/* SPDX-License-Identifier: Apache-2.0
 *
 * Both sides settled before the tribunal or the court: the track is closed. Whether both wanted it
 * was seen to in resolution and is not asked again.
 */
#include "triage/stage.h"

struct err *triage_on_settlement_made(struct work *work, const struct settlement_made *event,
                                      const struct map_loads *loads)
{
    struct follow follow;
    TRY(follow_begin(work, loads, event->matter_id, work_today(work), &follow));
    return follow_close(&follow, event->track);
}
