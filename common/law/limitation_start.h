/* SPDX-License-Identifier: Apache-2.0
 *
 * One reading of the facts of limitation, and the days on which it may have begun. Private to
 * limitation.c, limitation_start.c and limitation_month.c.
 */
#ifndef HALFSKY_LAW_LIMITATION_START_H
#define HALFSKY_LAW_LIMITATION_START_H

#include "law/limitation.h"
#include "law/limitation_text.h"

struct reading {
    const struct law *law;
    const struct limitation_facts *facts;
    struct limitation_result *result;
    uint64_t topic;
    const struct rule *rule;       /* LIM-1, LIM-2 or LIM-10 */
    struct date strict_start;      /* absent: unknown */
    struct date arguable_start;    /* absent: unknown */
    bool strict_never;             /* does not run on any reading */
    bool arguable_never;           /* does not run, or stands still, on the favourable reading */
    struct date promised_on;       /* by the other side, after the end on every reading */
    struct date late_on;           /* demanded or complained of, after the end on every reading */
    bool is_interrupted;           /* LIM-3, on either reading */
    bool is_standing;              /* an obstacle has not ended on the day asked about */
    bool is_periodic;              /* LIM-6: whether it is pay is disputed */
    bool has_no_month;             /* of the second wage: none is owed by the days that are told */
    bool lacks_months;             /* of the second wage: which months it is for is not told */
    bool months_open;              /* of one month the calendar or a whole day would tell */
    const struct rule *months_rule; /* CP-8; NULL: not counted by the month */
    struct date months_entry;      /* the day of entry, from which the months are counted */
    struct date months_end;        /* the first day without one */
    enum limitation_spread spread; /* what lies between the two ends */
};

static inline struct date earliest(struct date date)
{
    return date_is_absent(date) ? date : date_earliest(date);
}

static inline struct date latest(struct date date)
{
    return date_is_absent(date) ? date : date_latest(date);
}

static inline struct date later(struct date a, struct date b)
{
    if (date_is_absent(a))
        return b;
    return date_is_absent(b) || date_compare(a, b) >= 0 ? a : b;
}

/* The starts, what they used and lack, and the rule that runs from them; NULL: none is in force. */
void limitation_start_find(struct reading *reading);

/* The strict end of what began on `start`, with the interruptions that are proven. */
void limitation_strict_find(struct reading *reading, struct date start, struct day_due *ret_due);
/* Whether a day lies after the end on every reading of it, or within it on every reading. */
bool limitation_is_past(const struct day_due *due, struct date day);
bool limitation_is_within(const struct day_due *due, struct date day);

/* LIM-6, of the second wage: which months there are, and their ends. */
void limitation_months_begin(struct reading *reading);
void limitation_months_find(struct reading *reading, struct day_due *ret_due);

#endif
