/* SPDX-License-Identifier: Apache-2.0
 *
 * Care ended, or she no longer wants it: the track is closed.
 * Asked for again it opens again, and her matter goes on without it.
 */
#include "triage/follow.h"

struct err *triage_on_care_ended(struct work *work, const struct care_ended *event,
                                 const struct map_loads *loads)
{
    struct follow follow;
    TRY(follow_begin(work, loads, event->matter_id, event->on, &follow));
    return follow_close(&follow, TRACK_CARE);
}
