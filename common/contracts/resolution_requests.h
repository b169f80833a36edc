/* SPDX-License-Identifier: Apache-2.0
 *
 * The requests and answers of resolution's routes as C structs; the lists are in
 * resolution_requests.def. It decides nothing.
 */
#ifndef HALFSKY_CONTRACTS_RESOLUTION_REQUESTS_H
#define HALFSKY_CONTRACTS_RESOLUTION_REQUESTS_H

#include "contracts/events.h"
#include "contracts/resolution_requests.def"

#define RESOLUTION_RECORD_DECLARE(record, FIELDS) RECORD(record, FIELDS);
RESOLUTION_RECORDS(RESOLUTION_RECORD_DECLARE)
#undef RESOLUTION_RECORD_DECLARE

#endif
