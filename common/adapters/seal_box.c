/* SPDX-License-Identifier: Apache-2.0
 *
 * Data keys and what is closed under them: XChaCha20-Poly1305 with random nonces. A data key is
 * itself closed under a key derived from a named key and its context, so destroying the wrapped
 * text destroys everything closed under it (erasure, design.md §4).
 * It must never let a data key outlive the call that unwrapped it.
 */
#include "adapters/seal.h"

#include "adapters/seal_private.h"
#include "base/clock.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

enum {
    NONCE_SIZE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
    TAG_SIZE = crypto_aead_xchacha20poly1305_ietf_ABYTES,
    VERSION = 1,
    HEAD_SIZE = 1 + NONCE_SIZE, /* version, nonce; then ciphertext and tag */
    BOX_EXTRA = HEAD_SIZE + TAG_SIZE,
    WRAPPED_SIZE = BOX_EXTRA + SEAL_KEY_SIZE,
};
_Static_assert(SEAL_KEY_SIZE == crypto_aead_xchacha20poly1305_ietf_KEYBYTES, "one size of keys");

static void box_close(const uint8_t key[SEAL_KEY_SIZE], const char *context, struct bytes plain,
                      uint8_t *ret_box);
static bool box_open(const uint8_t key[SEAL_KEY_SIZE], const char *context, struct bytes box,
                     uint8_t *ret_plain);
static struct err *data_key_unwrap(struct arena *arena, const struct seal_keys *keys,
                                   const char *wrapped, const char *context,
                                   uint8_t ret_key[SEAL_KEY_SIZE]);

/* One wrapping key for each named key and context: a data key cannot be moved to another person. */
static void wrapping_key(const struct seal_key *key, const char *context,
                         uint8_t ret_key[SEAL_KEY_SIZE])
{
    seal_keyed_hash(key->bytes, SEAL_USE_WRAP, context, (struct bytes){0}, ret_key);
}

struct err *seal_data_key_new(struct arena *arena, const struct seal_keys *keys,
                              const char *context, const char **ret_wrapped)
{
    const struct seal_key *const first = seal_key_find(keys, NULL);
    uint8_t data_key[SEAL_KEY_SIZE];
    uint8_t outer_key[SEAL_KEY_SIZE];
    uint8_t box[WRAPPED_SIZE];
    clock_random(data_key, sizeof data_key);
    wrapping_key(first, context, outer_key);
    box_close(outer_key, context, (struct bytes){data_key, sizeof data_key}, box);
    seal_wipe(data_key, sizeof data_key);
    seal_wipe(outer_key, sizeof outer_key);
    *ret_wrapped = arena_printf(arena, "%s:%s", first->id, text_base64(arena, box, sizeof box));
    return NULL;
}

struct err *seal_close(struct arena *arena, const struct seal_keys *keys,
                       const struct seal_place *place, struct bytes plain,
                       struct bytes *ret_sealed)
{
    uint8_t data_key[SEAL_KEY_SIZE];
    TRY(data_key_unwrap(arena, keys, place->wrapped, place->key_context, data_key));
    uint8_t *const box = arena_alloc(arena, BOX_EXTRA + plain.size);
    box_close(data_key, place->context, plain, box);
    seal_wipe(data_key, sizeof data_key);
    *ret_sealed = (struct bytes){box, BOX_EXTRA + plain.size};
    return NULL;
}

struct err *seal_open(struct arena *arena, const struct seal_keys *keys,
                      const struct seal_place *place, struct bytes sealed,
                      struct bytes *ret_plain)
{
    if (sealed.size < BOX_EXTRA)
        return err_of(PROBLEM_BUG, "a sealed value has %zu bytes, fewer than any", sealed.size);
    uint8_t data_key[SEAL_KEY_SIZE];
    TRY(data_key_unwrap(arena, keys, place->wrapped, place->key_context, data_key));
    /* One byte more, NUL: what was closed as a text is a text again. */
    uint8_t *const plain = arena_alloc(arena, sealed.size - BOX_EXTRA + 1);
    const bool is_open = box_open(data_key, place->context, sealed, plain);
    seal_wipe(data_key, sizeof data_key);
    if (!is_open)
        return err_of(PROBLEM_BUG, "a sealed value does not open: altered, or of another context");
    *ret_plain = (struct bytes){plain, sealed.size - BOX_EXTRA};
    return NULL;
}

static struct err *data_key_unwrap(struct arena *arena, const struct seal_keys *keys,
                                   const char *wrapped, const char *context,
                                   uint8_t ret_key[SEAL_KEY_SIZE])
{
    const char *const colon = strchr(wrapped, ':');
    const size_t id_size = colon ? (size_t)(colon - wrapped) : 0;
    if (id_size == 0 || id_size >= SEAL_KEY_ID_SIZE)
        return err_of(PROBLEM_BUG, "a wrapped data key does not name its key");
    const char *const id = arena_text_n(arena, wrapped, id_size);
    const struct seal_key *const key = seal_key_find(keys, id);
    if (!key)
        return err_of(PROBLEM_BUG, "key %s of a wrapped data key is not in the key file", id);
    struct bytes box;
    if (!text_unbase64(arena, colon + 1, &box) || box.size != WRAPPED_SIZE)
        return err_of(PROBLEM_BUG, "a wrapped data key under %s does not read", id);
    uint8_t outer_key[SEAL_KEY_SIZE];
    wrapping_key(key, context, outer_key);
    const bool is_open = box_open(outer_key, context, box, ret_key);
    seal_wipe(outer_key, sizeof outer_key);
    return is_open ? NULL
                   : err_of(PROBLEM_BUG, "a data key does not unwrap under %s: altered, or of "
                                         "another context", id);
}

/* `ret_box` has BOX_EXTRA bytes more than `plain`. */
static void box_close(const uint8_t key[SEAL_KEY_SIZE], const char *context, struct bytes plain,
                      uint8_t *ret_box)
{
    static const uint8_t none[1];
    unsigned long long written = 0;
    ret_box[0] = VERSION;
    clock_random(ret_box + 1, NONCE_SIZE);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        ret_box + HEAD_SIZE, &written, plain.size > 0 ? plain.data : none, plain.size,
        (const uint8_t *)context, strlen(context), NULL, ret_box + 1, key);
    assert(written == plain.size + TAG_SIZE);
}

/* The version needs no authentication: only one is read. */
static bool box_open(const uint8_t key[SEAL_KEY_SIZE], const char *context, struct bytes box,
                     uint8_t *ret_plain)
{
    if (box.size < BOX_EXTRA || box.data[0] != VERSION)
        return false;
    return crypto_aead_xchacha20poly1305_ietf_decrypt(
               ret_plain, NULL, NULL, box.data + HEAD_SIZE, box.size - HEAD_SIZE,
               (const uint8_t *)context, strlen(context), box.data + 1, key) == 0;
}
