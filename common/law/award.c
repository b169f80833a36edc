/* SPDX-License-Identifier: Apache-2.0
 *
 * Final or not, item by item, and the steps that follow; see law/award.h.
 * An item is tested by what was awarded, never by what was claimed.
 */
#include "law/award.h"

#include "law/code.h"
#include "law/rule_id.h"

#define TOPIC(name) CODE_BIT(TOPIC_##name)
#define FACT(name) CODE_BIT(LAW_FACT_##name)

/* FA-1, FA-3: pay, injury medical fees, economic compensation, damages (调解仲裁法 47(1), 办案规则
 * 50(2)). */
static const uint64_t topics_of_money =
    TOPIC(WAGE_ARREARS) | TOPIC(PAY_CUT) | TOPIC(OVERTIME) | TOPIC(ANNUAL_LEAVE_PAY) |
    TOPIC(DOUBLE_WAGE) | TOPIC(WAGE_LOSS) | TOPIC(SEVERANCE) | TOPIC(SEVERANCE_DIFF) |
    TOPIC(NOTICE_PAY) | TOPIC(ILLEGAL_DISMISSAL_COMPENSATION) | TOPIC(NON_COMPETE) |
    TOPIC(PROBATION) | TOPIC(INJURY_MEDICAL_FEE) | TOPIC(MATERNITY_PAY);
/* FA-3: what compensation and damages are, by name. */
static const uint64_t topics_named = TOPIC(DOUBLE_WAGE) | TOPIC(SEVERANCE) | TOPIC(SEVERANCE_DIFF) |
                                     TOPIC(ILLEGAL_DISMISSAL_COMPENSATION) | TOPIC(NON_COMPETE) |
                                     TOPIC(PROBATION);
/* FA-9: nothing in article 47 covers these. */
static const uint64_t topics_not_final = TOPIC(REINSTATEMENT) | TOPIC(TRANSFER) | TOPIC(APOLOGY) |
                                         TOPIC(PREGNANCY_DISMISSAL) | TOPIC(PREGNANCY_TERMINATION);

static uint64_t topic_bit(int topic)
{
    return topic > TOPIC_NONE && topic < TOPIC_COUNT ? CODE_BIT(topic) : 0;
}

/* How it was decided is not told. */
static bool is_untold(const struct award_item *item)
{
    return item->result == ITEM_RESULT_NONE || item->result == ITEM_RESULT_UNKNOWN;
}

static bool is_decided(const struct award_item *item)
{
    return item->result == ITEM_RESULT_SUPPORTED || item->result == ITEM_RESULT_PARTLY ||
           item->result == ITEM_RESULT_REJECTED || item->result == ITEM_RESULT_UNKNOWN;
}

static bool is_granted(const struct award_item *item)
{
    return item->result == ITEM_RESULT_SUPPORTED || item->result == ITEM_RESULT_PARTLY;
}

static enum answer money_item(const struct law *law, const struct award_facts *facts,
                              const struct award_item *item, struct explained *why)
{
    const struct rule *rule = rule_in_force(law->rules, RULE_FA_1, facts->made_on);
    int64_t most;

    if (!rule)
        return ANSWER_NONE;
    if (!item->amount.stated)
        why->missing |= FACT(AWARD_AMOUNT);
    if (!facts->min_wage.stated)
        why->missing |= FACT(MIN_WAGE);
    if (!item->amount.stated || !facts->min_wage.stated)
        return ANSWER_NONE;
    why->used |= FACT(AWARD_AMOUNT) | FACT(MIN_WAGE);
    if (topic_bit(item->topic) & topics_named)
        explain_cite(why, rule_in_force(law->rules, RULE_FA_3, facts->made_on));
    most = facts->min_wage.fen * rule_param(rule, "months");
    if (item->amount.fen > most) {
        explain_in_force(why, law, RULE_FA_2, facts->made_on);
        return ANSWER_NO;
    }
    explain_rule(why, rule);
    return ANSWER_YES;
}

static enum answer item_assess(const struct law *law, const struct award_facts *facts,
                               const struct award_item *item, struct explained *why)
{
    const uint64_t topic = topic_bit(item->topic);

    if (!is_granted(item) || !topic)
        return ANSWER_NONE;
    if (topic & topics_not_final)
        return explain_in_force(why, law, RULE_FA_9, facts->made_on) ? ANSWER_NO : ANSWER_NONE;
    if (item->topic == TOPIC_CONFIRM_LABOUR_RELATION)
        return explain_in_force(why, law, RULE_FA_5, facts->made_on) ? ANSWER_NO : ANSWER_NONE;
    if (topic & topics_of_money)
        return money_item(law, facts, item, why);
    if (item->national_standard == ANSWER_YES)
        return explain_in_force(why, law, RULE_FA_4, facts->made_on) ? ANSWER_YES : ANSWER_NONE;
    why->missing |= FACT(AWARD_ITEMS);
    return ANSWER_NONE;
}

/* FA-5: with the relation to be confirmed nothing in the award is final, however that was decided;
 * open while nobody tells whether it was decided, or what another item is about. */
static enum answer has_confirmation(const struct law *law, const struct award_facts *facts)
{
    enum answer answer = ANSWER_NO;

    if (!rule_in_force(law->rules, RULE_FA_5, facts->made_on))
        return ANSWER_NO;
    for (int i = 0; i < facts->item_count && i < AWARD_ITEMS; i++) {
        const struct award_item *item = &facts->items[i];

        if (item->topic == TOPIC_CONFIRM_LABOUR_RELATION && is_decided(item))
            return ANSWER_YES;
        if (item->topic == TOPIC_NONE ||
            (item->topic == TOPIC_CONFIRM_LABOUR_RELATION && item->result == ITEM_RESULT_NONE))
            answer = ANSWER_NONE;
    }
    return answer;
}

static void item_weigh(enum answer confirmed, const struct award_item *item, int index,
                       struct award_result *result)
{
    enum answer *final = &result->final_items[index];

    if (is_untold(item) || item->topic == TOPIC_NONE)
        result->why.missing |= FACT(AWARD_ITEMS);
    if (!is_granted(item))
        return;
    if (confirmed == ANSWER_YES)
        *final = ANSWER_NO;
    else if (confirmed == ANSWER_NONE && *final == ANSWER_YES)
        *final = ANSWER_NONE;
}

/* FA-7: the type of the award, and of all it grants, is what it says of itself. */
static void stated_take(const struct award_facts *facts, struct award_result *result)
{
    result->final = facts->stated_final;
    for (int i = 0; i < facts->item_count && i < AWARD_ITEMS; i++)
        if (is_granted(&facts->items[i]))
            result->final_items[i] = facts->stated_final;
}

/* What the award says (FA-7), else what holds of all items that were granted or may have been. */
static void whole_find(const struct law *law, const struct award_facts *facts,
                       enum answer confirmed, struct award_result *result)
{
    int counts[3] = {0};

    for (int i = 0; i < facts->item_count && i < AWARD_ITEMS; i++)
        if (is_granted(&facts->items[i]) || is_untold(&facts->items[i]))
            counts[result->final_items[i]]++;
    if (facts->item_count == 0)
        result->why.missing |= FACT(AWARD_ITEMS);
    if (facts->stated_final != ANSWER_NONE) {
        stated_take(facts, result);
        explain_in_force(&result->why, law, RULE_FA_7, facts->made_on);
        return;
    }
    result->mixed = counts[ANSWER_YES] > 0 && counts[ANSWER_NO] > 0;
    if (result->mixed)
        explain_in_force(&result->why, law, RULE_FA_6, facts->made_on);
    else if (confirmed == ANSWER_YES)
        result->final = ANSWER_NO;
    else if (counts[ANSWER_NONE] == 0 && counts[ANSWER_YES] + counts[ANSWER_NO] > 0)
        result->final = counts[ANSWER_YES] ? ANSWER_YES : ANSWER_NO;
    else
        result->why.missing |= FACT(STATED_FINAL);
}

static void items_assess(const struct law *law, const struct award_facts *facts,
                         struct award_result *result)
{
    const enum answer confirmed = has_confirmation(law, facts);

    for (int i = 0; i < facts->item_count && i < AWARD_ITEMS; i++) {
        result->final_items[i] = item_assess(law, facts, &facts->items[i], &result->why);
        item_weigh(confirmed, &facts->items[i], i, result);
    }
    if (confirmed == ANSWER_YES)
        explain_in_force(&result->why, law, RULE_FA_5, facts->made_on);
    whole_find(law, facts, confirmed, result);
}

/* --- what follows ----------------------------------------------------------------------------- */

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

/* Suits run from receipt. A final award takes effect on the day it was made (FA-8), and the two
 * years of enforcement from there at the earliest (SAFE-4). */
static void step_add(const struct law *law, const struct award_facts *facts, int number,
                     struct award_step step, struct award_result *result)
{
    const bool enforces = step.kind == AWARD_STEP_WORKER_ENFORCES;
    const struct date start = enforces ? facts->made_on : facts->received_on;
    const struct rule_param *length;

    if (!date_is_whole(start)) {
        result->why.missing |= enforces ? FACT(AWARD_ON) : FACT(SERVED_ON);
        return;
    }
    step.rule = rule_in_force(law->rules, number, start);
    if (!step.rule)
        return;
    length = rule_param_find(step.rule, "length");
    step.where_zh = steps[step.kind].where_zh;
    step.where_en = steps[step.kind].where_en;
    day_due(law->calendar, start, length->value, length->unit, &step.due);
    explain_cite(&result->why, step.rule);
    result->steps[result->step_count++] = step;
}

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

static void step_say(struct explained *why, const struct award_step *step)
{
    static const char *const parts_zh[] = {"", "（非终局事项）", "（终局事项）"};
    static const char *const parts_en[] = {"", " (items not final)", " (final items)"};

    explain_zh(why, "%s%s：最迟%s", steps[step->kind].zh, parts_zh[step->final],
               DATE_TEXT(step->due.natural));
    explain_en(why, "%s%s: until %s", steps[step->kind].en, parts_en[step->final],
               DATE_TEXT(step->due.natural));
    rolled_say(why, step);
    explain_zh(why, "，向%s提出。", step->where_zh);
    explain_en(why, ", at %s. ", step->where_en);
}

/* The worker may sue, the employer may only ask to set aside. */
static void final_steps(const struct law *law, const struct award_facts *facts, enum answer part,
                        struct award_result *result)
{
    step_add(law, facts, RULE_DL_SUE_2,
             (struct award_step){.kind = AWARD_STEP_WORKER_SUES, .final = part}, result);
    step_add(law, facts, RULE_DL_SUE_3,
             (struct award_step){.kind = AWARD_STEP_EMPLOYER_SETS_ASIDE, .final = part}, result);
    step_add(law, facts, RULE_DL_ENF_1,
             (struct award_step){.kind = AWARD_STEP_WORKER_ENFORCES, .final = part}, result);
}

/* Both may sue. */
static void other_steps(const struct law *law, const struct award_facts *facts, enum answer part,
                        struct award_result *result)
{
    step_add(law, facts, RULE_DL_SUE_1,
             (struct award_step){.kind = AWARD_STEP_WORKER_SUES, .final = part}, result);
    step_add(law, facts, RULE_DL_SUE_1,
             (struct award_step){.kind = AWARD_STEP_EMPLOYER_SUES, .final = part}, result);
}

static void steps_find(const struct law *law, const struct award_facts *facts,
                       struct award_result *result)
{
    if (date_is_whole(facts->made_on) && date_is_whole(facts->received_on) &&
        date_compare(facts->received_on, facts->made_on) < 0) {
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
        /* Open: her right to sue is the same either way. */
        step_add(law, facts, RULE_DL_SUE_1, (struct award_step){.kind = AWARD_STEP_WORKER_SUES},
                 result);
    }
    for (int i = 0; i < result->step_count; i++)
        step_say(&result->why, &result->steps[i]);
}

/* --- no award --------------------------------------------------------------------------------- */

/* What a case that ended without an award leads to, where a rule says so. */
static const struct ending {
    bool is_absent;
    bool has_rule;
    int rule;
} endings[ARBITRATION_RESULT_COUNT] = {
    [ARBITRATION_RESULT_MEDIATED] = {true, true, RULE_AG_F},
    [ARBITRATION_RESULT_MEDIATED_WITHDRAWN] = {true, true, RULE_LIM_8},
    [ARBITRATION_RESULT_SETTLED] = {.is_absent = true},
    [ARBITRATION_RESULT_WITHDRAWN] = {true, true, RULE_LIM_8},
    [ARBITRATION_RESULT_NOT_ACCEPTED] = {true, true, RULE_CT_1},
};

bool award_is_absent(int result)
{
    return result > ARBITRATION_RESULT_NONE && result < ARBITRATION_RESULT_COUNT &&
           endings[result].is_absent;
}

/* DL-SUE-1 to 3 count from the receipt of an award; a mediation document is not sued over (解释一
 * 11). */
static void absence_say(const struct law *law, const struct award_facts *facts,
                        struct explained *why)
{
    const struct ending *ending = &endings[facts->result];

    explain_zh(why, "仲裁没有以裁决结案（%s），不适用裁决的起诉期限。",
               code_zh(&law_codes_arbitration_result, facts->result));
    explain_en(why, "Arbitration ended without an award (%s): no term to sue over one runs. ",
               code_en(&law_codes_arbitration_result, facts->result));
    if (ending->has_rule)
        explain_in_force(why, law, ending->rule, facts->made_on);
}

void award_assess(const struct law *law, const struct award_facts *facts,
                  struct award_result *ret_result)
{
    *ret_result = (struct award_result){0};
    if (award_is_absent(facts->result)) {
        absence_say(law, facts, &ret_result->why);
        return;
    }
    items_assess(law, facts, ret_result);
    if (ret_result->final != ANSWER_NONE || ret_result->mixed)
        explain_in_force(&ret_result->why, law, RULE_FA_8, facts->made_on);
    steps_find(law, facts, ret_result);
    explain_missing(&ret_result->why);
}

const char *award_step_name(enum award_step_kind kind) { return steps[kind].name; }
