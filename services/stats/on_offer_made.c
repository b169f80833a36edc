/* SPDX-License-Identifier: Apache-2.0
 *
 * Offers were put to her: each is open until she answers. On which rule one rests is in no
 * figure.
 */
#include "stats/stats.h"

struct err *stats_on_offer_made(struct work *work, const struct offer_made *event,
                                const struct no_load *loads)
{
    (void)loads;
    for (size_t i = 0; i < event->offers.count; i++)
        WRITE(work, stats_offer_put, .matter_id = event->matter_id,
              .offer_id = event->offers.items[i].offer_id, .kind = event->offers.items[i].kind,
              .state = OFFER_STATE_OPEN);
    return NULL;
}
