/* SPDX-License-Identifier: Apache-2.0
 *
 * One statement and what it says as metrics. An age is 0 where nothing waits. It keeps nothing and
 * judges nothing: what is too much or too old is said by deploy/prometheus.
 */
#include "runtime/gauges.h"

#include "runtime/metrics.h"
#include "runtime/ops_statements.h"

static int64_t seconds_since(int64_t now_ms, struct count at_ms)
{
    return at_ms.stated && at_ms.value < now_ms ? (now_ms - at_ms.value) / 1000 : 0;
}

struct err *gauges_read(const struct process *process, struct store *store, struct arena *arena)
{
    const int64_t suite_ms = context_now_ms(&process->context);
    const struct nothing ask = {0};
    struct db_rows rows = {0};
    TRY(store_ready(store));
    TRY(store_run(store, arena, (struct db_call){&statement_ops_waiting, &ask, 1}, &rows));
    const struct ops_waiting *row = rows.rows;
    metric_set(METRIC_PARKED, row->parked.value);
    metric_set(METRIC_PARKED_STUCK, row->stuck.value);
    metric_set(METRIC_PARKED_SECONDS, seconds_since(suite_ms, row->parked_since));
    metric_set(METRIC_DUE_FAILED, row->due_parked.value);
    metric_set(METRIC_DUE_LATE_SECONDS, seconds_since(suite_ms, row->due_since));
    metric_set(METRIC_UNPUBLISHED, row->unpublished.value);
    metric_set(METRIC_UNPUBLISHED_SECONDS, seconds_since(suite_ms, row->unpublished_since));
    metric_set(METRIC_LEDGER_FORKED, row->forked.value);
    metric_set(METRIC_CATCHING_UP, row->catching_up.value);
    return NULL;
}
