/* SPDX-License-Identifier: Apache-2.0
 *
 * SAFE-6: every answer names the facts that it was given, so that whoever doubts it sees what it
 * rests on. Each answer, what was told to it, and what it says it used.
 */
#include "law/rule_id.h"

#include "base/text.h"

#include "law_told.h"

TestSuite(law_used, .init = told_begin, .fini = told_end, .timeout = 10);

static uint64_t used(const char *answer, const struct assessment *a)
{
    const struct {
        const char *name;
        const struct explained *why;
    } answers[] = {
        {"door", &a->route.scope.why},       {"simple", &a->route.simple.why},
        {"court", &a->route.court.why},      {"leave", &a->leave.why},
        {"advance", &a->route.advance.why},  {"agreement", &a->route.agreement.why},
        {"preservation", &a->route.advance.preservation_why},
        {"protection", &a->route.protection.why},
        {"night", &a->route.night.why},      {"2N", &a->sums[0].sum.why},
        {"award", &a->award.why},            {"settlement", &a->settlement.why},
        {"aid", &a->legal_aid.why},          {"clock", &a->route.clocks[0].why},
        {"sweep", &a->route.sweep.why},      {"defence", &a->defence_why},
        {"contract", &a->route.contract.why}};

    for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++)
        if (text_equal(answers[i].name, answer))
            return answers[i].why->used;
    cr_assert_fail("no answer %s", answer);
    return 0;
}

static const struct {
    const char *answer;
    const char *told;
    uint64_t facts;
} rows[] = {
    {"door",
     "\"topics\":[\"wage_arrears\"],\"act_on\":\"2026-03-02\",\"worker\":{\"age\":45,\"pension\":"
     "false},\"employment\":{\"form\":\"platform\",\"platform\":true,\"relation\":\"contested\","
     "\"wage_note\":false,\"employer_closed\":false}",
     FACT(TOPICS) | FACT(ACT_ON) | FACT(WORKER_AGE) | FACT(PENSION) | FACT(EMPLOYMENT_FORM) |
         FACT(PLATFORM) | FACT(RELATION) | FACT(WAGE_NOTE) | FACT(CASE_NATURE)},
    {"simple",
     "\"claims\":[{\"type\":\"severance\",\"amount\":100}],\"procedure\":{\"workers\":3,"
     "\"both_agree_simple\":true,\"facts_clear\":true,\"respondent_unreachable\":false,"
     "\"difficult\":false},\"numbers\":{\"average_wage_year\":9000000}",
     FACT(HEADCOUNT) | FACT(CLAIM_AMOUNT) | FACT(AVERAGE_WAGE) | FACT(CONSENT) |
         FACT(RIGHTS_CLEAR) | FACT(WHEREABOUTS) | FACT(CASE_NATURE)},
    {"court",
     "\"topics\":[\"severance\"],\"employment\":{\"wage_note\":false},\"procedure\":{\"refused\":"
     "true,\"overdue_exception\":false},\"award\":{\"made_on\":\"2026-03-02\"},\"agreement\":"
     "{\"topics\":[\"wage_arrears\"],\"defaulted\":true}",
     FACT(CLAIMS) | FACT(WAGE_NOTE) | FACT(ARBITRATION) | FACT(APPROVAL) | FACT(AWARD_ON) |
         FACT(AGREEMENT_ON)},
    {"leave",
     "\"region\":\"370102\",\"maternity\":{\"due_on\":\"2026-03-15\",\"leave_from\":\"2026-03-01\","
     "\"infants\":1,\"lawful\":true}",
     FACT(LEAVE_FROM) | FACT(BIRTH_ON) | FACT(CERTIFICATE) | FACT(REGION) | FACT(LAWFUL_BIRTH)},
    {"leave",
     "\"maternity\":{\"miscarriage\":true,\"leave_from\":\"2026-05-11\",\"month_hundredths\":400}",
     FACT(LEAVE_FROM) | FACT(CERTIFICATE)},
    {"advance",
     "\"topics\":[\"wage_arrears\"],\"worker\":{\"rural\":true,\"social_assistance\":true},"
     "\"procedure\":{\"filed_on\":\"2026-03-02\",\"rights_clear\":true,\"life_affected\":true,"
     "\"able_to_perform\":true,\"fled\":true}",
     FACT(TOPICS) | FACT(FILED_ON) | FACT(RIGHTS_CLEAR) | FACT(LIFE_AFFECTED) | FACT(ABLE)},
    {"preservation",
     "\"topics\":[\"wage_arrears\"],\"worker\":{\"rural\":true,\"social_assistance\":true},"
     "\"procedure\":{\"filed_on\":\"2026-03-02\",\"rights_clear\":true,\"fled\":true}",
     FACT(TOPICS) | FACT(RURAL) | FACT(MEANS_GROUND) | FACT(FILED_ON) | FACT(ASSETS)},
    {"agreement",
     "\"today\":\"2026-09-20\",\"agreement\":{\"effective_on\":\"2026-09-16\",\"topics\":"
     "[\"wage_arrears\"],\"both_apply\":true,\"defaulted\":true,\"confirmed\":false}",
     FACT(TODAY) | FACT(AGREEMENT_ON) | FACT(TOPICS) | FACT(SIGNED_BY) | FACT(PERFORMANCE) |
         FACT(COURT_RESULT)},
    {"aid",
     "\"today\":\"2026-09-20\",\"claims\":[{\"type\":\"severance\",\"known_on\":\"2026-03-02\"}],"
     "\"worker\":{\"rural\":false,\"disabled\":false,\"household_income\":100,\"household_size\":"
     "2},"
     "\"aid\":{\"granted\":false},\"procedure\":{\"fled\":true},\"numbers\":{\"subsistence\":"
     "90000}",
     FACT(TOPICS) | FACT(RURAL) | FACT(MEANS_GROUND) | FACT(AID_STATE) | FACT(ASSETS) |
         FACT(TODAY)},
    {"clock", "\"injury\":{\"accident_on\":\"2026-03-02\"}", FACT(ACCIDENT_ON)},
    {"sweep",
     "\"today\":\"2026-09-20\",\"topics\":[\"wage_arrears\"],\"worker\":{\"three_period\":false,"
     "\"serious_illness\":true},\"procedure\":{\"assets_moving\":true,\"life_affected\":true}",
     FACT(TODAY) | FACT(TOPICS) | FACT(THREE_PERIOD) | FACT(MEANS_GROUND) | FACT(ASSETS) |
         FACT(LIFE_AFFECTED)},
    {"defence", "\"today\":\"2026-09-20\",\"procedure\":{\"limitation_raised\":false}",
     FACT(ARBITRATION)},
    {"contract",
     "\"employment\":{\"contract_end_on\":\"2026-06-30\"},\"worker\":{\"three_period\":true},"
     "\"maternity\":{\"birth_on\":\"2026-03-10\"}",
     FACT(WORK_RECORD) | FACT(THREE_PERIOD) | FACT(BIRTH_ON)},
    {"contract", "\"employment\":{\"end_kind\":\"expiry\",\"end_on\":\"2026-06-30\"}",
     FACT(END_KIND) | FACT(EMPLOYMENT_END)},
    {"protection", "\"employment\":{\"end_kind\":\"notice\",\"end_on\":\"2026-06-30\"}",
     FACT(END_KIND) | FACT(EMPLOYMENT_END)},
    {"protection",
     "\"act_on\":\"2026-06-29\",\"worker\":{\"periods\":[{\"kind\":\"nursing\",\"at_dispute\":"
     "true}]},\"employment\":{\"end_kind\":\"notice\",\"end_on\":\"2026-06-30\"},\"maternity\":{"
     "\"birth_on\":\"2026-03-10\"}",
     FACT(END_KIND) | FACT(ACT_ON) | FACT(THREE_PERIOD) | FACT(BIRTH_ON)},
    {"protection",
     "\"employment\":{\"end_kind\":\"notice\",\"end_on\":\"2026-04-01\"},\"maternity\":{"
     "\"leave_from\":\"2026-03-10\"}",
     FACT(END_KIND) | FACT(EMPLOYMENT_END) | FACT(LEAVE_FROM)},
    {"protection", "\"employment\":{\"end_kind\":\"notice\"},\"worker\":{\"sex\":\"male\"}",
     FACT(END_KIND) | FACT(SEX)},
    {"night", "\"today\":\"2026-06-29\",\"topics\":[\"night_work\"]", FACT(TOPICS) | FACT(TODAY)},
    {"2N",
     "\"topics\":[\"illegal_dismissal_compensation\"],\"worker\":{\"three_period\":true,"
     "\"periods\":[{\"kind\":\"pregnant\",\"from\":\"2026-01-01\"}]},\"employment\":{"
     "\"end_kind\":\"notice\",\"entry_on\":\"2020-03-01\",\"end_on\":\"2026-06-30\","
     "\"monthly_wage\":600000}",
     FACT(ENTRY_ON) | FACT(EMPLOYMENT_END) | FACT(MONTHLY_WAGE) | FACT(END_KIND) |
         FACT(THREE_PERIOD)},
    {"award",
     "\"award\":{\"result\":\"supported\",\"stated_final\":true,\"made_on\":\"2026-03-02\","
     "\"received_on\":\"2026-03-05\",\"items\":[{\"type\":\"reinstatement\",\"result\":"
     "\"supported\"}]}",
     FACT(STATED_FINAL) | FACT(AWARD_ITEMS) | FACT(ARBITRATION) | FACT(AWARD_ON) |
         FACT(SERVED_ON)},
    {"settlement",
     "\"employment\":{\"end_kind\":\"notice\",\"entry_on\":\"2020-03-01\",\"end_on\":"
     "\"2026-06-30\",\"monthly_wage\":600000},\"agreement\":{\"amount\":100,\"topics\":["
     "\"severance\"]}",
     FACT(AMOUNT) | FACT(TOPICS) | FACT(ENTRY_ON) | FACT(EMPLOYMENT_END) | FACT(MONTHLY_WAGE) |
         FACT(END_KIND)},
};

Test(law_used, every_answer_names_what_it_was_told)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        cr_expect_eq(used(rows[i].answer, told(rows[i].told)), rows[i].facts,
                     "%s: used %llx, told %llx", rows[i].answer,
                     (unsigned long long)used(rows[i].answer, told(rows[i].told)),
                     (unsigned long long)rows[i].facts);
}

/* What nobody told was used by none. */
Test(law_used, nothing_told_is_nothing_used)
{
    static const char *const names[] = {"door",  "simple",  "court", "leave",
                                        "aid",   "advance", "sweep",
                                        "award", "preservation", "settlement"};
    const struct assessment *a = told("");

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        cr_expect_eq(used(names[i], a), 0, "%s", names[i]);
}
