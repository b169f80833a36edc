/* SPDX-License-Identifier: Apache-2.0
 *
 * Severance, compensation and the second wage (CP-1..CP-9). Rounded half up to the fen at the very
 * end.
 */
#include "law/compensation.h"

#include "law/code.h"
#include "law/day.h"
#include "law/rule_id.h"
#include "law/sum.h"

#define FACT(name) CODE_BIT(LAW_FACT_##name)
#define END(name) CODE_BIT(END_KIND_##name)
#define FORM(name) CODE_BIT(EMPLOYMENT_FORM_##name)

enum { TENTHS = 10, HUNDREDTHS = 100, SERVICE_YEARS_LIMIT = 90 };

/* Whole months of service up to its last day, which is counted as the first is (CP-1). */
static int months_served(struct date first, struct date last)
{
    int months = 0;

    while (months < SERVICE_YEARS_LIMIT * 12 &&
           date_compare(day_months_last(first, months + 1), last) <= 0)
        months++;
    return months;
}

static bool is_computable(struct date day)
{
    return date_is_whole(day) && day.year >= 1950 && day.year < 2100;
}

int service_tenths(const struct law *law, struct date first, struct date last)
{
    const struct rule *rule = rule_in_force(law->rules, RULE_CP_1, last);
    int months;
    int rest;
    int full;

    if (!rule || !is_computable(first) || !is_computable(last) || date_compare(first, last) > 0)
        return -1;
    full = rule_param(rule, "full");
    months = months_served(first, last);
    rest = months % full;
    if (rest >= rule_param(rule, "half"))
        return (months / full + 1) * TENTHS;
    /* Nothing is left over only on the very last day of a year. */
    if (date_equal(day_months_last(first, months), last) && rest == 0)
        return months / full * TENTHS;
    return months / full * TENTHS + rule_param(rule, "halfpay");
}

/* The month in which a half or a whole year ends has no corresponding day, and the service ended on
 * its last day or on the one before: DC-2 decides whether that half or whole year is full. */
static bool ends_with_the_month(const struct law *law, struct date first, struct date last)
{
    const int half = rule_param(rule_in_force(law->rules, RULE_CP_1, last), "half");
    const struct date days[] = {last, date_add_days(last, 1)};

    for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
        const int months =
            (days[i].year - first.year) * 12 + (int)days[i].month - (int)first.month;

        if (days[i].day < first.day && months % half == 0 &&
            date_equal(date_add_months(first, months), days[i]))
            return true;
    }
    return false;
}

static void wage_floor(const struct severance_facts *facts, struct money *wage, struct sum *sum)
{
    if (!facts->min_wage.stated) {
        sum->why.missing |= FACT(MIN_WAGE);
        sum->exact = ANSWER_NO;
        return;
    }
    sum->why.used |= FACT(MIN_WAGE);
    if (wage->fen < facts->min_wage.fen) {
        *wage = facts->min_wage;
        explain_zh(&sum->why, "月平均工资低于当地最低工资，按最低工资%s元计算。",
                   MONEY_TEXT(*wage));
        explain_en(&sum->why, "Below the minimum wage: %s yuan is used. ", MONEY_TEXT(*wage));
    }
}

static void wage_cap(const struct rule *cap, const struct severance_facts *facts,
                     struct money *wage, struct sum *sum)
{
    int64_t most;

    if (!facts->average_wage.stated) {
        sum->why.missing |= FACT(AVERAGE_WAGE);
        sum->exact = ANSWER_NO;
        return;
    }
    sum->why.used |= FACT(AVERAGE_WAGE);
    most = facts->average_wage.fen * rule_param(cap, "times");
    if (wage->fen <= most)
        return;
    *wage = money_of_fen(most);
    if (sum->tenths > rule_param(cap, "years") * TENTHS)
        sum->tenths = rule_param(cap, "years") * TENTHS;
    explain_rule(&sum->why, cap);
}

/* --- whether it is owed ----------------------------------------------------------------------- */

/* CP-4: the endings that give severance, and those that give none. */
static const uint64_t ends_with_severance = END(EMPLOYER_FAULT) | END(MUTUAL_BY_EMPLOYER) |
                                            END(NOTICE) | END(LAYOFF) | END(EXPIRY) | END(CLOSED);
static const uint64_t ends_without_severance =
    END(RESIGNED) | END(MUTUAL_BY_WORKER) | END(FAULT) | END(EXPIRY_REFUSED);
/* CP-5 wants the employer to have ended it, and against the law. */
static const uint64_t ends_without_dismissal = END(RESIGNED) | END(EMPLOYER_FAULT) |
                                               END(MUTUAL_BY_EMPLOYER) | END(MUTUAL_BY_WORKER) |
                                               END(EXPIRY_REFUSED);

static uint64_t end_bit(const struct severance_facts *facts)
{
    return facts->end_kind > END_KIND_NONE && facts->end_kind < END_KIND_COUNT
               ? CODE_BIT(facts->end_kind)
               : 0;
}

/* By the employment and its end alone. Whether part-time work, which may be ended at any time (71),
 * is protected as the rest is, no rule says. */
static enum answer due_by(const struct severance_facts *facts, uint64_t yes, uint64_t no)
{
    const uint64_t kind = end_bit(facts);

    if (kind & no)
        return ANSWER_NO;
    if (facts->form == EMPLOYMENT_FORM_PART_TIME)
        return facts->illegal ? ANSWER_NONE : ANSWER_NO;
    return kind & yes || facts->illegal ? ANSWER_YES : ANSWER_NONE;
}

/* The rules and facts by which the ending was against her protection. */
static void illegal_say(const struct explained *illegal, struct explained *why)
{
    for (int i = 0; i < illegal->rule_count; i++)
        explain_cite(why, illegal->rules[i]);
    why->used |= illegal->used;
}

/* False: nothing is owed, and nothing is computed. */
static bool due_say(const struct law *law, const struct severance_facts *facts, int rule,
                    struct sum *sum)
{
    explain_used(&sum->why, facts->end_kind, FACT(END_KIND));
    explain_used(&sum->why, facts->form, FACT(EMPLOYMENT_FORM));
    sum_standing(sum, &facts->standing);
    if (facts->illegal)
        illegal_say(facts->illegal, &sum->why);
    if (sum->due == ANSWER_YES)
        return true;
    explain_in_force(&sum->why, law, rule, facts->last_on);
    if (sum->due == ANSWER_NO) {
        explain_zh(&sum->why, "按所述的用工形式和解除、终止方式，不支付该项。");
        explain_en(&sum->why, "Not owed, as the employment and its end are told. ");
        return false;
    }
    if (!facts->illegal &&
        (facts->end_kind == END_KIND_NONE || facts->end_kind == END_KIND_DISMISSED))
        sum->why.missing |= FACT(END_KIND);
    sum_if_owed(sum);
    return true;
}

/* --- severance -------------------------------------------------------------------------------- */

static bool severance_begin(const struct law *law, const struct severance_facts *facts, int rule,
                            struct sum *sum)
{
    uint64_t missing = 0;

    explain_used(&sum->why, !date_is_absent(facts->entry_on), FACT(ENTRY_ON));
    explain_used(&sum->why, !date_is_absent(facts->last_on), FACT(EMPLOYMENT_END));
    explain_used(&sum->why, facts->monthly_wage.stated, FACT(MONTHLY_WAGE));
    if (!due_say(law, facts, rule, sum))
        return false;
    if (!is_computable(facts->entry_on))
        missing |= FACT(ENTRY_ON);
    if (!is_computable(facts->last_on))
        missing |= FACT(EMPLOYMENT_END);
    if (!facts->monthly_wage.stated || facts->monthly_wage.fen <= 0)
        missing |= FACT(MONTHLY_WAGE);
    sum->why.missing |= missing;
    if (missing)
        return sum_fail(sum);
    if (!explain_in_force(&sum->why, law, RULE_CP_1, facts->last_on))
        return sum_fail(sum);
    sum->tenths = service_tenths(law, facts->entry_on, facts->last_on);
    if (sum->tenths < 0) {
        sum->why.missing |= FACT(ENTRY_ON) | FACT(EMPLOYMENT_END);
        return sum_fail(sum);
    }
    if (ends_with_the_month(law, facts->entry_on, facts->last_on))
        explain_in_force(&sum->why, law, RULE_DC_2, facts->last_on);
    return true;
}

/* CP-16, 劳动合同法 97(3): severance counts from the day of that law, and what was worked before it a
 * human computes; 2N counts from the first day (CP-5). */
static void old_service(const struct law *law, const struct severance_facts *facts, int times,
                        struct sum *sum)
{
    const struct rule *old = rule_in_force(law->rules, RULE_CP_16, facts->last_on);

    if (!old || date_compare(facts->entry_on, old->from) >= 0)
        return;
    explain_rule(&sum->why, old);
    sum->exact = ANSWER_NO;
    if (times != 1)
        return;
    sum->tenths = service_tenths(law, old->from, facts->last_on);
    explain_zh(&sum->why, "所列仅为%s起的年限，此前的年限另行核算。", DATE_TEXT(old->from));
    explain_en(&sum->why, "What is given is for the years from %s on; the earlier come on top. ",
               DATE_TEXT(old->from));
}

static void severance_sum(const struct law *law, const struct severance_facts *facts, int times,
                          struct sum *sum)
{
    struct money wage = facts->monthly_wage;
    const struct rule *cap = rule_in_force(law->rules, RULE_CP_3, facts->last_on);
    char factor[16] = "";

    old_service(law, facts, times, sum);

    if (explain_in_force(&sum->why, law, RULE_CP_2, facts->last_on))
        wage_floor(facts, &wage, sum);
    if (cap)
        wage_cap(cap, facts, &wage, sum);
    if (times != 1)
        snprintf(factor, sizeof(factor), " × %d", times);
    sum_set(sum, wage.fen * sum->tenths * times, TENTHS);
    sum_formula(sum, "%d.%d × %s%s = %s", sum->tenths / TENTHS, sum->tenths % TENTHS,
                MONEY_TEXT(wage), factor, MONEY_TEXT(sum->amount));
}

void severance_compute(const struct law *law, const struct severance_facts *facts,
                       struct sum *ret_sum)
{
    sum_begin(ret_sum);
    ret_sum->due = due_by(facts, ends_with_severance, ends_without_severance);
    if (!severance_begin(law, facts, RULE_CP_4, ret_sum))
        return;
    severance_sum(law, facts, 1, ret_sum);
    sum_end(ret_sum);
}

void illegal_dismissal_compute(const struct law *law, const struct severance_facts *facts,
                               struct sum *ret_sum)
{
    const struct rule *rule;

    sum_begin(ret_sum);
    ret_sum->due = due_by(facts, 0, ends_without_dismissal);
    if (!severance_begin(law, facts, RULE_CP_5, ret_sum))
        return;
    rule = explain_in_force(&ret_sum->why, law, RULE_CP_5, facts->last_on);
    if (!rule) {
        (void)sum_fail(ret_sum);
        return;
    }
    severance_sum(law, facts, rule_param(rule, "times"), ret_sum);
    sum_end(ret_sum);
}

/* --- the second wage -------------------------------------------------------------------------- */

/* Working days in [from, end); -1 when the calendar does not know one of them. */
static int workdays(const struct calendar *calendar, struct date from, struct date end)
{
    int count = 0;

    for (struct date day = from; date_compare(day, end) < 0; day = date_add_days(day, 1)) {
        const enum day_kind kind = calendar_kind(calendar, day);

        if (kind == DAY_KIND_UNKNOWN)
            return -1;
        count += day_kind_is_worked(kind);
    }
    return count;
}

static struct date earlier(struct date a, struct date b) { return date_compare(a, b) <= 0 ? a : b; }

/* The first day for which no second wage is due any more. */
static struct date double_wage_end(const struct double_wage_facts *facts, const struct rule *rule)
{
    struct date end = date_add_months(facts->entry_on, rule_param(rule, "limit") * 12);

    if (date_is_whole(facts->signed_on))
        end = earlier(end, facts->signed_on);
    if (date_is_whole(facts->until))
        end = earlier(end, date_add_days(facts->until, 1));
    return end;
}

/* Each month is one after the entry (CP-9), so that from a day that not every month has there are
 * never more than eleven. */
static int double_wage_months(struct date entry, int wait, struct date end)
{
    int months = 0;

    while (date_compare(date_add_months(entry, wait + months + 1), end) <= 0)
        months++;
    return months;
}

static void double_wage_sum(const struct law *law, const struct double_wage_facts *facts,
                            const struct rule *rule, struct sum *sum)
{
    const int wait = rule_param(rule, "wait");
    const struct date end = double_wage_end(facts, rule);
    const struct rule *part = rule_in_force(law->rules, RULE_CP_9, end);
    const int months = double_wage_months(facts->entry_on, wait, end);
    const int days =
        workdays(law->calendar, date_add_months(facts->entry_on, wait + months), end);
    const int64_t wage = facts->monthly_wage.fen;

    if (days < 0 || (days > 0 && !part)) {
        sum->why.missing |= FACT(CALENDAR);
        (void)sum_fail(sum);
        return;
    }
    sum->tenths = months * TENTHS;
    if (days == 0) {
        sum_set(sum, wage * months, 1);
        sum_formula(sum, "%d × %s = %s", months, MONEY_TEXT(facts->monthly_wage),
                    MONEY_TEXT(sum->amount));
    } else {
        const int monthdays = rule_param(part, "monthdays");

        explain_rule(&sum->why, part);
        sum->exact = ANSWER_NO;
        sum_set(sum, wage * months * monthdays + wage * days * HUNDREDTHS, monthdays);
        sum_formula(sum, "%d × %s + %s × %d ÷ 21.75 = %s", months, MONEY_TEXT(facts->monthly_wage),
                    MONEY_TEXT(facts->monthly_wage), days, MONEY_TEXT(sum->amount));
    }
    sum_end(sum);
}

void double_wage_compute(const struct law *law, const struct double_wage_facts *facts,
                         struct sum *ret_sum)
{
    const struct rule *rule;

    sum_begin(ret_sum);
    explain_used(&ret_sum->why, !date_is_absent(facts->entry_on), FACT(ENTRY_ON));
    explain_used(&ret_sum->why, !date_is_absent(facts->signed_on), FACT(CONTRACT_SIGNED_ON));
    explain_used(&ret_sum->why, facts->monthly_wage.stated, FACT(MONTHLY_WAGE));
    if (!is_computable(facts->entry_on))
        ret_sum->why.missing |= FACT(ENTRY_ON);
    if (!facts->monthly_wage.stated || facts->monthly_wage.fen <= 0)
        ret_sum->why.missing |= FACT(MONTHLY_WAGE);
    if (!date_is_whole(facts->signed_on) &&
        (!date_is_absent(facts->signed_on) || facts->written != ANSWER_NO))
        ret_sum->why.missing |= FACT(CONTRACT_SIGNED_ON);
    else if (!date_is_whole(facts->signed_on) && !date_is_whole(facts->until))
        ret_sum->why.missing |= FACT(EMPLOYMENT_END);
    rule = ret_sum->why.missing
               ? NULL
               : explain_in_force(&ret_sum->why, law, RULE_CP_8, facts->entry_on);
    if (!rule) {
        ret_sum->due = ANSWER_NONE;
        (void)sum_fail(ret_sum);
        return;
    }
    explain_in_force(&ret_sum->why, law, RULE_CP_19, double_wage_end(facts, rule));
    sum_standing(ret_sum, &facts->standing);
    sum_if_owed(ret_sum);
    double_wage_sum(law, facts, rule, ret_sum);
}

void difference_compute(struct money due, struct money paid, struct sum *ret_sum)
{
    sum_begin(ret_sum);
    explain_used(&ret_sum->why, due.stated || paid.stated, FACT(AMOUNT));
    if (!due.stated || !paid.stated) {
        ret_sum->why.missing |= FACT(AMOUNT);
        (void)sum_fail(ret_sum);
        return;
    }
    sum_set(ret_sum, due.fen - paid.fen, 1);
    sum_formula(ret_sum, "%s − %s = %s", MONEY_TEXT(due), MONEY_TEXT(paid),
                MONEY_TEXT(ret_sum->amount));
    if (ret_sum->amount.fen < 0) {
        explain_zh(&ret_sum->why, "已支付的多于按所述数据计算的数额，按此计算没有差额。");
        explain_en(&ret_sum->why,
                   "More was paid than is computed from what is told: nothing is still owed. ");
    }
    sum_end(ret_sum);
}
