/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/proceedings/{proceeding_id}/effect: the arbitrator or the court says that the award or the
 * judgment took effect. No limit that passes says it: whether the other side has sued or appealed
 * is not known here.
 */
#include "resolution/proceeding.h"

struct err *resolution_do_effect(struct work *work, const struct proceeding_move_request *request,
                                 const struct proceeding_loads *loads,
                                 struct proceeding_answer *ret_answer)
{
    const struct proceeding *before = NULL;
    TRY(proceeding_take(&loads->proceedings, request->proceeding_id, TRACK_NONE, &before));
    struct proceeding ended = *before;
    TRY(proceeding_may(work, before, PROCEEDING_MOVE_TAKE_EFFECT, PARTY_SIDE_NONE, &ended.state));
    TRY(proceeding_day(work, request->on, before->ended_on));
    ended.ended_on = request->on;
    proceeding_limit(&ended, (struct term){.rule = NULL});
    proceeding_keep(work, &ended);
    *ret_answer = proceeding_answer_of(&ended);
    return proceeding_say_ended(work, &ended);
}
