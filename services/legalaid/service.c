/* SPDX-License-Identifier: Apache-2.0
 *
 * Legalaid: from an offer of legal aid to an application, an officer's decision, a provider, a
 * report. Tables only; its routes are in routes.c, its life cycle in states.c, the order of its
 * rows in aid_statements.c.
 */
#include "legalaid/application.h"
#include "legalaid/legalaid_sql.h"

#define LEGALAID_EVENTS(ON)                                                                        \
    ON(access_granted, legalaid_on_access_granted, no_load, .blind = true)                         \
    ON(access_ended, legalaid_on_access_ended, no_load, .blind = true)                             \
    ON(offer_made, legalaid_on_offer_made, no_load, .blind = true)                                 \
    ON(offer_answered, legalaid_on_offer_answered, no_load, .blind = true)
EVENT_TABLE(legalaid, LEGALAID_EVENTS);

static const struct event_type *const emits[] = {
    &event_aid_applied,  &event_aid_decided, &event_aid_review_asked, &event_aid_assigned,
    &event_aid_reported, &event_aid_ended,   &event_aid_overdue,      &event_aid_papers_asked,
    &event_aid_papers_reminded, &event_aid_papers_supplied, &event_aid_terminated, NULL};

#define LEGALAID_DUE(D)                                                                            \
    D(DUE_AID_OVERDUE, legalaid_due_aid_overdue, aid_due_loads)                                    \
    D(DUE_AID_PAPERS_REMINDED, legalaid_due_aid_papers_reminded, aid_due_loads)
DUE_TABLE(legalaid, LEGALAID_DUE);

static const struct service legalaid = {
    .name = "legalaid",
    .summary = "Applications for legal aid, an officer's decisions, providers, reports",
    .events = &legalaid_event_table,
    .emits = emits,
    .routes = &legalaid_route_table,
    .due = &legalaid_due_table,
    .states = legalaid_states,
    .statements = legalaid_statements,
    .sql = &sql_legalaid,
    .migrations = &migrations_legalaid,
};
SERVICE_MAIN(legalaid);
