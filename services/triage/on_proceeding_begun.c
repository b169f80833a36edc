/* SPDX-License-Identifier: Apache-2.0
 *
 * A proceeding was asked for: its track is opened where it is not, with the hand-over to the agency
 * it belongs to, and goes on by the law's day. What she asked for herself is her yes to the offer.
 * A suit against an award or after a refusal ends the stage of arbitration. It opens no mediation:
 * that takes both sides' yes in resolution.
 */
#include "triage/stage.h"

struct err *triage_on_proceeding_begun(struct work *work, const struct proceeding_begun *event,
                                       const struct map_loads *loads)
{
    const struct stage stage = STAGE_OF(event, event->state);
    const struct map_asked asked = stage_asked(work_arena(work), &stage);
    struct follow follow;
    TRY(follow_begin(work, loads, event->matter_id, work_today(work), &follow));
    if (event->asked_by == ROLE_WORKER)
        TRY(follow_accept_track(&follow, event->track));
    if (event->ground == SUIT_GROUND_AWARD || event->ground == SUIT_GROUND_NOT_ACCEPTED)
        TRY(follow_close(&follow, TRACK_ARBITRATION));
    return follow_track(&follow, &asked, true);
}
