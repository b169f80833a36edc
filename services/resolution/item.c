/* SPDX-License-Identifier: Apache-2.0
 *
 * The rows of what was decided. An item is written once and never changed; whether it is right is
 * not judged here.
 */
#include "resolution/item.h"

struct awarded_item item_of(struct work *work, const struct proceeding_item_told *told,
                            enum answer final, enum court_instance instance)
{
    return (struct awarded_item){.item_id = work_new_id(work),
                                 .topic = told->topic,
                                 .result = told->result,
                                 .amount = told->amount,
                                 .final = final,
                                 .claimed = told->claimed,
                                 .instance = instance};
}

void item_keep(struct work *work, const struct proceeding *decided, const struct awarded_item *item)
{
    WRITE(work, award_item_put, .matter_id = decided->matter_id,
          .proceeding_id = decided->proceeding_id, .item_id = item->item_id, .topic = item->topic,
          .result = item->result, .amount = item->amount, .final = item->final,
          .claimed = item->claimed, .instance = item->instance);
}

struct err *items_take(struct work *work, const struct proceeding *decided,
                       const struct proceeding_item_told_list *told, enum court_instance instance,
                       struct awarded_item_list *ret_items)
{
    if (told->count == 0)
        return err_at(PROBLEM_INVALID, "/items", "it decides something");
    struct awarded_item *items = ARENA_ARRAY(work_arena(work), struct awarded_item, told->count);
    for (size_t i = 0; i < told->count; i++) {
        items[i] = item_of(work, &told->items[i], ANSWER_NONE, instance);
        item_keep(work, decided, &items[i]);
    }
    *ret_items = (struct awarded_item_list){items, told->count};
    return NULL;
}
