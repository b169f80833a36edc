/* SPDX-License-Identifier: Apache-2.0
 *
 * The field tables and statements that person_statements.h declares.
 * The SQL is in sql/person.sql, by the same names.
 */
#include "intake/person_statements.h"

RECORD_DEFINE(person_found, PERSON_FOUND_FIELDS);
RECORD_DEFINE(person_seen, PERSON_SEEN_FIELDS);
RECORD_DEFINE(person_secret, PERSON_SECRET_FIELDS);
RECORD_DEFINE(person_link, PERSON_LINK_FIELDS);
RECORD_DEFINE(person_same, PERSON_SAME_FIELDS);
RECORD_DEFINE(person_search, PERSON_SEARCH_FIELDS);
RECORD_DEFINE(person_traces, PERSON_TRACES_FIELDS);
RECORD_DEFINE(person_trace_row, PERSON_TRACE_ROW_FIELDS);

STATEMENT_LOAD_DEFINE(person_found, text_key, person_found);
STATEMENT_LOAD_DEFINE(person_seen, id_key, person_seen);
STATEMENT_LOAD_DEFINE(person_erasable, id_key, person_seen);
STATEMENT_LOAD_DEFINE(person_secret, id_key, person_secret);
STATEMENT_LOAD_DEFINE(person_link, id_key, person_link);
STATEMENT_LOAD_DEFINE(person_same, id_key, person_same);

STATEMENT_WRITE_DEFINE(person_put, PERSON_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(person_secret_put, PERSON_SECRET_FIELDS);
STATEMENT_WRITE_DEFINE(person_account_put, PERSON_ACCOUNT_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(person_digest_put, PERSON_DIGEST_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(person_digest_drop, PERSON_DIGEST_DROP_FIELDS);
STATEMENT_WRITE_DEFINE(person_change, PERSON_CHANGE_FIELDS);
STATEMENT_WRITE_DEFINE(person_secret_change, PERSON_SECRET_CHANGE_FIELDS);
STATEMENT_WRITE_DEFINE(person_erasure, PERSON_ERASURE_FIELDS);
STATEMENT_WRITE_DEFINE(person_same_put, PERSON_SAME_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(person_same_drop, PERSON_SAME_FIELDS);

STATEMENT_QUERY_DEFINE(person_search, person_search, person_ref);
STATEMENT_QUERY_DEFINE(person_traces, person_traces, person_trace_row);
