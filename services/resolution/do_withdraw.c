/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/proceedings/{proceeding_id}/withdrawal: she takes her application for arbitration back
 * before an award (办案规则 35), or her suit before a judgment. She may apply again.
 */
#include "resolution/proceeding.h"

struct err *resolution_do_withdraw(struct work *work, const struct proceeding_move_request *request,
                                   const struct proceeding_loads *loads,
                                   struct proceeding_answer *ret_answer)
{
    const struct proceeding *before = NULL;
    TRY(proceeding_take(&loads->proceedings, request->proceeding_id, TRACK_NONE, &before));
    struct proceeding ended = *before;
    TRY(proceeding_may(work, before, PROCEEDING_MOVE_WITHDRAW, PARTY_SIDE_NONE, &ended.state));
    TRY(proceeding_day(work, request->on,
                       date_is_absent(before->opened_on) ? before->begun_on : before->opened_on));
    ended.ended_on = request->on;
    proceeding_limit(&ended, (struct term){.rule = NULL});
    proceeding_keep(work, &ended);
    *ret_answer = proceeding_answer_of(&ended);
    return proceeding_say_ended(work, &ended);
}
