/* SPDX-License-Identifier: Apache-2.0
 *
 * The consumer's parts: partitions as this replica reads them, and the batch it is gathering. Only
 * the consumer's own files include it.
 */
#ifndef HALFSKY_RUNTIME_CONSUMER_PRIVATE_H
#define HALFSKY_RUNTIME_CONSUMER_PRIVATE_H

#include "runtime/event_unit.h"

enum { CONSUMER_TOPICS_MOST = 16, CONSUMER_BATCH_MOST = 512, CONSUMER_TIMEOUTS_MOST = 5 };

struct part {
    const char *topic; /* the consumer's */
    const char *source;
    int32_t number;
    int64_t next; /* as the offset row has it */
    int64_t noted; /* as Kafka was told it, or where it began */
    int64_t seen; /* after the last record taken into the batch */
    int64_t epoch;
    int64_t incarnation;
    bool owned;
};

/* One record of the batch; `work` is NULL for a stream kind that nobody here hears. */
struct entry {
    struct part *part;
    int64_t position;
    struct wire_event wire;
    struct work *work;
    const char *unreadable;
};

struct consumer {
    struct process *process;
    struct store *store;
    struct bus_consumer *bus;
    struct bus_admin *admin;
    struct arena *arena;      /* the batch's */
    struct arena *long_arena; /* the session's */
    const char *topics[CONSUMER_TOPICS_MOST];
    const char *sources[CONSUMER_TOPICS_MOST];
    size_t topic_count;
    struct part *parts;
    size_t part_count;
    size_t part_capacity;
    struct entry entries[CONSUMER_BATCH_MOST];
    size_t entry_count;
    const char *cluster;   /* as first assigned in this session; NULL: not known yet */
    int64_t watched_at_ms; /* monotonic: when the cluster id was asked last */
    int64_t ran_at_ms;     /* monotonic: when the last batch began */
    int64_t noted_at_ms;   /* monotonic: when Kafka was told last how far it got */
    int timeouts;          /* U7: how often the event at hand alone hit the statement timeout */
    int races;             /* and how often a unique key that was taken */
};

struct part *consumer_part(struct consumer *consumer, const char *topic, int32_t number);
/* consumer_parts.c: C1, C5, C7, C9. */
MUST_CHECK struct err *parts_take(struct consumer *consumer, const struct bus_event *event);
/* C7: a handle can stay silent for ever once the cluster under it is another; asked every few
 * seconds. */
MUST_CHECK struct err *parts_watch(struct consumer *consumer);
/* Tells Kafka how far it got, for lag monitors and C9. Told after every batch, the broker wrote as
 * many commits as records; so a crowd's are told once a second. */
void parts_note(struct consumer *consumer);
/* The same when a second has gone by. */
void parts_note_in_turn(struct consumer *consumer);
void parts_drop(struct consumer *consumer, const struct bus_event *event);
MUST_CHECK struct err *part_restart(struct consumer *consumer, struct part *part, int64_t from);
/* C1 after a failed guard: seeks where the row stands, or says that the group has to be left. */
MUST_CHECK struct err *part_reread(struct consumer *consumer, struct part *part);
/* Runs and empties the batch. */
MUST_CHECK struct err *consumer_flush(struct consumer *consumer);

#endif
