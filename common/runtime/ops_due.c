/* SPDX-License-Identifier: Apache-2.0
 *
 * Due actions that failed in an operator's hands (protocol.md D3): seen, and tried again under the
 * head of their stream.
 */
#include "runtime/ops_handlers.h"
#include "runtime/unit.h"

struct err *ops_get_due_failed(struct work *work, const struct due_failed_ask *request,
                               const struct no_load *loads, struct due_failed_answer *ret_answer)
{
    (void)loads;
    struct db_rows rows = {0};
    const struct due_failed_ask ask = {ops_page_size(request->limit)};
    TRY(work_query(work, &statement_ops_due_failed, &ask, 1, &rows));
    ret_answer->items = (struct due_failed_list){rows.rows, rows.count};
    return NULL;
}

struct err *ops_hold_due(struct work *work, const void *request, void *ret_derived)
{
    (void)ret_derived;
    const struct due_named *named = request;
    return ops_hold(work, named->stream, named->stream_id);
}

struct err *ops_do_due_retry(struct work *work, const struct due_named *request,
                             const struct no_load *loads, struct due_retried *ret_answer)
{
    (void)loads;
    struct db_rows rows = {0};
    TRY(work_query(work, &statement_ops_due_retry, request, 1, &rows));
    if (rows.count == 0)
        return err_of(PROBLEM_NOT_FOUND, "no such due action has failed");
    ret_answer->state = "retried";
    return NULL;
}
