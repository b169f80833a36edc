/* SPDX-License-Identifier: Apache-2.0
 *
 * Care: from an offer of it to a plan, a team, sessions whose contents the team alone reads.
 * Tables only; its routes are in routes.c, its life cycle in states.c, the order of its rows in
 * care_statements.c.
 */
#include "care/care.h"
#include "care/care_sql.h"
#include "care/note.h"
#include "care/states.h"

#define CARE_EVENTS(ON)                                                                            \
    ON(access_granted, care_on_access_granted, no_load, .blind = true)                             \
    ON(access_ended, care_on_access_ended, no_load, .blind = true)                                 \
    ON(offer_made, care_on_offer_made, no_load, .blind = true)                                     \
    ON(offer_answered, care_on_offer_answered, no_load, .blind = true)                             \
    ON(matter_person_erased, care_on_matter_person_erased, no_load, .blind = true)
EVENT_TABLE(care, CARE_EVENTS);

static const struct event_type *const emits[] = {
    &event_care_asked,        &event_care_begun,     &event_care_team_set, &event_care_consented,
    &event_care_session_held, &event_care_note_read, &event_care_ended,    NULL};

static const struct conf_key conf_keys[] = {
    {.name = "keys.team",
     .type = CONF_SECRET_PATH,
     .unit = "",
     .meaning = "Key file that wraps the keys of helper teams"},
};
static const struct service care = {
    .name = "care",
    .summary = "Plans of care, helper teams, sessions that the team alone reads",
    .events = &care_event_table,
    .emits = emits,
    .routes = &care_route_table,
    .states = care_all_states,
    .statements = care_statements,
    .sql = &sql_care,
    .migrations = &migrations_care,
    .conf_keys = conf_keys,
    .conf_key_count = sizeof conf_keys / sizeof *conf_keys,
    .open = note_keys_open,
};
SERVICE_MAIN(care);
