/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/proceedings/{proceeding_id}/settlement: the mediation document of the tribunal or the
 * court, item by item. Made only where both sides said yes; it ends the proceeding (调解仲裁法 42).
 */
#include "resolution/item.h"

struct err *resolution_do_settle(struct work *work,
                                 const struct proceeding_settlement_request *request,
                                 const struct proceeding_loads *loads,
                                 struct proceeding_answer *ret_answer)
{
    const struct proceeding *before = NULL;
    struct awarded_item_list items;
    TRY(proceeding_take(&loads->proceedings, request->proceeding_id, TRACK_NONE, &before));
    struct proceeding settled = *before;
    TRY(proceeding_may(work, before, PROCEEDING_MOVE_MEDIATE, PARTY_SIDE_NONE, &settled.state));
    TRY(proceeding_day(work, request->on, before->opened_on));
    TRY(items_take(work, &settled, &request->items, COURT_INSTANCE_NONE, &items));
    settled.ended_on = request->on;
    proceeding_limit(&settled, (struct term){.rule = NULL});
    proceeding_keep(work, &settled);
    *ret_answer = proceeding_answer_of(&settled);
    return EMIT(work, settlement_made, .matter_id = settled.matter_id, .region = settled.region,
                .proceeding_id = settled.proceeding_id, .track = settled.track,
                .on = settled.ended_on, .state = settled.state, .items = items);
}
