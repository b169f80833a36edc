/* SPDX-License-Identifier: Apache-2.0
 *
 * The table of tracks: whose they are and what comes first. No number of the law stands here; where
 * the calendar of a year is not published the day stays unknown and says so.
 */
#include "triage/plan.h"

#include "law/day.h"
#include "law/place.h"
#include "law/rule_id.h"

static const struct first_step {
    enum agency agency;
    enum action action;
} first_steps[TRACK_COUNT] = {
    [TRACK_PREVENTION] = {AGENCY_NONE, ACTION_CHOOSE_PATH},
    [TRACK_NEGOTIATION] = {AGENCY_UNION, ACTION_CONTACT_EMPLOYER},
    [TRACK_MEDIATION] = {AGENCY_LABOUR, ACTION_START_MEDIATION},
    [TRACK_ARBITRATION] = {AGENCY_LABOUR, ACTION_PREPARE_APPLICATION},
    [TRACK_LITIGATION] = {AGENCY_COURT, ACTION_GUIDE_TO_COURT},
    [TRACK_LEGAL_AID] = {AGENCY_JUSTICE, ACTION_DECIDE_LEGAL_AID},
    [TRACK_CARE] = {AGENCY_WOMENS_FEDERATION, ACTION_ARRANGE_CARE},
};
_Static_assert(TRACK_COUNT == TRACK_CARE + 1, "each track has its first step");

struct span {
    int length;
    enum rule_unit unit;
};

/* Shandong's shorter time, where the row in force has it (鲁法援条例 15). */
static struct span span_of_legal_aid(const char *region, struct date on,
                                     const struct limits *limits)
{
    const struct law *law = law_of_place(law_builtin(), region);
    const struct rule *rule = rule_in_force(law->rules, RULE_DL_LA_1, on);
    const struct rule_param *param = rule ? rule_param_find(rule, "shandong") : NULL;
    if (rule && !param)
        param = rule_param_find(rule, "length");
    return param ? (struct span){param->value, param->unit}
                 : (struct span){limits->plan_days, RULE_UNIT_WD};
}

static struct span span_of(enum track track, const char *region, struct date on,
                           const struct limits *limits)
{
    if (track == TRACK_LEGAL_AID)
        return span_of_legal_aid(region, on, limits);
    return (struct span){track == TRACK_PREVENTION ? 1 : limits->plan_days, RULE_UNIT_WD};
}

/* The natural day is the limit of an authority's duty (SAFE-4). */
struct plan plan_first(struct arena *arena, enum track track, const char *region, struct date on,
                       const struct limits *limits)
{
    const struct span span = span_of(track, region, on, limits);
    struct plan plan = {.next_action = first_steps[track].action};
    struct day_due due;
    day_due(calendar_builtin(), on, span.length, span.unit, &due);
    plan.next_by = due.natural;
    if (date_is_absent(due.natural))
        plan.next_by_unknown =
            due.gap == DAY_GAP_CALENDAR_MISSING
                ? arena_printf(arena, "%d年的放假安排没有可核对的资料，工作日无法推算",
                               due.missing.year)
                : "起算日期不完整，期限无法推算";
    return plan;
}

struct plan plan_take_over(int64_t answer_by_ms)
{
    return (struct plan){.next_action = ACTION_TAKE_OVER, .next_by = date_of_instant(answer_by_ms)};
}

enum agency plan_agency(enum track track) { return first_steps[track].agency; }

const struct station_row *plan_level_above(const char *region)
{
    const struct region_row *here = region_find(region);
    const struct region_row *above = here ? region_parent(here) : NULL;
    return above ? station_for_region(above->code) : NULL;
}
