/* SPDX-License-Identifier: Apache-2.0
 *
 * Puts together what was stated at different times.
 * It never decides what is true: the last word counts, and what nobody said stays absent.
 */
#include "triage/stated.h"

#define TAKE_CODE(member)                                                                          \
    if (newer->member)                                                                             \
    merged.member = newer->member

struct worker_profile profile_newer(const struct worker_profile *older,
                                    const struct worker_profile *newer)
{
    struct worker_profile merged = *older;
    if (!newer)
        return merged;
    TAKE_CODE(sex);
    TAKE_CODE(three_period_evidence);
    TAKE_CODE(rural_household);
    TAKE_CODE(platform_work);
    TAKE_CODE(relation);
    TAKE_CODE(employment_form);
    if (newer->three_period || newer->three_periods) {
        merged.three_period = newer->three_period;
        merged.three_periods = newer->three_periods;
    }
    if (!date_is_absent(newer->entry_on))
        merged.entry_on = newer->entry_on;
    if (newer->monthly_wage.stated)
        merged.monthly_wage = newer->monthly_wage;
    return merged;
}

static bool is_corrected(const struct fact_list *all, struct id fact_id)
{
    for (size_t i = 0; i < all->count; i++)
        if (id_equal(all->items[i].corrects, fact_id))
            return true;
    return false;
}

struct fact_list facts_in_force(struct arena *arena, const struct fact_list *all)
{
    struct fact *facts = ARENA_ARRAY(arena, struct fact, all->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++)
        if (!is_corrected(all, all->items[i].fact_id))
            facts[count++] = all->items[i];
    return (struct fact_list){facts, count};
}

struct fact_list facts_joined(struct arena *arena, const struct map_fact_list *kept,
                              const struct fact_list *further)
{
    struct fact *facts = ARENA_ARRAY(arena, struct fact, kept->count + further->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < kept->count; i++) {
        const struct map_fact *f = &kept->items[i];
        facts[count++] = (struct fact){f->fact_id,  f->kind,   f->on,      f->until,
                                       f->evidence, f->amount, f->corrects};
    }
    for (size_t i = 0; i < further->count; i++)
        facts[count++] = further->items[i];
    return (struct fact_list){facts, count};
}

uint64_t topics_of_claims(const struct claim_list *claims)
{
    uint64_t topics = 0;
    for (size_t i = 0; i < claims->count; i++)
        topics |= CODE_BIT(claims->items[i].type);
    return topics;
}

struct stated stated_so_far(struct arena *arena, const struct map_matter *matter,
                            const struct map_fact_list *facts, const struct map_claim_list *claims)
{
    const struct fact_list nothing = {NULL, 0};
    const struct fact_list all = facts_joined(arena, facts, &nothing);
    struct stated stated = {.worker = *matter->worker,
                            .region = matter->region,
                            .topics = matter->topics,
                            .facts = facts_in_force(arena, &all),
                            .filed_on = matter->on};
    for (size_t i = 0; i < claims->count; i++)
        stated.topics |= CODE_BIT(claims->items[i].type);
    return stated;
}
