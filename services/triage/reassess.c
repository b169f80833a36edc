/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes assessments and offers. An older assessment stays, and an offer is put once: what she has
 * declined is not put to her again.
 */
#include "triage/reassess.h"

#include "triage/states.h"

struct err *assessment_keep(struct story *story, const struct map_matter *matter,
                            const struct assessment *assessment, struct map_matter *ret_matter)
{
    const struct id assessment_id = work_new_id(story->work);
    const int64_t number = matter->assessments.value + 1;
    struct map_matter assessed = *matter;
    assessed.category = assessment->category;
    assessed.also = assessment->also;
    assessed.assessments = count_of(number);
    work_write(story->work, &statement_map_matter, &assessed);
    WRITE(story->work, map_assessment, .matter_id = story->matter_id,
          .assessment_id = assessment_id, .number = count_of(number), .on = story->on,
          .category = assessment->category, .also = assessment->also,
          .summary = assessment->summary, .summary_en = assessment->summary_en,
          .at = work_now_ms(story->work), .rules = assessment->rules);
    *ret_matter = assessed;
    return story_triaged(story, assessment, assessment_id, number);
}

static bool was_put(const struct map_offer_list *before, enum offer_kind kind)
{
    for (size_t i = 0; before && i < before->count; i++)
        if (before->items[i].kind == kind)
            return true;
    return false;
}

struct err *offers_put(struct story *story, const struct assessment *assessment,
                       const struct stated *stated, const struct map_offer_list *before)
{
    struct due_offer due[OFFER_COUNT];
    const size_t count = offers_due(assessment, stated, due);
    const struct fsm_ask make = {OFFER_STATE_NONE, OFFER_MOVE_MAKE,
                                 work_identity(story->work)->role, NULL};
    const struct transition *made = NULL;
    struct made_offer *put = ARENA_ARRAY(work_arena(story->work), struct made_offer, count + 1);
    size_t puts = 0;
    for (size_t i = 0; i < count; i++) {
        if (was_put(before, due[i].kind))
            continue;
        TRY(fsm_step(&offer_states, &make, &made));
        const struct map_offer offer = {.matter_id = story->matter_id,
                                        .offer_id = work_new_id(story->work),
                                        .kind = due[i].kind,
                                        .rule_id = due[i].rule_id,
                                        .state = (enum offer_state)made->to,
                                        .made_on = story->on};
        work_write(story->work, &statement_map_offer, &offer);
        put[puts++] = (struct made_offer){offer.offer_id, offer.kind, offer.rule_id};
    }
    if (!puts)
        return NULL;
    return story_offers_made(story, (struct made_offer_list){put, puts});
}
