/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/public/deadline: by when, of one rule of the deadline table and the day it starts from.
 * Anybody may ask; nothing of the question is kept. A year without a calendar leaves days out.
 */
#include "law/clock.h"
#include "triage/public.h"

static struct err *clock_facts_of(const struct public_deadline_request *asked,
                                  struct clock_facts *facts)
{
    *facts = (struct clock_facts){.rule = rule_number(law_builtin()->rules, asked->rule),
                                  .start = asked->start};
    if (facts->rule < 0)
        return err_at(PROBLEM_INVALID, "/rule", "there is no such rule");
    if (asked->extend.stated)
        facts->events[facts->event_count++] = (struct clock_event){
            .kind = CLOCK_EXTEND, .length = (int)asked->extend.value, .approved = asked->approved};
    if (date_is_absent(asked->suspend_from))
        return NULL;
    facts->events[facts->event_count++] = (struct clock_event){
        .kind = CLOCK_SUSPEND, .on = asked->suspend_from, .until = asked->suspend_until};
    return NULL;
}

struct err *triage_get_public_deadline(struct work *work,
                                       const struct public_deadline_request *request,
                                       const struct no_load *loads,
                                       struct public_deadline *ret_answer)
{
    struct arena *arena = work_arena(work);
    struct clock_result *result = ARENA_NEW(arena, struct clock_result);
    struct clock_facts facts;
    (void)loads;
    TRY(within_bounds(&record_public_deadline_request, request));
    TRY(clock_facts_of(request, &facts));
    clock_read(request->region ? public_law(request->region) : law_builtin(), &facts, result);
    *ret_answer = (struct public_deadline){
        .rule = request->rule,
        .due = law_due_of(arena, &result->due),
        .suspended_days = count_of(result->suspended_days),
        .ignored_events = count_of(result->ignored),
        LAW_WHY(arena, &result->why),
    };
    return NULL;
}
