/* SPDX-License-Identifier: Apache-2.0
 *
 * Hashes, keyed digests and client tokens. SHA-256 and BLAKE2b come from libsodium, SM3 from
 * libgcrypt. It must never invent a primitive of its own, and never keep key material in memory
 * that it does not wipe.
 */
#include "adapters/seal.h"

#include "adapters/seal_private.h"
#include "base/clock.h"

#include <assert.h>
#include <gcrypt.h>
#include <sodium.h>
#include <string.h>

_Static_assert(SEAL_HASH_SIZE == crypto_hash_sha256_BYTES, "one size for every hash");
_Static_assert(SEAL_KEY_SIZE == crypto_generichash_KEYBYTES, "one size for every key");

struct seal_hash {
    enum seal_hash_algorithm algorithm;
    crypto_hash_sha256_state sha256;
    struct text waiting; /* SM3: libgcrypt's own state could not be given back with the arena */
};

struct err *seal_start(void)
{
    if (sodium_init() < 0)
        return err_of(PROBLEM_BUG, "libsodium does not start");
    if (gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P))
        return NULL;
    if (!gcry_check_version(GCRYPT_VERSION))
        return err_of(PROBLEM_BUG, "libgcrypt is older than %s", GCRYPT_VERSION);
    /* Only unkeyed hashes come from libgcrypt: its locked memory stays off. */
    gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
    gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
    if (gcry_md_test_algo(GCRY_MD_SM3))
        return err_of(PROBLEM_BUG, "libgcrypt has no SM3");
    return NULL;
}

struct err *seal_hash_new(struct arena *arena, enum seal_hash_algorithm algorithm,
                          struct seal_hash **ret_hash)
{
    if (algorithm != SEAL_SHA256 && algorithm != SEAL_SM3)
        return err_of(PROBLEM_INVALID, "there is no hash algorithm %d", (int)algorithm);
    struct seal_hash *const hash = ARENA_NEW(arena, struct seal_hash);
    hash->algorithm = algorithm;
    crypto_hash_sha256_init(&hash->sha256);
    text_init(&hash->waiting, arena);
    *ret_hash = hash;
    return NULL;
}

void seal_hash_add(struct seal_hash *hash, const void *bytes, size_t size)
{
    if (size == 0)
        return;
    if (hash->algorithm == SEAL_SM3)
        text_add_n(&hash->waiting, bytes, size);
    else
        crypto_hash_sha256_update(&hash->sha256, bytes, size);
}

void seal_hash_add_field(struct seal_hash *hash, const void *bytes, size_t size)
{
    const struct seal_length length = seal_length(size);
    seal_hash_add(hash, length.bytes, sizeof length.bytes);
    seal_hash_add(hash, bytes, size);
}

void seal_hash_end(struct seal_hash *hash, uint8_t ret_hash[SEAL_HASH_SIZE])
{
    if (hash->algorithm == SEAL_SM3)
        gcry_md_hash_buffer(GCRY_MD_SM3, ret_hash, text_get(&hash->waiting), hash->waiting.size);
    else
        crypto_hash_sha256_final(&hash->sha256, ret_hash);
}

struct err *seal_digest(const struct seal_keys *keys, const char *key_id, const char *purpose,
                        struct bytes message, uint8_t ret_digest[SEAL_HASH_SIZE])
{
    const struct seal_key *const key = seal_key_find(keys, key_id);
    if (!key)
        return err_of(PROBLEM_BUG, "digest for %s: its key is not in the key file", purpose);
    seal_keyed_hash(key->bytes, SEAL_USE_DIGEST, purpose, message, ret_digest);
    return NULL;
}

bool seal_equal(const void *a, const void *b, size_t size)
{
    return sodium_memcmp(a, b, size) == 0;
}

const char *seal_token_new(struct arena *arena)
{
    uint8_t secret[SEAL_KEY_SIZE];
    clock_random(secret, sizeof secret);
    const char *const token =
        arena_printf(arena, "halfsky_%s", text_base64(arena, secret, sizeof secret));
    seal_wipe(secret, sizeof secret);
    return token;
}

/* A token has 256 random bits, so a plain hash cannot be searched back to it. */
void seal_token_hash(const char *token, uint8_t ret_hash[SEAL_HASH_SIZE])
{
    crypto_hash_sha256(ret_hash, (const uint8_t *)token, strlen(token));
}

void seal_wipe(void *bytes, size_t size) { sodium_memzero(bytes, size); }

struct seal_length seal_length(size_t size)
{
    struct seal_length length;
    for (size_t i = 0; i < sizeof length.bytes; i++)
        length.bytes[i] = (uint8_t)((uint64_t)size >> (56 - 8 * i));
    return length;
}

void seal_keyed_hash(const uint8_t key[SEAL_KEY_SIZE], enum seal_use use, const char *label,
                     struct bytes message, uint8_t ret_hash[SEAL_HASH_SIZE])
{
    const uint8_t first = (uint8_t)use;
    const size_t label_size = strlen(label);
    const struct seal_length length = seal_length(label_size);
    crypto_generichash_state state;
    crypto_generichash_init(&state, key, SEAL_KEY_SIZE, SEAL_HASH_SIZE);
    crypto_generichash_update(&state, &first, 1);
    crypto_generichash_update(&state, length.bytes, sizeof length.bytes);
    crypto_generichash_update(&state, (const uint8_t *)label, label_size);
    if (message.size > 0)
        crypto_generichash_update(&state, message.data, message.size);
    crypto_generichash_final(&state, ret_hash, SEAL_HASH_SIZE);
    sodium_memzero(&state, sizeof state);
}
