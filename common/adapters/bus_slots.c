/* SPDX-License-Identifier: Apache-2.0
 *
 * Starting, seeking and filtering of the assigned partitions. It knows how librdkafka 2.0.2 seeks:
 * only a fetcher that runs takes a seek, one that met an offset out of range is stopped for good,
 * and the time-out is in microseconds. It must never let a record pass that does not continue its
 * partition.
 */
#include "adapters/bus_slots.h"

#include "base/clock.h"

#include <string.h>

enum {
    SEEK_WAIT_US =
        2000000, /* rd_kafka_seek_partitions says ms; 2.0.2 hands it to a wait in microseconds */
    SEEK_PATIENCE_MS = 2000 /* a fetcher that takes no seek for so long is assigned anew */
};

void bus_slots_init(struct bus_slots *slots)
{
    *slots = (struct bus_slots){.arena = arena_new(BUS_ASSIGNMENT_LIMIT)};
}

void bus_slots_release(struct bus_slots *slots) { arena_free(slots->arena); }

void bus_slots_assign(struct bus_slots *slots, const rd_kafka_topic_partition_list_t *parts)
{
    arena_reset(slots->arena);
    slots->count = parts ? (size_t)parts->cnt : 0;
    slots->slots = ARENA_ARRAY(slots->arena, struct bus_slot, slots->count + 1);
    for (size_t i = 0; i < slots->count; i++)
        slots->slots[i] =
            (struct bus_slot){.topic = arena_text(slots->arena, parts->elems[i].topic),
                              .partition = parts->elems[i].partition,
                              .stage = SLOT_PAUSED,
                              .doubted = -1};
}

struct bus_slot *bus_slots_find(struct bus_slots *slots, const char *topic, int32_t partition)
{
    for (size_t i = 0; i < slots->count; i++)
        if (slots->slots[i].partition == partition && strcmp(slots->slots[i].topic, topic) == 0)
            return &slots->slots[i];
    return NULL;
}

bool bus_slots_waiting(const struct bus_slots *slots)
{
    for (size_t i = 0; i < slots->count; i++)
        if (slots->slots[i].stage == SLOT_WANTED)
            return true;
    return false;
}

void bus_slot_want(struct bus_slot *slot, int64_t offset)
{
    slot->stage = SLOT_WANTED;
    slot->expected = offset;
    slot->doubted = -1;
    slot->wanted_since_ms = clock_monotonic_ms();
}

/* A jump is a hole in the log only when reading again from the expected position brings the very
 * same record first. */
bool bus_slot_takes(struct bus_slot *slot, int64_t offset)
{
    if (slot->stage != SLOT_READING || offset < slot->expected)
        return false;
    if (offset == slot->expected || offset == slot->doubted)
        return true;
    const int64_t expected = slot->expected;
    bus_slot_want(slot, expected);
    slot->doubted = offset;
    return false;
}

/* A seek of one partition and its resumption. The seek comes last: it has the final word on the
 * position. */
static rd_kafka_resp_err_t slot_seek(rd_kafka_t *handle, const struct bus_slot *slot)
{
    rd_kafka_topic_partition_list_t *one = rd_kafka_topic_partition_list_new(1);
    rd_kafka_topic_partition_list_add(one, slot->topic, slot->partition)->offset = slot->expected;
    rd_kafka_resp_err_t code = rd_kafka_resume_partitions(handle, one);
    rd_kafka_error_t *error = code ? NULL : rd_kafka_seek_partitions(handle, one, SEEK_WAIT_US);
    if (error)
        code = rd_kafka_error_code(error);
    else if (!code)
        code = one->elems[0].err;
    if (error)
        rd_kafka_error_destroy(error);
    rd_kafka_topic_partition_list_destroy(one);
    return code;
}

/* Assigns the whole set again, each partition at its own position: the only way to start a stopped
 * fetcher. */
static struct err *slots_assign_again(struct bus_slots *slots, rd_kafka_t *handle)
{
    rd_kafka_topic_partition_list_t *all = rd_kafka_topic_partition_list_new((int)slots->count);
    rd_kafka_topic_partition_list_t *paused = rd_kafka_topic_partition_list_new((int)slots->count);
    rd_kafka_topic_partition_list_t *started = rd_kafka_topic_partition_list_new((int)slots->count);
    for (size_t i = 0; i < slots->count; i++) {
        struct bus_slot *slot = &slots->slots[i];
        rd_kafka_topic_partition_list_add(all, slot->topic, slot->partition)->offset =
            slot->expected;
        rd_kafka_topic_partition_list_add(slot->stage == SLOT_PAUSED ? paused : started,
                                          slot->topic, slot->partition);
    }
    rd_kafka_resp_err_t code = rd_kafka_assign(handle, all);
    if (!code && paused->cnt)
        code = rd_kafka_pause_partitions(handle, paused);
    if (!code && started->cnt)
        code = rd_kafka_resume_partitions(handle, started);
    rd_kafka_topic_partition_list_destroy(all);
    rd_kafka_topic_partition_list_destroy(paused);
    rd_kafka_topic_partition_list_destroy(started);
    return code ? err_wrap(bus_err(code, NULL), "assigning the partitions again") : NULL;
}

static void slots_all_read(struct bus_slots *slots)
{
    for (size_t i = 0; i < slots->count; i++) {
        slots->slots[i].stopped = false;
        if (slots->slots[i].stage == SLOT_WANTED)
            slots->slots[i].stage = SLOT_READING;
    }
}

/* True when only a new assignment can start this partition. */
static bool slot_begin(struct bus_slot *slot, rd_kafka_t *handle)
{
    if (slot->stopped)
        return true;
    if (slot_seek(handle, slot) == RD_KAFKA_RESP_ERR_NO_ERROR) {
        slot->stage = SLOT_READING;
        return false;
    }
    return clock_monotonic_ms() - slot->wanted_since_ms >= SEEK_PATIENCE_MS;
}

struct err *bus_slots_begin(struct bus_slots *slots, rd_kafka_t *handle)
{
    bool again = false;
    for (size_t i = 0; i < slots->count; i++)
        if (slots->slots[i].stage == SLOT_WANTED && slot_begin(&slots->slots[i], handle))
            again = true;
    if (!again)
        return NULL;
    TRY(slots_assign_again(slots, handle));
    slots_all_read(slots);
    return NULL;
}
