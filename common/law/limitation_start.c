/* SPDX-License-Identifier: Apache-2.0
 *
 * From which day limitation runs, by what is claimed (LIM-1, LIM-2, LIM-6, LIM-10): the earliest
 * plausible day for the strict reading, the latest for the arguable one. A day that nobody told is
 * never made up.
 */
#include "law/limitation_start.h"

#include "law/code.h"
#include "law/rule_id.h"

#define TOPIC(name) CODE_BIT(TOPIC_##name)
#define FACT(name) CODE_BIT(LAW_FACT_##name)

/* LIM-2: pay for work. */
static const uint64_t topics_pay = TOPIC(WAGE_ARREARS) | TOPIC(PAY_CUT) | TOPIC(MATERNITY_PAY);
/* LIM-6: whether these are pay is disputed; counted from each item strictly, as pay arguably. */
static const uint64_t topics_periodic = TOPIC(DOUBLE_WAGE) | TOPIC(OVERTIME) |
                                        TOPIC(ANNUAL_LEAVE_PAY) | TOPIC(MATERNITY_ALLOWANCE) |
                                        TOPIC(MATERNITY_ALLOWANCE_DIFF);
/* The end of employment is itself the infringement. */
static const uint64_t topics_of_the_end =
    TOPIC(SEVERANCE) | TOPIC(SEVERANCE_DIFF) | TOPIC(NOTICE_PAY) | TOPIC(DISMISSAL) |
    TOPIC(ILLEGAL_DISMISSAL) | TOPIC(ILLEGAL_DISMISSAL_COMPENSATION) | TOPIC(REINSTATEMENT) |
    TOPIC(WAGE_LOSS) | TOPIC(PREGNANCY_DISMISSAL) | TOPIC(PREGNANCY_TERMINATION) |
    TOPIC(CONTRACT_EXPIRY) | TOPIC(RETIREMENT_AGE);

static void starts_plain(struct reading *r)
{
    const struct limitation_facts *facts = r->facts;
    struct date known = facts->known_on;

    if (date_is_absent(known) && r->topic & topics_of_the_end)
        known = facts->employment_end;
    r->strict_start = earliest(known);
    r->arguable_start = latest(known);
    if (date_is_absent(known))
        r->result->why.missing |=
            (r->topic & topics_of_the_end) ? FACT(EMPLOYMENT_END) : FACT(KNOWN_ON);
    else
        r->result->why.used |=
            date_equal(known, facts->known_on) ? FACT(KNOWN_ON) : FACT(EMPLOYMENT_END);
}

/* A day on which it ended, told beside "still employed", is what can be counted from. */
static bool is_employed(const struct limitation_facts *facts)
{
    return facts->still_employed == ANSWER_YES && date_is_absent(facts->employment_end);
}

/* Both were told and one of them is wrong: nothing counted from that day is ever too late. */
static void contradiction_find(struct reading *r)
{
    if (r->facts->still_employed != ANSWER_YES || !(r->result->why.used & FACT(EMPLOYMENT_END)) ||
        date_is_absent(r->facts->employment_end))
        return;
    r->arguable_never = true;
    r->result->why.missing |= FACT(EMPLOYMENT_END);
}

static void starts_pay(struct reading *r)
{
    const struct limitation_facts *facts = r->facts;

    if (is_employed(facts)) {
        r->strict_never = r->arguable_never = true;
        r->result->why.used |= FACT(EMPLOYMENT_END);
        return;
    }
    r->strict_start = earliest(facts->employment_end);
    r->arguable_start = latest(facts->employment_end);
    if (date_is_absent(facts->employment_end))
        r->result->why.missing |= FACT(EMPLOYMENT_END);
    else
        r->result->why.used |= FACT(EMPLOYMENT_END);
}

static void starts_periodic(struct reading *r)
{
    const struct limitation_facts *facts = r->facts;
    const bool known = !date_is_absent(facts->known_on);

    r->strict_start = earliest(facts->known_on);
    if (r->topic & TOPIC(DOUBLE_WAGE))
        limitation_months_begin(r);
    r->arguable_never = is_employed(facts) || (!known && !r->months_rule);
    r->arguable_start = later(latest(facts->known_on), latest(facts->employment_end));
    if (known)
        r->result->why.used |= FACT(KNOWN_ON);
    else if (!r->months_rule)
        r->result->why.missing |= FACT(KNOWN_ON);
    if (!date_is_absent(facts->employment_end)) {
        r->result->why.used |= FACT(EMPLOYMENT_END);
    } else {
        r->arguable_start = (struct date){0};
        if (!is_employed(facts))
            r->result->why.missing |= FACT(EMPLOYMENT_END);
    }
}

static int rule_for(const struct reading *r)
{
    if (r->facts->civil_servant)
        return RULE_LIM_10;
    return (r->topic & topics_pay) ? RULE_LIM_2 : RULE_LIM_1;
}

static void starts_find(struct reading *r)
{
    r->is_periodic = !r->facts->civil_servant && r->topic & topics_periodic;
    if (!r->facts->civil_servant && r->topic & topics_pay)
        starts_pay(r);
    else if (r->is_periodic)
        starts_periodic(r);
    else
        starts_plain(r);
    contradiction_find(r);
}

static void rule_find(struct reading *r)
{
    struct date on = r->strict_start;

    if (date_is_absent(on))
        on = r->arguable_start;
    if (date_is_absent(on))
        on = r->facts->asked_on;
    r->rule = rule_in_force(r->law->rules, rule_for(r), on);
}

void limitation_start_find(struct reading *r)
{
    starts_find(r);
    rule_find(r);
}
