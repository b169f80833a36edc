/* SPDX-License-Identifier: Apache-2.0
 *
 * The bus against a real broker with mutual TLS: nothing lost, nothing out of order, nothing stale.
 * One broker serves the whole run.
 */
#include "base/clock.h"
#include "bus_story.h"

#include <criterion/hooks.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct kafka kafka;
static struct arena *arena;

ReportHook(PRE_ALL)(struct criterion_test_set *tests)
{
    (void)tests;
    if (!kafka_start(&kafka, broker_dir(getpid(), "shared"))) {
        fputs("the broker for these tests did not start\n", stderr);
        exit(1);
    }
}

static void setup(void)
{
    arena = arena_new(8U << 20);
    cr_assert(kafka_attach(&kafka, broker_dir(getppid(), "shared")));
}

static void teardown(void) { arena_free(arena); }

TestSuite(bus, .init = setup, .fini = teardown, .timeout = 90);

/* --- producing -------------------------------------------------------------------------------- */

Test(bus, ten_thousand_records_are_reported_in_order_with_their_offsets)
{
    struct ledger ledger = {.reported = 0};
    topic_make(&kafka, "ten-thousand", PARTITIONS);
    struct bus_producer *producer = producer_of(&kafka, "admin");
    for (int number = 1; number <= MANY; number++)
        ledger_produce(&ledger, producer, "ten-thousand", number);
    ledger_settle(&ledger, producer, WAIT_MS);
    bus_producer_close(producer);
    ledger_compare(&ledger, &kafka, "ten-thousand");
}

static struct err *record_keep(void *context, const struct bus_record *record)
{
    struct bus_record *kept = context;
    struct bus_header *headers = ARENA_ARRAY(arena, struct bus_header, record->header_count);
    for (size_t i = 0; i < record->header_count; i++)
        headers[i] = (struct bus_header){arena_text(arena, record->headers[i].name),
                                         arena_text(arena, record->headers[i].value)};
    *kept = *record;
    kept->key = arena_text(arena, record->key);
    kept->headers = headers;
    kept->value.data = arena_copy(arena, record->value.data, record->value.size);
    return NULL;
}

Test(bus, key_headers_and_a_value_of_900_kib_come_back_byte_equal)
{
    const size_t size = 900U << 10;
    uint8_t *value = arena_alloc(arena, size);
    clock_random(value, size);
    const struct bus_header headers[] = {
        {"ce_id", "intake/matter/x/1"}, {"ce_source", "半边天"}, {"empty", ""}};
    const struct bus_record sent = {.topic = "large",
                                    .partition = 0,
                                    .key = "0190f5fe-0000-7000-8000-000000000001",
                                    .headers = headers,
                                    .header_count = 3,
                                    .value = {value, size}};
    topic_make(&kafka, "large", 1);
    struct bus_producer *producer = producer_of(&kafka, "admin");
    OK(bus_produce(producer, &sent, 7));
    reports_await(producer, 0, 1);
    bus_producer_close(producer);

    struct bus_record kept;
    const struct bus_options options = kafka_as(&kafka, "admin", NULL);
    const struct bus_part from = {"large", 0, 0};
    OK(bus_read_range(&options, &from, 1, record_keep, &kept));
    cr_assert_str_eq(kept.key, sent.key);
    cr_assert_eq(kept.header_count, 3);
    for (size_t i = 0; i < 3; i++) {
        cr_assert_str_eq(kept.headers[i].name, headers[i].name);
        cr_assert_str_eq(kept.headers[i].value, headers[i].value);
    }
    cr_assert_eq(kept.value.size, size);
    cr_assert_arr_eq(kept.value.data, value, size);
}

Test(bus, a_body_above_the_limit_is_refused_at_once)
{
    const size_t size = 2U << 20;
    const struct bus_record record = {
        .topic = "large", .partition = 0, .value = {arena_alloc(arena, size), size}};
    struct bus_producer *producer = producer_of(&kafka, "admin");
    REFUSED(bus_produce(producer, &record, 1), PROBLEM_TOO_LARGE);
    bus_producer_close(producer);
}

Test(bus, a_full_queue_says_try_again_and_closing_without_a_broker_is_quick)
{
    struct bus_producer *producer;
    struct bus_options options = kafka_as(&kafka, "admin", NULL);
    options.brokers = "127.0.0.1:1";
    OK(bus_producer_open(&options, &producer));
    const struct bus_record record = {.topic = "full", .partition = -1, .key = "k"};
    struct err *err = NULL;
    int taken = 0;
    for (; !err && taken < 100000; taken++)
        err = bus_produce(producer, &record, 1);
    REFUSED(err, PROBLEM_TRANSIENT);
    struct bus_report report;
    cr_assert_eq(bus_reports(producer, STEP_MS, &report, 1), 0, "nothing failed, nothing arrived");
    const int64_t began = clock_monotonic_ms();
    bus_producer_close(producer);
    cr_assert_lt(clock_monotonic_ms() - began, 3000);
}

/* --- consuming -------------------------------------------------------------------------------- */

Test(bus, an_assigned_partition_is_silent_until_it_is_started_where_it_was_told)
{
    topic_make(&kafka, "started", 1);
    partition_fill(&kafka, "started", 0, 50);
    struct bus_consumer *consumer = consumer_of(&kafka, "started", "started");
    const struct bus_event assigned = consumer_await(consumer, BUS_ASSIGNED);
    cr_assert_eq(assigned.part_count, 1);
    cr_assert_str_eq(assigned.parts[0].topic, "started");
    consumer_is_silent(consumer);
    consumer_start(consumer, "started", 0, 20);
    for (int64_t offset = 20; offset < 50; offset++)
        record_expect(consumer, offset);
    const struct bus_event end = consumer_await(consumer, BUS_END);
    cr_assert_eq(end.parts[0].offset, 50);
    bus_consumer_close(consumer);
}

Test(bus, who_lets_a_moment_pass_after_each_fetch_reads_the_same_records)
{
    struct bus_consumer *consumer = NULL;
    const char *topic = "gathered";
    struct bus_options options = kafka_as(&kafka, "admin", "gathered");
    topic_make(&kafka, topic, 1);
    options.gather_ms = 101;
    const struct err *err = bus_consumer_open(&options, &topic, 1, &consumer);
    cr_assert(err && err->problem == PROBLEM_INVALID);
    options.gather_ms = 40;
    OK(bus_consumer_open(&options, &topic, 1, &consumer));
    (void)consumer_await(consumer, BUS_ASSIGNED);
    consumer_start(consumer, topic, 0, 0);
    for (int64_t offset = 0; offset < 12; offset += 4) {
        partition_fill(&kafka, topic, 0, 4);
        for (int64_t at = offset; at < offset + 4; at++)
            record_expect(consumer, at);
        (void)consumer_await(consumer, BUS_END);
    }
    bus_consumer_close(consumer);
}

Test(bus, a_seek_in_the_middle_never_shows_what_was_fetched_before_it)
{
    enum { ALL = 3000 };
    const int64_t places[] = {0, 2500, 10, 2990, 1500, 1500, 0, 2999, 1};
    topic_make(&kafka, "sought", 1);
    partition_fill(&kafka, "sought", 0, ALL);
    struct bus_consumer *consumer = consumer_of(&kafka, "sought", "sought");
    (void)consumer_await(consumer, BUS_ASSIGNED);
    for (int round = 0; round < 4; round++)
        for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
            consumer_start(consumer, "sought", 0, places[i]);
            for (int64_t offset = places[i]; offset < places[i] + 7 && offset < ALL; offset++)
                record_expect(consumer, offset);
        }
    for (int64_t offset = 8; offset < ALL; offset++)
        record_expect(consumer, offset);
    bus_consumer_close(consumer);
}

Test(bus, a_paused_partition_is_silent_and_the_others_flow)
{
    topic_make(&kafka, "paused", 2);
    partition_fill(&kafka, "paused", 0, 400);
    partition_fill(&kafka, "paused", 1, 400);
    struct bus_consumer *consumer = consumer_of(&kafka, "paused", "paused");
    (void)consumer_await(consumer, BUS_ASSIGNED);
    consumer_start(consumer, "paused", 0, 0);
    record_expect(consumer, 0);
    const struct bus_part first = {"paused", 0, 0};
    OK(bus_consumer_pause(consumer, &first));
    consumer_start(consumer, "paused", 1, 0);
    for (int64_t offset = 0; offset < 400; offset++) {
        const struct bus_event event = consumer_await(consumer, BUS_RECORD);
        cr_assert_eq(event.record.partition, 1);
        cr_assert_eq(event.record.offset, offset);
    }
    (void)consumer_await(consumer, BUS_END);
    consumer_is_silent(consumer);
    consumer_start(consumer, "paused", 0, 1);
    for (int64_t offset = 1; offset < 400; offset++)
        record_expect(consumer, offset);
    bus_consumer_close(consumer);
}

Test(bus, an_offset_that_is_not_there_is_told_and_the_partition_starts_again)
{
    topic_make(&kafka, "range", 2);
    partition_fill(&kafka, "range", 0, 10);
    partition_fill(&kafka, "range", 1, 10);
    struct bus_consumer *consumer = consumer_of(&kafka, "range", "range");
    (void)consumer_await(consumer, BUS_ASSIGNED);
    consumer_start(consumer, "range", 1, 0);
    for (int64_t offset = 0; offset < 10; offset++)
        record_expect(consumer, offset);
    consumer_start(consumer, "range", 0, 5000);
    const struct bus_event event = consumer_await(consumer, BUS_OUT_OF_RANGE);
    cr_assert_eq(event.part_count, 1);
    cr_assert_eq(event.parts[0].partition, 0);
    cr_assert_eq(event.parts[0].offset, 5000);
    consumer_start(consumer, "range", 0, 0);
    for (int64_t offset = 0; offset < 10; offset++) {
        const struct bus_event record = consumer_await(consumer, BUS_RECORD);
        cr_assert_eq(record.record.partition, 0, "the other partition goes on, it does not repeat");
        cr_assert_eq(record.record.offset, offset);
    }
    partition_fill(&kafka, "range", 1, 1);
    record_expect(consumer, 10);
    bus_consumer_close(consumer);
}

static void partitions_start(struct bus_consumer *consumer, const struct bus_event *assigned)
{
    struct bus_part parts[8];
    cr_assert_leq(assigned->part_count, 8);
    memcpy(parts, assigned->parts, assigned->part_count * sizeof *parts);
    const size_t count = assigned->part_count;
    for (size_t i = 0; i < count; i++)
        parts[i].offset = 0;
    for (size_t i = 0; i < count; i++)
        OK(bus_consumer_start(consumer, &parts[i]));
}

/* Polls two consumers in turn until each has been given `wanted` partitions. */
static void group_balance(struct bus_consumer *const consumers[2], size_t wanted)
{
    const int64_t deadline = clock_monotonic_ms() + WAIT_MS;
    size_t held[2] = {0, 0};
    while (held[0] != wanted || held[1] != wanted) {
        cr_assert_lt(clock_monotonic_ms(), deadline, "held %zu and %zu", held[0], held[1]);
        for (int i = 0; i < 2; i++) {
            struct bus_event event;
            OK(bus_consumer_poll(consumers[i], STEP_MS, &event));
            if (event.what == BUS_ASSIGNED)
                held[i] = event.part_count;
            if (event.what == BUS_REVOKED)
                held[i] = 0;
        }
    }
}

Test(bus, a_second_consumer_takes_half_and_gives_it_back)
{
    topic_make(&kafka, "shared", 4);
    for (int32_t part = 0; part < 4; part++)
        partition_fill(&kafka, "shared", part, 5);
    struct bus_consumer *first = consumer_of(&kafka, "shared", "shared");
    struct bus_event event = consumer_await(first, BUS_ASSIGNED);
    cr_assert_eq(event.part_count, 4);
    partitions_start(first, &event);
    for (int i = 0; i < 20; i++)
        (void)consumer_await(first, BUS_RECORD);

    struct bus_consumer *second = consumer_of(&kafka, "shared", "shared");
    group_balance((struct bus_consumer *const[]){first, second}, 2);
    /* Range: the first member by id has 0 and 1, the other 2 and 3, and the ids are random. */
    struct bus_part ours = {"shared", 0, 0}, theirs = {"shared", 3, 0};
    struct err *err = bus_consumer_start(first, &ours);
    if (err) {
        cr_assert_eq(err->problem, PROBLEM_CONFLICT, "%s", err->message);
        ours.partition = 3;
        theirs.partition = 0;
        OK(bus_consumer_start(first, &ours));
    }
    REFUSED(bus_consumer_start(first, &theirs), PROBLEM_CONFLICT);
    OK(bus_consumer_start(second, &theirs));
    for (int64_t offset = 0; offset < 5; offset++) {
        record_expect(first, offset);
        record_expect(second, offset);
    }

    bus_consumer_close(second);
    event = consumer_await(first, BUS_REVOKED);
    cr_assert_eq(event.part_count, 2);
    for (size_t i = 0; i < event.part_count; i++)
        REFUSED(bus_consumer_start(first, &event.parts[i]), PROBLEM_CONFLICT);
    event = consumer_await(first, BUS_ASSIGNED);
    cr_assert_eq(event.part_count, 4);
    partitions_start(first, &event);
    for (int i = 0; i < 20; i++)
        (void)consumer_await(first, BUS_RECORD);
    bus_consumer_close(first);
}

Test(bus, the_offset_noted_for_monitors_is_read_back_and_starts_nothing)
{
    topic_make(&kafka, "noted", 1);
    partition_fill(&kafka, "noted", 0, 9);
    struct bus_consumer *consumer = consumer_of(&kafka, "noted", "noted");
    (void)consumer_await(consumer, BUS_ASSIGNED);
    struct bus_part part = {"noted", 0, 0};
    OK(bus_consumer_noted(consumer, &part, 1, WAIT_MS));
    cr_assert_eq(part.offset, -1);
    part.offset = 6;
    bus_consumer_note(consumer, &part, 1);
    const int64_t deadline = clock_monotonic_ms() + WAIT_MS;
    for (part.offset = -1; part.offset != 6;) {
        cr_assert_lt(clock_monotonic_ms(), deadline);
        OK(bus_consumer_noted(consumer, &part, 1, WAIT_MS));
    }
    bus_consumer_close(consumer);

    consumer = consumer_of(&kafka, "noted", "noted");
    (void)consumer_await(consumer, BUS_ASSIGNED);
    consumer_is_silent(consumer);
    consumer_start(consumer, "noted", 0, 2);
    record_expect(consumer, 2);
    bus_consumer_close(consumer);
}

Test(bus, a_consumer_of_a_topic_that_is_not_there_is_lost_and_closes_quickly)
{
    struct bus_consumer *consumer = consumer_of(&kafka, "nowhere", "nowhere");
    const struct bus_event event = consumer_await(consumer, BUS_LOST);
    cr_assert_not_null(event.why);
    const int64_t began = clock_monotonic_ms();
    bus_consumer_close(consumer);
    cr_assert_lt(clock_monotonic_ms() - began, 3000);
}

/* --- asking ----------------------------------------------------------------------------------- */

static struct err *record_count(void *context, const struct bus_record *record)
{
    size_t *count = context;
    cr_assert_eq(record->offset, 3 + (int64_t)*count);
    (*count)++;
    return NULL;
}

static struct err *record_refuse(void *context, const struct bus_record *record)
{
    (void)context;
    return record->offset == 2 ? err_of(PROBLEM_STALE, "enough") : NULL;
}

Test(bus, a_range_is_read_whole_or_not_at_all)
{
    topic_make(&kafka, "ranges", 2);
    partition_fill(&kafka, "ranges", 1, 10);
    const struct bus_options options = kafka_as(&kafka, "admin", NULL);
    size_t count = 0;
    struct bus_part from = {"ranges", 1, 3};
    OK(bus_read_range(&options, &from, 8, record_count, &count));
    cr_assert_eq(count, 5);
    OK(bus_read_range(&options, &from, 3, record_count, &count));
    cr_assert_eq(count, 5, "an empty range reads nothing");
    count = 0;
    REFUSED(bus_read_range(&options, &from, 11, record_count, &count), PROBLEM_NOT_FOUND);
    from.offset = 11;
    REFUSED(bus_read_range(&options, &from, 12, record_count, &count), PROBLEM_NOT_FOUND);
    from = (struct bus_part){"ranges", 1, 0};
    REFUSED(bus_read_range(&options, &from, 10, record_refuse, NULL), PROBLEM_STALE);
    from.topic = "no-such-topic";
    REFUSED(bus_read_range(&options, &from, 10, record_refuse, NULL), PROBLEM_NOT_FOUND);
    from = (struct bus_part){"ranges", 2, 0};
    REFUSED(bus_read_range(&options, &from, 10, record_refuse, NULL), PROBLEM_NOT_FOUND);
}

Test(bus, watermarks_and_partitions_are_as_they_are_now)
{
    struct bus_admin *admin = admin_of(&kafka);
    struct bus_part parts[] = {{"marks", 0, -1}, {"marks", 4, -1}, {"marks", 2, -1}};
    int32_t partitions = -1;
    OK(bus_partitions(admin, "marks", WAIT_MS, &partitions));
    cr_assert_eq(partitions, 0);
    REFUSED(bus_ends(admin, parts, 3, 2000), PROBLEM_NOT_FOUND);
    topic_make(&kafka, "marks", 5);
    OK(bus_partitions(admin, "marks", WAIT_MS, &partitions));
    cr_assert_eq(partitions, 5);
    OK(bus_ends(admin, parts, 3, WAIT_MS));
    cr_assert(parts[0].offset == 0 && parts[1].offset == 0 && parts[2].offset == 0);
    partition_fill(&kafka, "marks", 0, 17);
    partition_fill(&kafka, "marks", 2, 3);
    OK(bus_ends(admin, parts, 3, WAIT_MS));
    cr_assert(parts[0].offset == 17 && parts[1].offset == 0 && parts[2].offset == 3);
    bus_admin_close(admin);
}

Test(bus, a_broker_that_is_not_there_is_transient)
{
    struct bus_admin *admin;
    struct bus_options options = kafka_as(&kafka, "admin", NULL);
    const char *id;
    options.brokers = "127.0.0.1:1";
    OK(bus_admin_open(&options, &admin));
    REFUSED(bus_cluster_id(admin, arena, 500, &id), PROBLEM_TRANSIENT);
    bus_admin_close(admin);
    options.key_file = "/nonexistent/key.pem";
    REFUSED(bus_admin_open(&options, &admin), PROBLEM_INVALID);
}
