/* SPDX-License-Identifier: Apache-2.0
 *
 * The field tables of stats's requests and answers.
 * It owns no rule about them and must never decide anything.
 */
#include "contracts/stats_requests.h"

#define STATS_RECORD_DEFINE(record, FIELDS) RECORD_DEFINE(record, FIELDS);
STATS_RECORDS(STATS_RECORD_DEFINE)
