/* SPDX-License-Identifier: Apache-2.0
 *
 * A small service for the tests of the runtime: notes that clerks write, read and close, and
 * matters that it hears of from triage. It is a program of its own, halfsky-tiny, run against the
 * test's PostgreSQL; the broker it is told of is not there.
 */
#ifndef HALFSKY_TESTS_TINY_SERVICE_H
#define HALFSKY_TESTS_TINY_SERVICE_H

#include "adapters/fetch.h"
#include "runtime/identity.h"
#include "runtime/service.h"

#include <pthread.h>
#include <sys/types.h>

extern const struct service tiny_service;

/* One running process of it. */
struct tiny {
    pid_t process;
    int port;
    int log;          /* the reading end of its log */
    pthread_t reader; /* of the log, once the process is ready: a full pipe would stop it */
};
/* Roles, schema, migrations, keys; once a test process. */
void tiny_prepare(void);
/* Starts it with further --set arguments (NULL-terminated, may be NULL) and waits until it says
 * that it is ready. */
struct tiny tiny_start(const char *const *settings);
/* SIGTERM; its exit status. */
int tiny_stop(struct tiny *tiny);
/* The process's own command line, for modes that end by themselves; its exit status, its output in
 * `ret_output`. */
int tiny_command(const char *mode, char *ret_output, size_t size);

/* --- asking it
 * ------------------------------------------------------------------------------------------- */
struct ask {
    const char *method, *target, *body;
    enum role role;
    const char *region;        /* "370102" where NULL */
    struct id client;          /* tiny_client where absent */
    const char *key;           /* Idempotency-Key; NULL: none */
    const char *if_match, *at; /* NULL: none */
    /* What the seal says besides; NULL or 0: the truth. */
    const char *sealed_audience, *sealed_target, *sealed_body, *sealed_method;
    int64_t sealed_life_ms;
    bool unsealed;
    size_t flip; /* 1 + place of a character of the seal that is changed; 0: none */
};
extern const struct id tiny_client;
/* A whole exchange; everything in `arena`. Any thread, each with an arena of its own. */
struct fetch_answer tiny_ask(const struct tiny *tiny, struct arena *arena, const struct ask *ask);
const char *tiny_body(struct arena *arena, const struct fetch_answer *answer);

/* Statements as the superuser in the service's schema: a condition that has to be true, a script.
 */
bool tiny_holds(const char *condition);
void tiny_script(const char *sql);

#endif
