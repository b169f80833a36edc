/* SPDX-License-Identifier: Apache-2.0
 *
 * The tables behind command_statements.h.
 * Nothing else may be here.
 */
#include "runtime/command_statements.h"

RECORD_DEFINE(idempotency_key, IDEMPOTENCY_KEY_FIELDS);
RECORD_DEFINE(idempotency_row, IDEMPOTENCY_ANSWER_FIELDS);
RECORD_DEFINE(idempotency_put, IDEMPOTENCY_PUT_FIELDS);
RECORD_DEFINE(idempotency_age, IDEMPOTENCY_AGE_FIELDS);
RECORD_DEFINE(source_stream, SOURCE_STREAM_FIELDS);
RECORD_DEFINE(stream_seq, STREAM_SEQ_FIELDS);
RECORD_DEFINE(guard_ask, GUARD_ASK_FIELDS);
RECORD_DEFINE(guard_answer, GUARD_ANSWER_FIELDS);
RECORD_DEFINE(refusal_over, REFUSAL_OVER_FIELDS);
RECORD_DEFINE(refusal_client, REFUSAL_CLIENT_FIELDS);
RECORD_DEFINE(refusal_window, REFUSAL_TAKE_FIELDS);
RECORD_DEFINE(backend_ask, BACKEND_ASK_FIELDS);

STATEMENT_QUERY_DEFINE(idempotency_find, idempotency_key, idempotency_row);
STATEMENT_QUERY_DEFINE(head_read, stream_key, head);
STATEMENT_QUERY_DEFINE(arrival_seen, source_stream, stream_seq);
STATEMENT_QUERY_DEFINE(guard_read, guard_ask, guard_answer);
STATEMENT_QUERY_DEFINE(refusal_clients, refusal_over, refusal_client);
STATEMENT_QUERY_DEFINE(refusal_take, refusal_window, refusal_add);
STATEMENT_QUERY_DEFINE(backend_alive, backend_ask, backend_ask);
STATEMENT_WRITE_DEFINE(refusal_add, REFUSAL_FIELDS);

const struct statement statement_idempotency_put = {"idempotency_put", STATEMENT_QUERY,
                                                    &record_idempotency_put, NULL};
const struct statement statement_idempotency_old = {"idempotency_old", STATEMENT_QUERY,
                                                    &record_idempotency_age, NULL};

const struct statement *const command_statements[] = {
    &statement_idempotency_find,
    &statement_idempotency_put,
    &statement_idempotency_old,
    &statement_head_read,
    &statement_arrival_seen,
    &statement_guard_read,
    &statement_refusal_add,
    &statement_refusal_clients,
    &statement_refusal_take,
    &statement_backend_alive,
    NULL,
};
