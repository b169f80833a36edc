/* SPDX-License-Identifier: Apache-2.0
 *
 * The compiled calendar against what it was taken from: the rule base's own table for 2024 to 2026
 * (docs/law/calendar_cn.csv), two independent public data sets before it (tests/data; made by
 * docs/proof/law-calendar.sh). A year that only one has, or a day on which they differ, is unknown.
 */
#include "law/calendar.h"

#include "base/text.h"
#include "law_dates.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_YEAR = 2014, YEARS = 14, SETS = 2, FIRST_TAKEN = 2015, FIRST_NOTICE = 2024 };

/* Days on which a data set differs from Monday to Friday; which years it has at all. */
static struct {
    int worked[YEARS][13][32]; /* 0: as the weekday, 1: worked, -1: not worked */
    bool has[YEARS];
} sets[SETS];

static struct date d(const char *text) { return date_of(text); }

/* Monday is 0; 2024-01-01 was a Monday. */
static int weekday(struct date day)
{
    const int days = date_days_between(d("2024-01-01"), day) % 7;

    return days < 0 ? days + 7 : days;
}

static void set_read(int set, const char *path)
{
    FILE *file = fopen(path, "r");
    char line[128];

    cr_assert(file, "%s: run from the root of the tree", path);
    while (fgets(line, sizeof(line), file)) {
        struct date day;

        if (line[0] == '#' || line[0] == 'd')
            continue;
        line[10] = '\0';
        day = d(line);
        sets[set].worked[day.year - FIRST_YEAR][day.month][day.day] = line[11] == '1' ? 1 : -1;
        sets[set].has[day.year - FIRST_YEAR] = true;
    }
    fclose(file);
}

static bool set_worked(int set, struct date day)
{
    const int said = sets[set].worked[day.year - FIRST_YEAR][day.month][day.day];

    return said ? said > 0 : weekday(day) < 5;
}

/* What two witnesses make of a day: unknown unless both have the year and agree. */
static int witnessed(struct date day)
{
    const int year = day.year - FIRST_YEAR;

    if (!sets[0].has[year] || !sets[1].has[year] || set_worked(0, day) != set_worked(1, day))
        return -1;
    return set_worked(0, day);
}

TestSuite(law_calendar, .timeout = 30);

Test(law_calendar, the_years_of_the_notices_equal_the_table_of_the_rule_base)
{
    static const char *const names[DAY_KIND_COUNT] = {[DAY_KIND_WORKDAY] = "workday",
                                                      [DAY_KIND_WEEKEND] = "weekend",
                                                      [DAY_KIND_HOLIDAY] = "statutory_holiday",
                                                      [DAY_KIND_REST] = "rest_by_notice",
                                                      [DAY_KIND_MAKEUP] = "makeup_workday"};
    FILE *file = fopen("docs/law/calendar_cn.csv", "r");
    char line[128];
    int days = 0;

    cr_assert(file, "run from the root of the tree");
    cr_assert(fgets(line, sizeof(line), file));
    while (fgets(line, sizeof(line), file)) {
        char *kind = strchr(line, ',') + 1;
        char *worked = strchr(kind, ',') + 1;
        enum day_kind said;

        kind[-1] = worked[-1] = '\0';
        said = calendar_kind(calendar_builtin(), d(line));
        cr_expect_eq(day_kind_is_worked(said), *worked == '1', "%s", line);
        cr_expect(text_equal(names[said], kind), "%s is %s", line, kind);
        days++;
    }
    fclose(file);
    cr_assert_eq(days, 1096);
}

Test(law_calendar, earlier_years_are_what_two_data_sets_agree_on)
{
    int known = 0;

    set_read(0, "tests/data/calendar_chinese_days.csv");
    set_read(1, "tests/data/calendar_chinesecalendar.csv");
    for (struct date day = d("2015-01-01"); day.year < FIRST_NOTICE; day = date_add_days(day, 1)) {
        const enum day_kind said = calendar_kind(calendar_builtin(), day);
        const int wanted = witnessed(day);

        if (wanted < 0)
            cr_expect_eq(said, DAY_KIND_UNKNOWN, "%s", DATE_TEXT(day));
        else
            cr_expect(said != DAY_KIND_UNKNOWN && day_kind_is_worked(said) == (wanted == 1), "%s",
                      DATE_TEXT(day));
        known += wanted >= 0;
    }
    cr_expect_eq(known, 3287, "nine years, two of them leap years");
}

Test(law_calendar, only_published_years_are_there_and_each_says_how_sure_it_is)
{
    for (int year = 1990; year < 2060; year++) {
        const struct calendar_year *found = calendar_year_of(calendar_builtin(), year);

        cr_expect_eq(found != NULL, year >= FIRST_TAKEN && year <= 2026, "%d", year);
        if (found)
            cr_expect_eq(found->status, year < FIRST_NOTICE ? 'S' : 'V', "%d", year);
    }
}
