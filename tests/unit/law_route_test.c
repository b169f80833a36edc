/* SPDX-License-Identifier: Apache-2.0
 *
 * Which door, which procedure, which protection of money: acceptance rows T28, T29, T40, T41, T46,
 * T55, T56, T58, T59 and the edges around them.
 */
#include "law/advance.h"
#include "law/code.h"
#include "law/procedure.h"
#include "law/scope.h"
#include "law/sweep.h"

#include "base/text.h"
#include "law_dates.h"

#include <criterion/criterion.h>
#include <string.h>

LAW_CODE_SET(door, DOOR);
LAW_CODE_SET(recusal, RECUSAL);
LAW_CODE_SET(entitlement, ENTITLEMENT);

#define TOPIC(name) CODE_BIT(TOPIC_##name)

static struct date d(const char *text) { return date_of_or_none(text); }

/* --- scope ------------------------------------------------------------------------------------ */

static struct scope_result scope(struct scope_facts facts)
{
    struct scope_result result;

    scope_assess(law_builtin(), &facts, &result);
    return result;
}

Test(scope, an_ordinary_labour_dispute_goes_to_arbitration, .timeout = 5)
{
    const struct scope_result result =
        scope((struct scope_facts){.on = d("2026-05-01"), .topics = TOPIC(WAGE_ARREARS)});

    cr_expect_eq(result.door, DOOR_ARBITRATION);
    cr_expect(result.also & CODE_BIT(DOOR_INSPECTION));
    cr_expect_eq(scope((struct scope_facts){.topics = TOPIC(LEGAL_AID)}).door, DOOR_NONE);
}

Test(scope, t46_a_refused_applicant_goes_to_court_inspection_or_12338, .timeout = 5)
{
    const struct scope_result result = scope((struct scope_facts){
        .on = d("2026-05-01"),
        .topics = TOPIC(DISCRIMINATION),
        .employment_form = EMPLOYMENT_FORM_APPLICANT,
    });

    cr_expect_eq(result.door, DOOR_COURT);
    cr_expect(result.also == (CODE_BIT(DOOR_INSPECTION) | CODE_BIT(DOOR_UNION)));
    cr_expect(strstr(result.why.zh, "不经仲裁"), "%s", result.why.zh);
    cr_expect(text_equal(MONEY_TEXT(result.fine_min), "10000.00"));
    cr_expect(text_equal(MONEY_TEXT(result.fine_max), "50000.00"));
}

static struct scope_facts cleaner(const char *on)
{
    return (struct scope_facts){.on = d(on),
                                .topics = TOPIC(WAGE_ARREARS),
                                .pension = ANSWER_YES,
                                .age = {58, true},
                                .employment_form = EMPLOYMENT_FORM_OVER_AGE};
}

Test(scope, t55_t56_over_age_cleaner_by_the_day_of_the_facts, .timeout = 5)
{
    struct scope_facts other = cleaner("2026-08-15");

    cr_expect_eq(scope(cleaner("2026-08-15")).door, DOOR_ARBITRATION);
    cr_expect_eq(scope(cleaner("2025-10-15")).door, DOOR_HUMAN);
    cr_expect_eq(scope(cleaner("2025-08-31")).door, DOOR_COURT);
    cr_expect_eq(scope(cleaner("2026-06-30")).door, DOOR_HUMAN);
    cr_expect_eq(scope(cleaner("2026-07-01")).door, DOOR_ARBITRATION);
    cr_expect_eq(scope(cleaner("")).door, DOOR_HUMAN, "without a day nobody guesses");
    cr_expect_eq(scope(cleaner("2025")).door, DOOR_HUMAN, "the year has both");
    other.topics = TOPIC(SEVERANCE);
    cr_expect_eq(scope(other).door, DOOR_COURT);
    other = cleaner("2025-08-31");
    other.pension = ANSWER_NO;
    cr_expect_eq(scope(other).door, DOOR_HUMAN);
}

Test(scope, t58_a_contested_courier_gets_one_stop_mediation_and_a_human, .timeout = 5)
{
    struct scope_facts courier = {.on = d("2026-05-01"),
                                  .topics = TOPIC(WORK_INJURY),
                                  .platform = ANSWER_YES,
                                  .relation = RELATION_CONTESTED};
    const struct scope_result result = scope(courier);

    cr_expect_eq(result.door, DOOR_ONE_STOP);
    cr_expect(result.also & CODE_BIT(DOOR_HUMAN));
    cr_expect(strstr(result.why.zh, "SC-13") && strstr(result.why.zh, "二手"), "%s", result.why.zh);
    cr_expect(result.also & CODE_BIT(DOOR_OCCUPATIONAL), "rules.md 5.4");
    cr_expect(strstr(result.why.zh, "SC-19"), "%s", result.why.zh);
    courier.on = d("2025-06-30");
    cr_expect(!(scope(courier).also & CODE_BIT(DOOR_OCCUPATIONAL)), "the pilot began in July");
    courier.on = d("2026-05-01");
    courier.topics = TOPIC(WAGE_ARREARS);
    cr_expect(!(scope(courier).also & CODE_BIT(DOOR_OCCUPATIONAL)));
    courier.relation = RELATION_CONTRACT;
    cr_expect_eq(scope(courier).door, DOOR_ARBITRATION);
}

Test(scope, t59_a_waiver_of_insurance_is_void, .timeout = 5)
{
    const struct scope_facts facts = {.on = d("2026-05-01"),
                                      .topics = TOPIC(SOCIAL_INSURANCE) | TOPIC(SEVERANCE)};

    cr_expect(strstr(scope(facts).why.zh, "约定不缴社会保险的无效"), "%s", scope(facts).why.zh);
}

Test(scope, harassment_is_never_only_mediation, .timeout = 5)
{
    struct scope_facts facts = {.on = d("2026-05-01"), .topics = TOPIC(SEXUAL_HARASSMENT)};

    cr_expect_eq(scope(facts).door, DOOR_HUMAN);
    cr_expect(scope(facts).also & CODE_BIT(DOOR_POLICE));
    cr_expect(!(scope(facts).also & CODE_BIT(DOOR_ARBITRATION)));
    facts.topics |= TOPIC(ILLEGAL_DISMISSAL);
    cr_expect(scope(facts).also & CODE_BIT(DOOR_ARBITRATION));
}

Test(scope, every_other_form_and_target_has_its_door, .timeout = 5)
{
    static const struct {
        int form;
        int door;
    } forms[] = {
        {EMPLOYMENT_FORM_DOMESTIC, DOOR_PEOPLES_MEDIATION},
        {EMPLOYMENT_FORM_APPRENTICE, DOOR_PEOPLES_MEDIATION},
        {EMPLOYMENT_FORM_FARM_HAND, DOOR_PEOPLES_MEDIATION},
        {EMPLOYMENT_FORM_PUBLIC_INSTITUTION, DOOR_PERSONNEL},
        {EMPLOYMENT_FORM_CIVIL_SERVANT, DOOR_PERSONNEL},
        {EMPLOYMENT_FORM_DISPATCH, DOOR_ARBITRATION},
        {EMPLOYMENT_FORM_STANDARD, DOOR_ARBITRATION},
    };
    struct scope_facts facts = {.on = d("2026-05-01"), .topics = TOPIC(WAGE_ARREARS)};

    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        facts.employment_form = forms[i].form;
        cr_expect_eq(scope(facts).door, forms[i].door, "%d", forms[i].form);
        cr_expect_eq(scope(facts).co_parties, forms[i].form == EMPLOYMENT_FORM_DISPATCH);
    }
    facts.against_agency = ANSWER_YES;
    cr_expect_eq(scope(facts).door, DOOR_ADMINISTRATIVE);
    facts.against_agency = ANSWER_NONE;
    facts.against_grade = ANSWER_YES;
    cr_expect_eq(scope(facts).door, DOOR_REAPPRAISAL);
    facts.against_grade = ANSWER_NONE;
    facts.contributions = ANSWER_YES;
    cr_expect_eq(scope(facts).door, DOOR_COLLECTING);
    facts.contributions = ANSWER_NONE;
    facts.wage_note = ANSWER_YES;
    cr_expect_eq(scope(facts).door, DOOR_COURT);
    cr_expect(scope(facts).also & CODE_BIT(DOOR_PAYMENT_ORDER));
    facts.employer_closed = facts.subcontracted = ANSWER_YES;
    cr_expect(scope(facts).co_parties);
}

Test(scope, under_sixteen_everything_stops_for_her_safety, .timeout = 5)
{
    struct scope_facts facts = {
        .on = d("2026-05-01"), .topics = TOPIC(WAGE_ARREARS), .age = {15, true}};

    cr_expect(scope(facts).stop);
    facts.age.value = 16;
    cr_expect(!scope(facts).stop);
}

Test(scope, the_workplace_has_it_before_the_employers_seat, .timeout = 5)
{
    struct jurisdiction_facts facts = {d("2026-05-01"), "370102", "370202", true};
    struct explained why;

    cr_expect_str_eq(jurisdiction_find(law_builtin(), &facts, &why), "370102");
    facts.performed_in = NULL;
    cr_expect_str_eq(jurisdiction_find(law_builtin(), &facts, &why), "370202");
    facts.employer_in = NULL;
    cr_expect_null(jurisdiction_find(law_builtin(), &facts, &why));
    cr_expect(why.missing & CODE_BIT(LAW_FACT_REGION));
}

/* --- procedure -------------------------------------------------------------------------------- */

static struct simple_result simple(struct simple_facts facts)
{
    struct simple_result result;

    facts.on = d("2026-05-01");
    simple_assess(law_builtin(), &facts, &result);
    return result;
}

Test(procedure, t28_twelve_women_are_collective, .timeout = 5)
{
    const struct simple_result result = simple((struct simple_facts){
        .both_agree = ANSWER_YES, .unreachable = ANSWER_NO, .workers = {12, true}});

    cr_expect_eq(result.eligible, ANSWER_NO);
    cr_expect_eq(result.arbitrators, 3);
    cr_expect_eq(result.representatives_least, 3);
    cr_expect_eq(result.representatives_most, 5);
    cr_expect(result.priority);
}

Test(procedure, t29_nine_are_not_but_are_watched, .timeout = 5)
{
    const struct simple_result result = simple((struct simple_facts){
        .both_agree = ANSWER_YES, .unreachable = ANSWER_NO, .workers = {9, true}});
    struct explained why;
    const struct law *law = law_builtin();
    const struct date on = d("2026-05-01");

    cr_expect_eq(result.collective, ANSWER_NO);
    cr_expect_eq(result.eligible, ANSWER_YES);
    cr_expect_eq(result.arbitrators, 1);
    cr_expect_eq(warning_assess(law, 10, on, &why), WARNING_COLLECTIVE);
    cr_expect_eq(warning_assess(law, 9, on, &why), WARNING_ALERT);
    cr_expect_eq(warning_assess(law, 5, on, &why), WARNING_ALERT);
    cr_expect_eq(warning_assess(law, 4, on, &why), WARNING_WATCH);
    cr_expect_eq(warning_assess(law, 3, on, &why), WARNING_WATCH);
    cr_expect_eq(warning_assess(law, 2, on, &why), WARNING_NONE);
    cr_expect_eq(warning_window_days(law, on), 30);
    cr_expect_eq(agents_most(law, on), 2);
}

Test(procedure, one_ground_is_enough_and_one_bar_is_too, .timeout = 5)
{
    struct simple_facts facts = {.unreachable = ANSWER_NO, .workers = {1, true}};

    cr_expect_eq(simple(facts).eligible, ANSWER_NONE);
    facts.facts_clear = ANSWER_YES;
    cr_expect_eq(simple(facts).eligible, ANSWER_YES);
    facts.facts_clear = ANSWER_NO;
    facts.both_agree = ANSWER_NO;
    facts.amount = money_of_fen(100);
    cr_expect_eq(simple(facts).eligible, ANSWER_NONE, "the average wage is not known");
    facts.average_yearly = money_of_fen(100);
    cr_expect_eq(simple(facts).eligible, ANSWER_YES, "equal is within");
    facts.amount = money_of_fen(101);
    cr_expect_eq(simple(facts).eligible, ANSWER_NO);
    facts.both_agree = ANSWER_YES;
    facts.unreachable = ANSWER_YES;
    cr_expect_eq(simple(facts).eligible, ANSWER_NO);
    facts.unreachable = ANSWER_NO;
    facts.public_interest = ANSWER_YES;
    cr_expect_eq(simple(facts).eligible, ANSWER_NO);
    facts.public_interest = ANSWER_NONE;
    facts.collective_contract = ANSWER_YES;
    cr_expect_eq(simple(facts).eligible, ANSWER_NO);
    cr_expect_eq(simple(facts).arbitrators, 3);
    cr_expect_eq(simple(facts).collective, ANSWER_NO, "EW-1: ten with one claim, and she is one");
    cr_expect(!simple(facts).priority);
    facts = (struct simple_facts){.both_agree = ANSWER_YES};
    cr_expect_eq(simple(facts).eligible, ANSWER_NONE);
    cr_expect(simple(facts).why.missing & CODE_BIT(LAW_FACT_WHEREABOUTS));
    facts.major_or_difficult = ANSWER_YES;
    cr_expect_eq(simple(facts).arbitrators, 3);
}

Test(procedure, recusal_has_four_grounds, .timeout = 5)
{
    struct explained why;

    for (int ground = RECUSAL_KIN; ground < RECUSAL_COUNT; ground++)
        cr_expect_eq(recusal_assess(law_builtin(), ground, d("2026-05-01"), &why), ANSWER_YES);
    cr_expect_eq(recusal_assess(law_builtin(), 0, d("2026-05-01"), &why), ANSWER_NO);
    cr_expect_eq(recusal_assess(law_builtin(), RECUSAL_KIN, d("2007-05-01"), &why), ANSWER_NONE);
}

Test(procedure, what_is_missing_is_told_once_and_altogether, .timeout = 5)
{
    struct explained why;
    const uint32_t all = (UINT32_C(1) << APPLICATION_PART_COUNT) - 1;

    cr_expect_eq(application_check(law_builtin(), all, d("2026-05-01"), &why), 0);
    cr_expect_eq(application_check(law_builtin(), all & ~UINT32_C(9), d("2026-05-01"), &why), 2);
    cr_expect(strstr(why.zh, "申请人姓名、身份证号码"), "%s", why.zh);
    cr_expect(strstr(why.zh, "不得拒收"), "%s", why.zh);
}

/* --- advance enforcement and preservation -------------------------------------------------------
 */

static struct advance_result advance(struct advance_facts facts)
{
    struct advance_result result;

    facts.on = d("2026-05-20");
    facts.topics = TOPIC(WAGE_ARREARS);
    advance_assess(law_builtin(), &facts, &result);
    return result;
}

Test(advance, t40_before_filing_security_is_required, .timeout = 5)
{
    const struct advance_result result =
        advance((struct advance_facts){.stage = ADVANCE_BEFORE_FILING,
                                       .assets_moving = ANSWER_YES,
                                       .rural = ANSWER_YES,
                                       .hardship = ANSWER_YES});

    cr_expect_eq(result.preservation, ANSWER_YES);
    cr_expect_eq(result.preservation_security, ADVANCE_SECURITY_REQUIRED);
    cr_expect_eq(result.ruling_hours, 48);
    cr_expect_eq(result.file_within_days, 30);
}

Test(advance, t41_in_court_flight_reduces_the_security, .timeout = 5)
{
    struct advance_facts facts = {
        .stage = ADVANCE_IN_COURT, .assets_moving = ANSWER_YES, .fled = ANSWER_YES};

    cr_expect_eq(advance(facts).preservation_security, ADVANCE_SECURITY_REDUCED);
    cr_expect_eq(advance(facts).ruling_hours, 48);
    facts.fled = ANSWER_NONE;
    cr_expect_eq(advance(facts).preservation_security, ADVANCE_SECURITY_MAY_BE_ASKED);
    facts.rural = ANSWER_YES;
    cr_expect_eq(advance(facts).preservation_security, ADVANCE_SECURITY_NONE);
    facts.stage = ADVANCE_IN_ARBITRATION;
    facts.rural = ANSWER_NO;
    cr_expect_eq(advance(facts).preservation_security, ADVANCE_SECURITY_MAY_BE_ASKED);
    facts.assets_moving = ANSWER_NONE;
    cr_expect_eq(advance(facts).preservation, ANSWER_NONE);
}

Test(advance, enforcement_needs_clear_rights_and_a_life_affected, .timeout = 5)
{
    struct advance_facts facts = {.stage = ADVANCE_IN_ARBITRATION, .rights_clear = ANSWER_YES};

    cr_expect_eq(advance(facts).enforcement, ANSWER_NONE);
    facts.life_affected = ANSWER_YES;
    cr_expect_eq(advance(facts).enforcement, ANSWER_YES);
    cr_expect_eq(advance(facts).enforcement_security, ADVANCE_SECURITY_NONE);
    facts.stage = ADVANCE_IN_COURT;
    cr_expect_eq(advance(facts).enforcement, ANSWER_NONE);
    facts.able_to_perform = ANSWER_YES;
    cr_expect_eq(advance(facts).enforcement, ANSWER_YES);
    facts.rights_clear = ANSWER_NO;
    cr_expect_eq(advance(facts).enforcement, ANSWER_NO);
}

/* --- the sweep -------------------------------------------------------------------------------- */

static bool is_offered(const struct sweep_result *result, int entitlement)
{
    for (int i = 0; i < result->offer_count; i++)
        if (result->offers[i].entitlement == entitlement)
            return true;
    return false;
}

Test(sweep, everything_that_may_apply_is_offered_once, .timeout = 5)
{
    struct sweep_facts facts = {
        .today = d("2026-08-01"),
        .topics = ~UINT64_C(1) & ~TOPIC(NON_ARBITRABLE),
        .pregnant = ANSWER_YES,
        .nursing = ANSWER_YES,
        .employed = ANSWER_NO,
        .life_affected = ANSWER_YES,
        .assets_moving = ANSWER_YES,
        .agreement_reached = ANSWER_YES,
        .fast_track = FAST_TRACK_CATEGORY_1,
    };
    struct sweep_result result;

    sweep_run(law_builtin(), &facts, &result);
    cr_expect(result.urgent);
    for (int e = 1; e < ENTITLEMENT_COUNT; e++)
        cr_expect(is_offered(&result, e), "%d", e);
    facts.offered = CODE_BIT(ENTITLEMENT_LEGAL_AID);
    sweep_run(law_builtin(), &facts, &result);
    cr_expect(!is_offered(&result, ENTITLEMENT_LEGAL_AID));
}

Test(sweep, arbitration_is_not_offered_where_another_door_is_hers, .timeout = 5)
{
    struct sweep_facts facts = {.today = d("2026-08-01"),
                                .topics = TOPIC(DISCRIMINATION),
                                .doors = CODE_BIT(DOOR_INSPECTION) | CODE_BIT(DOOR_COURT)};
    struct sweep_result result;

    sweep_run(law_builtin(), &facts, &result);
    cr_expect(!is_offered(&result, ENTITLEMENT_ARBITRATION), "SC-8: no relation yet");
    cr_expect(is_offered(&result, ENTITLEMENT_INSPECTION));
    facts.doors = CODE_BIT(DOOR_COURT) | CODE_BIT(DOOR_PEOPLES_MEDIATION);
    sweep_run(law_builtin(), &facts, &result);
    cr_expect(!is_offered(&result, ENTITLEMENT_ARBITRATION), "SC-4: domestic work");
    cr_expect(!is_offered(&result, ENTITLEMENT_INSPECTION));
    facts.doors = CODE_BIT(DOOR_HUMAN);
    sweep_run(law_builtin(), &facts, &result);
    cr_expect(is_offered(&result, ENTITLEMENT_ARBITRATION), "a human may lead her there");
}

Test(sweep, with_nothing_known_there_is_advice, .timeout = 5)
{
    const struct sweep_facts facts = {.today = d("2026-05-01")};
    struct sweep_result result;

    sweep_run(law_builtin(), &facts, &result);
    cr_expect_eq(result.offer_count, 1);
    cr_expect(is_offered(&result, ENTITLEMENT_ADVICE));
}

Test(sweep, six_days_are_urgent_and_seven_are_not, .timeout = 5)
{
    struct sweep_facts facts = {.today = d("2026-05-01"), .days_to_limit = {6, true}};
    struct sweep_result result;

    sweep_run(law_builtin(), &facts, &result);
    cr_expect(result.urgent);
    facts.days_to_limit.value = 7;
    sweep_run(law_builtin(), &facts, &result);
    cr_expect(!result.urgent);
}

Test(sweep, social_assistance_is_offered_since_july_2026, .timeout = 5)
{
    struct sweep_facts facts = {.today = d("2026-06-30"), .hardship = ANSWER_YES};
    struct sweep_result result;

    sweep_run(law_builtin(), &facts, &result);
    cr_expect(!is_offered(&result, ENTITLEMENT_ASSISTANCE));
    facts.today = d("2026-07-01");
    sweep_run(law_builtin(), &facts, &result);
    cr_expect(is_offered(&result, ENTITLEMENT_ASSISTANCE));
}
