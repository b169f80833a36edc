/* SPDX-License-Identifier: Apache-2.0
 *
 * Sums to the fen: the worked examples C1 to C13 and the parameters around them.
 * Minimum wage 2,200 and three times the average 24,000 yuan are made up, as the examples say.
 */
#include "law/code.h"
#include "law/compensation.h"

#include "base/text.h"
#include "law_dates.h"

#include <criterion/criterion.h>
#include <string.h>

static struct date d(const char *text) { return date_of(text); }

static struct money yuan(const char *text)
{
    struct money money;

    cr_assert(money_parse_yuan(text, &money), "%s", text);
    return money;
}

static struct severance_facts service(const char *from, const char *to, const char *wage)
{
    return (struct severance_facts){d(from), d(to), yuan(wage), yuan("2200"), yuan("8000")};
}

#define EXPECT_SUM(sum, text)                                                                      \
    cr_expect(text_equal(MONEY_TEXT((sum).amount), text), "%s: %s, not %s", (sum).formula,         \
              MONEY_TEXT((sum).amount), text)

static struct sum severance(const char *from, const char *to, const char *wage)
{
    const struct severance_facts facts = service(from, to, wage);
    struct sum sum;

    severance_compute(law_builtin(), &facts, &sum);
    return sum;
}

/* The Labour Contract Law is of 2008: neither its cap nor its double wage reaches back. */
Test(compensation, before_the_labour_contract_law_there_is_no_cap, .timeout = 5)
{
    const struct sum sum = severance("2000-03-01", "2004-02-29", "65000");

    cr_expect(!strstr(sum.formula, "24000"), "%s", sum.formula);
    cr_expect_neq(sum.exact, ANSWER_YES);
}

static struct sum illegal(const char *from, const char *to, const char *wage)
{
    const struct severance_facts facts = service(from, to, wage);
    struct sum sum;

    illegal_dismissal_compute(law_builtin(), &facts, &sum);
    return sum;
}

Test(compensation, c1_six_months_over_count_as_a_year, .timeout = 5)
{
    const struct sum sum = severance("2020-03-01", "2026-08-31", "6500");

    cr_expect_eq(sum.tenths, 70);
    EXPECT_SUM(sum, "45500.00");
    cr_expect_eq(sum.exact, ANSWER_YES);
}

Test(compensation, c2_one_day_less_counts_half_and_illegal_doubles, .timeout = 5)
{
    EXPECT_SUM(illegal("2020-03-01", "2026-08-30", "6500"), "84500.00");
}

Test(compensation, c3_high_wages_are_capped_in_wage_and_years, .timeout = 5)
{
    EXPECT_SUM(severance("2008-06-01", "2026-07-31", "30000"), "288000.00");
    EXPECT_SUM(illegal("2008-06-01", "2026-07-31", "30000"), "576000.00");
}

Test(compensation, c4_exactly_three_times_is_not_capped, .timeout = 5)
{
    EXPECT_SUM(severance("2008-06-01", "2026-07-31", "24000"), "444000.00");
}

Test(compensation, c5_the_minimum_wage_is_the_floor, .timeout = 5)
{
    EXPECT_SUM(severance("2025-09-01", "2026-03-15", "1800"), "2200.00");
}

Test(compensation, c6_a_month_counts_half, .timeout = 5)
{
    cr_expect_eq(severance("2026-05-06", "2026-06-05", "6000").tenths, 5);
    EXPECT_SUM(severance("2026-05-06", "2026-06-05", "6000"), "3000.00");
}

Test(compensation, exact_years_add_no_half_month, .timeout = 5)
{
    EXPECT_SUM(severance("2024-05-06", "2026-05-05", "6000"), "12000.00");
    EXPECT_SUM(severance("2024-05-06", "2026-05-06", "6000"), "15000.00");
}

Test(compensation, a_number_nobody_entered_is_said_and_not_assumed, .timeout = 5)
{
    struct severance_facts facts = service("2020-03-01", "2026-08-31", "6500");
    struct sum sum;

    facts.min_wage = facts.average_wage = (struct money){0};
    severance_compute(law_builtin(), &facts, &sum);
    EXPECT_SUM(sum, "45500.00");
    cr_expect_eq(sum.exact, ANSWER_NO);
    cr_expect(strstr(sum.why.zh, "最低工资") && strstr(sum.why.zh, "平均工资"), "%s", sum.why.zh);
}

Test(compensation, missing_dates_or_wage_give_no_sum, .timeout = 5)
{
    struct severance_facts facts = service("2020-03-01", "2026-08-31", "6500");
    struct sum sum;

    facts.last_on.day = 0;
    severance_compute(law_builtin(), &facts, &sum);
    cr_expect(!sum.amount.stated);
    cr_expect(strstr(sum.why.zh, "劳动关系终止日期"), "%s", sum.why.zh);
    facts = service("2020-03-01", "2026-08-31", "0");
    illegal_dismissal_compute(law_builtin(), &facts, &sum);
    cr_expect(!sum.amount.stated);
    facts = service("2026-09-01", "2026-08-31", "6000");
    severance_compute(law_builtin(), &facts, &sum);
    cr_expect(!sum.amount.stated);
}

Test(compensation, service_before_2008_is_for_a_human, .timeout = 5)
{
    const struct sum sum = severance("2007-06-01", "2010-07-31", "3000");

    cr_expect_eq(sum.exact, ANSWER_NO);
    cr_expect(strstr(sum.why.zh, "2008年前"), "%s", sum.why.zh);
}

static struct sum double_wage(const char *entry, const char *signed_on, const char *until,
                              const char *wage)
{
    const struct double_wage_facts facts = {.entry_on = d(entry),
                                            .signed_on =
                                                *signed_on ? d(signed_on) : (struct date){0},
                                            .written = *signed_on ? ANSWER_YES : ANSWER_NO,
                                            .until = *until ? d(until) : (struct date){0},
                                            .monthly_wage = yuan(wage)};
    struct sum sum;

    double_wage_compute(law_builtin(), &facts, &sum);
    return sum;
}

Test(compensation, c7_four_months_and_seven_working_days, .timeout = 5)
{
    const struct sum sum = double_wage("2025-03-10", "2025-08-20", "", "6000");

    EXPECT_SUM(sum, "25931.03");
    cr_expect_eq(sum.exact, ANSWER_NO, "an estimate says so");
    cr_expect(strstr(sum.why.zh, "内部建议"), "%s", sum.why.zh);
}

Test(compensation, before_the_labour_contract_law_there_is_no_double_wage, .timeout = 5)
{
    const struct sum sum = double_wage("2004-03-10", "2004-08-20", "", "6000");

    cr_expect(!sum.amount.stated);
}

Test(compensation, c8_eleven_months_and_no_more, .timeout = 5)
{
    EXPECT_SUM(double_wage("2025-03-10", "", "2026-03-10", "6000"), "66000.00");
    EXPECT_SUM(double_wage("2024-03-10", "", "2026-03-10", "6000"), "66000.00");
    /* Eleven months at most, also from a day that not every month has. */
    EXPECT_SUM(double_wage("2024-10-31", "", "2026-03-10", "6000"), "66000.00");
    EXPECT_SUM(double_wage("2025-03-31", "", "2026-03-31", "6000"), "66000.00");
}

Test(compensation, c9_signed_within_the_month_owes_nothing, .timeout = 5)
{
    EXPECT_SUM(double_wage("2025-03-10", "2025-04-05", "", "6000"), "0.00");
}

Test(compensation, c10_eleven_working_days, .timeout = 5)
{
    EXPECT_SUM(double_wage("2025-06-01", "2025-07-16", "", "4350"), "2200.00");
}

Test(compensation, part_months_of_an_unpublished_year_are_not_guessed, .timeout = 5)
{
    cr_expect(!double_wage("2026-11-20", "2027-01-10", "", "6000").amount.stated);
}

static struct sum overtime(enum overtime_day day, int tenths, const char *on)
{
    struct sum sum;

    overtime_compute(law_builtin(), &(struct overtime){yuan("4350"), tenths, day, d(on)}, &sum);
    return sum;
}

Test(compensation, c11_overtime_in_all_three_kinds, .timeout = 5)
{
    EXPECT_SUM(overtime(OVERTIME_WEEKDAY, 100, "2026-05-01"), "375.00");
    EXPECT_SUM(overtime(OVERTIME_REST_DAY, 80, "2026-05-01"), "400.00");
    EXPECT_SUM(overtime(OVERTIME_HOLIDAY, 80, "2026-05-01"), "600.00");
    EXPECT_SUM(overtime(OVERTIME_WEEKDAY, 100, "2024-05-01"), "375.00");
    EXPECT_SUM(overtime(OVERTIME_REST_DAY, 80, "2024-05-01"), "400.00");
    EXPECT_SUM(overtime(OVERTIME_HOLIDAY, 80, "2024-05-01"), "600.00");
}

Test(compensation, c12_unused_leave_pays_twice_on_top, .timeout = 5)
{
    struct sum sum;

    annual_leave_compute(law_builtin(), yuan("4350"), 3, d("2026-05-01"), &sum);
    EXPECT_SUM(sum, "1200.00");
    /* Beyond anything that is paid nothing is computed. */
    annual_leave_compute(law_builtin(), yuan("2000000000000"), 366, d("2026-05-01"), &sum);
    cr_expect_not(sum.amount.stated);
    cr_expect_not_null(strstr(sum.why.zh, "尚不能计算"));
}

Test(compensation, leave_days_follow_the_years, .timeout = 5)
{
    static const int years[] = {0, 1, 9, 10, 19, 20};
    static const int days[] = {0, 5, 5, 10, 10, 15};

    for (int i = 0; i < 6; i++)
        cr_expect_eq(annual_leave_days(law_builtin(), years[i], d("2026-05-01")), days[i]);
}

Test(compensation, c13_the_lump_sum_of_every_grade, .timeout = 5)
{
    static const char *const sums[] = {"162000.00", "150000.00", "138000.00", "126000.00",
                                       "108000.00", "96000.00",  "78000.00",  "66000.00",
                                       "54000.00",  "42000.00"};
    struct sum sum;

    for (int grade = 1; grade <= 10; grade++) {
        injury_lump_compute(
            law_builtin(),
            &(struct injury_wage){grade, yuan("6000"), yuan("6000"), d("2026-05-01")}, &sum);
        EXPECT_SUM(sum, sums[grade - 1]);
    }
    injury_lump_compute(law_builtin(),
                        &(struct injury_wage){11, yuan("6000"), yuan("6000"), d("2026-05-01")},
                        &sum);
    cr_expect(!sum.amount.stated);
}

Test(compensation, her_wage_is_kept_within_sixty_and_three_hundred_percent, .timeout = 5)
{
    struct sum sum;

    injury_lump_compute(law_builtin(),
                        &(struct injury_wage){10, yuan("1000"), yuan("5000"), d("2026-05-01")},
                        &sum);
    EXPECT_SUM(sum, "21000.00");
    injury_lump_compute(law_builtin(),
                        &(struct injury_wage){10, yuan("90000"), yuan("5000"), d("2026-05-01")},
                        &sum);
    EXPECT_SUM(sum, "105000.00");
    injury_lump_compute(law_builtin(),
                        &(struct injury_wage){10, yuan("1000"), (struct money){0}, d("2026-05-01")},
                        &sum);
    EXPECT_SUM(sum, "7000.00");
    cr_expect_eq(sum.exact, ANSWER_NO);
}

Test(compensation, monthly_allowances_by_grade, .timeout = 5)
{
    static const char *const sums[] = {"5400.00", "5100.00", "4800.00",
                                       "4500.00", "4200.00", "3600.00"};
    struct sum sum;

    for (int grade = 1; grade <= 6; grade++) {
        injury_monthly_compute(law_builtin(), grade, yuan("6000"), d("2026-05-01"), &sum);
        EXPECT_SUM(sum, sums[grade - 1]);
    }
    injury_monthly_compute(law_builtin(), 7, yuan("6000"), d("2026-05-01"), &sum);
    cr_expect(!sum.amount.stated);
    cr_expect_eq(injury_pay_months(law_builtin(), false, d("2026-05-01")), 12);
    cr_expect_eq(injury_pay_months(law_builtin(), true, d("2026-05-01")), 24);
}

Test(compensation, notice_probation_and_late_payment, .timeout = 5)
{
    struct sum sum;

    notice_pay_compute(law_builtin(), yuan("5800"), d("2026-05-01"), &sum);
    EXPECT_SUM(sum, "5800.00");
    probation_compute(law_builtin(), yuan("5000"), 2, d("2026-05-01"), &sum);
    EXPECT_SUM(sum, "10000.00");
    late_payment_compute(law_builtin(), yuan("8000"), 70, d("2026-05-01"), &sum);
    EXPECT_SUM(sum, "5600.00");
    late_payment_compute(law_builtin(), yuan("8000"), 10, d("2026-05-01"), &sum);
    EXPECT_SUM(sum, "4000.00");
    late_payment_compute(law_builtin(), yuan("8000"), 300, d("2026-05-01"), &sum);
    EXPECT_SUM(sum, "8000.00");
    late_payment_compute(law_builtin(), (struct money){0}, 70, d("2026-05-01"), &sum);
    cr_expect(!sum.amount.stated);
}

Test(compensation, wages_until_resumption_rest_on_the_second_interpretation, .timeout = 5)
{
    struct sum sum;

    reinstatement_wage_compute(law_builtin(), yuan("6000"), 5, d("2025-09-01"), &sum);
    EXPECT_SUM(sum, "30000.00");
    reinstatement_wage_compute(law_builtin(), yuan("6000"), 5, d("2025-08-31"), &sum);
    cr_expect(!sum.amount.stated, "not in force on 2025-08-31");
}

Test(compensation, a_difference_is_exact, .timeout = 5)
{
    struct sum sum;

    difference_compute(yuan("37840.04"), yuan("29705.70"), &sum);
    EXPECT_SUM(sum, "8134.34");
    difference_compute(yuan("37840.04"), (struct money){0}, &sum);
    cr_expect(!sum.amount.stated);
    cr_expect_eq(sum.why.used, CODE_BIT(LAW_FACT_AMOUNT));
    cr_expect_null(strstr(sum.why.zh, "没有差额"));
    difference_compute(yuan("29705.70"), yuan("37840.04"), &sum);
    cr_expect_eq(sum.amount.fen, -813434);
    cr_expect(strstr(sum.why.zh, "已支付的多于按所述数据计算的数额"), "%s", sum.why.zh);
    difference_compute((struct money){0}, (struct money){0}, &sum);
    cr_expect_eq(sum.why.used, 0);
}

static struct sum notice_pay(int end_kind, const char *notice_on, const char *end_on)
{
    const struct notice_pay_facts facts = {.end_kind = end_kind,
                                           .notice_on = date_of_or_none(notice_on),
                                           .end_on = date_of_or_none(end_on),
                                           .last_month_wage = money_of_fen(650000)};
    struct sum sum;

    notice_pay_assess(law_builtin(), &facts, &sum);
    return sum;
}

/* CP-7, 劳动合同法 40: thirty days before, or the wage of the month before. */
Test(compensation, notice_pay_is_for_article_40_with_less_than_thirty_days, .timeout = 5)
{
    EXPECT_SUM(notice_pay(END_KIND_NOTICE, "2026-06-02", "2026-07-01"), "6500.00");
    cr_expect_eq(notice_pay(END_KIND_NOTICE, "2026-06-02", "2026-07-01").due, ANSWER_YES);
    cr_expect_eq(notice_pay(END_KIND_NOTICE, "2026-06-01", "2026-07-01").due, ANSWER_NO);
    cr_expect(!notice_pay(END_KIND_NOTICE, "2026-06-01", "2026-07-01").amount.stated);
    cr_expect_eq(notice_pay(END_KIND_FAULT, "", "2026-07-01").due, ANSWER_NO);
    cr_expect_eq(notice_pay(END_KIND_NOTICE, "", "2026-07-01").due, ANSWER_NONE);
    cr_expect_eq(notice_pay(END_KIND_NOTICE, "", "2026-07-01").amount.fen, 650000, "if it is owed");
    cr_expect_eq(notice_pay(END_KIND_NOTICE, "", "2026-07-01").why.missing,
                 CODE_BIT(LAW_FACT_WORK_RECORD));
    cr_expect_eq(notice_pay(END_KIND_NOTICE, "2026-06-02", "").why.missing,
                 CODE_BIT(LAW_FACT_EMPLOYMENT_END));
    cr_expect_eq(notice_pay(END_KIND_DISMISSED, "", "2026-07-01").why.missing,
                 CODE_BIT(LAW_FACT_END_KIND));
    cr_expect_eq(notice_pay(END_KIND_NONE, "", "2026-07-01").due, ANSWER_NONE);
    cr_expect(!notice_pay(END_KIND_NOTICE, "2007-06-02", "2007-07-01").amount.stated);
}

Test(compensation, notice_pay_without_the_wage_or_by_an_award, .timeout = 5)
{
    struct notice_pay_facts facts = {.end_on = d("2026-07-01"), .standing.granted = ANSWER_YES};
    struct sum sum;

    notice_pay_assess(law_builtin(), &facts, &sum);
    cr_expect_eq(sum.due, ANSWER_YES);
    cr_expect(!sum.amount.stated);
    cr_expect_eq(sum.why.missing, CODE_BIT(LAW_FACT_WORK_RECORD));
}

static struct sum annual_leave(struct money wage, struct count days)
{
    struct sum sum;

    annual_leave_assess(law_builtin(),
                        &(struct annual_leave_facts){
                            .monthly_wage = wage, .unused_days = days, .on = d("2026-07-01")},
                        &sum);
    return sum;
}

/* C12. */
Test(compensation, annual_leave_asks_for_the_days_not_taken, .timeout = 5)
{
    struct sum sum = annual_leave(money_of_fen(435000), count_of(3));

    EXPECT_SUM(sum, "1200.00");
    cr_expect_eq(sum.exact, ANSWER_NO, "overtime does not belong to the wage");
    cr_expect(strstr(sum.why.zh, "剔除加班工资"), "%s", sum.why.zh);
    sum = annual_leave(money_of_fen(435000), (struct count){0});
    cr_expect(!sum.amount.stated);
    cr_expect_eq(sum.why.missing, CODE_BIT(LAW_FACT_WORK_RECORD));
    sum = annual_leave((struct money){0}, (struct count){0});
    cr_expect_eq(sum.why.missing, CODE_BIT(LAW_FACT_WORK_RECORD) | CODE_BIT(LAW_FACT_MONTHLY_WAGE));
    cr_expect(!annual_leave((struct money){0}, count_of(3)).amount.stated);
}

/* CP-1 counts the first day and the last, C1 and C2 end six months on the day before the
 * corresponding one; where there is none, 民法典 202 (DC-2) ends them with the month. */
Test(compensation, a_year_or_half_a_year_ends_with_the_month_that_lacks_the_day, .timeout = 5)
{
    static const struct {
        const char *from;
        const char *to;
        int tenths;
        bool is_named;
    } rows[] = {
        {"2024-02-29", "2025-02-27", 10, true},  {"2024-02-29", "2025-02-28", 10, true},
        {"2024-02-29", "2025-03-01", 15, false}, {"2025-08-31", "2026-02-27", 5, true},
        {"2025-08-31", "2026-02-28", 10, true},  {"2025-08-31", "2026-02-26", 5, false},
        {"2025-08-28", "2026-02-27", 10, false}, {"2025-08-28", "2026-02-26", 5, false},
        {"2025-03-31", "2025-09-29", 5, true},   {"2025-03-31", "2025-09-30", 10, true},
        {"2020-03-01", "2026-08-30", 65, false}, {"2020-03-01", "2026-08-31", 70, false},
        {"2025-10-31", "2026-02-28", 5, false},  {"2026-05-06", "2026-06-05", 5, false},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct sum sum = severance(rows[i].from, rows[i].to, "6500");

        cr_expect_eq(sum.tenths, rows[i].tenths, "%s..%s: %d", rows[i].from, rows[i].to,
                     sum.tenths);
        cr_expect_eq(strstr(sum.why.zh, "没有对应日的，月末日为最后一日") != NULL, rows[i].is_named,
                     "%s..%s: %s", rows[i].from, rows[i].to, sum.why.zh);
    }
}
