/* SPDX-License-Identifier: Apache-2.0
 *
 * A session of care was held: one more. What it was for and what was said in it, the events do
 * not tell.
 */
#include "stats/stats.h"

struct err *stats_on_care_session_held(struct work *work, const struct care_session_held *event,
                                       const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_session_put, .matter_id = event->matter_id, .session_id = event->session_id);
    return NULL;
}
