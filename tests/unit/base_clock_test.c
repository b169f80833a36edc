/* SPDX-License-Identifier: Apache-2.0
 *
 * The machine's clock and randomness: plausible, in the stated units, and filled to the last byte.
 * Nothing here depends on the day the test runs.
 */
#include "base/clock.h"

#include "base/date.h"

#include <criterion/criterion.h>
#include <string.h>

Test(base_clock, the_wall_clock_is_in_milliseconds_of_this_century, .timeout = 10)
{
    const struct date today = date_of_instant(clock_now_ms());
    cr_assert_geq(today.year, 2020);
    cr_assert_lt(today.year, 2100);
}

Test(base_clock, the_monotonic_clock_never_goes_back_and_both_units_agree, .timeout = 10)
{
    int64_t before_us = clock_monotonic_us();
    for (int i = 0; i < 10000; i++) {
        const int64_t now_us = clock_monotonic_us();
        cr_assert_geq(now_us, before_us);
        before_us = now_us;
    }
    const int64_t first_us = clock_monotonic_us();
    const int64_t ms = clock_monotonic_ms();
    const int64_t last_us = clock_monotonic_us();
    cr_assert(first_us / 1000 <= ms && ms <= last_us / 1000);
}

Test(base_clock, random_bytes_fill_exactly_what_was_asked_for, .timeout = 10)
{
    enum { SIZE = 100000 };
    static unsigned char bytes[SIZE + 1];
    size_t seen[256] = {0};
    bytes[SIZE] = 0x5a;
    clock_random(bytes, SIZE);
    cr_assert_eq(bytes[SIZE], 0x5a);
    for (size_t i = 0; i < SIZE; i++)
        seen[bytes[i]]++;
    for (int value = 0; value < 256; value++) /* expected 390; ten deviations away is 200 */
        cr_assert(seen[value] > 190 && seen[value] < 590, "%d came %zu times", value, seen[value]);
}

Test(base_clock, two_draws_differ, .timeout = 10)
{
    unsigned char first[16];
    unsigned char second[16];
    clock_random(first, sizeof first);
    clock_random(second, sizeof second);
    cr_assert_neq(memcmp(first, second, sizeof first), 0);
    clock_random(NULL, 0);
}
