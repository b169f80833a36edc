/* SPDX-License-Identifier: Apache-2.0
 *
 * What triage's handlers are given and what they are called; service.c and routes.c put them into
 * tables. Each handler has a file of its own; what several decide alike lives in the noun's file.
 */
#ifndef HALFSKY_TRIAGE_TRIAGE_H
#define HALFSKY_TRIAGE_TRIAGE_H

#include "contracts/public_requests.h"
#include "triage/map_statements.h"

/* --- loads. Without a matter nothing else is loaded: not yours and not there look alike. */
#define MAP_LOADS_BY(key_, ONE, MANY, S)                                                           \
    ONE(S, matter, map_matter, map_seen, key_)                                                     \
    MANY(S, tracks, map_track, map_tracks, "matter.matter_id")                                     \
    MANY(S, offers, map_offer, map_offers, "matter.matter_id")                                     \
    MANY(S, batons, map_baton, map_batons, "matter.matter_id")                                     \
    MANY(S, access, map_access, map_accesses, "matter.matter_id")                                  \
    MANY(S, held, map_hold, map_held, "matter.matter_id")                                          \
    MANY(S, posts, map_post, map_posts, "matter.matter_id")                                        \
    ONE(S, whole, id_key, map_whole, "matter.matter_id")                                           \
    MANY(S, taken, map_take, map_taken, "matter.matter_id")                                        \
    MANY(S, asked, map_asked, map_asked_of, "matter.matter_id")
#define MAP_LOADS(ONE, MANY, S) MAP_LOADS_BY("matter_id", ONE, MANY, S)
LOAD_SET(map_loads, MAP_LOADS);
#define TAKING_LOADS(ONE, MANY, S)                                                                 \
    MAP_LOADS(ONE, MANY, S)                                                                        \
    ONE(S, settled, map_settlement, map_settled, "baton_id")
LOAD_SET(taking_loads, TAKING_LOADS);
/* A due row of triage names the matter as its stream. */
#define DUE_LOADS(ONE, MANY, S) MAP_LOADS_BY("stream_id", ONE, MANY, S)
LOAD_SET(due_loads, DUE_LOADS);
#define REASSESS_LOADS(ONE, MANY, S)                                                               \
    ONE(S, matter, map_matter, map_seen, "matter_id")                                              \
    MANY(S, facts, map_fact, map_facts, "matter.matter_id")                                        \
    MANY(S, claims, map_claim, map_claims, "matter.matter_id")                                     \
    MANY(S, offers, map_offer, map_offers, "matter.matter_id")
LOAD_SET(reassess_loads, REASSESS_LOADS);
#define CHAIN_LOADS(ONE, MANY, S)                                                                  \
    ONE(S, matter, map_matter, map_seen, "matter_id")                                              \
    ONE(S, assessment, map_assessment, map_assessed, "matter.matter_id")                           \
    MANY(S, facts, map_fact, map_facts, "matter.matter_id")                                        \
    MANY(S, claims, map_claim, map_claims, "matter.matter_id")                                     \
    MANY(S, tracks, map_track, map_tracks, "matter.matter_id")                                     \
    MANY(S, offers, map_offer, map_offers, "matter.matter_id")                                     \
    MANY(S, batons, map_baton, map_batons, "matter.matter_id")                                     \
    MANY(S, access, map_access, map_accesses, "matter.matter_id")                                  \
    MANY(S, timeline, map_happening, map_timeline, "matter.matter_id")
LOAD_SET(chain_loads, CHAIN_LOADS);

/* --- handlers */
#define TRIAGE_HANDLER(name, request_, loads_, answer_)                                            \
    MUST_CHECK struct err *triage_##name(struct work *work, const struct request_ *request,        \
                                         const struct loads_ *loads, struct answer_ *ret_answer)
TRIAGE_HANDLER(get_chain, chain_request, chain_loads, chain_view);
TRIAGE_HANDLER(get_chains, chain_list_request, no_load, chain_list);
TRIAGE_HANDLER(get_work, work_list_request, no_load, work_list);
TRIAGE_HANDLER(get_stuck, work_list_request, no_load, work_list);
TRIAGE_HANDLER(get_public_compensation, public_compensation_request, no_load, public_compensation);
TRIAGE_HANDLER(get_public_maternity, public_maternity_request, no_load, public_maternity);
TRIAGE_HANDLER(get_public_deadline, public_deadline_request, no_load, public_deadline);
TRIAGE_HANDLER(get_public_deadlines, nothing, no_load, public_deadlines);
TRIAGE_HANDLER(get_public_limitation, public_limitation_request, no_load, public_limitation);
TRIAGE_HANDLER(get_public_door, public_door_request, no_load, public_door);
TRIAGE_HANDLER(do_offer_answer, offer_answer_request, map_loads, offer_answer);
TRIAGE_HANDLER(do_track_open, track_open_request, map_loads, track_answer);
TRIAGE_HANDLER(do_track_plan, track_plan_request, map_loads, track_answer);
TRIAGE_HANDLER(do_track_close, track_close_request, map_loads, track_answer);
TRIAGE_HANDLER(do_track_assign, track_assign_request, map_loads, track_answer);
TRIAGE_HANDLER(do_baton_offer, baton_offer_request, map_loads, baton_answer);
TRIAGE_HANDLER(do_baton_answer, baton_answer_request, taking_loads, baton_answer);
TRIAGE_HANDLER(do_category_four, category_four_request, reassess_loads, category_four_answer);
MUST_CHECK struct err *triage_on_matter_registered(struct work *work,
                                                   const struct matter_registered *event,
                                                   const struct no_load *loads);
MUST_CHECK struct err *triage_on_matter_supplemented(struct work *work,
                                                     const struct matter_supplemented *event,
                                                     const struct reassess_loads *loads);
#define TRIAGE_FOLLOWS(event_)                                                                     \
    MUST_CHECK struct err *triage_on_##event_(struct work *work, const struct event_ *event,       \
                                              const struct map_loads *loads)
TRIAGE_FOLLOWS(aid_applied);
TRIAGE_FOLLOWS(aid_decided);
TRIAGE_FOLLOWS(aid_review_asked);
TRIAGE_FOLLOWS(aid_assigned);
TRIAGE_FOLLOWS(aid_ended);
TRIAGE_FOLLOWS(aid_papers_asked);
TRIAGE_FOLLOWS(aid_papers_supplied);
TRIAGE_FOLLOWS(aid_terminated);
TRIAGE_FOLLOWS(proceeding_begun);
TRIAGE_FOLLOWS(proceeding_opened);
TRIAGE_FOLLOWS(proceeding_ended);
TRIAGE_FOLLOWS(proceeding_overdue);
TRIAGE_FOLLOWS(award_made);
TRIAGE_FOLLOWS(judgment_made);
TRIAGE_FOLLOWS(settlement_made);
TRIAGE_FOLLOWS(care_asked);
TRIAGE_FOLLOWS(care_begun);
TRIAGE_FOLLOWS(care_ended);
MUST_CHECK struct err *triage_due_baton_times_out(struct work *work, const struct due_row *due,
                                                  const struct due_loads *loads);
MUST_CHECK struct err *triage_due_track_overdue(struct work *work, const struct due_row *due,
                                                const struct due_loads *loads);
MUST_CHECK struct err *triage_due_track_escalates(struct work *work, const struct due_row *due,
                                                  const struct due_loads *loads);
MUST_CHECK struct err *triage_due_map_swept(struct work *work, const struct due_row *due,
                                            const struct no_load *loads);

/* --- tables that service.c names */
extern const struct route_table triage_route_table;
extern const struct statement
    *const triage_statements[]; /* NULL-terminated; writes in this order */

#endif
