/* SPDX-License-Identifier: Apache-2.0
 *
 * /healthz, /readyz, /metrics, /version. Ready means PostgreSQL reached, statements prepared, port
 * open and not stopping; the broker is a metric, for the service answers without it.
 */
#include "runtime/health.h"

#include "adapters/codec.h"

#include <inttypes.h>
#include <string.h>

#ifndef HALFSKY_VERSION
#define HALFSKY_VERSION "unversioned"
#endif

const char *health_version(void) { return HALFSKY_VERSION; }

static void answer_text(struct http_request *request, int status, const char *type,
                        const char *text)
{
    const struct http_answer answer = {
        .status = status, .content_type = type, .body = {(const uint8_t *)text, strlen(text)}};
    http_answer(request, &answer);
}

static void answer_alive(struct process *process, struct http_request *request)
{
    (void)process;
    answer_text(request, 200, "application/json", "{\"alive\":true}");
}

static void answer_ready(struct process *process, struct http_request *request)
{
    const bool is_ready = atomic_load(&process->ready) && !atomic_load(&process->stopping);
    answer_text(request, is_ready ? 200 : 503, "application/json",
                is_ready ? "{\"ready\":true}" : "{\"ready\":false}");
}

static void count_print(struct text *out, const char *service, const char *name, const char *kind,
                        int64_t value)
{
    text_add_printf(out, "# HELP halfsky_http_%s HTTP server: %s\n# TYPE halfsky_http_%s %s\n",
                    name, name, name, kind);
    text_add_printf(out, "halfsky_http_%s{service=\"%s\"} %" PRId64 "\n", name, service, value);
}

static void answer_metrics(struct process *process, struct http_request *request)
{
    const char *service = process->context.service->name;
    struct text out;
    text_init(&out, request->arena);
    metrics_print(service, &out);
    if (process->server) {
        const struct http_counts counts = http_server_counts(process->server);
        count_print(&out, service, "received_total", "counter", (int64_t)counts.requests);
        count_print(&out, service, "malformed_total", "counter", (int64_t)counts.refused);
        count_print(&out, service, "shed_total", "counter", (int64_t)counts.shed);
        count_print(&out, service, "connections", "gauge", counts.connections);
        count_print(&out, service, "in_flight", "gauge", counts.in_flight);
    }
    count_print(&out, service, "ready", "gauge", atomic_load(&process->ready));
    answer_text(request, 200, "text/plain; version=0.0.4; charset=utf-8", text_get(&out));
}

static void answer_version(struct process *process, struct http_request *request)
{
    struct text out;
    text_init(&out, request->arena);
    text_add(&out, "{\"service\":");
    codec_add_string(&out, process->context.service->name);
    text_add(&out, ",\"version\":");
    codec_add_string(&out, health_version());
    text_add_char(&out, '}');
    answer_text(request, 200, "application/json", text_get(&out));
}

struct health_page {
    const char *path;
    void (*answer)(struct process *process, struct http_request *request);
};
static const struct health_page pages[] = {{"/healthz", answer_alive},
                                           {"/readyz", answer_ready},
                                           {"/metrics", answer_metrics},
                                           {"/version", answer_version}};

bool health_answer(struct process *process, struct http_request *request)
{
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
        if (strcmp(request->path, pages[i].path) == 0 && strcmp(request->method, "GET") == 0) {
            pages[i].answer(process, request);
            return true;
        }
    return false;
}
