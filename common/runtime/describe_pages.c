/* SPDX-License-Identifier: Apache-2.0
 *
 * Contract pages for people, in Markdown: the problems a request may be answered with, and the code
 * sets.
 */
#include "runtime/describe_contracts.h"

static const char *retry_of(enum err_kind kind)
{
    if (kind == ERR_NOT_YET || kind == ERR_TOO_MANY || kind == ERR_TRANSIENT)
        return "after `Retry-After`";
    return kind == ERR_STALE ? "after reading again" : "no";
}

int describe_problem_status(enum problem problem)
{
    enum { METHOD_NOT_ALLOWED = 405 }; /* the one problem that HTTP tells apart within its kind */
    const int usual = err_http_status(problem_type(problem)->kind);
    return problem == PROBLEM_METHOD_UNKNOWN ? METHOD_NOT_ALLOWED : usual;
}

void describe_problems(struct text *out)
{
    text_add(out,
             "# Problems 问题类型\n\n"
             "Every refusal is `application/problem+json` (RFC 9457). `type` is "
             "`urn:halfsky:problem:` and the name; names are never changed or used again. "
             "`errors[].pointer` names the member of the request (RFC 6901).\n\n"
             "| name | status | English | 中文 | worth a repetition |\n|---|---|---|---|---|\n");
    for (int problem = 0; problem < PROBLEM_COUNT; problem++) {
        const struct problem_type *const type = problem_type((enum problem)problem);
        text_add_printf(out, "| `%s` | %d | %s | %s | %s |\n", type->slug,
                        describe_problem_status((enum problem)problem), type->en, type->zh,
                        retry_of(type->kind));
    }
}

static void add_set(const struct code_set *set, struct text *out)
{
    text_add_printf(out, "\n## %s\n\n%s.\n\n| code | English | 中文 |\n|---|---|---|\n", set->name,
                    set->open
                        ? "Open: further codes may come within a major version; a reader takes "
                          "one it does not know as not stated"
                        : "Closed: no code comes or goes within a major version");
    for (size_t value = 1; value < set->count; value++)
        text_add_printf(out, "| `%s` | %s | %s |\n", set->codes[value].name, set->codes[value].en,
                        set->codes[value].zh);
}

void describe_codes(struct text *out)
{
    text_add(
        out,
        "# Codes 代码表\n\nWhat topics, requests, tables and screens call things. Codes are never "
        "renamed.\n");
    for (size_t i = 0; code_sets[i]; i++)
        add_set(code_sets[i], out);
    add_set(&codes_verdict, out);
    add_set(&codes_decision_reason, out);
}
