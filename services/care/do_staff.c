/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/care/{plan_id}/team: who helps from now on, all of them. Who is not named any more reads
 * nothing from this commit on, what was written down by herself included.
 */
#include "care/plan.h"

struct err *care_do_staff(struct work *work, const struct care_team_request *request,
                          const struct care_loads *loads, struct care_answer *ret_answer)
{
    const struct care_plan *before = NULL;
    struct date on;
    TRY(plan_take(&loads->plans, request->plan_id, &before));
    struct care_plan staffed = *before;
    TRY(plan_may(work, before, CARE_MOVE_STAFF, &plan_without_notes, &staffed.state));
    TRY(work_day(work, request->on, before->begun_on, &on));
    TRY(plan_staff(work, &staffed, &request->team));
    *ret_answer = plan_answer(&staffed);
    return EMIT(work, care_team_set, .matter_id = staffed.matter_id, .region = staffed.region,
                .plan_id = staffed.plan_id, .on = on, .team = request->team);
}
