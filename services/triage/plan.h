/* SPDX-License-Identifier: Apache-2.0
 *
 * What comes next on a track and by when, which agency a track belongs to, and where a matter goes
 * when it moves up one level. Pure: rules, calendar and regions are data.
 */
#ifndef HALFSKY_TRIAGE_PLAN_H
#define HALFSKY_TRIAGE_PLAN_H

#include "base/arena.h"
#include "contracts/region.h"
#include "triage/limits.h"

/* A next step is at most so many days ahead, by our own measure: what is planned for later is
 * neither followed nor ever overdue. */
enum { PLAN_AHEAD_DAYS_MOST = 366 };

/* Either a day or the reason why none can be named (SAFE-8). */
struct plan {
    enum action next_action;
    struct date next_by;
    const char *next_by_unknown; /* zh-CN; NULL beside a day */
};

/* The first action on a track that began on `on` in this region. Prevention: the next working day.
 * Legal aid: the time for the decision, DL-LA-1 (法律援助法 43; 鲁法援条例 15). Others: the
 * service's own target.
 */
struct plan plan_first(struct arena *arena, enum track track, const char *region, struct date on,
                       const struct limits *limits);
/* Somebody has to take over by this instant. */
struct plan plan_take_over(int64_t answer_by_ms);

/* The agency that a track belongs to; AGENCY_NONE for prevention, which is whoever registered. */
enum agency plan_agency(enum track track);
/* The station one level above a region; NULL for the province and for a region not in the data. */
const struct station_row *plan_level_above(const char *region);

#endif
