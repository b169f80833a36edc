/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/proceedings/{proceeding_id}/end: an agreement, or none. From a mediation agreement the
 * fifteen days run in which both sides may have it reviewed (办案规则 74), and it may be told item
 * by item; without one she may go on to arbitration at once.
 */
#include "resolution/item.h"

static bool is_mediated(const struct proceeding *ended)
{
    return ended->state == PROCEEDING_STATE_AGREED && ended->track == TRACK_MEDIATION;
}

static struct term term_after(struct work *work, const struct proceeding *ended)
{
    return is_mediated(ended) ? term_of_review(work_arena(work), ended->ended_on)
                              : (struct term){.rule = NULL};
}

/* Told or not: what was agreed is the two sides' own, and nothing of it is asked for. */
static struct err *agreement_take(struct work *work, const struct proceeding *ended,
                                  const struct proceeding_item_told_list *told,
                                  struct awarded_item_list *ret_items)
{
    if (told->count == 0)
        return NULL;
    if (!is_mediated(ended))
        return err_at(PROBLEM_INVALID, "/items", "only a mediation agreement has items");
    for (size_t i = 0; i < told->count; i++)
        if (told->items[i].result != ITEM_RESULT_SETTLED)
            return err_at(PROBLEM_INVALID, "/items", "what was agreed is settled");
    return items_take(work, ended, told, COURT_INSTANCE_NONE, ret_items);
}

struct err *resolution_do_end(struct work *work, const struct proceeding_end_request *request,
                              const struct proceeding_loads *loads,
                              struct proceeding_answer *ret_answer)
{
    const bool agreed = request->agreed == ANSWER_YES;
    const struct proceeding *before = NULL;
    struct awarded_item_list items = {NULL, 0};
    TRY(proceeding_take(&loads->proceedings, request->proceeding_id, TRACK_NONE, &before));
    struct proceeding ended = *before;
    TRY(proceeding_may(work, before, agreed ? PROCEEDING_MOVE_AGREE : PROCEEDING_MOVE_FAIL,
                       PARTY_SIDE_NONE, &ended.state));
    TRY(proceeding_day(work, request->on,
                       date_is_absent(before->opened_on) ? before->begun_on : before->opened_on));
    ended.ended_on = request->on;
    proceeding_limit(&ended, term_after(work, &ended));
    TRY(agreement_take(work, &ended, &request->items, &items));
    proceeding_keep(work, &ended);
    *ret_answer = proceeding_answer_of(&ended);
    return proceeding_say_agreed(work, &ended, &items);
}
