/* SPDX-License-Identifier: Apache-2.0
 *
 * The way of a case through legal aid, negotiation, mediation, arbitration and the courts, as its
 * `path` and `outcomes` tell it: which role takes which step, with what body. Pure. What the source
 * does not say is in no body; `expected` and `calc_checks` are never looked at.
 */
#ifndef HALFSKY_CLI_WAY_H
#define HALFSKY_CLI_WAY_H

#include "cli/play/sample.h"

MUST_CHECK struct err *way_read(struct arena *arena, const struct json *json, struct way *ret_way);

#endif
