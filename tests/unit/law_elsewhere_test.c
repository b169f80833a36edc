/* SPDX-License-Identifier: Apache-2.0
 *
 * Claims that do not go to arbitration, or of which a human says whether they do: its year is not
 * counted for the first and says neither yes nor no of the others. And what cannot wait, whichever
 * door it has. Told as halfsky-law is told it.
 */
#include "law/rule_id.h"

#include "base/text.h"

#include "law_told.h"

TestSuite(law_elsewhere, .init = told_begin, .fini = told_end, .timeout = 10);

static bool cites(const struct explained *why, int number)
{
    for (int i = 0; i < why->rule_count; i++)
        if (why->rules[i]->number == number)
            return true;
    return false;
}

/* --- limitation ------------------------------------------------------------------------------- */

/* SC-4, SC-5, SC-6, SC-7, SC-8, SC-9, SC-12: long past the year of 调解仲裁法 27. */
static const struct {
    const char *topic;
    const char *told;
    int rule;
} elsewhere[] = {
    {"wage_arrears", "\"employment\":{\"form\":\"domestic\",\"end_on\":\"2024-03-01\"}", RULE_SC_4},
    {"wage_arrears", "\"employment\":{\"form\":\"farm_hand\",\"end_on\":\"2024-03-01\"}",
     RULE_SC_4},
    {"discrimination", "\"employment\":{\"form\":\"applicant\"}", RULE_SC_8},
    {"sexual_harassment", "\"employment\":{\"form\":\"standard\"}", RULE_SC_9},
    {"severance", "\"worker\":{\"pension\":true},\"act_on\":\"2024-03-01\"", RULE_SC_12},
    {"severance", "\"worker\":{\"pension\":true},\"act_on\":\"2026-07-02\"", RULE_SC_11},
    {"maternity_allowance", "\"procedure\":{\"against_agency\":true}", RULE_SC_5},
    {"work_injury", "\"procedure\":{\"against_grade\":true}", RULE_SC_6},
    {"social_insurance", "\"procedure\":{\"contributions\":true}", RULE_SC_7},
};

Test(law_elsewhere, the_year_of_arbitration_is_not_counted_for_another_door)
{
    for (size_t i = 0; i < sizeof(elsewhere) / sizeof(elsewhere[0]); i++) {
        const struct assessment *a =
            told(arena_printf(arena,
                              "\"today\":\"2026-11-20\",\"known_on\":\"2024-03-01\",\"claims\":"
                              "[{\"type\":\"%s\"}],%s",
                              elsewhere[i].topic, elsewhere[i].told));
        const struct limitation_result *l = &a->claims[0].limitation;

        cr_expect_eq(a->in_time, ANSWER_NONE, "%s", elsewhere[i].told);
        cr_expect_eq(l->state, LIMITATION_UNKNOWN);
        cr_expect(date_is_absent(l->strict.natural) && date_is_absent(l->arguable.natural), "%s",
                  elsewhere[i].told);
        cr_expect(l->may_file && !l->has_days_left);
        cr_expect(cites(&l->why, elsewhere[i].rule), "%s", l->why.zh);
        cr_expect(!cites(&l->why, RULE_LIM_1) && !cites(&l->why, RULE_LIM_2), "%s", l->why.zh);
        cr_expect(strstr(l->why.zh, "不按劳动仲裁的一年时效计算"), "%s", l->why.zh);
    }
}

/* What was done to her for harassment goes to arbitration, and its year runs (SC-9 e). */
Test(law_elsewhere, each_claim_has_the_limitation_of_its_own_door)
{
    const struct assessment *a =
        told("\"today\":\"2026-11-20\",\"known_on\":\"2025-03-10\",\"claims\":[{\"type\":"
             "\"sexual_harassment\"},{\"type\":\"dismissal\"}]");

    cr_assert_eq(a->claim_count, 2);
    cr_expect(date_is_absent(a->claims[0].limitation.strict.natural));
    cr_expect_str_eq(DATE_TEXT(a->claims[1].limitation.strict.natural), "2026-03-10");
    cr_expect_eq(a->claims[1].limitation.in_time, ANSWER_NO);
    cr_expect_eq(a->in_time, ANSWER_NONE);
}

/* SC-12, SC-13: whether it is arbitration a human says; she is told the earlier day (SAFE-4). */
Test(law_elsewhere, where_a_human_decides_the_year_warns_and_answers_nothing)
{
    static const char *const told_as[] = {
        "\"worker\":{\"pension\":true},\"act_on\":\"2025-10-20\"",
        "\"employment\":{\"form\":\"platform\",\"relation\":\"contested\"}",
        "\"employment\":{\"platform\":true},\"procedure\":{\"against_grade\":true}",
        "\"worker\":{\"age\":58}",
    };

    for (size_t i = 0; i < sizeof(told_as) / sizeof(told_as[0]); i++) {
        const struct assessment *a =
            told(arena_printf(arena,
                              "\"today\":\"2026-11-20\",\"claims\":[{\"type\":\"severance\","
                              "\"known_on\":\"2025-10-20\"}],%s",
                              told_as[i]));
        const struct limitation_result *l = &a->claims[0].limitation;

        cr_expect_eq(a->in_time, ANSWER_NONE, "%s", told_as[i]);
        cr_expect_neq(l->state, LIMITATION_APPARENTLY_PASSED);
        cr_expect_str_eq(DATE_TEXT(l->strict.natural), "2026-10-20");
        cr_expect(strstr(l->why.zh, "是否经劳动仲裁尚不能确定"), "%s", l->why.zh);
        a = told(arena_printf(arena,
                              "\"today\":\"2026-10-15\",\"claims\":[{\"type\":\"severance\","
                              "\"known_on\":\"2025-10-20\"}],%s",
                              told_as[i]));
        cr_expect_eq(a->in_time, ANSWER_NONE, "%s", told_as[i]);
        cr_expect_eq(a->claims[0].limitation.state, LIMITATION_URGENT, "%s", told_as[i]);
    }
}

/* --- doors ------------------------------------------------------------------------------------ */

/* SC-11: pay and rest of whatever name (令56号 19). */
Test(law_elsewhere, pay_and_rest_of_the_over_aged_go_to_arbitration)
{
    static const char *const topics[] = {"wage_arrears",  "annual_leave_pay", "overtime",
                                         "working_hours", "night_work",       "maternity_pay"};

    for (size_t i = 0; i < sizeof(topics) / sizeof(topics[0]); i++) {
        const struct assessment *a = told(arena_printf(
            arena,
            "\"worker\":{\"pension\":true,\"age\":58},\"act_on\":\"2026-08-20\",\"topics\":"
            "[\"%s\"]",
            topics[i]));

        cr_expect_eq(a->route.scope.door, DOOR_ARBITRATION, "%s", topics[i]);
        cr_expect(!(a->route.scope.also & CODE_BIT(DOOR_COURT)), "%s", topics[i]);
    }
}

/* SC-11, SC-12: at 58 she may be over age; what would say so is asked for. */
Test(law_elsewhere, fifty_eight_years_without_a_form_are_asked_about)
{
    const struct scope_result *s =
        &told("\"worker\":{\"age\":58},\"act_on\":\"2025-10-20\",\"topics\":[\"wage_arrears\"]")
             ->route.scope;

    cr_expect_eq(s->door, DOOR_HUMAN);
    cr_expect(s->also & CODE_BIT(DOOR_ARBITRATION));
    cr_expect(cites(&s->why, RULE_SC_12), "%s", s->why.zh);
    cr_expect_eq(s->why.missing, FACT(EMPLOYMENT_FORM), "a pension would say no more");
    cr_expect(s->why.used & FACT(WORKER_AGE));
    s = &told("\"worker\":{\"age\":58},\"act_on\":\"2026-08-20\",\"topics\":[\"wage_arrears\"]")
             ->route.scope;
    cr_expect_eq(s->door, DOOR_ARBITRATION, "over age or not");
    s = &told("\"worker\":{\"age\":58},\"act_on\":\"2026-08-20\",\"topics\":[\"wage_arrears\","
              "\"severance\"]")
             ->route.scope;
    cr_expect_eq(s->door, DOOR_ARBITRATION);
    cr_expect(s->also & CODE_BIT(DOOR_HUMAN), "of severance a human says");
    s = &told("\"worker\":{\"age\":58},\"employment\":{\"form\":\"standard\"},\"act_on\":"
              "\"2025-10-20\",\"topics\":[\"wage_arrears\"]")
             ->route.scope;
    cr_expect_eq(s->door, DOOR_ARBITRATION);
    cr_expect(s->why.missing & FACT(PENSION));
    s = &told("\"worker\":{\"age\":49},\"act_on\":\"2025-10-20\",\"topics\":[\"wage_arrears\"]")
             ->route.scope;
    cr_expect_eq(s->door, DOOR_ARBITRATION);
    cr_expect(!(s->why.missing & (FACT(PENSION) | FACT(EMPLOYMENT_FORM))));
}

/* SC-4 is of 2021: before, nothing recorded says where domestic work goes. */
Test(law_elsewhere, work_that_is_no_labour_goes_to_a_human_where_no_rule_holds)
{
    const struct scope_result *s = &told("\"employment\":{\"form\":\"domestic\"},\"act_on\":"
                                         "\"2020-05-06\",\"topics\":[\"wage_arrears\"]")
                                        ->route.scope;

    cr_expect_eq(s->door, DOOR_HUMAN);
    cr_expect_eq(s->also, 0);
    s = &told("\"employment\":{\"form\":\"applicant\"},\"act_on\":\"2020-05-06\",\"topics\":"
              "[\"discrimination\"]")
             ->route.scope;
    cr_expect_eq(s->door, DOOR_HUMAN);
}

/* --- agreements and committees ---------------------------------------------------------------- */

static const struct agreement_way *way(const struct assessment *a, enum agreement_path path)
{
    return &a->route.agreement.ways[path];
}

#define AGREED(topics)                                                                             \
    "\"today\":\"2026-09-20\",\"agreement\":{\"effective_on\":\"2026-09-16\",\"both_apply\":true," \
    "\"defaulted\":true,\"topics\":[" topics "]}"

/* 办案规则 75: what is outside arbitration, or confirms the relation (T16), is not reviewed there;
 * nobody is asked to apply for it until a day. */
Test(law_elsewhere, review_is_closed_for_what_arbitration_does_not_take)
{
    static const char *const closed[] = {
        AGREED("\"wage_arrears\"") ",\"employment\":{\"form\":\"domestic\"}",
        AGREED("\"sexual_harassment\",\"wage_arrears\""),
        AGREED("") ",\"employment\":{\"form\":\"apprentice\"}",
        AGREED("\"confirm_labour_relation\""),
    };
    const struct assessment *a;

    for (size_t i = 0; i < sizeof(closed) / sizeof(closed[0]); i++) {
        a = told(closed[i]);
        cr_expect_eq(way(a, AGREEMENT_REVIEW)->open, ANSWER_NO, "%s", closed[i]);
        cr_expect(cites(&a->route.agreement.why, RULE_AG_A_NO), "%s", closed[i]);
        cr_expect(!strstr(a->route.agreement.why.zh, "（含当日）共同申请仲裁审查"), "%s",
                  a->route.agreement.why.zh);
        cr_expect_eq(way(a, AGREEMENT_ARBITRATION)->open, i < 3 ? ANSWER_NO : ANSWER_YES);
        cr_expect_eq(way(a, AGREEMENT_CONFIRMATION)->open, ANSWER_YES);
    }
    a = told(AGREED("\"wage_arrears\""));
    cr_expect_eq(way(a, AGREEMENT_REVIEW)->open, ANSWER_YES);
    cr_expect(strstr(a->route.agreement.why.zh, "请双方在2026-09-30前"), "%s",
              a->route.agreement.why.zh);
    a = told(AGREED("\"wage_arrears\",\"overtime\"") ",\"employment\":{\"form\":\"platform\"}");
    cr_expect_eq(way(a, AGREEMENT_REVIEW)->open, ANSWER_NONE);
    cr_expect(a->route.agreement.why.missing & FACT(RELATION));
}

/* 调解仲裁法 16: the payment order is for the pay in it, whatever stands beside. */
Test(law_elsewhere, a_payment_order_is_open_for_the_pay_beside_another_claim)
{
    const struct assessment *a = told(AGREED("\"wage_arrears\",\"reinstatement\""));

    cr_expect_eq(way(a, AGREEMENT_PAYMENT_ORDER)->open, ANSWER_YES);
    cr_expect_eq(way(a, AGREEMENT_SUIT)->open, ANSWER_NO, "解释一 51(2) is for pay alone");
    cr_expect(strstr(a->route.agreement.why.zh, "支付令只就其中的报酬"), "%s",
              a->route.agreement.why.zh);
    a = told(AGREED("\"reinstatement\""));
    cr_expect_eq(way(a, AGREEMENT_PAYMENT_ORDER)->open, ANSWER_NO);
}

/* 办案规则 8, rules.md 4.2: a province is no place whose committee can be named. */
Test(law_elsewhere, where_the_place_of_work_is_unclear_the_employers_place_has_it)
{
    cr_expect_str_eq(told("\"region\":\"37\",\"employment\":{\"employer_region\":\"370202\"}")
                         ->route.committee,
                     "370202");
    cr_expect_str_eq(told("\"region\":\"370102\",\"employment\":{\"employer_region\":\"370202\"}")
                         ->route.committee,
                     "370102");
    cr_expect_null(told("\"region\":\"37\"")->route.committee);
    cr_expect(told("\"region\":\"37\"")->route.where.missing & FACT(REGION));
    cr_expect_null(told("\"employment\":{\"employer_region\":\"37\"}")->route.committee);
}

/* --- what cannot wait ------------------------------------------------------------------------- */

/* SAFE-5, LA-10, DL-LA-5: each term that she can lose, six days and then seven before its safe day.
 */
static const struct {
    const char *told;
    const char *six;
    const char *seven;
} terms[] = {
    /* 2026-10-03 is in a holiday: act by 2026-09-30. */
    {"\"award\":{\"made_on\":\"2026-09-10\",\"received_on\":\"2026-09-18\"}", "2026-09-24",
     "2026-09-23"},
    {"\"injury\":{\"accident_on\":\"2025-09-15\"}", "2026-09-09", "2026-09-08"},
    {"\"injury\":{\"graded_on\":\"2026-09-01\",\"recognized\":true}", "2026-09-10", "2026-09-09"},
    {"\"claims\":[{\"type\":\"severance\",\"known_on\":\"2025-01-15\"}],\"interruptions\":"
     "[{\"kind\":\"demand\",\"on\":\"2025-09-15\",\"proven\":false}]",
     "2026-09-09", "2026-09-08"},
};

Test(law_elsewhere, every_term_that_she_can_lose_is_urgent_under_seven_days)
{
    for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
        const struct assessment *a = told(
            arena_printf(arena, "\"today\":\"%s\",%s", terms[i].six, terms[i].told));

        cr_expect_eq(a->days_to_limit.value, 6, "%s", terms[i].told);
        cr_expect(a->legal_aid.provide_first, "%s", terms[i].told);
        cr_expect_eq(a->route.sweep.urgent_for, CODE_BIT(URGENCY_LIMIT), "%s", terms[i].told);
        a = told(arena_printf(arena, "\"today\":\"%s\",%s", terms[i].seven, terms[i].told));
        cr_expect_eq(a->days_to_limit.value, 7, "%s", terms[i].told);
        cr_expect(!a->legal_aid.provide_first && !a->route.sweep.urgent, "%s", terms[i].told);
    }
}

Test(law_elsewhere, an_arguable_date_two_days_ahead_is_said)
{
    const struct assessment *a =
        told(arena_printf(arena, "\"today\":\"2026-09-13\",%s", terms[3].told));

    cr_expect_eq(a->claims[0].limitation.state, LIMITATION_STRICTLY_PASSED_ARGUABLE);
    cr_expect_eq(a->claims[0].limitation.days_arguable.value, 2);
    cr_expect(strstr(a->claims[0].limitation.why.zh, "也只剩2天，请立即申请"), "%s",
              a->claims[0].limitation.why.zh);
    a = told(arena_printf(arena, "\"today\":\"2026-09-16\",%s", terms[3].told));
    cr_expect(!a->claims[0].limitation.days_arguable.stated);
}

/* Between the safe day and the rolled one nothing is left (T35); who has sued need not hurry. */
Test(law_elsewhere, the_term_to_sue_is_urgent_to_its_rolled_day_and_until_she_sues)
{
    const struct assessment *a =
        told(arena_printf(arena, "\"today\":\"2026-10-08\",%s", terms[0].told));

    cr_expect_eq(a->days_to_limit.value, 0);
    cr_expect(a->legal_aid.provide_first);
    a = told(arena_printf(arena, "\"today\":\"2026-10-09\",%s", terms[0].told));
    cr_expect(!a->days_to_limit.stated);
    a = told(arena_printf(arena,
                          "\"today\":\"2026-10-08\",\"procedure\":{\"suit_pending\":true},%s",
                          terms[0].told));
    cr_expect(!a->days_to_limit.stated);
    a = told("\"today\":\"2026-09-14\",\"injury\":{\"accident_on\":\"2025-09-15\","
             "\"recognition_pending\":true}");
    cr_expect(!a->days_to_limit.stated, "recognition was asked for");
}

/* SAFE-5: flight, violence and medical need go to a human the same day; LA-10 is for the first. */
Test(law_elsewhere, flight_violence_and_illness_cannot_wait)
{
    static const struct {
        const char *told;
        uint64_t urgent;
        bool first;
    } needs[] = {
        {"\"procedure\":{\"assets_moving\":true}", CODE_BIT(URGENCY_ASSETS), true},
        {"\"procedure\":{\"fled\":true}", CODE_BIT(URGENCY_ASSETS), true},
        {"\"procedure\":{\"filed_on\":\"2026-09-01\",\"rights_clear\":true,\"life_affected\":"
         "true}",
         CODE_BIT(URGENCY_ADVANCE), true},
        {"\"worker\":{\"domestic_violence\":true}", CODE_BIT(URGENCY_VIOLENCE), false},
        {"\"worker\":{\"serious_illness\":true}", CODE_BIT(URGENCY_MEDICAL), false},
    };

    for (size_t i = 0; i < sizeof(needs) / sizeof(needs[0]); i++) {
        const struct assessment *a = told(arena_printf(
            arena, "\"today\":\"2026-09-02\",\"topics\":[\"wage_arrears\"],%s", needs[i].told));

        cr_expect_eq(a->route.sweep.urgent_for, needs[i].urgent, "%s", needs[i].told);
        cr_expect_eq(a->legal_aid.provide_first, needs[i].first, "%s", needs[i].told);
        cr_expect_eq(a->route.sweep.offers[0].entitlement,
                     needs[i].first ? ENTITLEMENT_LEGAL_AID_FIRST : ENTITLEMENT_ADVICE, "%s",
                     needs[i].told);
        cr_expect(strstr(a->route.sweep.why.zh, "请当日由工作人员处理"), "%s",
                  a->route.sweep.why.zh);
    }
}

/* --- terms ------------------------------------------------------------------------------------ */

static const struct clock_result *clock_of(const struct assessment *a, const char *id)
{
    for (int i = 0; i < a->route.clock_count; i++)
        if (text_equal(a->route.clocks[i].rule->id, id))
            return &a->route.clocks[i];
    cr_assert_fail("no clock %s", id);
    return NULL;
}

/* SC-5, DL-WI-10, DL-WI-10S: from the day she knew. */
Test(law_elsewhere, against_the_insurance_agency_review_and_suit_have_their_terms)
{
    const struct assessment *a =
        told("\"today\":\"2026-05-05\",\"claims\":[{\"type\":\"maternity_allowance\",\"known_on\":"
             "\"2026-03-10\"}],\"procedure\":{\"against_agency\":true}");
    const struct clock_result *review = clock_of(a, "DL-WI-10");

    cr_expect_str_eq(DATE_TEXT(review->due.natural), "2026-05-09");
    cr_expect_eq(review->rule->status, RULE_STATUS_M);
    cr_expect(strstr(review->why.zh, "使用前须由专业人员确认"), "%s",
              review->why.zh);
    cr_expect_str_eq(DATE_TEXT(clock_of(a, "DL-WI-10S")->due.natural), "2026-09-10");
    cr_expect_eq(a->days_to_limit.value, 4);
    cr_expect_eq(a->in_time, ANSWER_NONE);
    a = told("\"today\":\"2026-05-05\",\"topics\":[\"maternity_allowance\"],\"procedure\":"
             "{\"against_agency\":true}");
    cr_expect_eq(clock_of(a, "DL-WI-10")->why.missing, FACT(KNOWN_ON));
    cr_expect(date_is_absent(clock_of(a, "DL-WI-10")->due.natural));
    a = told("\"known_on\":\"2026-03-10\",\"claims\":[{\"type\":\"severance\",\"known_on\":"
             "\"2026-01-10\"},{\"known_on\":\"2026-03\"},{\"type\":\"work_injury\",\"known_on\":"
             "\"2026-02-10\"}],\"procedure\":{\"against_agency\":true}");
    cr_expect_str_eq(DATE_TEXT(clock_of(a, "DL-WI-10")->due.natural), "2026-04-11",
                     "the earliest of what is the agency's");
    a = told("\"known_on\":\"2026-03-10\",\"topics\":[\"maternity_allowance\"]");
    cr_expect_eq(a->route.clock_count, 0, "against the employer they do not run");
}

/* A month of the accident is a range, and the day is asked for. */
Test(law_elsewhere, a_month_starts_a_range)
{
    const struct assessment *a = told("\"today\":\"2026-09-24\",\"injury\":{\"accident_on\":"
                                      "\"2025-09\"}");
    const struct clock_result *hers = clock_of(a, "DL-WI-2");

    cr_expect_eq(hers->state, CLOCK_UNKNOWN);
    cr_expect_eq(hers->due.gap, DAY_GAP_START_MISSING);
    cr_expect_str_eq(DATE_TEXT(hers->earliest.natural), "2026-09-01");
    cr_expect_str_eq(DATE_TEXT(hers->latest.natural), "2026-09-30");
    cr_expect_eq(hers->why.missing, FACT(ACCIDENT_ON));
    cr_expect(strstr(hers->why.zh, "至2026-09-01，按其最晚一日至2026-09-30；请按最早一日办理"),
              "%s", hers->why.zh);
    cr_expect_str_eq(DATE_TEXT(clock_of(a, "DL-WI-1")->latest.natural), "2025-10-30");
    cr_expect(!strstr(clock_of(a, "DL-WI-1")->why.zh, "请按最早"), "the employer's duty");
    cr_expect_eq(a->days_to_limit.value, 0, "it may be today");
    a = told("\"today\":\"2026-08-27\",\"injury\":{\"accident_on\":\"2025-09\"}");
    cr_expect_eq(a->days_to_limit.value, 5, "2026-09-01 is the first it can be");
    a = told("\"today\":\"2026-10-01\",\"injury\":{\"accident_on\":\"2025-09\"}");
    cr_expect(!a->days_to_limit.stated);
    a = told("\"injury\":{\"accident_on\":\"2025\"}");
    cr_expect_str_eq(DATE_TEXT(clock_of(a, "DL-WI-2")->earliest.natural), "2026-01-01");
    cr_expect_str_eq(DATE_TEXT(clock_of(a, "DL-WI-2")->latest.natural), "2026-12-31");
}
