/* SPDX-License-Identifier: Apache-2.0
 *
 * The runtime's own statements (the files in sql/ here) and their records. The storage port runs
 * exactly these besides a service's own, so a second implementation of the port knows what it has
 * to keep.
 */
#ifndef HALFSKY_RUNTIME_STATEMENTS_H
#define HALFSKY_RUNTIME_STATEMENTS_H

#include "runtime/work.h"

/* Why an event waits. */
#define PARKED_CODES(C)                                                                            \
    C(PARKED_HELD, "held", "an earlier event is missing", "等待前序事件")                          \
    C(PARKED_NOT_YET, "not_yet", "waits for another stream", "等待相关事件")                       \
    C(PARKED_FORK, "fork", "its hash does not follow", "哈希链不一致")                             \
    C(PARKED_POISON, "poison", "its body does not read", "内容无法读取")                           \
    C(PARKED_DEFECT, "defect", "its handler failed", "处理失败")                                   \
    C(PARKED_UNKNOWN_VERSION, "unknown_version", "a newer version of a known type", "版本未知")    \
    C(PARKED_UNREADABLE, "unreadable", "no readable coordinates", "坐标无法读取")
CODE_SET(parked_reason, PARKED);

/* One event as it came from the wire or from parked. */
#define WIRE_EVENT_FIELDS(F, R)                                                                    \
    F(R, text, topic, _, required, 249, open, "Topic", "主题")                                     \
    F(R, count, part, _, required, 0, open, "Partition", "分区")                                   \
    F(R, count, position, _, required, 0, open, "Offset", "偏移")                                  \
    F(R, count, incarnation, _, required, 0, open, "Incarnation of the log", "代次")               \
    F(R, text, source, _, optional, 24, open, "Service", "来源服务")                               \
    F(R, code, kind, stream, optional, 0, open, "Stream kind", "事件流类型")                       \
    F(R, id, stream_id, _, optional, 0, open, "Stream", "事件流")                                  \
    F(R, count, seq, _, optional, 0, open, "Place in the stream", "序号")                          \
    F(R, text, type, _, optional, 200, open, "Type", "类型")                                       \
    F(R, text, region, _, optional, 12, open, "Region", "行政区划")                                \
    F(R, text, actor, _, optional, 80, open, "Who caused it", "操作者")                            \
    F(R, time, recorded_at, _, optional, 0, open, "When its service learnt it", "记录时间")        \
    F(R, text, correlation, _, optional, 64, open, "Correlation", "关联编号")                      \
    F(R, text, causation, _, optional, 200, open, "What caused it", "起因")                        \
    F(R, text, traceparent, _, optional, 64, open, "Trace", "追踪")                                \
    F(R, count, algorithm, _, optional, 0, open, "Hash algorithm", "哈希算法")                     \
    F(R, digest, hash, _, optional, 32, open, "Hash", "哈希")                                      \
    F(R, digest, body, _, optional, 1048576, agency, "Body", "内容")
RECORD(wire_event, WIRE_EVENT_FIELDS);

#define STREAM_KEY_FIELDS(F, R)                                                                    \
    F(R, code, kind, stream, required, 0, open, "Stream kind", "事件流类型")                       \
    F(R, id, stream_id, _, required, 0, open, "Stream", "事件流")
RECORD(stream_key, STREAM_KEY_FIELDS);

#define HEAD_FIELDS(F, R)                                                                          \
    F(R, code, kind, stream, required, 0, open, "Stream kind", "事件流类型")                       \
    F(R, id, stream_id, _, required, 0, open, "Stream", "事件流")                                  \
    F(R, count, seq, _, required, 0, open, "Seq of its last event", "最新序号")                    \
    F(R, digest, hash, _, optional, 32, open, "Hash of its last event", "最新哈希")                \
    F(R, time, recorded_at, _, optional, 0, open, "When its last event was recorded",              \
      "最新记录时间")
RECORD(head, HEAD_FIELDS);
extern const struct statement statement_head_lock; /* WRITE of stream_key, gives head */
STATEMENT_WRITE_DECLARE(head_advance, HEAD_FIELDS);

#define LEDGER_APPEND_FIELDS(F, R)                                                                 \
    F(R, code, kind, stream, required, 0, open, "Stream kind", "事件流类型")                       \
    F(R, id, stream_id, _, required, 0, open, "Stream", "事件流")                                  \
    F(R, count, seq, _, required, 0, open, "Place in the stream", "序号")                          \
    F(R, text, type, _, required, 200, open, "Type", "类型")                                       \
    F(R, text, region, _, required, 12, open, "Region", "行政区划")                                \
    F(R, text, actor, _, required, 80, open, "Who caused it", "操作者")                            \
    F(R, time, recorded_at, _, required, 0, open, "When we learnt it", "记录时间")                 \
    F(R, text, correlation, _, required, 64, open, "Correlation", "关联编号")                      \
    F(R, text, causation, _, optional, 200, open, "What caused it", "起因")                        \
    F(R, text, traceparent, _, optional, 64, open, "Trace", "追踪")                                \
    F(R, text, body, _, required, 1048576, agency, "Body, canonical JSON", "内容")                 \
    F(R, count, algorithm, _, required, 0, open, "Hash algorithm", "哈希算法")                     \
    F(R, digest, hash, _, required, 32, open, "Hash", "哈希")
STATEMENT_WRITE_DECLARE(ledger_append, LEDGER_APPEND_FIELDS);

#define APPLIED_KEY_FIELDS(F, R)                                                                   \
    F(R, count, place, _, required, 0, open, "Which of the asked", "序号")                         \
    F(R, text, source, _, required, 24, open, "Service", "来源服务")                               \
    F(R, code, kind, stream, required, 0, open, "Stream kind", "事件流类型")                       \
    F(R, id, stream_id, _, required, 0, open, "Stream", "事件流")                                  \
    F(R, count, seq, _, required, 0, open, "The event's place", "序号")                            \
    F(R, digest, hash, _, required, 32, open, "The event's hash", "哈希")
RECORD(applied_key, APPLIED_KEY_FIELDS);
#define APPLIED_ROW_FIELDS(F, R)                                                                   \
    F(R, count, place, _, required, 0, open, "Which of the asked", "序号")                         \
    F(R, count, seq, _, required, 0, open, "Applied up to", "已处理序号")                          \
    F(R, digest, hash, _, optional, 32, open, "Hash applied last", "已处理哈希")                   \
    F(R, time, recorded_at, _, optional, 0, open, "When the last was recorded", "最新记录时间")    \
    F(R, count, stuck, _, required, 0, open, "Parked events that only an operator frees",          \
      "待处理搁置事件数")                                                                          \
    F(R, text, verdict, _, optional, 20, open, "What an operator decided on this event", "处理结论")
RECORD(applied_row, APPLIED_ROW_FIELDS);
extern const struct statement statement_applied_read; /* WRITE of applied_key, gives applied_row */

#define APPLIED_ADVANCE_FIELDS(F, R)                                                               \
    F(R, text, source, _, required, 24, open, "Service", "来源服务")                               \
    F(R, code, kind, stream, required, 0, open, "Stream kind", "事件流类型")                       \
    F(R, id, stream_id, _, required, 0, open, "Stream", "事件流")                                  \
    F(R, count, from_seq, _, required, 0, open, "Applied before", "此前处理序号")                  \
    F(R, count, seq, _, required, 0, open, "Applied now", "处理序号")                              \
    F(R, digest, hash, _, required, 32, open, "Its hash", "哈希")                                  \
    F(R, time, recorded_at, _, required, 0, open, "When it was recorded", "记录时间")
STATEMENT_WRITE_DECLARE(applied_advance, APPLIED_ADVANCE_FIELDS);

#define PARKED_PUT_FIELDS(F, R)                                                                    \
    WIRE_EVENT_FIELDS(F, R)                                                                        \
    F(R, code, reason, parked_reason, required, 0, open, "Why it waits", "搁置原因")               \
    F(R, text, why, _, required, 480, open, "In words", "说明")                                    \
    F(R, code, waits_kind, stream, optional, 0, open, "Stream it waits for", "等待的事件流类型")   \
    F(R, id, waits_id, _, optional, 0, open, "Stream it waits for", "等待的事件流")                \
    F(R, time, parked_at, _, required, 0, open, "Since", "搁置时间")
STATEMENT_WRITE_DECLARE(parked_put,
                        PARKED_PUT_FIELDS); /* an event already parked gets the newer reason */
#define PARKED_DROP_FIELDS(F, R)                                                                   \
    F(R, text, source, _, required, 24, open, "Service", "来源服务")                               \
    F(R, code, kind, stream, required, 0, open, "Stream kind", "事件流类型")                       \
    F(R, id, stream_id, _, required, 0, open, "Stream", "事件流")                                  \
    F(R, count, seq, _, required, 0, open, "Up to this place", "序号")
STATEMENT_WRITE_DECLARE(parked_drop, PARKED_DROP_FIELDS);
/* The next parked event of a stream that could run, lowest seq first; QUERY of stream_key. */
extern const struct statement statement_parked_next;

/* C3: drain rows for whatever waits for these streams or is parked on them and can run. */
#define DRAIN_WAKE_FIELDS(F, R)                                                                    \
    F(R, id, due_id, _, required, 0, open, "Id of the row, should one be needed", "编号")          \
    F(R, code, kind, stream, required, 0, open, "Stream kind", "事件流类型")                       \
    F(R, id, stream_id, _, required, 0, open, "Stream that moved", "已变动的事件流")               \
    F(R, time, due_at, _, required, 0, open, "Now", "现在")
STATEMENT_WRITE_DECLARE(drain_wake, DRAIN_WAKE_FIELDS);

#define OFFSET_FIELDS(F, R)                                                                        \
    F(R, text, topic, _, required, 249, open, "Topic", "主题")                                     \
    F(R, count, part, _, required, 0, open, "Partition", "分区")                                   \
    F(R, count, next_offset, _, required, 0, open, "Next to read", "下一偏移")                     \
    F(R, count, epoch, _, required, 0, open, "Epoch of the reader", "读取代次")                    \
    F(R, text, cluster, _, optional, 64, open, "Cluster it was read from", "集群编号")             \
    F(R, count, incarnation, _, required, 0, open, "Highest incarnation read", "代次")             \
    F(R, text, kinds, _, required, 200, open, "Stream kinds covered", "覆盖的事件流类型")          \
    F(R, count, ready_offset, _, required, 0, open, "Caught up from here (C9)", "追平位置")
RECORD(offset, OFFSET_FIELDS);
/* A topic that is heard and how many partitions it has. */
#define TOPIC_SIZE_FIELDS(F, R)                                                                    \
    F(R, text, topic, _, required, 249, open, "Topic", "主题")                                     \
    F(R, count, parts, _, required, 0, open, "Partitions", "分区数")
STATEMENT_WRITE_DECLARE(offset_expect, TOPIC_SIZE_FIELDS);
#define PART_KEY_FIELDS(F, R)                                                                      \
    F(R, text, topic, _, required, 249, open, "Topic", "主题")                                     \
    F(R, count, part, _, required, 0, open, "Partition", "分区")                                   \
    F(R, text, kinds, _, required, 200, open, "Stream kinds that this replica hears",              \
      "订阅的事件流类型")
RECORD(part_key, PART_KEY_FIELDS);
extern const struct statement
    statement_offset_take; /* WRITE of part_key, gives offset: raises the epoch */
#define OFFSET_MOVE_FIELDS(F, R)                                                                   \
    F(R, text, topic, _, required, 249, open, "Topic", "主题")                                     \
    F(R, count, part, _, required, 0, open, "Partition", "分区")                                   \
    F(R, count, from_offset, _, required, 0, open, "Where this replica stands", "起始偏移")        \
    F(R, count, next_offset, _, required, 0, open, "Where it goes", "下一偏移")                    \
    F(R, count, epoch, _, required, 0, open, "Its epoch", "读取代次")                              \
    F(R, count, incarnation, _, required, 0, open, "Highest incarnation read", "代次")
RECORD(offset_move, OFFSET_MOVE_FIELDS);
extern const struct statement statement_offset_move; /* WRITE; gives part_key for each that moved */
#define OFFSET_RESET_FIELDS(F, R)                                                                  \
    F(R, text, topic, _, required, 249, open, "Topic", "主题")                                     \
    F(R, count, part, _, required, 0, open, "Partition", "分区")                                   \
    F(R, count, epoch, _, required, 0, open, "Its epoch", "读取代次")                              \
    F(R, text, cluster, _, optional, 64, open, "Cluster it reads from now", "集群编号")            \
    F(R, count, next_offset, _, required, 0, open, "Where it begins again", "起始偏移")            \
    F(R, count, ready_offset, _, required, 0, open, "Caught up from here", "追平位置")
STATEMENT_WRITE_DECLARE(offset_reset, OFFSET_RESET_FIELDS);
extern const struct statement statement_offset_read; /* QUERY of part_key, gives offset */
/* C1 without a record to move by: which of these rows stand elsewhere than this replica. */
#define OFFSET_PLACE_FIELDS(F, R)                                                                  \
    F(R, text, topic, _, required, 249, open, "Topic", "主题")                                     \
    F(R, count, part, _, required, 0, open, "Partition", "分区")                                   \
    F(R, count, next_offset, _, required, 0, open, "Where this replica stands", "读取位置")
RECORD(offset_place, OFFSET_PLACE_FIELDS);
extern const struct statement statement_offset_strayed; /* WRITE of offset_place, gives it */

/* Due rows. */
#define DUE_ASK_FIELDS(F, R)                                                                       \
    F(R, text, kinds, _, required, 2000, open, "Kinds this replica knows, comma separated",        \
      "到期动作")                                                                                  \
    F(R, count, offset_ms, _, required, 0, open, "Added to the clock; 0 but in tests", "时钟偏移") \
    F(R, count, most, _, required, 0, open, "At most so many", "上限")
RECORD(due_ask, DUE_ASK_FIELDS);
extern const struct statement statement_due_candidates; /* QUERY of due_ask, gives due_row */
#define DUE_CLAIM_FIELDS(F, R)                                                                     \
    F(R, text, kind, _, required, 60, open, "Due action", "到期动作")                              \
    F(R, text, stream_kind, _, optional, 20, open, "Stream kind", "事件流类型")                    \
    F(R, id, subject_id, _, required, 0, open, "What it is about", "对象编号")                     \
    F(R, count, offset_ms, _, required, 0, open, "Added to the clock", "时钟偏移")
RECORD(due_claim, DUE_CLAIM_FIELDS);
extern const struct statement
    statement_due_lock; /* QUERY of due_claim, gives due_row; skips locked */
extern const struct statement statement_due_done; /* QUERY of due_claim: the row goes */
#define DUE_FAIL_FIELDS(F, R)                                                                      \
    F(R, text, kind, _, required, 60, open, "Due action", "到期动作")                              \
    F(R, text, stream_kind, _, optional, 20, open, "Stream kind", "事件流类型")                    \
    F(R, id, subject_id, _, required, 0, open, "What it is about", "对象编号")                     \
    F(R, text, why, _, required, 480, open, "Why it failed", "失败原因")
RECORD(due_fail, DUE_FAIL_FIELDS);
extern const struct statement statement_due_park; /* QUERY of due_fail */
/* A sweep's row, set again for its next turn; an existing one keeps its time. */
extern const struct statement statement_due_sweep;   /* WRITE of due_set */
extern const struct statement statement_drain_sweep; /* QUERY of due_ask: C4's slow sweep */

/* Scope of the second wall, for the transaction (A2). */
#define SCOPE_FIELDS(F, R)                                                                         \
    F(R, text, scope, _, required, 20, open, "service, client or ops", "范围")                     \
    F(R, text, role, _, optional, 20, open, "Role", "角色")                                        \
    F(R, text, agency, _, optional, 24, open, "Agency", "单位类别")                                \
    F(R, text, region, _, optional, 12, open, "Region", "行政区划")                                \
    F(R, text, account, _, optional, 40, open, "Account", "账户")
RECORD(scope, SCOPE_FIELDS);
extern const struct statement statement_scope_set; /* QUERY of scope */

/* NULL-terminated: everything above and in work.h. */
extern const struct statement *const runtime_statements[];

#endif
