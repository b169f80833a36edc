/* SPDX-License-Identifier: Apache-2.0
 *
 * A limit of a proceeding passed: she may go on otherwise (调解仲裁法 14(3), 29, 43), which is
 * settled with her. The proceeding and its track stand as they stood.
 */
#include "triage/stage.h"

struct err *triage_on_proceeding_overdue(struct work *work, const struct proceeding_overdue *event,
                                         const struct map_loads *loads)
{
    struct follow follow;
    TRY(follow_begin(work, loads, event->matter_id, work_today(work), &follow));
    return event->track == TRACK_LITIGATION ? NULL : follow_choose(&follow);
}
