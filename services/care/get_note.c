/* SPDX-License-Identifier: Apache-2.0
 *
 * GET …/care/{plan_id}/sessions/{session_id}: what was written down, for a helper of the team as it
 * is now; each reading is an event that she can see (protocol.md L4). It is a query, because
 * answers of commands are stored.
 */
#include "care/note.h"
#include "care/plan.h"

static bool is_of_plan(const struct care_session_put_list *all,
                       const struct care_note_request *request)
{
    for (size_t i = 0; i < all->count; i++)
        if (id_equal(all->items[i].session_id, request->session_id))
            return id_equal(all->items[i].plan_id, request->plan_id);
    return false;
}

struct err *care_get_note(struct work *work, const struct care_note_request *request,
                          const struct care_note_loads *loads, struct care_note *ret_answer)
{
    const struct care_plan *plan = NULL;
    enum care_state state = CARE_STATE_NONE;
    TRY(plan_take(&loads->plans, request->plan_id, &plan));
    const struct care_moment moment = {
        .records = plan_records(&loads->consents, plan->plan_id) == ANSWER_YES, .notes = true};
    if (!is_of_plan(&loads->sessions, request))
        return err_of(PROBLEM_NOT_FOUND, "no such session");
    TRY(plan_may(work, plan, CARE_MOVE_READ, &moment, &state));
    *ret_answer = (struct care_note){
        .session_id = request->session_id,
        .erased = loads->offer && loads->offer->erased == ANSWER_YES ? ANSWER_YES : ANSWER_NO};
    if (loads->note)
        TRY(note_read(work, loads->note, &loads->keys, &ret_answer->content));
    return EMIT(work, care_note_read, .matter_id = plan->matter_id, .region = plan->region,
                .plan_id = plan->plan_id, .on = work_today(work), .session_id = request->session_id,
                .reader_id = work_identity(work)->account_id,
                .agency = work_identity(work)->agency);
}
