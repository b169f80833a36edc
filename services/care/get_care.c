/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/matters/{matter_id}/care: the plans of a matter with their sessions, with words in
 * Chinese; never what was written down in one. She sees besides who read it.
 */
#include "care/plan.h"

static struct care_session_view_list sessions_of(struct arena *arena,
                                                 const struct care_session_put_list *all,
                                                 struct id plan_id)
{
    struct care_session_view *views = ARENA_ARRAY(arena, struct care_session_view, all->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        const struct care_session_put *row = &all->items[i];
        if (id_equal(row->plan_id, plan_id))
            views[count++] = (struct care_session_view){
                row->session_id, row->kind,  code_zh(&codes_care_kind, (int)row->kind),
                row->on,         row->noted, row->held_by};
    }
    return (struct care_session_view_list){views, count};
}

static struct care_member_list team_of(struct arena *arena, const struct care_team_put_list *all,
                                       struct id plan_id)
{
    struct care_member *team = ARENA_ARRAY(arena, struct care_member, all->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++)
        if (id_equal(all->items[i].plan_id, plan_id))
            team[count++].account_id = all->items[i].account_id;
    return (struct care_member_list){team, count};
}

static struct care_reading_view_list readings_of(struct arena *arena,
                                                 const struct care_trace_list *all,
                                                 struct id plan_id)
{
    struct care_reading_view *views = ARENA_ARRAY(arena, struct care_reading_view, all->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        const struct care_note_read *read = all->items[i].body;
        if (id_equal(read->plan_id, plan_id))
            views[count++] = (struct care_reading_view){read->session_id, read->reader_id,
                                                        read->agency, all->items[i].at};
    }
    return (struct care_reading_view_list){views, count};
}

static struct care_view view_of(struct arena *arena, const struct care_plan *row,
                                const struct care_view_loads *loads)
{
    return (struct care_view){.plan_id = row->plan_id,
                              .state = row->state,
                              .state_zh = code_zh(&codes_care_state, (int)row->state),
                              .needs = row->needs,
                              .asked_on = row->asked_on,
                              .begun_on = row->begun_on,
                              .ended_on = row->ended_on,
                              .records = plan_records(&loads->consents, row->plan_id),
                              .team = team_of(arena, &loads->team, row->plan_id),
                              .sessions = sessions_of(arena, &loads->sessions, row->plan_id),
                              .readings = readings_of(arena, &loads->traces, row->plan_id)};
}

/* CA-1, CA-4: 精神卫生法 23; 个人信息保护法 16, 29. */
static const char advice[] =
    "心援自愿，不接受或者不同意保存记录都不影响维权；帮扶人员不作精神障碍的诊断和治疗，"
    "必要时会建议到医疗机构就诊，并依法保密。";

struct err *care_get_care(struct work *work, const struct care_request *request,
                          const struct care_view_loads *loads, struct care_chain *ret_answer)
{
    struct arena *arena = work_arena(work);
    const size_t count = loads->plans.count;
    if (!loads->offer || (work_identity(work)->role == ROLE_HELPER && count == 0))
        return err_of(PROBLEM_NOT_FOUND, "matter %s", ID_TEXT(request->matter_id));
    struct care_view *views = ARENA_ARRAY(arena, struct care_view, count + 1);
    for (size_t i = 0; i < count; i++)
        views[i] = view_of(arena, &loads->plans.items[i], loads);
    *ret_answer = (struct care_chain){
        .matter_id = request->matter_id, .plans = {views, count}, .advice_zh = advice};
    return NULL;
}
