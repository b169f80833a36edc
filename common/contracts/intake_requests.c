/* SPDX-License-Identifier: Apache-2.0
 *
 * The field tables and code sets of intake's requests and answers; nothing is decided here.
 * A code set here is open where a later release may name more.
 */
#include "contracts/intake_requests.h"

CODE_SET_DEFINE(intake_state, INTAKE_STATE, true);
CODE_SET_DEFINE(media, MEDIA, true);
CODE_SET_DEFINE(erasure_reason, ERASURE, false);

#define INTAKE_RECORD_DEFINE(record, FIELDS) RECORD_DEFINE(record, FIELDS);
INTAKE_RECORDS(INTAKE_RECORD_DEFINE)
