/* SPDX-License-Identifier: Apache-2.0
 *
 * What is put to her and on which rule it rests. Pure. An offer is never a refusal: legal aid is
 * always offered (SAFE-2), arbitration help is offered whatever the limitation looks like (SAFE-1),
 * mediation is suggested and never required (SAFE-3).
 */
#ifndef HALFSKY_TRIAGE_OFFER_H
#define HALFSKY_TRIAGE_OFFER_H

#include "triage/assessment.h"

struct due_offer {
    enum offer_kind kind;
    const char *rule_id; /* rule or principle of docs/law/rules.md */
};

/* What is due now, at most one of a kind; fills ret_offers and says how many. */
size_t offers_due(const struct assessment *assessment, const struct stated *stated,
                  struct due_offer ret_offers[OFFER_COUNT]);
/* The track that an accepted offer opens; TRACK_NONE for the fast track, which is a way and no
 * track. */
enum track offer_track(enum offer_kind kind);

#endif
