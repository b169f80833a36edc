/* SPDX-License-Identifier: Apache-2.0
 *
 * Who may do what on the broker: grants one right to one principal on one literal resource, and
 * lists what is granted. It must never grant by prefix or wildcard, and never take a grant away:
 * what is too much is shown to a person.
 */
#include "adapters/bus_admin.h"

#include <string.h>

struct right_row {
    rd_kafka_ResourceType_t resource;
    rd_kafka_AclOperation_t operation;
};

static const struct right_row rights[] = {
    [BUS_READ] = {RD_KAFKA_RESOURCE_TOPIC, RD_KAFKA_ACL_OPERATION_READ},
    [BUS_WRITE] = {RD_KAFKA_RESOURCE_TOPIC, RD_KAFKA_ACL_OPERATION_WRITE},
    [BUS_DESCRIBE] = {RD_KAFKA_RESOURCE_TOPIC, RD_KAFKA_ACL_OPERATION_DESCRIBE},
    [BUS_GROUP_READ] = {RD_KAFKA_RESOURCE_GROUP, RD_KAFKA_ACL_OPERATION_READ},
    [BUS_CLUSTER_IDEMPOTENT_WRITE] = {RD_KAFKA_RESOURCE_BROKER,
                                      RD_KAFKA_ACL_OPERATION_IDEMPOTENT_WRITE},
};

static const char cluster_resource[] =
    "kafka-cluster"; /* Kafka's fixed name; librdkafka calls the type broker */

static const char *resource_name(enum bus_right right, const char *resource)
{
    return rights[right].resource == RD_KAFKA_RESOURCE_BROKER ? cluster_resource : resource;
}

static struct err *grant_send(struct bus_admin *admin, rd_kafka_AclBinding_t *binding)
{
    BUS_REQUEST_SCOPED request = bus_request_open(admin, RD_KAFKA_ADMIN_OP_CREATEACLS);
    rd_kafka_CreateAcls(admin->handle, &binding, 1, request.options, request.events);
    TRY(bus_request_await(&request));
    size_t count;
    const rd_kafka_acl_result_t **results =
        rd_kafka_CreateAcls_result_acls(rd_kafka_event_CreateAcls_result(request.answer), &count);
    if (count != 1)
        return err_of(PROBLEM_BUG, "the broker answered about %zu grants", count);
    const rd_kafka_error_t *error = rd_kafka_acl_result_error(results[0]);
    return error ? bus_err(rd_kafka_error_code(error), rd_kafka_error_string(error)) : NULL;
}

struct err *bus_allow(struct bus_admin *admin, const char *principal, enum bus_right right,
                      const char *resource)
{
    char why[256];
    const char *name = resource_name(right, resource);
    if (!text_starts_with(principal, "User:") || !name)
        return err_of(PROBLEM_INVALID,
                      "a grant needs a principal User:<name> and a resource, not %s and %s",
                      principal, name ? name : "none");
    rd_kafka_AclBinding_t *binding = rd_kafka_AclBinding_new(
        rights[right].resource, name, RD_KAFKA_RESOURCE_PATTERN_LITERAL, principal, "*",
        rights[right].operation, RD_KAFKA_ACL_PERMISSION_TYPE_ALLOW, why, sizeof why);
    if (!binding)
        return err_of(PROBLEM_INVALID, "allowing %s: %s", principal, why);
    struct err *err = grant_send(admin, binding);
    rd_kafka_AclBinding_destroy(binding);
    return err_wrap(err, "allowing %s something on %s", principal, name);
}

/* --- listing ---------------------------------------------------------------------------------- */

/* -1: the suite grants no such thing. */
static int right_of(const rd_kafka_AclBinding_t *binding)
{
    const bool ordinary =
        rd_kafka_AclBinding_permission_type(binding) == RD_KAFKA_ACL_PERMISSION_TYPE_ALLOW &&
        rd_kafka_AclBinding_resource_pattern_type(binding) == RD_KAFKA_RESOURCE_PATTERN_LITERAL &&
        strcmp(rd_kafka_AclBinding_host(binding), "*") == 0;
    for (size_t i = 0; ordinary && i < sizeof rights / sizeof *rights; i++)
        if (rights[i].resource == rd_kafka_AclBinding_restype(binding) &&
            rights[i].operation == rd_kafka_AclBinding_operation(binding))
            return (int)i;
    return -1;
}

static struct bus_grant grant_of(const rd_kafka_AclBinding_t *binding, struct arena *arena)
{
    return (struct bus_grant){
        .principal = arena_text(arena, rd_kafka_AclBinding_principal(binding)),
        .right = right_of(binding),
        .resource = arena_text(arena, rd_kafka_AclBinding_name(binding)),
        .text = arena_printf(
            arena, "%s %s from %s on %s %s (%s)",
            rd_kafka_AclPermissionType_name(rd_kafka_AclBinding_permission_type(binding)),
            rd_kafka_AclOperation_name(rd_kafka_AclBinding_operation(binding)),
            rd_kafka_AclBinding_host(binding),
            rd_kafka_ResourceType_name(rd_kafka_AclBinding_restype(binding)),
            rd_kafka_AclBinding_name(binding),
            rd_kafka_ResourcePatternType_name(rd_kafka_AclBinding_resource_pattern_type(binding))),
    };
}

static struct err *grants_ask(struct bus_admin *admin, rd_kafka_AclBindingFilter_t *filter,
                              struct arena *arena, struct bus_grant_list *ret_grants)
{
    BUS_REQUEST_SCOPED request = bus_request_open(admin, RD_KAFKA_ADMIN_OP_DESCRIBEACLS);
    rd_kafka_DescribeAcls(admin->handle, filter, request.options, request.events);
    TRY(bus_request_await(&request));
    size_t count;
    const rd_kafka_AclBinding_t **bindings = rd_kafka_DescribeAcls_result_acls(
        rd_kafka_event_DescribeAcls_result(request.answer), &count);
    struct bus_grant *items = ARENA_ARRAY(arena, struct bus_grant, count + 1);
    for (size_t i = 0; i < count; i++)
        items[i] = grant_of(bindings[i], arena);
    *ret_grants = (struct bus_grant_list){items, count};
    return NULL;
}

struct err *bus_grants(struct bus_admin *admin, struct arena *arena,
                       struct bus_grant_list *ret_grants)
{
    char why[256];
    rd_kafka_AclBindingFilter_t *filter = rd_kafka_AclBindingFilter_new(
        RD_KAFKA_RESOURCE_ANY, NULL, RD_KAFKA_RESOURCE_PATTERN_ANY, NULL, NULL,
        RD_KAFKA_ACL_OPERATION_ANY, RD_KAFKA_ACL_PERMISSION_TYPE_ANY, why, sizeof why);
    if (!filter)
        return err_of(PROBLEM_BUG, "listing grants: %s", why);
    struct err *err = grants_ask(admin, filter, arena, ret_grants);
    rd_kafka_AclBinding_destroy(filter);
    return err_wrap(err, "listing grants");
}
