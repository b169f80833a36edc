/* SPDX-License-Identifier: Apache-2.0
 *
 * The field tables and code sets of triage's requests and answers.
 * It owns no rule about them and must never decide anything.
 */
#include "contracts/triage_requests.h"

CODE_SET_DEFINE(day_unknown, DAY_UNKNOWN, true);
CODE_SET_DEFINE(due_state, DUE_STATE, false);
CODE_SET_DEFINE(happening, HAPPENING, true);
CODE_SET_DEFINE(work_kind, WORK_KIND, true);

#define TRIAGE_RECORD_DEFINE(record, FIELDS) RECORD_DEFINE(record, FIELDS);
TRIAGE_RECORDS(TRIAGE_RECORD_DEFINE)
