/* SPDX-License-Identifier: Apache-2.0
 *
 * Legal aid was applied for: a stage begins on that day. What the rules recommend, and on what
 * ground she applied, is in no figure.
 */
#include "stats/stats.h"

struct err *stats_on_aid_applied(struct work *work, const struct aid_applied *event,
                                 const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_stage_put, .matter_id = event->matter_id, .subject_id = event->application_id,
          .track = TRACK_LEGAL_AID, .state = code_name(&codes_aid_state, (int)AID_STATE_APPLIED),
          .ended = ANSWER_NO, .begun_on = event->on);
    return NULL;
}
