/* SPDX-License-Identifier: Apache-2.0
 *
 * What the tests of the runtime say again and again: a note is written, a problem is answered, ten
 * ask at once. A test that includes this has the running service in `tiny`.
 */
#ifndef HALFSKY_TESTS_TINY_STORY_H
#define HALFSKY_TESTS_TINY_STORY_H

#include "tiny_service.h"

extern struct tiny tiny;
extern struct arena *arena; /* the test's */
/* For a suite's .init and .fini; an end of the process with another status than 0 fails the test.
 */
void story_begin(void);
void story_end(void);
/* A true request for a note; a test changes what it is about. */
extern const struct ask write_ask;

struct fetch_answer ask_with(struct ask ask);
const char *body_of(struct fetch_answer answer);
void assert_problem(struct fetch_answer answer, int status, const char *slug);
struct fetch_answer note_write(const char *key);
/* Where a new note is, with `rest` behind it. */
const char *note_path(const char *key, const char *rest);

/* Ten requests at once, each on a thread and a connection of its own. */
enum { VOLLEY = 10 };
struct volley {
    struct ask ask;
    int status;
    char body[400];
};
void *volley_fire(void *volley);
void volley_run(struct volley volleys[VOLLEY]);

#endif
