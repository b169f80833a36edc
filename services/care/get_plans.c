/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/care/plans: what the client may see, by id, a page at a time. What is being
 * brought up to date is left out (protocol.md C9).
 */
#include "care/care.h"

enum { LIST_USUAL = 50, LIST_MOST = 100 };

struct err *care_get_plans(struct work *work, const struct care_list_request *request,
                           const struct no_load *loads, struct care_list *ret_answer)
{
    const int64_t most = request->limit.stated ? request->limit.value : LIST_USUAL;
    const struct care_page_ask ask = {request->after, count_of(most + 1), request->state};
    struct db_rows found = {0};
    (void)loads;
    if (most < 1 || most > LIST_MOST)
        return err_at(PROBLEM_INVALID, "/limit", "from 1 to %d", LIST_MOST);
    TRY(work_query(work, &statement_care_page, &ask, 1, &found));
    const struct care_item *items = found.rows;
    const bool more = found.count > (size_t)most;
    *ret_answer = (struct care_list){.items = {items, more ? (size_t)most : found.count}};
    if (more)
        ret_answer->next = items[most - 1].plan_id;
    return NULL;
}
