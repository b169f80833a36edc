/* SPDX-License-Identifier: Apache-2.0
 *
 * Buckets in sets of a few; a full set gives up the one that has rested longest, so that nobody can
 * drive a busy client's bucket out. Counts are thousandths of a request.
 */
#include "gateway/rate_limit.h"

#include "base/arena.h"

#include <pthread.h>
#include <string.h>

enum { SETS = 512, WAYS = 8, REQUEST = 1000 };

struct bucket {
    struct id client; /* absent: free */
    int64_t level;    /* thousandths of a request that it may still make */
    int64_t at_ms;
};
struct rate_limit {
    pthread_mutex_t lock;
    int64_t per_second, burst;
    struct bucket buckets[SETS][WAYS];
};

struct rate_limit *rate_limit_new(struct arena *arena, int64_t per_second, int64_t burst)
{
    struct rate_limit *limit = ARENA_NEW(arena, struct rate_limit);
    pthread_mutex_init(&limit->lock, NULL);
    limit->per_second = per_second;
    limit->burst = burst;
    return limit;
}

/* The random end of an id spreads best. */
static struct bucket *bucket_of(struct rate_limit *limit, struct id client, int64_t now_ms)
{
    struct bucket *set = limit->buckets[((size_t)client.bytes[14] << 8 | client.bytes[15]) % SETS];
    struct bucket *oldest = set;
    for (size_t i = 0; i < WAYS; i++) {
        if (id_equal(set[i].client, client))
            return &set[i];
        if (set[i].at_ms < oldest->at_ms)
            oldest = &set[i];
    }
    *oldest = (struct bucket){client, limit->burst * REQUEST, now_ms};
    return oldest;
}

static void bucket_fill(const struct rate_limit *limit, struct bucket *bucket, int64_t now_ms)
{
    const int64_t most = limit->burst * REQUEST;
    const int64_t passed = now_ms - bucket->at_ms;
    /* Longer than it takes to fill: no product that could overflow. */
    if (passed > most / limit->per_second)
        bucket->level = most;
    else if (passed > 0)
        bucket->level += passed * limit->per_second;
    if (bucket->level > most)
        bucket->level = most;
    bucket->at_ms = now_ms;
}

bool rate_limit_take(struct rate_limit *limit, struct id client, int64_t now_ms)
{
    pthread_mutex_lock(&limit->lock);
    struct bucket *bucket = bucket_of(limit, client, now_ms);
    bucket_fill(limit, bucket, now_ms);
    const bool may = bucket->level >= REQUEST;
    if (may)
        bucket->level -= REQUEST;
    pthread_mutex_unlock(&limit->lock);
    return may;
}
