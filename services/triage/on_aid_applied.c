/* SPDX-License-Identifier: Apache-2.0
 *
 * She has applied for legal aid: that is her yes to the offer, the track is opened where it is not,
 * and the decision is due by the day that the law sets. Nothing else of the map moves.
 */
#include "triage/follow.h"

struct err *triage_on_aid_applied(struct work *work, const struct aid_applied *event,
                                  const struct map_loads *loads)
{
    struct follow follow;
    TRY(follow_begin(work, loads, event->matter_id, event->on, &follow));
    TRY(follow_accept(&follow, event->offer_id));
    const struct map_asked aid =
        follow_asked(TRACK_LEGAL_AID, ACTION_DECIDE_LEGAL_AID, event->due_by);
    return follow_track(&follow, &aid, true);
}
