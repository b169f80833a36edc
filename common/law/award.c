/* SPDX-License-Identifier: Apache-2.0
 *
 * Final or not, item by item; see law/award.h. The steps that follow are in award_step.c.
 * An item is tested by what was awarded, never by what was claimed.
 */
#include "law/award_step.h"

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
    /* FA-2 and FA-4 both speak of it, and not alike. */
    if (item->amount.fen > most && item->national_standard == ANSWER_YES &&
        rule_in_force(law->rules, RULE_FA_4, facts->made_on)) {
        why->missing |= FACT(AWARD_ITEMS);
        explain_in_force(why, law, RULE_FA_2, facts->made_on);
        explain_in_force(why, law, RULE_FA_4, facts->made_on);
        return ANSWER_NONE;
    }
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

    explain_used(&result->why, facts->item_count > 0, FACT(AWARD_ITEMS));
    explain_used(&result->why, facts->stated_final, FACT(STATED_FINAL));
    for (int i = 0; i < facts->item_count && i < AWARD_ITEMS; i++) {
        result->final_items[i] = item_assess(law, facts, &facts->items[i], &result->why);
        item_weigh(confirmed, &facts->items[i], i, result);
    }
    if (confirmed == ANSWER_YES)
        explain_in_force(&result->why, law, RULE_FA_5, facts->made_on);
    whole_find(law, facts, confirmed, result);
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
    explain_used(&ret_result->why, facts->result, FACT(ARBITRATION));
    if (award_is_absent(facts->result)) {
        absence_say(law, facts, &ret_result->why);
        return;
    }
    items_assess(law, facts, ret_result);
    if (ret_result->final != ANSWER_NONE || ret_result->mixed)
        explain_in_force(&ret_result->why, law, RULE_FA_8, facts->made_on);
    award_steps_find(law, facts, ret_result);
    explain_missing(&ret_result->why);
}
