/* SPDX-License-Identifier: Apache-2.0
 *
 * The assigned partitions of a consumer and where each stands. Only records that continue a started
 * partition pass; what was fetched before a seek, a pause or a revocation is dropped here, whatever
 * librdkafka still hands out. Private to bus_consumer.c and bus_slots.c.
 */
#ifndef HALFSKY_ADAPTERS_BUS_SLOTS_H
#define HALFSKY_ADAPTERS_BUS_SLOTS_H

#include "adapters/bus_private.h"

enum slot_stage {
    SLOT_PAUSED,  /* assigned, not started, or paused since */
    SLOT_WANTED,  /* to be started at `expected`; librdkafka has not agreed yet */
    SLOT_READING, /* the next record that counts is the one at `expected` */
    SLOT_STAGE_COUNT
};

struct bus_slot {
    const char *topic;
    int32_t partition;
    enum slot_stage stage;
    int64_t expected;
    int64_t doubted; /* the record that came instead of the expected one, which is read again for
                        it; -1 none */
    int64_t wanted_since_ms; /* SLOT_WANTED */
    bool
        stopped; /* librdkafka has stopped this fetcher for good: only a new assignment starts it */
};

struct bus_slots {
    struct arena *arena; /* of the present assignment */
    struct bus_slot *slots;
    size_t count;
};

enum { BUS_ASSIGNMENT_LIMIT = 4 << 20 };

void bus_slots_init(struct bus_slots *slots);
void bus_slots_release(struct bus_slots *slots);
/* Forgets the present assignment and takes over `parts`, all paused. */
void bus_slots_assign(struct bus_slots *slots, const rd_kafka_topic_partition_list_t *parts);
/* NULL: not assigned. */
struct bus_slot *bus_slots_find(struct bus_slots *slots, const char *topic, int32_t partition);
/* Starts what is wanted and not started; a partition that cannot be started now is tried again at
 * the next call. */
MUST_CHECK struct err *bus_slots_begin(struct bus_slots *slots, rd_kafka_t *handle);
bool bus_slots_waiting(const struct bus_slots *slots);

void bus_slot_want(struct bus_slot *slot, int64_t offset);
/* Whether a record, or the partition's end, at `offset` counts. The first one beyond the expected
 * position has that position read again: it was fetched before a seek, or the log has a hole there,
 * which the second reading tells. */
bool bus_slot_takes(struct bus_slot *slot, int64_t offset);

#endif
