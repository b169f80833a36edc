/* SPDX-License-Identifier: Apache-2.0
 *
 * The requests and answers of care's routes as C structs; the lists are in
 * care_requests.def. It decides nothing.
 */
#ifndef HALFSKY_CONTRACTS_CARE_REQUESTS_H
#define HALFSKY_CONTRACTS_CARE_REQUESTS_H

#include "contracts/events.h"
#include "contracts/care_requests.def"

#define CARE_RECORD_DECLARE(record, FIELDS) RECORD(record, FIELDS);
CARE_RECORDS(CARE_RECORD_DECLARE)
#undef CARE_RECORD_DECLARE

#endif
