/* SPDX-License-Identifier: Apache-2.0
 *
 * Which days are worked, by the yearly notices of the State Council. A year or a day that no notice
 * (or no two agreeing data sets) covers is unknown and stays so: nothing here guesses a working
 * day.
 */
#ifndef HALFSKY_LAW_CALENDAR_H
#define HALFSKY_LAW_CALENDAR_H

#include "base/date.h"

#include <stdbool.h>
#include <stdint.h>

enum day_kind {
    DAY_KIND_UNKNOWN,
    DAY_KIND_WORKDAY,
    DAY_KIND_WEEKEND,
    DAY_KIND_HOLIDAY, /* 法定节假日 */
    DAY_KIND_REST,    /* a rest day set by notice */
    DAY_KIND_MAKEUP,  /* a weekend worked by notice (调休上班) */
    DAY_KIND_COUNT
};

enum { CALENDAR_YEAR_DAYS = 366 };

struct calendar_year {
    int16_t year;
    char status;        /* V: from the notice; S: from two agreeing data sets */
    const char *source; /* the notice */
    const char *kinds;  /* one letter for each day of the year: w e h r m, or ? */
};

/* Consecutive or not, sorted by year. */
struct calendar {
    const struct calendar_year *years;
    int count;
};

const struct calendar *calendar_builtin(void);
/* NULL when the year has not been published. */
const struct calendar_year *calendar_year_of(const struct calendar *calendar, int year);
enum day_kind calendar_kind(const struct calendar *calendar, struct date day);
bool day_kind_is_worked(enum day_kind kind);
const char *day_kind_name(enum day_kind kind);
/* "国庆节", "周六", … : why this day is not worked; "" for a worked or unknown day. */
const char *calendar_rest_zh(const struct calendar *calendar, struct date day);
const char *calendar_rest_en(const struct calendar *calendar, struct date day);

#endif
