/* SPDX-License-Identifier: Apache-2.0
 *
 * The field tables of the map's rows and statements, and the order in which rows are written.
 * It decides nothing: access stands first and the hand-over last, because row-level security lets
 * a taker write only while the hand-over is open or the taker's access row is there.
 */
#include "triage/map_statements.h"

#include "triage/triage.h"

STATEMENT_WRITE_DEFINE(map_matter, MAP_MATTER_FIELDS);
STATEMENT_WRITE_DEFINE(map_fact, MAP_FACT_FIELDS);
STATEMENT_WRITE_DEFINE(map_claim, MAP_CLAIM_FIELDS);
STATEMENT_WRITE_DEFINE(map_assessment, MAP_ASSESSMENT_FIELDS);
STATEMENT_WRITE_DEFINE(map_access, MAP_ACCESS_FIELDS);
STATEMENT_WRITE_DEFINE(map_access_end, MAP_ACCESS_END_FIELDS);
STATEMENT_WRITE_DEFINE(map_track, MAP_TRACK_FIELDS);
STATEMENT_WRITE_DEFINE(map_offer, MAP_OFFER_FIELDS);
STATEMENT_WRITE_DEFINE(map_baton, MAP_BATON_FIELDS);
STATEMENT_WRITE_DEFINE(map_happening, MAP_HAPPENING_FIELDS);
STATEMENT_WRITE_DEFINE(map_asked, MAP_ASKED_FIELDS);
STATEMENT_WRITE_DEFINE(map_asked_drop, MAP_ASKED_DROP_FIELDS);

RECORD_DEFINE(map_hold, MAP_HELD_FIELDS);
RECORD_DEFINE(map_take, MAP_TAKE_FIELDS);
RECORD_DEFINE(map_post, MAP_POST_FIELDS);
RECORD_DEFINE(map_settlement, MAP_SETTLED_FIELDS);
STATEMENT_LOAD_DEFINE(map_seen, id_key, map_matter);
STATEMENT_LOAD_DEFINE(map_facts, id_key, map_fact);
STATEMENT_LOAD_DEFINE(map_claims, id_key, map_claim);
STATEMENT_LOAD_DEFINE(map_assessed, id_key, map_assessment);
STATEMENT_LOAD_DEFINE(map_accesses, id_key, map_access);
STATEMENT_LOAD_DEFINE(map_tracks, id_key, map_track);
STATEMENT_LOAD_DEFINE(map_held, id_key, map_hold);
STATEMENT_LOAD_DEFINE(map_posts, id_key, map_post);
STATEMENT_LOAD_DEFINE(map_whole, id_key, id_key);
STATEMENT_LOAD_DEFINE(map_offers, id_key, map_offer);
STATEMENT_LOAD_DEFINE(map_batons, id_key, map_baton);
STATEMENT_LOAD_DEFINE(map_taken, id_key, map_take);
STATEMENT_LOAD_DEFINE(map_settled, id_key, map_settlement);
STATEMENT_LOAD_DEFINE(map_timeline, id_key, map_happening);
STATEMENT_LOAD_DEFINE(map_asked_of, id_key, map_asked);

RECORD_DEFINE(chain_page, CHAIN_PAGE_FIELDS);
RECORD_DEFINE(work_page, WORK_PAGE_FIELDS);
RECORD_DEFINE(unwatched_ask, UNWATCHED_ASK_FIELDS);
RECORD_DEFINE(unwatched, UNWATCHED_FIELDS);
STATEMENT_QUERY_DEFINE(chain_page, chain_page, chain_item);
STATEMENT_QUERY_DEFINE(work_page, work_page, work_item);
STATEMENT_QUERY_DEFINE(stuck_page, work_page, work_item);
STATEMENT_QUERY_DEFINE(map_unwatched, unwatched_ask, unwatched);

LOAD_SET_DEFINE(map_loads, MAP_LOADS);
LOAD_SET_DEFINE(taking_loads, TAKING_LOADS);
LOAD_SET_DEFINE(due_loads, DUE_LOADS);
LOAD_SET_DEFINE(reassess_loads, REASSESS_LOADS);
LOAD_SET_DEFINE(chain_loads, CHAIN_LOADS);

/* clang-format off */
const struct statement *const triage_statements[] = {
    &statement_map_matter,
    &statement_map_access,
    &statement_map_fact,
    &statement_map_claim,
    &statement_map_assessment,
    &statement_map_track,
    &statement_map_offer,
    &statement_map_happening,
    &statement_map_baton,
    &statement_map_asked,
    &statement_map_asked_drop,
    &statement_map_access_end,

    &statement_map_seen,
    &statement_map_facts,
    &statement_map_claims,
    &statement_map_assessed,
    &statement_map_accesses,
    &statement_map_tracks,
    &statement_map_held,
    &statement_map_posts,
    &statement_map_whole,
    &statement_map_offers,
    &statement_map_batons,
    &statement_map_taken,
    &statement_map_settled,
    &statement_map_timeline,
    &statement_map_asked_of,
    &statement_chain_page,
    &statement_work_page,
    &statement_stuck_page,
    &statement_map_unwatched,
    NULL,
};
/* clang-format on */
