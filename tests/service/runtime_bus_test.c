/* SPDX-License-Identifier: Apache-2.0
 *
 * The relay and the consumer on a real PostgreSQL and a real Kafka: whatever is killed, stopped or
 * wiped, every event that got its 200 is applied once and in the order of its stream.
 */
#include "base/clock.h"
#include "pair_story.h"

#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

TestSuite(runtime_bus, .timeout = 200);

enum { WRITERS = 8, WRITES = 250, MATTERS = 5 };

static struct pair pair;
static atomic_int written;

/* Each writer has matters of its own, so that the test knows how many lines each has. */
static void *writer_run(void *context)
{
    const int writer = (int)(intptr_t)context;
    for (int i = 0; i < WRITES; i++) {
        char key[32];
        (void)snprintf(key, sizeof key, "w-%d-%d", writer, i);
        pair_write(&pair, pair_id(1, writer * MATTERS + i % MATTERS), "", key);
        atomic_fetch_add(&written, 1);
    }
    return NULL;
}

static void writers_start(pthread_t threads[WRITERS])
{
    for (intptr_t i = 0; i < WRITERS; i++)
        cr_assert_eq(pthread_create(&threads[i], NULL, writer_run, (void *)i), 0);
}

static void writers_end(const pthread_t threads[WRITERS])
{
    for (int i = 0; i < WRITERS; i++)
        pthread_join(threads[i], NULL);
}

static void written_await(int count)
{
    const int64_t deadline = clock_monotonic_ms() + CONVERGE_MS;
    while (atomic_load(&written) < count) {
        cr_assert_lt(clock_monotonic_ms(), deadline, "%d written", atomic_load(&written));
        (void)poll(NULL, 0, 5);
    }
}

/* Everything that pen said is filed once, in order, and pen has heard of it. */
static void all_is_filed(int lines)
{
    char condition[200];
    (void)snprintf(condition, sizeof condition, "(select count(*) = %d from filed)", lines);
    pair_await("desk", condition);
    (void)snprintf(condition, sizeof condition, "(select count(*) = %d from answered)", lines);
    pair_await("pen", condition);
    (void)snprintf(condition, sizeof condition,
                   "(select count(*) = %d from ledger where type = 'halfsky.line.written.v1')",
                   lines);
    cr_assert(pair_holds("pen", condition));
    (void)snprintf(condition, sizeof condition, "(select count(*) = %d from ledger)", lines);
    cr_assert(pair_holds("desk", condition));
    cr_assert(pair_holds("desk", "not exists (select from filed where previous <> number - 1)"));
    cr_assert(pair_holds("desk", "not exists (select from parked)"));
    cr_assert(pair_holds("pen", "not exists (select from parked)"));
    cr_assert(pair_holds("desk", "not exists (select from applied a join pen.head h using (kind, "
                                 "stream_id) where a.source = 'pen' and (a.seq, a.hash) <> "
                                 "(h.seq, h.hash))"));
}

Test(runtime_bus, each_event_is_applied_once_in_order_whatever_is_killed)
{
    pthread_t threads[WRITERS];
    pair_begin(&pair, "kills");
    writers_start(threads);
    written_await(300);
    pair_kill(&pair.desk);
    written_await(600);
    pair_start_again(&pair, &pair.desk);
    written_await(900);
    pair_kill(&pair.pen);
    pair_start_again(&pair, &pair.pen);
    written_await(1200);
    cr_assert(kafka_kill(&pair.broker));
    written_await(1500); /* the broker is down, and commands are answered */
    cr_assert(kafka_start_again(&pair.broker));
    writers_end(threads);
    all_is_filed(WRITERS * WRITES);
    pair_end(&pair);
}

static void lines_write(int family, int from, int to)
{
    for (int i = from; i < to; i++) {
        char key[32];
        (void)snprintf(key, sizeof key, "l-%d-%d", family, i);
        pair_write(&pair, pair_id(family, i % 7), "", key);
    }
}

Test(runtime_bus, a_wiped_broker_is_filled_again_and_duplicates_fall_away)
{
    pair_begin(&pair, "wipes");
    lines_write(2, 0, 100);
    all_is_filed(100);
    cr_assert(kafka_stop(&pair.broker));
    cr_assert(kafka_wipe(&pair.broker));
    lines_write(2, 100, 120);
    cr_assert(kafka_start_again(&pair.broker));
    pair_topology(&pair);
    lines_write(2, 120, 150);
    all_is_filed(150);
    pair_await("desk", "(select sum(next_offset) = 150 from consumer_offset)");
    pair_end(&pair);
}

Test(runtime_bus, offsets_that_were_set_back_are_followed_and_nothing_is_doubled)
{
    pair_begin(&pair, "rebuild");
    lines_write(3, 0, 60);
    all_is_filed(60);
    pair_script("desk", "update consumer_offset set next_offset = 0");
    lines_write(3, 60, 90);
    all_is_filed(90);
    pair_await("desk", "(select sum(next_offset) = 90 from consumer_offset)");
    pair_end(&pair);
}

Test(runtime_bus, events_of_one_stream_that_wait_together_are_heard_together)
{
    enum { LINES = 60 };
    const struct id matter = pair_id(5, 0);
    pair_begin(&pair, "crowd");
    pair_kill(&pair.desk);
    for (int i = 0; i < LINES; i++) {
        char key[32];
        (void)snprintf(key, sizeof key, "c-%d", i);
        pair_write(&pair, matter, "", key);
    }
    pair_await("pen", "(select c.hi = (select max(id) from ledger) from relay_cursor c)");
    pair_kill(&pair.pen);
    pair_start_again(&pair, &pair.desk);
    pair_await("desk", "(select count(*) = 60 from ledger)");
    pair_await("desk", "(select c.hi = (select max(id) from ledger) from relay_cursor c)");
    pair_start_again(&pair, &pair.pen);
    all_is_filed(LINES);
    /* desk reads what it filed last, so it hears them one by one; pen reads nothing. */
    cr_assert(pair_holds("desk", "(select count(distinct xmin::text) = 60 from filed)"));
    cr_assert(pair_holds("pen", "(select count(distinct xmin::text) < 20 from answered)"));
    pair_end(&pair);
}

Test(runtime_bus, replicas_share_the_partitions_and_one_takes_over_from_the_other)
{
    pair_begin(&pair, "replicas");
    lines_write(4, 0, 20);
    all_is_filed(20); /* so the first has taken its partitions before there is a second */
    struct pair_process second = pair_start(&pair, "desk", 2);
    lines_write(4, 20, 60);
    pair_await("desk", "(select count(*) > 0 from consumer_offset where epoch > 1)");
    lines_write(4, 60, 100);
    pair_kill(&pair.desk);
    lines_write(4, 100, 150);
    all_is_filed(150);
    pair.desk = second;
    pair_end(&pair);
}

/* The broker lets pen write so many bytes a second. */
static void quota_set(const char *bytes_a_second)
{
    char command[1000];
    (void)snprintf(command, sizeof command, "bash tests/service/kafka_quota.sh %s %d pen %s",
                   pair.broker.run_dir, pair.broker.port, bytes_a_second);
    cr_assert_eq(system(command), 0);
}

/* One page takes longer than the lease, so whoever gives it up sends it for ever. */
Test(runtime_bus, a_slow_broker_is_waited_for_and_hears_nothing_twice)
{
    pair_begin(&pair, "slow");
    pair_await("pen", "(select epoch = 1 from relay_cursor)");
    quota_set("20000");
    lines_write(6, 0, 700);
    all_is_filed(700);
    cr_assert(pair_holds("pen", "(select epoch = 1 from relay_cursor)"), "the page was given up");
    pair_end(&pair);
}
