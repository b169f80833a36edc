/* SPDX-License-Identifier: Apache-2.0
 *
 * The field tables of the input of halfsky-law.
 * Nothing but tables: the structs and their meaning are in facts.h.
 */
#include "cli/law/facts.h"

/* The tables of base/record.h look for codes_<set>; here the sets are the law's. */
#define codes_topic law_codes_topic
#define codes_sex law_codes_sex
#define codes_three_period law_codes_three_period
#define codes_evidence_state law_codes_evidence_state
#define codes_employment_form law_codes_employment_form
#define codes_relation law_codes_relation
#define codes_fast_track_reason law_codes_fast_track_reason
#define codes_interruption_kind law_codes_interruption_kind
#define codes_end_kind law_codes_end_kind
#define codes_item_result law_codes_item_result
#define codes_arbitration_result law_codes_arbitration_result
#define codes_court_result law_codes_court_result
#define codes_entitlement law_codes_entitlement
#define codes_court_instance law_codes_court_instance

RECORD_DEFINE(period, PERIOD_FIELDS);
RECORD_DEFINE(worker, WORKER_FIELDS);
RECORD_DEFINE(employment, EMPLOYMENT_FIELDS);
RECORD_DEFINE(claim, CLAIM_FIELDS);
RECORD_DEFINE(interruption_fact, INTERRUPTION_FIELDS);
RECORD_DEFINE(suspension_fact, SUSPENSION_FIELDS);
RECORD_DEFINE(item, ITEM_FIELDS);
RECORD_DEFINE(award, AWARD_FIELDS);
RECORD_DEFINE(court, COURT_FIELDS);
RECORD_DEFINE(procedure, PROCEDURE_FIELDS);
RECORD_DEFINE(agreement, AGREEMENT_FIELDS);
RECORD_DEFINE(maternity, MATERNITY_FIELDS);
RECORD_DEFINE(injury, INJURY_FIELDS);
RECORD_DEFINE(aid, AID_FIELDS);
RECORD_DEFINE(officer, OFFICER_FIELDS);
RECORD_DEFINE(numbers, NUMBERS_FIELDS);
RECORD_DEFINE(facts, FACTS_FIELDS);
