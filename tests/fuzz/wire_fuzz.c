/* SPDX-License-Identifier: Apache-2.0
 *
 * Fuzzes the reading of a record from a topic: whatever its headers and value are, it gives either
 * coordinates, which then come back the same from a record written of them, or a refusal that
 * keeps topic, partition and offset (protocol.md C8). The input is "name: value" lines, an empty
 * line, the value. tests/fuzz/run.sh runs it.
 */
#include "runtime/wire.h"

#include <stdlib.h>
#include <string.h>

enum { ARENA_MOST = 64 * 1024 * 1024, HEADERS_MOST = 40, PARTITION = 7, OFFSET = 11 };
static const char service[] = "intake";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Cuts the head into lines in place; gives where the value begins. */
static char *headers_cut(char *text, struct bus_header *headers, size_t *ret_count)
{
    size_t count = 0;
    while (text && *text && *text != '\n' && count < HEADERS_MOST) {
        char *line = strsep(&text, "\n");
        char *value = strstr(line, ": ");
        if (!value)
            continue;
        *value = '\0';
        headers[count++] = (struct bus_header){line, value + 2};
    }
    *ret_count = count;
    return text && *text == '\n' ? text + 1 : text;
}

static bool same_text(const char *a, const char *b) { return a && b ? strcmp(a, b) == 0 : a == b; }

static bool same_bytes(struct bytes a, struct bytes b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

static bool same_coordinates(const struct wire_event *a, const struct wire_event *b)
{
    return a->kind == b->kind && id_equal(a->stream_id, b->stream_id) &&
           a->seq.value == b->seq.value && a->recorded_at == b->recorded_at &&
           a->algorithm.value == b->algorithm.value && same_bytes(a->hash, b->hash) &&
           same_bytes(a->body, b->body) && same_text(a->type, b->type) &&
           same_text(a->region, b->region) && same_text(a->actor, b->actor) &&
           same_text(a->correlation, b->correlation) && same_text(a->causation, b->causation) &&
           same_text(a->traceparent, b->traceparent);
}

static void write_and_read(struct arena *arena, const struct wire_event *event)
{
    const struct ledger_append row = {
        .kind = event->kind,
        .stream_id = event->stream_id,
        .seq = event->seq,
        .type = event->type,
        .region = event->region,
        .actor = event->actor,
        .recorded_at = event->recorded_at,
        .correlation = event->correlation,
        .causation = event->causation,
        .traceparent = event->traceparent,
        .body = arena_text_n(arena, (const char *)event->body.data, event->body.size),
        .algorithm = event->algorithm,
        .hash = event->hash,
    };
    struct wire_event again;
    const struct bus_record record =
        wire_encode(arena, service, event->topic, &row, event->incarnation.value);
    if (wire_decode(arena, &record, service, &again) || !same_coordinates(event, &again))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ARENA_SCOPED arena = arena_new(ARENA_MOST);
    struct bus_header headers[HEADERS_MOST];
    struct wire_event event;
    size_t count;
    char *text = arena_text_n(arena, (const char *)data, size);
    char *value = headers_cut(text, headers, &count);
    const struct bus_record record = {
        .topic = "halfsky.intake.v1",
        .partition = PARTITION,
        .offset = OFFSET,
        .headers = headers,
        .header_count = count,
        .value = {(const uint8_t *)value, value ? strlen(value) : 0},
    };
    const struct err *refusal = wire_decode(arena, &record, service, &event);
    if (strcmp(event.topic, record.topic) != 0 || event.part.value != PARTITION ||
        event.position.value != OFFSET || (refusal && refusal->kind != ERR_INVALID))
        abort();
    if (!refusal && event.kind != STREAM_NONE)
        write_and_read(arena, &event);
    return 0;
}
