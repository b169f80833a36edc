/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/care/{plan_id}/consent: whether what is said in sessions may be written down and read
 * (CA-4; 个人信息保护法 28-30). Her own word alone, of its own, and hers to take back; help does
 * not hang on it.
 */
#include "care/plan.h"

struct err *care_do_consent(struct work *work, const struct care_consent_request *request,
                            const struct care_loads *loads, struct care_answer *ret_answer)
{
    const struct care_plan *plan = NULL;
    enum care_state state = CARE_STATE_NONE;
    struct date on;
    TRY(plan_take(&loads->plans, request->plan_id, &plan));
    TRY(plan_may(work, plan, CARE_MOVE_CONSENT, &plan_without_notes, &state));
    TRY(work_day(work, request->on, plan->asked_on, &on));
    WRITE(work, care_consent_put, .matter_id = plan->matter_id, .consent_id = work_new_id(work),
          .plan_id = plan->plan_id, .answer = request->answer, .on = on,
          .said_by = work_identity(work)->account_id, .at = work_now_ms(work));
    *ret_answer = plan_answer(plan);
    return EMIT(work, care_consented, .matter_id = plan->matter_id, .region = plan->region,
                .plan_id = plan->plan_id, .on = on, .answer = request->answer);
}
