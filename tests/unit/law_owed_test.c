/* SPDX-License-Identifier: Apache-2.0
 *
 * Whether a sum is owed, as halfsky-law is told of it: no yes from a relation that nobody settled,
 * none from a decision that did not stand, and none that a contradiction gives. Each test is a
 * story that was once answered wrongly.
 */
#include "law/decision.h"

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
    cr_expect_eq(sum_of(dismissed(",\"form\":\"part_time\"", ""), ASSESS_ILLEGAL_DISMISSAL)->sum.due,
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
