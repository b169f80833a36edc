/* SPDX-License-Identifier: Apache-2.0
 *
 * One page of the ledger to the broker (protocol.md R2, R3): the open gaps and what is above hi in
 * one statement, produced in id order, the cursor moved only when every delivery report of the page
 * is in. A report that failed or came at an unexpected offset leaves the cursor where it was.
 */
#include "runtime/relay_private.h"

#include "base/clock.h"
#include "runtime/fault.h"
#include "runtime/wire.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum {
    REPORTS_AT_ONCE = 256,
    REPORT_WAIT_MS = 100,
    DELIVERY_STALL_MS = RELAY_LEASE_MS - RELAY_RENEW_MS
};

/* What the page changes in the cursor. */
struct page {
    const struct relay_row *rows;
    size_t count;
    int64_t xmin;
    int64_t hi;
    struct relay_gap_id *found; /* gaps whose row came, or never will */
    size_t found_count;
    struct relay_gap_id *missed; /* new gaps */
    size_t missed_count;
    int64_t last_offset[RELAY_PARTS_MOST];
};

static const char *gap_list(struct relay *relay)
{
    struct text list;
    text_init(&list, relay->arena);
    for (size_t i = 0; i < relay->gap_count; i++)
        text_add_printf(&list, "%s%" PRId64, i ? "," : "", relay->gaps[i].id);
    return text_get(&list);
}

static struct err *poll_ledger(struct relay *relay, struct page *page)
{
    const struct relay_ask ask = {count_of(relay->hi), gap_list(relay), count_of(RELAY_PAGE)};
    struct db_rows rows = {0};
    TRY(store_run(relay->store, relay->arena, (struct db_call){&statement_relay_poll, &ask, 1},
                  &rows));
    page->rows = rows.rows;
    page->xmin = page->rows[0].xmin.value;
    page->count = page->rows[0].id.stated ? rows.count : 0;
    page->hi = relay->hi;
    if (page->count > 0 && page->rows[page->count - 1].id.value > relay->hi)
        page->hi = page->rows[page->count - 1].id.value;
    return NULL;
}

static bool in_page(const struct page *page, int64_t id)
{
    size_t low = 0, high = page->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (page->rows[middle].id.value < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < page->count && page->rows[low].id.value == id;
}

/* A full page may have left out later gaps, so only those up to its last row were asked for and
 * answered. */
static bool was_answered(const struct page *page, int64_t id)
{
    return page->count < RELAY_PAGE || id <= page->rows[page->count - 1].id.value;
}

/* R2: a gap ends when its row is here, or when this statement's snapshot is above an xid taken
 * after it was missed and still does not show it. */
static void settle_gaps(struct relay *relay, struct page *page)
{
    page->found = ARENA_ARRAY(relay->arena, struct relay_gap_id, relay->gap_count + 1);
    for (size_t i = 0; i < relay->gap_count; i++) {
        const struct gap *gap = &relay->gaps[i];
        const bool rolled_back =
            gap->xid > 0 && page->xmin > gap->xid && was_answered(page, gap->id);
        if (in_page(page, gap->id) || rolled_back)
            page->found[page->found_count++].id = count_of(gap->id);
    }
}

static struct err *find_gaps(struct relay *relay, struct page *page)
{
    int64_t expected = relay->hi + 1;
    size_t capacity = 0;
    for (size_t i = 0; i < page->count; i++) {
        const int64_t id = page->rows[i].id.value;
        if (id < expected)
            continue; /* an old gap's row */
        capacity += (size_t)(id - expected);
        expected = id + 1;
    }
    const size_t kept = relay->gap_count - page->found_count + capacity;
    if (kept > RELAY_GAPS_MOST)
        return err_of(PROBLEM_TRANSIENT, "%zu gaps in the ledger are more than can be kept", kept);
    page->missed = ARENA_ARRAY(relay->arena, struct relay_gap_id, capacity + 1);
    expected = relay->hi + 1;
    for (size_t i = 0; i < page->count; i++) {
        for (; expected < page->rows[i].id.value; expected++)
            page->missed[page->missed_count++].id = count_of(expected);
        if (page->rows[i].id.value == expected)
            expected++;
    }
    return NULL;
}

static struct ledger_append row_of(const struct relay_row *r)
{
    return (struct ledger_append){r->kind,      r->stream_id,   r->seq,         r->type,
                                  r->region,    r->actor,       r->recorded_at, r->correlation,
                                  r->causation, r->traceparent, r->body,        r->algorithm,
                                  r->hash};
}

/* R3, R4: a report must say that it was delivered, and not below what the partition had. */
static struct err *take_report(struct page *page, const struct bus_report *report)
{
    if (!report->delivered) {
        metric_add(METRIC_RELAY_FAILED, 1);
        return err_of(PROBLEM_TRANSIENT, "a record was not delivered: %s",
                      report->why ? report->why : "no reason given");
    }
    if (report->offset < 0 || report->partition < 0 || report->partition >= RELAY_PARTS_MOST)
        return NULL;
    if (report->offset <= page->last_offset[report->partition])
        return err_of(PROBLEM_TRANSIENT, "partition %" PRId32 " went back to offset %" PRId64,
                      report->partition, report->offset);
    page->last_offset[report->partition] = report->offset;
    return NULL;
}

static struct err *take_reports(struct relay *relay, struct page *page, int wait_ms, size_t *taken)
{
    struct bus_report reports[REPORTS_AT_ONCE];
    const size_t count = bus_reports(relay->producer, wait_ms, reports, REPORTS_AT_ONCE);
    for (size_t i = 0; i < count; i++)
        TRY(take_report(page, &reports[i]));
    *taken += count;
    return NULL;
}

static struct err *produce_row(struct relay *relay, struct page *page, size_t at, size_t *taken)
{
    const struct ledger_append row = row_of(&page->rows[at]);
    const struct bus_record record =
        wire_encode(relay->arena, relay->process->context.service->name, relay->process->topic,
                    &row, relay->incarnation);
    FP("relay.before_produce");
    struct err *err = bus_produce(relay->producer, &record, at);
    while (err && err->kind == ERR_TRANSIENT && clock_monotonic_ms() < relay->leased_until_ms) {
        TRY(take_reports(relay, page, REPORT_WAIT_MS, taken)); /* the local queue is full */
        err = bus_produce(relay->producer, &record, at);
    }
    FP("relay.after_produce");
    return err;
}

/* A slow broker is waited for as long as it goes on: who gave up would send the whole page again,
 * to a broker that is slow already. */
static struct err *deliver(struct relay *relay, struct page *page)
{
    size_t taken = 0;
    for (size_t i = 0; i < page->count; i++)
        TRY(produce_row(relay, page, i, &taken));
    int64_t moved_ms = clock_monotonic_ms();
    while (taken < page->count) {
        const size_t before = taken;
        if (atomic_load(&relay->process->stopping) ||
            clock_monotonic_ms() - moved_ms > DELIVERY_STALL_MS)
            return err_of(PROBLEM_TRANSIENT, "%zu of %zu records were delivered, and no more came",
                          taken, page->count);
        FP("relay.before_report");
        TRY(take_reports(relay, page, REPORT_WAIT_MS, &taken));
        if (taken > before)
            moved_ms = clock_monotonic_ms();
        TRY(relay_renew_lease(relay));
    }
    FP("relay.after_report");
    metric_add(METRIC_RELAY_DELIVERED, page->count);
    return NULL;
}

static struct err *send_parts(struct relay *relay, const struct page *page)
{
    struct relay_part *parts = ARENA_ARRAY(relay->arena, struct relay_part, RELAY_PARTS_MOST);
    size_t count = 0;
    for (int32_t p = 0; p < RELAY_PARTS_MOST; p++)
        if (page->last_offset[p] != relay->last_offset[p])
            parts[count++] = (struct relay_part){count_of(p), count_of(page->last_offset[p])};
    return count > 0 ? store_send(relay->store, &statement_relay_parts_write, parts, count) : NULL;
}

static struct err *send_cursor(struct relay *relay, const struct page *page,
                               struct db_rows *ret_gaps)
{
    const struct relay_advance advance = {count_of(relay->epoch), count_of(page->hi),
                                          count_of(RELAY_LEASE_MS)};
    TRY(store_send(relay->store, &statement_relay_advance, &advance, 1));
    TRY(relay_receive_held(relay));
    if (page->found_count > 0)
        TRY(store_send(relay->store, &statement_relay_gaps_drop, page->found, page->found_count));
    TRY(send_parts(relay, page));
    TRY(store_finish(relay->store));
    if (page->missed_count > 0)
        TRY(store_run(relay->store, relay->arena,
                      (struct db_call){&statement_relay_gaps_add, page->missed, page->missed_count},
                      ret_gaps));
    return store_commit(relay->store, relay->process->context.commit_deadline_ms);
}

static int gap_compare(const void *left, const void *right)
{
    const struct gap *a = left, *b = right;
    return a->id < b->id ? -1 : a->id > b->id;
}

/* `found` is in gap order, as settle_gaps walked it. */
static void keep_cursor(struct relay *relay, const struct page *page, const struct db_rows *added)
{
    size_t kept = 0, found = 0;
    for (size_t i = 0; i < relay->gap_count; i++) {
        if (found < page->found_count && page->found[found].id.value == relay->gaps[i].id)
            found++;
        else
            relay->gaps[kept++] = relay->gaps[i];
    }
    const struct relay_gap *rows = added->rows;
    for (size_t i = 0; i < added->count; i++)
        relay->gaps[kept++] = (struct gap){rows[i].id.value, rows[i].xid.value};
    qsort(relay->gaps, kept, sizeof *relay->gaps, gap_compare);
    relay->gap_count = kept;
    relay->hi = page->hi;
    memcpy(relay->last_offset, page->last_offset, sizeof relay->last_offset);
}

struct err *relay_page(struct relay *relay, size_t *ret_count)
{
    struct page *page = ARENA_NEW(relay->arena, struct page);
    memcpy(page->last_offset, relay->last_offset, sizeof page->last_offset);
    TRY(poll_ledger(relay, page));
    settle_gaps(relay, page);
    TRY(find_gaps(relay, page));
    metric_set(METRIC_RELAY_PENDING, (int64_t)page->count);
    *ret_count = page->count;
    if (page->count == 0 && page->found_count == 0)
        return NULL;
    TRY(deliver(relay, page));
    const int64_t asked_ms = clock_monotonic_ms();
    struct db_rows added = {0};
    FP("relay.before_cursor");
    TRY(store_begin(relay->store, false));
    TRY(send_cursor(relay, page, &added));
    FP("relay.after_cursor");
    relay->leased_until_ms = asked_ms + RELAY_LEASE_MS;
    keep_cursor(relay, page, &added);
    return NULL;
}
