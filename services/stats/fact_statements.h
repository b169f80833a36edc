/* SPDX-License-Identifier: Apache-2.0
 *
 * Rows and statements of facts (sql/heard.sql, sql/figures.sql). A row that is written says what
 * one event said and leaves out what it did not; the statements keep what stands.
 */
#ifndef HALFSKY_STATS_FACT_STATEMENTS_H
#define HALFSKY_STATS_FACT_STATEMENTS_H

#include "contracts/stats_requests.h"
#include "runtime/ops_statements.h"
#include "runtime/service.h"

/* --- as it was heard */
STATEMENT_WRITE_DECLARE(stats_access_put, ACCESS_GRANTED_FIELDS);
STATEMENT_WRITE_DECLARE(stats_access_end, ACCESS_ENDED_FIELDS);

#define STATS_MATTER_PUT_FIELDS(F, R)                                                              \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, region, region, _, required, 9, open, "Region", "行政区划")                               \
    F(R, day, registered_on, _, optional, 0, open, "Filed on", "登记日期")                         \
    F(R, code, agency, agency, optional, 0, open, "Agency that registered it", "登记单位类别")     \
    F(R, code, channel, channel, optional, 0, open, "How she came", "受理渠道")                    \
    F(R, code, category, category, optional, 0, open, "Fast-track category", "速裁类别")
STATEMENT_WRITE_DECLARE(stats_matter_put, STATS_MATTER_PUT_FIELDS);

#define STATS_TRACK_PUT_FIELDS(F, R)                                                               \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, code, track, track, required, 0, open, "The track", "环节")                               \
    F(R, code, state, track_state, optional, 0, open, "Opened or closed", "环节状态")              \
    F(R, day, on, _, optional, 0, open, "The day of that", "日期")                                 \
    F(R, code, agency, agency, optional, 0, open, "Its owner's agency", "责任单位类别")            \
    F(R, text, station_code, _, optional, 16, open, "Its owner's station", "责任工作站")
STATEMENT_WRITE_DECLARE(stats_track_put, STATS_TRACK_PUT_FIELDS);

#define STATS_STAGE_PUT_FIELDS(F, R)                                                               \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    STAGE_FACT_FIELDS(F, R)
STATEMENT_WRITE_DECLARE(stats_stage_put, STATS_STAGE_PUT_FIELDS);

#define STATS_ITEM_PUT_FIELDS(F, R)                                                                \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, proceeding_id, _, required, 0, open, "The proceeding", "程序编号")                    \
    F(R, text, instance, _, required, 20, open, "award, or the court's instance", "裁决或审级")    \
    F(R, id, item_id, _, required, 0, open, "The item", "裁判项编号")                              \
    F(R, code, topic, topic, required, 0, open, "What was claimed", "请求类型")                    \
    F(R, code, result, item_result, required, 0, open, "What became of it", "裁判结果")            \
    F(R, money, amount, _, optional, 0, open, "Granted, fen", "支持金额（分）")
STATEMENT_WRITE_DECLARE(stats_item_put, STATS_ITEM_PUT_FIELDS);

#define STATS_OFFER_PUT_FIELDS(F, R)                                                               \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, offer_id, _, required, 0, open, "The offer", "告知编号")                              \
    F(R, code, kind, offer_kind, required, 0, open, "What is offered", "告知内容")                 \
    F(R, code, state, offer_state, required, 0, open, "Her answer", "答复")
STATEMENT_WRITE_DECLARE(stats_offer_put, STATS_OFFER_PUT_FIELDS);
#define STATS_SESSION_PUT_FIELDS(F, R)                                                             \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, session_id, _, required, 0, open, "The session of care", "帮扶记录编号")
STATEMENT_WRITE_DECLARE(stats_session_put, STATS_SESSION_PUT_FIELDS);
#define STATS_CONTACT_PUT_FIELDS(F, R)                                                             \
    F(R, id, contact_id, _, required, 0, open, "The contact", "接待编号")                          \
    F(R, region, region, _, required, 9, open, "Region of the station", "行政区划")
STATEMENT_WRITE_DECLARE(stats_contact_put, STATS_CONTACT_PUT_FIELDS);
#define STATS_CONTACT_LED_FIELDS(F, R)                                                             \
    F(R, id, contact_id, _, required, 0, open, "The contact", "接待编号")
STATEMENT_WRITE_DECLARE(stats_contact_led, STATS_CONTACT_LED_FIELDS);

/* --- as it is asked for */
#define FIGURES_STANDING_FIELDS(F, R)                                                              \
    F(R, answer, rebuilding, _, required, 0, open, "Not filled yet", "是否正在重建")               \
    F(R, count, waiting, _, required, 0, open, "Streams with events that wait", "等待的事件流数")
RECORD(figures_standing_row, FIGURES_STANDING_FIELDS);
STATEMENT_QUERY_DECLARE(figures_standing);  /* gives figures_standing_row */
STATEMENT_QUERY_DECLARE(projections_empty); /* gives rebuild_row */

STATEMENT_LOAD_DECLARE(facts_matter, stats_matter_put);
#define TRACK_ROW_FIELDS(F, R)                                                                     \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    TRACK_FACT_FIELDS(F, R)
RECORD(track_row, TRACK_ROW_FIELDS);
STATEMENT_LOAD_DECLARE(facts_tracks, track_row);
STATEMENT_LOAD_DECLARE(facts_stages, stats_stage_put);
STATEMENT_LOAD_DECLARE(facts_items, stats_item_put);

#define FIGURES_ASK_FIELDS(F, R)                                                                   \
    F(R, code, by, figure, required, 0, open, "Counted by", "统计口径")                            \
    F(R, region, region, _, required, 9, open, "Of this region and all in it", "行政区划")         \
    F(R, count, digits, _, required, 0, open, "Of the next level's codes", "下一级区划位数")       \
    F(R, day, from, _, optional, 0, open, "Registered from", "登记日期起")                         \
    F(R, day, until, _, optional, 0, open, "Registered until", "登记日期止")                       \
    F(R, code, category, category, optional, 0, open, "Of this category", "速裁类别")              \
    F(R, code, track, track, optional, 0, open, "With this track", "环节")
RECORD(figures_ask, FIGURES_ASK_FIELDS);
STATEMENT_QUERY_DECLARE(figures_count); /* gives figure_row */

#define SUPPORT_ASK_FIELDS(F, R)                                                                   \
    F(R, region, region, _, required, 9, open, "Of this region and all in it", "行政区划")         \
    F(R, count, digits, _, required, 0, open, "Of the next level's codes", "下一级区划位数")
RECORD(support_ask, SUPPORT_ASK_FIELDS);
STATEMENT_QUERY_DECLARE(support_count); /* gives support_line, the sum first */

#define COMPARED_PAGE_FIELDS(F, R)                                                                 \
    F(R, id, after, _, optional, 0, open, "Behind this matter", "起始事项编号")                    \
    F(R, count, most, _, required, 0, open, "At most so many matters", "上限")
RECORD(compared_page, COMPARED_PAGE_FIELDS);
STATEMENT_QUERY_DECLARE(compared_items); /* gives stats_item_put */

#endif
