/* SPDX-License-Identifier: Apache-2.0
 *
 * Triage ended an access row: from this commit on nobody sees the matter by way of it.
 * The row stays: who could see the matter when is part of its history.
 */
#include "intake/intake.h"

struct err *intake_on_access_ended(struct work *work, const struct access_ended *event,
                                   const struct no_load *loads)
{
    (void)loads;
    WRITE(work, access_end, .access_id = event->access_id, .until_at = work_now_ms(work));
    return NULL;
}
