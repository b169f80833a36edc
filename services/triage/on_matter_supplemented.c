/* SPDX-License-Identifier: Apache-2.0
 *
 * Something was added or corrected: a new assessment over all facts in force. Offers that are due
 * now are put; nothing that was put is withdrawn.
 */
#include "triage/hearing.h"
#include "triage/reassess.h"
#include "triage/triage.h"

static uint64_t topics_kept(const struct reassess_loads *loads)
{
    uint64_t topics = loads->matter->topics;
    for (size_t i = 0; i < loads->claims.count; i++)
        topics |= CODE_BIT(loads->claims.items[i].type);
    return topics;
}

static struct stated stated_by_now(struct arena *arena, const struct matter_supplemented *event,
                                   const struct reassess_loads *loads)
{
    const struct map_matter *matter = loads->matter;
    const struct fact_list all = facts_joined(arena, &loads->facts, &event->facts);
    return (struct stated){.worker = profile_newer(matter->worker, event->worker),
                           .region = matter->region,
                           .topics = topics_kept(loads) | event->topics |
                                     topics_of_claims(&event->claims),
                           .facts = facts_in_force(arena, &all),
                           .filed_on = matter->on,
                           .officer_reason = matter->officer_reason,
                           .officer_approver = matter->officer_approver};
}

struct err *triage_on_matter_supplemented(struct work *work,
                                          const struct matter_supplemented *event,
                                          const struct reassess_loads *loads)
{
    if (!loads->matter)
        return err_not_yet(work, STREAM_MATTER, event->matter_id);
    struct story story = story_begin(work, event->matter_id, loads->matter->region, event->on);
    const struct stated stated = stated_by_now(work_arena(work), event, loads);
    const struct assessment assessment = assessment_of(work_arena(work), &stated);
    struct map_matter matter = *loads->matter;
    matter.topics |= event->topics;
    matter.worker = arena_copy(work_arena(work), &stated.worker, sizeof stated.worker);
    TRY(assessment_keep(&story, &matter, &assessment, &matter));
    facts_keep(work, event->matter_id, &event->facts, loads->facts.count);
    claims_keep(work, event->matter_id, &event->claims, loads->claims.count);
    return offers_put(&story, &assessment, &stated, &loads->offers);
}
