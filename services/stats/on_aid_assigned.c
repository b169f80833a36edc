/* SPDX-License-Identifier: Apache-2.0
 *
 * Legal aid has a provider: the stage stands so. Which kind of provider, and who, is in no
 * figure.
 */
#include "stats/stats.h"

struct err *stats_on_aid_assigned(struct work *work, const struct aid_assigned *event,
                                  const struct no_load *loads)
{
    (void)loads;
    WRITE(work, stats_stage_put, .matter_id = event->matter_id, .subject_id = event->application_id,
          .track = TRACK_LEGAL_AID, .state = code_name(&codes_aid_state, (int)AID_STATE_ASSIGNED),
          .ended = ANSWER_NO);
    return NULL;
}
