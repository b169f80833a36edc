/* SPDX-License-Identifier: Apache-2.0
 *
 * The shape of a decision (法律援助法 43: refusals in writing, with reasons; 49: the way of
 * review).
 */
#include "legalaid/decision.h"

struct err *decision_check(const struct aid_application *application,
                           const struct aid_decide_request *request, enum aid_review review)
{
    const bool refuses = request->decision == AID_DECISION_REFUSED;
    const bool has_reason = refuses && !application->termination;
    if (has_reason != (request->reason != AID_REFUSAL_NONE))
        return err_at(PROBLEM_INVALID, "/reason", "a refusal has its reason, and nothing else has");
    if (!refuses && request->review)
        return err_at(PROBLEM_INVALID, "/review", "only a refusal is reviewed");
    if (refuses && request->review != review)
        return err_at(PROBLEM_INVALID, "/review", "she is told the way of review: %s",
                      code_name(&codes_aid_review, (int)review));
    return NULL;
}

void decision_take(struct aid_application *application, const struct aid_decide_request *request)
{
    application->decision = request->decision;
    application->reason = request->reason;
    application->review = request->review;
}

struct err *decision_say(struct work *work, const struct aid_application *application,
                         enum aid_instance instance, struct date on)
{
    return EMIT(work, aid_decided, .matter_id = application->matter_id,
                .region = application->region, .application_id = application->application_id,
                .on = on, .decision = application->decision, .instance = instance,
                .officer_id = work_identity(work)->account_id, .reason = application->reason,
                .review = application->review, .due_by = application->due_by,
                .due_rule = application->due_rule, .due_mark = application->due_mark);
}
