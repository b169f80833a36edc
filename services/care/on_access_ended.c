/* SPDX-License-Identifier: Apache-2.0
 *
 * Triage ended an access row: by way of it nobody sees a plan any more.
 * The row stays; a team is not changed by it.
 */
#include "care/care.h"

struct err *care_on_access_ended(struct work *work, const struct access_ended *event,
                                 const struct no_load *loads)
{
    const int64_t now_ms = work_now_ms(work);
    (void)loads;
    WRITE(work, care_access_end, .access_id = event->access_id, .until_at = now_ms);
    return NULL;
}
