/* SPDX-License-Identifier: Apache-2.0
 *
 * What every command about a plan does alike. It never assigns a state that the table has not
 * given.
 */
#include "care/plan.h"

const struct care_moment plan_without_notes = {.notes = false};

struct err *plan_take(const struct care_plan_list *all, struct id id,
                      const struct care_plan **ret_plan)
{
    for (size_t i = 0; i < all->count; i++)
        if (id_equal(all->items[i].plan_id, id)) {
            *ret_plan = &all->items[i];
            return NULL;
        }
    return err_of(PROBLEM_NOT_FOUND, "no such plan");
}

bool plan_is_open(const struct care_plan_list *all)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].state == CARE_STATE_ASKED || all->items[i].state == CARE_STATE_RUNNING)
            return true;
    return false;
}

/* 通知四(六): the union, the women's federation; the labour bureau runs the stations. */
static bool gives_care(enum agency agency)
{
    return agency == AGENCY_LABOUR || agency == AGENCY_UNION || agency == AGENCY_WOMENS_FEDERATION;
}

struct err *plan_may(const struct work *work, const struct care_plan *plan, enum care_move move,
                     const struct care_moment *moment, enum care_state *ret_state)
{
    const struct identity *who = work_identity(work);
    const struct care_moment asked = {
        .arranges = gives_care(who->agency), .records = moment->records, .notes = moment->notes};
    const struct fsm_ask ask = {(int)plan->state, (int)move, who->role, &asked};
    const struct transition *transition = NULL;
    TRY(fsm_step(&care_states, &ask, &transition));
    *ret_state = (enum care_state)transition->to;
    return NULL;
}

enum answer plan_records(const struct care_consent_put_list *said, struct id plan_id)
{
    enum answer last = ANSWER_NONE;
    for (size_t i = 0; i < said->count; i++)
        if (id_equal(said->items[i].plan_id, plan_id))
            last = said->items[i].answer;
    return last;
}

static bool is_named_before(const struct care_member_list *team, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (id_equal(team->items[i].account_id, team->items[at].account_id))
            return true;
    return false;
}

struct err *plan_staff(struct work *work, const struct care_plan *plan,
                       const struct care_member_list *team)
{
    if (team->count == 0)
        return err_at(PROBLEM_INVALID, "/team", "somebody has to help");
    WRITE(work, care_team_end, .plan_id = plan->plan_id, .until_at = work_now_ms(work));
    for (size_t i = 0; i < team->count; i++) {
        if (is_named_before(team, i))
            return err_at(PROBLEM_INVALID, "/team", "somebody is named twice");
        WRITE(work, care_team_put, .matter_id = plan->matter_id, .member_id = work_new_id(work),
              .plan_id = plan->plan_id, .account_id = team->items[i].account_id,
              .from_at = work_now_ms(work));
    }
    return NULL;
}

struct err *plan_end(struct work *work, const struct care_move_request *request,
                     const struct care_plan_list *all, enum care_move move,
                     struct care_answer *ret_answer)
{
    const struct care_plan *before = NULL;
    TRY(plan_take(all, request->plan_id, &before));
    struct care_plan ended = *before;
    TRY(plan_may(work, before, move, &plan_without_notes, &ended.state));
    TRY(work_day(work, request->on,
                 date_is_absent(before->begun_on) ? before->asked_on : before->begun_on,
                 &ended.ended_on));
    plan_keep(work, &ended);
    *ret_answer = plan_answer(&ended);
    return EMIT(work, care_ended, .matter_id = ended.matter_id, .region = ended.region,
                .plan_id = ended.plan_id, .on = ended.ended_on, .state = ended.state);
}

void plan_keep(struct work *work, const struct care_plan *plan)
{
    work_write(work, &statement_care_plan, plan);
}

struct care_answer plan_answer(const struct care_plan *plan)
{
    return (struct care_answer){
        .matter_id = plan->matter_id, .plan_id = plan->plan_id, .state = plan->state};
}
