/* SPDX-License-Identifier: Apache-2.0
 *
 * Triage let somebody see a matter: its row decides here who sees its plans. It is kept as it was
 * said; a team's reading asks for the team besides.
 */
#include "care/care.h"

struct err *care_on_access_granted(struct work *work, const struct access_granted *event,
                                   const struct no_load *loads)
{
    const int64_t now_ms = work_now_ms(work);
    (void)loads;
    WRITE(work, care_access_put, .matter_id = event->matter_id, .access_id = event->access_id,
          .agency = event->agency, .region = event->region, .account_id = event->account_id,
          .track = event->track, .from_at = now_ms);
    return NULL;
}
