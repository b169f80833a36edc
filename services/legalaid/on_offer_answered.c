/* SPDX-License-Identifier: Apache-2.0
 *
 * Her answer to the offer of legal aid: an acceptance lets the desk apply for her. It is no
 * application by itself.
 */
#include "legalaid/legalaid.h"

struct err *legalaid_on_offer_answered(struct work *work, const struct offer_answered *event,
                                       const struct no_load *loads)
{
    (void)loads;
    if (event->kind == OFFER_LEGAL_AID)
        WRITE(work, aid_offer_answer, .matter_id = event->matter_id, .offer_id = event->offer_id,
              .region = event->region, .state = event->state, .answered_on = event->on);
    return NULL;
}
