/* SPDX-License-Identifier: Apache-2.0
 *
 * Partitions: where to begin (C1, C5), when to begin again (C7), from where on a replica counts as
 * caught up (C9).
 */
#include "runtime/consumer_private.h"

#include "base/clock.h"
#include "base/log.h"
#include "runtime/fault.h"

#include <inttypes.h>
#include <string.h>

enum { ASK_MS = 5000, PARTS_FIRST = 32, WATCH_EVERY_MS = 2000, NOTE_EVERY_MS = 1000 };

static struct part *part_slot(struct consumer *consumer, const char *topic, int32_t number)
{
    struct part *part = consumer_part(consumer, topic, number);
    if (part)
        return part;
    if (consumer->part_count == consumer->part_capacity) {
        const size_t capacity = consumer->part_capacity ? 2 * consumer->part_capacity : PARTS_FIRST;
        struct part *grown = ARENA_ARRAY(consumer->long_arena, struct part, capacity);
        if (consumer->part_count)
            memcpy(grown, consumer->parts, consumer->part_count * sizeof *grown);
        consumer->parts = grown;
        consumer->part_capacity = capacity;
    }
    part = &consumer->parts[consumer->part_count++];
    for (size_t t = 0; t < consumer->topic_count; t++)
        if (strcmp(consumer->topics[t], topic) == 0)
            *part = (struct part){
                .topic = consumer->topics[t], .source = consumer->sources[t], .number = number};
    return part;
}

static struct err *commit_alone(struct consumer *consumer, const struct db_call *call,
                                struct db_rows *ret_rows)
{
    TRY(store_begin(consumer->store, false));
    struct err *err = store_run(consumer->store, consumer->arena, *call, ret_rows);
    if (err) {
        store_rollback(consumer->store);
        return err;
    }
    return store_commit(consumer->store, consumer->process->context.commit_deadline_ms);
}

/* Where a partition begins, and from where on its row says that it counts as caught up. */
struct beginning {
    struct part *part;
    int64_t next;
    int64_t ready;
};

/* C9: whoever begins behind what some replica had read, or at the very beginning, is not caught up
 * before the end that stands now (first fill, rebuild) or before what was read (a late assignment);
 * and a fill that was broken off is no further than its row says.
 */
static int64_t ready_offset(const struct beginning *from, int64_t end, int64_t noted)
{
    int64_t ready = from->next == 0 ? end : from->next;
    if (noted > ready && noted <= end)
        ready = noted;
    if (from->ready > ready && from->ready <= end)
        ready = from->ready;
    return ready;
}

static struct bus_part *places_of(const struct consumer *consumer, const struct beginning *from,
                                  size_t count)
{
    struct bus_part *places = ARENA_ARRAY(consumer->arena, struct bus_part, count + 1);
    for (size_t i = 0; i < count; i++)
        places[i] = (struct bus_part){from[i].part->topic, from[i].part->number, -1};
    return places;
}

/* All of an assignment at once: with a question for each, a slow broker took a minute to let a
 * service begin. */
static struct err *begin_at(struct consumer *consumer, const char *cluster,
                            const struct beginning *from, size_t count)
{
    struct bus_part *ends = places_of(consumer, from, count);
    struct bus_part *noted = places_of(consumer, from, count);
    TRY(bus_ends(consumer->admin, ends, count, ASK_MS));
    TRY(bus_consumer_noted(consumer->bus, noted, count, ASK_MS));
    struct offset_reset *resets = ARENA_ARRAY(consumer->arena, struct offset_reset, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct part *part = from[i].part;
        const int64_t ready = ready_offset(&from[i], ends[i].offset, noted[i].offset);
        resets[i] =
            (struct offset_reset){part->topic, count_of(part->number), count_of(part->epoch),
                                  cluster,     count_of(from[i].next), count_of(ready)};
    }
    struct db_rows none = {0};
    TRY(commit_alone(consumer, &(struct db_call){&statement_offset_reset, resets, count}, &none));
    for (size_t i = 0; i < count; i++) {
        struct part *part = from[i].part;
        part->next = part->seen = part->noted = from[i].next;
        const struct bus_part start = {part->topic, part->number, from[i].next};
        TRY(bus_consumer_start(consumer->bus, &start));
    }
    return NULL;
}

/* C1, C5, C7: every row's epoch rises, and each says where to begin. */
static struct err *take_rows(struct consumer *consumer, const struct bus_event *event,
                             const char *cluster, struct beginning *ret_from)
{
    struct part_key *keys = ARENA_ARRAY(consumer->arena, struct part_key, event->part_count + 1);
    for (size_t i = 0; i < event->part_count; i++) {
        const struct bus_part *assigned = &event->parts[i];
        const struct part *part = part_slot(consumer, assigned->topic, assigned->partition);
        keys[i] = (struct part_key){
            part->topic, count_of(part->number),
            event_kinds_heard(consumer->arena, consumer->process->context.service, part->source)};
    }
    struct db_rows rows = {0};
    TRY(commit_alone(consumer, &(struct db_call){&statement_offset_take, keys, event->part_count},
                     &rows));
    const struct offset *row = rows.rows;
    for (size_t i = 0; i < rows.count; i++, row++) {
        struct part *part = consumer_part(consumer, row->topic, (int32_t)row->part.value);
        const bool other_cluster = row->cluster && strcmp(row->cluster, cluster) != 0;
        part->epoch = row->epoch.value;
        part->incarnation = row->incarnation.value;
        part->owned = true;
        ret_from[i] = (struct beginning){part, other_cluster ? 0 : row->next_offset.value,
                                         other_cluster ? 0 : row->ready_offset.value};
    }
    return NULL;
}

/* C9: with several replicas at one first fill each begins with its own partitions; the others'
 * have to be waited for as well. A topic that is not there has none. */
static struct err *parts_expect(struct consumer *consumer)
{
    struct offset_expect *sizes =
        ARENA_ARRAY(consumer->arena, struct offset_expect, consumer->topic_count + 1);
    struct db_rows none = {0};
    for (size_t i = 0; i < consumer->topic_count; i++) {
        int32_t parts = 0;
        TRY(bus_partitions(consumer->admin, consumer->topics[i], ASK_MS, &parts));
        sizes[i] = (struct offset_expect){consumer->topics[i], count_of(parts)};
    }
    return commit_alone(consumer,
                        &(struct db_call){&statement_offset_expect, sizes, consumer->topic_count},
                        &none);
}

static void count_owned(const struct consumer *consumer)
{
    int64_t owned = 0;
    for (size_t i = 0; i < consumer->part_count; i++)
        owned += consumer->parts[i].owned;
    metric_set(METRIC_PARTITIONS_OWNED, owned);
}

struct err *parts_take(struct consumer *consumer, const struct bus_event *event)
{
    const char *cluster = NULL;
    TRY(bus_cluster_id(consumer->admin, consumer->arena, ASK_MS, &cluster));
    consumer->cluster = arena_text(consumer->long_arena, cluster);
    if (event->part_count == 0)
        return NULL;
    struct beginning *from = ARENA_ARRAY(consumer->arena, struct beginning, event->part_count + 1);
    FP("consumer.before_take");
    TRY(parts_expect(consumer));
    TRY(take_rows(consumer, event, cluster, from));
    TRY(begin_at(consumer, cluster, from, event->part_count));
    FP("consumer.after_take");
    count_owned(consumer);
    return NULL;
}

/* A rebuild moves rows of partitions that have nothing new, so no guard would ever fail there. */
static struct err *parts_follow(struct consumer *consumer)
{
    struct offset_place *places =
        ARENA_ARRAY(consumer->arena, struct offset_place, consumer->part_count + 1);
    struct db_rows strayed = {0};
    size_t count = 0;
    for (size_t i = 0; i < consumer->part_count; i++)
        if (consumer->parts[i].owned)
            places[count++] =
                (struct offset_place){consumer->parts[i].topic, count_of(consumer->parts[i].number),
                                      count_of(consumer->parts[i].next)};
    if (count == 0)
        return NULL;
    TRY(store_run(consumer->store, consumer->arena,
                  (struct db_call){&statement_offset_strayed, places, count}, &strayed));
    const struct offset_place *found = strayed.rows;
    for (size_t i = 0; i < strayed.count; i++)
        TRY(part_reread(consumer,
                        consumer_part(consumer, found[i].topic, (int32_t)found[i].part.value)));
    return NULL;
}

struct err *parts_watch(struct consumer *consumer)
{
    const int64_t now_ms = clock_monotonic_ms();
    if (!consumer->cluster || now_ms - consumer->watched_at_ms < WATCH_EVERY_MS)
        return NULL;
    consumer->watched_at_ms = now_ms;
    TRY(parts_follow(consumer));
    const char *cluster = NULL;
    struct err *err = bus_cluster_id(consumer->admin, consumer->arena, ASK_MS, &cluster);
    metric_set(METRIC_BROKER_REACHED, err == NULL);
    err_ignore(err, "a broker that is down is waited for by the bus itself");
    if (!err && strcmp(cluster, consumer->cluster) != 0)
        return err_of(PROBLEM_TRANSIENT, "the broker's cluster is another one now");
    return NULL;
}

void parts_note(struct consumer *consumer)
{
    struct bus_part *moved =
        ARENA_ARRAY(consumer->arena, struct bus_part, consumer->part_count + 1);
    size_t count = 0;
    consumer->noted_at_ms = clock_monotonic_ms();
    for (size_t i = 0; i < consumer->part_count; i++) {
        struct part *part = &consumer->parts[i];
        if (!part->owned || part->noted == part->next)
            continue;
        part->noted = part->next;
        moved[count++] = (struct bus_part){part->topic, part->number, part->next};
    }
    if (count == 0)
        return;
    FP("consumer.before_note");
    bus_consumer_note(consumer->bus, moved, count);
    FP("consumer.after_note");
}

void parts_note_in_turn(struct consumer *consumer)
{
    if (clock_monotonic_ms() - consumer->noted_at_ms >= NOTE_EVERY_MS)
        parts_note(consumer);
}

void parts_drop(struct consumer *consumer, const struct bus_event *event)
{
    parts_note(consumer);
    for (size_t i = 0; i < event->part_count; i++) {
        struct part *part =
            consumer_part(consumer, event->parts[i].topic, event->parts[i].partition);
        if (part)
            part->owned = false;
    }
    count_owned(consumer);
}

struct err *part_restart(struct consumer *consumer, struct part *part, int64_t from)
{
    const char *cluster = NULL;
    LOG(LOG_WARNING, "partition is read again", LOG_TEXT("topic", part->topic),
        LOG_NUMBER("part", part->number), LOG_NUMBER("from", from));
    TRY(bus_cluster_id(consumer->admin, consumer->arena, ASK_MS, &cluster));
    return begin_at(consumer, cluster, &(struct beginning){part, from, 0}, 1);
}

struct err *part_reread(struct consumer *consumer, struct part *part)
{
    const struct part_key key = {part->topic, count_of(part->number), ""};
    struct db_rows rows = {0};
    TRY(store_run(consumer->store, consumer->arena,
                  (struct db_call){&statement_offset_read, &key, 1}, &rows));
    const struct offset *row = rows.rows;
    if (rows.count == 0 || row->epoch.value != part->epoch)
        return err_of(PROBLEM_TRANSIENT, "another replica took %s/%" PRId32, part->topic,
                      part->number);
    /* Also where the row stands as expected: what was gathered of this partition is void. */
    part->next = part->seen = part->noted = row->next_offset.value;
    const struct bus_part start = {part->topic, part->number, part->next};
    return bus_consumer_start(consumer->bus, &start);
}
