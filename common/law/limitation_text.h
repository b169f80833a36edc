/* SPDX-License-Identifier: Apache-2.0
 *
 * The sentences of limitation. Private to limitation.c.
 * They say only what was computed, and by which reading of the facts.
 */
#ifndef HALFSKY_LAW_LIMITATION_TEXT_H
#define HALFSKY_LAW_LIMITATION_TEXT_H

#include "law/limitation.h"

/* Why the arguable end is another one than the strict end. */
enum limitation_spread {
    LIMITATION_SPREAD_START, /* a start of which only the month or the year is known */
    LIMITATION_SPREAD_PAY,   /* LIM-6: counted as pay, from the end of employment */
    LIMITATION_SPREAD_EVENTS,  /* demands, promises, obstacles */
    LIMITATION_SPREAD_STANDING /* an obstacle that has not ended */
};

/* Of a claim that does not, or may not, go to arbitration. */
void limitation_door_say(const struct limitation_facts *facts, struct limitation_result *result);
void limitation_months_say(struct limitation_result *result);
void limitation_dates_say(const struct law *law, enum limitation_spread spread,
                          struct limitation_result *result);
/* A promise that came after the end; absent: none did. */
void limitation_promise_say(struct date on, struct limitation_result *result);
/* A demand, a complaint or an application that came after the end; absent: none did. */
void limitation_late_say(struct date on, struct limitation_result *result);
/* So many days are left, and on the arguable reading alone. */
void limitation_hurry_say(int days, struct limitation_result *result);
/* LIM-6 names other claims than the allowance, of which it is disputed just the same; NULL: the
 * rule is off. */
void limitation_allowance_say(const struct rule *rule, struct limitation_result *result);
void limitation_state_say(struct limitation_result *result);

#endif
