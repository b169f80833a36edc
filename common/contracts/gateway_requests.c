/* SPDX-License-Identifier: Apache-2.0
 *
 * The field tables and the code set of the gateway's requests and answers, made from their lists.
 * Nothing is decided here.
 */
#include "contracts/gateway_requests.h"

CODE_SET_DEFINE(client_state, CLIENT_STATE, true);

#define GATEWAY_RECORD_DEFINE(record, FIELDS) RECORD_DEFINE(record, FIELDS);
GATEWAY_RECORDS(GATEWAY_RECORD_DEFINE)
