/* SPDX-License-Identifier: Apache-2.0
 *
 * UUIDs against the vector of RFC 9562 appendix A.6, the order PostgreSQL gives them, and what
 * counts as a written id.
 */
#include "base/id.h"

#include <criterion/criterion.h>

/* RFC 9562, A.6: 2022-02-22 19:22:22 GMT, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F. */
static const int64_t rfc_ms = INT64_C(0x017F22E279B0);
static const uint8_t rfc_random[10] = {0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f};
#define RFC_TEXT "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"

Test(base_id, equals_the_vector_of_the_rfc, .timeout = 10)
{
    const struct id id = id_v7(rfc_ms, rfc_random);
    cr_assert_str_eq(ID_TEXT(id), RFC_TEXT);
    cr_assert_eq(id_time_ms(id), rfc_ms);
}

Test(base_id, version_and_variant_win_over_any_random_bits, .timeout = 10)
{
    static const uint8_t ones[10] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
    static const uint8_t zeros[10];
    cr_assert_str_eq(ID_TEXT(id_v7(0, ones)), "00000000-0000-7fff-bfff-ffffffffffff");
    cr_assert_str_eq(ID_TEXT(id_v7(0, zeros)), "00000000-0000-7000-8000-000000000000");
    cr_assert_eq(id_time_ms(id_v7(INT64_C(0xffffffffffff), ones)), INT64_C(0xffffffffffff));
}

Test(base_id, reads_both_cases_and_prints_lower, .timeout = 10)
{
    struct id lower;
    struct id upper;
    cr_assert(id_parse(RFC_TEXT, &lower));
    cr_assert(id_parse("017F22E2-79B0-7CC3-98C4-DC0C0C07398F", &upper));
    cr_assert(id_equal(lower, upper));
    cr_assert_str_eq(ID_TEXT(upper), RFC_TEXT);
}

Test(base_id, refuses_every_other_spelling_and_leaves_the_result_alone, .timeout = 10)
{
    static const char *const refused[] = {
        "",
        "017f22e2",
        "017f22e279b07cc398c4dc0c0c07398f",
        "{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}",
        "urn:uuid:017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
        " 017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398f ",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398ff",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
        "017f22e279-b0-7cc3-98c4-dc0c0c07398f",
        "017f22e2_79b0_7cc3_98c4_dc0c0c07398f",
        "017f22e2-79b0-7cc3-98c4--c0c0c07398f",
        "017f22e2-79b0-7cc3-98c4-dc0c0c0739-8",
    };
    const struct id before = id_v7(rfc_ms, rfc_random);
    struct id id = before;
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
        cr_expect_not(id_parse(refused[i], &id), "accepted: %s", refused[i]);
    cr_expect_not(id_parse(NULL, &id));
    cr_assert(id_equal(id, before));
}

Test(base_id, a_foreign_version_has_no_time, .timeout = 10)
{
    struct id id;
    cr_assert(id_parse("919108f7-52d1-4320-9bac-f847db4148a8", &id));
    cr_assert_eq(id_time_ms(id), 0);
}

Test(base_id, all_zero_is_absent, .timeout = 10)
{
    struct id id;
    cr_assert(id_is_absent((struct id){{0}}));
    cr_assert(id_parse("00000000-0000-0000-0000-000000000000", &id));
    cr_assert(id_is_absent(id));
    id.bytes[15] = 1;
    cr_assert_not(id_is_absent(id));
}

Test(base_id, orders_by_bytes_and_so_by_time, .timeout = 10)
{
    static const uint8_t late[10] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
    static const uint8_t early[10];
    cr_assert_lt(id_compare(id_v7(1000, late), id_v7(1001, early)), 0);
    cr_assert_gt(id_compare(id_v7(256, early), id_v7(255, late)), 0);
    cr_assert_eq(id_compare(id_v7(7, late), id_v7(7, late)), 0);
    struct id high = {{0x80}};
    cr_assert_gt(id_compare(high, (struct id){{0x7f}}), 0); /* unsigned, as PostgreSQL */
}

Test(base_id, printed_copies_live_through_the_block, .timeout = 10)
{
    const char *const first = ID_TEXT(id_v7(rfc_ms, rfc_random));
    const char *const second = ID_TEXT((struct id){{0}});
    cr_assert_str_eq(first, RFC_TEXT);
    cr_assert_str_eq(second, "00000000-0000-0000-0000-000000000000");
}
