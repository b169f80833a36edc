/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/agencies?region=: the five agencies in charge of a region, of the region itself or of the
 * nearest one above. Out of the compiled tables.
 */
#include "contracts/region.h"
#include "intake/intake.h"

struct err *intake_get_agencies(struct work *work, const struct agency_list_request *request,
                                const struct no_load *loads, struct agency_list *ret_answer)
{
    (void)loads;
    struct agency_item *items = ARENA_ARRAY(work_arena(work), struct agency_item, AGENCY_COUNT);
    size_t count = 0;
    if (!region_find(request->region))
        return err_of(PROBLEM_NOT_FOUND, "no such region");
    for (int agency = AGENCY_NONE + 1; agency < AGENCY_COUNT; agency++) {
        const struct agency_row *row = agency_for_region((enum agency)agency, request->region);
        if (row)
            items[count++] = (struct agency_item){row->agency, row->region, row->name, row->status};
    }
    ret_answer->items = (struct agency_item_list){items, count};
    return NULL;
}
