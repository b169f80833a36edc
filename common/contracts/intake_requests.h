/* SPDX-License-Identifier: Apache-2.0
 *
 * The requests and answers of intake's routes as C structs; the lists are in intake_requests.def.
 * Clients of intake include this file; services hear of its matters by events only.
 */
#ifndef HALFSKY_CONTRACTS_INTAKE_REQUESTS_H
#define HALFSKY_CONTRACTS_INTAKE_REQUESTS_H

#include "contracts/events.h"
#include "contracts/intake_requests.def"

#define INTAKE_RECORD_DECLARE(record, FIELDS) RECORD(record, FIELDS);
INTAKE_RECORDS(INTAKE_RECORD_DECLARE)
#undef INTAKE_RECORD_DECLARE

#endif
