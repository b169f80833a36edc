/* SPDX-License-Identifier: Apache-2.0
 *
 * She answered an offer. What was put to her is known from before: one source says both, in its
 * order.
 */
#include "stats/stats.h"

struct err *stats_on_offer_answered(struct work *work, const struct offer_answered *event,
                                    const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_offer_put, .matter_id = event->matter_id, .offer_id = event->offer_id,
          .kind = event->kind, .state = event->state);
    return NULL;
}
