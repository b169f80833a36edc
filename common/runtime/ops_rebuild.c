/* SPDX-License-Identifier: Apache-2.0
 *
 * A rebuild begun by an operator (protocol.md C10): the service's own statement empties what it
 * heard, applied and parked, and sets the offsets to 0, in this one transaction; the consumers of
 * every replica follow by C1. Only a service that declares `rebuild` has one: what it keeps it can
 * hear again.
 */
#include "runtime/ops_decisions.h"
#include "runtime/unit.h"

enum { LOOK_EVERY_MS = 1000 };

/* This transaction has a time of its own: emptied row by row, years take longer than the statements
 * of every day may. */
static struct err *empty(struct work *work, struct db_rows *ret_rows)
{
    const int64_t most_ms = conf_number(work_conf(work), "db.rebuild_timeout_ms");
    const struct rebuild_patience while_emptied = {count_of(most_ms), count_of(LOOK_EVERY_MS)};
    const struct rebuild_patience after = {count_of(most_ms), count_of(0)};
    const struct nothing none = {0};
    TRY(work_query(work, &statement_ops_rebuild_patience, &while_emptied, 1, NULL));
    store_wait_longer(work->store, (int)most_ms);
    TRY(work_query(work, work->context->service->rebuild, &none, 1, ret_rows));
    /* A COMMIT is never ended by it (U8). */
    return work_query(work, &statement_ops_rebuild_patience, &after, 1, NULL);
}

struct err *ops_do_rebuild(struct work *work, const struct rebuild_ask *request,
                           const struct no_load *loads, struct rebuild_answer *ret_answer)
{
    const struct service *service = work->context->service;
    struct db_rows rows = {0};
    (void)loads;
    if (!service->rebuild)
        return err_of(PROBLEM_CONFLICT, "%s keeps what it cannot hear again", service->name);
    TRY(empty(work, &rows));
    if (rows.count != 1)
        return err_of(PROBLEM_BUG, "the rebuild says nothing");
    const struct rebuild_row *row = rows.rows;
    *ret_answer = (struct rebuild_answer){row->partitions, "rebuilding"};
    const struct ops_decision decision = {"rebuilt", NULL, request->reason, request->why};
    const struct rebuild_begun event = {ops_operator(work), service->name, row->partitions,
                                        ops_decision_words(&decision),
                                        ops_decision_reason(&decision)};
    TRY(ops_decision_keep(work, &decision));
    return work_emit_on(work, &event_rebuild_begun, STREAM_CLIENT, event.client_id, &event);
}
