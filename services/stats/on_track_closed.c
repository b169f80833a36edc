/* SPDX-License-Identifier: Apache-2.0
 *
 * A track was closed on that day. It may be opened again, and is then not closed any
 * more.
 */
#include "stats/stats.h"

struct err *stats_on_track_closed(struct work *work, const struct track_closed *event,
                                  const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_track_put, .matter_id = event->matter_id, .track = event->track,
          .state = TRACK_STATE_CLOSED, .on = event->on);
    return NULL;
}
