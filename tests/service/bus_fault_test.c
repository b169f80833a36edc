/* SPDX-License-Identifier: Apache-2.0
 *
 * The bus while its broker is killed, wiped and started again: nothing lost, and a consumer that
 * says so when it is of no more use. Each test has a broker of its own.
 */
#include "base/clock.h"
#include "bus_story.h"

#include <string.h>

static struct arena *arena;

static void setup(void) { arena = arena_new(8U << 20); }

static void teardown(void) { arena_free(arena); }

TestSuite(bus_fault, .init = setup, .fini = teardown, .timeout = 180);

Test(bus_fault, a_broker_killed_in_the_middle_loses_nothing_and_keeps_the_order)
{
    struct kafka own;
    struct ledger ledger = {.reported = 0};
    broker_start(&own, "kill");
    topic_make(&own, "killed", PARTITIONS);
    struct bus_producer *producer = producer_of(&own, "admin");
    for (int number = 1; number <= MANY; number++) {
        if (number == MANY / 2)
            cr_assert(kafka_kill(&own));
        ledger_produce(&ledger, producer, "killed", number);
    }
    cr_assert_lt(ledger.reported, MANY);
    cr_assert(kafka_start_again(&own));
    ledger_settle(&ledger, producer, 60000);
    bus_producer_close(producer);
    ledger_compare(&ledger, &own, "killed");
    cr_assert(kafka_remove(&own));
}

/* --- a wiped broker --------------------------------------------------------------------------- */

static void wiped_restart(struct kafka *own)
{
    cr_assert(kafka_stop(own));
    cr_assert(kafka_wipe(own));
    cr_assert(kafka_start_again(own));
}

/* C7: an open consumer must not stay silent; it says that it is lost, or out of range. */
static void consumer_notices_wipe(struct bus_consumer *consumer)
{
    const int64_t deadline = clock_monotonic_ms() + 45000;
    struct bus_event event = {.what = BUS_NOTHING};
    while (event.what != BUS_LOST && event.what != BUS_OUT_OF_RANGE) {
        cr_assert_lt(clock_monotonic_ms(), deadline, "the consumer stays silent");
        OK(bus_consumer_poll(consumer, STEP_MS, &event));
        cr_assert_neq(event.what, BUS_RECORD);
    }
}

Test(bus_fault, a_wiped_broker_shows_a_new_cluster_id_and_an_empty_log)
{
    struct kafka own;
    const char *before, *after;
    int32_t partitions;
    broker_start(&own, "wipe");
    topic_make(&own, "wiped", 1);
    partition_fill(&own, "wiped", 0, 30);
    struct bus_admin *admin = admin_of(&own);
    OK(bus_cluster_id(admin, arena, WAIT_MS, &before));
    struct bus_consumer *consumer = consumer_of(&own, "wiped", "wiped");
    (void)consumer_await(consumer, BUS_ASSIGNED);
    consumer_start(consumer, "wiped", 0, 30);
    (void)consumer_await(consumer, BUS_END);

    wiped_restart(&own);
    OK(bus_cluster_id(admin, arena, WAIT_MS, &after));
    cr_assert_str_neq(before, after);
    OK(bus_partitions(admin, "wiped", WAIT_MS, &partitions));
    cr_assert_eq(partitions, 0);
    consumer_notices_wipe(consumer);
    bus_consumer_close(consumer);
    topic_make(&own, "wiped", 1);
    struct bus_part part = {"wiped", 0, -1};
    OK(bus_ends(admin, &part, 1, WAIT_MS));
    cr_assert_eq(part.offset, 0);
    bus_admin_close(admin);

    partition_fill(&own, "wiped", 0, 3);
    consumer = consumer_of(&own, "wiped", "wiped");
    (void)consumer_await(consumer, BUS_ASSIGNED);
    consumer_start(consumer, "wiped", 0, 30);
    (void)consumer_await(consumer, BUS_OUT_OF_RANGE);
    consumer_start(consumer, "wiped", 0, 0);
    record_expect(consumer, 0);
    bus_consumer_close(consumer);
    cr_assert(kafka_remove(&own));
}

Test(bus_fault, a_consumer_reads_on_after_the_broker_was_killed_and_closes_while_it_is_down,
     .timeout = 180)
{
    struct kafka own;
    broker_start(&own, "down");
    topic_make(&own, "down", 1);
    partition_fill(&own, "down", 0, 20);
    struct bus_consumer *consumer = consumer_of(&own, "down", "down");
    (void)consumer_await(consumer, BUS_ASSIGNED);
    consumer_start(consumer, "down", 0, 0);
    for (int64_t offset = 0; offset < 20; offset++)
        record_expect(consumer, offset);
    cr_assert(kafka_kill(&own));
    consumer_is_silent(consumer);
    cr_assert(kafka_start_again(&own));
    partition_fill(&own, "down", 0, 5);
    const int64_t deadline = clock_monotonic_ms() + 60000;
    for (int64_t next = 20; next < 25;) {
        struct bus_event event;
        cr_assert_lt(clock_monotonic_ms(), deadline);
        OK(bus_consumer_poll(consumer, STEP_MS, &event));
        if (event.what == BUS_ASSIGNED) /* the group may have been formed anew */
            consumer_start(consumer, "down", 0, next);
        if (event.what == BUS_RECORD)
            cr_assert_eq(event.record.offset, next++);
    }
    cr_assert(kafka_kill(&own));
    const int64_t began = clock_monotonic_ms();
    bus_consumer_close(consumer);
    cr_assert_lt(clock_monotonic_ms() - began, 8000);
    cr_assert(kafka_remove(&own));
}
