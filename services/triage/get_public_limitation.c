/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/public/limitation: by when must she file, on the strict and on the arguable reading.
 * Anybody may ask; nothing of the question is kept. It warns and never says that she may not file.
 */
#include "law/limitation.h"
#include "triage/public.h"

static void events_fill(const struct public_limitation_request *asked,
                        struct limitation_facts *facts)
{
    for (size_t i = 0; i < asked->interruptions.count && i < LIMITATION_EVENTS; i++) {
        const struct public_interruption *one = &asked->interruptions.items[i];
        facts->interruptions[facts->interruption_count++] =
            (struct interruption){(int)one->kind, one->on, one->proven};
    }
    for (size_t i = 0; i < asked->suspensions.count && i < LIMITATION_EVENTS; i++) {
        const struct public_suspension *one = &asked->suspensions.items[i];
        facts->suspensions[facts->suspension_count++] = (struct suspension){one->from, one->to};
    }
}

struct err *triage_get_public_limitation(struct work *work,
                                         const struct public_limitation_request *request,
                                         const struct no_load *loads,
                                         struct public_limitation *ret_answer)
{
    struct arena *arena = work_arena(work);
    struct limitation_result *result = ARENA_NEW(arena, struct limitation_result);
    struct limitation_facts facts = {
        .topic = (int)request->topic,
        .civil_servant = request->form == EMPLOYMENT_FORM_CIVIL_SERVANT,
        .known_on = request->known_on,
        .employment_end = request->end_on,
        .still_employed = request->still_employed,
        .asked_on = asked_on(work, request->today),
    };
    const struct scope_facts scope = {.employment_form = (int)request->form};
    (void)loads;
    limitation_door_find(law_builtin(), &scope, &facts, ARENA_NEW(arena, struct scope_result));
    events_fill(request, &facts);
    limitation_assess(law_builtin(), &facts, result);
    *ret_answer = (struct public_limitation){
        .answer = law_answer_of(result->in_time),
        .state = (enum limitation_standing)(result->state + 1),
        .strict = law_due_of(arena, &result->strict),
        .arguable = law_due_of(arena, &result->arguable),
        .days_left = result->has_days_left ? count_of(result->days_left) : (struct count){0},
        .may_file = result->may_file ? ANSWER_YES : ANSWER_NO,
        LAW_WHY(arena, &result->why),
    };
    return NULL;
}
