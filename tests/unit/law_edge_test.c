/* SPDX-License-Identifier: Apache-2.0
 *
 * The edges of the law's answers: rules not in force on the day or switched off, codes outside
 * their lists, more entries than there is room for. None of them makes an answer up.
 */
#include "law/award.h"
#include "law/clock.h"
#include "law/code.h"
#include "law/compensation.h"
#include "law/limitation.h"
#include "law/rule_id.h"

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

TestSuite(law_edge, .timeout = 10);

/* --- sums ----------------------------------------------------------------------------------------
 */

static const struct money wage = {600000, true};

Test(law_edge, no_sum_without_a_rule_in_force)
{
    const struct date before = d("1990-01-01");
    struct sum sum;

    overtime_compute(law_builtin(), &(struct overtime){wage, 80, OVERTIME_HOLIDAY, before}, &sum);
    cr_expect(!sum.amount.stated);
    annual_leave_compute(law_builtin(), wage, 3, before, &sum);
    cr_expect(!sum.amount.stated);
    notice_pay_compute(law_builtin(), wage, before, &sum);
    cr_expect(!sum.amount.stated);
    probation_compute(law_builtin(), wage, 2, before, &sum);
    cr_expect(!sum.amount.stated);
    late_payment_compute(law_builtin(), wage, 60, before, &sum);
    cr_expect(!sum.amount.stated);
    injury_lump_compute(law_builtin(), &(struct injury_wage){9, wage, {0}, before}, &sum);
    cr_expect(!sum.amount.stated);
    injury_monthly_compute(law_builtin(), 5, wage, before, &sum);
    cr_expect(!sum.amount.stated);
    reinstatement_wage_compute(law_builtin(), wage, 2, before, &sum);
    cr_expect(!sum.amount.stated);
    cr_expect_eq(injury_pay_months(law_builtin(), true, before), 0);
    cr_expect_eq(annual_leave_days(law_builtin(), 12, before), 0);
}

Test(law_edge, no_sum_of_a_wage_that_is_none)
{
    const struct date on = d("2026-05-01");
    struct sum sum;

    notice_pay_compute(law_builtin(), (struct money){-1, true}, on, &sum);
    cr_expect(!sum.amount.stated);
    injury_monthly_compute(law_builtin(), 0, wage, on, &sum);
    cr_expect(!sum.amount.stated);
    injury_monthly_compute(law_builtin(), 7, wage, on, &sum);
    cr_expect(sum.why.missing & CODE_BIT(LAW_FACT_GRADE));
    injury_lump_compute(law_builtin(), &(struct injury_wage){11, wage, {0}, on}, &sum);
    cr_expect(!sum.amount.stated);
    difference_compute(wage, (struct money){0}, &sum);
    cr_expect(!sum.amount.stated);
    difference_compute((struct money){0}, wage, &sum);
    cr_expect(!sum.amount.stated);
}

Test(law_edge, service_is_counted_only_between_two_days_of_our_time)
{
    const struct law *law = law_builtin();

    cr_expect_eq(service_tenths(law, d("1940-01-01"), d("2026-01-01")), -1);
    cr_expect_eq(service_tenths(law, d("2026-01-01"), d("2101-01-01")), -1);
    cr_expect_eq(service_tenths(law, d("2026-01"), d("2026-02-01")), -1);
    cr_expect_eq(service_tenths(law, d("2026-02-02"), d("2026-02-01")), -1);
    cr_expect_eq(service_tenths(law, d("2000-01-01"), d("2007-02-01")), -1, "before 2008");
    cr_expect_eq(service_tenths(law, d("2020-01-01"), d("")), -1);
    cr_expect_eq(service_tenths(law, d("1950-01-01"), d("2099-12-31")), 905,
                 "ninety years and no more is looked at");
    /* Month ends and leap days: the anniversary of 29 February is 28 February. */
    cr_expect_eq(service_tenths(law, d("2024-02-29"), d("2025-02-28")), 10);
    cr_expect_eq(service_tenths(law, d("2024-02-29"), d("2025-03-01")), 15);
    cr_expect_eq(service_tenths(law, d("2024-08-31"), d("2025-02-28")), 10, "six months are full");
    cr_expect_eq(service_tenths(law, d("2024-08-31"), d("2025-02-27")), 5);
}

Test(law_edge, part_months_need_the_estimate)
{
    const struct double_wage_facts facts = {
        .entry_on = d("2025-06-01"), .signed_on = d("2025-07-16"), .monthly_wage = wage};
    struct sum sum;

    double_wage_compute(law_without(RULE_CP_9), &facts, &sum);
    cr_expect(!sum.amount.stated);
    double_wage_compute(law_builtin(), &facts, &sum);
    cr_expect(sum.amount.stated);
}

Test(law_edge, codes_outside_the_lists_owe_nothing_for_certain)
{
    struct severance_facts facts = {
        .entry_on = d("2020-01-01"), .last_on = d("2026-01-01"), .monthly_wage = wage};
    static const int codes[] = {-1, OUTSIDE};
    struct sum sum;

    for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
        facts.end_kind = codes[i];
        facts.form = EMPLOYMENT_FORM_NONE;
        severance_compute(law_builtin(), &facts, &sum);
        cr_expect_eq(sum.due, ANSWER_NONE);
        facts.end_kind = END_KIND_NOTICE;
        facts.form = codes[i];
        severance_compute(law_builtin(), &facts, &sum);
        cr_expect_eq(sum.due, ANSWER_YES);
    }
    facts.standing.granted = ANSWER_YES;
    illegal_dismissal_compute(law_without(RULE_CP_5), &facts, &sum);
    cr_expect(!sum.amount.stated);
}

Test(law_edge, more_items_than_room_are_compared_as_far_as_there_is_room)
{
    static struct consistency_facts facts;
    struct consistency_result result;

    facts = (struct consistency_facts){.award_result = ARBITRATION_RESULT_SUPPORTED,
                                       .item_count = AWARD_ITEMS + 1,
                                       .court_count = 1};
    facts.courts[0] =
        (struct court_facts){.result = COURT_RESULT_SUPPORTED, .item_count = AWARD_ITEMS + 1};
    for (int i = 0; i < AWARD_ITEMS; i++) {
        facts.items[i] = (struct award_item){TOPIC_OVERTIME, ITEM_RESULT_SUPPORTED, {0}, 0};
        facts.courts[0].items[i] =
            (struct award_item){TOPIC_SEVERANCE, ITEM_RESULT_SUPPORTED, {0}, 0};
    }
    consistency_assess(&facts, &result);
    cr_expect_eq(result.whole, CONSISTENCY_UNKNOWN);
}

/* --- awards, courts ------------------------------------------------------------------------------
 */

Test(law_edge, an_award_with_more_items_than_room_and_codes_outside_the_list)
{
    struct award_facts facts = {.made_on = d("2026-05-01"), .min_wage = money_of_fen(220000)};
    struct award_result result;

    facts.item_count = AWARD_ITEMS + 1;
    for (int i = 0; i < AWARD_ITEMS; i++)
        facts.items[i] = (struct award_item){i % 2 ? 99 : TOPIC_SEVERANCE, ITEM_RESULT_SUPPORTED,
                                             money_of_fen(100), ANSWER_NONE};
    award_assess(law_builtin(), &facts, &result);
    cr_expect_eq(result.final, ANSWER_NONE);
    cr_expect_eq(result.final_items[0], ANSWER_YES);
    facts.items[0].topic = -1;
    award_assess(law_builtin(), &facts, &result);
    cr_expect_eq(result.final_items[0], ANSWER_NONE);
    facts.stated_final = ANSWER_NO;
    award_assess(law_builtin(), &facts, &result);
    cr_expect_eq(result.final_items[AWARD_ITEMS - 1], ANSWER_NO, "FA-7");
    facts.stated_final = ANSWER_NONE;
    facts.item_count = 1;
    facts.items[0] = (struct award_item){TOPIC_SEVERANCE, ITEM_RESULT_NONE, {0}, ANSWER_NONE};
    award_assess(law_builtin(), &facts, &result);
    cr_expect_eq(result.final, ANSWER_NONE, "nobody says how it was decided");
    facts.item_count = 2;
    facts.items[1] =
        (struct award_item){TOPIC_SEVERANCE, ITEM_RESULT_SUPPORTED, money_of_fen(100), ANSWER_NONE};
    facts.items[0].result = ITEM_RESULT_UNKNOWN;
    award_assess(law_builtin(), &facts, &result);
    cr_expect_eq(result.final, ANSWER_NONE, "it is said that nobody knows");
    facts.items[0].result = ITEM_RESULT_REJECTED;
    award_assess(law_builtin(), &facts, &result);
    cr_expect_eq(result.final, ANSWER_YES);
}

Test(law_edge, while_nobody_tells_of_the_confirmation_no_other_item_is_final)
{
    struct award_facts facts = {.made_on = d("2026-05-01"), .min_wage = money_of_fen(220000)};
    struct award_result result;

    facts.item_count = 3;
    facts.items[0] =
        (struct award_item){TOPIC_CONFIRM_LABOUR_RELATION, ITEM_RESULT_NONE, {0}, ANSWER_NONE};
    facts.items[1] = (struct award_item){TOPIC_WAGE_ARREARS, ITEM_RESULT_SUPPORTED,
                                         money_of_fen(10000), ANSWER_NONE};
    facts.items[2] =
        (struct award_item){TOPIC_REINSTATEMENT, ITEM_RESULT_SUPPORTED, {0}, ANSWER_NONE};
    award_assess(law_builtin(), &facts, &result);
    cr_expect_eq(result.final_items[1], ANSWER_NONE);
    cr_expect_eq(result.final_items[2], ANSWER_NO);
    cr_expect_eq(result.final, ANSWER_NONE);
    facts.items[0].result = ITEM_RESULT_SETTLED;
    award_assess(law_builtin(), &facts, &result);
    cr_expect_eq(result.final_items[1], ANSWER_YES, "what was settled was not decided");
    facts.items[0] = (struct award_item){.result = ITEM_RESULT_REJECTED};
    award_assess(law_builtin(), &facts, &result);
    cr_expect_eq(result.final_items[1], ANSWER_NONE, "it may have been the confirmation");
}

/* FA-5: 含有确认劳动关系请求的，整案为非终局裁决. The request is in the award however it ended. */
Test(law_edge, a_confirmation_leaves_nothing_final_however_it_was_decided)
{
    static const int results[] = {ITEM_RESULT_SUPPORTED, ITEM_RESULT_PARTLY, ITEM_RESULT_REJECTED,
                                  ITEM_RESULT_UNKNOWN};
    struct award_facts facts = {.made_on = d("2026-05-01"), .min_wage = money_of_fen(220000)};

    facts.item_count = 2;
    facts.items[1] = (struct award_item){TOPIC_WAGE_ARREARS, ITEM_RESULT_SUPPORTED,
                                         money_of_fen(10000), ANSWER_NONE};
    for (size_t i = 0; i < sizeof(results) / sizeof(results[0]); i++) {
        struct award_result result;

        facts.items[0] =
            (struct award_item){.topic = TOPIC_CONFIRM_LABOUR_RELATION, .result = results[i]};
        award_assess(law_builtin(), &facts, &result);
        cr_expect_eq(result.final_items[1], ANSWER_NO, "%d", results[i]);
        cr_expect_eq(result.final, ANSWER_NO, "%d", results[i]);
        award_assess(law_without(RULE_FA_5), &facts, &result);
        cr_expect_eq(result.final_items[1], ANSWER_YES, "%d", results[i]);
    }
}

Test(law_edge, courts_beyond_the_room_and_results_outside_the_list_compare_nothing)
{
    static struct consistency_facts facts;
    struct consistency_result result;

    facts.award_result = ARBITRATION_RESULT_REJECTED;
    facts.item_count = AWARD_ITEMS + 1;
    for (int i = 0; i < AWARD_ITEMS; i++)
        facts.items[i] = (struct award_item){TOPIC_OVERTIME, ITEM_RESULT_REJECTED, {0}, 0};
    facts.court_count = AWARD_COURTS + 1;
    for (int c = 0; c < AWARD_COURTS; c++) {
        facts.courts[c] =
            (struct court_facts){.result = COURT_RESULT_REJECTED, .item_count = AWARD_ITEMS + 1};
        for (int i = 0; i < AWARD_ITEMS; i++)
            facts.courts[c].items[i] =
                (struct award_item){TOPIC_SEVERANCE, ITEM_RESULT_REJECTED, {0}, 0};
    }
    consistency_assess(&facts, &result);
    cr_expect_eq(result.whole, CONSISTENCY_YES, "both rejected everything");
    for (int i = 0; i < AWARD_ITEMS; i++)
        facts.items[i].result = OUTSIDE;
    facts.courts[AWARD_COURTS - 1].result = OUTSIDE;
    consistency_assess(&facts, &result);
    cr_expect_eq(result.whole, CONSISTENCY_UNKNOWN);
    facts.courts[0].items[0].topic = TOPIC_OVERTIME;
    facts.courts[0].item_count = 1;
    facts.court_count = 1;
    consistency_assess(&facts, &result);
    cr_expect_eq(result.whole, CONSISTENCY_UNKNOWN);
}

Test(law_edge, an_advance_award_is_not_sued_over_and_without_the_rule_nothing_is_said)
{
    const struct court_door_facts facts = {.on = d("2026-05-01"), .advance_award = ANSWER_YES};
    struct court_door_result result;

    court_door_assess(law_builtin(), &facts, &result);
    cr_expect_eq(result.open, ANSWER_NO);
    court_door_assess(law_without(RULE_CT_7), &facts, &result);
    cr_expect_eq(result.open, ANSWER_NONE);
}

/* --- clocks --------------------------------------------------------------------------------------
 */

Test(law_edge, a_clock_takes_no_more_events_than_it_has_room_for)
{
    struct clock_facts facts = {.rule = RULE_DL_ARB_13, .start = d("2026-03-02")};
    struct clock_result result;

    facts.event_count = CLOCK_EVENTS + 1;
    for (int i = 0; i < CLOCK_EVENTS; i++)
        facts.events[i] =
            (struct clock_event){.kind = (enum clock_event_kind)OUTSIDE, .on = d("2026-03-05")};
    clock_read(law_builtin(), &facts, &result);
    cr_expect(date_equal(result.due.natural, d("2026-04-16")));
}

static struct date suspended(const char *const days[][2], int count)
{
    struct clock_facts facts = {.rule = RULE_DL_ARB_13, .start = d("2026-03-02")};
    struct clock_result result;

    for (int i = 0; i < count; i++)
        facts.events[facts.event_count++] = (struct clock_event){
            .kind = CLOCK_SUSPEND, .on = d(days[i][0]), .until = d(days[i][1])};
    clock_read(law_builtin(), &facts, &result);
    return result.due.natural;
}

/* The award is due on 2026-04-16 when nothing happens. */
Test(law_edge, suspended_days_count_once_and_only_while_the_clock_runs)
{
    static const char *const overlapping[][2] = {
        {"2026-03-20", "2026-03-30"}, {"2026-03-10", "2026-03-25"}, {"2026-03-12", "2026-03-14"}};
    static const char *const early[][2] = {{"2026-02-20", "2026-03-12"}};
    static const char *const too_early[][2] = {{"2026-02-10", "2026-02-20"}};
    static const char *const late[][2] = {{"2026-04-20", "2026-05-20"}};
    static const char *const chained[][2] = {{"2026-04-10", "2026-04-20"},
                                             {"2026-04-25", "2026-05-05"}};

    cr_expect(date_equal(suspended(overlapping, 3), d("2026-05-06")), "20 days");
    cr_expect(date_equal(suspended(early, 1), d("2026-04-26")), "10 days after the start");
    cr_expect(date_equal(suspended(too_early, 1), d("2026-04-16")));
    cr_expect(date_equal(suspended(late, 1), d("2026-04-16")), "it had ended");
    cr_expect(date_equal(suspended(chained, 2), d("2026-05-06")), "the first keeps it running");
}

Test(law_edge, an_interruption_after_the_end_interrupts_nothing)
{
    struct clock_facts facts = {.rule = RULE_DL_ENF_1,
                                .start = d("2022-01-10"),
                                .events = {{.kind = CLOCK_INTERRUPT, .on = d("2024-01-11")}},
                                .event_count = 1};
    struct clock_result result;

    clock_read(law_builtin(), &facts, &result);
    cr_assert_null(result.rule, "the rule of 2024 does not reach back");
    facts.start = d("2024-01-10");
    facts.events[0].on = d("2026-01-13");
    clock_read(law_builtin(), &facts, &result);
    cr_expect_eq(result.ignored, 1);
    cr_expect(date_equal(result.due.natural, d("2026-01-10")));
    facts.events[0].on = d("2026-01-10");
    clock_read(law_builtin(), &facts, &result);
    cr_expect(date_equal(result.due.natural, d("2028-01-10")), "on the last day, a Saturday");
    facts.start = d("2025-06-10");
    facts.events[0].on = d("2099-01-01");
    clock_read(law_builtin(), &facts, &result);
    cr_expect_eq(result.ignored, 0, "the calendar of the end is not known: taken as in time");
}

Test(law_edge, a_clock_that_moved_in_one_of_its_three_days_has_moved)
{
    struct clock_result before = {.due = {.natural = d("2026-05-01"),
                                          .legal_due = d("2026-05-06"),
                                          .safe_due = d("2026-04-30")}};
    struct clock_result after = before;
    struct explained why;

    cr_expect(!clock_moved(&before, &after, &why));
    after.due.legal_due = d("2026-05-07");
    cr_expect(clock_moved(&before, &after, &why));
    after = before;
    after.due.natural = d("2026-05-02");
    cr_expect(clock_moved(&before, &after, &why));
    after = before;
    after.due.safe_due = d("2026-04-29");
    cr_expect(clock_moved(&before, &after, &why));
}

/* --- limitation ----------------------------------------------------------------------------------
 */

Test(law_edge, limitation_takes_no_more_events_than_it_has_room_for)
{
    static struct limitation_facts facts;
    struct limitation_result result;

    facts = (struct limitation_facts){
        .topic = TOPIC_SEVERANCE, .known_on = d("2025-03-10"), .asked_on = d("2026-03-01")};
    facts.interruption_count = facts.suspension_count = LIMITATION_EVENTS + 1;
    for (int i = 0; i < LIMITATION_EVENTS; i++) {
        facts.interruptions[i] =
            (struct interruption){INTERRUPTION_DEMAND, d("2025-05-01"), ANSWER_YES};
        facts.suspensions[i] = (struct suspension){d("2025-04-01"), d("2025-04-11")};
    }
    limitation_assess(law_builtin(), &facts, &result);
    cr_expect(date_equal(result.strict.natural, d("2026-05-01")));
    facts.interruption_count = LIMITATION_EVENTS + 1;
    for (int i = 0; i < LIMITATION_EVENTS; i++) {
        facts.interruptions[i].on = (struct date){0};
        facts.suspensions[i].from = (struct date){0};
    }
    facts.asked_on = d("2029-01-01");
    limitation_assess(law_builtin(), &facts, &result);
    cr_expect_eq(result.state, LIMITATION_STRICTLY_PASSED_ARGUABLE,
                 "a demand without its day may have been any day");
    cr_expect_eq(result.in_time, ANSWER_NONE);
}

Test(law_edge, overlapping_obstacles_count_once)
{
    struct limitation_facts facts = {.topic = TOPIC_SEVERANCE,
                                     .known_on = d("2025-03-10"),
                                     .suspensions = {{d("2025-07-20"), d("2025-08-10")},
                                                     {d("2025-07-15"), d("2025-09-01")},
                                                     {d("2027-01-01"), d("2027-02-01")}},
                                     .suspension_count = 3};
    struct limitation_result result;

    limitation_assess(law_builtin(), &facts, &result);
    cr_expect(date_equal(result.arguable.natural, d("2026-04-27")), "48 days, as T08 has it");
}

Test(law_edge, limitation_beyond_what_can_be_counted_stays_open)
{
    struct limitation_facts facts = {
        .topic = TOPIC_SEVERANCE,
        .known_on = d("2199-06-01"),
        .asked_on = d("2199-07-01"),
        .interruptions = {{INTERRUPTION_DEMAND, d("2199-08-01"), ANSWER_YES}},
        .interruption_count = 1,
        .suspensions = {{d("2199-07-01"), d("2199-08-01")}},
        .suspension_count = 1};
    struct limitation_result result;

    limitation_assess(law_builtin(), &facts, &result);
    cr_expect_eq(result.in_time, ANSWER_NONE);
    cr_expect(result.may_file);
    facts.known_on = d("2198-06-01");
    facts.interruptions[0].on = d("2199-05-01");
    facts.suspension_count = 0;
    limitation_assess(law_builtin(), &facts, &result);
    cr_expect(result.may_file);
    facts.topic = OUTSIDE + 20;
    limitation_assess(law_builtin(), &facts, &result);
    cr_expect_eq(result.in_time, ANSWER_NONE, "what is claimed is not known");
    cr_expect(result.why.missing & CODE_BIT(LAW_FACT_CLAIMS));
}

Test(law_edge, a_claim_without_its_kind_is_never_too_late)
{
    const struct limitation_facts facts = {.known_on = d("2019-01-01"),
                                           .asked_on = d("2026-01-01")};
    const struct limitation_facts servant = {
        .known_on = d("2025-12-20"), .civil_servant = true, .asked_on = d("2026-01-01")};
    const struct limitation_facts both = {.topic = TOPIC_WAGE_ARREARS,
                                          .employment_end = d("2023-01-01"),
                                          .still_employed = ANSWER_YES,
                                          .asked_on = d("2026-01-01")};
    const struct limitation_facts nameless = {
        .topic = TOPIC_SEVERANCE,
        .known_on = d("2025-03-10"),
        .interruptions = {{INTERRUPTION_NONE, d("2025-08-15"), ANSWER_YES}},
        .interruption_count = 1};
    struct limitation_result result;

    limitation_assess(law_builtin(), &facts, &result);
    cr_expect_eq(result.in_time, ANSWER_NONE);
    limitation_assess(law_builtin(), &servant, &result);
    cr_expect_eq(result.in_time, ANSWER_YES);
    limitation_assess(law_builtin(), &both, &result);
    cr_expect_neq(result.state, LIMITATION_NOT_RUNNING, "a day on which it ended was told");
    limitation_assess(law_builtin(), &nameless, &result);
    cr_expect(date_equal(result.strict.natural, d("2026-03-10")), "what was done is not told");
    cr_expect(date_equal(result.arguable.natural, d("2026-08-15")));
}

Test(law_edge, refiling_and_reminders_need_their_rules)
{
    struct explained why;

    cr_expect_eq(limitation_refile(law_builtin(), d("2010-01-01"), ANSWER_YES, &why), ANSWER_NONE);
    cr_expect_eq(limitation_refile(law_builtin(), d("2026-01-01"), ANSWER_NONE, &why), ANSWER_NONE);
    cr_expect_eq(limitation_reminder(law_without(RULE_LIM_12), 30), 0);
}

/* FA-2 alone where FA-4 is switched off. */
Test(law_edge, above_the_amount_without_the_rule_of_national_standards)
{
    const struct award_facts facts = {
        .made_on = d("2026-04-03"),
        .min_wage = {220000, true},
        .items = {{TOPIC_OVERTIME, ITEM_RESULT_SUPPORTED, {9900000, true}, ANSWER_YES}},
        .item_count = 1};
    struct award_result result;

    award_assess(law_without(RULE_FA_4), &facts, &result);
    cr_expect_eq(result.final, ANSWER_NO);
    award_assess(law_builtin(), &facts, &result);
    cr_expect_eq(result.final, ANSWER_NONE);
}
