/* SPDX-License-Identifier: Apache-2.0
 *
 * Who may do what over an award, where and until when (FA-8, DL-SUE-1..3, DL-ENF-1). A day that is
 * not told to the day gives a range, and she acts by its first end (SAFE-4).
 */
#include "law/award_step.h"

#include "law/code.h"
#include "law/rule_id.h"

#define FACT(name) CODE_BIT(LAW_FACT_##name)

static const struct {
    const char *name;
    const char *zh;
    const char *en;
    const char *where_zh;
    const char *where_en;
} steps[] = {
    [AWARD_STEP_WORKER_SUES] = {"worker_sues", "劳动者起诉", "The worker sues", "基层人民法院",
                                "the basic court"},
    [AWARD_STEP_EMPLOYER_SUES] = {"employer_sues", "用人单位起诉", "The employer sues",
                                  "基层人民法院", "the basic court"},
    [AWARD_STEP_EMPLOYER_SETS_ASIDE] = {"employer_sets_aside", "用人单位申请撤销裁决",
                                        "The employer asks to set the award aside",
                                        "仲裁委员会所在地中级人民法院",
                                        "the intermediate court of the committee's place"},
    [AWARD_STEP_WORKER_ENFORCES] = {"worker_enforces", "劳动者申请执行",
                                    "The worker applies for enforcement",
                                    "被申请人住所地或者财产所在地人民法院",
                                    "the court of the respondent or its assets"},
};

/* The days between which a period began. */
struct start {
    struct date first; /* absent: not known */
    struct date last;  /* absent: not known */
    uint64_t missing;  /* LAW_FACT_CODES: would tell the day */
};

static struct date later(struct date a, struct date b)
{
    return date_is_absent(b) || (!date_is_absent(a) && date_compare(a, b) >= 0) ? a : b;
}

/* A final award takes effect on the day it was made (FA-8). */
static struct start made(const struct award_facts *facts)
{
    return (struct start){date_earliest(facts->made_on), date_latest(facts->made_on),
                          date_is_whole(facts->made_on) ? 0 : FACT(AWARD_ON)};
}

/* Suits run from receipt, which was no earlier than the award. */
static struct start received(const struct award_facts *facts)
{
    return (struct start){
        later(date_earliest(facts->received_on), date_earliest(facts->made_on)),
        date_latest(facts->received_on), date_is_whole(facts->received_on) ? 0 : FACT(SERVED_ON)};
}

static void due_find(const struct law *law, const struct rule *rule, struct date start,
                     struct day_due *ret_due)
{
    const struct rule_param *length = rule_param_find(rule, "length");

    *ret_due = (struct day_due){0};
    if (!date_is_absent(start))
        day_due(law->calendar, start, length->value, length->unit, ret_due);
}

static void step_add(const struct law *law, int number, const struct start *start,
                     struct award_step step, struct award_result *result)
{
    result->why.missing |= start->missing;
    if (date_is_absent(start->first))
        return;
    step.rule = rule_in_force(law->rules, number, start->first);
    if (!step.rule)
        return;
    step.where_zh = steps[step.kind].where_zh;
    step.where_en = steps[step.kind].where_en;
    if (!start->missing) {
        due_find(law, step.rule, start->first, &step.due);
    } else {
        due_find(law, step.rule, start->first, &step.earliest);
        due_find(law, step.rule, start->last, &step.latest);
    }
    explain_cite(&result->why, step.rule);
    result->steps[result->step_count++] = step;
}

/* --- words ------------------------------------------------------------------------------------ */

/* What the day is told like in every answer: rolled only where it was, open where the calendar is
 * not published; the employer is not told to hurry. */
static void rolled_say(struct explained *why, const struct award_step *step)
{
    const struct day_due *due = &step->due;
    const bool hers =
        step->kind == AWARD_STEP_WORKER_SUES || step->kind == AWARD_STEP_WORKER_ENFORCES;

    if (due->gap == DAY_GAP_CALENDAR_MISSING) {
        why->missing |= FACT(CALENDAR);
        explain_zh(why, "，%d年放假安排尚未公布或未录入，不能确定是否顺延", due->missing.year);
        explain_en(why, ", the calendar of %d is not published or not entered", due->missing.year);
    } else if (date_compare(due->legal_due, due->natural) > 0) {
        explain_zh(why, "，因休息日顺延至%s", DATE_TEXT(due->legal_due));
        explain_en(why, ", rolled over rest days to %s", DATE_TEXT(due->legal_due));
    }
    if (hers && date_is_whole(due->safe_due) && date_compare(due->safe_due, due->natural) < 0) {
        explain_zh(why, "，为稳妥请在%s前（含当日）办理", DATE_TEXT(due->safe_due));
        explain_en(why, ", to be safe by %s", DATE_TEXT(due->safe_due));
    }
}

/* Whether the last day on which it can be done has gone. */
static bool has_passed(const struct award_step *step, struct date today)
{
    const struct day_due *due = date_is_absent(step->due.natural) ? &step->latest : &step->due;

    return date_is_whole(today) && date_is_whole(due->legal_due) &&
           date_compare(today, due->legal_due) > 0;
}

static void range_say(struct explained *why, const struct award_step *step)
{
    const bool hers =
        step->kind == AWARD_STEP_WORKER_SUES || step->kind == AWARD_STEP_WORKER_ENFORCES;

    explain_zh(why, "起算日不能确定到日，最早%s届满", DATE_TEXT(step->earliest.natural));
    explain_en(why, "the day it runs from is not told, until %s at the earliest",
               DATE_TEXT(step->earliest.natural));
    if (!date_is_absent(step->latest.natural)) {
        explain_zh(why, "，最晚%s届满", DATE_TEXT(step->latest.natural));
        explain_en(why, " and %s at the latest", DATE_TEXT(step->latest.natural));
    }
    if (hers) {
        explain_zh(why, "，请按最早一日办理");
        explain_en(why, "; act by the first");
    }
}

static void step_say(struct explained *why, const struct award_step *step, struct date today)
{
    static const char *const parts_zh[] = {"", "（非终局事项）", "（终局事项）"};
    static const char *const parts_en[] = {"", " (items not final)", " (final items)"};

    explain_zh(why, "%s%s%s：", step->if_unsued ? "双方期满均未起诉、裁决生效的，" : "",
               steps[step->kind].zh, parts_zh[step->final]);
    explain_en(why, "%s%s%s: ", step->if_unsued ? "Where nobody sued and it took effect: " : "",
               steps[step->kind].en, parts_en[step->final]);
    if (date_is_absent(step->due.natural)) {
        range_say(why, step);
    } else {
        explain_zh(why, "最迟%s", DATE_TEXT(step->due.natural));
        explain_en(why, "until %s", DATE_TEXT(step->due.natural));
        rolled_say(why, step);
    }
    explain_zh(why, "%s，向%s提出。", has_passed(step, today) ? "，该日已过" : "", step->where_zh);
    explain_en(why, "%s, at %s. ", has_passed(step, today) ? ", which has passed" : "",
               step->where_en);
}

/* --- which steps ------------------------------------------------------------------------------ */

static bool grants_something(const struct award_facts *facts)
{
    for (int i = 0; i < facts->item_count && i < AWARD_ITEMS; i++)
        if (facts->items[i].result == ITEM_RESULT_SUPPORTED ||
            facts->items[i].result == ITEM_RESULT_PARTLY)
            return true;
    return false;
}

/* The worker may sue, the employer may only ask to set aside; she may have it enforced meanwhile,
 * from the day it was made at the earliest (SAFE-4). */
static void final_steps(const struct law *law, const struct award_facts *facts, enum answer part,
                        struct award_result *result)
{
    const struct start receipt = received(facts);
    const struct start effect = made(facts);

    step_add(law, RULE_DL_SUE_2, &receipt,
             (struct award_step){.kind = AWARD_STEP_WORKER_SUES, .final = part}, result);
    step_add(law, RULE_DL_SUE_3, &receipt,
             (struct award_step){.kind = AWARD_STEP_EMPLOYER_SETS_ASIDE, .final = part}, result);
    step_add(law, RULE_DL_ENF_1, &effect,
             (struct award_step){.kind = AWARD_STEP_WORKER_ENFORCES, .final = part}, result);
}

/* FA-8: unsued it takes effect when the term to sue has ended; of an award that may be final, when
 * it was made. */
static struct start effect_unsued(const struct law *law, const struct award_facts *facts,
                                  bool may_be_final)
{
    const struct rule *rule = rule_in_force(law->rules, RULE_DL_SUE_1, facts->received_on);
    struct start start = received(facts);
    struct day_due due;

    if (!rule)
        return (struct start){0};
    due_find(law, rule, start.first, &due);
    start.first = due.natural;
    due_find(law, rule, start.last, &due);
    start.last = due.natural;
    if (may_be_final && !date_is_absent(facts->made_on)) {
        start.first = date_earliest(facts->made_on);
        start.missing |= FACT(STATED_FINAL);
    }
    return start;
}

static void enforcement_step(const struct law *law, const struct award_facts *facts,
                             struct award_step step, struct award_result *result)
{
    const bool may_be_final = result->final == ANSWER_NONE && !result->mixed;
    const struct start effect = effect_unsued(law, facts, may_be_final);

    if (!grants_something(facts))
        return;
    step.kind = AWARD_STEP_WORKER_ENFORCES;
    step.if_unsued = true;
    step_add(law, RULE_DL_ENF_1, &effect, step, result);
}

/* Both may sue. */
static void other_steps(const struct law *law, const struct award_facts *facts, enum answer part,
                        struct award_result *result)
{
    const struct start receipt = received(facts);

    step_add(law, RULE_DL_SUE_1, &receipt,
             (struct award_step){.kind = AWARD_STEP_WORKER_SUES, .final = part}, result);
    step_add(law, RULE_DL_SUE_1, &receipt,
             (struct award_step){.kind = AWARD_STEP_EMPLOYER_SUES, .final = part}, result);
    enforcement_step(law, facts, (struct award_step){.final = part}, result);
}

/* Open: her right to sue is the same either way. */
static void open_steps(const struct law *law, const struct award_facts *facts,
                       struct award_result *result)
{
    const struct start receipt = received(facts);

    step_add(law, RULE_DL_SUE_1, &receipt, (struct award_step){.kind = AWARD_STEP_WORKER_SUES},
             result);
    enforcement_step(law, facts, (struct award_step){.final = ANSWER_NONE}, result);
}

void award_steps_find(const struct law *law, const struct award_facts *facts,
                      struct award_result *result)
{
    if (!date_is_absent(facts->made_on) && !date_is_absent(facts->received_on) &&
        date_compare(date_latest(facts->received_on), date_earliest(facts->made_on)) < 0) {
        result->why.missing |= FACT(AWARD_ON) | FACT(SERVED_ON); /* one of the two is wrong */
        return;
    }
    if (result->final == ANSWER_YES) {
        final_steps(law, facts, ANSWER_NONE, result);
    } else if (result->final == ANSWER_NO) {
        other_steps(law, facts, ANSWER_NONE, result);
    } else if (result->mixed) {
        final_steps(law, facts, ANSWER_YES, result);
        other_steps(law, facts, ANSWER_NO, result);
    } else {
        open_steps(law, facts, result);
    }
    explain_used(&result->why, result->step_count > 0 && !date_is_absent(facts->made_on),
                 FACT(AWARD_ON));
    explain_used(&result->why, result->step_count > 0 && !date_is_absent(facts->received_on),
                 FACT(SERVED_ON));
    for (int i = 0; i < result->step_count; i++)
        step_say(&result->why, &result->steps[i], facts->today);
}

const char *award_step_name(enum award_step_kind kind) { return steps[kind].name; }
