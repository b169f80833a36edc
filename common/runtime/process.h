/* SPDX-License-Identifier: Apache-2.0
 *
 * What the threads of one service process share: how each opens its own store, where the broker is,
 * whether units may run, and how to stop. service_run fills it; consumer, relay, due and the
 * command threads read it.
 */
#ifndef HALFSKY_RUNTIME_PROCESS_H
#define HALFSKY_RUNTIME_PROCESS_H

#include "adapters/bus.h"
#include "runtime/metrics.h"
#include "runtime/unit.h"

#include <pthread.h>
#include <stdatomic.h>

struct relay;
struct seal_keys;
struct identity_keys;
struct router;
struct request_queue;
struct refusals;
struct http_server;

struct process {
    struct unit_context context; /* constant once threads run */
    struct db_options db;
    const struct statement *const *statements; /* runtime's and service's, NULL-terminated */
    const struct sql_texts *texts;
    size_t text_count;
    struct bus_options bus;
    const char *topic;    /* halfsky.<service>.v1 */
    int batch_most;       /* events a batch */
    int due_every_ms;     /* how often due rows are looked for */
    int waiting_alarm_ms; /* C4: waiting longer is an alarm */
    struct relay *relay;
    atomic_bool stopping;
    atomic_bool
        checked; /* R4: the first comparison with the broker is over, or the broker is down */
    atomic_bool forked; /* R4: publish nothing, answer 503, consume nothing until adopted */
    atomic_bool ready;  /* PostgreSQL reached, statements prepared, port open */
    atomic_bool restart_consumer; /* the topic's cluster or partitions changed under us (C7) */

    /* the HTTP side; constant once threads run */
    const struct router *router;
    const struct identity_keys *identity_keys; /* A1 */
    const struct seal_keys *arrival_keys;      /* A4, shared by all services */
    int64_t young_ms;                          /* A4: a younger id may still be on its way */
    struct request_queue *requests;            /* to the command threads */
    struct request_queue *forwards; /* to the threads that forward; NULL: this service does not */
    struct refusals *refusals;      /* L4 */
    struct http_server *server;

    pthread_mutex_t pause_lock; /* process_pause ends early when the process stops */
    pthread_cond_t pause_end;
};

/* A store of the calling thread, statements prepared. */
MUST_CHECK struct err *process_store(const struct process *process, struct store **ret_store);
/* Sets up what pausing needs; before any thread. */
void process_init(struct process *process);
/* No further unit begins; pauses end. */
void process_stop(struct process *process);
/* Units may run: not stopping, checked, not forked. */
bool process_may_run(const struct process *process);
/* Waits at most ms, ends early when the process stops. True: stopping. */
bool process_pause(struct process *process, int ms);

/* Thread bodies; each returns when the process stops. They never end for an error: they log, back
 * off, go on. */
void consumer_run(struct process *process);
void due_run(struct process *process);
void relay_run(struct process *process);
/* R5: there is something new in the ledger. Any thread; never blocks. */
void relay_wake(void *relay);
MUST_CHECK struct err *relay_new(struct process *process, struct relay **ret_relay);
void relay_free(struct relay *relay); /* takes NULL */

#endif
