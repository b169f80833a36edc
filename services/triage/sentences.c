/* SPDX-License-Identifier: Apache-2.0
 *
 * Words the chain view for her: where it is, who has it, what comes next, by when. A day that is
 * unknown is said to be unknown with its reason, an overdue one overdue (SAFE-8); a date says whose
 * it is, so that no office's target is taken for her limit. An offer is hers to take or leave.
 */
#include "triage/sentences.h"

#include "triage/plan.h"

/* Tracks, actions and offers in words that need no explanation; the codes' own are the offices'. */
static const char *const track_plain[] = {
    [TRACK_PREVENTION] = "前期帮助",     [TRACK_NEGOTIATION] = "与单位协商",
    [TRACK_MEDIATION] = "调解",          [TRACK_ARBITRATION] = "劳动仲裁",
    [TRACK_LITIGATION] = "到法院起诉",   [TRACK_LEGAL_AID] = "法律援助",
    [TRACK_CARE] = "心理疏导与关爱帮扶",
};
_Static_assert(sizeof track_plain / sizeof *track_plain == TRACK_COUNT,
               "each track in plain words");

static const char *const action_plain[] = {
    [ACTION_CHOOSE_PATH] = "与您商定用什么办法解决",
    [ACTION_TAKE_OVER] = "等对方单位答复是否接手",
    [ACTION_CONTACT_EMPLOYER] = "联系您的用人单位",
    [ACTION_START_MEDIATION] = "问双方是否愿意调解",
    [ACTION_PREPARE_APPLICATION] = "帮您准备仲裁申请",
    [ACTION_DECIDE_ACCEPTANCE] = "审查是否受理您的申请",
    [ACTION_GUIDE_TO_COURT] = "指引您到法院立案",
    [ACTION_DECIDE_LEGAL_AID] = "审查您的法律援助申请",
    [ACTION_ARRANGE_CARE] = "为您安排心理疏导",
    [ACTION_FOLLOW_UP] = "继续跟进您的事项",
    [ACTION_ASSIGN_LEGAL_AID] = "为您指派法律援助人员",
    [ACTION_GIVE_LEGAL_AID] = "由法律援助人员为您办理",
    [ACTION_EXPLAIN_REFUSAL] = "向您说明不予援助的理由和提出异议的办法",
    [ACTION_REVIEW_LEGAL_AID] = "审查您对不予援助提出的异议",
    [ACTION_NEGOTIATE] = "和您的用人单位商谈",
    [ACTION_MEDIATE] = "由调解员组织调解",
    [ACTION_HEAR_AND_AWARD] = "由仲裁庭开庭审理并裁决",
    [ACTION_EXPLAIN_DECISION] = "向您说明裁判结果和您还可以做什么",
    [ACTION_DECIDE_FILING] = "由法院审查是否立案",
    [ACTION_TRY_CASE] = "由法院审理并判决",
    [ACTION_GIVE_CARE] = "由帮扶人员陪伴和帮助您",
    [ACTION_SUPPLY_PAPERS] = "请您补充法律援助申请材料，工作人员可以帮您准备",
};
_Static_assert(sizeof action_plain / sizeof *action_plain == ACTION_COUNT,
               "each action in plain words");

static const char *const offer_plain[] = {
    [OFFER_FAST_TRACK] = "优先快办（速裁）：用简便快速的程序办理",
    [OFFER_NEGOTIATION] = "协商指导：由工会帮您与用人单位商谈",
    [OFFER_MEDIATION] = "调解：由调解员从中说和，不是必经步骤",
    [OFFER_ARBITRATION] = "申请劳动仲裁：工作人员帮您准备申请",
    [OFFER_LITIGATION] = "到法院起诉：工作人员指引您立案",
    [OFFER_LEGAL_AID] = "法律援助：请律师无偿帮您，是否给予由法律援助机构审查决定",
    [OFFER_CARE] = "心理疏导与关爱帮扶",
    [OFFER_EMPLOYMENT_HELP] = "就业帮扶",
};
_Static_assert(sizeof offer_plain / sizeof *offer_plain == OFFER_COUNT,
               "each offer in plain words");

static void day_add(struct text *text, struct date day)
{
    text_add_printf(text, "%d年%d月%d日", day.year, day.month, day.day);
}

/* --- how it began */

/* Rules that were not read in their article are marked as such wherever they are seen. */
static const struct assessed_rule *marked_rule(const struct chain_view *view)
{
    for (size_t i = 0; i < view->rules.count; i++)
        if (view->rules.items[i].status != RULE_MARK_V)
            return &view->rules.items[i];
    return NULL;
}

static void began_say(const struct chain_view *view, struct text *text)
{
    const struct assessed_rule *marked = marked_rule(view);
    text_add(text, "您的事项于");
    day_add(text, view->on);
    text_add_printf(text, "在%s登记。\n",
                    view->station_name ? view->station_name : view->station_code);
    if (!view->summary)
        return;
    text_add_printf(text, "能不能优先快办（速裁）：%s", view->summary);
    if (marked)
        text_add_printf(text, "判断的标准：%s。", code_zh(&codes_rule_mark, (int)marked->status));
    text_add(text, "不论结果如何，都不影响您申请仲裁、法律援助和其他帮助。\n");
}

/* --- what is being done */

static const struct baton_view *baton_of_track(const struct chain_view *view, enum track track)
{
    for (size_t i = 0; i < view->batons.count; i++)
        if (view->batons.items[i].track == track &&
            view->batons.items[i].state == BATON_STATE_OFFERED)
            return &view->batons.items[i];
    return NULL;
}

static bool has_level_above(const struct track_view *track)
{
    const struct station_row *station = station_find(track->station_code);
    return station && plan_level_above(station->region);
}

static void day_say(const struct track_view *track, struct text *text)
{
    switch (track->due) {
    case DUE_STATE_PLANNED:
        text_add(text, "，最迟");
        day_add(text, track->next_by);
        text_add(text, "办好。");
        break;
    case DUE_STATE_OVERDUE:
        text_add(text, "，本应最迟");
        day_add(text, track->next_by);
        text_add(text, "办好，现已超期，您可以催问。");
        if (has_level_above(track))
            text_add(text, "一直不办的，转由上一级单位负责。");
        break;
    case DUE_STATE_UNKNOWN:
        if (track->next_action == ACTION_EXPLAIN_DECISION) /* her day and not an office's */
            text_add_printf(text, "。%s。", track->next_by_unknown);
        else
            text_add_printf(text, "，办好的日期暂时不能确定，原因：%s。", track->next_by_unknown);
        break;
    case DUE_STATE_NONE:
    case DUE_STATE_COUNT:
        text_add(text, "。");
        break;
    }
}

static void baton_say(const struct baton_view *baton, struct text *text)
{
    text_add_printf(text, "正在转给%s，对方最迟", baton->to_name);
    day_add(text, date_of_instant(baton->answer_by));
    text_add(text, "答复是否接手；接手之前仍由原单位负责。");
}

static bool track_say(const struct chain_view *view, const struct track_view *track,
                      struct text *text)
{
    const struct baton_view *baton = baton_of_track(view, track->track);
    if (track->state != TRACK_STATE_OPEN)
        return false;
    text_add_printf(text, "【%s】由%s负责", track_plain[track->track], track->agency_name);
    if (track->station_name)
        text_add_printf(text, "，在%s办理", track->station_name);
    text_add(text, "。");
    if (baton) {
        baton_say(baton, text);
    } else {
        text_add_printf(text, "下一步：%s", action_plain[track->next_action]);
        day_say(track, text);
    }
    text_add(text, "\n");
    return true;
}

static void tracks_say(const struct chain_view *view, struct text *text)
{
    size_t open = 0;
    text_add(text, "正在办理：\n");
    for (size_t i = 0; i < view->tracks.count; i++)
        open += track_say(view, &view->tracks.items[i], text);
    if (open == 0)
        text_add(text, "目前没有正在办理的事。如需继续，可随时联系工作站。\n");
}

static void closed_say(const struct chain_view *view, struct text *text)
{
    const char *between = "已经办结：";
    for (size_t i = 0; i < view->tracks.count; i++) {
        const struct track_view *track = &view->tracks.items[i];
        if (track->state != TRACK_STATE_CLOSED)
            continue;
        text_add_printf(text, "%s%s（", between, track_plain[track->track]);
        day_add(text, track->closed_on);
        text_add(text, "）");
        between = "、";
    }
    if (text_equal(between, "、"))
        text_add(text, "。\n");
}

/* --- what is hers to choose */

static bool has_offer(const struct chain_view *view, int kind, enum offer_state state)
{
    for (size_t i = 0; i < view->offers.count; i++)
        if ((int)view->offers.items[i].kind == kind && view->offers.items[i].state == state)
            return true;
    return false;
}

static void answered_say(const struct chain_view *view, enum offer_state state, const char *begin,
                         const char *end, struct text *text)
{
    const char *between = begin;
    for (int kind = 1; kind < OFFER_COUNT; kind++) {
        if (!has_offer(view, kind, state))
            continue;
        text_add_printf(text, "%s%s", between, code_zh(&codes_offer_kind, kind));
        between = "、";
    }
    if (!text_equal(between, begin))
        text_add(text, end);
}

static void offers_say(const struct chain_view *view, struct text *text)
{
    bool any = false;
    for (int kind = 1; kind < OFFER_COUNT; kind++) {
        if (!has_offer(view, kind, OFFER_STATE_OPEN))
            continue;
        if (!any)
            text_add(text, "您可以选择（接受不接受都由您决定，不答复不算同意）：\n");
        text_add_printf(text, "· %s\n", offer_plain[kind]);
        any = true;
    }
    answered_say(view, OFFER_STATE_ACCEPTED, "您已接受：", "。\n", text);
    answered_say(view, OFFER_STATE_DECLINED, "您已谢绝：", "。改变主意时，告诉工作人员就可以。\n",
                 text);
}

static bool has_filed(const struct chain_view *view)
{
    for (size_t i = 0; i < view->tracks.count; i++)
        if (view->tracks.items[i].track == TRACK_ARBITRATION ||
            view->tracks.items[i].track == TRACK_LITIGATION)
            return true;
    return false;
}

/* Whether anything interrupted it nobody asked, so that it is over is never said (SAFE-1, LIM-3).
 */
static void limit_say(const struct day_due *limit, struct date today, struct text *text)
{
    const bool is_known = !date_is_absent(limit->legal_due);
    const struct date last = is_known ? limit->legal_due : limit->natural;
    const bool is_safe = is_known && date_compare(limit->safe_due, today) >= 0;
    text_add(text, "您申请劳动仲裁的期限：按目前说到的日期计算，");
    if (date_compare(last, today) < 0) {
        text_add(text, "到");
        day_add(text, last);
        text_add(text, "为止；此后向单位要求过、向有关部门投诉过或者单位答应过的，可以重新计算。"
                       "仍然可以申请，请尽快办理。");
        return;
    }
    text_add(text, "请最迟在");
    day_add(text, is_safe ? limit->safe_due : last);
    text_add(text, is_known ? "提出" : "之前提出（那一天是否放假还没有公布）");
    text_add(text, "，越早越稳妥。");
}

/* An office's target is not her limit (SAFE-4: the earlier day is the safe one). */
static void dates_say(const struct chain_view *view, const struct day_due *limit, struct date today,
                      struct text *text)
{
    text_add(text, "以上“最迟”的日期是各单位的办理时限，不是您的期限。\n");
    if (has_filed(view))
        return;
    if (!date_is_whole(limit->natural))
        text_add(text, "申请劳动仲裁有时间限制，越早申请越稳妥。");
    else
        limit_say(limit, today, text);
    text_add(text, "不必等以上各项办完。\n");
}

const char *sentences_of(struct arena *arena, const struct chain_view *view,
                         const struct day_due *limit, struct date today)
{
    struct text text;
    text_init(&text, arena);
    began_say(view, &text);
    tracks_say(view, &text);
    closed_say(view, &text);
    offers_say(view, &text);
    dates_say(view, limit, today, &text);
    return text_get(&text);
}
