/* SPDX-License-Identifier: Apache-2.0
 *
 * Simple procedure, tribunal, recusal, completeness; see law/procedure.h.
 * Shandong is stricter than the nation on collective disputes (鲁仲裁条例 40); the stricter rule is
 * taken.
 */
#include "law/procedure.h"

#include "law/code.h"
#include "law/rule_id.h"

LAW_CODE_SET(recusal, RECUSAL);

#define FACT(name) CODE_BIT(LAW_FACT_##name)

struct asking {
    const struct law *law;
    const struct simple_facts *facts;
    struct simple_result *result;
};

static const struct rule *in_force(const struct asking *a, int number)
{
    return rule_in_force(a->law->rules, number, a->facts->on);
}

static enum answer is_collective(const struct asking *a)
{
    const struct rule *rule = in_force(a, RULE_EW_1);

    if (!rule || !a->facts->workers.stated)
        return ANSWER_NONE;
    return a->facts->workers.value >= rule_param(rule, "collective") ? ANSWER_YES : ANSWER_NO;
}

static enum answer amount_small(const struct asking *a)
{
    if (!in_force(a, RULE_SIM_G2) || !a->facts->amount.stated || !a->facts->average_yearly.stated)
        return ANSWER_NONE;
    return a->facts->amount.fen <= a->facts->average_yearly.fen ? ANSWER_YES : ANSWER_NO;
}

/* One ground that holds is enough; none holds only when all three are known not to. */
static enum answer ground_find(const struct asking *a)
{
    const struct {
        enum answer holds;
        int rule;
    } grounds[] = {
        {a->facts->facts_clear, RULE_SIM_G1},
        {amount_small(a), RULE_SIM_G2},
        {a->facts->both_agree, RULE_SIM_G3},
    };
    int against = 0;

    for (size_t i = 0; i < sizeof(grounds) / sizeof(grounds[0]); i++) {
        if (grounds[i].holds == ANSWER_YES && in_force(a, grounds[i].rule)) {
            explain_rule(&a->result->why, in_force(a, grounds[i].rule));
            return ANSWER_YES;
        }
        against += grounds[i].holds == ANSWER_NO;
    }
    return against == 3 ? ANSWER_NO : ANSWER_NONE;
}

static bool is_barred(const struct asking *a)
{
    const struct {
        bool holds;
        int rule;
    } bars[] = {
        {a->facts->unreachable == ANSWER_YES, RULE_SIM_B1},
        {a->result->collective == ANSWER_YES || a->facts->collective_contract == ANSWER_YES,
         RULE_SIM_B2},
        {a->facts->public_interest == ANSWER_YES, RULE_SIM_B3},
    };
    bool barred = false;

    for (size_t i = 0; i < sizeof(bars) / sizeof(bars[0]); i++) {
        if (!bars[i].holds || !in_force(a, bars[i].rule))
            continue;
        explain_rule(&a->result->why, in_force(a, bars[i].rule));
        barred = true;
    }
    return barred;
}

static bool bars_known(const struct asking *a)
{
    return a->facts->unreachable != ANSWER_NONE && a->result->collective != ANSWER_NONE;
}

/* What is not told of the grounds; one of them would be enough. */
static void grounds_ask(const struct asking *a)
{
    uint64_t *missing = &a->result->why.missing;

    if (a->facts->facts_clear == ANSWER_NONE)
        *missing |= FACT(RIGHTS_CLEAR);
    if (!a->facts->amount.stated)
        *missing |= FACT(CLAIM_AMOUNT);
    if (!a->facts->average_yearly.stated)
        *missing |= FACT(AVERAGE_WAGE);
    if (a->facts->both_agree == ANSWER_NONE)
        *missing |= FACT(CONSENT);
}

static void eligible_find(const struct asking *a)
{
    const enum answer ground = ground_find(a);

    if (is_barred(a)) {
        a->result->eligible = ANSWER_NO;
    } else if (ground == ANSWER_YES && !bars_known(a)) {
        if (a->facts->unreachable == ANSWER_NONE)
            a->result->why.missing |= FACT(WHEREABOUTS);
        if (a->result->collective == ANSWER_NONE)
            a->result->why.missing |= FACT(HEADCOUNT);
    } else {
        a->result->eligible = ground;
        if (ground == ANSWER_NONE)
            grounds_ask(a);
    }
}

/* TRB-1, TRB-2. */
static void tribunal_find(const struct asking *a)
{
    const struct rule *tribunal = in_force(a, RULE_TRB_1);
    const struct rule *group = in_force(a, RULE_TRB_2);

    if (a->result->collective == ANSWER_YES) {
        explain_in_force(&a->result->why, a->law, RULE_EW_1, a->facts->on);
        a->result->priority = true;
        if (group) {
            explain_rule(&a->result->why, group);
            a->result->representatives_least = rule_param(group, "least");
            a->result->representatives_most = rule_param(group, "most");
        }
    }
    if (!tribunal)
        return;
    if (a->result->collective == ANSWER_YES || a->facts->collective_contract == ANSWER_YES ||
        a->facts->major_or_difficult == ANSWER_YES || a->result->eligible == ANSWER_NO)
        a->result->arbitrators = rule_param(tribunal, "arbitrators");
    else if (a->result->eligible == ANSWER_YES)
        a->result->arbitrators = rule_param(tribunal, "single");
    explain_rule(&a->result->why, tribunal);
}

void simple_assess(const struct law *law, const struct simple_facts *facts,
                   struct simple_result *ret_result)
{
    const struct asking a = {law, facts, ret_result};

    *ret_result = (struct simple_result){0};
    explain_used(&ret_result->why, facts->workers.stated, FACT(HEADCOUNT));
    explain_used(&ret_result->why, facts->amount.stated, FACT(CLAIM_AMOUNT));
    explain_used(&ret_result->why, facts->average_yearly.stated, FACT(AVERAGE_WAGE));
    explain_used(&ret_result->why, facts->both_agree, FACT(CONSENT));
    explain_used(&ret_result->why, facts->facts_clear, FACT(RIGHTS_CLEAR));
    explain_used(&ret_result->why, facts->unreachable, FACT(WHEREABOUTS));
    explain_used(&ret_result->why,
                 facts->collective_contract || facts->public_interest || facts->major_or_difficult,
                 FACT(CASE_NATURE));
    ret_result->collective = is_collective(&a);
    eligible_find(&a);
    tribunal_find(&a);
    explain_missing(&ret_result->why);
}

int agents_most(const struct law *law, struct date on)
{
    const struct rule *rule = rule_in_force(law->rules, RULE_TRB_3, on);

    return rule ? rule_param(rule, "agents") : 0;
}

enum warning_level warning_assess(const struct law *law, int women, struct date on,
                                  struct explained *ret_why)
{
    const struct rule *collective = rule_in_force(law->rules, RULE_EW_1, on);
    const struct rule *watch = rule_in_force(law->rules, RULE_EW_8, on);

    explain_begin(ret_why);
    if (collective && women >= rule_param(collective, "collective")) {
        explain_rule(ret_why, collective);
        return WARNING_COLLECTIVE;
    }
    if (!watch || women < rule_param(watch, "watch"))
        return WARNING_NONE;
    explain_rule(ret_why, watch);
    return women >= rule_param(watch, "alert") ? WARNING_ALERT : WARNING_WATCH;
}

int warning_window_days(const struct law *law, struct date on)
{
    const struct rule *rule = rule_in_force(law->rules, RULE_EW_8, on);

    return rule ? rule_param(rule, "days") : 0;
}

enum answer recusal_assess(const struct law *law, int ground, struct date on,
                           struct explained *ret_why)
{
    explain_begin(ret_why);
    if (!explain_in_force(ret_why, law, RULE_REC_1, on))
        return ANSWER_NONE;
    return ground > RECUSAL_NONE && ground < RECUSAL_COUNT ? ANSWER_YES : ANSWER_NO;
}

static const struct {
    const char *zh;
    const char *en;
} parts[APPLICATION_PART_COUNT] = {
    [APPLICATION_WORKER_NAME] = {"申请人姓名", "her name"},
    [APPLICATION_WORKER_SEX] = {"性别", "sex"},
    [APPLICATION_WORKER_BIRTH] = {"出生日期", "date of birth"},
    [APPLICATION_WORKER_ID] = {"身份证号码", "identity number"},
    [APPLICATION_WORKER_ADDRESS] = {"申请人住所、通讯地址", "her address"},
    [APPLICATION_WORKER_PHONE] = {"申请人电话", "her telephone"},
    [APPLICATION_EMPLOYER_NAME] = {"用人单位名称", "name of the employer"},
    [APPLICATION_EMPLOYER_ADDRESS] = {"用人单位住所、通讯地址", "address of the employer"},
    [APPLICATION_EMPLOYER_PHONE] = {"用人单位电话", "telephone of the employer"},
    [APPLICATION_EMPLOYER_HEAD] = {"法定代表人或者主要负责人姓名、职务",
                                   "who represents the employer"},
    [APPLICATION_CLAIMS] = {"仲裁请求", "claims"},
    [APPLICATION_FACTS] = {"事实和理由", "facts and reasons"},
    [APPLICATION_EVIDENCE] = {"证据和证据来源", "evidence and its source"},
    [APPLICATION_WITNESSES] = {"证人姓名和住所", "witnesses and their addresses"},
    [APPLICATION_COPIES] = {"按被申请人人数提交的副本", "a copy for each respondent"},
};

int application_check(const struct law *law, uint32_t given, struct date on,
                      struct explained *ret_why)
{
    int missing = 0;

    explain_begin(ret_why);
    explain_in_force(ret_why, law, RULE_AP_1, on);
    for (int i = 0; i < APPLICATION_PART_COUNT; i++) {
        if (given & (UINT32_C(1) << i))
            continue;
        explain_zh(ret_why, "%s%s", missing ? "、" : "请一次补齐：", parts[i].zh);
        explain_en(ret_why, "%s%s",
                   missing ? ", " : "Still to be given, all at once: ", parts[i].en);
        missing++;
    }
    if (missing) {
        explain_zh(ret_why, "。");
        explain_en(ret_why, ". ");
    }
    return missing;
}
