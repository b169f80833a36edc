/* SPDX-License-Identifier: Apache-2.0
 *
 * What becomes of an event (protocol.md C2, C6, C8): applied exactly when it is the next of its
 * stream and its hash follows; a duplicate is dropped, a gap holds, a fork holds until an operator
 * decides.
 */
#include "runtime/unit.h"

#include <inttypes.h>
#include <string.h>

static void park(struct work *work, enum parked_reason reason, const char *why)
{
    work->verdict = UNIT_PARK;
    work->reason = reason;
    work->why = why;
}

static bool same_hash(struct bytes a, struct bytes b)
{
    return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

/* At or below what has been applied: a double, or a second history. */
static void classify_behind(struct work *work, const struct applied_row *row)
{
    const struct wire_event *wire = work->wire;
    if (wire->seq.value == row->seq.value && !same_hash(wire->hash, row->hash))
        park(work, PARKED_FORK, "another event stands at this place of the stream");
    else if (wire->seq.value < row->seq.value && wire->recorded_at > row->recorded_at)
        park(work, PARKED_FORK,
             "recorded after the event that was applied last, at a place before it");
    else
        work->verdict = UNIT_DUPLICATE;
}

static void classify_wanted(struct work *work)
{
    if (work->preset)
        return;
    if (work->handler)
        work->verdict = UNIT_RUN;
    else if (event_known_otherwise(work->wire->type))
        park(work, PARKED_UNKNOWN_VERSION, "a version of this type that is not known here");
    else
        work->verdict = UNIT_ADVANCE;
}

static struct err *classify_next(struct work *work, const struct applied_row *row)
{
    uint8_t hash[32];
    TRY(wire_hash(work->arena, work->wire, row->hash, hash));
    if (!same_hash(work->wire->hash, (struct bytes){hash, sizeof hash}))
        park(work, PARKED_FORK, "its hash does not follow from the one applied last");
    else
        classify_wanted(work);
    return NULL;
}

static struct err *classify(struct work *work, const struct applied_row *row)
{
    const int64_t seq = work->wire->seq.value;
    const int64_t next = row->seq.value + 1;
    work->applied_seq = row->seq;
    if (seq < next && !row->verdict) {
        classify_behind(work, row);
        return NULL;
    }
    if (seq < next) {
        work->verdict = UNIT_DUPLICATE;
        return NULL;
    }
    if (row->stuck.value > 0 && !work->from_parked && !row->verdict) {
        park(work, PARKED_HELD, "an earlier event of the stream waits for an operator");
        return NULL;
    }
    if (seq > next) {
        park(work, PARKED_HELD,
             arena_printf(work->arena, "applied up to %" PRId64 ", so %" PRId64 " is missing",
                          row->seq.value, next));
        return NULL;
    }
    if (row->verdict && strcmp(row->verdict, "discarded") == 0) {
        work->verdict = UNIT_ADVANCE;
        return NULL;
    }
    if (row->verdict) {
        classify_wanted(work);
        return NULL;
    }
    return classify_next(work, row);
}

bool wire_shares_stream(const struct wire_event *a, const struct wire_event *b)
{
    return a->kind == b->kind && id_equal(a->stream_id, b->stream_id) &&
           strcmp(a->source, b->source) == 0;
}

bool wire_is_same(const struct wire_event *a, const struct wire_event *b)
{
    return a->kind != STREAM_NONE && wire_shares_stream(a, b) && a->seq.value == b->seq.value &&
           same_hash(a->hash, b->hash);
}

/* Waits for an operator, as applied_read counts them: what only waits for a missing event does not
 * hold that event up. */
static bool is_stuck(const struct work *work)
{
    return work->verdict == UNIT_PARK &&
           (work->reason == PARKED_POISON || work->reason == PARKED_DEFECT ||
            work->reason == PARKED_FORK);
}

/* What the nearest earlier event of the same stream leaves behind, once this batch commits. */
static void row_after(const struct batch *batch, size_t at, struct applied_row *rows)
{
    const struct wire_event *wire = batch->works[at]->wire;
    for (size_t i = at; i-- > 0;) {
        const struct work *before = batch->works[i];
        if (!wire_shares_stream(before->wire, wire))
            continue;
        rows[at].seq = rows[i].seq;
        rows[at].hash = rows[i].hash;
        rows[at].recorded_at = rows[i].recorded_at;
        rows[at].stuck = rows[i].stuck;
        if (work_is_applied(before)) {
            rows[at].seq = before->wire->seq;
            rows[at].hash = before->wire->hash;
            rows[at].recorded_at = before->wire->recorded_at;
        } else if (is_stuck(before))
            rows[at].stuck = count_of(rows[at].stuck.value + 1);
        return;
    }
}

void applied_hold_followers(struct batch *batch, size_t at)
{
    for (size_t i = at + 1; i < batch->count; i++)
        if (wire_shares_stream(batch->works[i]->wire, batch->works[at]->wire) &&
            work_is_applied(batch->works[i]))
            park(batch->works[i], PARKED_HELD, "the event before it waits");
}

struct err *applied_classify(struct batch *batch)
{
    struct applied_key *keys = ARENA_ARRAY(batch->arena, struct applied_key, batch->count);
    size_t asked = 0;
    for (size_t i = 0; i < batch->count; i++) {
        const struct wire_event *wire = batch->works[i]->wire;
        if (wire->kind != STREAM_NONE) /* without coordinates it parks as it is */
            keys[asked++] = (struct applied_key){count_of((int64_t)i), wire->source, wire->kind,
                                                 wire->stream_id,      wire->seq,    wire->hash};
    }
    if (asked == 0)
        return NULL;
    struct db_rows rows = {0};
    TRY(store_run(batch->store, batch->arena,
                  (struct db_call){&statement_applied_read, keys, asked}, &rows));
    const struct applied_row *found = rows.rows;
    struct applied_row *placed = ARENA_ARRAY(batch->arena, struct applied_row, batch->count);
    for (size_t i = 0; i < rows.count; i++)
        placed[found[i].place.value] = found[i];
    for (size_t i = 0; i < batch->count; i++)
        if (batch->works[i]->wire->kind != STREAM_NONE) {
            row_after(batch, i, placed);
            TRY(classify(batch->works[i], &placed[i]));
        }
    return NULL;
}
