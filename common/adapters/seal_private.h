/* SPDX-License-Identifier: Apache-2.0
 *
 * What the seal files share: the named keys and the one keyed hash behind every derived value.
 * Only seal*.c may include it; key bytes never go further than these files.
 */
#ifndef HALFSKY_ADAPTERS_SEAL_PRIVATE_H
#define HALFSKY_ADAPTERS_SEAL_PRIVATE_H

#include "adapters/seal.h"

struct seal_key {
    char id[SEAL_KEY_ID_SIZE]; /* NUL-terminated */
    uint8_t bytes[SEAL_KEY_SIZE];
};

/* NULL when no key has this id; a NULL id means the first key. */
const struct seal_key *seal_key_find(const struct seal_keys *keys, const char *key_id);

/* The first byte of everything hashed under a named key, so that no caller's purpose or context
 * can make a digest equal to a wrapping key. */
enum seal_use { SEAL_USE_DIGEST = 'D', SEAL_USE_WRAP = 'W' };

/* BLAKE2b-256 under `key` of: use, length of label (8 bytes big-endian), label, message. */
void seal_keyed_hash(const uint8_t key[SEAL_KEY_SIZE], enum seal_use use, const char *label,
                     struct bytes message, uint8_t ret_hash[SEAL_HASH_SIZE]);

/* A length as the hashes take it: 8 bytes, big-endian. */
struct seal_length {
    uint8_t bytes[8];
};
struct seal_length seal_length(size_t size);

#endif
