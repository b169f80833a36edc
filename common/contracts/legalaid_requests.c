/* SPDX-License-Identifier: Apache-2.0
 *
 * The field tables of legalaid's requests and answers.
 * It owns no rule about them and must never decide anything.
 */
#include "contracts/legalaid_requests.h"

#define LEGALAID_RECORD_DEFINE(record, FIELDS) RECORD_DEFINE(record, FIELDS);
LEGALAID_RECORDS(LEGALAID_RECORD_DEFINE)
