/* SPDX-License-Identifier: Apache-2.0
 *
 * The paths of a mediation agreement; see law/agreement.h.
 * A joint path is closed to one side alone, and review never takes the confirmation of a labour
 * relation.
 */
#include "law/agreement.h"

#include "law/code.h"
#include "law/rule_id.h"

#define TOPIC(name) CODE_BIT(TOPIC_##name)
#define FACT(name) CODE_BIT(LAW_FACT_##name)

/* 调解仲裁法 16: pay, injury medical fees, economic compensation, damages. */
static const uint64_t topics_money =
    TOPIC(WAGE_ARREARS) | TOPIC(PAY_CUT) | TOPIC(OVERTIME) | TOPIC(ANNUAL_LEAVE_PAY) |
    TOPIC(DOUBLE_WAGE) | TOPIC(MATERNITY_PAY) | TOPIC(SEVERANCE) | TOPIC(SEVERANCE_DIFF) |
    TOPIC(NOTICE_PAY) | TOPIC(ILLEGAL_DISMISSAL_COMPENSATION) | TOPIC(INJURY_MEDICAL_FEE);
/* 解释一 51(2): labour pay alone. */
static const uint64_t topics_pay = TOPIC(WAGE_ARREARS) | TOPIC(PAY_CUT) | TOPIC(OVERTIME) |
                                   TOPIC(ANNUAL_LEAVE_PAY) | TOPIC(MATERNITY_PAY);

struct asking {
    const struct law *law;
    const struct agreement_facts *facts;
    struct agreement_result *result;
};

static const struct rule *cite(const struct asking *a, int number)
{
    return explain_in_force(&a->result->why, a->law, number, a->facts->effective_on);
}

static void due_find(const struct asking *a, int number, struct day_due *due)
{
    const struct rule *rule = rule_in_force(a->law->rules, number, a->facts->effective_on);
    const struct rule_param *length = rule ? rule_param_find(rule, "length") : NULL;

    if (!length)
        return;
    explain_cite(&a->result->why, rule);
    day_due(a->law->calendar, a->facts->effective_on, length->value, length->unit, due);
}

/* Late only after the rolled day; a calendar that is missing leaves it open. */
static enum answer in_time(const struct asking *a, const struct day_due *due)
{
    if (!date_is_whole(a->facts->today) || !date_is_whole(due->natural))
        return ANSWER_NONE;
    if (date_compare(a->facts->today, due->natural) <= 0)
        return ANSWER_YES;
    if (!date_is_whole(due->legal_due))
        return ANSWER_NONE;
    return date_compare(a->facts->today, due->legal_due) <= 0 ? ANSWER_YES : ANSWER_NO;
}

static enum answer both(enum answer a, enum answer b)
{
    if (a == ANSWER_NO || b == ANSWER_NO)
        return ANSWER_NO;
    return a == ANSWER_YES && b == ANSWER_YES ? ANSWER_YES : ANSWER_NONE;
}

static void joint_way(const struct asking *a, enum agreement_path path, int rule, int deadline)
{
    struct agreement_way *way = &a->result->ways[path];

    way->rule = cite(a, rule);
    if (!way->rule)
        return;
    due_find(a, deadline, &way->due);
    way->open = both(a->facts->both_apply, in_time(a, &way->due));
    if (a->facts->confirmed == ANSWER_YES)
        way->open = ANSWER_NO;
}

/* What would open or close a joint way; nothing of what was told is asked again. */
static void joint_ask(const struct asking *a, const struct agreement_way *way)
{
    uint64_t *missing = &a->result->why.missing;

    if (!way->rule || way->open != ANSWER_NONE)
        return;
    if (a->facts->both_apply == ANSWER_NONE)
        *missing |= FACT(SIGNED_BY);
    if (!date_is_whole(a->facts->effective_on))
        *missing |= FACT(AGREEMENT_ON);
    if (!date_is_whole(a->facts->today))
        *missing |= FACT(TODAY);
    else if (way->due.gap == DAY_GAP_CALENDAR_MISSING && in_time(a, &way->due) == ANSWER_NONE)
        *missing |= FACT(CALENDAR);
}

/* By when, safely and at the latest (DC-3, SAFE-4): both, because both sides have to come. */
static void joint_say(const struct asking *a, const struct agreement_way *way, const char *zh,
                      const char *en)
{
    const struct day_due *due = &way->due;
    const bool is_last = date_is_whole(a->facts->today) && date_is_whole(due->safe_due) &&
                         date_compare(a->facts->today, due->safe_due) > 0;

    if (way->open == ANSWER_NO || !date_is_whole(due->safe_due))
        return;
    if (is_last) {
        explain_zh(&a->result->why, "双方共同申请%s最迟%s（含当日），请立即办理。", zh,
                   DATE_TEXT(due->legal_due));
        explain_en(&a->result->why, "Apply together for %s by %s at the latest: at once. ", en,
                   DATE_TEXT(due->legal_due));
        return;
    }
    explain_zh(&a->result->why, "请双方在%s前（含当日）共同申请%s，最迟%s。",
               DATE_TEXT(due->safe_due), zh, DATE_TEXT(due->legal_due));
    explain_en(&a->result->why, "Apply together for %s by %s, by %s at the latest. ", en,
               DATE_TEXT(due->safe_due), DATE_TEXT(due->legal_due));
}

static void review_way(const struct asking *a)
{
    struct agreement_way *way = &a->result->ways[AGREEMENT_REVIEW];

    joint_way(a, AGREEMENT_REVIEW, RULE_AG_A, RULE_DL_AGR_1);
    if (a->facts->topics & TOPIC(CONFIRM_LABOUR_RELATION) && cite(a, RULE_AG_A_NO))
        way->open = ANSWER_NO;
    if (a->facts->elsewhere && cite(a, RULE_AG_A_NO))
        way->open = ANSWER_NO;
    if (a->facts->undecided && way->open == ANSWER_YES) {
        way->open = ANSWER_NONE;
        a->result->why.missing |= a->facts->undecided->why.missing
                                      ? a->facts->undecided->why.missing
                                      : FACT(CASE_NATURE);
        explain_zh(&a->result->why, "该事项能否申请仲裁审查尚不能确定，由工作人员判断。");
        explain_en(&a->result->why, "Whether that can be reviewed is open: a human decides. ");
    }
    if (!a->facts->topics && way->open == ANSWER_YES) {
        /* It may confirm a labour relation. */
        way->open = ANSWER_NONE;
        a->result->why.missing |= FACT(TOPICS);
    }
    joint_say(a, way, "仲裁审查", "arbitral review");
}

static enum answer about(uint64_t topics, uint64_t wanted)
{
    if (!topics)
        return ANSWER_NONE;
    return (topics & ~wanted) ? ANSWER_NO : ANSWER_YES;
}

/* 调解仲裁法 16: what there is of money in it, beside whatever else. */
static enum answer has_money(const struct asking *a)
{
    const uint64_t topics = a->facts->topics;

    if (!topics)
        return ANSWER_NONE;
    if ((topics & topics_money) && (topics & ~topics_money) && a->facts->defaulted != ANSWER_NO) {
        explain_zh(&a->result->why, "支付令只就其中的报酬、工伤医疗费、经济补偿、赔偿金申请。");
        explain_en(&a->result->why, "A payment order is for its pay, fees, compensation and "
                                    "damages alone. ");
    }
    return (topics & topics_money) ? ANSWER_YES : ANSWER_NO;
}

static void default_way(const struct asking *a, enum agreement_path path, int rule,
                        enum answer fits)
{
    struct agreement_way *way = &a->result->ways[path];

    way->rule = cite(a, rule);
    if (!way->rule)
        return;
    way->open = both(a->facts->defaulted, fits);
    if (way->open != ANSWER_NONE)
        return;
    if (a->facts->defaulted == ANSWER_NONE)
        a->result->why.missing |= FACT(PERFORMANCE);
    if (fits == ANSWER_NONE)
        a->result->why.missing |= FACT(TOPICS);
}

void agreement_assess(const struct law *law, const struct agreement_facts *facts,
                      struct agreement_result *ret_result)
{
    const struct asking a = {law, facts, ret_result};

    *ret_result = (struct agreement_result){0};
    explain_used(&ret_result->why, !date_is_absent(facts->effective_on), FACT(AGREEMENT_ON));
    explain_used(&ret_result->why, facts->topics, FACT(TOPICS));
    explain_used(&ret_result->why, facts->both_apply, FACT(SIGNED_BY));
    explain_used(&ret_result->why, facts->defaulted, FACT(PERFORMANCE));
    explain_used(&ret_result->why, facts->confirmed, FACT(COURT_RESULT));
    explain_used(&ret_result->why, !date_is_absent(facts->today), FACT(TODAY));
    if (facts->elsewhere)
        ret_result->why.used |= facts->elsewhere->why.used;
    review_way(&a);
    joint_way(&a, AGREEMENT_CONFIRMATION, RULE_AG_B, RULE_DL_AGR_3);
    joint_say(&a, &ret_result->ways[AGREEMENT_CONFIRMATION], "司法确认", "judicial confirmation");
    joint_ask(&a, &ret_result->ways[AGREEMENT_REVIEW]);
    joint_ask(&a, &ret_result->ways[AGREEMENT_CONFIRMATION]);
    default_way(&a, AGREEMENT_PAYMENT_ORDER, RULE_AG_C, has_money(&a));
    default_way(&a, AGREEMENT_ARBITRATION, RULE_AG_D,
                facts->elsewhere ? ANSWER_NO : ANSWER_YES);
    default_way(&a, AGREEMENT_SUIT, RULE_AG_E, about(facts->topics, topics_pay));
    explain_missing(&ret_result->why);
}

enum answer agreement_is_unpaid_pay(uint64_t topics, enum answer defaulted)
{
    return both(defaulted, about(topics, topics_pay));
}
