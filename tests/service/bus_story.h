/* SPDX-License-Identifier: Apache-2.0
 *
 * What the tests of the bus have in common: a broker of their own, and the steps their stories are
 * told in. A broker is left by no run, not even one that failed.
 */
#ifndef HALFSKY_TESTS_BUS_STORY_H
#define HALFSKY_TESTS_BUS_STORY_H

#include "adapters/bus.h"
#include "kafka_fixture.h"

#include <criterion/criterion.h>

enum { WAIT_MS = 20000, STEP_MS = 50, QUIET_MS = 700 };

#define OK(expression)                                                                             \
    do {                                                                                           \
        const struct err *ok_err = (expression);                                                   \
        cr_assert_null(ok_err, "%s", ok_err ? ok_err->message : "");                               \
    } while (0)
#define REFUSED(expression, problem_)                                                              \
    do {                                                                                           \
        const struct err *refused_err = (expression);                                              \
        cr_assert_not_null(refused_err, "it was not refused");                                     \
        cr_assert_eq(refused_err->problem, (problem_), "%s", refused_err->message);                \
    } while (0)

/* The run directory `name` of this run. A test is a child of the runner: `runner` is its parent, or
 * the runner itself. */
const char *broker_dir(int runner, const char *name);
/* A broker for one test. */
void broker_start(struct kafka *broker, const char *name);

struct bus_admin *admin_of(struct kafka *broker);
struct bus_producer *producer_of(struct kafka *broker, const char *principal);
struct bus_consumer *consumer_of(struct kafka *broker, const char *topic, const char *group);
void topic_make(struct kafka *broker, const char *topic, int32_t partitions);
/* `count` records into one partition, delivered when it returns. */
void partition_fill(struct kafka *broker, const char *topic, int32_t partition, int count);

/* The next happening of this kind; none before it may be a record unless one is looked for. */
struct bus_event consumer_await(struct bus_consumer *consumer, enum bus_happening what);
/* Polls for a while and demands that no record comes. */
void consumer_is_silent(struct bus_consumer *consumer);
void consumer_start(struct bus_consumer *consumer, const char *topic, int32_t partition,
                    int64_t offset);
/* The next record is the one at `offset`. */
void record_expect(struct bus_consumer *consumer, int64_t offset);

/* Takes reports until `wanted` have come, each of a delivered record. */
void reports_await(struct bus_producer *producer, size_t reported, size_t wanted);

/* MANY numbered records over KEYS keys: what the reports said, and what was read back. */
enum { MANY = 10000, PARTITIONS = 3, KEYS = 100 };
struct ledger {
    int64_t next[PARTITIONS];
    uint64_t last_token[PARTITIONS];
    size_t reported;
    int last_of_key[KEYS];
    size_t read;
};
void ledger_produce(struct ledger *ledger, struct bus_producer *producer, const char *topic,
                    int number);
/* Takes reports until all are in. */
void ledger_settle(struct ledger *ledger, struct bus_producer *producer, int wait_ms);
/* Every number from 1 to MANY is in the topic once, each key in order. */
void ledger_compare(struct ledger *ledger, struct kafka *broker, const char *topic);

#endif
