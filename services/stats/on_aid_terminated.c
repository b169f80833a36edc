/* SPDX-License-Identifier: Apache-2.0
 *
 * An officer ended legal aid before its end: an end until she objects. On what ground is in no
 * figure.
 */
#include "stats/stats.h"

struct err *stats_on_aid_terminated(struct work *work, const struct aid_terminated *event,
                                    const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_stage_put, .matter_id = event->matter_id, .subject_id = event->application_id,
          .track = TRACK_LEGAL_AID, .state = code_name(&codes_aid_state, AID_STATE_TERMINATED),
          .ended = ANSWER_YES,
          .ended_on = event->on);
    return NULL;
}
