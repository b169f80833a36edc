/* SPDX-License-Identifier: Apache-2.0
 *
 * What every command about an application does alike. It never assigns a state that the table has
 * not given.
 */
#include "legalaid/application.h"

struct err *application_take(const struct aid_application_list *all, struct id id,
                             const struct aid_application **ret_application)
{
    for (size_t i = 0; i < all->count; i++)
        if (id_equal(all->items[i].application_id, id)) {
            *ret_application = &all->items[i];
            return NULL;
        }
    return err_of(PROBLEM_NOT_FOUND, "no such application");
}

bool application_is_open(const struct aid_application_list *all)
{
    static const uint32_t open =
        UINT32_C(1) << AID_STATE_APPLIED | UINT32_C(1) << AID_STATE_GRANTED |
        UINT32_C(1) << AID_STATE_ASSIGNED | UINT32_C(1) << AID_STATE_IN_REVIEW |
        UINT32_C(1) << AID_STATE_TO_SUPPLY;
    for (size_t i = 0; i < all->count; i++)
        if (open & UINT32_C(1) << all->items[i].state)
            return true;
    return false;
}

struct date application_granted_on(const struct aid_application *application)
{
    return date_is_absent(application->reviewed_on) ? application->decided_on
                                                    : application->reviewed_on;
}

static bool is_past(struct date day, struct date today)
{
    return !date_is_absent(day) && date_compare(day, today) < 0;
}

/* What the guards ask: who reviews is not who decided last. */
static struct aid_moment moment_of(const struct work *work,
                                   const struct aid_application *application)
{
    const struct id account = work_identity(work)->account_id;
    const struct date today = work_today(work);
    const struct id decided_by = id_is_absent(application->terminated_by)
                                     ? application->decided_by
                                     : application->terminated_by;
    return (struct aid_moment){
        .refusal_is_whole = !id_is_absent(account) && application->review &&
                            (application->reason || application->termination),
        .by_another = !id_is_absent(account) && !id_equal(account, decided_by),
        .overdue = application->overdue == ANSWER_YES,
        .papers_untold = !application->papers,
        .papers_undone =
            is_past(application->papers_by, today) && is_past(application->reminded_on, today),
        .unreminded = date_is_absent(application->reminded_on)};
}

struct err *application_may(const struct work *work, const struct aid_application *application,
                            enum aid_move move, enum aid_state *ret_state)
{
    const struct aid_moment moment = moment_of(work, application);
    const struct fsm_ask ask = {(int)application->state, (int)move, work_identity(work)->role,
                                &moment};
    const struct transition *transition = NULL;
    TRY(fsm_step(&aid_states, &ask, &transition));
    *ret_state = (enum aid_state)transition->to;
    return NULL;
}

void application_limit(struct aid_application *application, struct limit limit)
{
    application->due_by = limit.by;
    application->due_rule = limit.rule;
    application->due_mark = limit.mark;
    application->overdue = ANSWER_NO;
}

static bool is_watched(const struct aid_application *application)
{
    return fsm_find(&aid_states, (int)application->state, AID_MOVE_FALL_DUE) &&
           !date_is_absent(application->due_by) && application->overdue != ANSWER_YES;
}

static int64_t remind_at_ms(const struct aid_application *application)
{
    const struct date after = date_add_days(application->papers_asked_on, 1);
    const struct date before = date_add_days(application->papers_by, -PAPERS_REMIND_DAYS);
    return date_start_ms(date_compare(before, after) < 0 ? after : before);
}

static void remind(struct work *work, const struct aid_application *application)
{
    if (application->state == AID_STATE_TO_SUPPLY && date_is_absent(application->reminded_on))
        WRITE(work, due_set, .due_id = work_new_id(work), .kind = DUE_AID_PAPERS_REMINDED,
              .stream_kind = STREAM_MATTER, .stream_id = application->matter_id,
              .subject_id = application->application_id, .due_at = remind_at_ms(application));
    else if (application->papers)
        WRITE(work, due_drop, .kind = DUE_AID_PAPERS_REMINDED,
              .subject_id = application->application_id);
}

void application_keep(struct work *work, const struct aid_application *application)
{
    remind(work, application);
    work_write(work, &statement_aid_application, application);
    if (is_watched(application))
        WRITE(work, due_set, .due_id = work_new_id(work), .kind = DUE_AID_OVERDUE,
              .stream_kind = STREAM_MATTER, .stream_id = application->matter_id,
              .subject_id = application->application_id,
              .due_at = date_start_ms(date_add_days(application->due_by, 1)));
    else
        WRITE(work, due_drop, .kind = DUE_AID_OVERDUE, .subject_id = application->application_id);
}

struct aid_answer application_answer(const struct aid_application *application)
{
    return (struct aid_answer){.matter_id = application->matter_id,
                               .application_id = application->application_id,
                               .state = application->state,
                               .due_by = application->due_by,
                               .due_rule = application->due_rule,
                               .due_mark = application->due_mark};
}
