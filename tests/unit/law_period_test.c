/* SPDX-License-Identifier: Apache-2.0
 *
 * The three periods as halfsky-law is told of them: a contract that expires in one, nursing to the
 * day before the first birthday, overtime and night work, and leave of which not all is told.
 */
#include "law/rule_id.h"

#include "base/text.h"

#include "law_told.h"

TestSuite(law_period, .init = told_begin, .fini = told_end, .timeout = 10);

/* --- a contract that expires ------------------------------------------------------------------ */

/* M12, MP-3: the term ends on 2026-06-30, the child was born on 2026-03-10. */
Test(law_period, m12_a_contract_runs_on_to_the_first_birthday)
{
    const struct assessment *a =
        told("\"employment\":{\"contract_end_on\":\"2026-06-30\"},\"maternity\":{\"birth_on\":"
             "\"2026-03-10\"}");

    cr_assert(a->route.has_contract);
    cr_expect_eq(a->route.contract.extended, ANSWER_YES);
    cr_expect_str_eq(DATE_TEXT(a->route.contract.last_protected), "2027-03-09");
    cr_expect_str_eq(DATE_TEXT(a->route.contract.may_end_on), "2027-03-10");
    cr_expect(strstr(a->route.contract.why.zh, "受保护至2027-03-09，最早可在2027-03-10终止"), "%s",
              a->route.contract.why.zh);
    cr_expect(!a->route.has_protection, "nobody ended it");
}

/* MP-3, CP-5: ended because its term expired, in nursing: against the law, and 2N is due. */
Test(law_period, who_is_let_go_at_the_end_of_the_term_in_nursing_is_let_go_illegally)
{
    static const char expired[] =
        "\"topics\":[\"illegal_dismissal_compensation\"],\"employment\":{\"entry_on\":"
        "\"2024-07-01\",\"end_on\":\"2026-06-30\",\"end_kind\":\"expiry\",\"monthly_wage\":"
        "600000}%s";
    const struct assessment *a =
        told_as(expired, ",\"maternity\":{\"birth_on\":\"2026-03-10\"}");

    cr_assert(a->route.has_protection && a->route.has_contract);
    cr_expect_eq(a->route.protection.violated, ANSWER_YES);
    cr_expect_eq(a->route.protection.why.rules[0]->number, RULE_MP_3);
    cr_expect_eq(a->route.contract.extended, ANSWER_YES);
    cr_expect_eq(a->sums[0].sum.due, ANSWER_YES);
    cr_expect_eq(a->sums[0].sum.amount.fen, 2400000);
    a = told_as(expired, "");
    cr_expect_eq(a->route.protection.violated, ANSWER_NONE);
    cr_expect(a->route.protection.why.missing & FACT(THREE_PERIOD));
    cr_expect_eq(a->route.contract.extended, ANSWER_NONE);
    cr_expect_eq(a->route.contract.why.missing, FACT(THREE_PERIOD_DATES) | FACT(BIRTH_ON));
    cr_expect_eq(a->sums[0].sum.due, ANSWER_NONE);
    a = told_as(expired, ",\"worker\":{\"three_period\":false}");
    cr_expect_eq(a->route.protection.violated, ANSWER_NO);
    cr_expect_eq(a->route.contract.extended, ANSWER_NO);
    a = told_as(expired, ",\"worker\":{\"sex\":\"male\"}");
    cr_expect(!a->route.has_contract);
}

Test(law_period, a_contract_that_expires_in_pregnancy_runs_on_and_asks_for_the_birth)
{
    const struct assessment *a =
        told("\"employment\":{\"contract_end_on\":\"2026-06-30\"},\"worker\":{\"periods\":[{"
             "\"kind\":\"pregnant\",\"from\":\"2026-03-01\"}]}");

    cr_expect_eq(a->route.contract.extended, ANSWER_YES);
    cr_expect(date_is_absent(a->route.contract.last_protected));
    cr_expect_eq(a->route.contract.why.missing, FACT(BIRTH_ON));
    a = told("\"employment\":{\"contract_end_on\":\"2026-02-28\"},\"worker\":{\"periods\":[{"
             "\"kind\":\"pregnant\",\"from\":\"2026-03-01\"}]},\"maternity\":{\"birth_on\":"
             "\"2026-10-10\"}");
    cr_expect_eq(a->route.contract.extended, ANSWER_NO, "it had expired before");
    a = told("\"employment\":{\"contract_end_on\":\"2026-06-30\"}");
    cr_expect(!a->route.has_contract, "nothing of the three periods is told");
}

/* --- nursing ---------------------------------------------------------------------------------- */

/* M10, M11, MP-12. */
Test(law_period, m10_m11_nursing_has_a_last_day_and_hours)
{
    const struct nursing_result *n =
        &told("\"maternity\":{\"birth_on\":\"2026-03-10\",\"infants\":2}")->route.nursing;

    cr_expect_str_eq(DATE_TEXT(n->last), "2027-03-09");
    cr_expect_eq(n->hours, 2);
    cr_expect(strstr(n->why.zh, "哺乳期保护至2027-03-09") && strstr(n->why.zh, "哺乳时间2小时"),
              "%s", n->why.zh);
    cr_expect_eq(n->why.used, FACT(BIRTH_ON) | FACT(CERTIFICATE));
    n = &told("\"maternity\":{\"birth_on\":\"2026-03\"}")->route.nursing;
    cr_expect(date_is_absent(n->last));
    cr_expect_eq(n->hours, 0);
    cr_expect_eq(n->why.missing, FACT(BIRTH_ON) | FACT(CERTIFICATE));
    cr_expect(!told("\"maternity\":{\"due_on\":\"2026-03-10\"}")->route.has_nursing);
    cr_expect(!told("\"worker\":{\"sex\":\"male\"},\"maternity\":{\"birth_on\":"
                    "\"2026-03-10\"}")
                   ->route.has_nursing);
}

/* --- overtime and night work ------------------------------------------------------------------ */

static const struct protection_result *night(const char *members)
{
    const struct assessment *a = told_as("\"topics\":[\"night_work\"],%s", members);

    cr_assert(a->route.has_night);
    return &a->route.night;
}

/* M13, T61, MP-5: seven months to the day, fine of 1,000 to 5,000 yuan. */
Test(law_period, m13_from_seven_months_there_is_no_night_work_and_a_fine)
{
    const struct protection_result *r =
        night("\"act_on\":\"2026-05-06\",\"maternity\":{\"month_hundredths\":700}");

    cr_expect_eq(r->violated, ANSWER_YES);
    cr_expect_eq(r->fine_min.fen, 100000);
    cr_expect_eq(r->fine_max.fen, 500000);
    cr_expect_eq(r->why.rules[0]->number, RULE_MP_5);
    r = night("\"act_on\":\"2026-05-06\",\"maternity\":{\"month_hundredths\":699,"
              "\"certified_on\":\"2026-05-06\"}");
    cr_expect_eq(r->violated, ANSWER_NO);
    cr_expect(strstr(r->why.zh, "当日怀孕未满7个月"), "%s", r->why.zh);
    r = night("\"act_on\":\"2026-05-06\",\"worker\":{\"periods\":[{\"kind\":\"pregnant\","
              "\"at_dispute\":true}]}");
    cr_expect_eq(r->violated, ANSWER_NONE);
    cr_expect_eq(r->why.missing, FACT(CERTIFICATE));
    r = night("\"act_on\":\"2026-05-06\",\"maternity\":{\"month_hundredths\":700,"
              "\"miscarriage\":true}");
    cr_expect_eq(r->violated, ANSWER_NONE);
    r = night("\"act_on\":\"2026-05-06\"");
    cr_expect_eq(r->why.missing, FACT(THREE_PERIOD));
    r = night("\"act_on\":\"2026-05-06\",\"worker\":{\"three_period\":true}");
    cr_expect_eq(r->why.missing, FACT(THREE_PERIOD_DATES), "told once is enough");
}

/* MP-11: to the day before the first birthday; 女职工特别规定 9(1) and 13 give the same fine. */
Test(law_period, m10_no_night_work_while_nursing)
{
    const struct protection_result *r =
        night("\"act_on\":\"2027-03-09\",\"maternity\":{\"birth_on\":\"2026-03-10\"}");

    cr_expect_eq(r->violated, ANSWER_YES);
    cr_expect_eq(r->why.rules[0]->number, RULE_MP_11);
    cr_expect_eq(r->fine_min.fen, 100000);
    cr_expect_eq(r->fine_max.fen, 500000);
    r = night("\"today\":\"2026-08-01\",\"maternity\":{\"birth_on\":\"2026-03-10\"}");
    cr_expect_eq(r->violated, ANSWER_YES, "no day of the act: as it is today");
    r = night("\"act_on\":\"2027-03-10\",\"worker\":{\"three_period\":false},\"maternity\":"
              "{\"birth_on\":\"2026-03-10\"}");
    cr_expect_eq(r->violated, ANSWER_NO, "the first birthday");
}

/* MP-5, T61, SAFE-8: months of an unstated day below seven say nothing of a later day. */
Test(law_period, certified_months_are_those_of_the_certificates_day)
{
    static const char pregnant[] =
        "\"worker\":{\"sex\":\"female\",\"periods\":[{\"kind\":\"pregnant\",\"from\":"
        "\"2026-01-01\",\"to\":\"2026-10-01\"}]},\"act_on\":\"%s\",\"maternity\":{\"due_on\":"
        "\"2026-10-01\",\"month_hundredths\":%s}";
    static const struct {
        const char *act;
        const char *certificate;
        enum answer violated;
    } rows[] = {
        {"2026-08-20", "300", ANSWER_NONE},
        {"2026-05-30", "699", ANSWER_NONE},
        {"2026-09-30", "100", ANSWER_NONE},
        {"2026-08-20", "300,\"certified_on\":\"2026-04-01\"", ANSWER_NONE},
        {"2026-03-20", "300,\"certified_on\":\"2026-04-01\"", ANSWER_NO},
        {"2026-04-01", "300,\"certified_on\":\"2026-04\"", ANSWER_NO},
        {"2026-04-02", "300,\"certified_on\":\"2026-04\"", ANSWER_NONE},
        {"2026-08-20", "700", ANSWER_YES},
        {"2026-08-20", "700,\"certified_on\":\"2026-08-20\"", ANSWER_YES},
        {"2026-08-20", "700,\"certified_on\":\"2026-08-21\"", ANSWER_NONE},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct protection_result *r =
            night(arena_printf(arena, pregnant, rows[i].act, rows[i].certificate));

        cr_expect_eq(r->violated, rows[i].violated, "%s %s", rows[i].act, rows[i].certificate);
        cr_expect_eq((r->why.missing & FACT(CERTIFICATE)) != 0, rows[i].violated == ANSWER_NONE);
        cr_expect(r->violated != ANSWER_NONE || strstr(r->why.zh, "请补充当日孕月的证明"), "%s",
                  r->why.zh);
    }
}

/* A pregnancy lasts no year, and none is told against it. */
Test(law_period, a_certificate_is_one_of_pregnancy_as_long_as_one_lasts)
{
    const struct protection_result *r =
        night("\"act_on\":\"2028-05-06\",\"maternity\":{\"month_hundredths\":700,"
              "\"certified_on\":\"2026-05-06\"}");

    cr_expect_eq(r->violated, ANSWER_NONE);
    cr_expect(r->why.missing & FACT(THREE_PERIOD));
    r = night("\"maternity\":{\"month_hundredths\":700,\"certified_on\":\"2026-05-06\"}");
    cr_expect_eq(r->violated, ANSWER_NONE, "on which day is not told");
    r = night("\"act_on\":\"2195-05-06\",\"maternity\":{\"month_hundredths\":700,"
              "\"certified_on\":\"2194-05-06\"}");
    cr_expect_eq(r->violated, ANSWER_YES);
    r = night("\"act_on\":\"2026-05-06\",\"worker\":{\"three_period\":false},\"maternity\":"
              "{\"month_hundredths\":700}");
    cr_expect_eq(r->violated, ANSWER_NONE, "in none, and certified to be in one");
    cr_expect(r->why.missing & FACT(THREE_PERIOD));
    r = night("\"act_on\":\"2026-05-06\",\"worker\":{\"sex\":\"male\"},\"maternity\":"
              "{\"month_hundredths\":700}");
    cr_expect_eq(r->violated, ANSWER_NO);
    cr_expect(strstr(r->why.zh, "当日不在孕期、产期、哺乳期"), "%s", r->why.zh);
}

/* T61, MP-11: who asks for overtime pay hears that it was unlawful. */
Test(law_period, overtime_in_protection_is_asked_about_where_a_period_is_told)
{
    const struct assessment *a =
        told("\"topics\":[\"overtime\"],\"act_on\":\"2026-05-06\",\"worker\":{\"sex\":\"female\","
             "\"periods\":[{\"kind\":\"pregnant\",\"at_dispute\":true}]},\"maternity\":{"
             "\"month_hundredths\":700}");

    cr_assert(a->route.has_night);
    cr_expect_eq(a->route.night.violated, ANSWER_YES);
    cr_expect(told("\"topics\":[\"overtime\"],\"maternity\":{\"birth_on\":\"2026-03-10\"}")
                  ->route.has_night);
    cr_expect(told("\"topics\":[\"overtime\"],\"worker\":{\"three_period\":true}")
                  ->route.has_night);
    cr_expect(told("\"topics\":[\"overtime\"],\"maternity\":{\"month_hundredths\":300}")
                  ->route.has_night);
    cr_expect(!told("\"topics\":[\"overtime\"]")->route.has_night);
    cr_expect(!told("\"topics\":[\"overtime\"],\"worker\":{\"sex\":\"male\",\"three_period\":"
                    "true}")
                   ->route.has_night);
}

/* --- contradictions --- */

#define DISMISSED                                                                                  \
    "\"employment\":{\"form\":\"standard\",\"entry_on\":\"2020-01-01\",\"monthly_wage\":500000,"  \
    "\"end_kind\":\"notice\",\"end_on\":\"2026-09-01\"},\"act_on\":\"2026-09-01\",\"claims\":["    \
    "{\"type\":\"illegal_dismissal_compensation\"}]"

/* MP-11, M10, SAFE-8: two facts of which one is wrong give no yes. */
Test(law_period, what_contradicts_itself_is_no_protection_for_certain)
{
    static const struct {
        const char *worker;
        const char *maternity;
        enum answer violated;
    } rows[] = {
        /* Nursing beyond the first birthday, or for more than a year. */
        {",\"periods\":[{\"kind\":\"nursing\",\"from\":\"2025-06-01\",\"to\":\"2026-12-01\"}]",
         "\"birth_on\":\"2025-06-01\"", ANSWER_NONE},
        {",\"periods\":[{\"kind\":\"nursing\",\"from\":\"2025-10-01\",\"to\":\"2026-12-01\"}]",
         "\"birth_on\":\"2025-06-01\"", ANSWER_NONE},
        {",\"periods\":[{\"kind\":\"nursing\",\"from\":\"2025-06-01\"}]", "", ANSWER_NONE},
        {",\"periods\":[{\"kind\":\"nursing\",\"from\":\"2025-10-01\"}]",
         "\"birth_on\":\"2025-09-02\"", ANSWER_YES},
        {",\"periods\":[{\"kind\":\"nursing\",\"at_dispute\":true}]",
         "\"birth_on\":\"2024\"", ANSWER_NONE},
        {",\"periods\":[{\"kind\":\"nursing\",\"at_dispute\":true}]",
         "\"birth_on\":\"2025-09\"", ANSWER_YES},
        {"", "\"birth_on\":\"2025-09\"", ANSWER_NONE},
        {"", "\"birth_on\":\"2025-10\"", ANSWER_YES},
        {"", "\"birth_on\":\"2026-09-02\"", ANSWER_NONE},
        /* In none of the periods, and in one. */
        {",\"three_period\":false,\"periods\":[{\"kind\":\"pregnant\",\"from\":"
         "\"2026-03-01\"}]",
         "", ANSWER_NONE},
        {",\"three_period\":false,\"periods\":[{\"kind\":\"pregnant\",\"at_dispute\":true}]", "",
         ANSWER_NONE},
        {",\"three_period\":false", "\"birth_on\":\"2026-03-01\"", ANSWER_NONE},
        {",\"three_period\":false,\"periods\":[{\"kind\":\"pregnant\",\"from\":\"2020-03-01\","
         "\"to\":\"2020-12-01\"}]",
         "", ANSWER_NO},
        {",\"periods\":[{\"kind\":\"pregnant\",\"from\":\"2026-03-01\",\"at_dispute\":false}]", "",
         ANSWER_NONE},
        /* A pregnancy that a birth or a miscarriage ended. */
        {",\"periods\":[{\"kind\":\"pregnant\",\"from\":\"2025-10-01\"}]",
         "\"miscarriage\":true,\"leave_from\":\"2026-02-01\"", ANSWER_NONE},
        {",\"periods\":[{\"kind\":\"pregnant\",\"from\":\"2026-03-01\"}]",
         "\"miscarriage\":true,\"leave_from\":\"2026-02-01\"", ANSWER_YES},
        {",\"periods\":[{\"kind\":\"pregnant\",\"from\":\"2026-01-01\"}]",
         "\"birth_on\":\"2026-10-01\"", ANSWER_YES},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct assessment *a =
            told_as(DISMISSED ",\"worker\":{\"sex\":\"female\"%s},\"maternity\":{%s}",
                    rows[i].worker, rows[i].maternity);

        cr_expect_eq(a->route.protection.violated, rows[i].violated, "%zu", i);
        cr_expect_eq(a->sums[0].sum.due,
                     rows[i].violated == ANSWER_YES ? ANSWER_YES : ANSWER_NONE, "%zu", i);
        cr_expect((a->route.protection.why.missing != 0) == (rows[i].violated == ANSWER_NONE));
        cr_expect((a->fast_track.categories[0].outcome == LAW_HIT) ==
                      (rows[i].violated == ANSWER_YES) ||
                      i == 7, /* of a birth told by its month it stays open */
                  "%zu: %d", i, (int)a->fast_track.categories[0].outcome);
    }
}

/* MP-3: she may be pregnant again. */
Test(law_period, after_the_first_birthday_a_term_may_end_in_another_pregnancy)
{
    static const char expired[] =
        "\"employment\":{\"form\":\"fixed_term\",\"contract_end_on\":\"2026-06-30\",\"end_kind\":"
        "\"expiry\",\"end_on\":\"2026-06-30\"},\"maternity\":{\"birth_on\":\"%s\"},"
        "\"worker\":{\"sex\":\"female\"%s}";
    const struct contract_end_result *c =
        &told_as(expired, "2025-03-10", "")->route.contract;

    cr_expect_eq(c->extended, ANSWER_NONE);
    cr_expect_eq(c->why.missing, FACT(THREE_PERIOD_DATES) | FACT(BIRTH_ON));
    cr_expect(strstr(c->why.zh, "是否顺延待定"), "%s", c->why.zh);
    c = &told_as(expired, "2025-03-10", ",\"three_period\":false")->route.contract;
    cr_expect_eq(c->extended, ANSWER_NO);
    cr_expect(strstr(c->why.zh, "合同2026-06-30期满时不在孕期、产期、哺乳期，不顺延"), "%s",
              c->why.zh);
    c = &told_as(expired, "2025-03-10",
                 ",\"periods\":[{\"kind\":\"pregnant\",\"from\":\"2026-05-01\"}]")
             ->route.contract;
    cr_expect_eq(c->extended, ANSWER_YES);
    cr_expect(date_is_absent(c->last_protected), "the next birth tells");
    cr_expect(c->why.missing & FACT(BIRTH_ON));
    c = &told_as(expired, "2026-03-10", ",\"three_period\":false")->route.contract;
    cr_expect_eq(c->extended, ANSWER_NONE, "in none, and nursing by the birth");
}

/* MP-2, T43, T44: the ground decides. */
Test(law_period, a_dismissal_of_which_the_ground_is_not_told_stays_open_and_asks_for_it)
{
    static const char dismissed[] =
        "\"worker\":{\"sex\":\"female\",%s},\"act_on\":\"2026-09-01\",\"employment\":{"
        "\"end_kind\":\"dismissed\",\"end_on\":\"2026-09-01\"}";
    const struct assessment *a =
        told_as(dismissed, "\"periods\":[{\"kind\":\"pregnant\",\"at_dispute\":true}]");

    cr_assert(a->route.has_protection);
    cr_expect_eq(a->route.protection.violated, ANSWER_NONE);
    cr_expect_eq(a->route.protection.why.missing, FACT(END_KIND));
    cr_expect(strstr(a->route.protection.why.zh, "依据哪一条解除未说明"), "%s",
              a->route.protection.why.zh);
    a = told_as(dismissed, "\"age\":30");
    cr_expect_eq(a->route.protection.why.missing, FACT(END_KIND) | FACT(THREE_PERIOD));
    a = told_as(dismissed, "\"three_period\":false");
    cr_expect_eq(a->route.protection.violated, ANSWER_NO);
}

/* --- fast track --- */

static int first_category(const char *act, const char *worker, const char *more)
{
    return (int)told_as("\"worker\":{\"sex\":\"female\",\"rural\":false,%s},\"act_on\":"
                        "\"%s\",\"employment\":{\"form\":\"standard\"}%s",
                        worker, act, more)
        ->fast_track.categories[0]
        .outcome;
}

/* MP-8: fifteen days, or forty-two from four months on. */
Test(law_period, leave_after_a_miscarriage_lasts_its_days_and_no_year)
{
    static const struct {
        const char *act;
        const char *months;
        enum law_outcome outcome;
    } rows[] = {
        {"2027-03-30", "", LAW_NOT},
        {"2026-05-25", "", LAW_HIT},
        {"2026-05-26", "", LAW_UNKNOWN},
        {"2026-06-21", "", LAW_UNKNOWN},
        {"2026-06-22", "", LAW_NOT},
        {"2026-05-26", ",\"maternity\":{\"month_hundredths\":350}", LAW_NOT},
        {"2026-05-25", ",\"maternity\":{\"month_hundredths\":350}", LAW_HIT},
        {"2026-06-21", ",\"maternity\":{\"month_hundredths\":400}", LAW_HIT},
        {"2026-06-22", ",\"maternity\":{\"month_hundredths\":400}", LAW_NOT},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        cr_expect_eq(
            first_category(rows[i].act,
                           "\"periods\":[{\"kind\":\"miscarriage\",\"from\":\"2026-05-11\"}]",
                           arena_printf(arena, ",\"topics\":[\"dismissal\"],\"today\":\"%s\"%s",
                                        rows[i].act, rows[i].months)),
            rows[i].outcome, "%s%s", rows[i].act, rows[i].months);
}

/* FT-1: on the day of the act or of the filing. */
Test(law_period, a_leave_of_other_years_is_not_what_the_dispute_is_about_for_certain)
{
    static const char leave[] = "\"periods\":[{\"kind\":\"maternity\",\"from\":\"2020-05-01\","
                                "\"to\":\"2020-10-01\"}]";

    cr_expect_eq(first_category("2026-05-01", leave,
                                ",\"topics\":[\"maternity_allowance\"],\"procedure\":{\"filed_on\":"
                                "\"2026-05-09\"}"),
                 LAW_UNKNOWN);
    cr_expect_eq(first_category("2020-06-01", leave,
                                ",\"topics\":[\"maternity_allowance\"],\"procedure\":{\"filed_on\":"
                                "\"2020-12-09\"}"),
                 LAW_HIT);
}

/* --- what is told once ------------------------------------------------------------------------ */

/* FT-1: that she was in one of the three periods is a declaration, and enough to queue. */
Test(law_period, a_period_that_is_told_is_not_asked_for_again)
{
    const struct assessment *a =
        told("\"worker\":{\"sex\":\"female\",\"three_period\":true},\"act_on\":\"2026-03-02\","
             "\"topics\":[\"dismissal\"],\"employment\":{\"end_kind\":\"notice\"}");

    cr_expect(!(a->fast_track.missing & FACT(THREE_PERIOD)));
    cr_expect(a->fast_track.categories[0].missing & FACT(THREE_PERIOD_DATES));
    cr_expect_eq(a->route.protection.why.missing, FACT(THREE_PERIOD_DATES));
    cr_expect(a->route.protection.why.used & FACT(THREE_PERIOD));
    a = told("\"worker\":{\"sex\":\"female\",\"three_period\":true},\"topics\":"
             "[\"maternity_leave\"]");
    cr_expect_eq(a->fast_track.primary, FAST_TRACK_CATEGORY_1);
    a = told("\"worker\":{\"sex\":\"female\"},\"topics\":[\"maternity_leave\"]");
    cr_expect(a->fast_track.missing & FACT(THREE_PERIOD));
}

/* MP-7: ninety-eight days are certain before anybody tells how many children there are. */
Test(law_period, ninety_eight_days_are_certain_without_the_number_of_children)
{
    const struct leave_result *l =
        &told("\"region\":\"370102\",\"maternity\":{\"birth_on\":\"2026-03-10\"}")->leave;

    cr_expect_eq(l->national_days, 98);
    cr_expect_eq(l->days, 0);
    cr_expect(l->why.missing & FACT(CERTIFICATE) && l->why.missing & FACT(LEAVE_FROM));
    cr_expect(strstr(l->why.zh, "多胞胎每多一个再增加15天"), "%s", l->why.zh);
    l = &told("\"region\":\"370102\",\"maternity\":{\"leave_from\":\"2026-03-01\",\"lawful\":"
              "true,\"dystocia\":false}")
             ->leave;
    cr_expect_eq(l->days, 0, "it may be twins");
    cr_expect_eq(l->national_days, 98);
    cr_expect(strstr(l->why.zh, "已能确定的产假为158天，自2026-03-01至2026-08-05"), "%s",
              l->why.zh);
    cr_expect_eq(l->why.missing, FACT(CERTIFICATE));
}

/* --- sums ------------------------------------------------------------------------------------- */

/* C12, CP-7: both are among the sums. */
Test(law_period, notice_and_leave_pay_are_among_the_sums)
{
    const struct assessment *a =
        told("\"claims\":[{\"type\":\"notice_pay\"},{\"type\":\"annual_leave_pay\"}],"
             "\"employment\":{\"end_on\":\"2026-07-01\",\"end_kind\":\"notice\",\"notice_on\":"
             "\"2026-06-20\",\"last_month_wage\":650000,\"monthly_wage\":435000,"
             "\"unused_leave_days\":3}");

    cr_assert_eq(a->sum_count, 2);
    cr_expect_str_eq(assess_sum_name(a->sums[0].kind), "notice_pay");
    cr_expect_eq(a->sums[0].sum.amount.fen, 650000);
    cr_expect_eq(a->sums[0].sum.due, ANSWER_YES);
    cr_expect_str_eq(assess_sum_name(a->sums[1].kind), "annual_leave_pay");
    cr_expect_eq(a->sums[1].sum.amount.fen, 120000);
    a = told("\"claims\":[{\"type\":\"notice_pay\"}],\"award\":{\"result\":\"supported\",\"items\":"
             "[{\"type\":\"notice_pay\",\"result\":\"supported\"}]}");
    cr_expect_eq(a->sums[0].sum.due, ANSWER_YES, "an award says so");
}
