/* SPDX-License-Identifier: Apache-2.0
 *
 * Runs one command or query as a unit of work: reads the request, holds the streams, keeps A4, A5,
 * C9 and If-Match, calls the handler, and gives the answer. It knows nothing of sockets, threads or
 * who may come in.
 */
#ifndef HALFSKY_RUNTIME_COMMAND_H
#define HALFSKY_RUNTIME_COMMAND_H

#include "adapters/http.h"
#include "runtime/process.h"

struct command {
    const struct process *process;
    const struct route *route;
    const struct http_request *request;
    const struct http_pair *values; /* path parameters */
    size_t value_count;
    struct identity identity;
    const char *caller; /* the service that sealed the identity; NULL: none did */
    const char *correlation;
    const char *traceparent; /* NULL: none */
    struct bytes upload_digest;
};

struct command_answer {
    int status;
    struct bytes body;
    const char *etag, *location, *arrival; /* NULL: none */
    const char *file, *file_type;          /* instead of a body */
    bool file_once;                        /* it goes when the answer has been taken */
};

/* The answer lives in `arena`, which is reset for every attempt. */
MUST_CHECK struct err *command_run(const struct command *command, struct store *store,
                                   struct arena *arena, struct command_answer *ret_answer);

/* --- what its parts share
 * --------------------------------------------------------------------------------- */
/* One attempt at the command. */
struct attempt {
    const struct command *command;
    struct work *work;
    const void *request; /* the route's record */
    const char *key;     /* Idempotency-Key; NULL: none */
    struct command_answer answer;
    bool replayed;                      /* A5: the answer is the stored one */
    bool again;                         /* U2: what had been found has changed */
    struct err *stale;                  /* If-Match names another version; NULL: it matches */
    struct id found[UNIT_STREAMS_MOST]; /* streams named by what was found, before the locks */
    size_t found_count;
};

/* command_request.c: the record of the route from path, query and body. */
MUST_CHECK struct err *command_request(const struct command *command, const void **ret_request);

/* idempotency.c (A5) */
MUST_CHECK struct err *idempotency_key_read(const struct command *command, const char **ret_key);
/* Sets attempt->replayed where the answer is stored; PROBLEM_KEY_REUSED for another request. */
MUST_CHECK struct err *idempotency_look(struct attempt *attempt);
MUST_CHECK struct err *idempotency_keep(struct attempt *attempt);
/* Housekeeping: answers older than 30 days go, a bounded number of them. */
MUST_CHECK struct err *idempotency_forget(const struct process *process, struct store *store,
                                          struct arena *arena);

/* command_checks.c: C9, A4, If-Match, in this order. */
MUST_CHECK struct err *command_guard(struct attempt *attempt);
MUST_CHECK struct err *command_arrived(struct attempt *attempt);
/* Refuses a missing If-Match; another version goes into attempt->stale, because whether she may
 * know of it is the handler's to say. */
MUST_CHECK struct err *command_matches(struct attempt *attempt);
/* A4: not found, but young enough to be still on its way. Takes and returns NULL. */
MUST_CHECK struct err *command_young(const struct command *command, struct err *err);

/* command_answer.c: body, ETag, Location and Halfsky-At of what the handler decided. */
MUST_CHECK struct err *command_answer_make(struct attempt *attempt);
/* The same of a query; `head` is the version read beforehand, NULL: none. */
MUST_CHECK struct err *query_answer_make(struct attempt *attempt, const struct head *head);

#endif
