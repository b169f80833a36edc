/* SPDX-License-Identifier: Apache-2.0
 *
 * The steps of the bus tests' stories, and the end of every broker that a run has started. It must
 * never leave one running, whatever a test did.
 */
#include "bus_story.h"

#include "base/clock.h"

#include <criterion/hooks.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *broker_dir(int runner, const char *name)
{
    static char dir[64];
    snprintf(dir, sizeof dir, "/tmp/halfsky-bus-test.%d.%s", runner, name);
    return dir;
}

void broker_start(struct kafka *broker, const char *name)
{
    cr_assert(kafka_start(broker, broker_dir(getppid(), name)));
}

ReportHook(POST_ALL)(struct criterion_global_stats *stats)
{
    (void)stats;
    if (!kafka_remove_all(broker_dir(getpid(), "")))
        fputs("a broker of these tests did not stop\n", stderr);
}

/* --- clients ---------------------------------------------------------------------------------- */

struct bus_admin *admin_of(struct kafka *broker)
{
    struct bus_admin *admin;
    const struct bus_options options = kafka_as(broker, "admin", NULL);
    OK(bus_admin_open(&options, &admin));
    return admin;
}

struct bus_producer *producer_of(struct kafka *broker, const char *principal)
{
    struct bus_producer *producer;
    const struct bus_options options = kafka_as(broker, principal, NULL);
    OK(bus_producer_open(&options, &producer));
    return producer;
}

void topic_make(struct kafka *broker, const char *topic, int32_t partitions)
{
    struct bus_admin *admin = admin_of(broker);
    const struct bus_topic wanted = {.name = topic, .partitions = partitions, .replication = 1};
    OK(bus_topic_create(admin, &wanted));
    bus_admin_close(admin);
}

struct bus_consumer *consumer_of(struct kafka *broker, const char *topic, const char *group)
{
    struct bus_consumer *consumer;
    const struct bus_options options = kafka_as(broker, "admin", group);
    OK(bus_consumer_open(&options, &topic, 1, &consumer));
    return consumer;
}

/* The next happening of this kind; none before it may be a record unless one is looked for. */
struct bus_event consumer_await(struct bus_consumer *consumer, enum bus_happening what)
{
    const int64_t deadline = clock_monotonic_ms() + WAIT_MS;
    struct bus_event event = {.what = BUS_NOTHING};
    while (event.what != what) {
        cr_assert_lt(clock_monotonic_ms(), deadline, "waited in vain for happening %d", (int)what);
        OK(bus_consumer_poll(consumer, STEP_MS, &event));
        cr_assert(event.what != BUS_RECORD || what == BUS_RECORD, "a record at %lld",
                  (long long)event.record.offset);
    }
    return event;
}

/* Polls for a while and demands that no record comes. */
void consumer_is_silent(struct bus_consumer *consumer)
{
    const int64_t until = clock_monotonic_ms() + QUIET_MS;
    while (clock_monotonic_ms() < until) {
        struct bus_event event;
        OK(bus_consumer_poll(consumer, STEP_MS, &event));
        cr_assert_neq(event.what, BUS_RECORD);
    }
}

void consumer_start(struct bus_consumer *consumer, const char *topic, int32_t partition,
                    int64_t offset)
{
    const struct bus_part part = {topic, partition, offset};
    OK(bus_consumer_start(consumer, &part));
}

void record_expect(struct bus_consumer *consumer, int64_t offset)
{
    const struct bus_event event = consumer_await(consumer, BUS_RECORD);
    cr_assert_eq(event.record.offset, offset, "offset %lld instead of %lld",
                 (long long)event.record.offset, (long long)offset);
}

/* Takes every report that is there; asserts that each was delivered, and counts them. */
static size_t reports_take(struct bus_producer *producer, int wait_ms)
{
    struct bus_report reports[64];
    const size_t count = bus_reports(producer, wait_ms, reports, 64);
    for (size_t i = 0; i < count; i++)
        cr_assert(reports[i].delivered, "%s", reports[i].why);
    return count;
}

void reports_await(struct bus_producer *producer, size_t reported, size_t wanted)
{
    const int64_t deadline = clock_monotonic_ms() + WAIT_MS;
    while (reported < wanted) {
        cr_assert_lt(clock_monotonic_ms(), deadline, "%zu of %zu reports", reported, wanted);
        reported += reports_take(producer, STEP_MS);
    }
    cr_assert_eq(reported, wanted);
}

/* `count` records of `size` bytes into one partition. */
void partition_fill(struct kafka *broker, const char *topic, int32_t partition, int count)
{
    static uint8_t value[100];
    struct bus_producer *producer = producer_of(broker, "admin");
    for (int i = 0; i < count; i++) {
        const struct bus_record record = {
            .topic = topic, .partition = partition, .key = "k", .value = {value, sizeof value}};
        OK(bus_produce(producer, &record, (uint64_t)i));
    }
    reports_await(producer, 0, (size_t)count);
    bus_producer_close(producer);
}

/* --- many records ----------------------------------------------------------------------------- */

static void ledger_report(struct ledger *ledger, const struct bus_report *report)
{
    cr_assert(report->delivered, "%s", report->why);
    cr_assert_not(report->fatal);
    const int32_t part = report->partition;
    cr_assert(report->offset == -1 || report->offset == ledger->next[part],
              "partition %d: offset %lld instead of %lld", (int)part, (long long)report->offset,
              (long long)ledger->next[part]);
    cr_assert_gt(report->token, ledger->last_token[part]);
    ledger->next[part]++;
    ledger->last_token[part] = report->token;
    ledger->reported++;
}

static void ledger_take(struct ledger *ledger, struct bus_producer *producer, int wait_ms)
{
    struct bus_report reports[128];
    const size_t count = bus_reports(producer, wait_ms, reports, 128);
    for (size_t i = 0; i < count; i++)
        ledger_report(ledger, &reports[i]);
}

void ledger_produce(struct ledger *ledger, struct bus_producer *producer, const char *topic,
                    int number)
{
    char key[16], value[32];
    snprintf(key, sizeof key, "key-%d", number % KEYS);
    const int size = snprintf(value, sizeof value, "%d", number);
    const struct bus_record record = {.topic = topic,
                                      .partition = -1,
                                      .key = key,
                                      .value = {(const uint8_t *)value, (size_t)size}};
    const int64_t deadline = clock_monotonic_ms() + WAIT_MS;
    struct err *err;
    while ((err = bus_produce(producer, &record, (uint64_t)number)) != NULL) {
        cr_assert_eq(err->problem, PROBLEM_TRANSIENT, "%s", err->message);
        cr_assert_lt(clock_monotonic_ms(), deadline);
        ledger_take(ledger, producer, STEP_MS);
    }
    ledger_take(ledger, producer, 0);
}

void ledger_settle(struct ledger *ledger, struct bus_producer *producer, int wait_ms)
{
    const int64_t deadline = clock_monotonic_ms() + wait_ms;
    while (ledger->reported < MANY) {
        cr_assert_lt(clock_monotonic_ms(), deadline, "%zu reports", ledger->reported);
        ledger_take(ledger, producer, STEP_MS);
    }
}

static struct err *ledger_read_one(void *context, const struct bus_record *record)
{
    struct ledger *ledger = context;
    const int key = atoi(record->key + strlen("key-"));
    char value[16] = "";
    memcpy(value, record->value.data, record->value.size);
    const int number = atoi(value);
    cr_assert_eq(number % KEYS, key);
    cr_assert_eq(number, ledger->last_of_key[key] + KEYS, "key %d: %d after %d", key, number,
                 ledger->last_of_key[key]);
    ledger->last_of_key[key] = number;
    ledger->read++;
    return NULL;
}

/* Every number from 1 to MANY once, each key in order. */
void ledger_compare(struct ledger *ledger, struct kafka *broker, const char *topic)
{
    for (int key = 0; key < KEYS; key++)
        ledger->last_of_key[key] = key ? key - KEYS : 0;
    const struct bus_options options = kafka_as(broker, "admin", NULL);
    for (int32_t part = 0; part < PARTITIONS; part++) {
        const struct bus_part from = {topic, part, 0};
        OK(bus_read_range(&options, &from, ledger->next[part], ledger_read_one, ledger));
    }
    cr_assert_eq(ledger->read, MANY);
}
