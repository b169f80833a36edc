/* SPDX-License-Identifier: Apache-2.0
 *
 * Computes the strict and the arguable end of limitation; see law/limitation.h.
 * Every path leaves the filing open (SAFE-1).
 */
#include "law/limitation.h"

#include "law/code.h"
#include "law/limitation_start.h"
#include "law/limitation_text.h"
#include "law/rule_id.h"

#define TOPIC(name) CODE_BIT(TOPIC_##name)
#define FACT(name) CODE_BIT(LAW_FACT_##name)

/* The unpublished calendar moves an end by less than this: the longest holiday has nine days. */
enum { ROLL_SLACK_DAYS = 15 };

/* LIM-7: beside limitation, recognition has its own limit. */
static const uint64_t topics_injury = TOPIC(WORK_INJURY) | TOPIC(INJURY_MEDICAL_FEE);
static const uint64_t topics_allowance =
    TOPIC(MATERNITY_ALLOWANCE) | TOPIC(MATERNITY_ALLOWANCE_DIFF);

/* The last day on which it may still be in time (DC-3); absent where nothing was counted. */
static struct date latest_end(const struct day_due *due)
{
    if (date_is_absent(due->natural) || date_is_whole(due->legal_due))
        return due->legal_due;
    return date_add_days(due->natural, ROLL_SLACK_DAYS);
}

/* The last day on which it is in time whatever the calendar says. */
static struct date certain_end(const struct day_due *due)
{
    return date_is_whole(due->legal_due) ? due->legal_due : due->natural;
}

/* --- what moved it ---------------------------------------------------------------------------- */

static void term(const struct reading *r, struct date start, struct day_due *ret_due)
{
    const struct rule_param *length = rule_param_find(r->rule, "length");

    day_due(r->law->calendar, start, length->value, length->unit, ret_due);
}

/* An advice call asks for no redress: never relied on (rules.md 3.1, SAFE-4). */
static bool is_strict(const struct interruption *i)
{
    return i->proven == ANSWER_YES && i->kind != INTERRUPTION_NONE &&
           i->kind != INTERRUPTION_ADVICE_CALL;
}

static uint64_t told_as(const struct interruption *i)
{
    return i->told_as ? i->told_as : FACT(INTERRUPTIONS);
}

static void interruption_use(struct reading *r, const struct interruption *i)
{
    r->is_interrupted = true;
    r->result->why.used |= told_as(i);
}

/* The order of the list says nothing: the next event is the earliest one not yet taken; what comes
 * after the day asked about has not happened. */
static int next_interruption(const struct limitation_facts *facts, uint32_t taken)
{
    const struct date asked = latest(facts->asked_on);
    int next = -1;

    for (int i = 0; i < facts->interruption_count && i < LIMITATION_EVENTS; i++) {
        const struct date on = facts->interruptions[i].on;

        if (taken & (1U << i) || date_is_absent(on) ||
            (!date_is_absent(asked) && date_compare(earliest(on), asked) > 0))
            continue;
        if (next < 0 || date_compare(earliest(on), earliest(facts->interruptions[next].on)) < 0)
            next = i;
    }
    return next;
}

void limitation_strict_find(struct reading *r, struct date start, struct day_due *due)
{
    uint32_t taken = 0;

    term(r, start, due);
    for (int i = next_interruption(r->facts, taken); i >= 0 && date_is_whole(due->natural);
         i = next_interruption(r->facts, taken)) {
        const struct interruption *one = &r->facts->interruptions[i];

        taken |= 1U << i;
        if (!is_strict(one) || date_compare(earliest(one->on), start) < 0 ||
            date_compare(latest(one->on), certain_end(due)) > 0)
            continue;
        interruption_use(r, one);
        if (date_compare(earliest(one->on), due->start) > 0)
            term(r, earliest(one->on), due);
    }
}

/* The obstacle that began first of those not yet taken; -1: none is left. */
static int next_suspension(const struct limitation_facts *facts, uint32_t taken)
{
    int next = -1;

    for (int i = 0; i < facts->suspension_count && i < LIMITATION_EVENTS; i++) {
        const struct date from = facts->suspensions[i].from;

        if (taken & (1U << i) || date_is_absent(from))
            continue;
        if (next < 0 || date_compare(earliest(from), earliest(facts->suspensions[next].from)) < 0)
            next = i;
    }
    return next;
}

/* An obstacle that has not ended has stood until the day asked about at the least; told to have
 * ended before it began, it moves nothing. */
static struct date suspension_end(struct reading *r, const struct suspension *s)
{
    if (!date_is_absent(s->to) && date_compare(latest(s->to), earliest(s->from)) >= 0)
        return latest(s->to);
    r->arguable_never = true;
    r->result->why.missing |= FACT(SUSPENSIONS);
    return date_is_absent(s->to) ? earliest(r->facts->asked_on) : (struct date){0};
}

/* DC-3: a last day that a holiday moves is within the period, and an obstacle stops it there too.
 * ret_days grows to that day where it is reached; false: the obstacle began after the end. */
static bool suspension_reaches(const struct reading *r, struct date natural, struct date from,
                               int *ret_days)
{
    struct day_due end;

    day_due_on(r->law->calendar, date_add_days(natural, *ret_days), &end);
    if (date_compare(from, latest_end(&end)) > 0)
        return false;
    if (date_compare(from, end.natural) > 0 && date_is_whole(end.legal_due))
        *ret_days = date_days_between(natural, end.legal_due);
    return true;
}

/* LIM-4: the days of obstacles that began before the end, put after it, each day once. */
static void suspensions_add(struct reading *r, struct day_due *due)
{
    const struct limitation_facts *facts = r->facts;
    const struct day_due counted = *due;
    struct date covered = counted.start;
    uint32_t taken = 0;
    int days = 0;

    if (!date_is_whole(counted.natural))
        return;
    for (int i = next_suspension(facts, taken); i >= 0; i = next_suspension(facts, taken)) {
        const struct suspension *s = &facts->suspensions[i];
        struct date until;

        taken |= 1U << i;
        covered = later(covered, earliest(s->from));
        if (!suspension_reaches(r, counted.natural, covered, &days))
            break;
        r->result->why.used |= FACT(SUSPENSIONS);
        until = suspension_end(r, s);
        if (date_is_absent(until) || date_compare(until, covered) <= 0)
            continue;
        r->is_standing |= date_is_absent(s->to);
        days += date_days_between(covered, until);
        covered = until;
    }
    if (days == 0)
        return;
    day_due_on(r->law->calendar, date_add_days(counted.natural, days), due);
    due->start = counted.start;
    due->length = counted.length;
    due->unit = counted.unit;
}

/* A demand or an obstacle told without its day may have been any day: that reading stays open. */
static void undated_find(struct reading *r)
{
    const struct limitation_facts *facts = r->facts;

    for (int i = 0; i < facts->interruption_count && i < LIMITATION_EVENTS; i++) {
        if (!date_is_absent(facts->interruptions[i].on))
            continue;
        r->arguable_never = true;
        r->result->why.missing |= told_as(&facts->interruptions[i]);
    }
    for (int i = 0; i < facts->suspension_count && i < LIMITATION_EVENTS; i++) {
        if (!date_is_absent(facts->suspensions[i].from))
            continue;
        r->arguable_never = true;
        r->result->why.missing |= FACT(SUSPENSIONS);
    }
}

/* Who promises to perform after the end may have given the defence away (民法典 192-193): that it
 * is too late is not said then, nor where nobody told what was done. */
static void promise_find(struct reading *r, const struct interruption *one)
{
    if (one->kind != INTERRUPTION_PROMISE && one->kind != INTERRUPTION_NONE) {
        r->result->why.used |= told_as(one);
        r->late_on = one->on;
        return;
    }
    r->arguable_never = true;
    interruption_use(r, one);
    if (one->kind == INTERRUPTION_PROMISE)
        r->promised_on = one->on;
    if (one->kind == INTERRUPTION_NONE || one->proven != ANSWER_YES)
        r->result->why.missing |= FACT(INTERRUPTIONS);
}

static void arguable_find(struct reading *r, struct day_due *due)
{
    uint32_t taken = 0;

    struct day_due plain;

    undated_find(r);
    term(r, r->arguable_start, &plain);
    *due = plain;
    suspensions_add(r, due);
    for (int i = next_interruption(r->facts, taken); i >= 0 && date_is_whole(due->natural);
         i = next_interruption(r->facts, taken)) {
        const struct interruption *one = &r->facts->interruptions[i];
        struct day_due anew;

        taken |= 1U << i;
        if (date_compare(earliest(one->on), latest_end(due)) > 0) {
            promise_find(r, one);
            continue;
        }
        term(r, latest(one->on), &anew);
        suspensions_add(r, &anew);
        if (date_is_whole(anew.natural) && date_compare(anew.natural, due->natural) > 0)
            *due = anew;
        interruption_use(r, one);
        if (one->proven != ANSWER_YES || one->kind == INTERRUPTION_ADVICE_CALL)
            r->result->why.missing |= FACT(INTERRUPTIONS);
    }
    if (r->is_standing)
        r->spread = LIMITATION_SPREAD_STANDING;
    else if (!date_equal(due->natural, plain.natural))
        r->spread = LIMITATION_SPREAD_EVENTS;
    else if (r->is_periodic)
        r->spread = LIMITATION_SPREAD_PAY;
}

/* --- the state -------------------------------------------------------------------------------- */

static bool passed_arguable(const struct reading *r)
{
    const struct date end = latest_end(&r->result->arguable);

    return !r->arguable_never && date_is_whole(end) &&
           date_compare(date_earliest(r->facts->asked_on), end) > 0;
}

bool limitation_is_past(const struct day_due *due, struct date day)
{
    const struct date end = latest_end(due);

    return date_is_whole(end) && date_compare(date_earliest(day), end) > 0;
}

bool limitation_is_within(const struct day_due *due, struct date day)
{
    const struct date end = certain_end(due);

    return date_is_whole(end) && date_compare(date_latest(day), end) <= 0;
}

static bool passed_strict(const struct reading *r)
{
    if (r->months_rule)
        return r->result->months.passed > 0;
    return limitation_is_past(&r->result->strict, r->facts->asked_on);
}

/* Of a second wage every month must be in time, and which they are must be told. */
static bool within_strict(const struct reading *r)
{
    if (r->lacks_months || r->months_open || r->result->months.passed > 0)
        return false;
    return limitation_is_within(&r->result->strict, r->facts->asked_on);
}

/* Days to the safe end, 0 from there to the rolled last day; before 0: it has gone. */
static int days_to(const struct day_due *due, struct date day)
{
    const struct date end = date_is_whole(due->safe_due) ? due->safe_due : due->natural;
    const int days = date_days_between(day, end);

    return days < 0 && limitation_is_within(due, day) ? 0 : days;
}

static void days_left_find(struct reading *r)
{
    const struct limitation_facts *facts = r->facts;
    struct limitation_result *result = r->result;

    if (facts->filed || !date_is_whole(facts->asked_on))
        return;
    if (date_is_whole(result->strict.natural)) {
        result->days_left = days_to(&result->strict, facts->asked_on);
        result->has_days_left = true;
    }
    if (passed_strict(r) && !r->arguable_never && date_is_whole(result->arguable.natural) &&
        days_to(&result->arguable, facts->asked_on) >= 0)
        result->days_arguable = count_of(days_to(&result->arguable, facts->asked_on));
}

static bool is_urgent(const struct reading *r)
{
    const struct rule *alert = rule_in_force(r->law->rules, RULE_LIM_12, r->facts->asked_on);

    return alert && r->result->has_days_left && r->result->days_left < rule_param(alert, "urgent");
}

/* What is left on the favourable reading is all there is. */
static void arguable_hurry(struct reading *r)
{
    const struct rule *alert = rule_in_force(r->law->rules, RULE_LIM_12, r->facts->asked_on);
    const struct count left = r->result->days_arguable;

    if (alert && left.stated && left.value < rule_param(alert, "urgent"))
        limitation_hurry_say((int)left.value, r->result);
}

/* Neither in time nor too late until the year's calendar is published. */
static bool awaits_calendar(const struct reading *r, const struct day_due *due)
{
    return due->gap == DAY_GAP_CALENDAR_MISSING && !limitation_is_within(due, r->facts->asked_on) &&
           !limitation_is_past(due, r->facts->asked_on);
}

/* A demand of which only the month or the year is told may have been on any of its days. */
static uint64_t partly_dated(const struct limitation_facts *facts)
{
    uint64_t found = 0;

    for (int i = 0; i < facts->interruption_count && i < LIMITATION_EVENTS; i++) {
        const struct date on = facts->interruptions[i].on;

        if (!date_is_absent(on) && !date_is_whole(on))
            found |= told_as(&facts->interruptions[i]);
    }
    return found;
}

/* The days that are not whole and the calendar that is not published, where they leave it open. */
static void whole_days_ask(struct reading *r)
{
    const struct limitation_facts *facts = r->facts;
    struct explained *why = &r->result->why;
    const struct {
        struct date day;
        uint64_t fact;
    } days[] = {{facts->asked_on, facts->filed ? FACT(FILED_ON) : FACT(TODAY)},
                {facts->known_on, why->used & FACT(KNOWN_ON)},
                {facts->employment_end, why->used & FACT(EMPLOYMENT_END)}};

    for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++)
        if (!date_is_absent(days[i].day) && !date_is_whole(days[i].day))
            why->missing |= days[i].fact;
    if (awaits_calendar(r, &r->result->strict) || awaits_calendar(r, &r->result->arguable))
        why->missing |= FACT(CALENDAR);
    if (r->is_interrupted)
        why->missing |= partly_dated(facts);
    /* LIM-4: whether the obstacle was a proper reason is not said by its days. */
    why->missing |= why->used & FACT(SUSPENSIONS);
}

static uint64_t asked_fact(const struct limitation_facts *facts)
{
    if (facts->filed_before)
        return FACT(ARBITRATION);
    return facts->filed ? FACT(FILED_ON) : FACT(TODAY);
}

static void state_find(struct reading *r)
{
    struct limitation_result *result = r->result;

    if (r->strict_never) {
        result->state = LIMITATION_NOT_RUNNING;
        result->in_time = ANSWER_YES;
        return;
    }
    if (date_is_absent(r->facts->asked_on)) {
        result->why.missing |= FACT(FILED_ON);
        return;
    }
    result->why.used |= asked_fact(r->facts);
    days_left_find(r);
    /* Which rule runs depends on what is claimed: pay is not counted as the rest is. */
    if (!r->topic && !r->facts->civil_servant) {
        result->why.missing |= FACT(CLAIMS);
        return;
    }
    if (within_strict(r)) {
        result->state = is_urgent(r) ? LIMITATION_URGENT : LIMITATION_IN_TIME;
        result->in_time = ANSWER_YES;
    } else if (r->facts->filed_before) {
        /* "No later than" can show that she was in time, never that she was late. */
        result->why.missing |= FACT(FILED_ON);
        whole_days_ask(r);
    } else if (passed_arguable(r)) {
        result->state = LIMITATION_APPARENTLY_PASSED;
        result->in_time = ANSWER_NO;
    } else {
        if (passed_strict(r))
            result->state = LIMITATION_STRICTLY_PASSED_ARGUABLE;
        whole_days_ask(r);
    }
}

/* The dates are a warning where a human decides whether arbitration has it; yes or no they are
 * not. */
static void door_weigh(const struct limitation_facts *facts, struct limitation_result *result)
{
    if (facts->door != LIMITATION_DOOR_OPEN)
        return;
    result->in_time = ANSWER_NONE;
    if (result->state == LIMITATION_APPARENTLY_PASSED)
        result->state = LIMITATION_UNKNOWN;
    result->why.missing |= facts->scope->why.missing;
}

static void rules_say(struct reading *r)
{
    struct explained *why = &r->result->why;
    const struct date on = r->facts->asked_on;

    explain_rule(why, r->rule);
    if (r->is_interrupted)
        explain_in_force(why, r->law, RULE_LIM_3, on);
    if (why->used & FACT(SUSPENSIONS))
        explain_in_force(why, r->law, RULE_LIM_4, on);
    if (date_is_whole(r->result->strict.natural))
        explain_cite(why, rule_in_force(r->law->rules, RULE_LIM_5, on));
    if (r->is_periodic && r->topic & topics_allowance)
        limitation_allowance_say(rule_in_force(r->law->rules, RULE_LIM_6, on), r->result);
    else if (r->is_periodic)
        explain_in_force(why, r->law, RULE_LIM_6, on);
    if (r->topic & topics_injury)
        explain_in_force(why, r->law, RULE_LIM_7, on);
}

void limitation_assess(const struct law *law, const struct limitation_facts *facts,
                       struct limitation_result *ret_result)
{
    struct reading r = {.law = law, .facts = facts, .result = ret_result};

    *ret_result = (struct limitation_result){.may_file = true};
    if (facts->door != LIMITATION_DOOR_ARBITRATION)
        limitation_door_say(facts, ret_result);
    if (facts->door == LIMITATION_DOOR_ELSEWHERE) {
        limitation_state_say(ret_result);
        return;
    }
    r.topic = facts->topic > TOPIC_NONE && facts->topic < TOPIC_COUNT ? CODE_BIT(facts->topic) : 0;
    limitation_start_find(&r);
    if (r.has_no_month) {
        ret_result->why.missing = 0;
        limitation_state_say(ret_result);
        return;
    }
    if (!r.rule) {
        explain_zh(&ret_result->why, "当日没有启用的时效规则。");
        explain_en(&ret_result->why, "No limitation rule in force on that day. ");
        limitation_state_say(ret_result);
        return;
    }
    if (r.months_rule)
        limitation_months_find(&r, &ret_result->strict);
    else if (date_is_whole(r.strict_start))
        limitation_strict_find(&r, r.strict_start, &ret_result->strict);
    if (date_is_whole(r.arguable_start))
        arguable_find(&r, &ret_result->arguable);
    state_find(&r);
    door_weigh(facts, ret_result);
    rules_say(&r);
    limitation_months_say(ret_result);
    limitation_dates_say(law, r.spread, ret_result);
    limitation_promise_say(r.promised_on, ret_result);
    limitation_late_say(r.late_on, ret_result);
    limitation_state_say(ret_result);
    arguable_hurry(&r);
    explain_missing(&ret_result->why);
}
