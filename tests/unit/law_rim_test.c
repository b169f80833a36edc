/* SPDX-License-Identifier: Apache-2.0
 *
 * The edges of the law's answers: rules not in force on the day or switched off, codes outside
 * their lists, more entries than there is room for. None of them makes an answer up.
 */
#include "law/code.h"
#include "law/compensation.h"
#include "law/fast_track.h"
#include "law/legal_aid.h"
#include "law/limitation.h"
#include "law/maternity.h"
#include "law/procedure.h"
#include "law/rule_id.h"
#include "law/scope.h"

#include "base/text.h"
#include "law_dates.h"

#include <criterion/criterion.h>
#include <string.h>

enum { OUTSIDE = 60 };

static struct date d(const char *text) { return date_of_or_none(text); }

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

TestSuite(law_rim, .timeout = 10);

static const struct money wage = {600000, true};

/* --- fast track, legal aid -----------------------------------------------------------------------
 */

Test(law_rim, codes_outside_the_lists_decide_no_category)
{
    static struct fast_track_facts facts;
    struct fast_track_result result;

    facts = (struct fast_track_facts){.sex = SEX_FEMALE,
                                      .rural = ANSWER_NO,
                                      .topics = CODE_BIT(TOPIC_WAGE_ARREARS),
                                      .employment_form = OUTSIDE,
                                      .officer_reason = OUTSIDE,
                                      .officer_approver = "A-17"};
    fast_track_assess(&facts, &result);
    cr_expect_eq(result.primary, FAST_TRACK_CATEGORY_UNKNOWN);
    facts.platform = ANSWER_YES;
    facts.relation = OUTSIDE;
    fast_track_assess(&facts, &result);
    cr_expect_eq(result.categories[2].outcome, LAW_UNKNOWN);
    facts.topics = CODE_BIT(TOPIC_DISMISSAL);
    facts.act_on = d("2196-01-01");
    facts.period_count = FAST_TRACK_PERIODS + 1;
    for (int i = 0; i < FAST_TRACK_PERIODS; i++)
        facts.periods[i].from = d("2195-06-01");
    fast_track_assess(&facts, &result);
    cr_expect_neq(result.categories[0].outcome, LAW_HIT);
    for (int i = 0; i < FAST_TRACK_PERIODS; i++)
        facts.periods[i].from = (struct date){0};
    fast_track_assess(&facts, &result);
    cr_expect(!(result.categories[0].used & CODE_BIT(LAW_FACT_THREE_PERIOD_DATES)));
}

Test(law_rim, a_stated_period_holds_unless_the_day_contradicts_it)
{
    struct fast_track_facts facts = {
        .sex = SEX_FEMALE,
        .topics = CODE_BIT(TOPIC_DISMISSAL),
        .periods = {{THREE_PERIOD_PREGNANT, d("2025-06-01"), d("2026-02-01"), ANSWER_YES, 0}},
        .period_count = 1,
        .act_on = d("2026")};
    struct fast_track_result result;

    fast_track_assess(&facts, &result);
    cr_expect_eq(result.categories[0].outcome, LAW_HIT);
    facts.act_on = d("2026-03-01");
    fast_track_assess(&facts, &result);
    cr_expect_eq(result.categories[0].outcome, LAW_UNKNOWN);
}

Test(law_rim, advice_only_when_every_ground_was_asked)
{
    const struct legal_aid_facts all = {.on = d("2026-05-01"),
                                        .topics = CODE_BIT(TOPIC_SOCIAL_INSURANCE_LOSS),
                                        .rural = ANSWER_NONE,
                                        .no_fixed_income = ANSWER_YES,
                                        .disabled = ANSWER_NO,
                                        .social_assistance = ANSWER_NO,
                                        .domestic_violence = ANSWER_NO,
                                        .serious_illness = ANSWER_NO,
                                        .judicial_relief = ANSWER_NO,
                                        .household_income = {1000000, true},
                                        .household_size = {1, true},
                                        .subsistence = {100000, true}};
    struct legal_aid_facts one = all;
    struct legal_aid_result result;

    legal_aid_assess(law_builtin(), &all, &result);
    cr_expect_eq(result.outlook, LEGAL_AID_ADVICE_ONLY_NOW, "a migrant's ground is for pay");
    one.topics = CODE_BIT(TOPIC_WAGE_ARREARS);
    legal_aid_assess(law_builtin(), &one, &result);
    cr_expect_eq(result.outlook, LEGAL_AID_NEEDS_OFFICER);
    one.rural = ANSWER_NO;
    legal_aid_assess(law_builtin(), &one, &result);
    cr_expect_eq(result.outlook, LEGAL_AID_ADVICE_ONLY_NOW);
    one.disabled = ANSWER_NONE;
    legal_aid_assess(law_builtin(), &one, &result);
    cr_expect_eq(result.outlook, LEGAL_AID_NEEDS_OFFICER);
    one = all;
    one.judicial_relief = ANSWER_NONE;
    legal_aid_assess(law_builtin(), &one, &result);
    cr_expect_eq(result.outlook, LEGAL_AID_NEEDS_OFFICER);
    one.judicial_relief = ANSWER_NO;
    one.serious_illness = ANSWER_NONE;
    legal_aid_assess(law_builtin(), &one, &result);
    cr_expect_eq(result.outlook, LEGAL_AID_NEEDS_OFFICER);
    one.serious_illness = ANSWER_NO;
    one.social_assistance = ANSWER_NONE;
    legal_aid_assess(law_builtin(), &one, &result);
    cr_expect_eq(result.outlook, LEGAL_AID_NEEDS_OFFICER);
    one.household_income.fen = INT64_C(10000000000000);
    one.household_size.value = 1000000;
    one.subsistence.fen = INT64_C(10000000000000);
    legal_aid_assess(law_builtin(), &one, &result);
    cr_expect_eq(result.means_met, ANSWER_YES, "no sum overflows");
}

/* --- maternity, procedure, scope
 * ------------------------------------------------------------------ */

Test(law_rim, protection_needs_its_rules_and_days)
{
    const struct date before = d("2000-01-01");
    struct maternity_leave_facts leave = {
        .due_on = d("2026-03-15"), .days_before = -1, .infants = 1};
    struct contract_end_result end;
    struct family_leave family;
    struct leave_result days;
    struct sum pay;

    cr_expect(date_is_absent(nursing_end(law_builtin(), before)));
    cr_expect(date_is_absent(nursing_end(law_builtin(), d("2195-01-01"))));
    cr_expect(date_is_absent(nursing_end(law_builtin(), d("2026-03"))));
    cr_expect_eq(nursing_hours(law_builtin(), 1, before), 0);
    cr_expect_eq(nursing_hours(law_builtin(), 0, d("2026-01-01")), 0);
    contract_end_compute(law_builtin(),
                         &(struct contract_end_facts){before, d(""), d("2026-03-10")},
                         &end);
    cr_expect_eq(end.extended, ANSWER_NONE);
    contract_end_compute(law_builtin(),
                         &(struct contract_end_facts){.contract_end = d("2026-06"),
                                                      .birth_on = d("2026-03-10")},
                         &end);
    cr_expect_eq(end.extended, ANSWER_NONE);
    contract_end_compute(law_builtin(),
                         &(struct contract_end_facts){.contract_end = d("2026-06-30")},
                         &end);
    cr_expect_eq(end.extended, ANSWER_NONE);
    family_leave_compute(law_builtin(), d("2010-01-01"), ANSWER_YES, &family);
    cr_expect_eq(family.spouse_days, 0);
    family_leave_compute(law_builtin(), d("2020-01-01"), ANSWER_YES, &family);
    cr_expect_eq(family.spouse_days, 0, "the text of 2016 was read only for the days of leave");
    family_leave_compute(law_builtin(), d("2026-02"), ANSWER_YES, &family);
    cr_expect(family.spouse_days == 15 && date_is_absent(family.childcare_last));
    leave_pay_compute(law_builtin(),
                      &(struct leave_pay_facts){
                          .insured = ANSWER_NO, .wage_before = wage, .on = before},
                      &pay);
    cr_expect(!pay.amount.stated && pay.due == ANSWER_NONE);
    maternity_leave_compute(law_builtin(), &leave, &days);
    cr_expect_eq(days.days, 0, "no first day");
    leave.days_before = 0;
    leave.due_on = d("2195-01-01");
    maternity_leave_compute(law_builtin(), &leave, &days);
    cr_expect_eq(days.days, 0);
}

static struct protection_result protect(struct protection_facts facts)
{
    struct protection_result result;

    facts.month_hundredths = facts.month_hundredths ? facts.month_hundredths : -1;
    protection_assess(law_builtin(), &facts, &result);
    return result;
}

Test(law_rim, protection_says_no_only_when_every_period_is_denied)
{
    const struct date on = d("2026-05-01");
    const struct date before = d("2000-01-01");
    struct protection_facts f = {.on = on, .act = PROTECTED_ACT_PAY_CUT};

    cr_expect_eq(protect(f).violated, ANSWER_NONE);
    f.pregnant = ANSWER_NO;
    cr_expect_eq(protect(f).violated, ANSWER_NONE);
    f.on_leave = ANSWER_NO;
    cr_expect_eq(protect(f).violated, ANSWER_NONE, "nursing is not known");
    f.birth_on = d("2020-01-01");
    cr_expect_eq(protect(f).violated, ANSWER_NO);
    f.birth_on = d("2026-06-01");
    cr_expect_eq(protect(f).violated, ANSWER_NO, "before the birth she does not nurse");
    f.act = PROTECTED_ACT_NIGHT_OR_OVERTIME;
    cr_expect_eq(protect(f).violated, ANSWER_NO);
    f.birth_on = d("2026-04-01");
    cr_expect_eq(protect(f).violated, ANSWER_YES);
    f.act = PROTECTED_ACT_PROHIBITED_WORK;
    cr_expect_eq(protect(f).violated, ANSWER_YES);
    f.birth_on = d("2020-01-01");
    cr_expect_eq(protect(f).violated, ANSWER_NO);
    f.birth_on = d("");
    cr_expect(protect(f).why.missing & CODE_BIT(LAW_FACT_THREE_PERIOD));
    f.pregnant = ANSWER_NONE;
    cr_expect_eq(protect(f).violated, ANSWER_NONE);
    f.on_leave = ANSWER_YES;
    f.act = PROTECTED_ACT_PAY_CUT;
    cr_expect_eq(protect(f).violated, ANSWER_YES);
    f.on = before;
    cr_expect_eq(protect(f).violated, ANSWER_NONE, "no rule then");
    f.act = PROTECTED_ACT_PROHIBITED_WORK;
    cr_expect_eq(protect(f).violated, ANSWER_NONE);
    f.act = PROTECTED_ACT_NIGHT_OR_OVERTIME;
    f.pregnant = ANSWER_YES;
    cr_expect_eq(protect(f).violated, ANSWER_NONE);
    f.act = PROTECTED_ACT_COUNT;
    cr_expect_eq(protect(f).violated, ANSWER_NONE);
    f.act = (enum protected_act)OUTSIDE;
    cr_expect_eq(protect(f).violated, ANSWER_NONE);
    f.on = d("2026");
    f.birth_on = d("2026-04-01");
    f.act = PROTECTED_ACT_PAY_CUT;
    f.pregnant = f.on_leave = ANSWER_NO;
    cr_expect_eq(protect(f).violated, ANSWER_NONE, "the day of the act is not whole");
    f.on = d("2026-05");
    cr_expect_eq(protect(f).violated, ANSWER_YES, "on every day of the month");
}

Test(law_rim, a_rule_without_a_range_of_fines_names_none)
{
    struct protection_facts f = {.on = d("2026-05-01"),
                                 .pregnant = ANSWER_YES,
                                 .act = PROTECTED_ACT_DISMISSAL_NOTICE,
                                 .has_union = ANSWER_NO};

    cr_expect_eq(protect(f).violated, ANSWER_YES);
    cr_expect(!protect(f).fine_min.stated);
    f.has_union = ANSWER_YES;
    f.union_told = ANSWER_YES;
    cr_expect(!strstr(protect(f).why.zh, "MP-18"));
    f.union_told = ANSWER_NO;
    cr_expect(strstr(protect(f).why.zh, "MP-18"));
    f = (struct protection_facts){
        .on = d("2026-05-01"), .act = PROTECTED_ACT_NIGHT_OR_OVERTIME, .birth_on = d("2026-04-01")};
    cr_expect(protect(f).fine_max.stated == false || protect(f).fine_max.fen > 0);
}

/* A rule may end while what it protects goes on: nothing is said to be violated then. */
Test(law_rim, nursing_after_the_end_of_its_rule)
{
    static struct rule rules[1024];
    struct rulebook book = *rulebook_builtin();
    struct law law = *law_builtin();
    const struct protection_facts f = {.on = d("2026-05-01"),
                                       .act = PROTECTED_ACT_NIGHT_OR_OVERTIME,
                                       .month_hundredths = -1,
                                       .birth_on = d("2026-01-10")};
    struct protection_result result;

    memcpy(rules, book.rules, book.count * sizeof(rules[0]));
    rules[book.first[RULE_MP_11]].to = d("2026-03-31");
    book.rules = rules;
    law.rules = &book;
    protection_assess(&law, &f, &result);
    cr_expect_eq(result.violated, ANSWER_NONE);
}

Test(law_rim, what_is_said_of_the_allowance_goes_with_its_rule)
{
    const struct limitation_facts facts = {.topic = TOPIC_MATERNITY_ALLOWANCE,
                                           .known_on = d("2025-03-10"),
                                           .asked_on = d("2026-03-05")};
    struct limitation_result result;

    limitation_assess(law_without(RULE_LIM_6), &facts, &result);
    cr_expect(!strstr(result.why.zh, "生育津贴是否属于劳动报酬"), "%s", result.why.zh);
}

Test(law_rim, procedure_before_its_rules)
{
    const struct date before = d("2000-01-01");
    struct explained why;

    cr_expect_eq(agents_most(law_builtin(), before), 0);
    cr_expect_eq(warning_assess(law_builtin(), 12, d("1999-01-01"), &why), WARNING_NONE);
    cr_expect_eq(warning_assess(law_without(RULE_EW_8), 5, d("2026-01-01"), &why), WARNING_NONE);
    cr_expect_eq(warning_window_days(law_without(RULE_EW_8), d("2026-01-01")), 0);
    cr_expect_eq(recusal_assess(law_builtin(), OUTSIDE, d("2026-01-01"), &why), ANSWER_NO);
    cr_expect_eq(recusal_assess(law_builtin(), 0, d("2026-01-01"), &why), ANSWER_NO);
    cr_expect_eq(recusal_assess(law_builtin(), 1, before, &why), ANSWER_NONE);
}

Test(law_rim, a_form_outside_the_list_leads_where_the_topic_does)
{
    const struct scope_facts facts = {
        .on = d("2026-05-01"), .topics = CODE_BIT(TOPIC_SEVERANCE), .employment_form = OUTSIDE};
    struct scope_result result;

    scope_assess(law_builtin(), &facts, &result);
    cr_expect_eq(result.stop, false);
    cr_expect(strstr(result.why.zh, "SC-1"), "%s", result.why.zh);
}

Test(law_rim, a_form_outside_the_list_is_not_one_that_has_to_be_shown)
{
    cr_expect(!scope_relation_is_open(&(struct scope_facts){.employment_form = OUTSIDE}));
    cr_expect(!scope_relation_is_open(&(struct scope_facts){.employment_form = -1}));
}

/* MP-8: without its days a leave after a miscarriage is believed as the other periods are. */
Test(law_rim, a_miscarriage_without_its_rule_is_believed_for_a_year)
{
    struct fast_track_facts facts = {
        .sex = SEX_FEMALE,
        .topics = CODE_BIT(TOPIC_DISMISSAL),
        .act_on = d("2026-09-01"),
        .filed_on = d("2026-09-01"),
        .periods = {{.kind = THREE_PERIOD_MISCARRIAGE, .from = d("2026-05-11")}},
        .period_count = 1,
        .rules = law_without(RULE_MP_8)->rules};
    struct fast_track_result result;

    fast_track_assess(&facts, &result);
    cr_expect_eq(result.categories[0].outcome, LAW_HIT);
    facts.rules = NULL;
    fast_track_assess(&facts, &result);
    cr_expect_eq(result.categories[0].outcome, LAW_NOT);
}

/* A sum rests on the rules that are on and names no other. */
Test(law_rim, severance_without_its_floor_cap_and_old_service)
{
    static const int rules[] = {RULE_CP_2, RULE_CP_3, RULE_CP_16};
    const struct severance_facts facts = {.entry_on = d("2000-03-01"),
                                          .last_on = d("2026-02-28"),
                                          .monthly_wage = {100000, true},
                                          .min_wage = {220000, true},
                                          .average_wage = {800000, true}};

    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        struct sum sum;
        severance_compute(law_without(rules[i]), &facts, &sum);
        for (int c = 0; c < sum.why.rule_count; c++)
            cr_expect_neq(sum.why.rules[c]->number, rules[i]);
    }
}
