/* SPDX-License-Identifier: Apache-2.0
 *
 * Counts periods (DC-1..DC-10). A day the calendar does not know ends the counting of working days:
 * nothing is guessed.
 */
#include "law/day.h"

#include <stdio.h>

enum {
    HORIZON_DAYS = 36600, /* a century: no period of this law comes near it */
    HORIZON_MONTHS = 1200,
    ROLL_LIMIT = 31, /* no run of free days is longer */
    DAY_MS = 86400000,
    FIRST_YEAR = 1901,
    LAST_YEAR = 2199
};

static bool in_horizon(struct date day) { return day.year >= FIRST_YEAR && day.year <= LAST_YEAR; }

/* Steps over free days; on an unknown day returns it with *ret_known false. */
static struct date roll(const struct calendar *calendar, struct date day, int step, bool *ret_known)
{
    for (int i = 0; i < ROLL_LIMIT; i++) {
        const enum day_kind kind = calendar_kind(calendar, day);

        *ret_known = kind != DAY_KIND_UNKNOWN;
        if (!*ret_known || day_kind_is_worked(kind))
            return day;
        day = date_add_days(day, step);
    }
    *ret_known = false;
    return day;
}

struct date day_roll_forward(const struct calendar *calendar, struct date day)
{
    bool known;
    const struct date rolled = roll(calendar, day, 1, &known);

    return known ? rolled : (struct date){0};
}

struct date day_roll_back(const struct calendar *calendar, struct date day)
{
    bool known;
    const struct date rolled = roll(calendar, day, -1, &known);

    return known ? rolled : (struct date){0};
}

/* Fills legal and safe around the natural day. */
static void due_roll(const struct calendar *calendar, struct day_due *due)
{
    bool forward_known;
    bool back_known;
    const struct date forward = roll(calendar, due->natural, 1, &forward_known);
    const struct date back = roll(calendar, due->natural, -1, &back_known);

    if (forward_known && back_known) {
        due->legal_due = forward;
        due->safe_due = back;
        return;
    }
    due->gap = DAY_GAP_CALENDAR_MISSING;
    due->missing = back_known ? forward : back;
    if (forward_known)
        due->legal_due = forward;
    if (back_known)
        due->safe_due = back;
}

/* `length` working days away from `start`, which itself is not counted. */
static bool walk(const struct calendar *calendar, struct day_due *due, int step)
{
    struct date day = due->start;
    int left = due->length;

    while (left > 0) {
        enum day_kind kind;

        day = date_add_days(day, step);
        kind = calendar_kind(calendar, day);
        if (kind == DAY_KIND_UNKNOWN) {
            due->gap = DAY_GAP_CALENDAR_MISSING;
            due->missing = day;
            return false;
        }
        left -= day_kind_is_worked(kind);
    }
    due->natural = due->legal_due = due->safe_due = day;
    return true;
}

static int months_of(int length, enum rule_unit unit)
{
    return unit == RULE_UNIT_Y ? length * 12 : length;
}

static bool length_fits(int length, enum rule_unit unit)
{
    if (length < 0)
        return false;
    if (unit == RULE_UNIT_M || unit == RULE_UNIT_Y)
        return length <= HORIZON_MONTHS && months_of(length, unit) <= HORIZON_MONTHS;
    return length <= HORIZON_DAYS;
}

/* Hours run from the hour (DC-9): they end at the same hour of the last of these days, or before.
 */
static int hours_days(int hours) { return (hours + 23) / 24; }

static void due_natural(struct day_due *due)
{
    switch (due->unit) {
    case RULE_UNIT_M:
    case RULE_UNIT_Y:
        due->natural = date_add_months(due->start, months_of(due->length, due->unit));
        return;
    case RULE_UNIT_H:
        due->natural = date_add_days(due->start, hours_days(due->length));
        return;
    case RULE_UNIT_CD:
        due->natural = date_add_days(due->start, due->length);
        return;
    case RULE_UNIT_WD:
    case RULE_UNIT_NONE:
    case RULE_UNIT_FEN:
    case RULE_UNIT_PERSONS:
    case RULE_UNIT_PERCENT:
    case RULE_UNIT_TIMES:
    case RULE_UNIT_TENTHS:
    case RULE_UNIT_HUNDREDTHS:
    case RULE_UNIT_COUNT:
        due->gap = DAY_GAP_UNIT;
    }
}

static bool due_begin(struct date start, int length, enum rule_unit unit, struct day_due *due)
{
    *due = (struct day_due){.start = start, .length = length, .unit = unit};
    if (!date_is_valid(start) || !date_is_whole(start))
        due->gap = DAY_GAP_START_MISSING;
    else if (!in_horizon(start) || !length_fits(length, unit))
        due->gap = DAY_GAP_HORIZON;
    return due->gap == DAY_GAP_NONE;
}

void day_due(const struct calendar *calendar, struct date start, int length, enum rule_unit unit,
             struct day_due *ret_due)
{
    if (!due_begin(start, length, unit, ret_due))
        return;
    if (unit == RULE_UNIT_WD) {
        walk(calendar, ret_due, 1);
        return;
    }
    due_natural(ret_due);
    if (ret_due->gap != DAY_GAP_NONE)
        return;
    if (!in_horizon(ret_due->natural)) {
        ret_due->natural = (struct date){0};
        ret_due->gap = DAY_GAP_HORIZON;
        return;
    }
    if (unit == RULE_UNIT_H) /* 民法典 203 moves a last day, not an hour */
        ret_due->legal_due = ret_due->safe_due = ret_due->natural;
    else
        due_roll(calendar, ret_due);
}

void day_due_on(const struct calendar *calendar, struct date natural, struct day_due *ret_due)
{
    if (!due_begin(natural, 0, RULE_UNIT_CD, ret_due))
        return;
    ret_due->natural = natural;
    due_roll(calendar, ret_due);
}

/* Clear days: the day of notice lies before the first of them, so one working day more is stepped.
 */
void day_before(const struct calendar *calendar, struct date event, int length, enum rule_unit unit,
                struct day_due *ret_due)
{
    if (!due_begin(event, length, unit, ret_due))
        return;
    if (unit == RULE_UNIT_WD) {
        ret_due->length = length + 1;
        walk(calendar, ret_due, -1);
        ret_due->length = length;
        return;
    }
    if (unit != RULE_UNIT_CD) {
        ret_due->gap = DAY_GAP_UNIT;
        return;
    }
    ret_due->natural = date_add_days(event, -(length + 1));
    if (!in_horizon(ret_due->natural)) {
        ret_due->natural = (struct date){0};
        ret_due->gap = DAY_GAP_HORIZON;
        return;
    }
    due_roll(calendar, ret_due);
    ret_due->legal_due = ret_due->safe_due; /* a notice is never later for a holiday */
}

struct date day_months_last(struct date first, int months)
{
    const struct date day = date_add_months(first, months);

    return day.day < first.day ? day : date_add_days(day, -1);
}

int64_t day_hours_due_ms(int64_t start_ms, int hours)
{
    return start_ms + (int64_t)hours * (DAY_MS / 24);
}
