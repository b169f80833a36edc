/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/matters: the matters that the client may see, by id, a page at a time.
 * The database alone decides which they are.
 */
#include "triage/triage.h"

enum { CHAINS_USUAL = 50, CHAINS_MOST = 100 };

struct err *triage_get_chains(struct work *work, const struct chain_list_request *request,
                              const struct no_load *loads, struct chain_list *ret_answer)
{
    (void)loads;
    const int64_t most = request->limit.stated ? request->limit.value : CHAINS_USUAL;
    if (most < 1 || most > CHAINS_MOST)
        return err_at(PROBLEM_INVALID, "/limit", "1 to %d", CHAINS_MOST);
    const struct chain_page page = {request->after, count_of(most + 1), work_today(work)};
    struct db_rows rows = {0};
    TRY(work_query(work, &statement_chain_page, &page, 1, &rows));
    const bool has_more = rows.count > (size_t)most;
    ret_answer->items = (struct chain_item_list){rows.rows, has_more ? (size_t)most : rows.count};
    if (has_more)
        ret_answer->next = ret_answer->items.items[most - 1].matter_id;
    return NULL;
}
