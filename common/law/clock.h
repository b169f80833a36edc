/* SPDX-License-Identifier: Apache-2.0
 *
 * Deadlines as clocks: a rule of the deadline table, the day it started and what happened to it
 * since. An extension without its approval, or an event the rule does not know, moves nothing and
 * is told.
 */
#ifndef HALFSKY_LAW_CLOCK_H
#define HALFSKY_LAW_CLOCK_H

#include "base/record.h"
#include "law/day.h"
#include "law/explain.h"

enum { CLOCK_EVENTS = 16 };

enum clock_event_kind {
    CLOCK_EXTEND,  /* `length` more, or all the rule allows; counts only when approved */
    CLOCK_SUSPEND, /* from `on` until `until` (办案规则 46-47); absent: still standing */
    CLOCK_RESTART, /* runs anew from `on`: added party, amended claim, transfer (办案规则 46) */
    CLOCK_INTERRUPT, /* limitation runs anew from `on` */
    CLOCK_STOP       /* what had to be done was done on `on` */
};

struct clock_event {
    enum clock_event_kind kind;
    struct date on;
    struct date until;
    int length;
    enum answer approved;
};

struct clock_facts {
    int rule;          /* enum rule_id */
    struct date start; /* for a backward rule the event itself; partial: a range */
    uint64_t start_fact; /* LAW_FACT_CODES: what tells the start; 0: no fact of its own */
    int agreed_length; /* DL-NEG-2: what the parties agreed */
    enum rule_unit agreed_unit;
    struct clock_event events[CLOCK_EVENTS];
    int event_count;
};

enum clock_state { CLOCK_UNKNOWN, CLOCK_RUNNING, CLOCK_SUSPENDED, CLOCK_STOPPED };

struct clock_result {
    enum clock_state state;
    const struct rule *rule; /* NULL: none in force or switched off */
    struct day_due due;      /* of a start that is not whole: none */
    struct day_due earliest; /* of a start of which the month or the year is told: the range */
    struct day_due latest;
    struct day_due strict; /* of a right that can be lost: without the suspensions, which have to
                              be shown (SAFE-4); absent: there is none */
    int suspended_days;
    int ignored; /* events that moved nothing */
    struct date stopped_on;
    struct explained why;
};

void clock_read(const struct law *law, const struct clock_facts *facts,
                struct clock_result *ret_result);
/*
 * Whether a date of an open clock is another one now (a new calendar, a new rule); the reason is
 * put into `ret_why`. Absent dates that became known count as moved.
 */
bool clock_moved(const struct clock_result *before, const struct clock_result *after,
                 struct explained *ret_why);
/* SAFE-4: a right gained by an authority's lapse, asserted only after the rolled date. */
enum answer clock_has_lapsed(const struct clock_result *clock, struct date today);

#endif
