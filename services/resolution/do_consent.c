/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/proceedings/{proceeding_id}/consent: a side's yes or no to mediation, or to the mediation
 * document of a tribunal or court. Hers is said by herself and by nobody for her; the employer's is
 * taken by who conducts it. A no ends a mediation and unlocks arbitration at once (SAFE-3); before
 * a tribunal or court it takes the yes back and nothing else. Two yeses open nothing by themselves.
 */
#include "resolution/proceeding.h"

static void consent_take(struct work *work, const struct proceeding_consent_request *request,
                         struct proceeding *after)
{
    const struct id consent_id = work_new_id(work);
    WRITE(work, consent_put, .matter_id = after->matter_id, .consent_id = consent_id,
          .proceeding_id = after->proceeding_id, .side = request->side, .answer = request->answer,
          .on = request->on, .said_by = work_identity(work)->account_id, .at = work_now_ms(work));
    const bool yes = request->answer == ANSWER_YES;
    if (!yes && after->state == PROCEEDING_STATE_DECLINED)
        return;
    const struct id kept = yes ? consent_id : (struct id){{0}};
    if (request->side == PARTY_SIDE_WORKER)
        after->worker_yes = kept;
    else
        after->employer_yes = kept;
}

/* The ten days of what a tribunal handed over run from both sides' consent (办案规则 70). */
static bool runs_from_consent(const struct proceeding *after)
{
    return after->referral == REFERRAL_TRIBUNAL && after->state == PROCEEDING_STATE_PROPOSED &&
           !id_is_absent(after->worker_yes) && !id_is_absent(after->employer_yes);
}

struct err *resolution_do_consent(struct work *work,
                                  const struct proceeding_consent_request *request,
                                  const struct proceeding_loads *loads,
                                  struct proceeding_answer *ret_answer)
{
    const bool yes = request->answer == ANSWER_YES;
    const struct proceeding *before = NULL;
    TRY(proceeding_take(&loads->proceedings, request->proceeding_id, TRACK_NONE, &before));
    struct proceeding after = *before;
    TRY(proceeding_may(work, before, yes ? PROCEEDING_MOVE_SAY_YES : PROCEEDING_MOVE_SAY_NO,
                       request->side, &after.state));
    TRY(proceeding_day(work, request->on, before->begun_on));
    consent_take(work, request, &after);
    if (runs_from_consent(&after))
        proceeding_limit(&after, term_of_referral(work_arena(work), after.referral, request->on));
    const bool ends = after.state == PROCEEDING_STATE_DECLINED;
    if (ends) {
        after.ended_on = request->on;
        proceeding_limit(&after, (struct term){.rule = NULL});
    }
    proceeding_keep(work, &after);
    *ret_answer = proceeding_answer_of(&after);
    TRY(EMIT(work, proceeding_answered, .matter_id = after.matter_id, .region = after.region,
             .proceeding_id = after.proceeding_id, .track = after.track, .on = request->on,
             .side = request->side, .answer = request->answer, .state = after.state));
    return ends ? proceeding_say_ended(work, &after) : NULL;
}
