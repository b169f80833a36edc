/* SPDX-License-Identifier: Apache-2.0
 *
 * Triage ended an access row: by way of it nobody sees a proceeding any more.
 * The row stays; nothing is ever deleted by it.
 */
#include "resolution/resolution.h"

struct err *resolution_on_access_ended(struct work *work, const struct access_ended *event,
                                       const struct no_load *loads)
{
    const int64_t now_ms = work_now_ms(work);
    (void)loads;
    WRITE(work, proceeding_access_end, .until_at = now_ms, .access_id = event->access_id);
    return NULL;
}
