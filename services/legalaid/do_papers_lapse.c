/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/legal-aid/{application_id}/papers/lapse: an aid officer records that the application is
 * deemed withdrawn (法律援助法 43(2)): she was told, she was reminded, and her day is over. It never
 * happens by itself, it is no refusal, and she may apply again.
 */
#include "legalaid/application.h"

struct err *legalaid_do_papers_lapse(struct work *work, const struct aid_move_request *request,
                                     const struct aid_loads *loads, struct aid_answer *ret_answer)
{
    const struct aid_application *before = NULL;
    struct date on;
    TRY(application_take(&loads->applications, request->application_id, &before));
    struct aid_application lapsed = *before;
    TRY(application_may(work, before, AID_MOVE_LAPSE, &lapsed.state));
    TRY(work_day(work, request->on, date_add_days(before->papers_by, 1), &on));
    if (date_compare(on, before->reminded_on) <= 0)
        return err_at(PROBLEM_INVALID, "/on", "after the day on which she was reminded");
    lapsed.ended_on = on;
    application_keep(work, &lapsed);
    *ret_answer = application_answer(&lapsed);
    return EMIT(work, aid_ended, .matter_id = lapsed.matter_id, .region = lapsed.region,
                .application_id = lapsed.application_id, .on = on, .state = lapsed.state);
}
