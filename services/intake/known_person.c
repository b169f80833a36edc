/* SPDX-License-Identifier: Apache-2.0
 *
 * Finding, sealing and writing a person. Her key is made here and wrapped at once; a digest is all
 * that can be compared, and no value is ever kept in the open.
 */
#include "intake/known_person.h"

#include "intake/person.h"

#include <string.h>

static const char *id_or_none(struct work *work, struct id id)
{
    return id_is_absent(id) ? "" : arena_text(work_arena(work), ID_TEXT(id));
}

struct err *person_look_key(struct work *work, const struct person_look *look, const char **ret_key)
{
    struct arena *arena = work_arena(work);
    const struct person_stated none = {0};
    const struct person_stated *stated = look->stated ? look->stated : &none;
    const char *number = NULL, *both = NULL;
    TRY(vault_digests(work, "id_number", person_id_number_form(arena, stated->id_number), &number));
    TRY(vault_digests(work, "name_phone", person_name_phone_form(arena, stated), &both));
    *ret_key =
        arena_printf(arena, "%s/%s/%s/%s/%s", number, both, id_or_none(work, look->account_id),
                     id_or_none(work, look->contact_id), ID_TEXT(work_new_id(work)));
    return NULL;
}

struct err *known_person_of(struct work *work, const struct person_found *found,
                            struct known_person *ret_person)
{
    if (!found)
        return err_of(PROBLEM_FORBIDDEN, "this role registers nobody");
    struct known_person person = {.person_id = found->person_id,
                                  .is_new = found->known != ANSWER_YES};
    if (person.is_new) {
        TRY(vault_key_new(work, "person", person.person_id, &person.key));
    } else if (!found->wrapped_key) {
        return err_of(PROBLEM_CONFLICT, "person %s has been erased", ID_TEXT(person.person_id));
    } else {
        person.key = vault_key_of(work, "person", person.person_id, found->wrapped_key);
    }
    *ret_person = person;
    return NULL;
}

/* "name" of the record, "name/<matter>" as stated for one matter. */
static const char *field_of(struct work *work, const char *field, const char *place)
{
    return *place ? arena_printf(work_arena(work), "%s/%s", field, place) : field;
}

struct err *person_close(struct work *work, const struct data_key *key, const char *place,
                         const struct person_stated *stated, struct sealed_person *ret_sealed)
{
    *ret_sealed = (struct sealed_person){0};
    if (!stated)
        return NULL;
    TRY(data_key_close(work, key, field_of(work, "name", place), stated->name, &ret_sealed->name));
    TRY(data_key_close(work, key, field_of(work, "phone", place), stated->phone,
                       &ret_sealed->phone));
    TRY(data_key_close(work, key, field_of(work, "id_number", place), stated->id_number,
                       &ret_sealed->id_number));
    return data_key_close(work, key, field_of(work, "address", place), stated->address,
                          &ret_sealed->address);
}

struct err *person_open(struct work *work, const struct data_key *key, const char *place,
                        const struct sealed_person *sealed, struct person_stated *ret_stated)
{
    struct person_stated stated = {0};
    TRY(data_key_read(work, key, field_of(work, "name", place), sealed->name, &stated.name));
    TRY(data_key_read(work, key, field_of(work, "phone", place), sealed->phone, &stated.phone));
    TRY(data_key_read(work, key, field_of(work, "id_number", place), sealed->id_number,
                      &stated.id_number));
    TRY(data_key_read(work, key, field_of(work, "address", place), sealed->address,
                      &stated.address));
    *ret_stated = stated;
    return NULL;
}

/* `form` may be NULL. */
static struct err *digest_put(struct work *work, struct id person_id, const char *kind,
                              const char *form)
{
    const bool is_anchor = work_identity(work)->role != ROLE_WORKER;
    struct bytes digest;
    const char *under_all = NULL;
    TRY(vault_digest(work, kind, form, &digest));
    TRY(vault_digests(work, kind, form, &under_all));
    if (digest.size > 0)
        WRITE(work, person_digest_put, .person_id = person_id, .kind = kind, .digest = digest,
              .key_id = seal_keys_first_id(vault_of(work)->search),
              .anchor = is_anchor ? ANSWER_YES : ANSWER_NO, .under_all = under_all);
    return NULL;
}

struct err *person_digests_write(struct work *work, struct id person_id,
                                 const struct person_stated *stated)
{
    struct arena *arena = work_arena(work);
    if (!stated)
        return NULL;
    TRY(digest_put(work, person_id, "id_number", person_id_number_form(arena, stated->id_number)));
    TRY(digest_put(work, person_id, "name_phone", person_name_phone_form(arena, stated)));
    return digest_put(work, person_id, "phone", person_phone_form(arena, stated->phone));
}

static struct err *new_person_write(struct work *work, const struct known_person *person,
                                    const struct person_stated *stated, const char *region)
{
    struct sealed_person sealed;
    TRY(person_close(work, &person->key, "", stated, &sealed));
    WRITE(work, person_put, .person_id = person->person_id, .region = region,
          .registered_at = work_now_ms(work));
    WRITE(work, person_secret_put, .person_id = person->person_id,
          .wrapped_key = person->key.wrapped, .sealed_name = sealed.name,
          .sealed_phone = sealed.phone, .sealed_id_number = sealed.id_number,
          .sealed_address = sealed.address);
    return EMIT(work, person_registered, .person_id = person->person_id);
}

struct err *known_person_write(struct work *work, const struct known_person *person,
                               const struct person_look *look, const char *region)
{
    if (person->is_new)
        TRY(new_person_write(work, person, look->stated, region));
    if (!id_is_absent(look->account_id))
        WRITE(work, person_account_put, .account_id = look->account_id,
              .person_id = person->person_id);
    return person_digests_write(work, person->person_id, look->stated);
}

struct err *person_read_note(struct work *work, struct id person_id, enum purpose purpose,
                             struct id matter_id)
{
    const struct identity *who = work_identity(work);
    static const struct id nobody = {{[6] = 0x70, [8] = 0x80}};
    return EMIT(work, person_read, .person_id = person_id,
                .reader_id = id_is_absent(who->account_id) ? nobody : who->account_id,
                .agency = who->agency, .purpose = purpose, .matter_id = matter_id);
}
