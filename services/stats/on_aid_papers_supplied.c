/* SPDX-License-Identifier: Apache-2.0
 *
 * What an application for legal aid lacked is there: it waits for the decision again. What it was
 * is in no figure.
 */
#include "stats/stats.h"

struct err *stats_on_aid_papers_supplied(struct work *work, const struct aid_papers_supplied *event,
                                         const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_stage_put, .matter_id = event->matter_id, .subject_id = event->application_id,
          .track = TRACK_LEGAL_AID, .state = code_name(&codes_aid_state, AID_STATE_APPLIED),
          .ended = ANSWER_NO);
    return NULL;
}
