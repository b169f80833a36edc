/* SPDX-License-Identifier: Apache-2.0
 *
 * What triage decides without a database: the newest word on each thing, the days that count, what
 * is offered, the first plan of a track, where a matter goes from here. Days are given; nothing
 * asks a clock.
 */
#include "base/date.h"
#include "base/text.h"
#include "triage/baton.h"
#include "triage/offer.h"
#include "triage/period.h"
#include "triage/sentences.h"
#include "triage/standing.h"

#include <criterion/criterion.h>

static struct arena *arena;
static void begin(void) { arena = arena_new(16 << 20); }
static void end(void) { arena_free(arena); }
TestSuite(triage_parts, .init = begin, .fini = end, .timeout = 20);

static const struct limits usual = {.answer_hours = 24, .plan_days = 2, .escalate_days = 3};

static struct date day(const char *text)
{
    struct date date = {0};
    cr_assert(date_parse(text, &date), "%s", text);
    return date;
}

static struct id numbered(int number)
{
    return (struct id){{1, [6] = 0x70, [8] = 0x80, [15] = (uint8_t)number}};
}

static struct fact fact(int number, enum fact_kind kind, const char *on)
{
    return (struct fact){.fact_id = numbered(number), .kind = kind, .on = day(on)};
}

static struct stated stated_of(const struct fact *facts, size_t count)
{
    return (struct stated){.facts = {facts, count}, .filed_on = day("2026-06-01")};
}
#define STATED(...)                                                                                \
    stated_of((const struct fact[]){__VA_ARGS__},                                                  \
              sizeof((const struct fact[]){__VA_ARGS__}) / sizeof(struct fact))

/* --- what was stated */

Test(triage_parts, a_newer_profile_stands_where_it_says_something)
{
    const struct worker_profile older = {.sex = SEX_FEMALE,
                                         .rural_household = ANSWER_YES,
                                         .three_period = ANSWER_YES,
                                         .three_periods = CODE_BIT(THREE_PERIOD_PREGNANT),
                                         .entry_on = day("2020-01"),
                                         .monthly_wage = {.fen = 500000, .stated = true}};
    const struct worker_profile silent = {0};
    const struct worker_profile newer = {.rural_household = ANSWER_NO, .three_period = ANSWER_NO};
    const struct worker_profile same = profile_newer(&older, &silent);
    const struct worker_profile none = profile_newer(&older, NULL);
    const struct worker_profile changed = profile_newer(&older, &newer);
    cr_assert(same.sex == SEX_FEMALE && same.rural_household == ANSWER_YES);
    cr_assert(same.three_periods == older.three_periods && same.three_period == ANSWER_YES);
    cr_assert(same.monthly_wage.stated && same.entry_on.year == 2020);
    cr_assert(none.three_periods == older.three_periods && none.sex == SEX_FEMALE);
    cr_assert_eq(changed.sex, SEX_FEMALE);
    cr_assert_eq(changed.rural_household, ANSWER_NO);
    cr_assert(changed.three_period == ANSWER_NO && changed.three_periods == 0, "one statement");
    cr_assert_eq(changed.monthly_wage.fen, 500000);
}

Test(triage_parts, a_correction_takes_the_place_of_what_it_corrects_also_twice)
{
    struct fact facts[] = {
        fact(1, FACT_DISMISSED, "2026-01-05"), fact(2, FACT_DISMISSED, "2026-01-06"),
        fact(3, FACT_DISMISSED, "2026-01-07"), fact(4, FACT_RESIGNED, "2026-02-01")};
    facts[1].corrects = numbered(1);
    facts[2].corrects = numbered(2);
    const struct fact_list all = {facts, 4};
    const struct fact_list held = facts_in_force(arena, &all);
    cr_assert_eq(held.count, 2);
    cr_assert(id_equal(held.items[0].fact_id, numbered(3)));
    cr_assert(id_equal(held.items[1].fact_id, numbered(4)));
}

/* --- days that count */

static void assert_act(struct stated stated, const char *on)
{
    const struct date act = period_act_on(&stated);
    cr_assert_str_eq(DATE_TEXT(act), on);
}

Test(triage_parts, the_disputed_act_is_what_was_called_so_then_what_the_employer_did)
{
    assert_act(STATED(fact(1, FACT_DISMISSED, "2026-05-01"), fact(2, FACT_DISPUTED_ACT, "2026-03")),
               "2026-03");
    assert_act(STATED(fact(1, FACT_RESIGNED, "2026-05-20"), fact(2, FACT_TRANSFERRED, "2026-02-02"),
                      fact(3, FACT_PAY_CUT, "2026-04-02")),
               "2026-04-02");
    assert_act(STATED(fact(1, FACT_RESIGNED, "2026-05-20")), "2026-05-20");
    assert_act(STATED(fact(1, FACT_DISMISSED, "2027-05-20")), ""); /* behind the filing */
    assert_act(STATED(fact(1, FACT_OTHER, "2026-05-20")), "");
    assert_act(STATED(fact(1, FACT_DISMISSED, "2026-04-20"), fact(2, FACT_DISMISSED, "2026-05-20"),
                      fact(3, FACT_ARBITRATION_FILED, "2026-05-01")),
               "2026-04-20");
}

static int periods_at(struct stated stated,
                      struct fast_track_period ret_periods[FAST_TRACK_PERIODS])
{
    return periods_of(&stated, period_act_on(&stated), ret_periods);
}

Test(triage_parts, a_birth_gives_the_nursing_year_and_a_pregnancy_says_nothing_of_days_before)
{
    struct fast_track_period periods[FAST_TRACK_PERIODS];
    cr_assert_eq(periods_at(STATED(fact(1, FACT_CHILDBIRTH, "2024-02-29")), periods), 1);
    cr_assert_eq(periods[0].kind, (int)THREE_PERIOD_NURSING);
    cr_assert_str_eq(DATE_TEXT(periods[0].to), "2025-02-27");
    cr_assert_eq(periods_at(STATED(fact(1, FACT_CHILDBIRTH, "2024-02")), periods), 1);
    cr_assert_str_eq(DATE_TEXT(periods[0].to), "2025-02");
    cr_assert_eq(periods_at(STATED(fact(1, FACT_PREGNANCY_KNOWN, "2026-05-02"),
                                   fact(2, FACT_DISMISSED, "2026-05-01")),
                            periods),
                 0);
    cr_assert_eq(periods_at(STATED(fact(1, FACT_PREGNANCY_KNOWN, "2026-05-01"),
                                   fact(2, FACT_DISMISSED, "2026-05-01")),
                            periods),
                 1);
    cr_assert(date_is_absent(periods[0].to), "no end is made up");
    cr_assert_eq(periods_at(STATED(fact(1, FACT_MISCARRIAGE, "2026-05-01")), periods), 0,
                 "without its end it is no period");
}

/* --- what is offered */

static bool is_due(const struct due_offer *due, size_t count, enum offer_kind kind)
{
    for (size_t i = 0; i < count; i++)
        if (due[i].kind == kind && due[i].rule_id)
            return true;
    return false;
}

Test(triage_parts, legal_aid_negotiation_mediation_and_arbitration_are_always_put)
{
    static const enum offer_kind always[] = {OFFER_LEGAL_AID, OFFER_NEGOTIATION, OFFER_MEDIATION,
                                             OFFER_ARBITRATION};
    struct due_offer due[OFFER_COUNT];
    for (int category = CATEGORY_THREE_PERIODS; category <= CATEGORY_UNKNOWN; category++) {
        const struct assessment assessment = {.category = (enum category)category};
        const struct stated stated = {.filed_on = day("2026-06-01")};
        const size_t count = offers_due(&assessment, &stated, due);
        for (size_t i = 0; i < sizeof always / sizeof *always; i++)
            cr_expect(is_due(due, count, always[i]), "%d lacks %d", category, (int)always[i]);
        cr_expect_eq(is_due(due, count, OFFER_FAST_TRACK), category <= CATEGORY_SPECIAL, "%d",
                     category);
        cr_expect_not(is_due(due, count, OFFER_LITIGATION) || is_due(due, count, OFFER_CARE));
    }
}

Test(triage_parts, care_and_court_are_put_when_the_facts_speak_of_them)
{
    const struct assessment unknown = {.category = CATEGORY_UNKNOWN};
    struct due_offer due[OFFER_COUNT];
    struct stated stated = STATED(fact(1, FACT_AWARDED, "2026-05-01"));
    cr_assert(is_due(due, offers_due(&unknown, &stated, due), OFFER_LITIGATION));
    stated = STATED(fact(1, FACT_HARASSED, "2026-05-01"));
    cr_assert(is_due(due, offers_due(&unknown, &stated, due), OFFER_CARE));
    stated = (struct stated){.topics = CODE_BIT(TOPIC_SEXUAL_HARASSMENT)};
    cr_assert(is_due(due, offers_due(&unknown, &stated, due), OFFER_CARE));
    stated = (struct stated){.worker.three_periods = CODE_BIT(THREE_PERIOD_PREGNANT)};
    cr_assert(is_due(due, offers_due(&unknown, &stated, due), OFFER_CARE));
    for (int kind = 1; kind < OFFER_COUNT; kind++)
        cr_expect_eq(offer_track((enum offer_kind)kind) == TRACK_NONE, kind == OFFER_FAST_TRACK);
}

/* --- plans */

static bool is_worked(struct date date)
{
    return day_kind_is_worked(calendar_kind(calendar_builtin(), date));
}

/* On every day of a year: the next working day, and none is skipped. */
Test(triage_parts, prevention_is_planned_for_the_next_working_day)
{
    for (struct date on = day("2026-01-01"); on.year == 2026 && on.month < 12;
         on = date_add_days(on, 1)) {
        const struct plan plan = plan_first(arena, TRACK_PREVENTION, "370112", on, &usual);
        cr_assert_eq(plan.next_action, ACTION_CHOOSE_PATH);
        cr_assert(date_compare(plan.next_by, on) > 0 && is_worked(plan.next_by), "%s",
                  DATE_TEXT(on));
        for (struct date between = date_add_days(on, 1); date_compare(between, plan.next_by) < 0;
             between = date_add_days(between, 1))
            cr_assert_not(is_worked(between), "%s skips a day", DATE_TEXT(on));
    }
}

Test(triage_parts, every_track_has_a_first_action_and_a_day_or_the_reason_for_none)
{
    static const char *const days[] = {"2026-03-03", "2026-09-30", "2013-05-06", "2099-05-06",
                                       "2026-12-31"};
    for (int track = 1; track < TRACK_COUNT; track++)
        for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
            const struct plan plan =
                plan_first(arena, (enum track)track, "370112", day(days[i]), &usual);
            cr_expect(plan.next_action != ACTION_NONE);
            cr_expect_eq(date_is_absent(plan.next_by), plan.next_by_unknown != NULL, "%d on %s",
                         track, days[i]);
        }
    cr_assert_not_null(
        plan_first(arena, TRACK_CARE, "37", day("2013-05-06"), &usual).next_by_unknown);
}

/* 法律援助法 43: seven days; 鲁法援条例 15: five working days, in Shandong alone. */
/* --- how it stands */

static const struct assessed_rule *standing_of(struct stated stated, const char *kind)
{
    struct assessed_rule *rules = ARENA_ARRAY(arena, struct assessed_rule, STANDINGS_MOST);
    const size_t count = standings_of(arena, &stated, rules);
    for (size_t i = 0; i < count; i++)
        if (text_starts_with(rules[i].rule_id, kind))
            return &rules[i];
    return NULL;
}

/* One year from the dismissal, and not a day is invented. */
Test(triage_parts, by_when_to_file_is_said_and_nobody_is_turned_away)
{
    struct stated stated = STATED(fact(1, FACT_DISMISSED, "2026-03-10"));
    stated.region = "370112";
    stated.topics = CODE_BIT(TOPIC_ILLEGAL_DISMISSAL) | CODE_BIT(TOPIC_MIGRANT);
    const struct assessed_rule *filed = standing_of(stated, "LIM");
    cr_assert_eq(filed->outcome, OUTCOME_HIT);
    cr_assert(strstr(filed->reason, "2027-03-10"), "%s", filed->reason);
    stated = STATED(fact(1, FACT_DISMISSED, "2020-03-10"));
    stated.topics = CODE_BIT(TOPIC_ILLEGAL_DISMISSAL);
    filed = standing_of(stated, "LIM");
    cr_assert_eq(filed->outcome, OUTCOME_UNKNOWN, "nobody asked for what may have interrupted it");
    cr_assert(strstr(filed->missing, "interruptions"), "%s", filed->missing);
    cr_assert(strstr(filed->reason, "仍可申请"), "%s", filed->reason);
    stated.facts.count = 0;
    filed = standing_of(stated, "LIM");
    cr_assert_eq(filed->outcome, OUTCOME_UNKNOWN);
    cr_assert_not_null(filed->missing);
    stated.topics = CODE_BIT(TOPIC_MIGRANT);
    cr_assert_null(standing_of(stated, "LIM"), "a tag is no claim");
}

/* Her page on `today`, of a matter with nothing but these facts. */
static const char *page_of(struct stated stated, const char *today)
{
    const struct chain_view view = {.station_code = "S370112", .on = stated.filed_on};
    stated.region = "370112";
    stated.topics = CODE_BIT(TOPIC_ILLEGAL_DISMISSAL);
    const struct day_due limit = standing_limit(arena, &stated);
    return sentences_of(arena, &view, &limit, day(today));
}

/* SAFE-4: to her who can lose it the safe day; 2026-03-08 is a Sunday. SAFE-1, SAFE-8. */
Test(triage_parts, her_page_says_by_when_she_applies_and_never_that_it_is_too_late)
{
    const struct stated sunday = STATED(fact(1, FACT_DISMISSED, "2025-03-08"));
    const struct stated unpublished = STATED(fact(1, FACT_DISMISSED, "2198-03-08"));
    const struct stated applied = STATED(fact(1, FACT_DISMISSED, "2025-03-08"),
                                         fact(2, FACT_ARBITRATION_FILED, "2025-06-01"));
    const struct stated nothing = stated_of(NULL, 0);
    cr_expect(strstr(page_of(sunday, "2026-01-05"), "请最迟在2026年3月6日提出"));
    cr_expect(strstr(page_of(sunday, "2026-03-09"), "请最迟在2026年3月9日提出"));
    const char *late = page_of(sunday, "2026-03-10");
    cr_expect(strstr(late, "仍然可以申请，请尽快办理"), "%s", late);
    cr_expect_null(strstr(late, "最迟在"));
    cr_expect(strstr(page_of(unpublished, "2198-06-01"), "2199年3月8日之前提出（那一天是否放假"));
    cr_expect_null(strstr(page_of(applied, "2026-01-05"), "2026年3月"));
    cr_expect(strstr(page_of(nothing, "2026-01-05"), "有时间限制，越早申请越稳妥"));
}

Test(triage_parts, claims_that_stand_otherwise_leave_the_whole_open)
{
    struct stated stated =
        STATED(fact(1, FACT_DISPUTED_ACT, "2020-03-10"), fact(2, FACT_DISMISSED, "2026-03-10"));
    stated.topics = CODE_BIT(TOPIC_WAGE_ARREARS);
    cr_assert_eq(standing_of(stated, "LIM")->outcome, OUTCOME_HIT, "pay from the end of work");
    stated.topics |= CODE_BIT(TOPIC_TRANSFER);
    cr_assert_eq(standing_of(stated, "LIM")->outcome, OUTCOME_UNKNOWN);
    cr_assert(strstr(standing_of(stated, "LIM")->reason, "2021-03-10"), "the earlier day is told");
}

Test(triage_parts, a_demand_with_a_paper_moves_the_day_and_one_without_does_not)
{
    struct fact facts[] = {fact(1, FACT_DISPUTED_ACT, "2025-05-20"),
                           fact(2, FACT_NEGOTIATED, "2026-02-01")};
    struct stated stated = stated_of(facts, 2);
    stated.topics = CODE_BIT(TOPIC_TRANSFER);
    cr_assert_eq(standing_of(stated, "LIM")->outcome, OUTCOME_UNKNOWN);
    facts[1].evidence = EVIDENCE_STATE_DECLARED;
    cr_assert_eq(standing_of(stated, "LIM")->outcome, OUTCOME_UNKNOWN);
    facts[1].evidence = EVIDENCE_STATE_DOCUMENTED;
    cr_assert_eq(standing_of(stated, "LIM")->outcome, OUTCOME_HIT);
    facts[1].kind = FACT_MEDIATED;
    cr_assert_eq(standing_of(stated, "LIM")->outcome, OUTCOME_HIT);
}

Test(triage_parts, the_door_and_legal_aid_are_named_with_their_rules)
{
    struct stated stated = STATED(fact(1, FACT_DISMISSED, "2026-03-10"));
    stated.topics = CODE_BIT(TOPIC_WAGE_ARREARS);
    cr_assert_str_eq(standing_of(stated, "SC")->rule_id, "SC-1");
    cr_assert_eq(standing_of(stated, "SC")->outcome, OUTCOME_HIT);
    cr_assert_str_eq(standing_of(stated, "LA")->rule_id, "LA-2");
    cr_assert_eq(standing_of(stated, "LA")->outcome, OUTCOME_NEEDS_OFFICER);
    stated.worker.rural_household = ANSWER_YES;
    cr_assert_eq(standing_of(stated, "LA")->outcome, OUTCOME_HIT, "LA-7 waives the means");
    stated.worker.employment_form = EMPLOYMENT_FORM_OVER_AGE;
    stated.facts.count = 0;
    cr_assert_null(standing_of(stated, "SC"), "no rule without the day of the act");
    stated.worker.employment_form = EMPLOYMENT_FORM_DOMESTIC;
    cr_assert_str_eq(standing_of(stated, "SC")->rule_id, "SC-4");
    stated = (struct stated){.filed_on = day("2026-06-01")};
    cr_assert_str_eq(standing_of(stated, "LA")->rule_id, "LA-1");
    cr_assert_eq(standing_of(stated, "LA")->outcome, OUTCOME_UNKNOWN);
}

Test(triage_parts, the_provinces_time_for_legal_aid_ends_at_its_border)
{
    const struct date on = day("2026-03-02");
    cr_assert_str_eq(DATE_TEXT(plan_first(arena, TRACK_LEGAL_AID, "370112", on, &usual).next_by),
                     "2026-03-09");
    cr_assert_str_eq(
        DATE_TEXT(plan_first(arena, TRACK_LEGAL_AID, "110105", day("2026-03-03"), &usual).next_by),
        "2026-03-10");
    cr_assert_str_eq(
        DATE_TEXT(plan_first(arena, TRACK_LEGAL_AID, "110105", day("2026-02-12"), &usual).next_by),
        "2026-02-19");
    cr_assert_str_eq(
        DATE_TEXT(plan_first(arena, TRACK_LEGAL_AID, "37", day("2026-02-12"), &usual).next_by),
        "2026-02-26");
}

Test(triage_parts, time_to_answer_a_hand_over_does_not_run_on_free_days)
{
    const struct calendar *calendar = calendar_builtin();
    for (int hours = 1; hours <= 72; hours += 7)
        for (struct date on = day("2026-01-01"); on.month < 12; on = date_add_days(on, 1)) {
            const int64_t now = date_start_ms(on) + INT64_C(15) * 3600000;
            const int64_t until = limit_after_hours(calendar, now, hours);
            cr_assert(until >= now + (int64_t)hours * 3600000);
            cr_assert(is_worked(date_of_instant(until)), "%s + %d h", DATE_TEXT(on), hours);
        }
}

Test(triage_parts, a_matter_moves_up_level_by_level_to_the_province_and_no_further)
{
    const struct map_track track = {.agency = AGENCY_UNION,
                                    .region = "370112",
                                    .station_code = "S370112",
                                    .time_outs = count_of(2),
                                    .account_id = numbered(7)};
    struct map_track above = {0}, province = {0}, none = {0};
    cr_assert(track_escalated(&track, &above));
    cr_assert(above.agency == AGENCY_UNION && text_equal(above.region, "3701"));
    cr_assert(above.time_outs.value == 0 && id_is_absent(above.account_id), "nobody in person");
    cr_assert(track_escalated(&above, &province));
    cr_assert(text_equal(province.region, "37"));
    cr_assert_not(track_escalated(&province, &none));
    cr_assert_null(plan_level_above("no region"));
}
