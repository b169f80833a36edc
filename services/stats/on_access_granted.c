/* SPDX-License-Identifier: Apache-2.0
 *
 * Triage let somebody see a matter: who sees its figures follows from that row alone. It is kept
 * as it was said, without a time of its own, so that it is the same when it is heard again.
 */
#include "stats/stats.h"

struct err *stats_on_access_granted(struct work *work, const struct access_granted *event,
                                    const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_access_put, .matter_id = event->matter_id, .access_id = event->access_id,
          .agency = event->agency, .region = event->region, .account_id = event->account_id,
          .track = event->track);
    return NULL;
}
