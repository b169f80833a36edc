/* SPDX-License-Identifier: Apache-2.0
 *
 * The chain in plain Chinese for the woman it is about: where she is, who has it, what comes next,
 * by when, and her own day. It says what the view and the law say and never speaks of refusal.
 */
#ifndef HALFSKY_TRIAGE_SENTENCES_H
#define HALFSKY_TRIAGE_SENTENCES_H

#include "base/arena.h"
#include "contracts/triage_requests.h"
#include "law/day.h"

enum { SENTENCES_MOST = 4000 }; /* code points */

/* `limit`: by when she applies for arbitration (standing_limit). */
const char *sentences_of(struct arena *arena, const struct chain_view *view,
                         const struct day_due *limit, struct date today);

#endif
