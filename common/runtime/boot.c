/* SPDX-License-Identifier: Apache-2.0
 *
 * From tables and configuration to a process that may be run. What is wrong in a table is said
 * here, before a request or an event could find out.
 */
#include "runtime/boot.h"

#include "adapters/seal.h"
#include "base/clock.h"
#include "runtime/command_statements.h"
#include "runtime/fault.h"
#include "runtime/fsm.h"
#include "runtime/ops.h"
#include "runtime/refusal.h"
#include "runtime/relay_statements.h"
#include "runtime/request_queue.h"
#include "runtime/router.h"
#include "runtime/runtime_sql.h"
#include "runtime/settings.h"
#include "runtime/wire.h"

#include <string.h>

/* --- statements
 * ------------------------------------------------------------------------------------------ */

const struct statement *const *boot_statements(struct arena *arena, const struct service *service)
{
    const struct statement *const *const parts[] = {runtime_statements, command_statements,
                                                    ops_statements, relay_statements,
                                                    service->statements};
    const size_t part_count = sizeof parts / sizeof parts[0];
    size_t count = 0;
    for (size_t p = 0; p < part_count; p++)
        for (size_t i = 0; parts[p] && parts[p][i]; i++)
            count++;
    const struct statement **all = ARENA_ARRAY(arena, const struct statement *, count + 1);
    count = 0;
    for (size_t p = 0; p < part_count; p++)
        for (size_t i = 0; parts[p] && parts[p][i]; i++)
            all[count++] = parts[p][i];
    return all;
}

const struct sql_texts *boot_texts(struct arena *arena, const struct service *service,
                                   size_t *ret_count)
{
    struct sql_texts *texts = ARENA_ARRAY(arena, struct sql_texts, 2);
    texts[0] = sql_runtime;
    *ret_count = 1;
    if (service->sql)
        texts[(*ret_count)++] = *service->sql;
    return texts;
}

/* --- the tables against each other
 * ------------------------------------------------------------------------ */

static bool source_has_id(const struct record_type *const *sources, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        const struct field *field = sources[i] ? record_field(sources[i], name) : NULL;
        if (field)
            return field->kind == FIELD_id;
    }
    return false;
}

static struct err *streams_check(const char *who, const struct stream_ref *streams,
                                 const struct record_type *const *sources, size_t count)
{
    for (const struct stream_ref *ref = streams; ref && ref->stream != STREAM_NONE; ref++) {
        const bool is_fresh = strcmp(ref->key, "+") == 0;
        const bool is_found = strncmp(ref->key, "found.", 6) == 0;
        if (!is_fresh && !is_found && !source_has_id(sources, count, ref->key))
            return err_of(PROBLEM_BUG, "%s: the stream key %s is no id field", who, ref->key);
    }
    return NULL;
}

static struct err *route_check(const struct route *route)
{
    const struct record_type *const sources[] = {route->request, route->derived};
    if (!route->roles)
        return err_of(PROBLEM_BUG, "%s: no role may use it", route->name);
    if (route->derive && !route->derived)
        return err_of(PROBLEM_BUG, "%s: derive without a derived record", route->name);
    if (route->guards && !source_has_id(sources, 2, route->guards))
        return err_of(PROBLEM_BUG, "%s: the guard %s is no id field", route->name, route->guards);
    TRY(streams_check(route->name, route->streams, sources, 2));
    if (route->finds)
        TRY(err_wrap(loads_check(route->finds, sources, 2), "%s", route->name));
    return err_wrap(loads_check(route->loads, sources, 2), "%s", route->name);
}

static struct err *handler_check(const struct event_handler *handler)
{
    const struct record_type *const sources[] = {handler->event->record};
    TRY(streams_check(handler->name, handler->streams, sources, 1));
    if (handler->blind && (handler->loads->count > 0 || handler->alone))
        return err_of(PROBLEM_BUG, "%s: what reads is not blind", handler->name);
    return err_wrap(loads_check(handler->loads, sources, 1), "%s", handler->name);
}

struct err *boot_check(const struct service *service)
{
    const struct record_type *const due_sources[] = {&record_due_row};
    for (size_t i = 0; service->events && i < service->events->count; i++)
        TRY(handler_check(&service->events->handlers[i]));
    for (size_t i = 0; service->routes && i < service->routes->count; i++)
        TRY(route_check(&service->routes->routes[i]));
    for (size_t i = 0; i < ops_route_table.count; i++)
        TRY(route_check(&ops_route_table.routes[i]));
    for (size_t i = 0; service->states && service->states[i]; i++)
        TRY(fsm_check(service->states[i]));
    for (size_t i = 0; service->due && i < service->due->count; i++)
        TRY(err_wrap(loads_check(service->due->actions[i].loads, due_sources, 1), "%s",
                     service->due->actions[i].name));
    return NULL;
}

/* --- the process
 * ------------------------------------------------------------------------------------------ */

static int64_t clock_offset(const struct conf *conf)
{
#ifdef HALFSKY_RELEASE
    (void)conf;
    return 0;
#else
    return conf_number(conf, "clock.offset_ms");
#endif
}

static struct err *faults_listen(const struct conf *conf)
{
#ifdef HALFSKY_FAULT_POINTS
    const char *file = settings_file(conf, "fault.file");
    return file ? fault_listen(file) : NULL;
#else
    (void)conf;
    return NULL;
#endif
}

static void context_fill(struct process *process, const struct service *service,
                         const struct conf *conf)
{
    process->context = (struct unit_context){
        .service = service,
        .conf = conf,
        .province = conf_text(conf, "province"),
        .now_ms = clock_now_ms,
        .random = clock_random,
        .commit_deadline_ms = (int)conf_number(conf, "db.commit_deadline_ms"),
        .clock_offset_ms = clock_offset(conf),
    };
}

static void bounds_fill(struct process *process, const struct conf *conf)
{
    process->batch_most = (int)conf_number(conf, "consumer.batch");
    process->due_every_ms = (int)conf_number(conf, "due.every_ms");
    process->waiting_alarm_ms = (int)conf_number(conf, "waiting.alarm_minutes") * 60000;
    process->young_ms = conf_number(conf, "arrival.young_minutes") * 60000;
}

static struct err *keys_fill(struct arena *arena, struct process *process, const struct conf *conf)
{
    struct seal_keys *keys = NULL;
    TRY(err_wrap(seal_keys_load(arena, conf_text(conf, "keys.idempotency"), &keys),
                 "keys.idempotency"));
    process->context.own_keys = keys;
    TRY(err_wrap(seal_keys_load(arena, conf_text(conf, "keys.arrival"), &keys), "keys.arrival"));
    process->arrival_keys = keys;
    return settings_seals(arena, process->context.service, conf, &process->identity_keys);
}

static struct err *edge_fill(struct arena *arena, struct process *process, const struct conf *conf)
{
    const struct service *service = process->context.service;
    const size_t queue = (size_t)conf_number(conf, "http.queue");
    const struct route_table *tables[] = {&ops_route_table, service->routes, NULL};
    struct router *router = NULL;
    TRY(router_new(arena, service->name, tables, &router));
    process->router = router;
    process->requests = request_queue_new(arena, queue);
    if (service->forward)
        process->forwards = request_queue_new(arena, queue);
    process->refusals = refusals_new(arena, conf_number(conf, "refusal.window_ms"));
    return NULL;
}

struct err *boot_process(struct arena *arena, const struct service *service,
                         const struct conf *conf, struct process **ret_process)
{
    struct process *process = ARENA_NEW(arena, struct process);
    TRY(boot_check(service));
    TRY(faults_listen(conf));
    process_init(process);
    context_fill(process, service, conf);
    bounds_fill(process, conf);
    TRY(keys_fill(arena, process, conf));
    TRY(edge_fill(arena, process, conf));
    process->db = settings_db(service, conf);
    process->bus = settings_bus(service, conf);
    process->topic = wire_topic(arena, service->name);
    process->statements = boot_statements(arena, service);
    process->texts = boot_texts(arena, service, &process->text_count);
    TRY(relay_new(process, &process->relay));
    process->context.after_commit = relay_wake;
    process->context.waker = process->relay;
    if (service->open)
        TRY(err_wrap(service->open(arena, conf, &process->context.state), "opening %s",
                     service->name));
    *ret_process = process;
    return NULL;
}
