/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/public/compensation: what she is owed, with the formula. Anybody may ask; nothing of the
 * question is kept. A floor or a cap that could not be checked is said.
 */
#include "law/compensation.h"
#include "law/scope.h"
#include "triage/public.h"

/* The form is all that is asked of the relation. */
static struct claim_standing standing(const struct public_compensation_request *asked)
{
    return (struct claim_standing){
        .relation_open =
            scope_relation_is_open(&(struct scope_facts){.employment_form = (int)asked->form})};
}

static void severance(const struct public_compensation_request *asked, struct sum *sum)
{
    const struct severance_facts facts = {
        .entry_on = asked->entry_on,
        .last_on = asked->end_on,
        .monthly_wage = asked->monthly_wage,
        .min_wage =
            number_of_place(PARAMETER_MIN_WAGE, asked->region, asked->end_on, asked->min_wage),
        .average_wage = number_of_place(PARAMETER_AVG_WAGE_CITY, asked->region, asked->end_on,
                                        asked->average_wage),
        .form = (int)asked->form,
        .standing = standing(asked),
    };
    if (asked->sum == PUBLIC_SUM_SEVERANCE)
        severance_compute(public_law(asked->region), &facts, sum);
    else
        illegal_dismissal_compute(public_law(asked->region), &facts, sum);
}

static void double_wage(const struct public_compensation_request *asked, struct date today,
                        struct sum *sum)
{
    const struct double_wage_facts facts = {
        .entry_on = asked->entry_on,
        .signed_on = asked->signed_on,
        .written = asked->form == EMPLOYMENT_FORM_NO_CONTRACT ? ANSWER_NO : ANSWER_NONE,
        .until = date_is_absent(asked->end_on) ? today : asked->end_on,
        .monthly_wage = asked->monthly_wage,
        .standing = standing(asked),
    };
    double_wage_compute(public_law(asked->region), &facts, sum);
}

static void injury(const struct public_compensation_request *asked, struct sum *sum)
{
    const struct injury_wage facts = {
        .grade = asked->grade.value <= 10 ? (int)asked->grade.value : 0,
        .own_wage = asked->monthly_wage,
        .average = number_of_place(PARAMETER_AVG_WAGE_CITY, asked->region, asked->graded_on,
                                   asked->average_wage),
        .on = asked->graded_on,
    };
    injury_lump_compute(public_law(asked->region), &facts, sum);
}

struct err *triage_get_public_compensation(struct work *work,
                                           const struct public_compensation_request *request,
                                           const struct no_load *loads,
                                           struct public_compensation *ret_answer)
{
    struct arena *arena = work_arena(work);
    struct sum *sum = ARENA_NEW(arena, struct sum);
    (void)loads;
    TRY(within_bounds(&record_public_compensation_request, request));
    switch (request->sum) {
    case PUBLIC_SUM_SEVERANCE:
    case PUBLIC_SUM_ILLEGAL:
        severance(request, sum);
        break;
    case PUBLIC_SUM_DOUBLE_WAGE:
        double_wage(request, asked_on(work, request->today), sum);
        break;
    case PUBLIC_SUM_INJURY:
        injury(request, sum);
        break;
    case PUBLIC_SUM_NONE:
    case PUBLIC_SUM_COUNT:
        break;
    }
    *ret_answer = (struct public_compensation){
        .sum = request->sum,
        .due = law_answer_of(sum->due),
        .amount = sum->amount,
        .checked = law_answer_of(sum->exact),
        .months_tenths = sum->tenths ? count_of(sum->tenths) : (struct count){0},
        .formula = law_text(sum->formula),
        LAW_WHY(arena, &sum->why),
    };
    return NULL;
}
