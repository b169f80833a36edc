/* SPDX-License-Identifier: Apache-2.0
 *
 * Legal aid ended, by the last report or because she withdrew: the track is closed. A later
 * application opens it again.
 */
#include "triage/follow.h"

struct err *triage_on_aid_ended(struct work *work, const struct aid_ended *event,
                                const struct map_loads *loads)
{
    struct follow follow;
    TRY(follow_begin(work, loads, event->matter_id, event->on, &follow));
    return follow_close(&follow, TRACK_LEGAL_AID);
}
