/* SPDX-License-Identifier: Apache-2.0
 *
 * Advance enforcement and preservation; see law/advance.h.
 * Security differs by stage: the worker gives none in arbitration, must give some before filing.
 */
#include "law/advance.h"

#include "law/code.h"
#include "law/rule_id.h"

#define TOPIC(name) CODE_BIT(TOPIC_##name)
#define FACT(name) CODE_BIT(LAW_FACT_##name)

static const uint64_t topics_money =
    TOPIC(WAGE_ARREARS) | TOPIC(PAY_CUT) | TOPIC(OVERTIME) | TOPIC(ANNUAL_LEAVE_PAY) |
    TOPIC(DOUBLE_WAGE) | TOPIC(MATERNITY_PAY) | TOPIC(SEVERANCE) | TOPIC(SEVERANCE_DIFF) |
    TOPIC(NOTICE_PAY) | TOPIC(ILLEGAL_DISMISSAL_COMPENSATION) | TOPIC(INJURY_MEDICAL_FEE);
static const uint64_t topics_wages = TOPIC(WAGE_ARREARS) | TOPIC(PAY_CUT) | TOPIC(OVERTIME);

struct asking {
    const struct law *law;
    const struct advance_facts *facts;
    struct advance_result *result;
};

static const struct rule *cite(const struct asking *a, int number)
{
    return explain_in_force(&a->result->why, a->law, number, a->facts->on);
}

static const struct rule *cite_preserving(const struct asking *a, int number)
{
    return explain_in_force(&a->result->preservation_why, a->law, number, a->facts->on);
}

static enum answer all(enum answer a, enum answer b)
{
    if (a == ANSWER_NO || b == ANSWER_NO)
        return ANSWER_NO;
    return a == ANSWER_YES && b == ANSWER_YES ? ANSWER_YES : ANSWER_NONE;
}

static void enforcement_ask(const struct asking *a)
{
    uint64_t *missing = &a->result->why.missing;

    if (!(a->facts->topics & topics_money))
        *missing |= FACT(CLAIMS);
    if (a->facts->stage == ADVANCE_BEFORE_FILING)
        *missing |= FACT(FILED_ON);
    if (a->facts->rights_clear == ANSWER_NONE)
        *missing |= FACT(RIGHTS_CLEAR);
    if (a->facts->life_affected == ANSWER_NONE)
        *missing |= FACT(LIFE_AFFECTED);
    if (a->facts->stage == ADVANCE_IN_COURT && a->facts->able_to_perform == ANSWER_NONE)
        *missing |= FACT(ABLE);
}

static void enforcement_find(const struct asking *a)
{
    const enum answer grounds = all(a->facts->rights_clear, a->facts->life_affected);

    if (!(a->facts->topics & topics_money) || a->facts->stage == ADVANCE_BEFORE_FILING)
        return;
    if (a->facts->stage == ADVANCE_IN_ARBITRATION && cite(a, RULE_AE_1)) {
        a->result->enforcement = grounds;
        a->result->enforcement_security = ADVANCE_SECURITY_NONE;
        cite(a, RULE_AE_2);
        cite(a, RULE_AE_3);
    } else if (a->facts->stage == ADVANCE_IN_COURT && cite(a, RULE_AE_4)) {
        a->result->enforcement = all(grounds, a->facts->able_to_perform);
        a->result->enforcement_security = ADVANCE_SECURITY_MAY_BE_ASKED;
    }
}

/* PR-4. Before filing the statute itself demands security (民诉法 104), which no notice lifts: then
 * the court says. */
static bool migrant_eases(const struct asking *a)
{
    struct explained *why = &a->result->preservation_why;

    if (a->facts->rural != ANSWER_YES || !(a->facts->topics & topics_wages) ||
        !cite_preserving(a, RULE_PR_4))
        return false;
    if (a->facts->stage != ADVANCE_BEFORE_FILING) {
        a->result->preservation_security = ADVANCE_SECURITY_NONE;
        return true;
    }
    explain_zh(why, "申请仲裁、起诉之前的保全，法律要求提供担保，是否免除由法院决定。");
    explain_en(why, "Before a filing the statute wants security; whether it is waived the court "
                    "decides. ");
    return true;
}

static void security_ease(const struct asking *a)
{
    if (migrant_eases(a))
        return;
    if (a->facts->stage == ADVANCE_IN_COURT &&
        (a->facts->fled == ANSWER_YES || a->facts->hardship == ANSWER_YES) &&
        cite_preserving(a, RULE_PR_3))
        a->result->preservation_security = ADVANCE_SECURITY_REDUCED;
}

static int term_of(const struct asking *a, int number)
{
    const struct rule *rule = rule_in_force(a->law->rules, number, a->facts->on);

    explain_cite(&a->result->preservation_why, rule);
    return rule ? rule_param(rule, "length") : 0;
}

static void preservation_find(const struct asking *a)
{
    if (a->facts->assets_moving != ANSWER_YES && a->facts->fled != ANSWER_YES) {
        if (a->facts->assets_moving == ANSWER_NO && a->facts->fled == ANSWER_NO)
            a->result->preservation = ANSWER_NO;
        return;
    }
    a->result->preservation = ANSWER_YES;
    if (a->facts->stage == ADVANCE_BEFORE_FILING && cite_preserving(a, RULE_PR_2)) {
        a->result->preservation_security = ADVANCE_SECURITY_REQUIRED;
        a->result->ruling_hours = term_of(a, RULE_DL_PRE_2);
        a->result->file_within_days = term_of(a, RULE_DL_PRE_3);
    } else if (a->facts->stage == ADVANCE_IN_ARBITRATION) {
        cite_preserving(a, RULE_PR_5);
        a->result->preservation_security = ADVANCE_SECURITY_MAY_BE_ASKED;
    } else if (a->facts->stage == ADVANCE_IN_COURT && cite_preserving(a, RULE_PR_1)) {
        a->result->preservation_security = ADVANCE_SECURITY_MAY_BE_ASKED;
        a->result->ruling_hours = term_of(a, RULE_DL_PRE_1);
    }
    security_ease(a);
}

static void facts_use(const struct advance_facts *facts, struct explained *why,
                      struct explained *preservation_why)
{
    explain_used(why, facts->topics, FACT(TOPICS));
    explain_used(why, facts->stage != ADVANCE_BEFORE_FILING, FACT(FILED_ON));
    explain_used(why, facts->rights_clear, FACT(RIGHTS_CLEAR));
    explain_used(why, facts->life_affected, FACT(LIFE_AFFECTED));
    explain_used(why, facts->able_to_perform, FACT(ABLE));
    explain_used(preservation_why, facts->topics, FACT(TOPICS));
    explain_used(preservation_why, facts->stage != ADVANCE_BEFORE_FILING, FACT(FILED_ON));
    explain_used(preservation_why, facts->assets_moving || facts->fled, FACT(ASSETS));
    explain_used(preservation_why, facts->hardship, FACT(MEANS_GROUND));
    explain_used(preservation_why, facts->rural, FACT(RURAL));
}

void advance_assess(const struct law *law, const struct advance_facts *facts,
                    struct advance_result *ret_result)
{
    const struct asking a = {law, facts, ret_result};

    *ret_result = (struct advance_result){0};
    facts_use(facts, &ret_result->why, &ret_result->preservation_why);
    enforcement_find(&a);
    preservation_find(&a);
    if (ret_result->enforcement == ANSWER_NONE)
        enforcement_ask(&a);
    if (ret_result->preservation == ANSWER_NONE)
        ret_result->preservation_why.missing |= FACT(ASSETS);
    if (!facts->topics)
        ret_result->why.missing |= FACT(TOPICS);
    explain_missing(&ret_result->why);
    explain_missing(&ret_result->preservation_why);
}
