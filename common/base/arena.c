/* SPDX-License-Identifier: Apache-2.0
 *
 * Arena memory: a list of blocks, the newest one filled from the front.
 * This file and pool.c are the only places below the adapters that call the C allocator.
 * Under AddressSanitizer everything not handed out is poisoned, so a read past an object or after a
 * reset is found as it would be with malloc. It must never hand out memory that is not zeroed.
 */
#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONS 1
#endif
#endif

#ifdef ARENA_POISONS
#include <sanitizer/asan_interface.h>
enum { RED_ZONE = 16 };
#else
#define ASAN_POISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
enum { RED_ZONE = 0 };
#endif

enum { BLOCK_SIZE = 16 * 1024, ALIGNMENT = alignof(max_align_t) };

struct block {
    struct block *older;
    size_t capacity;
    size_t filled;
    alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct block *newest;
    size_t limit;
    size_t used;
};

static _Noreturn void arena_give_up(const char *reason, size_t size, size_t limit)
{
    (void)fprintf(stderr, "arena: %s: %zu bytes wanted, limit %zu\n", reason, size, limit);
    abort();
}

/* Zeroed where it holds one large object: such memory comes from the machine as it is needed, so a
 * table takes what is used of it. */
static struct block *block_new(size_t capacity, struct block *older)
{
    struct block *block = capacity > BLOCK_SIZE ? calloc(1, sizeof(struct block) + capacity)
                                                : malloc(sizeof(struct block) + capacity);
    if (!block)
        arena_give_up("the machine has no memory left", capacity, 0);
    *block = (struct block){.older = older, .capacity = capacity};
    ASAN_POISON_MEMORY_REGION(block->bytes, capacity);
    return block;
}

static void block_free(struct block *block)
{
    ASAN_UNPOISON_MEMORY_REGION(block->bytes, block->capacity);
    free(block);
}

struct arena *arena_new(size_t limit)
{
    struct arena *arena = malloc(sizeof(struct arena));
    if (!arena)
        arena_give_up("the machine has no memory left", sizeof(struct arena), limit);
    *arena = (struct arena){.newest = block_new(BLOCK_SIZE, NULL), .limit = limit};
    return arena;
}

void arena_reset(struct arena *arena)
{
    while (arena->newest->older) {
        struct block *const older = arena->newest->older;
        block_free(arena->newest);
        arena->newest = older;
    }
    arena->newest->filled = 0;
    arena->used = 0;
    ASAN_POISON_MEMORY_REGION(arena->newest->bytes, arena->newest->capacity);
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    arena_reset(arena);
    block_free(arena->newest);
    free(arena);
}

void arena_free_at(struct arena **arena)
{
    arena_free(*arena);
    *arena = NULL;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    if (size > arena->limit || arena->used > arena->limit - size)
        arena_give_up("a unit of work outgrew its arena", size, arena->limit);
    const size_t stride = (size + RED_ZONE + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (arena->newest->capacity - arena->newest->filled < stride)
        arena->newest = block_new(stride > BLOCK_SIZE ? stride : BLOCK_SIZE, arena->newest);
    struct block *const block = arena->newest;
    void *const memory = block->bytes + block->filled;
    block->filled += stride;
    arena->used += size;
    ASAN_UNPOISON_MEMORY_REGION(memory, size);
    return stride > BLOCK_SIZE ? memory : memset(memory, 0, size);
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
    size_t product;
    if (__builtin_mul_overflow(count, size, &product))
        arena_give_up("an array is larger than any memory", SIZE_MAX, arena->limit);
    return arena_alloc(arena, product);
}

void *arena_copy(struct arena *arena, const void *bytes, size_t size)
{
    void *const copy = arena_alloc(arena, size);
    if (size > 0)
        memcpy(copy, bytes, size);
    return copy;
}

char *arena_text(struct arena *arena, const char *text)
{
    return text ? arena_text_n(arena, text, strlen(text)) : NULL;
}

char *arena_text_n(struct arena *arena, const char *bytes, size_t size)
{
    if (size == SIZE_MAX)
        arena_give_up("a text is larger than any memory", size, arena->limit);
    char *const text = arena_alloc(arena, size + 1);
    if (size > 0)
        memcpy(text, bytes, size);
    return text;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *const text = arena_vprintf(arena, format, arguments);
    va_end(arguments);
    return text;
}

char *arena_vprintf(struct arena *arena, const char *format, va_list arguments)
{
    assert(format);
    va_list measured;
    va_copy(measured, arguments);
    const int size = vsnprintf(NULL, 0, format, measured);
    va_end(measured);
    assert(size >= 0);
    char *const text = arena_alloc(arena, (size_t)size + 1);
    (void)vsnprintf(text, (size_t)size + 1, format, arguments);
    return text;
}

size_t arena_used(const struct arena *arena) { return arena->used; }
