/* SPDX-License-Identifier: Apache-2.0
 *
 * The life of a process: port open, database reached, threads up; then, on SIGTERM or SIGINT, no
 * new connection, open requests answered, threads ended, all within a deadline. Threads are few and
 * have small stacks.
 */
#include "runtime/boot.h"

#include "adapters/http.h"
#include "base/log.h"
#include "runtime/reception.h"
#include "runtime/request_queue.h"
#include "runtime/router.h"
#include "runtime/settings.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { STACK_SIZE = 2 << 20 }; /* instrumented frames are larger */
#else
enum { STACK_SIZE = 256 << 10 };
#endif
enum {
    THREADS_MOST = 64 + 256 + 3,
    DATABASE_RETRY_MS = 250,
    HEADER_DEADLINE_MS = 5000,
    BODY_DEADLINE_MS = 10000,
    IDLE_DEADLINE_MS = 75000
};

struct crew {
    struct process *process;
    pthread_t threads[THREADS_MOST];
    size_t count;
    struct receiver *receivers;
    size_t receiver_count;
};

static struct err *server_open(struct process *process)
{
    const struct conf *conf = process->context.conf;
    const bool takes_uploads =
        router_has_uploads(process->router) || process->context.service->is_upload;
    const struct http_options options = {
        .address = conf_text(conf, "http.address"),
        .port = (int)conf_number(conf, "http.port"),
        .connections_most = (int)conf_number(conf, "http.connections"),
        .body_most = (size_t)conf_number(conf, "http.body_most"),
        .header_deadline_ms = HEADER_DEADLINE_MS,
        .body_deadline_ms = BODY_DEADLINE_MS,
        .idle_deadline_ms = IDLE_DEADLINE_MS,
        .tls_ca = settings_file(conf, "http.tls_ca"),
        .tls_certificate = settings_file(conf, "http.tls_certificate"),
        .tls_key = settings_file(conf, "http.tls_key"),
        .is_upload = takes_uploads ? reception_is_upload : NULL,
        .upload_folder = settings_file(conf, "http.upload_folder"),
        .upload_most = (size_t)conf_number(conf, "http.upload_most"),
        .take = reception_take,
        .context = process,
    };
    return http_server_open(&options, &process->server);
}

static struct err *thread_start(struct crew *crew, void *(*body)(void *), void *argument)
{
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK_SIZE);
    const int code = pthread_create(&crew->threads[crew->count], &attributes, body, argument);
    pthread_attr_destroy(&attributes);
    if (code != 0)
        return err_of(PROBLEM_TRANSIENT, "a thread cannot be started: %s", strerror(code));
    crew->count++;
    return NULL;
}

static void *receiver_body(void *receiver)
{
    receiver_run(receiver);
    return NULL;
}
static void *consumer_body(void *process)
{
    consumer_run(process);
    return NULL;
}
static void *due_body(void *process)
{
    due_run(process);
    return NULL;
}
static void *relay_body(void *process)
{
    relay_run(process);
    return NULL;
}

static struct err *receivers_start(struct arena *arena, struct crew *crew)
{
    struct process *process = crew->process;
    const struct conf *conf = process->context.conf;
    const size_t answering = (size_t)conf_number(conf, "http.threads");
    const size_t forwarding =
        process->forwards ? (size_t)conf_number(conf, "http.forward_threads") : 0;
    crew->receivers = ARENA_ARRAY(arena, struct receiver, answering + forwarding);
    for (size_t i = 0; i < answering + forwarding; i++) {
        const bool forwards = i >= answering;
        crew->receivers[i] =
            (struct receiver){.process = process,
                              .queue = forwards ? process->forwards : process->requests,
                              .forwards = forwards,
                              .first = i == 0};
        crew->receiver_count++;
        TRY(thread_start(crew, receiver_body, &crew->receivers[i]));
    }
    return NULL;
}

/* Statements that do not fit the schema end the start; a database that is not there yet is waited
 * for. */
static struct err *database_reach(struct process *process)
{
    bool said = false;
    while (!atomic_load(&process->stopping)) {
        struct store *store = NULL;
        struct err *err = process_store(process, &store);
        if (!err || err->kind != ERR_TRANSIENT) {
            store_close(store);
            process->db.rights_known = err == NULL;
            return err;
        }
        if (!said)
            LOG(LOG_WARNING, "the database is waited for", LOG_ERR(err));
        said = true;
        process_pause(process, DATABASE_RETRY_MS);
    }
    return NULL;
}

static struct err *units_start(struct crew *crew)
{
    struct process *process = crew->process;
    if (process->context.service->events)
        TRY(thread_start(crew, consumer_body, process));
    TRY(thread_start(crew, due_body, process));
    return thread_start(crew, relay_body, process);
}

/* --- stopping
 * -------------------------------------------------------------------------------------------- */

struct watch {
    struct process *process;
    sigset_t signals;
};

static void *signal_body(void *context)
{
    struct watch *watch = context;
    int signal = 0;
    (void)sigwait(&watch->signals, &signal);
    LOG(LOG_INFO, "stopping", LOG_NUMBER("signal", signal));
    process_stop(watch->process);
    return NULL;
}

/* Async-signal-safe: a thread may hang anywhere. */
static void deadline_over(int signal_number)
{
    static const char line[] = "a thread did not end within stop.deadline_ms\n";
    (void)signal_number;
    (void)!write(STDERR_FILENO, line, sizeof line - 1);
    _exit(1);
}

/* A thread that hangs beyond the deadline must not keep the process: what it held is undone by its
 * connection's end. */
static void deadline_start(const struct process *process)
{
    const int64_t ms = conf_number(process->context.conf, "stop.deadline_ms");
    const struct itimerval once = {.it_value = {.tv_sec = ms / 1000, .tv_usec = ms % 1000 * 1000}};
    (void)signal(SIGALRM, deadline_over);
    (void)setitimer(ITIMER_REAL, &once, NULL);
}

static void crew_end(struct crew *crew)
{
    struct process *process = crew->process;
    const int deadline_ms = (int)conf_number(process->context.conf, "stop.deadline_ms");
    process_stop(process);
    relay_wake(process->relay);
    if (process->server)
        http_server_drain(process->server, deadline_ms * 3 / 4);
    request_queue_close(process->requests);
    if (process->forwards)
        request_queue_close(process->forwards);
    for (size_t i = 0; i < crew->count; i++)
        (void)pthread_join(crew->threads[i], NULL);
    http_server_close(process->server);
    process->server = NULL;
}

static struct err *crew_start(struct arena *arena, struct crew *crew)
{
    struct process *process = crew->process;
    TRY(err_wrap(server_open(process), "opening the port"));
    TRY(receivers_start(arena, crew));
    LOG(LOG_INFO, "listening", LOG_NUMBER("port", http_server_port(process->server)));
    TRY(err_wrap(database_reach(process), "preparing the statements"));
    TRY(units_start(crew));
    if (atomic_load(&process->stopping))
        return NULL;
    atomic_store(&process->ready, true);
    LOG(LOG_INFO, "ready", LOG_NUMBER("port", http_server_port(process->server)));
    return NULL;
}

/* Signals are taken by one thread only; every other has them blocked from before it exists. */
static struct err *watch_start(struct watch *watch, pthread_t *ret_thread)
{
    sigemptyset(&watch->signals);
    sigaddset(&watch->signals, SIGTERM);
    sigaddset(&watch->signals, SIGINT);
    (void)pthread_sigmask(SIG_BLOCK, &watch->signals, NULL);
    (void)signal(SIGPIPE, SIG_IGN);
    const int code = pthread_create(ret_thread, NULL, signal_body, watch);
    return code == 0 ? NULL
                     : err_of(PROBLEM_TRANSIENT, "a thread cannot be started: %s", strerror(code));
}

struct err *boot_run(struct arena *arena, struct process *process)
{
    struct crew *crew = ARENA_NEW(arena, struct crew);
    struct watch *watch = ARENA_NEW(arena, struct watch);
    const struct service *service = process->context.service;
    pthread_t watcher;
    crew->process = process;
    watch->process = process;
    TRY(watch_start(watch, &watcher));
    struct err *err = crew_start(arena, crew);
    while (!err && !process_pause(process, 3600000))
        continue;
    deadline_start(process);
    crew_end(crew);
    /* Where something else than a signal ended the start; it waits for the signal and goes on. */
    (void)pthread_kill(watcher, SIGTERM); // NOLINT(bugprone-bad-signal-to-kill-thread,cert-pos44-c)
    (void)pthread_join(watcher, NULL);
    relay_free(process->relay);
    if (service->close)
        service->close(process->context.state);
    if (!err)
        LOG(LOG_INFO, "stopped", LOG_TEXT("name", service->name));
    return err;
}
