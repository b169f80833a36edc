/* SPDX-License-Identifier: Apache-2.0
 *
 * She has asked for care: that is her yes to the offer, and the track is opened where it is not. A
 * track that is open has its next action already, and no law sets a day for it.
 */
#include "triage/follow.h"
#include "triage/opening.h"

struct err *triage_on_care_asked(struct work *work, const struct care_asked *event,
                                 const struct map_loads *loads)
{
    struct follow follow;
    struct opening opening;
    TRY(follow_begin(work, loads, event->matter_id, event->on, &follow));
    TRY(follow_accept(&follow, event->offer_id));
    const struct map_track *track = map_find_track(&follow.map, TRACK_CARE);
    if (track && track->state == TRACK_STATE_OPEN)
        return NULL;
    return opening_run(&follow.story, &follow.map, TRACK_CARE, &opening);
}
