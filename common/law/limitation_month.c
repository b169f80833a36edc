/* SPDX-License-Identifier: Apache-2.0
 *
 * The second wage month by month (LIM-6): each month of CP-8 is a claim of its own, whose year runs
 * from its last day, because the pay day is not told. It never says that a month was not owed.
 */
#include "law/code.h"
#include "law/limitation_start.h"
#include "law/rule_id.h"

#define FACT(name) CODE_BIT(LAW_FACT_##name)

/* The first day of which no second wage can be asked any more, as far as it is told. */
static struct date months_end(const struct limitation_facts *facts, struct date limit)
{
    const struct date asked = latest(facts->asked_on);
    const struct date ended = latest(facts->employment_end);
    const struct date ends[] = {
        latest(facts->signed_on),
        date_is_absent(ended) ? ended : date_add_days(ended, 1),
        date_is_absent(asked) ? asked : date_add_days(asked, 1),
    };

    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
        if (!date_is_absent(ends[i]) && date_compare(ends[i], limit) < 0)
            limit = ends[i];
    return limit;
}

/* The first day of month `index` with a second wage: each is so many months after the entry (CP-9),
 * so that there are never more than eleven. */
static struct date month_first(const struct reading *r, int index)
{
    return date_add_months(r->months_entry, rule_param(r->months_rule, "wait") + index);
}

/* The last day of month `index`; the first stands also where it was not worked to its end. */
static struct date month_last(const struct reading *r, int index)
{
    const struct date next = month_first(r, index + 1);
    const struct date ended = latest(r->facts->employment_end);
    struct date last = date_add_days(next, -1);

    if (date_compare(month_first(r, index), r->months_end) < 0 &&
        date_compare(r->months_end, next) < 0)
        last = date_add_days(r->months_end, -1);
    if (!date_is_absent(ended) && date_compare(last, ended) > 0)
        last = ended;
    return last;
}

/* CP-8, C9: signed or ended before the first full month was over, there is no second wage, and of
 * nothing no year runs. */
static bool ends_before_the_first(struct reading *r, struct date first, const struct rule *rule)
{
    const struct limitation_facts *facts = r->facts;
    const bool is_signed = !date_is_absent(facts->signed_on) &&
                           date_compare(latest(facts->signed_on), first) <= 0;
    const bool has_ended = !date_is_absent(facts->employment_end) &&
                           date_compare(latest(facts->employment_end), first) < 0;

    if (!is_signed && !has_ended)
        return false;
    r->result->why.used |=
        FACT(ENTRY_ON) | (is_signed ? FACT(CONTRACT_SIGNED_ON) : FACT(EMPLOYMENT_END));
    r->has_no_month = true;
    explain_rule(&r->result->why, rule);
    explain_zh(&r->result->why, "按所述日期，用工满一个月前已签订书面合同或者已终止用工，没有应计的二倍"
                                "工资月份，不计算时效。");
    explain_en(&r->result->why, "By the days that are told it was signed or ended within the first "
                                "month: no second wage is owed, and no limitation is counted. ");
    return true;
}

void limitation_months_begin(struct reading *r)
{
    const struct limitation_facts *facts = r->facts;
    const struct date entry = earliest(facts->entry_on);
    const struct rule *rule;

    r->lacks_months = true;
    if (date_is_absent(entry)) {
        r->result->why.missing |= FACT(ENTRY_ON);
        return;
    }
    if (!date_is_absent(facts->employment_end) &&
        date_compare(latest(facts->employment_end), entry) < 0) {
        r->result->why.missing |= FACT(ENTRY_ON) | FACT(EMPLOYMENT_END); /* one of them is wrong */
        return;
    }
    rule = rule_in_force(r->law->rules, RULE_CP_8, entry);
    if (!rule)
        return;
    if (ends_before_the_first(r, date_add_months(entry, rule_param(rule, "wait")), rule))
        return;
    r->lacks_months = false;
    r->months_rule = rule;
    r->months_entry = entry;
    r->months_end =
        months_end(facts, date_add_months(entry, rule_param(rule, "limit") * 12));
    r->result->why.used |= FACT(ENTRY_ON);
    if (!date_is_absent(facts->signed_on))
        r->result->why.used |= FACT(CONTRACT_SIGNED_ON);
    r->strict_start = month_last(r, 0);
}

static void month_add(struct reading *r, const struct day_due *due)
{
    struct limitation_months *months = &r->result->months;
    const struct date asked = r->facts->asked_on;

    if (months->count++ == 0)
        months->first = due->natural;
    months->last = due->natural;
    if (!date_is_absent(asked) && limitation_is_past(due, asked))
        months->passed++;
    else if (!date_is_absent(asked) && !limitation_is_within(due, asked))
        r->months_open = true;
}

/* The strict end that is told is that of the month which goes next, and of the last when all have
 * gone. */
void limitation_months_find(struct reading *r, struct day_due *ret_due)
{
    const struct limitation_months *months = &r->result->months;
    struct day_due due;

    for (int i = 0; i == 0 || date_compare(month_first(r, i), r->months_end) < 0; i++) {
        const int passed = months->passed;

        limitation_strict_find(r, month_last(r, i), &due);
        if (!date_is_whole(due.natural))
            return;
        month_add(r, &due);
        if (i == 0 || passed == i)
            *ret_due = due;
    }
    explain_cite(&r->result->why, r->months_rule);
}
