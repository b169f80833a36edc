/* SPDX-License-Identifier: Apache-2.0
 *
 * Claiming due rows (protocol.md D1), shared by due actions and drains. Nothing else includes it: a
 * handler sees its row, never the claim.
 */
#ifndef HALFSKY_RUNTIME_DUE_PRIVATE_H
#define HALFSKY_RUNTIME_DUE_PRIVATE_H

#include "runtime/process.h"

struct due_claim due_claim_of(const struct unit_context *context, const struct due_row *row);
/* Locks the row under the heads; `ret_gone` when it is gone, not due any more, or another
 * replica's. */
MUST_CHECK struct err *due_claim_row(struct work *work, const struct due_row *row, bool *ret_gone);
/* The row has been done: it goes in this transaction. */
MUST_CHECK struct err *due_drop_row(struct work *work, const struct due_row *row);

#endif
