/* SPDX-License-Identifier: Apache-2.0
 *
 * Rows and statements of the map (sql/map.sql, sql/lists.sql). A row that may change is loaded and
 * written under one name: whoever changes it copies it, changes the copy and writes that whole.
 */
#ifndef HALFSKY_TRIAGE_MAP_STATEMENTS_H
#define HALFSKY_TRIAGE_MAP_STATEMENTS_H

#include "contracts/triage_requests.h"
#include "runtime/service.h"

/* --- what the map rests on */
#define MAP_MATTER_FIELDS(F, R)                                                                    \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, region, region, _, required, 9, open, "Region of the station", "行政区划")                \
    F(R, text, station_code, _, required, 16, open, "Station that registered it", "登记工作站")    \
    F(R, code, agency, agency, required, 0, open, "Agency that registered it", "登记单位类别")     \
    F(R, id, account_id, _, optional, 0, open, "Her account", "本人账户编号")                      \
    F(R, code, channel, channel, optional, 0, open, "How she came", "受理渠道")                    \
    F(R, answer, contacted, _, required, 0, open, "A contact came before", "曾来访来电")           \
    F(R, day, on, _, required, 0, open, "The day she filed", "登记日期")                           \
    F(R, codes, topics, topic, optional, 64, open, "What it is about", "争议主题")                 \
    F(R, record, worker, worker_profile, required, 0, agency, "Stated last of her", "本人情况")    \
    F(R, code, category, category, required, 0, open, "Fast-track category", "速裁类别")           \
    F(R, codes, also, category, optional, 6, open, "Further categories", "同时符合的类别")         \
    F(R, code, officer_reason, fast_track_reason, optional, 0, open, "For category 4", "认定情形") \
    F(R, id, officer_id, _, optional, 0, open, "The officer's account", "认定人账户")              \
    F(R, id, officer_approver, _, optional, 0, open, "Who approved it", "批准人账户")              \
    F(R, count, assessments, _, required, 0, open, "How many there are", "研判次数")
STATEMENT_WRITE_DECLARE(map_matter, MAP_MATTER_FIELDS);
STATEMENT_LOAD_DECLARE(map_seen, map_matter);

#define MAP_FACT_FIELDS(F, R)                                                                      \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, count, place, _, required, 0, open, "Its place within the matter", "序号")                \
    FACT_FIELDS(F, R)
STATEMENT_WRITE_DECLARE(map_fact, MAP_FACT_FIELDS);
STATEMENT_LOAD_DECLARE(map_facts, map_fact);

#define MAP_CLAIM_FIELDS(F, R)                                                                     \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, count, place, _, required, 0, open, "Its place within the matter", "序号")                \
    CLAIM_FIELDS(F, R)
STATEMENT_WRITE_DECLARE(map_claim, MAP_CLAIM_FIELDS);
STATEMENT_LOAD_DECLARE(map_claims, map_claim);

/* --- what was decided */
#define MAP_ASSESSMENT_FIELDS(F, R)                                                                \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, assessment_id, _, required, 0, open, "The assessment", "研判编号")                    \
    F(R, count, number, _, required, 0, open, "1 for the first, then up", "研判次序")              \
    F(R, day, on, _, required, 0, open, "The day of the facts", "研判日期")                        \
    F(R, code, category, category, required, 0, open, "Fast-track category", "速裁类别")           \
    F(R, codes, also, category, optional, 6, open, "Further categories", "同时符合的类别")         \
    F(R, text, summary, _, required, 640, agency, "In Chinese", "研判结论")                        \
    F(R, text, summary_en, _, required, 640, agency, "In English", "研判结论（英文）")             \
    F(R, time, at, _, required, 0, open, "When", "研判时间")                                       \
    F(R, list, rules, assessed_rule, required, 40, agency, "Rules as they came out", "规则结论")
STATEMENT_WRITE_DECLARE(map_assessment, MAP_ASSESSMENT_FIELDS);
STATEMENT_LOAD_DECLARE(map_assessed, map_assessment);

/* --- who may see it, who has it */
#define MAP_ACCESS_FIELDS(F, R)                                                                    \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, access_id, _, required, 0, open, "The access row", "权限编号")                        \
    F(R, code, agency, agency, optional, 0, open, "Agency; absent: her own", "可见单位类别")       \
    F(R, region, region, _, required, 9, open, "Region", "可见区划")                               \
    F(R, id, account_id, _, optional, 0, open, "Her own account", "本人账户")                      \
    F(R, code, track, track, optional, 0, open, "Only for this track", "限定环节")                 \
    F(R, time, from_at, _, required, 0, open, "Since", "起始时间")                                 \
    F(R, time, until_at, _, optional, 0, open, "Ended", "终止时间")
STATEMENT_WRITE_DECLARE(map_access, MAP_ACCESS_FIELDS);
STATEMENT_LOAD_DECLARE(map_accesses, map_access);
#define MAP_ACCESS_END_FIELDS(F, R)                                                                \
    F(R, id, access_id, _, required, 0, open, "The access row", "权限编号")                        \
    F(R, time, until_at, _, required, 0, open, "Ended", "终止时间")
STATEMENT_WRITE_DECLARE(map_access_end, MAP_ACCESS_END_FIELDS);

#define MAP_TRACK_FIELDS(F, R)                                                                     \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, track_id, _, required, 0, open, "Subject of its due rows", "环节编号")                \
    F(R, code, track, track, required, 0, open, "The track", "环节")                               \
    F(R, code, state, track_state, required, 0, open, "Where it stands", "环节状态")               \
    F(R, code, agency, agency, required, 0, open, "The owner's agency", "责任单位类别")            \
    F(R, text, station_code, _, required, 16, open, "The owner's station", "责任工作站")           \
    F(R, region, region, _, required, 9, open, "The owner's region", "责任区划")                   \
    F(R, id, account_id, _, optional, 0, open, "The person in charge", "责任人账户")               \
    F(R, day, opened_on, _, required, 0, open, "Since", "开启日期")                                \
    F(R, code, next_action, action, optional, 0, open, "What comes next", "下一步")                \
    F(R, day, next_by, _, optional, 0, open, "By when", "下一步期限")                              \
    F(R, text, next_by_unknown, _, optional, 200, open, "Why no day", "期限未知原因")              \
    F(R, answer, overdue, _, required, 0, open, "Marked overdue", "已标记逾期")                    \
    F(R, count, time_outs, _, required, 0, open, "Hand-overs in a row that nobody took",           \
      "连续无人接手次数")                                                                          \
    F(R, day, closed_on, _, optional, 0, open, "The day it ended", "办结日期")
STATEMENT_WRITE_DECLARE(map_track, MAP_TRACK_FIELDS);
STATEMENT_LOAD_DECLARE(map_tracks, map_track);

#define MAP_HELD_FIELDS(F, R)                                                                      \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, code, track, track, required, 0, open, "A track the asker has", "所承办环节")
RECORD(map_hold, MAP_HELD_FIELDS);
STATEMENT_LOAD_DECLARE(map_held, map_hold);

#define MAP_POST_FIELDS(F, R)                                                                      \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, code, track, track, required, 0, open, "An open track", "环节")                           \
    F(R, code, agency, agency, required, 0, open, "The owner's agency", "责任单位类别")            \
    F(R, region, region, _, required, 9, open, "The owner's region", "责任区划")
RECORD(map_post, MAP_POST_FIELDS);
STATEMENT_LOAD_DECLARE(map_posts, map_post);
STATEMENT_LOAD_DECLARE(map_whole, id_key);

/* --- what is put to her, what is handed on */
#define MAP_OFFER_FIELDS(F, R)                                                                     \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, offer_id, _, required, 0, open, "The offer", "告知编号")                              \
    F(R, code, kind, offer_kind, required, 0, open, "What is offered", "告知内容")                 \
    F(R, text, rule_id, _, optional, 40, open, "Rule it rests on", "依据规则")                     \
    F(R, code, state, offer_state, required, 0, open, "Her answer", "答复")                        \
    F(R, day, made_on, _, required, 0, open, "The day it was put", "告知日期")                     \
    F(R, day, answered_on, _, optional, 0, open, "The day of her answer", "答复日期")              \
    F(R, code, answered_role, role, optional, 0, open, "Who said it", "答复人")                    \
    F(R, id, answered_by, _, optional, 0, open, "Account that entered it", "录入账户")
STATEMENT_WRITE_DECLARE(map_offer, MAP_OFFER_FIELDS);
STATEMENT_LOAD_DECLARE(map_offers, map_offer);

#define MAP_BATON_FIELDS(F, R)                                                                     \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, baton_id, _, required, 0, open, "The hand-over", "交接编号")                          \
    F(R, code, track, track, required, 0, open, "The track handed over", "交接环节")               \
    F(R, code, state, baton_state, required, 0, open, "How it stands", "交接状态")                 \
    F(R, code, from_agency, agency, required, 0, open, "Giver's agency", "移交单位类别")           \
    F(R, text, from_station, _, required, 16, open, "Giver's station", "移交工作站")               \
    F(R, region, from_region, _, required, 9, open, "Giver's region", "移交区划")                  \
    F(R, code, to_agency, agency, required, 0, open, "Taker's agency", "接收单位类别")             \
    F(R, text, to_station, _, required, 16, open, "Taker's station", "接收工作站")                 \
    F(R, region, to_region, _, required, 9, open, "Taker's region", "接收区划")                    \
    F(R, time, answer_by, _, required, 0, open, "Times out at", "接收时限")                        \
    F(R, day, offered_on, _, required, 0, open, "The day of it", "移交日期")                       \
    F(R, day, settled_on, _, optional, 0, open, "The day it ended", "结果日期")
STATEMENT_WRITE_DECLARE(map_baton, MAP_BATON_FIELDS);
STATEMENT_LOAD_DECLARE(map_batons, map_baton);

#define MAP_TAKE_FIELDS(F, R)                                                                      \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, baton_id, _, required, 0, open, "A hand-over put to the asker", "可接收的交接")
RECORD(map_take, MAP_TAKE_FIELDS);
STATEMENT_LOAD_DECLARE(map_taken, map_take);

#define MAP_SETTLED_FIELDS(F, R)                                                                   \
    F(R, id, baton_id, _, required, 0, open, "A hand-over that is over", "已结束的交接")           \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, code, state, baton_state, required, 0, open, "How it ended", "交接结果")
RECORD(map_settlement, MAP_SETTLED_FIELDS);
STATEMENT_LOAD_DECLARE(map_settled, map_settlement);

/* What another service asked for last, for a track that somebody has still to take over. */
#define MAP_ASKED_FIELDS(F, R)                                                                     \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, code, track, track, required, 0, open, "Its track", "环节")                               \
    F(R, code, next_action, action, required, 0, open, "Next action", "下一步")                    \
    F(R, day, next_by, _, optional, 0, open, "By when", "下一步期限")                              \
    F(R, text, next_by_unknown, _, optional, 200, open, "Why no day is named", "期限未知原因")
STATEMENT_WRITE_DECLARE(map_asked, MAP_ASKED_FIELDS);
STATEMENT_LOAD_DECLARE(map_asked_of, map_asked);
#define MAP_ASKED_DROP_FIELDS(F, R)                                                                \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, code, track, track, required, 0, open, "Its track", "环节")
STATEMENT_WRITE_DECLARE(map_asked_drop, MAP_ASKED_DROP_FIELDS);

#define MAP_HAPPENING_FIELDS(F, R)                                                                 \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, count, seq, _, required, 0, open, "The ledger's", "序号")                                 \
    F(R, time, at, _, required, 0, open, "When it was recorded", "记录时间")                       \
    F(R, day, on, _, required, 0, open, "The day of it", "日期")                                   \
    F(R, code, what, happening, required, 0, open, "What happened", "事项进展")                    \
    F(R, code, track, track, optional, 0, open, "Track", "环节")                                   \
    F(R, code, agency, agency, optional, 0, open, "Agency", "单位类别")                            \
    F(R, text, station_code, _, optional, 16, open, "Station", "工作站")                           \
    F(R, codes, offers, offer_kind, optional, 20, open, "Offers", "告知内容")                      \
    F(R, code, answer, offer_state, optional, 0, open, "Answer", "答复")                           \
    F(R, code, baton, baton_state, optional, 0, open, "Hand-over", "交接状态")                     \
    F(R, code, category, category, optional, 0, open, "Category", "速裁类别")                      \
    F(R, code, next_action, action, optional, 0, open, "Next action", "下一步")                    \
    F(R, day, next_by, _, optional, 0, open, "By when", "下一步期限")                              \
    F(R, code, reason, owner_reason, optional, 0, open, "Why", "变更原因")                         \
    F(R, code, by_role, role, optional, 0, open, "Who did it", "操作角色")
STATEMENT_WRITE_DECLARE(map_happening, MAP_HAPPENING_FIELDS);
STATEMENT_LOAD_DECLARE(map_timeline, map_happening);

/* --- lists */
#define CHAIN_PAGE_FIELDS(F, R)                                                                    \
    F(R, id, after, _, optional, 0, open, "Behind this one", "起始编号")                           \
    F(R, count, most, _, required, 0, open, "At most so many", "上限")                             \
    F(R, day, today, _, required, 0, open, "Today", "当日")
RECORD(chain_page, CHAIN_PAGE_FIELDS);
STATEMENT_QUERY_DECLARE(chain_page); /* gives chain_item */

#define WORK_PAGE_FIELDS(F, R)                                                                     \
    F(R, count, most, _, required, 0, open, "At most so many", "上限")                             \
    F(R, code, track, track, optional, 0, open, "Only this track", "限定环节")                     \
    F(R, day, today, _, required, 0, open, "Today", "当日")                                        \
    F(R, time, now, _, required, 0, open, "Now", "现在")
RECORD(work_page, WORK_PAGE_FIELDS);
STATEMENT_QUERY_DECLARE(work_page);  /* gives work_item */
STATEMENT_QUERY_DECLARE(stuck_page); /* gives work_item */

#define UNWATCHED_ASK_FIELDS(F, R)                                                                 \
    F(R, day, today, _, required, 0, open, "Today", "当日")                                        \
    F(R, time, now, _, required, 0, open, "Now", "现在")                                           \
    F(R, count, most, _, required, 0, open, "At most so many", "上限")
RECORD(unwatched_ask, UNWATCHED_ASK_FIELDS);
#define UNWATCHED_FIELDS(F, R)                                                                     \
    F(R, text, kind, _, required, 60, open, "Due action", "到期动作")                              \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, subject_id, _, required, 0, open, "Track or hand-over", "对象编号")
RECORD(unwatched, UNWATCHED_FIELDS);
STATEMENT_QUERY_DECLARE(map_unwatched);

#endif
