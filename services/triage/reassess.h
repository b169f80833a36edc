/* SPDX-License-Identifier: Apache-2.0
 *
 * Keeping an assessment and putting what it makes due: the same for a registration, a supplement
 * and an officer's decision on category 4.
 */
#ifndef HALFSKY_TRIAGE_REASSESS_H
#define HALFSKY_TRIAGE_REASSESS_H

#include "triage/offer.h"
#include "triage/story.h"

/* Writes the matter with its new assessment, the assessment and its rules; says it. The matter's
 * number of assessments is that of the one before. */
MUST_CHECK struct err *assessment_keep(struct story *story, const struct map_matter *matter,
                                       const struct assessment *assessment,
                                       struct map_matter *ret_matter);
/* Puts what is due and was never put before. */
MUST_CHECK struct err *offers_put(struct story *story, const struct assessment *assessment,
                                  const struct stated *stated, const struct map_offer_list *before);

#endif
