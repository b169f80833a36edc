/* SPDX-License-Identifier: Apache-2.0
 *
 * The requests and answers of stats's routes as C structs; the lists are in
 * stats_requests.def. It decides nothing.
 */
#ifndef HALFSKY_CONTRACTS_STATS_REQUESTS_H
#define HALFSKY_CONTRACTS_STATS_REQUESTS_H

#include "contracts/events.h"
#include "contracts/stats_requests.def"

#define STATS_RECORD_DECLARE(record, FIELDS) RECORD(record, FIELDS);
STATS_RECORDS(STATS_RECORD_DECLARE)
#undef STATS_RECORD_DECLARE

#endif
