/* SPDX-License-Identifier: Apache-2.0
 *
 * What may apply, row by row: an entitlement, its rule, and when it is worth asking her.
 * A row without a rule in force offers nothing.
 */
#include "law/sweep.h"

#include "law/code.h"
#include "law/rule_id.h"
#include "law/scope.h"

LAW_CODE_SET(door, DOOR);
LAW_CODE_SET(entitlement, ENTITLEMENT);
LAW_CODE_SET(urgency, URGENCY);
_Static_assert(ENTITLEMENT_COUNT - 1 <= SWEEP_OFFERS, "each is offered once at most");

#define TOPIC(name) CODE_BIT(TOPIC_##name)
#define FACT(name) CODE_BIT(LAW_FACT_##name)
#define URGENCY(name) CODE_BIT(URGENCY_##name)

static const uint64_t topics_pay = TOPIC(WAGE_ARREARS) | TOPIC(PAY_CUT) | TOPIC(OVERTIME) |
                                   TOPIC(ANNUAL_LEAVE_PAY) | TOPIC(MATERNITY_PAY);
static const uint64_t topics_money =
    TOPIC(WAGE_ARREARS) | TOPIC(PAY_CUT) | TOPIC(OVERTIME) | TOPIC(ANNUAL_LEAVE_PAY) |
    TOPIC(DOUBLE_WAGE) | TOPIC(MATERNITY_PAY) | TOPIC(SEVERANCE) | TOPIC(SEVERANCE_DIFF) |
    TOPIC(NOTICE_PAY) | TOPIC(ILLEGAL_DISMISSAL_COMPENSATION) | TOPIC(INJURY_MEDICAL_FEE);
static const uint64_t topics_birth = TOPIC(MATERNITY) | TOPIC(MATERNITY_PAY) |
                                     TOPIC(MATERNITY_ALLOWANCE) | TOPIC(MATERNITY_ALLOWANCE_DIFF) |
                                     TOPIC(MATERNITY_LEAVE) | TOPIC(MISCARRIAGE);
static const uint64_t topics_end = TOPIC(DISMISSAL) | TOPIC(ILLEGAL_DISMISSAL) |
                                   TOPIC(ILLEGAL_DISMISSAL_COMPENSATION) |
                                   TOPIC(PREGNANCY_DISMISSAL) | TOPIC(PREGNANCY_TERMINATION);

static bool labour(const struct sweep_facts *f)
{
    return f->topics != 0 && !(f->topics & TOPIC(NON_ARBITRABLE));
}

/* Where only other doors are open arbitration is none of hers (SC-4, SC-5, SC-8). */
static bool arbitration(const struct sweep_facts *f)
{
    const uint64_t hers = CODE_BIT(DOOR_ARBITRATION) | CODE_BIT(DOOR_HUMAN);

    return labour(f) && !f->awarded && (!f->doors || f->doors & hers);
}

/* Against an agency, a grade or arrears of contributions there is nothing to mediate between her
 * and the employer (SC-5 to SC-7). */
static bool mediation(const struct sweep_facts *f)
{
    const uint64_t between_them =
        CODE_BIT(DOOR_ARBITRATION) | CODE_BIT(DOOR_HUMAN) | CODE_BIT(DOOR_PERSONNEL) |
        CODE_BIT(DOOR_ONE_STOP) | CODE_BIT(DOOR_PEOPLES_MEDIATION) | CODE_BIT(DOOR_COURT);

    return labour(f) && (!f->doors || f->doors & between_them);
}

static bool inspection(const struct sweep_facts *f)
{
    return f->topics & topics_pay || f->doors & CODE_BIT(DOOR_INSPECTION);
}

static bool advance(const struct sweep_facts *f)
{
    return f->topics & topics_money && f->life_affected == ANSWER_YES &&
           f->rights_clear != ANSWER_NO;
}

static bool preservation(const struct sweep_facts *f) { return f->assets_moving == ANSWER_YES; }
static bool review(const struct sweep_facts *f) { return f->agreement_reached == ANSWER_YES; }

static bool injury(const struct sweep_facts *f)
{
    return f->topics & (TOPIC(WORK_INJURY) | TOPIC(INJURY_MEDICAL_FEE)) &&
           f->recognition_done != ANSWER_YES;
}

static bool birth(const struct sweep_facts *f)
{
    return f->pregnant == ANSWER_YES || f->topics & topics_birth;
}

static bool nursing(const struct sweep_facts *f) { return f->nursing == ANSWER_YES; }

static bool dismissed(const struct sweep_facts *f)
{
    return f->dismissed == ANSWER_YES || f->topics & topics_end;
}

static bool no_contract(const struct sweep_facts *f)
{
    return f->topics & (TOPIC(NO_CONTRACT) | TOPIC(DOUBLE_WAGE));
}

static bool distressed(const struct sweep_facts *f)
{
    return f->distressed == ANSWER_YES || f->topics & (TOPIC(SEXUAL_HARASSMENT) | TOPIC(PSYCH));
}

static bool jobless(const struct sweep_facts *f)
{
    return f->employed == ANSWER_NO || dismissed(f);
}

static bool hardship(const struct sweep_facts *f)
{
    return f->hardship == ANSWER_YES || f->life_affected == ANSWER_YES;
}

static bool harassed(const struct sweep_facts *f) { return f->topics & TOPIC(SEXUAL_HARASSMENT); }

static const struct sweep_row {
    int entitlement;
    int rule;
    bool (*applies)(const struct sweep_facts *);
} sweep_rows[] = {
    {ENTITLEMENT_MEDIATION, RULE_ADR_1, mediation},
    {ENTITLEMENT_ARBITRATION, RULE_SC_1, arbitration},
    {ENTITLEMENT_INSPECTION, RULE_DL_INS_1, inspection},
    {ENTITLEMENT_ADVANCE, RULE_AE_1, advance},
    {ENTITLEMENT_PRESERVATION, RULE_PR_1, preservation},
    {ENTITLEMENT_REVIEW, RULE_AG_A, review},
    {ENTITLEMENT_INJURY_RECOGNITION, RULE_DL_WI_2, injury},
    {ENTITLEMENT_MATERNITY_LEAVE, RULE_MP_7, birth},
    {ENTITLEMENT_NURSING, RULE_MP_12, nursing},
    {ENTITLEMENT_REINSTATEMENT, RULE_CP_6, dismissed},
    {ENTITLEMENT_SECOND_WAGE, RULE_CP_8, no_contract},
    {ENTITLEMENT_PSYCHOLOGICAL, RULE_CA_1, distressed},
    {ENTITLEMENT_EMPLOYMENT, RULE_CA_6, jobless},
    {ENTITLEMENT_ASSISTANCE, RULE_CA_7, hardship},
    {ENTITLEMENT_HARASSMENT, RULE_SC_9, harassed},
};

static void offer_add(const struct law *law, const struct sweep_facts *facts, int entitlement,
                      int number, struct sweep_result *result)
{
    const struct rule *rule = rule_in_force(law->rules, number, facts->today);

    if (!rule || facts->offered & CODE_BIT(entitlement))
        return;
    result->offers[result->offer_count++] = (struct sweep_offer){entitlement, rule};
    explain_cite(&result->why, rule);
    explain_zh(&result->why, "%s（%s）%s；", rule->zh, rule->id, rule_status_zh(rule->status));
    explain_en(&result->why, "%s (%s)%s; ", rule->en, rule->id, rule_status_en(rule->status));
}

/* LA-8 is the province's standard of means; elsewhere an officer judges (法律援助法 34). */
static void legal_aid_add(const struct law *law, const struct sweep_facts *facts,
                          struct sweep_result *result)
{
    if (!labour(facts))
        return;
    if (rule_in_force(law->rules, RULE_LA_8, facts->today))
        offer_add(law, facts, ENTITLEMENT_LEGAL_AID, RULE_LA_8, result);
    else
        offer_add(law, facts, ENTITLEMENT_LEGAL_AID, RULE_LA_5, result);
}

static uint64_t urgency_find(const struct rule *first, const struct sweep_facts *f)
{
    const bool near = first && f->days_to_limit.stated &&
                      f->days_to_limit.value < rule_param(first, "days");

    return (near ? URGENCY(LIMIT) : 0) | (f->assets_moving == ANSWER_YES ? URGENCY(ASSETS) : 0) |
           (f->advance == ANSWER_YES ? URGENCY(ADVANCE) : 0) |
           (f->violence == ANSWER_YES ? URGENCY(VIOLENCE) : 0) |
           (f->medical == ANSWER_YES ? URGENCY(MEDICAL) : 0);
}

/* 法律援助法 44: little time left, assets about to go, or money needed at once; the rest of SAFE-5
 * is for a human, not for legal aid. */
static void first_add(const struct law *law, const struct sweep_facts *facts,
                      struct sweep_result *result)
{
    const struct rule *rule = rule_in_force(law->rules, RULE_LA_10, facts->today);

    result->urgent_for = urgency_find(rule, facts);
    result->urgent = result->urgent_for != 0;
    for (int i = 1; i < URGENCY_COUNT; i++)
        if (result->urgent_for & CODE_BIT(i)) {
            explain_zh(&result->why, "情况紧急，请当日由工作人员处理：%s；",
                       code_zh(&law_codes_urgency, i));
            explain_en(&result->why, "Urgent, for a human the same day: %s; ",
                       code_en(&law_codes_urgency, i));
        }
    if (result->urgent_for & (URGENCY(LIMIT) | URGENCY(ASSETS) | URGENCY(ADVANCE)))
        offer_add(law, facts, ENTITLEMENT_LEGAL_AID_FIRST, RULE_LA_10, result);
}

/* The category that was found is the one cited. */
static void fast_track_add(const struct law *law, const struct sweep_facts *facts,
                           struct sweep_result *result)
{
    static const int rules[FAST_TRACK_COUNT] = {
        [FAST_TRACK_CATEGORY_1] = RULE_FT_1,
        [FAST_TRACK_CATEGORY_2] = RULE_FT_2,
        [FAST_TRACK_CATEGORY_3] = RULE_FT_3,
        [FAST_TRACK_CATEGORY_4] = RULE_FT_4,
    };

    if (facts->fast_track >= FAST_TRACK_CATEGORY_1 && facts->fast_track <= FAST_TRACK_CATEGORY_4)
        offer_add(law, facts, ENTITLEMENT_FAST_TRACK, rules[facts->fast_track], result);
}

void sweep_run(const struct law *law, const struct sweep_facts *facts,
               struct sweep_result *ret_result)
{
    *ret_result = (struct sweep_result){0};
    explain_used(&ret_result->why, facts->topics, FACT(TOPICS));
    explain_used(&ret_result->why, facts->pregnant || facts->nursing, FACT(THREE_PERIOD));
    explain_used(&ret_result->why, facts->assets_moving, FACT(ASSETS));
    explain_used(&ret_result->why, facts->life_affected, FACT(LIFE_AFFECTED));
    explain_used(&ret_result->why, facts->violence || facts->medical || facts->hardship,
                 FACT(MEANS_GROUND));
    explain_used(&ret_result->why, !date_is_absent(facts->today), FACT(TODAY));
    first_add(law, facts, ret_result);
    offer_add(law, facts, ENTITLEMENT_ADVICE, RULE_LA_1, ret_result);
    legal_aid_add(law, facts, ret_result);
    for (size_t i = 0; i < sizeof(sweep_rows) / sizeof(sweep_rows[0]); i++)
        if (sweep_rows[i].applies(facts))
            offer_add(law, facts, sweep_rows[i].entitlement, sweep_rows[i].rule, ret_result);
    fast_track_add(law, facts, ret_result);
}
