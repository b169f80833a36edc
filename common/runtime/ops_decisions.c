/* SPDX-License-Identifier: Apache-2.0
 *
 * What operators decided, and why in their own words. The ledger and its topic say a code; the
 * words may name somebody, so they stay in this service's own table, closed under its own key, and
 * are forgotten. They must never reach a ledger row, a log or an error.
 */
#include "runtime/ops_decisions.h"

#include "runtime/data_key.h"
#include "runtime/unit.h"

#include <string.h>

static const int64_t words_kept_ms = INT64_C(180) * 24 * 3600 * 1000;

static const char *owner_of(struct work *work, struct id decision_id)
{
    return data_key_field(work, "decision", decision_id);
}

enum decision_reason ops_decision_reason(const struct ops_decision *decision)
{
    return decision->reason ? decision->reason : DECISION_REASON_OTHER;
}

const char *ops_decision_words(const struct ops_decision *decision)
{
    return code_zh(&codes_decision_reason, (int)ops_decision_reason(decision));
}

struct err *ops_decision_keep(struct work *work, const struct ops_decision *decision)
{
    const struct id id = work_new_id(work);
    const struct parked_full *row = decision->row;
    struct data_key key = {NULL, NULL, NULL};
    struct decision_put put = {.decision_id = id,
                               .decided_at = work->now_ms,
                               .client_id = ops_operator(work),
                               .decided = decision->decided,
                               .reason = ops_decision_reason(decision)};
    if (row) {
        put.source = row->source;
        put.kind = row->kind;
        put.stream_id = row->stream_id;
        put.seq = row->seq;
    }
    TRY(data_key_new(work, work->context->own_keys, owner_of(work, id), &key));
    TRY(data_key_close(work, &key, "why", decision->why, &put.sealed_why));
    put.wrapped_key = key.wrapped;
    return work_query(work, &statement_ops_decision_put, &put, 1, NULL);
}

/* Words whose key has left the key file are as if forgotten. */
static struct err *why_read(struct work *work, const struct decision_put *kept,
                            const char **ret_why)
{
    const struct seal_keys *keys = work->context->own_keys;
    const char *wrapped = kept->wrapped_key;
    *ret_why = NULL;
    if (!wrapped ||
        !seal_keys_has(keys, arena_text_n(work->arena, wrapped, strcspn(wrapped, ":"))))
        return NULL;
    const struct data_key key = {keys, owner_of(work, kept->decision_id), wrapped};
    return data_key_read(work, &key, "why", kept->sealed_why, ret_why);
}

static struct err *row_read(struct work *work, const struct decision_put *kept,
                            struct decision_row *ret_row)
{
    *ret_row = (struct decision_row){.decision_id = kept->decision_id,
                                     .decided_at = kept->decided_at,
                                     .client_id = kept->client_id,
                                     .decided = kept->decided,
                                     .reason = kept->reason,
                                     .source = kept->source,
                                     .kind = kept->kind,
                                     .stream_id = kept->stream_id,
                                     .seq = kept->seq};
    return why_read(work, kept, &ret_row->why);
}

struct err *ops_get_decisions(struct work *work, const struct decisions_ask *request,
                              const struct no_load *loads, struct decisions_page *ret_answer)
{
    (void)loads;
    struct db_rows rows = {0};
    const struct decisions_ask ask = {request->after, ops_page_size(request->limit)};
    TRY(work_query(work, &statement_ops_decisions, &ask, 1, &rows));
    const struct decision_put *kept = rows.rows;
    struct decision_row *items = ARENA_ARRAY(work->arena, struct decision_row, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        TRY(row_read(work, &kept[i], &items[i]));
    ret_answer->items = (struct decision_row_list){items, rows.count};
    if (rows.count == (size_t)ask.limit.value)
        ret_answer->next = items[rows.count - 1].decision_id;
    return NULL;
}

struct err *ops_decisions_forget(const struct process *process, struct store *store,
                                 struct arena *arena)
{
    const struct decision_age age = {context_now_ms(&process->context) - words_kept_ms};
    TRY(store_ready(store));
    return store_run(store, arena, (struct db_call){&statement_ops_decisions_old, &age, 1}, NULL);
}
