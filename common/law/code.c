/* SPDX-License-Identifier: Apache-2.0
 *
 * The name tables of the law's code lists.
 * The lists themselves stand in law/topic.h and law/codes.h.
 */
#include "law/code.h"

#include "law/procedure.h"
#include "law/scope.h"
#include "law/sweep.h"

LAW_CODE_SET(door, DOOR);
LAW_CODE_SET(entitlement, ENTITLEMENT);
LAW_CODE_SET(urgency, URGENCY);

#define LAW_CODE_SET_DEFINE(set, PREFIX)                                                           \
    static const struct code_name names_##set[] = {[PREFIX##_NONE] = {0, 0, 0},                    \
                                                   PREFIX##_CODES(CODE_NAME_ENTRY)};               \
    _Static_assert(sizeof(names_##set) / sizeof(names_##set[0]) == PREFIX##_COUNT, #set);          \
    const struct code_set law_codes_##set = {#set, names_##set, PREFIX##_COUNT, false}

LAW_CODE_SET_DEFINE(topic, TOPIC);
LAW_CODE_SET_DEFINE(sex, SEX);
LAW_CODE_SET_DEFINE(three_period, THREE_PERIOD);
LAW_CODE_SET_DEFINE(evidence_state, EVIDENCE_STATE);
LAW_CODE_SET_DEFINE(employment_form, EMPLOYMENT_FORM);
LAW_CODE_SET_DEFINE(relation, RELATION);
LAW_CODE_SET_DEFINE(fast_track_reason, FAST_TRACK_REASON);
LAW_CODE_SET_DEFINE(fast_track_outcome, FAST_TRACK_OUTCOME);
LAW_CODE_SET_DEFINE(fast_track, FAST_TRACK);
LAW_CODE_SET_DEFINE(interruption_kind, INTERRUPTION);
LAW_CODE_SET_DEFINE(end_kind, END_KIND);
LAW_CODE_SET_DEFINE(item_result, ITEM_RESULT);
LAW_CODE_SET_DEFINE(arbitration_result, ARBITRATION_RESULT);
LAW_CODE_SET_DEFINE(court_result, COURT_RESULT);
LAW_CODE_SET_DEFINE(court_instance, COURT_INSTANCE);
LAW_CODE_SET_DEFINE(law_fact, LAW_FACT);
LAW_CODE_SET_DEFINE(door, DOOR);
LAW_CODE_SET_DEFINE(entitlement, ENTITLEMENT);
LAW_CODE_SET_DEFINE(urgency, URGENCY);
