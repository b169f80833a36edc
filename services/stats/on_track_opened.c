/* SPDX-License-Identifier: Apache-2.0
 *
 * A track was opened, perhaps again. The first day of it is the one that is kept, and no
 * later one.
 */
#include "stats/stats.h"

struct err *stats_on_track_opened(struct work *work, const struct track_opened *event,
                                  const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_track_put, .matter_id = event->matter_id, .track = event->track,
          .state = TRACK_STATE_OPEN, .on = event->on);
    return NULL;
}
