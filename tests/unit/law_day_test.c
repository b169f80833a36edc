/* SPDX-License-Identifier: Apache-2.0
 *
 * Counting of days: the worked table of DC-1..DC-10 and its edges.
 * The dates were counted independently of this code.
 */
#include "law/day.h"
#include "law_dates.h"

#include <criterion/criterion.h>
#include <string.h>

static struct date d(const char *text) { return date_of_or_none(text); }

static struct day_due due(const char *start, int length, enum rule_unit unit)
{
    struct day_due result;

    day_due(calendar_builtin(), d(start), length, unit, &result);
    return result;
}

static const struct row {
    const char *start;
    int length;
    enum rule_unit unit;
    const char *natural;
    const char *legal;
    const char *safe;
} rows[] = {
    {"2025-03-10", 1, RULE_UNIT_Y, "2026-03-10", "2026-03-10", "2026-03-10"},
    {"2025-02-17", 1, RULE_UNIT_Y, "2026-02-17", "2026-02-24", "2026-02-14"},
    {"2025-10-03", 1, RULE_UNIT_Y, "2026-10-03", "2026-10-08", "2026-09-30"},
    {"2024-02-29", 1, RULE_UNIT_Y, "2025-02-28", "2025-02-28", "2025-02-28"},
    {"2026-02-12", 5, RULE_UNIT_WD, "2026-02-26", "2026-02-26", "2026-02-26"},
    {"2026-09-24", 5, RULE_UNIT_WD, "2026-10-09", "2026-10-09", "2026-10-09"},
    {"2026-04-29", 5, RULE_UNIT_WD, "2026-05-09", "2026-05-09", "2026-05-09"},
    {"2026-04-29", 10, RULE_UNIT_WD, "2026-05-15", "2026-05-15", "2026-05-15"},
    {"2026-06-17", 5, RULE_UNIT_WD, "2026-06-25", "2026-06-25", "2026-06-25"},
    {"2026-09-16", 15, RULE_UNIT_CD, "2026-10-01", "2026-10-08", "2026-09-30"},
    {"2026-09-18", 15, RULE_UNIT_CD, "2026-10-03", "2026-10-08", "2026-09-30"},
    {"2026-09-18", 30, RULE_UNIT_CD, "2026-10-18", "2026-10-19", "2026-10-16"},
    {"2026-08-20", 30, RULE_UNIT_CD, "2026-09-19", "2026-09-20", "2026-09-18"},
    {"2026-08-20", 45, RULE_UNIT_CD, "2026-10-04", "2026-10-08", "2026-09-30"},
    {"2026-08-20", 60, RULE_UNIT_CD, "2026-10-19", "2026-10-19", "2026-10-19"},
    {"2026-03-02", 30, RULE_UNIT_CD, "2026-04-01", "2026-04-01", "2026-04-01"},
    {"2026-03-02", 45, RULE_UNIT_CD, "2026-04-16", "2026-04-16", "2026-04-16"},
    {"2026-03-02", 60, RULE_UNIT_CD, "2026-05-01", "2026-05-06", "2026-04-30"},
};

Test(day, every_row_of_the_worked_table_comes_out, .timeout = 5)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct day_due result = due(rows[i].start, rows[i].length, rows[i].unit);

        cr_expect_str_eq(DATE_TEXT(result.natural), rows[i].natural);
        cr_expect_str_eq(DATE_TEXT(result.legal_due), rows[i].legal);
        cr_expect_str_eq(DATE_TEXT(result.safe_due), rows[i].safe);
    }
}

Test(day, notice_needs_five_clear_working_days, .timeout = 5)
{
    struct day_due result;

    day_before(calendar_builtin(), d("2026-10-09"), 5, RULE_UNIT_WD, &result);
    cr_assert_str_eq(DATE_TEXT(result.natural), "2026-09-23");
    day_before(calendar_builtin(), d("2026-03-12"), 5, RULE_UNIT_WD, &result);
    cr_assert_str_eq(DATE_TEXT(result.natural), "2026-03-04");
}

Test(day, t65_a_year_not_published_gives_the_natural_day_only, .timeout = 5)
{
    const struct day_due result = due("2026-05-10", 1, RULE_UNIT_Y);
    char text[DAY_TEXT_SIZE];

    cr_assert_eq(result.gap, DAY_GAP_CALENDAR_MISSING);
    cr_assert_str_eq(DATE_TEXT(result.natural), "2027-05-10");
    cr_assert(date_is_absent(result.legal_due) && date_is_absent(result.safe_due));
    day_explain_zh(calendar_builtin(), &result, text);
    cr_assert(strstr(text, "2027年放假安排尚未公布"), "%s", text);
}

Test(day, working_days_through_an_unpublished_year_are_not_guessed, .timeout = 5)
{
    const struct day_due result = due("2026-12-30", 5, RULE_UNIT_WD);

    cr_assert_eq(result.gap, DAY_GAP_CALENDAR_MISSING);
    cr_assert(date_is_absent(result.natural));
    cr_assert_str_eq(DATE_TEXT(result.missing), "2027-01-01");
}

Test(day, the_explanation_names_the_holiday, .timeout = 5)
{
    const struct day_due result = due("2025-10-03", 1, RULE_UNIT_Y);
    char text[DAY_TEXT_SIZE];

    day_explain_zh(calendar_builtin(), &result, text);
    cr_assert(strstr(text, "因2026-10-03为国庆节假期，顺延至2026-10-08"), "%s", text);
    cr_assert(strstr(text, "2026-09-30"), "%s", text);
    day_explain_en(calendar_builtin(), &result, text);
    cr_assert(strstr(text, "National Day"), "%s", text);
}

Test(day, hours_count_instants_and_whole_days_when_only_the_day_is_known, .timeout = 5)
{
    cr_assert_eq(day_hours_due_ms(1000, 48), 1000 + 48 * 3600 * INT64_C(1000));
    cr_assert_str_eq(DATE_TEXT(due("2026-05-11", 48, RULE_UNIT_H).natural), "2026-05-13");
}

Test(day, what_cannot_be_counted_says_why, .timeout = 5)
{
    cr_assert_eq(due("2026-05", 5, RULE_UNIT_WD).gap, DAY_GAP_START_MISSING);
    cr_assert_eq(due("", 5, RULE_UNIT_WD).gap, DAY_GAP_START_MISSING);
    cr_assert_eq(due("2026-05-01", 2000000000, RULE_UNIT_Y).gap, DAY_GAP_HORIZON);
    cr_assert_eq(due("2026-05-01", -1, RULE_UNIT_CD).gap, DAY_GAP_HORIZON);
    cr_assert_eq(due("2190-05-01", 36000, RULE_UNIT_CD).gap, DAY_GAP_HORIZON);
    cr_assert_eq(due("2026-05-01", 5, RULE_UNIT_PERCENT).gap, DAY_GAP_UNIT);
}

/* Working days of each month of 2024 to 2026, counted from the notices. */
static const int month_workdays[3][12] = {
    {22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22},
    {19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23},
    {21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23},
};

Test(day, the_published_years_have_the_working_days_of_the_notices, .timeout = 5)
{
    for (int year = 0; year < 3; year++)
        for (int month = 1; month <= 12; month++) {
            const int days = date_days_in_month(2024 + year, month);
            int worked = 0;

            for (int day = 1; day <= days; day++)
                worked += day_kind_is_worked(
                    calendar_kind(calendar_builtin(), (struct date){(int16_t)(2024 + year),
                                                                    (int8_t)month, (int8_t)day}));
            cr_expect_eq(worked, month_workdays[year][month - 1], "%d-%02d", 2024 + year, month);
        }
}

Test(day, earlier_years_are_known_from_two_data_sets_and_marked, .timeout = 5)
{
    const struct calendar *calendar = calendar_builtin();

    cr_expect_eq(calendar_year_of(calendar, 2020)->status, 'S');
    cr_expect_eq(calendar_year_of(calendar, 2026)->status, 'V');
    cr_expect_null(calendar_year_of(calendar, 2014));
    cr_expect_null(calendar_year_of(calendar, 2027));
    cr_expect_eq(calendar_kind(calendar, d("2020-01-31")), DAY_KIND_REST);
    cr_expect_eq(calendar_kind(calendar, d("2021-10-09")), DAY_KIND_MAKEUP);
    cr_expect_eq(calendar_kind(calendar, d("2015-09-03")), DAY_KIND_HOLIDAY);
    cr_expect_str_eq(calendar_rest_zh(calendar, d("2026-03-01")), "周日");
    cr_expect_str_eq(calendar_rest_en(calendar, d("2026-03-07")), "a Saturday");
    cr_expect_str_eq(calendar_rest_zh(calendar, d("2026-03-02")), "");
    cr_expect_str_eq(day_kind_name(DAY_KIND_MAKEUP), "makeup_workday");
}

/* A start of which only the month is told counts nothing and says so. */
Test(day, a_start_that_is_no_day_is_said_to_be_none, .timeout = 5)
{
    struct day_due due;
    char text[DAY_TEXT_SIZE];

    day_due(calendar_builtin(), date_of_or_none("2026-09"), 15, RULE_UNIT_CD, &due);
    cr_expect_eq(due.gap, DAY_GAP_START_MISSING);
    day_explain_zh(calendar_builtin(), &due, text);
    cr_expect(strstr(text, "起算日期不明，无法计算期限"), "%s", text);
    cr_expect(!strstr(text, "次日起算"), "%s", text);
    day_explain_en(calendar_builtin(), &due, text);
    cr_expect(!strstr(text, "2026"), "%s", text);
}
