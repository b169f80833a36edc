/* SPDX-License-Identifier: Apache-2.0
 *
 * Limitation of the second wage, month by month (LIM-6, CP-8): which months there are, when each
 * ends, and which of them have passed. Nothing is said to be in time while the months are not told.
 */
#include "law/code.h"
#include "law/limitation.h"
#include "law/rule_id.h"

#include "base/text.h"
#include "law_dates.h"

#include <criterion/criterion.h>
#include <string.h>

static struct date d(const char *text) { return date_of_or_none(text); }

static struct limitation_result ask(const struct limitation_facts *facts)
{
    struct limitation_result result;

    limitation_assess(law_builtin(), facts, &result);
    cr_expect(result.may_file);
    return result;
}

static bool cites(const struct explained *why, int number)
{
    for (int i = 0; i < why->rule_count; i++)
        if (why->rules[i]->number == number)
            return true;
    return false;
}

static struct limitation_facts second_wage(const char *entry_on, const char *asked_on)
{
    return (struct limitation_facts){.topic = TOPIC_DOUBLE_WAGE,
                                     .entry_on = d(entry_on),
                                     .asked_on = d(asked_on),
                                     .still_employed = ANSWER_YES};
}

/* LIM-6, CP-8: entry 2024-03-10, so the months run from 2024-04-10 to 2025-03-09. */
Test(limitation_months, the_second_wage_ends_month_by_month, .timeout = 5)
{
    struct limitation_facts facts = second_wage("2024-03-10", "2026-06-06");
    struct limitation_result result = ask(&facts);

    cr_expect_eq(result.months.count, 11);
    cr_expect_eq(result.months.passed, 11);
    EXPECT_DATE(result.months.first, "2025-05-09");
    EXPECT_DATE(result.months.last, "2026-03-09");
    EXPECT_DATE(result.strict.natural, "2026-03-09");
    cr_expect_eq(result.state, LIMITATION_STRICTLY_PASSED_ARGUABLE, "as pay it does not run");
    cr_expect_eq(result.in_time, ANSWER_NONE);
    cr_expect(!(result.why.missing & CODE_BIT(LAW_FACT_KNOWN_ON)));
    cr_expect(cites(&result.why, RULE_LIM_6) && cites(&result.why, RULE_CP_8));
    cr_expect(strstr(result.why.zh, "共11个月") && strstr(result.why.zh, "已过时效，按其他算法"),
              "%s", result.why.zh);
    facts.known_on = d("2026-06-01");
    EXPECT_DATE(ask(&facts).strict.natural, "2026-03-09");
    facts.asked_on = d("2025-07-04");
    result = ask(&facts);
    cr_expect_eq(result.months.passed, 2, "2025-05-09 and 2025-06-09");
    EXPECT_DATE(result.strict.natural, "2025-07-09");
    cr_expect_eq(result.days_left, 5);
    cr_expect_eq(result.state, LIMITATION_STRICTLY_PASSED_ARGUABLE);
    cr_expect(strstr(result.why.zh, "其中2个月已过时效，其余9个月尚未过") &&
                  !strstr(result.why.zh, "按最不利的算法已过时效"),
              "what is still open is not said to have passed: %s", result.why.zh);
    facts.asked_on = d("2025-05-09");
    result = ask(&facts);
    cr_expect_eq(result.in_time, ANSWER_YES, "every month");
    EXPECT_DATE(result.strict.natural, "2025-05-09");
    cr_expect_eq(result.state, LIMITATION_URGENT);
    facts.asked_on = d("2025-05");
    cr_expect_eq(ask(&facts).in_time, ANSWER_NONE, "the day of the month would tell");
}

/* CP-8, 实施条例 7: eleven months at most, also from a day that not every month has. */
Test(limitation_months, from_the_last_of_a_month_there_are_eleven_too, .timeout = 5)
{
    struct limitation_facts facts = second_wage("2024-03-31", "2026-06-06");
    const struct limitation_result result = ask(&facts);

    cr_expect_eq(result.months.count, 11);
    EXPECT_DATE(result.months.first, "2025-05-30");
    EXPECT_DATE(result.months.last, "2026-03-30");
}

Test(limitation_months, the_months_end_with_contract_and_employment, .timeout = 5)
{
    struct limitation_facts facts = second_wage("2024-03-10", "2025-05-01");
    struct limitation_result result;

    facts.signed_on = d("2024-08-20");
    result = ask(&facts);
    cr_expect_eq(result.months.count, 5);
    EXPECT_DATE(result.months.last, "2025-08-19");
    facts.signed_on = (struct date){0};
    facts.still_employed = ANSWER_NO;
    facts.employment_end = d("2024-06-20");
    result = ask(&facts);
    cr_expect_eq(result.months.count, 3);
    EXPECT_DATE(result.months.last, "2025-06-20");
    EXPECT_DATE(result.arguable.natural, "2025-06-20");
    facts.asked_on = d("2025-06-21");
    cr_expect_eq(ask(&facts).in_time, ANSWER_NO, "as pay and by the month it was 2025-06-20");
    facts.employment_end = d("2024-03-20");
    result = ask(&facts);
    cr_expect_eq(result.months.count, 0, "in the first month none is owed");
    cr_expect_eq(result.in_time, ANSWER_NONE, "and of nothing no year runs");
    cr_expect(strstr(result.why.zh, "没有应计的二倍工资月份"), "%s", result.why.zh);
    facts = second_wage("2024-03-10", "2024-06-20");
    cr_expect_eq(ask(&facts).months.count, 3, "later ones have not come");
    facts = second_wage("2024-03-10", "2024-04-05");
    facts.employment_end = d("2024-04-20");
    EXPECT_DATE(ask(&facts).strict.natural, "2025-04-20");
}

/* C9: hired 2025-03-10, signed 2025-04-05. */
Test(limitation_months, what_was_signed_within_the_first_month_runs_no_year, .timeout = 5)
{
    struct limitation_facts facts = second_wage("2025-03-10", "2026-03-20");
    struct limitation_result result;

    facts.signed_on = d("2025-04-05");
    result = ask(&facts);
    cr_expect_eq(result.months.count, 0);
    cr_expect_eq(result.in_time, ANSWER_NONE);
    cr_expect(date_is_absent(result.strict.natural) && cites(&result.why, RULE_CP_8));
    cr_expect_eq(result.why.missing, 0);
    cr_expect_eq(result.why.used,
                 CODE_BIT(LAW_FACT_ENTRY_ON) | CODE_BIT(LAW_FACT_CONTRACT_SIGNED_ON));
    facts.signed_on = d("2025-04-10");
    cr_expect_eq(ask(&facts).months.count, 0, "no day without one");
    facts.signed_on = d("2025-04");
    cr_expect_eq(ask(&facts).months.count, 1, "which day of April is not told");
}

/* LIM-3: a proven demand starts what had come by then anew, and not what came after it. */
Test(limitation_months, a_demand_moves_the_months_before_it, .timeout = 5)
{
    struct limitation_facts facts = second_wage("2024-03-10", "2025-06-01");
    struct limitation_result result;

    facts.interruptions[0] =
        (struct interruption){INTERRUPTION_DEMAND, d("2024-10-15"), ANSWER_YES};
    facts.interruption_count = 1;
    result = ask(&facts);
    EXPECT_DATE(result.months.first, "2025-10-15");
    EXPECT_DATE(result.months.last, "2026-03-09");
    cr_expect_eq(result.in_time, ANSWER_YES);
}

Test(limitation_months, without_the_entry_no_month_is_said_to_be_in_time, .timeout = 5)
{
    struct limitation_facts facts = second_wage("", "2026-06-06");
    struct limitation_result result;

    facts.known_on = d("2026-06-01");
    result = ask(&facts);
    cr_expect_eq(result.in_time, ANSWER_NONE);
    cr_expect_eq(result.months.count, 0);
    cr_expect(result.why.missing & CODE_BIT(LAW_FACT_ENTRY_ON));
    facts.entry_on = d("2026-03-10");
    facts.still_employed = ANSWER_NONE;
    facts.employment_end = d("2026-02-10");
    result = ask(&facts);
    cr_expect_eq(result.months.count, 0, "she cannot have left before she came");
    cr_expect(result.why.missing & CODE_BIT(LAW_FACT_ENTRY_ON));
    facts = second_wage("2004-03-10", "2006-06-06");
    cr_expect_eq(ask(&facts).months.count, 0, "before the Labour Contract Law there was none");
    facts = second_wage("2199-03-10", "2199-06-06");
    cr_expect_eq(ask(&facts).months.count, 0, "beyond what is counted");
}

/* LIM-6 names three kinds; of the allowance its own sentence is said, with the same rule. */
Test(limitation_months, the_allowance_is_not_called_one_of_the_three_kinds, .timeout = 5)
{
    const struct limitation_facts facts = {.topic = TOPIC_MATERNITY_ALLOWANCE,
                                           .known_on = d("2025-03-10"),
                                           .asked_on = d("2026-03-05"),
                                           .still_employed = ANSWER_YES};
    const struct limitation_result result = ask(&facts);

    cr_expect(cites(&result.why, RULE_LIM_6));
    cr_expect(strstr(result.why.zh, "生育津贴是否属于劳动报酬有不同意见") &&
                  !strstr(result.why.zh, "未休年休假工资"),
              "%s", result.why.zh);
    cr_expect(strstr(result.why.zh, "内部建议标准"), "status P is said: %s", result.why.zh);
}
