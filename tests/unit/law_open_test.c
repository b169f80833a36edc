/* SPDX-License-Identifier: Apache-2.0
 *
 * What is not told stays open and is asked for; what was told is not asked for again. Each test is
 * a story that was once answered wrongly, told as halfsky-law is told it.
 */
#include "law/rule_id.h"

#include "base/text.h"

#include "law_told.h"

TestSuite(law_open, .init = told_begin, .fini = told_end, .timeout = 10);

/* --- court without an award ---------------------------------------------------------------------
 */

#define NOTE "\"today\":\"2026-05-01\",\"employment\":{\"wage_note\":true}"

Test(law_open, a_wage_note_opens_the_court_only_where_nothing_else_is_claimed)
{
    const struct assessment *a = told(NOTE ",\"claims\":[{\"type\":\"wage_arrears\"}]");

    cr_expect_eq(a->route.court.open, ANSWER_YES);
    cr_expect_eq(a->route.scope.door, DOOR_COURT);
    a = told(NOTE ",\"claims\":[{\"type\":\"wage_arrears\"},{\"type\":\"severance\"}]");
    cr_expect_neq(a->route.court.open, ANSWER_YES);
    cr_expect_eq(a->route.scope.door, DOOR_ARBITRATION);
    a = told(NOTE);
    cr_expect_eq(a->route.court.open, ANSWER_NONE, "nobody said what is claimed");
    cr_expect(a->route.court.why.missing & FACT(CLAIMS));
    cr_expect_eq(a->route.scope.door, 0);
    cr_expect(a->route.scope.why.missing & FACT(TOPICS));
    a = told(NOTE ",\"claims\":[{\"type\":\"wage_arrears\"},{}]");
    cr_expect_eq(a->route.court.open, ANSWER_NONE, "one claim may be anything");
    cr_expect(a->route.court.why.missing & FACT(CLAIMS));
}

#define LATE                                                                                       \
    "\"today\":\"2026-06-30\",\"procedure\":{\"filed_on\":\"2026-02-24\",\"accepted_on\":"         \
    "\"2026-03-02\",\"overdue_exception\":false}"

Test(law_open, an_award_told_without_its_day_is_no_late_award)
{
    static const char *const awards[] = {
        "{\"result\":\"supported\"}", "{\"received_on\":\"2026-04-10\"}", "{\"stated_final\":true}",
        "{\"items\":[{\"type\":\"severance\"}]}"};

    cr_expect_eq(told(LATE)->route.court.open, ANSWER_YES);
    for (size_t i = 0; i < sizeof(awards) / sizeof(awards[0]); i++) {
        const struct court_door_result *court =
            &told(arena_printf(arena, LATE ",\"award\":%s", awards[i]))->route.court;

        cr_expect_eq(court->open, ANSWER_NONE, "%s", awards[i]);
        cr_expect(court->why.missing & FACT(AWARD_ON), "%s", awards[i]);
        cr_expect(!strstr(court->why.zh, "逾期未裁决"), "%s", court->why.zh);
    }
}

Test(law_open, who_has_applied_is_not_told_to_apply_first)
{
    const char *const first = "应先申请劳动仲裁";
    const struct court_door_result *court;

    court = &told("\"today\":\"2026-05-01\"")->route.court;
    cr_expect(strstr(court->why.zh, first), "%s", court->why.zh);
    cr_expect(court->why.missing & FACT(ARBITRATION));
    court =
        &told("\"today\":\"2026-05-04\",\"procedure\":{\"filed_on\":\"2026-04-29\"}")->route.court;
    cr_expect(!strstr(court->why.zh, first), "%s", court->why.zh);
    cr_expect(strstr(court->why.zh, "已申请劳动仲裁"), "%s", court->why.zh);
    court = &told("\"today\":\"2026-05-04\",\"procedure\":{\"accepted_on\":\"2026-04-29\"}")
                 ->route.court;
    cr_expect(strstr(court->why.zh, "已申请劳动仲裁"), "%s", court->why.zh);
    court = &told("\"award\":{\"made_on\":\"2026-04-29\"}")->route.court;
    cr_expect(strstr(court->why.zh, "已有裁决"), "%s", court->why.zh);
    cr_expect(!(court->why.missing & FACT(ARBITRATION)));
}

/* SC-8, SC-12: where another door comes first nobody is sent to arbitration. */
Test(law_open, who_has_another_door_is_not_sent_to_arbitration)
{
    static const char *const others[] = {
        "\"act_on\":\"2026-06-15\",\"topics\":[\"wage_arrears\"],\"worker\":{\"pension\":true}",
        "\"topics\":[\"discrimination\"],\"employment\":{\"form\":\"applicant\"}",
        "\"topics\":[\"wage_arrears\"],\"employment\":{\"form\":\"domestic\"}"};

    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        const struct court_door_result *court =
            &told(arena_printf(arena, "\"today\":\"2026-11-30\",%s", others[i]))->route.court;

        cr_expect(!strstr(court->why.zh, "应先申请劳动仲裁"), "%s", court->why.zh);
        cr_expect(strstr(court->why.zh, "不是劳动仲裁"), "%s", court->why.zh);
    }
}

/* --- the award ------------------------------------------------------------------------------- */

#define ITEMS_FINAL                                                                                \
    "{\"type\":\"wage_arrears\",\"result\":\"supported\",\"amount\":2000000,"                      \
    "\"national_standard\":false}"
#define ITEMS_OTHER                                                                                \
    "{\"type\":\"illegal_dismissal_compensation\",\"result\":\"supported\",\"amount\":6000000}"
#define MINIMUM "\"numbers\":{\"min_wage\":220000}"

static const struct award_step *step_of(const struct assessment *a, enum award_step_kind kind,
                                        enum answer part)
{
    for (int i = 0; i < a->award.step_count; i++)
        if (a->award.steps[i].kind == kind && a->award.steps[i].final == part)
            return &a->award.steps[i];
    return NULL;
}

/* FA-8: 终局裁决自作出之日起生效. */
Test(law_open, enforcement_of_a_final_award_runs_from_the_day_it_was_made)
{
    const struct assessment *a = told(
        MINIMUM ",\"award\":{\"made_on\":\"2026-04-03\",\"received_on\":\"2026-04-30\",\"items\":"
                "[" ITEMS_FINAL "]}");
    const struct award_step *step = step_of(a, AWARD_STEP_WORKER_ENFORCES, ANSWER_NONE);

    cr_assert(step);
    cr_expect_str_eq(DATE_TEXT(step->due.natural), "2028-04-03");
    a = told(MINIMUM ",\"award\":{\"received_on\":\"2026-04-30\",\"items\":[" ITEMS_FINAL "]}");
    cr_expect_null(step_of(a, AWARD_STEP_WORKER_ENFORCES, ANSWER_NONE));
    cr_expect(a->award.why.missing & FACT(AWARD_ON));
    a = told("\"award\":{\"made_on\":\"2026-04-30\",\"received_on\":\"2026-04-03\","
             "\"stated_final\":true}");
    cr_expect_eq(a->award.step_count, 0, "received before it was made");
    cr_expect(a->award.why.missing & FACT(AWARD_ON) && a->award.why.missing & FACT(SERVED_ON));
}

/* FA-6, T32: each part has its own remedies. */
Test(law_open, a_mixed_award_names_the_remedies_of_each_part)
{
    const struct assessment *a = told(
        MINIMUM ",\"award\":{\"made_on\":\"2026-09-11\",\"received_on\":\"2026-09-18\",\"items\":"
                "[" ITEMS_FINAL "," ITEMS_OTHER "]}");
    static const struct {
        enum award_step_kind kind;
        enum answer part;
        const char *natural;
        int rule;
    } wanted[] = {
        {AWARD_STEP_WORKER_SUES, ANSWER_YES, "2026-10-03", RULE_DL_SUE_2},
        {AWARD_STEP_EMPLOYER_SETS_ASIDE, ANSWER_YES, "2026-10-18", RULE_DL_SUE_3},
        {AWARD_STEP_WORKER_ENFORCES, ANSWER_YES, "2028-09-11", RULE_DL_ENF_1},
        {AWARD_STEP_WORKER_SUES, ANSWER_NO, "2026-10-03", RULE_DL_SUE_1},
        {AWARD_STEP_EMPLOYER_SUES, ANSWER_NO, "2026-10-03", RULE_DL_SUE_1},
        {AWARD_STEP_WORKER_ENFORCES, ANSWER_NO, "2028-10-03", RULE_DL_ENF_1},
    };

    cr_expect(a->award.mixed);
    cr_expect_eq(a->award.step_count, 6);
    for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
        const struct award_step *step = step_of(a, wanted[i].kind, wanted[i].part);

        cr_assert(step, "%zu", i);
        cr_expect_str_eq(DATE_TEXT(step->due.natural), wanted[i].natural, "%zu", i);
        cr_expect_eq(step->rule->number, wanted[i].rule, "%zu", i);
    }
    cr_expect(strstr(a->award.why.zh, "劳动者申请执行（终局事项）"), "%s", a->award.why.zh);
    cr_expect(strstr(a->award.why.zh, "用人单位起诉（非终局事项）：最迟2026-10-03"), "%s",
              a->award.why.zh);
    cr_expect(strstr(a->award.why.zh, "基层人民法院提出。"), "no sentence was cut");
}

#define RECEIVED(day)                                                                              \
    "\"award\":{\"made_on\":\"" day "\",\"received_on\":\"" day "\",\"stated_final\":false}"

Test(law_open, a_step_is_rolled_in_words_only_where_it_was_rolled)
{
    const struct explained *why = &told(RECEIVED("2026-05-11"))->award.why;

    cr_expect(!strstr(why->zh, "顺延") && !strstr(why->en, "rolled"), "%s", why->zh);
    why = &told(RECEIVED("2026-09-18"))->award.why;
    cr_expect(strstr(why->zh, "因休息日顺延至2026-10-08"), "%s", why->zh);
    cr_expect(strstr(why->zh, "2026-09-30前"), "%s", why->zh);
    why = &told(RECEIVED("2026-12-28"))->award.why;
    cr_expect(strstr(why->zh, "2027年放假安排尚未公布"), "%s", why->zh);
    cr_expect(strstr(why->en, "the calendar of 2027"), "%s", why->en);
    cr_expect(why->missing & FACT(CALENDAR));
}

#define ENDED(result)                                                                              \
    "\"today\":\"2026-06-30\",\"procedure\":{\"filed_on\":\"2026-02-24\",\"accepted_on\":"       \
    "\"2026-03-02\",\"overdue_exception\":false},\"award\":{\"result\":\"" result                  \
    "\",\"made_on\":\"2026-04-10\",\"received_on\":\"2026-04-13\"}"

/* DL-SUE-1 and 解释一 11 speak of an award: nothing else starts its fifteen days. */
Test(law_open, a_mediation_a_withdrawal_or_a_refusal_is_no_award_to_sue_over)
{
    static const struct {
        const char *facts;
        const char *rule;
        enum answer court;
    } endings[] = {
        {ENDED("mediated"), "AG-F", ANSWER_NONE},
        {ENDED("mediated_withdrawn"), "LIM-8", ANSWER_NONE},
        {ENDED("settled"), NULL, ANSWER_NONE},
        {ENDED("withdrawn"), "LIM-8", ANSWER_NONE},
        {ENDED("not_accepted"), "CT-1", ANSWER_YES},
    };

    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        const struct assessment *a = told(endings[i].facts);
        const struct court_door_result *court = &a->route.court;

        cr_expect_eq(a->award.step_count, 0, "%s", endings[i].facts);
        cr_expect_eq(a->award.final, ANSWER_NONE);
        cr_expect_eq(a->award.why.missing, 0, "%s", a->award.why.zh);
        cr_expect(strstr(a->award.why.zh, "不适用裁决的起诉期限"), "%s", a->award.why.zh);
        cr_expect(!endings[i].rule || strstr(a->award.why.zh, endings[i].rule), "%s",
                  a->award.why.zh);
        cr_expect_eq(court->open, endings[i].court, "%s", endings[i].facts);
        cr_expect(!strstr(court->why.zh, "已有裁决"), "%s", court->why.zh);
        cr_expect(court->open || strstr(court->why.zh, "没有可以起诉的裁决"), "%s", court->why.zh);
        cr_expect(!(court->why.missing & FACT(ARBITRATION)));
    }
    cr_expect_eq(told(ENDED("rejected"))->award.step_count, 1, "what was refused was decided");
    cr_expect_str_eq(DATE_TEXT(told(ENDED("rejected"))->award.steps[0].due.natural), "2026-04-28");
}

/* CT-1: a refusal told either way opens the court. */
Test(law_open, a_refusal_opens_the_court_however_it_is_told)
{
    cr_expect_eq(told("\"award\":{\"result\":\"not_accepted\"}")->route.court.open, ANSWER_YES);
    cr_expect_eq(told("\"procedure\":{\"refused\":true}")->route.court.open, ANSWER_YES);
    cr_expect_eq(told("\"procedure\":{\"refused\":false}")->route.court.open, ANSWER_NONE);
}

/* FA-7: what the award says of itself decides, and is asked for while the items leave it open. */
Test(law_open, what_the_award_says_decides_where_the_items_do_not)
{
    const struct assessment *a =
        told("\"award\":{\"items\":[{\"type\":\"severance\",\"result\":\"rejected\"}]}");

    cr_expect_eq(a->award.final, ANSWER_NONE);
    cr_expect(a->award.why.missing & FACT(STATED_FINAL));
    a = told("\"award\":{\"stated_final\":true,\"items\":[{\"type\":\"severance\",\"result\":"
             "\"rejected\"}]}");
    cr_expect_eq(a->award.final, ANSWER_YES);
    a = told("\"award\":{\"items\":[{\"type\":\"working_hours\",\"result\":\"supported\"}]}");
    cr_expect_eq(a->award.final, ANSWER_NONE);
    cr_expect(a->award.why.missing & FACT(AWARD_ITEMS));
}

/* --- award and courts ------------------------------------------------------------------------- */

Test(law_open, a_comparison_that_stays_open_says_what_it_needs)
{
    const struct explained *why =
        &told("\"award\":{\"result\":\"supported\"},\"courts\":[{\"result\":\"supported\"}]")
             ->consistency.why;

    cr_expect(why->missing & FACT(AWARD_ITEMS), "%s", why->zh);
    cr_expect(!(why->missing & FACT(COURT_RESULT)));
    why = &told("\"award\":{\"result\":\"supported\"},\"courts\":[{\"result\":\"appealed\"}]")
               ->consistency.why;
    cr_expect(why->missing & FACT(COURT_RESULT));
    why = &told("\"award\":{\"result\":\"supported\"}")->consistency.why;
    cr_expect(why->missing & FACT(COURT_RESULT));
}

#define SUPPORTED_ITEM "{\"type\":\"severance\",\"result\":\"supported\",\"amount\":100}"

Test(law_open, an_award_that_contradicts_itself_is_compared_with_nothing)
{
    const struct assessment *a =
        told("\"award\":{\"result\":\"rejected\",\"items\":[" SUPPORTED_ITEM
             "]},\"courts\":[{\"result\":\"supported\",\"items\":[" SUPPORTED_ITEM "]}]");

    cr_expect_eq(a->consistency.whole, CONSISTENCY_UNKNOWN);
    cr_expect(a->consistency.why.missing & FACT(AWARD_ITEMS));
    a = told("\"award\":{\"result\":\"supported\",\"items\":[" SUPPORTED_ITEM
             "]},\"courts\":[{\"result\":\"supported\",\"items\":[" SUPPORTED_ITEM "]}]");
    cr_expect_eq(a->consistency.whole, CONSISTENCY_YES);
}

/* --- money now -------------------------------------------------------------------------------- */

Test(law_open, advance_enforcement_asks_for_what_would_decide_it)
{
    const uint64_t grounds = FACT(RIGHTS_CLEAR) | FACT(LIFE_AFFECTED);
    const struct advance_result *r = &told("")->route.advance;

    cr_expect_eq(r->enforcement, ANSWER_NONE);
    cr_expect_eq(r->why.missing & (FACT(TOPICS) | FACT(FILED_ON) | grounds),
                 FACT(TOPICS) | FACT(FILED_ON) | grounds);
    r = &told("\"topics\":[\"wage_arrears\"],\"procedure\":{\"filed_on\":\"2026-05-01\","
              "\"rights_clear\":true}")
             ->route.advance;
    cr_expect_eq(r->enforcement, ANSWER_NONE);
    cr_expect_eq(r->why.missing & (FACT(FILED_ON) | grounds), FACT(LIFE_AFFECTED));
    r = &told("\"topics\":[\"wage_arrears\"],\"procedure\":{\"suit_pending\":true,"
              "\"rights_clear\":true,\"life_affected\":true}")
             ->route.advance;
    cr_expect(r->why.missing & FACT(ABLE) || r->enforcement != ANSWER_NONE);
    r = &told("\"topics\":[\"transfer\"],\"procedure\":{\"filed_on\":\"2026-05-01\"}")
             ->route.advance;
    cr_expect(r->why.missing & FACT(CLAIMS));
}

Test(law_open, preservation_is_asked_about_and_may_be_denied)
{
    const struct advance_result *r = &told("\"topics\":[\"wage_arrears\"]")->route.advance;

    cr_expect_eq(r->preservation, ANSWER_NONE);
    cr_expect_eq(r->preservation_why.missing, FACT(ASSETS), "nothing of the enforcement");
    cr_expect(!(r->why.missing & FACT(ASSETS)));
    r = &told("\"procedure\":{\"assets_moving\":false}")->route.advance;
    cr_expect_eq(r->preservation, ANSWER_NONE);
    r = &told("\"procedure\":{\"assets_moving\":false,\"fled\":false}")->route.advance;
    cr_expect_eq(r->preservation, ANSWER_NO);
    cr_expect_eq(r->preservation_why.missing, 0);
}

/* PR-4 (S), 民诉法 104 (V): a notice spares a migrant worker the security, the statute does not. */
Test(law_open, a_migrant_worker_hears_of_the_notice_about_security_also_before_she_files)
{
    static const char moving[] =
        "\"topics\":[\"wage_arrears\"],\"worker\":{\"rural\":true},\"procedure\":{"
        "\"assets_moving\":true%s}";
    const struct advance_result *r = &told(arena_printf(arena, moving, ""))->route.advance;

    cr_expect_eq(r->preservation_security, ADVANCE_SECURITY_REQUIRED);
    cr_expect(strstr(r->preservation_why.zh, "农民工欠薪案件一般不要求提供担保") &&
                  strstr(r->preservation_why.zh, "是否免除由法院决定"),
              "%s", r->preservation_why.zh);
    r = &told(arena_printf(arena, moving, ",\"filed_on\":\"2026-05-01\""))->route.advance;
    cr_expect_eq(r->preservation_security, ADVANCE_SECURITY_NONE);
    cr_expect(!strstr(r->preservation_why.zh, "由法院决定"), "%s", r->preservation_why.zh);
}

/* CT-4: an agreement that was told is not asked for again, only what of it is open. */
Test(law_open, an_agreement_that_is_told_is_not_asked_for)
{
    static const struct {
        const char *agreement;
        uint64_t missing;
    } told_agreements[] = {
        {"", FACT(AGREEMENT_ON)},
        {",\"agreement\":{\"topics\":[\"wage_arrears\"]}", FACT(PERFORMANCE)},
        {",\"agreement\":{\"defaulted\":true}", FACT(TOPICS)},
        {",\"agreement\":{\"topics\":[\"severance\"]}", 0},
    };

    for (size_t i = 0; i < sizeof(told_agreements) / sizeof(told_agreements[0]); i++) {
        const struct court_door_result *court =
            &told(arena_printf(arena, "\"today\":\"2026-06-10\"%s", told_agreements[i].agreement))
                 ->route.court;

        cr_expect_eq(court->open, ANSWER_NONE);
        cr_expect_eq(court->why.missing & ~FACT(ARBITRATION), told_agreements[i].missing, "%zu", i);
    }
    cr_expect_eq(told("\"today\":\"2026-06-10\",\"agreement\":{\"topics\":[\"wage_arrears\"],"
                      "\"defaulted\":true}")
                     ->route.court.open,
                 ANSWER_YES);
}

/* --- facts used ------------------------------------------------------------------------------- */

static const char *written(const char *members)
{
    struct out out;

    out_begin(&out, arena);
    assessment_write(&out, told(members));
    return text_get(&out.text);
}

/* SAFE-6: an answer is explained by what was told, not by what it looked for. */
Test(law_open, what_nobody_told_is_no_fact_used)
{
    static const char used[] = "\"facts_used\":[";
    const char *all = written("");
    int count = 0;

    for (const char *at = strstr(all, used); at; at = strstr(at + 1, used), count++)
        cr_expect_eq(at[strlen(used)], ']', "%.80s", at);
    cr_expect_gt(count, 10);
    all = written("\"worker\":{\"sex\":\"male\"}");
    cr_expect(strstr(all, "\"facts_used\":[\"sex\"]"), "%s", all);
    cr_expect_null(strstr(all, "\"facts_used\":[\"sex\","), "%s", all);
}

Test(law_open, a_fact_used_is_named_by_what_was_told)
{
    const struct assessment *a = told(
        "\"today\":\"2026-05-13\",\"topics\":[\"dismissal\"],\"act_on\":\"2026-05-01\",\"worker\":"
        "{\"sex\":\"female\",\"periods\":[{\"kind\":\"pregnant\",\"from\":\"2026-02-01\"}]},"
        "\"employment\":{\"form\":\"platform\",\"relation\":\"contract\",\"end_kind\":\"notice\","
        "\"entry_on\":\"2020-03\"},\"agreement\":{\"effective_on\":\"2026-05\"}");

    cr_expect_eq(a->fast_track.categories[0].used, FACT(SEX) | FACT(THREE_PERIOD) |
                                                       FACT(THREE_PERIOD_DATES) | FACT(TOPICS) |
                                                       FACT(ACT_ON) | FACT(TODAY));
    cr_expect_eq(a->fast_track.categories[2].used,
                 FACT(SEX) | FACT(EMPLOYMENT_FORM) | FACT(RELATION));
    cr_expect_eq(a->route.agreement.why.used, FACT(AGREEMENT_ON) | FACT(TODAY));
    cr_expect_eq(a->route.protection.why.used,
                 FACT(THREE_PERIOD) | FACT(ACT_ON) | FACT(END_KIND));
    a = told("\"topics\":[\"dismissal\"],\"procedure\":{\"filed_on\":\"2026-05-13\"},\"worker\":"
             "{\"sex\":\"female\",\"periods\":[{\"kind\":\"pregnant\",\"to\":\"2026-02-01\"},{}]},"
             "\"employment\":{\"platform\":true,\"form\":\"standard\",\"relation\":\"contract\"}");
    cr_expect(!(a->fast_track.categories[0].used & (FACT(TODAY) | FACT(ACT_ON))));
    cr_expect_eq(a->fast_track.categories[2].used, FACT(SEX) | FACT(PLATFORM) | FACT(RELATION));
}

/* SAFE-8: the same as the award, and items that are not. */
Test(law_open, a_judgment_that_contradicts_itself_is_compared_with_nothing)
{
    static const char courts[] =
        "\"award\":{\"result\":\"supported\",\"items\":[{\"type\":\"severance\",\"result\":"
        "\"supported\"}]},\"courts\":[{\"instance\":\"first\",\"result\":\"%s\",\"items\":[{"
        "\"type\":\"severance\",\"result\":\"%s\"}]}]";

    cr_expect_eq(told(arena_printf(arena, courts, "same_as_arbitration", "rejected"))
                     ->consistency.whole,
                 CONSISTENCY_UNKNOWN);
    cr_expect_eq(told(arena_printf(arena, courts, "same_as_arbitration", "supported"))
                     ->consistency.whole,
                 CONSISTENCY_YES);
    cr_expect_eq(told(arena_printf(arena, courts, "reversed", "supported"))->consistency.whole,
                 CONSISTENCY_UNKNOWN);
    cr_expect_eq(told(arena_printf(arena, courts, "reversed", "rejected"))->consistency.whole,
                 CONSISTENCY_NO);
}

/* SIM-G1 to G3: what was told is not asked for, and what is needed is said once. */
Test(law_open, simple_procedure_asks_for_the_grounds_that_are_not_told)
{
    static const char large[] =
        "\"claims\":[{\"type\":\"severance\",\"amount\":9000100}],\"numbers\":{"
        "\"average_wage_year\":9000000},\"procedure\":{\"workers\":1%s}%s";
    const struct simple_result *r =
        &told(arena_printf(arena, large, "", ",\"region\":\"370102\""))->route.simple;
    const char *asked;

    cr_expect_eq(r->eligible, ANSWER_NONE);
    cr_expect_eq(r->why.missing, FACT(RIGHTS_CLEAR) | FACT(CONSENT));
    r = &told(arena_printf(arena, large, ",\"facts_clear\":false,\"both_agree_simple\":false",
                           ",\"region\":\"370102\""))
             ->route.simple;
    cr_expect_eq(r->eligible, ANSWER_NO);
    cr_expect_eq(r->why.missing, 0);
    r = &told("\"procedure\":{\"facts_clear\":true,\"collective_contract\":true}")->route.simple;
    cr_expect_eq(r->eligible, ANSWER_NONE, "barred in the province alone");
    cr_expect(r->why.missing & FACT(REGION));
    asked = strstr(r->why.zh, "尚需了解");
    cr_expect(asked && !strstr(asked + 1, "尚需了解"), "%s", r->why.zh);
    cr_expect(strstr(r->why.zh, "请补充工作地"), "%s", r->why.zh);
}

static bool offers(const char *members, int entitlement)
{
    const struct sweep_result *r = &told(members)->route.sweep;

    for (int i = 0; i < r->offer_count; i++)
        if (r->offers[i].entitlement == entitlement)
            return true;
    return false;
}

/* What has been had, or cannot be, is not offered. */
Test(law_open, nothing_is_offered_that_is_behind_her_or_has_no_other_side)
{
#define OFFERS_OF "\"today\":\"2026-05-08\",\"topics\":[\"wage_arrears\",\"work_injury\"]"
    cr_expect(offers(OFFERS_OF, ENTITLEMENT_ARBITRATION));
    cr_expect(!offers(OFFERS_OF ",\"award\":{\"made_on\":\"2026-05-01\"}",
                      ENTITLEMENT_ARBITRATION));
    cr_expect(!offers(OFFERS_OF ",\"award\":{\"result\":\"mediated\"}", ENTITLEMENT_ARBITRATION));
    cr_expect(offers(OFFERS_OF ",\"award\":{\"result\":\"withdrawn\"}", ENTITLEMENT_ARBITRATION),
              "LIM-8: she may file again");
    cr_expect(offers(OFFERS_OF, ENTITLEMENT_INJURY_RECOGNITION));
    cr_expect(!offers(OFFERS_OF ",\"injury\":{\"grade\":9}", ENTITLEMENT_INJURY_RECOGNITION));
    cr_expect(offers(OFFERS_OF ",\"injury\":{\"grade\":9,\"recognized\":false}",
                     ENTITLEMENT_INJURY_RECOGNITION));
    cr_expect(offers(OFFERS_OF ",\"injury\":{\"grade\":9,\"recognition_pending\":true}",
                     ENTITLEMENT_INJURY_RECOGNITION));
    cr_expect(offers(OFFERS_OF ",\"procedure\":{\"against_agency\":true}", ENTITLEMENT_MEDIATION),
              "the wages have another side");
    cr_expect(!offers("\"today\":\"2026-05-08\",\"topics\":[\"work_injury\"],\"procedure\":{"
                      "\"against_agency\":true}",
                      ENTITLEMENT_MEDIATION));
}
