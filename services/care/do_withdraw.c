/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/care/{plan_id}/withdrawal: she no longer wants it, whether a team is named or not. She may
 * ask again, and her matter goes on without it.
 */
#include "care/plan.h"

struct err *care_do_withdraw(struct work *work, const struct care_move_request *request,
                             const struct care_loads *loads, struct care_answer *ret_answer)
{
    return plan_end(work, request, &loads->plans, CARE_MOVE_WITHDRAW, ret_answer);
}
