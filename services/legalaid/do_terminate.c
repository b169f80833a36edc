/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/legal-aid/{application_id}/termination: an aid officer ends aid that was granted, on a
 * ground of the law's list and with the way of review (法律援助法 48, 49). The only way into it; she
 * may object as to a refusal.
 */
#include "legalaid/application.h"

struct err *legalaid_do_terminate(struct work *work, const struct aid_terminate_request *request,
                                  const struct aid_loads *loads, struct aid_answer *ret_answer)
{
    const struct aid_application *before = NULL;
    struct date on;
    TRY(application_take(&loads->applications, request->application_id, &before));
    if (request->review != AID_REVIEW_OBJECTION)
        return err_at(PROBLEM_INVALID, "/review", "she is told the way of review: %s",
                      code_name(&codes_aid_review, AID_REVIEW_OBJECTION));
    TRY(work_day(work, request->on, application_granted_on(before), &on));
    struct aid_application ended = *before;
    ended.termination = request->termination;
    ended.review = request->review;
    TRY(application_may(work, &ended, AID_MOVE_TERMINATE, &ended.state));
    ended.terminated_on = on;
    ended.terminated_by = work_identity(work)->account_id;
    application_limit(&ended, limit_of_objection(on));
    application_keep(work, &ended);
    *ret_answer = application_answer(&ended);
    return EMIT(work, aid_terminated, .matter_id = ended.matter_id, .region = ended.region,
                .application_id = ended.application_id, .on = on, .termination = ended.termination,
                .officer_id = ended.terminated_by, .review = ended.review, .due_by = ended.due_by,
                .due_rule = ended.due_rule, .due_mark = ended.due_mark);
}
