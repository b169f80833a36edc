/* SPDX-License-Identifier: Apache-2.0
 *
 * What may not be done to her in pregnancy, leave and nursing, put as questions; see
 * assess_route.h. A period that nobody told is neither there nor not.
 */
#include "cli/law/assess.h"
#include "law/rule_id.h"

/* None of the periods lasts longer; a period told as longer, or never ended, is not believed
 * beyond. */
enum { PERIOD_MONTHS_MOST = 12, MONTH_HUNDREDTHS = 100, LAST_YEAR = 2190 };

static bool is_undated(const struct period *p)
{
    return date_is_absent(p->from) && date_is_absent(p->to);
}

static bool covers(const struct period *p, struct date day)
{
    return !date_is_absent(p->from) && !date_is_absent(day) &&
           date_compare(date_latest(p->from), date_earliest(day)) <= 0 &&
           (date_is_absent(p->to) || date_compare(date_earliest(p->to), date_latest(day)) >= 0);
}

static bool is_months_after(struct date day, struct date start)
{
    const struct date from = date_latest(start);

    return !date_is_absent(from) && from.year < LAST_YEAR &&
           date_compare(date_earliest(day), date_add_months(from, PERIOD_MONTHS_MOST)) >= 0;
}

/* A pregnancy ends with the birth or the miscarriage that is told. */
static bool is_after_pregnancy(const struct maternity *m, const struct period *p, struct date day)
{
    const struct date end = m->miscarriage == ANSWER_YES ? m->leave_from : m->birth_on;

    return !date_is_absent(end) &&
           date_compare(date_latest(p->from), date_latest(end)) <= 0 &&
           date_compare(date_latest(end), date_earliest(day)) < 0;
}

/* It held on the day, as it is told. */
static bool is_told_of(const struct period *p, struct date day)
{
    return is_undated(p) ? p->at_dispute == ANSWER_YES : covers(p, day);
}

/* What else is told says that it did not hold at the dispute, or was over by then (MP-11). */
static bool is_doubtful(const struct facts *facts, const struct period *p, struct date day)
{
    const struct maternity *m = facts_maternity(facts);

    if (p->at_dispute == ANSWER_NO || is_months_after(day, p->from))
        return true;
    return (p->kind == THREE_PERIOD_NURSING && is_months_after(day, m->birth_on)) ||
           (p->kind == THREE_PERIOD_PREGNANT && !is_undated(p) && is_after_pregnancy(m, p, day));
}

bool assess_period_is_doubtful(const struct facts *facts, const struct period *p)
{
    const struct date day =
        is_told_of(p, facts->act_on) ? facts->act_on : facts_asked_on(facts);

    return is_told_of(p, day) && !date_is_absent(day) && is_doubtful(facts, p, day);
}

enum answer assess_in_period(const struct facts *facts, enum three_period kind, struct date day)
{
    const struct worker *w = facts_worker(facts);
    enum answer found = w->three_period == ANSWER_NO ? ANSWER_NO : ANSWER_NONE;

    if (w->sex == SEX_MALE)
        return ANSWER_NO;
    for (size_t i = 0; i < w->periods.count; i++) {
        const struct period *p = &w->periods.items[i];

        if (p->kind != kind || !is_told_of(p, day))
            continue;
        if (w->three_period == ANSWER_NO || (!date_is_absent(day) && is_doubtful(facts, p, day)))
            return ANSWER_NONE; /* one of the two is wrong */
        found = ANSWER_YES;
    }
    return found;
}

/* Told to be in none of the periods and in one of them: which is wrong is asked. */
static bool contradicts_itself(const struct facts *facts)
{
    const struct worker *w = facts_worker(facts);

    return w->three_period == ANSWER_NO && w->periods.count > 0;
}

/* What the ending was, in the words of the rules of protection; COUNT: not one of them. */
static enum protected_act act_of(enum end_kind kind)
{
    static const enum protected_act acts[END_KIND_COUNT] = {
        [END_KIND_FAULT] = PROTECTED_ACT_DISMISSAL_FAULT,
        [END_KIND_NOTICE] = PROTECTED_ACT_DISMISSAL_NOTICE,
        [END_KIND_LAYOFF] = PROTECTED_ACT_DISMISSAL_LAYOFF,
        [END_KIND_MUTUAL_BY_EMPLOYER] = PROTECTED_ACT_DISMISSAL_MUTUAL,
        [END_KIND_EXPIRY] = PROTECTED_ACT_EXPIRY,
        [END_KIND_DISMISSED] = PROTECTED_ACT_DISMISSAL_UNSTATED,
    };

    return kind && acts[kind] ? acts[kind] : PROTECTED_ACT_COUNT;
}

/* By the leave that is told with its days. */
static bool is_on_leave(const struct assessment *a, struct date day)
{
    const struct date last = assess_leave_end(a);

    return date_is_whole(last) && date_is_whole(day) &&
           date_compare(a->leave.first_day, day) <= 0 && date_compare(day, last) <= 0;
}

static enum answer on_leave(const struct facts *facts, const struct assessment *a, struct date day)
{
    return is_on_leave(a, day) ? ANSWER_YES
                               : assess_in_period(facts, THREE_PERIOD_MATERNITY, day);
}

static struct date birth_of(const struct facts *facts)
{
    const struct date none = {0};

    return facts_worker(facts)->sex == SEX_MALE ? none : facts_maternity(facts)->birth_on;
}

/* What the periods were read from. */
static uint64_t periods_told_by(const struct facts *facts)
{
    const struct worker *w = facts_worker(facts);

    if (w->sex == SEX_MALE)
        return CODE_BIT(LAW_FACT_SEX);
    return w->three_period || w->periods.count ? CODE_BIT(LAW_FACT_THREE_PERIOD) : 0;
}

static uint64_t leave_told_by(const struct assessment *a, struct date day)
{
    return is_on_leave(a, day) ? a->leave.why.used & CODE_BIT(LAW_FACT_LEAVE_FROM) : 0;
}

/* The day that is asked about, and what told it. */
static struct date day_of(const struct facts *facts, struct date otherwise, uint64_t otherwise_by,
                          uint64_t *ret_told_by)
{
    const bool is_act = !date_is_absent(facts->act_on);

    if (is_act)
        *ret_told_by = CODE_BIT(LAW_FACT_ACT_ON);
    else
        *ret_told_by = date_is_absent(otherwise) ? 0 : otherwise_by;
    return is_act ? facts->act_on : otherwise;
}

static struct protection_facts protection_facts_of(const struct facts *facts,
                                                   const struct assessment *a, struct date on,
                                                   uint64_t told_by)
{
    const struct worker *w = facts_worker(facts);
    const struct maternity *m = facts_maternity(facts);

    return (struct protection_facts){
        .on = on,
        .pregnant = assess_in_period(facts, THREE_PERIOD_PREGNANT, on),
        .month_hundredths = m->month_hundredths.stated ? (int)m->month_hundredths.value : -1,
        .on_leave = on_leave(facts, a, on),
        .nursing = assess_in_period(facts, THREE_PERIOD_NURSING, on),
        .period_told =
            w->sex != SEX_MALE && (w->three_period == ANSWER_YES || w->periods.count > 0),
        .contradicted = w->sex != SEX_MALE && contradicts_itself(facts),
        .certified_on = m->certified_on,
        .birth_on = birth_of(facts),
        .has_union = facts_employment(facts)->has_union,
        .told_by = told_by | periods_told_by(facts) | leave_told_by(a, on),
    };
}

/* An ending while she was in one of the three periods (MP-2, MP-3, MP-18). */
static void ending_find(const struct law *law, const struct facts *facts, struct assessment *a)
{
    const struct employment *e = facts_employment(facts);
    const enum protected_act act = act_of(e->end_kind);
    struct protection_facts f;
    struct date on;
    uint64_t told_by;

    a->route.has_protection = act != PROTECTED_ACT_COUNT;
    if (!a->route.has_protection)
        return;
    on = day_of(facts, e->end_on, CODE_BIT(LAW_FACT_EMPLOYMENT_END), &told_by);
    f = protection_facts_of(facts, a, on, told_by | CODE_BIT(LAW_FACT_END_KIND));
    f.act = act;
    protection_assess(law, &f, &a->route.protection);
}

/* A certificate of so many months is one of pregnancy until a birth or a miscarriage is told, and
 * as long as one lasts. */
static bool is_certified(const struct facts *facts, struct date day)
{
    const struct maternity *m = facts_maternity(facts);
    const struct date on = date_latest(m->certified_on);
    const int left = PERIOD_MONTHS_MOST - (int)(m->month_hundredths.value / MONTH_HUNDREDTHS);

    if (!m->month_hundredths.stated || !date_is_absent(m->birth_on) ||
        m->miscarriage == ANSWER_YES || facts_worker(facts)->sex == SEX_MALE)
        return false;
    return date_is_absent(day) || date_is_absent(on) || on.year >= LAST_YEAR ||
           date_compare(date_earliest(day), date_add_months(on, left)) <= 0;
}

/* A pregnancy, a birth or a period is told: overtime is then asked about as well (T61, MP-11). */
static bool is_of_hers(const struct facts *facts)
{
    const struct worker *w = facts_worker(facts);

    return w->sex != SEX_MALE && (w->three_period == ANSWER_YES || w->periods.count > 0 ||
                                  facts_maternity(facts)->month_hundredths.stated ||
                                  !date_is_absent(facts_maternity(facts)->birth_on));
}

/* MP-5, MP-11. */
static void night_find(const struct law *law, const struct facts *facts, struct assessment *a)
{
    struct protection_facts f;
    struct date on;
    uint64_t told_by;

    a->route.has_night = facts_topics(facts) & CODE_BIT(TOPIC_NIGHT_WORK) ||
                         (facts_topics(facts) & CODE_BIT(TOPIC_OVERTIME) && is_of_hers(facts));
    if (!a->route.has_night)
        return;
    on = day_of(facts, facts->today, CODE_BIT(LAW_FACT_TODAY), &told_by);
    f = protection_facts_of(facts, a, on, told_by | CODE_BIT(LAW_FACT_TOPICS));
    f.act = PROTECTED_ACT_NIGHT_OR_OVERTIME;
    if (is_certified(facts, f.on)) {
        f.contradicted |= f.pregnant == ANSWER_NO;
        f.pregnant = f.pregnant == ANSWER_NO ? ANSWER_NONE : ANSWER_YES;
    }
    protection_assess(law, &f, &a->route.night);
}

static enum answer in_any_period(const struct facts *facts, struct date day)
{
    const enum answer answers[] = {
        assess_in_period(facts, THREE_PERIOD_PREGNANT, day),
        assess_in_period(facts, THREE_PERIOD_MATERNITY, day),
        assess_in_period(facts, THREE_PERIOD_NURSING, day),
    };
    enum answer all = ANSWER_NO;

    for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
        if (answers[i] == ANSWER_YES)
            return ANSWER_YES;
        if (answers[i] == ANSWER_NONE)
            all = ANSWER_NONE;
    }
    return all;
}

static struct date pregnant_from(const struct facts *facts)
{
    const struct worker *w = facts_worker(facts);

    for (size_t i = 0; i < w->periods.count; i++)
        if (w->periods.items[i].kind == THREE_PERIOD_PREGNANT)
            return w->periods.items[i].from;
    return (struct date){0};
}

/* MP-3: asked where it expired, and where a term and one of the three periods are told. */
static void contract_find(const struct law *law, const struct facts *facts, struct assessment *a)
{
    const struct worker *w = facts_worker(facts);
    const struct employment *e = facts_employment(facts);
    const bool expired = e->end_kind == END_KIND_EXPIRY;
    const bool by_end = expired && date_is_absent(e->contract_end_on);
    const struct date end = by_end ? e->end_on : e->contract_end_on;
    const uint64_t end_by = by_end ? CODE_BIT(LAW_FACT_EMPLOYMENT_END)
                                   : CODE_BIT(LAW_FACT_WORK_RECORD);
    const bool told = !date_is_absent(e->contract_end_on) &&
                      (w->periods.count > 0 || w->three_period == ANSWER_YES ||
                       !date_is_absent(facts_maternity(facts)->birth_on));
    struct contract_end_facts f;

    a->route.has_contract = w->sex != SEX_MALE && (expired || told);
    if (!a->route.has_contract)
        return;
    f = (struct contract_end_facts){
        .contract_end = end,
        .pregnant_from = pregnant_from(facts),
        .birth_on = birth_of(facts),
        .in_period = in_any_period(facts, end),
        .told_by = (date_is_absent(end) ? 0 : end_by) |
                   (expired ? CODE_BIT(LAW_FACT_END_KIND) : 0) | periods_told_by(facts),
    };
    contract_end_compute(law, &f, &a->route.contract);
}

void assess_protection(const struct law *law, const struct facts *facts, struct assessment *a)
{
    const struct count infants = facts_maternity(facts)->infants;

    ending_find(law, facts, a);
    night_find(law, facts, a);
    contract_find(law, facts, a);
    a->route.has_nursing = !date_is_absent(birth_of(facts));
    if (a->route.has_nursing)
        nursing_assess(law, birth_of(facts), (int)(infants.value < 10 ? infants.value : 0),
                       &a->route.nursing);
}
