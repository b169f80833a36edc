/* SPDX-License-Identifier: Apache-2.0
 *
 * The questions that anybody may ask and their answers as C structs; the lists are in
 * public_requests.def. What the law calls its facts, doors and interruptions it names itself.
 */
#ifndef HALFSKY_CONTRACTS_PUBLIC_REQUESTS_H
#define HALFSKY_CONTRACTS_PUBLIC_REQUESTS_H

#include "contracts/events.h"
#include "law/scope.h"

CODE_SET(law_fact, LAW_FACT);
CODE_SET(interruption_kind, INTERRUPTION);
CODE_SET(door, DOOR);

#include "contracts/public_requests.def"

#define PUBLIC_RECORD_DECLARE(record, FIELDS) RECORD(record, FIELDS);
PUBLIC_RECORDS(PUBLIC_RECORD_DECLARE)
#undef PUBLIC_RECORD_DECLARE

#endif
