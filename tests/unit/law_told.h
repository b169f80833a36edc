/* SPDX-License-Identifier: Apache-2.0
 *
 * A matter told as halfsky-law is told it, and its assessment: for tests that are stories. Include
 * it once, after criterion; a suite names `told_begin` and `told_end` as its init and fini.
 */
#ifndef HALFSKY_TESTS_LAW_TOLD_H
#define HALFSKY_TESTS_LAW_TOLD_H

#include "cli/law/assess_out.h"
#include "cli/law/facts_read.h"

#include <criterion/criterion.h>
#include <stdarg.h>
#include <string.h>

#define FACT(name) CODE_BIT(LAW_FACT_##name)

static struct arena *arena;

static void told_begin(void) { arena = arena_new(64 << 20); }
static void told_end(void) { arena_free(arena); }

/* Members of the facts, without the outer brackets. */
static const struct assessment *told(const char *members)
{
    struct assessment *assessment = ARENA_NEW(arena, struct assessment);
    const char *text = arena_printf(arena, "{%s}", members);
    const struct json *json;
    struct facts facts;
    const struct err *err = json_parse(arena, text, strlen(text), &json);

    cr_assert_null(err, "%s", members);
    err = facts_read(arena, json, &facts);
    cr_assert_null(err, "%s: %s", members, err ? err->message : "");
    assess(law_builtin(), &facts, assessment);
    return assessment;
}

/* The same of a shape that a test fills in. */
__attribute__((format(printf, 1, 2), unused)) static const struct assessment *
told_as(const char *format, ...)
{
    va_list arguments;
    const struct assessment *assessment;

    va_start(arguments, format);
    assessment = told(arena_vprintf(arena, format, arguments));
    va_end(arguments);
    return assessment;
}

#endif
