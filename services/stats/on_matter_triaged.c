/* SPDX-License-Identifier: Apache-2.0
 *
 * A matter was assessed, perhaps again: its category is the one said last. Of the rules behind it
 * nothing is kept.
 */
#include "stats/stats.h"

struct err *stats_on_matter_triaged(struct work *work, const struct matter_triaged *event,
                                    const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_matter_put, .matter_id = event->matter_id, .region = event->region,
          .category = event->category);
    return NULL;
}
