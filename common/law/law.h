/* SPDX-License-Identifier: Apache-2.0
 *
 * What every question of the law is asked against: the rules, the calendar, the regional numbers. A
 * running system passes its own edition, a simulation a draft, everything else the one compiled in.
 */
#ifndef HALFSKY_LAW_LAW_H
#define HALFSKY_LAW_LAW_H

#include "law/calendar.h"
#include "law/parameter.h"
#include "law/rule.h"

struct law {
    const struct rulebook *rules;
    const struct calendar *calendar;
    const struct parameters *parameters;
    const struct law *elsewhere; /* outside the province whose rules it has (place.h); NULL: the
                                    same law */
};

const struct law *law_builtin(void);

#endif
