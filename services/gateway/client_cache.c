/* SPDX-License-Identifier: Apache-2.0
 *
 * A table of slots chosen by the token's hash; two tokens of one slot drive each other out, which
 * costs a query and is never wrong.
 */
#include "gateway/client_cache.h"

#include "base/arena.h"

#include <pthread.h>
#include <string.h>

enum { SLOTS = 4096 };

struct slot {
    uint8_t hash[TOKEN_HASH_SIZE];
    int64_t known_at; /* 0: empty */
    struct known_client client;
};
struct client_cache {
    pthread_mutex_t lock;
    int64_t keep_ms;
    struct slot slots[SLOTS];
};

struct client_cache *client_cache_new(struct arena *arena, int64_t keep_ms)
{
    struct client_cache *cache = ARENA_NEW(arena, struct client_cache);
    pthread_mutex_init(&cache->lock, NULL);
    cache->keep_ms = keep_ms;
    return cache;
}

static struct slot *slot_of(struct client_cache *cache, const uint8_t *hash)
{
    return &cache->slots[((size_t)hash[0] << 8 | hash[1]) % SLOTS];
}

bool client_cache_get(struct client_cache *cache, const uint8_t hash[TOKEN_HASH_SIZE],
                      int64_t now_ms, struct known_client *ret_client)
{
    struct slot *slot = slot_of(cache, hash);
    pthread_mutex_lock(&cache->lock);
    /* A clock that was set back must not make an answer live longer. */
    const bool is_fresh =
        slot->known_at != 0 && now_ms >= slot->known_at && now_ms - slot->known_at < cache->keep_ms;
    const bool is_known = is_fresh && memcmp(slot->hash, hash, TOKEN_HASH_SIZE) == 0;
    if (is_known)
        *ret_client = slot->client;
    pthread_mutex_unlock(&cache->lock);
    return is_known;
}

void client_cache_put(struct client_cache *cache, const uint8_t hash[TOKEN_HASH_SIZE],
                      int64_t now_ms, const struct known_client *client)
{
    struct slot *slot = slot_of(cache, hash);
    pthread_mutex_lock(&cache->lock);
    memcpy(slot->hash, hash, TOKEN_HASH_SIZE);
    slot->known_at = now_ms;
    slot->client = *client;
    pthread_mutex_unlock(&cache->lock);
}
