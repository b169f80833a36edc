/* SPDX-License-Identifier: Apache-2.0
 *
 * The field tables of facts' rows, the load set, and the order in which rows are written. Each
 * statement takes a row set; that a contact led to a matter comes behind the contact, and the
 * others need none of each other.
 */
#include "stats/stats.h"

STATEMENT_WRITE_DEFINE(stats_access_put, ACCESS_GRANTED_FIELDS);
STATEMENT_WRITE_DEFINE(stats_access_end, ACCESS_ENDED_FIELDS);
STATEMENT_WRITE_DEFINE(stats_matter_put, STATS_MATTER_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(stats_track_put, STATS_TRACK_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(stats_stage_put, STATS_STAGE_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(stats_item_put, STATS_ITEM_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(stats_offer_put, STATS_OFFER_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(stats_session_put, STATS_SESSION_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(stats_contact_put, STATS_CONTACT_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(stats_contact_led, STATS_CONTACT_LED_FIELDS);
RECORD_DEFINE(figures_standing_row, FIGURES_STANDING_FIELDS);
STATEMENT_QUERY_DEFINE(figures_standing, nothing, figures_standing_row);
STATEMENT_QUERY_DEFINE(projections_empty, nothing, rebuild_row);
STATEMENT_LOAD_DEFINE(facts_matter, id_key, stats_matter_put);
RECORD_DEFINE(track_row, TRACK_ROW_FIELDS);
STATEMENT_LOAD_DEFINE(facts_tracks, id_key, track_row);
STATEMENT_LOAD_DEFINE(facts_stages, id_key, stats_stage_put);
STATEMENT_LOAD_DEFINE(facts_items, id_key, stats_item_put);
RECORD_DEFINE(figures_ask, FIGURES_ASK_FIELDS);
STATEMENT_QUERY_DEFINE(figures_count, figures_ask, figure_row);
RECORD_DEFINE(support_ask, SUPPORT_ASK_FIELDS);
STATEMENT_QUERY_DEFINE(support_count, support_ask, support_line);
RECORD_DEFINE(compared_page, COMPARED_PAGE_FIELDS);
STATEMENT_QUERY_DEFINE(compared_items, compared_page, stats_item_put);

LOAD_SET_DEFINE(fact_loads, FACT_LOADS);

/* clang-format off */
const struct statement *const stats_statements[] = {
    &statement_stats_access_put,
    &statement_stats_access_end,
    &statement_stats_matter_put,
    &statement_stats_track_put,
    &statement_stats_stage_put,
    &statement_stats_item_put,
    &statement_stats_offer_put,
    &statement_stats_session_put,
    &statement_stats_contact_put,
    &statement_stats_contact_led,

    &statement_figures_standing,
    &statement_projections_empty,
    &statement_facts_matter,
    &statement_facts_tracks,
    &statement_facts_stages,
    &statement_facts_items,
    &statement_figures_count,
    &statement_support_count,
    &statement_compared_items,
    NULL,
};
/* clang-format on */
