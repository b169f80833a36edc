/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/legal-aid/{application_id}/assignment: a provider, for the first time or in the place of
 * another (法律援助法 12, 43, 55). A provider with an account sees the application from now on; the
 * one before no longer does.
 */
#include "legalaid/application.h"

struct err *legalaid_do_assign(struct work *work, const struct aid_assign_request *request,
                               const struct aid_loads *loads, struct aid_answer *ret_answer)
{
    const struct aid_application *before = NULL;
    struct date on;
    TRY(application_take(&loads->applications, request->application_id, &before));
    struct aid_application assigned = *before;
    TRY(application_may(work, before, AID_MOVE_ASSIGN, &assigned.state));
    TRY(work_day(work, request->on, application_granted_on(before), &on));
    assigned.provider = request->provider;
    assigned.account_id = request->account;
    assigned.assigned_on = on;
    application_limit(&assigned, (struct limit){.rule = NULL});
    application_keep(work, &assigned);
    *ret_answer = application_answer(&assigned);
    return EMIT(work, aid_assigned, .matter_id = assigned.matter_id, .region = assigned.region,
                .application_id = assigned.application_id, .on = on, .provider = assigned.provider,
                .account_id = assigned.account_id);
}
