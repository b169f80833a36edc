/* SPDX-License-Identifier: Apache-2.0
 *
 * Care was asked for: a stage begins on that day. What she needs, care alone knows.
 * Nothing is counted as given yet.
 */
#include "stats/stats.h"

struct err *stats_on_care_asked(struct work *work, const struct care_asked *event,
                                const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_stage_put, .matter_id = event->matter_id, .subject_id = event->plan_id,
          .track = TRACK_CARE, .state = code_name(&codes_care_state, (int)CARE_STATE_ASKED),
          .ended = ANSWER_NO, .begun_on = event->on);
    return NULL;
}
