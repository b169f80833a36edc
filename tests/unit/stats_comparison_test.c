/* SPDX-License-Identifier: Apache-2.0
 *
 * An award against a judgment, item by item: each way in which the two can differ, claims of one
 * type among each other, several instances and several proceedings of one.
 */
#include "stats/comparison.h"

#include <criterion/criterion.h>
#include <string.h>

enum { ARENA_MOST = 1 << 20, ITEMS_MOST = 16 };

static struct stats_item_put items[ITEMS_MOST];
static size_t count;
static struct arena *arena;

static void begin(void)
{
    arena = arena_new(ARENA_MOST);
    count = 0;
}
static void end(void) { arena_free(arena); }
TestSuite(comparison, .init = begin, .fini = end, .timeout = 10);

static struct id id_of(uint8_t number)
{
    struct id id = {{0}};
    id.bytes[15] = number;
    return id;
}

/* `fen` below 0: no amount was told. The proceeding has the number of its instance, or `nth`. */
static void decided_nth(const char *instance, uint8_t nth, enum topic topic,
                        enum item_result result, int64_t fen)
{
    items[count] = (struct stats_item_put){.matter_id = id_of(1),
                                           .proceeding_id = id_of(nth),
                                           .instance = instance,
                                           .item_id = id_of((uint8_t)(100 + count)),
                                           .topic = topic,
                                           .result = result};
    if (fen >= 0)
        items[count].amount = money_of_fen(fen);
    count++;
}

static void awarded(enum topic topic, enum item_result result, int64_t fen)
{
    decided_nth(COMPARISON_AWARD, 10, topic, result, fen);
}

static void judged(enum topic topic, enum item_result result, int64_t fen)
{
    decided_nth("first", 20, topic, result, fen);
}

static const struct item_compared *only_line(void)
{
    const struct comparison_list made = comparison_make(arena, items, count);
    cr_assert_eq(made.count, 1);
    cr_assert_eq(made.items[0].items.count, 1);
    return &made.items[0].items.items[0];
}

Test(comparison, what_is_decided_alike_is_the_same)
{
    awarded(TOPIC_SEVERANCE, ITEM_RESULT_SUPPORTED, 5314000);
    judged(TOPIC_SEVERANCE, ITEM_RESULT_SUPPORTED, 5314000);
    const struct item_compared *line = only_line();
    cr_assert_eq(line->change, ITEM_CHANGE_SAME);
    cr_assert_eq(line->award_amount.fen, line->court_amount.fen);
    cr_assert_str_eq(line->change_zh, "裁审一致");
}

Test(comparison, one_fen_more_is_another_amount)
{
    awarded(TOPIC_SEVERANCE, ITEM_RESULT_SUPPORTED, 5314000);
    judged(TOPIC_SEVERANCE, ITEM_RESULT_SUPPORTED, 5314001);
    cr_assert_eq(only_line()->change, ITEM_CHANGE_AMOUNT);
}

Test(comparison, another_holding_is_one_whatever_the_amount)
{
    awarded(TOPIC_REINSTATEMENT, ITEM_RESULT_REJECTED, -1);
    judged(TOPIC_REINSTATEMENT, ITEM_RESULT_SUPPORTED, 100);
    cr_assert_eq(only_line()->change, ITEM_CHANGE_HOLDING);
}

Test(comparison, an_amount_that_one_side_alone_names_stays_unknown)
{
    awarded(TOPIC_OVERTIME, ITEM_RESULT_PARTLY, 100);
    judged(TOPIC_OVERTIME, ITEM_RESULT_PARTLY, -1);
    const struct item_compared *line = only_line();
    cr_assert_eq(line->change, ITEM_CHANGE_UNKNOWN);
    cr_assert(line->award_amount.stated && !line->court_amount.stated);
}

Test(comparison, a_holding_that_is_not_known_is_compared_with_nothing)
{
    awarded(TOPIC_OVERTIME, ITEM_RESULT_UNKNOWN, -1);
    judged(TOPIC_OVERTIME, ITEM_RESULT_UNKNOWN, -1);
    cr_assert_eq(only_line()->change, ITEM_CHANGE_UNKNOWN);
}

Test(comparison, without_an_amount_on_either_side_the_holding_decides)
{
    awarded(TOPIC_REINSTATEMENT, ITEM_RESULT_REJECTED, -1);
    judged(TOPIC_REINSTATEMENT, ITEM_RESULT_REJECTED, -1);
    cr_assert_eq(only_line()->change, ITEM_CHANGE_SAME);
}

Test(comparison, what_stands_on_one_side_alone_is_new_or_dropped)
{
    awarded(TOPIC_SEVERANCE, ITEM_RESULT_SUPPORTED, 1);
    judged(TOPIC_OVERTIME, ITEM_RESULT_SUPPORTED, 1);
    const struct comparison_list made = comparison_make(arena, items, count);
    cr_assert_eq(made.items[0].items.count, 2);
    const struct item_compared *dropped = &made.items[0].items.items[0], *new = dropped + 1;
    cr_assert_eq(dropped->change, ITEM_CHANGE_DROPPED);
    cr_assert(dropped->topic == TOPIC_SEVERANCE && !dropped->court_amount.stated &&
              dropped->court_result == ITEM_RESULT_NONE);
    cr_assert_eq(new->change, ITEM_CHANGE_NEW);
    cr_assert(new->topic == TOPIC_OVERTIME &&
              !new->award_amount.stated &&new->award_result == ITEM_RESULT_NONE);
}

/* The first of two was dropped: the other is still decided alike. */
Test(comparison, of_two_claims_of_one_type_each_finds_its_like)
{
    awarded(TOPIC_OVERTIME, ITEM_RESULT_SUPPORTED, 100);
    awarded(TOPIC_OVERTIME, ITEM_RESULT_SUPPORTED, 200);
    awarded(TOPIC_OVERTIME, ITEM_RESULT_REJECTED, -1);
    judged(TOPIC_OVERTIME, ITEM_RESULT_SUPPORTED, 200);
    judged(TOPIC_OVERTIME, ITEM_RESULT_REJECTED, -1);
    const struct comparison_list made = comparison_make(arena, items, count);
    cr_assert_eq(made.items[0].items.count, 3);
    cr_assert_eq(made.items[0].items.items[0].change, ITEM_CHANGE_DROPPED);
    cr_assert_eq(made.items[0].items.items[1].change, ITEM_CHANGE_SAME);
    cr_assert_eq(made.items[0].items.items[2].change, ITEM_CHANGE_SAME);
}

Test(comparison, the_same_holding_comes_before_another_one_of_the_type)
{
    awarded(TOPIC_OVERTIME, ITEM_RESULT_SUPPORTED, 100);
    awarded(TOPIC_OVERTIME, ITEM_RESULT_REJECTED, -1);
    judged(TOPIC_OVERTIME, ITEM_RESULT_PARTLY, 50);
    judged(TOPIC_OVERTIME, ITEM_RESULT_SUPPORTED, 70);
    const struct comparison_list made = comparison_make(arena, items, count);
    cr_assert_eq(made.items[0].items.items[0].change, ITEM_CHANGE_AMOUNT);
    cr_assert_eq(made.items[0].items.items[0].court_amount.fen, 70);
    cr_assert_eq(made.items[0].items.items[1].change, ITEM_CHANGE_HOLDING);
    cr_assert_eq(made.items[0].items.items[1].court_amount.fen, 50);
}

Test(comparison, each_instance_is_compared_with_the_award)
{
    awarded(TOPIC_SEVERANCE, ITEM_RESULT_SUPPORTED, 100);
    judged(TOPIC_SEVERANCE, ITEM_RESULT_SUPPORTED, 200);
    decided_nth("second", 30, TOPIC_SEVERANCE, ITEM_RESULT_SUPPORTED, 100);
    const struct comparison_list made = comparison_make(arena, items, count);
    cr_assert_eq(made.count, 2);
    cr_assert_str_eq(made.items[0].instance, "first");
    cr_assert_eq(made.items[0].items.items[0].change, ITEM_CHANGE_AMOUNT);
    cr_assert_str_eq(made.items[1].instance, "second");
    cr_assert_eq(made.items[1].items.items[0].change, ITEM_CHANGE_SAME);
}

Test(comparison, of_two_awards_the_newer_counts)
{
    decided_nth(COMPARISON_AWARD, 5, TOPIC_SEVERANCE, ITEM_RESULT_REJECTED, -1);
    awarded(TOPIC_SEVERANCE, ITEM_RESULT_SUPPORTED, 7);
    judged(TOPIC_SEVERANCE, ITEM_RESULT_SUPPORTED, 7);
    cr_assert_eq(only_line()->change, ITEM_CHANGE_SAME);
}

Test(comparison, without_an_award_or_a_judgment_nothing_is_compared)
{
    cr_assert_eq(comparison_make(arena, items, count).count, 0);
    awarded(TOPIC_SEVERANCE, ITEM_RESULT_SUPPORTED, 1);
    cr_assert_eq(comparison_make(arena, items, count).count, 0);
    count = 0;
    judged(TOPIC_SEVERANCE, ITEM_RESULT_SUPPORTED, 1);
    cr_assert_eq(comparison_make(arena, items, count).count, 0);
}
