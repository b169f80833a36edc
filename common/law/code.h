/* SPDX-License-Identifier: Apache-2.0
 *
 * The enums and name tables of the code lists, for the .c files of the law and of halfsky-law only.
 * Public headers of common/law never include this file: the layers above build their own enums from
 * law/topic.h and law/codes.h, and the two would collide.
 */
#ifndef HALFSKY_LAW_CODE_H
#define HALFSKY_LAW_CODE_H

#include "base/record.h"
#include "law/codes.h"
#include "law/topic.h"

#define LAW_CODE_SET(set, PREFIX)                                                                  \
    enum set { PREFIX##_NONE, PREFIX##_CODES(CODE_ENUM_ENTRY) PREFIX##_COUNT };                    \
    extern const struct code_set law_codes_##set

LAW_CODE_SET(topic, TOPIC);
LAW_CODE_SET(sex, SEX);
LAW_CODE_SET(three_period, THREE_PERIOD);
LAW_CODE_SET(evidence_state, EVIDENCE_STATE);
LAW_CODE_SET(employment_form, EMPLOYMENT_FORM);
LAW_CODE_SET(relation, RELATION);
LAW_CODE_SET(fast_track_reason, FAST_TRACK_REASON);
LAW_CODE_SET(fast_track_outcome, FAST_TRACK_OUTCOME);
LAW_CODE_SET(fast_track, FAST_TRACK);
LAW_CODE_SET(interruption_kind, INTERRUPTION);
LAW_CODE_SET(end_kind, END_KIND);
LAW_CODE_SET(item_result, ITEM_RESULT);
LAW_CODE_SET(arbitration_result, ARBITRATION_RESULT);
LAW_CODE_SET(court_result, COURT_RESULT);
LAW_CODE_SET(court_instance, COURT_INSTANCE);
LAW_CODE_SET(law_fact, LAW_FACT);

_Static_assert(TOPIC_COUNT <= 64, "topics travel as a 64-bit set");
_Static_assert(LAW_FACT_COUNT <= 64, "facts are kept as a 64-bit set");

#endif
