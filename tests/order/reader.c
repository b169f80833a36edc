/* SPDX-License-Identifier: Apache-2.0
 *
 * Those who read the ledger. Our relay is the runtime's, turn by turn over the bus in memory; the
 * others have a position, a statement and the sink. A page can be taken and sent apart, since that
 * is where several relays get past one another.
 */
#include "order.h"

enum { TURN_PAGE = 1000 };

void reader_open(struct reader *reader, const struct strategy *strategy, struct process *process)
{
    *reader = (struct reader){
        .strategy = strategy, .process = process, .arena = arena_new(UNIT_ARENA_LIMIT)};
    if (strategy->how == READER_RELAY) {
        must(relay_new(process, &reader->relay));
        reader->relay->arena = reader->arena;
    } else {
        reader->store = world_store(process);
    }
}

void reader_close(struct reader *reader)
{
    if (reader->relay)
        relay_end(reader->relay);
    relay_free(reader->relay);
    store_close(reader->store);
    arena_free(reader->arena);
}

void reader_fetch(struct reader *reader, int64_t most)
{
    const struct order_from from = {count_of(reader->id), count_of(reader->xid), count_of(most)};
    if (reader->relay)
        return;
    arena_reset(reader->arena);
    reader->rows = (struct db_rows){0};
    if (reader->strategy->how == READER_CLAIM)
        must(store_begin(reader->store, false));
    must(store_run(reader->store, reader->arena,
                   (struct db_call){reader->strategy->statement, &from, 1}, &reader->rows));
}

/* As relay_run: what went wrong is taken up again from the cursor row. */
static void relay_step(struct relay *relay)
{
    int wait_ms = 0;
    struct err *err = relay_turn(relay, &wait_ms);
    if (err) {
        err_ignore(err, "a failed producer or a lost lease: the next turn begins from the row");
        relay_let_go(relay);
    }
    arena_reset(relay->arena);
}

static void claim_end(struct reader *reader)
{
    struct relay_gap_id *sent = ARENA_ARRAY(reader->arena, struct relay_gap_id, TURN_PAGE + 1);
    const struct order_row *rows = reader->rows.rows;
    for (size_t i = 0; i < reader->rows.count; i++)
        sent[i].id = rows[i].id;
    if (reader->rows.count > 0)
        must(store_run(reader->store, reader->arena,
                       (struct db_call){&statement_order_sent, sent, reader->rows.count}, NULL));
    must(store_commit(reader->store, 10000));
}

void reader_publish(struct reader *reader)
{
    if (reader->relay) {
        relay_step(reader->relay);
        return;
    }
    const struct order_row *rows = reader->rows.rows;
    for (size_t i = 0; i < reader->rows.count; i++)
        sink_take(rows[i].stream_id, rows[i].seq.value);
    if (reader->strategy->how == READER_CLAIM) {
        claim_end(reader);
    } else if (reader->rows.count > 0) {
        reader->id = rows[reader->rows.count - 1].id.value;
        reader->xid = rows[reader->rows.count - 1].xid.value;
    }
}
