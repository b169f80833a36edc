/* SPDX-License-Identifier: Apache-2.0
 *
 * Settled before the tribunal or the court: an end with its day. A settlement is no decision
 * and is compared with nothing.
 */
#include "stats/stats.h"

struct err *stats_on_settlement_made(struct work *work, const struct settlement_made *event,
                                     const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_stage_put, .matter_id = event->matter_id, .subject_id = event->proceeding_id,
          .track = event->track, .state = code_name(&codes_proceeding_state, (int)event->state),
          .ended = ANSWER_YES, .ended_on = event->on);
    return NULL;
}
