/* SPDX-License-Identifier: Apache-2.0
 *
 * The table of the operators' routes, and how the service stands. Only the role ops may use them;
 * they show no personal data, for the bookkeeping has none.
 */
#include "runtime/ops.h"

#include "runtime/health.h"
#include "runtime/metrics.h"
#include "runtime/ops_handlers.h"
#include "runtime/unit.h"

#define OPS .roles = ROLE_BIT(ROLE_OPS), .alone = true
#define OPS_PATH "/v1/ops/{service}"

#define OPS_ROUTES(R)                                                                              \
    R(GET, OPS_PATH "/status", ops_get_status, nothing, ops_status, no_load, OPS,                  \
      .en = "How the service stands", .zh = "服务状态")                                            \
    R(GET, OPS_PATH "/parked", ops_get_parked, parked_list_ask, parked_page, no_load, OPS,         \
      .en = "Events that wait", .zh = "搁置事件列表")                                              \
    R(GET, OPS_PATH "/parked/{topic}/{part}/{position}/{incarnation}", ops_get_parked_one,         \
      parked_key, parked_full, no_load, OPS, .en = "One event that waits", .zh = "搁置事件详情")   \
    R(POST, OPS_PATH "/parked/redrive", ops_do_redrive, parked_redrive, parked_decided, no_load,   \
      OPS, .derived = &record_nothing, .derive = ops_hold_redriven, .en = "Try an event again",    \
      .zh = "重新处理搁置事件")                                                                    \
    R(POST, OPS_PATH "/parked/adopt", ops_do_adopt, parked_decision, parked_decided, no_load, OPS, \
      .derived = &record_nothing, .derive = ops_hold_decided,                                      \
      .en = "Take an event although its hash does not follow", .zh = "采信分叉事件")               \
    R(POST, OPS_PATH "/parked/discard", ops_do_discard, parked_decision, parked_decided, no_load,  \
      OPS, .derived = &record_nothing, .derive = ops_hold_decided, .en = "Pass over an event",     \
      .zh = "弃置搁置事件")                                                                        \
    R(GET, OPS_PATH "/due/failed", ops_get_due_failed, due_failed_ask, due_failed_answer, no_load, \
      OPS, .en = "Due actions that failed", .zh = "到期处理失败事项")                              \
    R(POST, OPS_PATH "/due/retry", ops_do_due_retry, due_named, due_retried, no_load, OPS,         \
      .derived = &record_nothing, .derive = ops_hold_due, .en = "Try a due action again",          \
      .zh = "重新处理到期事项")                                                                    \
    R(POST, OPS_PATH "/relay/adopt", ops_do_relay_adopt, relay_adopt_ask, relay_adopted, no_load,  \
      OPS, .derived = &record_nothing, .derive = ops_hold_operator,                                \
      .en = "Publish again although the topic holds another history",                              \
      .zh = "采信主题记录并恢复发布")                                                              \
    R(POST, OPS_PATH "/rebuild", ops_do_rebuild, rebuild_ask, rebuild_answer, no_load, OPS,        \
      .derived = &record_nothing, .derive = ops_hold_operator,                                     \
      .en = "Empty the projections and hear everything again", .zh = "清空投影并全部重读")         \
    R(GET, OPS_PATH "/decisions", ops_get_decisions, decisions_ask, decisions_page, no_load, OPS,  \
      .en = "What operators decided, and why", .zh = "运维决定列表")                               \
    R(GET, OPS_PATH "/ledger", ops_get_ledger, ledger_ask, ledger_page, no_load, OPS,              \
      .en = "Ledger rows in order", .zh = "账本导出")                                              \
    R(GET, OPS_PATH "/ledger/verify", ops_get_ledger_verify, ledger_ask, ledger_verified, no_load, \
      OPS, .en = "Recompute the hash chains", .zh = "核对账本哈希链")

ROUTE_TABLE(ops, OPS_ROUTES);

bool ops_is_route(const struct route *route)
{
    return route >= ops_routes && route < ops_routes + ops_route_table.count;
}

struct err *ops_get_status(struct work *work, const struct nothing *request,
                           const struct no_load *loads, struct ops_status *ret_answer)
{
    (void)loads;
    struct db_rows rows = {0};
    TRY(work_query(work, &statement_ops_status, request, 1, &rows));
    const struct ops_status_row *row = rows.rows;
    if (rows.count != 1)
        return err_of(PROBLEM_BUG, "the relay's row is not there");
    *ret_answer = (struct ops_status){
        .service = work->context->service->name,
        .version = health_version(),
        .parked = row->parked,
        .stuck = row->stuck,
        .oldest_parked_at = row->oldest_parked_at,
        .due_waiting = row->due_waiting,
        .due_parked = row->due_parked,
        .ledger_last = row->ledger_last,
        .relay_hi = row->relay_hi,
        .relay_gaps = row->relay_gaps,
        .relay_incarnation = row->relay_incarnation,
        .relay_forked = row->relay_forked,
        .catching_up = row->catching_up,
        .broker_reached = count_of((int64_t)metric_value(METRIC_BROKER_REACHED)),
        .partitions_owned = count_of((int64_t)metric_value(METRIC_PARTITIONS_OWNED)),
        .units_committed = count_of((int64_t)metric_value(METRIC_UNITS_COMMITTED)),
    };
    return NULL;
}
