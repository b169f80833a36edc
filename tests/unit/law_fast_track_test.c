/* SPDX-License-Identifier: Apache-2.0
 *
 * The four fast-track categories, fact by fact (rules FT-1..FT-4).
 * What is missing leaves a category open and is named.
 */
#include "law/code.h"
#include "law/fast_track.h"

#include <criterion/criterion.h>
#include <string.h>

#define TOPIC(name) CODE_BIT(TOPIC_##name)

static struct fast_track_facts woman(uint64_t topics)
{
    return (struct fast_track_facts){.sex = SEX_FEMALE, .topics = topics};
}

static struct fast_track_result ask(const struct fast_track_facts *facts)
{
    struct fast_track_result result;

    fast_track_assess(facts, &result);
    return result;
}

static struct fast_track_facts dismissed(struct date act_on, struct date from, struct date to)
{
    struct fast_track_facts facts = woman(TOPIC(ILLEGAL_DISMISSAL));

    facts.act_on = act_on;
    facts.filed_on = act_on;
    facts.employment_form = EMPLOYMENT_FORM_STANDARD;
    facts.rural = ANSWER_NO;
    facts.periods[0] =
        (struct fast_track_period){.kind = THREE_PERIOD_PREGNANT, .from = from, .to = to};
    facts.period_count = 1;
    return facts;
}

Test(fast_track, dismissal_while_pregnant_is_category_one, .timeout = 5)
{
    const struct fast_track_facts facts =
        dismissed((struct date){2026, 5, 13}, (struct date){2026, 2, 1}, (struct date){0});
    const struct fast_track_result result = ask(&facts);

    cr_assert_eq(result.primary, FAST_TRACK_CATEGORY_1, "%s", result.zh);
    cr_assert(strstr(result.zh, "第1类"), "%s", result.zh);
    cr_assert(strstr(result.categories[0].zh, "内部建议"), "status P must be said: %s",
              result.categories[0].zh);
}

Test(fast_track, dismissal_after_the_period_is_not_category_one, .timeout = 5)
{
    const struct fast_track_facts facts = dismissed(
        (struct date){2026, 5, 13}, (struct date){2024, 2, 1}, (struct date){2024, 11, 1});

    cr_assert_eq(ask(&facts).categories[0].outcome, LAW_NOT);
    cr_assert_eq(ask(&facts).primary, FAST_TRACK_CATEGORY_NO);
}

Test(fast_track, partial_act_date_across_the_edge_stays_open, .timeout = 5)
{
    struct fast_track_facts facts =
        dismissed((struct date){2026, 5, 0}, (struct date){2026, 5, 10}, (struct date){2026, 9, 1});
    const struct fast_track_result result = ask(&facts);

    cr_assert_eq(result.categories[0].outcome, LAW_UNKNOWN);
    cr_assert(result.categories[0].missing & CODE_BIT(LAW_FACT_ACT_ON));
    facts.act_on = facts.filed_on = (struct date){2026, 6, 0};
    cr_assert_eq(ask(&facts).categories[0].outcome, LAW_HIT);
}

Test(fast_track, open_period_is_believed_for_a_year_and_no_longer, .timeout = 5)
{
    struct fast_track_facts facts =
        dismissed((struct date){2025, 2, 1}, (struct date){2024, 2, 1}, (struct date){0});

    cr_assert_eq(ask(&facts).categories[0].outcome, LAW_HIT);
    facts.act_on = facts.filed_on = (struct date){2025, 2, 2};
    cr_assert_eq(ask(&facts).categories[0].outcome, LAW_UNKNOWN);
}

Test(fast_track, filing_inside_the_period_is_enough, .timeout = 5)
{
    struct fast_track_facts facts =
        dismissed((struct date){2026, 1, 5}, (struct date){2026, 2, 1}, (struct date){2026, 10, 1});

    facts.filed_on = (struct date){2026, 3, 1};
    cr_assert_eq(ask(&facts).categories[0].outcome, LAW_HIT);
}

Test(fast_track, allowance_dispute_hits_on_a_stated_period_without_dates, .timeout = 5)
{
    struct fast_track_facts facts = woman(TOPIC(MATERNITY_ALLOWANCE));

    cr_assert_eq(ask(&facts).categories[0].outcome, LAW_UNKNOWN);
    cr_assert(ask(&facts).categories[0].missing & CODE_BIT(LAW_FACT_THREE_PERIOD));
    facts.periods[0] = (struct fast_track_period){.kind = THREE_PERIOD_MATERNITY};
    facts.period_count = 1;
    cr_assert_eq(ask(&facts).primary, FAST_TRACK_CATEGORY_1);
}

Test(fast_track, a_state_without_dates_or_word_that_it_held_then_stays_open, .timeout = 5)
{
    struct fast_track_facts facts = woman(TOPIC(SEVERANCE));

    facts.periods[0] = (struct fast_track_period){.kind = THREE_PERIOD_NURSING};
    facts.period_count = 1;
    cr_assert_eq(ask(&facts).categories[0].outcome, LAW_UNKNOWN);
    facts.periods[0].at_dispute = ANSWER_YES;
    cr_assert_eq(ask(&facts).categories[0].outcome, LAW_HIT);
}

Test(fast_track, denied_period_against_a_topic_that_names_it_stays_open, .timeout = 5)
{
    struct fast_track_facts facts = woman(TOPIC(PREGNANCY_DISMISSAL));

    facts.three_period = ANSWER_NO;
    cr_assert_eq(ask(&facts).categories[0].outcome, LAW_UNKNOWN);
    facts.topics = TOPIC(SEVERANCE);
    cr_assert_eq(ask(&facts).categories[0].outcome, LAW_NOT);
}

Test(fast_track, no_topic_is_no_answer, .timeout = 5)
{
    struct fast_track_facts facts = woman(TOPIC(LEGAL_AID) | TOPIC(WORKSTATION));
    const struct fast_track_result result = ask(&facts);

    cr_assert_eq(result.primary, FAST_TRACK_CATEGORY_UNKNOWN);
    cr_assert(result.missing & CODE_BIT(LAW_FACT_TOPICS));
    cr_assert(strstr(result.zh, "争议事项"), "%s", result.zh);
}

Test(fast_track, rural_woman_with_unpaid_wages_is_category_two, .timeout = 5)
{
    struct fast_track_facts facts = woman(TOPIC(WAGE_ARREARS));

    facts.three_period = ANSWER_NO;
    facts.employment_form = EMPLOYMENT_FORM_STANDARD;
    cr_assert_eq(ask(&facts).categories[1].outcome, LAW_UNKNOWN);
    cr_assert(ask(&facts).categories[1].missing & CODE_BIT(LAW_FACT_RURAL));
    facts.rural = ANSWER_YES;
    cr_assert_eq(ask(&facts).primary, FAST_TRACK_CATEGORY_2);
    facts.topics = TOPIC(WORK_INJURY);
    cr_assert_eq(ask(&facts).primary, FAST_TRACK_CATEGORY_2);
    facts.topics = TOPIC(DOUBLE_WAGE);
    cr_assert_eq(ask(&facts).categories[1].outcome, LAW_NEEDS_OFFICER);
    cr_assert_eq(ask(&facts).primary, FAST_TRACK_CATEGORY_UNKNOWN);
    facts.topics = TOPIC(REINSTATEMENT);
    cr_assert_eq(ask(&facts).primary, FAST_TRACK_CATEGORY_NO);
}

/* FT-1 lists overtime and night work; unpaid wages it does not list, so an officer says whether
 * they are a cut of her pay. */
Test(fast_track, overtime_in_pregnancy_is_category_one_and_unpaid_wages_an_officer_decides,
     .timeout = 5)
{
    struct fast_track_facts facts =
        dismissed((struct date){2026, 5, 13}, (struct date){2026, 2, 1}, (struct date){0});

    facts.topics = TOPIC(OVERTIME);
    cr_expect_eq(ask(&facts).primary, FAST_TRACK_CATEGORY_1);
    facts.topics = TOPIC(WAGE_ARREARS);
    cr_expect_eq(ask(&facts).categories[0].outcome, LAW_NEEDS_OFFICER);
    cr_expect_eq(ask(&facts).primary, FAST_TRACK_CATEGORY_UNKNOWN);
    cr_expect(ask(&facts).missing & CODE_BIT(LAW_FACT_OFFICER_REASON));
    facts.topics = TOPIC(WAGE_ARREARS) | TOPIC(PAY_CUT);
    cr_expect_eq(ask(&facts).primary, FAST_TRACK_CATEGORY_1);
    facts.periods[0].to = (struct date){2026, 5, 1};
    facts.topics = TOPIC(WAGE_ARREARS);
    cr_expect_eq(ask(&facts).categories[0].outcome, LAW_NOT);
}

/* 保障农民工工资支付条例 2: a rural worker is one who works for an employer. */
Test(fast_track, who_works_for_a_household_is_not_category_two, .timeout = 5)
{
    static const int forms[] = {EMPLOYMENT_FORM_DOMESTIC, EMPLOYMENT_FORM_APPRENTICE,
                                EMPLOYMENT_FORM_FARM_HAND};
    struct fast_track_facts facts = woman(TOPIC(WAGE_ARREARS));

    facts.rural = ANSWER_YES;
    facts.three_period = ANSWER_NO;
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        facts.employment_form = forms[i];
        cr_expect_eq(ask(&facts).categories[1].outcome, LAW_NOT);
        cr_expect(ask(&facts).categories[1].used & CODE_BIT(LAW_FACT_EMPLOYMENT_FORM));
        cr_expect_eq(ask(&facts).primary, FAST_TRACK_CATEGORY_NO);
    }
}

Test(fast_track, both_one_and_two_are_named, .timeout = 5)
{
    struct fast_track_facts facts =
        dismissed((struct date){2023, 10, 0}, (struct date){2023, 5, 0}, (struct date){2024, 2, 0});

    facts.rural = ANSWER_YES;
    facts.topics |= TOPIC(WAGE_ARREARS);
    cr_assert_eq(ask(&facts).primary, FAST_TRACK_CATEGORY_1);
    cr_assert_eq(ask(&facts).also, 1 << 2);
}

Test(fast_track, contested_courier_is_never_category_three, .timeout = 5)
{
    struct fast_track_facts facts = woman(TOPIC(WORK_INJURY));

    facts.platform = ANSWER_YES;
    facts.three_period = ANSWER_NO;
    facts.rural = ANSWER_NO;
    cr_assert_eq(ask(&facts).categories[2].outcome, LAW_UNKNOWN);
    facts.relation = RELATION_CONTESTED;
    cr_assert_eq(ask(&facts).categories[2].outcome, LAW_NEEDS_OFFICER);
    cr_assert_eq(ask(&facts).primary, FAST_TRACK_CATEGORY_UNKNOWN);
    facts.relation = RELATION_CONTRACT;
    cr_assert_eq(ask(&facts).primary, FAST_TRACK_CATEGORY_3);
}

Test(fast_track, category_four_needs_an_officer_a_reason_and_an_approver, .timeout = 5)
{
    struct fast_track_facts facts = woman(TOPIC(SEXUAL_HARASSMENT));
    struct fast_track_result result;

    facts.three_period = facts.rural = ANSWER_NO;
    facts.employment_form = EMPLOYMENT_FORM_STANDARD;
    result = ask(&facts);
    cr_assert_eq(result.categories[3].outcome, LAW_NEEDS_OFFICER);
    cr_assert_eq(result.primary, FAST_TRACK_CATEGORY_UNKNOWN);
    cr_assert(result.proposed & CODE_BIT(FAST_TRACK_REASON_HARASSMENT_RETALIATION));
    cr_expect(result.missing & CODE_BIT(LAW_FACT_OFFICER_REASON), "what is proposed is asked for");
    facts.officer_reason = FAST_TRACK_REASON_HARASSMENT_RETALIATION;
    cr_assert_eq(ask(&facts).categories[3].outcome, LAW_NEEDS_OFFICER);
    facts.officer_approver = "";
    cr_assert_eq(ask(&facts).categories[3].outcome, LAW_NEEDS_OFFICER);
    facts.officer_approver = "approver-1";
    cr_assert_eq(ask(&facts).primary, FAST_TRACK_CATEGORY_4);
}

/* FT-4: a reason and an approver; with one of the two the choice is begun and not made. */
Test(fast_track, a_category_an_officer_began_to_choose_stays_open_and_says_what_it_needs,
     .timeout = 5)
{
    struct fast_track_facts facts = woman(TOPIC(REINSTATEMENT));

    facts.three_period = facts.rural = ANSWER_NO;
    facts.employment_form = EMPLOYMENT_FORM_STANDARD;
    cr_expect_eq(ask(&facts).primary, FAST_TRACK_CATEGORY_NO);
    facts.officer_reason = FAST_TRACK_REASON_DISABLED;
    cr_expect_eq(ask(&facts).primary, FAST_TRACK_CATEGORY_UNKNOWN);
    cr_expect_eq(ask(&facts).missing, CODE_BIT(LAW_FACT_OFFICER_APPROVER));
    facts.officer_reason = 0;
    facts.officer_approver = "approver-1";
    cr_expect_eq(ask(&facts).missing, CODE_BIT(LAW_FACT_OFFICER_REASON));
}

Test(fast_track, of_a_man_none_holds, .timeout = 5)
{
    struct fast_track_facts facts = woman(TOPIC(WAGE_ARREARS));

    facts.sex = SEX_MALE;
    facts.rural = ANSWER_YES;
    facts.officer_reason = FAST_TRACK_REASON_DISABLED;
    facts.officer_approver = "approver-1";
    cr_assert_eq(ask(&facts).primary, FAST_TRACK_CATEGORY_NO);
}

Test(fast_track, unknown_sex_is_asked_for, .timeout = 5)
{
    struct fast_track_facts facts = woman(TOPIC(WAGE_ARREARS));
    struct fast_track_result result;

    facts.sex = 0;
    facts.rural = ANSWER_YES;
    result = ask(&facts);
    cr_assert_eq(result.primary, FAST_TRACK_CATEGORY_UNKNOWN);
    cr_assert(result.missing & CODE_BIT(LAW_FACT_SEX));
    cr_assert(strstr(result.zh, "性别"), "%s", result.zh);
}

Test(fast_track, a_rule_switched_off_is_in_no_explanation, .timeout = 5)
{
    const struct rulebook *builtin = rulebook_builtin();
    static struct rule rules[1024];
    struct rulebook book = *builtin;
    struct fast_track_facts facts = woman(TOPIC(WAGE_ARREARS));
    struct fast_track_result result;

    memcpy(rules, builtin->rules, builtin->count * sizeof(rules[0]));
    for (size_t i = 0; i < builtin->count; i++)
        rules[i].on = strcmp(rules[i].id, "FT-2") != 0;
    book.rules = rules;
    facts.rules = &book;
    facts.rural = ANSWER_YES;
    result = ask(&facts);
    cr_assert_eq(result.categories[1].outcome, LAW_UNKNOWN);
    cr_assert_null(result.categories[1].rule);
    cr_assert_null(strstr(result.categories[1].zh, "FT-2"));
}
