/* SPDX-License-Identifier: Apache-2.0
 *
 * The shared steps of the runtime's tests.
 * A step that fails fails the test that took it.
 */
#include "tiny_story.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

struct tiny tiny;
struct arena *arena;

void story_begin(void)
{
    arena = arena_new(64 << 20);
    tiny_prepare();
    tiny = tiny_start(NULL);
}
void story_end(void)
{
    if (tiny.process)
        cr_assert_eq(tiny_stop(&tiny), 0);
    arena_free(arena);
}
const struct ask write_ask = {.method = "POST",
                              .target = "/v1/notes",
                              .body = "{\"region\":\"370102\",\"title\":\"t\"}",
                              .role = ROLE_CLERK,
                              .key = "k1"};

struct fetch_answer ask_with(struct ask ask) { return tiny_ask(&tiny, arena, &ask); }

const char *body_of(struct fetch_answer answer) { return tiny_body(arena, &answer); }

void assert_problem(struct fetch_answer answer, int status, const char *slug)
{
    const char *type = arena_printf(arena, "urn:halfsky:problem:%s\"", slug);
    cr_assert_eq(answer.status, status, "%d %s", answer.status, body_of(answer));
    cr_assert(strstr(body_of(answer), type), "%s", body_of(answer));
    cr_assert_str_eq(fetch_header(&answer, "content-type"), "application/problem+json");
}

struct fetch_answer note_write(const char *key)
{
    struct ask ask = write_ask;
    ask.key = key;
    const struct fetch_answer answer = ask_with(ask);
    cr_assert_eq(answer.status, 201, "%s", body_of(answer));
    return answer;
}

const char *note_path(const char *key, const char *rest)
{
    const struct fetch_answer answer = note_write(key);
    return arena_printf(arena, "%s%s", fetch_header(&answer, "location"), rest);
}

void *volley_fire(void *context)
{
    struct volley *volley = context;
    struct arena *own = arena_new(4 << 20);
    const struct fetch_answer answer = tiny_ask(&tiny, own, &volley->ask);
    volley->status = answer.status;
    (void)snprintf(volley->body, sizeof volley->body, "%s", tiny_body(own, &answer));
    arena_free(own);
    return NULL;
}

void volley_run(struct volley volleys[VOLLEY])
{
    pthread_t threads[VOLLEY];
    for (size_t i = 0; i < VOLLEY; i++)
        cr_assert_eq(pthread_create(&threads[i], NULL, volley_fire, &volleys[i]), 0);
    for (size_t i = 0; i < VOLLEY; i++)
        pthread_join(threads[i], NULL);
}
