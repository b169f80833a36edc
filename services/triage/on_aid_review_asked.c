/* SPDX-License-Identifier: Apache-2.0
 *
 * She objected to a refusal of legal aid: the bureau decides by the law's day. Who has the track
 * does not change by it.
 */
#include "triage/follow.h"

struct err *triage_on_aid_review_asked(struct work *work, const struct aid_review_asked *event,
                                       const struct map_loads *loads)
{
    struct follow follow;
    TRY(follow_begin(work, loads, event->matter_id, event->on, &follow));
    const struct map_asked aid =
        follow_asked(TRACK_LEGAL_AID, ACTION_REVIEW_LEGAL_AID, event->due_by);
    return follow_track(&follow, &aid, false);
}
