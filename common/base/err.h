/* SPDX-License-Identifier: Apache-2.0
 *
 * What went wrong, as a value. NULL is success; every function that returns a struct err * must be
 * checked. An error is one of a closed list of problems (problems.def); its kind decides what HTTP
 * answers and what a worker does. Errors live in a bounded ring of the thread: nobody frees them,
 * and one stays readable until its thread has made ERR_RING further ones.
 */
#ifndef HALFSKY_BASE_ERR_H
#define HALFSKY_BASE_ERR_H

#include "base/id.h"

#include <stdarg.h>
#include <stdbool.h>

enum err_kind {
    ERR_INVALID,         /* 400; a worker parks */
    ERR_UNAUTHENTICATED, /* 401 */
    ERR_FORBIDDEN,       /* 403 */
    ERR_NOT_FOUND,       /* 404 */
    ERR_CONFLICT,        /* 409 */
    ERR_NOT_YET,         /* 409 not-here-yet, Retry-After; a stream waits */
    ERR_STALE,           /* 412 */
    ERR_TOO_LARGE,       /* 413 */
    ERR_KEY_REUSED,      /* 422 */
    ERR_PRECONDITION,    /* 428 */
    ERR_TOO_MANY,        /* 429 */
    ERR_TRANSIENT,       /* 503; retried */
    ERR_BUG,             /* 500; parked and alarmed */
    ERR_KIND_COUNT
};

enum problem {
#define P(name, kind, slug, en, zh) PROBLEM_##name,
#include "base/problems.def"
#undef P
    PROBLEM_COUNT
};

struct problem_type {
    enum err_kind kind;
    const char *slug; /* stable: urn:halfsky:problem:<slug> */
    const char *en;
    const char *zh;
};

enum { ERR_RING = 64, ERR_MESSAGE_SIZE = 480, ERR_POINTER_SIZE = 96 };

struct err {
    enum err_kind kind;
    enum problem problem;
    char message[ERR_MESSAGE_SIZE];  /* English, for engineers; never personal data */
    char pointer[ERR_POINTER_SIZE];  /* RFC 6901 pointer into the request, "" when none */
    int waits_for_kind;              /* NOT_YET: enum stream_kind */
    struct id waits_for_id;          /* NOT_YET: the stream that has to move first */
    int retry_after_s;               /* 0: the kind's usual */
};

#define MUST_CHECK __attribute__((warn_unused_result))

struct err *err_of(enum problem problem, const char *format, ...)
    MUST_CHECK __attribute__((format(printf, 2, 3), returns_nonnull));
/* The same, about the member of the request at `pointer`. */
struct err *err_at(enum problem problem, const char *pointer, const char *format, ...)
    MUST_CHECK __attribute__((format(printf, 3, 4), returns_nonnull));
/* Puts "doing what to what: " before the message; once per layer. Takes and returns NULL. */
struct err *err_wrap(struct err *err, const char *format, ...)
    MUST_CHECK __attribute__((format(printf, 2, 3)));
/* A deliberate disregard, with its reason. */
void err_ignore(struct err *err, const char *why);

const struct problem_type *problem_type(enum problem problem);
int err_http_status(enum err_kind kind);
const char *err_kind_name(enum err_kind kind);
bool err_is(const struct err *err, enum err_kind kind); /* false for NULL */

/* Returns the error to the caller, if there is one. */
#define TRY(expression)                                                                            \
    do {                                                                                           \
        struct err *try_err = (expression);                                                        \
        if (try_err)                                                                               \
            return try_err;                                                                        \
    } while (0)

/* clang-analyzer of clang 14 does not use returns_nonnull: it is told where an error is made. */
#ifdef __clang_analyzer__
static inline struct err *err_made(struct err *err)
{
    if (!err)
        __builtin_unreachable();
    return err;
}
#define err_of(...) err_made(err_of(__VA_ARGS__))
#define err_at(...) err_made(err_at(__VA_ARGS__))
#endif

#endif
