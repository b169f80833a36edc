/* SPDX-License-Identifier: Apache-2.0
 *
 * The API clients of an operator's region, by id, page by page.
 * Never a token, nor the hash of one.
 */
#include "gateway/client.h"

enum { CLIENTS_PAGE_MOST = 100 };

struct err *gateway_get_clients(struct work *work, const struct client_list_request *request,
                                const struct no_load *loads, struct client_list *ret_answer)
{
    (void)loads;
    const int64_t most = request->limit.stated ? request->limit.value : CLIENTS_PAGE_MOST;
    if (most < 1 || most > CLIENTS_PAGE_MOST)
        return err_at(PROBLEM_INVALID, "/limit", "1 to %d", CLIENTS_PAGE_MOST);
    struct db_rows rows = {0};
    const struct client_page_ask ask = {request->after, count_of(most)};
    TRY(work_query(work, &statement_client_page, &ask, 1, &rows));
    const struct client_row *found = rows.rows;
    struct client_view *views = ARENA_ARRAY(work_arena(work), struct client_view, rows.count + 1);
    for (size_t i = 0; i < rows.count; i++)
        views[i] = client_view_of(&found[i]);
    ret_answer->items = (struct client_view_list){views, rows.count};
    if (rows.count == (size_t)most)
        ret_answer->next = views[rows.count - 1].client_id;
    return NULL;
}
