/* SPDX-License-Identifier: Apache-2.0
 *
 * What the files of the bus share: the one place that knows librdkafka's configuration, its errors
 * and its log. It owns no handle. Nothing outside common/adapters/bus*.c may include it.
 */
#ifndef HALFSKY_ADAPTERS_BUS_PRIVATE_H
#define HALFSKY_ADAPTERS_BUS_PRIVATE_H

#include "adapters/bus.h"

#include <librdkafka/rdkafka.h>
#include <stdatomic.h>

enum bus_role {
    BUS_ROLE_PRODUCER,
    BUS_ROLE_CONSUMER,
    BUS_ROLE_READER,
    BUS_ROLE_ADMIN,
    BUS_ROLE_COUNT
};

/* What a handle says in the log, at most BUS_VOICE_LINES lines in BUS_VOICE_WINDOW_MS. It is the
 * opaque of the handle, and librdkafka's own threads speak through it. */
enum { BUS_VOICE_LINES = 5, BUS_VOICE_WINDOW_MS = 10000 };
struct bus_voice {
    char client[64];
    _Atomic int64_t window_began_ms;
    atomic_uint lines;
    atomic_uint silenced;
    void *owner; /* the consumer, for its rebalances */
};

/* Consumers in a group get `rebalance`, others NULL. */
typedef void bus_rebalance(rd_kafka_t *handle, rd_kafka_resp_err_t code,
                           rd_kafka_topic_partition_list_t *parts, void *voice);
MUST_CHECK struct err *bus_handle_open(const struct bus_options *options, enum bus_role role,
                                       struct bus_voice *voice, bus_rebalance *rebalance,
                                       rd_kafka_t **ret_handle);

/* Destroys the handle, then calls release(owner_owned); waits a bounded time for both, and leaves
 * them to a thread of their own after it (librdkafka 2.0.2 can wait for ever). */
void bus_handle_end(rd_kafka_t *handle, void (*release)(void *owner), void *owner_owned);

/* `level` is that of syslog. */
void bus_voice_speak(struct bus_voice *voice, int level, const char *what, const char *why);

/* How long a fetch waits at the broker for something to come. */
#define BUS_FETCH_WAIT_MS 250
enum { BUS_GATHER_MOST_MS = 100 };
/* bus_gather.c: after a fetch that brought something the next one comes `gap_ms` later; 0: soon. */
MUST_CHECK struct err *bus_gather_put(rd_kafka_conf_t *conf, int gap_ms);

/* `code` as an error of the suite; `detail` may be NULL. */
MUST_CHECK struct err *bus_err(rd_kafka_resp_err_t code, const char *detail)
    __attribute__((returns_nonnull));
/* Takes the error apart and destroys it; NULL is success. */
MUST_CHECK struct err *bus_err_taken(rd_kafka_error_t *error_owned);

/* Partitions with their offsets for librdkafka, to be destroyed, and the offsets of its answer,
 * which keeps their order. */
rd_kafka_topic_partition_list_t *bus_part_list(const struct bus_part *parts, size_t count)
    __attribute__((returns_nonnull));
MUST_CHECK struct err *bus_part_offsets(const rd_kafka_topic_partition_list_t *list,
                                        struct bus_part *parts);

/* The record that a message carries: key and headers in `arena`, the rest lives as long as the
 * message. At most BUS_HEADERS_MOST headers are read; ours have fewer than twenty. */
enum { BUS_HEADERS_MOST = 64 };
void bus_record_of(rd_kafka_message_t *message, struct arena *arena, struct bus_record *ret_record);

#endif
