/* SPDX-License-Identifier: Apache-2.0
 *
 * Limitation: the acceptance rows T01 to T10, T37 and T38, interruptions, suspensions and partial
 * dates. Whatever the state, filing stays open.
 */
#include "law/code.h"
#include "law/limitation.h"
#include "law/rule_id.h"

#include "base/text.h"
#include "law_dates.h"

#include <criterion/criterion.h>
#include <string.h>

static struct date d(const char *text) { return date_of_or_none(text); }

static struct limitation_facts claim(int topic, const char *known_on, const char *asked_on)
{
    return (struct limitation_facts){
        .topic = topic, .known_on = d(known_on), .asked_on = d(asked_on)};
}

static struct limitation_result ask(const struct limitation_facts *facts)
{
    struct limitation_result result;

    limitation_assess(law_builtin(), facts, &result);
    cr_expect(result.may_file);
    return result;
}

Test(limitation, t01_one_year, .timeout = 5)
{
    const struct limitation_facts facts = claim(TOPIC_SEVERANCE, "2025-03-10", "2025-06-01");
    const struct limitation_result result = ask(&facts);

    EXPECT_DATE(result.strict.natural, "2026-03-10");
    EXPECT_DATE(result.strict.safe_due, "2026-03-10");
    cr_expect_eq(result.state, LIMITATION_IN_TIME);
    cr_expect_eq(result.days_left, 282);
}

static bool cites(const struct explained *why, int number)
{
    for (int i = 0; i < why->rule_count; i++)
        if (why->rules[i]->number == number)
            return true;
    return false;
}

/* LIM-5: where a day is named, by which rule it is the last; LIM-7: recognition beside it. */
Test(limitation, the_end_and_the_other_limit_of_an_injury_name_their_rules, .timeout = 5)
{
    struct limitation_facts facts = claim(TOPIC_SEVERANCE, "2025-02-17", "2026-02-10");
    struct limitation_result result = ask(&facts);

    cr_expect(cites(&result.why, RULE_LIM_5));
    cr_expect(!cites(&result.why, RULE_LIM_7));
    facts.topic = TOPIC_WORK_INJURY;
    result = ask(&facts);
    cr_expect(cites(&result.why, RULE_LIM_7));
    cr_expect(strstr(result.why.zh, "DL-WI-2"), "%s", result.why.zh);
    facts = claim(TOPIC_SEVERANCE, "2025-02-17", "2026-02-10");
    facts.known_on = (struct date){0};
    result = ask(&facts);
    cr_expect(!cites(&result.why, RULE_LIM_5), "no day, no rule for it");
}

Test(limitation, a_tag_of_a_matter_is_no_claim, .timeout = 5)
{
    cr_expect(limitation_is_of(TOPIC_SEVERANCE));
    cr_expect(!limitation_is_of(TOPIC_MIGRANT));
    cr_expect(!limitation_is_of(TOPIC_NONE));
    cr_expect(!limitation_is_of(TOPIC_COUNT));
}

Test(limitation, t02_the_spring_festival_rolls_and_she_is_told_the_safe_day, .timeout = 5)
{
    const struct limitation_facts facts = claim(TOPIC_SEVERANCE, "2025-02-17", "2026-02-10");
    const struct limitation_result result = ask(&facts);

    EXPECT_DATE(result.strict.legal_due, "2026-02-24");
    cr_expect(strstr(result.why.zh, "2026-02-14"), "%s", result.why.zh);
    cr_expect_eq(result.state, LIMITATION_URGENT);
}

Test(limitation, urgent_begins_under_seven_days, .timeout = 5)
{
    const struct limitation_facts seven = claim(TOPIC_SEVERANCE, "2025-03-10", "2026-03-03");
    const struct limitation_facts six = claim(TOPIC_SEVERANCE, "2025-03-10", "2026-03-04");

    cr_expect_eq(ask(&seven).state, LIMITATION_IN_TIME);
    cr_expect_eq(ask(&six).state, LIMITATION_URGENT);
}

Test(limitation, t04_wages_of_a_running_employment_do_not_run, .timeout = 5)
{
    struct limitation_facts facts = claim(TOPIC_WAGE_ARREARS, "2019-05-01", "2026-05-01");

    facts.still_employed = ANSWER_YES;
    cr_expect_eq(ask(&facts).state, LIMITATION_NOT_RUNNING);
    cr_expect_eq(ask(&facts).in_time, ANSWER_YES);
}

Test(limitation, t05_wages_run_from_the_end_of_employment, .timeout = 5)
{
    struct limitation_facts facts = claim(TOPIC_WAGE_ARREARS, "2019-05-01", "2026-05-01");

    facts.employment_end = d("2025-11-30");
    EXPECT_DATE(ask(&facts).strict.natural, "2026-11-30");
    cr_expect_eq(ask(&facts).in_time, ANSWER_YES);
    facts.employment_end = (struct date){0};
    cr_expect_eq(ask(&facts).in_time, ANSWER_NONE);
    cr_expect(ask(&facts).why.missing & CODE_BIT(LAW_FACT_EMPLOYMENT_END));
}

Test(limitation, t07_an_unrecorded_call_is_arguable_only, .timeout = 5)
{
    struct limitation_facts facts = claim(TOPIC_SEVERANCE, "2025-01-15", "2026-03-01");
    struct limitation_result result;

    facts.interruptions[0] =
        (struct interruption){INTERRUPTION_COMPLAINT, d("2025-08-15"), ANSWER_NO};
    facts.interruption_count = 1;
    result = ask(&facts);
    EXPECT_DATE(result.strict.natural, "2026-01-15");
    EXPECT_DATE(result.arguable.natural, "2026-08-15");
    cr_expect_eq(result.state, LIMITATION_STRICTLY_PASSED_ARGUABLE);
    cr_expect_eq(result.in_time, ANSWER_NONE);
    cr_expect(result.why.missing & CODE_BIT(LAW_FACT_INTERRUPTIONS), "the evidence is asked for");
    facts.interruptions[0].proven = ANSWER_YES;
    EXPECT_DATE(ask(&facts).strict.natural, "2026-08-15");
    facts.interruptions[0].kind = INTERRUPTION_ADVICE_CALL;
    EXPECT_DATE(ask(&facts).strict.natural, "2026-01-15");
}

/* Severance, known and asked about on these days, with one obstacle. */
static struct limitation_facts hindered(const char *known_on, const char *asked_on,
                                        struct suspension obstacle)
{
    struct limitation_facts facts = claim(TOPIC_SEVERANCE, known_on, asked_on);

    facts.suspensions[0] = obstacle;
    facts.suspension_count = 1;
    return facts;
}

Test(limitation, t08_suspension_is_arguable, .timeout = 5)
{
    struct limitation_facts facts =
        hindered("2025-03-10", "2026-04-01", (struct suspension){d("2025-07-15"), d("2025-09-01")});
    struct limitation_result result = ask(&facts);

    EXPECT_DATE(result.arguable.natural, "2026-04-27");
    EXPECT_DATE(result.strict.natural, "2026-03-10");
    cr_expect_eq(result.in_time, ANSWER_NONE);
    cr_expect_eq(result.why.missing, CODE_BIT(LAW_FACT_SUSPENSIONS),
                 "whether the obstacle was a proper reason (LIM-4)");
    facts.asked_on = d("2026-03-10");
    cr_expect_eq(ask(&facts).why.missing, 0, "in time without it");
    facts.suspensions[0].to = (struct date){0};
    facts.asked_on = d("2026-12-01");
    cr_expect_eq(ask(&facts).state, LIMITATION_STRICTLY_PASSED_ARGUABLE, "it still stands");
}

/* LIM-4: it has stood from 2025-07-15 until the day asked about, 2026-04-01: 260 days. */
Test(limitation, an_obstacle_that_still_stands_moves_the_arguable_date, .timeout = 5)
{
    struct limitation_facts facts =
        hindered("2025-03-10", "2026-04-01", (struct suspension){.from = d("2025-07-15")});
    struct limitation_result result = ask(&facts);

    EXPECT_DATE(result.strict.natural, "2026-03-10");
    EXPECT_DATE(result.arguable.natural, "2026-11-25");
    cr_expect_eq(result.in_time, ANSWER_NONE);
    cr_expect(strstr(result.why.zh, "障碍尚未消除，如能证明，至少可主张至2026-11-25"), "%s",
              result.why.zh);
    cr_expect(!result.days_arguable.stated, "while it stands nothing ends");
    facts.asked_on = (struct date){0};
    EXPECT_DATE(ask(&facts).arguable.natural, "2026-03-10");
    facts.asked_on = d("2026-04-01");
    facts.suspensions[0].to = d("2025-07-01");
    EXPECT_DATE(ask(&facts).arguable.natural, "2026-03-10");
}

/* DC-3: 2026-01-10 is a Saturday, so the last day is Monday the 12th: an obstacle from the 11th to
 * 2026-05-15 leaves the days of the 11th and the 12th. */
Test(limitation, an_obstacle_on_the_way_to_a_rolled_last_day_stops_it, .timeout = 5)
{
    struct limitation_facts facts =
        hindered("2025-01-10", "2026-05-15", (struct suspension){d("2026-01-11"), d("2026-05-15")});
    struct limitation_result result = ask(&facts);

    EXPECT_DATE(result.arguable.natural, "2026-05-16");
    EXPECT_DATE(result.arguable.legal_due, "2026-05-18");
    cr_expect_eq(result.in_time, ANSWER_NONE, "not too late for certain");
    facts.suspensions[0].from = d("2026-01-13");
    EXPECT_DATE(ask(&facts).arguable.natural, "2026-01-10");
    cr_expect_eq(ask(&facts).in_time, ANSWER_NO);
    facts.known_on = d("2026-01-02");
    facts.asked_on = d("2027-05-01");
    facts.suspensions[0] = (struct suspension){d("2027-01-04"), d("2027-05-15")};
    cr_expect_eq(ask(&facts).in_time, ANSWER_NONE, "2027 may move the last day there");
}

/* What decides is the day of the demand, not a calendar; and it is asked for (SAFE-8). */
Test(limitation, a_demand_told_by_its_month_is_asked_for_its_day, .timeout = 5)
{
    struct limitation_facts facts = claim(TOPIC_SEVERANCE, "2024-01-15", "2026-01-10");

    facts.interruptions[0] =
        (struct interruption){INTERRUPTION_DEMAND, d("2025-01"), ANSWER_YES};
    facts.interruption_count = 1;
    cr_expect_eq(ask(&facts).in_time, ANSWER_NONE);
    cr_expect_eq(ask(&facts).why.missing, CODE_BIT(LAW_FACT_INTERRUPTIONS));
    facts.known_on = d("2025-01-15");
    facts.asked_on = d("2026-08-01");
    facts.interruptions[0].on = d("2026-01");
    cr_expect_eq(ask(&facts).in_time, ANSWER_NONE);
    cr_expect_eq(ask(&facts).why.missing, CODE_BIT(LAW_FACT_INTERRUPTIONS),
                 "in time by its last day whatever 2027 brings");
    facts.asked_on = d("2027-02-01");
    cr_expect_eq(ask(&facts).why.missing,
                 CODE_BIT(LAW_FACT_INTERRUPTIONS) | CODE_BIT(LAW_FACT_CALENDAR));
    facts.interruption_count = LIMITATION_EVENTS + 1;
    cr_expect(ask(&facts).why.missing & CODE_BIT(LAW_FACT_INTERRUPTIONS), "more than fit");
}

Test(limitation, a_chain_of_interruptions_counts_in_any_order, .timeout = 5)
{
    struct limitation_facts facts = claim(TOPIC_SEVERANCE, "2024-01-15", "2026-06-01");

    facts.interruptions[0] =
        (struct interruption){INTERRUPTION_PROMISE, d("2025-12-01"), ANSWER_YES};
    facts.interruptions[1] =
        (struct interruption){INTERRUPTION_DEMAND, d("2025-01-10"), ANSWER_YES};
    facts.interruption_count = 2;
    EXPECT_DATE(ask(&facts).strict.natural, "2026-12-01");
    facts.interruptions[1].on = d("2025-01-20");
    EXPECT_DATE(ask(&facts).strict.natural, "2025-01-15");
    facts.interruptions[1].on = d("2023-01-20");
    EXPECT_DATE(ask(&facts).strict.natural, "2025-01-15");
}

Test(limitation, passed_on_every_reading_still_files, .timeout = 5)
{
    const struct limitation_facts facts = claim(TOPIC_SEVERANCE, "2024-01-15", "2026-06-01");
    const struct limitation_result result = ask(&facts);

    cr_expect_eq(result.state, LIMITATION_APPARENTLY_PASSED);
    cr_expect_eq(result.in_time, ANSWER_NO);
    cr_expect(strstr(result.why.zh, "仍可申请"), "%s", result.why.zh);
}

Test(limitation, a_holiday_at_the_end_is_no_passing, .timeout = 5)
{
    const struct limitation_facts facts = claim(TOPIC_SEVERANCE, "2025-02-17", "2026-02-24");
    const struct limitation_facts after = claim(TOPIC_SEVERANCE, "2025-02-17", "2026-02-25");
    const struct limitation_facts open = claim(TOPIC_SEVERANCE, "2026-01-02", "2027-01-05");

    cr_expect_eq(ask(&facts).in_time, ANSWER_YES, "民法典 203: the last day is 2026-02-24");
    cr_expect_eq(ask(&after).in_time, ANSWER_NO);
    cr_expect_eq(ask(&open).in_time, ANSWER_NONE, "2027 is not published");
}

/* DC-3, T02, T13: 2026-05-10 is a Sunday, so the last day is 2026-05-11. */
Test(limitation, who_files_on_the_rolled_day_is_in_time, .timeout = 5)
{
    struct limitation_facts facts = claim(TOPIC_SEVERANCE, "2025-05-10", "2026-05-11");

    facts.filed = true;
    EXPECT_DATE(ask(&facts).strict.legal_due, "2026-05-11");
    cr_expect_eq(ask(&facts).state, LIMITATION_IN_TIME);
    cr_expect_eq(ask(&facts).in_time, ANSWER_YES);
    facts.asked_on = d("2026-05-12");
    cr_expect_eq(ask(&facts).state, LIMITATION_APPARENTLY_PASSED);
    facts.interruptions[0] =
        (struct interruption){INTERRUPTION_DEMAND, d("2026-05-11"), ANSWER_YES};
    facts.interruption_count = 1;
    EXPECT_DATE(ask(&facts).strict.natural, "2027-05-11");
    facts.interruptions[0].on = d("2026-05-12");
    EXPECT_DATE(ask(&facts).strict.natural, "2026-05-10");
}

/* LA-10, SAFE-5: from the safe day (2026-05-09, a make-up workday) until the rolled last day
 * nothing is left, and it has not passed. */
Test(limitation, between_the_last_day_and_the_rolled_one_it_is_urgent, .timeout = 5)
{
    static const char *const days[] = {"2026-05-09", "2026-05-10", "2026-05-11"};
    struct limitation_facts facts = claim(TOPIC_SEVERANCE, "2025-05-10", "");

    for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
        facts.asked_on = d(days[i]);
        cr_expect_eq(ask(&facts).state, LIMITATION_URGENT, "%s", days[i]);
        cr_expect_eq(ask(&facts).days_left, 0, "%s", days[i]);
    }
    facts.asked_on = d("2026-05-12");
    cr_expect_eq(ask(&facts).days_left, -3);
}

/* LIM-3 c, 民法典 192-193. */
Test(limitation, a_promise_after_the_lapse_is_told_and_leaves_it_open, .timeout = 5)
{
    struct limitation_facts facts = claim(TOPIC_SEVERANCE, "2024-01-15", "2026-06-01");
    struct limitation_result result;

    facts.interruptions[0] =
        (struct interruption){INTERRUPTION_PROMISE, d("2026-03-02"), ANSWER_YES};
    facts.interruption_count = 1;
    result = ask(&facts);
    cr_expect_eq(result.in_time, ANSWER_NONE);
    cr_expect_eq(result.state, LIMITATION_STRICTLY_PASSED_ARGUABLE);
    cr_expect(strstr(result.why.zh, "届满后（2026-03-02）同意履行"), "%s", result.why.zh);
    cr_expect(strstr(result.why.en, "after that (2026-03-02)"), "%s", result.why.en);
    cr_expect(cites(&result.why, RULE_LIM_3));
    cr_expect(!(result.why.missing & CODE_BIT(LAW_FACT_INTERRUPTIONS)));
    EXPECT_DATE(result.strict.natural, "2025-01-15");
    facts.interruptions[0].proven = ANSWER_NO;
    cr_expect(ask(&facts).why.missing & CODE_BIT(LAW_FACT_INTERRUPTIONS), "the evidence");
    facts.interruptions[0] = (struct interruption){.on = d("2026-03-02"), .proven = ANSWER_YES};
    result = ask(&facts);
    cr_expect_eq(result.in_time, ANSWER_NONE, "what was done may have been a promise");
    cr_expect(result.why.missing & CODE_BIT(LAW_FACT_INTERRUPTIONS));
    cr_expect(!strstr(result.why.zh, "届满后"), "%s", result.why.zh);
    facts.interruptions[0].kind = INTERRUPTION_DEMAND;
    result = ask(&facts);
    cr_expect_eq(result.in_time, ANSWER_NO, "a demand after the end moves nothing");
    cr_expect(!strstr(result.why.zh, "届满后"), "%s", result.why.zh);
}

/* LIM-3 b: what followed her filing shows that it was before, never that it was late. */
Test(limitation, a_filing_no_later_than_a_day_is_in_time_or_open, .timeout = 5)
{
    struct limitation_facts facts = claim(TOPIC_SEVERANCE, "2025-03-10", "2026-03-10");
    struct limitation_result result;

    facts.filed = facts.filed_before = true;
    result = ask(&facts);
    cr_expect_eq(result.in_time, ANSWER_YES);
    cr_expect(result.why.used & CODE_BIT(LAW_FACT_ARBITRATION));
    facts.asked_on = d("2026-05-20");
    result = ask(&facts);
    cr_expect_eq(result.in_time, ANSWER_NONE);
    cr_expect_eq(result.state, LIMITATION_UNKNOWN);
    cr_expect(result.why.missing & CODE_BIT(LAW_FACT_FILED_ON));
    cr_expect(!strstr(result.why.zh, "看来已过时效"), "%s", result.why.zh);
}

Test(limitation, partial_dates_answer_only_when_every_day_agrees, .timeout = 5)
{
    const struct limitation_facts inside = claim(TOPIC_SEVERANCE, "2025-03", "2026-02");
    const struct limitation_facts across = claim(TOPIC_SEVERANCE, "2025-03", "2026-03");

    cr_expect_eq(ask(&inside).in_time, ANSWER_YES);
    cr_expect_eq(ask(&across).in_time, ANSWER_NONE);
    EXPECT_DATE(ask(&across).strict.natural, "2026-03-01");
    EXPECT_DATE(ask(&across).arguable.natural, "2026-03-31");
}

Test(limitation, the_end_of_employment_starts_what_is_about_it, .timeout = 5)
{
    struct limitation_facts facts = claim(TOPIC_ILLEGAL_DISMISSAL_COMPENSATION, "", "2026-05-01");

    cr_expect(ask(&facts).why.missing & CODE_BIT(LAW_FACT_EMPLOYMENT_END));
    facts.employment_end = d("2025-11-30");
    EXPECT_DATE(ask(&facts).strict.natural, "2026-11-30");
    facts.topic = TOPIC_WORK_INJURY;
    cr_expect(ask(&facts).why.missing & CODE_BIT(LAW_FACT_KNOWN_ON));
}

Test(limitation, periodic_claims_are_strict_by_item_and_arguable_as_pay, .timeout = 5)
{
    struct limitation_facts facts = claim(TOPIC_DOUBLE_WAGE, "2025-01-31", "2026-03-01");
    struct limitation_result result;

    facts.employment_end = d("2025-12-31");
    result = ask(&facts);
    EXPECT_DATE(result.strict.natural, "2026-01-31");
    EXPECT_DATE(result.arguable.natural, "2026-12-31");
    cr_expect_eq(result.state, LIMITATION_STRICTLY_PASSED_ARGUABLE);
    cr_expect(strstr(result.why.zh, "LIM-6"), "%s", result.why.zh);
    facts.still_employed = ANSWER_YES;
    facts.employment_end = (struct date){0};
    cr_expect_eq(ask(&facts).in_time, ANSWER_NONE);
    facts.still_employed = ANSWER_NONE;
    cr_expect(ask(&facts).why.missing & CODE_BIT(LAW_FACT_EMPLOYMENT_END));
    facts.known_on = (struct date){0};
    cr_expect(ask(&facts).why.missing & CODE_BIT(LAW_FACT_KNOWN_ON));
}

Test(limitation, contracted_civil_servants_have_sixty_days, .timeout = 5)
{
    struct limitation_facts facts = claim(TOPIC_DISMISSAL, "2026-03-02", "2026-03-10");

    facts.civil_servant = true;
    EXPECT_DATE(ask(&facts).strict.natural, "2026-05-01");
}

Test(limitation, demands_beyond_what_can_be_counted_move_nothing, .timeout = 5)
{
    struct limitation_facts facts = {.topic = TOPIC_SEVERANCE,
                                     .known_on = d("2199-06-01"),
                                     .interruptions = {{1, d("2199-07-01"), ANSWER_YES}},
                                     .interruption_count = 1};
    struct limitation_result result;

    limitation_assess(law_builtin(), &facts, &result);
    cr_expect(date_is_absent(result.strict.natural) && date_is_absent(result.arguable.natural));
}

Test(limitation, no_rule_no_answer, .timeout = 5)
{
    const struct limitation_facts facts = claim(TOPIC_SEVERANCE, "2007-03-02", "2008-03-01");
    const struct limitation_facts nothing = {0};

    cr_expect_eq(ask(&facts).in_time, ANSWER_NONE);
    cr_expect_eq(ask(&nothing).in_time, ANSWER_NONE);
    cr_expect(strstr(ask(&nothing).why.zh, "仍可申请"));
}

Test(limitation, t10_a_defence_first_raised_in_court, .timeout = 5)
{
    struct explained why;
    const struct law *law = law_builtin();
    const struct date october = d("2025-10-15");

    cr_expect_eq(limitation_defence_in_court(law, october, ANSWER_NO, ANSWER_NO, &why), ANSWER_NO);
    cr_expect(strstr(why.zh, "解释二"), "%s", why.zh);
    cr_expect_eq(limitation_defence_in_court(law, october, ANSWER_NO, ANSWER_YES, &why),
                 ANSWER_NONE);
    cr_expect_eq(limitation_defence_in_court(law, october, ANSWER_YES, ANSWER_NO, &why),
                 ANSWER_YES);
    cr_expect_eq(limitation_defence_in_court(law, october, ANSWER_NONE, ANSWER_NO, &why),
                 ANSWER_NONE);
    cr_expect_eq(limitation_defence_in_court(law, d("2025-08-31"), ANSWER_NO, ANSWER_NO, &why),
                 ANSWER_NONE);
    cr_expect(strstr(why.zh, "由法院判断"), "before 解释二: %s", why.zh);
    cr_expect(strstr(why.en, "the court decides"), "%s", why.en);
    cr_expect_eq(why.used, CODE_BIT(LAW_FACT_ARBITRATION));
}

Test(limitation, t37_t38_filing_again, .timeout = 5)
{
    struct explained why;

    cr_expect_eq(limitation_refile(law_builtin(), d("2026-05-01"), ANSWER_YES, &why), ANSWER_NO);
    cr_expect_eq(limitation_refile(law_builtin(), d("2026-05-01"), ANSWER_NO, &why), ANSWER_YES);
    cr_expect_eq(limitation_refile(law_builtin(), d("2026-05-01"), ANSWER_NONE, &why), ANSWER_NONE);
}

Test(limitation, reminders_fall_on_six_days, .timeout = 5)
{
    static const int days[] = {90, 30, 15, 7, 3, 1};

    for (int i = 0; i < 6; i++)
        cr_expect_eq(limitation_reminder(law_builtin(), days[i]), days[i]);
    cr_expect_eq(limitation_reminder(law_builtin(), 29), 0);
    cr_expect_str_eq(limitation_state_name(LIMITATION_URGENT), "URGENT");
}

/* A claim that is no topic is asked about by the form of work alone. */
Test(limitation, the_door_of_a_claim_without_a_topic_is_that_of_the_work, .timeout = 5)
{
    const struct scope_facts scope = {.employment_form = EMPLOYMENT_FORM_DOMESTIC};
    const struct scope_facts plain = {.employment_form = EMPLOYMENT_FORM_STANDARD};
    static const int topics[] = {TOPIC_NONE, TOPIC_COUNT, TOPIC_SEVERANCE};
    struct scope_result result;

    for (size_t i = 0; i < sizeof(topics) / sizeof(topics[0]); i++) {
        struct limitation_facts facts = {.topic = topics[i]};

        limitation_door_find(law_builtin(), &scope, &facts, &result);
        cr_expect_eq(facts.door, LIMITATION_DOOR_ELSEWHERE);
        limitation_door_find(law_builtin(), &plain, &facts, &result);
        cr_expect_eq(facts.door, LIMITATION_DOOR_ARBITRATION);
    }
}
