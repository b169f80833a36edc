/* SPDX-License-Identifier: Apache-2.0
 *
 * Stats' routes. They read only: figures of the matters that the asker may see. By region and
 * access that stands in the statements and in row-level security.
 */
#include "stats/stats.h"

#define STAFF .roles = ROLE_BIT(ROLE_CLERK) | ROLE_BIT(ROLE_OFFICER), .alone = true

#define STATS_ROUTES(R)                                                                            \
    R(GET, "/v1/stats/matters/{matter_id}", stats_get_matter, stats_matter_request, matter_facts,  \
      fact_loads, STAFF, .guards = "matter_id", .en = "Facts of a matter", .zh = "事项统计要素")   \
    R(GET, "/v1/stats/figures", stats_get_figures, figures_request, figures_answer, no_load,       \
      STAFF, .en = "Matters counted by region, category, track, month or stage",                   \
      .zh = "按区划、类别、环节、月份或者进展统计事项")                                            \
    R(GET, "/v1/stats/support", stats_get_support, support_request, support_answer, no_load,       \
      STAFF, .en = "Contacts, offers made and accepted, care given, by region",                    \
      .zh = "按区划统计接待、告知与接受、帮扶情况")                                                \
    R(GET, "/v1/stats/comparisons", stats_get_comparisons, comparison_list_request,                \
      comparison_list_answer, no_load, STAFF, .en = "Awards against judgments, item by item",      \
      .zh = "裁审逐项比较")
ROUTE_TABLE(stats, STATS_ROUTES);
