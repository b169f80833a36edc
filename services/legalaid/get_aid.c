/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/matters/{matter_id}/legal-aid: the applications of a matter with their reports, with
 * words in Chinese for every code. A provider sees the one that is assigned to him.
 */
#include "law/rule.h"
#include "legalaid/application.h"

static const char *zh_or_null(const struct code_set *set, int value)
{
    return value ? code_zh(set, value) : NULL;
}

static struct aid_report_view_list reports_of(struct arena *arena,
                                              const struct aid_report_put_list *all, struct id id)
{
    struct aid_report_view *views = ARENA_ARRAY(arena, struct aid_report_view, all->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        const struct aid_report_put *report = &all->items[i];
        if (id_equal(report->application_id, id))
            views[count++] =
                (struct aid_report_view){report->report_id, report->kind,
                                         code_zh(&codes_aid_report, (int)report->kind), report->on};
    }
    return (struct aid_report_view_list){views, count};
}

/* Whose the day is and what it rests on; one of hers is no bar (DL-LA-4). */
static const char *due_zh(struct arena *arena, const struct aid_application *row)
{
    if (date_is_absent(row->due_by))
        return NULL;
    const char *said = row->state == AID_STATE_REFUSED || row->state == AID_STATE_TERMINATED
                           ? "对决定有异议的，最迟宜在此日提出；逾期仍可提交"
                       : row->state == AID_STATE_APPLIED ? "法律援助机构最迟应在此日作出决定"
                       : row->state == AID_STATE_GRANTED ? "最迟应在此日指派承办人员"
                                                         : "司法行政部门最迟应在此日审查答复";
    return arena_printf(arena, "%s：%s（依据%s，%s）%s", DATE_TEXT(row->due_by), said,
                        row->due_rule, code_zh(&codes_rule_mark, (int)row->due_mark),
                        row->overdue == ANSWER_YES ? "，已逾期" : "");
}

/* What is missing, by when, and that it is no end: she may apply again. */
static const char *papers_zh(struct arena *arena, const struct aid_application *row)
{
    struct text text;
    const char *between = "需要补充：";
    if (!row->papers)
        return NULL;
    text_init(&text, arena);
    for (int paper = 1; paper < AID_PAPER_COUNT; paper++) {
        if (!(row->papers & CODE_BIT(paper)))
            continue;
        text_add_printf(&text, "%s%s", between, code_zh(&codes_aid_paper, paper));
        between = "、";
    }
    text_add_printf(&text, "。请在%s前补齐或者说明情况", DATE_TEXT(row->papers_by));
    text_add(&text, row->state == AID_STATE_TO_SUPPLY
                        ? "；逾期未补充的，申请可能被视为撤回，您仍可再次申请。工作人员可以帮您准备。"
                        : "。");
    return text_get(&text);
}

/* Her means are for those who decide: a provider does not see them. */
static void means_add(struct aid_view *view, const struct aid_application *row, enum role role)
{
    if (role == ROLE_HELPER)
        return;
    view->household_size = row->household_size;
    view->household_income = row->household_income;
    view->means_met = row->means_met;
}

static void ending_add(struct arena *arena, struct aid_view *view,
                       const struct aid_application *row)
{
    view->papers = row->papers;
    view->papers_zh = papers_zh(arena, row);
    view->papers_asked_on = row->papers_asked_on;
    view->papers_by = row->papers_by;
    view->reminded_on = row->reminded_on;
    view->supplied_on = row->supplied_on;
    view->termination = row->termination;
    view->termination_zh = zh_or_null(&codes_aid_termination, (int)row->termination);
    view->terminated_on = row->terminated_on;
}

static struct aid_view view_of(struct arena *arena, const struct aid_application *row,
                               const struct aid_report_put_list *reports)
{
    return (struct aid_view){.application_id = row->application_id,
                             .state = row->state,
                             .state_zh = code_zh(&codes_aid_state, (int)row->state),
                             .topics = row->topics,
                             .ground = row->ground,
                             .commitment = row->commitment,
                             .urgent = row->urgent,
                             .outlook = row->outlook,
                             .outlook_zh = row->outlook_zh,
                             .applied_on = row->applied_on,
                             .decision = row->decision,
                             .decided_on = row->decided_on,
                             .reason = row->reason,
                             .reason_zh = zh_or_null(&codes_aid_refusal, (int)row->reason),
                             .review = row->review,
                             .review_zh = zh_or_null(&codes_aid_review, (int)row->review),
                             .review_asked_on = row->review_asked_on,
                             .reviewed_on = row->reviewed_on,
                             .provider = row->provider,
                             .account_id = row->account_id,
                             .assigned_on = row->assigned_on,
                             .ended_on = row->ended_on,
                             .due_by = row->due_by,
                             .due_rule = row->due_rule,
                             .due_mark = row->due_mark,
                             .due_zh = due_zh(arena, row),
                             .overdue = row->overdue,
                             .reports = reports_of(arena, reports, row->application_id)};
}

struct err *legalaid_get_aid(struct work *work, const struct aid_request *request,
                             const struct aid_view_loads *loads, struct aid_chain *ret_answer)
{
    struct arena *arena = work_arena(work);
    const size_t count = loads->applications.count;
    if (!loads->offer || (work_identity(work)->role == ROLE_HELPER && count == 0))
        return err_of(PROBLEM_NOT_FOUND, "matter %s", ID_TEXT(request->matter_id));
    struct aid_view *views = ARENA_ARRAY(arena, struct aid_view, count + 1);
    for (size_t i = 0; i < count; i++) {
        views[i] = view_of(arena, &loads->applications.items[i], &loads->reports);
        ending_add(arena, &views[i], &loads->applications.items[i]);
        means_add(&views[i], &loads->applications.items[i], work_identity(work)->role);
    }
    *ret_answer =
        (struct aid_chain){.matter_id = request->matter_id,
                           .applications = {views, count},
                           .advice_zh = "任何人都可以免费获得法律咨询（12348热线、工作站窗口）。"};
    return NULL;
}
