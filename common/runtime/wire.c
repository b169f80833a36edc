/* SPDX-License-Identifier: Apache-2.0
 *
 * CloudEvents binary mode: attributes as ce_ headers, the value is the bare canonical JSON of the
 * body.
 */
#include "runtime/wire.h"

#include <inttypes.h>
#include <string.h>

enum { WIRE_HEADERS = 16, SEQUENCE_WIDTH = 20 };
static const char source_prefix[] = "/halfsky/";

const char *wire_topic(struct arena *arena, const char *service)
{
    return arena_printf(arena, "halfsky.%s.v1", service);
}

const char *wire_id(struct arena *arena, const char *service, enum stream kind, struct id id,
                    int64_t seq)
{
    return arena_printf(arena, "%s/%s/%s/%" PRId64, service, code_name(&codes_stream, (int)kind),
                        ID_TEXT(id), seq);
}

static const char *ledger_hash_text(struct arena *arena, const struct ledger_append *row)
{
    char hex[65];
    text_hex(row->hash.data, row->hash.size, hex);
    return arena_printf(arena, "%" PRId64 ":%s", row->algorithm.value, hex);
}

static void add(struct bus_header *headers, size_t *count, const char *name, const char *value)
{
    if (value)
        headers[(*count)++] = (struct bus_header){name, value};
}

struct bus_record wire_encode(struct arena *arena, const char *service, const char *topic,
                              const struct ledger_append *row, int64_t incarnation)
{
    struct bus_header *h = ARENA_ARRAY(arena, struct bus_header, WIRE_HEADERS);
    size_t count = 0;
    const char *stream = arena_text(arena, ID_TEXT(row->stream_id));
    add(h, &count, "content-type", "application/json");
    add(h, &count, "ce_specversion", "1.0");
    add(h, &count, "ce_id", wire_id(arena, service, row->kind, row->stream_id, row->seq.value));
    add(h, &count, "ce_source", arena_printf(arena, "%s%s", source_prefix, service));
    add(h, &count, "ce_type", row->type);
    add(h, &count, "ce_subject",
        arena_printf(arena, "%s/%s", code_name(&codes_stream, (int)row->kind), stream));
    add(h, &count, "ce_time", arena_text(arena, INSTANT_TEXT(row->recorded_at)));
    add(h, &count, "ce_partitionkey", stream);
    add(h, &count, "ce_sequence",
        arena_printf(arena, "%0*" PRId64, SEQUENCE_WIDTH, row->seq.value));
    add(h, &count, "ce_correlationid", row->correlation);
    add(h, &count, "ce_causationid", row->causation);
    add(h, &count, "ce_traceparent", row->traceparent);
    add(h, &count, "ce_actor", row->actor);
    add(h, &count, "ce_region", row->region);
    add(h, &count, "ce_ledgerhash", ledger_hash_text(arena, row));
    add(h, &count, "ce_incarnation", arena_printf(arena, "%" PRId64, incarnation));
    return (struct bus_record){.topic = topic,
                               .partition = -1,
                               .key = stream,
                               .headers = h,
                               .header_count = count,
                               .value = {(const uint8_t *)row->body, strlen(row->body)}};
}

/* A repeated header is not readable, so it counts as absent. */
static const char *header(const struct bus_record *record, const char *name)
{
    const char *value = NULL;
    for (size_t i = 0; i < record->header_count; i++) {
        if (strcmp(record->headers[i].name, name) != 0)
            continue;
        if (value)
            return NULL;
        value = record->headers[i].value;
    }
    return value;
}

static char *header_copy(struct arena *arena, const struct bus_record *record, const char *name,
                         size_t most)
{
    const char *value = header(record, name);
    return value && strlen(value) <= most && text_is_utf8(value, strlen(value))
               ? arena_text(arena, value)
               : NULL;
}

/* ce_id: service/kind/uuid/seq, and nothing else. */
static bool read_id(struct arena *arena, const char *text, struct wire_event *event)
{
    char *copy = arena_text(arena, text);
    char *rest = NULL;
    const char *source = strtok_r(copy, "/", &rest);
    const char *kind = strtok_r(NULL, "/", &rest);
    const char *id = strtok_r(NULL, "/", &rest);
    const char *seq = strtok_r(NULL, "/", &rest);
    const char *beyond = strtok_r(NULL, "/", &rest);
    int64_t number = 0;
    if (!seq || beyond || !id_parse(id, &event->stream_id) || !text_to_int64(seq, &number))
        return false;
    event->source = source;
    event->kind = (enum stream)code_parse(&codes_stream, kind);
    event->seq = count_of(number);
    return number >= 1;
}

static bool read_hash(struct arena *arena, const char *text, struct wire_event *event)
{
    uint8_t hash[32];
    if (!text || text[0] < '1' || text[0] > '9' || text[1] != ':' ||
        strlen(text) != 2 + 2 * sizeof hash || !text_unhex(text + 2, hash, sizeof hash))
        return false;
    event->algorithm = count_of(text[0] - '0');
    event->hash = (struct bytes){arena_copy(arena, hash, sizeof hash), sizeof hash};
    return true;
}

static bool read_coordinates(struct arena *arena, const struct bus_record *record,
                             struct wire_event *event)
{
    const char *version = header(record, "ce_specversion");
    const char *id = header_copy(arena, record, "ce_id", 200);
    const char *time = header(record, "ce_time");
    event->type = header_copy(arena, record, "ce_type", 200);
    event->region = header_copy(arena, record, "ce_region", 12);
    event->actor = header_copy(arena, record, "ce_actor", 80);
    event->correlation = header_copy(arena, record, "ce_correlationid", 64);
    event->causation = header_copy(arena, record, "ce_causationid", 200);
    event->traceparent = header_copy(arena, record, "ce_traceparent", 64);
    return version && strcmp(version, "1.0") == 0 && id && event->type && event->region &&
           event->actor && event->correlation && time && instant_parse(time, &event->recorded_at) &&
           read_id(arena, id, event) && read_hash(arena, header(record, "ce_ledgerhash"), event);
}

static void forget_coordinates(struct wire_event *event)
{
    *event = (struct wire_event){.topic = event->topic,
                                 .part = event->part,
                                 .position = event->position,
                                 .incarnation = event->incarnation,
                                 .body = event->body};
}

struct err *wire_decode(struct arena *arena, const struct bus_record *record,
                        const char *topic_service, struct wire_event *ret_event)
{
    struct wire_event event = {.topic = arena_text(arena, record->topic),
                               .part = count_of(record->partition),
                               .position = count_of(record->offset),
                               .incarnation = count_of(0)};
    if (record->value.size > 0)
        event.body = (struct bytes){arena_copy(arena, record->value.data, record->value.size),
                                    record->value.size};
    int64_t incarnation = 0;
    const char *text = header(record, "ce_incarnation");
    const bool numbered = text && text_to_int64(text, &incarnation) && incarnation >= 0;
    event.incarnation = count_of(numbered ? incarnation : 0);
    const char *source = header(record, "ce_source");
    const bool own = source && text_starts_with(source, source_prefix) &&
                     strcmp(source + strlen(source_prefix), topic_service) == 0;
    if (numbered && own && read_coordinates(arena, record, &event) &&
        strcmp(event.source, topic_service) == 0) {
        *ret_event = event;
        return NULL;
    }
    forget_coordinates(&event);
    *ret_event = event;
    return err_of(PROBLEM_INVALID, own ? "a record without readable coordinates"
                                       : "a record that names another source than its topic's");
}
