/* SPDX-License-Identifier: Apache-2.0
 *
 * What may not be done to her in pregnancy, leave and nursing; see law/maternity.h.
 * Where the law leaves a case open, a human looks at it.
 */
#include "law/maternity.h"

#include "law/code.h"
#include "law/rule_id.h"

#define FACT(name) CODE_BIT(LAW_FACT_##name)

enum { MONTH_HUNDREDTHS = 100 };

struct asking {
    const struct law *law;
    const struct protection_facts *facts;
    struct protection_result *result;
    enum answer nursing;
    enum answer protected_now; /* in any of the three periods */
};

static enum answer nursing_on(const struct law *law, const struct protection_facts *facts)
{
    const struct date last = nursing_end(law, facts->birth_on);

    if (facts->nursing == ANSWER_YES)
        return ANSWER_YES;
    if (!date_is_whole(last) || !date_is_whole(facts->on))
        return facts->nursing;
    return date_compare(facts->on, facts->birth_on) >= 0 && date_compare(facts->on, last) <= 0
               ? ANSWER_YES
               : ANSWER_NO;
}

static enum answer protected_on(const struct asking *a)
{
    if (a->facts->pregnant == ANSWER_YES || a->facts->on_leave == ANSWER_YES ||
        a->nursing == ANSWER_YES)
        return ANSWER_YES;
    if (a->facts->pregnant == ANSWER_NO && a->facts->on_leave == ANSWER_NO &&
        a->nursing == ANSWER_NO)
        return ANSWER_NO;
    return ANSWER_NONE;
}

static void fine_set(struct asking *a, const struct rule *rule, const char *low, const char *high)
{
    const struct rule_param *least = rule_param_find(rule, low);

    a->result->violated = ANSWER_YES;
    explain_rule(&a->result->why, rule);
    if (least) {
        a->result->fine_min = money_of_fen(least->value);
        a->result->fine_max = money_of_fen(rule_param(rule, high));
    }
}

static void violation(struct asking *a, const struct rule *rule)
{
    fine_set(a, rule, "finemin", "finemax");
}

/* That she was in one of them is not asked again, but in which and when. */
static uint64_t period_missing(const struct asking *a)
{
    return a->facts->period_told ? FACT(THREE_PERIOD_DATES) : FACT(THREE_PERIOD);
}

/* MP-13: items 1 and 2 of the appendix bind at any time, 3 and 4 in pregnancy and nursing, and
 * weigh more. */
static void prohibited_assess(struct asking *a)
{
    const struct rule *rule = rule_in_force(a->law->rules, RULE_MP_13, a->facts->on);

    if (!rule)
        return;
    if (a->facts->act == PROTECTED_ACT_PROHIBITED_FOR_ALL_WOMEN) {
        violation(a, rule);
    } else if (a->facts->pregnant == ANSWER_YES || a->nursing == ANSWER_YES) {
        fine_set(a, rule, "heavymin", "heavymax");
    } else if (a->facts->pregnant == ANSWER_NO && a->nursing == ANSWER_NO) {
        a->result->violated = ANSWER_NO;
    } else {
        a->result->why.missing |= period_missing(a);
    }
}

/* MP-5 from the seventh month, MP-11 while nursing; earlier in pregnancy there is no such ban. */
static void night_assess(struct asking *a)
{
    const struct rule *late = rule_in_force(a->law->rules, RULE_MP_5, a->facts->on);
    const struct rule *nursing = rule_in_force(a->law->rules, RULE_MP_11, a->facts->on);

    if (a->nursing == ANSWER_YES && nursing) {
        violation(a, nursing);
        return;
    }
    if (a->facts->pregnant == ANSWER_YES && late) {
        explain_used(&a->result->why, a->facts->month_hundredths >= 0, FACT(CERTIFICATE));
        if (a->facts->month_hundredths < 0)
            a->result->why.missing |= FACT(CERTIFICATE);
        else if (a->facts->month_hundredths >= rule_param(late, "months") * MONTH_HUNDREDTHS)
            violation(a, late);
        else
            a->result->violated = ANSWER_NO;
        return;
    }
    a->result->violated = a->protected_now == ANSWER_NO ? ANSWER_NO : ANSWER_NONE;
    if (a->result->violated == ANSWER_NONE)
        a->result->why.missing |= period_missing(a);
}

static void banned_assess(struct asking *a, int number)
{
    const struct rule *rule = rule_in_force(a->law->rules, number, a->facts->on);

    if (!rule)
        return;
    if (a->protected_now == ANSWER_YES) {
        violation(a, rule);
        return;
    }
    a->result->violated = a->protected_now;
    if (a->protected_now == ANSWER_NONE)
        a->result->why.missing |= period_missing(a);
}

/* MP-18: a unilateral termination without notice to an existing union is compensated, cured before
 * suit or not. */
static void union_say(struct asking *a)
{
    if (a->facts->has_union == ANSWER_NO)
        return;
    if (a->facts->union_told != ANSWER_YES)
        explain_in_force(&a->result->why, a->law, RULE_MP_18, a->facts->on);
}

static void fault_assess(struct asking *a)
{
    explain_in_force(&a->result->why, a->law, RULE_MP_2, a->facts->on);
    union_say(a);
    explain_zh(&a->result->why, "以本人重大过失解除的，不当然违法，由工作人员核实过失事实和程序。");
    explain_en(&a->result->why,
               "Dismissal for her own fault is not illegal as such; a human looks at it. ");
}

static void act_assess(struct asking *a)
{
    switch (a->facts->act) {
    case PROTECTED_ACT_NIGHT_OR_OVERTIME:
        night_assess(a);
        return;
    case PROTECTED_ACT_DISMISSAL_NOTICE:
    case PROTECTED_ACT_DISMISSAL_LAYOFF:
        banned_assess(a, RULE_MP_2);
        union_say(a);
        return;
    case PROTECTED_ACT_EXPIRY:
        banned_assess(a, RULE_MP_3);
        return;
    case PROTECTED_ACT_PAY_CUT:
        banned_assess(a, RULE_MP_1);
        return;
    case PROTECTED_ACT_PROHIBITED_WORK:
    case PROTECTED_ACT_PROHIBITED_FOR_ALL_WOMEN:
        prohibited_assess(a);
        return;
    case PROTECTED_ACT_DISMISSAL_FAULT:
        fault_assess(a);
        return;
    case PROTECTED_ACT_DISMISSAL_MUTUAL:
        explain_in_force(&a->result->why, a->law, RULE_MP_2, a->facts->on);
        explain_zh(&a->result->why, "协商解除一经签字难以反悔，请先咨询再签。");
        explain_en(&a->result->why, "An agreed ending is hard to undo: advice before signing. ");
        return;
    case PROTECTED_ACT_COUNT:
        return;
    }
}

void protection_assess(const struct law *law, const struct protection_facts *facts,
                       struct protection_result *ret_result)
{
    struct asking a = {.law = law, .facts = facts, .result = ret_result};

    *ret_result = (struct protection_result){0};
    a.nursing = nursing_on(law, facts);
    a.protected_now = protected_on(&a);
    explain_used(&ret_result->why,
                 facts->pregnant || facts->on_leave || facts->nursing || facts->period_told,
                 FACT(THREE_PERIOD));
    explain_used(&ret_result->why, !date_is_absent(facts->birth_on), FACT(BIRTH_ON));
    explain_used(&ret_result->why, !date_is_absent(facts->on), FACT(ACT_ON));
    act_assess(&a);
    explain_missing(&ret_result->why);
}
