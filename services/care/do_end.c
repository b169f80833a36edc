/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/care/{plan_id}/end: the team or its officer ends care. Nobody reads what was written down
 * from here on.
 */
#include "care/plan.h"

struct err *care_do_end(struct work *work, const struct care_move_request *request,
                        const struct care_loads *loads, struct care_answer *ret_answer)
{
    return plan_end(work, request, &loads->plans, CARE_MOVE_END, ret_answer);
}
