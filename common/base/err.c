/* SPDX-License-Identifier: Apache-2.0
 *
 * Errors in a ring of the thread, so that reporting one never allocates and never fails.
 * Messages are kept well-formed UTF-8 whatever was printed into them: they end up in JSON.
 */
#include "base/err.h"

#include "base/text.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#undef err_of /* what the analyzer is told where they are called */
#undef err_at

static _Thread_local struct err ring[ERR_RING];
static _Thread_local unsigned ring_next;

static const struct problem_type problem_types[] = {
#define P(name, kind, slug, en, zh) [PROBLEM_##name] = {kind, slug, en, zh},
#include "base/problems.def"
#undef P
};
_Static_assert(sizeof problem_types / sizeof problem_types[0] == PROBLEM_COUNT, "problems.def");

struct kind_type {
    const char *name;
    int http_status;
};

static const struct kind_type kinds[] = {
    [ERR_INVALID] = {"invalid", 400},
    [ERR_UNAUTHENTICATED] = {"unauthenticated", 401},
    [ERR_FORBIDDEN] = {"forbidden", 403},
    [ERR_NOT_FOUND] = {"not_found", 404},
    [ERR_CONFLICT] = {"conflict", 409},
    [ERR_NOT_YET] = {"not_yet", 409},
    [ERR_STALE] = {"stale", 412},
    [ERR_TOO_LARGE] = {"too_large", 413},
    [ERR_KEY_REUSED] = {"key_reused", 422},
    [ERR_PRECONDITION] = {"precondition", 428},
    [ERR_TOO_MANY] = {"too_many", 429},
    [ERR_TRANSIENT] = {"transient", 503},
    [ERR_BUG] = {"bug", 500},
};
_Static_assert(sizeof kinds / sizeof kinds[0] == ERR_KIND_COUNT, "one row for each kind");

/* A cut or foreign sequence becomes question marks, one for each byte. */
static void keep_utf8(char *text)
{
    size_t left = strlen(text);
    while (left > 0) {
        const size_t size = text_sequence_size(text, left);
        if (size == 0)
            *text = '?';
        text += size ? size : 1;
        left -= size ? size : 1;
    }
}

static struct err *err_next(enum problem problem)
{
    struct err *const err = &ring[ring_next++ % ERR_RING];
    *err = (struct err){.kind = problem_type(problem)->kind, .problem = problem};
    return err;
}

struct err *err_of(enum problem problem, const char *format, ...)
{
    struct err *const err = err_next(problem);
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(err->message, sizeof err->message, format, arguments);
    va_end(arguments);
    keep_utf8(err->message);
    return err;
}

struct err *err_at(enum problem problem, const char *pointer, const char *format, ...)
{
    struct err *const err = err_next(problem);
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(err->message, sizeof err->message, format, arguments);
    va_end(arguments);
    keep_utf8(err->message);
    (void)snprintf(err->pointer, sizeof err->pointer, "%s", pointer);
    keep_utf8(err->pointer);
    return err;
}

struct err *err_wrap(struct err *err, const char *format, ...)
{
    if (!err)
        return NULL;
    char before[ERR_MESSAGE_SIZE];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(before, sizeof before - 2, format, arguments);
    va_end(arguments);
    size_t shift = strlen(before);
    before[shift++] = ':';
    before[shift++] = ' ';
    const size_t room = sizeof err->message - 1 - shift;
    const size_t kept = strnlen(err->message, room);
    memmove(err->message + shift, err->message, kept);
    memcpy(err->message, before, shift);
    err->message[shift + kept] = '\0';
    keep_utf8(err->message);
    return err;
}

void err_ignore(struct err *err, const char *why)
{
    assert(why && *why);
    (void)err;
}

const struct problem_type *problem_type(enum problem problem)
{
    assert((unsigned)problem < PROBLEM_COUNT);
    return &problem_types[problem];
}

int err_http_status(enum err_kind kind)
{
    assert((unsigned)kind < ERR_KIND_COUNT);
    return kinds[kind].http_status;
}

const char *err_kind_name(enum err_kind kind)
{
    assert((unsigned)kind < ERR_KIND_COUNT);
    return kinds[kind].name;
}

bool err_is(const struct err *err, enum err_kind kind) { return err && err->kind == kind; }
