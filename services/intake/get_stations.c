/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/stations?region=: the stations within a region, each with how sure its row is. Out of the
 * compiled tables.
 */
#include "contracts/region.h"
#include "intake/intake.h"

enum { STATIONS_MOST = 1000 };

struct err *intake_get_stations(struct work *work, const struct station_list_request *request,
                                const struct no_load *loads, struct station_list *ret_answer)
{
    (void)loads;
    struct station_item *items = ARENA_ARRAY(work_arena(work), struct station_item, STATIONS_MOST);
    const struct station_row *station = NULL;
    size_t count = 0;
    if (request->region && !region_find(request->region))
        return err_of(PROBLEM_NOT_FOUND, "no such region");
    while (count < STATIONS_MOST && (station = station_next(station, request->region)))
        items[count++] = (struct station_item){.station_code = station->code,
                                               .region = station->region,
                                               .name = station->name,
                                               .host_body = station->host_body,
                                               .status = station->status};
    ret_answer->items = (struct station_item_list){items, count};
    return NULL;
}
