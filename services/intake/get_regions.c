/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/regions?parent=: the regions directly below one, zones among them, each with the station
 * in charge. Out of the compiled tables.
 */
#include "contracts/region.h"
#include "intake/intake.h"

#include <string.h>

enum { REGIONS_MOST = 400 };

static struct region_item item_of(struct arena *arena, const struct region_row *region)
{
    const struct station_row *station = station_for_region(region->code);
    return (struct region_item){.code = region->code,
                                .name = region->name,
                                .full_name = region_full_name(arena, region),
                                .zone = region->kind == REGION_ZONE ? ANSWER_YES : ANSWER_NO,
                                .station_code = station ? station->code : NULL};
}

struct err *intake_get_regions(struct work *work, const struct region_list_request *request,
                               const struct no_load *loads, struct region_list *ret_answer)
{
    (void)loads;
    struct arena *arena = work_arena(work);
    const enum region_level level = region_level_of(request->parent) + 1;
    if (request->parent && !region_find(request->parent))
        return err_of(PROBLEM_NOT_FOUND, "no such region");
    struct region_item *items = ARENA_ARRAY(arena, struct region_item, REGIONS_MOST);
    const struct region_row *region = NULL;
    size_t count = 0;
    while (count < REGIONS_MOST && level <= REGION_TOWNSHIP &&
           (region = region_next(region, request->parent, level)))
        items[count++] = item_of(arena, region);
    ret_answer->items = (struct region_item_list){items, count};
    return NULL;
}
