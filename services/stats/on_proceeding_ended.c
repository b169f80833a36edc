/* SPDX-License-Identifier: Apache-2.0
 *
 * A proceeding ended: how, and on which day as far as that is known. A day that nobody told
 * stays absent.
 */
#include "stats/stats.h"

struct err *stats_on_proceeding_ended(struct work *work, const struct proceeding_ended *event,
                                      const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_stage_put, .matter_id = event->matter_id, .subject_id = event->proceeding_id,
          .track = event->track, .state = code_name(&codes_proceeding_state, (int)event->state),
          .ended = ANSWER_YES, .ended_on = event->on);
    return NULL;
}
