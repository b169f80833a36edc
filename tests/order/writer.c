/* SPDX-License-Identifier: Apache-2.0
 *
 * A transaction that appends to the ledger, one step at a time and by the statements a unit of work
 * runs (protocol.md U2, U3, L1): heads first, which draws the xid, then the rows, then the heads
 * again. A writer of strategy 6 draws its ids before all that.
 */
#include "order.h"

#include "base/clock.h"
#include "runtime/unit.h"

#include <string.h>

void writer_open(struct writer *writer, const struct process *process, bool id_first)
{
    *writer = (struct writer){
        .store = world_store(process), .arena = arena_new(UNIT_ARENA_LIMIT), .id_first = id_first};
}

void writer_close(struct writer *writer)
{
    store_close(writer->store);
    arena_free(writer->arena);
}

void writer_begin(struct writer *writer)
{
    arena_reset(writer->arena);
    writer->head_count = writer->drawn_count = writer->drawn_used = 0;
    must(store_begin(writer->store, false));
}

static void draw(struct writer *writer, size_t count)
{
    struct relay_gap_id asked[DRAWN_MOST];
    struct db_rows rows = {0};
    for (size_t i = 0; i < count; i++)
        asked[i].id = count_of((int64_t)i);
    must(store_run(writer->store, writer->arena,
                   (struct db_call){&statement_order_draw, asked, count}, &rows));
    const struct relay_gap_id *drawn = rows.rows;
    for (size_t i = 0; i < rows.count; i++)
        writer->drawn[i] = drawn[i].id.value;
    writer->drawn_count = rows.count;
}

/* One id in 32 is logged by PostgreSQL and gives the transaction an xid after all: it is let go. */
void writer_draw(struct writer *writer, size_t count)
{
    draw(writer, count);
    while (order_number(writer->store, writer->arena, &statement_order_xid, 0) != 0) {
        writer_rollback(writer);
        writer_begin(writer);
        draw(writer, count);
    }
}

void writer_lock(struct writer *writer, const int *streams, size_t count)
{
    struct stream_key keys[HEADS_MOST];
    struct db_rows rows = {0};
    for (size_t i = 0; i < count; i++)
        keys[i] = (struct stream_key){STREAM_CONTACT, stream_id(streams[i])};
    must(store_run(writer->store, writer->arena,
                   (struct db_call){&statement_head_lock, keys, count}, &rows));
    const struct head *heads = rows.rows;
    for (size_t i = 0; i < rows.count; i++) {
        writer->moved[writer->head_count] = false;
        writer->heads[writer->head_count++] = heads[i];
    }
}

static size_t head_at(const struct writer *writer, int stream)
{
    size_t at = 0;
    while (!id_equal(writer->heads[at].stream_id, stream_id(stream)))
        at++;
    return at;
}

static void row_send(struct writer *writer, const struct ledger_append *row)
{
    if (!writer->id_first) {
        must(store_run(writer->store, writer->arena,
                       (struct db_call){&statement_ledger_append, row, 1}, NULL));
        return;
    }
    const struct order_append_as as = {count_of(writer->drawn[writer->drawn_used++]),
                                       row->kind,
                                       row->stream_id,
                                       row->seq,
                                       row->type,
                                       row->region,
                                       row->actor,
                                       row->recorded_at,
                                       row->correlation,
                                       row->causation,
                                       row->traceparent,
                                       row->body,
                                       row->algorithm,
                                       row->hash};
    must(store_run(writer->store, writer->arena,
                   (struct db_call){&statement_order_append_as, &as, 1}, NULL));
}

void writer_append(struct writer *writer, int stream)
{
    const size_t at = head_at(writer, stream);
    struct head *head = &writer->heads[at];
    struct ledger_append row = {.kind = head->kind,
                                .stream_id = head->stream_id,
                                .seq = count_of(head->seq.value + 1),
                                .type = "halfsky.order.said.v1",
                                .region = "37",
                                .actor = "service/ordering",
                                .recorded_at = clock_now_ms(),
                                .correlation = "order",
                                .body = "{}",
                                .algorithm = count_of(1)};
    must(ledger_hash(writer->arena, "ordering", &row, head->hash, writer->hashes[at]));
    row.hash = (struct bytes){writer->hashes[at], sizeof writer->hashes[at]};
    row_send(writer, &row);
    head->hash = row.hash;
    head->seq = row.seq;
    head->recorded_at = row.recorded_at;
    writer->moved[at] = true;
}

void writer_commit(struct writer *writer)
{
    struct head_advance moved[HEADS_MOST];
    size_t count = 0;
    for (size_t i = 0; i < writer->head_count; i++) {
        const struct head *h = &writer->heads[i];
        if (writer->moved[i])
            moved[count++] =
                (struct head_advance){h->kind, h->stream_id, h->seq, h->hash, h->recorded_at};
    }
    if (count > 0)
        must(store_run(writer->store, writer->arena,
                       (struct db_call){&statement_head_advance, moved, count}, NULL));
    must(store_commit(writer->store, 10000));
}

void writer_rollback(struct writer *writer) { store_rollback(writer->store); }

void writer_say(struct writer *writer, int stream)
{
    writer_begin(writer);
    if (writer->id_first)
        draw(writer, 1);
    writer_lock(writer, &stream, 1);
    writer_append(writer, stream);
    writer_commit(writer);
}
