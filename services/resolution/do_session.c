/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/proceedings/{proceeding_id}/sessions: the sides met. The day is kept, nothing of what was
 * said.
 */
#include "resolution/proceeding.h"

static struct date earliest_of(const struct proceeding *proceeding)
{
    return date_is_absent(proceeding->opened_on) ? proceeding->begun_on : proceeding->opened_on;
}

struct err *resolution_do_session(struct work *work, const struct proceeding_move_request *request,
                                  const struct proceeding_loads *loads,
                                  struct proceeding_answer *ret_answer)
{
    const struct proceeding *before = NULL;
    TRY(proceeding_take(&loads->proceedings, request->proceeding_id, TRACK_NONE, &before));
    struct proceeding after = *before;
    TRY(proceeding_may(work, before, PROCEEDING_MOVE_HOLD, PARTY_SIDE_NONE, &after.state));
    TRY(proceeding_day(work, request->on, earliest_of(before)));
    const struct id session_id = work_new_id(work);
    proceeding_keep(work, &after);
    WRITE(work, session_put, .matter_id = after.matter_id, .session_id = session_id,
          .proceeding_id = after.proceeding_id, .on = request->on,
          .recorded_by = work_identity(work)->account_id, .at = work_now_ms(work));
    *ret_answer = proceeding_answer_of(&after);
    return EMIT(work, session_held, .matter_id = after.matter_id, .region = after.region,
                .proceeding_id = after.proceeding_id, .track = after.track, .on = request->on,
                .session_id = session_id);
}
