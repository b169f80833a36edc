/* SPDX-License-Identifier: Apache-2.0
 *
 * Triage let somebody see a matter: the row stands here from now on, and the registering station's
 * own admission has ended with triage's first event (protocol.md A3).
 */
#include "intake/intake.h"

struct err *intake_on_access_granted(struct work *work, const struct access_granted *event,
                                     const struct no_load *loads)
{
    (void)loads;
    WRITE(work, access_put, .access_id = event->access_id, .matter_id = event->matter_id,
          .agency = event->agency, .region = event->region, .account_id = event->account_id,
          .track = event->track, .from_at = work_now_ms(work));
    return NULL;
}
