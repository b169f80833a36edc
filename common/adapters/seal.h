/* SPDX-License-Identifier: Apache-2.0
 *
 * Cryptography through libsodium and libgcrypt (their headers live in seal*.c alone): hashes, keyed
 * digests, authenticated encryption with wrapped data keys, tokens. Key material never leaves
 * through logs or errors.
 */
#ifndef HALFSKY_ADAPTERS_SEAL_H
#define HALFSKY_ADAPTERS_SEAL_H

#include "base/arena.h"
#include "base/err.h"
#include "base/text.h"

enum { SEAL_KEY_SIZE = 32, SEAL_HASH_SIZE = 32, SEAL_KEY_ID_SIZE = 32 };

/* Named keys. A key file holds up to 16 lines `<key id> <64 lower-case hex digits>`; the first key
 * is used for new seals, all for opening (rotation). Group and others must have no access to it.
 * The keys live in guarded memory to the end of the process, whatever becomes of `arena`. */
struct seal_keys;
MUST_CHECK struct err *seal_start(void); /* once a process, before threads */
MUST_CHECK struct err *seal_keys_load(struct arena *arena, const char *file,
                                      struct seal_keys **ret_keys);
const char *seal_keys_first_id(const struct seal_keys *keys);
/* The id of the key at this place of the file, 0 the first; NULL behind the last. */
const char *seal_keys_id(const struct seal_keys *keys, size_t place);
bool seal_keys_has(const struct seal_keys *keys, const char *key_id);

enum seal_hash_algorithm { SEAL_SHA256 = 1, SEAL_SM3 = 2 };
struct seal_hash;
/* Incremental hash over length-prefixed fields (L2) or raw bytes. From the arena; nothing to
 * release. SM3 keeps what it is given in the arena until the end: for rows, not for files. */
MUST_CHECK struct err *seal_hash_new(struct arena *arena, enum seal_hash_algorithm algorithm,
                                     struct seal_hash **ret_hash);
void seal_hash_add(struct seal_hash *hash, const void *bytes, size_t size);
/* The length first, in 8 bytes, big-endian. */
void seal_hash_add_field(struct seal_hash *hash, const void *bytes, size_t size);
void seal_hash_end(struct seal_hash *hash, uint8_t ret_hash[SEAL_HASH_SIZE]);

/* Keyed digest (BLAKE2b-256) for search columns, idempotency bodies, identity seals, arrival tags.
 * `purpose` separates uses of one key. A NULL `key_id` means the first key; an absent one is
 * PROBLEM_BUG: ask seal_keys_has before, where the id comes from outside. */
MUST_CHECK struct err *seal_digest(const struct seal_keys *keys, const char *key_id,
                                   const char *purpose, struct bytes message,
                                   uint8_t ret_digest[SEAL_HASH_SIZE]);
bool seal_equal(const void *a, const void *b, size_t size); /* constant time */

/* A fresh data key, wrapped by the first named key: "<key id>:<base64url>" is what is stored. */
MUST_CHECK struct err *seal_data_key_new(struct arena *arena, const struct seal_keys *keys,
                                         const char *context, const char **ret_wrapped);

/* Where a sealed value belongs; nothing opens in another place. */
struct seal_place {
    const char *wrapped;     /* the data key */
    const char *key_context; /* what the data key was made for: "person/<id>" */
    const char *context;     /* what is sealed: "person/<id>/phone" */
};
/* XChaCha20-Poly1305 under the data key. What does not open is PROBLEM_BUG. */
MUST_CHECK struct err *seal_close(struct arena *arena, const struct seal_keys *keys,
                                  const struct seal_place *place, struct bytes plain,
                                  struct bytes *ret_sealed);
/* The bytes are followed by a NUL, so that a text is a text again. */
MUST_CHECK struct err *seal_open(struct arena *arena, const struct seal_keys *keys,
                                 const struct seal_place *place, struct bytes sealed,
                                 struct bytes *ret_plain);
/* A client token: "halfsky_" and 32 random bytes as base64url; stored only as its SHA-256. */
const char *seal_token_new(struct arena *arena);
void seal_token_hash(const char *token, uint8_t ret_hash[SEAL_HASH_SIZE]);
void seal_wipe(void *bytes, size_t size);

#endif
