/* SPDX-License-Identifier: Apache-2.0
 *
 * The field tables of care's requests and answers.
 * It owns no rule about them and must never decide anything.
 */
#include "contracts/care_requests.h"

#define CARE_RECORD_DEFINE(record, FIELDS) RECORD_DEFINE(record, FIELDS);
CARE_RECORDS(CARE_RECORD_DEFINE)
