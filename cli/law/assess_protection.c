/* SPDX-License-Identifier: Apache-2.0
 *
 * What may not be done to her in pregnancy, leave and nursing, put as questions; see
 * assess_route.h. A period that nobody told is neither there nor not.
 */
#include "cli/law/assess.h"
#include "law/rule_id.h"

/* Whether she is, on this day, in a period of this kind with known days; a man is in none. */
enum answer assess_in_period(const struct facts *facts, enum three_period kind, struct date day)
{
    const struct worker *w = facts_worker(facts);

    if (w->sex == SEX_MALE)
        return ANSWER_NO;
    for (size_t i = 0; i < w->periods.count; i++) {
        const struct period *p = &w->periods.items[i];

        if (p->kind != kind)
            continue;
        if (p->at_dispute == ANSWER_YES && date_is_absent(p->from) && date_is_absent(p->to))
            return ANSWER_YES;
        if (!date_is_absent(p->from) && !date_is_absent(day) &&
            date_compare(date_latest(p->from), date_earliest(day)) <= 0 &&
            (date_is_absent(p->to) || date_compare(date_earliest(p->to), date_latest(day)) >= 0))
            return ANSWER_YES;
    }
    return w->three_period == ANSWER_NO ? ANSWER_NO : ANSWER_NONE;
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
    };

    return kind && acts[kind] ? acts[kind] : PROTECTED_ACT_COUNT;
}

static enum answer on_leave(const struct facts *facts, const struct assessment *a, struct date day)
{
    const struct date last = assess_leave_end(a);

    if (date_is_whole(last) && date_is_whole(day) && date_compare(a->leave.first_day, day) <= 0 &&
        date_compare(day, last) <= 0)
        return ANSWER_YES;
    return assess_in_period(facts, THREE_PERIOD_MATERNITY, day);
}

static struct date birth_of(const struct facts *facts)
{
    const struct date none = {0};

    return facts_worker(facts)->sex == SEX_MALE ? none : facts_maternity(facts)->birth_on;
}

static struct protection_facts protection_facts_of(const struct facts *facts,
                                                   const struct assessment *a, struct date on)
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
        .birth_on = birth_of(facts),
        .has_union = facts_employment(facts)->has_union,
    };
}

/* An ending while she was in one of the three periods (MP-2, MP-3, MP-18). */
static void ending_find(const struct law *law, const struct facts *facts, struct assessment *a)
{
    const struct employment *e = facts_employment(facts);
    const enum protected_act act = act_of(e->end_kind);
    struct protection_facts f;

    a->route.has_protection = act != PROTECTED_ACT_COUNT;
    if (!a->route.has_protection)
        return;
    f = protection_facts_of(facts, a, date_is_absent(facts->act_on) ? e->end_on : facts->act_on);
    f.act = act;
    protection_assess(law, &f, &a->route.protection);
}

/* MP-5, MP-11: a certificate of so many months is one of pregnancy until a birth or a miscarriage
 * is told. */
static void night_find(const struct law *law, const struct facts *facts, struct assessment *a)
{
    const struct maternity *m = facts_maternity(facts);
    struct protection_facts f;

    a->route.has_night = facts_topics(facts) & CODE_BIT(TOPIC_NIGHT_WORK);
    if (!a->route.has_night)
        return;
    f = protection_facts_of(facts, a,
                            date_is_absent(facts->act_on) ? facts->today : facts->act_on);
    f.act = PROTECTED_ACT_NIGHT_OR_OVERTIME;
    if (f.pregnant == ANSWER_NONE && f.month_hundredths >= 0 && date_is_absent(m->birth_on) &&
        m->miscarriage != ANSWER_YES)
        f.pregnant = ANSWER_YES;
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
    const struct date end =
        expired && date_is_absent(e->contract_end_on) ? e->end_on : e->contract_end_on;
    const bool told = !date_is_absent(e->contract_end_on) &&
                      (w->periods.count > 0 || w->three_period == ANSWER_YES ||
                       !date_is_absent(facts_maternity(facts)->birth_on));

    a->route.has_contract = w->sex != SEX_MALE && (expired || told);
    if (a->route.has_contract)
        contract_end_compute(law,
                             &(struct contract_end_facts){.contract_end = end,
                                                          .pregnant_from = pregnant_from(facts),
                                                          .birth_on = birth_of(facts),
                                                          .in_period = in_any_period(facts, end)},
                             &a->route.contract);
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
