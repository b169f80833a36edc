/* SPDX-License-Identifier: Apache-2.0
 *
 * The whole deadline table as clocks started on 2026-03-02, and what moves a clock and what does
 * not. The dates were counted independently, from the articles and the published calendar.
 */
#include "law/clock.h"
#include "law/code.h"
#include "law/rule_id.h"

#include "base/text.h"
#include "law_dates.h"

#include <criterion/criterion.h>
#include <string.h>

static struct date d(const char *text) { return date_of(text); }

static struct clock_result run(const struct clock_facts *facts)
{
    struct clock_result result;

    clock_read(law_builtin(), facts, &result);
    return result;
}

static const struct row {
    const char *rule;
    const char *natural;
} rows[] = {
    {"DC-5", "2026-03-12"},      {"DL-NEG-1", "2026-03-07"},   {"DL-MED-1", "2026-03-05"},
    {"DL-MED-2", "2026-03-17"},  {"DL-MED-3", "2026-03-17"},   {"DL-MED-4", "2026-03-16"},
    {"DL-MED-5", "2026-04-01"},  {"DL-MED-6", "2026-03-17"},   {"DL-MED-6S", "2026-03-09"},
    {"DL-AGR-1", "2026-03-17"},  {"DL-AGR-2", "2026-03-09"},   {"DL-AGR-3", "2026-04-01"},
    {"DL-PAY-1", "2026-03-07"},  {"DL-PAY-2", "2026-03-17"},   {"DL-PAY-3", "2026-03-17"},
    {"DL-LIM-1", "2027-03-02"},  {"DL-ARB-1", "2026-03-09"},   {"DL-ARB-2", "2026-03-09"},
    {"DL-ARB-3", "2026-03-09"},  {"DL-ARB-4", "2026-03-09"},   {"DL-ARB-5", "2026-03-16"},
    {"DL-ARB-6", "2026-03-09"},  {"DL-ARB-7", "2026-03-16"},   {"DL-ARB-8", "2026-03-09"},
    {"DL-ARB-9", "2026-03-05"},  {"DL-ARB-10", "2026-02-14"},  {"DL-ARB-11", "2026-02-25"},
    {"DL-ARB-12", "2026-03-09"}, {"DL-ARB-12N", "2026-03-09"}, {"DL-ARB-13", "2026-04-16"},
    {"DL-ARB-14", "2026-04-01"}, {"DL-ARB-15", "2026-04-01"},  {"DL-ARB-16", "2026-03-09"},
    {"DL-ARB-17", "2026-04-01"}, {"DL-ARB-18", "2026-03-17"},  {"DL-ARB-19", "2026-03-05"},
    {"DL-SUE-1", "2026-03-17"},  {"DL-SUE-2", "2026-03-17"},   {"DL-SUE-3", "2026-04-01"},
    {"DL-SUE-4", "2026-03-17"},  {"DL-SUE-5", "2026-04-01"},   {"DL-SUE-6", "2026-03-09"},
    {"DL-SUE-7", "2026-09-02"},  {"DL-SUE-7S", "2026-06-02"},  {"DL-SUE-8", "2026-03-17"},
    {"DL-SUE-8R", "2026-03-12"}, {"DL-SUE-9", "2026-06-02"},   {"DL-PRE-1", "2026-03-04"},
    {"DL-PRE-2", "2026-03-04"},  {"DL-PRE-3", "2026-04-01"},   {"DL-PRE-4", "2026-06-02"},
    {"DL-PRE-5", "2026-03-07"},  {"DL-PRE-5R", "2026-03-12"},  {"DL-ENF-1", "2028-03-02"},
    {"DL-LA-1", "2026-03-09"},   {"DL-LA-2", "2026-03-05"},    {"DL-LA-3", "2026-03-07"},
    {"DL-LA-4", "2026-04-01"},   {"DL-WI-1", "2026-04-01"},    {"DL-WI-2", "2027-03-02"},
    {"DL-WI-3", "2026-03-17"},   {"DL-WI-4", "2026-05-01"},    {"DL-WI-4S", "2026-03-17"},
    {"DL-WI-5", "2026-03-22"},   {"DL-WI-6", "2026-05-01"},    {"DL-WI-7", "2026-03-09"},
    {"DL-WI-8", "2026-03-17"},   {"DL-WI-9", "2027-03-02"},    {"DL-WI-10", "2026-05-01"},
    {"DL-WI-10S", "2026-09-02"}, {"DL-INS-1", "2028-03-02"},   {"DL-INS-2", "2026-05-28"},
    {"DL-UNI-1", "2026-04-14"},  {"DL-UNI-2", "2026-03-09"},   {"DL-UNI-3", "2026-03-23"},
    {"DL-UNI-3R", "2026-03-09"}, {"DL-UNI-4", "2026-03-23"},   {"DL-UNI-4R", "2026-03-16"},
    {"DL-EMP-1", "2026-04-02"},  {"DL-EMP-2", "2026-03-17"},   {"DL-EMP-3", "2026-04-01"},
    {"DL-EMP-4", "2026-04-02"},  {"DL-DAT-1", "2026-03-03"},   {"DL-DAT-1C", "2026-03-16"},
    {"DL-DAT-1P", "2026-03-30"}, {"LIM-10", "2026-05-01"},
};

/* With all the extension the rule allows, approved. */
static const struct row extended[] = {
    {"DL-MED-3", "2026-04-01"}, {"DL-AGR-2", "2026-03-16"},  {"DL-ARB-13", "2026-05-01"},
    {"DL-SUE-7", "2027-03-02"}, {"DL-SUE-7S", "2026-07-02"}, {"DL-WI-6", "2026-05-31"},
    {"DL-INS-2", "2026-07-10"}, {"DL-DAT-1C", "2026-03-30"},
};

Test(clock, every_deadline_ends_on_its_day, .timeout = 10)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct clock_facts facts = {.rule = rule_number(rulebook_builtin(), rows[i].rule),
                                          .start = d("2026-03-02")};
        const struct clock_result result = run(&facts);

        cr_expect(text_equal(DATE_TEXT(result.due.natural), rows[i].natural), "%s: %s, not %s",
                  rows[i].rule, DATE_TEXT(result.due.natural), rows[i].natural);
        cr_expect(strstr(result.why.zh, rows[i].rule), "%s", result.why.zh);
    }
}

Test(clock, every_deadline_of_the_table_has_a_row_here, .timeout = 10)
{
    const struct rulebook *book = rulebook_builtin();

    for (size_t i = 0; i < book->count; i++) {
        bool found = false;

        if (book->rules[i].kind != RULE_KIND_DEADLINE ||
            !rule_param_find(&book->rules[i], "length"))
            continue;
        for (size_t j = 0; j < sizeof(rows) / sizeof(rows[0]); j++)
            found |= text_equal(rows[j].rule, book->rules[i].id);
        cr_expect(found, "%s", book->rules[i].id);
    }
}

Test(clock, approved_extensions_reach_their_limit_and_no_further, .timeout = 10)
{
    for (size_t i = 0; i < sizeof(extended) / sizeof(extended[0]); i++) {
        struct clock_facts facts = {
            .rule = rule_number(rulebook_builtin(), extended[i].rule),
            .start = d("2026-03-02"),
            .events = {{.kind = CLOCK_EXTEND, .approved = ANSWER_YES}},
            .event_count = 1,
        };
        const struct date natural = run(&facts).due.natural;

        cr_expect(text_equal(DATE_TEXT(natural), extended[i].natural), "%s: %s", extended[i].rule,
                  DATE_TEXT(natural));
        facts.events[0].length = 500;
        EXPECT_DATE(run(&facts).due.natural, extended[i].natural);
    }
}

static struct clock_facts award_clock(void)
{
    return (struct clock_facts){.rule = RULE_DL_ARB_13, .start = d("2026-03-02")};
}

static struct clock_facts suspended_clock(const char *start, const char *from, const char *until)
{
    struct clock_facts facts = award_clock();

    facts.start = d(start);
    facts.events[0] =
        (struct clock_event){.kind = CLOCK_SUSPEND, .on = d(from), .until = d(until)};
    facts.event_count = 1;
    return facts;
}

Test(clock, t25_an_extension_without_approval_moves_nothing, .timeout = 10)
{
    struct clock_facts facts = award_clock();
    struct clock_result result;

    facts.events[0] = (struct clock_event){.kind = CLOCK_EXTEND, .length = 15};
    facts.event_count = 1;
    result = run(&facts);
    EXPECT_DATE(result.due.natural, "2026-04-16");
    cr_expect_eq(result.ignored, 1);
    cr_expect(result.why.missing & CODE_BIT(LAW_FACT_APPROVAL));
    cr_expect_eq(clock_has_lapsed(&result, d("2026-04-16")), ANSWER_NO);
    cr_expect_eq(clock_has_lapsed(&result, d("2026-04-17")), ANSWER_YES);
}

Test(clock, t26_suspension_for_recognition_of_the_injury, .timeout = 10)
{
    struct clock_facts facts = suspended_clock("2026-03-02", "2026-03-20", "2026-05-10");
    struct clock_result result = run(&facts);

    cr_expect_eq(result.suspended_days, 51);
    EXPECT_DATE(result.due.natural, "2026-06-06");
    EXPECT_DATE(result.due.legal_due, "2026-06-08");
    facts.events[0].until = (struct date){0};
    result = run(&facts);
    cr_expect_eq(result.state, CLOCK_SUSPENDED);
    cr_expect_eq(clock_has_lapsed(&result, d("2026-12-01")), ANSWER_NONE);
    facts.events[0].until = d("2026-03-01");
    cr_expect_eq(run(&facts).ignored, 1);
}

/* DC-3, SAFE-4: 45 days from 2026-08-20 end in the holiday, so the last day is 2026-10-08; what is
 * suspended from that day on leaves that day, and nothing lapses on the 9th. */
Test(clock, a_suspension_on_the_rolled_last_day_is_within_the_term, .timeout = 10)
{
    struct clock_facts facts = suspended_clock("2026-08-20", "2026-10-08", "2026-11-08");
    struct clock_result result = run(&facts);

    cr_expect_eq(result.suspended_days, 31);
    EXPECT_DATE(result.due.natural, "2026-11-08");
    EXPECT_DATE(result.due.legal_due, "2026-11-09");
    cr_expect_neq(clock_has_lapsed(&result, d("2026-10-09")), ANSWER_YES);
    facts.events[0].on = d("2026-10-09");
    result = run(&facts);
    cr_expect_eq(result.suspended_days, 0, "the term was over");
    EXPECT_DATE(result.due.legal_due, "2026-10-08");
    facts.start = d("2026-11-20");
    facts.events[0] = (struct clock_event){
        .kind = CLOCK_SUSPEND, .on = d("2027-01-05"), .until = d("2027-02-05")};
    cr_expect_eq(run(&facts).suspended_days, 0, "no calendar moves that end");
}

Test(clock, restart_forgets_what_was_before, .timeout = 10)
{
    struct clock_facts facts = award_clock();
    struct clock_result result;

    facts.events[0] = (struct clock_event){.kind = CLOCK_EXTEND, .approved = ANSWER_YES};
    facts.events[1] = (struct clock_event){.kind = CLOCK_RESTART, .on = d("2026-03-20")};
    facts.events[2] = (struct clock_event){.kind = CLOCK_INTERRUPT, .on = d("2026-03-25")};
    facts.event_count = 3;
    result = run(&facts);
    EXPECT_DATE(result.due.natural, "2026-05-04");
    cr_expect_eq(result.ignored, 1, "an award clock is not interrupted");
    facts.events[2] = (struct clock_event){.kind = CLOCK_STOP, .on = d("2026-04-01")};
    result = run(&facts);
    cr_expect_eq(result.state, CLOCK_STOPPED);
    cr_expect_eq(clock_has_lapsed(&result, d("2026-12-01")), ANSWER_NONE);
}

Test(clock, enforcement_is_interrupted, .timeout = 10)
{
    const struct clock_facts facts = {.rule = RULE_DL_ENF_1,
                                      .start = d("2024-01-10"),
                                      .events = {{.kind = CLOCK_INTERRUPT, .on = d("2024-05-10")}},
                                      .event_count = 1};

    EXPECT_DATE(run(&facts).due.natural, "2026-05-10");
}

Test(clock, t11_silence_for_five_days_is_unwillingness, .timeout = 10)
{
    const struct clock_facts facts = {.rule = RULE_DL_NEG_1, .start = d("2026-04-29")};

    EXPECT_DATE(run(&facts).due.natural, "2026-05-04");
    EXPECT_DATE(run(&facts).due.legal_due, "2026-05-04");
    cr_expect_null(strstr(run(&facts).why.zh, "顺延"), "%s", run(&facts).why.zh);
}

/* 工伤保险条例 17(2): the year of the worker is strict. 2026-02-17 is the Spring Festival. */
Test(clock, the_year_of_recognition_is_not_rolled, .timeout = 10)
{
    const struct clock_facts facts = {.rule = RULE_DL_WI_2, .start = d("2025-02-17")};
    const struct clock_result result = run(&facts);

    EXPECT_DATE(result.due.natural, "2026-02-17");
    EXPECT_DATE(result.due.legal_due, "2026-02-17");
    EXPECT_DATE(result.due.safe_due, "2026-02-14");
    cr_expect_null(strstr(result.why.zh, "顺延"), "%s", result.why.zh);
    cr_expect(strstr(result.why.zh, "请在2026-02-14前"), "%s", result.why.zh);
}

/* 民诉法 95 gives everywhere what 鲁仲裁条例 36 gave the province before. */
Test(clock, public_notice_is_served_after_thirty_days_in_every_province, .timeout = 10)
{
    const struct law *law = law_builtin();
    struct clock_facts facts = {.rule = RULE_DL_ARB_17, .start = d("2026-03-02")};
    struct clock_result elsewhere;

    clock_read(law->elsewhere, &facts, &elsewhere);
    EXPECT_DATE(elsewhere.due.natural, "2026-04-01");
    cr_expect_str_eq(elsewhere.rule->source, "民诉法 95");
    facts.start = d("2023-03-01");
    EXPECT_DATE(run(&facts).due.natural, "2023-03-31");
    clock_read(law->elsewhere, &facts, &elsewhere);
    cr_expect_eq(elsewhere.state, CLOCK_UNKNOWN, "before, nothing is recorded of other places");
}

Test(clock, an_agreed_term_runs_as_agreed, .timeout = 10)
{
    struct clock_facts facts = {.rule = RULE_DL_NEG_2, .start = d("2026-04-29")};

    cr_expect_eq(run(&facts).state, CLOCK_UNKNOWN);
    facts.agreed_length = 10;
    facts.agreed_unit = RULE_UNIT_CD;
    EXPECT_DATE(run(&facts).due.natural, "2026-05-09");
}

Test(clock, t13_t17_agreement_of_2026_09_16, .timeout = 10)
{
    const struct clock_facts review = {.rule = RULE_DL_AGR_1, .start = d("2026-09-16")};
    const struct clock_facts confirm = {.rule = RULE_DL_AGR_3, .start = d("2026-09-16")};

    EXPECT_DATE(run(&review).due.legal_due, "2026-10-08");
    EXPECT_DATE(run(&review).due.safe_due, "2026-09-30");
    EXPECT_DATE(run(&confirm).due.natural, "2026-10-16");
}

Test(clock, t19_t20_acceptance, .timeout = 10)
{
    struct clock_facts facts = {.rule = RULE_DL_ARB_2, .start = d("2026-06-17")};

    EXPECT_DATE(run(&facts).due.natural, "2026-06-25");
    facts.events[0] = (struct clock_event){.kind = CLOCK_RESTART, .on = d("2026-06-24")};
    facts.event_count = 1;
    EXPECT_DATE(run(&facts).due.start, "2026-06-24");
    EXPECT_DATE(run(&facts).due.natural, "2026-07-01");
}

Test(clock, t22_t23_hearing_notice_and_recusal, .timeout = 10)
{
    const struct clock_facts notice = {.rule = RULE_DL_ARB_10, .start = d("2026-10-09")};
    const struct clock_facts recusal = {.rule = RULE_DL_ARB_9, .start = d("2026-09-24")};

    EXPECT_DATE(run(&notice).due.natural, "2026-09-23");
    EXPECT_DATE(run(&recusal).due.natural, "2026-09-30");
}

Test(clock, t31_t40_t50_t53, .timeout = 10)
{
    const struct clock_facts notice = {.rule = RULE_DL_ARB_18, .start = d("2026-07-01")};
    const struct clock_facts measures = {.rule = RULE_DL_PRE_3, .start = d("2026-05-20")};
    const struct clock_facts aid = {.rule = RULE_DL_LA_1, .start = d("2026-09-22")};
    const struct clock_facts employer = {.rule = RULE_DL_WI_1, .start = d("2026-01-20")};
    const struct clock_facts worker = {.rule = RULE_DL_WI_2, .start = d("2026-01-20")};

    EXPECT_DATE(run(&notice).due.natural, "2026-07-16");
    EXPECT_DATE(run(&measures).due.natural, "2026-06-19");
    EXPECT_DATE(run(&measures).due.safe_due, "2026-06-18");
    EXPECT_DATE(run(&aid).due.natural, "2026-09-29");
    EXPECT_DATE(run(&employer).due.natural, "2026-02-19");
    EXPECT_DATE(run(&worker).due.natural, "2027-01-20");
    cr_expect(run(&worker).why.missing & CODE_BIT(LAW_FACT_CALENDAR));
    cr_expect_null(strstr(run(&worker).why.zh, "顺延"), "%s", run(&worker).why.zh);
}

Test(clock, the_five_working_days_of_shandong_can_end_first, .timeout = 10)
{
    const struct clock_facts facts = {.rule = RULE_DL_LA_1, .start = d("2026-05-08")};

    /* 05-09 is a make-up Saturday: working days 05-09, 11, 12, 13, 14 end before 05-15. */
    EXPECT_DATE(run(&facts).due.natural, "2026-05-14");
}

Test(clock, a_rule_not_in_force_gives_no_clock, .timeout = 10)
{
    const struct clock_facts facts = {.rule = RULE_DL_WI_7, .start = d("2025-06-30")};
    const struct clock_facts partial = {.rule = RULE_DL_ARB_13, .start = d("2026-03")};
    const struct clock_facts threshold = {.rule = RULE_DL_LA_5, .start = d("2026-03-02")};

    cr_expect_eq(run(&facts).state, CLOCK_UNKNOWN);
    cr_expect_null(run(&facts).rule);
    cr_expect_eq(run(&partial).state, CLOCK_UNKNOWN);
    cr_expect_eq(run(&threshold).state, CLOCK_UNKNOWN);
}

Test(clock, a_new_calendar_tells_which_dates_moved_and_why, .timeout = 10)
{
    const struct clock_facts facts = {.rule = RULE_DL_ARB_13, .start = d("2025-12-20")};
    struct calendar old = *calendar_builtin();
    struct law before = *law_builtin();
    struct clock_result first;
    struct clock_result second;
    struct explained why;

    old.count--;
    before.calendar = &old;
    clock_read(&before, &facts, &first);
    clock_read(law_builtin(), &facts, &second);
    cr_expect(date_is_absent(first.due.legal_due));
    cr_expect(clock_moved(&first, &second, &why));
    cr_expect(strstr(why.zh, "2026-02-03"), "%s", why.zh);
    cr_expect(!clock_moved(&second, &second, &why));
}

/* `deadline DL-SUE-1 2026-09`: of a month the range, and the day is asked for. */
Test(clock, a_month_gives_the_range_of_its_days, .timeout = 10)
{
    struct clock_facts facts = {.rule = RULE_DL_SUE_1, .start = date_of_or_none("2026-09")};
    struct clock_result result;

    clock_read(law_builtin(), &facts, &result);
    cr_expect_eq(result.state, CLOCK_UNKNOWN);
    cr_expect(date_is_absent(result.due.natural));
    cr_expect_eq(result.due.gap, DAY_GAP_START_MISSING);
    EXPECT_DATE(result.earliest.natural, "2026-09-16");
    EXPECT_DATE(result.latest.natural, "2026-10-15");
    cr_expect_eq(result.why.missing, CODE_BIT(LAW_FACT_START_ON));
    cr_expect(strstr(result.why.zh, "尚需了解：起算日期"), "%s", result.why.zh);
    cr_expect(strstr(result.why.en, "until 2026-09-16 from its first day"), "%s", result.why.en);
    facts.start = (struct date){0};
    clock_read(law_builtin(), &facts, &result);
    cr_expect(date_is_absent(result.earliest.natural) && date_is_absent(result.latest.natural));
    cr_expect_eq(result.why.missing, CODE_BIT(LAW_FACT_START_ON));
    facts.rule = RULE_DL_ARB_2;
    facts.start = date_of_or_none("2026-12");
    clock_read(law_builtin(), &facts, &result);
    EXPECT_DATE(result.earliest.natural, "2026-12-08");
    cr_expect(date_is_absent(result.latest.natural), "2027 is not published");
    cr_expect(!strstr(result.why.zh, "按其最早"), "%s", result.why.zh);
}

/* DL-ENF-1: beyond what is counted there is no end that an interruption could come too late for. */
Test(clock, what_cannot_be_counted_cannot_be_missed, .timeout = 10)
{
    const struct clock_facts facts = {
        .rule = RULE_DL_ENF_1,
        .start = date_of_or_none("2199-06-01"),
        .events = {{.kind = CLOCK_INTERRUPT, .on = date_of_or_none("2199-07-01")}},
        .event_count = 1};
    struct clock_result result;

    clock_read(law_builtin(), &facts, &result);
    cr_expect_eq(result.due.gap, DAY_GAP_HORIZON);
    cr_expect_eq(result.ignored, 0);
}

/* DL-WI-9, 工伤保险条例 28: a year is waited for; nothing of it is a last day. */
Test(clock, the_review_of_a_grade_has_a_first_day_and_no_last, .timeout = 10)
{
    struct clock_facts facts = {.rule = RULE_DL_WI_9, .start = d("2025-11-30")};
    struct clock_result result = run(&facts);

    EXPECT_DATE(result.due.natural, "2026-11-30");
    cr_expect(date_is_absent(result.due.legal_due) && date_is_absent(result.due.safe_due));
    cr_expect(strstr(result.why.zh, "至2026-11-30期满；期满后，自2026-12-01起可以办理"), "%s",
              result.why.zh);
    cr_expect_null(strstr(result.why.zh, "届满"), "%s", result.why.zh);
    cr_expect_eq(clock_has_lapsed(&result, d("2030-01-01")), ANSWER_NONE);
    facts.start = d("2027-11-30");
    result = run(&facts);
    cr_expect(!(result.why.missing & CODE_BIT(LAW_FACT_CALENDAR)), "no calendar would tell more");
    facts.start = d("2025-11");
    result = run(&facts);
    cr_expect(strstr(result.why.zh, "自2026-11-02起可以办理；按其最晚一日，自2026-12-01起"), "%s",
              result.why.zh);
    facts.start = d("2200-12-30");
    cr_expect(date_is_absent(run(&facts).due.natural));
    facts.start = d("2200");
    cr_expect(date_is_absent(run(&facts).latest.natural));
}
