/* SPDX-License-Identifier: Apache-2.0
 *
 * Triage: the map of every matter. Tables only; its routes are in routes.c, its life cycles in
 * states.c, the order of its rows in map_statements.c.
 */
#include "triage/limits.h"
#include "triage/states.h"
#include "triage/track.h"
#include "triage/triage_sql.h"

#define TRIAGE_EVENTS(ON)                                                                          \
    ON(matter_registered, triage_on_matter_registered, no_load)                                    \
    ON(matter_supplemented, triage_on_matter_supplemented, reassess_loads)                         \
    ON(aid_applied, triage_on_aid_applied, map_loads)                                              \
    ON(aid_decided, triage_on_aid_decided, map_loads)                                              \
    ON(aid_review_asked, triage_on_aid_review_asked, map_loads)                                    \
    ON(aid_assigned, triage_on_aid_assigned, map_loads)                                            \
    ON(aid_ended, triage_on_aid_ended, map_loads)                                                  \
    ON(aid_papers_asked, triage_on_aid_papers_asked, map_loads)                                    \
    ON(aid_papers_supplied, triage_on_aid_papers_supplied, map_loads)                              \
    ON(aid_terminated, triage_on_aid_terminated, map_loads)                                        \
    ON(care_asked, triage_on_care_asked, map_loads)                                                \
    ON(care_begun, triage_on_care_begun, map_loads)                                                \
    ON(care_ended, triage_on_care_ended, map_loads)                                                \
    ON(proceeding_begun, triage_on_proceeding_begun, map_loads)                                    \
    ON(proceeding_opened, triage_on_proceeding_opened, map_loads)                                  \
    ON(proceeding_ended, triage_on_proceeding_ended, map_loads)                                    \
    ON(proceeding_overdue, triage_on_proceeding_overdue, map_loads)                                \
    ON(award_made, triage_on_award_made, map_loads)                                                \
    ON(judgment_made, triage_on_judgment_made, map_loads)                                          \
    ON(settlement_made, triage_on_settlement_made, map_loads)
EVENT_TABLE(triage, TRIAGE_EVENTS);

static const struct event_type *const emits[] = {&event_matter_triaged,
                                                 &event_track_opened,
                                                 &event_track_planned,
                                                 &event_track_closed,
                                                 &event_track_overdue,
                                                 &event_owner_changed,
                                                 &event_access_granted,
                                                 &event_access_ended,
                                                 &event_offer_made,
                                                 &event_offer_answered,
                                                 &event_baton_offered,
                                                 &event_baton_settled,
                                                 NULL};

#define TRIAGE_DUE(D)                                                                              \
    D(DUE_BATON_TIMES_OUT, triage_due_baton_times_out, due_loads)                                  \
    D(DUE_TRACK_OVERDUE, triage_due_track_overdue, due_loads)                                      \
    D(DUE_TRACK_ESCALATES, triage_due_track_escalates, due_loads)                                  \
    D("map_swept", triage_due_map_swept, no_load, .every_ms = 60000, .alone = true)
DUE_TABLE(triage, TRIAGE_DUE);

static const struct service triage = {
    .name = "triage",
    .summary = "Assesses every matter; tracks, owners, hand-overs, offers, access",
    .events = &triage_event_table,
    .emits = emits,
    .routes = &triage_route_table,
    .due = &triage_due_table,
    .states = triage_states,
    .statements = triage_statements,
    .sql = &sql_triage,
    .migrations = &migrations_triage,
    .conf_keys = triage_conf_keys,
    .conf_key_count = TRIAGE_CONF_KEYS,
};
SERVICE_MAIN(triage);
