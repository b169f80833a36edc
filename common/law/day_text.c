/* SPDX-License-Identifier: Apache-2.0
 *
 * The sentence that explains a date to a person: what was counted, what rolled it, and by when to
 * act.
 */
#include "law/day.h"

#include "law/sentence.h"

static void rolled_zh(struct sentence *s, const struct calendar *calendar,
                      const struct day_due *due)
{
    if (date_is_whole(due->legal_due) && date_compare(due->legal_due, due->natural) > 0)
        sentence_add(s, "；因%s为%s，顺延至%s", DATE_TEXT(due->natural),
                     calendar_rest_zh(calendar, due->natural), DATE_TEXT(due->legal_due));
    if (date_is_whole(due->safe_due) && date_compare(due->safe_due, due->natural) < 0)
        sentence_add(s, "；为稳妥，请在%s前（含当日）办理", DATE_TEXT(due->safe_due));
}

static void gap_zh(struct sentence *s, const struct day_due *due)
{
    switch (due->gap) {
    case DAY_GAP_NONE:
        return;
    case DAY_GAP_START_MISSING:
        sentence_put(s, "起算日期不明，无法计算期限");
        return;
    case DAY_GAP_CALENDAR_MISSING:
        sentence_add(s, "；%d年放假安排尚未公布或未录入，不能确定是否顺延，请尽早办理",
                     due->missing.year);
        return;
    case DAY_GAP_HORIZON:
        sentence_put(s, "日期或期间超出可计算范围");
        return;
    case DAY_GAP_UNIT:
    case DAY_GAP_COUNT:
        sentence_put(s, "期间单位不是时间单位");
    }
}

void day_explain_zh(const struct calendar *calendar, const struct day_due *due,
                    char ret_text[DAY_TEXT_SIZE])
{
    struct sentence s = {ret_text, DAY_TEXT_SIZE, 0};

    sentence_begin(&s);
    if (date_is_whole(due->start) && due->length > 0)
        sentence_add(&s, "自%s%s起算%d%s", DATE_TEXT(due->start),
                     due->unit == RULE_UNIT_H ? "提出时" : "的次日", due->length,
                     rule_unit_zh(due->unit));
    if (date_is_whole(due->natural)) {
        sentence_add(&s, "，至%s%s届满", DATE_TEXT(due->natural),
                     due->unit == RULE_UNIT_H ? "同一时刻" : "");
        rolled_zh(&s, calendar, due);
    }
    gap_zh(&s, due);
    sentence_put(&s, "。");
}

static const char *unit_en(enum rule_unit unit)
{
    switch (unit) {
    case RULE_UNIT_WD:
        return " working day";
    case RULE_UNIT_CD:
        return " day";
    case RULE_UNIT_M:
        return " month";
    case RULE_UNIT_Y:
        return " year";
    case RULE_UNIT_H:
        return " hour";
    case RULE_UNIT_NONE:
    case RULE_UNIT_FEN:
    case RULE_UNIT_PERSONS:
    case RULE_UNIT_PERCENT:
    case RULE_UNIT_TIMES:
    case RULE_UNIT_TENTHS:
    case RULE_UNIT_HUNDREDTHS:
    case RULE_UNIT_COUNT:
        break;
    }
    return "";
}

static void rolled_en(struct sentence *s, const struct calendar *calendar,
                      const struct day_due *due)
{
    if (date_is_whole(due->legal_due) && date_compare(due->legal_due, due->natural) > 0)
        sentence_add(s, "; %s is %s, so it moves to %s", DATE_TEXT(due->natural),
                     calendar_rest_en(calendar, due->natural), DATE_TEXT(due->legal_due));
    if (date_is_whole(due->safe_due) && date_compare(due->safe_due, due->natural) < 0)
        sentence_add(s, "; to be safe act by %s", DATE_TEXT(due->safe_due));
}

static void gap_en(struct sentence *s, const struct day_due *due)
{
    switch (due->gap) {
    case DAY_GAP_NONE:
        return;
    case DAY_GAP_START_MISSING:
        sentence_put(s, "the start is not known, so nothing can be counted");
        return;
    case DAY_GAP_CALENDAR_MISSING:
        sentence_add(s, "; the calendar of %d is not published or not entered: act early",
                     due->missing.year);
        return;
    case DAY_GAP_HORIZON:
        sentence_put(s, "the date or the period is outside what can be counted");
        return;
    case DAY_GAP_UNIT:
    case DAY_GAP_COUNT:
        sentence_put(s, "the unit does not count time");
    }
}

void day_explain_en(const struct calendar *calendar, const struct day_due *due,
                    char ret_text[DAY_TEXT_SIZE])
{
    struct sentence s = {ret_text, DAY_TEXT_SIZE, 0};

    sentence_begin(&s);
    if (date_is_whole(due->start) && due->length > 0)
        sentence_add(&s, "%d%s%s counted from the %s %s", due->length, unit_en(due->unit),
                     due->length == 1 ? "" : "s",
                     due->unit == RULE_UNIT_H ? "hour on" : "day after", DATE_TEXT(due->start));
    if (date_is_whole(due->natural)) {
        sentence_add(&s, ", ending on %s%s", DATE_TEXT(due->natural),
                     due->unit == RULE_UNIT_H ? " at that hour" : "");
        rolled_en(&s, calendar, due);
    }
    gap_en(&s, due);
    sentence_put(&s, ".");
}
