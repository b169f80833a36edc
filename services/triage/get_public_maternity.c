/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/public/maternity: how long the leave of a birth or a miscarriage is. Anybody may ask;
 * nothing of the question is kept. The province's days are added only where the region is known.
 */
#include "law/maternity.h"
#include "law/place.h"
#include "triage/public.h"

enum { INFANTS_MOST = 9 };

static struct count days_of(int days) { return days > 0 ? count_of(days) : (struct count){0}; }

static void leave(const struct public_maternity_request *asked, struct leave_result *result)
{
    const struct maternity_leave_facts facts = {
        .first_day = asked->leave_from,
        .due_on = asked->due_on,
        .days_before = asked->days_before.stated ? (int)asked->days_before.value : -1,
        .infants = asked->infants.value <= INFANTS_MOST ? (int)asked->infants.value : 0,
        .dystocia = asked->dystocia,
        .shandong = place_in_shandong(asked->region),
        .lawful = asked->lawful,
    };
    const struct count months = asked->month_hundredths;
    if (asked->miscarriage == ANSWER_YES)
        miscarriage_leave_compute(public_law(asked->region), asked->leave_from,
                                  months.stated ? (int)months.value : -1, result);
    else
        maternity_leave_compute(public_law(asked->region), &facts, result);
}

struct err *triage_get_public_maternity(struct work *work,
                                        const struct public_maternity_request *request,
                                        const struct no_load *loads,
                                        struct public_maternity *ret_answer)
{
    struct arena *arena = work_arena(work);
    struct leave_result *result = ARENA_NEW(arena, struct leave_result);
    (void)loads;
    TRY(within_bounds(&record_public_maternity_request, request));
    leave(request, result);
    *ret_answer = (struct public_maternity){
        .days = days_of(result->days),
        .national_days = days_of(result->national_days),
        .extra_days = days_of(result->extra_days),
        .first_day = result->first_day,
        .last_day = result->last_day,
        LAW_WHY(arena, &result->why),
    };
    return NULL;
}
