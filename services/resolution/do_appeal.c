/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/proceedings/{proceeding_id}/appeal: either side appealed against the judgment of first
 * instance. Never refused as late: that is the court's to say (SAFE-1). What was agreed to before
 * the first court is no yes before the second.
 */
#include "resolution/proceeding.h"

struct err *resolution_do_appeal(struct work *work, const struct proceeding_move_request *request,
                                 const struct proceeding_loads *loads,
                                 struct proceeding_answer *ret_answer)
{
    const struct proceeding *before = NULL;
    TRY(proceeding_take(&loads->proceedings, request->proceeding_id, TRACK_LITIGATION, &before));
    struct proceeding appealed = *before;
    TRY(proceeding_may(work, before, PROCEEDING_MOVE_APPEAL, PARTY_SIDE_NONE, &appealed.state));
    TRY(proceeding_day(work, request->on, before->ended_on));
    appealed.opened_on = request->on;
    appealed.ended_on = appealed.received_on = (struct date){0};
    appealed.worker_yes = appealed.employer_yes = (struct id){{0}};
    proceeding_limit(&appealed, term_of_second_instance(work_arena(work)));
    proceeding_keep(work, &appealed);
    *ret_answer = proceeding_answer_of(&appealed);
    return EMIT(work, proceeding_opened, .matter_id = appealed.matter_id, .region = appealed.region,
                .proceeding_id = appealed.proceeding_id, .track = appealed.track,
                .on = appealed.opened_on, .state = appealed.state, .due_rule = appealed.due_rule,
                .due_mark = appealed.due_mark, .due_by = appealed.due_by,
                .due_legal = appealed.due_legal, .due_safe = appealed.due_safe);
}
