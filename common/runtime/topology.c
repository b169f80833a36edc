/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes topics and ACLs from the declared topology and reads them back. A service writes its own
 * topic and reads it again (protocol.md R4 compares its end with the ledger), reads the topics it
 * subscribes to, and joins its own group; nothing else. A partner only reads. It owns no state.
 */
#include "runtime/topology.h"

#include "base/clock.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>

enum {
    TOPOLOGY_ARENA = 4 << 20,
    TOPOLOGY_RIGHTS_EACH = 5,
    TOPOLOGY_WAIT_MS = 15000,
    TOPOLOGY_PAUSE_MS = 100
};

static const char cluster[] = "kafka-cluster";

/* --- what is needed --------------------------------------------------------------------------- */

static const struct topology_service *service_writing(const struct topology *topology,
                                                      const char *topic)
{
    for (size_t i = 0; i < topology->count; i++)
        if (strcmp(topology->services[i].topic, topic) == 0)
            return &topology->services[i];
    return NULL;
}

static size_t subscription_count(const struct topology_service *service)
{
    size_t count = 0;
    while (service->subscribes && service->subscribes[count])
        count++;
    return count;
}

static struct err *service_check(const struct topology *topology, size_t index)
{
    const struct topology_service *service = &topology->services[index];
    if (service_writing(topology, service->topic) != service)
        return err_of(PROBLEM_INVALID, "the topic %s is declared twice", service->topic);
    for (size_t i = 0; i < index; i++)
        if (strcmp(topology->services[i].name, service->name) == 0)
            return err_of(PROBLEM_INVALID, "the service %s is declared twice", service->name);
    for (size_t i = 0; i < subscription_count(service); i++)
        if (!service_writing(topology, service->subscribes[i]))
            return err_of(PROBLEM_INVALID, "%s reads %s, which no service writes", service->name,
                          service->subscribes[i]);
    return NULL;
}

static void grants_of(const struct topology_service *service, struct arena *arena,
                      struct topology_grant *grants, size_t *count)
{
    const char *principal = arena_printf(arena, "User:%s", service->name);
    const struct topology_grant own[TOPOLOGY_RIGHTS_EACH] = {
        {principal, BUS_WRITE, service->topic},
        {principal, BUS_READ, service->topic},
        {principal, BUS_DESCRIBE, service->topic},
        {principal, BUS_CLUSTER_IDEMPOTENT_WRITE, cluster},
        {principal, BUS_GROUP_READ, service->name},
    };
    memcpy(&grants[*count], own, sizeof own);
    *count += TOPOLOGY_RIGHTS_EACH;
    for (size_t i = 0; i < subscription_count(service); i++)
        if (strcmp(service->subscribes[i], service->topic) != 0)
            grants[(*count)++] =
                (struct topology_grant){principal, BUS_READ, service->subscribes[i]};
}

static size_t reading_count(const struct topology_partner *partner)
{
    size_t count = 0;
    while (partner->reads[count])
        count++;
    return count;
}

static void grants_of_partner(const struct topology_partner *partner, struct arena *arena,
                              struct topology_grant *grants, size_t *count)
{
    const char *principal = arena_printf(arena, "User:%s", partner->name);
    grants[(*count)++] = (struct topology_grant){principal, BUS_GROUP_READ, partner->name};
    for (size_t i = 0; partner->reads[i]; i++)
        grants[(*count)++] = (struct topology_grant){principal, BUS_READ, partner->reads[i]};
}

struct err *topology_grants(const struct topology *topology, struct arena *arena,
                            struct topology_grant_list *ret_grants)
{
    size_t most = 0, count = 0;
    for (size_t i = 0; i < topology->partner_count; i++)
        most += 1 + reading_count(&topology->partners[i]);
    for (size_t i = 0; i < topology->count; i++) {
        TRY(service_check(topology, i));
        most += TOPOLOGY_RIGHTS_EACH + subscription_count(&topology->services[i]);
    }
    struct topology_grant *grants = ARENA_ARRAY(arena, struct topology_grant, most + 1);
    for (size_t i = 0; i < topology->count; i++)
        grants_of(&topology->services[i], arena, grants, &count);
    for (size_t i = 0; i < topology->partner_count; i++)
        grants_of_partner(&topology->partners[i], arena, grants, &count);
    *ret_grants = (struct topology_grant_list){grants, count};
    return NULL;
}

/* --- lines ------------------------------------------------------------------------------------ */

static void report_line(const struct topology_report *report, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static void report_line(const struct topology_report *report, const char *format, ...)
{
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    report->say(report->context, line);
}

static const char *const right_words[] = {
    [BUS_READ] = "reads",
    [BUS_WRITE] = "writes",
    [BUS_DESCRIBE] = "describes",
    [BUS_GROUP_READ] = "joins the group",
    [BUS_CLUSTER_IDEMPOTENT_WRITE] = "writes idempotently on",
};

const char *topology_right_name(enum bus_right right) { return right_words[right]; }

static void report_grant(const struct topology_report *report, const char *state,
                         const struct topology_grant *grant)
{
    report_line(report, "%-8s acl    %-14s %s %s", state, grant->principal,
                right_words[grant->right], grant->resource);
}

static void report_topic(const struct topology_report *report, const char *state, const char *topic)
{
    report_line(report, "%-8s topic  %s, %d partitions", state, topic, TOPOLOGY_PARTITIONS);
}

/* --- making ----------------------------------------------------------------------------------- */

static struct err *topic_apply(const char *topic, struct bus_admin *admin,
                               const struct topology_copies *copies)
{
    char in_sync[16];
    snprintf(in_sync, sizeof in_sync, "%d", copies->least_in_sync);
    const struct bus_topic_setting settings[] = {
        {"retention.ms", "-1"}, /* a topic keeps everything: a rebuild reads it from offset 0 */
        {"retention.bytes", "-1"},
        {"cleanup.policy", "delete"}, /* never compacted: each event of a stream counts */
        {"max.message.bytes", TOPOLOGY_RECORD_BYTES},
        {"min.insync.replicas", in_sync},
        {"unclean.leader.election.enable", "false"},
    };
    const struct bus_topic declared = {topic, TOPOLOGY_PARTITIONS, copies->replication, settings,
                                       sizeof settings / sizeof *settings};
    return bus_topic_create(admin, &declared);
}

struct err *topology_apply(const struct topology *topology, struct bus_admin *admin,
                           const struct topology_copies *copies,
                           const struct topology_report *report)
{
    ARENA_SCOPED arena = arena_new(TOPOLOGY_ARENA);
    struct topology_grant_list grants;
    TRY(topology_grants(topology, arena, &grants));
    for (size_t i = 0; i < topology->count; i++) {
        TRY(topic_apply(topology->services[i].topic, admin, copies));
        report_topic(report, "made", topology->services[i].topic);
    }
    for (size_t i = 0; i < grants.count; i++) {
        const struct topology_grant *grant = &grants.items[i];
        TRY(bus_allow(admin, grant->principal, grant->right, grant->resource));
        report_grant(report, "made", grant);
    }
    return NULL;
}

struct err *topology_print(const struct topology *topology, const struct topology_report *report)
{
    ARENA_SCOPED arena = arena_new(TOPOLOGY_ARENA);
    struct topology_grant_list grants;
    TRY(topology_grants(topology, arena, &grants));
    for (size_t i = 0; i < topology->count; i++)
        report_topic(report, "declared", topology->services[i].topic);
    for (size_t i = 0; i < grants.count; i++)
        report_grant(report, "declared", &grants.items[i]);
    return NULL;
}

/* --- reading back ----------------------------------------------------------------------------- */

static bool grant_equals(const struct topology_grant *wanted, const struct bus_grant *found)
{
    return found->right == (int)wanted->right && strcmp(found->resource, wanted->resource) == 0 &&
           strcmp(found->principal, wanted->principal) == 0;
}

static bool grant_is_found(const struct topology_grant *wanted, const struct bus_grant_list *found)
{
    for (size_t i = 0; i < found->count; i++)
        if (grant_equals(wanted, &found->items[i]))
            return true;
    return false;
}

static bool grant_is_declared(const struct bus_grant *found,
                              const struct topology_grant_list *wanted)
{
    for (size_t i = 0; i < wanted->count; i++)
        if (grant_equals(&wanted->items[i], found))
            return true;
    return false;
}

/* Grants of others on topics of their own are not ours to judge. A wildcard, a prefix or a denial
 * is: it reaches declared topics under another name. So is a partner who is declared no more. */
static bool grant_concerns(const struct bus_grant *found, const struct topology *topology)
{
    if (found->right < 0 || strcmp(found->resource, "*") == 0)
        return true;
    for (size_t i = 0; i < topology->count; i++) {
        const struct topology_service *service = &topology->services[i];
        const bool principal = strcmp(found->principal + strlen("User:"), service->name) == 0;
        const bool topic = strcmp(found->resource, service->topic) == 0;
        const bool group =
            found->right == BUS_GROUP_READ && strcmp(found->resource, service->name) == 0;
        if (principal || topic || group)
            return true;
    }
    return false;
}

/* What the broker holds of what is declared. */
struct topology_sight {
    struct topology_grant_list wanted;
    struct bus_grant_list found;
    int32_t *partitions; /* of each service's topic */
};

static struct err *sight_take(const struct topology *topology, struct bus_admin *admin,
                              struct arena *arena, struct topology_sight *ret_sight)
{
    TRY(topology_grants(topology, arena, &ret_sight->wanted));
    ret_sight->partitions = ARENA_ARRAY(arena, int32_t, topology->count + 1);
    for (size_t i = 0; i < topology->count; i++)
        TRY(bus_partitions(admin, topology->services[i].topic, TOPOLOGY_WAIT_MS,
                           &ret_sight->partitions[i]));
    return bus_grants(admin, arena, &ret_sight->found);
}

static bool sight_is_whole(const struct topology *topology, const struct topology_sight *sight)
{
    for (size_t i = 0; i < topology->count; i++)
        if (sight->partitions[i] != TOPOLOGY_PARTITIONS)
            return false;
    for (size_t i = 0; i < sight->wanted.count; i++)
        if (!grant_is_found(&sight->wanted.items[i], &sight->found))
            return false;
    return true;
}

/* The controller agrees first and the brokers hear of it a moment later; librdkafka 2.0.2 shows a
 * broker whose authorizer is still loading as one without any ACL. */
static struct err *sight_await(const struct topology *topology, struct bus_admin *admin,
                               struct arena *arena, struct topology_sight *ret_sight)
{
    const int64_t deadline = clock_monotonic_ms() + TOPOLOGY_WAIT_MS;
    for (;;) {
        arena_reset(arena);
        TRY(sight_take(topology, admin, arena, ret_sight));
        if (sight_is_whole(topology, ret_sight) || clock_monotonic_ms() >= deadline)
            return NULL;
        poll(NULL, 0, TOPOLOGY_PAUSE_MS);
    }
}

static size_t sight_report_declared(const struct topology *topology,
                                    const struct topology_sight *sight,
                                    const struct topology_report *report)
{
    size_t wrong = 0;
    for (size_t i = 0; i < topology->count; i++) {
        const bool there = sight->partitions[i] == TOPOLOGY_PARTITIONS;
        report_topic(report, there ? "seen" : "MISSING", topology->services[i].topic);
        wrong += !there;
    }
    for (size_t i = 0; i < sight->wanted.count; i++) {
        const bool there = grant_is_found(&sight->wanted.items[i], &sight->found);
        report_grant(report, there ? "seen" : "MISSING", &sight->wanted.items[i]);
        wrong += !there;
    }
    return wrong;
}

static size_t sight_report_surplus(const struct topology *topology,
                                   const struct topology_sight *sight,
                                   const struct topology_report *report)
{
    size_t wrong = 0;
    for (size_t i = 0; i < sight->found.count; i++) {
        const struct bus_grant *grant = &sight->found.items[i];
        if (!grant_concerns(grant, topology) || grant_is_declared(grant, &sight->wanted))
            continue;
        report_line(report, "%-8s acl    %-14s %s: not declared, take it away", "SURPLUS",
                    grant->principal, grant->text);
        wrong++;
    }
    return wrong;
}

struct err *topology_verify(const struct topology *topology, struct bus_admin *admin,
                            const struct topology_report *report)
{
    ARENA_SCOPED arena = arena_new(TOPOLOGY_ARENA);
    struct topology_sight sight;
    TRY(sight_await(topology, admin, arena, &sight));
    const size_t wrong = sight_report_declared(topology, &sight, report) +
                         sight_report_surplus(topology, &sight, report);
    if (!wrong)
        return NULL;
    return err_of(PROBLEM_CONFLICT, "the broker differs from the declared topology in %zu places",
                  wrong);
}
