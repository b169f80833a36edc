/* SPDX-License-Identifier: Apache-2.0
 *
 * What `<service> --describe` prints: the service's tables as one JSON document. Handlers that
 * query by themselves (`alone`) are named, because they cost a batch.
 */
#include "runtime/describe_contracts.h"

#include "runtime/draft.h"
#include "runtime/fault.h"

#include <string.h>

static void add_hears(const struct service *service, struct text *out)
{
    draft_open_array(out, "hears");
    for (size_t i = 0; service->events && i < service->events->count; i++) {
        const struct event_handler *const handler = &service->events->handlers[i];
        draft_open_object(out, NULL);
        draft_string(out, "type", handler->event->type);
        draft_string(out, "source", handler->event->source);
        draft_string(out, "handler", handler->name);
        draft_string(out, "loads", handler->loads->name);
        draft_bool(out, "alone", handler->alone);
        draft_close_object(out);
    }
    draft_close_array(out);
}

static void add_says(const struct service *service, struct text *out)
{
    draft_open_array(out, "says");
    for (size_t i = 0; service->emits && service->emits[i]; i++)
        draft_string(out, NULL, service->emits[i]->type);
    draft_string(out, NULL, event_requests_refused.type);
    draft_string(out, NULL, event_verdict_given.type);
    draft_string(out, NULL, event_rebuild_begun.type);
    draft_close_array(out);
}

static void add_route(const struct route *route, struct text *out)
{
    static const char *const methods[] = {
        [METHOD_GET] = "GET",     [METHOD_POST] = "POST",     [METHOD_PUT] = "PUT",
        [METHOD_PATCH] = "PATCH", [METHOD_DELETE] = "DELETE",
    };
    draft_open_object(out, NULL);
    draft_string(out, "method", methods[route->method]);
    draft_string(out, "path", route->path);
    draft_string(out, "handler", route->name);
    draft_bool(out, "alone", route->alone);
    draft_close_object(out);
}

static void add_answers(const struct route_table *const *tables, struct text *out)
{
    draft_open_array(out, "answers");
    for (size_t t = 0; tables[t]; t++)
        for (size_t i = 0; i < tables[t]->count; i++)
            add_route(&tables[t]->routes[i], out);
    draft_close_array(out);
}

static void add_due(const struct service *service, struct text *out)
{
    draft_open_array(out, "due");
    for (size_t i = 0; service->due && i < service->due->count; i++) {
        const struct due_action *const action = &service->due->actions[i];
        draft_open_object(out, NULL);
        draft_string(out, "name", action->name);
        draft_number(out, "every_ms", action->every_ms);
        draft_bool(out, "alone", action->alone);
        draft_close_object(out);
    }
    draft_close_array(out);
}

static void add_settings(const struct service *service, struct text *out)
{
    draft_open_array(out, "settings");
    for (size_t i = 0; i < service->conf_key_count; i++) {
        draft_open_object(out, NULL);
        draft_string(out, "name", service->conf_keys[i].name);
        draft_string(out, "meaning", service->conf_keys[i].meaning);
        draft_close_object(out);
    }
    draft_close_array(out);
}

#ifdef HALFSKY_FAULT_POINTS
static bool was_named(size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (strcmp(fault_at(i)->name, fault_at(at)->name) == 0)
            return true;
    return false;
}

/* Test builds only. */
static void add_faults(struct text *out)
{
    draft_open_array(out, "faults");
    for (size_t i = 0; fault_at(i); i++)
        if (!was_named(i))
            draft_string(out, NULL, fault_at(i)->name);
    draft_close_array(out);
}
#else
static void add_faults(struct text *out) { (void)out; }
#endif

void describe_service(const struct service *service, const struct route_table *const *tables,
                      struct text *out)
{
    draft_open_object(out, NULL);
    draft_string(out, "service", service->name);
    draft_string(out, "summary", service->summary);
    draft_name(out, "topic");
    text_add_printf(out, "\"halfsky.%s.v1\"", service->name);
    add_hears(service, out);
    add_says(service, out);
    add_answers(tables, out);
    add_due(service, out);
    add_settings(service, out);
    add_faults(out);
    draft_name(out, "openapi");
    describe_openapi(service, tables, out);
    draft_close_object(out);
}
