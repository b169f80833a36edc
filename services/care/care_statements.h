/* SPDX-License-Identifier: Apache-2.0
 *
 * Rows and statements of care (sql/plan.sql, sql/note.sql, sql/heard.sql). Whoever changes a plan
 * copies the row, changes the copy and writes that whole.
 */
#ifndef HALFSKY_CARE_CARE_STATEMENTS_H
#define HALFSKY_CARE_CARE_STATEMENTS_H

#include "contracts/care_requests.h"
#include "runtime/service.h"

enum { CARE_SEALED_MOST = 16384, CARE_WRAPPED_MOST = 200 };

/* --- as triage and intake said it */
#define CARE_ACCESS_PUT_FIELDS(F, R)                                                               \
    ACCESS_GRANTED_FIELDS(F, R)                                                                    \
    F(R, time, from_at, _, required, 0, open, "Since", "起始时间")
STATEMENT_WRITE_DECLARE(care_access_put, CARE_ACCESS_PUT_FIELDS);
#define CARE_ACCESS_END_FIELDS(F, R)                                                               \
    F(R, id, access_id, _, required, 0, open, "The access row", "权限编号")                        \
    F(R, time, until_at, _, required, 0, open, "Until", "终止时间")
STATEMENT_WRITE_DECLARE(care_access_end, CARE_ACCESS_END_FIELDS);
#define CARE_OFFER_PUT_FIELDS(F, R)                                                                \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, offer_id, _, required, 0, open, "The offer", "告知编号")                              \
    F(R, region, region, _, required, 9, open, "Region of the matter", "行政区划")
STATEMENT_WRITE_DECLARE(care_offer_put, CARE_OFFER_PUT_FIELDS);
#define CARE_OFFER_ANSWER_FIELDS(F, R)                                                             \
    CARE_OFFER_PUT_FIELDS(F, R)                                                                    \
    F(R, code, state, offer_state, required, 0, open, "Her answer", "答复")
STATEMENT_WRITE_DECLARE(care_offer_answer, CARE_OFFER_ANSWER_FIELDS);
#define CARE_ERASURE_PUT_FIELDS(F, R)                                                              \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, time, at, _, required, 0, open, "When it was heard", "时间")
STATEMENT_WRITE_DECLARE(care_erasure_put, CARE_ERASURE_PUT_FIELDS);
#define CARE_OFFER_FIELDS(F, R)                                                                    \
    CARE_OFFER_ANSWER_FIELDS(F, R)                                                                 \
    F(R, answer, erased, _, required, 0, open, "Her data was erased", "是否已清除")
RECORD(care_offer, CARE_OFFER_FIELDS);
STATEMENT_LOAD_DECLARE(care_offer_seen, care_offer);

/* --- what is decided here */
#define CARE_PLAN_FIELDS(F, R)                                                                     \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, plan_id, _, required, 0, open, "The plan", "帮扶计划编号")                            \
    F(R, region, region, _, required, 9, open, "Region of the matter", "行政区划")                 \
    F(R, id, offer_id, _, required, 0, open, "The offer it came from", "来源告知编号")             \
    F(R, code, state, care_state, required, 0, open, "Where it stands", "状态")                    \
    F(R, codes, needs, care_kind, optional, 8, agency, "What she needs", "帮扶需求")               \
    F(R, day, asked_on, _, required, 0, open, "Asked for on", "提出日期")                          \
    F(R, code, asked_role, role, required, 0, open, "Who asked", "提交角色")                       \
    F(R, day, begun_on, _, optional, 0, open, "Begun on", "开始日期")                              \
    F(R, day, ended_on, _, optional, 0, open, "Ended on", "结束日期")
STATEMENT_WRITE_DECLARE(care_plan, CARE_PLAN_FIELDS);
STATEMENT_LOAD_DECLARE(care_plans, care_plan);

#define CARE_TEAM_END_FIELDS(F, R)                                                                 \
    F(R, id, plan_id, _, required, 0, open, "The plan", "帮扶计划编号")                            \
    F(R, time, until_at, _, required, 0, open, "Until", "终止时间")
STATEMENT_WRITE_DECLARE(care_team_end, CARE_TEAM_END_FIELDS);
#define CARE_TEAM_PUT_FIELDS(F, R)                                                                 \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, member_id, _, required, 0, open, "The row", "成员编号")                               \
    F(R, id, plan_id, _, required, 0, open, "The plan", "帮扶计划编号")                            \
    F(R, id, account_id, _, required, 0, open, "Account of a helper", "帮扶人员账户")              \
    F(R, time, from_at, _, required, 0, open, "Since", "起始时间")
STATEMENT_WRITE_DECLARE(care_team_put, CARE_TEAM_PUT_FIELDS);
STATEMENT_LOAD_DECLARE(care_team, care_team_put);

#define CARE_CONSENT_PUT_FIELDS(F, R)                                                              \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, consent_id, _, required, 0, open, "What she said", "答复编号")                        \
    F(R, id, plan_id, _, required, 0, open, "The plan", "帮扶计划编号")                            \
    F(R, answer, answer, _, required, 0, open, "Whether records may be kept", "是否同意记录")      \
    F(R, day, on, _, required, 0, open, "The day of it", "日期")                                   \
    F(R, id, said_by, _, required, 0, open, "Her account", "本人账户")                             \
    F(R, time, at, _, required, 0, open, "When it was recorded", "记录时间")
STATEMENT_WRITE_DECLARE(care_consent_put, CARE_CONSENT_PUT_FIELDS);
STATEMENT_LOAD_DECLARE(care_consents, care_consent_put);

#define CARE_SESSION_PUT_FIELDS(F, R)                                                              \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, session_id, _, required, 0, open, "The session", "帮扶记录编号")                      \
    F(R, id, plan_id, _, required, 0, open, "The plan", "帮扶计划编号")                            \
    F(R, code, kind, care_kind, required, 0, agency, "What it was for", "帮扶内容")                \
    F(R, day, on, _, required, 0, open, "The day of it", "日期")                                   \
    F(R, answer, noted, _, required, 0, open, "Something was written down", "是否有记录")          \
    F(R, id, held_by, _, required, 0, open, "Account of who held it", "帮扶人员账户")              \
    F(R, time, at, _, required, 0, open, "When it was recorded", "记录时间")
STATEMENT_WRITE_DECLARE(care_session_put, CARE_SESSION_PUT_FIELDS);
STATEMENT_LOAD_DECLARE(care_sessions, care_session_put);

/* --- what is closed: the team's key and what was written down */
#define CARE_KEY_PUT_FIELDS(F, R)                                                                  \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, plan_id, _, required, 0, open, "The plan", "帮扶计划编号")                            \
    F(R, text, wrapped_key, _, required, CARE_WRAPPED_MOST, sealed, "The team's key, wrapped",     \
      "密钥")
STATEMENT_WRITE_DECLARE(care_key_put, CARE_KEY_PUT_FIELDS);
STATEMENT_LOAD_DECLARE(care_keys, care_key_put);
#define CARE_NOTE_PUT_FIELDS(F, R)                                                                 \
    F(R, id, session_id, _, required, 0, open, "The session", "帮扶记录编号")                      \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, plan_id, _, required, 0, open, "The plan", "帮扶计划编号")                            \
    F(R, digest, sealed_note, _, required, CARE_SEALED_MOST, sealed, "What was written down",      \
      "记录内容")
STATEMENT_WRITE_DECLARE(care_note_put, CARE_NOTE_PUT_FIELDS);
STATEMENT_LOAD_DECLARE(care_note_seen, care_note_put);

/* Who read what was written down, for her. */
#define CARE_TRACE_FIELDS(F, R)                                                                    \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, time, at, _, required, 0, open, "When", "查阅时间")                                       \
    F(R, record, body, care_note_read, required, 0, agency, "What was recorded", "记录内容")
RECORD(care_trace, CARE_TRACE_FIELDS);
STATEMENT_LOAD_DECLARE(care_traces, care_trace);

#define CARE_PAGE_FIELDS(F, R)                                                                     \
    F(R, id, after, _, optional, 0, open, "Behind this one", "起始编号")                           \
    F(R, count, most, _, required, 0, open, "At most so many", "上限")                             \
    F(R, code, state, care_state, optional, 0, open, "Only in this state", "限定状态")
RECORD(care_page_ask, CARE_PAGE_FIELDS);
STATEMENT_QUERY_DECLARE(care_page); /* gives care_item */

#endif
