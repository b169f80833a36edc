/* SPDX-License-Identifier: Apache-2.0
 *
 * What the arena promises: zeroed and aligned memory, stable copies, one end for all of it, and a
 * hard stop at its limit. With AddressSanitizer also that a dead pointer is noticed.
 */
#include "base/arena.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>

static void assert_zeroed(const unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        cr_assert_eq(bytes[i], 0, "byte %zu of %zu is %d", i, size, bytes[i]);
}

Test(base_arena, hands_out_zeroed_and_aligned_memory_of_every_size, .timeout = 10)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    for (size_t size = 0; size < 600; size++) {
        unsigned char *const bytes = arena_alloc(arena, size);
        cr_assert_eq((uintptr_t)bytes % alignof(max_align_t), 0);
        assert_zeroed(bytes, size);
        memset(bytes, 0xff, size);
    }
}

Test(base_arena, memory_is_zeroed_again_after_a_reset, .timeout = 10)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 40; i++) {
            unsigned char *const bytes = arena_alloc(arena, 1000);
            assert_zeroed(bytes, 1000);
            memset(bytes, 0xa5, 1000);
        }
        cr_assert_eq(arena_used(arena), 40000);
        arena_reset(arena);
        cr_assert_eq(arena_used(arena), 0);
    }
}

Test(base_arena, objects_do_not_overlap, .timeout = 10)
{
    enum { COUNT = 300 };
    ARENA_SCOPED arena = arena_new(1 << 20);
    unsigned char *objects[COUNT];
    for (int i = 0; i < COUNT; i++) {
        objects[i] = arena_alloc(arena, 1 + (size_t)i % 97);
        memset(objects[i], i % 251, 1 + (size_t)i % 97);
    }
    for (int i = 0; i < COUNT; i++)
        for (size_t at = 0; at < 1 + (size_t)i % 97; at++)
            cr_assert_eq(objects[i][at], i % 251);
}

Test(base_arena, an_object_larger_than_a_block_gets_its_own, .timeout = 10)
{
    ARENA_SCOPED arena = arena_new(10 << 20);
    char *const before = arena_text(arena, "before");
    unsigned char *const large = arena_alloc(arena, 5 << 20);
    assert_zeroed(large, 5 << 20);
    memset(large, 0x5a, 5 << 20);
    char *const after = arena_text(arena, "after");
    cr_assert_str_eq(before, "before");
    cr_assert_str_eq(after, "after");
}

Test(base_arena, copies_are_independent_of_their_source, .timeout = 10)
{
    ARENA_SCOPED arena = arena_new(4096);
    char source[] = "半边天";
    char *const text = arena_text(arena, source);
    char *const part = arena_text_n(arena, source, 3);
    char *const bytes = arena_copy(arena, source, sizeof source);
    memset(source, 'x', sizeof source - 1);
    cr_assert_str_eq(text, "半边天");
    cr_assert_str_eq(part, "半");
    cr_assert_str_eq(bytes, "半边天");
}

Test(base_arena, no_text_stays_no_text, .timeout = 10)
{
    ARENA_SCOPED arena = arena_new(4096);
    cr_assert_null(arena_text(arena, NULL));
    cr_assert_str_eq(arena_text_n(arena, NULL, 0), "");
    cr_assert_not_null(arena_copy(arena, NULL, 0));
}

Test(base_arena, prints_texts_of_any_length, .timeout = 10)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    char *const number = arena_printf(arena, "%d-%s", 42, "a");
    cr_assert_str_eq(number, "42-a");
    char *const wide = arena_printf(arena, "%*d", 30000, 7);
    cr_assert_eq(strlen(wide), 30000);
    cr_assert_eq(wide[29999], '7');
}

Test(base_arena, may_be_used_to_the_last_byte_of_its_limit, .timeout = 10)
{
    ARENA_SCOPED arena = arena_new(1000);
    cr_assert_not_null(arena_alloc(arena, 999));
    cr_assert_not_null(arena_alloc(arena, 1));
    cr_assert_eq(arena_used(arena), 1000);
}

Test(base_arena, running_past_its_limit_ends_the_process, .timeout = 10, .signal = SIGABRT)
{
    ARENA_SCOPED arena = arena_new(1000);
    (void)arena_alloc(arena, 999);
    (void)arena_alloc(arena, 2);
}

Test(base_arena, an_array_whose_size_overflows_ends_the_process, .timeout = 10, .signal = SIGABRT)
{
    ARENA_SCOPED arena = arena_new(SIZE_MAX);
    (void)arena_alloc_array(arena, SIZE_MAX / 2, 3);
}

Test(base_arena, the_scope_ends_the_arena, .timeout = 10)
{
    struct arena *arena = arena_new(1000);
    arena_free_at(&arena);
    cr_assert_null(arena);
    arena_free(NULL);
}
