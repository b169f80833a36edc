/* SPDX-License-Identifier: Apache-2.0
 *
 * The scope gate, rule by rule, most particular first; see law/scope.h.
 * A rule about some of what is claimed settles that and no more: the search goes on for the rest,
 * and the doors of the rest stand beside the first.
 */
#include "law/scope.h"

#include "law/code.h"
#include "law/rule_id.h"

#include <string.h>

LAW_CODE_SET(door, DOOR);

#define TOPIC(name) CODE_BIT(TOPIC_##name)
#define FACT(name) CODE_BIT(LAW_FACT_##name)
#define DOOR(name) CODE_BIT(DOOR_##name)

/* SC-11: pay, rest, safety, injury of over-age workers (令56号 19). */
static const uint64_t topics_over_age =
    TOPIC(WAGE_ARREARS) | TOPIC(PAY_CUT) | TOPIC(OVERTIME) | TOPIC(ANNUAL_LEAVE_PAY) |
    TOPIC(MATERNITY_PAY) | TOPIC(WORKING_HOURS) | TOPIC(NIGHT_WORK) | TOPIC(NURSING_HOUR) |
    TOPIC(MATERNITY_LEAVE) | TOPIC(PROHIBITED_WORK) | TOPIC(WORK_INJURY) |
    TOPIC(INJURY_MEDICAL_FEE);
/* What an employer did because of harassment she may take to arbitration as well (SC-9). */
static const uint64_t topics_of_retaliation =
    TOPIC(DISMISSAL) | TOPIC(ILLEGAL_DISMISSAL) | TOPIC(ILLEGAL_DISMISSAL_COMPENSATION) |
    TOPIC(REINSTATEMENT) | TOPIC(TRANSFER) | TOPIC(PAY_CUT) | TOPIC(WAGE_ARREARS) |
    TOPIC(SEVERANCE);
/* Tags that are no dispute. */
static const uint64_t topics_no_dispute =
    TOPIC(LIMITATION) | TOPIC(MIGRANT) | TOPIC(LEGAL_AID) | TOPIC(PSYCH) | TOPIC(UNION) |
    TOPIC(UNION_MEDIATION) | TOPIC(WORKSTATION) | TOPIC(ONLINE_INTAKE) | TOPIC(TIMING) |
    TOPIC(TWO_ROUND) | TOPIC(DIVERGENT) | TOPIC(DIVERGENT_AMOUNT) | TOPIC(WORKER_LOSES) |
    TOPIC(COLLECTIVE);

/* What may be claimed of the insurance agency (SC-5); what a grade or diagnosis is about (SC-6). */
static const uint64_t topics_of_agency =
    TOPIC(SOCIAL_INSURANCE) | TOPIC(WORK_INJURY) | TOPIC(INJURY_MEDICAL_FEE) |
    TOPIC(MATERNITY_ALLOWANCE) | TOPIC(MATERNITY_ALLOWANCE_DIFF);
static const uint64_t topics_of_grade = TOPIC(WORK_INJURY);

/* From here on women may draw a pension: it is asked for, nothing follows from the age alone. */
enum { PENSION_AGE_LEAST = 50, PROVINCE_DIGITS = 2 };

struct gate {
    const struct law *law;
    const struct scope_facts *facts;
    uint64_t topics; /* in dispute, without those that have their door */
    struct scope_result *result;
};

static const struct rule *cite(const struct gate *g, int number)
{
    return explain_in_force(&g->result->why, g->law, number, g->facts->on);
}

/* The first door that is found, or one beside it. */
static void door_add(const struct gate *g, int door, uint64_t also)
{
    if (!g->result->door)
        g->result->door = door;
    g->result->also |= also | CODE_BIT(door);
    g->result->also &= ~CODE_BIT(g->result->door);
}

static bool lead_to(const struct gate *g, int number, int door, uint64_t also)
{
    const struct rule *rule = cite(g, number);

    if (!rule)
        return false;
    if (!g->result->rule)
        g->result->rule = rule;
    door_add(g, door, also);
    return true;
}

/* The form is none of labour, and no rule in force says where it goes. */
static void human_leads(const struct gate *g)
{
    explain_zh(&g->result->why, "当日没有启用的规则说明该类用工的办理途径，由工作人员判断。");
    explain_en(&g->result->why, "No rule in force on that day says where such work goes: a human "
                                "decides. ");
    door_add(g, DOOR_HUMAN, 0);
}

static bool child_stops(const struct gate *g)
{
    const struct rule *rule = rule_in_force(g->law->rules, RULE_SC_16, g->facts->on);

    if (!rule || !g->facts->age.stated || g->facts->age.value >= rule_param(rule, "age"))
        return false;
    g->result->stop = true;
    return lead_to(g, RULE_SC_16, DOOR_HUMAN, DOOR(POLICE) | DOOR(INSPECTION));
}

/* SC-5 to SC-7: true where nothing else is in dispute. */
static bool other_doors(struct gate *g)
{
    const struct {
        enum answer holds;
        int rule;
        int door;
        uint64_t also;
        uint64_t topics;
    } doors[] = {
        {g->facts->against_agency, RULE_SC_5, DOOR_ADMINISTRATIVE, 0, topics_of_agency},
        {g->facts->against_grade, RULE_SC_6, DOOR_REAPPRAISAL, 0, topics_of_grade},
        {g->facts->contributions, RULE_SC_7, DOOR_COLLECTING, DOOR(INSPECTION),
         TOPIC(SOCIAL_INSURANCE)},
    };

    for (size_t i = 0; i < sizeof(doors) / sizeof(doors[0]); i++)
        if (doors[i].holds == ANSWER_YES &&
            lead_to(g, doors[i].rule, doors[i].door, doors[i].also))
            g->topics &= ~(doors[i].topics | TOPIC(NON_ARBITRABLE));
    return g->result->door && !g->topics;
}

/* SC-8: no labour relation yet, so no arbitration; the employer may be fined (妇女权益保障法 83).
 */
static bool applicant_leads(const struct gate *g)
{
    const struct rule *rule = rule_in_force(g->law->rules, RULE_SC_8, g->facts->on);

    if (!rule)
        return false;
    g->result->fine_min = money_of_fen(rule_param(rule, "finemin"));
    g->result->fine_max = money_of_fen(rule_param(rule, "finemax"));
    return lead_to(g, RULE_SC_8, DOOR_COURT, DOOR(INSPECTION) | DOOR(UNION));
}

static bool form_leads(const struct gate *g)
{
    switch ((enum employment_form)g->facts->employment_form) {
    case EMPLOYMENT_FORM_APPLICANT:
        if (!applicant_leads(g))
            human_leads(g);
        return true;
    case EMPLOYMENT_FORM_DOMESTIC:
    case EMPLOYMENT_FORM_APPRENTICE:
    case EMPLOYMENT_FORM_FARM_HAND:
        if (!lead_to(g, RULE_SC_4, DOOR_PEOPLES_MEDIATION, DOOR(COURT)))
            human_leads(g);
        return true;
    case EMPLOYMENT_FORM_PUBLIC_INSTITUTION:
        return lead_to(g, RULE_SC_2, DOOR_PERSONNEL, 0);
    case EMPLOYMENT_FORM_CIVIL_SERVANT:
        return lead_to(g, RULE_SC_3, DOOR_PERSONNEL, 0);
    case EMPLOYMENT_FORM_DISPATCH:
        g->result->co_parties = cite(g, RULE_SC_14) != NULL;
        return false;
    case EMPLOYMENT_FORM_NONE:
    case EMPLOYMENT_FORM_STANDARD:
    case EMPLOYMENT_FORM_FIXED_TERM:
    case EMPLOYMENT_FORM_FIXED_TERM_EXTENDED:
    case EMPLOYMENT_FORM_OPEN_ENDED:
    case EMPLOYMENT_FORM_TASK:
    case EMPLOYMENT_FORM_PROBATION:
    case EMPLOYMENT_FORM_PART_TIME:
    case EMPLOYMENT_FORM_NOMINAL_PART_TIME:
    case EMPLOYMENT_FORM_NO_CONTRACT:
    case EMPLOYMENT_FORM_PLATFORM:
    case EMPLOYMENT_FORM_OVER_AGE:
    case EMPLOYMENT_FORM_COLLECTIVE:
    case EMPLOYMENT_FORM_COUNT:
        break;
    }
    return false;
}

/* SC-11: some of it to arbitration, the rest to the court (令56号 19). */
static bool over_age_divides(const struct gate *g)
{
    const uint64_t arbitrated = g->topics & topics_over_age;

    if (!rule_in_force(g->law->rules, RULE_SC_11, g->facts->on))
        return false;
    if (arbitrated)
        lead_to(g, RULE_SC_11, DOOR_ARBITRATION, 0);
    if (g->topics & ~arbitrated)
        lead_to(g, RULE_SC_11, DOOR_COURT, 0);
    if (!g->topics) {
        cite(g, RULE_SC_11);
        g->result->why.missing |= FACT(TOPICS);
    }
    return true;
}

/* Until 2025-08-31 a pension that is drawn made it a service contract (解释一 32(1)). */
static bool pension_decided(const struct gate *g)
{
    const struct date on = g->facts->on;
    const struct rule *first;

    if (date_is_absent(on))
        return true;
    first = rule_in_force(g->law->rules, RULE_SC_12, date_earliest(on));
    return first && first->version == 1;
}

static bool over_age_asks(const struct gate *g)
{
    const struct rule *rule = rule_in_force(g->law->rules, RULE_SC_12, g->facts->on);

    if (rule && (rule->version > 1 || g->facts->pension != ANSWER_NO)) {
        explain_rule(&g->result->why, rule);
        g->result->rule = rule;
    } else {
        explain_zh(&g->result->why,
                   "超龄劳动者的争议因行为发生日不同而适用不同规定，由工作人员判断，不得拒收。");
        explain_en(&g->result->why, "Which rule holds for an over-age worker depends on the day of "
                                    "the facts: a human decides, nothing is refused. ");
    }
    door_add(g, DOOR_HUMAN, 0);
    if (!rule && !date_is_whole(g->facts->on))
        g->result->why.missing |= FACT(ACT_ON);
    if (g->facts->pension == ANSWER_NONE && pension_decided(g))
        g->result->why.missing |= FACT(PENSION);
    return true;
}

/* Nothing told of her work excludes that she is past retirement age. */
static bool may_be_over_age(const struct scope_facts *f)
{
    return f->employment_form == EMPLOYMENT_FORM_NONE && f->age.stated &&
           f->age.value >= PENSION_AGE_LEAST;
}

/* What goes to arbitration whether she is over age or not is settled; of the rest a human says,
 * with what is asked for. */
static bool age_asks(const struct gate *g)
{
    const struct scope_facts *f = g->facts;
    const bool divided =
        !date_is_absent(f->on) && rule_in_force(g->law->rules, RULE_SC_11, f->on) != NULL;
    const uint64_t settled = divided ? g->topics & topics_over_age : 0;

    if (settled && settled == g->topics) {
        if (f->pension == ANSWER_NONE)
            g->result->why.missing |= FACT(PENSION);
        return false;
    }
    if (settled)
        lead_to(g, RULE_SC_11, DOOR_ARBITRATION, DOOR(INSPECTION));
    over_age_asks(g);
    g->result->also |= DOOR(ARBITRATION) | DOOR(INSPECTION);
    g->result->also &= ~CODE_BIT(g->result->door);
    g->result->why.missing |= FACT(EMPLOYMENT_FORM);
    return true;
}

/* SC-11, SC-12: the answer changed twice; without the day of the facts a human decides. */
static bool over_age_leads(const struct gate *g)
{
    const struct scope_facts *f = g->facts;

    if (f->pension != ANSWER_YES && f->employment_form != EMPLOYMENT_FORM_OVER_AGE) {
        if (may_be_over_age(f))
            return age_asks(g);
        if (f->pension == ANSWER_NONE && f->age.stated && f->age.value >= PENSION_AGE_LEAST)
            g->result->why.missing |= FACT(PENSION);
        return false;
    }
    if (!date_is_absent(f->on) && over_age_divides(g))
        return true;
    if (f->pension == ANSWER_YES && !date_is_absent(f->on)) {
        const struct rule *rule = rule_in_force(g->law->rules, RULE_SC_12, f->on);

        if (rule && rule->version == 1)
            return lead_to(g, RULE_SC_12, DOOR_COURT, 0);
    }
    return over_age_asks(g);
}

/* FT-3: a contract, the employer's word or an effective document. */
static bool is_settled(int relation)
{
    return relation == RELATION_CONTRACT || relation == RELATION_ADMITTED ||
           relation == RELATION_DECIDED;
}

static bool is_platform(const struct scope_facts *f)
{
    return f->platform == ANSWER_YES || f->employment_form == EMPLOYMENT_FORM_PLATFORM;
}

bool scope_relation_is_open(const struct scope_facts *facts)
{
    static const uint64_t forms = CODE_BIT(EMPLOYMENT_FORM_DOMESTIC) |
                                  CODE_BIT(EMPLOYMENT_FORM_APPRENTICE) |
                                  CODE_BIT(EMPLOYMENT_FORM_FARM_HAND) |
                                  CODE_BIT(EMPLOYMENT_FORM_APPLICANT) |
                                  CODE_BIT(EMPLOYMENT_FORM_OVER_AGE) |
                                  CODE_BIT(EMPLOYMENT_FORM_PUBLIC_INSTITUTION) |
                                  CODE_BIT(EMPLOYMENT_FORM_CIVIL_SERVANT);
    const int form = facts->employment_form;

    if (facts->relation == RELATION_CONTESTED || facts->pension == ANSWER_YES ||
        may_be_over_age(facts))
        return true;
    if (is_platform(facts))
        return !is_settled(facts->relation);
    return form > EMPLOYMENT_FORM_NONE && form < EMPLOYMENT_FORM_COUNT && forms & CODE_BIT(form);
}

/* FT-3, rules.md 5.4: without a clear relation one-stop mediation and a human, never a refusal. */
static bool platform_leads(const struct gate *g)
{
    if (!is_platform(g->facts) || is_settled(g->facts->relation))
        return false;
    g->result->rule = cite(g, RULE_SC_13);
    explain_in_force(&g->result->why, g->law, RULE_DL_MED_3, g->facts->on);
    door_add(g, DOOR_ONE_STOP, DOOR(HUMAN) | DOOR(ARBITRATION));
    if (g->topics & (TOPIC(WORK_INJURY) | TOPIC(INJURY_MEDICAL_FEE)) && cite(g, RULE_SC_19))
        g->result->also |= DOOR(OCCUPATIONAL);
    g->result->why.missing |= FACT(RELATION);
    return true;
}

static bool harassment_leads(const struct gate *g)
{
    if (!(g->topics & TOPIC(SEXUAL_HARASSMENT)))
        return false;
    if (!lead_to(g, RULE_SC_9, DOOR_HUMAN, DOOR(POLICE) | DOOR(COURT) | DOOR(UNION)))
        return false;
    if (g->topics & topics_of_retaliation)
        g->result->also |= DOOR(ARBITRATION);
    return true;
}

static void parties_add(const struct gate *g)
{
    if (g->facts->employer_closed == ANSWER_YES && cite(g, RULE_SC_15))
        g->result->co_parties = true;
    if (g->facts->subcontracted == ANSWER_YES && cite(g, RULE_SC_17))
        g->result->co_parties = true;
}

/* SC-7: unless it is told that contributions are not meant, the agency that collects them is there
 * for insurance; where nothing else is in dispute it comes first. */
static void insurance_leads(const struct gate *g)
{
    if (!(g->topics & TOPIC(SOCIAL_INSURANCE)))
        return;
    if (g->facts->contributions != ANSWER_NO)
        lead_to(g, RULE_SC_7, DOOR_COLLECTING, DOOR(INSPECTION));
    cite(g, RULE_SC_18);
}

static void labour_leads(const struct gate *g)
{
    const bool is_note =
        scope_wage_note_only(g->facts->topics, g->facts->wage_note) == ANSWER_YES;

    if ((g->topics & ~TOPIC(NON_ARBITRABLE)) == TOPIC(SOCIAL_INSURANCE))
        insurance_leads(g);
    if (is_note)
        lead_to(g, RULE_SC_10, DOOR_COURT, DOOR(PAYMENT_ORDER) | DOOR(ARBITRATION));
    else if (g->topics)
        lead_to(g, RULE_SC_1, DOOR_ARBITRATION, DOOR(INSPECTION));
    else
        g->result->why.missing |= FACT(TOPICS);
    insurance_leads(g);
}

enum answer scope_wage_note_only(uint64_t topics, enum answer wage_note)
{
    const uint64_t disputed = topics & ~topics_no_dispute;

    if (wage_note != ANSWER_YES || !disputed)
        return wage_note == ANSWER_NO ? ANSWER_NO : ANSWER_NONE;
    return disputed == TOPIC(WAGE_ARREARS) ? ANSWER_YES : ANSWER_NO;
}

void scope_assess(const struct law *law, const struct scope_facts *facts,
                  struct scope_result *ret_result)
{
    struct gate g = {law, facts, facts->topics & ~topics_no_dispute, ret_result};

    *ret_result = (struct scope_result){0};
    explain_used(&ret_result->why, facts->topics, FACT(TOPICS));
    explain_used(&ret_result->why, facts->employment_form, FACT(EMPLOYMENT_FORM));
    explain_used(&ret_result->why, !date_is_absent(facts->on), FACT(ACT_ON));
    explain_used(&ret_result->why, facts->platform, FACT(PLATFORM));
    explain_used(&ret_result->why, facts->relation, FACT(RELATION));
    explain_used(&ret_result->why, facts->pension, FACT(PENSION));
    explain_used(&ret_result->why, facts->age.stated, FACT(WORKER_AGE));
    explain_used(&ret_result->why, facts->wage_note, FACT(WAGE_NOTE));
    explain_used(&ret_result->why,
                 facts->against_agency || facts->against_grade || facts->contributions ||
                     facts->employer_closed || facts->subcontracted,
                 FACT(CASE_NATURE));
    if (!child_stops(&g)) {
        parties_add(&g);
        if (!form_leads(&g) && !other_doors(&g) && !over_age_leads(&g) && !platform_leads(&g) &&
            !harassment_leads(&g))
            labour_leads(&g);
    }
    explain_missing(&ret_result->why);
}

enum answer scope_is_arbitrable(const struct law *law, const struct scope_facts *facts,
                                uint64_t topics, struct scope_result *ret_scope)
{
    const uint64_t hers = DOOR(ARBITRATION) | DOOR(PERSONNEL);
    const uint64_t unsettled = DOOR(HUMAN) | DOOR(ONE_STOP);
    struct scope_facts one = *facts;
    uint64_t doors;

    one.topics = topics;
    scope_assess(law, &one, ret_scope);
    doors = ret_scope->also | CODE_BIT(ret_scope->door);
    if (ret_scope->door == DOOR_NONE)
        return ANSWER_YES;
    if (doors & hers)
        return (doors & unsettled) ? ANSWER_NONE : ANSWER_YES;
    /* A human who can send her to no court may send her to arbitration (SC-12, SC-16). */
    return ret_scope->door == DOOR_HUMAN && !(doors & DOOR(COURT)) ? ANSWER_NONE : ANSWER_NO;
}

/* A province alone does not say whose committee it is (rules.md 4.2: then the employer's place). */
static bool names_place(const char *region)
{
    return region && strlen(region) > PROVINCE_DIGITS;
}

static bool lies_in(const char *region, const char *other)
{
    return strncmp(region, other, strlen(other)) == 0;
}

const char *jurisdiction_choice(const struct jurisdiction_facts *facts)
{
    const char *work = facts->performed_in;
    const char *employer = facts->employer_in;

    if (facts->filed_in_both || !names_place(work) || !names_place(employer) ||
        lies_in(work, employer) || lies_in(employer, work))
        return NULL;
    return employer;
}

const char *jurisdiction_find(const struct law *law, const struct jurisdiction_facts *facts,
                              struct explained *ret_why)
{
    const char *found = names_place(facts->performed_in)  ? facts->performed_in
                        : names_place(facts->employer_in) ? facts->employer_in
                                                          : NULL;

    explain_begin(ret_why);
    explain_in_force(ret_why, law, RULE_JU_1, facts->on);
    explain_used(ret_why, facts->performed_in || facts->employer_in, FACT(REGION));
    if (!found)
        ret_why->missing |= FACT(REGION);
    if (jurisdiction_choice(facts)) {
        explain_zh(ret_why, "劳动合同履行地和用人单位所在地的仲裁委员会都可以申请，由本人选择。");
        explain_en(ret_why, "She may choose the committee of the place of performance or that of "
                            "the employer. ");
    }
    if (facts->filed_in_both)
        explain_in_force(ret_why, law, RULE_JU_2, facts->on);
    explain_missing(ret_why);
    return found;
}
