/* SPDX-License-Identifier: Apache-2.0
 *
 * What may hold a command or query back although it is well formed and allowed: access that is
 * being brought up to date (C9), an effect still on its way (A4), a version that is not the one she
 * read.
 */
#include "runtime/command.h"

#include "runtime/arrival.h"
#include "runtime/command_statements.h"
#include "runtime/event_unit.h"
#include "runtime/wire.h"

#include <inttypes.h>
#include <string.h>

static bool hears_triage(const struct command *command)
{
    const struct service *service = command->process->context.service;
    return strcmp(service->name, "triage") != 0 && event_is_heard(service, "triage", STREAM_MATTER);
}

struct err *command_guard(struct attempt *attempt)
{
    const struct command *command = attempt->command;
    struct work *work = attempt->work;
    const void *record = NULL;
    const bool is_ops = command->identity.role == ROLE_OPS;
    if (!command->route->guards || is_ops || !hears_triage(command))
        return NULL;
    const struct field *field = work_field(work, command->route->guards, &record);
    const struct id matter = *(const struct id *)field_at(field, record);
    if (id_is_absent(matter))
        return NULL;
    const struct guard_ask ask = {
        .matter_id = matter,
        .topic = wire_topic(work->arena, "triage"),
    };
    struct db_rows rows = {0};
    TRY(store_run(work->store, work->arena, (struct db_call){&statement_guard_read, &ask, 1},
                  &rows));
    const struct guard_answer *answer = rows.rows;
    if (rows.count == 1 && answer->held == ANSWER_NO)
        return NULL;
    return err_of(PROBLEM_CATCHING_UP, "who may see the matter is being brought up to date");
}

static struct err *not_here_yet(const struct arrival *at, int64_t here)
{
    struct err *err =
        err_of(PROBLEM_NOT_YET, "%s/%s/%s is at %" PRId64 " here, asked for %" PRId64, at->source,
               code_name(&codes_stream, (int)at->kind), ID_TEXT(at->id), here, at->seq);
    err->waits_for_kind = (int)at->kind;
    err->waits_for_id = at->id;
    return err;
}

static struct err *seq_here(struct work *work, const struct arrival *at, bool is_own,
                            int64_t *ret_seq)
{
    struct db_rows rows = {0};
    const struct stream_key own = {at->kind, at->id};
    const struct source_stream other = {at->source, at->kind, at->id};
    TRY(is_own ? store_run(work->store, work->arena,
                           (struct db_call){&statement_head_read, &own, 1}, &rows)
               : store_run(work->store, work->arena,
                           (struct db_call){&statement_arrival_seen, &other, 1}, &rows));
    *ret_seq = 0;
    if (rows.count > 0)
        *ret_seq = is_own ? ((const struct head *)rows.rows)->seq.value
                          : ((const struct stream_seq *)rows.rows)->seq.value;
    return NULL;
}

struct err *command_arrived(struct attempt *attempt)
{
    const struct command *command = attempt->command;
    const struct service *service = command->process->context.service;
    const char *header = http_request_header(command->request, ARRIVAL_HEADER_LOWER);
    struct arrival at;
    int64_t here = 0;
    if (!header || !arrival_read(command->process->arrival_keys, attempt->work->arena, header,
                                 command->identity.client_id, &at))
        return NULL;
    const bool is_own = strcmp(at.source, service->name) == 0;
    if (!is_own && !event_is_heard(service, at.source, at.kind))
        return NULL;
    TRY(seq_here(attempt->work, &at, is_own, &here));
    return here < at.seq ? not_here_yet(&at, here) : NULL;
}

struct err *command_matches(struct attempt *attempt)
{
    const struct command *command = attempt->command;
    const struct work *work = attempt->work;
    const char *given = http_request_header(command->request, "if-match");
    attempt->stale = NULL;
    if (!given && command->route->needs_match)
        return err_of(PROBLEM_PRECONDITION,
                      "this route takes an If-Match with the ETag that was read");
    if (!given || work->key_count == 0)
        return NULL;
    const int64_t version = work->held[0]->head.seq.value;
    const char *etag = arena_printf(work->arena, "\"%" PRId64 "\"", version);
    if (strcmp(given, etag) != 0 && (strcmp(given, "*") != 0 || version == 0))
        attempt->stale = err_of(PROBLEM_STALE, "the version is now %s", etag);
    return NULL;
}

/* "matter_id" names a matter. */
static enum stream stream_of_name(const char *name)
{
    const size_t size = strlen(name);
    for (size_t kind = 1; kind < codes_stream.count; kind++) {
        const char *known = codes_stream.codes[kind].name;
        if (strlen(known) + 3 == size && strncmp(name, known, size - 3) == 0 &&
            strcmp(name + size - 3, "_id") == 0)
            return (enum stream)kind;
    }
    return STREAM_NONE;
}

static bool is_learnt(const struct service *service, enum stream kind)
{
    for (size_t i = 0; service->events && i < service->events->count; i++) {
        const struct event_type *event = service->events->handlers[i].event;
        if (event->stream == kind && strcmp(event->source, service->name) != 0)
            return true;
    }
    return false;
}

struct err *command_young(const struct command *command, struct err *err)
{
    if (!err || err->problem != PROBLEM_NOT_FOUND)
        return err;
    const struct unit_context *context = &command->process->context;
    const int64_t now = context_now_ms(context);
    for (size_t i = 0; i < command->value_count; i++) {
        const enum stream kind = stream_of_name(command->values[i].name);
        struct id id;
        if (kind == STREAM_NONE || !is_learnt(context->service, kind) ||
            !id_parse(command->values[i].value, &id))
            continue;
        const int64_t age = now - id_time_ms(id);
        if (age < command->process->young_ms && age > -command->process->young_ms)
            return err_of(PROBLEM_NOT_YET, "%s/%s is not known here yet",
                          code_name(&codes_stream, (int)kind), ID_TEXT(id));
    }
    return err;
}
