/* SPDX-License-Identifier: Apache-2.0
 *
 * A team was named: care is given from now on, and neither law nor notice sets a day for it. Who
 * helps stays with care and is not the owner of the track.
 */
#include "triage/follow.h"

struct err *triage_on_care_begun(struct work *work, const struct care_begun *event,
                                 const struct map_loads *loads)
{
    struct follow follow;
    TRY(follow_begin(work, loads, event->matter_id, event->on, &follow));
    const struct map_asked care = {.track = TRACK_CARE,
                                   .next_action = ACTION_GIVE_CARE,
                                   .next_by_unknown = "帮扶安排由帮扶团队与本人商定"};
    return follow_track(&follow, &care, false);
}
