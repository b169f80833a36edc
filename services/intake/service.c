/* SPDX-License-Identifier: Apache-2.0
 *
 * Intake: the only store of names, telephones and identity numbers; contacts, registration of
 * matters, documents. Tables only; its routes are in routes.c, the order of its rows in loads.c.
 */
#include "base/conf.h"
#include "intake/intake.h"
#include "intake/intake_sql.h"
#include "intake/vault.h"

#define INTAKE_EVENTS(ON)                                                                          \
    ON(access_granted, intake_on_access_granted, no_load, .blind = true)                           \
    ON(access_ended, intake_on_access_ended, no_load, .blind = true)
EVENT_TABLE(intake, INTAKE_EVENTS);

static const struct event_type *const emits[] = {&event_contact_recorded,
                                                 &event_contact_became_matter,
                                                 &event_matter_registered,
                                                 &event_matter_supplemented,
                                                 &event_person_registered,
                                                 &event_person_changed,
                                                 &event_person_same_as,
                                                 &event_person_erased,
                                                 &event_person_read,
                                                 &event_party_registered,
                                                 &event_document_added,
                                                 &event_matter_person_erased,
                                                 NULL};

#define INTAKE_DUE(D)                                                                              \
    D("matter_person_erased", intake_due_matter_person_erased, erased_matter_loads)                \
    D("documents_swept", intake_due_documents_swept, no_load, .every_ms = 3600000, .alone = true)
DUE_TABLE(intake, INTAKE_DUE);

static const struct conf_key conf_keys[] = {
    {.name = "keys.person",
     .type = CONF_SECRET_PATH,
     .unit = "",
     .meaning = "Key file that wraps the data keys of persons, parties and contacts"},
    {.name = "keys.search",
     .type = CONF_SECRET_PATH,
     .unit = "",
     .meaning = "Key file of the digests for exact search"},
    {.name = "documents.folder",
     .type = CONF_PATH,
     .unit = "",
     .meaning = "Folder of the sealed documents"},
};
static const struct service intake = {
    .name = "intake",
    .summary = "Persons, parties, contacts, documents; registers matters",
    .events = &intake_event_table,
    .emits = emits,
    .routes = &intake_route_table,
    .due = &intake_due_table,
    .statements = intake_statements,
    .sql = &sql_intake,
    .migrations = &migrations_intake,
    .conf_keys = conf_keys,
    .conf_key_count = sizeof conf_keys / sizeof *conf_keys,
    .open = vault_open,
};
SERVICE_MAIN(intake);
