/* SPDX-License-Identifier: Apache-2.0
 *
 * A matter was registered: where, when, by which way. Her account and what she said stay where
 * they are.
 */
#include "stats/stats.h"

struct err *stats_on_matter_registered(struct work *work, const struct matter_registered *event,
                                       const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_matter_put, .matter_id = event->matter_id, .region = event->region,
          .registered_on = event->on, .agency = event->agency, .channel = event->channel);
    return NULL;
}
