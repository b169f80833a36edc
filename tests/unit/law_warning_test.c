/* SPDX-License-Identifier: Apache-2.0
 *
 * Early warning by numbers of the law: a mass layoff (EW-2), wages unpaid to the degree of a crime
 * (EW-3) and the list (EW-4). Between the bounds of the interpretation nothing is asserted.
 */
#include "law/code.h"
#include "law/rule_id.h"
#include "law/warning.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(warning, .timeout = 10);

static const struct date day = {2026, 5, 1};

/* The law with one rule switched off. */
static const struct law *law_without(int number)
{
    static struct rule rules[1024];
    static struct rulebook book;
    static struct law law;

    book = *rulebook_builtin();
    memcpy(rules, book.rules, book.count * sizeof(rules[0]));
    for (int row = book.first[number]; row < book.first[number + 1]; row++)
        rules[row].on = false;
    book.rules = rules;
    law = *law_builtin();
    law.rules = &book;
    return &law;
}

static struct layoff_result layoff(struct count persons, struct count staff)
{
    const struct layoff_facts facts = {.on = day, .persons = persons, .staff = staff};
    struct layoff_result result;

    layoff_assess(law_builtin(), &facts, &result);
    return result;
}

static const struct count untold = {0};

Test(warning, twenty_or_a_tenth_of_the_staff_is_a_mass_layoff)
{
    cr_expect_eq(layoff(count_of(20), untold).mass, ANSWER_YES);
    cr_expect_eq(layoff(count_of(20), count_of(5000)).mass, ANSWER_YES);
    cr_expect_eq(layoff(count_of(19), count_of(190)).mass, ANSWER_YES);
    cr_expect_eq(layoff(count_of(19), count_of(191)).mass, ANSWER_NO);
    cr_expect_eq(layoff(count_of(5), count_of(50)).notice_days, 30);
    cr_expect_eq(layoff(count_of(5), count_of(51)).notice_days, 0);
}

Test(warning, a_layoff_whose_numbers_are_not_told_is_neither)
{
    const struct layoff_result few = layoff(count_of(19), untold);

    cr_expect_eq(few.mass, ANSWER_NONE);
    cr_expect(few.why.missing & CODE_BIT(LAW_FACT_HEADCOUNT));
    cr_expect_eq(layoff(untold, count_of(100)).mass, ANSWER_NONE);
    cr_expect_eq(layoff(untold, untold).notice_days, 0);
    cr_expect(strstr(few.why.zh, "EW-2") && strstr(few.why.en, "EW-2"));
}

static struct wage_default_facts unpaid(int64_t months, int64_t owed_yuan)
{
    return (struct wage_default_facts){.on = day,
                                       .months = count_of(months),
                                       .owed = money_of_fen(owed_yuan * 100),
                                       .workers = count_of(1),
                                       .owed_all = money_of_fen(owed_yuan * 100),
                                       .ordered = ANSWER_YES,
                                       .incident = ANSWER_NO};
}

static struct wage_default_result ask(struct wage_default_facts facts)
{
    struct wage_default_result result;

    wage_default_assess(law_builtin(), &facts, &result);
    return result;
}

Test(warning, three_months_and_the_top_of_the_range_are_enough_of_one_worker)
{
    cr_expect_eq(ask(unpaid(3, 20000)).criminal, ANSWER_YES);
    cr_expect_eq(ask(unpaid(3, 20000)).listed, ANSWER_YES);
    cr_expect_eq(ask(unpaid(3, 20000)).listed_years, 3);
    cr_expect_eq(ask(unpaid(2, 20000)).criminal, ANSWER_NO);
    cr_expect_eq(ask(unpaid(2, 20000)).listed_years, 0);
    cr_expect_eq(ask(unpaid(3, 4999)).criminal, ANSWER_NO);
    cr_expect(strstr(ask(unpaid(3, 20000)).why.zh, "EW-3"));
    cr_expect(strstr(ask(unpaid(3, 20000)).why.zh, "EW-4"));
}

/* One fen beside each bound. */
Test(warning, within_the_range_the_provinces_figure_is_not_known)
{
    struct wage_default_facts facts = unpaid(3, 5000);

    cr_expect_eq(ask(facts).criminal, ANSWER_NONE);
    cr_expect(ask(facts).why.missing & CODE_BIT(LAW_FACT_AMOUNT));
    facts.owed.fen--;
    cr_expect_eq(ask(facts).criminal, ANSWER_NO);
    facts.owed.fen = 2000000 - 1;
    cr_expect_eq(ask(facts).criminal, ANSWER_NONE);
    facts.owed.fen++;
    cr_expect_eq(ask(facts).criminal, ANSWER_YES);
    facts.owed = (struct money){0};
    cr_expect(ask(facts).why.used & CODE_BIT(LAW_FACT_AMOUNT), "of all");
    facts.owed_all = (struct money){0};
    cr_expect(!(ask(facts).why.used & CODE_BIT(LAW_FACT_AMOUNT)));
}

Test(warning, ten_workers_have_a_range_of_their_own)
{
    struct wage_default_facts facts = unpaid(1, 1000);

    facts.workers = count_of(10);
    facts.owed_all = money_of_fen(10000000);
    cr_expect_eq(ask(facts).criminal, ANSWER_YES);
    facts.owed_all.fen--;
    cr_expect_eq(ask(facts).criminal, ANSWER_NONE);
    facts.owed_all.fen = 3000000;
    cr_expect_eq(ask(facts).criminal, ANSWER_NONE);
    facts.owed_all.fen--;
    cr_expect_eq(ask(facts).criminal, ANSWER_NO);
    facts.owed_all.fen = 10000000;
    facts.workers = count_of(9);
    cr_expect_eq(ask(facts).criminal, ANSWER_NO);
}

Test(warning, without_the_order_or_its_numbers_nobody_is_accused)
{
    struct wage_default_facts facts = unpaid(3, 20000);

    facts.ordered = ANSWER_NONE;
    cr_expect_eq(ask(facts).criminal, ANSWER_NONE);
    cr_expect_eq(ask(facts).listed, ANSWER_NONE);
    facts.ordered = ANSWER_NO;
    cr_expect_eq(ask(facts).criminal, ANSWER_NO);
    facts = (struct wage_default_facts){.on = day, .ordered = ANSWER_YES};
    cr_expect_eq(ask(facts).criminal, ANSWER_NONE);
    facts.incident = ANSWER_YES;
    cr_expect_eq(ask(facts).criminal, ANSWER_NONE);
    cr_expect_eq(ask(facts).listed, ANSWER_YES, "a mass incident needs no amount");
}

Test(warning, a_rule_that_is_off_or_not_yet_there_warns_of_nothing)
{
    const struct layoff_facts early = {.on = {2007, 5, 1}, .persons = count_of(20)};
    struct wage_default_facts facts = unpaid(3, 20000);
    struct layoff_result cut;
    struct wage_default_result result;

    layoff_assess(law_builtin(), &early, &cut);
    cr_expect_eq(cut.mass, ANSWER_NONE);
    cr_expect_eq(cut.why.rule_count, 0);
    wage_default_assess(law_without(RULE_EW_3), &facts, &result);
    cr_expect_eq(result.criminal, ANSWER_NONE);
    cr_expect_eq(result.why.rule_count, 0);
    wage_default_assess(law_without(RULE_EW_4), &facts, &result);
    cr_expect_eq(result.criminal, ANSWER_YES);
    cr_expect_eq(result.listed, ANSWER_NONE);
    cr_expect_eq(result.listed_years, 0);
}
