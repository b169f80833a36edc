/* SPDX-License-Identifier: Apache-2.0
 *
 * An award was made: the arbitration stands so, and its items are what judgments are compared
 * with. Whether they are final is not asked here.
 */
#include "stats/comparison.h"

struct err *stats_on_award_made(struct work *work, const struct award_made *event,
                                const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_stage_put, .matter_id = event->matter_id, .subject_id = event->proceeding_id,
          .track = event->track,
          .state = code_name(&codes_proceeding_state, (int)PROCEEDING_STATE_AWARDED),
          .ended = ANSWER_YES, .ended_on = event->on);
    item_put(work, event->matter_id, event->proceeding_id, COMPARISON_AWARD, &event->items);
    return NULL;
}
