/* SPDX-License-Identifier: Apache-2.0
 *
 * A bounded pool of equal blocks for what outlives a unit of work (open gaps, waiting requests,
 * connections). It never grows beyond what it was made with: a full pool says so and the caller
 * sheds load.
 */
#ifndef HALFSKY_BASE_POOL_H
#define HALFSKY_BASE_POOL_H

#include <stddef.h>

struct pool;

struct pool *pool_new(size_t block_size, size_t block_count);
void pool_free(struct pool *pool); /* takes NULL; every block must have been given back */
/* A zeroed block, or NULL when all are taken. Not thread-safe: the owner locks. */
void *pool_take(struct pool *pool);
void pool_give(struct pool *pool, void *block);
size_t pool_taken(const struct pool *pool);

#endif
