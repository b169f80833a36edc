/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/matters/{matter_id}/proceedings: she asks to negotiate, or somebody applies for
 * mediation or arbitration, or a suit is brought by either side. Nothing is opened by it; an
 * application for mediation is nobody's yes, and no suit is refused for want of an award (SAFE-1).
 */
#include "resolution/proceeding.h"

static struct err *begin_check(const struct work *work,
                               const struct proceeding_begin_request *request,
                               const struct proceeding_loads *loads)
{
    if (!states_of(request->track))
        return err_at(PROBLEM_INVALID, "/track",
                      "negotiation, mediation, arbitration or litigation");
    if (request->ground && request->track != TRACK_LITIGATION)
        return err_at(PROBLEM_INVALID, "/ground", "only a suit has a ground");
    if (request->referral && request->track != TRACK_MEDIATION)
        return err_at(PROBLEM_INVALID, "/referral", "only a mediation is handed to others");
    if (request->referral && work_identity(work)->role != ROLE_MEDIATOR)
        return err_at(PROBLEM_INVALID, "/referral", "the mediator who has the file says so");
    if (!loads->matter || !(loads->matter->tracks & CODE_BIT(request->track)))
        return err_of(PROBLEM_NOT_FOUND, "no such matter");
    if (proceeding_is_open(&loads->proceedings, request->track))
        return err_of(PROBLEM_CONFLICT, "one is under way already");
    return NULL;
}

/* What a tribunal handed over runs from the consent of both, which is still to come. */
static struct term term_handed(struct arena *arena, const struct proceeding *begun)
{
    static const struct date to_come = {0};
    const bool waits = begun->referral == REFERRAL_TRIBUNAL;
    return term_of_referral(arena, begun->referral, waits ? to_come : begun->begun_on);
}

static struct term term_from(struct work *work, const struct proceeding *begun)
{
    struct arena *arena = work_arena(work);
    if (begun->referral)
        return term_handed(arena, begun);
    return begun->track == TRACK_NEGOTIATION  ? term_of_reply(arena, begun->begun_on)
           : begun->track == TRACK_MEDIATION  ? term_of_mediation(arena, begun->begun_on)
           : begun->track == TRACK_LITIGATION ? term_of_filing(arena, begun->begun_on)
                                              : term_of_acceptance(arena, begun->begun_on);
}

struct err *resolution_do_begin(struct work *work, const struct proceeding_begin_request *request,
                                const struct proceeding_loads *loads,
                                struct proceeding_answer *ret_answer)
{
    struct proceeding begun = {.track = request->track,
                               .begun_on = request->on,
                               .ground = request->ground,
                               .referral = request->referral};
    TRY(begin_check(work, request, loads));
    TRY(proceeding_may(work, &begun, PROCEEDING_MOVE_BEGIN, PARTY_SIDE_NONE, &begun.state));
    TRY(proceeding_day(work, request->on, (struct date){0}));
    begun.matter_id = loads->matter->matter_id;
    begun.proceeding_id = work_new_id(work);
    begun.region = loads->matter->region;
    proceeding_limit(&begun, term_from(work, &begun));
    proceeding_keep(work, &begun);
    *ret_answer = proceeding_answer_of(&begun);
    return EMIT(work, proceeding_begun, .matter_id = begun.matter_id, .region = begun.region,
                .proceeding_id = begun.proceeding_id, .track = begun.track, .on = begun.begun_on,
                .state = begun.state, .due_rule = begun.due_rule, .due_mark = begun.due_mark,
                .due_by = begun.due_by, .due_legal = begun.due_legal, .due_safe = begun.due_safe,
                .ground = begun.ground, .asked_by = work_identity(work)->role,
                .referral = begun.referral);
}
