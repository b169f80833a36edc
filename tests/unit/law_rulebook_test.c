/* SPDX-License-Identifier: Apache-2.0
 *
 * What stops the build stops a draft too: every check of the tables, with the line it names; and
 * the rules that began and ended on the two days the law changed.
 */
#include "law/rule_id.h"
#include "law/rulebook.h"

#include "base/text.h"

#include <criterion/criterion.h>
#include <string.h>

#define HEAD "id\tversion\tkind\tp\ta\tfrom\tto\tstatus\tswitch\tsource\trepeals\tzh\ten\n"
#define GOOD                                                                                       \
    "XX-1\t1\tdeadline\tlength=5:CD\textend\t2021-01-01\t2021-12-31\tV\ton\t民法典 201\t\t甲\ta\n"

static struct arena *arena;

static void setup(void) { arena = arena_new(64 << 20); }
static void teardown(void) { arena_free(arena); }

TestSuite(law_rulebook, .init = setup, .fini = teardown, .timeout = 20);

static const struct err *parse(const char *tsv, struct rulebook *book)
{
    return rulebook_parse(arena, tsv, law_sources_builtin(), NULL, book);
}

Test(law_rulebook, a_good_row_is_read)
{
    struct rulebook book;

    cr_assert_null(parse(HEAD "# a comment\n\n" GOOD, &book));
    cr_expect_eq(book.count, 1);
    cr_expect_eq(rule_param(&book.rules[0], "length"), 5);
    cr_expect_eq(book.rules[0].allows, RULE_ALLOWS_EXTEND);
    cr_expect_null(rule_in_force(&book, 0, (struct date){0}), "it ended, so a day is needed");
    cr_expect(rule_in_force(&book, 0, (struct date){2021, 6, 0}));
    cr_expect_null(rule_in_force(&book, 0, (struct date){2022, 1, 1}));
    cr_expect_eq(rule_number(&book, "YY-1"), -1);
}

static const struct {
    const char *row;
    const char *says;
} bad[] = {
    {"XX-1\t1\tdeadline\n", "cells where"},
    {GOOD "a\tb\tc\td\te\tf\tg\th\ti\tj\tk\tl\tm\tn\n", "more than 13 cells"},
    {"xx\t1\tdeadline\t\t\t2021-01-01\t\tV\ton\t民法典 201\t\t甲\ta\n", "capitals"},
    {"XX-1\t0\tdeadline\t\t\t2021-01-01\t\tV\ton\t民法典 201\t\t甲\ta\n", "version"},
    {"XX-1\t1\tdeadlin\t\t\t2021-01-01\t\tV\ton\t民法典 201\t\t甲\ta\n", "unknown kind"},
    {"XX-1\t1\tdeadline\tlength=5\t\t2021-01-01\t\tV\ton\t民法典 201\t\t甲\ta\n", "no unit"},
    {"XX-1\t1\tdeadline\tlength\t\t2021-01-01\t\tV\ton\t民法典 201\t\t甲\ta\n", "name=value"},
    {"XX-1\t1\tdeadline\tlength=5:DAYS\t\t2021-01-01\t\tV\ton\t民法典 201\t\t甲\ta\n",
     "unknown unit"},
    {"XX-1\t1\tdeadline\tlength=-5:CD\t\t2021-01-01\t\tV\ton\t民法典 201\t\t甲\ta\n",
     "whole number"},
    {"XX-1\t1\tdeadline\ta=5:CD a=6:CD\t\t2021-01-01\t\tV\ton\t民法典 201\t\t甲\ta\n", "twice"},
    {"XX-1\t1\tdeadline\t\twait\t2021-01-01\t\tV\ton\t民法典 201\t\t甲\ta\n", "unknown event"},
    {"XX-1\t1\tdeadline\t\t\t2021-13-01\t\tV\ton\t民法典 201\t\t甲\ta\n", "not a date"},
    {"XX-1\t1\tdeadline\t\t\t2021-01-01\t2020-01-01\tV\ton\t民法典 201\t\t甲\ta\n", "ends before"},
    {"XX-1\t1\tdeadline\t\t\t2021-01-01\t\tX\ton\t民法典 201\t\t甲\ta\n", "none of V, S, M, P"},
    {"XX-1\t1\tdeadline\t\t\t2021-01-01\t\tV\tmaybe\t民法典 201\t\t甲\ta\n", "neither on nor off"},
    {"XX-1\t1\tdeadline\t\t\t2021-01-01\t\tV\ton\t\t\t甲\ta\n", "no source"},
    {"XX-1\t1\tdeadline\t\t\t2021-01-01\t\tV\ton\t民法典 201\t\t甲\t\n", "explanation is missing"},
    {"XX-1\t1\tdeadline\t\t\t2021-01-01\t\tV\ton\t解释五 3\t\t甲\ta\n", "unknown source"},
    {"XX-1\t1\tdeadline\t\t\t2025-09-01\t\tV\ton\t解释二 22\t\t甲\ta\n", "has no article 22"},
    {"XX-1\t1\tdeadline\t\t\t2021-01-01\t\tV\ton\t民法典\t\t甲\ta\n", "no article of"},
    {"XX-1\t1\tdeadline\t\t\t2021-01-01\t\tV\ton\t解释二 20\t\t甲\ta\n", "before its source"},
    {"XX-1\t1\tdeadline\t\t\t2022-03-01\t\tV\ton\t意见一 11\t\t甲\ta\n", "was not read"},
    {"XX-1\t1\tdeadline\t\t\t2021-01-01\t\tV\ton\t民法典 201\t\t\ta\n", "explanation"},
    {GOOD "XX-1\t2\tdeadline\t\t\t2021-12-31\t\tV\ton\t民法典 201\t\t甲\ta\n", "overlap"},
    {GOOD "XX-1\t1\tdeadline\t\t\t2022-01-01\t\tV\ton\t民法典 201\t\t甲\ta\n", "follows"},
};

Test(law_rulebook, every_fault_is_refused_and_named)
{
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        struct rulebook book;
        const char *tsv = arena_printf(arena, "%s%s", HEAD, bad[i].row);
        const struct err *err = parse(tsv, &book);

        cr_assert(err, "%s was taken", bad[i].row);
        cr_expect(strstr(err->message, bad[i].says), "%s: %s", bad[i].row, err->message);
    }
}

Test(law_rulebook, a_draft_may_neither_invent_nor_drop_a_rule)
{
    struct rulebook book;
    const struct err *err =
        rulebook_parse(arena, HEAD GOOD, law_sources_builtin(), rulebook_builtin(), &book);

    cr_assert(err && strstr(err->message, "no code applies"));
    err = rulebook_parse(arena, HEAD, law_sources_builtin(), rulebook_builtin(), &book);
    cr_assert(err && strstr(err->message, "has no row"));
    err = parse("x\n", &book);
    cr_assert(err);
    err = parse("", &book);
    cr_assert(err);
}

Test(law_rulebook, sources_are_checked_too)
{
    static const char head[] = "key\ttitle\tarticles\tstatus\tfrom\tto\twhere\n";
    static const char *const rows[] = {
        "\tt\t1\tV\t\t\t\n",      "k\tt\t-1\tV\t\t\t\n", "k\tt\t1\tQ\t\t\t\n",
        "k\tt\t1\tV\t2021\t\t\n", "k\tt\t1\tV\t\tx\t\n", "k\tt\t1\tV\t\t\t\nk\tt\t1\tV\t\t\t\n"};
    struct law_sources sources;

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        cr_expect(law_sources_parse(arena, arena_printf(arena, "%s%s", head, rows[i]), &sources),
                  "%s", rows[i]);
    cr_expect_null(law_sources_parse(arena, head, &sources));
}

Test(law_rulebook, a_calendar_is_whole_or_refused)
{
    struct calendar calendar;
    static const char years[] = "year\tstatus\tsource\n2024\tV\tn\n";

    cr_expect(calendar_parse(arena, "d,k,f\n2024-01-01,statutory_holiday,Y\n", years, &calendar));
    cr_expect(calendar_parse(arena, "d,k,f\n2024-01-01,weekend,\n", years, &calendar), "a Monday");
    cr_expect(calendar_parse(arena, "d,k,f\n2024-01-06,workday,\n", years, &calendar),
              "a Saturday");
    cr_expect(calendar_parse(arena, "d,k,f\n2024-01-01,statutory_holiday,\n", years, &calendar));
    cr_expect(calendar_parse(arena, "d,k,f\n2025-01-01,workday,\n", years, &calendar));
    cr_expect(calendar_parse(arena, "d,k,f\n", "y\ts\tn\n2024\tV\t\n", &calendar));
    cr_expect(calendar_parse(arena, "d,k,f\n", "y\ts\tn\n24\tV\tn\n", &calendar));
    cr_expect(calendar_parse(arena, "d,k,f\n", "y\ts\tn\n2024\tV\tn\n2023\tV\tn\n", &calendar));
}

Test(law_rulebook, regional_numbers_need_a_region_a_date_and_a_source)
{
    static const char head[] = "kind\tregion\tfrom\tto\tfen\tstatus\tsource\n";
    static const char *const rows[] = {
        "wage\t37\t2024-01-01\t\t1\tV\ts\n",
        "min_wage\t3\t2024-01-01\t\t1\tV\ts\n",
        "min_wage\t37\t\t\t1\tV\ts\n",
        "min_wage\t37\t2024-01-01\t2023-01-01\t1\tV\ts\n",
        "min_wage\t37\t2024-01-01\t\t0\tV\ts\n",
        "min_wage\t37\t2024-01-01\t\t1\tX\ts\n",
        "min_wage\t37\t2024-01-01\t\t1\tV\t\n",
        "min_wage\t37\t2024-01-01\t\t1\tV\ts\nmin_wage\t37\t2025-01-01\t\t1\tV\ts\n",
    };
    struct parameters parameters;

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        cr_expect(parameters_parse(arena, arena_printf(arena, "%s%s", head, rows[i]), &parameters),
                  "%s", rows[i]);
    cr_assert_null(parameters_parse(
        arena,
        "k\tr\tf\tt\tn\ts\tx\nmin_wage\t37\t2024-01-01\t2024-12-31\t100\tV\ts\n"
        "min_wage\t37\t2025-01-01\t\t110\tV\ts\nmin_wage\t3701\t2025-01-01\t\t120\tV\ts\n",
        &parameters));
    cr_expect_eq(
        parameter_find(&parameters, PARAMETER_MIN_WAGE, "370102", (struct date){2025, 6, 1})->fen,
        120);
    cr_expect_eq(
        parameter_find(&parameters, PARAMETER_MIN_WAGE, "370202", (struct date){2025, 6, 1})->fen,
        110);
    cr_expect_eq(
        parameter_find(&parameters, PARAMETER_MIN_WAGE, "370202", (struct date){2024, 0, 0})->fen,
        100);
    cr_expect_null(
        parameter_find(&parameters, PARAMETER_MIN_WAGE, "1101", (struct date){2025, 6, 1}));
    cr_expect_null(
        parameter_find(&parameters, PARAMETER_SUBSISTENCE, "3701", (struct date){2025, 6, 1}));
    cr_expect_null(
        parameter_find(&parameters, PARAMETER_MIN_WAGE, NULL, (struct date){2025, 6, 1}));
    cr_expect_null(parameter_find(&parameters, PARAMETER_MIN_WAGE, "37", (struct date){0}));
}

static bool holds(const struct rule *rule, struct date day)
{
    return date_compare(rule->from, day) <= 0 &&
           (date_is_absent(rule->to) || date_compare(day, rule->to) <= 0);
}

static int changes(struct date before, struct date after, const char *source, int *ret_other)
{
    const struct rulebook *book = rulebook_builtin();
    int count = 0;

    *ret_other = 0;
    for (size_t i = 0; i < book->count; i++) {
        const struct rule *rule = &book->rules[i];

        if (holds(rule, before) == holds(rule, after))
            continue;
        if (holds(rule, after) && text_starts_with(rule->source, source))
            count++;
        else
            (*ret_other)++;
    }
    return count;
}

Test(law_rulebook, the_second_interpretation_changes_exactly_its_own_rows)
{
    const struct rulebook *book = rulebook_builtin();
    int rows = 0;
    int other;

    for (size_t i = 0; i < book->count; i++)
        rows += text_starts_with(book->rules[i].source, "解释二");
    cr_expect_eq(changes((struct date){2025, 8, 31}, (struct date){2025, 9, 1}, "解释二", &other),
                 rows);
    cr_expect_eq(other, 1, "the row of 解释一 32(1) that it ends");
    cr_expect_eq(changes((struct date){2026, 6, 30}, (struct date){2026, 7, 1}, "令56号", &other),
                 1);
    cr_expect_eq(other, 2, "the gap that ends, and the new law on social assistance");
}

Test(law_rulebook, names_of_kinds_units_and_marks)
{
    cr_expect_str_eq(rule_kind_name(RULE_KIND_DEADLINE), "deadline");
    cr_expect_str_eq(rule_unit_name(RULE_UNIT_WD), "WD");
    cr_expect_str_eq(rule_status_zh(RULE_STATUS_V), "");
    cr_expect(strstr(rule_status_zh(RULE_STATUS_S), "二手") &&
              strstr(rule_status_en(RULE_STATUS_S), "second"));
    cr_expect(strstr(rule_status_zh(RULE_STATUS_M), "未经核对"));
    cr_expect(strstr(rule_status_en(RULE_STATUS_P), "proposal"));
}
