/* SPDX-License-Identifier: Apache-2.0
 *
 * The tables of the code sets, each from its list in codes.h. `true`: the set may gain values
 * within a major version. No value is ever taken away or given another meaning.
 */
#include "contracts/codes.h"

CODE_SET_DEFINE(topic, TOPIC, true);
CODE_SET_DEFINE(sex, SEX, false);
CODE_SET_DEFINE(three_period, THREE_PERIOD, false);
CODE_SET_DEFINE(evidence_state, EVIDENCE_STATE, false);
CODE_SET_DEFINE(employment_form, EMPLOYMENT_FORM, true);
CODE_SET_DEFINE(relation, RELATION, false);
CODE_SET_DEFINE(fast_track_reason, FAST_TRACK_REASON, true);
CODE_SET_DEFINE(stream, STREAM, false);
CODE_SET_DEFINE(agency, AGENCY, false);
CODE_SET_DEFINE(role, ROLE, false);
CODE_SET_DEFINE(track, TRACK, false);
CODE_SET_DEFINE(channel, CHANNEL, true);
CODE_SET_DEFINE(fact_kind, FACT, true);
CODE_SET_DEFINE(party_kind, PARTY, false);
CODE_SET_DEFINE(purpose, PURPOSE, true);
CODE_SET_DEFINE(document_category, DOCUMENT, true);
CODE_SET_DEFINE(category, CATEGORY, false);
CODE_SET_DEFINE(outcome, OUTCOME, false);
CODE_SET_DEFINE(rule_mark, RULE_MARK, false);
CODE_SET_DEFINE(offer_kind, OFFER, true);
CODE_SET_DEFINE(offer_state, OFFER_STATE, false);
CODE_SET_DEFINE(baton_state, BATON_STATE, false);
CODE_SET_DEFINE(track_state, TRACK_STATE, false);
CODE_SET_DEFINE(action, ACTION, true);
CODE_SET_DEFINE(owner_reason, OWNER_REASON, true);
CODE_SET_DEFINE(aid_state, AID_STATE, true);
CODE_SET_DEFINE(aid_decision, AID_DECISION, true);
CODE_SET_DEFINE(aid_instance, AID_INSTANCE, false);
CODE_SET_DEFINE(aid_refusal, AID_REFUSAL, true);
CODE_SET_DEFINE(aid_review, AID_REVIEW, true);
CODE_SET_DEFINE(aid_ground, AID_GROUND, true);
CODE_SET_DEFINE(aid_outlook, AID_OUTLOOK, false);
CODE_SET_DEFINE(aid_provider, AID_PROVIDER, true);
CODE_SET_DEFINE(aid_report, AID_REPORT, true);
CODE_SET_DEFINE(aid_paper, AID_PAPER, true);
CODE_SET_DEFINE(aid_termination, AID_TERMINATION, true);
CODE_SET_DEFINE(care_state, CARE_STATE, false);
CODE_SET_DEFINE(care_kind, CARE_KIND, true);
CODE_SET_DEFINE(proceeding_state, PROCEEDING_STATE, true);
CODE_SET_DEFINE(party_side, PARTY_SIDE, false);
CODE_SET_DEFINE(item_result, ITEM_RESULT, true);
CODE_SET_DEFINE(court_instance, COURT_INSTANCE, false);
CODE_SET_DEFINE(suit_ground, SUIT_GROUND, true);
CODE_SET_DEFINE(referral, REFERRAL, true);
CODE_SET_DEFINE(item_change, ITEM_CHANGE, true);
CODE_SET_DEFINE(figure, FIGURE, true);

const struct code_set *const code_sets[] = {
    &codes_topic,
    &codes_sex,
    &codes_three_period,
    &codes_evidence_state,
    &codes_employment_form,
    &codes_relation,
    &codes_fast_track_reason,
    &codes_stream,
    &codes_agency,
    &codes_role,
    &codes_track,
    &codes_channel,
    &codes_fact_kind,
    &codes_party_kind,
    &codes_purpose,
    &codes_document_category,
    &codes_category,
    &codes_outcome,
    &codes_rule_mark,
    &codes_offer_kind,
    &codes_offer_state,
    &codes_baton_state,
    &codes_track_state,
    &codes_action,
    &codes_owner_reason,
    &codes_aid_state,
    &codes_aid_decision,
    &codes_aid_instance,
    &codes_aid_refusal,
    &codes_aid_review,
    &codes_aid_ground,
    &codes_aid_outlook,
    &codes_aid_provider,
    &codes_aid_report,
    &codes_aid_paper,
    &codes_aid_termination,
    &codes_care_state,
    &codes_care_kind,
    &codes_proceeding_state,
    &codes_party_side,
    &codes_item_result,
    &codes_court_instance,
    &codes_suit_ground,
    &codes_referral,
    &codes_item_change,
    &codes_figure,
    NULL,
};
