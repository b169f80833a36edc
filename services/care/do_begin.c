/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/care/{plan_id}/beginning: an officer names who helps (通知四(六)), and care is under way.
 * Whom it names reads nothing that was written down before, since nothing was.
 */
#include "care/plan.h"

struct err *care_do_begin(struct work *work, const struct care_team_request *request,
                          const struct care_loads *loads, struct care_answer *ret_answer)
{
    const struct care_plan *before = NULL;
    TRY(plan_take(&loads->plans, request->plan_id, &before));
    struct care_plan begun = *before;
    TRY(plan_may(work, before, CARE_MOVE_BEGIN, &plan_without_notes, &begun.state));
    TRY(work_day(work, request->on, before->asked_on, &begun.begun_on));
    TRY(plan_staff(work, &begun, &request->team));
    plan_keep(work, &begun);
    *ret_answer = plan_answer(&begun);
    return EMIT(work, care_begun, .matter_id = begun.matter_id, .region = begun.region,
                .plan_id = begun.plan_id, .on = begun.begun_on, .team = request->team);
}
