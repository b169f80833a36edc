/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes records under the writer's own certificate, with hashes that chain as its ledger would.
 * What is said twice is the same to the byte. It must never write on a topic of another service.
 */
#include "heard_story.h"

#include "adapters/seal.h"
#include "base/clock.h"
#include "runtime/topology.h"
#include "runtime/unit.h"
#include "runtime/wire.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PLACES_MOST = 200, STEP_MS_OF_SEQ = 10, ARENA_SIZE = 64 << 20, HEADERS_MOST = 20 };

struct place {
    struct id stream;
    int seq;
    uint8_t hash[SEAL_HASH_SIZE];
};
static struct place places[PLACES_MOST];
static size_t place_count;
static struct arena *arena;
static struct bus_producer *producer;
static const char *writer;
static int64_t began_ms;
static int said;

static void line_drop(void *context, const char *line)
{
    (void)context;
    (void)line;
}

void heard_broker_start(struct kafka *broker, const char *name)
{
    static const char *const hears_triage[] = {"halfsky.triage.v1", NULL};
    static const char *const hears_all[] = {"halfsky.intake.v1", "halfsky.legalaid.v1",
                                            "halfsky.resolution.v1", "halfsky.care.v1", NULL};
    static const char *const hears_care[] = {"halfsky.triage.v1", "halfsky.intake.v1", NULL};
    static const char *const hears_everybody[] = {"halfsky.intake.v1",     "halfsky.triage.v1",
                                                  "halfsky.legalaid.v1",   "halfsky.care.v1",
                                                  "halfsky.resolution.v1", NULL};
    static const struct topology_service services[] = {
        {.name = "intake", .topic = "halfsky.intake.v1", .subscribes = hears_triage},
        {.name = "triage", .topic = "halfsky.triage.v1", .subscribes = hears_all},
        {.name = "legalaid", .topic = "halfsky.legalaid.v1", .subscribes = hears_triage},
        {.name = "resolution", .topic = "halfsky.resolution.v1", .subscribes = hears_triage},
        {.name = "care", .topic = "halfsky.care.v1", .subscribes = hears_care},
        {.name = "stats", .topic = "halfsky.stats.v1", .subscribes = hears_everybody},
    };
    static const struct topology declared = {services, sizeof services / sizeof *services};
    const struct topology_copies copies = {.replication = 1, .least_in_sync = 1};
    const struct topology_report report = {line_drop, NULL};
    char certificates[200];
    broker_start(broker, name);
    (void)snprintf(certificates, sizeof certificates,
                   "deploy/tls/make.sh %s intake triage legalaid resolution care stats >/dev/null",
                   broker->run_dir);
    cr_assert_eq(system(certificates), 0);
    struct bus_admin *admin = admin_of(broker);
    OK(topology_apply(&declared, admin, &copies, &report));
    OK(topology_verify(&declared, admin,
                       &report)); /* rights are in force once they are read back */
    bus_admin_close(admin);
}

void heard_begin(struct kafka *broker, const char *service)
{
    arena = arena_new(ARENA_SIZE);
    writer = service;
    producer = producer_of(broker, service);
    began_ms = clock_now_ms();
    said = 0;
    place_count = 0;
}

void heard_end(void)
{
    bus_producer_close(producer);
    arena_free(arena);
}

int heard_count(void) { return said; }

static struct place *place_of(struct id stream, int seq)
{
    for (size_t i = 0; i < place_count; i++)
        if (id_equal(places[i].stream, stream) && places[i].seq == seq)
            return &places[i];
    return NULL;
}

/* Fills in the hash; a place keeps the hash that was said of it first. */
static void hash_fill(const struct heard_record *record, struct wire_event *event)
{
    static const uint8_t elsewhere[SEAL_HASH_SIZE] = {9};
    struct place *before = place_of(record->stream, record->seq - 1);
    const struct bytes chained = {before ? before->hash : NULL, before ? SEAL_HASH_SIZE : 0};
    const struct bytes previous =
        record->bent ? (struct bytes){elsewhere, SEAL_HASH_SIZE} : chained;
    uint8_t *hash = arena_alloc(arena, SEAL_HASH_SIZE);
    OK(wire_hash(arena, event, previous, hash));
    event->hash = (struct bytes){hash, SEAL_HASH_SIZE};
    if (place_of(record->stream, record->seq))
        return;
    cr_assert_lt(place_count, PLACES_MOST);
    struct place *place = &places[place_count++];
    *place = (struct place){.stream = record->stream, .seq = record->seq};
    memcpy(place->hash, hash, SEAL_HASH_SIZE);
}

static struct wire_event event_of(const struct heard_record *record)
{
    struct wire_event event = {.topic = wire_topic(arena, writer),
                               .source = record->source ? record->source : writer,
                               .kind = record->kind ? record->kind : STREAM_MATTER,
                               .stream_id = record->stream,
                               .seq = count_of(record->seq),
                               .type = record->type,
                               .region = record->region ? record->region : "370112",
                               .actor = "service/test",
                               .recorded_at = began_ms + (int64_t)record->seq * STEP_MS_OF_SEQ +
                                              record->later_ms,
                               .correlation = "test",
                               .algorithm = count_of(1),
                               .body = {(const uint8_t *)record->body, strlen(record->body)}};
    hash_fill(record, &event);
    return event;
}

static struct bus_record without(const struct bus_record *record, const char *name)
{
    struct bus_header *headers = ARENA_ARRAY(arena, struct bus_header, HEADERS_MOST);
    struct bus_record bare = *record;
    bare.headers = headers;
    bare.header_count = 0;
    for (size_t i = 0; i < record->header_count; i++)
        if (strcmp(record->headers[i].name, name) != 0)
            headers[bare.header_count++] = record->headers[i];
    return bare;
}

void heard_keep(const struct heard_record *record) { (void)event_of(record); }

void heard_say(const struct heard_record *record)
{
    const struct wire_event event = event_of(record);
    const struct ledger_append row = {.kind = event.kind,
                                      .stream_id = event.stream_id,
                                      .seq = event.seq,
                                      .type = event.type,
                                      .region = event.region,
                                      .actor = event.actor,
                                      .recorded_at = event.recorded_at,
                                      .correlation = event.correlation,
                                      .body = record->body,
                                      .algorithm = event.algorithm,
                                      .hash = event.hash};
    struct bus_record wire = wire_encode(arena, event.source, event.topic, &row, 1);
    if (record->is_unreadable)
        wire = without(&wire, "ce_ledgerhash");
    OK(bus_produce(producer, &wire, (uint64_t)++said));
    reports_await(producer, 0, 1);
}
