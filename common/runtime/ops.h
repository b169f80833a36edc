/* SPDX-License-Identifier: Apache-2.0
 *
 * The operators' routes of every service, /v1/ops/<service>/…: ordinary routes in a table of the
 * runtime.
 */
#ifndef HALFSKY_RUNTIME_OPS_H
#define HALFSKY_RUNTIME_OPS_H

#include "runtime/service.h"

extern const struct route_table ops_route_table;
extern const struct statement *const ops_statements[]; /* NULL-terminated */
/* An operator's route: answered also while the ledger and the topic differ (R4). */
bool ops_is_route(const struct route *route);

#endif
