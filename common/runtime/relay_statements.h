/* SPDX-License-Identifier: Apache-2.0
 *
 * The relay's statements (sql/relay.sql) and their records. They run on the relay's own connection,
 * never within a unit of work.
 */
#ifndef HALFSKY_RUNTIME_RELAY_STATEMENTS_H
#define HALFSKY_RUNTIME_RELAY_STATEMENTS_H

#include "runtime/statements.h"

#define RELAY_LEASE_FIELDS(F, R)                                                                   \
    F(R, text, holder, _, required, 80, open, "Who asks", "持有者")                                \
    F(R, count, lease_ms, _, required, 0, open, "For how long, ms", "租期")
RECORD(relay_lease, RELAY_LEASE_FIELDS);
#define RELAY_CURSOR_FIELDS(F, R)                                                                  \
    F(R, answer, mine, _, required, 0, open, "The lease is the asker's", "是否持有")               \
    F(R, count, epoch, _, required, 0, open, "Epoch of the lease", "租期代次")                     \
    F(R, count, hi, _, required, 0, open, "Delivered up to this id, but for gaps", "已发布位置")   \
    F(R, text, cluster, _, optional, 64, open, "Cluster published to", "集群编号")                 \
    F(R, count, incarnation, _, required, 0, open, "Incarnation of the log", "代次")               \
    F(R, text, forked, _, optional, 480, open, "Why nothing may be published", "停发原因")         \
    F(R, count, now_ms, _, required, 0, open, "PostgreSQL's clock", "数据库时间")
RECORD(relay_cursor, RELAY_CURSOR_FIELDS);
#define RELAY_EPOCH_FIELDS(F, R)                                                                   \
    F(R, count, epoch, _, required, 0, open, "Epoch of the lease", "租期代次")                     \
    F(R, count, lease_ms, _, required, 0, open, "For how long, ms", "租期")
RECORD(relay_epoch, RELAY_EPOCH_FIELDS);
#define RELAY_HELD_FIELDS(F, R)                                                                    \
    F(R, count, epoch, _, required, 0, open, "Epoch of the lease", "租期代次")                     \
    F(R, text, forked, _, optional, 480, open, "Why nothing may be published", "停发原因")
RECORD(relay_held, RELAY_HELD_FIELDS);
#define RELAY_FROM_FIELDS(F, R) F(R, count, from, _, required, 0, open, "From here on", "起点")
RECORD(relay_from, RELAY_FROM_FIELDS);
#define RELAY_GAP_FIELDS(F, R)                                                                     \
    F(R, count, id, _, required, 0, open, "Ledger id not seen yet", "缺失编号")                    \
    F(R, count, xid, _, required, 0, open, "Transaction id taken after it was missed", "事务号")
RECORD(relay_gap, RELAY_GAP_FIELDS);
#define RELAY_GAP_ID_FIELDS(F, R) F(R, count, id, _, required, 0, open, "Ledger id", "账本编号")
RECORD(relay_gap_id, RELAY_GAP_ID_FIELDS);
#define RELAY_PART_FIELDS(F, R)                                                                    \
    F(R, count, part, _, required, 0, open, "Partition", "分区")                                   \
    F(R, count, last_offset, _, required, 0, open, "Last delivered offset", "最后偏移")
RECORD(relay_part, RELAY_PART_FIELDS);
#define RELAY_ASK_FIELDS(F, R)                                                                     \
    F(R, count, hi, _, required, 0, open, "Above this id", "起点")                                 \
    F(R, text, gaps, _, optional, 1000000, open, "Open gaps, comma separated", "缺失编号")         \
    F(R, count, most, _, required, 0, open, "At most so many", "上限")
RECORD(relay_ask, RELAY_ASK_FIELDS);
/* All but xmin are absent in the one row that says that there is nothing. */
#define RELAY_ROW_FIELDS(F, R)                                                                     \
    F(R, count, xmin, _, required, 0, open, "xmin of the snapshot", "快照下界")                    \
    F(R, count, id, _, optional, 0, open, "Ledger id", "账本编号")                                 \
    F(R, code, kind, stream, optional, 0, open, "Stream kind", "事件流类型")                       \
    F(R, id, stream_id, _, optional, 0, open, "Stream", "事件流")                                  \
    F(R, count, seq, _, optional, 0, open, "Place in the stream", "序号")                          \
    F(R, text, type, _, optional, 200, open, "Type", "类型")                                       \
    F(R, text, region, _, optional, 12, open, "Region", "行政区划")                                \
    F(R, text, actor, _, optional, 80, open, "Who caused it", "操作者")                            \
    F(R, time, recorded_at, _, optional, 0, open, "When we learnt it", "记录时间")                 \
    F(R, text, correlation, _, optional, 64, open, "Correlation", "关联编号")                      \
    F(R, text, causation, _, optional, 200, open, "What caused it", "起因")                        \
    F(R, text, traceparent, _, optional, 64, open, "Trace", "追踪")                                \
    F(R, text, body, _, optional, 1048576, agency, "Body", "内容")                                 \
    F(R, count, algorithm, _, optional, 0, open, "Hash algorithm", "哈希算法")                     \
    F(R, digest, hash, _, optional, 32, open, "Hash", "哈希")
RECORD(relay_row, RELAY_ROW_FIELDS);
#define RELAY_ADVANCE_FIELDS(F, R)                                                                 \
    F(R, count, epoch, _, required, 0, open, "Epoch of the lease", "租期代次")                     \
    F(R, count, hi, _, required, 0, open, "Delivered up to this id", "已发布位置")                 \
    F(R, count, lease_ms, _, required, 0, open, "For how long, ms", "租期")
RECORD(relay_advance, RELAY_ADVANCE_FIELDS);
#define RELAY_BEGIN_FIELDS(F, R)                                                                   \
    F(R, count, epoch, _, required, 0, open, "Epoch of the lease", "租期代次")                     \
    F(R, text, cluster, _, required, 64, open, "Cluster", "集群编号")                              \
    F(R, count, incarnation, _, required, 0, open, "Incarnation", "代次")                          \
    F(R, count, hi, _, required, 0, open, "Begin after this id", "起点")
RECORD(relay_begin, RELAY_BEGIN_FIELDS);
#define RELAY_FORK_FIELDS(F, R)                                                                    \
    F(R, count, epoch, _, required, 0, open, "Epoch of the lease", "租期代次")                     \
    F(R, text, why, _, required, 480, open, "Why", "原因")
RECORD(relay_fork, RELAY_FORK_FIELDS);
#define RELAY_RECORD_FIELDS(F, R)                                                                  \
    F(R, count, place, _, required, 0, open, "Which of the asked", "序号")                         \
    F(R, code, kind, stream, required, 0, open, "Stream kind", "事件流类型")                       \
    F(R, id, stream_id, _, required, 0, open, "Stream", "事件流")                                  \
    F(R, count, seq, _, required, 0, open, "Place in the stream", "序号")                          \
    F(R, digest, hash, _, required, 32, open, "Hash", "哈希")
RECORD(relay_record, RELAY_RECORD_FIELDS);
#define RELAY_PLACE_FIELDS(F, R)                                                                   \
    F(R, count, place, _, required, 0, open, "Which of the asked", "序号")
RECORD(relay_place, RELAY_PLACE_FIELDS);

extern const struct statement statement_relay_take, statement_relay_renew, statement_relay_give,
    statement_relay_gaps_read, statement_relay_parts_read, statement_relay_poll,
    statement_relay_gaps_add, statement_relay_gaps_drop, statement_relay_advance,
    statement_relay_parts_write, statement_relay_parts_forget, statement_relay_gaps_forget,
    statement_relay_begin, statement_relay_fork, statement_relay_match;
extern const struct statement *const relay_statements[]; /* NULL-terminated */

#endif
