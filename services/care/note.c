/* SPDX-License-Identifier: Apache-2.0
 *
 * Closing and opening under the team's key. It must never put what it opens anywhere but into the
 * answer of the reading.
 */
#include "care/note.h"

struct err *note_keys_open(struct arena *arena, const struct conf *conf, void **ret_state)
{
    struct seal_keys *keys = NULL;
    TRY(seal_keys_load(arena, conf_text(conf, "keys.team"), &keys));
    *ret_state = keys;
    return NULL;
}

static const char *owner_of(struct work *work, struct id plan_id)
{
    return data_key_field(work, "plan", plan_id);
}

struct data_key note_key_of(struct work *work, const struct care_key_put_list *keys,
                            struct id plan_id)
{
    struct data_key key = {work_service_state(work), owner_of(work, plan_id), NULL};
    for (size_t i = 0; i < keys->count; i++)
        if (id_equal(keys->items[i].plan_id, plan_id))
            key.wrapped = keys->items[i].wrapped_key;
    return key;
}

struct err *note_keep(struct work *work, const struct care_session_put *session,
                      const struct care_key_put_list *keys, const char *content)
{
    struct data_key key = note_key_of(work, keys, session->plan_id);
    struct care_note_put note = {.session_id = session->session_id,
                                 .matter_id = session->matter_id,
                                 .plan_id = session->plan_id};
    if (!key.wrapped) {
        TRY(data_key_new(work, key.keys, key.owner, &key));
        WRITE(work, care_key_put, .matter_id = session->matter_id, .plan_id = session->plan_id,
              .wrapped_key = key.wrapped);
    }
    TRY(data_key_close(work, &key, data_key_field(work, "session", session->session_id), content,
                       &note.sealed_note));
    work_write(work, &statement_care_note_put, &note);
    return NULL;
}

struct err *note_read(struct work *work, const struct care_note_put *note,
                      const struct care_key_put_list *keys, const char **ret_content)
{
    const struct data_key key = note_key_of(work, keys, note->plan_id);
    return data_key_read(work, &key, data_key_field(work, "session", note->session_id),
                         note->sealed_note, ret_content);
}
