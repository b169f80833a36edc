/* SPDX-License-Identifier: Apache-2.0
 *
 * Calendar arithmetic on civil dates (proleptic Gregorian) and the border between days and
 * instants in Asia/Shanghai. It knows no holidays and no working days: those are law and live with
 * the calendar data. It must never complete a partial date by itself.
 */
#include "base/date.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

enum { YEAR_LEAST = 1900, YEAR_MOST = 2200, WRITABLE_YEAR_MOST = 9999 };
/* Days from 0000-03-01, where the calculation starts, to 1970-01-01. */
enum { DAYS_TO_EPOCH = 719468, DAYS_OF_ERA = 146097, YEARS_OF_ERA = 400 };

static const int64_t day_ms = INT64_C(24) * 60 * 60 * 1000;
static const int64_t shanghai_ms = INT64_C(8) * 60 * 60 * 1000;

bool date_is_absent(struct date date) { return date.year == 0; }

bool date_is_whole(struct date date) { return date.year != 0 && date.month != 0 && date.day != 0; }

bool date_is_valid(struct date date)
{
    if (date.year < YEAR_LEAST || date.year > YEAR_MOST)
        return false;
    if (date.month == 0)
        return date.day == 0;
    if (date.month < 1 || date.month > 12)
        return false;
    return date.day >= 0 && date.day <= date_days_in_month(date.year, date.month);
}

bool date_equal(struct date a, struct date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

int date_compare(struct date a, struct date b)
{
    assert(date_is_whole(a) && date_is_whole(b));
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

struct date date_earliest(struct date date)
{
    if (date_is_absent(date))
        return date;
    if (date.month == 0)
        return (struct date){date.year, 1, 1};
    return date.day == 0 ? (struct date){date.year, date.month, 1} : date;
}

struct date date_latest(struct date date)
{
    if (date_is_absent(date))
        return date;
    if (date.month == 0)
        return (struct date){date.year, 12, 31};
    if (date.day == 0)
        date.day = (int8_t)date_days_in_month(date.year, date.month);
    return date;
}

static int64_t floor_divide(int64_t value, int64_t divisor)
{
    return value / divisor - (value % divisor < 0);
}

static int64_t ms_of_day(int64_t at_ms) /* UTC */
{
    const int64_t rest = at_ms % day_ms;
    return rest < 0 ? rest + day_ms : rest;
}

/* Days since 1970-01-01. Years are counted from March, so that the leap day is a year's last. */
static int64_t day_number(struct date date)
{
    assert(date_is_whole(date));
    const int64_t year = date.year - (date.month <= 2);
    const int64_t era = floor_divide(year, YEARS_OF_ERA);
    const int64_t year_of_era = year - era * YEARS_OF_ERA;
    const int64_t month_from_march = (date.month + 9) % 12;
    const int64_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
    const int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_OF_ERA + day_of_era - DAYS_TO_EPOCH;
}

/* Absent when the year cannot be written in four digits. */
static struct date date_of_day_number(int64_t number)
{
    const int64_t days = number + DAYS_TO_EPOCH;
    const int64_t era = floor_divide(days, DAYS_OF_ERA);
    const int64_t day_of_era = days - era * DAYS_OF_ERA;
    const int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int64_t month_from_march = (5 * day_of_year + 2) / 153;
    const int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    const int64_t year = year_of_era + era * YEARS_OF_ERA + (month <= 2);
    if (year < 1 || year > WRITABLE_YEAR_MOST)
        return (struct date){0};
    return (struct date){(int16_t)year, (int8_t)month,
                         (int8_t)(day_of_year - (153 * month_from_march + 2) / 5 + 1)};
}

struct date date_add_days(struct date date, int days)
{
    return date_of_day_number(day_number(date) + days);
}

struct date date_add_months(struct date date, int months)
{
    assert(date_is_whole(date));
    const int64_t month_count = date.year * INT64_C(12) + date.month - 1 + months;
    const int64_t year = floor_divide(month_count, 12);
    const int month = (int)(month_count - year * 12) + 1;
    if (year < 1 || year > WRITABLE_YEAR_MOST)
        return (struct date){0};
    const int last_day = date_days_in_month((int)year, month);
    const int day = date.day < last_day ? date.day : last_day;
    return (struct date){(int16_t)year, (int8_t)month, (int8_t)day};
}

int date_days_between(struct date from, struct date to)
{
    return (int)(day_number(to) - day_number(from));
}

int date_weekday(struct date date)
{
    const int64_t days_from_monday = day_number(date) + 3; /* 1970-01-01 was a Thursday */
    return (int)(days_from_monday - floor_divide(days_from_monday, 7) * 7) + 1;
}

int date_days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    assert(month >= 1 && month <= 12);
    const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && is_leap);
}

static char *digits_write(char *at, int64_t value, int width)
{
    for (int i = width - 1; i >= 0; i--) {
        at[i] = (char)('0' + value % 10);
        value /= 10;
    }
    return at + width;
}

void date_format(struct date date, char ret_text[DATE_TEXT_SIZE])
{
    char *next = ret_text;
    if (date.year > 0 && date.year <= WRITABLE_YEAR_MOST) {
        next = digits_write(next, date.year, 4);
        if (date.month > 0) {
            *next++ = '-';
            next = digits_write(next, date.month, 2);
        }
        if (date.month > 0 && date.day > 0) {
            *next++ = '-';
            next = digits_write(next, date.day, 2);
        }
    }
    *next = '\0';
}

/* Reads exactly `width` digits. */
static bool digits_read(const char *at, int width, int *ret_value)
{
    int value = 0;
    for (int i = 0; i < width; i++) {
        if (at[i] < '0' || at[i] > '9')
            return false;
        value = value * 10 + (at[i] - '0');
    }
    *ret_value = value;
    return true;
}

/* "-DD": a dash and two digits that are not "00". */
static bool part_read(const char *at, int *ret_value)
{
    return at[0] == '-' && digits_read(at + 1, 2, ret_value) && *ret_value > 0;
}

static bool date_read(const char *text, size_t length, struct date *ret_date)
{
    int year;
    int month = 0;
    int day = 0;
    if (length != 4 && length != 7 && length != 10)
        return false;
    if (!digits_read(text, 4, &year))
        return false;
    if (length >= 7 && !part_read(text + 4, &month))
        return false;
    if (length == 10 && !part_read(text + 7, &day))
        return false;
    const struct date date = {(int16_t)year, (int8_t)month, (int8_t)day};
    if (!date_is_valid(date))
        return false;
    *ret_date = date;
    return true;
}

bool date_parse(const char *text, struct date *ret_date)
{
    return text && date_read(text, strnlen(text, DATE_TEXT_SIZE), ret_date);
}

struct date date_of_instant(int64_t at_ms)
{
    /* Added to the time of day, not to the instant: any int64_t may come in. */
    const int64_t is_next_day = ms_of_day(at_ms) + shanghai_ms >= day_ms;
    return date_of_day_number(floor_divide(at_ms, day_ms) + is_next_day);
}

int64_t date_start_ms(struct date date) { return day_number(date) * day_ms - shanghai_ms; }

void instant_format(int64_t at_ms, char ret_text[INSTANT_TEXT_SIZE])
{
    const int64_t day = floor_divide(at_ms, day_ms);
    const int64_t ms = ms_of_day(at_ms);
    date_format(date_of_day_number(day), ret_text);
    char *next = ret_text + strlen(ret_text);
    if (next == ret_text)
        return;
    *next++ = 'T';
    next = digits_write(next, ms / 3600000, 2);
    *next++ = ':';
    next = digits_write(next, ms / 60000 % 60, 2);
    *next++ = ':';
    next = digits_write(next, ms / 1000 % 60, 2);
    *next++ = '.';
    next = digits_write(next, ms % 1000, 3);
    memcpy(next, "Z", sizeof "Z");
}

/* "THH:MM:SS", in milliseconds of the day. No leap second: neither Kafka nor PostgreSQL has one. */
static bool time_read(const char *at, int64_t *ret_ms)
{
    int hour;
    int minute;
    int second;
    if (at[0] != 'T' || at[3] != ':' || at[6] != ':')
        return false;
    if (!digits_read(at + 1, 2, &hour) || !digits_read(at + 4, 2, &minute) ||
        !digits_read(at + 7, 2, &second))
        return false;
    *ret_ms = ((hour * INT64_C(60) + minute) * 60 + second) * 1000;
    return hour < 24 && minute < 60 && second < 60;
}

bool instant_parse(const char *text, int64_t *ret_at_ms)
{
    enum { DAY_SIZE = 10, SECOND_SIZE = 19 };
    struct date day;
    int64_t ms;
    int fraction = 0;
    const size_t length = text ? strnlen(text, INSTANT_TEXT_SIZE) : 0;
    if (length != sizeof "2026-11-25T04:09:11Z" - 1 && length != INSTANT_TEXT_SIZE - 1)
        return false;
    if (!date_read(text, DAY_SIZE, &day) || !time_read(text + DAY_SIZE, &ms))
        return false;
    if (length == INSTANT_TEXT_SIZE - 1 &&
        (text[SECOND_SIZE] != '.' || !digits_read(text + SECOND_SIZE + 1, 3, &fraction)))
        return false;
    if (text[length - 1] != 'Z')
        return false;
    *ret_at_ms = day_number(day) * day_ms + ms + fraction;
    return true;
}

struct date_text date_text(struct date date)
{
    struct date_text formatted = {""};
    date_format(date, formatted.text);
    return formatted;
}

struct date_text instant_text(int64_t at_ms)
{
    struct date_text formatted = {""};
    instant_format(at_ms, formatted.text);
    return formatted;
}
