/* SPDX-License-Identifier: Apache-2.0
 *
 * POST …/proceedings/{proceeding_id}/reply: the employer, asked to negotiate, is willing or not
 * (协商调解规定 10). A term runs only where both agreed on one in writing.
 */
#include "resolution/proceeding.h"

enum { TERM_MOST = 365 };

static struct err *reply_check(const struct proceeding_reply_request *request)
{
    const struct count days = request->agreed_days;
    if (days.stated && (days.value < 1 || days.value > TERM_MOST))
        return err_at(PROBLEM_INVALID, "/agreed_days", "from 1 to %d", TERM_MOST);
    if (days.stated && request->willing != ANSWER_YES)
        return err_at(PROBLEM_INVALID, "/agreed_days", "who is not willing agrees on no term");
    return NULL;
}

static struct err *talks_say(struct work *work, const struct proceeding *talking)
{
    return EMIT(work, proceeding_opened, .matter_id = talking->matter_id, .region = talking->region,
                .proceeding_id = talking->proceeding_id, .track = talking->track,
                .on = talking->opened_on, .state = talking->state, .due_rule = talking->due_rule,
                .due_mark = talking->due_mark, .due_by = talking->due_by,
                .due_legal = talking->due_legal, .due_safe = talking->due_safe);
}

struct err *resolution_do_reply(struct work *work, const struct proceeding_reply_request *request,
                                const struct proceeding_loads *loads,
                                struct proceeding_answer *ret_answer)
{
    const bool willing = request->willing == ANSWER_YES;
    const struct proceeding *before = NULL;
    TRY(proceeding_take(&loads->proceedings, request->proceeding_id, TRACK_NEGOTIATION, &before));
    TRY(reply_check(request));
    struct proceeding after = *before;
    TRY(proceeding_may(work, before, willing ? PROCEEDING_MOVE_TAKE_UP : PROCEEDING_MOVE_TURN_DOWN,
                       PARTY_SIDE_NONE, &after.state));
    TRY(proceeding_day(work, request->on, before->begun_on));
    if (willing)
        after.opened_on = request->on;
    else
        after.ended_on = request->on;
    proceeding_limit(&after,
                     willing ? term_of_talks(work_arena(work), request->on, request->agreed_days)
                             : (struct term){.rule = NULL});
    proceeding_keep(work, &after);
    *ret_answer = proceeding_answer_of(&after);
    return willing ? talks_say(work, &after) : proceeding_say_ended(work, &after);
}
