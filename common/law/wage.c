/* SPDX-License-Identifier: Apache-2.0
 *
 * Overtime, leave, notice, probation, late payment and injury sums (CP-7, CP-10..CP-14,
 * CP-18..CP-22, MP-10).
 */
#include "law/code.h"
#include "law/maternity.h"
#include "law/rule_id.h"
#include "law/sum.h"

#define FACT(name) CODE_BIT(LAW_FACT_##name)

enum { TENTHS = 10, HUNDREDTHS = 100, PERCENT = 100 };

/* The rule in force and the wage stated; otherwise the sum has failed and NULL comes back. */
static const struct rule *sum_rule(const struct law *law, struct money wage, int number,
                                   struct date on, struct sum *sum)
{
    const struct rule *rule;

    sum_begin(sum);
    explain_used(&sum->why, wage.stated, FACT(MONTHLY_WAGE));
    if (!wage.stated || wage.fen < 0) {
        sum->why.missing |= FACT(MONTHLY_WAGE);
        (void)sum_fail(sum);
        return NULL;
    }
    rule = explain_in_force(&sum->why, law, number, on);
    if (!rule)
        (void)sum_fail(sum);
    return rule;
}

void overtime_compute(const struct law *law, const struct overtime *overtime, struct sum *ret_sum)
{
    static const char *const names[] = {"weekday", "restday", "holiday"};
    const struct rule *rule =
        sum_rule(law, overtime->monthly_wage, RULE_CP_10, overtime->on, ret_sum);
    int factor;

    if (!rule)
        return;
    factor = rule_param(rule, names[overtime->day]);
    sum_set(ret_sum, overtime->monthly_wage.fen * HUNDREDTHS * overtime->hour_tenths * factor,
            (int64_t)rule_param(rule, "monthdays") * rule_param(rule, "hours") * TENTHS * TENTHS);
    sum_formula(ret_sum, "%s ÷ 21.75 ÷ 8 × %d.%d × %d.%d = %s", MONEY_TEXT(overtime->monthly_wage),
                factor / TENTHS, factor % TENTHS, overtime->hour_tenths / TENTHS,
                overtime->hour_tenths % TENTHS, MONEY_TEXT(ret_sum->amount));
    sum_end(ret_sum);
}

void annual_leave_compute(const struct law *law, struct money monthly_wage, int unused_days,
                          struct date on, struct sum *ret_sum)
{
    const struct rule *rule = sum_rule(law, monthly_wage, RULE_CP_11, on, ret_sum);
    int64_t times;
    int64_t bound;

    if (!rule)
        return;
    times = (int64_t)HUNDREDTHS * rule_param(rule, "extra") * unused_days;
    /* A wage and days beyond anything that is paid: nothing is computed of them. */
    if (__builtin_mul_overflow(monthly_wage.fen, 4 * times, &bound)) {
        (void)sum_fail(ret_sum);
        return;
    }
    sum_set(ret_sum, monthly_wage.fen * times, (int64_t)rule_param(rule, "monthdays") * TENTHS);
    sum_formula(ret_sum, "%s ÷ 21.75 × 2 × %d = %s", MONEY_TEXT(monthly_wage), unused_days,
                MONEY_TEXT(ret_sum->amount));
    sum_end(ret_sum);
}

void annual_leave_assess(const struct law *law, const struct annual_leave_facts *facts,
                         struct sum *ret_sum)
{
    if (!facts->unused_days.stated) {
        sum_begin(ret_sum);
        ret_sum->due = ANSWER_NONE;
        explain_in_force(&ret_sum->why, law, RULE_CP_11, facts->on);
        ret_sum->why.missing |= FACT(WORK_RECORD);
        if (!facts->monthly_wage.stated)
            ret_sum->why.missing |= FACT(MONTHLY_WAGE);
        (void)sum_fail(ret_sum);
        return;
    }
    annual_leave_compute(law, facts->monthly_wage, (int)facts->unused_days.value, facts->on,
                         ret_sum);
    ret_sum->why.used |= FACT(WORK_RECORD);
    if (!ret_sum->amount.stated) {
        ret_sum->due = ANSWER_NONE;
        return;
    }
    sum_standing(ret_sum, &facts->standing);
    sum_if_owed(ret_sum);
    ret_sum->exact = ANSWER_NO;
    explain_zh(&ret_sum->why, "月工资应为剔除加班工资后的十二个月平均工资，请核对。");
    explain_en(&ret_sum->why, "The wage is the average of twelve months without overtime. ");
    explain_missing(&ret_sum->why);
}

int annual_leave_days(const struct law *law, int years_worked, struct date on)
{
    const struct rule *rule = rule_in_force(law->rules, RULE_CP_11, on);

    if (!rule || years_worked < rule_param(rule, "one"))
        return 0;
    if (years_worked < rule_param(rule, "ten"))
        return rule_param(rule, "small");
    return rule_param(rule, years_worked < rule_param(rule, "twenty") ? "middle" : "large");
}

void notice_pay_compute(const struct law *law, struct money last_month_wage, struct date on,
                        struct sum *ret_sum)
{
    if (!sum_rule(law, last_month_wage, RULE_CP_7, on, ret_sum))
        return;
    sum_set(ret_sum, last_month_wage.fen, 1);
    sum_formula(ret_sum, "1 × %s = %s", MONEY_TEXT(last_month_wage), MONEY_TEXT(ret_sum->amount));
    sum_end(ret_sum);
}

/* CP-7 is for article 40 alone, and for less notice than it wants. */
static enum answer notice_pay_due(const struct rule *rule, const struct notice_pay_facts *facts,
                                  struct explained *why)
{
    explain_used(why, facts->end_kind, FACT(END_KIND));
    if (facts->standing.granted == ANSWER_YES)
        return ANSWER_YES;
    if (facts->end_kind == END_KIND_NONE || facts->end_kind == END_KIND_DISMISSED) {
        why->missing |= FACT(END_KIND);
        return ANSWER_NONE;
    }
    if (facts->end_kind != END_KIND_NOTICE)
        return ANSWER_NO;
    if (!date_is_whole(facts->notice_on) || !date_is_whole(facts->end_on)) {
        why->missing |=
            date_is_whole(facts->notice_on) ? FACT(EMPLOYMENT_END) : FACT(WORK_RECORD);
        return ANSWER_NONE;
    }
    why->used |= FACT(WORK_RECORD) | FACT(EMPLOYMENT_END);
    return date_days_between(facts->notice_on, facts->end_on) < rule_param(rule, "days")
               ? ANSWER_YES
               : ANSWER_NO;
}

void notice_pay_assess(const struct law *law, const struct notice_pay_facts *facts,
                       struct sum *ret_sum)
{
    const struct rule *rule = rule_in_force(law->rules, RULE_CP_7, facts->end_on);
    const struct money wage = facts->last_month_wage;

    sum_begin(ret_sum);
    explain_rule(&ret_sum->why, rule);
    if (!rule) {
        ret_sum->due = ANSWER_NONE;
        (void)sum_fail(ret_sum);
        return;
    }
    ret_sum->due = notice_pay_due(rule, facts, &ret_sum->why);
    sum_standing(ret_sum, &facts->standing);
    if (ret_sum->due == ANSWER_NO) {
        explain_zh(&ret_sum->why, "按所述的解除方式和通知日期，不支付该项。");
        explain_en(&ret_sum->why, "Not owed, as the ending and its notice are told. ");
        return;
    }
    if (!wage.stated) {
        ret_sum->why.missing |= FACT(WORK_RECORD);
        (void)sum_fail(ret_sum);
        return;
    }
    ret_sum->why.used |= FACT(WORK_RECORD);
    sum_if_owed(ret_sum);
    sum_set(ret_sum, wage.fen, 1);
    sum_formula(ret_sum, "1 × %s = %s", MONEY_TEXT(wage), MONEY_TEXT(ret_sum->amount));
    sum_end(ret_sum);
}

void probation_compute(const struct law *law, struct money full_wage, int excess_months,
                       struct date on, struct sum *ret_sum)
{
    if (!sum_rule(law, full_wage, RULE_CP_13, on, ret_sum))
        return;
    sum_set(ret_sum, full_wage.fen * excess_months, 1);
    sum_formula(ret_sum, "%d × %s = %s", excess_months, MONEY_TEXT(full_wage),
                MONEY_TEXT(ret_sum->amount));
    sum_end(ret_sum);
}

static int within(int value, int low, int high)
{
    if (value < low)
        return low;
    return value > high ? high : value;
}

void late_payment_compute(const struct law *law, struct money unpaid, int percent, struct date on,
                          struct sum *ret_sum)
{
    const struct rule *rule = sum_rule(law, unpaid, RULE_CP_12, on, ret_sum);

    if (!rule)
        return;
    percent = within(percent, rule_param(rule, "low"), rule_param(rule, "high"));
    sum_set(ret_sum, unpaid.fen * percent, PERCENT);
    sum_formula(ret_sum, "%s × %d%% = %s", MONEY_TEXT(unpaid), percent,
                MONEY_TEXT(ret_sum->amount));
    sum_end(ret_sum);
}

static const char *const grades[] = {"g1", "g2", "g3", "g4", "g5", "g6", "g7", "g8", "g9", "g10"};
enum { GRADES = 10, MONTHLY_GRADES = 6 };

/* CP-14: her own wage is kept within 60 and 300 % of the average (工伤保险条例 64). */
static void own_wage_clamp(const struct rule *rule, struct money average, struct money *wage,
                           struct sum *sum)
{
    int64_t low;
    int64_t high;

    if (!average.stated) {
        sum->why.missing |= FACT(AVERAGE_WAGE);
        sum->exact = ANSWER_NO;
        return;
    }
    low = average.fen * rule_param(rule, "low") / PERCENT;
    high = average.fen * rule_param(rule, "high") / PERCENT;
    if (wage->fen < low)
        wage->fen = low;
    if (wage->fen > high)
        wage->fen = high;
}

/* A grade beside no recognition, or one that is not there yet, is contradicted by it. */
static void injury_due(const struct injury_wage *injury, struct sum *sum)
{
    struct claim_standing standing = injury->standing;
    const bool is_recognized =
        injury->recognized == ANSWER_YES && injury->recognition_pending != ANSWER_YES;

    /* What was granted of the injury may be another of its benefits. */
    if (standing.granted == ANSWER_YES)
        standing.granted = ANSWER_NONE;
    standing.relation_open &= !is_recognized;
    sum_standing(sum, &standing);
    if (!is_recognized) {
        sum->due = ANSWER_NONE;
        sum->why.missing |= FACT(GRADE);
        explain_zh(&sum->why, "一次性伤残补助金以认定工伤和劳动能力鉴定为前提（工伤保险条例 "
                              "35-37），认定尚未告知、未结或者未认定。");
        explain_en(&sum->why, "The lump sum presupposes that the injury is recognized and graded; "
                              "recognition is not told, pending or refused. ");
    }
    sum_if_owed(sum);
}

/* CP-15: the fund, or the employer of who was not insured. */
static void payer_say(const struct law *law, const struct injury_wage *injury,
                      struct explained *why)
{
    explain_used(why, injury->insured, FACT(WORK_RECORD));
    if (injury->insured == ANSWER_YES) {
        explain_zh(why, "已参加工伤保险，由工伤保险基金支付。");
        explain_en(why, "Insured: the fund pays. ");
        return;
    }
    explain_in_force(why, law, RULE_CP_15, injury->on);
    if (injury->insured == ANSWER_NO)
        return;
    why->missing |= FACT(WORK_RECORD);
    explain_zh(why, "已参保的由工伤保险基金支付。");
    explain_en(why, "Insured, the fund pays. ");
}

void injury_lump_compute(const struct law *law, const struct injury_wage *injury,
                         struct sum *ret_sum)
{
    struct money wage = injury->own_wage;
    const struct rule *rule = sum_rule(law, wage, RULE_CP_14, injury->on, ret_sum);
    int months;

    if (!rule)
        return;
    if (injury->grade < 1 || injury->grade > GRADES) {
        ret_sum->due = ANSWER_NONE;
        ret_sum->why.missing |= FACT(GRADE);
        (void)sum_fail(ret_sum);
        return;
    }
    injury_due(injury, ret_sum);
    explain_used(&ret_sum->why, true, FACT(GRADE));
    explain_used(&ret_sum->why, injury->average.stated, FACT(AVERAGE_WAGE));
    own_wage_clamp(rule, injury->average, &wage, ret_sum);
    months = rule_param(rule, grades[injury->grade - 1]);
    sum_set(ret_sum, wage.fen * months, 1);
    sum_formula(ret_sum, "%d × %s = %s", months, MONEY_TEXT(wage), MONEY_TEXT(ret_sum->amount));
    payer_say(law, injury, &ret_sum->why);
    sum_end(ret_sum);
}

void injury_monthly_compute(const struct law *law, int grade, struct money own_wage, struct date on,
                            struct sum *ret_sum)
{
    const struct rule *rule = sum_rule(law, own_wage, RULE_CP_21, on, ret_sum);
    int percent;

    if (!rule)
        return;
    if (grade < 1 || grade > MONTHLY_GRADES) {
        ret_sum->why.missing |= FACT(GRADE);
        (void)sum_fail(ret_sum);
        return;
    }
    percent = rule_param(rule, grades[grade - 1]);
    sum_set(ret_sum, own_wage.fen * percent, PERCENT);
    sum_formula(ret_sum, "%s × %d%% = %s", MONEY_TEXT(own_wage), percent,
                MONEY_TEXT(ret_sum->amount));
    sum_end(ret_sum);
}

int injury_pay_months(const struct law *law, bool extended, struct date on)
{
    const struct rule *rule = rule_in_force(law->rules, RULE_CP_22, on);

    if (!rule)
        return 0;
    return rule_param(rule, "months") + (extended ? rule_param(rule, "extension") : 0);
}

void reinstatement_wage_compute(const struct law *law, struct money monthly_wage, int months,
                                struct date on, struct sum *ret_sum)
{
    if (!sum_rule(law, monthly_wage, RULE_CP_18, on, ret_sum))
        return;
    explain_in_force(&ret_sum->why, law, RULE_CP_6, on);
    sum_set(ret_sum, monthly_wage.fen * months, 1);
    sum_formula(ret_sum, "%d × %s = %s", months, MONEY_TEXT(monthly_wage),
                MONEY_TEXT(ret_sum->amount));
    sum_end(ret_sum);
}

/* Of the fund's allowance, or with the insurance not told, there is no amount. */
static bool employer_pays(const struct leave_pay_facts *facts, struct sum *sum)
{
    explain_used(&sum->why, facts->insured, FACT(WORK_RECORD));
    if (facts->insured == ANSWER_NO)
        return true;
    sum->due = ANSWER_NONE;
    if (facts->insured == ANSWER_YES) {
        explain_zh(&sum->why, "已参保的，产假期间由生育保险基金支付生育津贴。");
        explain_en(&sum->why, "Insured: during the leave the fund pays the allowance. ");
    } else {
        sum->why.missing |= FACT(WORK_RECORD);
        explain_zh(&sum->why, "是否参加生育保险不明。");
        explain_en(&sum->why, "Whether she is insured is not stated. ");
    }
    explain_missing(&sum->why);
    return false;
}

void leave_pay_compute(const struct law *law, const struct leave_pay_facts *facts,
                       struct sum *ret_sum)
{
    const struct money wage = facts->wage_before;

    sum_begin(ret_sum);
    if (!explain_in_force(&ret_sum->why, law, RULE_MP_10, facts->on)) {
        ret_sum->due = ANSWER_NONE;
        (void)sum_fail(ret_sum);
        return;
    }
    if (!employer_pays(facts, ret_sum))
        return;
    sum_standing(ret_sum, &facts->standing);
    explain_used(&ret_sum->why, wage.stated, FACT(MONTHLY_WAGE));
    if (!wage.stated || wage.fen <= 0) {
        ret_sum->why.missing |= FACT(MONTHLY_WAGE);
        (void)sum_fail(ret_sum);
        return;
    }
    explain_zh(&ret_sum->why, "未参加生育保险，由用人单位按产假前工资%s元/月支付，基金不支付。",
               MONEY_TEXT(wage));
    explain_en(&ret_sum->why, "Not insured: the employer pays %s yuan a month, not the fund. ",
               MONEY_TEXT(wage));
    sum_if_owed(ret_sum);
    ret_sum->tenths = TENTHS;
    sum_set(ret_sum, wage.fen, 1);
    sum_formula(ret_sum, "1 × %s = %s", MONEY_TEXT(wage), MONEY_TEXT(ret_sum->amount));
    sum_end(ret_sum);
}
