/* SPDX-License-Identifier: Apache-2.0
 *
 * The one path of a unit of work, in the order protocol.md gives: heads, applied, loads, decision,
 * row sets, ledger, offsets, commit. Events come in batches, commands and due actions in batches of
 * one; there is no second path.
 */
#include "runtime/unit.h"

#include "runtime/fault.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static int key_compare(const void *left, const void *right)
{
    const struct stream_key *a = left, *b = right;
    const int by_kind =
        strcmp(code_name(&codes_stream, (int)a->kind), code_name(&codes_stream, (int)b->kind));
    return by_kind ? by_kind : id_compare(a->stream_id, b->stream_id);
}

/* U2: every stream of every unit, once, in (kind, id) byte order. */
static struct stream_key *batch_keys(struct batch *batch, size_t *ret_count)
{
    size_t count = 0;
    for (size_t i = 0; i < batch->count; i++)
        count += batch->works[i]->key_count;
    struct stream_key *keys = ARENA_ARRAY(batch->arena, struct stream_key, count + 1);
    count = 0;
    for (size_t i = 0; i < batch->count; i++)
        for (size_t k = 0; k < batch->works[i]->key_count; k++)
            keys[count++] = batch->works[i]->keys[k];
    qsort(keys, count, sizeof *keys, key_compare);
    size_t distinct = 0;
    for (size_t i = 0; i < count; i++)
        if (distinct == 0 || key_compare(&keys[distinct - 1], &keys[i]) != 0)
            keys[distinct++] = keys[i];
    *ret_count = distinct;
    return keys;
}

static struct held_head *head_of(struct batch *batch, const struct stream_key *key)
{
    for (size_t i = 0; i < batch->head_count; i++)
        if (batch->heads[i].head.kind == key->kind &&
            id_equal(batch->heads[i].head.stream_id, key->stream_id))
            return &batch->heads[i];
    return NULL;
}

static struct err *heads_receive(struct batch *batch, size_t asked)
{
    struct db_rows rows = {0};
    TRY(store_receive(batch->store, batch->arena, &rows));
    if (rows.count != asked)
        return err_of(PROBLEM_BUG, "%zu heads asked for, %zu held", asked, rows.count);
    const struct head *found = rows.rows;
    batch->heads = ARENA_ARRAY(batch->arena, struct held_head, asked + 1);
    batch->head_count = asked;
    for (size_t i = 0; i < asked; i++)
        batch->heads[i].head = found[i];
    for (size_t i = 0; i < batch->count; i++)
        for (size_t k = 0; k < batch->works[i]->key_count; k++)
            batch->works[i]->held[k] = head_of(batch, &batch->works[i]->keys[k]);
    return NULL;
}

/* A2: the second wall's settings. Heads have none, so the lock may come first. */
struct scope work_scope(const struct work *work)
{
    const struct identity *who = &work->identity;
    const bool client = work->route != NULL && who->role != ROLE_SERVICE;
    return (struct scope){
        .scope = !client                 ? "service"
                 : who->role == ROLE_OPS ? "ops"
                                         : "client",
        .role = code_name(&codes_role, (int)who->role),
        .agency = code_name(&codes_agency, (int)who->agency),
        .region = who->region,
        .account = id_is_absent(who->account_id)
                       ? NULL
                       : arena_text(work->arena, ID_TEXT(who->account_id)),
    };
}

static struct err *batch_open(struct batch *batch)
{
    size_t asked = 0;
    const struct stream_key *keys = batch_keys(batch, &asked);
    const struct scope scope = work_scope(batch->works[0]);
    struct db_rows none = {0};
    FP("unit.before_heads");
    if (asked > 0)
        TRY(store_send(batch->store, &statement_head_lock, keys, asked));
    TRY(store_send(batch->store, &statement_scope_set, &scope, 1));
    if (asked > 0)
        TRY(err_wrap(heads_receive(batch, asked), "locking heads"));
    FP("unit.after_heads");
    return store_receive(batch->store, batch->arena, &none);
}

/* The decision of one unit. NOT_YET parks an event with a drain row (U6); any other error is the
 * batch's. */
static struct err *work_decide(struct work *work)
{
    struct err *err = work->decide ? work->decide(work) : NULL;
    if (!err)
        return NULL;
    work_forget(work);
    if (!work->wire || err->kind != ERR_NOT_YET || !err->waits_for_kind)
        return err;
    work->verdict = UNIT_PARK;
    work->reason = PARKED_NOT_YET;
    work->why = arena_text(work->arena, err->message);
    work->waits_for = (struct stream_key){(enum stream)err->waits_for_kind, err->waits_for_id};
    return NULL;
}

static struct err *batch_decide(struct batch *batch)
{
    for (size_t i = 0; i < batch->count; i++)
        if (batch->works[i]->verdict == UNIT_RUN) {
            TRY(work_decide(batch->works[i]));
            if (batch->works[i]->verdict == UNIT_PARK)
                applied_hold_followers(batch, i);
        }
    return NULL;
}

/* All rows of one statement, from all units in their order. */
static struct err *send_rows(struct batch *batch, const struct statement *statement)
{
    size_t count = 0;
    for (size_t i = 0; i < batch->count; i++)
        for (const struct queued_write *w = batch->works[i]->first_write; w; w = w->next)
            count += w->statement == statement;
    if (count == 0)
        return NULL;
    const size_t size = statement->params->size;
    char *rows = arena_alloc_array(batch->arena, count, size);
    count = 0;
    for (size_t i = 0; i < batch->count; i++)
        for (const struct queued_write *w = batch->works[i]->first_write; w; w = w->next)
            if (w->statement == statement)
                memcpy(rows + size * count++, w->row, size);
    return store_send(batch->store, statement, rows, count);
}

static struct err *send_writes(struct batch *batch)
{
    for (const struct statement *const *s = batch->context->service->statements; s && *s; s++)
        TRY(send_rows(batch, *s));
    for (const struct statement *const *s = runtime_statements; *s; s++)
        TRY(send_rows(batch, *s));
    return NULL;
}

/* Numbers, dates and chains what one unit emitted (U3, L1, L2). */
static struct err *chain(struct work *work)
{
    for (size_t i = 0; i < work->emitted_count; i++) {
        struct ledger_append *row = &work->emitted[i];
        struct held_head *held = work_head(work, row->kind, row->stream_id);
        row->seq = count_of(held->head.seq.value + 1);
        row->recorded_at =
            work->now_ms > held->head.recorded_at ? work->now_ms : held->head.recorded_at;
        uint8_t hash[32];
        TRY(ledger_hash(work->arena, work->context->service->name, row, held->head.hash, hash));
        row->hash = (struct bytes){arena_copy(work->arena, hash, sizeof hash), sizeof hash};
        memcpy(held->hash, hash, sizeof hash);
        held->head.hash = (struct bytes){held->hash, sizeof held->hash};
        held->head.seq = row->seq;
        held->head.recorded_at = row->recorded_at;
        held->emitted = held->moved = true;
    }
    return NULL;
}

static struct err *send_ledger(struct batch *batch)
{
    size_t rows = 0, moved = 0;
    for (size_t i = 0; i < batch->count; i++) {
        TRY(chain(batch->works[i]));
        rows += batch->works[i]->emitted_count;
    }
    if (rows == 0)
        return NULL;
    struct ledger_append *ledger = ARENA_ARRAY(batch->arena, struct ledger_append, rows);
    size_t at = 0;
    for (size_t i = 0; i < batch->count; i++)
        for (size_t e = 0; e < batch->works[i]->emitted_count; e++)
            ledger[at++] = batch->works[i]->emitted[e];
    struct head_advance *heads = ARENA_ARRAY(batch->arena, struct head_advance, batch->head_count);
    for (size_t i = 0; i < batch->head_count; i++) {
        const struct head *h = &batch->heads[i].head;
        if (batch->heads[i].emitted)
            heads[moved++] =
                (struct head_advance){h->kind, h->stream_id, h->seq, h->hash, h->recorded_at};
    }
    FP("unit.before_ledger");
    TRY(store_send(batch->store, &statement_ledger_append, ledger, rows));
    FP("unit.after_ledger");
    return store_send(batch->store, &statement_head_advance, heads, moved);
}

bool work_is_applied(const struct work *work)
{
    return work->wire && (work->verdict == UNIT_RUN || work->verdict == UNIT_ADVANCE);
}

/* The first event from `from` on, before `to`, that is applied to the stream of the one at `at`. */
static const struct work *applied_beside(const struct batch *batch, size_t at, size_t from,
                                         size_t to)
{
    for (size_t i = from; i < to; i++)
        if (work_is_applied(batch->works[i]) &&
            wire_shares_stream(batch->works[i]->wire, batch->works[at]->wire))
            return batch->works[i];
    return NULL;
}

/* One row a stream: from before its first event here to its last. */
static struct err *send_applied(struct batch *batch)
{
    struct applied_advance *rows = ARENA_ARRAY(batch->arena, struct applied_advance, batch->count);
    struct parked_drop *drops = ARENA_ARRAY(batch->arena, struct parked_drop, batch->count);
    size_t count = 0;
    for (size_t i = 0; i < batch->count; i++) {
        struct work *work = batch->works[i];
        if (!work_is_applied(work))
            continue;
        const struct wire_event *w = work->wire;
        work_head(work, w->kind, w->stream_id)->moved = true;
        if (applied_beside(batch, i, i + 1, batch->count))
            continue;
        const struct work *first = applied_beside(batch, i, 0, i + 1);
        rows[count] = (struct applied_advance){
            w->source, w->kind, w->stream_id, first->applied_seq, w->seq, w->hash, w->recorded_at};
        drops[count++] = (struct parked_drop){w->source, w->kind, w->stream_id, w->seq};
    }
    if (count == 0)
        return NULL;
    TRY(store_send(batch->store, &statement_applied_advance, rows, count));
    return store_send(batch->store, &statement_parked_drop, drops, count);
}

static struct parked_put parked_of(const struct work *work)
{
    const struct wire_event *w = work->wire;
    return (struct parked_put){
        .topic = w->topic,
        .part = w->part,
        .position = w->position,
        .incarnation = w->incarnation,
        .source = w->source,
        .kind = w->kind,
        .stream_id = w->stream_id,
        .seq = w->seq,
        .type = w->type,
        .region = w->region,
        .actor = w->actor,
        .recorded_at = w->recorded_at,
        .correlation = w->correlation,
        .causation = w->causation,
        .traceparent = w->traceparent,
        .algorithm = w->algorithm,
        .hash = w->hash,
        .body = w->body,
        .reason = work->reason,
        .why = work->why,
        .waits_kind = work->waits_for.kind,
        .waits_id = work->waits_for.stream_id,
        .parked_at = work->now_ms,
    };
}

/* As one by one: the same event waits once, as the first record of it was judged, and no more once
 * another record of it was applied. */
static bool waits_already(const struct batch *batch, size_t at)
{
    for (size_t i = 0; i < batch->count; i++) {
        const struct work *other = batch->works[i];
        const bool counts = i < at ? other->verdict == UNIT_PARK : work_is_applied(other);
        if (i != at && counts && wire_is_same(other->wire, batch->works[at]->wire))
            return true;
    }
    return false;
}

/* U6: what waits is parked; a not-yet one outside a drain gets the drain row that tries it under
 * both heads. */
static struct err *send_parked(struct batch *batch)
{
    struct parked_put *rows = ARENA_ARRAY(batch->arena, struct parked_put, batch->count);
    struct due_set *drains = ARENA_ARRAY(batch->arena, struct due_set, batch->count);
    size_t parked = 0, drained = 0;
    for (size_t i = 0; i < batch->count; i++) {
        struct work *work = batch->works[i];
        if (!work->wire || work->verdict != UNIT_PARK || waits_already(batch, i))
            continue;
        rows[parked++] = parked_of(work);
        if (work->reason == PARKED_NOT_YET &&
            !work_head(work, work->waits_for.kind, work->waits_for.stream_id))
            drains[drained++] = (struct due_set){.due_id = work_new_id(work),
                                                 .kind = "drain",
                                                 .stream_kind = work->wire->kind,
                                                 .stream_id = work->wire->stream_id,
                                                 .subject_id = work->wire->stream_id,
                                                 .due_at = work->now_ms};
    }
    if (parked == 0)
        return NULL;
    FP("unit.before_park");
    TRY(store_send(batch->store, &statement_parked_put, rows, parked));
    if (drained > 0)
        TRY(store_send(batch->store, &statement_due_sweep, drains, drained));
    FP("unit.after_park");
    return NULL;
}

static struct err *send_wakes(struct batch *batch)
{
    struct drain_wake *rows = ARENA_ARRAY(batch->arena, struct drain_wake, batch->head_count + 1);
    struct work *work = batch->works[0];
    size_t count = 0;
    for (size_t i = 0; i < batch->head_count; i++)
        if (batch->heads[i].moved || (!work->wire && batch->heads[i].emitted))
            rows[count++] = (struct drain_wake){work_new_id(work), batch->heads[i].head.kind,
                                                batch->heads[i].head.stream_id, work->now_ms};
    return count > 0 ? store_send(batch->store, &statement_drain_wake, rows, count) : NULL;
}

static struct err *end_hooks(struct batch *batch)
{
    for (size_t i = 0; i < batch->count; i++)
        if (batch->works[i]->before_commit)
            TRY(batch->works[i]->before_commit(batch->works[i]));
    return NULL;
}

/* C1: the offsets move last, from where this replica stands, or the whole batch is undone. */
static struct err *move_offsets(struct batch *batch)
{
    TRY(store_finish(batch->store));
    if (batch->offset_count == 0)
        return NULL;
    struct db_rows moved = {0};
    FP("unit.before_offset");
    TRY(store_run(batch->store, batch->arena,
                  (struct db_call){&statement_offset_move, batch->offsets, batch->offset_count},
                  &moved));
    FP("unit.after_offset");
    batch->guard_failed = moved.count != batch->offset_count;
    return NULL;
}

static struct err *batch_write(struct batch *batch)
{
    TRY(send_writes(batch));
    TRY(send_ledger(batch));
    TRY(send_applied(batch));
    TRY(send_parked(batch));
    TRY(send_wakes(batch));
    TRY(end_hooks(batch));
    return move_offsets(batch);
}

static bool is_event_batch(const struct batch *batch) { return batch->works[0]->wire != NULL; }

/* Commands and due actions: what has to be read or claimed once the heads are held. */
static struct err *after_heads(struct batch *batch, bool *ret_end)
{
    struct work *work = batch->works[0];
    if (!work->after_heads)
        return NULL;
    assert(batch->count == 1);
    return work->after_heads(work, ret_end);
}

static struct err *batch_steps(struct batch *batch, bool *ret_end)
{
    TRY(store_begin(batch->store, false));
    TRY(batch_open(batch));
    TRY(after_heads(batch, ret_end));
    if (*ret_end || batch->again)
        return NULL;
    if (is_event_batch(batch))
        TRY(applied_classify(batch));
    TRY(loads_run(batch));
    TRY(batch_decide(batch));
    return batch_write(batch);
}

static bool has_emitted(const struct batch *batch)
{
    for (size_t i = 0; i < batch->head_count; i++)
        if (batch->heads[i].emitted)
            return true;
    return false;
}

struct err *batch_run(struct batch *batch)
{
    assert(batch->count > 0);
    bool end = false;
    batch->again = batch->guard_failed = false;
    struct err *err = batch_steps(batch, &end);
    if (err || end || batch->again || batch->guard_failed) {
        batch->again |= err && err->problem == PROBLEM_CONFLICT && store_lost_race(batch->store);
        store_rollback(batch->store);
        return err;
    }
    FP("unit.before_commit");
    TRY(store_commit(batch->store, batch->context->commit_deadline_ms));
    FP("unit.after_commit");
    if (batch->context->after_commit && has_emitted(batch))
        batch->context->after_commit(batch->context->waker);
    return NULL;
}
