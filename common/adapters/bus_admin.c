/* SPDX-License-Identifier: Apache-2.0
 *
 * Asking a broker who it is and what it holds. Every answer is fresh: a cached cluster id or offset
 * would hide that the broker was wiped (protocol.md R4, C7). It owns the handle and changes nothing
 * on the broker.
 */
#include "adapters/bus_admin.h"

#include "base/clock.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { ADMIN_LEADER_MS = 50 };

struct err *bus_admin_open(const struct bus_options *options, struct bus_admin **ret_admin)
{
    struct bus_admin *admin = calloc(1, sizeof *admin);
    assert(admin);
    struct err *err = bus_handle_open(options, BUS_ROLE_ADMIN, &admin->voice, NULL, &admin->handle);
    if (err) {
        free(admin);
        return err_wrap(err, "opening an admin client");
    }
    *ret_admin = admin;
    return NULL;
}

void bus_admin_close(struct bus_admin *admin)
{
    if (!admin)
        return;
    bus_handle_end(admin->handle, free, admin);
}

/* Errors of the handle itself (a broker that is down) are spoken and dropped: each call says how it
 * ended. */
static void admin_drain(struct bus_admin *admin)
{
    rd_kafka_queue_t *events = rd_kafka_queue_get_main(admin->handle);
    rd_kafka_event_t *event;
    while ((event = rd_kafka_queue_poll(events, 0)) != NULL) {
        if (rd_kafka_event_type(event) == RD_KAFKA_EVENT_ERROR)
            bus_voice_speak(&admin->voice, 4, rd_kafka_err2name(rd_kafka_event_error(event)),
                            rd_kafka_event_error_string(event));
        rd_kafka_event_destroy(event);
    }
    rd_kafka_queue_destroy(events);
}

/* A metadata request that really goes to a broker. */
static struct err *metadata_ask(struct bus_admin *admin, rd_kafka_topic_t *topic, int wait_ms,
                                const rd_kafka_metadata_t **ret_metadata)
{
    admin_drain(admin);
    const rd_kafka_resp_err_t code =
        rd_kafka_metadata(admin->handle, 0, topic, ret_metadata, wait_ms);
    return code ? bus_err(code, NULL) : NULL;
}

struct err *bus_cluster_id(struct bus_admin *admin, struct arena *arena, int wait_ms,
                           const char **ret_id)
{
    const rd_kafka_metadata_t *metadata;
    struct err *err = metadata_ask(admin, NULL, wait_ms, &metadata);
    if (err)
        return err_wrap(err, "asking for the cluster id");
    rd_kafka_metadata_destroy(metadata);
    char *id =
        rd_kafka_clusterid(admin->handle, 0); /* the answer above has just brought it up to date */
    if (!id)
        return err_of(PROBLEM_TRANSIENT, "asking for the cluster id: the broker has none yet");
    *ret_id = arena_text(arena, id);
    rd_kafka_mem_free(admin->handle, id);
    return NULL;
}

/* The shape of a topic; NULL partitions when it is not there. */
static struct err *shape_of(const rd_kafka_metadata_t *metadata, const char *name,
                            struct bus_shape *ret_shape)
{
    *ret_shape = (struct bus_shape){0, 0};
    for (int i = 0; i < metadata->topic_cnt; i++) {
        const rd_kafka_metadata_topic_t *topic = &metadata->topics[i];
        if (strcmp(topic->topic, name) != 0 ||
            topic->err == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART)
            continue;
        if (topic->err)
            return bus_err(topic->err, NULL);
        ret_shape->partitions = topic->partition_cnt;
        ret_shape->replicas = topic->partition_cnt ? topic->partitions[0].replica_cnt : 0;
    }
    return NULL;
}

struct err *bus_shape_ask(struct bus_admin *admin, const char *name, int wait_ms,
                          struct bus_shape *ret_shape)
{
    const rd_kafka_metadata_t *metadata;
    rd_kafka_topic_t *topic = rd_kafka_topic_new(admin->handle, name, NULL);
    if (!topic)
        return err_wrap(bus_err(rd_kafka_last_error(), NULL), "asking about the topic %s", name);
    struct err *err = metadata_ask(admin, topic, wait_ms, &metadata);
    if (!err) {
        err = shape_of(metadata, name, ret_shape);
        rd_kafka_metadata_destroy(metadata);
    }
    rd_kafka_topic_destroy(topic);
    return err ? err_wrap(err, "asking about the topic %s", name) : NULL;
}

struct err *bus_partitions(struct bus_admin *admin, const char *topic, int wait_ms,
                           int32_t *ret_count)
{
    struct bus_shape shape = {0, 0};
    TRY(bus_shape_ask(admin, topic, wait_ms, &shape));
    *ret_count = shape.partitions;
    return NULL;
}

/* A partition just made, or whose leader moved, has for a moment no leader that answers; a handle
 * that knew the topic before a wipe has to be told of the new one. */
static bool awaits_leader(rd_kafka_resp_err_t code)
{
    return code == RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION ||
           code == RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE ||
           code == RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION;
}

rd_kafka_topic_partition_list_t *bus_part_list(const struct bus_part *parts, size_t count)
{
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new((int)count);
    for (size_t i = 0; i < count; i++)
        rd_kafka_topic_partition_list_add(list, parts[i].topic, parts[i].partition)->offset =
            parts[i].offset;
    return list;
}

struct err *bus_part_offsets(const rd_kafka_topic_partition_list_t *list, struct bus_part *parts)
{
    for (int i = 0; i < list->cnt; i++) {
        const rd_kafka_topic_partition_t *answer = &list->elems[i];
        if (answer->err)
            return err_wrap(bus_err(answer->err, NULL), "asking for an offset of %s [%d]",
                            answer->topic, (int)answer->partition);
        parts[i].offset = answer->offset >= 0 ? answer->offset : -1;
    }
    return NULL;
}

/* A leader of each partition is looked for within wait_ms. The end is asked for as the time -1. */
static rd_kafka_resp_err_t ends_ask(struct bus_admin *admin, rd_kafka_topic_partition_list_t *list,
                                    int wait_ms)
{
    for (int i = 0; i < list->cnt; i++) {
        list->elems[i].offset = RD_KAFKA_OFFSET_END;
        list->elems[i].err = RD_KAFKA_RESP_ERR_NO_ERROR;
    }
    rd_kafka_resp_err_t code = rd_kafka_offsets_for_times(admin->handle, list, wait_ms);
    for (int i = 0; i < list->cnt && !code; i++)
        code = list->elems[i].err;
    return code;
}

struct err *bus_ends(struct bus_admin *admin, struct bus_part *parts, size_t count, int wait_ms)
{
    const int64_t deadline_ms = clock_monotonic_ms() + wait_ms;
    rd_kafka_topic_partition_list_t *list = bus_part_list(parts, count);
    admin_drain(admin);
    rd_kafka_resp_err_t code = ends_ask(admin, list, wait_ms);
    for (int64_t left_ms; awaits_leader(code); code = ends_ask(admin, list, (int)left_ms)) {
        left_ms = deadline_ms - clock_monotonic_ms();
        if (left_ms <= 0)
            break;
        struct bus_shape shape;
        err_ignore(bus_shape_ask(admin, parts[0].topic, (int)left_ms, &shape), "the answer counts");
        rd_kafka_poll(admin->handle, ADMIN_LEADER_MS);
    }
    struct err *err = bus_part_offsets(list, parts);
    if (!err && code)
        err = err_wrap(bus_err(code, NULL), "asking for the ends of %zu partitions", count);
    rd_kafka_topic_partition_list_destroy(list);
    return err;
}

/* --- one administrative request
 * ------------------------------------------------------------------------------- */

struct bus_request bus_request_open(struct bus_admin *admin, rd_kafka_admin_op_t operation)
{
    char why[128];
    admin_drain(admin);
    struct bus_request request = {.events = rd_kafka_queue_new(admin->handle),
                                  .options = rd_kafka_AdminOptions_new(admin->handle, operation)};
    const rd_kafka_resp_err_t code = rd_kafka_AdminOptions_set_request_timeout(
        request.options, BUS_ADMIN_WAIT_MS, why, sizeof why);
    assert(code == RD_KAFKA_RESP_ERR_NO_ERROR); /* the constant is within librdkafka's bounds */
    (void)code;
    return request;
}

struct err *bus_request_await(struct bus_request *request)
{
    request->answer = rd_kafka_queue_poll(request->events, BUS_ADMIN_WAIT_MS + 1000);
    if (!request->answer)
        return err_of(PROBLEM_TRANSIENT, "the broker does not answer");
    const rd_kafka_resp_err_t code = rd_kafka_event_error(request->answer);
    return code ? bus_err(code, rd_kafka_event_error_string(request->answer)) : NULL;
}

void bus_request_release(struct bus_request *request)
{
    if (request->answer)
        rd_kafka_event_destroy(request->answer);
    rd_kafka_AdminOptions_destroy(request->options);
    rd_kafka_queue_destroy(request->events);
}
