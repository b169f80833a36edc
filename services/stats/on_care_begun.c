/* SPDX-License-Identifier: Apache-2.0
 *
 * A team was named and care is under way. Who helps is in no figure; the plan's day stays the
 * one on which it was asked for.
 */
#include "stats/stats.h"

struct err *stats_on_care_begun(struct work *work, const struct care_begun *event,
                                const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_stage_put, .matter_id = event->matter_id, .subject_id = event->plan_id,
          .track = TRACK_CARE, .state = code_name(&codes_care_state, (int)CARE_STATE_RUNNING),
          .ended = ANSWER_NO);
    return NULL;
}
