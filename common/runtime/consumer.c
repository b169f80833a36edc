/* SPDX-License-Identifier: Apache-2.0
 *
 * The consumer's loop: one happening at a time from the bus, records gathered into a batch whose
 * units share no head, the batch run in one transaction with its offsets (protocol.md C1–C8, U6).
 * An error ends the session: the group is left and joined again, offsets are read anew. Kafka's own
 * commits are for lag monitors only.
 */
#include "runtime/consumer_private.h"

#include "base/clock.h"
#include "base/log.h"

#include <string.h>

enum {
    IDLE_WAIT_MS = 100,
    PACE_MS = 10, /* from batch to batch: a record that comes alone is taken at once, a crowd shares
                     its transaction */
    BACK_OFF_LEAST_MS = 100,
    BACK_OFF_MOST_MS = 5000,
    LONG_ARENA_LIMIT = 4 << 20
};

struct part *consumer_part(struct consumer *consumer, const char *topic, int32_t number)
{
    for (size_t i = 0; i < consumer->part_count; i++)
        if (consumer->parts[i].number == number && strcmp(consumer->parts[i].topic, topic) == 0)
            return &consumer->parts[i];
    return NULL;
}

static bool shares_stream(const struct work *a, const struct work *b)
{
    for (size_t k = 0; k < a->key_count; k++)
        for (size_t o = 0; o < b->key_count; o++)
            if (a->keys[k].kind == b->keys[o].kind &&
                id_equal(a->keys[k].stream_id, b->keys[o].stream_id))
                return true;
    return false;
}

/* U6: what reads nothing may follow others of its stream in their batch. */
static bool may_follow(const struct work *work) { return !work->handler || work->handler->blind; }

static bool overlaps(const struct consumer *consumer, const struct work *work)
{
    if (may_follow(work))
        return false;
    for (size_t i = 0; i < consumer->entry_count; i++)
        if (consumer->entries[i].work && shares_stream(work, consumer->entries[i].work))
            return true;
    return false;
}

static bool runs_alone(const struct work *work) { return work->handler && work->handler->alone; }

static struct err *read_entry(struct consumer *consumer, const struct bus_record *record,
                              struct part *part, struct entry *ret_entry)
{
    struct entry entry = {.part = part, .position = record->offset};
    struct err *unreadable = wire_decode(consumer->arena, record, part->source, &entry.wire);
    entry.unreadable = unreadable ? arena_text(consumer->arena, unreadable->message) : NULL;
    struct entry *kept = ARENA_NEW(consumer->arena, struct entry);
    *kept = entry;
    if (unreadable ||
        event_is_heard(consumer->process->context.service, entry.wire.source, entry.wire.kind))
        TRY(event_unit(consumer->process, consumer->store, consumer->arena,
                       (struct event_input){&kept->wire, unreadable}, &kept->work));
    *ret_entry = *kept;
    return NULL;
}

/* C7: a log that was filled anew says so by a higher incarnation. */
static bool is_refilled(const struct part *part, const struct wire_event *wire)
{
    return wire->incarnation.value > part->incarnation && part->incarnation > 0 && part->seen > 0;
}

static struct err *take_record(struct consumer *consumer, const struct bus_record *record)
{
    struct part *part = consumer_part(consumer, record->topic, record->partition);
    if (!part || !part->owned || record->offset < part->seen)
        return NULL;
    struct entry entry;
    TRY(read_entry(consumer, record, part, &entry));
    const bool refilled = is_refilled(part, &entry.wire);
    if (entry.wire.incarnation.value > part->incarnation)
        part->incarnation = entry.wire.incarnation.value;
    if (refilled) {
        TRY(consumer_flush(consumer));
        return part_restart(consumer, part, 0);
    }
    if (entry.work && consumer->entry_count > 0 &&
        (overlaps(consumer, entry.work) || runs_alone(entry.work))) {
        const int64_t seen = part->seen;
        TRY(consumer_flush(consumer)); /* which gives the arena back: the record is read again */
        if (part->seen != seen)
            return NULL; /* the flush went back to where the row stands: this record comes again */
        TRY(read_entry(consumer, record, part, &entry));
    }
    consumer->entries[consumer->entry_count++] = entry;
    part->seen = record->offset + 1;
    const bool full = consumer->entry_count >= (size_t)consumer->process->batch_most;
    return full || (entry.work && runs_alone(entry.work)) ? consumer_flush(consumer) : NULL;
}

static struct err *take_out_of_range(struct consumer *consumer, const struct bus_event *event)
{
    for (size_t i = 0; i < event->part_count; i++) {
        struct part *part =
            consumer_part(consumer, event->parts[i].topic, event->parts[i].partition);
        if (part && part->owned)
            TRY(part_restart(consumer, part, 0));
    }
    return NULL;
}

static struct err *take_happening(struct consumer *consumer, const struct bus_event *event)
{
    switch (event->what) {
    case BUS_RECORD:
        return take_record(consumer, &event->record);
    case BUS_NOTHING:
        return consumer_flush(consumer);
    case BUS_END: /* of one partition; the next poll says whether others have more */
        return NULL;
    case BUS_ASSIGNED:
        TRY(consumer_flush(consumer));
        return parts_take(consumer, event);
    case BUS_REVOKED:
        TRY(consumer_flush(consumer));
        parts_drop(consumer, event);
        return NULL;
    case BUS_OUT_OF_RANGE:
        TRY(consumer_flush(consumer));
        return take_out_of_range(consumer, event);
    case BUS_LOST:
        break;
    }
    return err_of(PROBLEM_TRANSIENT, "the bus consumer was lost: %s", event->why ? event->why : "");
}

/* How long the next record is waited for before what has been gathered is run. */
static int patience_ms(const struct consumer *consumer)
{
    const int64_t early_ms = consumer->ran_at_ms + PACE_MS - clock_monotonic_ms();
    if (consumer->entry_count == 0)
        return IDLE_WAIT_MS;
    return early_ms > 0 ? (int)early_ms : 0;
}

static struct err *listen(struct consumer *consumer)
{
    struct process *process = consumer->process;
    while (process_may_run(process) && !atomic_exchange(&process->restart_consumer, false)) {
        struct bus_event event = {0};
        TRY(bus_consumer_poll(consumer->bus, patience_ms(consumer), &event));
        TRY(take_happening(consumer, &event));
        parts_note_in_turn(consumer);
        if (consumer->entry_count == 0) /* asking the broker may take long: nobody waits */
            TRY(parts_watch(consumer));
    }
    return NULL;
}

static void name_topics(struct consumer *consumer)
{
    const struct service *service = consumer->process->context.service;
    for (size_t i = 0; i < service->events->count; i++) {
        const char *source = service->events->handlers[i].event->source;
        bool known = false;
        for (size_t t = 0; t < consumer->topic_count; t++)
            known |= strcmp(consumer->sources[t], source) == 0;
        if (known || consumer->topic_count == CONSUMER_TOPICS_MOST)
            continue;
        consumer->sources[consumer->topic_count] = source;
        consumer->topics[consumer->topic_count++] = wire_topic(consumer->long_arena, source);
    }
}

static struct err *session(struct consumer *consumer)
{
    TRY(store_ready(consumer->store));
    TRY(bus_admin_open(&consumer->process->bus, &consumer->admin));
    TRY(bus_consumer_open(&consumer->process->bus, consumer->topics, consumer->topic_count,
                          &consumer->bus));
    return listen(consumer);
}

static void session_end(struct consumer *consumer)
{
    store_rollback(consumer->store);
    arena_reset(consumer->arena);
    if (consumer->bus)
        parts_note(consumer);
    bus_consumer_close(consumer->bus);
    bus_admin_close(consumer->admin);
    consumer->bus = NULL;
    consumer->admin = NULL;
    consumer->part_count = consumer->entry_count = 0;
    consumer->cluster = NULL;
    metric_set(METRIC_PARTITIONS_OWNED, 0);
    arena_reset(consumer->arena);
}

static int back_off(const struct err *err, int before_ms)
{
    if (!err)
        return 0;
    LOG(LOG_WARNING, "consumer session ended", LOG_ERR(err));
    const int next = before_ms ? 2 * before_ms : BACK_OFF_LEAST_MS;
    return next > BACK_OFF_MOST_MS ? BACK_OFF_MOST_MS : next;
}

/* The store is opened here, so that a database that is down at the start only delays. */
static struct err *ensure_store(struct consumer *consumer)
{
    return consumer->store ? NULL : process_store(consumer->process, &consumer->store);
}

void consumer_run(struct process *process)
{
    if (!process->context.service->events || process->context.service->events->count == 0)
        return;
    ARENA_SCOPED long_arena = arena_new(LONG_ARENA_LIMIT);
    ARENA_SCOPED arena = arena_new(UNIT_ARENA_LIMIT);
    struct consumer *consumer = ARENA_NEW(long_arena, struct consumer);
    consumer->process = process;
    consumer->arena = arena;
    consumer->long_arena = long_arena;
    name_topics(consumer);
    int wait_ms = 0;
    while (!atomic_load(&process->stopping)) {
        if (!process_may_run(process)) {
            process_pause(process, BACK_OFF_LEAST_MS);
            continue;
        }
        struct err *err = ensure_store(consumer);
        err = err ? err : session(consumer);
        wait_ms = back_off(err, wait_ms);
        if (consumer->store)
            session_end(consumer);
        process_pause(process, wait_ms);
    }
    store_close(consumer->store);
}
