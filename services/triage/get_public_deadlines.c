/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/public/deadlines: the rules of the deadline table that are in force today, by which
 * /v1/public/deadline is asked. Rules are public; this names them all, marked as they were read.
 */
#include "triage/public.h"

static bool is_open_on(const struct rule *rule, struct date day)
{
    const bool has_begun = date_compare(rule->from, day) <= 0;
    const bool has_ended = !date_is_absent(rule->to) && date_compare(rule->to, day) < 0;
    return rule->kind == RULE_KIND_DEADLINE && rule->on && has_begun && !has_ended;
}

struct err *triage_get_public_deadlines(struct work *work, const struct nothing *request,
                                        const struct no_load *loads,
                                        struct public_deadlines *ret_answer)
{
    const struct rulebook *book = law_builtin()->rules;
    struct public_deadline_item *items =
        ARENA_ARRAY(work_arena(work), struct public_deadline_item, book->count);
    size_t count = 0;
    (void)request;
    (void)loads;
    for (size_t i = 0; i < book->count; i++) {
        const struct rule *rule = &book->rules[i];
        if (is_open_on(rule, work_today(work)))
            items[count++] = (struct public_deadline_item){.rule = rule->id,
                                                           .status = rule_mark_of(rule),
                                                           .from = rule->from,
                                                           .source = rule->source,
                                                           .zh = rule->zh,
                                                           .en = rule->en};
    }
    ret_answer->items = (struct public_deadline_item_list){items, count};
    return NULL;
}
