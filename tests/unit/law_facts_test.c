/* SPDX-License-Identifier: Apache-2.0
 *
 * The input of halfsky-law: what is read, and that a wrong shape is refused with its JSON pointer.
 * The number checks are here too, on numbers made for the purpose.
 */
#include "cli/law/assess_out.h"
#include "cli/law/facts_read.h"
#include "law/identity.h"

#include "base/text.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static struct arena *arena;

static void setup(void) { arena = arena_new(64 << 20); }
static void teardown(void) { arena_free(arena); }

TestSuite(law_facts, .init = setup, .fini = teardown, .timeout = 10);

static const struct err *read_facts(const char *text, struct facts *facts)
{
    const struct json *json;
    const struct err *err = json_parse(arena, text, strlen(text), &json);

    return err ? err : facts_read(arena, json, facts);
}

Test(law_facts, every_kind_of_field_is_read)
{
    struct facts facts;

    cr_assert_null(read_facts(
        "{\"today\":\"2026-05\",\"region\":\"370102\",\"topics\":[\"severance\",\"overtime\"],"
        "\"worker\":{\"sex\":\"female\",\"rural\":true,\"age\":28,\"household_income\":650000,"
        "\"periods\":[{\"kind\":\"nursing\"},{}],\"pension\":null},"
        "\"officer\":{\"approver\":\"甲-17\"}}",
        &facts));
    cr_expect_eq(facts.today.month, 5);
    cr_expect_str_eq(facts.region, "370102");
    cr_expect_eq(facts.topics, CODE_BIT(TOPIC_SEVERANCE) | CODE_BIT(TOPIC_OVERTIME));
    cr_expect_eq(facts.worker->sex, SEX_FEMALE);
    cr_expect_eq(facts.worker->rural, ANSWER_YES);
    cr_expect_eq(facts.worker->household_income.fen, 650000);
    cr_expect_eq(facts.worker->periods.count, 2);
    cr_expect_eq(facts.worker->pension, ANSWER_NONE);
    cr_expect_str_eq(facts.officer->approver, "甲-17");
    cr_assert_null(read_facts("{}", &facts));
}

/* GB/T 2260 fills the codes of provinces and cities with zeros. */
Test(law_facts, a_code_with_zeros_is_the_same_place)
{
    static const char *const same[][2] = {{"370000", "37"},     {"370100", "3701"},
                                          {"370102", "370102"}, {"110000", "11"},
                                          {"110100", "1101"},   {"370100000", NULL},
                                          {"379900", NULL},     {"3700", NULL}};
    struct facts facts;

    for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
        const struct err *err =
            read_facts(arena_printf(arena, "{\"region\":\"%s\"}", same[i][0]), &facts);

        cr_expect_eq(err == NULL, same[i][1] != NULL, "%s", same[i][0]);
        if (!err)
            cr_expect_str_eq(facts.region, same[i][1]);
    }
}

static const struct {
    const char *text;
    const char *pointer;
} refused[] = {
    {"[]", ""},
    {"{\"today\":\"2026-02-30\"}", "/today"},
    {"{\"today\":20260101}", "/today"},
    {"{\"region\":\"37010\"}", "/region"},
    {"{\"region\":37}", "/region"},
    {"{\"name\":\"x\"}", "/name"},
    {"{\"a/b~c\":1}", "/a~1b~0c"},
    {"{\"topics\":\"severance\"}", "/topics"},
    {"{\"topics\":[\"severance\",\"severance\"]}", "/topics/1"},
    {"{\"topics\":[\"severance\",\"wages\"]}", "/topics/1"},
    {"{\"worker\":[]}", "/worker"},
    {"{\"worker\":{\"sex\":1}}", "/worker/sex"},
    {"{\"worker\":{\"rural\":\"yes\"}}", "/worker/rural"},
    {"{\"worker\":{\"age\":-1}}", "/worker/age"},
    {"{\"worker\":{\"age\":1.5}}", "/worker/age"},
    {"{\"worker\":{\"household_income\":\"1\"}}", "/worker/household_income"},
    {"{\"worker\":{\"periods\":{}}}", "/worker/periods"},
    {"{\"worker\":{\"periods\":[{},{\"kind\":\"x\"}]}}", "/worker/periods/1/kind"},
    {"{\"worker\":{\"periods\":[{},{},{},{},{},{},{},{},{}]}}", "/worker/periods"},
    {"{\"officer\":{\"approver\":1}}", "/officer/approver"},
    {"{\"paid\":99999999999999999999}", "/paid"},
};

Test(law_facts, a_wrong_shape_is_refused_where_it_stands)
{
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        struct facts facts;
        const struct err *err = read_facts(refused[i].text, &facts);

        cr_assert(err, "%s was taken", refused[i].text);
        cr_expect_str_eq(err->pointer, refused[i].pointer, "%s: %s", refused[i].text, err->pointer);
        cr_expect_eq(err->kind, ERR_INVALID);
    }
}

Test(law_facts, json_is_read_strictly)
{
    static const char *const bad[] = {"",
                                      "{",
                                      "{\"a\":1,}",
                                      "[1 2]",
                                      "{\"a\" 1}",
                                      "tru",
                                      "\"a",
                                      "01",
                                      "1.",
                                      "1e",
                                      "\"\\x\"",
                                      "\"\\u12\"",
                                      "\"\\ud800\"",
                                      "\"\\u0000\"",
                                      "{} x",
                                      "{\"a\":1,\"a\":2}",
                                      "\"\x01\"",
                                      "\xff",
                                      "{1:2}",
                                      "-",
                                      "[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]"};
    static const char good[] =
        "[\"\\u5973\\n\\ud83d\\ude00\\u00e9\", -1.5e+3, null, false, []]";
    const struct json *json;

    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        cr_expect(json_parse(arena, bad[i], strlen(bad[i]), &json), "%s was taken", bad[i]);
    cr_assert_null(json_parse(arena, good, strlen(good), &json));
    cr_expect_str_eq(json->first->text, "女\n😀é");
    cr_expect_str_eq(json->first->next->text, "-1.5e+3");
}

Test(law_facts, the_answer_is_json_with_the_six_members)
{
    static const char *const names[] = {"fast_track", "limitation", "consistency",
                                        "award",      "legal_aid",  "sums"};
    static struct assessment assessment;
    struct facts facts;
    struct out out;
    const struct json *json;

    cr_assert_null(read_facts(
        "{\"topics\":[\"severance\"],\"officer\":{\"approver\":\"\\\"\\u0001\"}}", &facts));
    assess(law_builtin(), &facts, &assessment);
    out_begin(&out, arena);
    assessment_write(&out, &assessment);
    cr_assert_null(json_parse(arena, out.text.data, out.text.size, &json));
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        cr_expect(json_member(json, names[i]), "%s", names[i]);
    cr_expect_str_eq(json_text(json_member(json, "fast_track"), "answer"), "unknown");
    cr_expect_str_eq(json_text(json_member(json, "limitation"), "answer"), "unknown");
}

Test(law_facts, the_clerks_page_reads_in_chinese_and_in_english)
{
    static struct assessment assessment;
    struct facts facts;
    struct text text;

    cr_assert_null(
        read_facts("{\"today\":\"2026-05-20\",\"region\":\"370102\",\"act_on\":\"2026-05-13\","
                   "\"worker\":{\"sex\":\"female\",\"periods\":[{\"kind\":\"pregnant\",\"from\":"
                   "\"2026-02\"}]},"
                   "\"employment\":{\"entry_on\":\"2021-05-28\",\"end_on\":\"2026-05-13\","
                   "\"monthly_wage\":650000},"
                   "\"claims\":[{\"type\":\"illegal_dismissal_compensation\"}],"
                   "\"maternity\":{\"leave_from\":\"2026-11-01\",\"infants\":1,"
                   "\"dystocia\":false,\"lawful\":true}}",
                   &facts));
    assess(law_builtin(), &facts, &assessment);
    text_init(&text, arena);
    assessment_tell(&text, &assessment, false);
    cr_expect(strstr(text_get(&text), "适用速裁：第1类"));
    cr_expect(strstr(text_get(&text), "2027-05-13"));
    cr_expect(strstr(text_get(&text), "5.0 × 6500.00 × 2 = 65000.00"), "%s", text_get(&text));
    cr_expect(strstr(text_get(&text), "共158天"));
    text_init(&text, arena);
    assessment_tell(&text, &assessment, true);
    cr_expect(strstr(text_get(&text), "Fast track: category 1"));
}

Test(law_facts, the_committed_schema_is_the_one_of_the_tables)
{
    FILE *file = fopen("docs/contracts/law-facts.schema.json", "rb");
    static char committed[1 << 18];
    struct text text;

    cr_assert(file, "run from the root of the tree");
    committed[fread(committed, 1, sizeof(committed) - 1, file)] = '\0';
    fclose(file);
    text_init(&text, arena);
    facts_schema(&text);
    cr_expect(strcmp(committed, text_get(&text)) == 0,
              "halfsky-law schema > docs/contracts/law-facts.schema.json");
}

Test(law_facts, identity_numbers_follow_the_standard)
{
    struct identity identity;

    cr_assert(identity_read("11010519491231002X", &identity), "the example of GB 11643");
    cr_expect_eq(identity.birth_on.year, 1949);
    cr_expect(identity.female);
    cr_expect_str_eq(identity.region, "110105");
    cr_expect(identity_read("11010519491231002x", &identity));
    cr_expect(identity_read("440524188001010014", &identity) == false,
              "1880 is outside the civil dates");
    cr_expect(!identity_read("110105194912310021", &identity));
    cr_expect(!identity_read("11010519491331002X", &identity));
    cr_expect(!identity_read("1101051949123100", &identity));
    cr_expect(!identity_read("A1010519491231002X", &identity));
    cr_expect(!identity_read(NULL, &identity));
}

Test(law_facts, credit_codes_follow_the_standard)
{
    cr_expect(credit_code_is_valid("91110000600037341L"));
    cr_expect(!credit_code_is_valid("91110000600037342L"));
    cr_expect(!credit_code_is_valid("9111000060003734IL"));
    cr_expect(!credit_code_is_valid("91A10000600037341L"));
    cr_expect(!credit_code_is_valid("9111000060003734"));
    cr_expect(!credit_code_is_valid(NULL));
}
