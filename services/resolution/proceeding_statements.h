/* SPDX-License-Identifier: Apache-2.0
 *
 * Rows and statements of proceedings (sql/proceeding.sql, sql/heard.sql). Whoever changes a
 * proceeding copies the row, changes the copy and writes that whole.
 */
#ifndef HALFSKY_RESOLUTION_PROCEEDING_STATEMENTS_H
#define HALFSKY_RESOLUTION_PROCEEDING_STATEMENTS_H

#include "contracts/resolution_requests.h"
#include "runtime/service.h"

/* --- as triage said it */
#define PROCEEDING_ACCESS_PUT_FIELDS(F, R)                                                         \
    ACCESS_GRANTED_FIELDS(F, R)                                                                    \
    F(R, time, from_at, _, required, 0, open, "Since", "起始时间")
STATEMENT_WRITE_DECLARE(proceeding_access_put, PROCEEDING_ACCESS_PUT_FIELDS);
#define PROCEEDING_ACCESS_END_FIELDS(F, R)                                                         \
    F(R, id, access_id, _, required, 0, open, "The access row", "权限编号")                        \
    F(R, time, until_at, _, required, 0, open, "Until", "终止时间")
STATEMENT_WRITE_DECLARE(proceeding_access_end, PROCEEDING_ACCESS_END_FIELDS);
#define PROCEEDING_MATTER_PUT_FIELDS(F, R)                                                         \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, region, region, _, required, 9, open, "Its region", "行政区划")
STATEMENT_WRITE_DECLARE(proceeding_matter_put, PROCEEDING_MATTER_PUT_FIELDS);
#define PROCEEDING_MATTER_FIELDS(F, R)                                                             \
    PROCEEDING_MATTER_PUT_FIELDS(F, R)                                                             \
    F(R, codes, tracks, track, optional, 7, open, "Of which the asker may see it", "可见环节")
RECORD(proceeding_matter, PROCEEDING_MATTER_FIELDS);
STATEMENT_LOAD_DECLARE(proceeding_matter_seen, proceeding_matter);

/* --- what is decided here */
#define PROCEEDING_FIELDS(F, R)                                                                    \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, proceeding_id, _, required, 0, open, "The proceeding", "程序编号")                    \
    F(R, region, region, _, required, 9, open, "Region of the matter", "行政区划")                 \
    F(R, code, track, track, required, 0, open, "Its track", "环节")                               \
    F(R, code, state, proceeding_state, required, 0, open, "Where it stands", "状态")              \
    F(R, date, begun_on, _, optional, 0, open, "Asked for on", "提出日期")                         \
    F(R, date, opened_on, _, optional, 0, open, "Opened on", "开始日期")                           \
    F(R, date, ended_on, _, optional, 0, open, "Ended on", "结束日期")                             \
    F(R, date, received_on, _, optional, 0, open, "Award or judgment received on", "收到日期")     \
    F(R, answer, stated_final, _, optional, 0, open, "What it says of itself", "载明是否终局")     \
    F(R, answer, final, _, optional, 0, open, "The award is final", "整体是否终局")                \
    F(R, id, worker_yes, _, optional, 0, open, "Her consent to mediation", "劳动者同意")           \
    F(R, id, employer_yes, _, optional, 0, open, "The employer's", "用人单位同意")                 \
    F(R, text, due_rule, _, optional, 40, open, "Rule of the limit that runs", "期限依据规则")     \
    F(R, code, due_mark, rule_mark, optional, 0, open, "How far it is verified", "规则核对状态")   \
    F(R, text, due_article, _, optional, 200, open, "Its article", "期限依据条文")                 \
    F(R, day, due_by, _, optional, 0, open, "Natural last day", "期限末日（自然日）")              \
    F(R, day, due_legal, _, optional, 0, open, "Rolled", "顺延后的期限末日")                       \
    F(R, day, due_safe, _, optional, 0, open, "To be safe", "稳妥办理日期")                        \
    F(R, text, due_zh, _, optional, 1280, open, "In words", "期限（说明）")                        \
    F(R, answer, overdue, _, required, 0, open, "That limit has passed", "是否逾期")               \
    F(R, code, ground, suit_ground, optional, 0, open, "Why a suit is open", "起诉依据")           \
    F(R, code, referral, referral, optional, 0, open, "Who handed it to others", "委派委托情形")
STATEMENT_WRITE_DECLARE(proceeding, PROCEEDING_FIELDS);
STATEMENT_LOAD_DECLARE(proceedings, proceeding);

#define CONSENT_PUT_FIELDS(F, R)                                                                   \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, consent_id, _, required, 0, open, "What was said", "答复编号")                        \
    F(R, id, proceeding_id, _, required, 0, open, "The proceeding", "程序编号")                    \
    F(R, code, side, party_side, required, 0, open, "Which side", "答复方")                        \
    F(R, answer, answer, _, required, 0, open, "Its answer", "是否同意")                           \
    F(R, date, on, _, optional, 0, open, "The day of it", "日期")                                  \
    F(R, id, said_by, _, required, 0, open, "Account of who said or took it", "记录人账户")        \
    F(R, time, at, _, required, 0, open, "When it was recorded", "记录时间")
STATEMENT_WRITE_DECLARE(consent_put, CONSENT_PUT_FIELDS);
STATEMENT_LOAD_DECLARE(consents, consent_put);

#define AWARD_ITEM_PUT_FIELDS(F, R)                                                                \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, proceeding_id, _, required, 0, open, "The proceeding", "程序编号")                    \
    AWARDED_ITEM_FIELDS(F, R)
STATEMENT_WRITE_DECLARE(award_item_put, AWARD_ITEM_PUT_FIELDS);
STATEMENT_LOAD_DECLARE(award_items, award_item_put);

#define SESSION_PUT_FIELDS(F, R)                                                                   \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, session_id, _, required, 0, open, "The session", "会议编号")                          \
    F(R, id, proceeding_id, _, required, 0, open, "The proceeding", "程序编号")                    \
    F(R, date, on, _, optional, 0, open, "The day of it", "日期")                                  \
    F(R, id, recorded_by, _, required, 0, open, "Account of who recorded it", "记录人账户")        \
    F(R, time, at, _, required, 0, open, "When it was recorded", "记录时间")
STATEMENT_WRITE_DECLARE(session_put, SESSION_PUT_FIELDS);
STATEMENT_LOAD_DECLARE(sessions, session_put);

#define PROCEEDING_PAGE_FIELDS(F, R)                                                               \
    F(R, id, after, _, optional, 0, open, "Behind this one", "起始编号")                           \
    F(R, count, most, _, required, 0, open, "At most so many", "上限")                             \
    F(R, code, track, track, optional, 0, open, "Only of this track", "限定环节")                  \
    F(R, code, state, proceeding_state, optional, 0, open, "Only in this state", "限定状态")
RECORD(proceeding_page_ask, PROCEEDING_PAGE_FIELDS);
STATEMENT_QUERY_DECLARE(proceeding_page); /* gives proceeding_item */

#endif
