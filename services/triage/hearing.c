/* SPDX-License-Identifier: Apache-2.0
 *
 * Queues the rows of what was heard. A correction is a further row; nothing that was said before is
 * ever changed.
 */
#include "triage/hearing.h"

void facts_keep(struct work *work, struct id matter_id, const struct fact_list *facts,
                size_t behind)
{
    for (size_t i = 0; i < facts->count; i++) {
        const struct fact *fact = &facts->items[i];
        WRITE(work, map_fact, .matter_id = matter_id, .place = count_of((int64_t)(behind + i + 1)),
              .fact_id = fact->fact_id, .kind = fact->kind, .on = fact->on, .until = fact->until,
              .evidence = fact->evidence, .amount = fact->amount, .corrects = fact->corrects);
    }
}

void claims_keep(struct work *work, struct id matter_id, const struct claim_list *claims,
                 size_t behind)
{
    for (size_t i = 0; i < claims->count; i++)
        WRITE(work, map_claim, .matter_id = matter_id, .place = count_of((int64_t)(behind + i + 1)),
              .claim_id = claims->items[i].claim_id, .type = claims->items[i].type,
              .amount = claims->items[i].amount);
}
