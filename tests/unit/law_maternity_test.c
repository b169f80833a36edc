/* SPDX-License-Identifier: Apache-2.0
 *
 * Leave, nursing and protection: the worked examples M1 to M14 and the acceptance rows T43, T44,
 * T61. Calendar days; the first day of leave is day 1.
 */
#include "law/code.h"
#include "law/maternity.h"

#include "base/text.h"
#include "law_dates.h"

#include <criterion/criterion.h>
#include <string.h>

static struct date d(const char *text) { return date_of(text); }

static struct leave_result leave(const char *first, int infants, enum answer dystocia,
                                 enum answer shandong)
{
    const struct maternity_leave_facts facts = {
        .first_day = d(first),
        .infants = infants,
        .dystocia = dystocia,
        .shandong = shandong,
        .lawful = ANSWER_YES};
    struct leave_result result;

    maternity_leave_compute(law_builtin(), &facts, &result);
    return result;
}

#define EXPECT_LEAVE(result, wanted_days, wanted_last)                                             \
    do {                                                                                           \
        const struct leave_result leave_got = (result);                                            \
        cr_expect_eq(leave_got.days, wanted_days, "%d", leave_got.days);                           \
        cr_expect(text_equal(DATE_TEXT(leave_got.last_day), wanted_last), "%s",                    \
                  DATE_TEXT(leave_got.last_day));                                                  \
    } while (0)

Test(maternity, m1_to_m5_days_in_shandong, .timeout = 5)
{
    EXPECT_LEAVE(leave("2026-03-01", 1, ANSWER_NO, ANSWER_YES), 158, "2026-08-05");
    EXPECT_LEAVE(leave("2026-03-01", 1, ANSWER_YES, ANSWER_YES), 173, "2026-08-20");
    EXPECT_LEAVE(leave("2026-03-01", 2, ANSWER_NO, ANSWER_YES), 173, "2026-08-20");
    EXPECT_LEAVE(leave("2026-03-01", 2, ANSWER_YES, ANSWER_YES), 188, "2026-09-04");
    EXPECT_LEAVE(leave("2026-03-01", 3, ANSWER_YES, ANSWER_YES), 203, "2026-09-19");
}

Test(maternity, m6_without_the_province_ninety_eight, .timeout = 5)
{
    EXPECT_LEAVE(leave("2026-03-01", 1, ANSWER_NO, ANSWER_NO), 98, "2026-06-06");
}

Test(maternity, the_provincial_days_of_2016_to_2025_are_a_version_of_their_own, .timeout = 5)
{
    const struct leave_result old = leave("2024-03-01", 1, ANSWER_NO, ANSWER_YES);
    const struct leave_result now = leave("2026-03-01", 1, ANSWER_NO, ANSWER_YES);

    EXPECT_LEAVE(old, 158, "2024-08-05");
    cr_expect_eq(old.why.rules[1]->version, 1);
    cr_expect_eq(now.why.rules[1]->version, 2);
    cr_expect(strstr(now.why.zh, "二手资料"), "status S is said: %s", now.why.zh);
}

Test(maternity, m7_days_before_birth_lie_inside, .timeout = 5)
{
    const struct maternity_leave_facts facts = {
        .due_on = d("2026-03-15"), .days_before = 15,      .infants = 1,
        .dystocia = ANSWER_NO,     .shandong = ANSWER_YES, .lawful = ANSWER_YES};
    struct maternity_leave_facts more = facts;
    struct leave_result result;

    maternity_leave_compute(law_builtin(), &facts, &result);
    cr_expect(text_equal(DATE_TEXT(result.first_day), "2026-02-28"));
    EXPECT_LEAVE(result, 158, "2026-08-04");
    cr_expect_null(strstr(result.why.zh, "超出"), "%s", result.why.zh);
    more.days_before = 40;
    maternity_leave_compute(law_builtin(), &more, &result);
    cr_expect(text_equal(DATE_TEXT(result.first_day), "2026-02-28"), "at most 15 before");
    cr_expect(strstr(result.why.zh, "产前休假按15天计算，超出的天数不计入产假"), "%s",
              result.why.zh);
}

/* MP-7: dystocia adds fifteen days; who has not told it is promised neither with nor without. */
Test(maternity, a_dystocia_that_is_not_told_leaves_fifteen_days_open, .timeout = 5)
{
    const struct leave_result open = leave("2026-03-01", 2, ANSWER_NONE, ANSWER_YES);

    cr_expect_eq(open.days, 0, "173 or 188");
    cr_expect_eq(open.national_days, 113);
    cr_expect_eq(open.extra_days, 60);
    cr_expect_eq(open.why.missing, CODE_BIT(LAW_FACT_CERTIFICATE));
    cr_expect(strstr(open.why.zh, "难产的再增加15天"), "%s", open.why.zh);
    cr_expect(strstr(open.why.zh, "173天，自2026-03-01至2026-08-20"), "%s", open.why.zh);
}

/* MP-7, MP-8: how long does not hang on from when. */
Test(maternity, the_national_days_are_known_without_the_first_day, .timeout = 5)
{
    struct maternity_leave_facts facts = {.infants = 2, .dystocia = ANSWER_YES};
    struct leave_result result;

    maternity_leave_compute(law_builtin(), &facts, &result);
    cr_expect_eq(result.national_days, 128);
    cr_expect_eq(result.days, 0);
    cr_expect(date_is_absent(result.first_day));
    cr_expect_eq(result.why.missing, CODE_BIT(LAW_FACT_LEAVE_FROM));
    cr_expect(strstr(result.why.zh, "国家规定的产假为128天"), "%s", result.why.zh);
    miscarriage_leave_compute(law_builtin(), (struct date){0}, 400, &result);
    cr_expect_eq(result.national_days, 42);
    cr_expect_eq(result.days, 0);
    cr_expect_eq(result.why.missing, CODE_BIT(LAW_FACT_LEAVE_FROM));
}

Test(maternity, leave_needs_a_day_and_the_number_of_children, .timeout = 5)
{
    struct maternity_leave_facts facts = {.infants = 1};
    struct leave_result result;

    maternity_leave_compute(law_builtin(), &facts, &result);
    cr_expect_eq(result.days, 0);
    facts = (struct maternity_leave_facts){.first_day = d("2026-03-01")};
    maternity_leave_compute(law_builtin(), &facts, &result);
    cr_expect_eq(result.days, 0);
    cr_expect(*result.why.zh);
}

Test(maternity, a_birth_against_regulation_has_no_provincial_days, .timeout = 5)
{
    const struct maternity_leave_facts facts = {
        .first_day = d("2026-03-01"),
        .infants = 1,
        .dystocia = ANSWER_NO,
        .shandong = ANSWER_YES,
        .lawful = ANSWER_NO};
    struct leave_result result;

    maternity_leave_compute(law_builtin(), &facts, &result);
    cr_expect_eq(result.days, 98);
}

Test(maternity, m8_m9_miscarriage_from_four_months, .timeout = 5)
{
    struct leave_result result;

    miscarriage_leave_compute(law_builtin(), d("2026-05-11"), 350, &result);
    EXPECT_LEAVE(result, 15, "2026-05-25");
    miscarriage_leave_compute(law_builtin(), d("2026-05-11"), 400, &result);
    EXPECT_LEAVE(result, 42, "2026-06-21");
    miscarriage_leave_compute(law_builtin(), d("2026-05-11"), 399, &result);
    EXPECT_LEAVE(result, 15, "2026-05-25");
    miscarriage_leave_compute(law_builtin(), d("2026-05-11"), -1, &result);
    cr_expect_eq(result.days, 0);
}

Test(maternity, m10_m11_nursing_ends_before_the_first_birthday, .timeout = 5)
{
    cr_expect(text_equal(DATE_TEXT(nursing_end(law_builtin(), d("2026-03-10"))), "2027-03-09"));
    cr_expect(text_equal(DATE_TEXT(nursing_end(law_builtin(), d("2024-02-29"))), "2025-02-28"),
              "民法典 202: no 29 February, so the month's last day");
    cr_expect(date_is_absent(nursing_end(law_builtin(), d("2026-03"))));
    cr_expect_eq(nursing_hours(law_builtin(), 1, d("2026-05-01")), 1);
    cr_expect_eq(nursing_hours(law_builtin(), 2, d("2026-05-01")), 2);
    cr_expect_eq(nursing_hours(law_builtin(), 3, d("2026-05-01")), 3);
    cr_expect_eq(nursing_hours(law_builtin(), 0, d("2026-05-01")), 0);
}

static struct contract_end_result contract(const char *end, const char *pregnant_from,
                                           const char *birth_on)
{
    const struct contract_end_facts facts = {
        .contract_end = date_of_or_none(end),
        .pregnant_from = date_of_or_none(pregnant_from),
        .birth_on = date_of_or_none(birth_on)};
    struct contract_end_result result;

    contract_end_compute(law_builtin(), &facts, &result);
    return result;
}

Test(maternity, m12_a_contract_runs_on_to_the_first_birthday, .timeout = 5)
{
    struct contract_end_result result;

    result = contract("2026-06-30", "", "2026-03-10");
    cr_expect_eq(result.extended, ANSWER_YES);
    cr_expect(text_equal(DATE_TEXT(result.last_protected), "2027-03-09"));
    cr_expect(text_equal(DATE_TEXT(result.may_end_on), "2027-03-10"));
    result = contract("2027-04-01", "", "2026-03-10");
    cr_expect_eq(result.extended, ANSWER_NONE, "she may be pregnant again");
    result = contract("2025-12-31", "", "2026-03-10");
    cr_expect_eq(result.extended, ANSWER_NONE, "whether she was pregnant then is not known");
    result = contract("2025-12-31", "2025-06-20", "2026-03-10");
    cr_expect_eq(result.extended, ANSWER_YES);
    result = contract("2025-05-31", "2025-06-20", "2026-03-10");
    cr_expect_eq(result.extended, ANSWER_NO);
    result = contract("2026-06-30", "", "");
    cr_expect_eq(result.extended, ANSWER_NONE);
}

static struct protection_result protect(struct protection_facts facts)
{
    struct protection_result result;

    facts.on = d("2026-05-12");
    protection_assess(law_builtin(), &facts, &result);
    return result;
}

Test(maternity, m13_t61_night_work_from_the_seventh_month_inclusive, .timeout = 5)
{
    struct protection_facts facts = {
        .act = PROTECTED_ACT_NIGHT_OR_OVERTIME, .pregnant = ANSWER_YES, .month_hundredths = 700};
    struct protection_result result = protect(facts);

    cr_expect_eq(result.violated, ANSWER_YES);
    cr_expect(text_equal(MONEY_TEXT(result.fine_min), "1000.00"));
    cr_expect(text_equal(MONEY_TEXT(result.fine_max), "5000.00"));
    facts.month_hundredths = 699;
    cr_expect_eq(protect(facts).violated, ANSWER_NONE, "on which day is not told");
    facts.certified_on = d("2026-05-12");
    cr_expect_eq(protect(facts).violated, ANSWER_NO);
    facts.month_hundredths = -1;
    cr_expect_eq(protect(facts).violated, ANSWER_NONE, "the certificate decides");
    facts.pregnant = ANSWER_NONE;
    cr_expect_eq(protect(facts).violated, ANSWER_NONE);
    facts.birth_on = d("2026-01-01");
    cr_expect_eq(protect(facts).violated, ANSWER_YES, "nursing");
}

static struct sum leave_pay(enum answer insured, struct money wage)
{
    const struct leave_pay_facts facts = {
        .insured = insured, .wage_before = wage, .on = d("2026-05-01")};
    struct sum sum;

    leave_pay_compute(law_builtin(), &facts, &sum);
    return sum;
}

Test(maternity, m14_the_uninsured_employer_pays_the_wage_before_leave, .timeout = 5)
{
    const struct money wage = money_of_fen(600000);
    struct sum sum = leave_pay(ANSWER_NO, wage);

    cr_expect_eq(sum.due, ANSWER_YES);
    cr_expect_eq(sum.amount.fen, 600000);
    cr_expect(strstr(sum.why.zh, "由用人单位按产假前工资6000.00元/月支付，基金不支付"), "%s",
              sum.why.zh);
    cr_expect_eq(sum.why.used,
                 CODE_BIT(LAW_FACT_WORK_RECORD) | CODE_BIT(LAW_FACT_MONTHLY_WAGE));
    sum = leave_pay(ANSWER_YES, wage);
    cr_expect_eq(sum.due, ANSWER_NONE, "the fund pays, and another sum");
    cr_expect(!sum.amount.stated && !sum.why.missing);
    sum = leave_pay(ANSWER_NONE, wage);
    cr_expect(!sum.amount.stated);
    cr_expect_eq(sum.why.missing, CODE_BIT(LAW_FACT_WORK_RECORD));
    sum = leave_pay(ANSWER_NO, (struct money){0});
    cr_expect(!sum.amount.stated);
    cr_expect_eq(sum.why.missing, CODE_BIT(LAW_FACT_MONTHLY_WAGE));
    cr_expect(!leave_pay(ANSWER_NO, money_of_fen(0)).amount.stated);
}

/* M7, MP-7: at most fifteen days before the birth, and not from a day that has nothing to do with
 * it. What is told of the two and does not fit is asked for. */
Test(maternity, leave_begins_with_the_birth_or_fifteen_days_before_it, .timeout = 5)
{
    static const struct {
        const char *from;
        const char *birth;
        const char *due;
        const char *first; /* "" where only the birth would tell */
    } rows[] = {
        {"2026-02-20", "2026-03-25", "", "2026-03-10"},
        {"2026-03-09", "2026-03-25", "", "2026-03-10"},
        {"2026-03-10", "2026-03-25", "", "2026-03-10"},
        {"2026-03-25", "2026-03-25", "", "2026-03-25"},
        {"2026-03-26", "2026-03-25", "", "2026-03-26"},
        {"2026-03-27", "2026-03-25", "", ""},
        {"2026-07-02", "2026-03-25", "", ""},
        {"2026-02-20", "2026-03", "", ""},
        {"2026-03-16", "2026-03", "", ""},
        {"2026-03-01", "2026-03", "", ""},
        {"2026-02-20", "", "2026-03-25", ""},
        {"2026-03-10", "", "2026-03-25", "2026-03-10"},
        {"2026-04-10", "", "2026-03-25", "2026-04-10"},
        {"2026-02-20", "2026-03-25", "2026-03-07", "2026-03-10"},
        {"2026-02-20", "2195-03-25", "", "2026-02-20"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct maternity_leave_facts facts = {
            .first_day = d(rows[i].from), .birth_on = date_of_or_none(rows[i].birth),
            .due_on = date_of_or_none(rows[i].due), .infants = 1, .dystocia = ANSWER_NO,
            .shandong = ANSWER_YES, .lawful = ANSWER_YES};
        const bool is_open = !*rows[i].first;
        struct leave_result result;

        maternity_leave_compute(law_builtin(), &facts, &result);
        cr_expect_str_eq(DATE_TEXT(result.first_day), rows[i].first, "%zu", i);
        cr_expect_eq(result.days, is_open ? 0 : 158, "%zu", i);
        cr_expect_eq(result.national_days, 98);
        cr_expect_eq(result.why.missing & CODE_BIT(LAW_FACT_BIRTH_ON),
                     is_open ? CODE_BIT(LAW_FACT_BIRTH_ON) : 0, "%zu", i);
        cr_expect_eq(strstr(result.why.zh, "不能对应，请核实") != NULL, is_open, "%s",
                     result.why.zh);
        cr_expect_eq(strstr(result.why.zh, "超出的天数不计入产假") != NULL,
                     !is_open && !text_equal(rows[i].first, rows[i].from), "%s", result.why.zh);
        cr_expect(result.why.used & CODE_BIT(LAW_FACT_BIRTH_ON));
    }
}

Test(maternity, t43_dismissal_as_incompetent_while_pregnant_is_illegal, .timeout = 5)
{
    struct protection_facts facts = {
        .act = PROTECTED_ACT_DISMISSAL_NOTICE, .pregnant = ANSWER_YES, .month_hundredths = 500};

    cr_expect_eq(protect(facts).violated, ANSWER_YES);
    facts.act = PROTECTED_ACT_DISMISSAL_LAYOFF;
    cr_expect_eq(protect(facts).violated, ANSWER_YES);
    facts.pregnant = ANSWER_NONE;
    cr_expect_eq(protect(facts).violated, ANSWER_NONE);
    facts.pregnant = facts.on_leave = ANSWER_NO;
    facts.birth_on = d("2024-01-01");
    cr_expect_eq(protect(facts).violated, ANSWER_NO);
}

Test(maternity, t44_dismissal_for_theft_is_for_a_human_and_the_union_notice_is_checked,
     .timeout = 5)
{
    const struct protection_facts facts = {.act = PROTECTED_ACT_DISMISSAL_FAULT,
                                           .pregnant = ANSWER_YES,
                                           .month_hundredths = 500,
                                           .has_union = ANSWER_YES};
    const struct protection_result result = protect(facts);

    cr_expect_eq(result.violated, ANSWER_NONE);
    cr_expect(strstr(result.why.zh, "工会"), "%s", result.why.zh);
    cr_expect(strstr(result.why.zh, "不当然违法"), "%s", result.why.zh);
}

Test(maternity, other_acts_say_their_range_of_fines, .timeout = 5)
{
    struct protection_facts facts = {.act = PROTECTED_ACT_PAY_CUT, .pregnant = ANSWER_YES};

    cr_expect(text_equal(MONEY_TEXT(protect(facts).fine_min), "10000.00"));
    cr_expect(text_equal(MONEY_TEXT(protect(facts).fine_max), "50000.00"));
    facts.act = PROTECTED_ACT_PROHIBITED_WORK;
    cr_expect(text_equal(MONEY_TEXT(protect(facts).fine_min), "50000.00"));
    cr_expect(text_equal(MONEY_TEXT(protect(facts).fine_max), "300000.00"));
    facts.pregnant = ANSWER_NONE;
    cr_expect_eq(protect(facts).violated, ANSWER_NONE);
    facts.pregnant = ANSWER_NO;
    facts.birth_on = d("2024-01-01");
    cr_expect_eq(protect(facts).violated, ANSWER_NO);
    facts.act = PROTECTED_ACT_PROHIBITED_FOR_ALL_WOMEN;
    cr_expect(text_equal(MONEY_TEXT(protect(facts).fine_min), "1000.00"));
    cr_expect(text_equal(MONEY_TEXT(protect(facts).fine_max), "5000.00"));
    facts.act = PROTECTED_ACT_DISMISSAL_MUTUAL;
    cr_expect_eq(protect(facts).violated, ANSWER_NONE);
}

Test(maternity, the_family_has_leave_since_2025_and_it_is_marked_secondary, .timeout = 5)
{
    struct family_leave leave_of;

    family_leave_compute(law_builtin(), d("2026-03-10"), ANSWER_YES, &leave_of);
    cr_expect_eq(leave_of.spouse_days, 15);
    cr_expect_eq(leave_of.childcare_days, 10);
    cr_expect(text_equal(DATE_TEXT(leave_of.childcare_last), "2029-03-09"));
    cr_expect(strstr(leave_of.why.zh, "二手资料"));
    family_leave_compute(law_builtin(), d("2024-03-10"), ANSWER_YES, &leave_of);
    cr_expect_eq(leave_of.spouse_days, 0, "the text of 2016 was read for the 60 days only");
    family_leave_compute(law_builtin(), d("2026-03-10"), ANSWER_NONE, &leave_of);
    cr_expect_eq(leave_of.spouse_days, 0);
}
