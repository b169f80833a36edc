/* SPDX-License-Identifier: Apache-2.0
 *
 * The bounded pool: one allocation cut into blocks, and a stack of the free ones. It knows which
 * block is taken, so giving one back twice or giving back a stranger ends the process at the place
 * of the mistake. It must never allocate after pool_new.
 */
#include "base/pool.h"

#include <assert.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct pool {
    unsigned char *blocks;
    bool *is_taken;
    size_t *free_stack; /* indices of free blocks, the next one on top */
    size_t free_count;
    size_t block_size;
    size_t stride;
    size_t block_count;
};

static void *pool_allocate(size_t count, size_t size)
{
    void *const memory = calloc(count, size);
    assert(memory && "the machine has no memory left for a pool");
    return memory;
}

struct pool *pool_new(size_t block_size, size_t block_count)
{
    const size_t alignment = alignof(max_align_t);
    assert(block_size > 0 && block_size <= SIZE_MAX - alignment && block_count > 0);
    struct pool *const pool = pool_allocate(1, sizeof(struct pool));
    pool->block_size = block_size;
    pool->stride = (block_size + alignment - 1) / alignment * alignment;
    pool->block_count = block_count;
    pool->blocks = pool_allocate(block_count, pool->stride);
    pool->is_taken = pool_allocate(block_count, sizeof(bool));
    pool->free_stack = pool_allocate(block_count, sizeof(size_t));
    pool->free_count = block_count;
    for (size_t i = 0; i < block_count; i++)
        pool->free_stack[i] = block_count - 1 - i;
    return pool;
}

void pool_free(struct pool *pool)
{
    if (!pool)
        return;
    assert(pool->free_count == pool->block_count && "every block must have been given back");
    free(pool->free_stack);
    free(pool->is_taken);
    free(pool->blocks);
    free(pool);
}

void *pool_take(struct pool *pool)
{
    if (pool->free_count == 0)
        return NULL;
    const size_t index = pool->free_stack[--pool->free_count];
    pool->is_taken[index] = true;
    return pool->blocks + index * pool->stride;
}

void pool_give(struct pool *pool, void *block)
{
    const uintptr_t offset = (uintptr_t)block - (uintptr_t)pool->blocks;
    const size_t index = offset / pool->stride;
    assert(offset % pool->stride == 0 && index < pool->block_count && "not a block of this pool");
    assert(pool->is_taken[index] && "this block was given back before");
    pool->is_taken[index] = false;
    memset(block, 0, pool->block_size); /* here, so that a large block costs only what is used */
    pool->free_stack[pool->free_count++] = index;
}

size_t pool_taken(const struct pool *pool) { return pool->block_count - pool->free_count; }
