/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/legal-aid/{application_id}/papers/supply: what was missing is there, or she has explained.
 * After its day too, as long as nobody has recorded otherwise. The days of the office run on from
 * where they stood; the time for supplying is not counted.
 */
#include "legalaid/application.h"

struct err *legalaid_do_papers_supply(struct work *work, const struct aid_move_request *request,
                                      const struct aid_loads *loads, struct aid_answer *ret_answer)
{
    const struct aid_application *before = NULL;
    struct date on;
    TRY(application_take(&loads->applications, request->application_id, &before));
    struct aid_application supplied = *before;
    TRY(application_may(work, before, AID_MOVE_SUPPLY, &supplied.state));
    TRY(work_day(work, request->on, before->papers_asked_on, &on));
    supplied.supplied_on = on;
    application_limit(&supplied, limit_of_decision_resumed(before->applied_on,
                                                           before->urgent == ANSWER_YES,
                                                           before->papers_asked_on, on));
    application_keep(work, &supplied);
    *ret_answer = application_answer(&supplied);
    return EMIT(work, aid_papers_supplied, .matter_id = supplied.matter_id,
                .region = supplied.region, .application_id = supplied.application_id, .on = on,
                .due_by = supplied.due_by, .due_rule = supplied.due_rule,
                .due_mark = supplied.due_mark);
}
