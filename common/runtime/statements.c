/* SPDX-License-Identifier: Apache-2.0
 *
 * The tables behind statements.h and the due statements of work.h, in the order in which their rows
 * go out (protocol.md U5).
 */
#include "runtime/statements.h"

#include "runtime/service.h"

CODE_SET_DEFINE(parked_reason, PARKED, false);

RECORD_DEFINE(wire_event, WIRE_EVENT_FIELDS);
RECORD_DEFINE(stream_key, STREAM_KEY_FIELDS);
RECORD_DEFINE(head, HEAD_FIELDS);
RECORD_DEFINE(applied_key, APPLIED_KEY_FIELDS);
RECORD_DEFINE(applied_row, APPLIED_ROW_FIELDS);
RECORD_DEFINE(offset, OFFSET_FIELDS);
RECORD_DEFINE(offset_place, OFFSET_PLACE_FIELDS);
RECORD_DEFINE(part_key, PART_KEY_FIELDS);
RECORD_DEFINE(offset_move, OFFSET_MOVE_FIELDS);
RECORD_DEFINE(due_row, DUE_ROW_FIELDS);
RECORD_DEFINE(due_ask, DUE_ASK_FIELDS);
RECORD_DEFINE(due_claim, DUE_CLAIM_FIELDS);
RECORD_DEFINE(due_fail, DUE_FAIL_FIELDS);
RECORD_DEFINE(scope, SCOPE_FIELDS);

STATEMENT_WRITE_DEFINE(head_advance, HEAD_FIELDS);
STATEMENT_WRITE_DEFINE(ledger_append, LEDGER_APPEND_FIELDS);
STATEMENT_WRITE_DEFINE(applied_advance, APPLIED_ADVANCE_FIELDS);
STATEMENT_WRITE_DEFINE(parked_put, PARKED_PUT_FIELDS);
STATEMENT_WRITE_DEFINE(parked_drop, PARKED_DROP_FIELDS);
STATEMENT_WRITE_DEFINE(drain_wake, DRAIN_WAKE_FIELDS);
STATEMENT_WRITE_DEFINE(offset_expect, TOPIC_SIZE_FIELDS);
STATEMENT_WRITE_DEFINE(offset_reset, OFFSET_RESET_FIELDS);
STATEMENT_WRITE_DEFINE(due_set, DUE_SET_FIELDS);
STATEMENT_WRITE_DEFINE(due_drop, DUE_DROP_FIELDS);

#define BULK(name_, params_, row_)                                                                 \
    const struct statement statement_##name_ = {#name_, STATEMENT_WRITE, &record_##params_,        \
                                                &record_##row_}
BULK(head_lock, stream_key, head);
BULK(applied_read, applied_key, applied_row);
BULK(offset_take, part_key, offset);
BULK(offset_move, offset_move, part_key);
BULK(offset_strayed, offset_place, offset_place);

const struct statement statement_due_sweep = {"due_sweep", STATEMENT_WRITE, &record_due_set, NULL};
const struct statement statement_due_done = {"due_done", STATEMENT_QUERY, &record_due_claim, NULL};
const struct statement statement_due_park = {"due_park", STATEMENT_QUERY, &record_due_fail, NULL};
const struct statement statement_drain_sweep = {"drain_sweep", STATEMENT_QUERY, &record_due_ask,
                                                NULL};
const struct statement statement_scope_set = {"scope_set", STATEMENT_QUERY, &record_scope, NULL};
STATEMENT_QUERY_DEFINE(parked_next, stream_key, parked_put);
STATEMENT_QUERY_DEFINE(offset_read, part_key, offset);
STATEMENT_QUERY_DEFINE(due_candidates, due_ask, due_row);
STATEMENT_QUERY_DEFINE(due_lock, due_claim, due_row);

const struct load_set load_set_no_load = {"no_load", sizeof(struct no_load), NULL, 0};

const struct statement *const runtime_statements[] = {
    &statement_scope_set,     &statement_head_lock,    &statement_head_advance,
    &statement_ledger_append, &statement_applied_read, &statement_applied_advance,
    &statement_parked_put,    &statement_parked_drop,  &statement_parked_next,
    &statement_drain_wake,    &statement_offset_take,  &statement_offset_move,
    &statement_offset_reset,  &statement_offset_read,  &statement_offset_strayed,
    &statement_offset_expect,
    &statement_due_set,       &statement_due_drop,     &statement_due_candidates,
    &statement_due_lock,      &statement_due_done,     &statement_due_park,
    &statement_due_sweep,     &statement_drain_sweep,  NULL,
};
