/* SPDX-License-Identifier: Apache-2.0
 *
 * redeliver BROKERS TLS_FOLDER SEED SERVICE…: reads every record of the services' topics, waits for
 * the end of its input (until then the broker may be wiped), and produces each record twice, in an
 * order shuffled by SEED across services, streams and sequence numbers, with the owner's
 * certificate, into the partition it came from. It changes no byte of a record.
 */
#include "adapters/bus.h"
#include "base/clock.h"
#include "base/text.h"
#include "runtime/wire.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum {
    ARENA_MOST = 512 << 20,
    RECORDS_MOST = 100000,
    OWNERS_MOST = 16,
    TIMES = 2,
    ASK_MS = 20000,
    STEP_MS = 200,
    REPORTS = 64,
    FIXED_ARGUMENTS = 4
};

struct owner {
    const char *topic;
    struct bus_options options;
    struct bus_producer *producer;
};
struct copy {
    struct owner *owner;
    struct bus_record record;
};
struct redelivery {
    struct arena *arena;
    const char *brokers, *tls;
    uint64_t chance;
    struct owner owners[OWNERS_MOST];
    size_t owner_count;
    struct copy *copies;
    size_t copy_count, delivered;
};
struct reading {
    struct redelivery *all;
    struct owner *owner;
};

/* --- reading */

static struct bus_options options_of(const struct redelivery *all, const char *principal)
{
    return (struct bus_options){
        .brokers = all->brokers,
        .ca_file = arena_printf(all->arena, "%s/ca.pem", all->tls),
        .certificate_file = arena_printf(all->arena, "%s/%s.crt.pem", all->tls, principal),
        .key_file = arena_printf(all->arena, "%s/%s.key.pem", all->tls, principal),
        .client_id = "halfsky-redeliver"};
}

static struct err *record_keep(void *context, const struct bus_record *record)
{
    const struct reading *reading = context;
    struct redelivery *all = reading->all;
    if (all->copy_count + TIMES > RECORDS_MOST)
        return err_of(PROBLEM_TOO_LARGE, "more than %d records", RECORDS_MOST / TIMES);
    struct copy copy = {reading->owner, *record};
    struct bus_header *headers =
        arena_copy(all->arena, record->headers, record->header_count * sizeof *headers);
    for (size_t i = 0; i < record->header_count; i++)
        headers[i] = (struct bus_header){arena_text(all->arena, record->headers[i].name),
                                         arena_text(all->arena, record->headers[i].value)};
    copy.record.topic = reading->owner->topic;
    copy.record.key = arena_text(all->arena, record->key);
    copy.record.headers = headers;
    copy.record.value.data = arena_copy(all->arena, record->value.data, record->value.size);
    for (int i = 0; i < TIMES; i++)
        all->copies[all->copy_count++] = copy;
    return NULL;
}

static struct err *partition_read(struct reading *reading, struct bus_admin *admin, int32_t number)
{
    struct bus_part part = {.topic = reading->owner->topic, .partition = number};
    TRY(bus_ends(admin, &part, 1, ASK_MS));
    const int64_t end = part.offset;
    part.offset = 0; /* topics keep everything */
    const struct bus_options options = options_of(reading->all, "admin");
    return end > 0 ? bus_read_range(&options, &part, end, record_keep, reading) : NULL;
}

static struct err *topic_read(struct redelivery *all, struct bus_admin *admin, struct owner *owner)
{
    struct reading reading = {all, owner};
    int32_t partitions = 0;
    TRY(bus_partitions(admin, owner->topic, ASK_MS, &partitions));
    for (int32_t i = 0; i < partitions; i++)
        TRY(err_wrap(partition_read(&reading, admin, i), "%s:%" PRId32, owner->topic, i));
    return NULL;
}

static struct err *topics_read(struct redelivery *all)
{
    struct bus_admin *admin = NULL;
    struct err *err = NULL;
    const struct bus_options options = options_of(all, "admin");
    TRY(bus_admin_open(&options, &admin));
    for (size_t i = 0; !err && i < all->owner_count; i++)
        err = topic_read(all, admin, &all->owners[i]);
    bus_admin_close(admin);
    return err;
}

/* --- the order */

/* xorshift64*: the same seed, the same order. */
static uint64_t chance_next(uint64_t *chance)
{
    *chance ^= *chance >> 12;
    *chance ^= *chance << 25;
    *chance ^= *chance >> 27;
    return *chance * 2685821657736338717ULL;
}

static void copies_shuffle(struct redelivery *all)
{
    for (size_t i = all->copy_count; i > 1; i--) {
        const size_t other = (size_t)(chance_next(&all->chance) % i);
        const struct copy copy = all->copies[i - 1];
        all->copies[i - 1] = all->copies[other];
        all->copies[other] = copy;
    }
}

/* --- producing */

static struct err *reports_take(struct redelivery *all, struct owner *owner, int wait_ms)
{
    struct bus_report reports[REPORTS];
    size_t count = REPORTS;
    while (count == REPORTS) {
        count = bus_reports(owner->producer, wait_ms, reports, REPORTS);
        for (size_t i = 0; i < count; i++)
            if (!reports[i].delivered)
                return err_of(PROBLEM_TRANSIENT, "not delivered: %s", reports[i].why);
        all->delivered += count;
    }
    return NULL;
}

static struct err *copy_produce(struct redelivery *all, const struct copy *copy)
{
    struct err *err = bus_produce(copy->owner->producer, &copy->record, 1);
    if (!err_is(err, ERR_TRANSIENT))
        return err;
    err_ignore(err, "the queue is full: reports make room");
    TRY(reports_take(all, copy->owner, STEP_MS));
    return bus_produce(copy->owner->producer, &copy->record, 1);
}

static struct err *rest_await(struct redelivery *all)
{
    const int64_t end = clock_monotonic_ms() + ASK_MS;
    while (all->delivered < all->copy_count && clock_monotonic_ms() < end)
        for (size_t i = 0; i < all->owner_count; i++)
            TRY(reports_take(all, &all->owners[i], STEP_MS));
    return all->delivered == all->copy_count
               ? NULL
               : err_of(PROBLEM_TRANSIENT, "%zu of %zu delivered", all->delivered, all->copy_count);
}

static struct err *copies_produce(struct redelivery *all)
{
    for (size_t i = 0; i < all->owner_count; i++)
        TRY(bus_producer_open(&all->owners[i].options, &all->owners[i].producer));
    for (size_t i = 0; i < all->copy_count; i++)
        TRY(copy_produce(all, &all->copies[i]));
    return rest_await(all);
}

static struct err *redeliver(struct redelivery *all)
{
    TRY(topics_read(all));
    printf("%zu records read\n", all->copy_count / TIMES);
    (void)fflush(stdout);
    while (getchar() != EOF)
        ;
    copies_shuffle(all);
    struct err *err = copies_produce(all);
    for (size_t i = 0; i < all->owner_count; i++)
        bus_producer_close(all->owners[i].producer);
    TRY(err);
    printf("%zu records produced\n", all->copy_count);
    return NULL;
}

static bool arguments_read(struct redelivery *all, char **words, int count)
{
    int64_t seed = 0;
    if (count <= FIXED_ARGUMENTS || count > FIXED_ARGUMENTS + OWNERS_MOST ||
        !text_to_int64(words[3], &seed) || seed <= 0)
        return false;
    all->brokers = words[1];
    all->tls = words[2];
    all->chance = (uint64_t)seed;
    for (int i = FIXED_ARGUMENTS; i < count; i++)
        all->owners[all->owner_count++] = (struct owner){.topic = wire_topic(all->arena, words[i]),
                                                         .options = options_of(all, words[i])};
    return true;
}

int main(int argc, char **argv)
{
    ARENA_SCOPED arena = arena_new(ARENA_MOST);
    struct redelivery all = {.arena = arena};
    all.copies = ARENA_ARRAY(arena, struct copy, RECORDS_MOST);
    if (!arguments_read(&all, argv, argc)) {
        (void)fprintf(stderr, "usage: redeliver BROKERS TLS_FOLDER SEED SERVICE…\n");
        return 2;
    }
    const struct err *err = redeliver(&all);
    if (err)
        (void)fprintf(stderr, "redeliver: %s\n", err->message);
    return err ? 1 : 0;
}
