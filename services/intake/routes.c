/* SPDX-License-Identifier: Apache-2.0
 *
 * Intake's routes and the streams that they hold. Who may do what stands here by role; by
 * region and access it stands in the statements and in row-level security.
 */
#include "intake/intake.h"

#define WORKER ROLE_BIT(ROLE_WORKER)
#define STAFF (ROLE_BIT(ROLE_CLERK) | ROLE_BIT(ROLE_OFFICER))
#define WRITERS (WORKER | STAFF)
/* Whoever may come to have access to a matter, and services that ask with a purpose. */
#define READERS                                                                                    \
    (WRITERS | ROLE_BIT(ROLE_MEDIATOR) | ROLE_BIT(ROLE_ARBITRATOR) | ROLE_BIT(ROLE_COURT_CLERK) |  \
     ROLE_BIT(ROLE_AID_OFFICER) | ROLE_BIT(ROLE_HELPER) | ROLE_BIT(ROLE_SERVICE))
#define EVERYBODY (READERS | ROLE_BIT(ROLE_PARTNER) | ROLE_BIT(ROLE_OPS))

STREAMS(contact_new, {STREAM_CONTACT, "+"}, {STREAM_PERSON, "found.person.person_id"});
STREAMS(contact_one, {STREAM_CONTACT, "contact_id"});
STREAMS(contact_owned, {STREAM_PERSON, "found.owner.person_id"});
STREAMS(matter_new, {STREAM_MATTER, "+"}, {STREAM_PERSON, "found.person.person_id"},
        {STREAM_PARTY, "found.party_1.party_id"}, {STREAM_PARTY, "found.party_2.party_id"},
        {STREAM_PARTY, "found.party_3.party_id"}, {STREAM_CONTACT, "contact_id"});
STREAMS(matter_one, {STREAM_MATTER, "matter_id"});
STREAMS(owner_only, {STREAM_PERSON, "found.owner.person_id"});
STREAMS(document_new, {STREAM_DOCUMENT, "+"}, {STREAM_MATTER, "matter_id"});
STREAMS(document_one, {STREAM_DOCUMENT, "document_id"});
STREAMS(person_one, {STREAM_PERSON, "person_id"});
STREAMS(person_two, {STREAM_PERSON, "person_id"}, {STREAM_PERSON, "same_as_id"});

#define CONTACT_ROUTES(R)                                                                          \
    R(POST, "/v1/contacts", intake_do_contact_record, contact_record_request, contact_answer,      \
      contact_record_loads, .roles = WRITERS, .streams = contact_new,                              \
      .finds = &load_set_contact_record_finds, .derived = &record_contact_derived,                 \
      .derive = contact_derive, .creates = true, .en = "Record a contact", .zh = "登记来访来电")   \
    R(GET, "/v1/contacts", intake_get_contacts, contact_list_request, contact_list, no_load,       \
      .roles = WRITERS, .alone = true, .en = "Contacts of the station", .zh = "来访来电列表")      \
    R(GET, "/v1/contacts/{contact_id}", intake_get_contact, contact_request, contact_view,         \
      contact_loads, .roles = WRITERS, .streams = contact_one, .en = "A contact",                  \
      .zh = "查看接待")                                                                            \
    R(GET, "/v1/contacts/{contact_id}/words", intake_get_contact_words, contact_words_request,     \
      contact_words, contact_loads, .roles = WRITERS, .streams = contact_owned,                    \
      .finds = &load_set_contact_finds, .traces = true, .en = "What was said, for a purpose",      \
      .zh = "查阅接待内容")                                                                        \
    R(POST, "/v1/contacts/{contact_id}/matter", intake_do_contact_matter, matter_register_request, \
      matter_answer, registration_loads, .roles = WRITERS, .streams = matter_new,                  \
      .finds = &load_set_registration_finds, .derived = &record_registration_derived,              \
      .derive = registration_derive, .creates = true, .en = "From a contact to a matter",          \
      .zh = "接待转为维权事项")

#define MATTER_ROUTES(R)                                                                           \
    R(POST, "/v1/matters", intake_do_matter_register, matter_register_request, matter_answer,      \
      registration_loads, .roles = WRITERS, .streams = matter_new,                                 \
      .finds = &load_set_registration_finds, .derived = &record_registration_derived,              \
      .derive = registration_derive, .creates = true, .en = "Register a matter",                   \
      .zh = "登记维权事项")                                                                        \
    R(POST, "/v1/matters/{matter_id}/supplements", intake_do_matter_supplement,                    \
      supplement_request, supplement_answer, supplement_loads, .roles = WRITERS,                   \
      .streams = matter_one, .guards = "matter_id", .en = "Add or correct facts and claims",       \
      .zh = "补充或更正事项")                                                                      \
    R(GET, "/v1/intake/matters", intake_get_matters, matter_list_request, matter_list, no_load,    \
      .roles = READERS, .alone = true, .en = "Matters you may see", .zh = "维权事项列表")          \
    R(GET, "/v1/intake/matters/{matter_id}", intake_get_matter, matter_request, matter_view,       \
      matter_loads, .roles = READERS, .streams = matter_one, .guards = "matter_id",                \
      .en = "A matter as registered", .zh = "查看登记信息")                                        \
    R(GET, "/v1/intake/matters/{matter_id}/words", intake_get_matter_words, matter_words_request,  \
      matter_words, matter_loads, .roles = READERS, .streams = owner_only,                         \
      .finds = &load_set_matter_finds, .traces = true, .guards = "matter_id",                      \
      .en = "What she said, for a purpose", .zh = "查阅当事人陈述")                                \
    R(POST, "/v1/matters/{matter_id}/documents", intake_do_document_add, document_add_request,     \
      document_view, matter_only_loads, .roles = WRITERS, .streams = document_new,                 \
      .creates = true, .upload = true, .guards = "matter_id", .en = "Add a document",              \
      .zh = "提交材料")                                                                            \
    R(GET, "/v1/documents/{document_id}", intake_get_document, document_request, document_view,    \
      document_loads, .roles = READERS, .streams = document_one, .en = "A document",               \
      .zh = "查看材料信息")                                                                        \
    R(GET, "/v1/documents/{document_id}/content", intake_get_document_content,                     \
      document_content_request, document_view, document_loads, .roles = READERS,                   \
      .streams = owner_only, .finds = &load_set_document_finds, .traces = true,                    \
      .en = "Its content, for a purpose", .zh = "查阅材料内容")

#define PERSON_ROUTES(R)                                                                           \
    R(POST, "/v1/persons/searches", intake_do_person_search, person_search_request,                \
      person_search_answer, no_load, .roles = STAFF, .alone = true,                                \
      .en = "Search a person exactly", .zh = "精确查找人员")                                       \
    R(GET, "/v1/persons/{person_id}", intake_get_person, person_request, person_view,              \
      person_loads, .roles = READERS, .streams = person_one, .en = "A person, without her data",   \
      .zh = "查看人员")                                                                            \
    R(GET, "/v1/persons/{person_id}/reading", intake_get_person_reading, person_read_request,      \
      person_reading, person_loads, .roles = READERS, .streams = person_one, .traces = true,       \
      .guards = "matter_id", .en = "Her data, for a purpose", .zh = "查询个人信息")                \
    R(GET, "/v1/persons/{person_id}/readings", intake_get_person_readings,                         \
      person_readings_request, person_readings, person_only_loads, .roles = WORKER, .alone = true, \
      .en = "Who read her data", .zh = "个人信息查询记录")                                         \
    R(POST, "/v1/persons/{person_id}/changes", intake_do_person_change, person_change_request,     \
      person_answer, person_loads, .roles = WRITERS, .streams = person_one, .needs_match = true,   \
      .en = "Change her data", .zh = "变更个人信息")                                               \
    R(POST, "/v1/persons/{person_id}/same-as", intake_do_person_same_as, person_same_request,      \
      person_same_answer, person_pair_loads, .roles = STAFF, .streams = person_two,                \
      .en = "Two records are one person", .zh = "认定同一人")                                      \
    R(POST, "/v1/persons/{person_id}/same-as/revocations", intake_do_person_same_as_revoke,        \
      person_same_request, person_same_answer, person_pair_loads, .roles = STAFF,                  \
      .streams = person_two, .en = "They are not", .zh = "撤销同一人认定")                         \
    R(POST, "/v1/persons/{person_id}/erasure", intake_do_person_erase, person_erase_request,       \
      person_erased_answer, person_erase_loads, .roles = WORKER | ROLE_BIT(ROLE_OPS),              \
      .streams = person_one, .en = "Erase her data", .zh = "清除个人信息")

#define PROVINCE_ROUTES(R)                                                                         \
    R(GET, "/v1/regions", intake_get_regions, region_list_request, region_list, no_load,           \
      .roles = EVERYBODY, .en = "Regions below one", .zh = "行政区划")                             \
    R(GET, "/v1/stations", intake_get_stations, station_list_request, station_list, no_load,       \
      .roles = EVERYBODY, .en = "Stations within a region", .zh = "维权工作站")                    \
    R(GET, "/v1/agencies", intake_get_agencies, agency_list_request, agency_list, no_load,         \
      .roles = EVERYBODY, .en = "Agencies of a region", .zh = "主管单位")

#define INTAKE_ROUTES(R) CONTACT_ROUTES(R) MATTER_ROUTES(R) PERSON_ROUTES(R) PROVINCE_ROUTES(R)
ROUTE_TABLE(intake, INTAKE_ROUTES);
