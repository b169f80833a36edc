/* SPDX-License-Identifier: Apache-2.0
 *
 * The field tables of legal aid's rows, the load sets, and the order in which rows are written: an
 * application before its report, which is seen by way of it. Nothing is decided here.
 */
#include "legalaid/legalaid.h"

STATEMENT_WRITE_DEFINE(aid_access_put, AID_ACCESS_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(aid_access_end, AID_ACCESS_END_FIELDS);
RECORD_DEFINE(aid_offer, AID_OFFER_FIELDS);
STATEMENT_WRITE_DEFINE(aid_offer_put, AID_OFFER_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(aid_offer_answer, AID_OFFER_ANSWER_FIELDS);
STATEMENT_WRITE_DEFINE(aid_application, AID_APPLICATION_FIELDS);
STATEMENT_WRITE_DEFINE(aid_report_put, AID_REPORT_ROW_FIELDS);
STATEMENT_LOAD_DEFINE(aid_offer_seen, id_key, aid_offer);
STATEMENT_LOAD_DEFINE(aid_applications, id_key, aid_application);
STATEMENT_LOAD_DEFINE(aid_reports, id_key, aid_report_put);
RECORD_DEFINE(aid_page_ask, AID_PAGE_FIELDS);
STATEMENT_QUERY_DEFINE(aid_page, aid_page_ask, aid_item);

LOAD_SET_DEFINE(aid_loads, AID_LOADS);
LOAD_SET_DEFINE(aid_view_loads, AID_VIEW_LOADS);
LOAD_SET_DEFINE(aid_due_loads, AID_DUE_LOADS);

/* clang-format off */
const struct statement *const legalaid_statements[] = {
    &statement_aid_access_put,
    &statement_aid_access_end,
    &statement_aid_offer_put,
    &statement_aid_offer_answer,
    &statement_aid_application,
    &statement_aid_report_put,

    &statement_aid_offer_seen,
    &statement_aid_applications,
    &statement_aid_reports,
    &statement_aid_page,
    NULL,
};
/* clang-format on */
