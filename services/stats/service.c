/* SPDX-License-Identifier: Apache-2.0
 *
 * Stats: facts of every matter as the others said them, counts, awards against judgments. Tables
 * only; what is heard is listed in stats.h, its routes are in routes.c. It emits nothing, so that
 * all it has can be built anew (protocol.md C10).
 */
#include "stats/stats.h"
#include "stats/stats_sql.h"

EVENT_TABLE(stats, STATS_EVENTS);

static const struct service stats = {
    .name = "stats",
    .summary = "Facts of every matter, counts, support given, awards against judgments",
    .events = &stats_event_table,
    .routes = &stats_route_table,
    .statements = stats_statements,
    .rebuild = &statement_projections_empty,
    .sql = &sql_stats,
    .migrations = &migrations_stats,
};
SERVICE_MAIN(stats);
