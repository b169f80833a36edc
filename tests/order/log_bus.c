/* SPDX-License-Identifier: Apache-2.0
 *
 * adapters/bus.h in memory: one topic of one partition, on which records get offsets in the order
 * in which they were produced and are judged by the sink at once. Our relay runs over it unchanged.
 * A producer may be made to fail; what it was given may then have arrived or not, and its reports
 * say neither.
 */
#include "order.h"

#include "base/pool.h"
#include "runtime/wire.h"

#include <string.h>

enum { LOG_MOST = 400000, PRODUCERS_MOST = 8, OUT_MOST = 4096 };

struct bus_producer {
    struct bus_report out[OUT_MOST]; /* reports not taken yet */
    size_t out_count;
    bool has_failed;
};
struct bus_admin {
    bool is_open;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct arena *kept;
static struct bus_record *records;
static int64_t end;
static struct pool *producers;
static struct bus_admin admin;
static void (*next_hook)(void *context);
static void *next_context;
static uint32_t failure_sides;
static struct dice dice;

void log_bus_empty(void)
{
    arena_free(kept);
    kept = arena_new(1U << 30);
    records = ARENA_ARRAY(kept, struct bus_record, LOG_MOST);
    end = 0;
    failure_sides = 0;
    if (!producers)
        producers = pool_new(sizeof(struct bus_producer), PRODUCERS_MOST);
}

void log_bus_before_next(void (*hook)(void *context), void *context)
{
    next_context = context;
    next_hook = hook;
}

void log_bus_fail(uint32_t sides, uint64_t seed)
{
    dice.state = seed;
    failure_sides = sides;
}

struct err *bus_producer_open(const struct bus_options *options, struct bus_producer **ret_producer)
{
    (void)options;
    pthread_mutex_lock(&lock);
    *ret_producer = pool_take(producers);
    pthread_mutex_unlock(&lock);
    return *ret_producer ? NULL : err_of(PROBLEM_BUG, "a relay does not close its producers");
}

void bus_producer_close(struct bus_producer *producer)
{
    if (!producer)
        return;
    pthread_mutex_lock(&lock);
    pool_give(producers, producer);
    pthread_mutex_unlock(&lock);
}

static struct bus_record record_copy(const struct bus_record *record)
{
    struct bus_record copy = *record;
    struct bus_header *headers = ARENA_ARRAY(kept, struct bus_header, record->header_count);
    for (size_t i = 0; i < record->header_count; i++)
        headers[i] = (struct bus_header){arena_text(kept, record->headers[i].name),
                                         arena_text(kept, record->headers[i].value)};
    copy.topic = arena_text(kept, record->topic);
    copy.key = arena_text(kept, record->key);
    copy.headers = headers;
    copy.value.data = arena_copy(kept, record->value.data, record->value.size);
    copy.partition = 0;
    copy.offset = end;
    return copy;
}

static void judge(const struct bus_record *record)
{
    struct wire_event event;
    ARENA_SCOPED arena = arena_new(1 << 20);
    must(wire_decode(arena, record, "ordering", &event));
    sink_take(event.stream_id, event.seq.value);
}

/* Under the lock. */
static void record_put(struct bus_producer *producer, const struct bus_record *record,
                       uint64_t token)
{
    if (end == LOG_MOST || producer->out_count == OUT_MOST)
        must(err_of(PROBLEM_BUG, "the log is full"));
    records[end] = record_copy(record);
    judge(&records[end]);
    producer->out[producer->out_count++] =
        (struct bus_report){.token = token, .delivered = true, .partition = 0, .offset = end};
    end++;
}

struct err *bus_produce(struct bus_producer *producer, const struct bus_record *record,
                        uint64_t token)
{
    void (*const hook)(void *) = next_hook;
    if (hook) {
        next_hook = NULL;
        hook(next_context);
    }
    pthread_mutex_lock(&lock);
    const bool fails = failure_sides > 0 && dice_roll(&dice, failure_sides) == 0;
    const bool arrives = !producer->has_failed && (!fails || dice_percent(&dice, 50));
    producer->has_failed |= fails;
    if (arrives)
        record_put(producer, record, token);
    for (size_t i = 0; producer->has_failed && i < producer->out_count; i++)
        producer->out[i].delivered = false;
    pthread_mutex_unlock(&lock);
    return producer->has_failed && !fails
               ? err_of(PROBLEM_CONFLICT, "the producer has failed before")
               : NULL;
}

size_t bus_reports(struct bus_producer *producer, int wait_ms, struct bus_report *ret_reports,
                   size_t most)
{
    (void)wait_ms;
    const size_t count = producer->out_count < most ? producer->out_count : most;
    memcpy(ret_reports, producer->out, count * sizeof *ret_reports);
    producer->out_count -= count;
    memmove(producer->out, producer->out + count, producer->out_count * sizeof *producer->out);
    if (count > 0 || !producer->has_failed || most == 0)
        return count;
    *ret_reports = (struct bus_report){.fatal = true, .offset = -1, .why = "the producer failed"};
    return 1;
}

struct err *bus_admin_open(const struct bus_options *options, struct bus_admin **ret_admin)
{
    (void)options;
    admin.is_open = true;
    *ret_admin = &admin;
    return NULL;
}

void bus_admin_close(struct bus_admin *closed) { (void)closed; }

struct err *bus_cluster_id(struct bus_admin *asked, struct arena *arena, int wait_ms,
                           const char **ret_id)
{
    (void)asked;
    (void)wait_ms;
    *ret_id = arena_text(arena, "memory");
    return NULL;
}

struct err *bus_partitions(struct bus_admin *asked, const char *topic, int wait_ms,
                           int32_t *ret_count)
{
    (void)asked;
    (void)topic;
    (void)wait_ms;
    *ret_count = 1;
    return NULL;
}

struct err *bus_ends(struct bus_admin *asked, struct bus_part *parts, size_t count, int wait_ms)
{
    (void)asked;
    (void)wait_ms;
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < count; i++)
        parts[i].offset = end;
    pthread_mutex_unlock(&lock);
    return NULL;
}

struct err *bus_read_range(const struct bus_options *options, const struct bus_part *from,
                           int64_t to,
                           struct err *(*each)(void *context, const struct bus_record *record),
                           void *context)
{
    (void)options;
    for (int64_t at = from->offset; at < to; at++)
        TRY(each(context, &records[at]));
    return NULL;
}
