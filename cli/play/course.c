/* SPDX-License-Identifier: Apache-2.0
 *
 * Rows of the services' own views, step after step. A day that the source does not tell is shown as
 * not told and never as today.
 */
#include "cli/play/course.h"

#include "cli/shared/print.h"

#include <stdio.h>

static const char *day_of(struct arena *arena, struct date on)
{
    return arena_printf(arena, "    %s", date_is_absent(on) ? "日期未载" : DATE_TEXT(on));
}

static const char *track_zh(enum track track) { return code_zh(&codes_track, (int)track); }

static const char *yuan(struct arena *arena, struct money money)
{
    return arena_printf(arena, "%s元", MONEY_TEXT(money));
}

static const char *item_zh(struct arena *arena, const struct awarded_item *item)
{
    const char *instance =
        item->instance ? code_zh(&codes_court_instance, (int)item->instance) : "";
    const char *claimed =
        item->claimed.stated ? arena_printf(arena, "（请求%s）", yuan(arena, item->claimed)) : "";
    return arena_printf(arena, "%s%s%s：%s%s", instance, code_zh(&codes_topic, (int)item->topic),
                        claimed, code_zh(&codes_item_result, (int)item->result),
                        item->amount.stated ? yuan(arena, item->amount) : "");
}

static const char *begun_zh(enum track track)
{
    return track == TRACK_NEGOTIATION   ? "提出协商"
           : track == TRACK_MEDIATION   ? "申请调解"
           : track == TRACK_ARBITRATION ? "申请仲裁"
                                        : "起诉";
}

static const char *opened_zh(enum track track)
{
    return track == TRACK_NEGOTIATION   ? "开始协商"
           : track == TRACK_MEDIATION   ? "双方同意，开始调解"
           : track == TRACK_ARBITRATION ? "受理"
                                        : "立案或者上诉";
}

static bool has_ended(const struct proceeding_view *view)
{
    switch (view->state) {
    case PROCEEDING_STATE_ASKED:
    case PROCEEDING_STATE_TALKING:
    case PROCEEDING_STATE_PROPOSED:
    case PROCEEDING_STATE_OPENED:
    case PROCEEDING_STATE_APPLIED:
    case PROCEEDING_STATE_ACCEPTED:
    case PROCEEDING_STATE_HEARD:
    case PROCEEDING_STATE_SUED:
        return false;
    case PROCEEDING_STATE_NONE:
    case PROCEEDING_STATE_DECLINED:
    case PROCEEDING_STATE_AGREED:
    case PROCEEDING_STATE_FAILED:
    case PROCEEDING_STATE_NOT_ACCEPTED:
    case PROCEEDING_STATE_AWARDED:
    case PROCEEDING_STATE_WITHDRAWN:
    case PROCEEDING_STATE_FINAL:
    case PROCEEDING_STATE_MEDIATED:
    case PROCEEDING_STATE_JUDGED:
    case PROCEEDING_STATE_APPEALED:
    case PROCEEDING_STATE_JUDGED_FINALLY:
    case PROCEEDING_STATE_COUNT:
        break;
    }
    return true;
}

static bool was_opened(const struct proceeding_view *view)
{
    return view->state != PROCEEDING_STATE_ASKED && view->state != PROCEEDING_STATE_PROPOSED &&
           view->state != PROCEEDING_STATE_DECLINED && view->state != PROCEEDING_STATE_APPLIED &&
           view->state != PROCEEDING_STATE_SUED && view->state != PROCEEDING_STATE_NOT_ACCEPTED &&
           view->state != PROCEEDING_STATE_WITHDRAWN;
}

static void answers_add(struct print_table *table, const struct proceeding_view *view)
{
    const char *track = track_zh(view->track);
    for (size_t i = 0; i < view->consents.count; i++) {
        const struct consent_view *said = &view->consents.items[i];
        PRINT_ROW(table, day_of(table->arena, said->on), track,
                  arena_printf(table->arena, "%s%s调解",
                               code_zh(&codes_party_side, (int)said->side),
                               said->answer == ANSWER_YES ? "同意" : "不同意"));
    }
    for (size_t i = 0; i < view->sessions.count; i++)
        PRINT_ROW(table, day_of(table->arena, view->sessions.items[i].on), track, "开庭或者会议");
}

static void proceeding_add(struct print_table *table, const struct proceeding_view *view)
{
    const char *track = track_zh(view->track);
    PRINT_ROW(table, day_of(table->arena, view->begun_on), track, begun_zh(view->track));
    if (view->overdue == ANSWER_YES)
        PRINT_ROW(table, day_of(table->arena, view->due_legal), track, "法定期限届满，程序继续");
    if (was_opened(view))
        PRINT_ROW(table, day_of(table->arena, view->opened_on), track, opened_zh(view->track));
    answers_add(table, view);
    if (has_ended(view))
        PRINT_ROW(table, day_of(table->arena, view->ended_on), track, view->state_zh);
    for (size_t i = 0; i < view->items.count; i++)
        PRINT_ROW(table, "", "", item_zh(table->arena, &view->items.items[i]));
}

static void aid_add(struct print_table *table, const struct aid_view *view)
{
    const char *track = track_zh(TRACK_LEGAL_AID);
    PRINT_ROW(table, day_of(table->arena, view->applied_on), track, "申请法律援助");
    if (view->decision)
        PRINT_ROW(table, day_of(table->arena, view->decided_on), track,
                  code_zh(&codes_aid_decision, (int)view->decision));
    if (view->provider)
        PRINT_ROW(table, day_of(table->arena, view->assigned_on), track,
                  arena_printf(table->arena, "指派%s",
                               code_zh(&codes_aid_provider, (int)view->provider)));
    for (size_t i = 0; i < view->reports.count; i++)
        PRINT_ROW(table, day_of(table->arena, view->reports.items[i].on), track,
                  view->reports.items[i].kind_zh);
}

void course_print(struct arena *arena, const struct course *course)
{
    struct print_table table;
    print_table_init(&table, arena, 3);
    for (size_t i = 0; i < course->aid.applications.count; i++)
        aid_add(&table, &course->aid.applications.items[i]);
    for (size_t i = 0; i < course->proceedings.proceedings.count; i++)
        proceeding_add(&table, &course->proceedings.proceedings.items[i]);
    if (table.rows > 0)
        (void)puts("  时间线：法援与各程序 timeline of legal aid and proceedings");
    print_table_show(&table);
}

const char *course_end(struct arena *arena, const struct course *course)
{
    struct text text;
    text_init(&text, arena);
    for (size_t i = 0; i < course->aid.applications.count; i++)
        text_add_printf(&text, "%s法援：%s", text.size ? "；" : "",
                        course->aid.applications.items[i].state_zh);
    for (size_t i = 0; i < course->proceedings.proceedings.count; i++) {
        const struct proceeding_view *view = &course->proceedings.proceedings.items[i];
        text_add_printf(&text, "%s%s：%s", text.size ? "；" : "", track_zh(view->track),
                        view->state_zh);
    }
    return text_get(&text);
}
