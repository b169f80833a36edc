/* SPDX-License-Identifier: Apache-2.0
 *
 * Resolution: negotiation, mediation, arbitration and litigation of a matter, to an end. Tables
 * only; its routes are in routes.c, its life cycles in states.c, the order of its rows in
 * proceeding_statements.c.
 */
#include "resolution/proceeding.h"
#include "resolution/resolution_sql.h"

#define RESOLUTION_EVENTS(ON)                                                                      \
    ON(access_granted, resolution_on_access_granted, no_load, .blind = true)                       \
    ON(access_ended, resolution_on_access_ended, no_load, .blind = true)                           \
    ON(matter_triaged, resolution_on_matter_triaged, no_load, .blind = true)
EVENT_TABLE(resolution, RESOLUTION_EVENTS);

static const struct event_type *const emits[] = {
    &event_proceeding_begun,  &event_proceeding_answered,
    &event_proceeding_opened, &event_session_held,
    &event_proceeding_ended,  &event_proceeding_overdue,
    &event_award_made,        &event_judgment_made,
    &event_settlement_made,   NULL};

#define RESOLUTION_DUE(D)                                                                          \
    D(DUE_PROCEEDING_OVERDUE, resolution_due_proceeding_overdue, proceeding_due_loads)
DUE_TABLE(resolution, RESOLUTION_DUE);

static const struct service resolution = {
    .name = "resolution",
    .summary =
        "Negotiation, mediation, arbitration, litigation: requests, answers, awards, judgments",
    .events = &resolution_event_table,
    .emits = emits,
    .routes = &resolution_route_table,
    .due = &resolution_due_table,
    .states = resolution_states,
    .statements = resolution_statements,
    .sql = &sql_resolution,
    .migrations = &migrations_resolution,
};
SERVICE_MAIN(resolution);
