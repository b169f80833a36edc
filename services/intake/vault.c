/* SPDX-License-Identifier: Apache-2.0
 *
 * Intake's keys and its digests; sealing itself is runtime/data_key.c. It must never put a value
 * into an error or a log line.
 */
#include "intake/vault.h"

#include "base/conf.h"

#include <string.h>

struct err *vault_open(struct arena *arena, const struct conf *conf, void **ret_state)
{
    struct vault *vault = ARENA_NEW(arena, struct vault);
    struct seal_keys *person = NULL;
    struct seal_keys *search = NULL;
    TRY(seal_keys_load(arena, conf_text(conf, "keys.person"), &person));
    TRY(seal_keys_load(arena, conf_text(conf, "keys.search"), &search));
    *vault = (struct vault){person, search, arena_text(arena, conf_text(conf, "documents.folder"))};
    *ret_state = vault;
    return NULL;
}

const struct vault *vault_of(const struct work *work) { return work_service_state(work); }

struct data_key vault_key_of(struct work *work, const char *kind, struct id id, const char *wrapped)
{
    return (struct data_key){vault_of(work)->person, data_key_field(work, kind, id), wrapped};
}

struct err *vault_key_new(struct work *work, const char *kind, struct id id,
                          struct data_key *ret_key)
{
    return data_key_new(work, vault_of(work)->person, data_key_field(work, kind, id), ret_key);
}

struct err *vault_digest(struct work *work, const char *purpose, const char *value,
                         struct bytes *ret_digest)
{
    *ret_digest = (struct bytes){NULL, 0};
    if (!value || !*value)
        return NULL;
    uint8_t *digest = arena_alloc(work_arena(work), SEAL_HASH_SIZE);
    const struct bytes message = {(const uint8_t *)value, strlen(value)};
    TRY(seal_digest(vault_of(work)->search, NULL, purpose, message, digest));
    *ret_digest = (struct bytes){digest, SEAL_HASH_SIZE};
    return NULL;
}

struct err *vault_digests(struct work *work, const char *purpose, const char *value,
                          const char **ret_hex)
{
    const struct seal_keys *keys = vault_of(work)->search;
    struct text list;
    const char *key_id = NULL;
    text_init(&list, work_arena(work));
    for (size_t i = 0; value && *value && (key_id = seal_keys_id(keys, i)); i++) {
        uint8_t digest[SEAL_HASH_SIZE];
        const struct bytes message = {(const uint8_t *)value, strlen(value)};
        TRY(seal_digest(keys, key_id, purpose, message, digest));
        text_add_n(&list, ",", i > 0);
        text_add(&list, vault_hex(work, (struct bytes){digest, sizeof digest}));
    }
    *ret_hex = text_get(&list);
    return NULL;
}

const char *vault_hex(struct work *work, struct bytes digest)
{
    if (digest.size == 0)
        return "";
    char *hex = arena_alloc(work_arena(work), 2 * digest.size + 1);
    text_hex(digest.data, digest.size, hex);
    return hex;
}
