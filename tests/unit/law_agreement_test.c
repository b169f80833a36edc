/* SPDX-License-Identifier: Apache-2.0
 *
 * Which path of an agreement is open, until when, and what would say so where it is not known:
 * acceptance rows T13, T14, T16.
 */
#include "law/agreement.h"
#include "law/code.h"

#include "base/text.h"
#include "law_dates.h"

#include <criterion/criterion.h>
#include <string.h>

#define TOPIC(name) CODE_BIT(TOPIC_##name)

static struct date d(const char *text) { return date_of(text); }

static struct agreement_result agreement(struct agreement_facts facts)
{
    struct agreement_result result;

    facts.effective_on = d("2026-09-16");
    agreement_assess(law_builtin(), &facts, &result);
    return result;
}

Test(agreement, t13_review_on_the_rolled_day_is_in_time_and_she_was_told_the_safe_day, .timeout = 5)
{
    const struct agreement_facts facts = {
        .topics = TOPIC(WAGE_ARREARS), .both_apply = ANSWER_YES, .today = d("2026-10-08")};
    const struct agreement_facts early = {
        .topics = TOPIC(WAGE_ARREARS), .both_apply = ANSWER_YES, .today = d("2026-09-20")};
    const struct agreement_facts late = {
        .topics = TOPIC(WAGE_ARREARS), .both_apply = ANSWER_YES, .today = d("2026-10-09")};
    const struct agreement_result result = agreement(facts);

    cr_expect_eq(result.ways[AGREEMENT_REVIEW].open, ANSWER_YES);
    EXPECT_DATE(result.ways[AGREEMENT_REVIEW].due.safe_due, "2026-09-30");
    cr_expect(strstr(result.why.zh, "最迟2026-10-08"), "%s", result.why.zh);
    cr_expect(strstr(agreement(early).why.zh, "2026-09-30"), "%s", agreement(early).why.zh);
    cr_expect_eq(agreement(late).ways[AGREEMENT_REVIEW].open, ANSWER_NO);
    EXPECT_DATE(result.ways[AGREEMENT_CONFIRMATION].due.natural, "2026-10-16");
    cr_expect_eq(result.ways[AGREEMENT_CONFIRMATION].open, ANSWER_YES);
}

Test(agreement, t14_one_side_alone_has_the_paths_of_default, .timeout = 5)
{
    const struct agreement_result result = agreement((struct agreement_facts){
        .topics = TOPIC(WAGE_ARREARS),
        .both_apply = ANSWER_NO,
        .defaulted = ANSWER_YES,
        .today = d("2026-09-20"),
    });

    cr_expect_eq(result.ways[AGREEMENT_REVIEW].open, ANSWER_NO);
    cr_expect_eq(result.ways[AGREEMENT_CONFIRMATION].open, ANSWER_NO);
    cr_expect_eq(result.ways[AGREEMENT_PAYMENT_ORDER].open, ANSWER_YES);
    cr_expect_eq(result.ways[AGREEMENT_ARBITRATION].open, ANSWER_YES);
    cr_expect_eq(result.ways[AGREEMENT_SUIT].open, ANSWER_YES);
}

Test(agreement, t16_confirming_the_relation_cannot_be_reviewed, .timeout = 5)
{
    const struct agreement_result result =
        agreement((struct agreement_facts){.topics = TOPIC(CONFIRM_LABOUR_RELATION),
                                           .both_apply = ANSWER_YES,
                                           .defaulted = ANSWER_YES,
                                           .today = d("2026-09-20")});

    cr_expect_eq(result.ways[AGREEMENT_REVIEW].open, ANSWER_NO);
    cr_expect_eq(result.ways[AGREEMENT_PAYMENT_ORDER].open, ANSWER_NO);
    cr_expect_eq(result.ways[AGREEMENT_SUIT].open, ANSWER_NO);
    cr_expect_eq(result.ways[AGREEMENT_ARBITRATION].open, ANSWER_YES);
}

Test(agreement, what_is_not_stated_leaves_the_way_open, .timeout = 5)
{
    const struct agreement_result result = agreement((struct agreement_facts){0});
    const struct agreement_result confirmed = agreement((struct agreement_facts){
        .both_apply = ANSWER_YES, .confirmed = ANSWER_YES, .today = d("2026-09-20")});
    struct agreement_result undated;
    const struct agreement_facts facts = {.both_apply = ANSWER_YES, .today = d("2026-09-20")};

    cr_expect_eq(result.ways[AGREEMENT_REVIEW].open, ANSWER_NONE);
    cr_expect(result.why.missing & CODE_BIT(LAW_FACT_SIGNED_BY));
    cr_expect_eq(confirmed.ways[AGREEMENT_REVIEW].open, ANSWER_NO);
    agreement_assess(law_builtin(), &facts, &undated);
    cr_expect_eq(undated.ways[AGREEMENT_REVIEW].open, ANSWER_NONE);
    cr_expect(undated.why.missing & CODE_BIT(LAW_FACT_AGREEMENT_ON));
}

/* 调解仲裁法 15-16: paths C and D are for an agreement that was not performed. */
Test(agreement, what_would_decide_a_path_is_asked_for_and_nothing_else, .timeout = 5)
{
    struct agreement_facts facts = {
        .topics = TOPIC(WAGE_ARREARS), .both_apply = ANSWER_YES, .today = d("2026-09-20")};

    cr_expect_eq(agreement(facts).ways[AGREEMENT_REVIEW].open, ANSWER_YES);
    cr_expect_eq(agreement(facts).ways[AGREEMENT_PAYMENT_ORDER].open, ANSWER_NONE);
    cr_expect_eq(agreement(facts).ways[AGREEMENT_ARBITRATION].open, ANSWER_NONE);
    cr_expect_eq(agreement(facts).why.missing, CODE_BIT(LAW_FACT_PERFORMANCE));
    facts.defaulted = ANSWER_NO;
    cr_expect_eq(agreement(facts).why.missing, 0);
    facts.today = (struct date){0};
    cr_expect_eq(agreement(facts).ways[AGREEMENT_REVIEW].open, ANSWER_NONE);
    cr_expect_eq(agreement(facts).why.missing, CODE_BIT(LAW_FACT_TODAY));
    facts.topics = 0;
    facts.today = d("2026-09-20");
    cr_expect_eq(agreement(facts).ways[AGREEMENT_REVIEW].open, ANSWER_NONE,
                 "it may confirm the relation (T16)");
    cr_expect_eq(agreement(facts).why.missing, CODE_BIT(LAW_FACT_TOPICS));
}

/* DC-10: after the natural day of a year without a calendar only the calendar would say. */
Test(agreement, the_calendar_is_asked_for_only_where_it_decides, .timeout = 5)
{
    const struct {
        const char *today;
        uint64_t missing;
    } days[] = {{"2027-01-19", 0}, {"2027-01-21", CODE_BIT(LAW_FACT_CALENDAR)}};

    for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
        const struct agreement_facts facts = {.effective_on = d("2027-01-05"),
                                              .topics = TOPIC(WAGE_ARREARS),
                                              .both_apply = ANSWER_YES,
                                              .defaulted = ANSWER_NO,
                                              .today = d(days[i].today)};
        struct agreement_result result;

        agreement_assess(law_builtin(), &facts, &result);
        cr_expect_eq(result.why.missing, days[i].missing, "%s", result.why.zh);
    }
}
