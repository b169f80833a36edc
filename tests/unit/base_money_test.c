/* SPDX-License-Identifier: Apache-2.0
 *
 * Yuan to fen and back: nothing is rounded, nothing is guessed, and "not stated" is not zero.
 * What a clerk may type by mistake is refused here once, for all forms.
 */
#include "base/money.h"

#include <criterion/criterion.h>

static void assert_reads(const char *text, int64_t fen)
{
    struct money money = {0};
    cr_assert(money_parse_yuan(text, &money), "refused: %s", text);
    cr_assert(money.stated);
    cr_assert_eq(money.fen, fen, "%s gave %ld", text, (long)money.fen);
}

Test(base_money, reads_yuan_with_up_to_two_decimals, .timeout = 10)
{
    assert_reads("0", 0);
    assert_reads("0.00", 0);
    assert_reads("0.01", 1);
    assert_reads("0.5", 50);
    assert_reads("8134.34", 813434);
    assert_reads("8134.3", 813430);
    assert_reads("8134", 813400);
    assert_reads("10000000000000", INT64_C(1000000000000000));
    assert_reads("10000000000000.00", INT64_C(1000000000000000));
    assert_reads("9999999999999.99", INT64_C(999999999999999));
}

Test(base_money, refuses_what_is_not_an_amount_and_leaves_the_result_alone, .timeout = 10)
{
    static const char *const refused[] = {
        "",       ".",    ".5",     "5.",     "1.234",  "1.2.3", "1,000",   "1 000",
        " 1",     "1 ",   "-1",     "+1",     "1e3",    "0x10",  "NaN",     "inf",
        "007",    "00",   "1.-1",   "1.+1",   "1.2x",   "1.x",   "１２",    "¥5",
        "5元",    "一百", "1.23\n", "10000000000000.01",         "10000000000001",
        "9223372036854775808",      "99999999999999999999999999",
    };
    struct money money = money_of_fen(77);
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
        cr_expect_not(money_parse_yuan(refused[i], &money), "accepted: %s", refused[i]);
    cr_expect_not(money_parse_yuan(NULL, &money));
    cr_assert_eq(money.fen, 77);
}

Test(base_money, prints_two_decimals_always, .timeout = 10)
{
    cr_assert_str_eq(MONEY_TEXT(money_of_fen(813434)), "8134.34");
    cr_assert_str_eq(MONEY_TEXT(money_of_fen(5)), "0.05");
    cr_assert_str_eq(MONEY_TEXT(money_of_fen(0)), "0.00");
    cr_assert_str_eq(MONEY_TEXT(money_of_fen(-5)), "-0.05");
    cr_assert_str_eq(MONEY_TEXT(money_of_fen(-813434)), "-8134.34");
    cr_assert_str_eq(MONEY_TEXT(money_of_fen(INT64_MAX)), "92233720368547758.07");
    cr_assert_str_eq(MONEY_TEXT(money_of_fen(INT64_MIN)), "-92233720368547758.08");
}

Test(base_money, what_is_not_stated_prints_nothing, .timeout = 10)
{
    cr_assert_str_eq(MONEY_TEXT((struct money){0}), "");
    cr_assert(count_of(0).stated);
    cr_assert(money_of_fen(0).stated);
}

Test(base_money, what_it_prints_it_reads, .timeout = 10)
{
    for (int64_t fen = 0; fen < 100000; fen += 7)
        assert_reads(MONEY_TEXT(money_of_fen(fen)), fen);
}
