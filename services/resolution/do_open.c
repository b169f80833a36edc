/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/proceedings/{proceeding_id}/opening: the mediator opens the mediation that both sides want
 * (调解仲裁法 5). The only way into it. Its days run from the application (14(3)), or from what a
 * tribunal or court began it with, and stay.
 */
#include "resolution/proceeding.h"

struct err *resolution_do_open(struct work *work, const struct proceeding_move_request *request,
                               const struct proceeding_loads *loads,
                               struct proceeding_answer *ret_answer)
{
    const struct proceeding *before = NULL;
    TRY(proceeding_take(&loads->proceedings, request->proceeding_id, TRACK_MEDIATION, &before));
    struct proceeding opened = *before;
    TRY(proceeding_may(work, before, PROCEEDING_MOVE_OPEN, PARTY_SIDE_NONE, &opened.state));
    TRY(proceeding_day(work, request->on, before->begun_on));
    opened.opened_on = request->on;
    proceeding_keep(work, &opened);
    *ret_answer = proceeding_answer_of(&opened);
    return EMIT(work, proceeding_opened, .matter_id = opened.matter_id, .region = opened.region,
                .proceeding_id = opened.proceeding_id, .track = opened.track, .on = request->on,
                .state = opened.state, .due_rule = opened.due_rule, .due_mark = opened.due_mark,
                .due_by = opened.due_by, .due_legal = opened.due_legal,
                .due_safe = opened.due_safe);
}
