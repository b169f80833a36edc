/* SPDX-License-Identifier: Apache-2.0
 *
 * The requests and answers of the gateway's own routes as C structs; the lists are in
 * gateway_requests.def. Everything else that the gateway takes belongs to the service behind it.
 */
#ifndef HALFSKY_CONTRACTS_GATEWAY_REQUESTS_H
#define HALFSKY_CONTRACTS_GATEWAY_REQUESTS_H

#include "contracts/events.h"
#include "contracts/gateway_requests.def"

#define GATEWAY_RECORD_DECLARE(record, FIELDS) RECORD(record, FIELDS);
GATEWAY_RECORDS(GATEWAY_RECORD_DECLARE)
#undef GATEWAY_RECORD_DECLARE

#endif
