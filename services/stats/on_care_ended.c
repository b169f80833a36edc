/* SPDX-License-Identifier: Apache-2.0
 *
 * Care ended, or she no longer wanted it: an end with its day. Sessions that were held
 * stay counted.
 */
#include "stats/stats.h"

struct err *stats_on_care_ended(struct work *work, const struct care_ended *event,
                                const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_stage_put, .matter_id = event->matter_id, .subject_id = event->plan_id,
          .track = TRACK_CARE, .state = code_name(&codes_care_state, (int)event->state),
          .ended = ANSWER_YES, .ended_on = event->on);
    return NULL;
}
