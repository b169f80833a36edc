/* SPDX-License-Identifier: Apache-2.0
 *
 * The real gateway before the real intake, each a process of its own, over a real PostgreSQL and
 * without a broker: what tests of the gateway say again and again. It asks as any client would.
 */
#ifndef HALFSKY_TESTS_GATEWAY_FIXTURE_H
#define HALFSKY_TESTS_GATEWAY_FIXTURE_H

#include "adapters/fetch.h"
#include "contracts/codes.h"

struct gateway_ask {
    const char *token; /* NULL: none */
    const char *method, *target, *body;
    const char *key, *if_match; /* Idempotency-Key, If-Match; NULL: none */
    const char *file, *digest;  /* a document instead of a body */
};

/* For a suite's .init and .fini; a process that does not end with status 0 fails the test. */
void gateway_begin(void);
void gateway_end(void);
struct arena *gateway_arena(void);
/* Starts the gateway anew with further settings (NULL-terminated). */
void gateway_restart(const char *const *settings);
void intake_stop(void);
int intake_port(void);
/* The operator that was there first. */
const char *operator_token(void);
const char *gateway_path(const char *name);
const char *gateway_url(void);
/* `halfsky …` as a process (NULL-terminated arguments); its exit code, what it printed. */
int halfsky_run(const char *const *arguments, const char **ret_output);
int first_operator_add(const char *token_file, const char **ret_output);

struct fetch_answer gateway_ask(struct gateway_ask ask);
/* Asks, checks the status, gives the body as text. */
const char *gateway_get(const char *token, const char *target, int status);
const char *gateway_post(const char *token, const char *target, const char *body, int status);
const char *gateway_body(const struct fetch_answer *answer);
/* The text of a member "name":"…"; fails where there is none. */
const char *gateway_member(const char *json, const char *name);
/* A client with a fresh token, added by the operator; its id goes to `ret_id` (may be NULL). */
const char *client_new(enum role role, enum agency agency, const char *region, const char **ret_id);
const char *token_digest(const char *token);
/* A condition in a service's schema, asked as the superuser. */
bool gateway_holds(const char *schema, const char *condition);
/* The value of an expression as text, "" for NULL or no row. */
const char *gateway_asked(const char *schema, const char *expression);
void gateway_script(const char *schema, const char *sql);
/* A condition in the gateway's schema under its own role, for one who asks so. */
bool gateway_holds_for(const char *scope, const char *region, const char *condition);

#endif
