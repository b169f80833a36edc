/* SPDX-License-Identifier: Apache-2.0
 *
 * The real intake as a process of its own, a real PostgreSQL with row-level security, real seals,
 * no broker: what tests of intake say again and again. Everything asked lives in the test's arena.
 */
#ifndef HALFSKY_TESTS_INTAKE_FIXTURE_H
#define HALFSKY_TESTS_INTAKE_FIXTURE_H

#include "adapters/bus.h"
#include "adapters/fetch.h"
#include "contracts/codes.h"

/* Who asks: an account is a number, its client has the same. */
struct asker {
    enum role role;
    enum agency agency;
    const char *region;
    unsigned account;
};
extern const struct asker worker_one, worker_two, clerk_licheng, clerk_qingdao, officer_jinan,
    officer_union, operator_one;

struct intake_ask {
    struct asker who;
    const char *method, *target, *body;
    const char *key; /* NULL: a fresh one for a POST; "": none */
    const char *if_match;
    const char *file; /* sent instead of a body; NULL: none */
    const char *into; /* the answer goes into this file; NULL: memory */
};

/* For a suite's .init and .fini; intake that does not end with status 0 fails the test. */
void intake_begin(void);
void intake_end(void);
struct arena *intake_arena(void);
/* Ends the process and starts it again with one more --set argument, NULL: none. */
void intake_restart(const char *setting);
/* The same with a broker to hear from, which stays. */
void intake_restart_on(const struct bus_options *bus);
/* A file of the test's own folder. */
const char *intake_file(const char *name);
void intake_file_write(const char *path, const void *bytes, size_t size);
/* The whole log so far. */
const char *intake_log(void);

struct fetch_answer intake_ask(struct intake_ask ask);
/* On any thread, with memory of its own; a key must be given. The status. */
int intake_ask_alone(struct intake_ask ask);
/* Asks, checks the status, gives the body as text. */
const char *intake_get(struct asker who, const char *target, int status);
const char *intake_post(struct asker who, const char *target, const char *body, int status);
/* Not yours and not there look alike: 404, or 409 not-here-yet for a young id (A4). `body` NULL: a
 * GET. */
void intake_hides(struct asker who, const char *target, const char *body);
/* The text of a member "name":"…" of an answer. */
const char *intake_member(const char *json, const char *name);
/* `format` as printf, in the arena. */
const char *intake_text(const char *format, ...) __attribute__((format(printf, 1, 2)));
const char *account_text(unsigned account);

/* Statements as the superuser in intake's schema: a condition that has to be true, a script. */
bool intake_holds(const char *condition);
void intake_script(const char *sql);
/* The value of an expression as text, "" for NULL or no row. */
const char *intake_asked(const char *expression);
/* Asks again and again until it holds; fails the test after some seconds. */
void intake_await(const char *condition);
/* A table dump of the whole schema as one text. */
const char *intake_dump(void);
/* Intake hears an event of triage: it is parked as if its turn had come, and a drain runs it. */
void intake_hear(const char *type, const char *matter_id, int seq, const char *body);

#endif
