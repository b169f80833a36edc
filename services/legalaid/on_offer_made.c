/* SPDX-License-Identifier: Apache-2.0
 *
 * Legal aid was put to her: from here on an application for the matter is possible. Offers of other
 * things are not kept.
 */
#include "legalaid/legalaid.h"

struct err *legalaid_on_offer_made(struct work *work, const struct offer_made *event,
                                   const struct no_load *loads)
{
    (void)loads;
    for (size_t i = 0; i < event->offers.count; i++)
        if (event->offers.items[i].kind == OFFER_LEGAL_AID)
            WRITE(work, aid_offer_put, .matter_id = event->matter_id,
                  .offer_id = event->offers.items[i].offer_id, .region = event->region,
                  .made_on = event->on);
    return NULL;
}
