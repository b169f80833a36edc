/* SPDX-License-Identifier: Apache-2.0
 *
 * What handlers call: the unit's clock, identity, streams, queued writes and events. Nothing here
 * talks to the store but work_query, which handlers declared alone may use.
 */
#include "runtime/unit.h"

#include "adapters/codec.h"

#include <assert.h>
#include <string.h>

int64_t work_now_ms(const struct work *work) { return work->now_ms; }
struct date work_today(const struct work *work) { return date_of_instant(work->now_ms); }

struct err *work_day(const struct work *work, struct date stated, struct date not_before,
                     struct date *ret_on)
{
    const struct date today = work_today(work);
    const struct date on = date_is_absent(stated) ? today : stated;
    if (date_compare(on, today) > 0)
        return err_at(PROBLEM_INVALID, "/on", "the day is still to come");
    if (!date_is_absent(not_before) && date_compare(on, not_before) < 0)
        return err_at(PROBLEM_INVALID, "/on", "what comes before it was on %s",
                      DATE_TEXT(not_before));
    *ret_on = on;
    return NULL;
}
struct arena *work_arena(struct work *work) { return work->arena; }
const struct identity *work_identity(const struct work *work) { return &work->identity; }
const char *work_correlation(const struct work *work) { return work->correlation; }
const struct conf *work_conf(const struct work *work) { return work->context->conf; }
void *work_service_state(const struct work *work) { return work->context->state; }
const char *work_upload_file(const struct work *work) { return work->upload_file; }
uint64_t work_upload_size(const struct work *work) { return work->upload_size; }
struct bytes work_upload_digest(const struct work *work) { return work->upload_digest; }

struct id work_new_id(struct work *work)
{
    uint8_t random[10];
    work->context->random(random, sizeof random);
    /* A counter first (RFC 9562, 6.2, method 1): what one unit makes keeps its order by id. */
    random[0] = (uint8_t)(work->ids >> 8 & 0x0f);
    random[1] = (uint8_t)work->ids++;
    return id_v7(work->now_ms, random);
}

struct work *work_new(const struct unit_context *context, struct store *store, struct arena *arena)
{
    struct work *work = ARENA_NEW(arena, struct work);
    work->arena = arena;
    work->context = context;
    work->store = store;
    work->now_ms = context_now_ms(context);
    work->identity.role = ROLE_SERVICE;
    work->identity.region = context->province;
    work->actor = arena_printf(arena, "service/%s", context->service->name);
    work->correlation = arena_text(arena, ID_TEXT(work_new_id(work)));
    work->loads = &load_set_no_load;
    return work;
}

struct id work_fresh(const struct work *work, enum stream stream)
{
    for (size_t i = 0; i < work->key_count; i++)
        if (work->fresh[i] && work->keys[i].kind == stream)
            return work->keys[i].stream_id;
    assert(!"the route creates no such stream");
    return (struct id){{0}};
}

struct held_head *work_head(const struct work *work, enum stream stream, struct id id)
{
    for (size_t i = 0; i < work->key_count; i++)
        if (work->keys[i].kind == stream && id_equal(work->keys[i].stream_id, id))
            return work->held[i];
    return NULL;
}

int64_t work_version(const struct work *work, enum stream stream, struct id id)
{
    const struct held_head *held = work_head(work, stream, id);
    assert(held && "the unit does not hold this stream");
    return held->head.seq.value;
}

const struct field *work_field(const struct work *work, const char *name, const void **ret_record)
{
    for (size_t i = 0; i < work->source_count; i++) {
        const struct field *field = record_field(work->sources[i].type, name);
        if (field) {
            *ret_record = work->sources[i].record;
            return field;
        }
    }
    return NULL;
}

void work_write(struct work *work, const struct statement *statement, const void *row)
{
    assert(statement->kind == STATEMENT_WRITE);
    struct queued_write *write = ARENA_NEW(work->arena, struct queued_write);
    write->statement = statement;
    write->row = arena_copy(work->arena, row, statement->params->size);
    if (work->last_write)
        work->last_write->next = write;
    else
        work->first_write = write;
    work->last_write = write;
}

void work_forget(struct work *work)
{
    work->first_write = work->last_write = NULL;
    work->emitted_count = 0;
}

static bool may_emit(const struct service *service, const struct event_type *type)
{
    if (strcmp(type->source, "*") == 0)
        return true;
    for (size_t i = 0; service->emits && service->emits[i]; i++)
        if (service->emits[i] == type)
            return strcmp(type->source, service->name) == 0;
    return false;
}

/* An event speaks of its own region where it has one; else of the actor's, else of the province. */
static const char *region_of(const struct work *work, const struct event_type *type,
                             const void *event)
{
    const struct field *field = record_field(type->record, "region");
    const char *own = field ? *(const char *const *)field_at(field, event) : NULL;
    if (own)
        return own;
    return work->identity.region ? work->identity.region : work->context->province;
}

static struct ledger_append *emitted_slot(struct work *work)
{
    if (work->emitted_count == work->emitted_capacity) {
        const size_t capacity = work->emitted_capacity ? 2 * work->emitted_capacity : 8;
        struct ledger_append *grown = ARENA_ARRAY(work->arena, struct ledger_append, capacity);
        if (work->emitted_count)
            memcpy(grown, work->emitted, work->emitted_count * sizeof *grown);
        work->emitted = grown;
        work->emitted_capacity = capacity;
    }
    return &work->emitted[work->emitted_count++];
}

struct err *work_emit_on(struct work *work, const struct event_type *type, enum stream stream,
                         struct id id, const void *event)
{
    const struct service *service = work->context->service;
    if (!may_emit(service, type))
        return err_of(PROBLEM_BUG, "%s does not declare that it emits %s", service->name,
                      type->name);
    if (!work_head(work, stream, id))
        return err_of(PROBLEM_BUG, "%s on a stream that the unit does not hold", type->name);
    struct text body;
    text_init(&body, work->arena);
    TRY(err_wrap(codec_write(type->record, event, SENSITIVITY_agency, &body), "emitting %s",
                 type->name));
    if (body.size > UNIT_BODY_MOST)
        return err_of(PROBLEM_BUG, "%s: a body of %zu bytes is above the topic's limit", type->name,
                      body.size);
    *emitted_slot(work) = (struct ledger_append){
        .kind = stream,
        .stream_id = id,
        .type = type->type,
        .region = arena_text(work->arena, region_of(work, type, event)),
        .actor = work->actor,
        .correlation = work->correlation,
        .causation = work->causation,
        .traceparent = work->traceparent,
        .body = text_get(&body),
        .algorithm = count_of(1),
    };
    return NULL;
}

struct err *work_emit(struct work *work, const struct event_type *type, const void *event)
{
    const struct field *field = record_field(type->record, type->stream_field);
    assert(field && field->kind == FIELD_id && type->stream != STREAM_NONE);
    return work_emit_on(work, type, type->stream, *(const struct id *)field_at(field, event),
                        event);
}

struct err *err_not_yet(struct work *work, enum stream stream, struct id id)
{
    (void)work;
    struct err *err = err_of(PROBLEM_NOT_YET, "waits for %s/%s",
                             code_name(&codes_stream, (int)stream), ID_TEXT(id));
    err->waits_for_kind = (int)stream;
    err->waits_for_id = id;
    return err;
}

static bool is_alone(const struct work *work)
{
    return work->may_query || (work->route && work->route->alone) ||
           (work->due && work->due->alone) || (work->handler && work->handler->alone);
}

/* Outside a unit nobody has begun a transaction yet; the second wall's scope ends with it. */
static struct err *query_open(struct work *work)
{
    if (!work->may_query || work->is_asking)
        return NULL;
    const struct scope scope = work_scope(work);
    TRY(store_ready(work->store));
    TRY(store_begin(work->store, true));
    work->is_asking = true;
    return store_run(work->store, work->arena, (struct db_call){&statement_scope_set, &scope, 1},
                     NULL);
}

struct err *work_query(struct work *work, const struct statement *statement, const void *params,
                       size_t count, struct db_rows *ret_rows)
{
    assert(is_alone(work) && "only a handler declared alone may ask the database");
    TRY(query_open(work));
    return store_run(work->store, work->arena, (struct db_call){statement, params, count},
                     ret_rows);
}

const void *work_derived(const struct work *work, const struct record_type *type)
{
    assert(work->derived_type == type && work->derived);
    return work->derived;
}

const void *work_found(const struct work *work, const char *load_set)
{
    assert(work->finds && strcmp(work->finds->name, load_set) == 0 && work->found);
    return work->found;
}

void work_answer_file(struct work *work, const char *file, const char *content_type)
{
    work->answer_file = arena_text(work->arena, file);
    work->answer_file_type = content_type;
}

void work_answer_once(struct work *work, const char *file, const char *content_type)
{
    work_answer_file(work, file, content_type);
    work->answer_file_once = true;
}

struct err *work_hold(struct work *work, enum stream stream, struct id id, bool fresh)
{
    if (id_is_absent(id))
        return NULL;
    for (size_t i = 0; i < work->key_count; i++)
        if (work->keys[i].kind == stream && id_equal(work->keys[i].stream_id, id))
            return NULL;
    if (work->key_count == UNIT_STREAMS_MOST)
        return err_of(PROBLEM_BUG, "a unit of more than %d streams", UNIT_STREAMS_MOST);
    work->keys[work->key_count] = (struct stream_key){stream, id};
    work->fresh[work->key_count++] = fresh;
    return NULL;
}

static struct id key_id(const struct work *work, const char *key)
{
    if (strncmp(key, "found.", 6) == 0)
        return loaded_id(work->finds, work->found, key + 6);
    const void *record = NULL;
    const struct field *field = work_field(work, key, &record);
    assert(field && field->kind == FIELD_id && "a stream's key is an id field");
    return *(const struct id *)field_at(field, record);
}

struct err *work_streams(struct work *work)
{
    for (const struct stream_ref *ref = work->streams; ref && ref->stream != STREAM_NONE; ref++) {
        const bool fresh = strcmp(ref->key, "+") == 0;
        const struct id id = fresh ? work_new_id(work) : key_id(work, ref->key);
        TRY(work_hold(work, ref->stream, id, fresh));
    }
    return NULL;
}
