/* SPDX-License-Identifier: Apache-2.0
 *
 * Sealing and opening by owner and field, so that nothing opens in another place.
 * It must never put a value into an error or a log line.
 */
#include "runtime/data_key.h"

#include <string.h>

struct err *data_key_new(struct work *work, const struct seal_keys *keys, const char *owner,
                         struct data_key *ret_key)
{
    struct data_key key = {keys, owner, NULL};
    TRY(seal_data_key_new(work_arena(work), keys, owner, &key.wrapped));
    *ret_key = key;
    return NULL;
}

const char *data_key_field(struct work *work, const char *kind, struct id id)
{
    return arena_printf(work_arena(work), "%s/%s", kind, ID_TEXT(id));
}

static struct seal_place place_of(struct work *work, const struct data_key *key, const char *field)
{
    return (struct seal_place){.wrapped = key->wrapped,
                               .key_context = key->owner,
                               .context =
                                   arena_printf(work_arena(work), "%s/%s", key->owner, field)};
}

struct err *data_key_close(struct work *work, const struct data_key *key, const char *field,
                           const char *text, struct bytes *ret_sealed)
{
    *ret_sealed = (struct bytes){NULL, 0};
    if (!text || !key->wrapped)
        return NULL;
    const struct seal_place place = place_of(work, key, field);
    const struct bytes plain = {(const uint8_t *)text, strlen(text)};
    return err_wrap(seal_close(work_arena(work), key->keys, &place, plain, ret_sealed),
                    "sealing %s", field);
}

struct err *data_key_read(struct work *work, const struct data_key *key, const char *field,
                          struct bytes sealed, const char **ret_text)
{
    struct bytes plain = {NULL, 0};
    *ret_text = NULL;
    if (sealed.size == 0 || !key->wrapped)
        return NULL;
    const struct seal_place place = place_of(work, key, field);
    TRY(err_wrap(seal_open(work_arena(work), key->keys, &place, sealed, &plain), "opening %s",
                 field));
    *ret_text = (const char *)plain.data;
    return NULL;
}
