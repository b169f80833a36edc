/* SPDX-License-Identifier: Apache-2.0
 *
 * What a handler's record becomes on its way out: canonical JSON, ETag, Location, Halfsky-At.
 * Personal data leaves in answers to queries only; answers of commands are stored (A5) and carry
 * ids, states and dates.
 */
#include "runtime/command.h"

#include "adapters/codec.h"
#include "runtime/arrival.h"
#include "runtime/command_statements.h"

#include <inttypes.h>
#include <string.h>

static struct err *body_make(struct attempt *attempt, enum sensitivity most)
{
    const struct work *work = attempt->work;
    struct text json;
    if (work->answer_file) {
        attempt->answer.file = work->answer_file;
        attempt->answer.file_type = work->answer_file_type;
        attempt->answer.file_once = work->answer_file_once;
        return NULL;
    }
    text_init(&json, work->arena);
    TRY(err_wrap(codec_write(work->route->answer, work->answer, most, &json), "the answer of %s",
                 work->route->name));
    attempt->answer.body = (struct bytes){(const uint8_t *)json.data, json.size};
    return NULL;
}

/* What the answer is about: its first id. */
static const struct field *subject_field(const struct work *work)
{
    const struct record_type *type = work->route->answer;
    for (size_t i = 0; i < type->field_count; i++)
        if (type->fields[i].kind == FIELD_id && !field_is_absent(&type->fields[i], work->answer))
            return &type->fields[i];
    return NULL;
}

/* The stream that the answer names, or else the first of the route: a registration that was there
 * already (external_ref) holds a fresh stream, too, which stays empty. */
static size_t subject_place(const struct work *work)
{
    const struct field *field = subject_field(work);
    for (size_t i = 0; field && i < work->key_count; i++)
        if (id_equal(work->keys[i].stream_id, *(const struct id *)field_at(field, work->answer)))
            return i;
    return 0;
}

static struct err *version_say(struct attempt *attempt, const struct stream_key *stream,
                               int64_t seq)
{
    const struct command *command = attempt->command;
    struct arena *arena = attempt->work->arena;
    const struct arrival at = {command->process->context.service->name, stream->kind,
                               stream->stream_id, seq};
    attempt->answer.etag = arena_printf(arena, "\"%" PRId64 "\"", seq);
    return arrival_print(command->process->arrival_keys, arena, &at, command->identity.client_id,
                         &attempt->answer.arrival);
}

/* "/v1/matters/{matter_id}" where the service has such a query, and where that is all the path
 * needs. */
static const char *place_of(const struct work *work, const char *name)
{
    const struct route_table *table = work->context->service->routes;
    const char *ending = arena_printf(work->arena, "/{%s}", name);
    for (size_t i = 0; table && i < table->count; i++) {
        const char *path = table->routes[i].path;
        const char *brace = strchr(path, '{');
        if (table->routes[i].method == METHOD_GET && brace && strcmp(brace - 1, ending) == 0)
            return arena_text_n(work->arena, path, (size_t)(brace - path));
    }
    return NULL;
}

static void location_say(struct attempt *attempt)
{
    const struct work *work = attempt->work;
    const struct field *field = subject_field(work);
    if (!field)
        return;
    const char *id = ID_TEXT(*(const struct id *)field_at(field, work->answer));
    const char *place = place_of(work, field->name);
    attempt->answer.location =
        place ? arena_printf(work->arena, "%s%s", place, id)
              : arena_printf(work->arena, "%s/%s", attempt->command->request->path, id);
}

/* 201 when something came into being; 200 when it was there already. */
static bool has_created(const struct work *work)
{
    for (size_t i = 0; i < work->key_count; i++)
        if (work->fresh[i] && work->held[i]->emitted)
            return true;
    return work->key_count == 0;
}

struct err *command_answer_make(struct attempt *attempt)
{
    const struct work *work = attempt->work;
    const struct route *route = work->route;
    const bool is_query = route->method == METHOD_GET;
    TRY(body_make(attempt, is_query ? SENSITIVITY_sealed : SENSITIVITY_agency));
    attempt->answer.status = route->creates && has_created(work) ? 201 : 200;
    if (route->creates)
        location_say(attempt);
    if (work->key_count == 0)
        return NULL;
    const size_t place = subject_place(work);
    return version_say(attempt, &work->keys[place], work->held[place]->head.seq.value);
}

struct err *query_answer_make(struct attempt *attempt, const struct head *head)
{
    attempt->answer.status = 200;
    TRY(body_make(attempt, SENSITIVITY_sealed));
    if (!head)
        return NULL;
    const struct stream_key stream = {head->kind, head->stream_id};
    return version_say(attempt, &stream, head->seq.value);
}
