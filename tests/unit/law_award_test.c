/* SPDX-License-Identifier: Apache-2.0
 *
 * Finality, steps, consistency, court without arbitration, legal aid: rows T25, T32, T34, T35, T47,
 * T49. The minimum wage of 2,200 yuan is made up, as the rows say.
 */
#include "law/award.h"
#include "law/code.h"
#include "law/legal_aid.h"

#include "base/text.h"
#include "law_dates.h"

#include <criterion/criterion.h>
#include <string.h>

#define TOPIC(name) CODE_BIT(TOPIC_##name)

static struct date d(const char *text) { return date_of(text); }

static struct award_facts given(int topic, int64_t fen)
{
    return (struct award_facts){
        .made_on = d("2026-09-10"),
        .received_on = d("2026-09-18"),
        .min_wage = money_of_fen(220000),
        .items = {{.topic = topic, .result = ITEM_RESULT_SUPPORTED, .amount = money_of_fen(fen)}},
        .item_count = 1,
    };
}

static struct award_result ask(const struct award_facts *facts)
{
    struct award_result result;

    award_assess(law_builtin(), facts, &result);
    return result;
}

Test(award, t32_each_item_is_tested_by_what_was_awarded, .timeout = 5)
{
    struct award_facts facts = given(TOPIC_WAGE_ARREARS, 2000000);
    struct award_result result;

    facts.items[1] = (struct award_item){.topic = TOPIC_ILLEGAL_DISMISSAL_COMPENSATION,
                                         .result = ITEM_RESULT_SUPPORTED,
                                         .amount = money_of_fen(6000000)};
    facts.item_count = 2;
    result = ask(&facts);
    cr_expect_eq(result.final_items[0], ANSWER_YES);
    cr_expect_eq(result.final_items[1], ANSWER_NO);
    cr_expect(result.mixed);
    cr_expect_eq(result.final, ANSWER_NONE);
    cr_expect(strstr(result.why.zh, "分别制作裁决书"), "%s", result.why.zh);
}

static bool names_what_counts(int topic)
{
    const struct award_facts facts = given(topic, 2000000);
    const struct award_result result = ask(&facts);

    for (int i = 0; i < result.why.rule_count; i++)
        if (text_equal(result.why.rules[i]->id, "FA-3"))
            return true;
    return false;
}

/* FA-3, 办案规则 50(2): what compensation and damages are. */
Test(award, compensation_and_damages_are_what_the_rule_names, .timeout = 5)
{
    static const int named[] = {TOPIC_SEVERANCE, TOPIC_NON_COMPETE, TOPIC_DOUBLE_WAGE,
                                TOPIC_PROBATION, TOPIC_ILLEGAL_DISMISSAL_COMPENSATION};

    for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++)
        cr_expect(names_what_counts(named[i]), "%d", named[i]);
    cr_expect(!names_what_counts(TOPIC_WAGE_ARREARS));
    cr_expect(!names_what_counts(TOPIC_REINSTATEMENT));
}

Test(award, twelve_minimum_wages_are_within_and_one_fen_more_is_not, .timeout = 5)
{
    struct award_facts facts = given(TOPIC_SEVERANCE, 2640000);

    cr_expect_eq(ask(&facts).final, ANSWER_YES);
    facts.items[0].amount.fen++;
    cr_expect_eq(ask(&facts).final, ANSWER_NO);
    facts.min_wage = (struct money){0};
    cr_expect_eq(ask(&facts).final, ANSWER_NONE);
    cr_expect(ask(&facts).why.missing & CODE_BIT(LAW_FACT_MIN_WAGE));
    facts = given(TOPIC_SEVERANCE, 1);
    facts.items[0].amount.stated = false;
    cr_expect_eq(ask(&facts).final, ANSWER_NONE);
}

Test(award, t34_with_a_confirmation_nothing_is_final, .timeout = 5)
{
    struct award_facts facts = given(TOPIC_WAGE_ARREARS, 100000);
    struct award_result result;

    facts.items[1] = (struct award_item){.topic = TOPIC_CONFIRM_LABOUR_RELATION,
                                         .result = ITEM_RESULT_SUPPORTED};
    facts.item_count = 2;
    result = ask(&facts);
    cr_expect_eq(result.final, ANSWER_NO);
    cr_expect(strstr(result.why.zh, "依据未经核对"), "status M is said: %s", result.why.zh);
}

Test(award, t35_who_may_do_what_after_a_final_award, .timeout = 5)
{
    const struct award_facts facts = given(TOPIC_WAGE_ARREARS, 100000);
    const struct award_result result = ask(&facts);

    cr_expect_eq(result.step_count, 3);
    cr_expect_eq(result.steps[0].kind, AWARD_STEP_WORKER_SUES);
    EXPECT_DATE(result.steps[0].due.legal_due, "2026-10-08");
    EXPECT_DATE(result.steps[0].due.safe_due, "2026-09-30");
    cr_expect_eq(result.steps[1].kind, AWARD_STEP_EMPLOYER_SETS_ASIDE);
    EXPECT_DATE(result.steps[1].due.legal_due, "2026-10-19");
    for (int i = 0; i < result.step_count; i++)
        cr_expect_neq(result.steps[i].kind, AWARD_STEP_EMPLOYER_SUES);
    cr_expect(strstr(result.why.zh, "中级人民法院"), "%s", result.why.zh);
}

Test(award, after_a_non_final_award_both_may_sue, .timeout = 5)
{
    struct award_facts facts = given(TOPIC_REINSTATEMENT, 0);

    cr_expect_eq(ask(&facts).step_count, 3);
    cr_expect_eq(ask(&facts).steps[1].kind, AWARD_STEP_EMPLOYER_SUES);
    cr_expect(ask(&facts).steps[2].if_unsued);
    facts.stated_final = ANSWER_YES;
    cr_expect_eq(ask(&facts).steps[1].kind, AWARD_STEP_EMPLOYER_SETS_ASIDE, "what it says counts");
    cr_expect_eq(ask(&facts).final_items[0], ANSWER_YES, "and of all it grants (FA-7)");
    facts.received_on = (struct date){0};
    cr_expect_eq(ask(&facts).step_count, 3, "received on the day it was made at the earliest");
    EXPECT_DATE(ask(&facts).steps[2].due.start, DATE_TEXT(facts.made_on));
    facts = given(TOPIC_WORK_INJURY, 100);
    cr_expect_eq(ask(&facts).final, ANSWER_NONE);
    cr_expect_eq(ask(&facts).steps[0].kind, AWARD_STEP_WORKER_SUES, "her shorter right is shown");
    cr_expect_eq(ask(&facts).step_count, 2);
    facts.items[0].national_standard = ANSWER_YES;
    cr_expect_eq(ask(&facts).final, ANSWER_YES);
    facts.items[0].result = ITEM_RESULT_REJECTED;
    cr_expect_eq(ask(&facts).final, ANSWER_NONE);
}

/* The Mediation and Arbitration Law is of 2008; its article 47 judges no award before it. */
Test(award, nothing_is_final_before_the_law_that_says_so, .timeout = 5)
{
    struct award_facts facts = given(TOPIC_WAGE_ARREARS, 100);

    facts.made_on = d("2004-09-10");
    cr_expect_eq(ask(&facts).final, ANSWER_NONE);
    facts.items[0].topic = TOPIC_WORK_INJURY;
    facts.items[0].national_standard = ANSWER_YES;
    cr_expect_eq(ask(&facts).final, ANSWER_NONE);
    facts.items[0].topic = TOPIC_CONFIRM_LABOUR_RELATION;
    cr_expect_eq(ask(&facts).final, ANSWER_NONE);
    facts.items[0].topic = TOPIC_REINSTATEMENT;
    cr_expect_eq(ask(&facts).final, ANSWER_NONE);
}

static struct consistency_facts compared(int award_result, int court_result, int64_t awarded,
                                         int64_t judged)
{
    return (struct consistency_facts){
        .award_result = award_result,
        .items = {{TOPIC_SEVERANCE, ITEM_RESULT_SUPPORTED, money_of_fen(awarded), ANSWER_NONE}},
        .item_count = 1,
        .courts = {{.instance = COURT_INSTANCE_FIRST,
                    .result = court_result,
                    .items = {{TOPIC_SEVERANCE, ITEM_RESULT_SUPPORTED, money_of_fen(judged),
                               ANSWER_NONE}},
                    .item_count = 1}},
        .court_count = 1,
    };
}

static enum consistency whole(const struct consistency_facts *facts)
{
    struct consistency_result result;

    consistency_assess(facts, &result);
    return result.whole;
}

Test(consistency, items_are_compared_by_direction_and_sum, .timeout = 5)
{
    struct consistency_facts facts =
        compared(ARBITRATION_RESULT_SUPPORTED, COURT_RESULT_SUPPORTED, 100, 100);

    cr_expect_eq(whole(&facts), CONSISTENCY_YES);
    facts.courts[0].items[0].amount.fen = 101;
    cr_expect_eq(whole(&facts), CONSISTENCY_PARTLY);
    facts.courts[0].items[0].amount.stated = false;
    cr_expect_eq(whole(&facts), CONSISTENCY_UNKNOWN);
    facts.courts[0].items[0].result = ITEM_RESULT_REJECTED;
    cr_expect_eq(whole(&facts), CONSISTENCY_NO);
    facts.items[0].result = ITEM_RESULT_REJECTED;
    cr_expect_eq(whole(&facts), CONSISTENCY_UNKNOWN, "granted as a whole and in no item");
    facts.award_result = ARBITRATION_RESULT_REJECTED;
    cr_expect_eq(whole(&facts), CONSISTENCY_YES);
    facts.courts[0].items[0].topic = TOPIC_OTHER;
    cr_expect_eq(whole(&facts), CONSISTENCY_UNKNOWN);
    facts.award_result = 0;
    cr_expect_eq(whole(&facts), CONSISTENCY_UNKNOWN);
}

Test(consistency, the_last_decided_instance_speaks_for_the_whole, .timeout = 5)
{
    struct consistency_facts facts =
        compared(ARBITRATION_RESULT_SUPPORTED, COURT_RESULT_REVERSED, 100, 50);

    cr_expect_eq(whole(&facts), CONSISTENCY_NO);
    facts.courts[1].result = COURT_RESULT_APPEALED;
    facts.court_count = 2;
    cr_expect_eq(whole(&facts), CONSISTENCY_NO);
    facts.courts[1].result = COURT_RESULT_UPHELD;
    cr_expect_eq(whole(&facts), CONSISTENCY_NO, "upholding what differed");
    facts.courts[1].result = COURT_RESULT_SAME;
    cr_expect_eq(whole(&facts), CONSISTENCY_YES);
    facts.courts[1].result = COURT_RESULT_DECREASED;
    cr_expect_eq(whole(&facts), CONSISTENCY_PARTLY);
}

Test(consistency, a_court_that_rejects_as_the_award_did_agrees, .timeout = 5)
{
    struct consistency_facts facts =
        compared(ARBITRATION_RESULT_REJECTED, COURT_RESULT_REJECTED, 100, 100);

    facts.item_count = facts.courts[0].item_count = 0;
    cr_expect_eq(whole(&facts), CONSISTENCY_YES);
    facts.award_result = ARBITRATION_RESULT_SUPPORTED;
    cr_expect_eq(whole(&facts), CONSISTENCY_UNKNOWN);
    facts.item_count = facts.courts[0].item_count = 1;
    facts.courts[0].items[0].result = ITEM_RESULT_REJECTED;
    cr_expect_eq(whole(&facts), CONSISTENCY_NO, "the items say more than the whole");
}

static struct court_door_result door(struct court_door_facts facts)
{
    struct court_door_result result;

    facts.on = d("2026-05-01");
    court_door_assess(law_builtin(), &facts, &result);
    return result;
}

Test(court_door, t25_overdue_opens_only_without_an_exception, .timeout = 5)
{
    cr_expect_eq(door((struct court_door_facts){.award_overdue = ANSWER_YES}).open, ANSWER_NONE);
    cr_expect_eq(
        door((struct court_door_facts){.award_overdue = ANSWER_YES, .exception = ANSWER_NO}).open,
        ANSWER_YES);
    cr_expect_eq(
        door((struct court_door_facts){.award_overdue = ANSWER_YES, .exception = ANSWER_YES}).open,
        ANSWER_NONE);
}

Test(court_door, the_other_doors, .timeout = 5)
{
    cr_expect_eq(door((struct court_door_facts){0}).open, ANSWER_NONE);
    cr_expect_eq(door((struct court_door_facts){.refused = ANSWER_YES}).open, ANSWER_YES);
    cr_expect_eq(door((struct court_door_facts){.wage_note = ANSWER_YES,
                                                .topics = TOPIC(WAGE_ARREARS)})
                     .open,
                 ANSWER_YES);
    cr_expect_eq(door((struct court_door_facts){.agreement_pay_only = ANSWER_YES}).open,
                 ANSWER_YES);
    cr_expect_eq(door((struct court_door_facts){.order_on_agreement = ANSWER_YES}).open,
                 ANSWER_YES);
    cr_expect_eq(door((struct court_door_facts){.confirmation_refused = ANSWER_YES}).open,
                 ANSWER_YES);
    cr_expect_eq(
        door((struct court_door_facts){.advance_award = ANSWER_YES, .refused = ANSWER_YES}).open,
        ANSWER_NO);
}

/* --- legal aid -------------------------------------------------------------------------------- */

static struct legal_aid_result aid(struct legal_aid_facts facts)
{
    struct legal_aid_result result;

    facts.on = d("2026-05-01");
    legal_aid_assess(law_builtin(), &facts, &result);
    return result;
}

Test(legal_aid, t47_a_migrant_claiming_pay_needs_no_papers, .timeout = 5)
{
    const struct legal_aid_result result =
        aid((struct legal_aid_facts){.topics = TOPIC(WAGE_ARREARS), .rural = ANSWER_YES});

    cr_expect_eq(result.means_waived, ANSWER_YES);
    cr_expect_eq(result.outlook, LEGAL_AID_LIKELY);
}

Test(legal_aid, t49_five_days_left_and_aid_comes_first, .timeout = 5)
{
    struct legal_aid_facts facts = {.topics = TOPIC(SEVERANCE), .days_to_limit = {5, true}};

    cr_expect(aid(facts).provide_first);
    facts.days_to_limit.value = 6;
    cr_expect(aid(facts).provide_first);
    facts.days_to_limit.value = 7;
    cr_expect(!aid(facts).provide_first);
    facts.needs_preservation = ANSWER_YES;
    cr_expect(aid(facts).provide_first);
    cr_expect_eq(aid(facts).outlook, LEGAL_AID_NEEDS_OFFICER);
    facts.topics = TOPIC(WAGE_ARREARS);
    facts.rural = ANSWER_YES;
    cr_expect_eq(aid(facts).outlook, LEGAL_AID_LIKELY);
}

Test(legal_aid, twice_the_subsistence_line_is_met_and_one_fen_more_is_not, .timeout = 5)
{
    struct legal_aid_facts facts = {.topics = TOPIC(WAGE_ARREARS),
                                    .household_income = money_of_fen(600000),
                                    .household_size = {3, true},
                                    .subsistence = money_of_fen(100000)};

    cr_expect_eq(aid(facts).means_met, ANSWER_YES);
    cr_expect_eq(aid(facts).outlook, LEGAL_AID_LIKELY);
    facts.household_income.fen++;
    cr_expect_eq(aid(facts).means_met, ANSWER_NO);
    cr_expect_eq(aid(facts).outlook, LEGAL_AID_NEEDS_OFFICER, "a ground may still turn up");
    cr_expect(aid(facts).why.missing & CODE_BIT(LAW_FACT_MEANS_GROUND));
    facts.domestic_violence = facts.social_assistance = facts.serious_illness = ANSWER_NO;
    facts.judicial_relief = facts.no_fixed_income = facts.rural = ANSWER_NO;
    cr_expect_eq(aid(facts).outlook, LEGAL_AID_ADVICE_ONLY_NOW);
    facts.topics |= TOPIC(REINSTATEMENT);
    cr_expect_eq(aid(facts).outlook, LEGAL_AID_NEEDS_OFFICER,
                 "what is not listed is for an officer");
    facts.serious_illness = ANSWER_YES;
    cr_expect_eq(aid(facts).outlook, LEGAL_AID_NEEDS_OFFICER);
    facts.subsistence.stated = false;
    cr_expect_eq(aid(facts).means_met, ANSWER_NONE);
    facts.household_size.stated = facts.household_income.stated = false;
    cr_expect_eq(aid(facts).outlook, LEGAL_AID_NEEDS_OFFICER);
}

Test(legal_aid, t52_a_lawyer_of_her_own_ends_no_aid_by_itself, .timeout = 5)
{
    const struct legal_aid_facts facts = {.on = d("2026-05-01"),
                                          .topics = TOPIC(WAGE_ARREARS),
                                          .already_granted = ANSWER_YES,
                                          .paid_agent = ANSWER_YES};
    const struct legal_aid_result result = aid(facts);

    cr_expect_eq(result.outlook, LEGAL_AID_NEEDS_OFFICER);
    cr_expect(strstr(result.why.zh, "由法律援助机构决定是否终止援助"), "%s", result.why.zh);
    cr_expect(strstr(result.why.zh, "异议"), "%s", result.why.zh);
}

Test(legal_aid, nobody_is_refused_by_a_machine, .timeout = 5)
{
    struct legal_aid_facts facts = {0};

    cr_expect_eq(aid(facts).outlook, LEGAL_AID_UNKNOWN);
    cr_expect(strstr(aid(facts).why.zh, "免费"), "%s", aid(facts).why.zh);
    facts.topics = TOPIC(SEXUAL_HARASSMENT);
    cr_expect_eq(aid(facts).outlook, LEGAL_AID_NEEDS_OFFICER);
    facts.paid_agent = ANSWER_YES;
    cr_expect_eq(aid(facts).outlook, LEGAL_AID_NEEDS_OFFICER);
    cr_expect(!strstr(aid(facts).why.zh, "DL-LA-3"));
    facts.paid_agent = ANSWER_NONE;
    facts.already_granted = ANSWER_YES;
    cr_expect_eq(aid(facts).outlook, LEGAL_AID_LIKELY);
    facts = (struct legal_aid_facts){.topics = TOPIC(WORK_INJURY), .domestic_violence = ANSWER_YES};
    cr_expect_eq(aid(facts).outlook, LEGAL_AID_LIKELY);
    facts = (struct legal_aid_facts){.topics = TOPIC(MATERNITY_ALLOWANCE),
                                     .judicial_relief = ANSWER_YES};
    cr_expect_eq(aid(facts).outlook, LEGAL_AID_LIKELY);
    facts = (struct legal_aid_facts){.topics = TOPIC(WAGE_ARREARS), .no_fixed_income = ANSWER_YES};
    cr_expect_eq(aid(facts).outlook, LEGAL_AID_NEEDS_OFFICER,
                 "the law names the disabled and others without fixed income, not everybody");
    facts.disabled = ANSWER_YES;
    cr_expect_eq(aid(facts).outlook, LEGAL_AID_LIKELY);
    facts = (struct legal_aid_facts){.topics = TOPIC(WAGE_ARREARS),
                                     .serious_illness = ANSWER_YES,
                                     .social_assistance = ANSWER_YES};
    cr_expect_eq(aid(facts).outlook, LEGAL_AID_LIKELY);
}

Test(award, a_result_outside_the_list_is_believed_to_be_an_award, .timeout = 5)
{
    cr_expect(award_is_absent(ARBITRATION_RESULT_MEDIATED));
    cr_expect(!award_is_absent(ARBITRATION_RESULT_REJECTED));
    cr_expect(!award_is_absent(ARBITRATION_RESULT_NONE));
    cr_expect(!award_is_absent(ARBITRATION_RESULT_COUNT));
}
