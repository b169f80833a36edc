/* SPDX-License-Identifier: Apache-2.0
 *
 * Limitation as the other side's defence, filing again after a withdrawal, what it runs on, and
 * when to remind; see law/limitation.h. What the court has to weigh is left to it.
 */
#include "law/limitation.h"

#include "law/code.h"
#include "law/rule_id.h"

#define TOPIC(name) CODE_BIT(TOPIC_##name)

static const uint64_t topics_no_claim =
    TOPIC(LIMITATION) | TOPIC(MIGRANT) | TOPIC(LEGAL_AID) | TOPIC(PSYCH) | TOPIC(UNION) |
    TOPIC(UNION_MEDIATION) | TOPIC(WORKSTATION) | TOPIC(ONLINE_INTAKE) | TOPIC(TIMING) |
    TOPIC(TWO_ROUND) | TOPIC(DIVERGENT) | TOPIC(DIVERGENT_AMOUNT) | TOPIC(WORKER_LOSES) |
    TOPIC(COLLECTIVE) | TOPIC(NON_ARBITRABLE) | TOPIC(OTHER) | TOPIC(PART_TIME) | UINT64_C(1);

bool limitation_is_of(int topic)
{
    return topic > TOPIC_NONE && topic < TOPIC_COUNT && !(topics_no_claim & CODE_BIT(topic));
}

void limitation_door_find(const struct law *law, const struct scope_facts *scope,
                          struct limitation_facts *facts, struct scope_result *ret_scope)
{
    static const enum limitation_door doors[] = {
        [ANSWER_NONE] = LIMITATION_DOOR_OPEN,
        [ANSWER_NO] = LIMITATION_DOOR_ELSEWHERE,
        [ANSWER_YES] = LIMITATION_DOOR_ARBITRATION,
    };
    const uint64_t topics =
        facts->topic > TOPIC_NONE && facts->topic < TOPIC_COUNT ? CODE_BIT(facts->topic) : 0;

    facts->door = doors[scope_is_arbitrable(law, scope, topics, ret_scope)];
    facts->scope = ret_scope;
}

enum answer limitation_defence_in_court(const struct law *law, struct date on,
                                        enum answer raised_in_arbitration, enum answer new_evidence,
                                        struct explained *ret_why)
{
    explain_begin(ret_why);
    if (raised_in_arbitration != ANSWER_NONE)
        ret_why->used |= CODE_BIT(LAW_FACT_ARBITRATION);
    if (!explain_in_force(ret_why, law, RULE_LIM_11, on)) {
        explain_zh(ret_why, "该日没有启用的规则说明未在仲裁中提出的时效抗辩能否在诉讼中提出，"
                            "由法院判断。");
        explain_en(ret_why, "No rule in force on that day says whether a defence of limitation not "
                            "raised in arbitration is heard in court: the court decides. ");
        return ANSWER_NONE;
    }
    if (raised_in_arbitration == ANSWER_NONE)
        return ANSWER_NONE;
    if (raised_in_arbitration == ANSWER_YES)
        return ANSWER_YES;
    if (new_evidence == ANSWER_NO)
        return ANSWER_NO;
    explain_zh(ret_why, "是否有新证据由法院判断。");
    explain_en(ret_why, "Whether there is new evidence the court decides. ");
    return ANSWER_NONE;
}

enum answer limitation_refile(const struct law *law, struct date on,
                              enum answer treated_as_withdrawn, struct explained *ret_why)
{
    explain_begin(ret_why);
    if (!explain_in_force(ret_why, law, RULE_LIM_8, on) || treated_as_withdrawn == ANSWER_NONE)
        return ANSWER_NONE;
    return treated_as_withdrawn == ANSWER_YES ? ANSWER_NO : ANSWER_YES;
}

int limitation_reminder(const struct law *law, int days_left)
{
    static const char *const names[] = {"first", "second", "third", "fourth", "fifth", "last"};
    const struct rule *rule = rule_in_force(law->rules, RULE_LIM_12, (struct date){0});

    for (size_t i = 0; rule && i < sizeof(names) / sizeof(names[0]); i++)
        if (rule_param(rule, names[i]) == days_left)
            return days_left;
    return 0;
}
