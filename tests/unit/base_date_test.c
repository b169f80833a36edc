/* SPDX-License-Identifier: Apache-2.0
 *
 * Dates against the C library's calendar over three centuries, month ends, partial dates, and the
 * hour at which a day begins in Shanghai.
 */
#include "base/date.h"

#include <criterion/criterion.h>
#include <string.h>
#include <time.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static struct date day(const char *text)
{
    struct date date = {0};
    cr_assert(date_parse(text, &date), "refused: %s", text);
    return date;
}

static int64_t instant(const char *text)
{
    int64_t at_ms = 0;
    cr_assert(instant_parse(text, &at_ms), "refused: %s", text);
    return at_ms;
}

/* The C library's calendar is the oracle for every day from 1900 to 2200. */
Test(base_date, agrees_with_the_c_library_on_every_day_of_three_centuries, .timeout = 10)
{
    struct date date = day("1900-01-01");
    for (int number = 0; date.year <= 2200; number++) {
        struct tm fields = {.tm_year = date.year - 1900, .tm_mon = date.month - 1,
                            .tm_mday = date.day};
        const int64_t seconds = timegm(&fields);
        cr_assert_eq(date_start_ms(date), seconds * 1000 - INT64_C(8) * 3600 * 1000);
        cr_assert_eq(date_weekday(date), fields.tm_wday ? fields.tm_wday : 7);
        cr_assert_eq(date_days_between(day("1900-01-01"), date), number);
        cr_assert(date_is_valid(date));
        const struct date next = date_add_days(date, 1);
        cr_assert_lt(date_compare(date, next), 0);
        cr_assert(date_equal(date_add_days(next, -1), date));
        date = next;
    }
}

Test(base_date, knows_the_leap_years, .timeout = 10)
{
    cr_assert_eq(date_days_in_month(2000, 2), 29);
    cr_assert_eq(date_days_in_month(1900, 2), 28);
    cr_assert_eq(date_days_in_month(2100, 2), 28);
    cr_assert_eq(date_days_in_month(2024, 2), 29);
    cr_assert_eq(date_days_in_month(2026, 2), 28);
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (int month = 1; month <= 12; month++)
        cr_assert_eq(date_days_in_month(2025, month), lengths[month - 1]);
}

Test(base_date, names_known_weekdays, .timeout = 10)
{
    cr_assert_eq(date_weekday(day("2026-11-25")), 3);
    cr_assert_eq(date_weekday(day("1949-10-01")), 6);
    cr_assert_eq(date_weekday(day("2000-01-01")), 6);
    cr_assert_eq(date_weekday(day("2024-02-29")), 4);
    cr_assert_eq(date_weekday(day("1969-12-29")), 1);
}

/* 民法典 202: the corresponding day, or the last day of the month when there is none. */
Test(base_date, months_end_on_the_corresponding_or_the_last_day, .timeout = 10)
{
    static const struct {
        const char *from;
        int months;
        const char *to;
    } rows[] = {
        {"2026-01-15", 1, "2026-02-15"},   {"2026-01-31", 1, "2026-02-28"},
        {"2024-01-31", 1, "2024-02-29"},   {"2026-01-31", 3, "2026-04-30"},
        {"2026-03-31", 1, "2026-04-30"},   {"2026-11-30", 3, "2027-02-28"},
        {"2027-11-30", 3, "2028-02-29"},   {"2024-02-29", 12, "2025-02-28"},
        {"2024-02-29", 48, "2028-02-29"},  {"2025-02-28", 12, "2026-02-28"},
        {"2026-12-31", 1, "2027-01-31"},   {"2026-12-01", 1, "2027-01-01"},
        {"2026-11-25", 0, "2026-11-25"},   {"2026-11-25", 12, "2027-11-25"},
        {"2026-03-31", -1, "2026-02-28"},  {"2026-01-31", -1, "2025-12-31"},
        {"2026-01-01", -13, "2024-12-01"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        cr_expect_str_eq(DATE_TEXT(date_add_months(day(rows[i].from), rows[i].months)),
                         rows[i].to, "%s + %d", rows[i].from, rows[i].months);
}

Test(base_date, arithmetic_beyond_the_writable_years_is_absent, .timeout = 10)
{
    cr_assert(date_is_absent(date_add_months(day("2200-12-31"), 12 * 8000)));
    cr_assert(date_is_absent(date_add_months(day("1900-01-01"), -12 * 1900)));
    cr_assert(date_is_absent(date_add_days(day("2200-12-31"), INT32_MAX)));
    cr_assert(date_is_absent(date_add_days(day("1900-01-01"), INT32_MIN)));
    cr_assert_not(date_is_valid(date_add_days(day("2200-12-31"), 1)));
}

Test(base_date, partial_dates_keep_what_is_known, .timeout = 10)
{
    const struct date year = day("2003");
    const struct date month = day("2020-02");
    cr_assert(year.year == 2003 && year.month == 0 && year.day == 0);
    cr_assert(month.year == 2020 && month.month == 2 && month.day == 0);
    cr_assert(date_is_valid(year) && !date_is_whole(year) && !date_is_absent(year));
    cr_assert(date_is_valid(month) && !date_is_whole(month));
    cr_assert_str_eq(DATE_TEXT(year), "2003");
    cr_assert_str_eq(DATE_TEXT(month), "2020-02");
    cr_assert_not(date_equal(month, day("2020-02-01")));
}

Test(base_date, partial_dates_span_from_their_first_to_their_last_day, .timeout = 10)
{
    cr_assert_str_eq(DATE_TEXT(date_earliest(day("2003"))), "2003-01-01");
    cr_assert_str_eq(DATE_TEXT(date_latest(day("2003"))), "2003-12-31");
    cr_assert_str_eq(DATE_TEXT(date_earliest(day("2020-02"))), "2020-02-01");
    cr_assert_str_eq(DATE_TEXT(date_latest(day("2020-02"))), "2020-02-29");
    cr_assert_str_eq(DATE_TEXT(date_latest(day("2021-02"))), "2021-02-28");
    cr_assert_str_eq(DATE_TEXT(date_earliest(day("2020-02-03"))), "2020-02-03");
    cr_assert_str_eq(DATE_TEXT(date_latest(day("2020-02-03"))), "2020-02-03");
}

Test(base_date, an_absent_date_is_never_filled_in, .timeout = 10)
{
    const struct date absent = {0};
    cr_assert(date_is_absent(absent));
    cr_assert_not(date_is_valid(absent));
    cr_assert_not(date_is_whole(absent));
    cr_assert(date_is_absent(date_earliest(absent)));
    cr_assert(date_is_absent(date_latest(absent)));
    cr_assert_str_eq(DATE_TEXT(absent), "");
}

Test(base_date, refuses_what_is_not_a_date_and_leaves_the_result_alone, .timeout = 10)
{
    static const char *const refused[] = {
        "",           "2",          "202",        "20201",      "2020-",      "2020-1",
        "2020-1-1",   "2020-01-",   "2020-01-1",  "2020-00",    "2020-13",    "2020-00-01",
        "2020-01-00", "2020-01-32", "2021-02-29", "1900-02-29", "2020-04-31", "2020/01/01",
        "2020-01/01", "20200101",   "2020-01-01 ", " 2020-01-01", "2020-01-01T", "+020",
        "-020",       "0000",       "1899",       "1899-12-31", "2201",       "2201-01-01",
        "9999-12-31", "2020-0a",    "２０２０",   "2020年1月",  "2020--1",    "2020-+1-01",
    };
    struct date date = {1999, 9, 9};
    for (size_t i = 0; i < COUNT_OF(refused); i++)
        cr_expect_not(date_parse(refused[i], &date), "accepted: '%s'", refused[i]);
    cr_expect_not(date_parse(NULL, &date));
    cr_assert_str_eq(DATE_TEXT(date), "1999-09-09");
}

Test(base_date, a_struct_that_is_no_date_is_not_valid, .timeout = 10)
{
    cr_assert_not(date_is_valid((struct date){2020, 0, 5}));
    cr_assert_not(date_is_valid((struct date){2020, 13, 1}));
    cr_assert_not(date_is_valid((struct date){2020, -1, 1}));
    cr_assert_not(date_is_valid((struct date){2020, 1, -1}));
    cr_assert_not(date_is_valid((struct date){-5, 1, 1}));
}

Test(base_date, orders_whole_dates, .timeout = 10)
{
    static const char *const ordered[] = {"1999-12-31", "2000-01-01", "2000-01-02", "2000-02-01",
                                          "2001-01-01"};
    for (size_t i = 0; i < COUNT_OF(ordered); i++)
        for (size_t j = 0; j < COUNT_OF(ordered); j++) {
            const int order = date_compare(day(ordered[i]), day(ordered[j]));
            cr_assert_eq((order > 0) - (order < 0), (i > j) - (i < j));
        }
}

Test(base_date, a_day_begins_at_sixteen_hours_utc_of_the_day_before, .timeout = 10)
{
    cr_assert_str_eq(DATE_TEXT(date_of_instant(instant("2026-11-24T15:59:59.999Z"))), "2026-11-24");
    cr_assert_str_eq(DATE_TEXT(date_of_instant(instant("2026-11-24T16:00:00.000Z"))), "2026-11-25");
    cr_assert_str_eq(DATE_TEXT(date_of_instant(instant("2026-11-25T15:59:59.999Z"))), "2026-11-25");
    cr_assert_str_eq(DATE_TEXT(date_of_instant(instant("2026-12-31T16:00:00Z"))), "2027-01-01");
    cr_assert_str_eq(DATE_TEXT(date_of_instant(instant("2024-02-28T16:00:00Z"))), "2024-02-29");
    cr_assert_str_eq(DATE_TEXT(date_of_instant(-1)), "1970-01-01");
    cr_assert_str_eq(DATE_TEXT(date_of_instant(instant("1969-12-31T15:59:59.999Z"))), "1969-12-31");
    cr_assert_eq(date_start_ms(day("2026-11-25")), instant("2026-11-24T16:00:00Z"));
}

Test(base_date, every_start_of_a_day_falls_on_that_day, .timeout = 10)
{
    for (int i = 0; i < 60000; i++) {
        const struct date date = date_add_days(day("1950-01-01"), i);
        cr_assert(date_equal(date_of_instant(date_start_ms(date)), date));
        cr_assert(date_equal(date_of_instant(date_start_ms(date) - 1), date_add_days(date, -1)));
    }
}

Test(base_date, instants_are_read_and_printed_in_one_form, .timeout = 10)
{
    cr_assert_eq(instant("2026-11-25T04:09:11.123Z"), INT64_C(1795579751123));
    cr_assert_eq(instant("2026-11-25T04:09:11Z"), INT64_C(1795579751000));
    cr_assert_str_eq(INSTANT_TEXT(INT64_C(1795579751123)), "2026-11-25T04:09:11.123Z");
    cr_assert_str_eq(INSTANT_TEXT(0), "1970-01-01T00:00:00.000Z");
    cr_assert_str_eq(INSTANT_TEXT(-1), "1969-12-31T23:59:59.999Z");
    cr_assert_eq(instant("1900-01-01T00:00:00.000Z"), INT64_C(-2208988800000));
    cr_assert_eq(instant("2200-12-31T23:59:59.999Z") + 1, INT64_C(7289654400000));
}

Test(base_date, instants_no_calendar_can_write_are_absent, .timeout = 10)
{
    static const int64_t beyond[] = {INT64_MAX, INT64_MIN, INT64_C(253402300800000),
                                     INT64_C(-62135596800001)};
    for (size_t i = 0; i < COUNT_OF(beyond); i++)
        cr_expect_str_eq(INSTANT_TEXT(beyond[i]), "");
    cr_assert(date_is_absent(date_of_instant(INT64_MAX)));
    cr_assert(date_is_absent(date_of_instant(INT64_MIN)));
    cr_assert_str_eq(INSTANT_TEXT(INT64_C(253402300799999)), "9999-12-31T23:59:59.999Z");
    cr_assert_str_eq(INSTANT_TEXT(INT64_C(-62135596800000)), "0001-01-01T00:00:00.000Z");
}

Test(base_date, refuses_every_other_form_of_an_instant, .timeout = 10)
{
    static const char *const refused[] = {
        "",
        "2026-11-25",
        "2026-11-25T04:09Z",
        "2026-11-25T04:09:11",
        "2026-11-25 04:09:11Z",
        "2026-11-25t04:09:11z",
        "2026-11-25T04:09:11+08:00",
        "2026-11-25T04:09:11.1Z",
        "2026-11-25T04:09:11.1234Z",
        "2026-11-25T04:09:11,123Z",
        "2026-11-25T04:09:11.123",
        "2026-11-25T04:09:11.12aZ",
        "2026-11-25T24:00:00Z",
        "2026-11-25T04:60:00Z",
        "2026-11-25T04:09:60Z",
        "2026-02-29T04:09:11Z",
        "2026-1-025T04:09:11Z",
        "1899-12-31T23:59:59Z",
        "2026-11-25T04:09:11.123Z ",
        "2026-11-25T04:09:11ZZZZZ",
        "2026-11-25T-4:09:11Z",
    };
    int64_t at_ms = 99;
    for (size_t i = 0; i < COUNT_OF(refused); i++)
        cr_expect_not(instant_parse(refused[i], &at_ms), "accepted: '%s'", refused[i]);
    cr_expect_not(instant_parse(NULL, &at_ms));
    cr_assert_eq(at_ms, 99);
}
