/* SPDX-License-Identifier: Apache-2.0
 *
 * Problems as clients read them: every one of the list has its status, both its titles and no more
 * of our inside than the client can use. And the query, one spelling of each parameter.
 */
#include "adapters/codec.h"
#include "adapters/http.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct arena *arena;

static void setup(void) { arena = arena_new(8U << 20); }
static void teardown(void) { arena_free(arena); }

TestSuite(http_problem, .init = setup, .fini = teardown, .timeout = 10);
TestSuite(http_query, .init = setup, .fini = teardown, .timeout = 10);

static const char *retry_after(const struct http_answer *answer)
{
    for (size_t i = 0; i < answer->header_count; i++)
        if (strcmp(answer->headers[i].name, "Retry-After") == 0)
            return answer->headers[i].value;
    return NULL;
}

static const char *json_of(const struct http_answer *answer)
{
    return arena_text_n(arena, (const char *)answer->body.data, answer->body.size);
}

Test(http_problem, a_problem_says_what_where_and_under_which_correlation)
{
    struct err *const err = err_at(PROBLEM_MISSING_MEMBER, "/claims/0/type", "it is \"absent\"");
    const struct http_answer answer = http_problem(arena, err, "c-1");
    cr_assert_eq(answer.status, 400);
    cr_assert_str_eq(answer.content_type, "application/problem+json");
    cr_assert_null(retry_after(&answer));
    cr_assert_str_eq(json_of(&answer),
                     "{\"type\":\"urn:halfsky:problem:missing-member\",\"title\":\"缺少必填字段\","
                     "\"title_en\":\"A required member is missing\",\"status\":400,"
                     "\"detail\":\"it is \\\"absent\\\"\","
                     "\"errors\":[{\"pointer\":\"/claims/0/type\"}],"
                     "\"instance\":\"urn:halfsky:correlation:c-1\"}");
}

/* Read it, and it is JSON with both titles; what a client cannot mend carries no message. */
Test(http_problem, every_problem_reads_and_keeps_its_inside_where_it_belongs)
{
    static const bool shows_detail[ERR_KIND_COUNT] = {
        [ERR_INVALID] = true,   [ERR_CONFLICT] = true,   [ERR_NOT_YET] = true,
        [ERR_STALE] = true,     [ERR_TOO_LARGE] = true,  [ERR_KEY_REUSED] = true,
        [ERR_PRECONDITION] = true, [ERR_TOO_MANY] = true,
    };
    for (enum problem problem = 0; problem < PROBLEM_COUNT; problem++) {
        struct err *const err = err_of(problem, "relation triage.matter");
        const struct http_answer answer = http_problem(arena, err, NULL);
        const char *const json = json_of(&answer);
        const char *pretty = NULL;
        cr_assert_null(codec_pretty(arena, answer.body, &pretty), "%s", json);
        cr_assert_eq(answer.status, problem == PROBLEM_METHOD_UNKNOWN ? 405
                                                                      : err_http_status(err->kind));
        cr_assert_not_null(strstr(json, problem_type(problem)->zh));
        cr_assert_not_null(strstr(json, problem_type(problem)->en));
        cr_assert_not_null(strstr(json, arena_printf(arena, "\"status\":%d", answer.status)));
        cr_assert_eq(strstr(json, "relation") != NULL, shows_detail[err->kind], "%s", json);
        cr_assert_null(strstr(json, "instance"));
    }
}

Test(http_problem, retry_after_stands_where_asking_again_helps)
{
    for (enum problem problem = 0; problem < PROBLEM_COUNT; problem++) {
        struct err *const err = err_of(problem, "x");
        const struct http_answer answer = http_problem(arena, err, NULL);
        const bool helps = err->kind == ERR_NOT_YET || err->kind == ERR_TOO_MANY ||
                           err->kind == ERR_TRANSIENT;
        cr_assert_eq(retry_after(&answer) != NULL, helps, "%s", problem_type(problem)->slug);
        cr_assert(!helps || strtol(retry_after(&answer), NULL, 10) > 0);
    }
    struct err *const err = err_of(PROBLEM_TOO_MANY, "x");
    err->retry_after_s = 37;
    const struct http_answer answer = http_problem(arena, err, NULL);
    cr_assert_str_eq(retry_after(&answer), "37");
}

static struct err *parameter_read(const char *query, const char *name, const char **ret_value)
{
    const struct http_request request = {.arena = arena, .query = query};
    return http_query_parameter(&request, name, ret_value);
}

static void parameter_is(const char *query, const char *name, const char *expected)
{
    const char *value = "untouched";
    cr_assert_null(parameter_read(query, name, &value));
    cr_assert(text_equal(value, expected), "%s of %s is %s", name, query, value ? value : "none");
}

Test(http_query, parameters_are_decoded)
{
    parameter_is("a=1&b=2", "a", "1");
    parameter_is("a=1&b=2", "b", "2");
    parameter_is("a=1&b=2", "c", NULL);
    parameter_is("", "a", NULL);
    parameter_is("&&a=1&", "a", "1");
    parameter_is("a", "a", "");
    parameter_is("a=", "a", "");
    parameter_is("a=b=c", "a", "b=c");
    parameter_is("a=x+y%2Bz%26", "a", "x y+z&");
    parameter_is("%E5%A5%B3=%e5%b7%a5", "女", "工");
    parameter_is("A=1", "a", NULL);
}

Test(http_query, a_repeated_or_malformed_parameter_is_refused)
{
    static const char *const wrong[] = {"a=1&a=1", "a=1&%61=2", "a=%",  "a=%4", "a=%zz",
                                        "a=%00",   "a=%ff",     "%=a", "b=%C0%80"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        const char *value = "untouched";
        cr_assert(err_is(parameter_read(wrong[i], "a", &value), ERR_INVALID), "%s", wrong[i]);
        cr_assert_str_eq(value, "untouched");
    }
}

Test(http_query, sixty_four_parameters_are_the_most)
{
    struct text query;
    const struct http_pair *pairs = NULL;
    size_t count = 0;
    text_init(&query, arena);
    for (int i = 0; i < 64; i++)
        text_add_printf(&query, "a%d=%d&", i, i);
    struct http_request request = {.arena = arena, .query = text_get(&query)};
    cr_assert_null(http_query_pairs(&request, &pairs, &count));
    cr_assert_eq(count, 64);
    cr_assert_str_eq(pairs[63].name, "a63");
    cr_assert_str_eq(pairs[63].value, "63");
    text_add(&query, "b=1");
    request.query = text_get(&query);
    cr_assert(err_is(http_query_pairs(&request, &pairs, &count), ERR_INVALID));
}
