/* SPDX-License-Identifier: Apache-2.0
 *
 * Comparing with the broker (protocol.md R4): another cluster or a log that lost its end means a
 * new incarnation from 0; records above what this ledger delivered are looked up in it, and one it
 * never had means that this database was restored from an older backup: nothing is published until
 * an operator adopts.
 */
#include "runtime/relay_private.h"

#include "base/clock.h"
#include "base/log.h"
#include "runtime/wire.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { MATCH_MOST = 500 };

/* Records read from one partition, to be looked up. */
struct comparison {
    struct relay *relay;
    struct relay_record records[MATCH_MOST];
    size_t count;
    int64_t last;
    char *stranger; /* ce_id of a record that the ledger never had, 200 bytes */
};

static struct err *look_up(struct comparison *c)
{
    if (c->count == 0)
        return NULL;
    struct db_rows rows = {0};
    TRY(store_run(c->relay->store, c->relay->arena,
                  (struct db_call){&statement_relay_match, c->records, c->count}, &rows));
    bool known[MATCH_MOST] = {false};
    const struct relay_place *places = rows.rows;
    for (size_t i = 0; i < rows.count; i++)
        known[places[i].place.value] = true;
    for (size_t i = 0; i < c->count; i++)
        if (!known[i] && !*c->stranger)
            snprintf(c->stranger, 200, "%s",
                     wire_id(c->relay->arena, c->relay->process->context.service->name,
                             c->records[i].kind, c->records[i].stream_id, c->records[i].seq.value));
    c->count = 0;
    return NULL;
}

static struct err *compare_record(void *context, const struct bus_record *record)
{
    struct comparison *c = context;
    struct wire_event wire = {0};
    struct err *err =
        wire_decode(c->relay->arena, record, c->relay->process->context.service->name, &wire);
    c->last = record->offset;
    if (err || wire.kind == STREAM_NONE) {
        if (!*c->stranger)
            snprintf(c->stranger, 200, "a record without readable coordinates at offset %" PRId64,
                     record->offset);
        err_ignore(err, "it is told as a stranger");
        return NULL;
    }
    c->records[c->count] = (struct relay_record){count_of((int64_t)c->count), wire.kind,
                                                 wire.stream_id, wire.seq, wire.hash};
    c->count++;
    return c->count == MATCH_MOST ? look_up(c) : NULL;
}

static struct err *compare_part(struct relay *relay, int32_t number, int64_t end, char *stranger)
{
    const struct bus_part from = {relay->process->topic, number, relay->last_offset[number] + 1};
    struct comparison *c = ARENA_NEW(relay->arena, struct comparison);
    c->relay = relay;
    c->last = relay->last_offset[number];
    c->stranger = stranger;
    TRY(bus_read_range(&relay->process->bus, &from, end, compare_record, c));
    TRY(look_up(c));
    relay->last_offset[number] = c->last;
    return NULL;
}

struct err *relay_receive_held(struct relay *relay)
{
    struct db_rows held = {0};
    TRY(store_receive(relay->store, relay->arena, &held));
    if (held.count != 1)
        return err_of(PROBLEM_TRANSIENT, "the lease is another replica's");
    const struct relay_held *row = held.rows;
    if (row->forked)
        return err_of(PROBLEM_FORKED, "publishing is stopped");
    return NULL;
}

static struct err *fork_said(struct relay *relay, const char *stranger)
{
    const struct relay_fork fork = {
        count_of(relay->epoch),
        arena_printf(relay->arena, "the topic holds %s, which this ledger never had", stranger)};
    LOG(LOG_ERROR,
        "the ledger is older than its topic: an operator must decide (halfsky relay adopt)",
        LOG_TEXT("why", fork.why));
    atomic_store(&relay->process->forked, true);
    struct db_rows none = {0};
    TRY(store_begin(relay->store, false));
    TRY(store_run(relay->store, relay->arena, (struct db_call){&statement_relay_fork, &fork, 1},
                  &none));
    TRY(store_commit(relay->store, relay->process->context.commit_deadline_ms));
    return err_of(PROBLEM_FORKED, "%s", fork.why);
}

/* Writes cluster, incarnation and position; `anew` also forgets gaps. */
static struct err *begin_log(struct relay *relay, const char *cluster, int64_t incarnation,
                             bool anew)
{
    const struct relay_begin begin = {count_of(relay->epoch), cluster, count_of(incarnation),
                                      count_of(anew ? 0 : relay->hi)};
    const struct relay_from all = {count_of(0)};
    struct relay_part *parts = ARENA_ARRAY(relay->arena, struct relay_part, RELAY_PARTS_MOST);
    size_t count = 0;
    for (int32_t p = 0; p < RELAY_PARTS_MOST; p++)
        if (relay->last_offset[p] >= 0)
            parts[count++] = (struct relay_part){count_of(p), count_of(relay->last_offset[p])};
    TRY(store_begin(relay->store, false));
    TRY(store_send(relay->store, &statement_relay_begin, &begin, 1));
    TRY(relay_receive_held(relay));
    TRY(store_send(relay->store, &statement_relay_parts_forget, &all, 1));
    if (count > 0)
        TRY(store_send(relay->store, &statement_relay_parts_write, parts, count));
    if (anew)
        TRY(store_send(relay->store, &statement_relay_gaps_forget, &all, 1));
    TRY(store_finish(relay->store));
    TRY(store_commit(relay->store, relay->process->context.commit_deadline_ms));
    snprintf(relay->cluster, sizeof relay->cluster, "%s", cluster);
    relay->incarnation = incarnation;
    relay->hi = begin.hi.value;
    relay->gap_count = anew ? 0 : relay->gap_count;
    return NULL;
}

/* Larger than any before, also than one that a lost database had (R4). */
static int64_t next_incarnation(const struct relay *relay)
{
    const int64_t now_ms = relay->process->context.now_ms();
    return now_ms > relay->incarnation ? now_ms : relay->incarnation + 1;
}

static struct err *begin_anew(struct relay *relay, const char *cluster, const int64_t *ends,
                              const char *why)
{
    LOG(LOG_WARNING, "the ledger is published again from its beginning", LOG_TEXT("why", why));
    for (int32_t p = 0; p < RELAY_PARTS_MOST; p++)
        relay->last_offset[p] = ends ? ends[p] - 1 : -1;
    return begin_log(relay, cluster, next_incarnation(relay), true);
}

static struct err *read_ends(struct relay *relay, int32_t partitions, int64_t *ret_ends)
{
    struct bus_part *parts = ARENA_ARRAY(relay->arena, struct bus_part, (size_t)partitions);
    for (int32_t p = 0; p < partitions; p++)
        parts[p] = (struct bus_part){relay->process->topic, p, -1};
    TRY(bus_ends(relay->admin, parts, (size_t)partitions, RELAY_ASK_MS));
    for (int32_t p = 0; p < partitions; p++)
        ret_ends[p] = parts[p].offset;
    return NULL;
}

static struct err *compare_all(struct relay *relay, int32_t partitions, const int64_t *ends,
                               const char *cluster)
{
    char stranger[200] = "";
    for (int32_t p = 0; p < partitions; p++)
        if (relay->last_offset[p] >= 0 && ends[p] <= relay->last_offset[p])
            return begin_anew(relay, cluster, NULL,
                              "the topic lost records that had been delivered");
    for (int32_t p = 0; p < partitions; p++)
        if (ends[p] > relay->last_offset[p] + 1)
            TRY(compare_part(relay, p, ends[p], stranger));
    if (*stranger)
        return fork_said(relay, stranger);
    return begin_log(relay, cluster,
                     relay->incarnation > 0 ? relay->incarnation : next_incarnation(relay), false);
}

struct err *relay_check(struct relay *relay)
{
    const char *cluster = NULL;
    int32_t partitions = 0;
    TRY(bus_cluster_id(relay->admin, relay->arena, RELAY_ASK_MS, &cluster));
    TRY(bus_partitions(relay->admin, relay->process->topic, RELAY_ASK_MS, &partitions));
    if (partitions <= 0 || partitions > RELAY_PARTS_MOST)
        return err_of(PROBLEM_TRANSIENT, "topic %s is not there yet", relay->process->topic);
    int64_t *ends = ARENA_ARRAY(relay->arena, int64_t, RELAY_PARTS_MOST);
    TRY(read_ends(relay, partitions, ends));
    const bool adopted = !*relay->cluster && relay->incarnation > 0;
    if (adopted) /* an operator took the topic as it is: everything is said again behind its end */
        return begin_anew(relay, cluster, ends, "an operator adopted the topic");
    if (*relay->cluster && strcmp(relay->cluster, cluster) != 0)
        return begin_anew(relay, cluster, NULL, "the broker is another cluster");
    return compare_all(relay, partitions, ends, cluster);
}

struct err *relay_watch(struct relay *relay)
{
    const char *cluster = NULL;
    TRY(bus_cluster_id(relay->admin, relay->arena, RELAY_ASK_MS, &cluster));
    if (strcmp(cluster, relay->cluster) != 0)
        return err_of(PROBLEM_TRANSIENT, "the broker's cluster is another one now");
    return NULL;
}
