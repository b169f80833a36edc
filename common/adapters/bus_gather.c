/* SPDX-License-Identifier: Apache-2.0
 *
 * A consumer that lets a moment pass after each fetch that brought something. What a crowd writes
 * comes as many small appends, and whoever asks again at once is answered after each: a fetch names
 * every partition of the consumer and costs the broker the same for one record as for a hundred. A
 * fetch that found nothing is followed at once, so that who has nothing to do asks no more often.
 * It must never be put on a producer, nor wait longer than BUS_GATHER_MOST_MS.
 */
#include "adapters/bus_private.h"

#include <poll.h>

enum {
    FETCH = 1,             /* its key in Kafka's protocol */
    CROWD_BYTES = 1 << 18, /* who reads a backlog is not held up */
    EMPTY_US = (BUS_FETCH_WAIT_MS - 5) * 1000
};

/* In the thread of one broker's connection, where only fetches and questions wait behind it: the
 * group's heartbeats have a connection of their own. */
static rd_kafka_resp_err_t on_response(rd_kafka_t *handle, int socket, const char *name, int32_t id,
                                       int16_t key, int16_t version, int32_t number, size_t size,
                                       int64_t took_us, rd_kafka_resp_err_t code, void *gap_ms)
{
    (void)handle, (void)socket, (void)name, (void)id, (void)version, (void)number;
    if (key == FETCH && !code && took_us < EMPTY_US && size < CROWD_BYTES)
        (void)poll(NULL, 0, (int)(intptr_t)gap_ms);
    return RD_KAFKA_RESP_ERR_NO_ERROR;
}

static rd_kafka_resp_err_t on_new(rd_kafka_t *handle, const rd_kafka_conf_t *conf, void *gap_ms,
                                  char *why, size_t why_size)
{
    (void)conf, (void)why, (void)why_size;
    return rd_kafka_interceptor_add_on_response_received(handle, "gather", on_response, gap_ms);
}

struct err *bus_gather_put(rd_kafka_conf_t *conf, int gap_ms)
{
    if (gap_ms <= 0)
        return NULL;
    if (gap_ms > BUS_GATHER_MOST_MS)
        return err_of(PROBLEM_INVALID, "%d ms from fetch to fetch are too long", gap_ms);
    const rd_kafka_resp_err_t code =
        rd_kafka_conf_interceptor_add_on_new(conf, "gather", on_new, (void *)(intptr_t)gap_ms);
    return code ? bus_err(code, "gathering") : NULL;
}
