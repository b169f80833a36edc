/* SPDX-License-Identifier: Apache-2.0
 *
 * The recommendation on legal aid; see law/legal_aid.h.
 * There is no way through it that ends in a refusal.
 */
#include "law/legal_aid.h"

#include "law/code.h"
#include "law/rule_id.h"

#define TOPIC(name) CODE_BIT(TOPIC_##name)
#define FACT(name) CODE_BIT(LAW_FACT_##name)

static const uint64_t topics_pay = TOPIC(WAGE_ARREARS) | TOPIC(PAY_CUT) | TOPIC(OVERTIME) |
                                   TOPIC(ANNUAL_LEAVE_PAY) | TOPIC(MATERNITY_PAY) |
                                   TOPIC(CONFIRM_LABOUR_RELATION);
static const uint64_t topics_insurance =
    TOPIC(SOCIAL_INSURANCE_LOSS) | TOPIC(MATERNITY_ALLOWANCE) | TOPIC(MATERNITY_ALLOWANCE_DIFF);
static const uint64_t topics_injury = TOPIC(WORK_INJURY) | TOPIC(INJURY_MEDICAL_FEE);

/* LA-7: migrant workers claiming pay or injury compensation. */
static const uint64_t topics_migrant = TOPIC(WAGE_ARREARS) | TOPIC(PAY_CUT) | TOPIC(OVERTIME) |
                                       TOPIC(ANNUAL_LEAVE_PAY) | TOPIC(MATERNITY_PAY) |
                                       TOPIC(WORK_INJURY) | TOPIC(INJURY_MEDICAL_FEE);

/* Tags of a matter that are no claim. */
static const uint64_t topics_no_claim =
    TOPIC(LIMITATION) | TOPIC(MIGRANT) | TOPIC(LEGAL_AID) | TOPIC(PSYCH) | TOPIC(UNION) |
    TOPIC(UNION_MEDIATION) | TOPIC(WORKSTATION) | TOPIC(ONLINE_INTAKE) | TOPIC(TIMING) |
    TOPIC(TWO_ROUND) | TOPIC(DIVERGENT) | TOPIC(DIVERGENT_AMOUNT) | TOPIC(WORKER_LOSES) |
    TOPIC(COLLECTIVE);

struct asking {
    const struct law *law;
    const struct legal_aid_facts *facts;
    struct legal_aid_result *result;
};

static uint64_t scope_add(struct asking *a, uint64_t topics, int number)
{
    const uint64_t found = a->facts->topics & topics;

    if (!found || !explain_in_force(&a->result->why, a->law, number, a->facts->on))
        return 0;
    a->result->in_scope |= found;
    return found;
}

static void scope_find(struct asking *a)
{
    const uint64_t claims = a->facts->topics & ~topics_no_claim;

    explain_used(&a->result->why, a->facts->topics, FACT(TOPICS));
    scope_add(a, topics_pay, RULE_LA_2);
    scope_add(a, topics_insurance, RULE_LA_3);
    scope_add(a, topics_injury, RULE_LA_4);
    a->result->for_officer = claims & ~a->result->in_scope;
    if (a->result->for_officer)
        explain_in_force(&a->result->why, a->law, RULE_LA_5, a->facts->on);
    if (!claims)
        a->result->why.missing |= FACT(TOPICS);
}

static bool waive(struct asking *a, bool holds, int number)
{
    if (!holds || !explain_in_force(&a->result->why, a->law, number, a->facts->on))
        return false;
    a->result->means_waived = ANSWER_YES;
    return true;
}

static void means_waive(struct asking *a)
{
    const struct legal_aid_facts *f = a->facts;
    const bool migrant = f->rural == ANSWER_YES && f->topics & topics_migrant;
    /* Of those without fixed income the law names groups; who else belongs an officer sees. */
    const bool without_income = f->no_fixed_income == ANSWER_YES && f->disabled == ANSWER_YES;

    if (waive(a, f->domestic_violence == ANSWER_YES, RULE_LA_6))
        return;
    if (waive(a, migrant || without_income || f->social_assistance == ANSWER_YES, RULE_LA_7))
        return;
    waive(a, f->judicial_relief == ANSWER_YES, RULE_LA_11);
}

/* LA-8: income per person at most twice the subsistence line of the place. */
static void means_check(struct asking *a)
{
    const struct legal_aid_facts *f = a->facts;
    const struct rule *rule = rule_in_force(a->law->rules, RULE_LA_8, f->on);
    uint64_t missing = 0;
    int64_t per_person;

    if (a->result->means_waived == ANSWER_YES || !rule)
        return;
    if (!f->household_income.stated)
        missing |= FACT(INCOME);
    if (!f->household_size.stated || f->household_size.value < 1)
        missing |= FACT(HOUSEHOLD);
    if (!f->subsistence.stated)
        missing |= FACT(SUBSISTENCE);
    explain_rule(&a->result->why, rule);
    a->result->why.missing |= missing;
    if (missing)
        return;
    a->result->why.used |= FACT(INCOME) | FACT(HOUSEHOLD) | FACT(SUBSISTENCE);
    per_person = f->household_income.fen / f->household_size.value +
                 (f->household_income.fen % f->household_size.value != 0);
    a->result->means_met =
        per_person <= rule_param(rule, "times") * f->subsistence.fen ? ANSWER_YES : ANSWER_NO;
}

static void first_check(struct asking *a)
{
    const struct rule *rule = rule_in_force(a->law->rules, RULE_LA_10, a->facts->on);
    const bool near = rule && a->facts->days_to_limit.stated &&
                      a->facts->days_to_limit.value < rule_param(rule, "days");

    if (!rule || (!near && a->facts->needs_preservation != ANSWER_YES))
        return;
    a->result->provide_first = true;
    explain_rule(&a->result->why, rule);
}

/* Whether no ground of LA-6, LA-7, LA-9, LA-11 can still turn up: each was asked and denied. */
static bool grounds_excluded(const struct legal_aid_facts *f)
{
    return f->domestic_violence == ANSWER_NO && f->social_assistance == ANSWER_NO &&
           f->serious_illness == ANSWER_NO && f->judicial_relief == ANSWER_NO &&
           (f->no_fixed_income == ANSWER_NO || f->disabled == ANSWER_NO) &&
           (f->rural == ANSWER_NO || !(f->topics & topics_migrant));
}

static bool is_advice_only(struct asking *a)
{
    if (a->result->means_met != ANSWER_NO || a->result->for_officer)
        return false;
    if (grounds_excluded(a->facts))
        return true;
    a->result->why.missing |= FACT(MEANS_GROUND);
    return false;
}

/* Over the line of 2015 is still for an officer: hardship, illness and newer standards are his to
 * see. */
static enum legal_aid_outlook outlook_find(struct asking *a)
{
    const struct legal_aid_result *r = a->result;
    const bool means = r->means_waived == ANSWER_YES || r->means_met == ANSWER_YES;

    if (a->facts->paid_agent == ANSWER_YES) {
        /* 法律援助法 48(6): the office may end aid that was granted; 49: she may object. */
        explain_in_force(&a->result->why, a->law, RULE_LA_12, a->facts->on);
        if (a->facts->already_granted == ANSWER_YES)
            explain_in_force(&a->result->why, a->law, RULE_DL_LA_3, a->facts->on);
        return LEGAL_AID_NEEDS_OFFICER;
    }
    if (a->facts->already_granted == ANSWER_YES)
        return LEGAL_AID_LIKELY;
    if (r->provide_first)
        return r->in_scope && means ? LEGAL_AID_LIKELY : LEGAL_AID_NEEDS_OFFICER;
    if (a->facts->serious_illness == ANSWER_YES &&
        explain_in_force(&a->result->why, a->law, RULE_LA_9, a->facts->on))
        return means && r->in_scope ? LEGAL_AID_LIKELY : LEGAL_AID_NEEDS_OFFICER;
    if (r->in_scope && means)
        return LEGAL_AID_LIKELY;
    if (r->in_scope || r->for_officer)
        return is_advice_only(a) ? LEGAL_AID_ADVICE_ONLY_NOW : LEGAL_AID_NEEDS_OFFICER;
    return LEGAL_AID_UNKNOWN;
}

static void outlook_say(struct asking *a)
{
    static const char *const zh[LEGAL_AID_OUTLOOK_COUNT] = {
        [LEGAL_AID_UNKNOWN] = "尚不能判断是否符合法律援助条件，可先免费咨询，并可随时申请。",
        [LEGAL_AID_LIKELY] = "很可能符合法律援助条件，建议申请，由法律援助机构决定。",
        [LEGAL_AID_NEEDS_OFFICER] = "可以申请法律援助，是否符合条件由法律援助机构判断。",
        [LEGAL_AID_ADVICE_ONLY_NOW] =
            "目前可获得免费法律咨询；情况变化或者对标准有疑问的，仍可申请。",
    };
    static const char *const en[LEGAL_AID_OUTLOOK_COUNT] = {
        [LEGAL_AID_UNKNOWN] =
            "Whether aid is likely is not known; advice is free and applying is open. ",
        [LEGAL_AID_LIKELY] = "Legal aid is likely; the office decides. ",
        [LEGAL_AID_NEEDS_OFFICER] = "She may apply; the office decides. ",
        [LEGAL_AID_ADVICE_ONLY_NOW] = "Free advice now; she may still apply. ",
    };

    explain_zh(&a->result->why, "%s", zh[a->result->outlook]);
    explain_en(&a->result->why, "%s", en[a->result->outlook]);
}

void legal_aid_assess(const struct law *law, const struct legal_aid_facts *facts,
                      struct legal_aid_result *ret_result)
{
    struct asking a = {law, facts, ret_result};

    *ret_result = (struct legal_aid_result){0};
    explain_in_force(&ret_result->why, law, RULE_LA_1, facts->on);
    explain_used(&ret_result->why, facts->rural, FACT(RURAL));
    explain_used(&ret_result->why,
                 facts->no_fixed_income || facts->disabled || facts->social_assistance ||
                     facts->domestic_violence || facts->serious_illness || facts->judicial_relief,
                 FACT(MEANS_GROUND));
    explain_used(&ret_result->why, facts->paid_agent || facts->already_granted, FACT(AID_STATE));
    explain_used(&ret_result->why, facts->needs_preservation, FACT(ASSETS));
    explain_used(&ret_result->why, facts->days_to_limit.stated, FACT(TODAY));
    scope_find(&a);
    means_waive(&a);
    means_check(&a);
    first_check(&a);
    ret_result->outlook = outlook_find(&a);
    outlook_say(&a);
    explain_missing(&ret_result->why);
}

const char *legal_aid_outlook_name(enum legal_aid_outlook outlook)
{
    static const char *const names[] = {"unknown", "likely", "needs_officer", "advice_only"};

    return names[outlook];
}
