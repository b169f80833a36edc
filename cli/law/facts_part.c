/* SPDX-License-Identifier: Apache-2.0
 *
 * Parts of the facts of a matter without NULLs, and what several questions read from them.
 * It never fills in a fact that was not told.
 */
#include "cli/law/assess.h"

#define FACTS_PART(part)                                                                           \
    const struct part *facts_##part(const struct facts *facts)                                     \
    {                                                                                              \
        static const struct part empty;                                                            \
                                                                                                   \
        return facts->part ? facts->part : &empty;                                                 \
    }

FACTS_PART(worker)
FACTS_PART(employment)
FACTS_PART(procedure)
FACTS_PART(award)
FACTS_PART(agreement)
FACTS_PART(maternity)
FACTS_PART(injury)
FACTS_PART(aid)
FACTS_PART(officer)
FACTS_PART(numbers)

uint64_t facts_topics(const struct facts *facts)
{
    uint64_t topics = facts->topics;

    for (size_t i = 0; i < facts->claims.count; i++)
        if (facts->claims.items[i].type)
            topics |= CODE_BIT(facts->claims.items[i].type);
    return topics;
}

bool facts_has_filed(const struct facts *facts)
{
    const struct procedure *p = facts_procedure(facts);

    return !date_is_absent(p->filed_on) || !date_is_absent(p->filed_by);
}

bool facts_award_is_told(const struct award *award)
{
    return award->result || award->items.count || award->stated_final != ANSWER_NONE ||
           !date_is_absent(award->made_on) || !date_is_absent(award->received_on);
}

bool facts_has_applied(const struct facts *facts)
{
    const struct procedure *p = facts_procedure(facts);

    return facts_has_filed(facts) || !date_is_absent(p->accepted_on) || p->refused == ANSWER_YES ||
           p->suit_pending == ANSWER_YES || facts->courts.count > 0 ||
           facts_award_is_told(facts_award(facts));
}

struct date facts_applied_by(const struct facts *facts)
{
    const struct procedure *p = facts_procedure(facts);
    const struct award *award = facts_award(facts);
    const struct date days[] = {p->filed_by, p->accepted_on, award->made_on, award->received_on,
                                facts->today};
    struct date first = {0};

    for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++)
        if (!date_is_absent(days[i]) &&
            (date_is_absent(first) ||
             date_compare(date_latest(days[i]), date_latest(first)) < 0))
            first = days[i];
    return first;
}

struct date facts_asked_on(const struct facts *facts)
{
    const struct procedure *procedure = facts_procedure(facts);

    if (!date_is_absent(procedure->filed_on))
        return procedure->filed_on;
    return date_is_absent(procedure->filed_by) ? facts->today : procedure->filed_by;
}

static struct money stated(const struct numbers *numbers, enum parameter_kind kind)
{
    switch (kind) {
    case PARAMETER_MIN_WAGE:
        return numbers->min_wage;
    case PARAMETER_AVG_WAGE_CITY:
        return numbers->average_wage;
    case PARAMETER_AVG_WAGE_PROVINCE:
        return numbers->average_wage_year;
    case PARAMETER_SUBSISTENCE:
        return numbers->subsistence;
    case PARAMETER_NONE:
    case PARAMETER_COUNT:
        break;
    }
    return (struct money){0};
}

struct money facts_number(const struct law *law, const struct facts *facts,
                          enum parameter_kind kind, struct date on)
{
    const struct parameter *entered = parameter_find(law->parameters, kind, facts->region, on);

    return entered ? money_of_fen(entered->fen) : stated(facts_numbers(facts), kind);
}
