/* SPDX-License-Identifier: Apache-2.0
 *
 * Seals and checks identities: base64url(canonical JSON).base64url(keyed digest). What was sealed
 * is compared with the request at hand member by member; a seal for anything else is refused. It
 * never says to the asker which member failed.
 */
#include "runtime/identity.h"

#include "adapters/codec.h"
#include "base/clock.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define SEAL_PURPOSE "identity"
enum { FILE_STEP = 16384 };

RECORD_DEFINE(sealed_identity, SEALED_IDENTITY_FIELDS);

static const struct seal_keys *pair_keys(const struct identity_pair *pairs, size_t count,
                                         const char *peer)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal(pairs[i].peer, peer))
            return pairs[i].keys;
    return NULL;
}

struct err *identity_seal(const struct identity_keys *keys, struct arena *arena,
                          const struct sealed_identity *what, const char **ret_header)
{
    const struct seal_keys *pair = pair_keys(keys->called, keys->called_count, what->audience);
    if (!pair)
        return err_of(PROBLEM_BUG, "no key for calling %s", what->audience);
    struct sealed_identity sealed = *what;
    sealed.caller = keys->service;
    sealed.key_id = seal_keys_first_id(pair);
    if (!sealed.expires_at)
        sealed.expires_at = clock_now_ms() + IDENTITY_LIFE_MOST_MS / 2;
    struct text json;
    text_init(&json, arena);
    TRY(err_wrap(codec_write(&record_sealed_identity, &sealed, SENSITIVITY_open, &json),
                 "sealing"));
    const char *said = text_base64(arena, (const uint8_t *)json.data, json.size);
    uint8_t tag[SEAL_HASH_SIZE];
    const struct bytes message = {(const uint8_t *)said, strlen(said)};
    TRY(seal_digest(pair, sealed.key_id, SEAL_PURPOSE, message, tag));
    *ret_header = arena_printf(arena, "%s.%s", said, text_base64(arena, tag, sizeof tag));
    return NULL;
}

static struct err *refused(const char *why) { return err_of(PROBLEM_SEAL_REFUSED, "%s", why); }

/* Splits the header and reads what it says, before anything of it is believed. */
static struct err *header_read(struct arena *arena, const char *header, struct bytes *ret_said,
                               struct bytes *ret_tag, struct sealed_identity *ret_identity)
{
    if (!header || !*header)
        return refused("no identity seal");
    const char *dot = strchr(header, '.');
    if (!dot || strlen(header) > IDENTITY_HEADER_MOST)
        return refused("the seal has not its form");
    const char *said = arena_text_n(arena, header, (size_t)(dot - header));
    struct bytes json;
    if (!text_unbase64(arena, said, &json) || !text_unbase64(arena, dot + 1, ret_tag) ||
        ret_tag->size != SEAL_HASH_SIZE)
        return refused("the seal has not its form");
    struct sealed_identity read = {0};
    if (codec_read(arena, &record_sealed_identity, json, CODEC_UNKNOWN_REFUSED, &read))
        return refused("the sealed identity does not read");
    *ret_said = (struct bytes){(const uint8_t *)said, strlen(said)};
    *ret_identity = read;
    return NULL;
}

static struct err *tag_check(const struct identity_keys *keys, const struct sealed_identity *sealed,
                             struct bytes said, struct bytes tag)
{
    const struct seal_keys *pair = pair_keys(keys->callers, keys->caller_count, sealed->caller);
    if (!pair || !seal_keys_has(pair, sealed->key_id))
        return refused("no such caller or key");
    uint8_t expected[SEAL_HASH_SIZE];
    TRY(seal_digest(pair, sealed->key_id, SEAL_PURPOSE, said, expected));
    return seal_equal(expected, tag.data, sizeof expected) ? NULL
                                                           : refused("the tag does not hold");
}

static bool same_digest(struct bytes a, struct bytes b)
{
    return a.size == b.size && a.size == SEAL_HASH_SIZE && seal_equal(a.data, b.data, a.size);
}

static struct err *request_check(const struct identity_keys *keys, const struct identity_ask *ask,
                                 const struct sealed_identity *sealed)
{
    if (!text_equal(sealed->audience, keys->service))
        return refused("sealed for another service");
    if (!text_equal(sealed->method, ask->method) || !text_equal(sealed->target, ask->target))
        return refused("sealed for another method or path");
    if (!same_digest(sealed->body_digest, ask->body_digest))
        return refused("sealed for another body");
    if (sealed->expires_at <= ask->arrived_at)
        return refused("the seal is old");
    if (sealed->expires_at > ask->arrived_at + IDENTITY_LIFE_MOST_MS)
        return refused("the seal lives longer than allowed");
    return NULL;
}

struct err *identity_check(const struct identity_keys *keys, struct arena *arena,
                           const struct identity_ask *ask, struct sealed_identity *ret_identity)
{
    struct bytes said, tag;
    struct sealed_identity sealed = {0};
    TRY(header_read(arena, ask->header, &said, &tag, &sealed));
    TRY(tag_check(keys, &sealed, said, tag));
    TRY(request_check(keys, ask, &sealed));
    *ret_identity = sealed;
    return NULL;
}

struct identity identity_of(const struct sealed_identity *sealed)
{
    return (struct identity){
        .client_id = sealed->client_id,
        .account_id = sealed->account_id,
        .agency = sealed->agency,
        .role = sealed->role,
        .region = sealed->region,
    };
}

static struct bytes digest_end(struct arena *arena, struct seal_hash *hash)
{
    uint8_t *digest = arena_alloc(arena, SEAL_HASH_SIZE);
    seal_hash_end(hash, digest);
    return (struct bytes){digest, SEAL_HASH_SIZE};
}

struct err *identity_digest(struct arena *arena, struct bytes body, struct bytes *ret_digest)
{
    struct seal_hash *hash = NULL;
    TRY(seal_hash_new(arena, SEAL_SHA256, &hash));
    seal_hash_add(hash, body.data ? (const void *)body.data : "", body.size);
    *ret_digest = digest_end(arena, hash);
    return NULL;
}

static void file_close(FILE **file)
{
    if (*file)
        (void)fclose(*file);
}

struct err *identity_digest_file(struct arena *arena, const char *file, struct bytes *ret_digest)
{
    struct seal_hash *hash = NULL;
    TRY(seal_hash_new(arena, SEAL_SHA256, &hash));
    __attribute__((cleanup(file_close))) FILE *stream = fopen(file, "re");
    if (!stream)
        return err_of(PROBLEM_TRANSIENT, "an uploaded file cannot be read: %s", strerror(errno));
    uint8_t *step = arena_alloc(arena, FILE_STEP);
    for (size_t got; (got = fread(step, 1, FILE_STEP, stream)) > 0;)
        seal_hash_add(hash, step, got);
    if (ferror(stream))
        return err_of(PROBLEM_TRANSIENT, "an uploaded file cannot be read to its end");
    *ret_digest = digest_end(arena, hash);
    return NULL;
}
