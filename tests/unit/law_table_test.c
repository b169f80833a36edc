/* SPDX-License-Identifier: Apache-2.0
 *
 * The edges of the law's tables: every row that is refused for one more reason, tables that are too
 * long, calendars that end in a holiday, and sentences that do not fit.
 */
#include "law/calendar.h"
#include "law/code.h"
#include "law/day.h"
#include "law/identity.h"
#include "law/rule_id.h"
#include "law/rulebook.h"
#include "law/sentence.h"

#include "base/text.h"
#include "law_dates.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define HEAD "id\tversion\tkind\tp\ta\tfrom\tto\tstatus\tswitch\tsource\trepeals\tzh\ten\n"
#define REST "\t\t2021-01-01\t\tV\ton\t民法典 201\t\t甲\ta\n"

static struct arena *arena;

static void setup(void) { arena = arena_new(256 << 20); }
static void teardown(void) { arena_free(arena); }

TestSuite(law_table, .init = setup, .fini = teardown, .timeout = 30);

static struct date d(const char *text) { return date_of(text); }

static const char *file_read(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = arena_alloc(arena, 1 << 20);

    cr_assert(file, "%s: run from the root of the tree", path);
    text[fread(text, 1, (1 << 20) - 1, file)] = '\0';
    fclose(file);
    return text;
}

/* As many rows of one form as asked, numbered. */
static const char *rows_make(const char *head, const char *form, int count)
{
    struct text text;

    text_init(&text, arena);
    text_add(&text, head);
    for (int i = 0; i < count; i++)
        text_add_printf(&text, "K%d%s", i, form);
    return text_get(&text);
}

static void rules_refuse(const char *tsv, const struct rulebook *known, const char *says)
{
    struct rulebook book;
    const struct err *err = rulebook_parse(arena, tsv, law_sources_builtin(), known, &book);

    cr_assert(err, "taken, though %s", says);
    cr_expect(strstr(err->message, says), "%s: %s", says, err->message);
}

Test(law_table, rules_are_refused_for_each_of_their_cells)
{
    rules_refuse(HEAD "XX-1\t1\tdeadline\ta=1:CD b=1:CD c=1:CD d=1:CD e=1:CD f=1:CD g=1:CD h=1:CD "
                      "i=1:CD j=1:CD k=1:CD l=1:CD m=1:CD" REST,
                 NULL, "more than 12 parameters");
    rules_refuse(HEAD "XX-1\t1\tdeadline\t=5:CD" REST, NULL, "name=value");
    rules_refuse(HEAD "XX-1\t1\tdeadline\ta=x:CD" REST, NULL, "whole number");
    rules_refuse(HEAD "XX-1\t1\tdeadline\ta=0:CD" REST, NULL, "whole number");
    rules_refuse(HEAD "XX-1\t1\tdeadline\ta=99999:CD" REST, NULL, "from 1 to 36500");
    rules_refuse(HEAD "\t1\tdeadline\t" REST, NULL, "capitals");
    rules_refuse(HEAD "XX-1\tx\tdeadline\t" REST, NULL, "version");
    rules_refuse(HEAD "XX-1\t1000\tdeadline\t" REST, NULL, "version");
    rules_refuse(HEAD "XX-1\t1\tdeadline\t\t\t2021-01-01\tx\tV\ton\t民法典 201\t\t甲\ta\n", NULL,
                 "not a date");
    rules_refuse(HEAD "XX-1\t1\tdeadline\t\t\t2021-01-01\t\tVS\ton\t民法典 201\t\t甲\ta\n", NULL,
                 "none of V");
    rules_refuse(HEAD "XX-1\t1\tdeadline\t\t\t2021-01-01\t\tV\ton\t民法典 0\t\t甲\ta\n", NULL,
                 "has no article 0");
    rules_refuse(HEAD "XX-1\t1\tdeadline\t" REST "XX-1\t2\tdeadline\t" REST, NULL, "overlap");
    rules_refuse("", NULL, "name the columns");
    rules_refuse("\xff\n", NULL, "UTF-8");
    rules_refuse(rows_make(HEAD, "\t1\tdeadline\t" REST, 1025), NULL, "more than 1024 rules");
}

Test(law_table, rows_may_stand_in_any_order)
{
    struct rulebook book;

    cr_assert_null(rulebook_parse(
        arena,
        HEAD "XX-1\t2\tdeadline\t\t\t2022-01-01\t\tV\ton\t民法典 201\t\t甲\ta\n"
             "YY-1\t1\tdeadline\t\t\t2021-01-01\t\tV\toff\t民法典 201\t\t甲\ta\n"
             "XX-1\t1\tdeadline\t\t\t2021-01-01\t2021-12-31\tV\ton\t民法典 201\t\t甲\ta\n",
        law_sources_builtin(), NULL, &book));
    cr_expect_eq(rule_in_force(&book, 0, d("2021-05-01"))->version, 1);
    cr_expect_eq(rule_in_force(&book, 0, d("2022-05-01"))->version, 2);
    cr_expect_null(rule_in_force(&book, 1, d("2022-05-01")), "switched off");
}

Test(law_table, a_source_without_a_day_binds_no_rule_to_one)
{
    static const char sources_tsv[] = "k\tt\ta\ts\tf\tt\tw\n通知\t某通知\t0\tV\t\t\tx\n";
    struct law_sources sources;
    struct rulebook book;

    cr_assert_null(law_sources_parse(arena, sources_tsv, &sources));
    cr_assert_null(rulebook_parse(
        arena, HEAD "XX-1\t1\tdeadline\t\t\t1999-01-01\t\tV\ton\t通知 4(3)\t\t甲\ta\n", &sources,
        NULL, &book));
}

Test(law_table, a_draft_keeps_kinds_parameters_and_units)
{
    const char *rules = file_read("data/law/rules.tsv");
    static const struct {
        const char *from;
        const char *to;
        const char *says;
    } changes[] = {
        {"DC-5\t1\tdeadline", "DC-5\t1\tcounting", "DC-5 is of the kind deadline"},
        {"DC-5\t1\tdeadline\tlength=10:CD", "DC-5\t1\tdeadline\tlengthy=10:CD", "needs length"},
        {"DC-5\t1\tdeadline\tlength=10:CD", "DC-5\t1\tdeadline\tlength=10:WD",
         "needs length in CD"},
        {"DC-5\t1\t", "DC-5\t7\t", ""},
    };

    for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
        const char *at = strstr(rules, changes[i].from);
        struct rulebook book;
        struct text text;
        const struct err *err;

        cr_assert(at);
        text_init(&text, arena);
        text_add_n(&text, rules, (size_t)(at - rules));
        text_add(&text, changes[i].to);
        text_add(&text, at + strlen(changes[i].from));
        err = rulebook_parse(arena, text_get(&text), law_sources_builtin(), rulebook_builtin(),
                             &book);
        cr_expect(*changes[i].says ? err && strstr(err->message, changes[i].says) : !err, "%s",
                  err ? err->message : changes[i].to);
    }
}

Test(law_table, sources_are_refused_for_each_of_their_cells)
{
    static const char head[] = "k\tt\ta\ts\tf\tt\tw\n";
    static const char *const rows[] = {"k\t\t1\tV\t\t\t\n", "k\tt\tx\tV\t\t\t\n",
                                       "k\tt\t2001\tV\t\t\t\n", "k\tt\n", "\xff\n"};
    struct law_sources sources;

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        cr_expect(law_sources_parse(arena, arena_printf(arena, "%s%s", head, rows[i]), &sources),
                  "%s", rows[i]);
    cr_expect(law_sources_parse(arena, "k\tt\n", &sources));
    cr_expect(law_sources_parse(arena, rows_make(head, "\tt\t1\tV\t\t\t\n", 257), &sources));
    cr_expect_null(law_sources_parse(arena, rows_make(head, "\tt\t1\tV\t\t\t\n", 2), &sources));
}

Test(law_table, the_committed_calendar_is_read_and_its_faults_are_not)
{
    const char *years = file_read("data/law/calendar_years.tsv");
    const char *days = file_read("data/law/calendar.csv");
    static const char one[] = "y\ts\tn\n2024\tV\tn\n";
    static const char *const bad_days[] = {"d,k\n",
                                           "d,k,f\n2024-01-01,workday\n",
                                           "d,k,f\n2024-13-01,workday,\n",
                                           "d,k,f\n2024-01-01,statutory_holiday,YY\n",
                                           "d,k,f\n2024-01-01,statutory_holiday,X\n",
                                           "d,k,f\n2024-01-01,holiday,Y\n",
                                           "d,k,f\n2024-01-01,makeup_workday,\n",
                                           "d,k,f\n2024-01-06,makeup_workday,\n",
                                           "d,k,f\n2024-01-01,unknown,\n",
                                           "d,k,f\n2024-01-01,rest_by_notice,Y\n"};
    static const char *const bad_years[] = {"y\ts\n", "y\ts\tn\n2024\tV\n", "y\ts\tn\nx\tV\tn\n",
                                            "y\ts\tn\n2101\tV\tn\n", "y\ts\tn\n2024\tQ\tn\n"};
    struct calendar calendar;
    struct text many;

    cr_assert_null(calendar_parse(arena, days, years, &calendar));
    cr_expect_eq(calendar.count, calendar_builtin()->count);
    for (size_t i = 0; i < sizeof(bad_days) / sizeof(bad_days[0]); i++)
        cr_expect(calendar_parse(arena, bad_days[i], one, &calendar), "%s", bad_days[i]);
    for (size_t i = 0; i < sizeof(bad_years) / sizeof(bad_years[0]); i++)
        cr_expect(calendar_parse(arena, "d,k,f\n", bad_years[i], &calendar), "%s", bad_years[i]);
    text_init(&many, arena);
    text_add(&many, "y\ts\tn\n");
    for (int year = 1990; year <= 2100; year++)
        text_add_printf(&many, "%d\tV\tn\n", year);
    cr_expect(calendar_parse(arena, "d,k,f\n", text_get(&many), &calendar), "too many years");
}

Test(law_table, numbers_of_a_place_are_refused_for_each_of_their_cells)
{
    static const char head[] = "kind\tregion\tfrom\tto\tfen\tstatus\tsource\n";
    static const char *const rows[] = {
        "min_wage\t37x\t2024-01-01\t\t1\tV\ts\n",
        "min_wage\t37\t2024-01-01\tx\t1\tV\ts\n",
        "min_wage\t37\t2024-01-01\t\tx\tV\ts\n",
        "min_wage\t37\n",
        "min_wage\t37\t2025-01-01\t2025-12-31\t1\tV\ts\nmin_wage\t37\t2024-01-01\t2025-03-01\t1\tV"
        "\ts\n",
        "min_wage\t370102001\t2024-01-01\t\t1\tV\ts\nmin_wage\t370102001\t2023-01-01\t\t1\tV\ts\n"};
    static const char apart[] = "min_wage\t37\t2025-01-01\t2025-12-31\t1\tV\ts\n"
                                "min_wage\t37\t2024-01-01\t2024-12-31\t2\tV\ts\n"
                                "min_wage\t370102\t2025-06-01\t\t5\tV\ts\n"
                                "dibao\t3701\t2024-01-01\t\t3\tV\ts\n"
                                "dibao\t37\t2024-01-01\t\t4\tV\ts\n";
    struct parameters parameters;
    struct text many;

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        cr_expect(parameters_parse(arena, arena_printf(arena, "%s%s", head, rows[i]), &parameters),
                  "%s", rows[i]);
    cr_expect(parameters_parse(arena, "kind\n", &parameters));
    cr_assert_null(parameters_parse(arena, arena_printf(arena, "%s%s", head, apart), &parameters));
    cr_expect_null(parameter_find(&parameters, PARAMETER_MIN_WAGE, "37", d("2026-01-01")));
    cr_expect_null(parameter_find(&parameters, PARAMETER_MIN_WAGE, "37", (struct date){0}));
    cr_expect_null(parameter_find(&parameters, PARAMETER_MIN_WAGE, "370102", d("2025")),
                   "the year had two");
    cr_expect_eq(parameter_find(&parameters, PARAMETER_SUBSISTENCE, "3701", d("2025-01-01"))->fen,
                 3);
    cr_expect_str_eq(parameter_kind_name(PARAMETER_MIN_WAGE), "min_wage");
    cr_expect(*parameter_kind_zh(PARAMETER_MIN_WAGE));
    text_init(&many, arena);
    text_add(&many, head);
    for (int i = 0; i < 5000; i++)
        text_add_printf(&many, "min_wage\t37%04d%03d\t2024-01-01\t\t1\tV\ts\n", i / 1000, i % 1000);
    cr_expect(parameters_parse(arena, text_get(&many), &parameters), "too many");
}

/* --- days that no notice reaches
 * ------------------------------------------------------------------ */

static struct calendar one_year(char kinds[CALENDAR_YEAR_DAYS + 1], struct calendar_year *year)
{
    *year = (struct calendar_year){2025, 'V', "n", kinds};
    return (struct calendar){year, 1};
}

Test(law_table, a_year_that_ends_or_begins_in_a_holiday_leaves_one_side_open)
{
    char kinds[CALENDAR_YEAR_DAYS + 1];
    struct calendar_year year;
    struct calendar calendar;
    struct day_due due;

    memset(kinds, 'w', 365);
    kinds[364] = kinds[0] = 'e';
    calendar = one_year(kinds, &year);
    day_due_on(&calendar, d("2025-12-31"), &due);
    cr_expect_eq(due.gap, DAY_GAP_CALENDAR_MISSING);
    cr_expect(date_is_absent(due.legal_due) && date_equal(due.safe_due, d("2025-12-30")));
    cr_expect_eq(due.missing.year, 2026);
    day_due_on(&calendar, d("2025-01-01"), &due);
    cr_expect_eq(due.gap, DAY_GAP_CALENDAR_MISSING);
    cr_expect(date_is_absent(due.safe_due) && date_equal(due.legal_due, d("2025-01-02")));
    cr_expect_eq(due.missing.year, 2024);
    cr_expect(date_is_absent(day_roll_forward(&calendar, d("2025-12-31"))));
    cr_expect(date_is_absent(day_roll_back(&calendar, d("2025-01-01"))));
    cr_expect(date_equal(day_roll_forward(&calendar, d("2025-01-01")), d("2025-01-02")));
    cr_expect(date_equal(day_roll_back(&calendar, d("2025-12-31")), d("2025-12-30")));
}

Test(law_table, a_calendar_without_a_working_day_is_not_rolled_for_ever)
{
    char kinds[CALENDAR_YEAR_DAYS + 1];
    struct calendar_year year;
    struct calendar calendar;

    memset(kinds, 'e', 365);
    calendar = one_year(kinds, &year);
    cr_expect(date_is_absent(day_roll_forward(&calendar, d("2025-01-02"))));
    kinds[9] = '?';
    cr_expect_eq(calendar_kind(&calendar, d("2025-01-10")), DAY_KIND_UNKNOWN);
    kinds[9] = 'X';
    cr_expect_eq(calendar_kind(&calendar, d("2025-01-10")), DAY_KIND_UNKNOWN, "no such festival");
    cr_expect_str_eq(calendar_rest_zh(calendar_builtin(), d("2026-02-14")), "", "a make-up day");
    cr_expect_str_eq(calendar_rest_en(calendar_builtin(), d("2026-02-14")), "");
    cr_expect_str_eq(calendar_rest_en(calendar_builtin(), d("2026-03-02")), "");
}

static enum day_gap gap_of(const char *start, int length, enum rule_unit unit)
{
    char text[DAY_TEXT_SIZE];
    struct day_due due;

    day_due(calendar_builtin(), d(start), length, unit, &due);
    day_explain_zh(calendar_builtin(), &due, text);
    cr_expect(*text);
    day_explain_en(calendar_builtin(), &due, text);
    cr_expect(*text);
    return due.gap;
}

Test(law_table, what_lies_outside_of_counting_is_said_in_both_languages)
{
    char text[DAY_TEXT_SIZE];
    struct day_due due;

    cr_expect_eq(gap_of("2026-03-02", 101, RULE_UNIT_Y), DAY_GAP_HORIZON);
    cr_expect_eq(gap_of("2026-03-02", 5000, RULE_UNIT_M), DAY_GAP_HORIZON);
    cr_expect_eq(gap_of("1900-05-05", 5, RULE_UNIT_CD), DAY_GAP_HORIZON);
    cr_expect_eq(gap_of("2199-12-31", 5, RULE_UNIT_CD), DAY_GAP_HORIZON);
    cr_expect_eq(gap_of("2200-01-01", 5, RULE_UNIT_CD), DAY_GAP_HORIZON);
    cr_expect_eq(gap_of("2026-03-02", 5, RULE_UNIT_FEN), DAY_GAP_UNIT);
    cr_expect_eq(gap_of("2026-03-02", 0, RULE_UNIT_CD), DAY_GAP_NONE);
    for (int unit = RULE_UNIT_NONE; unit <= RULE_UNIT_COUNT; unit++)
        (void)gap_of("2026-03-02", 5, (enum rule_unit)unit);
    day_due(calendar_builtin(), d("2026-03-02"), 5, (enum rule_unit)99, &due);
    cr_expect(date_is_absent(due.legal_due), "no unit, no date");
    due = (struct day_due){
        .start = d("2026-03-02"), .length = 1, .unit = (enum rule_unit)99, .gap = (enum day_gap)99};
    day_explain_zh(calendar_builtin(), &due, text);
    day_explain_en(calendar_builtin(), &due, text);
    cr_expect(strstr(text, "2026-03-02"), "%s", text);
    due = (struct day_due){.gap = DAY_GAP_START_MISSING};
    day_explain_en(calendar_builtin(), &due, text);
    cr_expect(strstr(text, "not known"), "%s", text);
    day_due_on(calendar_builtin(), (struct date){0}, &due);
    cr_expect_eq(due.gap, DAY_GAP_START_MISSING);
}

Test(law_table, counting_back_in_calendar_days)
{
    struct day_due due;

    day_before(calendar_builtin(), d("2026-10-09"), 5, RULE_UNIT_CD, &due);
    cr_expect(date_equal(due.natural, d("2026-10-03")));
    cr_expect(date_equal(due.legal_due, d("2026-09-30")), "a notice is never later for a holiday");
    day_before(calendar_builtin(), d("2026-10-09"), 5, RULE_UNIT_M, &due);
    cr_expect_eq(due.gap, DAY_GAP_UNIT);
    day_before(calendar_builtin(), d("1901-01-02"), 5, RULE_UNIT_CD, &due);
    cr_expect_eq(due.gap, DAY_GAP_HORIZON);
    day_before(calendar_builtin(), (struct date){0}, 5, RULE_UNIT_CD, &due);
    cr_expect_eq(due.gap, DAY_GAP_START_MISSING);
}

/* --- words
 * ---------------------------------------------------------------------------------------- */

Test(law_table, a_sentence_is_cut_at_a_whole_character)
{
    char text[8] = "";
    struct sentence s = {text, 3, 0};

    sentence_begin(&s);
    sentence_add(&s, "女");
    cr_expect_str_eq(text, "", "three bytes and the end do not fit into three");
    s.size = 5;
    sentence_begin(&s);
    sentence_add(&s, "a女b");
    cr_expect_str_eq(text, "a", "the last one goes when any has to");
    s.size = 4;
    sentence_begin(&s);
    sentence_add(&s, "\x80\x80\x80\x80");
    cr_expect_str_eq(text, "", "nothing but the ends of characters");
    s.size = 3;
    sentence_begin(&s);
    sentence_add(&s, "abc");
    cr_expect_str_eq(text, "ab");
    s.size = sizeof(text);
    sentence_begin(&s);
    sentence_add(&s, "%ls", L"\x5973");
    cr_expect_str_eq(text, "", "what cannot be printed adds nothing");
}

Test(law_table, marks_outside_the_four_are_silent)
{
    cr_expect_str_eq(rule_status_zh((enum rule_status)'X'), "");
    cr_expect_str_eq(rule_status_en((enum rule_status)'X'), "");
    cr_expect(*rule_status_zh(RULE_STATUS_M) && *rule_status_en(RULE_STATUS_M));
}

Test(law_table, an_identity_number_needs_a_whole_day_of_birth)
{
    static const char checks[] = "10X98765432";
    static const char *const bodies[] = {"11010520000000123", "11010520001300123",
                                         "11010520000230123"};
    struct identity identity;

    for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
        char number[19];
        int sum = 0;

        for (int at = 0; at < 17; at++)
            sum += (bodies[i][at] - '0') * ((1 << (17 - at)) % 11);
        snprintf(number, sizeof(number), "%s%c", bodies[i], checks[sum % 11]);
        cr_expect(!identity_read(number, &identity), "%s", number);
    }
}
