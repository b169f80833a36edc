/* SPDX-License-Identifier: Apache-2.0
 *
 * A call, a visit, a message: one more in its region. It names nobody, and so is counted for
 * whoever counts there.
 */
#include "stats/stats.h"

struct err *stats_on_contact_recorded(struct work *work, const struct contact_recorded *event,
                                      const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_contact_put, .contact_id = event->contact_id, .region = event->region);
    return NULL;
}
