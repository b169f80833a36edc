/* SPDX-License-Identifier: Apache-2.0
 *
 * A track has stayed overdue: its owner moves up one level, until the province has it. It stays
 * overdue, so that the next level sees what is stuck; whoever had it keeps sight of it.
 */
#include "triage/baton.h"

enum { DAY_MS = 86400000 };

struct err *triage_due_track_escalates(struct work *work, const struct due_row *due,
                                       const struct due_loads *loads)
{
    const struct map map = MAP_OF(loads);
    const struct map_track *track = map_find_track_by_id(&map, due->subject_id);
    struct map_track above;
    if (!track || track->state != TRACK_STATE_OPEN || track->overdue != ANSWER_YES ||
        map_open_baton(&map, track->track) || !track_escalated(track, &above))
        return NULL;
    TRY(track_may(work, &map, track, TRACK_MOVE_ESCALATE));
    const int days = limits_of(work_conf(work)).escalate_days;
    struct story story = story_begin(work, track->matter_id, map.matter->region, work_today(work));
    const struct post owner = track_owner(&above);
    TRY(access_ensure(&story, &map, &owner, track->track));
    track_keep_overdue(work, &above, work_now_ms(work) + (int64_t)days * DAY_MS);
    return story_owner_changed(&story, &above, OWNER_REASON_ESCALATED);
}
