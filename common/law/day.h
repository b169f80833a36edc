/* SPDX-License-Identifier: Apache-2.0
 *
 * Counting of periods: rules DC-1..DC-10 (民法典 200-204, 民诉法 85, 办案规则 80). Three answers,
 * because a deadline serves two sides (SAFE-4): `natural` the last day as counted, `legal_due`
 * rolled forward to a working day, `safe_due` rolled back to one. The last two are absent where the
 * calendar is not published.
 */
#ifndef HALFSKY_LAW_DAY_H
#define HALFSKY_LAW_DAY_H

#include "base/date.h"
#include "law/calendar.h"
#include "law/rule.h"

#include <stdbool.h>

enum day_gap {
    DAY_GAP_NONE,
    DAY_GAP_START_MISSING,    /* no start, or only a partial date */
    DAY_GAP_CALENDAR_MISSING, /* DC-10: `missing` says which day */
    DAY_GAP_HORIZON,          /* outside 1900..2200, or longer than a century */
    DAY_GAP_UNIT,             /* the unit does not count time */
    DAY_GAP_COUNT
};

enum { DAY_TEXT_SIZE = 512 };

struct day_due {
    struct date start;
    int length;
    enum rule_unit unit;
    struct date natural;   /* absent: working days through an unpublished year, or no start */
    struct date legal_due; /* absent: calendar missing */
    struct date safe_due;  /* absent: calendar missing */
    enum day_gap gap;
    struct date missing; /* CALENDAR_MISSING: the first day that is not known */
};

/* The start day is not counted (DC-1). unit: WD, CD, M, Y; H runs from the hour (DC-9), rounds up
 * to whole days and is not rolled. */
void day_due(const struct calendar *calendar, struct date start, int length, enum rule_unit unit,
             struct day_due *ret_due);
/* The same with the last day already known (an agreed date): only rolled. */
void day_due_on(const struct calendar *calendar, struct date natural, struct day_due *ret_due);
/*
 * Backwards: the last day on which something may be done that the law wants `length` clear days
 * before `event` (办案规则 38: neither the day of notice nor the day of hearing counts). natural =
 * legal = safe.
 */
void day_before(const struct calendar *calendar, struct date event, int length, enum rule_unit unit,
                struct day_due *ret_due);
/* The last of the months that begin with `first`, which is counted: the day before the
 * corresponding one, and where that month has none its last day (DC-2). */
struct date day_months_last(struct date first, int months);
/* Instants for the 48-hour rules (DC-9, 民诉法 103-104). */
int64_t day_hours_due_ms(int64_t start_ms, int hours);

/* First working day on or after / on or before `day`; absent when the calendar does not say. */
struct date day_roll_forward(const struct calendar *calendar, struct date day);
struct date day_roll_back(const struct calendar *calendar, struct date day);

/* "自2025-02-17次日起算1年，至2026-02-17届满；因当日为春节假期，顺延至2026-02-24；…" */
void day_explain_zh(const struct calendar *calendar, const struct day_due *due,
                    char ret_text[DAY_TEXT_SIZE]);
void day_explain_en(const struct calendar *calendar, const struct day_due *due,
                    char ret_text[DAY_TEXT_SIZE]);

#endif
