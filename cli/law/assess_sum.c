/* SPDX-License-Identifier: Apache-2.0
 *
 * Which sums a matter asks for, and their inputs; see assess_sum.h.
 * A sum whose inputs are missing is listed and says which.
 */
#include "cli/law/assess_sum.h"

#include "law/decision.h"

#include <stdio.h>

#define TOPIC(name) CODE_BIT(TOPIC_##name)
#define TOPICS_OF_2N                                                                               \
    (TOPIC(ILLEGAL_DISMISSAL) | TOPIC(ILLEGAL_DISMISSAL_COMPENSATION) |                            \
     TOPIC(PREGNANCY_DISMISSAL) | TOPIC(PREGNANCY_TERMINATION))
#define TOPICS_OF_DOUBLE_WAGE (TOPIC(DOUBLE_WAGE) | TOPIC(NO_CONTRACT))

static struct assess_sum *sum_new(struct assessment *a, enum assess_sum_kind kind)
{
    struct assess_sum *sum = &a->sums[a->sum_count < ASSESS_SUMS ? a->sum_count : ASSESS_SUMS - 1];

    if (a->sum_count < ASSESS_SUMS)
        a->sum_count++;
    sum->kind = kind;
    sum->from = sum->to = (struct date){0};
    sum->first = sum->second = (struct money){0};
    sum->days = 0;
    return sum;
}

/* What the last award or judgment says of these topics, and whether the relation is settled. */
static struct claim_standing standing(const struct facts *facts, uint64_t topics)
{
    const struct scope_facts scope = assess_scope_facts(facts);
    struct claim_standing s = {.relation_open = scope_relation_is_open(&scope)};
    struct consistency_facts decided;

    if (facts->courts.count == 0 && !facts_award_is_told(facts_award(facts)))
        return s;
    assess_decisions(facts, &decided);
    s.granted = decision_last(&decided, topics, facts_procedure(facts)->suit_pending == ANSWER_YES);
    if (decided.item_count || decided.award_result)
        s.decided_by |= CODE_BIT(LAW_FACT_AWARD_ITEMS);
    if (decided.court_count || facts_procedure(facts)->suit_pending == ANSWER_YES)
        s.decided_by |= CODE_BIT(LAW_FACT_COURT_RESULT);
    return s;
}

static const uint64_t topics_of[] = {
    [ASSESS_SEVERANCE] = TOPIC(SEVERANCE) | TOPIC(SEVERANCE_DIFF),
    [ASSESS_ILLEGAL_DISMISSAL] = TOPIC(ILLEGAL_DISMISSAL) | TOPIC(ILLEGAL_DISMISSAL_COMPENSATION),
    [ASSESS_DOUBLE_WAGE] = TOPIC(DOUBLE_WAGE),
    [ASSESS_NOTICE_PAY] = TOPIC(NOTICE_PAY),
    [ASSESS_ANNUAL_LEAVE] = TOPIC(ANNUAL_LEAVE_PAY),
    [ASSESS_LEAVE_PAY] = TOPIC(MATERNITY_PAY) | TOPIC(MATERNITY_ALLOWANCE),
};

/* Ended against the protection of the three periods. */
static bool is_illegal(const struct assessment *a)
{
    return a->route.has_protection && a->route.protection.violated == ANSWER_YES;
}

static struct severance_facts severance_facts_of(const struct law *law, const struct facts *facts)
{
    const struct employment *e = facts_employment(facts);

    return (struct severance_facts){
        .entry_on = e->entry_on,
        .last_on = e->end_on,
        .monthly_wage = e->monthly_wage,
        .min_wage = facts_number(law, facts, PARAMETER_MIN_WAGE, e->end_on),
        .average_wage = facts_number(law, facts, PARAMETER_AVG_WAGE_CITY, e->end_on),
        .end_kind = (int)e->end_kind,
        .form = (int)e->form,
    };
}

static struct money severance_add(const struct law *law, const struct facts *facts,
                                  enum assess_sum_kind kind, struct assessment *a)
{
    struct severance_facts f = severance_facts_of(law, facts);
    struct assess_sum *sum = sum_new(a, kind);

    f.standing = standing(facts, topics_of[kind]);
    /* MP-2, CP-5: a dismissal against the protection of the three periods is illegal. */
    if (kind == ASSESS_ILLEGAL_DISMISSAL && is_illegal(a))
        f.illegal = &a->route.protection.why;
    if (kind == ASSESS_SEVERANCE)
        severance_compute(law, &f, &sum->sum);
    else
        illegal_dismissal_compute(law, &f, &sum->sum);
    sum->from = f.entry_on;
    sum->to = f.last_on;
    sum->first = f.monthly_wage;
    return sum->sum.amount;
}

/* No: never. A form or a proof of the relation that means a contract leaves its day to be told. */
static enum answer contract_of(const struct facts *facts)
{
    const struct employment *e = facts_employment(facts);

    if (e->relation == RELATION_CONTRACT)
        return ANSWER_YES;
    return e->form == EMPLOYMENT_FORM_NO_CONTRACT || facts_topics(facts) & TOPIC(NO_CONTRACT)
               ? ANSWER_NO
               : ANSWER_NONE;
}

static void double_wage_add(const struct law *law, const struct facts *facts, struct assessment *a)
{
    const struct employment *e = facts_employment(facts);
    const struct double_wage_facts f = {
        .entry_on = e->entry_on,
        .signed_on = e->signed_on,
        .written = contract_of(facts),
        .until = date_is_absent(e->end_on) ? facts_asked_on(facts) : e->end_on,
        .monthly_wage = e->monthly_wage,
        .standing = standing(facts, topics_of[ASSESS_DOUBLE_WAGE]),
    };
    struct assess_sum *sum = sum_new(a, ASSESS_DOUBLE_WAGE);

    double_wage_compute(law, &f, &sum->sum);
    sum->from = f.entry_on;
    sum->to = date_is_whole(f.signed_on) ? f.signed_on : f.until;
    sum->first = f.monthly_wage;
}

static void difference_add(struct money due, struct money paid, struct assessment *a)
{
    struct assess_sum *sum = sum_new(a, ASSESS_DIFFERENCE);

    difference_compute(due, paid, &sum->sum);
    sum->first = due;
    sum->second = paid;
}

static void injury_add(const struct law *law, const struct facts *facts, struct assessment *a)
{
    const struct injury *i = facts_injury(facts);
    const struct date on = date_is_absent(i->graded_on) ? i->accident_on : i->graded_on;
    struct assess_sum *sum = sum_new(a, ASSESS_INJURY);
    struct injury_wage f = {
        .grade = (int)(i->grade.value <= 10 ? i->grade.value : 0),
        .own_wage = facts_employment(facts)->monthly_wage,
        .average = facts_number(law, facts, PARAMETER_AVG_WAGE_CITY, on),
        .on = on,
        .recognized = i->recognized,
        .recognition_pending = i->recognition_pending,
        .insured = facts_employment(facts)->insured,
        .standing = standing(facts, TOPIC(WORK_INJURY)),
    };

    sum->first = f.own_wage;
    sum->second = f.average;
    sum->from = on;
    injury_lump_compute(law, &f, &sum->sum);
}

static void notice_pay_add(const struct law *law, const struct facts *facts, struct assessment *a)
{
    const struct employment *e = facts_employment(facts);
    const struct notice_pay_facts f = {
        .end_kind = (int)e->end_kind,
        .notice_on = e->notice_on,
        .end_on = e->end_on,
        .last_month_wage = e->last_month_wage,
        .standing = standing(facts, topics_of[ASSESS_NOTICE_PAY]),
    };
    struct assess_sum *sum = sum_new(a, ASSESS_NOTICE_PAY);

    notice_pay_assess(law, &f, &sum->sum);
    sum->from = f.notice_on;
    sum->to = f.end_on;
    sum->first = f.last_month_wage;
}

static void annual_leave_add(const struct law *law, const struct facts *facts, struct assessment *a)
{
    const struct employment *e = facts_employment(facts);
    const struct annual_leave_facts f = {
        .monthly_wage = e->monthly_wage,
        .unused_days = e->unused_leave_days,
        .on = date_is_absent(e->end_on) ? facts_asked_on(facts) : e->end_on,
        .standing = standing(facts, topics_of[ASSESS_ANNUAL_LEAVE]),
    };
    struct assess_sum *sum = sum_new(a, ASSESS_ANNUAL_LEAVE);

    sum->to = f.on;
    sum->first = f.monthly_wage;
    annual_leave_assess(law, &f, &sum->sum);
}

/* MP-10, M14: of the wage in leave, and of the allowance where no fund pays it. */
static void leave_pay_add(const struct law *law, const struct facts *facts, struct assessment *a)
{
    const struct employment *e = facts_employment(facts);
    const struct maternity *m = facts_maternity(facts);
    const struct leave_pay_facts f = {
        .insured = e->insured,
        .wage_before = e->monthly_wage,
        .on = date_is_absent(m->leave_from) ? m->birth_on : m->leave_from,
        .standing = standing(facts, topics_of[ASSESS_LEAVE_PAY]),
    };
    struct assess_sum *sum = sum_new(a, ASSESS_LEAVE_PAY);

    sum->from = f.on;
    sum->first = f.wage_before;
    leave_pay_compute(law, &f, &sum->sum);
}

static void days_add(struct date from, struct date to, struct assessment *a)
{
    struct assess_sum *sum;

    if (!date_is_whole(from) || !date_is_whole(to) || date_compare(from, to) > 0)
        return;
    sum = sum_new(a, ASSESS_DAYS);
    sum->sum.amount = (struct money){0};
    sum->sum.exact = ANSWER_YES;
    explain_begin(&sum->sum.why);
    sum->from = from;
    sum->to = to;
    sum->days = date_days_between(from, to);
    snprintf(sum->sum.formula, sizeof(sum->sum.formula), "%s − %s = %d", DATE_TEXT(to),
             DATE_TEXT(from), sum->days);
}

static const struct sum *sum_find(const struct assessment *a, enum assess_sum_kind kind)
{
    for (int i = 0; i < a->sum_count; i++)
        if (a->sums[i].kind == kind)
            return &a->sums[i].sum;
    return NULL;
}

/* What she asks for these topics together; open as soon as one of them has no amount. */
static struct money claimed(const struct facts *facts, uint64_t topics)
{
    struct money all = {0};

    for (size_t i = 0; i < facts->claims.count; i++) {
        const struct claim *claim = &facts->claims.items[i];

        if (!claim->type || !(topics & CODE_BIT(claim->type)))
            continue;
        if (!claim->amount.stated)
            return (struct money){0};
        all = money_of_fen(all.fen + claim->amount.fen);
    }
    return all;
}

/* What the agreement settles and which sum is computed for it; 2N stands instead of N. */
static void settlement(uint64_t about, const struct facts *facts, struct assessment *a)
{
    static const struct {
        enum assess_sum_kind kind;
        uint64_t topics;
    } kinds[] = {
        {ASSESS_SEVERANCE, TOPIC(SEVERANCE)},      {ASSESS_DIFFERENCE, TOPIC(SEVERANCE_DIFF)},
        {ASSESS_ILLEGAL_DISMISSAL, TOPICS_OF_2N},  {ASSESS_DOUBLE_WAGE, TOPICS_OF_DOUBLE_WAGE},
        {ASSESS_INJURY, TOPIC(WORK_INJURY)},       {ASSESS_NOTICE_PAY, TOPIC(NOTICE_PAY)},
        {ASSESS_ANNUAL_LEAVE, TOPIC(ANNUAL_LEAVE_PAY)},
    };
    struct settlement_facts f = {.is_about_told = facts_agreement(facts)->topics != 0,
                                 .agreed = facts_agreement(facts)->amount};
    uint64_t rest = f.agreed.stated ? about : 0;

    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        struct settlement_item item = {.sum = sum_find(a, kinds[i].kind),
                                       .claimed = claimed(facts, kinds[i].topics),
                                       .in_part = kinds[i].kind == ASSESS_INJURY};

        if (!(rest & kinds[i].topics))
            continue;
        rest &= ~kinds[i].topics;
        if (kinds[i].kind == ASSESS_SEVERANCE && rest & TOPICS_OF_2N) {
            item.instead = sum_find(a, ASSESS_ILLEGAL_DISMISSAL);
            rest &= ~TOPICS_OF_2N;
        } else if (kinds[i].kind == ASSESS_SEVERANCE) {
            item.twice = is_illegal(a);
        }
        f.items[f.item_count++] = item;
    }
    for (int topic = 1; topic < TOPIC_COUNT; topic++)
        if (rest & CODE_BIT(topic) && limitation_is_of(topic))
            f.items[f.item_count++] =
                (struct settlement_item){.claimed = claimed(facts, CODE_BIT(topic))};
    settlement_compare(&f, &a->settlement);
}

void assess_sums(const struct law *law, const struct facts *facts, struct assessment *assessment)
{
    const struct procedure *p = facts_procedure(facts);
    const uint64_t agreed = facts_agreement(facts)->topics;
    const uint64_t topics = facts_topics(facts) | agreed;
    struct money severance = {0};

    if (topics & (TOPIC(SEVERANCE) | TOPIC(SEVERANCE_DIFF)))
        severance = severance_add(law, facts, ASSESS_SEVERANCE, assessment);
    if (severance.stated && facts->paid.stated && topics & TOPIC(SEVERANCE_DIFF))
        difference_add(severance, facts->paid, assessment);
    if (topics & TOPICS_OF_2N)
        severance_add(law, facts, ASSESS_ILLEGAL_DISMISSAL, assessment);
    if (topics & TOPICS_OF_DOUBLE_WAGE)
        double_wage_add(law, facts, assessment);
    if (topics & (TOPIC(WORK_INJURY)) && facts_injury(facts)->grade.stated)
        injury_add(law, facts, assessment);
    if (topics & TOPIC(NOTICE_PAY))
        notice_pay_add(law, facts, assessment);
    if (topics & TOPIC(ANNUAL_LEAVE_PAY))
        annual_leave_add(law, facts, assessment);
    if (topics & TOPIC(MATERNITY_PAY) ||
        (topics & TOPIC(MATERNITY_ALLOWANCE) && facts_employment(facts)->insured == ANSWER_NO))
        leave_pay_add(law, facts, assessment);
    settlement(agreed ? agreed : topics, facts, assessment);
    days_add(facts_employment(facts)->end_on, p->filed_on, assessment);
    days_add(p->filed_on, facts_award(facts)->made_on, assessment);
}

const char *assess_sum_name(enum assess_sum_kind kind)
{
    static const char *const names[] = {"severance_N", "illegal_dismissal_2N", "double_wage",
                                        "diff",        "injury_lump_sum",      "days",
                                        "notice_pay",  "annual_leave_pay",     "leave_pay_month"};

    return names[kind];
}

static const struct {
    const char *zh;
    const char *en;
} sum_titles[] = {
    [ASSESS_SEVERANCE] = {"经济补偿（N）", "severance (N)"},
    [ASSESS_ILLEGAL_DISMISSAL] = {"违法解除赔偿金（2N）",
                                  "compensation for illegal dismissal (2N)"},
    [ASSESS_DOUBLE_WAGE] = {"未签书面合同二倍工资差额", "second wage for want of a contract"},
    [ASSESS_DIFFERENCE] = {"尚欠差额", "still owed"},
    [ASSESS_INJURY] = {"一次性伤残补助金", "lump sum for the injury"},
    [ASSESS_DAYS] = {"间隔天数", "days between"},
    [ASSESS_NOTICE_PAY] = {"代通知金", "pay in lieu of notice"},
    [ASSESS_ANNUAL_LEAVE] = {"未休年休假工资", "pay for annual leave not taken"},
    [ASSESS_LEAVE_PAY] = {"产假期间工资（每月）", "pay in maternity leave (a month)"},
};

const char *assess_sum_zh(enum assess_sum_kind kind) { return sum_titles[kind].zh; }
const char *assess_sum_en(enum assess_sum_kind kind) { return sum_titles[kind].en; }
