/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/proceedings/{proceeding_id}/acceptance: the committee or the court accepts it or does not
 * (调解仲裁法 29; 民诉法 126). From acceptance the days for the award or the months of the
 * procedure told run; a committee's refusal lets her sue.
 */
#include "resolution/proceeding.h"

static struct err *accepted_say(struct work *work, const struct proceeding *accepted)
{
    return EMIT(work, proceeding_opened, .matter_id = accepted->matter_id,
                .region = accepted->region, .proceeding_id = accepted->proceeding_id,
                .track = accepted->track, .on = accepted->opened_on, .state = accepted->state,
                .due_rule = accepted->due_rule, .due_mark = accepted->due_mark,
                .due_by = accepted->due_by, .due_legal = accepted->due_legal,
                .due_safe = accepted->due_safe);
}

static struct term term_after(struct work *work, const struct proceeding *before,
                              const struct proceeding_accept_request *request)
{
    return before->track == TRACK_LITIGATION
               ? term_of_trial(work_arena(work), request->on, request->simple)
               : term_of_award(work_arena(work), request->on);
}

struct err *resolution_do_accept(struct work *work, const struct proceeding_accept_request *request,
                                 const struct proceeding_loads *loads,
                                 struct proceeding_answer *ret_answer)
{
    const bool accepts = request->accepted == ANSWER_YES;
    const struct proceeding *before = NULL;
    TRY(proceeding_take(&loads->proceedings, request->proceeding_id, TRACK_NONE, &before));
    struct proceeding after = *before;
    TRY(proceeding_may(work, before, accepts ? PROCEEDING_MOVE_ACCEPT : PROCEEDING_MOVE_REFUSE,
                       PARTY_SIDE_NONE, &after.state));
    TRY(proceeding_day(work, request->on, before->begun_on));
    if (accepts)
        after.opened_on = request->on;
    else
        after.ended_on = request->on;
    proceeding_limit(&after,
                     accepts ? term_after(work, before, request) : (struct term){.rule = NULL});
    proceeding_keep(work, &after);
    *ret_answer = proceeding_answer_of(&after);
    return accepts ? accepted_say(work, &after) : proceeding_say_ended(work, &after);
}
