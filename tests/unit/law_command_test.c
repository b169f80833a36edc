/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of halfsky-law: what cannot be meant is refused with its reason, every part of an
 * answer can be had as text, and a reason that is given is the one that holds.
 */
#include "cli/law/commands.h"

#include "base/text.h"

#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <stdio.h>
#include <string.h>

enum { WORDS = 12, OUTPUT = 1 << 16 };

static struct arena *arena;

static void setup(void) { arena = arena_new(64 << 20); }
static void teardown(void) { arena_free(arena); }

TestSuite(law_command, .init = setup, .fini = teardown, .timeout = 10);

static int run(const char *line)
{
    char *words = arena_printf(arena, "%s", line);
    char *argv[WORDS];
    int argc = 0;

    for (char *word = strtok(words, " "); word && argc < WORDS; word = strtok(NULL, " "))
        argv[argc++] = word;
    return command_run(arena, argc, argv);
}

/* Runs with these facts on the standard input; what came out is in `output`. */
static char output[OUTPUT];

static void answer(const char *line, const char *facts)
{
    FILE *in = tmpfile();
    FILE *out = tmpfile();
    FILE *const kept_in = stdin;
    FILE *const kept_out = stdout;

    cr_assert(in && out);
    fputs(facts, in);
    rewind(in);
    stdin = in;
    stdout = out;
    cr_assert_eq(run(line), COMMAND_DONE, "%s", line);
    stdin = kept_in;
    stdout = kept_out;
    rewind(out);
    output[fread(output, 1, OUTPUT - 1, out)] = '\0';
    fclose(in);
    fclose(out);
}

Test(law_command, a_deadline_refuses_what_cannot_be_meant)
{
    static const char *const refused[] = {
        "deadline",
        "deadline DL-NONE 2026-05-09",
        "deadline DL-ARB-13 2026-02-30",
        "deadline DL-ARB-13 2026-05-09 --extend 16 --approved",
        "deadline DL-ARB-13 2026-05-09 --extend 0",
        "deadline DL-ARB-13 2026-05-09 --extend -5",
        "deadline DL-ARB-13 2026-05-09 --extend many",
        "deadline DL-ARB-13 2026-05-09 --extend",
        "deadline DL-ARB-13 2026-05-09 --suspend 2026-06-01 2026-05-20",
        "deadline DL-ARB-13 2026-05-09 --suspend 2026-06-01 2026-06-01",
        "deadline DL-ARB-13 2026-05-09 --suspend 2026-06 2026-07",
        "deadline DL-ARB-13 2026-05-09 --suspend 2026-06-01",
        "deadline DL-ARB-13 2026-05-09 --region 990101",
        "deadline DL-ARB-13 2026-05-09 --region 370199",
        "deadline DL-ARB-13 2026-05-09 --region",
        "deadline DL-ARB-13 2026-05-09 --regoin 37",
    };

    cr_redirect_stderr();
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
        cr_expect_eq(run(refused[i]), COMMAND_REFUSED, "%s", refused[i]);
}

Test(law_command, a_deadline_takes_what_its_rule_allows)
{
    answer("deadline DL-ARB-13 2026-03-02 --extend 15 --approved --region 110105", "");
    cr_expect(strstr(output, "\"natural\":\"2026-05-01\""), "%s", output);
    answer("deadline DL-ARB-13 2026-03-02 --suspend 2026-03-20 2026-05-10", "");
    cr_expect(strstr(output, "\"legal_due\":\"2026-06-08\""), "%s", output);
}

Test(law_command, a_rule_of_the_province_is_refused_elsewhere_for_the_place)
{
    answer("deadline DL-ARB-14 2026-05-09 --region 110101 --text", "");
    cr_expect(strstr(output, "山东省的规定，在该地不适用"), "%s", output);
    answer("deadline DL-ARB-14 2010-05-09 --region 37 --text", "");
    cr_expect(strstr(output, "起算当日没有启用的规则"), "%s", output);
    answer("deadline DL-LA-1 2026-05-09 --region 110101 --text", "");
    cr_expect(!strstr(output, "山东"), "%s", output);
    answer("deadline DL-LA-1 2026-05-09 --region 370100 --text", "");
    cr_expect(strstr(output, "山东：五个工作日内"), "%s", output);
}

Test(law_command, every_part_of_an_answer_is_had_as_text)
{
    static const char facts[] =
        "{\"today\":\"2026-05-08\",\"region\":\"370102\",\"known_on\":\"2025-05-11\","
        "\"topics\":[\"severance\"],\"employment\":{\"entry_on\":\"2020-03-01\",\"end_on\":"
        "\"2025-05-11\",\"monthly_wage\":650000,\"end_kind\":\"resigned\"},\"maternity\":"
        "{\"infants\":1},\"agreement\":{\"amount\":1},\"award\":{\"stated_final\":true}}";
    static const char *const parts[][3] = {
        {"limitation", "最迟何时申请", "By when to file"},
        {"award", "裁审比较", "Award and courts"},
        {"compensate", "经济补偿（N）：不应支付", "severance (N): not owed"},
        {"maternity", "尚需了解：医疗机构证明、产假开始日期", "first day of leave"},
        {"legal-aid", "法律援助", "Legal aid"},
        {"fast-track", "是否适用速裁", "Fast track"},
        {"route", "能否不经裁决直接起诉", "Court without an award"},
    };

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        answer(arena_printf(arena, "%s --text", parts[i][0]), facts);
        cr_expect(strstr(output, parts[i][1]) && !strchr(output, '{'), "%s", output);
        answer(arena_printf(arena, "%s --text --en", parts[i][0]), facts);
        cr_expect(strstr(output, parts[i][2]), "%s", output);
        answer(parts[i][0], facts);
        cr_expect_eq(output[0], '{', "%s", output);
    }
    answer("assess --text", facts);
    cr_expect(strstr(output, "可以告诉她的帮助"), "%s", output);
}

Test(law_command, numbers_and_places_that_cannot_be_are_refused)
{
    static const char *const refused[] = {
        "{\"region\":\"990101\"}",
        "{\"region\":\"370199\"}",
        "{\"employment\":{\"employer_region\":\"00\"}}",
        "{\"worker\":{\"age\":151}}",
        "{\"injury\":{\"grade\":11}}",
        "{\"maternity\":{\"infants\":10}}",
        "{\"maternity\":{\"month_hundredths\":1201}}",
        "{\"maternity\":{\"days_before\":99}}",
        "{\"worker\":{\"household_size\":101}}",
    };
    FILE *const kept = stdin;

    cr_redirect_stderr();
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        stdin = tmpfile();
        cr_assert(stdin);
        fputs(refused[i], stdin);
        rewind(stdin);
        cr_expect_eq(run("assess"), COMMAND_REFUSED, "%s", refused[i]);
    }
    stdin = kept;
}

Test(law_command, a_place_outside_the_province_has_a_name)
{
    answer("route", "{\"region\":\"110105\",\"topics\":[\"severance\"]}");
    cr_expect(strstr(output, "\"name\":\"北京市所辖地区（110105）\""), "%s", output);
    answer("route", "{\"region\":\"11\",\"topics\":[\"severance\"]}");
    cr_expect(strstr(output, "\"name\":\"尚不能确定\""), "%s", output);
    answer("route", "{\"region\":\"370102\",\"employment\":{\"employer_region\":\"110101\"},"
                    "\"topics\":[\"severance\"]}");
    cr_expect(strstr(output, "\"answer\":\"370102\",\"name\":\"山东省济南市历下区（370102），也可以选择"
                             "北京市所辖地区（110101）\",\"also\":\"110101\""),
              "%s", output);
    answer("route --text --en",
           "{\"region\":\"370102\",\"employment\":{\"employer_region\":\"110101\"},"
           "\"topics\":[\"severance\"]}");
    cr_expect(strstr(output, "(370102), or 北京市所辖地区 (110101)"), "%s", output);
    answer("route", "{\"region\":\"370102\",\"topics\":[\"severance\"]}");
    cr_expect(strstr(output, "\"name\":\"山东省济南市历下区（370102）\""), "%s", output);
    answer("route", "{\"region\":\"370100\",\"topics\":[\"severance\"]}");
    cr_expect(strstr(output, "\"name\":\"山东省济南市（370100）\""), "%s", output);
}

/* --- simulate --------------------------------------------------------------------------------- */

/* A file with the rules compiled in, of which one row reads otherwise. */
static const char *draft_of(const char *const *changes)
{
    static char path[] = "/tmp/halfsky-draft-XXXXXX";
    FILE *in = fopen("data/law/rules.tsv", "r");
    const int fd = mkstemp(strcpy(path, "/tmp/halfsky-draft-XXXXXX"));
    FILE *out = fdopen(fd, "w");
    char line[4096];

    cr_assert(in && out);
    while (fgets(line, sizeof(line), in)) {
        for (size_t i = 0; changes[i]; i += 3) {
            char *at = text_starts_with(line, changes[i]) ? strstr(line, changes[i + 1]) : NULL;
            const char *rest = at ? arena_text(arena, at + strlen(changes[i + 1])) : NULL;

            if (at)
                sprintf(at, "%s%s", changes[i + 2], rest);
        }
        fputs(line, out);
    }
    fclose(in);
    fclose(out);
    return path;
}

static void simulate(const char *const *changes, const char *facts)
{
    static char path[] = "/tmp/halfsky-facts-XXXXXX";
    const int fd = mkstemp(strcpy(path, "/tmp/halfsky-facts-XXXXXX"));
    FILE *file = fdopen(fd, "w");
    const char *draft = draft_of(changes);

    cr_assert(file);
    fputs(facts, file);
    fclose(file);
    answer(arena_printf(arena, "simulate --rules %s --facts %s", draft, path), "");
    remove(draft);
    remove(path);
}

#define SERVED                                                                                     \
    "{\"today\":\"2026-05-08\",\"topics\":[\"wage_arrears\"],\"award\":{\"stated_final\":true,"         \
    "\"made_on\":\"2026-05-01\",\"received_on\":\"2026-05-06\",\"items\":[{\"type\":"                  \
    "\"wage_arrears\",\"result\":\"supported\",\"amount\":100}]}}\n"
#define OVER_AGE                                                                                   \
    "{\"today\":\"2026-09-08\",\"act_on\":\"2026-08-03\",\"topics\":[\"wage_arrears\"],"              \
    "\"employment\":{\"form\":\"over_age\"},\"worker\":{\"pension\":true}}\n"

/* DL-SUE-2: the last day to sue is an answer, and the rule that moves it is named. */
Test(law_command, a_shorter_term_to_sue_is_a_loss_by_its_rule)
{
    static const char *const shorter[] = {"DL-SUE-2\t", "length=15:CD", "length=10:CD",
                                          "DL-MED-2\t", "length=15:CD", "length=20:CD", NULL};

    simulate(shorter, SERVED);
    cr_expect(strstr(output, "{\"line\":1,\"question\":\"award.worker_sues\",\"before\":"
                             "\"2026-05-21\",\"after\":\"2026-05-16\",\"effect\":\"loss\","
                             "\"rules\":[\"DL-SUE-2\"]}"),
              "%s", output);
    simulate(&shorter[3], SERVED);
    cr_expect_str_eq(output, "[]\n", "another rule, which this matter does not ask");
}

/* SC-11 off: another door, another scope of help. */
Test(law_command, a_rule_of_scope_that_is_off_changes_the_door)
{
    static const char *const off[] = {"SC-11\t", "\ton\t", "\toff\t", NULL};

    simulate(off, SERVED OVER_AGE);
    cr_expect(strstr(output, "{\"line\":2,\"question\":\"door\",\"before\":\"arbitration\","
                             "\"after\":\"human\",\"effect\":null,\"rules\":[\"SC-11\"]}"),
              "%s", output);
    cr_expect_null(strstr(output, "\"line\":1"), "%s", output);
}

