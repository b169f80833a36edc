/* SPDX-License-Identifier: Apache-2.0
 *
 * The published sample cases, assessed as halfsky-law assess --sample does: what their `expected`
 * knows is never contradicted, and most of it is answered. `expected` is read here and nowhere
 * else.
 */
#include "cli/law/assess.h"
#include "cli/law/json.h"
#include "cli/law/place.h"
#include "cli/law/sample.h"

#include "base/text.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

enum { CASES = 24, FILE_LIMIT = 1 << 20 };

static struct arena *arena;
static const struct json *cases[CASES];
static struct assessment results[CASES];

static void setup(void)
{
    FILE *file = fopen("data/law/cases.jsonl", "rb");
    static char text[FILE_LIMIT];
    char *at = text;

    cr_assert(file, "run from the root of the tree");
    text[fread(text, 1, FILE_LIMIT - 1, file)] = '\0';
    fclose(file);
    arena = arena_new(64 << 20);
    for (int i = 0; i < CASES; i++) {
        const size_t size = strcspn(at, "\n");
        struct facts facts;

        cr_assert_null(json_parse(arena, at, size, &cases[i]));
        cr_assert_null(sample_read(arena, cases[i], &facts));
        assess(law_builtin(), &facts, &results[i]);
        at += size + 1;
    }
}

static void teardown(void) { arena_free(arena); }

TestSuite(law_sample, .init = setup, .fini = teardown, .timeout = 30);

static const char *id_of(int i) { return json_text(cases[i], "id"); }

static const struct json *expected(int i, const char *name)
{
    return json_member(json_member(cases[i], "expected"), name);
}

/* "1" to "4" or "none". */
static const char *expected_category(int i) { return expected(i, "fast_track_category")->text; }

static bool is_also(int i, const char *category)
{
    for (const struct json *a = expected(i, "fast_track_also")->first; a; a = a->next)
        if (text_equal(a->text, category))
            return true;
    return false;
}

static bool is_certain(int i)
{
    return text_equal(json_text(json_member(cases[i], "expected"), "fast_track_confidence"),
                      "high");
}

Test(law_sample, no_wrong_category_is_said_and_fifteen_of_sixteen_are_named)
{
    int named = 0;

    for (int i = 0; i < CASES; i++) {
        const char *category = code_name(&law_codes_fast_track, results[i].fast_track.primary);
        const char *wanted = expected_category(i);

        if (!text_equal(category, "unknown"))
            cr_expect(text_equal(category, wanted) || is_also(i, category),
                      "%s: %s, expected %s: %s", id_of(i), category, wanted,
                      results[i].fast_track.zh);
        if (is_certain(i) && (*wanted == '1' || *wanted == '2'))
            named += text_equal(category, wanted);
        cr_log_info("%s fast track %s / %s", id_of(i), category, wanted);
    }
    cr_assert_geq(named, 15, "only %d named", named);
}

Test(law_sample, limitation_never_contradicts)
{
    int answered = 0;

    for (int i = 0; i < CASES; i++) {
        const struct json *wanted = expected(i, "limitation_ok");
        const enum answer said = results[i].in_time;

        cr_log_info("%s limitation %d / %s %s", id_of(i), said, json_kind_name(wanted->kind),
                    wanted->kind == JSON_STRING ? wanted->text : "");
        answered += said != ANSWER_NONE && wanted->kind != JSON_STRING;
        if (wanted->kind == JSON_TRUE)
            cr_expect_neq(said, ANSWER_NO, "%s", id_of(i));
        if (wanted->kind == JSON_FALSE)
            cr_expect_neq(said, ANSWER_YES, "%s", id_of(i));
        if (wanted->kind == JSON_STRING)
            cr_expect_eq(said, ANSWER_NONE, "%s answers what the source does not tell", id_of(i));
    }
    cr_assert_geq(answered, 10, "%d", answered);
}

Test(law_sample, finality_never_contradicts)
{
    for (int i = 0; i < CASES; i++) {
        const struct json *wanted = expected(i, "final_award_eligible");
        const enum answer said = results[i].award.final;

        cr_log_info("%s award %d / %s", id_of(i), said, json_kind_name(wanted->kind));
        if (wanted->kind == JSON_TRUE)
            cr_expect_neq(said, ANSWER_NO, "%s", id_of(i));
        if (wanted->kind == JSON_FALSE)
            cr_expect_neq(said, ANSWER_YES, "%s", id_of(i));
        if (wanted->kind == JSON_STRING && text_equal(wanted->text, "partly"))
            cr_expect_eq(said, ANSWER_NONE, "%s", id_of(i));
    }
}

Test(law_sample, consistency_is_answered_where_the_source_tells_it)
{
    int answered = 0;
    int known = 0;

    for (int i = 0; i < CASES; i++) {
        const struct json *wanted = expected(i, "arbitration_court_consistent");
        const enum consistency said = results[i].consistency.whole;

        cr_log_info("%s consistency %s / %s", id_of(i), consistency_name(said),
                    json_kind_name(wanted->kind));
        if (wanted->kind == JSON_TRUE)
            cr_expect(said == CONSISTENCY_YES || said == CONSISTENCY_UNKNOWN, "%s", id_of(i));
        if (wanted->kind == JSON_FALSE)
            cr_expect(said == CONSISTENCY_NO || said == CONSISTENCY_UNKNOWN, "%s", id_of(i));
        if (wanted->kind == JSON_STRING)
            cr_expect(text_equal(wanted->text, consistency_name(said)) ||
                          said == CONSISTENCY_UNKNOWN,
                      "%s", id_of(i));
        if (wanted->kind == JSON_NULL)
            cr_expect_eq(said, CONSISTENCY_UNKNOWN, "%s", id_of(i));
        known += wanted->kind != JSON_NULL;
        answered += wanted->kind != JSON_NULL && said != CONSISTENCY_UNKNOWN;
    }
    cr_assert_geq(answered, known - 1, "%d of %d", answered, known);
}

Test(law_sample, legal_aid_is_never_refused_and_never_called_likely_against_the_source)
{
    for (int i = 0; i < CASES; i++) {
        const struct json *wanted = expected(i, "legal_aid_plausible");
        const enum legal_aid_outlook said = results[i].legal_aid.outlook;

        cr_log_info("%s legal aid %s / %s", id_of(i), legal_aid_outlook_name(said),
                    json_kind_name(wanted->kind));
        if (wanted->kind == JSON_TRUE)
            cr_expect_neq(said, LEGAL_AID_ADVICE_ONLY_NOW, "%s", id_of(i));
        if (wanted->kind == JSON_FALSE)
            cr_expect_neq(said, LEGAL_AID_LIKELY, "%s", id_of(i));
    }
}

/* --- how much is answered ------------------------------------------------------------------------
 */

static int known;
static int answered;

/* What the line cannot answer is not counted: its date is not there, or a number nobody entered. */
static void count(int i, const char *name, bool is_answered, bool can_be_answered)
{
    if (!is_answered && !can_be_answered)
        return;
    known++;
    answered += is_answered;
    if (!is_answered)
        cr_log_info("%s leaves %s open", id_of(i), name);
}

static const uint64_t dates_of_limitation =
    CODE_BIT(LAW_FACT_FILED_ON) | CODE_BIT(LAW_FACT_KNOWN_ON) | CODE_BIT(LAW_FACT_EMPLOYMENT_END);
static const uint64_t not_told_of_awards =
    CODE_BIT(LAW_FACT_MIN_WAGE) | CODE_BIT(LAW_FACT_AWARD_ITEMS);

static bool is_decided(const struct json *wanted)
{
    return wanted->kind == JSON_TRUE || wanted->kind == JSON_FALSE;
}

static void case_count(int i)
{
    const struct assessment *a = &results[i];
    const struct json *award = expected(i, "final_award_eligible");
    const struct json *courts = expected(i, "arbitration_court_consistent");

    if (!text_equal(expected_category(i), "4"))
        count(i, "fast track", a->fast_track.primary != FAST_TRACK_CATEGORY_UNKNOWN, true);
    if (is_decided(expected(i, "limitation_ok")))
        count(i, "limitation", a->in_time != ANSWER_NONE,
              !(a->limitation_missing & dates_of_limitation));
    if (is_decided(award) || text_equal(award->text, "partly"))
        count(i, "award", a->award.final != ANSWER_NONE,
              !(a->award.why.missing & not_told_of_awards));
    if (courts->kind != JSON_NULL && !text_equal(courts->text, "unknown"))
        count(i, "consistency", a->consistency.whole != CONSISTENCY_UNKNOWN, true);
    if (is_decided(expected(i, "legal_aid_plausible")))
        count(i, "legal aid", a->legal_aid.outlook != LEGAL_AID_UNKNOWN, true);
}

Test(law_sample, of_what_the_source_knows_nine_in_ten_are_answered)
{
    for (int i = 0; i < CASES; i++)
        case_count(i);
    cr_log_info("%d of %d answered", answered, known);
    cr_assert_geq(known, 50, "%d", known);
    cr_assert_geq(answered * 10, known * 9, "%d of %d", answered, known);
}

/* --- sums ----------------------------------------------------------------------------------------
 */

static const struct assess_sum *sum_of(int i, const char *name, const char *to)
{
    for (int s = 0; s < results[i].sum_count; s++) {
        const struct assess_sum *sum = &results[i].sums[s];

        if (text_equal(assess_sum_name(sum->kind), name) &&
            (!to || text_equal(DATE_TEXT(sum->to), to)))
            return sum;
    }
    return NULL;
}

static void check_sum(int i, const struct json *check)
{
    const char *rule = json_text(check, "rule");
    const struct assess_sum *sum;
    struct money wanted = {0};

    if (text_equal(rule, "expr") || json_member(check, "assumed_dates"))
        return;
    if (text_equal(rule, "days")) {
        sum = sum_of(i, rule, json_text(json_member(check, "inputs"), "b"));
        cr_assert(sum, "%s days", id_of(i));
        cr_expect_eq(sum->days, (int)strtol(json_member(check, "expected")->text, NULL, 10), "%s",
                     id_of(i));
        return;
    }
    sum = sum_of(i, rule, NULL);
    cr_assert(sum, "%s has no %s", id_of(i), rule);
    cr_assert(money_parse_yuan(json_member(check, "expected")->text, &wanted));
    cr_expect_eq(sum->sum.amount.fen, wanted.fen, "%s %s: %s", id_of(i), rule, sum->sum.formula);
}

Test(law_sample, sums_whose_inputs_are_told_come_out_to_the_fen)
{
    for (int i = 0; i < CASES; i++)
        for (const struct json *c = json_member(cases[i], "calc_checks")->first; c; c = c->next)
            check_sum(i, c);
}

/* What cannot be is refused with its place; words that are no day are read as far as they go. */
Test(law_sample, events_of_a_wrong_shape_and_impossible_days_are_pointed_at)
{
    static const struct {
        const char *json;
        const char *pointer;
    } wrong[] = {
        {"{\"events\":{}}", "/events"},
        {"{\"events\":[1]}", "/events/0"},
        {"{\"events\":[{\"date\":\"2021-01-05\",\"what\":\"x\"},{\"date\":\"2021-02-30\"}]}",
         "/events/1/date"},
        {"{\"events\":[{\"date\":20210230}]}", "/events/0/date"},
        {"{\"events\":[{\"date\":\"2021-13\"}]}", "/events/0/date"},
        {"{\"events\":[{\"what\":[]}]}", "/events/0/what"},
        {"{\"worker\":{\"entry_date\":\"2021-02-29\"}}", "/worker/entry_date"},
        {"{\"path\":{\"arbitration\":{\"filed\":\"2021-04-31\"}}}", "/path/arbitration/filed"},
        {"{\"path\":{\"arbitration\":{\"decided\":\"2021-00\"}}}", "/path/arbitration/decided"},
        {"{\"path\":{\"legal_aid\":{\"applied\":true}}}", "/path/legal_aid/applied"},
        {"{\"outcomes\":{\"arbitration\":{\"date\":\"2021-06-31\"}}}",
         "/outcomes/arbitration/date"},
        {"{\"outcomes\":{\"settlement\":{\"date\":\"2021-06-31\"}}}",
         "/outcomes/settlement/date"},
    };
    static const char *const right[] = {
        "{\"events\":null}",
        "{\"events\":[{\"date\":null,\"what\":null}]}",
        "{\"events\":[{\"date\":\"2021-01-05~07\"},{\"date\":\"2021\\u5e74\\u521d\"},{\"date\":"
        "\"20210230\"},{\"date\":\"\"}]}",
    };
    const struct json *json;
    struct facts facts;

    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        const struct err *err = json_parse(arena, wrong[i].json, strlen(wrong[i].json), &json);

        cr_assert_null(err);
        err = sample_read(arena, json, &facts);
        cr_assert_not_null(err, "%s", wrong[i].json);
        cr_expect_str_eq(err->pointer, wrong[i].pointer);
    }
    for (size_t i = 0; i < sizeof(right) / sizeof(right[0]); i++) {
        const struct err *err = json_parse(arena, right[i], strlen(right[i]), &json);

        cr_assert_null(err);
        cr_expect_null(sample_read(arena, json, &facts), "%s", right[i]);
    }
}

/* The place of a report, as far down as its name can be read. */
Test(law_sample, a_place_of_the_province_is_read_down_to_the_county)
{
    static const struct {
        const char *name;
        const char *code;
    } rows[] = {
        {"山东省济南市市中区", "370103"}, {"山东省枣庄市市中区", "370402"},
        {"山东省济宁市微山县", "370826"}, {"山东省曲阜市", "370881"},
        {"山东济南历下区", "370102"},     {"山东省济南市", "3701"},
        {"山东省市中区", "37"},           {"山东省某地", "37"},
        {"山东", "37"},                   {"河南省偃师市（受援人户籍山东东明）", NULL},
        {"未载", NULL},                   {"", NULL},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const char *code = place_of_name(rows[i].name);

        cr_expect(rows[i].code ? text_equal(code, rows[i].code) : !code, "%s: %s", rows[i].name,
                  code ? code : "none");
    }
}
