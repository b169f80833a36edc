/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads a stretch of one partition from start to end, outside any group and any assignment: for
 * comparing a topic with its ledger (protocol.md R4), for exports and tests. It must never skip a
 * record: a stretch that is not whole is an error.
 */
#include "adapters/bus_private.h"

#include "base/clock.h"

#include <assert.h>
#include <stdlib.h>

enum {
    READER_STALL_MS = 15000, /* no record for so long: the broker does not answer */
    READER_SLICE_MS = 1000,
    READER_TURN_LIMIT = 4 << 20
};

struct reader {
    rd_kafka_topic_t *topic;
    const struct bus_part *from;
    int64_t next, to;
    int64_t deadline_ms;
    struct arena *turn;
    struct err *(*each)(void *context, const struct bus_record *record);
    void *context;
};

static struct err *reader_take_error(struct reader *reader, const rd_kafka_message_t *message)
{
    if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF && message->offset < reader->to)
        return err_of(PROBLEM_NOT_FOUND, "the partition ends at %lld", (long long)message->offset);
    if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF)
        reader->next =
            reader->to; /* the last offsets hold no records, but markers of a transaction */
    else if (message->err != RD_KAFKA_RESP_ERR__TRANSPORT &&
             message->err != RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN)
        return bus_err(message->err, rd_kafka_message_errstr(message));
    return NULL;
}

static struct err *reader_take(struct reader *reader, rd_kafka_message_t *message)
{
    struct bus_record record;
    if (message->err)
        return reader_take_error(reader, message);
    if (message->offset >= reader->to) {
        reader->next = reader->to;
        return NULL;
    }
    reader->deadline_ms = clock_monotonic_ms() + READER_STALL_MS;
    reader->next = message->offset + 1;
    arena_reset(reader->turn);
    bus_record_of(message, reader->turn, &record);
    return reader->each(reader->context, &record);
}

static struct err *reader_run(struct reader *reader)
{
    struct err *err = NULL;
    while (!err && reader->next < reader->to) {
        rd_kafka_message_t *message =
            rd_kafka_consume(reader->topic, reader->from->partition, READER_SLICE_MS);
        if (message) {
            err = reader_take(reader, message);
            rd_kafka_message_destroy(message);
        }
        if (!err && clock_monotonic_ms() > reader->deadline_ms)
            err = err_of(PROBLEM_TRANSIENT, "the broker does not answer");
    }
    return err;
}

/* librdkafka waits in silence for a partition that is not there. */
static struct err *reader_check_there(const struct reader *reader, rd_kafka_t *handle)
{
    const rd_kafka_metadata_t *metadata;
    const rd_kafka_resp_err_t code =
        rd_kafka_metadata(handle, 0, reader->topic, &metadata, READER_STALL_MS);
    if (code)
        return bus_err(code, NULL);
    const rd_kafka_resp_err_t of_topic = metadata->topic_cnt ? metadata->topics[0].err : 0;
    const int count = metadata->topic_cnt ? metadata->topics[0].partition_cnt : 0;
    rd_kafka_metadata_destroy(metadata);
    if (of_topic)
        return bus_err(of_topic, NULL);
    if (reader->from->partition < 0 || reader->from->partition >= count)
        return err_of(PROBLEM_NOT_FOUND, "there are %d partitions", count);
    return NULL;
}

static struct err *reader_start_and_run(struct reader *reader, rd_kafka_t *handle)
{
    TRY(reader_check_there(reader, handle));
    if (rd_kafka_consume_start(reader->topic, reader->from->partition, reader->from->offset) != 0)
        return bus_err(rd_kafka_last_error(), NULL);
    struct err *err = reader_run(reader);
    rd_kafka_consume_stop(reader->topic, reader->from->partition);
    return err;
}

static struct err *range_read(const struct bus_options *options, struct reader *reader)
{
    struct bus_voice *voice = calloc(1, sizeof *voice);
    rd_kafka_t *handle;
    assert(voice);
    struct err *err = bus_handle_open(options, BUS_ROLE_READER, voice, NULL, &handle);
    if (err) {
        free(voice);
        return err;
    }
    reader->topic = rd_kafka_topic_new(handle, reader->from->topic, NULL);
    if (reader->topic) {
        err = reader_start_and_run(reader, handle);
        rd_kafka_topic_destroy(reader->topic);
    } else {
        err = bus_err(rd_kafka_last_error(), NULL);
    }
    bus_handle_end(handle, free, voice);
    return err;
}

struct err *bus_read_range(const struct bus_options *options, const struct bus_part *from,
                           int64_t to,
                           struct err *(*each)(void *context, const struct bus_record *record),
                           void *context)
{
    if (from->offset < 0)
        return err_of(PROBLEM_INVALID, "reading %s from offset %lld", from->topic,
                      (long long)from->offset);
    if (from->offset >= to)
        return NULL;
    ARENA_SCOPED turn = arena_new(READER_TURN_LIMIT);
    struct reader reader = {.from = from,
                            .next = from->offset,
                            .to = to,
                            .deadline_ms = clock_monotonic_ms() + READER_STALL_MS,
                            .turn = turn,
                            .each = each,
                            .context = context};
    return err_wrap(range_read(options, &reader), "reading %s [%d] from %lld to %lld", from->topic,
                    (int)from->partition, (long long)from->offset, (long long)to);
}
