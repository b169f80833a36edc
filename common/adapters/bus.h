/* SPDX-License-Identifier: Apache-2.0
 *
 * Kafka through librdkafka (rdkafka.h lives in bus*.c alone): an idempotent producer, a consumer
 * that keeps no offsets of its own, and the few administrative calls. Mutual TLS always. The fixed
 * client settings of design.md §4 are set here and nowhere else.
 */
#ifndef HALFSKY_ADAPTERS_BUS_H
#define HALFSKY_ADAPTERS_BUS_H

#include "base/arena.h"
#include "base/err.h"
#include "base/text.h"

struct bus_options {
    const char *brokers;
    const char *ca_file, *certificate_file, *key_file;
    const char *client_id;
    const char *group;        /* consumers */
    const char *replica_name; /* static membership; NULL: none */
    int gather_ms;            /* consumers: after a fetch that brought something; 0: none */
};

struct bus_header {
    const char *name;
    const char *value;
};

struct bus_record { /* one record on the wire, in either direction */
    const char *topic;
    int32_t partition; /* producing: -1, by key */
    int64_t offset;
    const char *key;
    const struct bus_header *headers;
    size_t header_count;
    struct bytes value;
};

/* --- producing
 * ------------------------------------------------------------------------------------------- */
struct bus_producer;

struct bus_report { /* one delivery report, in order within a partition */
    uint64_t token; /* what bus_produce was given */
    bool delivered;
    bool fatal; /* the producer is of no more use */
    int32_t partition;
    int64_t offset; /* -1 when the broker did not say */
    const char *why;
};

MUST_CHECK struct err *bus_producer_open(const struct bus_options *options,
                                         struct bus_producer **ret_producer);
/* Purges what is in flight; reports for it never come. Takes NULL. */
void bus_producer_close(struct bus_producer *producer);
/* Copies the record. PROBLEM_TRANSIENT when the local queue is full: take reports, then try again.
 * PROBLEM_CONFLICT when the producer has failed, which any failed report does (R3): close it and
 * open a new one. */
MUST_CHECK struct err *bus_produce(struct bus_producer *producer, const struct bus_record *record,
                                   uint64_t token);
/* Up to `most` reports, waiting at most wait_ms for the first. */
size_t bus_reports(struct bus_producer *producer, int wait_ms, struct bus_report *ret_reports,
                   size_t most);

/* --- consuming
 * ------------------------------------------------------------------------------------------- */
struct bus_consumer;

enum bus_happening {
    BUS_NOTHING, /* wait_ms went by */
    BUS_RECORD,
    BUS_ASSIGNED,     /* partitions were added: read their offsets, then bus_consumer_start each */
    BUS_REVOKED,      /* partitions were taken away (also on a lost group): forget them */
    BUS_END,          /* a partition's end was reached */
    BUS_OUT_OF_RANGE, /* the offset does not exist any more (C7) */
    BUS_LOST          /* the consumer is of no more use: close and open a new one */
};

struct bus_part {
    const char *topic;
    int32_t partition;
    int64_t offset; /* meaning depends on the call */
};

struct bus_event {
    enum bus_happening what;
    struct bus_record record; /* BUS_RECORD: alive until the next poll */
    const struct bus_part
        *parts; /* assigned, revoked, end, out of range; alive until the next poll */
    size_t part_count;
    const char *why;
};

MUST_CHECK struct err *bus_consumer_open(const struct bus_options *options,
                                         const char *const *topics, size_t topic_count,
                                         struct bus_consumer **ret_consumer);
void bus_consumer_close(struct bus_consumer *consumer); /* leaves the group; takes NULL */
/* One happening; assigned partitions stay paused until started. Records come one by one. */
MUST_CHECK struct err *bus_consumer_poll(struct bus_consumer *consumer, int wait_ms,
                                         struct bus_event *ret_event);
/* Begins or moves reading of an assigned partition at part->offset. */
MUST_CHECK struct err *bus_consumer_start(struct bus_consumer *consumer,
                                          const struct bus_part *part);
MUST_CHECK struct err *bus_consumer_pause(struct bus_consumer *consumer,
                                          const struct bus_part *part);
/* Kafka's own committed offset, for lag monitors only; asynchronous and best effort. */
void bus_consumer_note(struct bus_consumer *consumer, const struct bus_part *parts, size_t count);
/* Kafka's own committed offset of each partition (-1 none): how far some replica had read (C9). */
MUST_CHECK struct err *bus_consumer_noted(struct bus_consumer *consumer, struct bus_part *parts,
                                          size_t count, int wait_ms);

/* --- asking and administering
 * ------------------------------------------------------------------------------ */
struct bus_admin;

MUST_CHECK struct err *bus_admin_open(const struct bus_options *options,
                                      struct bus_admin **ret_admin);
void bus_admin_close(struct bus_admin *admin);
MUST_CHECK struct err *bus_cluster_id(struct bus_admin *admin, struct arena *arena, int wait_ms,
                                      const char **ret_id);
/* 0 partitions: the topic is not there. */
MUST_CHECK struct err *bus_partitions(struct bus_admin *admin, const char *topic, int wait_ms,
                                      int32_t *ret_count);
/* The offset after the last record of each partition, in one question: part->offset. */
MUST_CHECK struct err *bus_ends(struct bus_admin *admin, struct bus_part *parts, size_t count,
                                int wait_ms);
/* Reads records [from, to) of one partition, in order, through `each` (C6/R4 comparisons, exports,
 * tests). */
MUST_CHECK struct err *bus_read_range(
    const struct bus_options *options, const struct bus_part *from, int64_t to,
    struct err *(*each)(void *context, const struct bus_record *record), void *context);
struct bus_topic_setting {
    const char *name, *value;
};
struct bus_topic {
    const char *name;
    int32_t partitions;
    int replication;
    const struct bus_topic_setting *settings;
    size_t setting_count;
};
/* Already there is success; it is then compared, and a difference reported as PROBLEM_CONFLICT. */
MUST_CHECK struct err *bus_topic_create(struct bus_admin *admin, const struct bus_topic *topic);
enum bus_right { BUS_READ, BUS_WRITE, BUS_DESCRIBE, BUS_GROUP_READ, BUS_CLUSTER_IDEMPOTENT_WRITE };
/* Principal "User:<name>". `resource` is a topic or group name, or NULL for the cluster. */
MUST_CHECK struct err *bus_allow(struct bus_admin *admin, const char *principal,
                                 enum bus_right right, const char *resource);
struct bus_grant {
    const char *principal;
    int right; /* enum bus_right; -1: something bus_allow never grants (a prefix, a denial, …) */
    const char *resource; /* "kafka-cluster" for the cluster */
    const char *text;     /* all of it, for people */
};
struct bus_grant_list {
    const struct bus_grant *items;
    size_t count;
};
/* Everything that is granted on the broker, whoever granted it. */
MUST_CHECK struct err *bus_grants(struct bus_admin *admin, struct arena *arena,
                                  struct bus_grant_list *ret_grants);

#endif
