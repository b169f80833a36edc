/* SPDX-License-Identifier: Apache-2.0
 *
 * The chain of a matter for people to read: where it is, who has it, what comes next and by when,
 * and why. It prints what triage answered and concludes nothing of its own.
 */
#ifndef HALFSKY_CLI_CHAIN_H
#define HALFSKY_CLI_CHAIN_H

#include "base/arena.h"
#include "contracts/triage_requests.h"

/* Everything: registration, assessment, tracks, offers, hand-overs, timeline. */
void chain_print(struct arena *arena, const struct chain_view *chain);
/* The assessment rule by rule: what was used, what is missing, why. */
void chain_print_rules(const struct chain_view *chain);
/* "调解 办理中、法援 办理中" of the open tracks; "" none. In `arena`. */
const char *chain_open_tracks(struct arena *arena, const struct chain_view *chain);
/* The next action that is due first, with owner and day. */
const char *chain_next(struct arena *arena, const struct chain_view *chain);

#endif
