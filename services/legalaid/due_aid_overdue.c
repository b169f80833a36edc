/* SPDX-License-Identifier: Apache-2.0
 *
 * The day of a limit is over: it is marked and said, with the rule it rests on. Nothing is decided
 * by it; the application stays with whoever has to act.
 */
#include "legalaid/application.h"

static bool has_passed(const struct aid_application *application, struct date today)
{
    return !date_is_absent(application->due_by) && application->overdue != ANSWER_YES &&
           date_compare(application->due_by, today) < 0 &&
           fsm_find(&aid_states, (int)application->state, AID_MOVE_FALL_DUE);
}

struct err *legalaid_due_aid_overdue(struct work *work, const struct due_row *due,
                                     const struct aid_due_loads *loads)
{
    const struct aid_application *found = NULL;
    for (size_t i = 0; i < loads->applications.count; i++)
        if (id_equal(loads->applications.items[i].application_id, due->subject_id))
            found = &loads->applications.items[i];
    if (!found || !has_passed(found, work_today(work)))
        return NULL;
    struct aid_application overdue = *found;
    TRY(application_may(work, found, AID_MOVE_FALL_DUE, &overdue.state));
    overdue.overdue = ANSWER_YES;
    application_keep(work, &overdue);
    return EMIT(work, aid_overdue, .matter_id = overdue.matter_id, .region = overdue.region,
                .application_id = overdue.application_id, .on = work_today(work),
                .state = overdue.state, .due_by = overdue.due_by, .due_rule = overdue.due_rule,
                .due_mark = overdue.due_mark);
}
