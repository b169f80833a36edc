/* SPDX-License-Identifier: Apache-2.0
 *
 * She was told what her application for legal aid lacks: the next thing on the track is that it is
 * supplied, by the day that the officer named. Who has the track helps her; nothing lapses here.
 */
#include "triage/follow.h"

struct err *triage_on_aid_papers_asked(struct work *work, const struct aid_papers_asked *event,
                                       const struct map_loads *loads)
{
    struct follow follow;
    TRY(follow_begin(work, loads, event->matter_id, event->on, &follow));
    const struct map_asked aid =
        follow_asked(TRACK_LEGAL_AID, ACTION_SUPPLY_PAPERS, event->papers_by);
    return follow_track(&follow, &aid, false);
}
