/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/proceedings/{proceeding_id}/award: what the tribunal decided, item by item, in fen.
 * Whether an item is final is the law's answer (调解仲裁法 47); without the local minimum wage it
 * is open. Her fifteen days run from the receipt (48, 50), which may be unknown.
 */
#include "law/award.h"
#include "resolution/item.h"

_Static_assert((int)AWARD_ITEMS == 24, "as many as a request may have");

static struct award_result *assess(struct work *work,
                                   const struct proceeding_award_request *request)
{
    struct award_result *result = ARENA_NEW(work_arena(work), struct award_result);
    struct award_facts *facts = ARENA_NEW(work_arena(work), struct award_facts);
    *facts = (struct award_facts){.made_on = request->on,
                                  .min_wage = request->min_wage,
                                  .stated_final = request->stated_final,
                                  .item_count = (int)request->items.count};
    if (date_is_whole(request->received_on))
        facts->received_on = request->received_on;
    for (size_t i = 0; i < request->items.count; i++) {
        const struct proceeding_item_told *told = &request->items.items[i];
        facts->items[i] = (struct award_item){
            .topic = (int)told->topic, .result = (int)told->result, .amount = told->amount};
    }
    award_assess(law_builtin(), facts, result);
    return result;
}

static struct err *award_check(const struct work *work,
                               const struct proceeding_award_request *request)
{
    if (request->items.count == 0)
        return err_at(PROBLEM_INVALID, "/items", "an award decides something");
    return proceeding_day(work, request->received_on, request->on);
}

static struct awarded_item_list items_keep(struct work *work, const struct proceeding *awarded,
                                           const struct proceeding_award_request *request,
                                           const struct award_result *result)
{
    struct awarded_item *items =
        ARENA_ARRAY(work_arena(work), struct awarded_item, request->items.count);
    for (size_t i = 0; i < request->items.count; i++) {
        const struct proceeding_item_told *told = &request->items.items[i];
        items[i] = item_of(work, told, result->final_items[i], COURT_INSTANCE_NONE);
        item_keep(work, awarded, &items[i]);
    }
    return (struct awarded_item_list){items, request->items.count};
}

struct err *resolution_do_award(struct work *work, const struct proceeding_award_request *request,
                                const struct proceeding_loads *loads,
                                struct proceeding_answer *ret_answer)
{
    const struct proceeding *before = NULL;
    TRY(proceeding_take(&loads->proceedings, request->proceeding_id, TRACK_ARBITRATION, &before));
    struct proceeding awarded = *before;
    TRY(proceeding_may(work, before, PROCEEDING_MOVE_AWARD, PARTY_SIDE_NONE, &awarded.state));
    TRY(proceeding_day(work, request->on, before->opened_on));
    TRY(award_check(work, request));
    const struct award_result *result = assess(work, request);
    awarded.ended_on = request->on;
    awarded.received_on = request->received_on;
    awarded.stated_final = request->stated_final;
    awarded.final = result->final;
    proceeding_limit(&awarded, term_of_suit(work_arena(work), request->received_on, result->final));
    proceeding_keep(work, &awarded);
    const struct awarded_item_list items = items_keep(work, &awarded, request, result);
    *ret_answer = proceeding_answer_of(&awarded);
    return EMIT(work, award_made, .matter_id = awarded.matter_id, .region = awarded.region,
                .proceeding_id = awarded.proceeding_id, .track = awarded.track,
                .on = awarded.ended_on, .received_on = awarded.received_on, .final = awarded.final,
                .items = items, .due_rule = awarded.due_rule, .due_mark = awarded.due_mark,
                .due_by = awarded.due_by, .due_legal = awarded.due_legal,
                .due_safe = awarded.due_safe);
}
