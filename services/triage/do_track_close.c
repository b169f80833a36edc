/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/matters/{matter_id}/tracks/{track}/close: its owner ends it. From then on nobody is
 * reminded of it, it never escalates, and who helped in it alone sees the matter no longer.
 */
#include "triage/baton.h"
#include "triage/story.h"
#include "triage/track.h"

struct err *triage_do_track_close(struct work *work, const struct track_close_request *request,
                                  const struct map_loads *loads, struct track_answer *ret_answer)
{
    const struct map map = MAP_OF(loads);
    const struct map_track *track = NULL;
    struct date on;
    TRY(map_take_track(&map, request->track, &track));
    TRY(track_may(work, &map, track, TRACK_MOVE_CLOSE));
    TRY(map_day(&map, request->on, work_today(work), &on));
    if (date_compare(on, track->opened_on) < 0)
        return err_at(PROBLEM_INVALID, "/on", "the track was opened on %s",
                      DATE_TEXT(track->opened_on));
    struct story story = story_begin(work, track->matter_id, map.matter->region, on);
    struct map_track closed = *track;
    closed.state = TRACK_STATE_CLOSED;
    closed.closed_on = on;
    closed.overdue = ANSWER_NO;
    track_keep(work, &closed);
    *ret_answer = track_answer_of(&closed);
    TRY(story_track_closed(&story, &closed));
    return access_end_help(&story, &map, closed.track);
}
