/* SPDX-License-Identifier: Apache-2.0
 *
 * From a record to a unit of work. Decoding happens before the transaction, so poison is known when
 * it begins.
 */
#include "runtime/event_unit.h"

#include "adapters/codec.h"
#include "contracts/region.h"
#include "runtime/fault.h"

#include <string.h>

static const struct event_handler *handler_of(const struct service *service, const char *type)
{
    for (size_t i = 0; service->events && i < service->events->count; i++)
        if (strcmp(service->events->handlers[i].event->type, type) == 0)
            return &service->events->handlers[i];
    return NULL;
}

bool event_is_heard(const struct service *service, const char *source, enum stream kind)
{
    for (size_t i = 0; kind != STREAM_NONE && service->events && i < service->events->count; i++) {
        const struct event_type *type = service->events->handlers[i].event;
        if (type->stream == kind && strcmp(type->source, source) == 0)
            return true;
    }
    return false;
}

const char *event_kinds_heard(struct arena *arena, const struct service *service,
                              const char *source)
{
    struct text kinds;
    text_init(&kinds, arena);
    for (int kind = 1; kind < STREAM_COUNT; kind++)
        if (event_is_heard(service, source, (enum stream)kind))
            text_add_printf(&kinds, "%s%s", kinds.size ? "," : "", code_name(&codes_stream, kind));
    return text_get(&kinds);
}

void event_unit_park(struct work *work, enum parked_reason reason, const char *why)
{
    work->preset = true;
    work->verdict = UNIT_PARK;
    work->reason = reason;
    work->why = arena_text(work->arena, why);
}

/* Which event it is, whoever hears it and however often: the middle of its hash. */
static inline uint64_t event_number(const struct work *work)
{
    uint64_t number = 0;
    for (size_t i = 8; i < 16 && i < work->wire->hash.size; i++)
        number = number << 8 | work->wire->hash.data[i];
    return number;
}

static struct err *decide_event(struct work *work)
{
    TRY(FP_ERR("event.decide", event_number(work)));
    return work->handler->call(work, work->event, work->loaded);
}

/* The envelope and the body must speak of one stream, within the province. */
static const char *body_contradicts(const struct work *work, const void *event)
{
    const struct event_type *type = work->handler->event;
    const struct field *field = record_field(type->record, type->stream_field);
    if (work->wire->kind != type->stream)
        return "the type belongs to another kind of stream";
    if (!id_equal(*(const struct id *)field_at(field, event), work->wire->stream_id))
        return "body and envelope name different streams";
    const struct field *region = record_field(type->record, "region");
    const char *own = region ? *(const char *const *)field_at(region, event) : NULL;
    if (!region_within(work->wire->region, work->context->province) ||
        (own && !region_within(own, work->context->province)))
        return "a region outside the province";
    return NULL;
}

static void read_body(struct work *work)
{
    const struct event_type *type = work->handler->event;
    void *event = arena_alloc(work->arena, type->record->size);
    const struct err *err =
        codec_read(work->arena, type->record, work->wire->body, CODEC_UNKNOWN_IGNORED, event);
    const char *why = err ? err->message : body_contradicts(work, event);
    if (why) {
        event_unit_park(work, PARKED_POISON, why);
        return;
    }
    work->event = event;
    work->sources[work->source_count++] = (struct key_source){type->record, event};
    work->decide = decide_event;
    work->loads = work->handler->loads;
    work->streams = work->handler->streams;
}

struct err *event_unit(const struct process *process, struct store *store, struct arena *arena,
                       struct event_input input, struct work **ret_work)
{
    const struct wire_event *wire = input.wire;
    struct work *work = work_new(&process->context, store, arena);
    work->wire = wire;
    *ret_work = work;
    if (input.unreadable) {
        event_unit_park(work, PARKED_UNREADABLE, input.unreadable->message);
        return NULL;
    }
    work->correlation = wire->correlation;
    work->traceparent = wire->traceparent;
    work->causation = wire_id(arena, wire->source, wire->kind, wire->stream_id, wire->seq.value);
    work->identity.region = wire->region;
    work->handler = handler_of(process->context.service, wire->type);
    if (work->handler)
        read_body(work);
    TRY(work_hold(work, wire->kind, wire->stream_id, false));
    return work_streams(work);
}

void event_unit_count(const struct work *work)
{
    if (work->verdict == UNIT_DUPLICATE)
        metric_add(METRIC_EVENTS_DUPLICATE, 1);
    else if (work->verdict == UNIT_PARK)
        metric_add(work->reason == PARKED_FORK ? METRIC_EVENTS_FORKED : METRIC_EVENTS_PARKED, 1);
    else {
        metric_add(METRIC_EVENTS_APPLIED, 1);
        metric_observe_us(METRIC_EVENT_LAG_SECONDS,
                          (work->now_ms - work->wire->recorded_at) * 1000);
    }
}
