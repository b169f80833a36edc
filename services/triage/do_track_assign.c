/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/matters/{matter_id}/tracks/{track}/assign: an officer of the owner names the person in
 * charge. The unit stays the owner; a person is never alone responsible.
 */
#include "triage/story.h"
#include "triage/track.h"

struct err *triage_do_track_assign(struct work *work, const struct track_assign_request *request,
                                   const struct map_loads *loads, struct track_answer *ret_answer)
{
    const struct map map = MAP_OF(loads);
    const struct map_track *track = NULL;
    TRY(map_take_track(&map, request->track, &track));
    TRY(track_may(work, &map, track, TRACK_MOVE_ASSIGN));
    struct story story = story_begin(work, track->matter_id, map.matter->region, work_today(work));
    struct map_track assigned = *track;
    assigned.account_id = request->account;
    work_write(work, &statement_map_track, &assigned);
    *ret_answer = track_answer_of(&assigned);
    return story_owner_changed(&story, &assigned, OWNER_REASON_ASSIGNED);
}
