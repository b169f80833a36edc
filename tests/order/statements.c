/* SPDX-License-Identifier: Apache-2.0
 *
 * The records of sql/order.sql, and a single number asked for by one of its statements. It decides
 * nothing.
 */
#include "order.h"

RECORD_DEFINE(order_from, ORDER_FROM_FIELDS);
RECORD_DEFINE(order_row, ORDER_ROW_FIELDS);
STATEMENT_WRITE_DEFINE(order_append_as, ORDER_APPEND_AS_FIELDS);

#define PAGE(name_)                                                                                \
    const struct statement statement_##name_ = {#name_, STATEMENT_QUERY, &record_order_from,       \
                                                &record_order_row}
PAGE(order_above);
PAGE(order_below_horizon);
PAGE(order_by_xid);
PAGE(order_claim);
const struct statement statement_order_sent = {"order_sent", STATEMENT_WRITE, &record_relay_gap_id,
                                               NULL};
const struct statement statement_order_draw = {"order_draw", STATEMENT_WRITE, &record_relay_gap_id,
                                               &record_relay_gap_id};
const struct statement statement_order_xid = {"order_xid", STATEMENT_QUERY, &record_relay_gap_id,
                                              &record_relay_gap_id};
const struct statement statement_order_waiting = {"order_waiting", STATEMENT_QUERY,
                                                  &record_relay_gap_id, &record_relay_gap_id};
const struct statement statement_order_gaps = {"order_gaps", STATEMENT_QUERY, &record_relay_gap_id,
                                               &record_relay_gap_id};
const struct statement statement_order_steal = {"order_steal", STATEMENT_QUERY,
                                                &record_relay_gap_id, NULL};

int64_t order_number(struct store *store, struct arena *arena, const struct statement *statement,
                     int64_t number)
{
    const struct relay_gap_id ask = {count_of(number)};
    struct db_rows rows = {0};
    must(store_run(store, arena, (struct db_call){statement, &ask, 1}, &rows));
    return statement->row ? ((const struct relay_gap_id *)rows.rows)->id.value : 0;
}
