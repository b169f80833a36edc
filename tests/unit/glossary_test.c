/* SPDX-License-Identifier: Apache-2.0
 *
 * docs/glossary.md lists every code that people and partners meet, with the same English and
 * Chinese as the code sets. It fails with the row to add, and with each row that no set has any
 * more.
 */
#include "base/arena.h"
#include "base/text.h"
#include "contracts/events.h"
#include "contracts/gateway_requests.h"
#include "contracts/intake_requests.h"
#include "contracts/public_requests.h"
#include "contracts/triage_requests.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

enum { PAGE_LIMIT = 1 << 20, SECTION_LIMIT = 1 << 18 };

static char *read_page(struct arena *arena)
{
    FILE *file = fopen("docs/glossary.md", "r");
    cr_assert_not_null(file, "docs/glossary.md is not there");
    char *page = arena_alloc(arena, PAGE_LIMIT);
    size_t size = fread(page, 1, PAGE_LIMIT - 1, file);
    cr_assert_eq(fclose(file), 0);
    cr_assert_lt(size, PAGE_LIMIT - 1);
    return page;
}

/* The lines between a set's heading and the next one; NULL when it has no heading. */
static const char *section_of(struct arena *arena, const char *page, const struct code_set *set)
{
    const char *heading = arena_printf(arena, "\n### %s\n", set->name);
    const char *start = strstr(page, heading);
    if (!start)
        return NULL;
    start += strlen(heading);
    const char *end = strstr(start, "\n### ");
    return end ? arena_text_n(arena, start, (size_t)(end + 1 - start)) : start;
}

static size_t count_rows(const char *section)
{
    size_t rows = 0;
    for (const char *at = section; (at = strstr(at, "\n| `")); at++)
        rows++;
    return rows;
}

static void check_set(struct arena *arena, const char *page, const struct code_set *set)
{
    const char *section = section_of(arena, page, set);
    cr_expect_not_null(section, "docs/glossary.md lacks \"### %s\"", set->name);
    if (!section)
        return;
    for (int value = 1; value < (int)set->count; value++) {
        const char *row = arena_printf(arena, "\n| `%s` | %s | %s |\n", code_name(set, value),
                                       code_en(set, value), code_zh(set, value));
        cr_expect_not_null(strstr(section, row), "docs/glossary.md, %s, lacks:%s", set->name, row);
    }
    cr_expect_eq(count_rows(section), set->count - 1, "docs/glossary.md, %s, has rows of no code",
                 set->name);
}

/* Sets that only requests, answers and operators meet. */
static const struct code_set *const further_sets[] = {&codes_verdict,
                                                      &codes_decision_reason,
                                                      &codes_client_state,
                                                      &codes_intake_state,
                                                      &codes_media,
                                                      &codes_erasure_reason,
                                                      &codes_day_unknown,
                                                      &codes_due_state,
                                                      &codes_happening,
                                                      &codes_work_kind,
                                                      &codes_law_fact,
                                                      &codes_interruption_kind,
                                                      &codes_door,
                                                      &codes_law_answer,
                                                      &codes_public_sum,
                                                      &codes_limitation_standing,
                                                      &codes_due_gap,
                                                      NULL};

Test(glossary, every_code_stands_in_it_with_its_chinese, .timeout = 10)
{
    ARENA_SCOPED arena = arena_new(PAGE_LIMIT + SECTION_LIMIT * 8);
    const char *page = read_page(arena);
    cr_assert_not_null(code_sets[0]);
    for (size_t i = 0; code_sets[i]; i++)
        check_set(arena, page, code_sets[i]);
    for (size_t i = 0; further_sets[i]; i++)
        check_set(arena, page, further_sets[i]);
}
