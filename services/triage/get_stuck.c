/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/work/stuck: what should have happened by now and has not, the oldest first; for a unit
 * its own, for operators all. It names the unit that is waited for.
 */
#include "triage/work_list.h"

struct err *triage_get_stuck(struct work *work, const struct work_list_request *request,
                             const struct no_load *loads, struct work_list *ret_answer)
{
    (void)loads;
    return work_list_ask(work, &statement_stuck_page, request, ret_answer);
}
