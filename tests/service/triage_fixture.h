/* SPDX-License-Identifier: Apache-2.0
 *
 * The real triage as a process of its own, a real PostgreSQL with row-level security, real seals,
 * no broker: what tests of triage say again and again. Everything asked lives in the test's arena.
 */
#ifndef HALFSKY_TESTS_TRIAGE_FIXTURE_H
#define HALFSKY_TESTS_TRIAGE_FIXTURE_H

#include "adapters/bus.h"
#include "adapters/fetch.h"
#include "contracts/codes.h"
#include "runtime/migrate.h"

#include <sys/types.h>

/* Who asks: an account is a number, its client has the same. */
struct triage_asker {
    enum role role;
    enum agency agency;
    const char *region;
    unsigned account;
};
extern const struct triage_asker woman_one, woman_two, desk_licheng, labour_licheng, labour_jinan,
    labour_province, labour_qingdao, justice_licheng, union_licheng, federation_jinan, operator_ops;

struct triage_ask {
    struct triage_asker who;
    const char *method, *target, *body;
    const char *key; /* NULL: a fresh one for a POST; "": none */
    const char *if_match;
    const char *file; /* sent instead of a body; NULL: none */
    const char *into; /* the answer goes into this file; NULL: memory */
};

/* For a suite's .init and .fini; triage that does not end with status 0 fails the test. */
void triage_begin(void);
/* The same with another service, which every function here then speaks of. */
struct triage_subject {
    const char *name;
    const struct migration_list *migrations;
    const char *source; /* whose events triage_hear says */
    const char *secret; /* a key file that it needs besides, by its setting; NULL: none */
};
void triage_begin_as(const struct triage_subject *other);
const char *triage_source(void);
const char *triage_subject_name(void);
void triage_end(void);
struct arena *triage_arena(void);
/* Ends the process and starts it again with one more --set argument, NULL: none. */
void triage_restart(const char *setting);
/* The same with a broker to hear from, which stays. */
void triage_restart_on(const struct bus_options *bus);
/* kill -9, as a machine that is gone; and its start, with --set arguments, NULL-terminated. */
void triage_kill(void);
void triage_start_on(const struct bus_options *bus, const char *const *settings);
/* A file of the test's own folder. */
const char *triage_file(const char *name);
void triage_file_write(const char *path, const void *bytes, size_t size);
/* The whole log so far. */
const char *triage_log(void);

struct fetch_answer triage_ask(struct triage_ask ask);
/* On any thread, with memory of its own; a key must be given. The status. */
int triage_ask_alone(struct triage_ask ask);
/* In a process of its own, which the caller waits for: whoever is asked may be killed meanwhile. */
pid_t triage_ask_unanswered(struct triage_ask ask);
/* Asks, checks the status, gives the body as text. */
const char *triage_get(struct triage_asker who, const char *target, int status);
const char *triage_post(struct triage_asker who, const char *target, const char *body, int status);
/* Not yours and not there look alike: 404, or 409 not-here-yet for a young id (A4). `body` NULL: a
 * GET. */
void triage_hides(struct triage_asker who, const char *target, const char *body);
/* The text of a member "name":"…" of an answer. */
const char *triage_member(const char *json, const char *name);
/* `format` as printf, in the arena. */
const char *triage_text(const char *format, ...) __attribute__((format(printf, 1, 2)));
const char *triage_account(unsigned account);

/* Statements as the superuser in triage's schema: a condition that has to be true, a script. */
bool triage_holds(const char *condition);
struct db_options triage_options(void);
void triage_script(const char *sql);
/* The value of an expression as text, "" for NULL. */
const char *triage_asked(const char *expression);
/* Asks again and again until it holds; fails the test after some seconds. */
void triage_await(const char *condition);
/* A table dump of the whole schema as one text. */
const char *triage_dump(void);
/* Triage hears an event of its source: it is parked as if its turn had come, and a drain runs it.
 */
void triage_hear(const char *type, const char *matter_id, int seq, const char *body);
/* The same of another source. One stream of one source at a time, from its first event. */
void triage_hear_from(const char *source, const char *type, const char *matter_id, int seq,
                      const char *body);

#endif
