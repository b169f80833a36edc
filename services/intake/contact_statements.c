/* SPDX-License-Identifier: Apache-2.0
 *
 * The field tables and statements that contact_statements.h declares.
 * The SQL is in sql/contact.sql, document.sql and access.sql, by the same names.
 */
#include "intake/contact_statements.h"

RECORD_DEFINE(contact_seen, CONTACT_SEEN_FIELDS);
RECORD_DEFINE(contact_owner, CONTACT_OWNER_FIELDS);
RECORD_DEFINE(contact_page, CONTACT_PAGE_FIELDS);
RECORD_DEFINE(document_seen, DOCUMENT_SEEN_FIELDS);
RECORD_DEFINE(document_row, DOCUMENT_ROW_FIELDS);
RECORD_DEFINE(document_owner, DOCUMENT_OWNER_FIELDS);
RECORD_DEFINE(document_address, DOCUMENT_ADDRESS_FIELDS);

STATEMENT_LOAD_DEFINE(contact_seen, id_key, contact_seen);
STATEMENT_LOAD_DEFINE(contact_owner, id_key, contact_owner);
STATEMENT_WRITE_DEFINE(contact_put, CONTACT_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(contact_person_put, CONTACT_OWNER_FIELDS);
STATEMENT_WRITE_DEFINE(contact_lead, CONTACT_LEAD_FIELDS);
STATEMENT_QUERY_DEFINE(contact_page, contact_page, contact_view);

STATEMENT_LOAD_DEFINE(document_seen, id_key, document_seen);
STATEMENT_LOAD_DEFINE(documents_of_matter, id_key, document_row);
STATEMENT_LOAD_DEFINE(document_owner, id_key, document_owner);
STATEMENT_WRITE_DEFINE(document_put, DOCUMENT_PUT_FIELDS);
const struct statement statement_document_kept = {
    "document_kept", STATEMENT_WRITE, &record_document_address, &record_document_address};

STATEMENT_WRITE_DEFINE(access_put, ACCESS_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(access_end, ACCESS_END_FIELDS);
