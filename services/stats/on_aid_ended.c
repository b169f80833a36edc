/* SPDX-License-Identifier: Apache-2.0
 *
 * Legal aid ended, or she withdrew her application: an end with its day. Nothing else of the
 * matter ends by it.
 */
#include "stats/stats.h"

struct err *stats_on_aid_ended(struct work *work, const struct aid_ended *event,
                               const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_stage_put, .matter_id = event->matter_id, .subject_id = event->application_id,
          .track = TRACK_LEGAL_AID, .state = code_name(&codes_aid_state, (int)event->state),
          .ended = ANSWER_YES, .ended_on = event->on);
    return NULL;
}
