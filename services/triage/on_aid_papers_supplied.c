/* SPDX-License-Identifier: Apache-2.0
 *
 * What her application for legal aid lacked is there: the decision is due by the law's day, from
 * which the time for supplying was left out. It opens no track.
 */
#include "triage/follow.h"

struct err *triage_on_aid_papers_supplied(struct work *work,
                                          const struct aid_papers_supplied *event,
                                          const struct map_loads *loads)
{
    struct follow follow;
    TRY(follow_begin(work, loads, event->matter_id, event->on, &follow));
    const struct map_asked aid =
        follow_asked(TRACK_LEGAL_AID, ACTION_DECIDE_LEGAL_AID, event->due_by);
    return follow_track(&follow, &aid, false);
}
