/* SPDX-License-Identifier: Apache-2.0
 *
 * What `halfsky play` makes of the 24 published cases, and of words it does not know.
 * Nothing is filled in and nothing is lost on the way.
 */
#include "cli/play/fact_words.h"
#include "cli/play/sample.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

enum { FILE_MOST = 1 << 20 };

static struct arena *arena;
static void begin(void) { arena = arena_new(128 << 20); }
static void end(void) { arena_free(arena); }
TestSuite(cli_sample, .init = begin, .fini = end, .timeout = 20);

static struct sample sample_of(const char *text)
{
    const struct json *json = NULL;
    struct sample sample = {.id = NULL};
    const struct err *err = json_parse(arena, text, strlen(text), &json);
    cr_assert_null(err, "%s", err ? err->message : "");
    err = sample_read(arena, json, &sample);
    cr_assert_null(err, "%s", err ? err->message : "");
    return sample;
}

/* The case of that id in the shipped file. */
static struct sample shipped(const char *id)
{
    FILE *stream = fopen("data/samples/cases.jsonl", "re");
    char *text = arena_alloc(arena, FILE_MOST);
    const char *label = arena_printf(arena, "{\"id\": \"%s\"", id);
    cr_assert(stream && fread(text, 1, FILE_MOST - 1, stream) > 0 && fclose(stream) == 0);
    const char *line = strstr(text, label);
    cr_assert_not_null(line, "%s", id);
    return sample_of(arena_text_n(arena, line, strcspn(line, "\n")));
}

static bool has_fact(const struct sample *sample, enum fact_kind kind, const char *on)
{
    for (size_t i = 0; i < sample->matter.facts.count; i++) {
        const struct fact_stated *fact = &sample->matter.facts.items[i];
        if (fact->kind == kind && strcmp(DATE_TEXT(fact->on), on) == 0)
            return true;
    }
    return false;
}

Test(cli_sample, words_tell_the_kind_of_a_fact_and_unknown_ones_stay_other)
{
    static const struct {
        const char *words;
        uint64_t kinds;
    } cases[] = {
        {"入职", CODE_BIT(FACT_EMPLOYMENT_STARTED)},
        {"入职体检", CODE_BIT(FACT_OTHER)},
        {"公司以旷工解除", CODE_BIT(FACT_DISMISSED)},
        {"公司发解除通知函", CODE_BIT(FACT_DISMISSED)},
        {"以未缴社保为由书面解除", CODE_BIT(FACT_RESIGNED)},
        {"个人原因离职", CODE_BIT(FACT_RESIGNED)},
        {"解除", CODE_BIT(FACT_EMPLOYMENT_ENDED)},
        {"告知怀孕，数日后被解除", CODE_BIT(FACT_PREGNANCY_KNOWN) | CODE_BIT(FACT_DISMISSED)},
        {"被开除并扣半月工资", CODE_BIT(FACT_DISMISSED) | CODE_BIT(FACT_PAY_CUT)},
        {"原合同期满，因哺乳期顺延", CODE_BIT(FACT_OTHER)},
        {"产假结束", CODE_BIT(FACT_MATERNITY_LEAVE_ENDED)},
        {"产假至2017-06-05", CODE_BIT(FACT_MATERNITY_LEAVE_STARTED)},
        {"认定工伤", CODE_BIT(FACT_INJURY_RECOGNIZED)},
        {"工伤断指", CODE_BIT(FACT_INJURED)},
        {"鉴定十级", CODE_BIT(FACT_DISABILITY_GRADED)},
        {"第三次仲裁", CODE_BIT(FACT_ARBITRATION_FILED)},
        {"达成调解（报道2024-07-24）", CODE_BIT(FACT_MEDIATED)},
        {"报道（2025-03-12）", CODE_BIT(FACT_REPORTED)},
        {"送锦旗", CODE_BIT(FACT_OTHER)},
        {"", CODE_BIT(FACT_OTHER)},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        cr_expect_eq(fact_kinds_of(cases[i].words), cases[i].kinds, "%s", cases[i].words);
}

Test(cli_sample, what_the_source_does_not_say_stays_absent)
{
    const struct sample sample = shipped("BJ22-02");
    cr_assert_eq(sample.matter.worker->sex, 0);
    cr_assert_eq(sample.matter.worker->three_period, ANSWER_NONE);
    cr_assert_eq(sample.matter.worker->rural_household, ANSWER_NONE);
    cr_assert_eq(sample.matter.worker->platform_work, ANSWER_NONE);
    cr_assert_null(sample.matter.person);
    cr_assert_str_eq(sample.matter.region_stated, "北京市");
    cr_assert_eq(sample.matter.claims.items[0].amount.fen, 5314000);
    cr_assert_eq(sample.tracks, CODE_BIT(TRACK_ARBITRATION) | CODE_BIT(TRACK_LITIGATION));
    const struct sample bare = sample_of("{\"id\":\"x\"}");
    cr_assert(bare.matter.parties.count == 0 && bare.matter.facts.count == 0 && !bare.tracks);
    cr_assert(date_is_absent(bare.matter.worker->entry_on));
    cr_assert(!bare.matter.worker->monthly_wage.stated);
}

Test(cli_sample, false_is_known_and_a_list_is_several)
{
    cr_assert_eq(shipped("BJ22-09").matter.worker->three_period, ANSWER_NO);
    cr_assert_eq(shipped("SD-09").matter.worker->rural_household, ANSWER_YES);
    const struct worker_profile *several = shipped("BJ23-07").matter.worker;
    cr_assert_eq(several->three_periods, CODE_BIT(THREE_PERIOD_PREGNANT) |
                                             CODE_BIT(THREE_PERIOD_MATERNITY) |
                                             CODE_BIT(THREE_PERIOD_NURSING));
    cr_assert_eq(several->three_period, ANSWER_YES);
}

Test(cli_sample, dates_stay_as_precise_as_they_are_and_ranges_have_two_ends)
{
    const struct sample range = shipped("BJ22-09"), partial = shipped("R-01");
    bool is_there = false;
    for (size_t i = 0; i < range.matter.facts.count; i++) {
        const struct fact_stated *fact = &range.matter.facts.items[i];
        is_there |= strcmp(DATE_TEXT(fact->on), "2020-11-14") == 0 &&
                    strcmp(DATE_TEXT(fact->until), "2020-11-16") == 0;
    }
    cr_assert(is_there);
    cr_assert(has_fact(&partial, FACT_EMPLOYMENT_STARTED, "2003"));
    cr_assert_eq(partial.matter.worker->monthly_wage.fen, 1171629);
}

Test(cli_sample, expected_and_sums_are_never_read)
{
    const struct sample sample = sample_of("{\"id\":\"x\",\"expected\":{\"fast_track_category\":1},"
                                           "\"calc_checks\":\"nonsense\"}");
    cr_assert_str_eq(sample.unknown, "");
}

Test(cli_sample, an_unknown_word_becomes_other_is_kept_and_reported)
{
    const struct sample sample =
        sample_of("{\"id\":\"x\",\"types\":[\"migrant\",\"moonlight\"],\"claims\":[{\"type\":"
                  "\"dream_money\",\"amount_claimed\":1.5}],\"worker\":{\"employment_form\":"
                  "\"ghost\"}}");
    cr_assert_eq(sample.matter.topics, CODE_BIT(TOPIC_MIGRANT) | CODE_BIT(TOPIC_OTHER));
    cr_assert_eq(sample.matter.claims.items[0].type, TOPIC_OTHER);
    cr_assert_str_eq(sample.matter.claims.items[0].words, "dream_money");
    cr_assert(strstr(sample.unknown, "moonlight") && strstr(sample.unknown, "dream_money") &&
              strstr(sample.unknown, "ghost"));
}

Test(cli_sample, what_has_no_form_is_refused_with_its_place)
{
    static const char *const wrong[][2] = {
        {"{}", "/id"},
        {"{\"id\":\"x\",\"events\":[{\"date\":\"2020-13\",\"what\":\"a\"}]}", "/events/date"},
        {"{\"id\":\"x\",\"events\":[{\"date\":\"2020-11-14~1\",\"what\":\"a\"}]}", "/events/date"},
        {"{\"id\":\"x\",\"events\":[{\"date\":\"2020\"}]}", "/events/what"},
        {"{\"id\":\"x\",\"claims\":[{\"amount_claimed\":1}]}", "/claims"},
        {"{\"id\":\"x\",\"worker\":{\"monthly_wage\":1.234}}", "/worker/monthly_wage"},
        {"{\"id\":\"x\",\"worker\":{\"entry_date\":\"soon\"}}", "/worker/entry_date"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        const struct json *json = NULL;
        struct sample sample;
        cr_assert_null(json_parse(arena, wrong[i][0], strlen(wrong[i][0]), &json));
        const struct err *err = sample_read(arena, json, &sample);
        cr_assert(err && strcmp(err->pointer, wrong[i][1]) == 0, "%s", wrong[i][0]);
    }
}
