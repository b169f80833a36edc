/* SPDX-License-Identifier: Apache-2.0
 *
 * The consumer of a worker (protocol.md C1, C7): it turns what librdkafka hands out into one
 * happening after another, and keeps no offset. Messages are taken one by one: the batch call
 * of 2.0.2 loses some. It owns the handle, the message last handed out and the assignment. A
 * revocation or an assignment is told before any later record.
 */
#include "adapters/bus_slots.h"

#include "base/clock.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    CONSUMER_TURN_LIMIT = 4 << 20, /* keys and headers of one record; a record is at most 1 MiB */
    CONSUMER_SLICE_MS = 20,        /* while a partition waits to be started */
    CONSUMER_CLOSE_MS = 5000 /* a broker that does not answer may not hold up an ending service */
};

/* Something to be told before the next record. */
struct consumer_notice {
    struct bus_event event;
    struct consumer_notice *next;
};

struct bus_consumer {
    struct bus_voice voice;
    rd_kafka_t *handle;
    rd_kafka_message_t *message; /* handed out; alive until the next poll */
    struct arena *turn;          /* what was handed out with it */
    struct arena *told;          /* notices */
    struct consumer_notice *first, **last;
    struct bus_slots slots;
};

static void consumer_rebalance(rd_kafka_t *handle, rd_kafka_resp_err_t code,
                               rd_kafka_topic_partition_list_t *parts, void *voice);

/* --- opening and closing
 * ----------------------------------------------------------------------------------- */

static void consumer_release(void *owner)
{
    struct bus_consumer *consumer = owner;
    bus_slots_release(&consumer->slots);
    arena_free(consumer->turn);
    arena_free(consumer->told);
    free(consumer);
}

static struct err *consumer_subscribe(struct bus_consumer *consumer, const char *const *topics,
                                      size_t topic_count)
{
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new((int)topic_count);
    for (size_t i = 0; i < topic_count; i++)
        rd_kafka_topic_partition_list_add(list, topics[i], RD_KAFKA_PARTITION_UA);
    const rd_kafka_resp_err_t code = rd_kafka_subscribe(consumer->handle, list);
    rd_kafka_topic_partition_list_destroy(list);
    return code ? err_wrap(bus_err(code, NULL), "subscribing") : NULL;
}

struct err *bus_consumer_open(const struct bus_options *options, const char *const *topics,
                              size_t topic_count, struct bus_consumer **ret_consumer)
{
    struct bus_consumer *consumer = calloc(1, sizeof *consumer);
    assert(consumer);
    consumer->turn = arena_new(CONSUMER_TURN_LIMIT);
    consumer->told = arena_new(BUS_ASSIGNMENT_LIMIT);
    consumer->last = &consumer->first;
    consumer->voice.owner = consumer;
    bus_slots_init(&consumer->slots);
    struct err *err = bus_handle_open(options, BUS_ROLE_CONSUMER, &consumer->voice,
                                      consumer_rebalance, &consumer->handle);
    if (err) {
        consumer_release(consumer);
        return err_wrap(err, "opening a consumer");
    }
    rd_kafka_poll_set_consumer(consumer->handle);
    err = consumer_subscribe(consumer, topics, topic_count);
    if (err) {
        bus_consumer_close(consumer);
        return err_wrap(err, "opening a consumer");
    }
    *ret_consumer = consumer;
    return NULL;
}

static void consumer_answer_leaving(rd_kafka_t *handle, rd_kafka_queue_t *events)
{
    rd_kafka_event_t *event = rd_kafka_queue_poll(events, CONSUMER_SLICE_MS);
    if (event && rd_kafka_event_type(event) == RD_KAFKA_EVENT_REBALANCE)
        rd_kafka_assign(handle, NULL); /* unanswered, it would hold up the end for ever */
    rd_kafka_event_destroy(event);     /* takes NULL; records that were still queued go here */
}

/* Leaves the group, so that the others get the partitions at once. Rebalances come as events here:
 * rd_kafka_queue_poll_callback of 2.0.2 aborts on a record that is still queued. */
static void consumer_leave(rd_kafka_t *handle)
{
    const int64_t deadline = clock_monotonic_ms() + CONSUMER_CLOSE_MS;
    rd_kafka_queue_t *events = rd_kafka_queue_new(handle);
    rd_kafka_error_t *error = rd_kafka_consumer_close_queue(handle, events);
    while (!error && !rd_kafka_consumer_closed(handle) && clock_monotonic_ms() < deadline)
        consumer_answer_leaving(handle, events);
    if (error)
        rd_kafka_error_destroy(error);
    rd_kafka_queue_destroy(events);
}

void bus_consumer_close(struct bus_consumer *consumer)
{
    if (!consumer)
        return;
    if (consumer->message)
        rd_kafka_message_destroy(consumer->message);
    consumer_leave(consumer->handle);
    bus_handle_end(consumer->handle, consumer_release, consumer);
}

/* --- notices and rebalances
 * ---------------------------------------------------------------------------------- */

static void consumer_tell(struct bus_consumer *consumer, enum bus_happening what,
                          const rd_kafka_topic_partition_list_t *parts)
{
    const size_t count = (size_t)parts->cnt;
    struct consumer_notice *notice = ARENA_NEW(consumer->told, struct consumer_notice);
    struct bus_part *told = ARENA_ARRAY(consumer->told, struct bus_part, count + 1);
    for (size_t i = 0; i < count; i++)
        told[i] = (struct bus_part){.topic = arena_text(consumer->told, parts->elems[i].topic),
                                    .partition = parts->elems[i].partition,
                                    .offset = -1};
    notice->event = (struct bus_event){.what = what, .parts = told, .part_count = count};
    *consumer->last = notice;
    consumer->last = &notice->next;
}

static bool consumer_notice_take(struct bus_consumer *consumer, struct bus_event *ret_event)
{
    struct consumer_notice *notice = consumer->first;
    if (!notice)
        return false;
    *ret_event = notice->event;
    consumer->first = notice->next;
    if (!consumer->first)
        consumer->last = &consumer->first;
    return true;
}

/* At offset 0 and paused at once: an absolute offset asks no one, where Kafka's own committed
 * offset would be looked up otherwise. What is fetched before the pause takes hold belongs to a
 * paused slot and never surfaces. */
static rd_kafka_resp_err_t consumer_take_over(struct bus_consumer *consumer,
                                              rd_kafka_topic_partition_list_t *parts)
{
    for (int i = 0; i < parts->cnt; i++)
        parts->elems[i].offset = 0;
    bus_slots_assign(&consumer->slots, parts);
    const rd_kafka_resp_err_t code = rd_kafka_assign(consumer->handle, parts);
    return code || !parts->cnt ? code : rd_kafka_pause_partitions(consumer->handle, parts);
}

static void consumer_rebalance(rd_kafka_t *handle, rd_kafka_resp_err_t code,
                               rd_kafka_topic_partition_list_t *parts, void *voice_)
{
    struct bus_voice *voice = voice_;
    struct bus_consumer *consumer = voice->owner;
    const bool assigned = code == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS;
    rd_kafka_resp_err_t failure;
    if (assigned) {
        failure = consumer_take_over(consumer, parts);
    } else { /* also when the rebalance failed: then nothing is ours */
        bus_slots_assign(&consumer->slots, NULL);
        failure = rd_kafka_assign(handle, NULL);
    }
    if (failure)
        bus_voice_speak(voice, 3, "rebalance", rd_kafka_err2str(failure));
    consumer_tell(consumer, assigned ? BUS_ASSIGNED : BUS_REVOKED, parts);
    rd_kafka_yield(handle);
}

/* --- one happening
 * -------------------------------------------------------------------------------------------- */

static void consumer_turn(struct bus_consumer *consumer)
{
    if (consumer->message)
        rd_kafka_message_destroy(consumer->message);
    consumer->message = NULL;
    arena_reset(consumer->turn);
    if (!consumer->first)
        arena_reset(consumer->told);
}

static struct bus_event event_about(struct bus_consumer *consumer, enum bus_happening what,
                                    const struct bus_slot *slot, int64_t offset)
{
    struct bus_part *part = ARENA_NEW(consumer->turn, struct bus_part);
    *part = (struct bus_part){.topic = arena_text(consumer->turn, slot->topic),
                              .partition = slot->partition,
                              .offset = offset};
    return (struct bus_event){.what = what, .parts = part, .part_count = 1};
}

/* An offset that is not there, or bytes that fail their checksum. */
static struct err *consumer_take_bad_read(struct bus_consumer *consumer, struct bus_slot *slot,
                                          struct bus_event *ret_event)
{
    const rd_kafka_message_t *message = consumer->message;
    if (message->err == RD_KAFKA_RESP_ERR__BAD_MSG) { /* librdkafka would go on behind it; here
                                                         nothing is skipped */
        if (slot->stage == SLOT_READING)
            bus_slot_want(slot, slot->expected);
        return err_wrap(bus_err(message->err, rd_kafka_message_errstr(message)),
                        "reading %s [%d] at %lld", slot->topic, (int)slot->partition,
                        (long long)slot->expected);
    }
    slot->stopped = true;
    if (slot->stage == SLOT_PAUSED)
        return NULL;
    slot->stage = SLOT_PAUSED;
    *ret_event = event_about(consumer, BUS_OUT_OF_RANGE, slot, slot->expected);
    ret_event->why = rd_kafka_message_errstr(message);
    return NULL;
}

static struct err *consumer_take_error(struct bus_consumer *consumer, struct bus_event *ret_event)
{
    const rd_kafka_message_t *message = consumer->message;
    switch ((int)message->err) {
    case RD_KAFKA_RESP_ERR__FATAL:
    case RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID:
    case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART: /* C7: such a handle can stay silent for ever */
    case RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC:
    case RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
        *ret_event = (struct bus_event){.what = BUS_LOST, .why = rd_kafka_message_errstr(message)};
        return NULL;
    case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED:
        return err_wrap(bus_err(message->err, rd_kafka_message_errstr(message)), "consuming");
    }
    bus_voice_speak(&consumer->voice, 4, rd_kafka_err2name(message->err),
                    rd_kafka_message_errstr(message));
    return NULL; /* a connection lost, a coordinator moved: librdkafka goes on by itself */
}

/* What the message at hand means; BUS_NOTHING when it does not count. */
static struct err *consumer_take(struct bus_consumer *consumer, struct bus_event *ret_event)
{
    rd_kafka_message_t *message = consumer->message;
    const bool record = message->err == RD_KAFKA_RESP_ERR_NO_ERROR;
    const bool end = message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF;
    const bool bad_read = message->err == RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET ||
                          message->err == RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE ||
                          message->err == RD_KAFKA_RESP_ERR__BAD_MSG;
    if (!record && !end && !bad_read)
        return consumer_take_error(consumer, ret_event);
    struct bus_slot *slot =
        message->rkt ? bus_slots_find(&consumer->slots, rd_kafka_topic_name(message->rkt),
                                      message->partition)
                     : NULL;
    if (!slot)
        return NULL;
    if (bad_read)
        return consumer_take_bad_read(consumer, slot, ret_event);
    if (!bus_slot_takes(slot, message->offset))
        return bus_slots_begin(&consumer->slots, consumer->handle);
    slot->expected = record ? message->offset + 1 : message->offset;
    if (end) {
        *ret_event = event_about(consumer, BUS_END, slot, message->offset);
        return NULL;
    }
    ret_event->what = BUS_RECORD;
    bus_record_of(message, consumer->turn, &ret_event->record);
    return NULL;
}

static struct err *consumer_step(struct bus_consumer *consumer, int wait_ms,
                                 struct bus_event *ret_event)
{
    consumer_turn(consumer);
    if (consumer_notice_take(consumer, ret_event))
        return NULL;
    TRY(bus_slots_begin(&consumer->slots, consumer->handle));
    if (bus_slots_waiting(&consumer->slots) && wait_ms > CONSUMER_SLICE_MS)
        wait_ms = CONSUMER_SLICE_MS;
    consumer->message = rd_kafka_consumer_poll(consumer->handle, wait_ms);
    if (consumer->first) /* a message taken in the same call is older, or of a partition not
                            started: it is dropped */
        return consumer_notice_take(consumer, ret_event) ? NULL
                                                         : err_of(PROBLEM_BUG, "a notice vanished");
    return consumer->message ? consumer_take(consumer, ret_event) : NULL;
}

struct err *bus_consumer_poll(struct bus_consumer *consumer, int wait_ms,
                              struct bus_event *ret_event)
{
    const int64_t deadline = clock_monotonic_ms() + wait_ms;
    struct bus_event event = {.what = BUS_NOTHING};
    int64_t left = wait_ms;
    do {
        TRY(consumer_step(consumer, left > 0 ? (int)left : 0, &event));
        left = deadline - clock_monotonic_ms();
    } while (event.what == BUS_NOTHING && left > 0);
    *ret_event = event;
    return NULL;
}

/* --- what the worker asks of a partition
 * ------------------------------------------------------------------------ */

struct err *bus_consumer_start(struct bus_consumer *consumer, const struct bus_part *part)
{
    struct bus_slot *slot = bus_slots_find(&consumer->slots, part->topic, part->partition);
    if (!slot)
        return err_of(PROBLEM_CONFLICT, "starting %s [%d]: it is not assigned", part->topic,
                      (int)part->partition);
    if (part->offset < 0)
        return err_of(PROBLEM_INVALID, "starting %s [%d] at %lld", part->topic,
                      (int)part->partition, (long long)part->offset);
    bus_slot_want(slot, part->offset);
    return bus_slots_begin(&consumer->slots, consumer->handle);
}

struct err *bus_consumer_pause(struct bus_consumer *consumer, const struct bus_part *part)
{
    struct bus_slot *slot = bus_slots_find(&consumer->slots, part->topic, part->partition);
    if (!slot)
        return err_of(PROBLEM_CONFLICT, "pausing %s [%d]: it is not assigned", part->topic,
                      (int)part->partition);
    slot->stage = SLOT_PAUSED;
    rd_kafka_topic_partition_list_t *one = rd_kafka_topic_partition_list_new(1);
    rd_kafka_topic_partition_list_add(one, part->topic, part->partition);
    const rd_kafka_resp_err_t code = rd_kafka_pause_partitions(consumer->handle, one);
    rd_kafka_topic_partition_list_destroy(one);
    return code
               ? err_wrap(bus_err(code, NULL), "pausing %s [%d]", part->topic, (int)part->partition)
               : NULL;
}

void bus_consumer_note(struct bus_consumer *consumer, const struct bus_part *parts, size_t count)
{
    rd_kafka_topic_partition_list_t *list = bus_part_list(parts, count);
    const rd_kafka_resp_err_t code = rd_kafka_commit(consumer->handle, list, 1);
    if (code)
        bus_voice_speak(&consumer->voice, 7, "committed offset", rd_kafka_err2str(code));
    rd_kafka_topic_partition_list_destroy(list);
}

struct err *bus_consumer_noted(struct bus_consumer *consumer, struct bus_part *parts, size_t count,
                               int wait_ms)
{
    rd_kafka_topic_partition_list_t *list = bus_part_list(parts, count);
    const rd_kafka_resp_err_t code = rd_kafka_committed(consumer->handle, list, wait_ms);
    struct err *err = code ? err_wrap(bus_err(code, NULL), "asking for committed offsets")
                           : bus_part_offsets(list, parts);
    rd_kafka_topic_partition_list_destroy(list);
    return err;
}
