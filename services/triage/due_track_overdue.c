/* SPDX-License-Identifier: Apache-2.0
 *
 * The day of a track's next action is over: it is marked and said once, and the next level is asked
 * after some days. A track that was planned anew or closed meanwhile is left alone.
 */
#include "triage/story.h"
#include "triage/track.h"

enum { DAY_MS = 86400000 };

static bool is_over(const struct map_track *track, struct date today)
{
    return track->state == TRACK_STATE_OPEN && track->overdue != ANSWER_YES &&
           !date_is_absent(track->next_by) && date_compare(track->next_by, today) < 0;
}

struct err *triage_due_track_overdue(struct work *work, const struct due_row *due,
                                     const struct due_loads *loads)
{
    const struct map map = MAP_OF(loads);
    const struct map_track *track = map_find_track_by_id(&map, due->subject_id);
    if (!track || !is_over(track, work_today(work)))
        return NULL;
    TRY(track_may(work, &map, track, TRACK_MOVE_FALL_DUE));
    const int days = limits_of(work_conf(work)).escalate_days;
    struct story story = story_begin(work, track->matter_id, map.matter->region, work_today(work));
    struct map_track overdue = *track;
    overdue.overdue = ANSWER_YES;
    track_keep_overdue(work, &overdue, work_now_ms(work) + (int64_t)days * DAY_MS);
    return story_track_overdue(&story, &overdue);
}
