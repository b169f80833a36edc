/* SPDX-License-Identifier: Apache-2.0
 *
 * What is kept of an event of intake: facts and claims as rows of the matter, in their order.
 * They are kept as they were said.
 */
#ifndef HALFSKY_TRIAGE_HEARING_H
#define HALFSKY_TRIAGE_HEARING_H

#include "triage/map_statements.h"

/* `behind` rows of the matter are there already. */
void facts_keep(struct work *work, struct id matter_id, const struct fact_list *facts,
                size_t behind);
void claims_keep(struct work *work, struct id matter_id, const struct claim_list *claims,
                 size_t behind);

#endif
