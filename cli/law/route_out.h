/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes the part of an assessment that says where a matter goes and what is open to her.
 * The shape is documented in docs/law/assess.md.
 */
#ifndef HALFSKY_CLI_LAW_ROUTE_OUT_H
#define HALFSKY_CLI_LAW_ROUTE_OUT_H

#include "cli/law/assess_route.h"
#include "cli/law/out.h"

void routes_write(struct out *out, const struct assess_route *route);
/* For people: "济南市历下区（370102）". */
void committee_tell(struct text *text, const struct assess_route *route, bool english);
const char *agreement_path_zh(enum agreement_path path);
const char *agreement_path_en(enum agreement_path path);

#endif
