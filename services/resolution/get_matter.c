/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/matters/{matter_id}/proceedings: the proceedings of a matter that the asker may see, with
 * words in Chinese. A day that nobody told is left out and never made up.
 */
#include "resolution/proceeding.h"

static struct consent_view_list consents_of(struct arena *arena, const struct consent_put_list *all,
                                            struct id id)
{
    struct consent_view *views = ARENA_ARRAY(arena, struct consent_view, all->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++)
        if (id_equal(all->items[i].proceeding_id, id))
            views[count++] =
                (struct consent_view){all->items[i].side, all->items[i].answer, all->items[i].on};
    return (struct consent_view_list){views, count};
}

static struct session_view_list sessions_of(struct arena *arena, const struct session_put_list *all,
                                            struct id id)
{
    struct session_view *views = ARENA_ARRAY(arena, struct session_view, all->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++)
        if (id_equal(all->items[i].proceeding_id, id))
            views[count++] = (struct session_view){all->items[i].session_id, all->items[i].on};
    return (struct session_view_list){views, count};
}

static struct awarded_item_list items_of(struct arena *arena, const struct award_item_put_list *all,
                                         struct id id)
{
    struct awarded_item *views = ARENA_ARRAY(arena, struct awarded_item, all->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        const struct award_item_put *row = &all->items[i];
        if (id_equal(row->proceeding_id, id))
            views[count++] =
                (struct awarded_item){row->item_id, row->topic,   row->result,  row->amount,
                                      row->final,   row->claimed, row->instance};
    }
    return (struct awarded_item_list){views, count};
}

static struct proceeding_view view_of(struct arena *arena, const struct proceeding *row,
                                      const struct proceeding_view_loads *loads)
{
    return (struct proceeding_view){
        .proceeding_id = row->proceeding_id,
        .track = row->track,
        .state = row->state,
        .state_zh = code_zh(&codes_proceeding_state, (int)row->state),
        .begun_on = row->begun_on,
        .opened_on = row->opened_on,
        .ended_on = row->ended_on,
        .due_rule = row->due_rule,
        .due_mark = row->due_mark,
        .due_article = row->due_article,
        .due_by = row->due_by,
        .due_legal = row->due_legal,
        .due_safe = row->due_safe,
        .due_zh = row->due_zh,
        .overdue = row->overdue,
        .received_on = row->received_on,
        .final = row->final,
        .items = items_of(arena, &loads->items, row->proceeding_id),
        .consents = consents_of(arena, &loads->consents, row->proceeding_id),
        .sessions = sessions_of(arena, &loads->sessions, row->proceeding_id),
        .ground = row->ground,
        .referral = row->referral};
}

struct err *resolution_get_matter(struct work *work, const struct proceedings_request *request,
                                  const struct proceeding_view_loads *loads,
                                  struct proceeding_chain *ret_answer)
{
    struct arena *arena = work_arena(work);
    const size_t count = loads->proceedings.count;
    if (!loads->matter || !loads->matter->tracks)
        return err_of(PROBLEM_NOT_FOUND, "matter %s", ID_TEXT(request->matter_id));
    struct proceeding_view *views = ARENA_ARRAY(arena, struct proceeding_view, count + 1);
    for (size_t i = 0; i < count; i++)
        views[i] = view_of(arena, &loads->proceedings.items[i], loads);
    *ret_answer = (struct proceeding_chain){
        .matter_id = request->matter_id,
        .proceedings = {views, count},
        .advice_zh = "协商和调解都以双方自愿为前提；不愿协商、调解的，可以直接申请仲裁。"};
    return NULL;
}
