/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/contacts: contacts of the client's station or agency, by id, a page at a time.
 * The words are never part of a list.
 */
#include "intake/contact.h"
#include "intake/page.h"

#include "contracts/region.h"

struct err *intake_get_contacts(struct work *work, const struct contact_list_request *request,
                                const struct no_load *loads, struct contact_list *ret_answer)
{
    (void)loads;
    size_t limit = 0;
    TRY(page_limit(request->limit, &limit));
    const struct contact_page page = {.after = request->after,
                                      .most = count_of((int64_t)limit + 1)};
    struct db_rows rows = {0};
    TRY(work_query(work, &statement_contact_page, &page, 1, &rows));
    const size_t shown = rows.count < limit ? rows.count : limit;
    struct contact_view *items =
        arena_copy(work_arena(work), rows.rows, rows.count * sizeof(struct contact_view));
    for (size_t i = 0; i < shown; i++) {
        const struct station_row *station = station_find(items[i].station_code);
        items[i].station_name = station ? station->name : NULL;
    }
    ret_answer->items = (struct contact_view_list){items, shown};
    if (rows.count > limit)
        ret_answer->next = items[limit - 1].contact_id;
    return NULL;
}
