/* SPDX-License-Identifier: Apache-2.0
 *
 * The field tables and statements that matter_statements.h declares.
 * The SQL is in sql/matter.sql, by the same names.
 */
#include "intake/matter_statements.h"

RECORD_DEFINE(ref_known, REF_KNOWN_FIELDS);
RECORD_DEFINE(station_admitted, STATION_ADMITTED_FIELDS);
RECORD_DEFINE(party_found, PARTY_FOUND_FIELDS);
RECORD_DEFINE(matter_seen, MATTER_SEEN_FIELDS);
RECORD_DEFINE(matter_owner, MATTER_OWNER_FIELDS);
RECORD_DEFINE(statement_seen, STATEMENT_SEEN_FIELDS);
RECORD_DEFINE(claim_seen, CLAIM_SEEN_FIELDS);
RECORD_DEFINE(fact_seen, FACT_SEEN_FIELDS);
RECORD_DEFINE(party_seen, PARTY_SEEN_FIELDS);
RECORD_DEFINE(matter_page, MATTER_PAGE_FIELDS);

STATEMENT_LOAD_DEFINE(ref_known, text_key, ref_known);
STATEMENT_LOAD_DEFINE(station_admitted, text_key, station_admitted);
STATEMENT_LOAD_DEFINE(party_found, text_key, party_found);
STATEMENT_LOAD_DEFINE(matter_seen, id_key, matter_seen);
STATEMENT_LOAD_DEFINE(matter_owner, id_key, matter_owner);
STATEMENT_LOAD_DEFINE(statement_seen, id_key, statement_seen);
STATEMENT_LOAD_DEFINE(claim_seen, id_key, claim_seen);
STATEMENT_LOAD_DEFINE(fact_seen, id_key, fact_seen);
STATEMENT_LOAD_DEFINE(party_seen, id_key, party_seen);

STATEMENT_WRITE_DEFINE(ref_put, REF_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(matter_put, MATTER_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(matter_person_put, MATTER_PERSON_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(statement_put, STATEMENT_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(claim_put, CLAIM_SEEN_FIELDS);
STATEMENT_WRITE_DEFINE(fact_put, FACT_ROW_FIELDS);
STATEMENT_WRITE_DEFINE(party_put, PARTY_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(party_digest_put, PARTY_DIGEST_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(party_digest_renew, PARTY_DIGEST_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(matter_party_put, PARTY_SEEN_FIELDS);

STATEMENT_QUERY_DEFINE(matter_page, matter_page, matter_item);
