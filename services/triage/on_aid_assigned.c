/* SPDX-License-Identifier: Apache-2.0
 *
 * A provider of legal aid was assigned: aid is given from now on, and no law sets a day for it. The
 * provider's account stays with legalaid and is not the owner of the track.
 */
#include "triage/follow.h"

struct err *triage_on_aid_assigned(struct work *work, const struct aid_assigned *event,
                                   const struct map_loads *loads)
{
    struct follow follow;
    TRY(follow_begin(work, loads, event->matter_id, event->on, &follow));
    const struct map_asked aid = {.track = TRACK_LEGAL_AID,
                                  .next_action = ACTION_GIVE_LEGAL_AID,
                                  .next_by_unknown = "承办进度随案件程序确定"};
    return follow_track(&follow, &aid, false);
}
