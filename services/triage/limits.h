/* SPDX-License-Identifier: Apache-2.0
 *
 * Triage's own limits of time, from its configuration. They are targets of the service and no law;
 * what the law sets comes from the rules. Pure but for reading the configuration.
 */
#ifndef HALFSKY_TRIAGE_LIMITS_H
#define HALFSKY_TRIAGE_LIMITS_H

#include "base/conf.h"
#include "law/calendar.h"

struct limits {
    int answer_hours;  /* to take or decline a hand-over */
    int plan_days;     /* working days for the first action on a track */
    int escalate_days; /* days from being marked overdue to the next level */
};

struct limits limits_of(const struct conf *conf);
enum { TRIAGE_CONF_KEYS = 3 };
extern const struct conf_key triage_conf_keys[TRIAGE_CONF_KEYS];

/* The instant `hours` later: whole days are stepped from working day to working day, and an end on
 * a free day moves to the next working day at the same time. A day of an unpublished calendar
 * counts as any day: somebody is asked sooner rather than not at all. ms UTC. */
int64_t limit_after_hours(const struct calendar *calendar, int64_t now_ms, int hours);

#endif
