/* SPDX-License-Identifier: Apache-2.0
 *
 * One request on its way: who asks (A1), whether this role may, the command, the answer with its
 * headers. It logs each failure once and counts each request under its route's name; the body of a
 * request is never logged.
 */
#include "runtime/reception.h"

#include "base/clock.h"
#include "base/log.h"
#include "runtime/command.h"
#include "runtime/fault.h"
#include "runtime/gauges.h"
#include "runtime/health.h"
#include "runtime/identity.h"
#include "runtime/metrics.h"
#include "runtime/ops.h"
#include "runtime/ops_decisions.h"
#include "runtime/refusal.h"
#include "runtime/request_queue.h"
#include "runtime/router.h"

#include <string.h>
#include <unistd.h>

enum {
    TAKE_WAIT_MS = 1000,
    SETTLE_EVERY_MS = 1000,
    CHECK_WAITS = 200, /* only in the first moments of a process */
    CHECK_WAIT_MS = 20,
    LOOK_EVERY_MS = 5000, /* a thousand old answers each time: 200 a second are outrun by nobody */
    CORRELATION_MOST = 64,
    TRACEPARENT_SIZE = 55,
    HEADERS_MOST = 6,
    SHED_RETRY_S = 1
};

/* One request being answered. */
struct visit {
    struct process *process;
    struct store *store;
    struct arena *arena;
    struct http_request *request;
    struct router_match match;
    struct command command;
    bool is_known; /* who asks is known */
};

static void answer_err(struct http_request *request, const struct err *err,
                       const struct visit *visit);

void reception_take(void *context, struct http_request *request)
{
    struct process *process = context;
    if (health_answer(process, request))
        return;
    struct request_queue *queue = process->requests;
    if (process->forwards) {
        struct router_match match;
        router_match(process->router, request->arena, request->method, request->path, &match);
        queue = match.route || match.allow ? process->requests : process->forwards;
    }
    if (request_queue_put(queue, request))
        return;
    struct err *err = err_of(PROBLEM_TRANSIENT, "more requests wait than can be answered");
    err->retry_after_s = SHED_RETRY_S;
    answer_err(request, err, NULL);
}

bool reception_is_upload(void *context, const char *method, const char *path)
{
    const struct process *process = context;
    const struct service *service = process->context.service;
    if (router_is_upload(process->router, method, path))
        return true;
    return service->is_upload && service->is_upload(process->context.state, method, path);
}

/* --- answering
 * ----------------------------------------------------------------------------------------- */

static void header_add(struct http_answer *answer, struct http_header *headers, const char *name,
                       const char *value)
{
    if (value && answer->header_count < HEADERS_MOST)
        headers[answer->header_count++] = (struct http_header){name, value};
}

/* The error's own headers, then ours. */
static void answer_err(struct http_request *request, const struct err *err,
                       const struct visit *visit)
{
    const char *correlation = visit ? visit->command.correlation : NULL;
    struct http_answer answer = http_problem(request->arena, err, correlation);
    struct http_header headers[HEADERS_MOST + 1] = {{NULL, NULL}};
    const struct http_header *own = answer.headers;
    const size_t own_count = answer.header_count;
    answer.headers = headers;
    answer.header_count = 0;
    for (size_t i = 0; i < own_count; i++)
        header_add(&answer, headers, own[i].name, own[i].value);
    header_add(&answer, headers, "Halfsky-Correlation", correlation);
    header_add(&answer, headers, "Allow", visit ? visit->match.allow : NULL);
    http_answer(request, &answer);
}

static void answer_command(const struct visit *visit, const struct command_answer *done)
{
    struct http_header headers[HEADERS_MOST + 1] = {{NULL, NULL}};
    struct http_answer answer = {.status = done->status,
                                 .headers = headers,
                                 .body = done->body,
                                 .file = done->file,
                                 .content_type = done->file_type};
    header_add(&answer, headers, "Halfsky-Correlation", visit->command.correlation);
    header_add(&answer, headers, "ETag", done->etag);
    header_add(&answer, headers, "Location", done->location);
    header_add(&answer, headers, "Halfsky-At", done->arrival);
    http_answer(visit->request, &answer);
    if (done->file_once)
        (void)unlink(done->file); /* it was opened; what is open is still sent */
}

/* --- who asks
 * ------------------------------------------------------------------------------------------ */

static bool is_correlation(const char *text)
{
    const size_t size = text ? strlen(text) : 0;
    return size > 0 && size <= CORRELATION_MOST &&
           strspn(text, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.") ==
               size;
}

static void visit_trace(struct visit *visit)
{
    const char *correlation = http_request_header(visit->request, "halfsky-correlation");
    const char *trace = http_request_header(visit->request, "traceparent");
    uint8_t random[10];
    clock_random(random, sizeof random);
    if (!is_correlation(correlation))
        correlation = arena_text(visit->request->arena, ID_TEXT(id_v7(clock_now_ms(), random)));
    visit->command.correlation = correlation;
    if (trace && strlen(trace) == TRACEPARENT_SIZE &&
        strspn(trace, "0123456789abcdef-") == TRACEPARENT_SIZE)
        visit->command.traceparent = trace;
    log_correlation(correlation);
}

/* When the headers arrived, on the clock that seals are made by (A1). */
static int64_t arrived_at(const struct visit *visit)
{
    const int64_t waited_us = clock_monotonic_us() - visit->request->received_at_us;
    return clock_now_ms() - waited_us / 1000;
}

static struct err *body_digest(struct visit *visit, struct bytes *ret_digest)
{
    const struct http_request *request = visit->request;
    if (!request->upload_file)
        return identity_digest(request->arena, request->body, ret_digest);
    TRY(identity_digest_file(request->arena, request->upload_file, ret_digest));
    visit->command.upload_digest = *ret_digest;
    return NULL;
}

static struct err *identify_by_seal(struct visit *visit)
{
    const struct http_request *request = visit->request;
    struct sealed_identity sealed = {0};
    struct identity_ask ask = {.header = http_request_header(request, IDENTITY_HEADER_LOWER),
                               .method = request->method,
                               .target = request->target,
                               .arrived_at = arrived_at(visit)};
    TRY(body_digest(visit, &ask.body_digest));
    TRY(identity_check(visit->process->identity_keys, request->arena, &ask, &sealed));
    visit->command.identity = identity_of(&sealed);
    visit->command.caller = sealed.caller;
    return NULL;
}

/* A unit that only asks: authentication, whose texts the request keeps, and forwarding, which
 * outlives it. */
static struct work *asking_work(const struct visit *visit, struct arena *arena)
{
    struct work *work = work_new(&visit->process->context, visit->store, arena);
    work->may_query = true;
    work->correlation = visit->command.correlation;
    work->traceparent = visit->command.traceparent;
    work->upload_file = visit->request->upload_file;
    work->upload_size = visit->request->upload_size;
    return work;
}

static void asking_end(struct work *work)
{
    if (work->is_asking)
        store_rollback(work->store);
    work->is_asking = false;
}

static struct err *identify_by_service(struct visit *visit)
{
    const struct unit_context *context = &visit->process->context;
    struct work *work = asking_work(visit, visit->request->arena);
    struct bytes digest;
    if (visit->request->upload_file)
        TRY(body_digest(visit, &digest));
    struct err *err = context->service->authenticate(context->state, work, visit->request,
                                                     &visit->command.identity);
    asking_end(work);
    return err;
}

static struct err *identify(struct visit *visit)
{
    const bool by_service = visit->process->context.service->authenticate != NULL;
    TRY(by_service ? identify_by_service(visit) : identify_by_seal(visit));
    visit->is_known = true;
    return NULL;
}

/* --- what is asked
 * ------------------------------------------------------------------------------------- */

static struct err *route_check(const struct visit *visit)
{
    if (visit->match.route)
        return NULL;
    if (visit->match.allow)
        return err_of(PROBLEM_METHOD_UNKNOWN, "the path takes %s", visit->match.allow);
    return err_of(PROBLEM_ROUTE_UNKNOWN, "no such path");
}

/* R4: until the broker was compared, and while it tells another history, nothing is written;
 * operators may. */
static struct err *state_check(const struct visit *visit)
{
    struct process *process = visit->process;
    if (route_is_query(visit->match.route) || ops_is_route(visit->match.route))
        return NULL;
    for (int i = 0; i < CHECK_WAITS && !atomic_load(&process->checked); i++)
        if (process_pause(process, CHECK_WAIT_MS))
            break;
    if (atomic_load(&process->forked))
        return err_of(PROBLEM_FORKED, "the relay found another history on the topic");
    if (!atomic_load(&process->checked))
        return err_of(PROBLEM_TRANSIENT, "the topic has not been compared with the ledger yet");
    return NULL;
}

static struct err *store_open(struct visit *visit, struct store **store)
{
    if (!*store)
        TRY(process_store(visit->process, store));
    visit->store = *store;
    return NULL;
}

static struct err *role_check(const struct visit *visit)
{
    if (visit->match.route->roles & ROLE_BIT(visit->command.identity.role))
        return NULL;
    return err_of(PROBLEM_FORBIDDEN, "%s is not for this role", visit->match.route->name);
}

static struct err *visit_run(struct visit *visit, struct store **store,
                             struct command_answer *ret_answer)
{
    struct command *command = &visit->command;
    const bool needs_store = visit->process->context.service->authenticate != NULL;
    router_match(visit->process->router, visit->request->arena, visit->request->method,
                 visit->request->path, &visit->match);
    if (needs_store)
        TRY(store_open(visit, store));
    TRY(identify(visit));
    TRY(route_check(visit));
    TRY(role_check(visit));
    TRY(state_check(visit));
    TRY(store_open(visit, store));
    command->route = visit->match.route;
    command->values = visit->match.values;
    command->value_count = visit->match.value_count;
    return command_run(command, *store, visit->arena, ret_answer);
}

static struct err *visit_forward(struct visit *visit, struct store **store, bool *ret_answered)
{
    const struct unit_context *context = &visit->process->context;
    TRY(store_open(visit, store));
    TRY(identify(visit));
    struct work *work = asking_work(visit, visit->arena);
    work->identity = visit->command.identity;
    struct err *err = context->service->forward(context->state, work, visit->request, ret_answered);
    if (!err && !*ret_answered)
        err = err_of(PROBLEM_ROUTE_UNKNOWN, "no service answers this path");
    asking_end(work);
    return err;
}

/* --- after the answer
 * ---------------------------------------------------------------------------------- */

static const char *visit_route(const struct visit *visit)
{
    return visit->match.route ? visit->match.route->name : "none";
}

static enum log_level level_of(const struct err *err)
{
    return err->kind == ERR_BUG ? LOG_ERROR : err->kind == ERR_TRANSIENT ? LOG_WARNING : LOG_INFO;
}

static void visit_fail(struct visit *visit, const struct err *err)
{
    const struct id client =
        visit->is_known ? visit->command.identity.client_id : refusal_unknown_client;
    LOG(level_of(err), "a request failed", LOG_TEXT("route", visit_route(visit)), LOG_ERR(err),
        LOG_ID("client", client));
    if (err->kind == ERR_UNAUTHENTICATED || err->kind == ERR_FORBIDDEN)
        refusal_note(visit->process, client, err);
    answer_err(visit->request, err, visit);
}

static void visit_count(const char *route, int status, int64_t us)
{
    metric_route(route, status, us);
    metric_observe_us(METRIC_COMMAND_SECONDS, us);
    LOG(LOG_DEBUG, "a request was answered", LOG_TEXT("route", route), LOG_NUMBER("status", status),
        LOG_NUMBER("us", us));
}

static void answer_one(struct receiver *receiver, struct arena *arena, struct http_request *request)
{
    struct visit visit = {.process = receiver->process, .arena = arena, .request = request};
    struct command_answer done = {.status = 200};
    const int64_t received_us = request->received_at_us;
    bool answered = false;
    visit.command.process = receiver->process;
    visit.command.request = request;
    visit_trace(&visit);
    struct err *err = receiver->forwards ? visit_forward(&visit, &receiver->store, &answered)
                                         : visit_run(&visit, &receiver->store, &done);
    const char *route = receiver->forwards ? "forwarded" : visit_route(&visit);
    const int status = err ? err_http_status(err->kind) : done.status;
    visit_count(route, status, clock_monotonic_us() - received_us); /* before its answer is seen */
    FP("command.before_answer");
    if (err && !answered)
        visit_fail(&visit, err);
    else if (!answered)
        answer_command(&visit, &done);
    FP("command.after_answer");
    log_correlation(NULL);
}

static struct err *housekeep(struct receiver *receiver, struct arena *arena, bool all)
{
    struct process *process = receiver->process;
    arena_reset(arena);
    if (!receiver->store)
        TRY(process_store(process, &receiver->store));
    TRY(refusals_write(process, receiver->store, arena, all));
    if (!receiver->first || !process_may_run(process))
        return NULL;
    TRY(refusals_settle(process, receiver->store, arena));
    const int64_t now = clock_monotonic_ms();
    if (now < receiver->look_at_ms)
        return NULL;
    receiver->look_at_ms = now + LOOK_EVERY_MS;
    TRY(idempotency_forget(process, receiver->store, arena));
    TRY(ops_decisions_forget(process, receiver->store, arena));
    return gauges_read(process, receiver->store, arena);
}

/* Refusals are written behind the answer; windows that are over become ledger rows once a second.
 */
static void between(struct receiver *receiver, struct arena *arena, int64_t *kept_at_ms)
{
    const int64_t now = clock_monotonic_ms();
    if (!receiver->first || now - *kept_at_ms < SETTLE_EVERY_MS)
        return;
    *kept_at_ms = now;
    struct err *err = housekeep(receiver, arena, false);
    metric_set(METRIC_DATABASE_REACHED, err == NULL);
    if (err)
        LOG(LOG_WARNING, "housekeeping waits", LOG_ERR(err));
}

void receiver_run(struct receiver *receiver)
{
    ARENA_SCOPED arena = arena_new(UNIT_ARENA_LIMIT);
    int64_t kept_at_ms = 0;
    while (!request_queue_is_over(receiver->queue)) {
        struct http_request *request = request_queue_take(receiver->queue, TAKE_WAIT_MS);
        if (request)
            answer_one(receiver, arena, request);
        arena_reset(arena);
        if (atomic_load(&receiver->process->ready))
            between(receiver, arena, &kept_at_ms);
    }
    struct err *err = receiver->first ? housekeep(receiver, arena, true) : NULL;
    if (err)
        LOG(LOG_WARNING, "refusals of the last moment are not written", LOG_ERR(err));
    store_close(receiver->store);
    receiver->store = NULL;
}
