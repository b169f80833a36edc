/* SPDX-License-Identifier: Apache-2.0
 *
 * A proceeding was asked for: a stage begins, perhaps on a day that nobody told, which then
 * stays absent.
 */
#include "stats/stats.h"

struct err *stats_on_proceeding_begun(struct work *work, const struct proceeding_begun *event,
                                      const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_stage_put, .matter_id = event->matter_id, .subject_id = event->proceeding_id,
          .track = event->track, .state = code_name(&codes_proceeding_state, (int)event->state),
          .ended = ANSWER_NO, .begun_on = event->on);
    return NULL;
}
