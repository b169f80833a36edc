/* SPDX-License-Identifier: Apache-2.0
 *
 * Several doors at once: what one claim is settles no other (SC-1, SC-5 to SC-7, SC-11), and what
 * would decide the door of an over-age worker is asked for (SC-12).
 */
#include "law/code.h"
#include "law/scope.h"
#include "law_dates.h"

#include <criterion/criterion.h>
#include <string.h>

LAW_CODE_SET(door, DOOR);

#define TOPIC(name) CODE_BIT(TOPIC_##name)

static struct date d(const char *text) { return date_of_or_none(text); }

static struct scope_result scope(struct scope_facts facts)
{
    struct scope_result result;

    scope_assess(law_builtin(), &facts, &result);
    return result;
}

static struct scope_facts cleaner(const char *on)
{
    return (struct scope_facts){.on = d(on),
                                .topics = TOPIC(WAGE_ARREARS),
                                .pension = ANSWER_YES,
                                .age = {58, true},
                                .employment_form = EMPLOYMENT_FORM_OVER_AGE};
}

#define ARBITRATION_TOO (CODE_BIT(DOOR_ARBITRATION) | CODE_BIT(DOOR_INSPECTION))

/* SC-1, SC-5 to SC-7: a rule about one claim leaves the others their door. */
Test(doors, what_one_claim_is_settles_no_other, .timeout = 5)
{
    struct scope_facts facts = {.on = d("2026-05-01"),
                                .topics = TOPIC(WORK_INJURY) | TOPIC(LIMITATION),
                                .against_agency = ANSWER_YES};

    cr_expect_eq(scope(facts).door, DOOR_ADMINISTRATIVE);
    cr_expect_eq(scope(facts).also, 0, "nothing else is claimed");
    facts.topics |= TOPIC(WAGE_ARREARS);
    cr_expect_eq(scope(facts).door, DOOR_ADMINISTRATIVE);
    cr_expect_eq(scope(facts).also, ARBITRATION_TOO);
    cr_expect(strstr(scope(facts).why.zh, "SC-5") && strstr(scope(facts).why.zh, "SC-1）"));
    facts.against_grade = ANSWER_YES;
    cr_expect_eq(scope(facts).also, ARBITRATION_TOO | CODE_BIT(DOOR_REAPPRAISAL));
    facts.against_agency = ANSWER_NO;
    cr_expect_eq(scope(facts).door, DOOR_REAPPRAISAL);
    cr_expect_eq(scope(facts).also, ARBITRATION_TOO);
    facts.against_grade = ANSWER_NO;
    facts.contributions = ANSWER_YES;
    facts.topics = TOPIC(SOCIAL_INSURANCE) | TOPIC(NON_ARBITRABLE);
    cr_expect_eq(scope(facts).door, DOOR_COLLECTING);
    cr_expect_eq(scope(facts).also, CODE_BIT(DOOR_INSPECTION));
    facts.topics |= TOPIC(SOCIAL_INSURANCE_LOSS);
    cr_expect_eq(scope(facts).door, DOOR_COLLECTING);
    cr_expect_eq(scope(facts).also, ARBITRATION_TOO, "SC-7: the loss may be arbitrated");
    facts.topics = 0;
    cr_expect_eq(scope(facts).door, DOOR_COLLECTING);
    cr_expect_eq(scope(facts).also, CODE_BIT(DOOR_INSPECTION));
}

/* SC-7. */
Test(doors, insurance_has_the_collecting_agency, .timeout = 5)
{
    struct scope_facts facts = {.on = d("2026-05-01"), .topics = TOPIC(SOCIAL_INSURANCE)};

    cr_expect_eq(scope(facts).door, DOOR_COLLECTING);
    cr_expect_eq(scope(facts).also, ARBITRATION_TOO);
    cr_expect(strstr(scope(facts).why.zh, "SC-7"), "%s", scope(facts).why.zh);
    facts.topics |= TOPIC(SEVERANCE);
    cr_expect_eq(scope(facts).door, DOOR_ARBITRATION);
    cr_expect_eq(scope(facts).also, CODE_BIT(DOOR_COLLECTING) | CODE_BIT(DOOR_INSPECTION));
    facts.topics = TOPIC(SOCIAL_INSURANCE);
    facts.contributions = ANSWER_NO;
    cr_expect_eq(scope(facts).door, DOOR_ARBITRATION);
    cr_expect_eq(scope(facts).also, CODE_BIT(DOOR_INSPECTION));
    facts.contributions = ANSWER_NONE;
    facts.on = d("2011-06-30");
    cr_expect_eq(scope(facts).door, DOOR_ARBITRATION, "社会保险法 is in force from 2011-07-01");
}

/* SC-11, 令56号 19: each claim of an over-age worker has its own door. */
Test(doors, over_age_claims_divide_between_arbitration_and_court, .timeout = 5)
{
    struct scope_facts facts = cleaner("2026-08-15");

    cr_expect_eq(scope(facts).also, 0);
    facts.topics |= TOPIC(SEVERANCE);
    cr_expect_eq(scope(facts).door, DOOR_ARBITRATION);
    cr_expect_eq(scope(facts).also, CODE_BIT(DOOR_COURT));
    facts.topics = TOPIC(LEGAL_AID);
    cr_expect_eq(scope(facts).door, DOOR_NONE, "what is claimed is not told");
    cr_expect(scope(facts).why.missing & CODE_BIT(LAW_FACT_TOPICS));
}

/* SC-11, SC-12: what would decide it is asked for, and every open door has its sentence. */
Test(doors, over_age_asks_for_the_pension_and_the_day, .timeout = 5)
{
    const uint64_t pension = CODE_BIT(LAW_FACT_PENSION);
    const uint64_t day = CODE_BIT(LAW_FACT_ACT_ON);
    static const struct {
        const char *on;
        bool asks_pension, asks_day;
        const char *sentence;
    } days[] = {
        {"", true, true, "由工作人员判断，不得拒收"},
        {"2025", true, true, "由工作人员判断，不得拒收"},
        {"2026", false, true, "由工作人员判断，不得拒收"},
        {"2025-08-31", true, false, "SC-12"},
        {"2025-10", false, false, "SC-12"},
        {"2020-05-01", false, false, "由工作人员判断，不得拒收"},
    };

    for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
        struct scope_facts facts = cleaner(days[i].on);
        struct scope_result result;

        facts.pension = ANSWER_NONE;
        result = scope(facts);
        cr_expect_eq(result.door, DOOR_HUMAN, "%s", days[i].on);
        cr_expect_eq(result.why.missing & pension, days[i].asks_pension ? pension : 0, "%s",
                     days[i].on);
        cr_expect_eq(result.why.missing & day, days[i].asks_day ? day : 0, "%s", days[i].on);
        cr_expect(strstr(result.why.zh, days[i].sentence), "%s: %s", days[i].on, result.why.zh);
        facts.pension = ANSWER_NO;
        cr_expect(!(scope(facts).why.missing & pension), "%s", days[i].on);
        cr_expect(strstr(scope(facts).why.zh, "由工作人员判断，不得拒收"), "%s", days[i].on);
    }
    cr_expect_eq(scope(cleaner("2024")).door, DOOR_COURT, "the whole year had one rule");
}

/* A woman of fifty may draw a pension (SC-11, SC-12): nobody said. */
Test(doors, from_fifty_on_the_pension_is_asked_for, .timeout = 5)
{
    const uint64_t pension = CODE_BIT(LAW_FACT_PENSION);
    struct scope_facts facts = {
        .on = d("2026-08-15"), .topics = TOPIC(WAGE_ARREARS), .age = {50, true}};

    cr_expect_eq(scope(facts).door, DOOR_ARBITRATION);
    cr_expect(scope(facts).why.missing & pension);
    facts.age.value = 49;
    cr_expect(!(scope(facts).why.missing & pension));
    facts.age.value = 50;
    facts.pension = ANSWER_NO;
    cr_expect(!(scope(facts).why.missing & pension));
}

/* 调解仲裁法 21, rules.md 4.2(1): two committees, and hers to choose, until both were asked. */
Test(doors, of_two_committees_she_may_choose, .timeout = 5)
{
    static const struct {
        const char *work;
        const char *employer;
        bool is_choice;
    } rows[] = {
        {"370102", "110101", true},  {"370102", "370202", true},  {"370102", "370102", false},
        {"370102", "3701", false},   {"3701", "370102", false},   {"370102", NULL, false},
        {NULL, "110101", false},     {"37", "110101", false},     {"370102", "11", false},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct jurisdiction_facts facts = {
            .on = d("2026-05-01"), .performed_in = rows[i].work, .employer_in = rows[i].employer};
        struct explained why;
        const char *choice = jurisdiction_choice(&facts);

        cr_expect_eq(choice != NULL, rows[i].is_choice, "%zu", i);
        cr_expect(!choice || text_equal(choice, rows[i].employer));
        jurisdiction_find(law_builtin(), &facts, &why);
        cr_expect_eq(strstr(why.zh, "由本人选择") != NULL, rows[i].is_choice, "%s", why.zh);
        facts.filed_in_both = true;
        cr_expect_null(jurisdiction_choice(&facts), "the place of performance has it");
    }
}
