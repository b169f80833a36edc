/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/legal-aid/{application_id}/reports: what the provider has done, told by the provider or,
 * for one without an account, by the aid officer. The last report ends the aid.
 */
#include "legalaid/application.h"

static struct err *ending_say(struct work *work, const struct aid_application *ended)
{
    return EMIT(work, aid_ended, .matter_id = ended->matter_id, .region = ended->region,
                .application_id = ended->application_id, .on = ended->ended_on,
                .state = ended->state);
}

struct err *legalaid_do_report(struct work *work, const struct aid_report_request *request,
                               const struct aid_loads *loads, struct aid_answer *ret_answer)
{
    const bool concludes = request->kind == AID_REPORT_CONCLUDED;
    const struct aid_application *before = NULL;
    struct date on;
    TRY(application_take(&loads->applications, request->application_id, &before));
    struct aid_application after = *before;
    TRY(application_may(work, before, concludes ? AID_MOVE_CONCLUDE : AID_MOVE_REPORT,
                        &after.state));
    TRY(work_day(work, request->on, before->assigned_on, &on));
    if (concludes)
        after.ended_on = on;
    const struct id report_id = work_new_id(work);
    application_keep(work, &after);
    WRITE(work, aid_report_put, .matter_id = after.matter_id, .report_id = report_id,
          .application_id = after.application_id, .kind = request->kind, .on = on,
          .reported_by = work_identity(work)->account_id, .at = work_now_ms(work));
    *ret_answer = application_answer(&after);
    TRY(EMIT(work, aid_reported, .matter_id = after.matter_id, .region = after.region,
             .application_id = after.application_id, .on = on, .report_id = report_id,
             .kind = request->kind));
    return concludes ? ending_say(work, &after) : NULL;
}
