/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/matters/{matter_id}/tracks: an officer opens a track without an offer. It never waits
 * for an answer of hers: she is told and may decline what it brings.
 */
#include "triage/opening.h"

struct err *triage_do_track_open(struct work *work, const struct track_open_request *request,
                                 const struct map_loads *loads, struct track_answer *ret_answer)
{
    const struct map map = MAP_OF(loads);
    struct opening opening;
    struct date on;
    if (!map.matter)
        return err_of(PROBLEM_NOT_FOUND, "no such matter");
    TRY(map_day(&map, request->on, work_today(work), &on));
    struct story story = story_begin(work, map.matter->matter_id, map.matter->region, on);
    TRY(opening_run(&story, &map, request->track, &opening));
    *ret_answer = track_answer_of(&opening.track);
    ret_answer->baton_id = opening.baton.baton_id;
    return NULL;
}
