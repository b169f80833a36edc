/* SPDX-License-Identifier: Apache-2.0
 *
 * The tables behind relay_statements.h: which text each statement has, and the fields of its
 * records. It decides nothing.
 */
#include "runtime/relay_statements.h"

RECORD_DEFINE(relay_lease, RELAY_LEASE_FIELDS);
RECORD_DEFINE(relay_cursor, RELAY_CURSOR_FIELDS);
RECORD_DEFINE(relay_epoch, RELAY_EPOCH_FIELDS);
RECORD_DEFINE(relay_held, RELAY_HELD_FIELDS);
RECORD_DEFINE(relay_from, RELAY_FROM_FIELDS);
RECORD_DEFINE(relay_gap, RELAY_GAP_FIELDS);
RECORD_DEFINE(relay_gap_id, RELAY_GAP_ID_FIELDS);
RECORD_DEFINE(relay_part, RELAY_PART_FIELDS);
RECORD_DEFINE(relay_ask, RELAY_ASK_FIELDS);
RECORD_DEFINE(relay_row, RELAY_ROW_FIELDS);
RECORD_DEFINE(relay_advance, RELAY_ADVANCE_FIELDS);
RECORD_DEFINE(relay_begin, RELAY_BEGIN_FIELDS);
RECORD_DEFINE(relay_fork, RELAY_FORK_FIELDS);
RECORD_DEFINE(relay_record, RELAY_RECORD_FIELDS);
RECORD_DEFINE(relay_place, RELAY_PLACE_FIELDS);

#define QUERY(name_, params_, row_)                                                                \
    const struct statement statement_##name_ = {#name_, STATEMENT_QUERY, &record_##params_, row_}
#define BULK(name_, params_, row_)                                                                 \
    const struct statement statement_##name_ = {#name_, STATEMENT_WRITE, &record_##params_, row_}
QUERY(relay_take, relay_lease, &record_relay_cursor);
QUERY(relay_renew, relay_epoch, &record_relay_held);
QUERY(relay_give, relay_epoch, NULL);
QUERY(relay_gaps_read, relay_from, &record_relay_gap);
QUERY(relay_parts_read, relay_from, &record_relay_part);
QUERY(relay_poll, relay_ask, &record_relay_row);
BULK(relay_gaps_add, relay_gap_id, &record_relay_gap);
BULK(relay_gaps_drop, relay_gap_id, NULL);
QUERY(relay_advance, relay_advance, &record_relay_held);
BULK(relay_parts_write, relay_part, NULL);
QUERY(relay_parts_forget, relay_from, NULL);
QUERY(relay_gaps_forget, relay_from, NULL);
QUERY(relay_begin, relay_begin, &record_relay_held);
QUERY(relay_fork, relay_fork, NULL);
BULK(relay_match, relay_record, &record_relay_place);

const struct statement *const relay_statements[] = {
    &statement_relay_take,         &statement_relay_renew,
    &statement_relay_give,         &statement_relay_gaps_read,
    &statement_relay_parts_read,   &statement_relay_poll,
    &statement_relay_gaps_add,     &statement_relay_gaps_drop,
    &statement_relay_advance,      &statement_relay_parts_write,
    &statement_relay_parts_forget, &statement_relay_gaps_forget,
    &statement_relay_begin,        &statement_relay_fork,
    &statement_relay_match,        NULL,
};
