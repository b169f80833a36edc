/* SPDX-License-Identifier: Apache-2.0
 *
 * Terms that she can lose, as halfsky-law is told of them: those of an award, told to the day or
 * not, and none that lapses unsaid. Each test is a story that was once answered wrongly.
 */
#include "law/rule_id.h"

#include "base/text.h"

#include "law_told.h"

TestSuite(law_term, .init = told_begin, .fini = told_end, .timeout = 60);

#define MINIMUM "\"numbers\":{\"min_wage\":220000}"
#define WAGES                                                                                      \
    "\"items\":[{\"type\":\"wage_arrears\",\"result\":\"supported\",\"amount\":100}]"
#define TWO_N                                                                                      \
    "\"items\":[{\"type\":\"illegal_dismissal_compensation\",\"result\":\"supported\","            \
    "\"amount\":9900000}]"

static const struct assessment *awarded(const char *today, const char *award)
{
    return told(arena_printf(arena, "\"today\":\"%s\"," MINIMUM ",\"award\":{%s}", today, award));
}

static const struct award_step *step_of(const struct assessment *a, enum award_step_kind kind)
{
    for (int i = 0; i < a->award.step_count; i++)
        if (a->award.steps[i].kind == kind)
            return &a->award.steps[i];
    return NULL;
}

/* SAFE-4, SAFE-5: from the earliest day that may be meant. */
Test(law_term, suing_over_an_award_received_in_a_month_is_a_range)
{
    const struct assessment *a =
        awarded("2026-09-16", "\"made_on\":\"2026-08-20\",\"received_on\":\"2026-09\"," WAGES);
    const struct award_step *sues = step_of(a, AWARD_STEP_WORKER_SUES);

    cr_assert(sues);
    cr_expect(date_is_absent(sues->due.natural));
    cr_expect_str_eq(DATE_TEXT(sues->earliest.natural), "2026-09-16");
    cr_expect_str_eq(DATE_TEXT(sues->latest.natural), "2026-10-15");
    cr_expect(a->route.sweep.urgent && a->legal_aid.provide_first);
    cr_expect(a->award.why.missing & FACT(SERVED_ON));
    cr_expect(strstr(a->award.why.zh, "劳动者起诉：起算日不能确定到日，最早2026-09-16届满，最晚"
                                      "2026-10-15届满，请按最早一日办理"),
              "%s", a->award.why.zh);
    a = awarded("2026-09-05", "\"made_on\":\"2026-08-20\",\"received_on\":\"2026-09\"," WAGES);
    cr_expect(!a->route.sweep.urgent, "eleven days are left at the least");
    a = awarded("2026-10-20", "\"made_on\":\"2026-08-20\",\"received_on\":\"2026-09\"," WAGES);
    cr_expect(!a->route.sweep.urgent, "on no day of the month it is in time");
    cr_expect(strstr(a->award.why.zh, "该日已过"), "%s", a->award.why.zh);
    a = awarded("2026-09-16", "\"made_on\":\"2026-09-10\",\"received_on\":\"2026-09\"," WAGES);
    cr_expect_str_eq(DATE_TEXT(step_of(a, AWARD_STEP_WORKER_SUES)->earliest.natural), "2026-09-25",
                     "not before it was made");
}

Test(law_term, an_award_of_which_the_receipt_is_not_told_may_have_been_received_at_once)
{
    const struct assessment *a = awarded("2026-09-29", "\"made_on\":\"2026-09-14\"," WAGES);
    const struct award_step *sues = step_of(a, AWARD_STEP_WORKER_SUES);

    cr_assert(sues);
    cr_expect_str_eq(DATE_TEXT(sues->earliest.natural), "2026-09-29");
    cr_expect(date_is_absent(sues->latest.natural));
    cr_expect(a->route.sweep.urgent);
    cr_expect(a->award.why.missing & FACT(SERVED_ON));
    cr_expect(!strstr(a->award.why.zh, "最晚"), "%s", a->award.why.zh);
    cr_expect(awarded("2026-11-29", "\"made_on\":\"2026-09-14\"," WAGES)->route.sweep.urgent,
              "nobody knows whether it has passed");
    cr_expect(!awarded("2026-09-16", "\"made_on\":\"2026-09-14\"," WAGES)->route.sweep.urgent);
    a = told("\"today\":\"2026-09-29\",\"award\":{\"made_on\":\"2026-09-14\"," WAGES
             "},\"procedure\":{\"suit_pending\":true}");
    cr_expect(!a->route.sweep.urgent, "she has sued");
    a = told("\"today\":\"2026-09-29\",\"award\":{" WAGES "}");
    cr_expect_eq(a->award.step_count, 0);
}

/* DL-ENF-1: the lapse loses it. */
Test(law_term, the_end_of_the_term_to_enforce_is_urgent)
{
    static const char made[] = "\"made_on\":\"2024-09-24\",\"received_on\":\"2024-09-26\"," WAGES;
    const struct assessment *a = awarded("2026-09-20", made);

    cr_expect_str_eq(DATE_TEXT(step_of(a, AWARD_STEP_WORKER_ENFORCES)->due.natural), "2026-09-24");
    cr_expect(a->route.sweep.urgent && a->legal_aid.provide_first);
    cr_expect(strstr(a->award.why.zh, "劳动者起诉：最迟2024-10-11，该日已过"), "%s",
              a->award.why.zh);
    cr_expect_eq(a->award.why.used & (FACT(AWARD_ON) | FACT(SERVED_ON)),
                 FACT(AWARD_ON) | FACT(SERVED_ON));
    cr_expect(!awarded("2026-09-10", made)->route.sweep.urgent);
    cr_expect(!awarded("2026-09-29", made)->route.sweep.urgent, "it has passed");
}

/* FA-8: unsued it took effect when the term to sue ended. */
Test(law_term, a_non_final_award_that_nobody_sued_over_is_enforced_as_well)
{
    const struct assessment *a = awarded(
        "2026-10-08", "\"made_on\":\"2024-09-18\",\"received_on\":\"2024-09-26\"," TWO_N);
    const struct award_step *enforces = step_of(a, AWARD_STEP_WORKER_ENFORCES);

    cr_expect_eq(a->award.final, ANSWER_NO);
    cr_assert(enforces && enforces->if_unsued);
    cr_expect_str_eq(DATE_TEXT(enforces->due.natural), "2026-10-11");
    cr_expect_str_eq(DATE_TEXT(enforces->due.legal_due), "2026-10-12");
    cr_expect(a->route.sweep.urgent);
    cr_expect(strstr(a->award.why.zh, "双方期满均未起诉、裁决生效的，劳动者申请执行：最迟"), "%s",
              a->award.why.zh);
    cr_expect(strstr(a->award.why.en, "Where nobody sued and it took effect"), "%s",
              a->award.why.en);
    a = awarded("2026-10-08", "\"made_on\":\"2024-09-18\",\"received_on\":\"2024-09-26\","
                              "\"items\":[{\"type\":\"severance\",\"result\":\"rejected\"}]");
    cr_expect_null(step_of(a, AWARD_STEP_WORKER_ENFORCES), "nothing was granted");
}

/* Open whether it is final: from the day it was made at the earliest. */
Test(law_term, an_award_that_may_be_final_is_enforced_from_its_day_at_the_earliest)
{
    const struct assessment *a =
        told("\"today\":\"2026-09-20\",\"award\":{\"made_on\":\"2024-09-24\",\"received_on\":"
             "\"2024-09-26\"," WAGES "}");
    const struct award_step *enforces = step_of(a, AWARD_STEP_WORKER_ENFORCES);

    cr_expect_eq(a->award.final, ANSWER_NONE, "the minimum wage is not told");
    cr_assert(enforces);
    cr_expect_str_eq(DATE_TEXT(enforces->earliest.natural), "2026-09-24");
    cr_expect_str_eq(DATE_TEXT(enforces->latest.natural), "2026-10-11");
    cr_expect(a->route.sweep.urgent);
    cr_expect(a->award.why.missing & FACT(STATED_FINAL));
    a = told("\"award\":{\"received_on\":\"2024-09-26\"," WAGES "}");
    enforces = step_of(a, AWARD_STEP_WORKER_ENFORCES);
    cr_assert(enforces);
    cr_expect_str_eq(DATE_TEXT(enforces->due.natural), "2026-10-11");
    a = told("\"award\":{\"received_on\":\"2023-09-26\"," WAGES "}");
    cr_expect_null(step_of(a, AWARD_STEP_WORKER_ENFORCES), "no rule of that day is recorded");
    a = told("\"award\":{\"received_on\":\"2007-09-26\"," WAGES "}");
    cr_expect_eq(a->award.step_count, 0);
}

/* Items beyond the list are not looked at. */
Test(law_term, an_award_of_more_refused_items_than_there_is_room_is_not_enforced)
{
    static struct award_facts facts = {.stated_final = ANSWER_NO, .item_count = AWARD_ITEMS + 1};
    struct award_result result;

    cr_assert(date_parse("2026-04-03", &facts.made_on));
    facts.received_on = facts.made_on;
    for (int i = 0; i < AWARD_ITEMS; i++)
        facts.items[i] = (struct award_item){TOPIC_SEVERANCE, ITEM_RESULT_REJECTED};
    award_assess(law_builtin(), &facts, &result);
    cr_expect_eq(result.step_count, 2, "both may sue");
}

Test(law_term, a_partial_day_before_the_award_contradicts_it)
{
    const struct assessment *a =
        told("\"award\":{\"made_on\":\"2026-04-30\",\"received_on\":\"2026-03\"," WAGES "}");

    cr_expect_eq(a->award.step_count, 0);
    cr_expect(a->award.why.missing & FACT(AWARD_ON) && a->award.why.missing & FACT(SERVED_ON));
}

/* --- halfsky-law deadline --- */

/* rules.md 4.7, SAFE-4: a suspension has to be shown; 2026-02-17 is in the Spring Festival. */
Test(law_term, a_suspended_limitation_shows_the_day_without_the_suspension)
{
    struct clock_facts facts = {.rule = RULE_DL_LIM_1, .event_count = 1};
    struct clock_result result;

    cr_assert(date_parse("2025-02-17", &facts.start));
    facts.events[0].kind = CLOCK_SUSPEND;
    cr_assert(date_parse("2025-11-01", &facts.events[0].on));
    cr_assert(date_parse("2025-12-01", &facts.events[0].until));
    clock_read(law_builtin(), &facts, &result);
    cr_expect_str_eq(DATE_TEXT(result.due.natural), "2026-03-19");
    cr_expect_str_eq(DATE_TEXT(result.strict.natural), "2026-02-17");
    cr_expect_str_eq(DATE_TEXT(result.strict.safe_due), "2026-02-14");
    cr_expect(strstr(result.why.zh, "不计中止的：") && strstr(result.why.zh, "2026-02-14"), "%s",
              result.why.zh);
    facts.events[0].until = (struct date){0};
    clock_read(law_builtin(), &facts, &result);
    cr_expect_eq(result.state, CLOCK_SUSPENDED);
    cr_expect_str_eq(DATE_TEXT(result.strict.safe_due), "2026-02-14", "it has not ended");
    facts.event_count = 0;
    clock_read(law_builtin(), &facts, &result);
    cr_expect(date_is_absent(result.strict.natural));
    facts.rule = RULE_DL_ARB_13;
    facts.event_count = 1;
    clock_read(law_builtin(), &facts, &result);
    cr_expect(date_is_absent(result.strict.natural), "a duty of the committee");
}

/* --- an agreement --- */

static const struct assessment *agreed(const char *today, const char *agreement)
{
    return told(arena_printf(arena,
                             "\"today\":\"%s\",\"region\":\"370102\",\"agreement\":{"
                             "\"effective_on\":\"2026-09-16\",\"both_apply\":true,%s}",
                             today, agreement));
}

/* T13, T17: review by 2026-09-30, in time to 2026-10-08; confirmation by 2026-10-16. */
Test(law_term, both_terms_of_an_agreement_are_told_and_urgent)
{
    static const char wages[] = "\"topics\":[\"wage_arrears\"]";
    const char *zh = agreed("2026-09-20", wages)->route.agreement.why.zh;

    cr_expect(strstr(zh, "请双方在2026-09-30前（含当日）共同申请仲裁审查，最迟2026-10-08"), "%s", zh);
    cr_expect(strstr(zh, "请双方在2026-10-16前（含当日）共同申请司法确认，最迟2026-10-16"), "%s", zh);
    zh = agreed("2026-10-08", wages)->route.agreement.why.zh;
    cr_expect(strstr(zh, "双方共同申请仲裁审查最迟2026-10-08（含当日），请立即办理"), "%s", zh);
    cr_expect(!strstr(zh, "2026-09-30"), "a day that has gone: %s", zh);
    cr_expect(!agreed("2026-09-20", wages)->route.sweep.urgent);
    cr_expect(agreed("2026-09-28", wages)->route.sweep.urgent);
    cr_expect(agreed("2026-10-14", wages)->route.sweep.urgent);
    cr_expect(!agreed("2026-10-20", wages)->route.sweep.urgent);
    cr_expect(!agreed("2026-09-28", "\"defaulted\":false,\"topics\":[\"wage_arrears\"]")
                   ->route.sweep.urgent,
              "it was performed");
}

/* SC-7, 办案规则 75, T59. */
Test(law_term, whether_an_agreement_about_insurance_can_be_reviewed_is_open)
{
    const struct agreement_result *r =
        &agreed("2026-09-20", "\"topics\":[\"social_insurance\"]")->route.agreement;

    cr_expect_eq(r->ways[AGREEMENT_REVIEW].open, ANSWER_NONE);
    cr_expect(r->why.missing & FACT(CASE_NATURE));
    cr_expect(strstr(r->why.zh, "能否申请仲裁审查尚不能确定"), "%s", r->why.zh);
    r = &told("\"today\":\"2026-09-20\",\"region\":\"370102\",\"procedure\":{\"contributions\":"
              "false},\"agreement\":{\"effective_on\":\"2026-09-16\",\"both_apply\":true,"
              "\"topics\":[\"social_insurance\"]}")
             ->route.agreement;
    cr_expect_eq(r->ways[AGREEMENT_REVIEW].open, ANSWER_YES);
}

/* LIM-3: after the end there is nothing to interrupt, and what was told is named. */
Test(law_term, a_demand_after_the_end_is_named_and_interrupts_nothing)
{
    const struct limitation_result *r =
        &told("\"today\":\"2026-03-01\",\"claims\":[{\"type\":\"severance\",\"known_on\":"
              "\"2024-01-15\"}],\"interruptions\":[{\"kind\":\"demand\",\"on\":\"2025-08-15\","
              "\"proven\":true}]")
             ->claims[0]
             .limitation;

    cr_expect_eq(r->in_time, ANSWER_NO);
    cr_expect(r->why.used & FACT(INTERRUPTIONS));
    cr_expect(strstr(r->why.zh, "2025-08-15的主张、投诉或者申请在上述期间届满之后"), "%s", r->why.zh);
}

/* FA-2, FA-4: above the amount, and by a national standard. */
Test(law_term, an_item_of_which_two_rules_speak_differently_stays_open)
{
    const struct assessment *a = awarded(
        "2026-09-20", "\"made_on\":\"2026-09-14\",\"items\":[{\"type\":\"overtime\",\"result\":"
                      "\"supported\",\"amount\":9900000,\"national_standard\":true}]");

    cr_expect_eq(a->award.final, ANSWER_NONE);
    cr_expect(a->award.why.missing & FACT(AWARD_ITEMS));
    a = awarded("2026-09-20",
                "\"made_on\":\"2026-09-14\",\"items\":[{\"type\":\"overtime\",\"result\":"
                "\"supported\",\"amount\":9900000,\"national_standard\":false}]");
    cr_expect_eq(a->award.final, ANSWER_NO);
}
