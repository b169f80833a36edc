/* SPDX-License-Identifier: Apache-2.0
 *
 * The ledger for operators: exported in order, and its hash chains recomputed from the rows
 * (protocol.md L2, I5). Every row is checked against the one before it in its stream, and the last
 * against the head.
 */
#include "runtime/ops_handlers.h"
#include "runtime/unit.h"

#include <string.h>

static struct err *page_read(struct work *work, const struct ledger_ask *request,
                             struct db_rows *ret_rows)
{
    const bool has_limit =
        request->limit.stated && request->limit.value > 0 && request->limit.value < OPS_PAGE_MOST;
    const struct ledger_page_ask ask = {
        .after = count_of(request->after.stated ? request->after.value : 0),
        .kind = code_name(&codes_stream, (int)request->kind),
        .stream_id = request->id,
        .most = has_limit ? request->limit : count_of(OPS_PAGE_MOST),
    };
    return work_query(work, &statement_ops_ledger, &ask, 1, ret_rows);
}

static struct count next_of(const struct db_rows *rows)
{
    const struct ledger_link *links = rows->rows;
    return rows->count > 0 ? links[rows->count - 1].id : (struct count){0};
}

static struct ledger_entry entry_of(const struct ledger_link *l)
{
    return (struct ledger_entry){l->id,          l->kind,      l->stream_id,   l->seq,
                                 l->type,        l->region,    l->actor,       l->recorded_at,
                                 l->correlation, l->causation, l->traceparent, l->body,
                                 l->algorithm,   l->hash};
}

struct err *ops_get_ledger(struct work *work, const struct ledger_ask *request,
                           const struct no_load *loads, struct ledger_page *ret_answer)
{
    (void)loads;
    struct db_rows rows = {0};
    TRY(page_read(work, request, &rows));
    struct ledger_entry *entries = ARENA_ARRAY(work->arena, struct ledger_entry, rows.count + 1);
    for (size_t i = 0; i < rows.count; i++)
        entries[i] = entry_of(&((const struct ledger_link *)rows.rows)[i]);
    ret_answer->items = (struct ledger_entry_list){entries, rows.count};
    ret_answer->next = next_of(&rows);
    return NULL;
}

static bool same(struct bytes a, struct bytes b)
{
    return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

static const char *head_break(const struct ledger_link *link)
{
    if (link->is_last != ANSWER_YES)
        return NULL;
    if (!link->head_seq.stated || link->head_seq.value != link->seq.value)
        return "the head names another last row: rows were taken away or put in";
    return same(link->head_hash, link->hash) ? NULL : "the head has another hash";
}

/* NULL: it holds. */
static struct err *link_check(struct work *work, const struct ledger_link *link,
                              const char **ret_why)
{
    const struct ledger_append row = {.kind = link->kind,
                                      .stream_id = link->stream_id,
                                      .seq = link->seq,
                                      .type = link->type,
                                      .region = link->region,
                                      .actor = link->actor,
                                      .recorded_at = link->recorded_at,
                                      .body = link->body,
                                      .algorithm = link->algorithm};
    uint8_t hash[32];
    if (link->seq.value > 1 && link->previous_hash.size == 0) {
        *ret_why = "the row before it in its stream is missing";
        return NULL;
    }
    struct err *err =
        ledger_hash(work->arena, work->context->service->name, &row, link->previous_hash, hash);
    if (err && err->kind != ERR_INVALID)
        return err;
    if (err || !same(link->hash, (struct bytes){hash, sizeof hash}))
        *ret_why = "its hash does not follow from what it says and the row before";
    else
        *ret_why = head_break(link);
    return NULL;
}

struct err *ops_get_ledger_verify(struct work *work, const struct ledger_ask *request,
                                  const struct no_load *loads, struct ledger_verified *ret_answer)
{
    (void)loads;
    struct db_rows rows = {0};
    size_t count = 0;
    TRY(page_read(work, request, &rows));
    const struct ledger_link *links = rows.rows;
    struct ledger_break *broken = ARENA_ARRAY(work->arena, struct ledger_break, rows.count + 1);
    for (size_t i = 0; i < rows.count; i++) {
        const char *why = NULL;
        TRY(link_check(work, &links[i], &why));
        if (why)
            broken[count++] = (struct ledger_break){links[i].id, links[i].kind, links[i].stream_id,
                                                    links[i].seq, why};
    }
    ret_answer->checked = count_of((int64_t)rows.count);
    ret_answer->broken = (struct ledger_break_list){broken, count};
    ret_answer->next = next_of(&rows);
    return NULL;
}
