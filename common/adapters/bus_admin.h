/* SPDX-License-Identifier: Apache-2.0
 *
 * What bus_admin.c and bus_grant.c share: the admin handle, and one administrative request with its
 * answer. Private to them.
 */
#ifndef HALFSKY_ADAPTERS_BUS_ADMIN_H
#define HALFSKY_ADAPTERS_BUS_ADMIN_H

#include "adapters/bus_private.h"

struct bus_admin {
    struct bus_voice voice;
    rd_kafka_t *handle;
};

struct bus_shape {
    int32_t partitions; /* 0: the topic is not there */
    int replicas;
};
MUST_CHECK struct err *bus_shape_ask(struct bus_admin *admin, const char *topic, int wait_ms,
                                     struct bus_shape *ret_shape);

enum { BUS_ADMIN_WAIT_MS = 15000 };

/* One request: opened for an operation, sent by the caller to `events`, answered by
 * bus_request_await. */
struct bus_request {
    rd_kafka_queue_t *events;
    rd_kafka_AdminOptions_t *options;
    rd_kafka_event_t *answer;
};
struct bus_request bus_request_open(struct bus_admin *admin, rd_kafka_admin_op_t operation);
MUST_CHECK struct err *bus_request_await(struct bus_request *request);
void bus_request_release(struct bus_request *request);
#define BUS_REQUEST_SCOPED __attribute__((cleanup(bus_request_release))) struct bus_request

#endif
