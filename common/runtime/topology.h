/* SPDX-License-Identifier: Apache-2.0
 *
 * The declared topology: which service writes which topic and reads which others. Topics and ACLs
 * on the broker are made from it and compared with it; it must never take anything away that is
 * there.
 */
#ifndef HALFSKY_RUNTIME_TOPOLOGY_H
#define HALFSKY_RUNTIME_TOPOLOGY_H

#include "adapters/bus.h"

struct service; /* runtime/service.h */

struct topology_service {
    const char *name;              /* principal User:<name>, consumer group <name> */
    const char *topic;             /* its own */
    const char *const *subscribes; /* topics of others, NULL-terminated; NULL: none */
};
/* An agency that reads with a Kafka client of its own. */
struct topology_partner {
    const char *name;         /* principal User:<name>, consumer group <name> */
    const char *const *reads; /* topics, NULL-terminated */
};
struct topology {
    const struct topology_service *services;
    size_t count;
    const struct topology_partner *partners; /* by configuration, not by a service's table */
    size_t partner_count;
};

/* The topology that services' tables declare: each has the topic of its name, and reads the topics
 * of those whose events it hears. PROBLEM_BUG: one emits what its event type says another does. */
MUST_CHECK struct err *topology_of_services(const struct service *const *services, size_t count,
                                            struct arena *arena, struct topology *ret_topology);
/* Adds the partners of a configuration's text, `name: service service; name: *`, where * is every
 * service. PROBLEM_INVALID: a name that is taken or no service. */
MUST_CHECK struct err *topology_partners(const char *text, struct arena *arena,
                                         struct topology *topology);

/* Fixed for ever: a stream's partition follows from the count, and its order from the partition. */
enum { TOPOLOGY_PARTITIONS = 24 };
/* Kafka's own default, 1 MiB and the frame of a record batch: librdkafka's largest batch (1 000 000
 * bytes) always fits, and an event, which comes from a body of at most 64 KiB, by far. */
#define TOPOLOGY_RECORD_BYTES "1048588"

struct topology_copies {
    int replication;   /* production 3, a single node 1 */
    int least_in_sync; /* min.insync.replicas: production 2, a single node 1 */
};

/* One right that a service or a partner needs; the text says it to people. */
struct topology_grant {
    const char *principal;
    enum bus_right right;
    const char *resource; /* as Kafka names it */
};
struct topology_grant_list {
    const struct topology_grant *items;
    size_t count;
};
const char *topology_right_name(enum bus_right right); /* "reads", for people */
/* Pure: what the declared services and partners need, and nothing else. PROBLEM_INVALID: a topic
 * that is read and that no service writes, or a name that is given twice. */
MUST_CHECK struct err *topology_grants(const struct topology *topology, struct arena *arena,
                                       struct topology_grant_list *ret_grants);

/* Lines for people, one for each topic and grant, through `say`. */
struct topology_report {
    void (*say)(void *context, const char *line);
    void *context;
};
/* Makes what is missing. PROBLEM_CONFLICT: a topic is there with other settings. */
MUST_CHECK struct err *topology_apply(const struct topology *topology, struct bus_admin *admin,
                                      const struct topology_copies *copies,
                                      const struct topology_report *report);
/* Reads everything back. PROBLEM_CONFLICT: something is missing, or a declared service may do, or
 * anybody may do on a declared topic or group, what is not declared. */
MUST_CHECK struct err *topology_verify(const struct topology *topology, struct bus_admin *admin,
                                       const struct topology_report *report);
/* What would be made, without a broker. */
MUST_CHECK struct err *topology_print(const struct topology *topology,
                                      const struct topology_report *report);

#endif
