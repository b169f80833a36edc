/* SPDX-License-Identifier: Apache-2.0
 *
 * Two small services, pen and desk, as processes on a PostgreSQL and a Kafka of their own, asked as
 * the gateway would. A step that fails fails the test that took it; a process dies with its test.
 */
#ifndef HALFSKY_TESTS_PAIR_STORY_H
#define HALFSKY_TESTS_PAIR_STORY_H

#include "base/id.h"
#include "bus_story.h"
#include "contracts/codes.h"

#include <sys/types.h>

enum { CONVERGE_MS = 60000 };

struct pair_process {
    const char *name;
    pid_t process;
    int port;
};
struct pair {
    struct kafka broker;
    struct pair_process pen, desk;
};

/* Broker, topics, certificates, keys, database; then both services. */
void pair_begin(struct pair *pair, const char *name);
void pair_end(struct pair *pair);
/* Topics and access lists, again after a wipe. */
void pair_topology(struct pair *pair);

/* `number` tells replicas of one service apart in their logs. */
struct pair_process pair_start(struct pair *pair, const char *name, int number);
void pair_start_again(struct pair *pair, struct pair_process *process);
void pair_kill(struct pair_process *process); /* kill -9, and gone when it returns */
int pair_stop(struct pair_process *process);  /* SIGTERM; its exit status */

struct pair_ask {
    const char *method, *target, *body, *key;
    enum role role;
};
/* The status; 0 when nobody answers. The body goes to `ret_body` where one is given. Any thread. */
int pair_ask(const struct pair_process *process, const struct pair_ask *ask, char *ret_body,
             size_t size);
/* One line on a matter, until it is written: the same key whatever happens to pen. Any thread. */
void pair_write(const struct pair *pair, struct id matter, const char *rest, const char *key);
/* An id of the test's own: `number` of `family`. */
struct id pair_id(int family, int number);

/* Conditions and statements as the superuser in a service's schema. */
bool pair_holds(const char *schema, const char *condition);
void pair_await(const char *schema, const char *condition);
void pair_script(const char *schema, const char *sql);

#endif
