/* SPDX-License-Identifier: Apache-2.0
 *
 * A track has another owner: its agency and its station. The person in charge is in no
 * figure.
 */
#include "stats/stats.h"

struct err *stats_on_owner_changed(struct work *work, const struct owner_changed *event,
                                   const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_track_put, .matter_id = event->matter_id, .track = event->track,
          .agency = event->agency, .station_code = event->station_code);
    return NULL;
}
