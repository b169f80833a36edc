/* SPDX-License-Identifier: Apache-2.0
 *
 * What the pool promises: a bound, zeroed blocks, and a hard stop for a block given back twice, a
 * stranger, or a pool ended while one of its blocks is out.
 */
#include "base/pool.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>

Test(base_pool, says_when_it_is_full_and_recovers, .timeout = 10)
{
    struct pool *const pool = pool_new(24, 3);
    void *const a = pool_take(pool);
    void *const b = pool_take(pool);
    void *const c = pool_take(pool);
    cr_assert(a && b && c && a != b && b != c && a != c);
    cr_assert_null(pool_take(pool));
    cr_assert_eq(pool_taken(pool), 3);

    pool_give(pool, b);
    cr_assert_eq(pool_taken(pool), 2);
    cr_assert_eq(pool_take(pool), b);
    cr_assert_null(pool_take(pool));

    pool_give(pool, a);
    pool_give(pool, b);
    pool_give(pool, c);
    pool_free(pool);
}

Test(base_pool, a_block_taken_again_is_zeroed_and_aligned, .timeout = 10)
{
    static const unsigned char zeros[33];
    struct pool *const pool = pool_new(sizeof zeros, 2);
    for (int round = 0; round < 5; round++) {
        void *const first = pool_take(pool);
        void *const second = pool_take(pool);
        cr_assert_eq((uintptr_t)first % alignof(max_align_t), 0);
        cr_assert_eq((uintptr_t)second % alignof(max_align_t), 0);
        cr_assert_arr_eq(first, zeros, sizeof zeros);
        cr_assert_arr_eq(second, zeros, sizeof zeros);
        memset(first, 0xff, sizeof zeros);
        memset(second, 0xff, sizeof zeros);
        pool_give(pool, first);
        pool_give(pool, second);
    }
    pool_free(pool);
}

Test(base_pool, giving_a_block_back_twice_ends_the_process, .timeout = 10, .signal = SIGABRT)
{
    struct pool *const pool = pool_new(8, 2);
    void *const block = pool_take(pool);
    pool_give(pool, block);
    pool_give(pool, block);
}

Test(base_pool, giving_back_a_stranger_ends_the_process, .timeout = 10, .signal = SIGABRT)
{
    int stranger = 0;
    pool_give(pool_new(8, 2), &stranger);
}

Test(base_pool, a_pointer_into_a_block_is_not_the_block, .timeout = 10, .signal = SIGABRT)
{
    struct pool *const pool = pool_new(8, 2);
    pool_give(pool, (char *)pool_take(pool) + 1);
}

Test(base_pool, freeing_it_with_a_block_out_ends_the_process, .timeout = 10, .signal = SIGABRT)
{
    struct pool *const pool = pool_new(8, 2);
    (void)pool_take(pool);
    pool_free(pool);
}

Test(base_pool, freeing_nothing_is_allowed, .timeout = 10) { pool_free(NULL); }
