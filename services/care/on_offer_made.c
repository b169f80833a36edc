/* SPDX-License-Identifier: Apache-2.0
 *
 * Care was put to her: from here on it can be asked for.
 * Offers of other things are not kept, and an offer is no plan.
 */
#include "care/care.h"

struct err *care_on_offer_made(struct work *work, const struct offer_made *event,
                               const struct no_load *loads)
{
    (void)loads;
    for (size_t i = 0; i < event->offers.count; i++) {
        const struct made_offer *offer = &event->offers.items[i];
        if (offer->kind == OFFER_CARE)
            WRITE(work, care_offer_put, .matter_id = event->matter_id, .offer_id = offer->offer_id,
                  .region = event->region);
    }
    return NULL;
}
