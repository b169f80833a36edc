/* SPDX-License-Identifier: Apache-2.0
 *
 * The field tables and code sets of the questions that anybody may ask.
 * It owns no rule about them and must never decide anything.
 */
#include "contracts/public_requests.h"

CODE_SET_DEFINE(law_fact, LAW_FACT, true);
CODE_SET_DEFINE(interruption_kind, INTERRUPTION, true);
CODE_SET_DEFINE(door, DOOR, true);
CODE_SET_DEFINE(law_answer, LAW_ANSWER, false);
CODE_SET_DEFINE(public_sum, PUBLIC_SUM, true);
CODE_SET_DEFINE(limitation_standing, LIMITATION_STANDING, false);
CODE_SET_DEFINE(due_gap, DUE_GAP, true);

#define PUBLIC_RECORD_DEFINE(record, FIELDS) RECORD_DEFINE(record, FIELDS);
PUBLIC_RECORDS(PUBLIC_RECORD_DEFINE)
