/* SPDX-License-Identifier: Apache-2.0
 *
 * An officer decided on legal aid: after a grant a provider is assigned by the law's day, after a
 * refusal it is hers to object, and a refusal that was upheld ends the track. It decides nothing of
 * the aid itself.
 */
#include "triage/follow.h"

struct err *triage_on_aid_decided(struct work *work, const struct aid_decided *event,
                                  const struct map_loads *loads)
{
    struct follow follow;
    TRY(follow_begin(work, loads, event->matter_id, event->on, &follow));
    const bool refused = event->decision == AID_DECISION_REFUSED;
    if (refused && event->instance == AID_INSTANCE_JUSTICE_BUREAU)
        return follow_close(&follow, TRACK_LEGAL_AID);
    const struct map_asked aid =
        refused ? follow_refused(work_arena(work), event->due_by)
                : follow_asked(TRACK_LEGAL_AID, ACTION_ASSIGN_LEGAL_AID, event->due_by);
    return follow_track(&follow, &aid, false);
}
