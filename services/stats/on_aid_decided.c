/* SPDX-License-Identifier: Apache-2.0
 *
 * An officer decided on legal aid, at first or on review. A refusal is an end until she objects;
 * why it was refused is in no figure.
 */
#include "stats/stats.h"

struct err *stats_on_aid_decided(struct work *work, const struct aid_decided *event,
                                 const struct no_load *loads)
{
    (void)loads;
    const bool refused = event->decision == AID_DECISION_REFUSED;
    const enum aid_state state = !refused ? AID_STATE_GRANTED
                                 : event->instance == AID_INSTANCE_JUSTICE_BUREAU
                                     ? AID_STATE_UPHELD
                                     : AID_STATE_REFUSED;
    WRITE(work, stats_stage_put, .matter_id = event->matter_id, .subject_id = event->application_id,
          .track = TRACK_LEGAL_AID, .state = code_name(&codes_aid_state, (int)state),
          .ended = refused ? ANSWER_YES : ANSWER_NO,
          .ended_on = refused ? event->on : (struct date){0});
    return NULL;
}
