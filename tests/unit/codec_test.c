/* SPDX-License-Identifier: Apache-2.0
 *
 * Reading JSON into records: every kind of field, every refusal with the pointer of the first
 * offender, and what is measured before parsing. The refusals are what clerks and partners get to
 * see.
 */
#include "adapters/codec.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <string.h>

#define HUE_CODES(C)                                                                               \
    C(HUE_RED, "red", "red", "红")                                                                 \
    C(HUE_BLUE, "blue", "blue", "蓝")                                                              \
    C(HUE_GREEN, "green", "green", "绿")
CODE_SET(hue, HUE);
CODE_SET_DEFINE(hue, HUE, false);

#define MOOD_CODES(C)                                                                              \
    C(MOOD_CALM, "calm", "calm", "平静")                                                           \
    C(MOOD_GLAD, "glad", "glad", "高兴")
CODE_SET(mood, MOOD);
CODE_SET_DEFINE(mood, MOOD, true);

#define ITEM_FIELDS(F, R)                                                                          \
    F(R, text, label, _, required, 4, open, "Label", "标签")                                       \
    F(R, money, amount, _, required, 0, open, "Amount", "金额")
RECORD(item, ITEM_FIELDS);
RECORD_DEFINE(item, ITEM_FIELDS);

#define THING_FIELDS(F, R)                                                                         \
    F(R, id, thing_id, _, required, 0, open, "The thing", "编号")                                  \
    F(R, text, name, _, optional, 5, open, "Name", "名称")                                         \
    F(R, code, hue, hue, optional, 0, open, "Hue", "颜色")                                         \
    F(R, code, mood, mood, optional, 0, open, "Mood", "心情")                                      \
    F(R, codes, hues, hue, optional, 2, open, "Hues", "颜色集")                                    \
    F(R, codes, moods, mood, optional, 0, open, "Moods", "心情集")                                 \
    F(R, answer, ready, _, optional, 0, open, "Ready", "是否就绪")                                 \
    F(R, count, pieces, _, optional, 0, open, "Pieces", "件数")                                    \
    F(R, money, price, _, optional, 0, open, "Price", "价格")                                      \
    F(R, date, since, _, optional, 0, open, "Since", "起始")                                       \
    F(R, day, on, _, optional, 0, open, "On", "日期")                                              \
    F(R, time, at, _, optional, 0, open, "At", "时间")                                             \
    F(R, region, region, _, optional, 6, open, "Region", "区划")                                   \
    F(R, digest, digest, _, optional, 2, open, "Digest", "摘要")                                   \
    F(R, record, best, item, optional, 0, open, "Best", "最佳")                                    \
    F(R, list, items, item, optional, 3, open, "Items", "条目")
RECORD(thing, THING_FIELDS);
RECORD_DEFINE(thing, THING_FIELDS);

#define STRICT_FIELDS(F, R)                                                                        \
    F(R, text, word, _, required, 0, open, "Word", "词")                                           \
    F(R, code, mood, mood, required, 0, open, "Mood", "心情")                                      \
    F(R, list, items, item, required, 0, open, "Items", "条目")
RECORD(strict, STRICT_FIELDS);
RECORD_DEFINE(strict, STRICT_FIELDS);

#define ID "\"thing_id\":\"0199c0de-0000-7000-8000-000000000001\""

static struct arena *arena;
static struct thing thing;

static void open_arena(void)
{
    arena = arena_new(8 * 1024 * 1024);
    thing = (struct thing){.name = NULL};
}
static void close_arena(void) { arena_free(arena); }

TestSuite(codec_read, .init = open_arena, .fini = close_arena, .timeout = 10);

static struct bytes bytes_of(const char *text)
{
    return (struct bytes){(const uint8_t *)text, strlen(text)};
}

static struct err *read_thing(const char *json, enum codec_unknown unknown)
{
    return codec_read(arena, &record_thing, bytes_of(json), unknown, &thing);
}

static void accept_thing(const char *json)
{
    struct err *const err = read_thing(json, CODEC_UNKNOWN_REFUSED);
    cr_assert_null(err, "%s: %s %s", json, err->message, err->pointer);
}

/* --- every kind ------------------------------------------------------------------------------- */

Test(codec_read, every_kind_is_read)
{
    accept_thing(
        "{" ID
        ",\"name\":\"李雷 a\",\"hue\":\"blue\",\"mood\":\"glad\",\"hues\":[\"green\",\"red\"],"
        "\"moods\":[\"calm\"],\"ready\":false,\"pieces\":-3,\"price\":813434,\"since\":\"2020-11\","
        "\"on\":\"2024-02-29\",\"at\":\"2026-11-25T04:09:11.123Z\",\"region\":\"370102\","
        "\"digest\":\"00ff\",\"best\":{\"label\":\"x\",\"amount\":0},"
        "\"items\":[{\"label\":\"a\",\"amount\":1},{\"label\":\"b\",\"amount\":-2}]}");
    cr_assert_str_eq(ID_TEXT(thing.thing_id), "0199c0de-0000-7000-8000-000000000001");
    cr_assert_str_eq(thing.name, "李雷 a");
    cr_assert_eq(thing.hue, HUE_BLUE);
    cr_assert_eq(thing.mood, MOOD_GLAD);
    cr_assert_eq(thing.hues, CODE_BIT(HUE_RED) | CODE_BIT(HUE_GREEN));
    cr_assert_eq(thing.moods, CODE_BIT(MOOD_CALM));
    cr_assert_eq(thing.ready, ANSWER_NO);
    cr_assert(thing.pieces.stated && thing.pieces.value == -3);
    cr_assert(thing.price.stated && thing.price.fen == 813434);
    cr_assert(date_equal(thing.since, (struct date){2020, 11, 0}));
    cr_assert(date_equal(thing.on, (struct date){2024, 2, 29}));
    cr_assert_str_eq(INSTANT_TEXT(thing.at), "2026-11-25T04:09:11.123Z");
    cr_assert_str_eq(thing.region, "370102");
    cr_assert_eq(thing.digest.size, 2);
    cr_assert_eq(thing.digest.data[1], 0xff);
    cr_assert(thing.best->amount.stated && thing.best->amount.fen == 0);
    cr_assert_eq(thing.items.count, 2);
    cr_assert_eq(thing.items.items[1].amount.fen, -2);
}

Test(codec_read, null_and_left_out_both_mean_absent)
{
    accept_thing(
        "{" ID ",\"name\":null,\"hue\":null,\"hues\":null,\"ready\":null,\"pieces\":null,"
        "\"price\":null,\"since\":null,\"at\":null,\"digest\":null,\"best\":null,\"items\":null}");
    for (size_t i = 1; i < record_thing.field_count; i++)
        cr_assert(field_is_absent(&record_thing.fields[i], &thing), "%s",
                  record_thing.fields[i].name);
}

Test(codec_read, zero_false_and_no_money_are_stated_values)
{
    accept_thing("{" ID ",\"ready\":false,\"pieces\":0,\"price\":-0}");
    cr_assert_eq(thing.ready, ANSWER_NO);
    cr_assert(thing.pieces.stated);
    cr_assert(thing.price.stated && thing.price.fen == 0);
}

Test(codec_read, limits_count_code_points_not_bytes)
{
    accept_thing("{" ID ",\"name\":\"女职工维权\"}");
    accept_thing("{" ID ",\"name\":\"\\ud83d\\ude00abcd\"}");
    cr_assert_str_eq(thing.name, "\xf0\x9f\x98\x80"
                                 "abcd");
}

Test(codec_read, optional_lists_may_be_empty_and_then_are_absent)
{
    accept_thing("{" ID ",\"items\":[],\"hues\":[]}");
    cr_assert(field_is_absent(record_field(&record_thing, "items"), &thing));
}

static void assert_sentence(const char *json, const char *sentence)
{
    const struct bytes body = {(const uint8_t *)json, strlen(json)};
    const struct err *err =
        codec_read(arena, &record_thing, body, CODEC_UNKNOWN_REFUSED, &thing);
    cr_assert(err && strcmp(err->message, sentence) == 0, "%s: %s", json,
              err ? err->message : "taken");
}

Test(codec_read, a_refusal_names_the_limit_that_there_is_and_no_other)
{
    assert_sentence("{" ID ",\"name\":7}", "name must be a string (limit 5 characters)");
    assert_sentence("{" ID ",\"name\":\"abcdef\"}",
                    "name must be no longer than its limit (limit 5 characters)");
    assert_sentence("{" ID ",\"digest\":\"aabbcc\"}",
                    "digest must be no longer than its limit (limit 2 bytes)");
    assert_sentence("{" ID ",\"region\":\"370103001\"}",
                    "region must be a region code of 2, 4, 6 or 9 digits, no deeper than its "
                    "limit (limit 6 digits)");
    assert_sentence("{" ID ",\"hues\":7}", "hues must be an array of strings (limit 2 elements)");
    assert_sentence("{" ID ",\"moods\":7}", "moods must be an array of strings");
    assert_sentence("{" ID ",\"pieces\":\"7\"}", "pieces must be an integer");
    assert_sentence("{" ID ",\"ready\":7}", "ready must be true or false");
    assert_sentence("{" ID ",\"hue\":\"pink\"}", "hue must be a code of its set");
}

/* --- refusals --------------------------------------------------------------------------------- */

struct refusal {
    char json[160];
    char pointer[48];
    enum problem problem;
};

ParameterizedTestParameters(codec_read, offender_is_named_by_its_pointer)
{
#define ITEMS "{" ID ",\"items\":[{\"label\":\"a\",\"amount\":1},"
    static struct refusal refusals[] = {
        {"{}", "/thing_id", PROBLEM_MISSING_MEMBER},
        {"{\"thing_id\":null}", "/thing_id", PROBLEM_MISSING_MEMBER},
        {"{\"thing_id\":7}", "/thing_id", PROBLEM_INVALID},
        {"{\"thing_id\":\"0199c0de-0000-7000-8000-00000000000\"}", "/thing_id", PROBLEM_INVALID},
        {"{\"thing_id\":\"00000000-0000-0000-0000-000000000000\"}", "/thing_id", PROBLEM_INVALID},
        {"{" ID ",\"name\":7}", "/name", PROBLEM_INVALID},
        {"{" ID ",\"name\":\"abcdef\"}", "/name", PROBLEM_INVALID},
        {"{" ID ",\"name\":\"a\\u0000b\"}", "/name", PROBLEM_INVALID},
        {"{" ID ",\"name\":\"\\ud800\"}", "/name", PROBLEM_INVALID},
        {"{" ID ",\"name\":\"\\udc00x\"}", "/name", PROBLEM_INVALID},
        {"{" ID ",\"name\":\"\xed\xa0\x80\"}", "/name", PROBLEM_INVALID},
        {"{" ID ",\"name\":\"\xc0\xaf\"}", "/name", PROBLEM_INVALID},
        {"{" ID ",\"name\":\"\xe5\xa5\"}", "/name", PROBLEM_INVALID},
        {"{" ID ",\"name\":\"a\nb\"}", "/name", PROBLEM_INVALID},
        {"{" ID ",\"hue\":\"pink\"}", "/hue", PROBLEM_INVALID},
        {"{" ID ",\"hue\":\"\"}", "/hue", PROBLEM_INVALID},
        {"{" ID ",\"hue\":1}", "/hue", PROBLEM_INVALID},
        {"{" ID ",\"mood\":\"wild\"}", "/mood", PROBLEM_INVALID},
        {"{" ID ",\"hues\":\"red\"}", "/hues", PROBLEM_INVALID},
        {"{" ID ",\"hues\":[\"red\",\"pink\"]}", "/hues", PROBLEM_INVALID},
        {"{" ID ",\"hues\":[\"red\",null]}", "/hues", PROBLEM_INVALID},
        {"{" ID ",\"hues\":[\"red\",\"red\"]}", "/hues", PROBLEM_INVALID},
        {"{" ID ",\"hues\":[\"red\",\"blue\",\"green\"]}", "/hues", PROBLEM_INVALID},
        {"{" ID ",\"ready\":\"true\"}", "/ready", PROBLEM_INVALID},
        {"{" ID ",\"ready\":1}", "/ready", PROBLEM_INVALID},
        {"{" ID ",\"pieces\":1.0}", "/pieces", PROBLEM_INVALID},
        {"{" ID ",\"pieces\":1e2}", "/pieces", PROBLEM_INVALID},
        {"{" ID ",\"pieces\":\"1\"}", "/pieces", PROBLEM_INVALID},
        {"{" ID ",\"pieces\":9007199254740992}", "/pieces", PROBLEM_INVALID},
        {"{" ID ",\"pieces\":-9007199254740992}", "/pieces", PROBLEM_INVALID},
        {"{" ID ",\"pieces\":99999999999999999999}", "/pieces", PROBLEM_INVALID},
        {"{" ID ",\"pieces\":1e999}", "/pieces", PROBLEM_INVALID},
        {"{" ID ",\"pieces\":01}", "/pieces", PROBLEM_INVALID},
        {"{" ID ",\"price\":12.5}", "/price", PROBLEM_INVALID},
        {"{" ID ",\"since\":\"2020-13\"}", "/since", PROBLEM_INVALID},
        {"{" ID ",\"since\":\"\"}", "/since", PROBLEM_INVALID},
        {"{" ID ",\"on\":\"2020-11\"}", "/on", PROBLEM_INVALID},
        {"{" ID ",\"on\":\"2023-02-29\"}", "/on", PROBLEM_INVALID},
        {"{" ID ",\"at\":\"2026-11-25 04:09:11Z\"}", "/at", PROBLEM_INVALID},
        {"{" ID ",\"at\":\"2026-11-25T04:09:11+08:00\"}", "/at", PROBLEM_INVALID},
        {"{" ID ",\"at\":\"1970-01-01T00:00:00Z\"}", "/at", PROBLEM_INVALID},
        {"{" ID ",\"region\":\"370\"}", "/region", PROBLEM_INVALID},
        {"{" ID ",\"region\":\"370102001\"}", "/region", PROBLEM_INVALID},
        {"{" ID ",\"region\":\"37a1\"}", "/region", PROBLEM_INVALID},
        {"{" ID ",\"region\":\"\"}", "/region", PROBLEM_INVALID},
        {"{" ID ",\"digest\":\"0\"}", "/digest", PROBLEM_INVALID},
        {"{" ID ",\"digest\":\"\"}", "/digest", PROBLEM_INVALID},
        {"{" ID ",\"digest\":\"FF\"}", "/digest", PROBLEM_INVALID},
        {"{" ID ",\"digest\":\"000000\"}", "/digest", PROBLEM_INVALID},
        {"{" ID ",\"best\":[]}", "/best", PROBLEM_INVALID},
        {"{" ID ",\"best\":{\"label\":\"a\"}}", "/best/amount", PROBLEM_MISSING_MEMBER},
        {"{" ID ",\"items\":{}}", "/items", PROBLEM_INVALID},
        {ITEMS "7]}", "/items/1", PROBLEM_INVALID},
        {ITEMS "null]}", "/items/1", PROBLEM_INVALID},
        {ITEMS "{\"label\":\"a\",\"amount\":1.5}]}", "/items/1/amount", PROBLEM_INVALID},
        {ITEMS "{\"label\":\"a\"}]}", "/items/1/amount", PROBLEM_MISSING_MEMBER},
        {ITEMS "{\"label\":\"\",\"amount\":1}]}", "/items/1/label", PROBLEM_INVALID},
        {ITEMS "{\"label\":\"a\",\"amount\":1,\"x\":2}]}", "/items/1/x", PROBLEM_UNKNOWN_MEMBER},
        {ITEMS "{\"label\":\"a\",\"label\":\"b\",\"amount\":1}]}", "/items/1/label",
         PROBLEM_INVALID},
        {ITEMS "{\"label\":\"a\",\"amount\":1e999}]}", "/items/1/amount", PROBLEM_INVALID},
        {"{" ID ",\"colour\":1}", "/colour", PROBLEM_UNKNOWN_MEMBER},
        {"{" ID ",\"13800001111\":1}", "", PROBLEM_UNKNOWN_MEMBER},
        {"{" ID ",\"李雷\":1}", "", PROBLEM_UNKNOWN_MEMBER},
        {"{" ID "," ID "}", "/thing_id", PROBLEM_INVALID},
        {"{" ID "}x", "", PROBLEM_INVALID},
        {"{" ID "", "/thing_id", PROBLEM_INVALID},
        {"[]", "", PROBLEM_INVALID},
        {"7", "", PROBLEM_INVALID},
        {"", "", PROBLEM_INVALID},
        {"   ", "", PROBLEM_INVALID},
        {"\xef\xbb\xbf{" ID "}", "", PROBLEM_INVALID},
        {"{" ID ",}", "", PROBLEM_INVALID},
        {"{'name':1}", "", PROBLEM_INVALID},
    };
    return cr_make_param_array(struct refusal, refusals, sizeof refusals / sizeof refusals[0]);
}

ParameterizedTest(struct refusal *refusal, codec_read, offender_is_named_by_its_pointer)
{
    struct err *const err = read_thing(refusal->json, CODEC_UNKNOWN_REFUSED);
    cr_assert_not_null(err, "%s was taken", refusal->json);
    cr_expect_eq(err->problem, refusal->problem, "%s: %s", refusal->json, err->message);
    cr_expect_str_eq(err->pointer, refusal->pointer, "%s: %s", refusal->json, err->pointer);
}

Test(codec_read, required_texts_and_lists_are_not_empty)
{
    struct strict strict = {.word = NULL};
    const char *const item = "\"items\":[{\"label\":\"a\",\"amount\":1}]";
    struct err *err = codec_read(
        arena, &record_strict,
        bytes_of(arena_printf(arena, "{\"word\":\"\",\"mood\":\"calm\",%s}", item)),
        CODEC_UNKNOWN_REFUSED, &strict);
    cr_assert(err && strcmp(err->pointer, "/word") == 0);
    err = codec_read(arena, &record_strict,
                     bytes_of("{\"word\":\"a\",\"mood\":\"calm\",\"items\":[]}"),
                     CODEC_UNKNOWN_IGNORED, &strict);
    cr_assert(err && strcmp(err->pointer, "/items") == 0);
    err = codec_read(arena, &record_strict,
                     bytes_of(arena_printf(arena, "{\"word\":\"a\",\"mood\":\"wild\",%s}", item)),
                     CODEC_UNKNOWN_IGNORED, &strict);
    cr_assert_null(err,
                   "an unknown code of an open set reads as absent, even where one is required");
    cr_assert_eq(strict.mood, MOOD_NONE);
}

Test(codec_read, events_may_say_more_than_this_version_knows)
{
    struct err *const err = read_thing(
        "{" ID ",\"later\":{\"deep\":[1,2]},\"mood\":\"wild\",\"moods\":[\"wild\",\"glad\"],"
        "\"items\":[{\"label\":\"a\",\"amount\":1,\"later\":null}]}",
        CODEC_UNKNOWN_IGNORED);
    cr_assert_null(err, "%s", err->pointer);
    cr_assert_eq(thing.mood, MOOD_NONE);
    cr_assert_eq(thing.moods, CODE_BIT(MOOD_GLAD));
    cr_assert_eq(thing.items.count, 1);
}

Test(codec_read, closed_sets_stay_closed_in_events)
{
    struct err *const err = read_thing("{" ID ",\"hue\":\"pink\"}", CODEC_UNKNOWN_IGNORED);
    cr_assert(err && strcmp(err->pointer, "/hue") == 0);
}

Test(codec_read, complaints_never_repeat_what_was_sent)
{
    static const char *const bodies[] = {
        "{" ID ",\"name\":\"secret-canary\"}",  "{" ID ",\"hue\":\"secret-canary\"}",
        "{" ID ",\"since\":\"secret-canary\"}", "{" ID ",\"name\":secret-canary}",
        "{\"secret canary\":1," ID "}",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++) {
        struct err *const err = read_thing(bodies[i], CODEC_UNKNOWN_REFUSED);
        cr_assert_not_null(err);
        cr_assert_null(strstr(err->message, "canary"), "%s", err->message);
        cr_assert_null(strstr(err->pointer, "canary"), "%s", err->pointer);
    }
}

/* --- measured before parsing ------------------------------------------------------------------ */

static const char *nested(size_t depth)
{
    struct text text;
    text_init(&text, arena);
    text_add(&text, "{" ID ",\"later\":");
    for (size_t i = 1; i < depth; i++)
        text_add(&text, i % 2 ? "[" : "{\"a\":");
    text_add(&text, "1");
    for (size_t i = depth - 1; i > 0; i--)
        text_add(&text, i % 2 ? "]" : "}");
    text_add(&text, "}");
    return text_get(&text);
}

Test(codec_read, depth_sixteen_is_taken_and_seventeen_is_not)
{
    cr_assert_null(read_thing(nested(16), CODEC_UNKNOWN_IGNORED));
    struct err *const err = read_thing(nested(17), CODEC_UNKNOWN_IGNORED);
    cr_assert(err && strstr(err->message, "deeper"));
}

Test(codec_read, a_million_brackets_end_before_the_parser)
{
    char *const brackets = arena_alloc(arena, 1000001);
    memset(brackets, '[', 1000000);
    struct err *const err = read_thing(brackets, CODEC_UNKNOWN_IGNORED);
    cr_assert(err && strstr(err->message, "deeper"));
}

/* The object, the id and the array are three values; strings with quotes, brackets and colons stay
 * one each. */
static const char *with_values(size_t count)
{
    struct text text;
    text_init(&text, arena);
    text_add(&text, "{" ID ",\"later\":[");
    for (size_t i = 3; i < count; i++) {
        static const char *const values[] = {"1", "\"a\\\"[:,{\"", "true", "null", "-1.5e+3"};
        text_add_printf(&text, "%s%s", i > 3 ? ", " : "", values[i % 5]);
    }
    text_add(&text, "]}");
    return text_get(&text);
}

Test(codec_read, a_thousand_values_are_taken_and_one_more_is_not)
{
    struct err *err = read_thing(with_values(1000), CODEC_UNKNOWN_REFUSED);
    cr_assert(err && err->problem == PROBLEM_UNKNOWN_MEMBER, "parsed, and only then refused");
    err = read_thing(with_values(1001), CODEC_UNKNOWN_REFUSED);
    cr_assert(err && strstr(err->message, "1000 values"));
    cr_assert_null(read_thing(with_values(10000), CODEC_UNKNOWN_IGNORED));
    cr_assert_not_null(read_thing(with_values(10001), CODEC_UNKNOWN_IGNORED));
}

Test(codec_read, pointers_too_long_to_keep_are_cut_between_steps_of_utf8)
{
    struct text text;
    text_init(&text, arena);
    text_add(&text, "{");
    for (size_t i = 0; i < 10; i++)
        text_add(&text, "\"很长的名字很长的名字\":{");
    text_add(&text, "1");
    struct err *const err = read_thing(text_get(&text), CODEC_UNKNOWN_IGNORED);
    cr_assert_not_null(err);
    cr_assert_lt(strlen(err->pointer), (size_t)ERR_POINTER_SIZE);
    cr_assert(text_is_utf8(err->pointer, strlen(err->pointer)), "%s", err->pointer);
}

/* --- columns -----------------------------------------------------------------------------------
 */

Test(codec_read, a_column_is_read_with_pointers_that_begin_at_its_field)
{
    const struct field *const items = record_field(&record_thing, "items");
    cr_assert_null(codec_read_field(
        arena, items, bytes_of("[{\"amount\":5,\"label\":\"a\",\"later\":1}]"), &thing));
    cr_assert_eq(thing.items.items[0].amount.fen, 5);
    struct err *const err = codec_read_field(arena, items, bytes_of("[{\"label\":\"a\"}]"), &thing);
    cr_assert(err && strcmp(err->pointer, "/items/0/amount") == 0);
    cr_assert_null(codec_read_field(arena, record_field(&record_thing, "hues"),
                                    bytes_of("[\"red\"]"), &thing));
    cr_assert_eq(thing.hues, CODE_BIT(HUE_RED));
    struct thing empty = {.name = NULL};
    cr_assert_null(codec_read_field(arena, items, bytes_of("null"), &empty));
    cr_assert_eq(empty.items.count, 0);
}
