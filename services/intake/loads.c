/* SPDX-License-Identifier: Apache-2.0
 *
 * The load sets and derived records of intake's handlers, and the order in which rows are written:
 * a link stands before what row-level security allows only by way of it.
 */
#include "intake/intake.h"

LOAD_SET_DEFINE(contact_record_loads, CONTACT_RECORD_LOADS);
LOAD_SET_DEFINE(contact_record_finds, CONTACT_RECORD_FINDS);
LOAD_SET_DEFINE(contact_loads, CONTACT_LOADS);
LOAD_SET_DEFINE(contact_finds, CONTACT_FINDS);
LOAD_SET_DEFINE(registration_loads, REGISTRATION_LOADS);
LOAD_SET_DEFINE(registration_finds, REGISTRATION_FINDS);
LOAD_SET_DEFINE(supplement_loads, SUPPLEMENT_LOADS);
LOAD_SET_DEFINE(matter_loads, MATTER_LOADS);
LOAD_SET_DEFINE(matter_finds, MATTER_FINDS);
LOAD_SET_DEFINE(matter_only_loads, MATTER_ONLY_LOADS);
LOAD_SET_DEFINE(document_loads, DOCUMENT_LOADS);
LOAD_SET_DEFINE(document_finds, DOCUMENT_FINDS);
LOAD_SET_DEFINE(person_loads, PERSON_LOADS);
LOAD_SET_DEFINE(person_only_loads, PERSON_ONLY_LOADS);
LOAD_SET_DEFINE(person_erase_loads, PERSON_ERASE_LOADS);
LOAD_SET_DEFINE(person_pair_loads, PERSON_PAIR_LOADS);
LOAD_SET_DEFINE(erased_matter_loads, ERASED_MATTER_LOADS);

RECORD_DEFINE(contact_derived, CONTACT_DERIVED_FIELDS);
RECORD_DEFINE(registration_derived, REGISTRATION_DERIVED_FIELDS);

const struct statement *const intake_statements[] = {
    &statement_contact_put,
    &statement_person_put,
    &statement_contact_person_put,
    &statement_matter_put,
    &statement_matter_person_put,
    &statement_person_secret_put,
    &statement_person_account_put,
    &statement_person_change,
    &statement_person_secret_change,
    &statement_person_digest_drop,
    &statement_person_digest_put,
    &statement_statement_put,
    &statement_claim_put,
    &statement_fact_put,
    &statement_party_put,
    &statement_party_digest_put,
    &statement_party_digest_renew,
    &statement_matter_party_put,
    &statement_contact_lead,
    &statement_ref_put,
    &statement_document_put,
    &statement_person_same_put,
    &statement_person_same_drop,
    &statement_person_erasure,
    &statement_access_put,
    &statement_access_end,

    &statement_person_found,
    &statement_person_seen,
    &statement_person_erasable,
    &statement_person_secret,
    &statement_person_link,
    &statement_person_same,
    &statement_person_search,
    &statement_person_traces,
    &statement_ref_known,
    &statement_station_admitted,
    &statement_party_found,
    &statement_matter_seen,
    &statement_matter_owner,
    &statement_statement_seen,
    &statement_claim_seen,
    &statement_fact_seen,
    &statement_party_seen,
    &statement_matter_page,
    &statement_contact_seen,
    &statement_contact_owner,
    &statement_contact_page,
    &statement_document_seen,
    &statement_documents_of_matter,
    &statement_document_owner,
    &statement_document_kept,
    NULL,
};
