/* SPDX-License-Identifier: Apache-2.0
 *
 * A proceeding ended: its track is closed. Where it led nowhere the way forward is settled with her
 * at once (SAFE-3): nothing is opened for her and nothing she may do waits for it.
 */
#include "triage/stage.h"

struct err *triage_on_proceeding_ended(struct work *work, const struct proceeding_ended *event,
                                       const struct map_loads *loads)
{
    struct follow follow;
    TRY(follow_begin(work, loads, event->matter_id, work_today(work), &follow));
    TRY(follow_close(&follow, event->track));
    return stage_leads_nowhere(event->state) ? follow_choose(&follow) : NULL;
}
