/* SPDX-License-Identifier: Apache-2.0
 *
 * A court gave judgment: its items stand beside those of the award. Of first instance it is no end
 * yet.
 */
#include "stats/comparison.h"

struct err *stats_on_judgment_made(struct work *work, const struct judgment_made *event,
                                   const struct no_load *loads)
{
    (void)loads;
    const bool last = event->state == PROCEEDING_STATE_JUDGED_FINALLY;
    WRITE(work, stats_stage_put, .matter_id = event->matter_id, .subject_id = event->proceeding_id,
          .track = event->track, .state = code_name(&codes_proceeding_state, (int)event->state),
          .ended = last ? ANSWER_YES : ANSWER_NO, .ended_on = last ? event->on : (struct date){0});
    item_put(work, event->matter_id, event->proceeding_id,
             code_name(&codes_court_instance, (int)event->instance), &event->items);
    return NULL;
}
