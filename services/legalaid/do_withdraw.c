/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/legal-aid/{application_id}/withdrawal: she no longer wants it, whether decided or not. She
 * may apply again.
 */
#include "legalaid/application.h"

struct err *legalaid_do_withdraw(struct work *work, const struct aid_move_request *request,
                                 const struct aid_loads *loads, struct aid_answer *ret_answer)
{
    const struct aid_application *before = NULL;
    struct date on;
    TRY(application_take(&loads->applications, request->application_id, &before));
    struct aid_application withdrawn = *before;
    TRY(application_may(work, before, AID_MOVE_WITHDRAW, &withdrawn.state));
    TRY(work_day(work, request->on, before->applied_on, &on));
    withdrawn.ended_on = on;
    application_limit(&withdrawn, (struct limit){.rule = NULL});
    application_keep(work, &withdrawn);
    *ret_answer = application_answer(&withdrawn);
    return EMIT(work, aid_ended, .matter_id = withdrawn.matter_id, .region = withdrawn.region,
                .application_id = withdrawn.application_id, .on = on, .state = withdrawn.state);
}
