/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/legal-aid/{application_id}/objection/decision: an officer of the bureau that set up the
 * aid body, and not the one who refused, has aid given or upholds the refusal (法律援助法 49).
 */
#include "legalaid/decision.h"

static struct err *bureau_check(const struct work *work)
{
    if (work_identity(work)->agency != AGENCY_JUSTICE)
        return err_of(PROBLEM_NOT_FOUND, "no such application");
    return NULL;
}

struct err *legalaid_do_review_decide(struct work *work, const struct aid_decide_request *request,
                                      const struct aid_loads *loads, struct aid_answer *ret_answer)
{
    const bool upholds = request->decision == AID_DECISION_REFUSED;
    const struct aid_application *before = NULL;
    struct date on;
    TRY(bureau_check(work));
    TRY(application_take(&loads->applications, request->application_id, &before));
    TRY(decision_check(before, request, AID_REVIEW_SUIT));
    TRY(work_day(work, request->on, before->review_asked_on, &on));
    struct aid_application reviewed = *before;
    struct limit limit = {.rule = NULL};
    if (!upholds)
        limit = limit_of_assignment(on);
    decision_take(&reviewed, request);
    TRY(application_may(work, &reviewed, upholds ? AID_MOVE_UPHOLD : AID_MOVE_OVERTURN,
                        &reviewed.state));
    reviewed.reviewed_on = on;
    reviewed.reviewed_by = work_identity(work)->account_id;
    application_limit(&reviewed, limit);
    application_keep(work, &reviewed);
    *ret_answer = application_answer(&reviewed);
    return decision_say(work, &reviewed, AID_INSTANCE_JUSTICE_BUREAU, on);
}
