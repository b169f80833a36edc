/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/care/{plan_id}/sessions: a helper of the team met her. The day and what it was for are
 * kept; what was said only where she consents to it, closed under the team's key.
 */
#include "care/note.h"
#include "care/plan.h"

static struct err *content_check(const struct care_session_request *request,
                                 const struct care_session_loads *loads)
{
    if (request->content && loads->offer && loads->offer->erased == ANSWER_YES)
        return err_of(PROBLEM_CONFLICT, "her data was erased: nothing is written down any more");
    return NULL;
}

struct err *care_do_session(struct work *work, const struct care_session_request *request,
                            const struct care_session_loads *loads, struct care_answer *ret_answer)
{
    const struct care_plan *plan = NULL;
    TRY(plan_take(&loads->plans, request->plan_id, &plan));
    const struct care_moment moment = {.records = plan_records(&loads->consents, plan->plan_id) ==
                                                  ANSWER_YES,
                                       .notes = request->content != NULL};
    struct care_session_put session = {.matter_id = plan->matter_id,
                                       .session_id = work_new_id(work),
                                       .plan_id = plan->plan_id,
                                       .kind = request->kind,
                                       .noted = request->content ? ANSWER_YES : ANSWER_NO,
                                       .held_by = work_identity(work)->account_id,
                                       .at = work_now_ms(work)};
    enum care_state state = CARE_STATE_NONE;
    TRY(plan_may(work, plan, CARE_MOVE_HOLD, &moment, &state));
    TRY(content_check(request, loads));
    TRY(work_day(work, request->on, plan->begun_on, &session.on));
    work_write(work, &statement_care_session_put, &session);
    if (request->content)
        TRY(note_keep(work, &session, &loads->keys, request->content));
    *ret_answer = plan_answer(plan);
    ret_answer->session_id = session.session_id;
    return EMIT(work, care_session_held, .matter_id = plan->matter_id, .region = plan->region,
                .plan_id = plan->plan_id, .on = session.on, .session_id = session.session_id);
}
