/* SPDX-License-Identifier: Apache-2.0
 *
 * Limits of time and how they run over free days.
 * It never asks a clock: the unit of work brings the instant.
 */
#include "triage/limits.h"

#include "base/date.h"

enum { HOUR_MS = 3600000, DAY_MS = 24 * HOUR_MS, DAY_HOURS = 24, FREE_DAYS_MOST = 31 };

const struct conf_key triage_conf_keys[TRIAGE_CONF_KEYS] = {
    {.name = "handover.answer_hours",
     .type = CONF_NUMBER,
     .fallback = "24",
     .least = 1,
     .most = 720,
     .unit = "hours",
     .meaning = "Time to take or decline a hand-over; free days do not count"},
    {.name = "plan.days",
     .type = CONF_NUMBER,
     .fallback = "2",
     .least = 1,
     .most = 60,
     .unit = "working days",
     .meaning = "Time for the first action on a track where no rule of law sets one"},
    {.name = "overdue.escalate_days",
     .type = CONF_NUMBER,
     .fallback = "3",
     .least = 1,
     .most = 60,
     .unit = "days",
     .meaning = "An overdue track moves up one level after this time"},
};

struct limits limits_of(const struct conf *conf)
{
    return (struct limits){.answer_hours = (int)conf_number(conf, "handover.answer_hours"),
                           .plan_days = (int)conf_number(conf, "plan.days"),
                           .escalate_days = (int)conf_number(conf, "overdue.escalate_days")};
}

static bool is_free(const struct calendar *calendar, int64_t at_ms)
{
    const enum day_kind kind = calendar_kind(calendar, date_of_instant(at_ms));
    return kind != DAY_KIND_UNKNOWN && !day_kind_is_worked(kind);
}

static int64_t to_working_day(const struct calendar *calendar, int64_t at_ms)
{
    for (int day = 0; day < FREE_DAYS_MOST && is_free(calendar, at_ms); day++)
        at_ms += DAY_MS;
    return at_ms;
}

int64_t limit_after_hours(const struct calendar *calendar, int64_t now_ms, int hours)
{
    int64_t at_ms = now_ms;
    for (int day = 0; day < hours / DAY_HOURS; day++)
        at_ms = to_working_day(calendar, at_ms + DAY_MS);
    return to_working_day(calendar, at_ms + (int64_t)(hours % DAY_HOURS) * HOUR_MS);
}
