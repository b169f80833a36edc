/* SPDX-License-Identifier: Apache-2.0
 *
 * What may not be done to her in pregnancy, leave and nursing, put as questions; see assess_route.h.
 * A period that nobody told is neither there nor not.
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

/* An ending while she was in one of the three periods (MP-2, MP-18). */
void assess_protection(const struct law *law, const struct facts *facts, struct assessment *a)
{
    const struct employment *e = facts_employment(facts);
    const struct maternity *m = facts_maternity(facts);
    const struct date none = {0};
    const struct date birth_on = facts_worker(facts)->sex == SEX_MALE ? none : m->birth_on;
    const struct date on = date_is_absent(facts->act_on) ? e->end_on : facts->act_on;
    const enum protected_act act = act_of(e->end_kind);
    struct assess_route *r = &a->route;

    r->has_protection = act != PROTECTED_ACT_COUNT;
    if (!r->has_protection)
        return;
    protection_assess(
        law,
        &(struct protection_facts){
            .on = on,
            .act = act,
            .pregnant = assess_in_period(facts, THREE_PERIOD_PREGNANT, on),
            .month_hundredths = m->month_hundredths.stated ? (int)m->month_hundredths.value : -1,
            .on_leave = on_leave(facts, a, on),
            .nursing = assess_in_period(facts, THREE_PERIOD_NURSING, on),
            .birth_on = birth_on,
            .has_union = e->has_union,
        },
        &r->protection);
}
