/* SPDX-License-Identifier: Apache-2.0
 *
 * The compatibility gate's judgement, change by change: what breaks a released reader or writer is
 * said with its pointer, what is allowed passes in silence. Each pair below is one record before
 * and after a change.
 */
#include "adapters/codec.h"

#include <criterion/criterion.h>
#include <string.h>

#define BEFORE_CODES(C) C(BEFORE_A, "a", "a", "甲") C(BEFORE_B, "b", "b", "乙")
CODE_SET(before, BEFORE);
CODE_SET_DEFINE(before, BEFORE, false);
#define GAINED_CODES(C) BEFORE_CODES_AGAIN(C) C(GAINED_C, "c", "c", "丙")
#define BEFORE_CODES_AGAIN(C) C(GAINED_A, "a", "a", "甲") C(GAINED_B, "b", "b", "乙")
CODE_SET(gained, GAINED);
CODE_SET_DEFINE(gained, GAINED, false);
#define LOST_CODES(C) C(LOST_A, "a", "a", "甲")
CODE_SET(lost, LOST);
CODE_SET_DEFINE(lost, LOST, false);
#define OPEN_CODES(C) C(OPEN_A, "a", "a", "甲") C(OPEN_B, "b", "b", "乙")
CODE_SET(open, OPEN);
CODE_SET_DEFINE(open, OPEN, true);
#define WIDER_CODES(C)                                                                             \
    C(WIDER_A, "a", "a", "甲") C(WIDER_B, "b", "b", "乙") C(WIDER_C, "c", "c", "丙")
CODE_SET(wider, WIDER);
CODE_SET_DEFINE(wider, WIDER, true);

#define INNER_FIELDS(F, R) F(R, text, word, _, optional, 5, open, "Word", "词")
RECORD(inner, INNER_FIELDS);
RECORD_DEFINE(inner, INNER_FIELDS);
#define INNER_NARROW_FIELDS(F, R) F(R, text, word, _, optional, 4, open, "Word", "词")
RECORD(inner_narrow, INNER_NARROW_FIELDS);
RECORD_DEFINE(inner_narrow, INNER_NARROW_FIELDS);

/* Each record is `one` field under the name x, so a pair differs in exactly that. */
#define ONE(record_, kind_, type_, presence_, limit_)                                              \
    static const struct field fields_of_##record_[] = {{.name = "x",                               \
                                                        .kind = FIELD_##kind_,                     \
                                                        .presence = PRESENCE_##presence_,          \
                                                        .codes = FIELD_CODES_##kind_(type_),       \
                                                        .element = FIELD_ELEMENT_##kind_(type_),   \
                                                        .limit = (limit_),                         \
                                                        .en = "x",                                 \
                                                        .zh = "某"}};                              \
    static const struct record_type record_ = {#record_, 0, fields_of_##record_, 1}

ONE(text_5, text, _, optional, 5);
ONE(text_4, text, _, optional, 4);
ONE(text_6, text, _, optional, 6);
ONE(text_any, text, _, optional, 0);
ONE(text_5_required, text, _, required, 5);
ONE(number, count, _, optional, 0);
ONE(amount, money, _, optional, 0);
ONE(region_9, region, _, optional, 9);
ONE(region_6, region, _, optional, 6);
ONE(code_before, code, before, optional, 0);
ONE(code_gained, code, gained, optional, 0);
ONE(code_lost, code, lost, optional, 0);
ONE(code_open, code, open, optional, 0);
ONE(code_wider, code, wider, optional, 0);
ONE(many_before, codes, before, optional, 2);
ONE(many_gained, codes, gained, optional, 2);
ONE(many_open, codes, open, optional, 2);
ONE(many_wider, codes, wider, optional, 2);
ONE(list_before, list, inner, optional, 3);
ONE(list_shorter, list, inner, optional, 2);
ONE(list_narrow, list, inner_narrow, optional, 3);
ONE(nested_before, record, inner, optional, 0);
ONE(nested_narrow, record, inner_narrow, optional, 0);

static const struct field fields_of_two[] = {
    {.name = "x", .kind = FIELD_text, .limit = 5, .en = "x", .zh = "某"},
    {.name = "y", .kind = FIELD_count, .en = "y", .zh = "又"},
};
static const struct record_type two = {"two", 0, fields_of_two, 2};
static const struct field fields_of_two_required[] = {
    {.name = "x", .kind = FIELD_text, .limit = 5, .en = "x", .zh = "某"},
    {.name = "y", .kind = FIELD_count, .presence = PRESENCE_required, .en = "y", .zh = "又"},
};
static const struct record_type two_required = {"two_required", 0, fields_of_two_required, 2};

static struct arena *arena;
static void open_arena(void) { arena = arena_new(8 * 1024 * 1024); }
static void close_arena(void) { arena_free(arena); }

TestSuite(codec_compare, .init = open_arena, .fini = close_arena, .timeout = 10);

static struct bytes schema_of(const struct record_type *type, enum codec_unknown unknown)
{
    struct text schema;
    text_init(&schema, arena);
    codec_add_schema(type, unknown, &schema);
    return (struct bytes){(const uint8_t *)text_get(&schema), schema.size};
}

struct change {
    const struct record_type *before;
    const struct record_type *after;
    const char *breaks; /* part of what is said; "" where the change is allowed */
};

static const struct change changes[] = {
    {&text_5, &text_5, ""},
    {&text_5, &two, ""},
    {&text_5, &two_required, "/y was added and is required"},
    {&two, &text_5, "/y was removed"},
    {&two, &two_required, "/y became required"},
    {&two_required, &two, "/y is no longer required"},
    {&text_5, &text_5_required, "/x became required"},
    {&text_5, &text_4, "/x narrowed its limit"},
    {&text_5, &text_6, "/x widened its limit"},
    {&text_5, &text_any, "/x widened its limit"},
    {&text_any, &text_5, "/x narrowed its limit"},
    {&text_5, &number, "/x changed its kind from text to count"},
    {&number, &amount, "/x changed its kind from count to money"},
    {&region_9, &region_6, "/x changed the form of its text"},
    {&code_before, &code_gained, "/x has a closed set that gained the code \"c\""},
    {&code_before, &code_lost, "/x lost the code \"b\""},
    {&code_before, &code_open, "/x opened its closed set"},
    {&code_open, &code_before, "/x closed its open set"},
    {&code_open, &code_wider, ""},
    {&code_wider, &code_open, "/x lost the code \"c\""},
    {&many_before, &many_gained, "/x has a closed set that gained the code \"c\""},
    {&many_open, &many_wider, ""},
    {&many_wider, &many_open, "/x lost the code \"c\""},
    {&list_before, &list_shorter, "/x narrowed its limit"},
    {&list_before, &list_narrow, "/x/word narrowed its limit"},
    {&nested_before, &nested_narrow, "/x/word narrowed its limit"},
};

static void judge(const struct change *change, enum codec_unknown mode)
{
    const char *breaks = NULL;
    cr_assert_null(codec_schema_breaks(arena, schema_of(change->before, mode),
                                       schema_of(change->after, mode), &breaks));
    if (change->breaks[0])
        cr_expect(strstr(breaks, change->breaks), "%s to %s: \"%s\", wanted \"%s\"",
                  change->before->name, change->after->name, breaks, change->breaks);
    else
        cr_expect_str_empty(breaks, "%s to %s: %s", change->before->name, change->after->name,
                            breaks);
}

Test(codec_compare, each_change_is_judged)
{
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        judge(&changes[i], CODEC_UNKNOWN_IGNORED);
        judge(&changes[i], CODEC_UNKNOWN_REFUSED);
    }
}

Test(codec_compare, what_is_no_schema_is_refused)
{
    const char *breaks = NULL;
    const struct bytes schema = schema_of(&text_5, CODEC_UNKNOWN_IGNORED);
    cr_assert_not_null(
        codec_schema_breaks(arena, (struct bytes){(const uint8_t *)"{}", 2}, schema, &breaks));
    cr_assert_not_null(codec_schema_breaks(arena, schema, (struct bytes){NULL, 0}, &breaks));
}

/* --- merging ------------------------------------------------------------------------------------
 */

static struct bytes bytes_of(const char *text)
{
    return (struct bytes){(const uint8_t *)text, strlen(text)};
}

Test(codec_compare, documents_are_merged_member_by_member)
{
    const struct bytes documents[] = {
        bytes_of("{\"api\":{\"v\":1,\"paths\":{\"/a\":{}},\"tags\":[\"x\"]},\"other\":1}"),
        bytes_of("{\"api\":{\"v\":1,\"paths\":{\"/b\":{}},\"tags\":[\"y\"]},\"other\":2}"),
    };
    const char *merged = NULL;
    cr_assert_null(codec_merge(arena, "api", documents, 2, &merged));
    cr_assert_str_eq(merged, "{\"v\":1,\"paths\":{\"/a\":{},\"/b\":{}},\"tags\":[\"x\",\"y\"]}");
}

Test(codec_compare, documents_that_contradict_each_other_are_refused_with_the_pointer)
{
    const struct bytes documents[] = {
        bytes_of("{\"api\":{\"paths\":{\"/a\":{\"get\":{\"id\":\"one\"}}}}}"),
        bytes_of("{\"api\":{\"paths\":{\"/a\":{\"get\":{\"id\":\"two\"}}}}}"),
    };
    const char *merged = NULL;
    struct err *const err = codec_merge(arena, "api", documents, 2, &merged);
    cr_assert(err && err->problem == PROBLEM_CONFLICT);
    cr_assert_str_eq(err->pointer, "/paths/~1a/get/id");
    cr_assert_not_null(codec_merge(arena, "none", documents, 2, &merged));
}
