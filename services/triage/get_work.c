/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/work: what the asker's unit has to do, by when and why. Hand-overs to take and tracks to
 * go on with; it shows no matter that the unit has nothing to do on.
 */
#include "triage/work_list.h"

struct err *triage_get_work(struct work *work, const struct work_list_request *request,
                            const struct no_load *loads, struct work_list *ret_answer)
{
    (void)loads;
    return work_list_ask(work, &statement_work_page, request, ret_answer);
}
