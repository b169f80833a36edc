/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/matters/{matter_id}/care: from an offer to a plan. She asks at any time; the desk once
 * she has accepted. It is no consent to records.
 */
#include "care/plan.h"

static struct err *ask_check(struct work *work, const struct care_loads *loads)
{
    if (!loads->offer)
        return err_of(PROBLEM_NOT_FOUND, "no such matter");
    if (loads->offer->erased == ANSWER_YES)
        return err_of(PROBLEM_CONFLICT, "her data was erased");
    if (plan_is_open(&loads->plans))
        return err_of(PROBLEM_CONFLICT, "a plan is under way already");
    if (work_identity(work)->role != ROLE_WORKER && loads->offer->state != OFFER_STATE_ACCEPTED)
        return err_of(PROBLEM_CONFLICT,
                      "she has not accepted the offer of care; she can ask for it by herself");
    return NULL;
}

struct err *care_do_ask(struct work *work, const struct care_ask_request *request,
                        const struct care_loads *loads, struct care_answer *ret_answer)
{
    struct care_plan plan = {.state = CARE_STATE_NONE};
    TRY(ask_check(work, loads));
    TRY(plan_may(work, &plan, CARE_MOVE_ASK, &plan_without_notes, &plan.state));
    TRY(work_day(work, request->on, (struct date){0}, &plan.asked_on));
    plan.matter_id = loads->offer->matter_id;
    plan.plan_id = work_new_id(work);
    plan.region = loads->offer->region;
    plan.offer_id = loads->offer->offer_id;
    plan.needs = request->needs;
    plan.asked_role = work_identity(work)->role;
    plan_keep(work, &plan);
    *ret_answer = plan_answer(&plan);
    return EMIT(work, care_asked, .matter_id = plan.matter_id, .region = plan.region,
                .plan_id = plan.plan_id, .on = plan.asked_on, .offer_id = plan.offer_id);
}
