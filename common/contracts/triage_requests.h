/* SPDX-License-Identifier: Apache-2.0
 *
 * The requests and answers of triage's routes as C structs; the lists are in triage_requests.def.
 * Clients that show a matter's chain include this file; it decides nothing.
 */
#ifndef HALFSKY_CONTRACTS_TRIAGE_REQUESTS_H
#define HALFSKY_CONTRACTS_TRIAGE_REQUESTS_H

#include "contracts/events.h"
#include "contracts/triage_requests.def"

#define TRIAGE_RECORD_DECLARE(record, FIELDS) RECORD(record, FIELDS);
TRIAGE_RECORDS(TRIAGE_RECORD_DECLARE)
#undef TRIAGE_RECORD_DECLARE

#endif
