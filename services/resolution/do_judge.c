/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/proceedings/{proceeding_id}/judgment: what the court decided, item by item, in fen; which
 * instance follows from where the suit stands. Against a first judgment her fifteen days run from
 * the receipt (民诉法 171), which may be unknown; a second one is in effect.
 */
#include "resolution/item.h"

struct err *resolution_do_judge(struct work *work,
                                const struct proceeding_judgment_request *request,
                                const struct proceeding_loads *loads,
                                struct proceeding_answer *ret_answer)
{
    const struct proceeding *before = NULL;
    struct awarded_item_list items;
    TRY(proceeding_take(&loads->proceedings, request->proceeding_id, TRACK_LITIGATION, &before));
    struct proceeding judged = *before;
    TRY(proceeding_may(work, before, PROCEEDING_MOVE_JUDGE, PARTY_SIDE_NONE, &judged.state));
    const bool is_first = judged.state == PROCEEDING_STATE_JUDGED;
    const enum court_instance instance = is_first ? COURT_INSTANCE_FIRST : COURT_INSTANCE_SECOND;
    TRY(proceeding_day(work, request->on, before->opened_on));
    TRY(proceeding_day(work, request->received_on, request->on));
    TRY(items_take(work, &judged, &request->items, instance, &items));
    judged.ended_on = request->on;
    judged.received_on = request->received_on;
    proceeding_limit(&judged, is_first ? term_of_appeal(work_arena(work), request->received_on)
                                       : (struct term){.rule = NULL});
    proceeding_keep(work, &judged);
    *ret_answer = proceeding_answer_of(&judged);
    return EMIT(work, judgment_made, .matter_id = judged.matter_id, .region = judged.region,
                .proceeding_id = judged.proceeding_id, .track = judged.track, .on = judged.ended_on,
                .state = judged.state, .instance = instance, .received_on = judged.received_on,
                .items = items, .due_rule = judged.due_rule, .due_mark = judged.due_mark,
                .due_by = judged.due_by, .due_legal = judged.due_legal,
                .due_safe = judged.due_safe);
}
