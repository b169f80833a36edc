/* SPDX-License-Identifier: Apache-2.0
 *
 * Rows and statements of legal aid (sql/application.sql, sql/heard.sql). Whoever changes an
 * application copies the row, changes the copy and writes that whole.
 */
#ifndef HALFSKY_LEGALAID_AID_STATEMENTS_H
#define HALFSKY_LEGALAID_AID_STATEMENTS_H

#include "contracts/legalaid_requests.h"
#include "runtime/service.h"

/* --- as triage said it */
#define AID_ACCESS_PUT_FIELDS(F, R)                                                                \
    F(R, id, access_id, _, required, 0, open, "The access row", "权限编号")                        \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, code, agency, agency, optional, 0, open, "Agency that may see it", "可见单位类别")        \
    F(R, region, region, _, required, 9, open, "Region that may see it", "可见区划")               \
    F(R, id, account_id, _, optional, 0, open, "Her own account", "本人账户")                      \
    F(R, code, track, track, optional, 0, open, "Only for this track", "限定环节")                 \
    F(R, time, from_at, _, required, 0, open, "Since", "起始时间")
STATEMENT_WRITE_DECLARE(aid_access_put, AID_ACCESS_PUT_FIELDS);
#define AID_ACCESS_END_FIELDS(F, R)                                                                \
    F(R, id, access_id, _, required, 0, open, "The access row", "权限编号")                        \
    F(R, time, until_at, _, required, 0, open, "Until", "终止时间")
STATEMENT_WRITE_DECLARE(aid_access_end, AID_ACCESS_END_FIELDS);
#define AID_OFFER_FIELDS(F, R)                                                                     \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, offer_id, _, required, 0, open, "The offer", "告知编号")                              \
    F(R, region, region, _, required, 9, open, "Region of the matter", "行政区划")                 \
    F(R, code, state, offer_state, required, 0, open, "Her answer", "答复")                        \
    F(R, day, made_on, _, optional, 0, open, "The day it was put", "告知日期")                     \
    F(R, day, answered_on, _, optional, 0, open, "The day of her answer", "答复日期")
RECORD(aid_offer, AID_OFFER_FIELDS);
STATEMENT_LOAD_DECLARE(aid_offer_seen, aid_offer);
#define AID_OFFER_PUT_FIELDS(F, R)                                                                 \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, offer_id, _, required, 0, open, "The offer", "告知编号")                              \
    F(R, region, region, _, required, 9, open, "Region of the matter", "行政区划")                 \
    F(R, day, made_on, _, required, 0, open, "The day it was put", "告知日期")
STATEMENT_WRITE_DECLARE(aid_offer_put, AID_OFFER_PUT_FIELDS);
#define AID_OFFER_ANSWER_FIELDS(F, R)                                                              \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, offer_id, _, required, 0, open, "The offer", "告知编号")                              \
    F(R, region, region, _, required, 9, open, "Region of the matter", "行政区划")                 \
    F(R, code, state, offer_state, required, 0, open, "Her answer", "答复")                        \
    F(R, day, answered_on, _, required, 0, open, "The day of her answer", "答复日期")
STATEMENT_WRITE_DECLARE(aid_offer_answer, AID_OFFER_ANSWER_FIELDS);

/* --- what is decided here */
#define AID_APPLICATION_FIELDS(F, R)                                                               \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, application_id, _, required, 0, open, "The application", "法律援助申请编号")          \
    F(R, region, region, _, required, 9, open, "Region of the matter", "行政区划")                 \
    F(R, id, offer_id, _, required, 0, open, "The offer it came from", "来源告知编号")             \
    F(R, code, state, aid_state, required, 0, open, "Where it stands", "状态")                     \
    F(R, codes, topics, topic, optional, 64, open, "What aid is asked for", "申请援助事项")        \
    F(R, code, ground, aid_ground, optional, 0, agency, "On what ground", "申请理由")              \
    F(R, answer, commitment, _, optional, 0, agency, "Commitment of hardship", "诚信承诺")         \
    F(R, answer, urgent, _, required, 0, open, "Aid is to come first", "是否需先行提供")           \
    F(R, code, outlook, aid_outlook, required, 0, open, "What the rules recommend", "初步意见")    \
    F(R, text, outlook_zh, _, required, 1280, agency, "Why", "初步意见（说明）")                   \
    F(R, day, applied_on, _, required, 0, open, "The day of the application", "申请日期")          \
    F(R, code, applied_role, role, required, 0, open, "Who put it in", "提交角色")                 \
    F(R, code, decision, aid_decision, optional, 0, open, "The officer's decision", "决定")        \
    F(R, code, reason, aid_refusal, optional, 0, open, "Why it was refused", "不予援助理由")       \
    F(R, code, review, aid_review, optional, 0, open, "What she can do", "救济途径")               \
    F(R, day, decided_on, _, optional, 0, open, "The day of the decision", "决定日期")             \
    F(R, id, decided_by, _, optional, 0, open, "The officer's account", "决定人账户")              \
    F(R, day, review_asked_on, _, optional, 0, open, "She objected on", "提出异议日期")            \
    F(R, day, reviewed_on, _, optional, 0, open, "It was reviewed on", "异议审查日期")             \
    F(R, id, reviewed_by, _, optional, 0, open, "Account of who reviewed it", "审查人账户")        \
    F(R, code, provider, aid_provider, optional, 0, open, "Who gives aid", "承办人员类别")         \
    F(R, id, account_id, _, optional, 0, open, "The provider's account", "承办人账户")             \
    F(R, day, assigned_on, _, optional, 0, open, "Assigned on", "指派日期")                        \
    F(R, day, ended_on, _, optional, 0, open, "The day it ended", "终结日期")                      \
    F(R, day, due_by, _, optional, 0, open, "The limit that runs", "期限")                         \
    F(R, text, due_rule, _, optional, 40, open, "Rule of that limit", "期限依据规则")              \
    F(R, code, due_mark, rule_mark, optional, 0, open, "How far it is verified", "规则核对状态")   \
    F(R, answer, overdue, _, required, 0, open, "That limit has passed", "是否逾期")               \
    F(R, codes, papers, aid_paper, optional, 16, open, "Papers that were missing", "需补充材料")   \
    F(R, day, papers_asked_on, _, optional, 0, open, "She was told on", "告知补充日期")            \
    F(R, day, papers_by, _, optional, 0, open, "To be supplied by", "补充截止日期")                \
    F(R, day, reminded_on, _, optional, 0, open, "She was reminded on", "提醒日期")                \
    F(R, day, supplied_on, _, optional, 0, open, "Supplied on", "补充日期")                        \
    F(R, code, termination, aid_termination, optional, 0, open, "Why aid was ended", "终止理由")   \
    F(R, day, terminated_on, _, optional, 0, open, "The day of that", "终止决定日期")              \
    F(R, id, terminated_by, _, optional, 0, open, "The officer's account", "终止决定人账户")       \
    F(R, count, household_size, _, optional, 0, agency, "Of how many people", "家庭人口")          \
    F(R, money, household_income, _, optional, 0, agency, "A month, fen", "家庭月收入")            \
    F(R, answer, means_met, _, optional, 0, agency, "The standard is met", "是否符合困难标准")
STATEMENT_WRITE_DECLARE(aid_application, AID_APPLICATION_FIELDS);
STATEMENT_LOAD_DECLARE(aid_applications, aid_application);

#define AID_REPORT_ROW_FIELDS(F, R)                                                                \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, id, report_id, _, required, 0, open, "The report", "报告编号")                            \
    F(R, id, application_id, _, required, 0, open, "The application", "法律援助申请编号")          \
    F(R, code, kind, aid_report, required, 0, open, "What is reported", "报告内容")                \
    F(R, day, on, _, required, 0, open, "The day of it", "日期")                                   \
    F(R, id, reported_by, _, optional, 0, open, "Account of who reported", "报告人账户")           \
    F(R, time, at, _, required, 0, open, "When it was recorded", "记录时间")
STATEMENT_WRITE_DECLARE(aid_report_put, AID_REPORT_ROW_FIELDS);
STATEMENT_LOAD_DECLARE(aid_reports, aid_report_put);

#define AID_PAGE_FIELDS(F, R)                                                                      \
    F(R, id, after, _, optional, 0, open, "Behind this one", "起始编号")                           \
    F(R, count, most, _, required, 0, open, "At most so many", "上限")                             \
    F(R, code, state, aid_state, optional, 0, open, "Only in this state", "限定状态")
RECORD(aid_page_ask, AID_PAGE_FIELDS);
STATEMENT_QUERY_DECLARE(aid_page); /* gives aid_item */

#endif
