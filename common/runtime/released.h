/* SPDX-License-Identifier: Apache-2.0
 *
 * The compatibility gate over docs/contracts/released/: for each event type that was ever released,
 * its schema
 * (<type>.schema.json) and bodies that were really written (<type>.<n>.json). The folder only
 * grows; what is in it must still read, and what it promises must still hold.
 */
#ifndef HALFSKY_RUNTIME_RELEASED_H
#define HALFSKY_RUNTIME_RELEASED_H

#include "base/arena.h"
#include "base/err.h"
#include "base/text.h"

/* Adds a sentence for each promise that the code breaks: a released type that is gone, a schema
 * changed in more than what a major version allows, a body that no longer reads or loses something
 * when written again, a number left out, an event type that was never released. */
MUST_CHECK struct err *released_check(struct arena *arena, const char *folder,
                                      struct text *findings);
/* Promises what the code does now: adds schemas and bodies where they say something new. Refused
 * with PROBLEM_CONFLICT while released_check finds anything but types that were never released. */
MUST_CHECK struct err *released_add(struct arena *arena, const char *folder, struct text *report);

#endif
