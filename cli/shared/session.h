/* SPDX-License-Identifier: Apache-2.0
 *
 * Speaking to the suite through its one door as an API client: address, token, requests, answers
 * and problems. It goes to the gateway only and never shows a token.
 */
#ifndef HALFSKY_CLI_SESSION_H
#define HALFSKY_CLI_SESSION_H

#include "adapters/codec.h"
#include "adapters/fetch.h"
#include "cli/shared/options.h"

/* What every command takes. */
struct session_options {
    const char *url, *token_file, *config;
    bool json, help;
};
#define SESSION_OPTIONS(o)                                                                         \
    {"--url", &(o).url, NULL}, {"--token-file", &(o).token_file, NULL},                            \
        {"--config", &(o).config, NULL}, {"--json", NULL, &(o).json},                              \
    {                                                                                              \
        "--help", NULL, &(o).help                                                                  \
    }
extern const char session_options_help[];

struct session {
    struct arena *arena; /* for as long as the session */
    struct fetcher *fetcher;
    const char *url;
    const char *token; /* NULL: asks as nobody */
    bool was_reached;  /* the last request was answered, whatever the answer */
};

/* The configuration file is run/halfsky.conf where there is one and no other is named; options come
 * before it. */
MUST_CHECK struct err *session_open(struct arena *arena, const struct session_options *options,
                                    struct session *ret_session);
void session_close(struct session *session);

struct session_ask {
    const char *method, *target;
    const char *body;               /* JSON; NULL: none */
    const char *key;                /* Idempotency-Key; NULL: a fresh one for a POST */
    const char *if_match, *arrival; /* NULL: none */
};
struct session_reply {
    int status;
    struct bytes body;
    const char *etag, *location, *arrival; /* NULL: none */
    int retry_after_s;                     /* 0: none */
    const char *problem;                   /* its slug; NULL: it is no problem */
};
/* Any status is an answer. PROBLEM_TRANSIENT: nobody answered. Everything in `arena`. */
MUST_CHECK struct err *session_ask(struct session *session, struct arena *arena,
                                   const struct session_ask *ask, struct session_reply *ret_reply);
/* NULL for a 2xx; else the problem as an error with both languages. */
MUST_CHECK struct err *session_check(struct arena *arena, const struct session_ask *ask,
                                     const struct session_reply *reply);
/* Asks and checks. */
MUST_CHECK struct err *session_take(struct session *session, struct arena *arena,
                                    const struct session_ask *ask, struct session_reply *ret_reply);
/* The same, and reads the record. */
MUST_CHECK struct err *session_read(struct session *session, struct arena *arena,
                                    const struct session_ask *ask, const struct record_type *type,
                                    void *ret_record);
MUST_CHECK struct err *session_get(struct session *session, const char *target,
                                   const struct record_type *type, void *ret_record);
/* A record as the body of a request. */
MUST_CHECK struct err *session_body(struct arena *arena, const struct record_type *type,
                                    const void *record, const char **ret_body);
/* Fresh text for a key or a correlation. */
const char *session_key(struct arena *arena);

/* Ends a command: one sentence on stderr and the exit code that fits. Takes NULL. */
enum exit_code session_end(struct session *session, const struct err *err);

#endif
