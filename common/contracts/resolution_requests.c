/* SPDX-License-Identifier: Apache-2.0
 *
 * The field tables of resolution's requests and answers.
 * It owns no rule about them and must never decide anything.
 */
#include "contracts/resolution_requests.h"

#define RESOLUTION_RECORD_DEFINE(record, FIELDS) RECORD_DEFINE(record, FIELDS);
RESOLUTION_RECORDS(RESOLUTION_RECORD_DEFINE)
