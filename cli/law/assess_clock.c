/* SPDX-License-Identifier: Apache-2.0
 *
 * The clocks that the told days start; see assess_route.h.
 * What was done already has no clock; a month instead of a day is a range and is asked about.
 */
#include "cli/law/assess.h"
#include "law/rule_id.h"

#define TOPIC(name) CODE_BIT(TOPIC_##name)
#define FACT(name) CODE_BIT(LAW_FACT_##name)

static const struct clock_result *clock_put(const struct law *law, int rule, struct date start,
                                            uint64_t fact, struct assess_route *r)
{
    struct clock_result *clock = &r->clocks[r->clock_count];

    clock_read(law, &(struct clock_facts){.rule = rule, .start = start, .start_fact = fact},
               clock);
    if (!clock->rule)
        return NULL;
    r->clock_count++;
    return clock;
}

const struct clock_result *assess_clock_add(const struct law *law, int rule, struct date start,
                                            uint64_t fact, struct assess_route *r)
{
    return date_is_absent(start) ? NULL : clock_put(law, rule, start, fact, r);
}

/* What the insurance agency may be asked for (SC-5). */
static const uint64_t topics_of_agency =
    TOPIC(SOCIAL_INSURANCE) | TOPIC(SOCIAL_INSURANCE_LOSS) | TOPIC(WORK_INJURY) |
    TOPIC(INJURY_MEDICAL_FEE) | TOPIC(MATERNITY_ALLOWANCE) | TOPIC(MATERNITY_ALLOWANCE_DIFF);

static struct date earlier(struct date a, struct date b)
{
    if (date_is_absent(a))
        return b;
    return date_is_absent(b) || date_compare(date_earliest(a), date_earliest(b)) <= 0 ? a : b;
}

/* The day she knew of what the agency decided; the earliest of several (SAFE-4). */
static struct date agency_known_on(const struct facts *facts)
{
    struct date known = {0};

    for (size_t i = 0; i < facts->claims.count; i++)
        if (!facts->claims.items[i].type ||
            CODE_BIT(facts->claims.items[i].type) & topics_of_agency)
            known = earlier(known, facts->claims.items[i].known_on);
    return date_is_absent(known) ? facts->known_on : known;
}

/* SC-5: against the agency there is review and suit, each with its own term. */
static void agency_clocks(const struct law *law, const struct facts *facts, struct assess_route *r)
{
    const struct date known = agency_known_on(facts);

    if (facts_procedure(facts)->against_agency != ANSWER_YES)
        return;
    clock_put(law, RULE_DL_WI_10, known, FACT(KNOWN_ON), r);
    clock_put(law, RULE_DL_WI_10S, known, FACT(KNOWN_ON), r);
}

void assess_clocks(const struct law *law, const struct facts *facts, struct assess_route *r)
{
    const struct procedure *p = facts_procedure(facts);
    const struct injury *i = facts_injury(facts);

    if (date_is_absent(p->accepted_on) && !assess_has_ended(facts))
        assess_clock_add(law, RULE_DL_ARB_2, p->filed_on, FACT(FILED_ON), r);
    if (i->recognition_pending != ANSWER_YES &&
        (i->recognized == ANSWER_NO || (!i->recognized && !i->grade.stated))) {
        assess_clock_add(law, RULE_DL_WI_1, i->accident_on, FACT(ACCIDENT_ON), r);
        assess_clock_add(law, RULE_DL_WI_2, i->accident_on, FACT(ACCIDENT_ON), r);
    }
    assess_clock_add(law, RULE_DL_WI_8, i->graded_on, FACT(GRADE), r);
    agency_clocks(law, facts, r);
    if (facts_aid(facts)->granted != ANSWER_YES)
        assess_clock_add(law, RULE_DL_LA_1, facts_aid(facts)->applied_on, FACT(START_ON), r);
    assess_clock_add(law, RULE_DL_EMP_2, facts_employment(facts)->end_on, FACT(EMPLOYMENT_END), r);
}
