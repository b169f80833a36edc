/* SPDX-License-Identifier: Apache-2.0
 *
 * The idempotent producer of a relay (protocol.md R3): records go in with a token, delivery reports
 * come out in each partition's order. It owns the handle and the batch of reports being read out.
 * After one failed report it takes nothing more: a later record must never overtake one that
 * failed.
 */
#include "adapters/bus_private.h"

#include "base/clock.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { BUS_PRODUCER_PURGE = RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT };

struct bus_producer {
    struct bus_voice voice;
    rd_kafka_t *handle;
    rd_kafka_queue_t *events;
    rd_kafka_event_t *batch; /* delivery reports not all read out yet */
    bool failed;
};

struct err *bus_producer_open(const struct bus_options *options, struct bus_producer **ret_producer)
{
    struct bus_producer *producer = calloc(1, sizeof *producer);
    assert(producer);
    struct err *err =
        bus_handle_open(options, BUS_ROLE_PRODUCER, &producer->voice, NULL, &producer->handle);
    if (err) {
        free(producer);
        return err_wrap(err, "opening a producer");
    }
    producer->events = rd_kafka_queue_get_main(producer->handle);
    *ret_producer = producer;
    return NULL;
}

void bus_producer_close(struct bus_producer *producer)
{
    if (!producer)
        return;
    rd_kafka_purge(producer->handle, BUS_PRODUCER_PURGE);
    if (producer->batch)
        rd_kafka_event_destroy(producer->batch);
    rd_kafka_queue_destroy(producer->events);
    bus_handle_end(producer->handle, free, producer);
}

static rd_kafka_headers_t *headers_new(const struct bus_record *record)
{
    rd_kafka_headers_t *headers = rd_kafka_headers_new(record->header_count);
    for (size_t i = 0; i < record->header_count; i++) {
        const struct bus_header *header = &record->headers[i];
        const ssize_t size = header->value ? (ssize_t)strlen(header->value) : 0;
        rd_kafka_header_add(headers, header->name, -1, header->value, size);
    }
    return headers;
}

static struct err *record_send(rd_kafka_t *handle, const struct bus_record *record, uint64_t token)
{
    rd_kafka_headers_t *headers = headers_new(record);
    const rd_kafka_vu_t parts[] = {
        {.vtype = RD_KAFKA_VTYPE_TOPIC, .u.cstr = record->topic},
        {.vtype = RD_KAFKA_VTYPE_PARTITION, .u.i32 = record->partition},
        {.vtype = RD_KAFKA_VTYPE_MSGFLAGS, .u.i = RD_KAFKA_MSG_F_COPY},
        {.vtype = RD_KAFKA_VTYPE_KEY,
         .u.mem = {(void *)(uintptr_t)record->key, record->key ? strlen(record->key) : 0}},
        {.vtype = RD_KAFKA_VTYPE_VALUE,
         .u.mem = {(void *)(uintptr_t)record->value.data, record->value.size}},
        {.vtype = RD_KAFKA_VTYPE_OPAQUE, .u.ptr = (void *)(uintptr_t)token},
        {.vtype = RD_KAFKA_VTYPE_HEADERS, .u.headers = headers},
    };
    struct err *err =
        bus_err_taken(rd_kafka_produceva(handle, parts, sizeof parts / sizeof *parts));
    if (err)
        rd_kafka_headers_destroy(headers); /* on success the record has taken them */
    return err;
}

struct err *bus_produce(struct bus_producer *producer, const struct bus_record *record,
                        uint64_t token)
{
    _Static_assert(sizeof(void *) == sizeof(uint64_t), "a token travels as a pointer");
    if (producer->failed)
        return err_of(PROBLEM_CONFLICT, "this producer has failed: close it and open a new one");
    struct err *err = record_send(producer->handle, record, token);
    if (err && err->problem == PROBLEM_CONFLICT)
        producer->failed = true;
    return err ? err_wrap(err, "producing to %s", record->topic) : NULL;
}

/* Any failure ends the producer (R3), whether or not librdkafka calls it fatal. */
static struct bus_report report_of(struct bus_producer *producer, const rd_kafka_message_t *message)
{
    const bool delivered = message->err == RD_KAFKA_RESP_ERR_NO_ERROR;
    if (!delivered)
        producer->failed = true;
    return (struct bus_report){
        .token = (uint64_t)(uintptr_t)message->_private,
        .delivered = delivered,
        .fatal = producer->failed,
        .partition = message->partition,
        .offset = delivered && message->offset >= 0 ? message->offset : -1,
        .why = delivered ? NULL : rd_kafka_err2str(message->err),
    };
}

static void producer_hear_error(struct bus_producer *producer, rd_kafka_event_t *event)
{
    const rd_kafka_resp_err_t code = rd_kafka_event_error(event);
    if (code == RD_KAFKA_RESP_ERR__FATAL)
        producer->failed = true;
    bus_voice_speak(&producer->voice, producer->failed ? 2 : 4, rd_kafka_err2name(code),
                    rd_kafka_event_error_string(event));
}

/* Up to `most` reports out of the batch at hand, which ends when it is empty. */
static size_t batch_read(struct bus_producer *producer, struct bus_report *ret_reports, size_t most)
{
    size_t count = 0;
    while (count < most) {
        const rd_kafka_message_t *message = rd_kafka_event_message_next(producer->batch);
        if (!message) {
            rd_kafka_event_destroy(producer->batch);
            producer->batch = NULL;
            break;
        }
        ret_reports[count++] = report_of(producer, message);
    }
    return count;
}

/* False when nothing came within wait_ms. */
static bool batch_await(struct bus_producer *producer, int wait_ms)
{
    rd_kafka_event_t *event = rd_kafka_queue_poll(producer->events, wait_ms);
    if (!event)
        return false;
    if (rd_kafka_event_type(event) == RD_KAFKA_EVENT_DR) {
        producer->batch = event;
        return true;
    }
    if (rd_kafka_event_type(event) == RD_KAFKA_EVENT_ERROR)
        producer_hear_error(producer, event);
    rd_kafka_event_destroy(event);
    return true;
}

size_t bus_reports(struct bus_producer *producer, int wait_ms, struct bus_report *ret_reports,
                   size_t most)
{
    const int64_t deadline = clock_monotonic_ms() + wait_ms;
    size_t count = 0;
    while (count < most) {
        const int64_t left = count ? 0 : deadline - clock_monotonic_ms();
        if (!producer->batch && !batch_await(producer, left > 0 ? (int)left : 0))
            break;
        if (producer->batch)
            count += batch_read(producer, ret_reports + count, most - count);
    }
    return count;
}
