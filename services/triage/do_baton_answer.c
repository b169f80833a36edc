/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/matters/{matter_id}/batons/{baton_id}/answer: an officer of the unit that a track is
 * offered to accepts or declines it. Once its time is over both are a conflict, whether or not the
 * time-out has run.
 */
#include "triage/baton.h"

/* The unit that it was put to is told how it ended, although it sees the matter no more. */
static struct err *not_there(const struct work *work, const struct baton_answer_request *request,
                             const struct map_settlement *settled)
{
    const enum baton_move move =
        request->answer == BATON_STATE_ACCEPTED ? BATON_MOVE_ACCEPT : BATON_MOVE_DECLINE;
    if (!settled || !id_equal(settled->matter_id, request->matter_id))
        return err_of(PROBLEM_NOT_FOUND, "no such hand-over");
    const struct map_baton over = {.state = settled->state};
    return baton_may(work, &over, move);
}

struct err *triage_do_baton_answer(struct work *work, const struct baton_answer_request *request,
                                   const struct taking_loads *loads,
                                   struct baton_answer *ret_answer)
{
    const struct map map = MAP_OF(loads);
    const struct map_baton *baton = map_find_baton(&map, request->baton_id);
    const bool accepts = request->answer == BATON_STATE_ACCEPTED;
    struct date on;
    if (!map.matter || !baton || !map_find_track(&map, baton->track))
        return not_there(work, request, loads->settled);
    if (!accepts && request->answer != BATON_STATE_DECLINED)
        return err_at(PROBLEM_INVALID, "/answer", "the answer is accepted or declined");
    TRY(baton_may(work, baton, accepts ? BATON_MOVE_ACCEPT : BATON_MOVE_DECLINE));
    if (!map_is_taken(&map, baton->baton_id))
        return err_of(PROBLEM_FORBIDDEN, "the hand-over is put to another unit");
    TRY(map_day(&map, request->on, work_today(work), &on));
    struct story story = story_begin(work, baton->matter_id, map.matter->region, on);
    TRY(accepts ? baton_accept(&story, &map, baton)
                : baton_return(&story, &map, baton, BATON_STATE_DECLINED));
    *ret_answer = (struct baton_answer){baton->matter_id, baton->baton_id, baton->track,
                                        request->answer, baton->answer_by};
    return NULL;
}
