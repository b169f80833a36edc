/* SPDX-License-Identifier: Apache-2.0
 *
 * Errors: the whole table of kinds and problems, wrapping and cutting, what TRY does, and that each
 * thread has a ring of its own.
 */
#include "base/err.h"

#include "base/text.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <string.h>

Test(base_err, every_kind_has_its_status_and_its_own_name, .timeout = 10)
{
    static const int statuses[] = {
        [ERR_INVALID] = 400,      [ERR_UNAUTHENTICATED] = 401, [ERR_FORBIDDEN] = 403,
        [ERR_NOT_FOUND] = 404,    [ERR_CONFLICT] = 409,        [ERR_NOT_YET] = 409,
        [ERR_STALE] = 412,        [ERR_TOO_LARGE] = 413,       [ERR_KEY_REUSED] = 422,
        [ERR_PRECONDITION] = 428, [ERR_TOO_MANY] = 429,        [ERR_TRANSIENT] = 503,
        [ERR_BUG] = 500,
    };
    for (int kind = 0; kind < ERR_KIND_COUNT; kind++) {
        cr_expect_eq(err_http_status((enum err_kind)kind), statuses[kind]);
        for (int other = 0; other < kind; other++)
            cr_expect_str_neq(err_kind_name((enum err_kind)kind),
                              err_kind_name((enum err_kind)other));
    }
    cr_assert_str_eq(err_kind_name(ERR_NOT_YET), "not_yet");
}

Test(base_err, every_problem_has_two_titles_and_its_own_slug, .timeout = 10)
{
    for (int problem = 0; problem < PROBLEM_COUNT; problem++) {
        const struct problem_type *const type = problem_type((enum problem)problem);
        cr_expect_lt(type->kind, ERR_KIND_COUNT);
        cr_expect_gt(strlen(type->en), 0);
        cr_expect(text_is_utf8(type->zh, strlen(type->zh)) && strlen(type->zh) > 0);
        cr_expect_eq(strspn(type->slug, "abcdefghijklmnopqrstuvwxyz-"), strlen(type->slug));
        for (int other = 0; other < problem; other++)
            cr_expect_str_neq(type->slug, problem_type((enum problem)other)->slug);
    }
}

Test(base_err, takes_its_kind_from_its_problem, .timeout = 10)
{
    for (int problem = 0; problem < PROBLEM_COUNT; problem++) {
        const struct err *const err = err_of((enum problem)problem, "number %d", problem);
        cr_expect_eq(err->problem, (enum problem)problem);
        cr_expect(err_is(err, problem_type((enum problem)problem)->kind));
        cr_expect_str_eq(err->pointer, "");
    }
    cr_assert_not(err_is(NULL, ERR_INVALID));
}

Test(base_err, points_at_a_member, .timeout = 10)
{
    const struct err *const err =
        err_at(PROBLEM_MISSING_MEMBER, "/claims/0/type", "is %s", "missing");
    cr_assert_str_eq(err->pointer, "/claims/0/type");
    cr_assert_str_eq(err->message, "is missing");
}

Test(base_err, is_wrapped_once_for_each_layer, .timeout = 10)
{
    struct err *err = err_of(PROBLEM_TRANSIENT, "connection refused");
    err = err_wrap(err, "reading head %d", 7);
    err = err_wrap(err, "registering a matter");
    cr_assert_str_eq(err->message, "registering a matter: reading head 7: connection refused");
    cr_assert(err_is(err, ERR_TRANSIENT));
    cr_assert_null(err_wrap(NULL, "nothing happened"));
}

Test(base_err, wrapping_keeps_the_place_and_what_it_waits_for, .timeout = 10)
{
    struct err *err = err_at(PROBLEM_NOT_YET, "/matter", "not here");
    err->waits_for_kind = 3;
    err->waits_for_id = (struct id){{9}};
    err->retry_after_s = 2;
    err = err_wrap(err, "triaging");
    cr_assert_str_eq(err->pointer, "/matter");
    cr_assert_eq(err->waits_for_kind, 3);
    cr_assert(id_equal(err->waits_for_id, (struct id){{9}}));
    cr_assert_eq(err->retry_after_s, 2);
}

Test(base_err, long_messages_are_cut_and_stay_utf8, .timeout = 10)
{
    char chinese[3 * 400 + 1];
    for (int i = 0; i < 400; i++)
        memcpy(chinese + 3 * i, "半", 4);
    for (size_t shift = 0; shift < 3; shift++) {
        struct err *err = err_at(PROBLEM_BUG, chinese, "%.*s%s", (int)shift, "ab", chinese);
        cr_expect_eq(strlen(err->message), ERR_MESSAGE_SIZE - 1);
        cr_expect(text_is_utf8(err->message, strlen(err->message)));
        cr_expect(text_is_utf8(err->pointer, strlen(err->pointer)));
        for (int layer = 0; layer < 5; layer++)
            err = err_wrap(err, "%s", chinese + 3 * 300);
        cr_expect_lt(strlen(err->message), ERR_MESSAGE_SIZE);
        cr_expect(text_is_utf8(err->message, strlen(err->message)));
        cr_expect_not_null(err_wrap(err, "%s", chinese));
        cr_expect_lt(strlen(err->message), ERR_MESSAGE_SIZE);
    }
}

Test(base_err, foreign_bytes_do_not_get_into_a_message, .timeout = 10)
{
    const struct err *const err = err_of(PROBLEM_INVALID, "<%s>", "\xff\xe5\x8d");
    cr_assert_str_eq(err->message, "<" "?" "?" "?" ">");
}

Test(base_err, stays_readable_for_a_whole_ring, .timeout = 10)
{
    const struct err *const first = err_of(PROBLEM_CONFLICT, "the first");
    for (int i = 1; i < ERR_RING; i++)
        err_ignore(err_of(PROBLEM_BUG, "number %d", i), "only fills the ring");
    cr_assert_str_eq(first->message, "the first");
    cr_assert(err_is(first, ERR_CONFLICT));
}

static void *fill_ring(void *unused)
{
    for (int i = 0; i < 10 * ERR_RING; i++)
        err_ignore(err_of(PROBLEM_BUG, "another thread"), "only fills the ring");
    return unused;
}

Test(base_err, another_thread_has_its_own_ring, .timeout = 10)
{
    pthread_t thread;
    const struct err *const mine = err_of(PROBLEM_STALE, "mine");
    cr_assert_eq(pthread_create(&thread, NULL, fill_ring, NULL), 0);
    cr_assert_eq(pthread_join(thread, NULL), 0);
    cr_assert_str_eq(mine->message, "mine");
}

static struct err *step(bool fails)
{
    return fails ? err_of(PROBLEM_CONFLICT, "step") : NULL;
}

static struct err *two_steps(bool first_fails, bool second_fails, int *ret_done)
{
    TRY(step(first_fails));
    *ret_done = 1;
    TRY(step(second_fails));
    *ret_done = 2;
    return NULL;
}

Test(base_err, try_returns_the_first_failure_and_nothing_else, .timeout = 10)
{
    int done = 0;
    cr_assert(err_is(two_steps(true, false, &done), ERR_CONFLICT));
    cr_assert_eq(done, 0);
    cr_assert(err_is(two_steps(false, true, &done), ERR_CONFLICT));
    cr_assert_eq(done, 1);
    cr_assert_null(two_steps(false, false, &done));
    cr_assert_eq(done, 2);
}
