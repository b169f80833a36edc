/* SPDX-License-Identifier: Apache-2.0
 *
 * Looks days up in the published years and says why a day is not worked.
 * A day no notice covers is unknown; no weekend is assumed to be free.
 */
#include "law/calendar.h"

#include <stddef.h>
#include <string.h>

/* Letters of calendar_year.kinds: a capital is a statutory holiday, its small letter a rest day by
 * notice. */
static const struct festival {
    char letter;
    const char *zh;
    const char *en;
} festivals[] = {
    {'Y', "元旦假期", "New Year"},
    {'S', "春节假期", "Spring Festival"},
    {'Q', "清明节假期", "Qingming"},
    {'L', "劳动节假期", "Labour Day"},
    {'D', "端午节假期", "Dragon Boat Festival"},
    {'Z', "中秋节假期", "Mid-Autumn Festival"},
    {'G', "国庆节假期", "National Day"},
    {'V', "纪念日假期", "Victory Day"},
};

static const char *const kind_names[DAY_KIND_COUNT] = {
    [DAY_KIND_UNKNOWN] = "unknown",     [DAY_KIND_WORKDAY] = "workday",
    [DAY_KIND_WEEKEND] = "weekend",     [DAY_KIND_HOLIDAY] = "statutory_holiday",
    [DAY_KIND_REST] = "rest_by_notice", [DAY_KIND_MAKEUP] = "makeup_workday",
};

const struct calendar_year *calendar_year_of(const struct calendar *calendar, int year)
{
    for (int i = 0; i < calendar->count; i++)
        if (calendar->years[i].year == year)
            return &calendar->years[i];
    return NULL;
}

static char letter_of(const struct calendar *calendar, struct date day)
{
    const struct calendar_year *year = calendar_year_of(calendar, day.year);

    if (!year)
        return '?';
    return year->kinds[date_days_between((struct date){day.year, 1, 1}, day)];
}

static const struct festival *festival_of(char letter)
{
    const char capital = (char)(letter >= 'a' ? letter - 'a' + 'A' : letter);

    if (letter == 'w' || letter == 'e' || letter == 'm')
        return NULL;
    for (size_t i = 0; i < sizeof(festivals) / sizeof(festivals[0]); i++)
        if (festivals[i].letter == capital)
            return &festivals[i];
    return NULL;
}

enum day_kind calendar_kind(const struct calendar *calendar, struct date day)
{
    const char letter = letter_of(calendar, day);

    if (letter == 'w')
        return DAY_KIND_WORKDAY;
    if (letter == 'e')
        return DAY_KIND_WEEKEND;
    if (letter == 'm')
        return DAY_KIND_MAKEUP;
    if (!festival_of(letter))
        return DAY_KIND_UNKNOWN;
    return letter >= 'a' ? DAY_KIND_REST : DAY_KIND_HOLIDAY;
}

bool day_kind_is_worked(enum day_kind kind)
{
    return kind == DAY_KIND_WORKDAY || kind == DAY_KIND_MAKEUP;
}

const char *day_kind_name(enum day_kind kind) { return kind_names[kind]; }

const char *calendar_rest_zh(const struct calendar *calendar, struct date day)
{
    const struct festival *festival = festival_of(letter_of(calendar, day));

    if (festival)
        return festival->zh;
    if (calendar_kind(calendar, day) != DAY_KIND_WEEKEND)
        return "";
    return date_weekday(day) == 6 ? "周六" : "周日";
}

const char *calendar_rest_en(const struct calendar *calendar, struct date day)
{
    const struct festival *festival = festival_of(letter_of(calendar, day));

    if (festival)
        return festival->en;
    if (calendar_kind(calendar, day) != DAY_KIND_WEEKEND)
        return "";
    return date_weekday(day) == 6 ? "a Saturday" : "a Sunday";
}
