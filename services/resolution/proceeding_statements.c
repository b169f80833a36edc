/* SPDX-License-Identifier: Apache-2.0
 *
 * The field tables of proceedings' rows, the load sets, and the order in which rows are written: an
 * answer before the proceeding, which names it. Nothing is decided here.
 */
#include "resolution/resolution.h"

STATEMENT_WRITE_DEFINE(proceeding_access_put, PROCEEDING_ACCESS_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(proceeding_access_end, PROCEEDING_ACCESS_END_FIELDS);
STATEMENT_WRITE_DEFINE(proceeding_matter_put, PROCEEDING_MATTER_PUT_FIELDS);
RECORD_DEFINE(proceeding_matter, PROCEEDING_MATTER_FIELDS);
STATEMENT_WRITE_DEFINE(proceeding, PROCEEDING_FIELDS);
STATEMENT_WRITE_DEFINE(consent_put, CONSENT_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(award_item_put, AWARD_ITEM_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(session_put, SESSION_PUT_FIELDS);
STATEMENT_LOAD_DEFINE(proceeding_matter_seen, id_key, proceeding_matter);
STATEMENT_LOAD_DEFINE(proceedings, id_key, proceeding);
STATEMENT_LOAD_DEFINE(consents, id_key, consent_put);
STATEMENT_LOAD_DEFINE(award_items, id_key, award_item_put);
STATEMENT_LOAD_DEFINE(sessions, id_key, session_put);
RECORD_DEFINE(proceeding_page_ask, PROCEEDING_PAGE_FIELDS);
STATEMENT_QUERY_DEFINE(proceeding_page, proceeding_page_ask, proceeding_item);

LOAD_SET_DEFINE(proceeding_loads, PROCEEDING_LOADS);
LOAD_SET_DEFINE(proceeding_view_loads, PROCEEDING_VIEW_LOADS);
LOAD_SET_DEFINE(proceeding_due_loads, PROCEEDING_DUE_LOADS);

/* clang-format off */
const struct statement *const resolution_statements[] = {
    &statement_proceeding_access_put,
    &statement_proceeding_access_end,
    &statement_proceeding_matter_put,
    &statement_consent_put,
    &statement_proceeding,
    &statement_award_item_put,
    &statement_session_put,

    &statement_proceeding_matter_seen,
    &statement_proceedings,
    &statement_consents,
    &statement_award_items,
    &statement_sessions,
    &statement_proceeding_page,
    NULL,
};
/* clang-format on */
