/* SPDX-License-Identifier: Apache-2.0
 *
 * Triage ended an access row: by way of it nobody sees the figures any more. The row stays, and
 * facts are never taken away by it.
 */
#include "stats/stats.h"

struct err *stats_on_access_ended(struct work *work, const struct access_ended *event,
                                  const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_access_end, .matter_id = event->matter_id, .access_id = event->access_id);
    return NULL;
}
