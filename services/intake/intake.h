/* SPDX-License-Identifier: Apache-2.0
 *
 * What intake's handlers are given and what they are called; service.c puts them into tables. Each
 * handler has a file of its own; what several decide alike lives in the noun's file.
 */
#ifndef HALFSKY_INTAKE_INTAKE_H
#define HALFSKY_INTAKE_INTAKE_H

#include "intake/contact_statements.h"
#include "intake/matter_statements.h"

/* --- loads */
/* Of a station, a client's number and a contact: what both recording and registering look at. */
#define CONTACT_RECORD_LOADS(ONE, MANY, S)                                                         \
    ONE(S, station, station_admitted, station_admitted, "station_region")                          \
    ONE(S, known, ref_known, ref_known, "ref_key")                                                 \
    ONE(S, contact, contact_seen, contact_seen, "known.stream_id")
LOAD_SET(contact_record_loads, CONTACT_RECORD_LOADS);
#define CONTACT_RECORD_FINDS(ONE, MANY, S) ONE(S, person, person_found, person_found, "person_key")
LOAD_SET(contact_record_finds, CONTACT_RECORD_FINDS);
#define CONTACT_LOADS(ONE, MANY, S) ONE(S, contact, contact_seen, contact_seen, "contact_id")
LOAD_SET(contact_loads, CONTACT_LOADS);
#define CONTACT_FINDS(ONE, MANY, S) ONE(S, owner, contact_owner, contact_owner, "contact_id")
LOAD_SET(contact_finds, CONTACT_FINDS);

#define REGISTRATION_LOADS(ONE, MANY, S)                                                           \
    ONE(S, station, station_admitted, station_admitted, "station_region")                          \
    ONE(S, known, ref_known, ref_known, "ref_key")                                                 \
    ONE(S, matter, matter_seen, matter_seen, "known.stream_id")                                    \
    MANY(S, parties, party_seen, party_seen, "matter.matter_id")                                   \
    ONE(S, contact, contact_seen, contact_seen, "contact_id")
LOAD_SET(registration_loads, REGISTRATION_LOADS);
#define REGISTRATION_FINDS(ONE, MANY, S)                                                           \
    ONE(S, person, person_found, person_found, "person_key")                                       \
    ONE(S, party_1, party_found, party_found, "party_1")                                           \
    ONE(S, party_2, party_found, party_found, "party_2")                                           \
    ONE(S, party_3, party_found, party_found, "party_3")
LOAD_SET(registration_finds, REGISTRATION_FINDS);

#define SUPPLEMENT_LOADS(ONE, MANY, S)                                                             \
    ONE(S, matter, matter_seen, matter_seen, "matter_id")                                          \
    MANY(S, statements, statement_seen, statement_seen, "matter.matter_id")                        \
    MANY(S, claims, claim_seen, claim_seen, "matter.matter_id")                                    \
    MANY(S, facts, fact_seen, fact_seen, "matter.matter_id")
LOAD_SET(supplement_loads, SUPPLEMENT_LOADS);
#define MATTER_LOADS(ONE, MANY, S)                                                                 \
    SUPPLEMENT_LOADS(ONE, MANY, S)                                                                 \
    MANY(S, parties, party_seen, party_seen, "matter.matter_id")                                   \
    MANY(S, documents, document_row, documents_of_matter, "matter.matter_id")
LOAD_SET(matter_loads, MATTER_LOADS);
#define MATTER_FINDS(ONE, MANY, S) ONE(S, owner, matter_owner, matter_owner, "matter_id")
LOAD_SET(matter_finds, MATTER_FINDS);
#define MATTER_ONLY_LOADS(ONE, MANY, S) ONE(S, matter, matter_seen, matter_seen, "matter_id")
LOAD_SET(matter_only_loads, MATTER_ONLY_LOADS);

#define DOCUMENT_LOADS(ONE, MANY, S) ONE(S, document, document_seen, document_seen, "document_id")
LOAD_SET(document_loads, DOCUMENT_LOADS);
#define DOCUMENT_FINDS(ONE, MANY, S) ONE(S, owner, document_owner, document_owner, "document_id")
LOAD_SET(document_finds, DOCUMENT_FINDS);

#define PERSON_LOADS(ONE, MANY, S)                                                                 \
    ONE(S, person, person_seen, person_seen, "person_id")                                          \
    ONE(S, secret, person_secret, person_secret, "person_id")                                      \
    MANY(S, links, person_link, person_link, "person_id")                                          \
    MANY(S, same, person_same, person_same, "person_id")
LOAD_SET(person_loads, PERSON_LOADS);
#define PERSON_ONLY_LOADS(ONE, MANY, S) ONE(S, person, person_seen, person_seen, "person_id")
LOAD_SET(person_only_loads, PERSON_ONLY_LOADS);
#define PERSON_ERASE_LOADS(ONE, MANY, S) ONE(S, person, person_seen, person_erasable, "person_id")
LOAD_SET(person_erase_loads, PERSON_ERASE_LOADS);
#define PERSON_PAIR_LOADS(ONE, MANY, S)                                                            \
    ONE(S, person, person_seen, person_seen, "person_id")                                          \
    ONE(S, other, person_seen, person_seen, "same_as_id")                                          \
    MANY(S, same, person_same, person_same, "person_id")
LOAD_SET(person_pair_loads, PERSON_PAIR_LOADS);

/* --- what is worked out of a request before anything is read */
#define CONTACT_DERIVED_FIELDS(F, R)                                                               \
    F(R, text, ref_key, _, optional, 400, open, "client/contact/ticket", "外部编号键")             \
    F(R, text, person_key, _, optional, 400, sealed, "Whom to look for", "查找键")                 \
    F(R, region, station_region, _, required, 9, open, "The station's region", "行政区划")
RECORD(contact_derived, CONTACT_DERIVED_FIELDS);
#define REGISTRATION_DERIVED_FIELDS(F, R)                                                          \
    F(R, text, ref_key, _, optional, 400, open, "client/matter/reference", "外部编号键")           \
    F(R, text, person_key, _, required, 400, sealed, "Whom to look for", "查找键")                 \
    F(R, region, station_region, _, required, 9, open, "The station's region", "行政区划")         \
    F(R, text, party_1, _, optional, 200, sealed, "Which party to look for", "查找键")             \
    F(R, text, party_2, _, optional, 200, sealed, "Which party to look for", "查找键")             \
    F(R, text, party_3, _, optional, 200, sealed, "Which party to look for", "查找键")
RECORD(registration_derived, REGISTRATION_DERIVED_FIELDS);

MUST_CHECK struct err *contact_derive(struct work *work, const void *request, void *ret_derived);
MUST_CHECK struct err *registration_derive(struct work *work, const void *request,
                                           void *ret_derived);

/* --- handlers */
#define HANDLER(name, request_, loads_, answer_)                                                   \
    MUST_CHECK struct err *intake_##name(struct work *work, const struct request_ *request,        \
                                         const struct loads_ *loads, struct answer_ *ret_answer)
HANDLER(do_contact_record, contact_record_request, contact_record_loads, contact_answer);
HANDLER(get_contact, contact_request, contact_loads, contact_view);
HANDLER(get_contact_words, contact_words_request, contact_loads, contact_words);
HANDLER(get_contacts, contact_list_request, no_load, contact_list);
HANDLER(do_contact_matter, matter_register_request, registration_loads, matter_answer);
HANDLER(do_matter_register, matter_register_request, registration_loads, matter_answer);
HANDLER(do_matter_supplement, supplement_request, supplement_loads, supplement_answer);
HANDLER(get_matter, matter_request, matter_loads, matter_view);
HANDLER(get_matter_words, matter_words_request, matter_loads, matter_words);
HANDLER(get_matters, matter_list_request, no_load, matter_list);
HANDLER(do_document_add, document_add_request, matter_only_loads, document_view);
HANDLER(get_document, document_request, document_loads, document_view);
HANDLER(get_document_content, document_content_request, document_loads, document_view);
HANDLER(get_person, person_request, person_loads, person_view);
HANDLER(get_person_reading, person_read_request, person_loads, person_reading);
HANDLER(get_person_readings, person_readings_request, person_only_loads, person_readings);
HANDLER(do_person_change, person_change_request, person_loads, person_answer);
HANDLER(do_person_same_as, person_same_request, person_pair_loads, person_same_answer);
HANDLER(do_person_same_as_revoke, person_same_request, person_pair_loads, person_same_answer);
HANDLER(do_person_erase, person_erase_request, person_erase_loads, person_erased_answer);
HANDLER(do_person_search, person_search_request, no_load, person_search_answer);
HANDLER(get_regions, region_list_request, no_load, region_list);
HANDLER(get_stations, station_list_request, no_load, station_list);
HANDLER(get_agencies, agency_list_request, no_load, agency_list);
MUST_CHECK struct err *intake_on_access_granted(struct work *work,
                                                const struct access_granted *event,
                                                const struct no_load *loads);
MUST_CHECK struct err *intake_on_access_ended(struct work *work, const struct access_ended *event,
                                              const struct no_load *loads);
/* A due row of an erasure names the matter as its stream. */
#define ERASED_MATTER_LOADS(ONE, MANY, S) ONE(S, matter, matter_seen, matter_seen, "stream_id")
LOAD_SET(erased_matter_loads, ERASED_MATTER_LOADS);
MUST_CHECK struct err *intake_due_matter_person_erased(struct work *work, const struct due_row *due,
                                                       const struct erased_matter_loads *loads);
MUST_CHECK struct err *intake_due_documents_swept(struct work *work, const struct due_row *due,
                                                  const struct no_load *loads);

/* --- tables that service.c names */
extern const struct route_table intake_route_table;
extern const struct statement
    *const intake_statements[]; /* NULL-terminated; writes in this order */

#endif
