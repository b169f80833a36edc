/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes topics, and says where one that is there differs from what is declared. It must never
 * change or remove a topic that is there: a topic keeps everything.
 */
#include "adapters/bus_admin.h"

#include <string.h>

static struct err *wish_fill(rd_kafka_NewTopic_t *topic, const struct bus_topic *wish)
{
    for (size_t i = 0; i < wish->setting_count; i++) {
        const rd_kafka_resp_err_t code =
            rd_kafka_NewTopic_set_config(topic, wish->settings[i].name, wish->settings[i].value);
        if (code)
            return bus_err(code, wish->settings[i].name);
    }
    return NULL;
}

static struct err *topic_send(struct bus_admin *admin, rd_kafka_NewTopic_t *topic)
{
    BUS_REQUEST_SCOPED request = bus_request_open(admin, RD_KAFKA_ADMIN_OP_CREATETOPICS);
    rd_kafka_CreateTopics(admin->handle, &topic, 1, request.options, request.events);
    TRY(bus_request_await(&request));
    size_t count;
    const rd_kafka_topic_result_t **results = rd_kafka_CreateTopics_result_topics(
        rd_kafka_event_CreateTopics_result(request.answer), &count);
    if (count != 1)
        return err_of(PROBLEM_BUG, "the broker answered about %zu topics", count);
    const rd_kafka_resp_err_t code = rd_kafka_topic_result_error(results[0]);
    if (code && code != RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)
        return bus_err(code, rd_kafka_topic_result_error_string(results[0]));
    return NULL;
}

static struct err *topic_make(struct bus_admin *admin, const struct bus_topic *wish)
{
    char why[256];
    rd_kafka_NewTopic_t *topic =
        rd_kafka_NewTopic_new(wish->name, wish->partitions, wish->replication, why, sizeof why);
    if (!topic)
        return err_of(PROBLEM_INVALID, "%s", why);
    struct err *err = wish_fill(topic, wish);
    if (!err)
        err = topic_send(admin, topic);
    rd_kafka_NewTopic_destroy(topic);
    return err;
}

/* --- comparing what is there
 * ---------------------------------------------------------------------------------- */

static struct err *setting_compare(const struct bus_topic_setting *setting,
                                   const rd_kafka_ConfigEntry_t **entries, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(rd_kafka_ConfigEntry_name(entries[i]), setting->name) != 0)
            continue;
        const char *value = rd_kafka_ConfigEntry_value(entries[i]);
        if (value && strcmp(value, setting->value) == 0)
            return NULL;
        return err_of(PROBLEM_CONFLICT, "%s is %s, declared is %s", setting->name,
                      value ? value : "hidden", setting->value);
    }
    return err_of(PROBLEM_INVALID, "the broker knows no topic setting %s", setting->name);
}

static struct err *settings_compare(const rd_kafka_ConfigResource_t *resource,
                                    const struct bus_topic *wish)
{
    size_t count;
    const rd_kafka_resp_err_t code = rd_kafka_ConfigResource_error(resource);
    if (code)
        return bus_err(code, rd_kafka_ConfigResource_error_string(resource));
    const rd_kafka_ConfigEntry_t **entries = rd_kafka_ConfigResource_configs(resource, &count);
    for (size_t i = 0; i < wish->setting_count; i++)
        TRY(setting_compare(&wish->settings[i], entries, count));
    return NULL;
}

static struct err *topic_describe(struct bus_admin *admin, const struct bus_topic *wish)
{
    BUS_REQUEST_SCOPED request = bus_request_open(admin, RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS);
    rd_kafka_ConfigResource_t *asked =
        rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, wish->name);
    rd_kafka_DescribeConfigs(admin->handle, &asked, 1, request.options, request.events);
    rd_kafka_ConfigResource_destroy(asked);
    TRY(bus_request_await(&request));
    size_t count;
    const rd_kafka_ConfigResource_t **resources = rd_kafka_DescribeConfigs_result_resources(
        rd_kafka_event_DescribeConfigs_result(request.answer), &count);
    if (count != 1)
        return err_of(PROBLEM_BUG, "the broker answered about %zu topics", count);
    return settings_compare(resources[0], wish);
}

static struct err *shape_compare(const struct bus_shape *shape, const struct bus_topic *wish)
{
    if (shape->partitions != wish->partitions)
        return err_of(PROBLEM_CONFLICT, "it has %d partitions, declared are %d",
                      (int)shape->partitions, (int)wish->partitions);
    if (shape->replicas != wish->replication)
        return err_of(PROBLEM_CONFLICT, "it has %d replicas, declared are %d", shape->replicas,
                      wish->replication);
    return NULL;
}

static struct err *topic_make_or_compare(struct bus_admin *admin, const struct bus_topic *wish)
{
    struct bus_shape shape;
    TRY(bus_shape_ask(admin, wish->name, BUS_ADMIN_WAIT_MS, &shape));
    if (!shape.partitions)
        return topic_make(admin, wish);
    TRY(shape_compare(&shape, wish));
    return topic_describe(admin, wish);
}

struct err *bus_topic_create(struct bus_admin *admin, const struct bus_topic *topic)
{
    return err_wrap(topic_make_or_compare(admin, topic), "making the topic %s", topic->name);
}
