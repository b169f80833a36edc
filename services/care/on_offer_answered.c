/* SPDX-License-Identifier: Apache-2.0
 *
 * Her answer to the offer of care: an acceptance lets the desk ask for her. It is no plan by
 * itself, and no consent to records.
 */
#include "care/care.h"

struct err *care_on_offer_answered(struct work *work, const struct offer_answered *event,
                                   const struct no_load *loads)
{
    (void)loads;
    if (event->kind == OFFER_CARE)
        WRITE(work, care_offer_answer, .matter_id = event->matter_id, .offer_id = event->offer_id,
              .region = event->region, .state = event->state);
    return NULL;
}
