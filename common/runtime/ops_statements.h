/* SPDX-License-Identifier: Apache-2.0
 *
 * What operators ask and are answered, and the statements of sql/ops.sql behind it.
 * No field here carries personal data: the bookkeeping has none. What an operator typed as a reason
 * may: it is `sealed`.
 */
#ifndef HALFSKY_RUNTIME_OPS_STATEMENTS_H
#define HALFSKY_RUNTIME_OPS_STATEMENTS_H

#include "runtime/statements.h"

enum { OPS_PAGE_MOST = 200 };

#define OPS_STATUS_ROW_FIELDS(F, R)                                                                \
    F(R, count, parked, _, required, 0, open, "Events that wait", "搁置事件数")                    \
    F(R, count, stuck, _, required, 0, open, "Of these, only an operator frees", "需处理事件数")   \
    F(R, time, oldest_parked_at, _, optional, 0, open, "The oldest waits since", "最早搁置时间")   \
    F(R, count, due_waiting, _, required, 0, open, "Due rows", "到期事项数")                       \
    F(R, count, due_parked, _, required, 0, open, "Due rows that failed", "到期处理失败数")        \
    F(R, count, ledger_last, _, optional, 0, open, "Last ledger id", "账本最新编号")               \
    F(R, count, relay_hi, _, required, 0, open, "Delivered up to this id", "已发布位置")           \
    F(R, count, relay_gaps, _, required, 0, open, "Open gaps below it", "未闭合缺口")              \
    F(R, count, relay_incarnation, _, required, 0, open, "Incarnation of the log", "代次")         \
    F(R, text, relay_forked, _, optional, 480, open, "Why nothing is published", "停发原因")       \
    F(R, count, catching_up, _, required, 0, open, "Partitions catching up", "追赶中的分区数")
RECORD(ops_status_row, OPS_STATUS_ROW_FIELDS);
#define OPS_STATUS_FIELDS(F, R)                                                                    \
    F(R, text, service, _, required, 24, open, "Service", "服务")                                  \
    F(R, text, version, _, required, 80, open, "Version", "版本")                                  \
    OPS_STATUS_ROW_FIELDS(F, R)                                                                    \
    F(R, count, broker_reached, _, required, 0, open, "1: the broker answers", "消息代理可达")     \
    F(R, count, partitions_owned, _, required, 0, open, "Partitions read here", "负责分区数")      \
    F(R, count, units_committed, _, required, 0, open, "Units since the start", "已提交单元数")
RECORD(ops_status, OPS_STATUS_FIELDS);
/* What gauges show; a moment is absent where nothing waits. */
#define OPS_WAITING_FIELDS(F, R)                                                                   \
    F(R, count, parked, _, required, 0, open, "Events that wait", "搁置事件数")                    \
    F(R, count, stuck, _, required, 0, open, "Of these, only an operator frees", "需处理事件数")   \
    F(R, count, parked_since, _, optional, 0, open, "The oldest waits since", "最早搁置时间")      \
    F(R, count, due_parked, _, required, 0, open, "Due rows that failed", "到期处理失败数")        \
    F(R, count, due_since, _, optional, 0, open, "The first due row's time", "最早到期时间")       \
    F(R, count, unpublished, _, required, 0, open, "Ids above the relay's", "未发布编号数")        \
    F(R, count, unpublished_since, _, optional, 0, open, "The first of them", "最早未发布时间")    \
    F(R, count, forked, _, required, 0, open, "1: publishing is stopped", "是否停发")              \
    F(R, count, catching_up, _, required, 0, open, "Partitions catching up", "追赶中的分区数")
RECORD(ops_waiting, OPS_WAITING_FIELDS);

#define PARKED_KEY_FIELDS(F, R)                                                                    \
    F(R, text, topic, _, required, 249, open, "Topic", "主题")                                     \
    F(R, count, part, _, required, 0, open, "Partition", "分区")                                   \
    F(R, count, position, _, required, 0, open, "Offset", "偏移")                                  \
    F(R, count, incarnation, _, required, 0, open, "Incarnation", "代次")
RECORD(parked_key, PARKED_KEY_FIELDS);
#define PARKED_ROW_FIELDS(F, R)                                                                    \
    PARKED_KEY_FIELDS(F, R)                                                                        \
    F(R, text, source, _, optional, 24, open, "Service", "来源服务")                               \
    F(R, code, kind, stream, optional, 0, open, "Stream kind", "事件流类型")                       \
    F(R, id, stream_id, _, optional, 0, open, "Stream", "事件流")                                  \
    F(R, count, seq, _, optional, 0, open, "Place in the stream", "序号")                          \
    F(R, text, type, _, optional, 200, open, "Type", "类型")                                       \
    F(R, time, recorded_at, _, optional, 0, open, "When its service learnt it", "记录时间")        \
    F(R, digest, hash, _, optional, 32, open, "Hash", "哈希")                                      \
    F(R, code, reason, parked_reason, required, 0, open, "Why it waits", "搁置原因")               \
    F(R, text, why, _, required, 480, open, "In words", "说明")                                    \
    F(R, code, waits_kind, stream, optional, 0, open, "Waits for this kind", "等待的事件流类型")   \
    F(R, id, waits_id, _, optional, 0, open, "Waits for this stream", "等待的事件流")              \
    F(R, time, parked_at, _, required, 0, open, "Since", "搁置时间")
RECORD(parked_row, PARKED_ROW_FIELDS);
#define PARKED_FULL_FIELDS(F, R)                                                                   \
    PARKED_ROW_FIELDS(F, R)                                                                        \
    F(R, digest, body, _, optional, 1048576, agency, "Body, in hex", "内容（十六进制）")
RECORD(parked_full, PARKED_FULL_FIELDS);

#define PARKED_LIST_ASK_FIELDS(F, R)                                                               \
    F(R, text, after, _, optional, 400, open, "`next` of the page before", "上一页的 next")        \
    F(R, code, reason, parked_reason, optional, 0, open, "Only these", "仅此原因")                 \
    F(R, count, limit, _, optional, 0, open, "At most so many", "上限")
RECORD(parked_list_ask, PARKED_LIST_ASK_FIELDS);
#define PARKED_PAGE_ASK_FIELDS(F, R)                                                               \
    PARKED_KEY_FIELDS(F, R)                                                                        \
    F(R, text, reason, _, optional, 20, open, "Only these", "仅此原因")                            \
    F(R, count, most, _, required, 0, open, "At most so many", "上限")
RECORD(parked_page_ask, PARKED_PAGE_ASK_FIELDS);
#define PARKED_PAGE_FIELDS(F, R)                                                                   \
    F(R, list, items, parked_row, optional, 200, open, "Parked events", "搁置事件")                \
    F(R, text, next, _, optional, 400, open, "Where the next page begins", "下一页")
RECORD(parked_page, PARKED_PAGE_FIELDS);

/* Why an operator decides: a code, which the ledger says, and words, which stay here, closed. */
#define DECISION_WHY_FIELDS(F, R)                                                                  \
    F(R, text, why, _, required, 400, sealed, "Why, in words", "理由")                             \
    F(R, code, reason, decision_reason, optional, 0, open, "Why, by a code; absent: other",        \
      "理由代码")

/* Freeing, adopting and discarding name the row and the stream that was read with it. */
#define PARKED_REDRIVE_FIELDS(F, R)                                                                \
    PARKED_KEY_FIELDS(F, R)                                                                        \
    F(R, code, kind, stream, optional, 0, open, "Stream kind as shown", "事件流类型")              \
    F(R, id, stream_id, _, optional, 0, open, "Stream as shown", "事件流")
RECORD(parked_redrive, PARKED_REDRIVE_FIELDS);
#define PARKED_DECISION_FIELDS(F, R)                                                               \
    PARKED_REDRIVE_FIELDS(F, R)                                                                    \
    DECISION_WHY_FIELDS(F, R)
RECORD(parked_decision, PARKED_DECISION_FIELDS);
#define PARKED_DECIDED_FIELDS(F, R)                                                                \
    F(R, id, stream_id, _, optional, 0, open, "Stream", "事件流")                                  \
    F(R, code, kind, stream, optional, 0, open, "Stream kind", "事件流类型")                       \
    F(R, count, seq, _, optional, 0, open, "Place in the stream", "序号")                          \
    F(R, text, state, _, required, 20, open, "redriven, adopted, discarded", "处理结果")
RECORD(parked_decided, PARKED_DECIDED_FIELDS);
#define PARKED_FREE_FIELDS(F, R)                                                                   \
    PARKED_KEY_FIELDS(F, R)                                                                        \
    F(R, text, why, _, required, 480, open, "In words", "说明")
RECORD(parked_free, PARKED_FREE_FIELDS);
#define VERDICT_ROW_FIELDS(F, R)                                                                   \
    F(R, text, source, _, required, 24, open, "Service", "来源服务")                               \
    F(R, code, kind, stream, required, 0, open, "Stream kind", "事件流类型")                       \
    F(R, id, stream_id, _, required, 0, open, "Stream", "事件流")                                  \
    F(R, count, seq, _, required, 0, open, "Place in the stream", "序号")                          \
    F(R, digest, hash, _, required, 32, open, "Hash", "哈希")                                      \
    F(R, code, verdict, verdict, required, 0, open, "Verdict", "处理结论")                         \
    F(R, text, why, _, required, 400, open, "Why, by a code", "理由代码")                          \
    F(R, time, given_at, _, required, 0, open, "When", "处理时间")
RECORD(verdict_row, VERDICT_ROW_FIELDS);

/* A due action that failed is not tried again by itself. */
#define DUE_NAMED_FIELDS(F, R)                                                                     \
    F(R, text, action, _, required, 40, open, "Due action", "到期事项")                            \
    F(R, code, stream, stream, optional, 0, open, "Stream kind as shown", "事件流类型")            \
    F(R, id, stream_id, _, optional, 0, open, "Stream as shown", "事件流")                         \
    F(R, id, subject_id, _, required, 0, open, "What it is about", "所涉对象")
RECORD(due_named, DUE_NAMED_FIELDS);
#define DUE_FAILED_FIELDS(F, R)                                                                    \
    DUE_NAMED_FIELDS(F, R)                                                                         \
    F(R, time, due_at, _, required, 0, open, "When it was due", "到期时间")                        \
    F(R, text, why, _, required, 480, open, "Why it failed", "失败原因")
RECORD(due_failed, DUE_FAILED_FIELDS);
#define DUE_FAILED_ASK_FIELDS(F, R) F(R, count, limit, _, optional, 0, open, "At most", "上限")
RECORD(due_failed_ask, DUE_FAILED_ASK_FIELDS);
#define DUE_FAILED_LIST_FIELDS(F, R)                                                               \
    F(R, list, items, due_failed, optional, 200, open, "The longest due first", "到期失败事项")
RECORD(due_failed_answer, DUE_FAILED_LIST_FIELDS);
#define DUE_RETRIED_FIELDS(F, R) F(R, text, state, _, required, 20, open, "retried", "处理结果")
RECORD(due_retried, DUE_RETRIED_FIELDS);

#define RELAY_ADOPT_FIELDS(F, R) DECISION_WHY_FIELDS(F, R)
RECORD(relay_adopt_ask, RELAY_ADOPT_FIELDS);
#define RELAY_ADOPTED_FIELDS(F, R) F(R, text, state, _, required, 20, open, "adopted", "处理结果")
RECORD(relay_adopted, RELAY_ADOPTED_FIELDS);
#define RELAY_POSITION_FIELDS(F, R) F(R, count, hi, _, required, 0, open, "Position", "位置")
RECORD(relay_position, RELAY_POSITION_FIELDS);

/* C10. A service's own `rebuild` statement takes `nothing` and gives rebuild_row. */
#define REBUILD_ASK_FIELDS(F, R) DECISION_WHY_FIELDS(F, R)
RECORD(rebuild_ask, REBUILD_ASK_FIELDS);
#define REBUILD_PATIENCE_FIELDS(F, R)                                                              \
    F(R, count, timeout_ms, _, required, 0, open, "A statement may take so long", "语句时限")          \
    F(R, count, look_ms, _, required, 0, open, "The client is looked for so often", "查看间隔")
RECORD(rebuild_patience, REBUILD_PATIENCE_FIELDS);
extern const struct statement statement_ops_rebuild_patience; /* QUERY of rebuild_patience */
#define REBUILD_ROW_FIELDS(F, R)                                                                   \
    F(R, count, partitions, _, required, 0, open, "Partitions read again", "重读分区数")
RECORD(rebuild_row, REBUILD_ROW_FIELDS);
#define REBUILD_ANSWER_FIELDS(F, R)                                                                \
    REBUILD_ROW_FIELDS(F, R)                                                                       \
    F(R, text, state, _, required, 20, open, "rebuilding", "处理结果")
RECORD(rebuild_answer, REBUILD_ANSWER_FIELDS);

/* As it is kept, and as it is shown. */
#define DECISION_FIELDS(F, R)                                                                      \
    F(R, id, decision_id, _, required, 0, open, "The decision", "决定编号")                        \
    F(R, time, decided_at, _, required, 0, open, "When", "决定时间")                               \
    F(R, id, client_id, _, required, 0, open, "The operator's client", "运维接口账户")             \
    F(R, text, decided, _, required, 20, open, "discarded, adopted, relay_adopted, rebuilt",       \
      "处理结论")                                                                                  \
    F(R, code, reason, decision_reason, required, 0, open, "Why, by a code", "理由代码")           \
    F(R, text, source, _, optional, 24, open, "Whose event", "来源服务")                           \
    F(R, code, kind, stream, optional, 0, open, "Stream kind", "事件流类型")                       \
    F(R, id, stream_id, _, optional, 0, open, "Stream", "事件流")                                  \
    F(R, count, seq, _, optional, 0, open, "Place in the stream", "序号")
#define DECISION_PUT_FIELDS(F, R)                                                                  \
    DECISION_FIELDS(F, R)                                                                          \
    F(R, text, wrapped_key, _, optional, 400, sealed, "Key of the words", "理由密钥")              \
    F(R, digest, sealed_why, _, optional, 2000, sealed, "The words, closed", "理由（密文）")
RECORD(decision_put, DECISION_PUT_FIELDS);
#define DECISION_ROW_FIELDS(F, R)                                                                  \
    DECISION_FIELDS(F, R)                                                                          \
    F(R, text, why, _, optional, 400, sealed, "In words; absent once forgotten", "理由")
RECORD(decision_row, DECISION_ROW_FIELDS);
#define DECISIONS_ASK_FIELDS(F, R)                                                                 \
    F(R, id, after, _, optional, 0, open, "Only older than this one", "起始编号")                  \
    F(R, count, limit, _, optional, 0, open, "At most so many", "上限")
RECORD(decisions_ask, DECISIONS_ASK_FIELDS);
#define DECISIONS_PAGE_FIELDS(F, R)                                                                \
    F(R, list, items, decision_row, optional, 200, sealed, "The latest first", "运维决定")         \
    F(R, id, next, _, optional, 0, open, "`after` of the next page", "下一页")
RECORD(decisions_page, DECISIONS_PAGE_FIELDS);
#define DECISION_AGE_FIELDS(F, R)                                                                  \
    F(R, time, decided_before, _, required, 0, open, "Words older than this", "此前的理由")
RECORD(decision_age, DECISION_AGE_FIELDS);

#define LEDGER_ASK_FIELDS(F, R)                                                                    \
    F(R, count, after, _, optional, 0, open, "After this ledger id", "起始编号")                   \
    F(R, code, kind, stream, optional, 0, open, "Only this kind", "仅此类型")                      \
    F(R, id, id, _, optional, 0, open, "Only this stream", "仅此事件流")                           \
    F(R, count, limit, _, optional, 0, open, "At most so many", "上限")
RECORD(ledger_ask, LEDGER_ASK_FIELDS);
#define LEDGER_PAGE_ASK_FIELDS(F, R)                                                               \
    F(R, count, after, _, required, 0, open, "After this ledger id", "起始编号")                   \
    F(R, text, kind, _, optional, 20, open, "Only this kind", "仅此类型")                          \
    F(R, id, stream_id, _, optional, 0, open, "Only this stream", "仅此事件流")                    \
    F(R, count, most, _, required, 0, open, "At most so many", "上限")
RECORD(ledger_page_ask, LEDGER_PAGE_ASK_FIELDS);
#define LEDGER_ENTRY_FIELDS(F, R)                                                                  \
    F(R, count, id, _, required, 0, open, "Ledger id", "账本编号")                                 \
    LEDGER_APPEND_FIELDS(F, R)
RECORD(ledger_entry, LEDGER_ENTRY_FIELDS);
#define LEDGER_LINK_FIELDS(F, R)                                                                   \
    LEDGER_ENTRY_FIELDS(F, R)                                                                      \
    F(R, digest, previous_hash, _, optional, 32, open, "Hash of the row before", "前一哈希")       \
    F(R, count, head_seq, _, optional, 0, open, "What the head says", "头部序号")                  \
    F(R, digest, head_hash, _, optional, 32, open, "What the head says", "头部哈希")               \
    F(R, answer, is_last, _, required, 0, open, "Last of its stream", "最后一条")
RECORD(ledger_link, LEDGER_LINK_FIELDS);
#define LEDGER_PAGE_FIELDS(F, R)                                                                   \
    F(R, list, items, ledger_entry, optional, 200, agency, "Rows", "账本记录")                     \
    F(R, count, next, _, optional, 0, open, "`after` of the next page", "下一页")
RECORD(ledger_page, LEDGER_PAGE_FIELDS);
#define LEDGER_BREAK_FIELDS(F, R)                                                                  \
    F(R, count, id, _, required, 0, open, "Ledger id", "账本编号")                                 \
    F(R, code, kind, stream, required, 0, open, "Stream kind", "事件流类型")                       \
    F(R, id, stream_id, _, required, 0, open, "Stream", "事件流")                                  \
    F(R, count, seq, _, required, 0, open, "Place in the stream", "序号")                          \
    F(R, text, why, _, required, 200, open, "What does not hold", "不符之处")
RECORD(ledger_break, LEDGER_BREAK_FIELDS);
#define LEDGER_VERIFIED_FIELDS(F, R)                                                               \
    F(R, count, checked, _, required, 0, open, "Rows checked", "已核对条数")                       \
    F(R, list, broken, ledger_break, optional, 200, open, "Where it does not hold", "不符记录")    \
    F(R, count, next, _, optional, 0, open, "`after` of the next page", "下一页")
RECORD(ledger_verified, LEDGER_VERIFIED_FIELDS);

STATEMENT_QUERY_DECLARE(ops_status);
STATEMENT_QUERY_DECLARE(ops_waiting);
STATEMENT_QUERY_DECLARE(ops_parked);
STATEMENT_QUERY_DECLARE(ops_parked_one);
STATEMENT_QUERY_DECLARE(ops_parked_free);
STATEMENT_QUERY_DECLARE(ops_parked_delete);
STATEMENT_QUERY_DECLARE(ops_verdict);
STATEMENT_QUERY_DECLARE(ops_relay_adopt);
STATEMENT_QUERY_DECLARE(ops_ledger);
STATEMENT_QUERY_DECLARE(ops_due_failed);
STATEMENT_QUERY_DECLARE(ops_due_retry);
STATEMENT_QUERY_DECLARE(ops_decision_put);
STATEMENT_QUERY_DECLARE(ops_decisions);
STATEMENT_QUERY_DECLARE(ops_decisions_old);

#endif
