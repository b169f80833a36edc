/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads days and periods from dated facts. It never invents a day: a birth gives the nursing time
 * because the law defines it (女职工劳动保护特别规定 9), a known pregnancy proves nothing about the
 * days before it was known.
 */
#include "triage/period.h"

enum { NURSING_MONTHS = 12 }; /* 女职工劳动保护特别规定 9: a child under one year */

/* In this order: what was called the dispute, then what the employer did, then any ending. */
static const enum fact_kind acts[][4] = {
    {FACT_DISPUTED_ACT},
    {FACT_DISMISSED, FACT_CONTRACT_EXPIRED, FACT_TRANSFERRED, FACT_PAY_CUT},
    {FACT_HARASSED, FACT_INJURED},
    {FACT_RESIGNED, FACT_EMPLOYMENT_ENDED},
};
enum { ACTS = sizeof acts / sizeof *acts, ACT_KINDS = sizeof acts[0] / sizeof acts[0][0] };

static bool is_one_of(enum fact_kind kind, const enum fact_kind kinds[ACT_KINDS])
{
    for (size_t i = 0; i < ACT_KINDS && kinds[i] != FACT_NONE; i++)
        if (kinds[i] == kind)
            return true;
    return false;
}

static bool is_later(struct date a, struct date b)
{
    return date_is_absent(b) || date_compare(date_earliest(a), date_earliest(b)) > 0;
}

static bool is_after(struct date a, struct date limit)
{
    return !date_is_absent(limit) && date_compare(date_earliest(a), date_latest(limit)) > 0;
}

static struct date last_of(const struct stated *stated, const enum fact_kind kinds[ACT_KINDS],
                           struct date not_after)
{
    struct date last = {0};
    for (size_t i = 0; i < stated->facts.count; i++) {
        const struct fact *fact = &stated->facts.items[i];
        if (!is_one_of(fact->kind, kinds) || date_is_absent(fact->on) ||
            is_after(fact->on, not_after))
            continue;
        if (is_later(fact->on, last))
            last = fact->on;
    }
    return last;
}

struct date period_filed_on(const struct stated *stated)
{
    const enum fact_kind filings[ACT_KINDS] = {FACT_ARBITRATION_FILED};
    const struct date filed = last_of(stated, filings, (struct date){0});
    return date_is_absent(filed) ? stated->filed_on : filed;
}

struct date period_act_on(const struct stated *stated)
{
    const struct date filed = period_filed_on(stated);
    struct date act = {0};
    for (size_t i = 0; i < ACTS && date_is_absent(act); i++)
        act = last_of(stated, acts[i], filed);
    return act;
}

/* --- periods */

static const struct fact *fact_of(const struct stated *stated, enum fact_kind kind)
{
    const struct fact *found = NULL;
    for (size_t i = 0; i < stated->facts.count; i++)
        if (stated->facts.items[i].kind == kind && !date_is_absent(stated->facts.items[i].on))
            found = &stated->facts.items[i];
    return found;
}

static int evidence_of(const struct stated *stated, const struct fact *fact)
{
    return fact && fact->evidence ? (int)fact->evidence : (int)stated->worker.three_period_evidence;
}

/* Known on a day, so also on the days after it until the birth; an act before that day is not
 * judged by it. */
static bool pregnancy_dated(const struct stated *stated, struct date act_on,
                            struct fast_track_period *ret_period)
{
    const struct fact *known = fact_of(stated, FACT_PREGNANCY_KNOWN);
    const struct fact *birth = fact_of(stated, FACT_CHILDBIRTH);
    if (!known || (!date_is_absent(act_on) &&
                   date_compare(date_earliest(act_on), date_earliest(known->on)) < 0))
        return false;
    *ret_period = (struct fast_track_period){.from = known->on,
                                             .to = birth ? birth->on : (struct date){0},
                                             .evidence = evidence_of(stated, known)};
    return true;
}

static bool leave_dated(const struct stated *stated, struct date act_on,
                        struct fast_track_period *ret_period)
{
    const struct fact *start = fact_of(stated, FACT_MATERNITY_LEAVE_STARTED);
    const struct fact *end = fact_of(stated, FACT_MATERNITY_LEAVE_ENDED);
    (void)act_on;
    if (!start)
        return false;
    *ret_period = (struct fast_track_period){.from = start->on,
                                             .to = end ? end->on : start->until,
                                             .evidence = evidence_of(stated, start)};
    return true;
}

/* To the day before the first birthday; a birth known by month or year ends by month or year. */
static bool nursing_dated(const struct stated *stated, struct date act_on,
                          struct fast_track_period *ret_period)
{
    const struct fact *birth = fact_of(stated, FACT_CHILDBIRTH);
    (void)act_on;
    if (!birth || birth->on.year >= 2190)
        return false;
    struct date end = birth->on;
    if (date_is_whole(end))
        end = date_add_days(date_add_months(end, NURSING_MONTHS), -1);
    else
        end.year++;
    *ret_period = (struct fast_track_period){
        .from = birth->on, .to = end, .evidence = evidence_of(stated, birth)};
    return true;
}

static bool miscarriage_dated(const struct stated *stated, struct date act_on,
                              struct fast_track_period *ret_period)
{
    const struct fact *fact = fact_of(stated, FACT_MISCARRIAGE);
    (void)act_on;
    if (!fact || date_is_absent(fact->until))
        return false;
    *ret_period = (struct fast_track_period){
        .from = fact->on, .to = fact->until, .evidence = evidence_of(stated, fact)};
    return true;
}

static bool (*const dated[THREE_PERIOD_COUNT])(const struct stated *, struct date,
                                               struct fast_track_period *) = {
    [THREE_PERIOD_PREGNANT] = pregnancy_dated,
    [THREE_PERIOD_MATERNITY] = leave_dated,
    [THREE_PERIOD_NURSING] = nursing_dated,
    [THREE_PERIOD_MISCARRIAGE] = miscarriage_dated,
};
_Static_assert((int)THREE_PERIOD_COUNT <= (int)FAST_TRACK_PERIODS, "one period of each kind");

int periods_of(const struct stated *stated, struct date act_on,
               struct fast_track_period ret_periods[FAST_TRACK_PERIODS])
{
    int count = 0;
    for (int kind = 1; kind < THREE_PERIOD_COUNT; kind++) {
        const bool is_stated = (stated->worker.three_periods & CODE_BIT(kind)) != 0;
        struct fast_track_period period = {.evidence = evidence_of(stated, NULL)};
        if (!dated[kind](stated, act_on, &period) && !is_stated)
            continue;
        period.kind = kind;
        period.at_dispute = is_stated ? ANSWER_YES : ANSWER_NONE;
        ret_periods[count++] = period;
    }
    return count;
}
