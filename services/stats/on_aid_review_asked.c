/* SPDX-License-Identifier: Apache-2.0
 *
 * She objected to a refusal, which is no end any more. Nothing of the refusal itself is
 * kept.
 */
#include "stats/stats.h"

struct err *stats_on_aid_review_asked(struct work *work, const struct aid_review_asked *event,
                                      const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_stage_put, .matter_id = event->matter_id, .subject_id = event->application_id,
          .track = TRACK_LEGAL_AID, .state = code_name(&codes_aid_state, (int)AID_STATE_IN_REVIEW),
          .ended = ANSWER_NO);
    return NULL;
}
