/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/intake/matters: what the client may see, by id, a page at a time. A matter whose access
 * is being brought up to date is left out (protocol.md C9).
 */
#include "intake/intake.h"
#include "intake/page.h"

struct err *intake_get_matters(struct work *work, const struct matter_list_request *request,
                               const struct no_load *loads, struct matter_list *ret_answer)
{
    (void)loads;
    size_t limit = 0;
    TRY(page_limit(request->limit, &limit));
    const struct matter_page page = {
        .after = request->after, .most = count_of((int64_t)limit + 1), .region = request->region};
    struct db_rows rows = {0};
    TRY(work_query(work, &statement_matter_page, &page, 1, &rows));
    const struct matter_item *items = rows.rows;
    ret_answer->items = (struct matter_item_list){items, rows.count < limit ? rows.count : limit};
    if (rows.count > limit)
        ret_answer->next = items[limit - 1].matter_id;
    return NULL;
}
