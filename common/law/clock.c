/* SPDX-License-Identifier: Apache-2.0
 *
 * Runs one clock through its events, in their order; see law/clock.h.
 * What the rule does not allow moves nothing and is counted as ignored.
 */
#include "law/clock.h"

#include "law/code.h"
#include "law/place.h"
#include "law/rule_id.h"

struct run {
    const struct law *law;
    const struct rule *rule;
    struct clock_result *result;
    struct date start;
    int length;
    int extension;
    enum rule_unit unit;
    struct span {
        struct date from;
        struct date until;
    } spans[CLOCK_EVENTS]; /* suspensions, by their first day */
    int span_count;
};

static bool allows(const struct run *run, enum rule_allows event)
{
    if (run->rule->allows & (unsigned)event)
        return true;
    run->result->ignored++;
    explain_zh(&run->result->why, "本期限不因该事由变动。");
    explain_en(&run->result->why, "This clock does not move for that. ");
    return false;
}

static void extend(struct run *run, const struct clock_event *event)
{
    const struct rule_param *most = rule_param_find(run->rule, "extension");
    int length = event->length > 0 ? event->length : (most ? most->value : 0);

    if (!allows(run, RULE_ALLOWS_EXTEND))
        return;
    if (event->approved != ANSWER_YES) {
        run->result->ignored++;
        run->result->why.missing |= CODE_BIT(LAW_FACT_APPROVAL);
        explain_zh(&run->result->why, "未见批准或者同意延长的记录，期限不延长。");
        explain_en(&run->result->why, "No record of an approval: not extended. ");
        return;
    }
    if (most && length > most->value - run->extension)
        length = most->value - run->extension;
    run->extension += length;
    explain_zh(&run->result->why, "已批准延长%d%s。", length, rule_unit_zh(run->unit));
    explain_en(&run->result->why, "Extended by %d %s. ", length, rule_unit_name(run->unit));
}

static void span_add(struct run *run, const struct clock_event *event)
{
    int at = run->span_count++;

    for (; at > 0 && date_compare(run->spans[at - 1].from, event->on) > 0; at--)
        run->spans[at] = run->spans[at - 1];
    run->spans[at] = (struct span){event->on, event->until};
}

/* DC-3: a last day that a holiday moves is within the term, and what is suspended from there on
 * counts after it. ret_moved grows to that day; false: it began after the end. */
static bool span_reaches(const struct run *run, struct date natural, struct date from,
                         int *ret_moved)
{
    struct day_due end;

    day_due_on(run->law->calendar, date_add_days(natural, *ret_moved), &end);
    if (date_compare(from, end.natural) <= 0)
        return true;
    if (!date_is_whole(end.legal_due) || date_compare(from, end.legal_due) > 0)
        return false;
    *ret_moved = date_days_between(natural, end.legal_due);
    return true;
}

/* Each day counts once; what began before the start or after the end moves nothing for it.
 * ret_moved is by how much the end moves: the suspended days, and those of a rolled last day. */
static int days_suspended(const struct run *run, struct date natural, int *ret_moved)
{
    struct date covered = run->start;
    int days = 0;

    *ret_moved = 0;
    for (int i = 0; i < run->span_count; i++) {
        const struct span *span = &run->spans[i];

        if (!span_reaches(run, natural, span->from, ret_moved))
            break;
        if (date_compare(span->from, covered) > 0)
            covered = span->from;
        if (date_compare(span->until, covered) <= 0)
            continue;
        days += date_days_between(covered, span->until);
        *ret_moved += date_days_between(covered, span->until);
        covered = span->until;
    }
    return days;
}

static void suspend(struct run *run, const struct clock_event *event)
{
    int days;

    if (!allows(run, RULE_ALLOWS_SUSPEND))
        return;
    if (date_is_absent(event->until)) {
        run->result->state = CLOCK_SUSPENDED;
        explain_zh(&run->result->why, "自%s起中止，尚未恢复。", DATE_TEXT(event->on));
        explain_en(&run->result->why, "Suspended since %s. ", DATE_TEXT(event->on));
        return;
    }
    days = date_days_between(event->on, event->until);
    if (days <= 0) {
        run->result->ignored++;
        return;
    }
    span_add(run, event);
    explain_zh(&run->result->why, "%s至%s中止%d日，不计入。", DATE_TEXT(event->on),
               DATE_TEXT(event->until), days);
    explain_en(&run->result->why, "Suspended %d days from %s to %s. ", days, DATE_TEXT(event->on),
               DATE_TEXT(event->until));
}

/* After the end there is nothing left to interrupt (DL-ENF-1 runs as limitation does). */
static bool comes_too_late(struct run *run, const struct clock_event *event, enum rule_allows kind)
{
    struct day_due due;
    int moved;

    if (kind != RULE_ALLOWS_INTERRUPT)
        return false;
    day_due(run->law->calendar, run->start, run->length + run->extension, run->unit, &due);
    if (!date_is_whole(due.natural))
        return false;
    days_suspended(run, due.natural, &moved);
    day_due_on(run->law->calendar, date_add_days(due.natural, moved), &due);
    if (!date_is_whole(due.legal_due) || date_compare(event->on, due.legal_due) <= 0)
        return false;
    run->result->ignored++;
    explain_zh(&run->result->why, "%s在期限届满之后，不能中断。", DATE_TEXT(event->on));
    explain_en(&run->result->why, "%s is after the end: nothing to interrupt. ",
               DATE_TEXT(event->on));
    return true;
}

/* Running anew forgets what was extended and suspended before. */
static void restart(struct run *run, const struct clock_event *event, enum rule_allows kind)
{
    if (!allows(run, kind) || comes_too_late(run, event, kind))
        return;
    run->start = event->on;
    run->extension = 0;
    run->span_count = 0;
    run->result->state = CLOCK_RUNNING;
    explain_zh(&run->result->why, "自%s起重新计算。", DATE_TEXT(event->on));
    explain_en(&run->result->why, "Runs anew from %s. ", DATE_TEXT(event->on));
}

static void event_apply(struct run *run, const struct clock_event *event)
{
    if (!date_is_whole(event->on) && event->kind != CLOCK_EXTEND) {
        run->result->ignored++;
        return;
    }
    switch (event->kind) {
    case CLOCK_EXTEND:
        extend(run, event);
        return;
    case CLOCK_SUSPEND:
        suspend(run, event);
        return;
    case CLOCK_RESTART:
        restart(run, event, RULE_ALLOWS_RESTART);
        return;
    case CLOCK_INTERRUPT:
        restart(run, event, RULE_ALLOWS_INTERRUPT);
        return;
    case CLOCK_STOP:
        run->result->state = CLOCK_STOPPED;
        run->result->stopped_on = event->on;
    }
}

static bool length_find(struct run *run, const struct clock_facts *facts)
{
    const struct rule_param *length = rule_param_find(run->rule, "length");

    if (run->rule->allows & RULE_ALLOWS_AGREED) {
        run->length = facts->agreed_length;
        run->unit = facts->agreed_unit;
        return facts->agreed_length > 0;
    }
    if (!length)
        return false;
    run->length = length->value;
    run->unit = length->unit;
    return true;
}

/* DL-LA-1: the national days or the province's working days, whichever end first. */
static void provincial(const struct run *run, struct day_due *due)
{
    const struct rule_param *other = rule_param_find(run->rule, "shandong");
    struct day_due alternative;

    if (!other)
        return;
    day_due(run->law->calendar, run->start, other->value, other->unit, &alternative);
    if (alternative.gap == DAY_GAP_NONE && date_compare(alternative.natural, due->natural) < 0)
        *due = alternative;
}

static void due_suspend(struct run *run, struct day_due *due)
{
    const struct day_due counted = *due;
    int moved;
    const int days = days_suspended(run, counted.natural, &moved);

    if (days == 0)
        return;
    run->result->suspended_days = days;
    day_due_on(run->law->calendar, date_add_days(counted.natural, moved), due);
    due->start = counted.start;
    due->length = counted.length;
    due->unit = counted.unit;
}

static void due_find(struct run *run)
{
    struct day_due *due = &run->result->due;

    if (run->rule->allows & RULE_ALLOWS_BACKWARD) {
        day_before(run->law->calendar, run->start, run->length, run->unit, due);
        return;
    }
    day_due(run->law->calendar, run->start, run->length + run->extension, run->unit, due);
    provincial(run, due);
    if (date_is_whole(due->natural))
        due_suspend(run, due);
    if (run->rule->allows & RULE_ALLOWS_STRICT)
        due->legal_due = due->natural;
    if (run->rule->allows & RULE_ALLOWS_EARLIEST) {
        due->legal_due = due->safe_due = (struct date){0};
        due->gap = date_is_whole(due->natural) ? DAY_GAP_NONE : due->gap;
    }
}

/* A wait: the first day on which it may be done. */
static void wait_say(struct explained *why, const struct day_due *due)
{
    const struct date first = date_add_days(due->natural, 1);

    explain_zh(why, "自%s次日起算，至%s期满；期满后，自%s起可以办理，此前不能办理。",
               DATE_TEXT(due->start), DATE_TEXT(due->natural), DATE_TEXT(first));
    explain_en(why, "Counted from the day after %s, over on %s: it may be done from %s on and not "
                    "before. ",
               DATE_TEXT(due->start), DATE_TEXT(due->natural), DATE_TEXT(first));
}

static void wait_range_say(struct explained *why, const struct day_due *earliest,
                           const struct day_due *latest)
{
    const struct date first = date_add_days(earliest->natural, 1);
    const struct date last = date_add_days(latest->natural, 1);

    explain_zh(why, "起算日只说到年或者月：按其最早一日，自%s起可以办理；按其最晚一日，自%s起。",
               DATE_TEXT(first), DATE_TEXT(last));
    explain_en(why, "Only the month or the year of the start is told: from its first day it may be "
                    "done from %s on, from its last from %s. ",
               DATE_TEXT(first), DATE_TEXT(last));
}

static void due_explain(struct run *run)
{
    char text[DAY_TEXT_SIZE];
    struct explained *why = &run->result->why;
    struct day_due told = run->result->due;

    if (run->rule->allows & RULE_ALLOWS_BACKWARD && date_is_whole(run->result->due.natural)) {
        explain_zh(why, "最迟须在%s办理。", DATE_TEXT(run->result->due.natural));
        explain_en(why, "At the latest on %s. ", DATE_TEXT(run->result->due.natural));
        return;
    }
    if (run->rule->allows & RULE_ALLOWS_EARLIEST && date_is_whole(told.natural)) {
        wait_say(why, &told);
        return;
    }
    if (run->rule->allows & RULE_ALLOWS_DUTY)
        told.safe_due = (struct date){0};
    /* Whether it rolls is not what the calendar would say. */
    if (run->rule->allows & RULE_ALLOWS_STRICT && told.gap == DAY_GAP_CALENDAR_MISSING)
        told.gap = DAY_GAP_NONE;
    day_explain_zh(run->law->calendar, &told, text);
    explain_zh(why, "%s", text);
    day_explain_en(run->law->calendar, &told, text);
    explain_en(why, "%s ", text);
    if (run->result->due.gap == DAY_GAP_CALENDAR_MISSING)
        why->missing |= CODE_BIT(LAW_FACT_CALENDAR);
}

/* Limitation, and the term to enforce, which runs as it does: whether an obstacle was one is
 * decided later, and she acts by the day without it. */
static void strict_find(struct run *run)
{
    struct explained *why = &run->result->why;
    struct day_due *strict = &run->result->strict;
    char text[DAY_TEXT_SIZE];

    if (!(run->rule->allows & RULE_ALLOWS_INTERRUPT) ||
        (run->result->suspended_days == 0 && run->result->state != CLOCK_SUSPENDED))
        return;
    day_due(run->law->calendar, run->start, run->length + run->extension, run->unit, strict);
    day_explain_zh(run->law->calendar, strict, text);
    explain_zh(why, "中止须有证据并经认定；不计中止的：%s", text);
    day_explain_en(run->law->calendar, strict, text);
    explain_en(why, "The suspension has to be shown; without it: %s ", text);
}

static void unknown(struct clock_result *result, const char *zh, const char *en)
{
    result->state = CLOCK_UNKNOWN;
    explain_zh(&result->why, "%s", zh);
    explain_en(&result->why, "%s ", en);
}

/* Off because the place lies outside (place.h), whatever the day. */
static bool is_of_the_province(const struct rulebook *book, int number)
{
    const struct rule *row = &book->rules[book->first[number]];

    return !row->on && place_is_source_of_shandong(row->source);
}

/* A month or a year of the start is a range, and the day is asked for. */
static void range_find(struct run *run, const struct clock_facts *facts)
{
    struct clock_result *result = run->result;
    const bool duty = run->rule->allows & RULE_ALLOWS_DUTY;

    result->state = CLOCK_UNKNOWN;
    result->why.missing |= facts->start_fact ? facts->start_fact : CODE_BIT(LAW_FACT_START_ON);
    if (!date_is_absent(facts->start)) {
        run->start = date_earliest(facts->start);
        due_find(run);
        result->earliest = result->due;
        run->start = date_latest(facts->start);
        due_find(run);
        result->latest = result->due;
    }
    if (run->rule->allows & RULE_ALLOWS_EARLIEST && date_is_whole(result->latest.natural)) {
        wait_range_say(&result->why, &result->earliest, &result->latest);
    } else if (date_is_whole(result->earliest.natural) && date_is_whole(result->latest.natural)) {
        explain_zh(&result->why, "起算日只说到年或者月：按其最早一日至%s，按其最晚一日至%s%s。",
                   DATE_TEXT(result->earliest.natural), DATE_TEXT(result->latest.natural),
                   duty ? "" : "；请按最早一日办理");
        explain_en(&result->why,
                   "Only the month or the year of the start is told: until %s from its first day, "
                   "until %s from its last%s. ",
                   DATE_TEXT(result->earliest.natural), DATE_TEXT(result->latest.natural),
                   duty ? "" : "; act by the first");
    }
    result->due = (struct day_due){.start = facts->start, .gap = DAY_GAP_START_MISSING};
    explain_missing(&result->why);
}

void clock_read(const struct law *law, const struct clock_facts *facts,
                struct clock_result *ret_result)
{
    struct run run = {.law = law, .result = ret_result, .start = facts->start};

    *ret_result = (struct clock_result){.state = CLOCK_RUNNING};
    run.rule = rule_in_force(law->rules, facts->rule, facts->start);
    ret_result->rule = run.rule;
    if (!run.rule && is_of_the_province(law->rules, facts->rule)) {
        unknown(ret_result, "该规则是山东省的规定，在该地不适用或者已停用。",
                "A rule of Shandong: it does not hold there, or is switched off.");
        return;
    }
    if (!run.rule) {
        unknown(ret_result, "起算当日没有启用的规则，无法计算。", "No rule in force on that day.");
        return;
    }
    explain_rule(&ret_result->why, run.rule);
    if (!length_find(&run, facts)) {
        unknown(ret_result, "该事项没有固定期限。", "No fixed length.");
        return;
    }
    explain_used(&ret_result->why, !date_is_absent(facts->start),
                 facts->start_fact ? facts->start_fact : CODE_BIT(LAW_FACT_START_ON));
    if (!date_is_whole(facts->start)) {
        range_find(&run, facts);
        return;
    }
    for (int i = 0; i < facts->event_count && i < CLOCK_EVENTS; i++)
        event_apply(&run, &facts->events[i]);
    if (ret_result->state == CLOCK_SUSPENDED) {
        strict_find(&run);
        return;
    }
    due_find(&run);
    due_explain(&run);
    strict_find(&run);
    if (date_is_absent(ret_result->due.natural) && ret_result->state == CLOCK_RUNNING)
        ret_result->state = CLOCK_UNKNOWN;
}

bool clock_moved(const struct clock_result *before, const struct clock_result *after,
                 struct explained *ret_why)
{
    explain_begin(ret_why);
    if (date_equal(before->due.natural, after->due.natural) &&
        date_equal(before->due.legal_due, after->due.legal_due) &&
        date_equal(before->due.safe_due, after->due.safe_due))
        return false;
    explain_cite(ret_why, after->rule);
    explain_zh(ret_why, "期限由%s更新为%s（请在%s前办理）。", DATE_TEXT(before->due.natural),
               DATE_TEXT(after->due.legal_due), DATE_TEXT(after->due.safe_due));
    explain_en(ret_why, "The date moved from %s to %s (act by %s). ",
               DATE_TEXT(before->due.natural), DATE_TEXT(after->due.legal_due),
               DATE_TEXT(after->due.safe_due));
    explain_join(ret_why, &after->why);
    return true;
}

enum answer clock_has_lapsed(const struct clock_result *clock, struct date today)
{
    if (clock->state != CLOCK_RUNNING || !date_is_whole(today) ||
        !date_is_whole(clock->due.legal_due))
        return ANSWER_NONE;
    return date_compare(today, clock->due.legal_due) > 0 ? ANSWER_YES : ANSWER_NO;
}
