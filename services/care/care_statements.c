/* SPDX-License-Identifier: Apache-2.0
 *
 * The field tables of care's rows, the load sets, and the order in which rows are written: what
 * row-level security lets in by way of a plan, a team or a session stands behind it. Nothing is
 * decided here.
 */
#include "care/care.h"

STATEMENT_WRITE_DEFINE(care_access_put, CARE_ACCESS_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(care_access_end, CARE_ACCESS_END_FIELDS);
STATEMENT_WRITE_DEFINE(care_offer_put, CARE_OFFER_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(care_offer_answer, CARE_OFFER_ANSWER_FIELDS);
STATEMENT_WRITE_DEFINE(care_erasure_put, CARE_ERASURE_PUT_FIELDS);
RECORD_DEFINE(care_offer, CARE_OFFER_FIELDS);
STATEMENT_WRITE_DEFINE(care_plan, CARE_PLAN_FIELDS);
STATEMENT_WRITE_DEFINE(care_team_end, CARE_TEAM_END_FIELDS);
STATEMENT_WRITE_DEFINE(care_team_put, CARE_TEAM_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(care_consent_put, CARE_CONSENT_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(care_session_put, CARE_SESSION_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(care_key_put, CARE_KEY_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(care_note_put, CARE_NOTE_PUT_FIELDS);
RECORD_DEFINE(care_trace, CARE_TRACE_FIELDS);
STATEMENT_LOAD_DEFINE(care_offer_seen, id_key, care_offer);
STATEMENT_LOAD_DEFINE(care_plans, id_key, care_plan);
STATEMENT_LOAD_DEFINE(care_team, id_key, care_team_put);
STATEMENT_LOAD_DEFINE(care_consents, id_key, care_consent_put);
STATEMENT_LOAD_DEFINE(care_sessions, id_key, care_session_put);
STATEMENT_LOAD_DEFINE(care_keys, id_key, care_key_put);
STATEMENT_LOAD_DEFINE(care_note_seen, id_key, care_note_put);
STATEMENT_LOAD_DEFINE(care_traces, id_key, care_trace);
RECORD_DEFINE(care_page_ask, CARE_PAGE_FIELDS);
STATEMENT_QUERY_DEFINE(care_page, care_page_ask, care_item);

LOAD_SET_DEFINE(care_loads, CARE_LOADS);
LOAD_SET_DEFINE(care_session_loads, CARE_SESSION_LOADS);
LOAD_SET_DEFINE(care_note_loads, CARE_NOTE_LOADS);
LOAD_SET_DEFINE(care_view_loads, CARE_VIEW_LOADS);

/* clang-format off */
const struct statement *const care_statements[] = {
    &statement_care_access_put,
    &statement_care_access_end,
    &statement_care_offer_put,
    &statement_care_offer_answer,
    &statement_care_erasure_put,
    &statement_care_team_end,
    &statement_care_team_put,
    &statement_care_plan,
    &statement_care_consent_put,
    &statement_care_session_put,
    &statement_care_key_put,
    &statement_care_note_put,

    &statement_care_offer_seen,
    &statement_care_plans,
    &statement_care_team,
    &statement_care_consents,
    &statement_care_sessions,
    &statement_care_keys,
    &statement_care_note_seen,
    &statement_care_traces,
    &statement_care_page,
    NULL,
};
/* clang-format on */
