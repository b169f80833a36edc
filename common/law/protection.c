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
    bool nursing_contradicted; /* told to be nursing when the birth says otherwise, or not to */
    enum answer protected_now; /* in any of the three periods */
};

/* MP-11: the day before the first birthday, whichever day of a month or a year the birth was. What
 * is told of nursing and cannot be by the birth is a contradiction. */
static enum answer nursing_on(const struct law *law, const struct protection_facts *facts,
                              bool *ret_contradicted)
{
    const struct date first = nursing_end(law, date_earliest(facts->birth_on));
    const struct date last = nursing_end(law, date_latest(facts->birth_on));
    enum answer computed;

    if (!date_is_whole(first) || date_is_absent(facts->on))
        return facts->nursing;
    if (date_compare(date_earliest(facts->on), last) > 0 ||
        date_compare(date_latest(facts->on), date_earliest(facts->birth_on)) < 0)
        computed = ANSWER_NO;
    else if (date_compare(date_earliest(facts->on), date_latest(facts->birth_on)) >= 0 &&
             date_compare(date_latest(facts->on), first) <= 0)
        computed = ANSWER_YES;
    else
        return facts->nursing;
    *ret_contradicted = facts->nursing != ANSWER_NONE && facts->nursing != computed;
    return *ret_contradicted ? ANSWER_NONE : computed;
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

/* That she was in one of them is not asked again, but in which and when; of two facts that
 * contradict each other both are. */
static uint64_t period_missing(const struct asking *a)
{
    const uint64_t told = a->facts->period_told ? FACT(THREE_PERIOD_DATES) : FACT(THREE_PERIOD);

    return told | (a->facts->contradicted ? FACT(THREE_PERIOD) | FACT(THREE_PERIOD_DATES) : 0) |
           (a->nursing_contradicted ? FACT(THREE_PERIOD) | FACT(BIRTH_ON) : 0);
}

/* What speaks against it: the day is in none of the periods as they are told. */
static void outside_say(struct asking *a)
{
    a->result->violated = ANSWER_NO;
    explain_zh(&a->result->why, "按所述，当日不在孕期、产期、哺乳期。");
    explain_en(&a->result->why, "As it is told, that day was in none of the three periods. ");
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
        outside_say(a);
    } else {
        a->result->why.missing |= period_missing(a);
    }
}

/* On the same day or earlier, whichever days of a month are meant. */
static bool is_by(struct date day, struct date other)
{
    return !date_is_absent(other) && !date_is_absent(day) &&
           date_compare(date_latest(day), date_earliest(other)) <= 0;
}

/* The certified months are those of the certificate's day: from seven on she has them on every
 * later day as well, below seven on every earlier one; otherwise they say nothing of the act's. */
static void months_assess(struct asking *a, const struct rule *late)
{
    const struct protection_facts *f = a->facts;
    const bool is_late = f->month_hundredths >= rule_param(late, "months") * MONTH_HUNDREDTHS;
    const bool is_dated = !date_is_absent(f->certified_on);

    explain_used(&a->result->why, f->month_hundredths >= 0, FACT(CERTIFICATE));
    if (f->month_hundredths >= 0 && is_late && (!is_dated || is_by(f->certified_on, f->on))) {
        violation(a, late);
    } else if (f->month_hundredths >= 0 && !is_late && is_dated &&
               is_by(f->on, f->certified_on)) {
        a->result->violated = ANSWER_NO;
        explain_rule(&a->result->why, late);
        explain_zh(&a->result->why, "按所述的证明日期和孕月，当日怀孕未满%d个月。",
                   rule_param(late, "months"));
        explain_en(&a->result->why, "By the certificate and its day she was not %d months "
                                    "pregnant yet. ",
                   rule_param(late, "months"));
    } else {
        a->result->why.missing |= FACT(CERTIFICATE);
        explain_zh(&a->result->why, "孕月以医疗机构证明的日期为准，请补充当日孕月的证明。");
        explain_en(&a->result->why, "The months are those of the certificate's day: one of the "
                                    "day in question is needed. ");
    }
}

/* MP-5 from the seventh month, MP-11 while nursing; earlier in pregnancy there is no such ban. */
static void night_assess(struct asking *a)
{
    const struct rule *late = rule_in_force(a->law->rules, RULE_MP_5, a->facts->on);
    const struct rule *nursing = rule_in_force(a->law->rules, RULE_MP_11, a->facts->on);

    if (a->nursing == ANSWER_YES && nursing)
        violation(a, nursing);
    else if (a->facts->pregnant == ANSWER_YES && late)
        months_assess(a, late);
    else if (a->protected_now == ANSWER_NO)
        outside_say(a);
    else
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
    if (a->protected_now == ANSWER_NO)
        outside_say(a);
    else
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

/* Under article 40 or 41 it would be illegal, under 39 not as such: the ground is asked for. */
static void unstated_assess(struct asking *a)
{
    if (a->protected_now == ANSWER_NO) {
        outside_say(a);
        return;
    }
    explain_in_force(&a->result->why, a->law, RULE_MP_2, a->facts->on);
    a->result->why.missing |= FACT(END_KIND);
    if (a->protected_now == ANSWER_NONE)
        a->result->why.missing |= period_missing(a);
    explain_zh(&a->result->why, "用人单位依据哪一条解除未说明：依据第四十条、第四十一条解除的违法，"
                                "依据第三十九条解除的由工作人员核实过失事实。");
    explain_en(&a->result->why, "By which article she was dismissed is not told: under 40 or 41 it "
                                "was illegal, under 39 a human looks at it. ");
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
    case PROTECTED_ACT_DISMISSAL_UNSTATED:
        unstated_assess(a);
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
    a.nursing = nursing_on(law, facts, &a.nursing_contradicted);
    a.protected_now = protected_on(&a);
    ret_result->why.used |= facts->told_by;
    explain_used(&ret_result->why, !date_is_absent(facts->birth_on), FACT(BIRTH_ON));
    act_assess(&a);
    explain_missing(&ret_result->why);
}
