/* SPDX-License-Identifier: Apache-2.0
 *
 * The requests and answers of legalaid's routes as C structs; the lists are in
 * legalaid_requests.def. It decides nothing.
 */
#ifndef HALFSKY_CONTRACTS_LEGALAID_REQUESTS_H
#define HALFSKY_CONTRACTS_LEGALAID_REQUESTS_H

#include "contracts/events.h"
#include "contracts/legalaid_requests.def"

#define LEGALAID_RECORD_DECLARE(record, FIELDS) RECORD(record, FIELDS);
LEGALAID_RECORDS(LEGALAID_RECORD_DECLARE)
#undef LEGALAID_RECORD_DECLARE

#endif
