/* SPDX-License-Identifier: Apache-2.0
 *
 * Limitation, sums and leave as halfsky-law is told of them: nothing is made up between what was
 * told, nothing told is asked for again, and an amount is given only where it may be owed. Each
 * test is a story that was once answered wrongly.
 */
#include "law/rule_id.h"

#include "base/text.h"

#include "law_told.h"

TestSuite(law_told, .init = told_begin, .fini = told_end, .timeout = 10);

/* --- limitation ------------------------------------------------------------------------------- */

static const struct limitation_result *claim(const char *members)
{
    const struct assessment *a = told_as("\"claims\":[{\"type\":\"severance\"}],%s", members);

    cr_assert_eq(a->claim_count, 1);
    return &a->claims[0].limitation;
}

Test(law_told, who_filed_in_time_is_not_told_to_hurry)
{
    const struct limitation_result *r =
        claim("\"known_on\":\"2025-05-11\",\"today\":\"2026-05-08\"");

    cr_expect_eq(r->state, LIMITATION_URGENT);
    cr_expect(r->why.used & FACT(TODAY) && !(r->why.used & FACT(FILED_ON)));
    r = claim("\"known_on\":\"2025-05-11\",\"today\":\"2026-05-20\",\"procedure\":{\"filed_on\":"
              "\"2026-05-08\"}");
    cr_expect_eq(r->state, LIMITATION_IN_TIME);
    cr_expect(!strstr(r->why.zh, "即将届满"), "%s", r->why.zh);
    cr_expect(!r->has_days_left);
    cr_expect(r->why.used & FACT(FILED_ON) && !(r->why.used & FACT(TODAY)));
}

/* LIM-3 b, LIM-8: the filing interrupted; from its day she has a year to file again. */
Test(law_told, what_was_withdrawn_is_to_be_filed_again_within_a_year)
{
    static const char filed[] =
        "\"known_on\":\"2025-03-10\",\"procedure\":{\"filed_on\":\"2025-06-01\"},"
        "\"award\":{\"result\":\"withdrawn\",\"made_on\":\"2025-09-01\"},\"today\":\"%s\"";
    const struct limitation_result *r = claim(arena_printf(arena, filed, "2026-05-28"));

    cr_expect_eq(r->state, LIMITATION_URGENT);
    cr_expect_str_eq(DATE_TEXT(r->strict.natural), "2026-06-01");
    cr_expect(r->why.used & FACT(FILED_ON) && !(r->why.used & FACT(INTERRUPTIONS)));
    r = claim(arena_printf(arena, filed, "2026-08-20"));
    cr_expect_eq(r->state, LIMITATION_STRICTLY_PASSED_ARGUABLE, "until the case ended it stood");
    r = claim(arena_printf(arena, filed, "2026-09-06"));
    cr_expect_eq(r->in_time, ANSWER_NO);
    r = claim("\"known_on\":\"2025-03-10\",\"today\":\"2026-09-06\","
              "\"procedure\":{\"refused\":true}");
    cr_expect_eq(r->in_time, ANSWER_NONE, "the day of the filing that was refused may save it");
    cr_expect(r->why.missing & FACT(FILED_ON));
    r = claim("\"known_on\":\"2025-03-10\",\"today\":\"2026-09-06\",\"procedure\":{\"filed_on\":"
              "\"2025-06-01\"},\"award\":{\"result\":\"mediated\"}");
    cr_expect_eq(r->in_time, ANSWER_YES, "a mediation document ends the matter, not the claim");
}

/* LIM-3 c: who agrees interrupts, whatever the agreement says of performance. */
Test(law_told, an_agreement_can_be_relied_on)
{
    const struct limitation_result *r =
        claim("\"known_on\":\"2025-03-10\",\"today\":\"2026-08-20\","
              "\"agreement\":{\"effective_on\":\"2025-09-16\",\"defaulted\":true}");

    cr_expect_eq(r->state, LIMITATION_STRICTLY_PASSED_ARGUABLE);
    cr_expect_str_eq(DATE_TEXT(r->arguable.natural), "2026-09-16");
    cr_expect(r->why.used & FACT(AGREEMENT_ON));
    r = claim("\"known_on\":\"2024-03-10\",\"today\":\"2026-09-20\","
              "\"agreement\":{\"effective_on\":\"2026-09-16\"}");
    cr_expect_eq(r->in_time, ANSWER_NONE, "a promise after the lapse");
}

Test(law_told, a_grade_runs_its_fifteen_days)
{
    const struct assess_route *route =
        &told("\"today\":\"2026-05-06\","
              "\"injury\":{\"graded_on\":\"2026-04-25\",\"recognized\":true}")
             ->route;

    cr_assert_eq(route->clock_count, 1);
    cr_expect_str_eq(route->clocks[0].rule->id, "DL-WI-8");
    cr_expect_str_eq(DATE_TEXT(route->clocks[0].due.natural), "2026-05-10");
    cr_expect_str_eq(DATE_TEXT(route->clocks[0].due.legal_due), "2026-05-11");
}

Test(law_told, a_month_alone_is_a_range_and_no_interruption)
{
    const struct limitation_result *r = claim("\"known_on\":\"2025-03\",\"today\":\"2026-01-05\"");

    cr_expect_eq(r->in_time, ANSWER_YES);
    cr_expect(!strstr(r->why.zh, "中断"), "%s", r->why.zh);
    cr_expect(strstr(r->why.zh, "按其最晚一日计算至2026-03-31"), "%s", r->why.zh);
    r = claim("\"known_on\":\"2025-03\",\"today\":\"2026-03-15\"");
    cr_expect_eq(r->in_time, ANSWER_NONE);
    cr_expect(r->why.missing & FACT(KNOWN_ON), "the day of the month would decide it");
    r = claim("\"known_on\":\"2025-03\",\"today\":\"2026-01-05\",\"interruptions\":[{\"kind\":"
              "\"demand\",\"on\":\"2025-09-01\",\"proven\":false}]");
    cr_expect(strstr(r->why.zh, "中断、中止均能证明，可主张至2026-09-01"), "%s", r->why.zh);
}

Test(law_told, the_later_end_of_a_periodic_claim_is_that_of_pay)
{
    const struct assessment *a =
        told("\"today\":\"2026-01-05\",\"claims\":[{\"type\":\"overtime\",\"known_on\":"
             "\"2025-03-10\"}],\"employment\":{\"end_on\":\"2025-09-30\"}");
    const struct limitation_result *r = &a->claims[0].limitation;

    cr_expect(!strstr(r->why.zh, "中断、中止均"), "%s", r->why.zh);
    cr_expect(strstr(r->why.zh, "如该请求属于劳动报酬，自劳动关系终止起算，可主张至2026-09-30"),
              "%s", r->why.zh);
    cr_expect(r->why.used & FACT(KNOWN_ON) && r->why.used & FACT(EMPLOYMENT_END));
}

Test(law_told, a_day_told_in_part_is_asked_for)
{
    const struct limitation_result *r = claim("\"known_on\":\"2025-05-11\",\"today\":\"2026-05\"");

    cr_expect_eq(r->in_time, ANSWER_NONE);
    cr_expect(r->why.missing & FACT(TODAY));
    r = claim("\"known_on\":\"2025-05-11\",\"procedure\":{\"filed_on\":\"2026-05\"}");
    cr_expect_eq(r->in_time, ANSWER_NONE);
    cr_expect(r->why.missing & FACT(FILED_ON));
    r = claim("\"known_on\":\"2025-05-11\",\"today\":\"2026-09-01\",\"suspensions\":[{\"from\":"
              "\"2025-07-15\"}]");
    cr_expect_eq(r->in_time, ANSWER_NONE);
    cr_expect(r->why.missing & FACT(SUSPENSIONS), "when the obstacle ended");
    r = claim("\"employment\":{\"end_on\":\"2025-05\"},\"today\":\"2026-05-15\"");
    cr_expect(r->why.missing & FACT(EMPLOYMENT_END));
    r = claim("\"known_on\":\"2026-01-04\",\"today\":\"2027-01-06\"");
    cr_expect_eq(r->in_time, ANSWER_NONE);
    cr_expect(r->why.missing & FACT(CALENDAR));
}

Test(law_told, what_cannot_have_happened_moves_nothing)
{
    const struct limitation_result *r =
        claim("\"known_on\":\"2026-01-05\",\"today\":\"2026-05-04\",\"interruptions\":[{\"kind\":"
              "\"demand\",\"on\":\"2026-12-01\",\"proven\":true}]");

    cr_expect_str_eq(DATE_TEXT(r->strict.natural), "2027-01-05");
    cr_expect_str_eq(DATE_TEXT(r->arguable.natural), "2027-01-05");
    r = claim("\"known_on\":\"2024-11-01\",\"today\":\"2026-05-04\",\"suspensions\":[{\"from\":"
              "\"2025-01-10\",\"to\":\"2025-01-01\"}]");
    cr_expect_eq(r->in_time, ANSWER_NONE, "it ended before it began: one of the days is wrong");
    cr_expect(r->why.missing & FACT(SUSPENSIONS));
}

Test(law_told, it_is_never_too_late_on_a_day_nobody_told)
{
    const struct assessment *a = told("\"today\":\"2026-05-01\",\"topics\":[\"overtime\"],"
                                      "\"employment\":{\"end_on\":\"2024-03-01\"}");

    cr_expect_eq(a->claims[0].limitation.in_time, ANSWER_NONE);
    cr_expect(a->claims[0].limitation.why.missing & FACT(KNOWN_ON));
}

Test(law_told, still_employed_and_ended_contradict_each_other)
{
    const struct assessment *a =
        told("\"today\":\"2026-05-01\",\"topics\":[\"wage_arrears\"],\"employment\":{\"end_on\":"
             "\"2024-03-01\",\"still_employed\":true}");

    cr_expect_eq(a->in_time, ANSWER_NONE);
    cr_expect(a->claims[0].limitation.why.missing & FACT(EMPLOYMENT_END));
    a = told("\"today\":\"2026-05-01\",\"topics\":[\"wage_arrears\"],\"employment\":{\"end_on\":"
             "\"2026-05-31\",\"still_employed\":true}");
    cr_expect_eq(a->in_time, ANSWER_YES, "she is under notice");
}

Test(law_told, claims_that_end_differently_say_so)
{
    const struct assessment *a =
        told("\"today\":\"2026-05-01\",\"claims\":[{\"type\":\"severance\",\"known_on\":"
             "\"2026-01-05\"},{\"type\":\"probation\",\"known_on\":\"2023-01-05\"}]");

    cr_expect_eq(a->in_time, ANSWER_NONE);
    cr_expect(a->claims_differ, "nothing is missing: one is in time and one is not");
    a = told("\"today\":\"2026-05-01\",\"claims\":[{\"type\":\"severance\",\"known_on\":"
             "\"2026-01-05\"},{\"type\":\"probation\"}]");
    cr_expect(!a->claims_differ);
    cr_expect(a->limitation_missing & FACT(KNOWN_ON));
    cr_expect(told("\"today\":\"2026-05-01\"")->limitation_missing & FACT(CLAIMS));
}

/* LA-10, SAFE-5: 2026-05-10 is a Sunday. */
Test(law_told, aid_comes_first_until_the_rolled_last_day)
{
    static const struct {
        const char *today;
        bool first;
    } days[] = {{"2026-05-01", false}, {"2026-05-09", true}, {"2026-05-10", true},
                {"2026-05-11", true},  {"2026-05-12", false}};

    for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
        const struct assessment *a =
            told_as("\"claims\":[{\"type\":\"severance\"}],\"known_on\":\"2025-05-10\","
                    "\"today\":\"%s\"",
                    days[i].today);

        cr_expect_eq(a->legal_aid.provide_first, days[i].first, "%s", days[i].today);
        cr_expect_eq(a->route.sweep.urgent, days[i].first, "%s", days[i].today);
    }
}

/* LIM-3 b: she applied before the committee took it up, decided or refused, and before a suit. */
Test(law_told, what_followed_her_filing_is_no_filing_of_today)
{
    static const struct {
        const char *followed;
        enum answer in_time;
    } told_of[] = {
        {"\"procedure\":{\"accepted_on\":\"2026-03-09\"}", ANSWER_YES},
        {"\"award\":{\"made_on\":\"2026-03-10\"}", ANSWER_YES},
        {"\"award\":{\"made_on\":\"2026-04-20\",\"received_on\":\"2026-04-28\"}", ANSWER_NONE},
        {"\"award\":{\"result\":\"supported\"}", ANSWER_NONE},
        {"\"procedure\":{\"suit_pending\":true}", ANSWER_NONE},
        {"\"procedure\":{\"refused\":true}", ANSWER_NONE},
        {"\"courts\":[{\"instance\":\"first\"}]", ANSWER_NONE},
        {"\"procedure\":{\"filed_by\":\"2026-05\",\"accepted_on\":\"2026-03-09\"}", ANSWER_YES},
        {"\"procedure\":{\"suit_pending\":false}", ANSWER_NO},
        {"\"procedure\":{\"filed_on\":\"2026-03-12\",\"accepted_on\":\"2026-03-16\"}", ANSWER_NO},
    };

    for (size_t i = 0; i < sizeof(told_of) / sizeof(told_of[0]); i++) {
        const struct limitation_result *r =
            claim(arena_printf(arena, "\"known_on\":\"2025-03-10\",\"today\":\"2026-05-20\",%s",
                               told_of[i].followed));

        cr_expect_eq(r->in_time, told_of[i].in_time, "%s", told_of[i].followed);
        cr_expect_eq(r->why.missing & FACT(FILED_ON),
                     told_of[i].in_time == ANSWER_NONE ? FACT(FILED_ON) : 0, "%s",
                     told_of[i].followed);
    }
}

/* T10, LIM-11. */
Test(law_told, a_defence_that_was_not_raised_in_arbitration_is_named)
{
    const struct assessment *a =
        told("\"today\":\"2025-10-15\",\"procedure\":{\"suit_pending\":true,"
             "\"limitation_raised\":false}");

    cr_expect(a->has_defence);
    cr_expect_eq(a->defence, ANSWER_NONE, "whether there is new evidence the court decides");
    cr_expect_eq(a->defence_why.rules[0]->number, RULE_LIM_11);
    cr_expect(strstr(a->defence_why.zh, "解释二 20"), "%s", a->defence_why.zh);
    a = told("\"today\":\"2025-10-15\",\"procedure\":{\"limitation_raised\":true}");
    cr_expect_eq(a->defence, ANSWER_YES);
    a = told("\"today\":\"2025-08-31\",\"procedure\":{\"limitation_raised\":false}");
    cr_expect_eq(a->defence_why.rule_count, 0, "解释二 is in force from 2025-09-01");
    cr_expect(!told("\"today\":\"2025-10-15\"")->has_defence);
}

/* --- sums ------------------------------------------------------------------------------------- */

#define WORKED "\"entry_on\":\"2020-03-01\",\"end_on\":\"2026-08-31\",\"monthly_wage\":650000"

static const struct sum *sum_of(const char *topic, const char *employment, const char *more)
{
    const struct assessment *a =
        told_as("\"today\":\"2026-09-30\",\"topics\":[\"%s\"],\"employment\":{" WORKED "%s}%s",
                topic, employment, more);

    return &a->sums[0].sum;
}

/* CP-4. */
Test(law_told, severance_follows_how_the_employment_ended)
{
    static const struct {
        const char *end;
        enum answer due;
    } kinds[] = {
        {"employer_fault", ANSWER_YES}, {"mutual_by_employer", ANSWER_YES},
        {"notice", ANSWER_YES},         {"layoff", ANSWER_YES},
        {"expiry", ANSWER_YES},         {"closed", ANSWER_YES},
        {"resigned", ANSWER_NO},        {"mutual_by_worker", ANSWER_NO},
        {"fault", ANSWER_NO},           {"expiry_refused", ANSWER_NO},
        {"dismissed", ANSWER_NONE},     {"retired", ANSWER_NONE},
    };

    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        const struct sum *sum =
            sum_of("severance", arena_printf(arena, ",\"end_kind\":\"%s\"", kinds[i].end), "");

        cr_expect_eq(sum->due, kinds[i].due, "%s", kinds[i].end);
        cr_expect_eq(sum->amount.stated, kinds[i].due != ANSWER_NO, "%s", kinds[i].end);
        cr_expect(kinds[i].due == ANSWER_NO || sum->amount.fen == 4550000, "%s", kinds[i].end);
    }
    cr_expect(sum_of("severance", ",\"end_kind\":\"dismissed\"", "")->why.missing & FACT(END_KIND));
    cr_expect_eq(sum_of("severance", ",\"end_kind\":\"notice\",\"form\":\"part_time\"", "")->due,
                 ANSWER_NO, "劳动合同法 71");
}

/* SC-4: what is no labour relation gives no severance; whether it is one is asked. */
Test(law_told, severance_needs_a_labour_relation)
{
    const struct sum *sum =
        sum_of("severance", ",\"end_kind\":\"notice\",\"form\":\"domestic\"", "");

    cr_expect_eq(sum->due, ANSWER_NONE);
    cr_expect(sum->why.missing & FACT(RELATION));
    cr_expect_eq(sum_of("severance", ",\"end_kind\":\"notice\",\"form\":\"standard\"", "")->due,
                 ANSWER_YES);
}

Test(law_told, without_the_end_a_sum_is_what_it_would_be)
{
    const struct sum *sum = sum_of("severance", "", "");

    cr_expect_eq(sum->due, ANSWER_NONE);
    cr_expect(sum->why.missing & FACT(END_KIND));
    cr_expect_eq(sum->amount.fen, 4550000);
    cr_expect(strstr(sum->why.zh, "是否应付尚不能确定"), "%s", sum->why.zh);
    cr_expect_eq(sum_of("severance", "",
                        ",\"award\":{\"items\":[{\"type\":\"severance\",\"result\":\"partly\"}]}")
                     ->due,
                 ANSWER_YES, "an award gave it");
    cr_expect_eq(sum_of("severance_diff", "",
                        ",\"courts\":[{\"items\":[{\"type\":\"severance_diff\",\"result\":"
                        "\"supported\"}]}]")
                     ->due,
                 ANSWER_YES, "a court gave it");
}

/* CP-5: only where the employer ended it, and against the law. */
Test(law_told, two_n_is_owed_where_the_ending_is_found_illegal)
{
    static const char *const none[] = {"resigned", "employer_fault", "mutual_by_employer",
                                       "mutual_by_worker", "expiry_refused"};
    const struct sum *sum = sum_of("illegal_dismissal", ",\"end_kind\":\"notice\"", "");

    cr_expect_eq(sum->due, ANSWER_NONE);
    cr_expect_eq(sum->amount.fen, 9100000);
    for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
        sum = sum_of("illegal_dismissal", arena_printf(arena, ",\"end_kind\":\"%s\"", none[i]), "");
        cr_expect_eq(sum->due, ANSWER_NO, "%s", none[i]);
        cr_expect(!sum->amount.stated, "%s", none[i]);
    }
    sum = sum_of("illegal_dismissal", ",\"end_kind\":\"notice\"",
                 ",\"worker\":{\"periods\":[{\"kind\":\"pregnant\",\"at_dispute\":true}]}");
    cr_expect_eq(sum->due, ANSWER_YES, "T43: article 40 in pregnancy is illegal");
}

#define HIRED "\"entry_on\":\"2025-03-10\",\"end_on\":\"2026-03-10\",\"monthly_wage\":600000"

static const struct sum *second_wage(const char *topics, const char *employment)
{
    return &told_as("\"topics\":[%s],\"employment\":{" HIRED "%s}", topics, employment)
                ->sums[0]
                .sum;
}

Test(law_told, a_contract_whose_day_is_not_told_is_not_a_missing_contract)
{
    static const char *const with[] = {",\"form\":\"fixed_term\"", ",\"relation\":\"contract\"",
                                       ",\"form\":\"no_contract\",\"relation\":\"contract\"",
                                       ",\"form\":\"no_contract\",\"signed_on\":\"2025-06\"", ""};

    for (size_t i = 0; i < sizeof(with) / sizeof(with[0]); i++) {
        const struct sum *sum = second_wage("\"double_wage\"", with[i]);

        cr_expect(!sum->amount.stated, "%s: %s", with[i], sum->formula);
        cr_expect(sum->why.missing & FACT(CONTRACT_SIGNED_ON), "%s", with[i]);
    }
    cr_expect_eq(second_wage("\"double_wage\"", ",\"form\":\"no_contract\"")->amount.fen, 6600000);
    cr_expect_eq(second_wage("\"double_wage\",\"no_contract\"", "")->amount.fen, 6600000);
}

/* --- leave ------------------------------------------------------------------------------------ */

static const struct leave_result *leave(const char *region, const char *maternity)
{
    return &told_as("%s\"maternity\":{\"dystocia\":false,%s}", region, maternity)->leave;
}

#define SHANDONG "\"region\":\"370102\","

Test(law_told, the_days_of_the_province_need_the_place_and_a_lawful_birth)
{
    const struct leave_result *r =
        leave(SHANDONG, "\"leave_from\":\"2026-03-01\",\"infants\":1,\"lawful\":true");

    cr_expect_eq(r->days, 158);
    r = leave(SHANDONG, "\"leave_from\":\"2026-03-01\",\"infants\":1");
    cr_expect_eq(r->days, 0);
    cr_expect_eq(r->national_days, 98);
    cr_expect_eq(r->why.missing, FACT(LAWFUL_BIRTH));
    cr_expect(strstr(r->why.zh, "98天，自2026-03-01至2026-06-06"), "%s", r->why.zh);
    r = leave("", "\"leave_from\":\"2026-03-01\",\"infants\":1,\"lawful\":true");
    cr_expect_eq(r->days, 0);
    cr_expect_eq(r->why.missing, FACT(REGION));
    r = leave(SHANDONG, "\"leave_from\":\"2026-03-01\",\"infants\":1,\"lawful\":false");
    cr_expect_eq(r->days, 98);
    r = leave("\"region\":\"110105\",", "\"leave_from\":\"2026-03-01\",\"infants\":1");
    cr_expect_eq(r->days, 98, "M6");
    cr_expect(strstr(r->why.zh, "当地是否另有增加的产假未收录"), "%s", r->why.zh);
}

Test(law_told, the_birth_is_not_asked_for_when_the_leave_is_what_is_missing)
{
    const struct leave_result *r =
        leave(SHANDONG, "\"birth_on\":\"2026-03-10\",\"infants\":1,\"lawful\":true");

    cr_expect_eq(r->days, 0);
    cr_expect_eq(r->why.missing, FACT(LEAVE_FROM));
    r = leave(SHANDONG, "\"due_on\":\"2026-03-15\",\"infants\":1,\"lawful\":true");
    cr_expect_eq(r->days, 0, "how many days before is not told");
    cr_expect_eq(r->why.missing, FACT(LEAVE_FROM));
    r = leave(SHANDONG,
              "\"due_on\":\"2026-03-15\",\"days_before\":15,\"infants\":1,\"lawful\":true");
    cr_expect_eq(r->days, 158, "M7");
    r = leave(SHANDONG, "\"miscarriage\":true,\"month_hundredths\":350");
    cr_expect_eq(r->why.missing, FACT(LEAVE_FROM));
}

/* --- the three periods ------------------------------------------------------------------------ */

#define NURSING                                                                                    \
    "\"today\":\"2026-06-10\",\"act_on\":\"2026-06-01\",\"topics\":[\"illegal_dismissal\"],"       \
    "\"worker\":{\"sex\":\"female\"%s},\"employment\":{\"end_kind\":\"notice\",\"end_on\":"        \
    "\"2026-06-01\"}%s"

Test(law_told, the_birth_and_the_leave_are_periods_of_their_own)
{
    static const char *const periods[][2] = {
        {"", ",\"maternity\":{\"birth_on\":\"2025-07-01\"}"},
        {"", ",\"maternity\":{\"leave_from\":\"2026-05-01\",\"infants\":1}"},
        {",\"periods\":[{\"kind\":\"nursing\",\"from\":\"2026-01-01\"}]", ""},
    };
    const struct assessment *a = told_as(NURSING, "", "");

    cr_expect_eq(a->fast_track.primary, FAST_TRACK_CATEGORY_UNKNOWN);
    for (size_t i = 0; i < sizeof(periods) / sizeof(periods[0]); i++) {
        a = told_as(NURSING, periods[i][0], periods[i][1]);
        cr_expect_eq(a->fast_track.primary, FAST_TRACK_CATEGORY_1, "%zu", i);
        cr_expect_eq(a->route.protection.violated, ANSWER_YES, "%zu", i);
    }
    a = told_as(NURSING, "", ",\"maternity\":{\"birth_on\":\"2023-07-01\"}");
    cr_expect_eq(a->fast_track.primary, FAST_TRACK_CATEGORY_UNKNOWN,
                 "an old birth says nothing of a new pregnancy");
}

/* MP-2, MP-7: the protection of the three periods is of women; nothing of it is asked of a man. */
Test(law_told, of_a_man_neither_pregnancy_nor_leave_is_asked)
{
    const struct assessment *a =
        told("\"today\":\"2026-06-10\",\"act_on\":\"2026-06-01\",\"topics\":[\"dismissal\"],"
             "\"worker\":{\"sex\":\"male\"},\"maternity\":{\"birth_on\":\"2026-05-01\"},"
             "\"employment\":{\"end_kind\":\"notice\",\"end_on\":\"2026-06-01\"}");

    cr_expect_eq(a->route.protection.violated, ANSWER_NO);
    cr_expect_eq(a->route.protection.why.missing, 0);
    cr_expect(!a->has_leave);
    cr_expect_eq(a->leave.why.missing, 0);
    a = told("\"worker\":{\"sex\":\"female\"},\"employment\":{\"end_kind\":\"notice\"}");
    cr_expect(a->route.protection.why.missing & FACT(THREE_PERIOD));
}
