/* SPDX-License-Identifier: Apache-2.0
 *
 * Who has which token, remembered for a few seconds, so that the hot path asks no database. A
 * revocation is therefore in force after `keep_ms` at the latest. Tokens themselves are never here.
 */
#ifndef HALFSKY_GATEWAY_CLIENT_CACHE_H
#define HALFSKY_GATEWAY_CLIENT_CACHE_H

#include "contracts/codes.h"

struct arena;
struct client_cache;

enum { TOKEN_HASH_SIZE = 32, REGION_TEXT_SIZE = 10 };

struct known_client {
    struct id client_id, account_id;
    enum role role;
    enum agency agency;
    char region[REGION_TEXT_SIZE];
};

struct client_cache *client_cache_new(struct arena *arena, int64_t keep_ms);
/* False: not known, or known too long ago. Any thread. */
bool client_cache_get(struct client_cache *cache, const uint8_t hash[TOKEN_HASH_SIZE],
                      int64_t now_ms, struct known_client *ret_client);
void client_cache_put(struct client_cache *cache, const uint8_t hash[TOKEN_HASH_SIZE],
                      int64_t now_ms, const struct known_client *client);

#endif
