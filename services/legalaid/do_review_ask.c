/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/legal-aid/{application_id}/objection: she objects to a refusal (法律援助法 49). Thirty
 * days are Shandong's and the national law has no limit, so a late objection is taken like any
 * other.
 */
#include "legalaid/application.h"

struct err *legalaid_do_review_ask(struct work *work, const struct aid_move_request *request,
                                   const struct aid_loads *loads, struct aid_answer *ret_answer)
{
    const struct aid_application *before = NULL;
    struct date on;
    TRY(application_take(&loads->applications, request->application_id, &before));
    struct aid_application asked = *before;
    TRY(application_may(work, before, AID_MOVE_ASK_REVIEW, &asked.state));
    TRY(work_day(work, request->on,
                 date_is_absent(before->terminated_on) ? before->decided_on : before->terminated_on,
                 &on));
    if (application_is_open(&loads->applications))
        return err_of(PROBLEM_CONFLICT, "a later application is under way");
    asked.review_asked_on = on;
    application_limit(&asked, limit_of_review(on));
    application_keep(work, &asked);
    *ret_answer = application_answer(&asked);
    return EMIT(work, aid_review_asked, .matter_id = asked.matter_id, .region = asked.region,
                .application_id = asked.application_id, .on = on, .due_by = asked.due_by,
                .due_rule = asked.due_rule, .due_mark = asked.due_mark);
}
