/* SPDX-License-Identifier: Apache-2.0
 *
 * Triage let somebody see a matter: its row decides here who sees and moves an application.
 * It is kept as it was said and never judged.
 */
#include "legalaid/legalaid.h"

struct err *legalaid_on_access_granted(struct work *work, const struct access_granted *event,
                                       const struct no_load *loads)
{
    const int64_t now_ms = work_now_ms(work);
    (void)loads;
    WRITE(work, aid_access_put, .matter_id = event->matter_id, .access_id = event->access_id,
          .track = event->track, .account_id = event->account_id, .agency = event->agency,
          .region = event->region, .from_at = now_ms);
    return NULL;
}
