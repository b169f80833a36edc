/* SPDX-License-Identifier: Apache-2.0
 *
 * Whether a sum is owed, as halfsky-law is told of it: no yes from a relation that nobody settled,
 * none from a decision that did not stand, and none that a contradiction gives. Each test is a
 * story that was once answered wrongly.
 */
#include "law/decision.h"
#include "law/rule_id.h"

#include "base/text.h"

#include "law_told.h"

TestSuite(law_owed, .init = told_begin, .fini = told_end, .timeout = 60);

#define WORKED "\"entry_on\":\"2020-01-01\",\"end_on\":\"2026-03-01\",\"monthly_wage\":500000"
#define PREGNANT                                                                                   \
    "\"worker\":{\"sex\":\"female\",\"periods\":[{\"kind\":\"pregnant\",\"at_dispute\":true}]%s}"

static const struct assess_sum *sum_of(const struct assessment *a, enum assess_sum_kind kind)
{
    for (int i = 0; i < a->sum_count; i++)
        if (a->sums[i].kind == kind)
            return &a->sums[i];
    cr_assert_fail("no sum %s", assess_sum_name(kind));
    return NULL;
}

static const enum assess_sum_kind kinds[] = {ASSESS_SEVERANCE, ASSESS_ILLEGAL_DISMISSAL,
                                             ASSESS_DOUBLE_WAGE, ASSESS_NOTICE_PAY,
                                             ASSESS_ANNUAL_LEAVE};
enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

/* Dismissed in pregnancy by article 40 without notice, never given a contract. */
static const struct assessment *dismissed(const char *employment, const char *worker)
{
    return told(arena_printf(
        arena,
        PREGNANT ",\"act_on\":\"2026-03-01\",\"employment\":{" WORKED ",\"end_kind\":\"notice\","
                 "\"notice_on\":\"2026-02-20\",\"last_month_wage\":500000,\"unused_leave_days\":3"
                 "%s},\"topics\":[\"severance\",\"illegal_dismissal_compensation\",\"no_contract\","
                 "\"notice_pay\",\"annual_leave_pay\"]",
        worker, employment));
}

/* SC-2 to SC-4, SC-8, SC-11 to SC-13, FT-3, SAFE-8. */
Test(law_owed, nothing_is_owed_for_certain_by_a_relation_nobody_settled)
{
    static const char *const open[][2] = {
        {",\"form\":\"platform\",\"relation\":\"contested\"", ""},
        {",\"form\":\"platform\"", ""},
        {",\"platform\":true", ""},
        {",\"form\":\"no_contract\",\"relation\":\"contested\"", ""},
        {",\"form\":\"standard\",\"relation\":\"contested\"", ""},
        {",\"form\":\"domestic\"", ""},
        {",\"form\":\"apprentice\"", ""},
        {",\"form\":\"farm_hand\"", ""},
        {",\"form\":\"applicant\"", ""},
        {",\"form\":\"over_age\"", ""},
        {",\"form\":\"civil_servant\"", ""},
        {",\"form\":\"public_institution\"", ""},
        {",\"form\":\"standard\"", ",\"pension\":true"},
        {"", ",\"age\":58"},
    };

    for (size_t i = 0; i < sizeof(open) / sizeof(open[0]); i++) {
        const struct assessment *a = dismissed(open[i][0], open[i][1]);

        for (int k = 0; k < KINDS; k++) {
            const struct sum *sum = &sum_of(a, kinds[k])->sum;

            cr_expect_eq(sum->due, ANSWER_NONE, "%s%s: %s", open[i][0], open[i][1],
                         assess_sum_name(kinds[k]));
            cr_expect(sum->amount.stated || kinds[k] == ASSESS_DOUBLE_WAGE);
            cr_expect(!sum->amount.stated || sum->why.missing & FACT(RELATION));
            cr_expect(!sum->amount.stated || strstr(sum->why.zh, "所列为应付时的数额"), "%s",
                      sum->why.zh);
        }
    }
}

Test(law_owed, a_settled_relation_owes_what_the_law_gives)
{
    static const char *const settled[] = {"", ",\"form\":\"standard\"", ",\"form\":\"no_contract\"",
                                          ",\"form\":\"platform\",\"relation\":\"admitted\"",
                                          ",\"platform\":true,\"relation\":\"decided\""};

    for (size_t i = 0; i < sizeof(settled) / sizeof(settled[0]); i++) {
        const struct assessment *a = dismissed(settled[i], "");

        cr_expect_eq(sum_of(a, ASSESS_SEVERANCE)->sum.due, ANSWER_YES, "%s", settled[i]);
        cr_expect_eq(sum_of(a, ASSESS_ILLEGAL_DISMISSAL)->sum.due, ANSWER_YES, "%s", settled[i]);
        cr_expect_eq(sum_of(a, ASSESS_NOTICE_PAY)->sum.due, ANSWER_YES, "%s", settled[i]);
        cr_expect_eq(sum_of(a, ASSESS_ANNUAL_LEAVE)->sum.due, ANSWER_YES, "%s", settled[i]);
    }
    cr_expect_eq(sum_of(dismissed(",\"form\":\"part_time\"", ""), ASSESS_ILLEGAL_DISMISSAL)
                     ->sum.due,
                 ANSWER_NONE, "劳动合同法 71 ends it at any time, and 42 protects her");
}

/* SAFE-6: what made it illegal is named. */
Test(law_owed, two_n_by_her_protection_names_it)
{
    const struct explained *why =
        &sum_of(dismissed(",\"form\":\"standard\"", ""), ASSESS_ILLEGAL_DISMISSAL)->sum.why;
    bool cited = false;

    for (int i = 0; i < why->rule_count; i++)
        cited |= strcmp(why->rules[i]->id, "MP-2") == 0;
    cr_expect(cited);
    cr_expect(why->used & FACT(THREE_PERIOD));
}

/* --- the last decision --- */

#define ITEM(topic, result) "{\"type\":\"" topic "\",\"result\":\"" result "\"}"
#define TWO_N(result) ITEM("illegal_dismissal_compensation", result)

static const struct sum *decided(const char *end_kind, const char *decisions)
{
    const struct assessment *a = told(
        arena_printf(arena,
                     "\"claims\":[{\"type\":\"illegal_dismissal_compensation\"}],\"employment\":{"
                     "\"form\":\"standard\"," WORKED "%s},%s",
                     end_kind, decisions));

    return &sum_of(a, ASSESS_ILLEGAL_DISMISSAL)->sum;
}

/* 调解仲裁法 50, FA-8: an award that was sued over did not take effect. */
Test(law_owed, the_last_decision_speaks)
{
    static const struct {
        const char *decisions;
        enum answer due;
    } rows[] = {
        {"\"award\":{\"items\":[" TWO_N("supported") "]}", ANSWER_YES},
        {"\"award\":{\"items\":[" TWO_N("supported") "]},\"procedure\":{\"suit_pending\":true}",
         ANSWER_NONE},
        {"\"award\":{\"items\":[" TWO_N("supported") "]},\"courts\":[{\"instance\":\"first\","
         "\"items\":[" TWO_N("rejected") "]}]",
         ANSWER_NONE},
        {"\"award\":{\"items\":[" TWO_N("supported") "]},\"courts\":[{\"instance\":\"first\","
         "\"items\":[" TWO_N("rejected") "]},{\"instance\":\"second\",\"items\":["
         TWO_N("rejected") "]}]",
         ANSWER_NONE},
        {"\"award\":{\"items\":[" TWO_N("rejected") "]},\"courts\":[{\"instance\":\"second\","
         "\"items\":[" TWO_N("rejected") "]},{\"instance\":\"first\",\"items\":["
         TWO_N("supported") "]}]",
         ANSWER_NONE},
        {"\"award\":{\"items\":[" TWO_N("rejected") "]},\"courts\":[{\"instance\":\"first\","
         "\"items\":[" TWO_N("supported") "]}]",
         ANSWER_YES},
        {"\"award\":{\"items\":[" TWO_N("supported") "]},\"courts\":[{\"instance\":\"first\","
         "\"result\":\"same_as_arbitration\"}]",
         ANSWER_YES},
        {"\"award\":{\"items\":[" TWO_N("supported") "]},\"courts\":[{\"instance\":\"first\","
         "\"result\":\"same_as_arbitration\",\"items\":[" TWO_N("rejected") "]}]",
         ANSWER_NONE},
        {"\"courts\":[{\"instance\":\"first\",\"result\":\"upheld\",\"items\":["
         TWO_N("supported") "]}]",
         ANSWER_YES},
        {"\"award\":{\"items\":[" TWO_N("supported") "]},\"courts\":[{\"instance\":\"first\","
         "\"result\":\"appealed\"}]",
         ANSWER_NONE},
        {"\"award\":{\"items\":[" TWO_N("supported") "]},\"courts\":[{\"instance\":\"first\","
         "\"result\":\"rejected\"}]",
         ANSWER_NONE},
        {"\"award\":{\"items\":[" TWO_N("supported") "]},\"courts\":[{\"instance\":\"first\","
         "\"result\":\"supported\",\"items\":[" ITEM("overtime", "supported") "]}]",
         ANSWER_NONE},
        {"\"award\":{\"items\":[" TWO_N("supported") "," TWO_N("rejected") "]}", ANSWER_NONE},
        {"\"award\":{\"items\":[" TWO_N("settled") "]}", ANSWER_NONE},
        {"\"award\":{\"result\":\"rejected\",\"items\":[" TWO_N("supported") "]}", ANSWER_NONE},
        {"\"award\":{\"result\":\"mediated\",\"items\":[" TWO_N("supported") "]}", ANSWER_NONE},
        {"\"courts\":[{\"result\":\"appealed\"}]", ANSWER_NONE},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        cr_expect_eq(decided("", rows[i].decisions)->due, rows[i].due, "%s", rows[i].decisions);
}

/* What speaks for it and what speaks against it are both named. */
Test(law_owed, a_refusal_against_the_law_leaves_it_open)
{
    const struct sum *sum = &sum_of(told("\"topics\":[\"severance\"],\"employment\":{" WORKED
                                         ",\"end_kind\":\"notice\"},\"award\":{\"items\":["
                                         ITEM("severance", "rejected") "]}"),
                                    ASSESS_SEVERANCE)
                                 ->sum;

    cr_expect_eq(sum->due, ANSWER_NONE);
    cr_expect(sum->why.used & FACT(END_KIND) && sum->why.used & FACT(AWARD_ITEMS));
    cr_expect(sum->why.missing & FACT(COURT_RESULT));
    cr_expect_eq(decided(",\"end_kind\":\"resigned\"",
                         "\"award\":{\"items\":[" TWO_N("rejected") "]}")
                     ->due,
                 ANSWER_NO);
    cr_expect(decided("", "\"courts\":[{\"instance\":\"first\",\"items\":[" TWO_N("rejected") "]}]")
                  ->why.used &
              FACT(COURT_RESULT));
}

Test(law_owed, items_and_courts_beyond_the_lists_decide_nothing)
{
    static struct consistency_facts facts = {.item_count = AWARD_ITEMS + 1,
                                             .court_count = AWARD_COURTS + 1};

    cr_expect_eq(decision_last(&facts, ~UINT64_C(0), false), ANSWER_NONE);
    for (int i = 0; i < AWARD_ITEMS; i++)
        facts.items[i] = (struct award_item){i % 2 ? -1 : 4711, ITEM_RESULT_SUPPORTED};
    cr_expect_eq(decision_last(&facts, ~UINT64_C(0), true), ANSWER_NONE);
}

/* --- work before 2008 --- */

/* CP-16, 劳动合同法 97(3): from 2008-01-01 to 2026-08-31 eighteen years and eight months. */
Test(law_owed, severance_of_service_before_2008_is_given_from_2008_on)
{
    static const char facts[] = "\"topics\":[\"%s\"],\"employment\":{\"entry_on\":\"2003-03-01\","
                                "\"end_on\":\"2026-08-31\",\"monthly_wage\":650000,\"end_kind\":"
                                "\"notice\"},\"numbers\":{\"min_wage\":220000,"
                                "\"average_wage\":800000}";
    const struct sum *sum = &told(arena_printf(arena, facts, "severance"))->sums[0].sum;

    cr_expect_eq(sum->tenths, 190);
    cr_expect_eq(sum->exact, ANSWER_NO);
    cr_expect(strstr(sum->why.zh, "所列仅为2008-01-01起的年限"), "%s", sum->why.zh);
    sum = &told(arena_printf(arena, facts, "illegal_dismissal"))->sums[0].sum;
    cr_expect_eq(sum->tenths, 240, "2N counts from the first day");
    cr_expect_eq(sum->exact, ANSWER_NO);
}

/* --- the settlement mirror --- */

#define AGREED(topics, amount)                                                                     \
    "\"agreement\":{\"effective_on\":\"2026-10-01\",\"topics\":[" topics "],\"amount\":" amount "}"
#define NUMBERS "\"numbers\":{\"min_wage\":220000,\"average_wage\":800000}"

/* Seven months of 6500.00 by article 40 (C1); 2N is 91000.00. */
static const struct settlement_view *settled(const char *claims, const char *more)
{
    return &told(arena_printf(arena,
                              "\"employment\":{\"form\":\"standard\",\"entry_on\":\"2020-03-01\","
                              "\"end_on\":\"2026-08-31\",\"monthly_wage\":650000,"
                              "\"end_kind\":\"notice\"},\"claims\":[%s],%s",
                              claims, more))
                ->settlement;
}

static const struct {
    const char *claims;
    const char *more;
    enum answer below;
} mirrors[] = {
    {"{\"type\":\"severance\"},{\"type\":\"wage_arrears\",\"amount\":2000000}",
     AGREED("\"severance\",\"wage_arrears\"", "5000000") "," NUMBERS, ANSWER_NONE},
    {"{\"type\":\"severance\"},{\"type\":\"wage_arrears\"}",
     AGREED("\"severance\",\"wage_arrears\"", "9000000") "," NUMBERS, ANSWER_NONE},
    {"{\"type\":\"severance\"},{\"type\":\"wage_arrears\",\"amount\":2000000}",
     AGREED("\"severance\",\"wage_arrears\"", "6550000") "," NUMBERS, ANSWER_NO},
    {"{\"type\":\"severance\"},{\"type\":\"wage_arrears\",\"amount\":2000000}",
     AGREED("\"severance\",\"wage_arrears\"", "4549999") "," NUMBERS, ANSWER_YES},
    {"", AGREED("\"severance\",\"migrant\"", "4550000") "," NUMBERS, ANSWER_NO},
    {"", AGREED("\"severance\"", "4549999") "," NUMBERS, ANSWER_YES},
    /* A floor and a cap that nobody entered. */
    {"", AGREED("\"severance\"", "4549999"), ANSWER_NONE},
    /* What it is about is not told: enough for all is enough, less may be for a part. */
    {"{\"type\":\"severance\"}", "\"agreement\":{\"amount\":4550000}," NUMBERS, ANSWER_NO},
    {"{\"type\":\"severance\"}", "\"agreement\":{\"amount\":4549999}," NUMBERS, ANSWER_NONE},
    {"", "\"agreement\":{\"amount\":4549999}", ANSWER_NONE},
    {"", AGREED("\"reinstatement\"", "100"), ANSWER_NONE},
    {"", AGREED("\"migrant\"", "100"), ANSWER_NONE},
    {"{\"type\":\"wage_arrears\",\"amount\":0}", AGREED("\"wage_arrears\"", "0"),
     ANSWER_NONE},
    {"{\"type\":\"wage_arrears\",\"amount\":100},{\"type\":\"wage_arrears\"}",
     AGREED("\"wage_arrears\"", "100"), ANSWER_NONE},
    /* 2N stands instead of N, and is owed only where it was illegal. */
    {"", AGREED("\"severance\",\"illegal_dismissal_compensation\"", "4550000") "," NUMBERS,
     ANSWER_NONE},
    {"", AGREED("\"severance\",\"illegal_dismissal_compensation\"", "9100000") "," NUMBERS,
     ANSWER_NO},
    {"", AGREED("\"severance\",\"illegal_dismissal_compensation\"", "9099999") "," NUMBERS
         ",\"worker\":{\"sex\":\"female\",\"periods\":[{\"kind\":\"pregnant\","
         "\"at_dispute\":true}]}",
     ANSWER_YES},
    /* CP-5: dismissed in pregnancy she may ask twice as much. */
    {"", AGREED("\"severance\"", "5000000") "," NUMBERS
         ",\"worker\":{\"sex\":\"female\",\"periods\":[{\"kind\":\"pregnant\","
         "\"at_dispute\":true}]}",
     ANSWER_NONE},
    /* CP-7 is not owed where the notice is told to have been long enough. */
    {"", AGREED("\"notice_pay\",\"severance\"", "4550000") "," NUMBERS, ANSWER_NONE},
    /* CP-14: the lump sum is one of the benefits. */
    {"", AGREED("\"work_injury\"", "9000000") "," NUMBERS
         ",\"injury\":{\"grade\":9,\"recognized\":true}",
     ANSWER_NONE},
    {"", AGREED("\"work_injury\"", "5000000") "," NUMBERS
         ",\"injury\":{\"grade\":9,\"recognized\":true}",
     ANSWER_YES},
};

/* SAFE-8: a woman signs on this. */
Test(law_owed, an_agreement_is_measured_by_all_that_it_settles)
{
    for (size_t i = 0; i < sizeof(mirrors) / sizeof(mirrors[0]); i++) {
        const struct settlement_view *view = settled(mirrors[i].claims, mirrors[i].more);

        cr_expect_eq(view->below, mirrors[i].below, "%zu: %s", i, view->why.zh);
        cr_expect(mirrors[i].below == ANSWER_NONE || !view->why.missing, "%zu", i);
    }
}

Test(law_owed, the_mirror_shows_the_share_where_there_is_one_baseline)
{
    const struct settlement_view *view =
        settled("", AGREED("\"severance\"", "1137500") "," NUMBERS);

    cr_expect_eq(view->percent, 25);
    cr_expect(strstr(view->why.zh, "约为其25%"), "%s", view->why.zh);
    cr_expect(view->why.used & FACT(TOPICS) && view->why.used & FACT(AMOUNT) &&
              view->why.used & FACT(MONTHLY_WAGE));
    view = settled("", AGREED("\"severance\"", "10000000000000") "," NUMBERS);
    cr_expect_eq(view->percent, 100000, "no more is counted");
    view = settled("{\"type\":\"severance\"},{\"type\":\"wage_arrears\",\"amount\":2000000}",
                   AGREED("\"severance\",\"wage_arrears\"", "5000000") "," NUMBERS);
    cr_expect_eq(view->percent, 0);
    cr_expect(strstr(view->why.zh, "至少45500.00元，至多65500.00元，是否低于法定标准尚不能确定"),
              "%s", view->why.zh);
    cr_expect(settled("", NUMBERS)->why.missing & FACT(AMOUNT));
}

Test(law_owed, more_than_was_owed_is_no_shortfall_and_what_is_not_owed_adds_nothing)
{
    static const struct sum paid_more = {ANSWER_YES, {-100, true}, ANSWER_YES};
    static const struct sum not_owed = {ANSWER_NO};
    static struct settlement_facts facts = {.is_about_told = true,
                                            .agreed = {100, true},
                                            .items = {{.sum = &paid_more}, {.sum = &not_owed},
                                                      {.claimed = {100, true}}},
                                            .item_count = 3};
    struct settlement_view view;

    settlement_compare(&facts, &view);
    cr_expect_eq(view.below, ANSWER_NO);
    cr_expect_eq(view.most.fen, 100);
    facts.item_count = SETTLEMENT_ITEMS + 1;
    settlement_compare(&facts, &view);
    cr_expect_eq(view.below, ANSWER_NONE, "the rest has no amount");
}

/* --- an injury --- */

/* CP-14, CP-15, C13: recognized, graded; the fund pays for who is insured. */
Test(law_owed, an_injury_benefit_rests_on_recognition)
{
    static const struct {
        const char *injury;
        enum answer due;
    } rows[] = {
        {"\"recognized\":true", ANSWER_YES},
        {"\"recognized\":false", ANSWER_NONE},
        {"\"recognition_pending\":true", ANSWER_NONE},
        {"\"recognized\":true,\"recognition_pending\":true", ANSWER_NONE},
        {"\"graded_on\":\"2026-03-02\"", ANSWER_NONE},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct sum *sum =
            &sum_of(told(arena_printf(arena,
                                      NUMBERS ",\"employment\":{\"form\":\"standard\","
                                              "\"monthly_wage\":600000,\"insured\":true},"
                                              "\"claims\":[{\"type\":\"work_injury\"}],"
                                              "\"injury\":{\"grade\":9,%s}",
                                      rows[i].injury)),
                    ASSESS_INJURY)
                 ->sum;

        cr_expect_eq(sum->due, rows[i].due, "%s", rows[i].injury);
        cr_expect_eq(sum->amount.fen, 5400000);
        cr_expect_eq((sum->why.missing & FACT(GRADE)) != 0, rows[i].due == ANSWER_NONE);
        cr_expect(strstr(sum->why.zh, "由工伤保险基金支付") && !strstr(sum->why.zh, "未参保的"),
                  "%s", sum->why.zh);
        cr_expect_eq(sum->why.used & (FACT(GRADE) | FACT(AVERAGE_WAGE) | FACT(WORK_RECORD)),
                     FACT(GRADE) | FACT(AVERAGE_WAGE) | FACT(WORK_RECORD));
    }
}

Test(law_owed, who_pays_for_an_injury_is_asked_and_a_refusal_leaves_it_open)
{
    static const char facts[] = "\"employment\":{%s},\"topics\":[\"work_injury\"],"
                                "\"injury\":{\"grade\":9,\"recognized\":true}%s";
    const struct sum *sum = &sum_of(told(arena_printf(arena, facts, "\"monthly_wage\":600000", "")),
                                    ASSESS_INJURY)
                                 ->sum;

    cr_expect(sum->why.missing & FACT(WORK_RECORD));
    sum = &sum_of(told(arena_printf(arena, facts, "\"monthly_wage\":600000,\"insured\":false,"
                                                  "\"platform\":true",
                                    "")),
                  ASSESS_INJURY)
               ->sum;
    cr_expect_eq(sum->due, ANSWER_YES, "recognition presupposes the relation");
    cr_expect(strstr(sum->why.zh, "未参保的由用人单位支付"), "%s", sum->why.zh);
    cr_expect_eq(sum_of(told(arena_printf(arena, facts, "\"monthly_wage\":600000",
                                          ",\"award\":{\"items\":["
                                          ITEM("work_injury", "rejected") "]}")),
                        ASSESS_INJURY)
                     ->sum.due,
                 ANSWER_NONE);
    cr_expect_eq(sum_of(told(arena_printf(arena, facts, "\"monthly_wage\":600000",
                                          ",\"award\":{\"items\":["
                                          ITEM("work_injury", "supported") "]}")),
                        ASSESS_INJURY)
                     ->sum.due,
                 ANSWER_YES);
}

/* T53: without recognition its year runs, grade or no grade. */
Test(law_owed, an_injury_that_is_not_recognized_keeps_its_time_limits)
{
    static const struct {
        const char *injury;
        int clocks;
    } rows[] = {
        {"\"recognized\":false,\"grade\":9", 2}, {"\"recognized\":false", 2},
        {"\"grade\":9", 0},          {"\"recognized\":true", 0},
        {"\"recognition_pending\":true", 0},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct assess_route *r =
            &told(arena_printf(arena, "\"injury\":{\"accident_on\":\"2026-01-20\",%s}",
                               rows[i].injury))
                 ->route;

        cr_expect_eq(r->clock_count, rows[i].clocks, "%s", rows[i].injury);
        if (rows[i].clocks)
            cr_expect_str_eq(DATE_TEXT(r->clocks[1].due.natural), "2027-01-20");
    }
}

/* M14, MP-10: not insured, the employer pays the wage before leave; the sum is that of a month. */
Test(law_owed, m14_pay_in_leave_is_among_the_sums)
{
    static const char claimed[] = "\"claims\":[{\"type\":\"%s\"}],\"employment\":{%s"
                                  "\"monthly_wage\":600000},\"maternity\":{\"birth_on\":"
                                  "\"2026-03-10\"}";
    const struct assessment *a =
        told(arena_printf(arena, claimed, "maternity_pay", "\"insured\":false,"));

    cr_assert_eq(a->sum_count, 1);
    cr_expect_str_eq(assess_sum_name(a->sums[0].kind), "leave_pay_month");
    cr_expect_eq(a->sums[0].sum.due, ANSWER_YES);
    cr_expect_eq(a->sums[0].sum.amount.fen, 600000);
    cr_expect_eq(a->sums[0].sum.why.rules[0]->number, RULE_MP_10);
    a = told(arena_printf(arena, claimed, "maternity_pay", "\"insured\":true,"));
    cr_assert_eq(a->sum_count, 1);
    cr_expect(!a->sums[0].sum.amount.stated, "the fund pays");
    a = told(arena_printf(arena, claimed, "maternity_pay", ""));
    cr_expect(a->sums[0].sum.why.missing & FACT(WORK_RECORD));
    a = told(arena_printf(arena, claimed, "maternity_allowance", "\"insured\":false,"));
    cr_assert_eq(a->sum_count, 1);
    cr_expect_eq(a->sums[0].sum.amount.fen, 600000);
    cr_expect_eq(told(arena_printf(arena, claimed, "maternity_allowance", ""))->sum_count, 0);
}
