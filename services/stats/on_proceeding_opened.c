/* SPDX-License-Identifier: Apache-2.0
 *
 * A proceeding is under way: the stage stands so. The day it was asked for stays as it was
 * told.
 */
#include "stats/stats.h"

struct err *stats_on_proceeding_opened(struct work *work, const struct proceeding_opened *event,
                                       const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_stage_put, .matter_id = event->matter_id, .subject_id = event->proceeding_id,
          .track = event->track, .state = code_name(&codes_proceeding_state, (int)event->state),
          .ended = ANSWER_NO);
    return NULL;
}
