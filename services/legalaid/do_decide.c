/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/legal-aid/{application_id}/decision: an aid officer grants, grants at once with the papers
 * to follow (法律援助法 44), or refuses with a reason and the way of review. The only way into a
 * refusal.
 */
#include "legalaid/decision.h"

struct err *legalaid_do_decide(struct work *work, const struct aid_decide_request *request,
                               const struct aid_loads *loads, struct aid_answer *ret_answer)
{
    const bool refuses = request->decision == AID_DECISION_REFUSED;
    const struct aid_application *before = NULL;
    struct date on;
    TRY(application_take(&loads->applications, request->application_id, &before));
    TRY(decision_check(before, request, AID_REVIEW_OBJECTION));
    TRY(work_day(work, request->on, before->applied_on, &on));
    struct aid_application decided = *before;
    decision_take(&decided, request);
    TRY(application_may(work, &decided, refuses ? AID_MOVE_REFUSE : AID_MOVE_GRANT,
                        &decided.state));
    decided.decided_on = on;
    decided.decided_by = work_identity(work)->account_id;
    application_limit(&decided, refuses ? limit_of_objection(on) : limit_of_assignment(on));
    application_keep(work, &decided);
    *ret_answer = application_answer(&decided);
    return decision_say(work, &decided, AID_INSTANCE_AID_BODY, on);
}
