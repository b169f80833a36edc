/* SPDX-License-Identifier: Apache-2.0
 *
 * Writing records: canonical bytes, and the records that never leave. Hash chains and idempotency
 * digests rest on equal records giving equal bytes, and on nobody writing what nobody can read.
 */
#include "adapters/codec.h"

#include <criterion/criterion.h>
#include <string.h>

#define STEP_CODES(C)                                                                              \
    C(STEP_ONE, "one", "one", "一")                                                                \
    C(STEP_TWO, "two", "two", "二")
CODE_SET(step, STEP);
CODE_SET_DEFINE(step, STEP, false);

#define LEAF_FIELDS(F, R)                                                                          \
    F(R, text, label, _, required, 4, open, "Label", "标签")                                       \
    F(R, text, secret, _, optional, 9, sealed, "Secret", "密")
RECORD(leaf, LEAF_FIELDS);
RECORD_DEFINE(leaf, LEAF_FIELDS);

#define TREE_FIELDS(F, R)                                                                          \
    F(R, id, tree_id, _, required, 0, open, "The tree", "编号")                                    \
    F(R, text, name, _, optional, 5, agency, "Name", "名称")                                       \
    F(R, code, step, step, optional, 0, open, "Step", "步骤")                                      \
    F(R, codes, steps, step, optional, 1, open, "Steps", "步骤集")                                 \
    F(R, answer, ready, _, optional, 0, open, "Ready", "是否就绪")                                 \
    F(R, count, pieces, _, optional, 0, open, "Pieces", "件数")                                    \
    F(R, money, price, _, optional, 0, open, "Price", "价格")                                      \
    F(R, date, since, _, optional, 0, open, "Since", "起始")                                       \
    F(R, day, on, _, optional, 0, open, "On", "日期")                                              \
    F(R, time, at, _, optional, 0, open, "At", "时间")                                             \
    F(R, region, region, _, optional, 6, open, "Region", "区划")                                   \
    F(R, digest, digest, _, optional, 2, open, "Digest", "摘要")                                   \
    F(R, record, best, leaf, optional, 0, open, "Best", "最佳")                                    \
    F(R, list, leaves, leaf, optional, 2, open, "Leaves", "叶")
RECORD(tree, TREE_FIELDS);
RECORD_DEFINE(tree, TREE_FIELDS);

static struct arena *arena;
static struct text out;

static void open_arena(void)
{
    arena = arena_new(8 * 1024 * 1024);
    text_init(&out, arena);
}
static void close_arena(void) { arena_free(arena); }

TestSuite(codec_write, .init = open_arena, .fini = close_arena, .timeout = 10);

static const struct id tree_id = {{1, 2, 3, 4, 5, 6, 0x77, 8, 0x99, 10, 11, 12, 13, 14, 15, 16}};

static struct tree small_tree(void) { return (struct tree){.tree_id = tree_id}; }

static const char *written(const struct tree *tree)
{
    struct text text;
    text_init(&text, arena);
    struct err *const err = codec_write(&record_tree, tree, SENSITIVITY_sealed, &text);
    cr_assert_null(err, "%s %s", err->message, err->pointer);
    return text_get(&text);
}

/* That it is refused as a defect of ours, names the field, and leaves no byte behind. */
static void refused(const struct tree *tree, enum sensitivity most, const char *pointer)
{
    struct text text;
    text_init(&text, arena);
    text_add(&text, "before");
    struct err *const err = codec_write(&record_tree, tree, most, &text);
    cr_assert_not_null(err, "%s was written", pointer);
    cr_expect_eq(err->problem, PROBLEM_BUG);
    cr_expect_str_eq(err->pointer, pointer, "%s: %s", err->pointer, err->message);
    cr_expect_str_eq(text_get(&text), "before");
}

Test(codec_write, fields_stand_in_table_order_without_white_space)
{
    static const uint8_t bytes[] = {0x00, 0xff};
    static const struct leaf leaves[] = {{.label = "a", .secret = "s"}, {.label = "b"}};
    struct tree tree = small_tree();
    tree.leaves = (struct leaf_list){leaves, 2};
    tree.best = &leaves[1];
    tree.digest = (struct bytes){bytes, 2};
    tree.region = "370102";
    tree.at = 1;
    tree.on = (struct date){2024, 2, 29};
    tree.since = (struct date){2020, 0, 0};
    tree.price = money_of_fen(0);
    tree.pieces = count_of(-3);
    tree.ready = ANSWER_NO;
    tree.steps = CODE_BIT(STEP_TWO);
    tree.step = STEP_ONE;
    tree.name = "女工";
    cr_assert_str_eq(
        written(&tree),
        "{\"tree_id\":\"01020304-0506-7708-990a-0b0c0d0e0f10\",\"name\":\"女工\",\"step\":\"one\","
        "\"steps\":[\"two\"],\"ready\":false,\"pieces\":-3,\"price\":0,\"since\":\"2020\","
        "\"on\":\"2024-02-29\",\"at\":\"1970-01-01T00:00:00.001Z\",\"region\":\"370102\","
        "\"digest\":\"00ff\",\"best\":{\"label\":\"b\"},"
        "\"leaves\":[{\"label\":\"a\",\"secret\":\"s\"},{\"label\":\"b\"}]}");
}

Test(codec_write, absent_fields_are_left_out)
{
    const struct tree tree = small_tree();
    cr_assert_str_eq(written(&tree), "{\"tree_id\":\"01020304-0506-7708-990a-0b0c0d0e0f10\"}");
}

Test(codec_write, strings_are_escaped_in_their_shortest_form)
{
    codec_add_string(&out, "a\"\\/\b\f\n\r\t\x01\x1f\x7f中");
    cr_assert_str_eq(text_get(&out), "\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f中\"");
}

Test(codec_write, read_bytes_are_written_back_the_same_whatever_their_first_form)
{
    static const char loose[] =
        " { \"price\" : -0 , \"name\":\"\\u5973\\u5de5\", \"leaves\":[],\"step\":null,\n"
        "\"tree_id\":\"01020304-0506-7708-990A-0B0C0D0E0F10\",\"at\":\"2026-11-25T04:09:11Z\"}";
    struct tree tree = {.name = NULL};
    cr_assert_null(codec_read(arena, &record_tree,
                              (struct bytes){(const uint8_t *)loose, sizeof loose - 1},
                              CODEC_UNKNOWN_REFUSED, &tree));
    const char *const canonical = written(&tree);
    cr_assert_str_eq(
        canonical,
        "{\"tree_id\":\"01020304-0506-7708-990a-0b0c0d0e0f10\",\"name\":\"女工\",\"price\":0,"
        "\"at\":\"2026-11-25T04:09:11.000Z\"}");
    struct tree again = {.name = NULL};
    cr_assert_null(codec_read(arena, &record_tree,
                              (struct bytes){(const uint8_t *)canonical, strlen(canonical)},
                              CODEC_UNKNOWN_REFUSED, &again));
    cr_assert_str_eq(written(&again), canonical);
}

Test(codec_write, what_is_more_sensitive_than_its_way_out_never_leaves)
{
    static const struct leaf secret = {.label = "a", .secret = "s"};
    struct tree tree = small_tree();
    tree.name = "a";
    refused(&tree, SENSITIVITY_open, "/name");
    cr_assert_null(codec_check(&record_tree, &tree, SENSITIVITY_agency));
    tree.best = &secret;
    refused(&tree, SENSITIVITY_agency, "/best/secret");
    tree.best = NULL;
    tree.leaves = (struct leaf_list){&secret, 1};
    refused(&tree, SENSITIVITY_agency, "/leaves/0/secret");
    cr_assert_null(codec_check(&record_tree, &tree, SENSITIVITY_sealed));
}

Test(codec_write, what_no_reader_would_take_never_leaves)
{
    static const uint8_t long_bytes[3] = {1};
    static const struct leaf leaves[] = {{.label = "a"}, {.label = NULL}, {.label = "c"}};
    struct tree tree = {.name = NULL};
    refused(&tree, SENSITIVITY_sealed, "/tree_id");
#define WITH(member, value, pointer)                                                               \
    tree = small_tree();                                                                           \
    tree.member = value;                                                                           \
    refused(&tree, SENSITIVITY_sealed, pointer)
    WITH(name, "abcdef", "/name");
    WITH(name, "\xff", "/name");
    WITH(step, (enum step)STEP_COUNT, "/step");
    WITH(steps, CODE_BIT(STEP_COUNT), "/steps");
    WITH(steps, CODE_BIT(STEP_NONE), "/steps");
    WITH(steps, CODE_BIT(STEP_ONE) | CODE_BIT(STEP_TWO), "/steps");
    WITH(ready, (enum answer)3, "/ready");
    WITH(pieces, count_of(INT64_MAX), "/pieces");
    WITH(price, money_of_fen(INT64_MIN), "/price");
    WITH(since, ((struct date){2020, 2, 30}), "/since");
    WITH(on, ((struct date){2020, 2, 0}), "/on");
    WITH(at, INT64_MAX, "/at");
    WITH(region, "3701020", "/region");
    WITH(digest, ((struct bytes){long_bytes, 3}), "/digest");
    WITH(best, &leaves[1], "/best/label");
    WITH(leaves, ((struct leaf_list){leaves, 2}), "/leaves/1/label");
    WITH(leaves, ((struct leaf_list){leaves, 3}), "/leaves");
}

Test(codec_write, complaints_never_repeat_the_value)
{
    struct tree tree = small_tree();
    tree.name = "secret-canary";
    struct err *const err = codec_check(&record_tree, &tree, SENSITIVITY_sealed);
    cr_assert(err && !strstr(err->message, "canary"));
}

Test(codec_write, a_column_is_its_value_alone)
{
    static const struct leaf leaves[] = {{.label = "a"}, {.label = "b"}};
    struct tree tree = small_tree();
    tree.leaves = (struct leaf_list){leaves, 2};
    tree.steps = CODE_BIT(STEP_TWO);
    cr_assert_null(codec_write_field(record_field(&record_tree, "leaves"), &tree, &out));
    cr_assert_null(codec_write_field(record_field(&record_tree, "steps"), &tree, &out));
    cr_assert_null(codec_write_field(record_field(&record_tree, "best"), &tree, &out));
    cr_assert_str_eq(text_get(&out), "[{\"label\":\"a\"},{\"label\":\"b\"}][\"two\"]null");
}
