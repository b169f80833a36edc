/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/persons/{person_id}/changes: what is given replaces what was there, what is absent
 * stays. It takes If-Match: two people never change her record past each other.
 */
#include "intake/known_person.h"
#include "intake/person.h"

/* The digests of what changes go; name and telephone make one together, so both are opened. */
static void digests_drop(struct work *work, const struct person_change_request *request)
{
    const struct id person_id = request->person_id;
    if (request->id_number)
        WRITE(work, person_digest_drop, .person_id = person_id, .kind = "id_number");
    if (request->phone)
        WRITE(work, person_digest_drop, .person_id = person_id, .kind = "phone");
    if (request->phone || request->name)
        WRITE(work, person_digest_drop, .person_id = person_id, .kind = "name_phone");
}

/* Her record after the change, as far as digests need it: only what changes, and the pair. */
static struct err *changed_of(struct work *work, const struct person_secret *secret,
                              const struct data_key *key,
                              const struct person_change_request *request,
                              struct person_stated *ret_changed)
{
    struct person_stated changed = {request->name, request->phone, request->id_number,
                                    request->address};
    if (request->name && !request->phone)
        TRY(data_key_read(work, key, "phone", secret->sealed_phone, &changed.phone));
    if (request->phone && !request->name)
        TRY(data_key_read(work, key, "name", secret->sealed_name, &changed.name));
    *ret_changed = changed;
    return NULL;
}

static struct err *change_write(struct work *work, const struct person_change_request *request,
                                const struct person_loads *loads)
{
    const struct person_secret *secret = loads->secret;
    const struct data_key key =
        vault_key_of(work, "person", secret->person_id, secret->wrapped_key);
    const struct person_stated given = {request->name, request->phone, request->id_number,
                                        request->address};
    struct person_stated changed;
    struct sealed_person sealed;
    TRY(changed_of(work, secret, &key, request, &changed));
    TRY(person_close(work, &key, "", &given, &sealed));
    WRITE(work, person_secret_change, .person_id = secret->person_id, .sealed_name = sealed.name,
          .sealed_phone = sealed.phone, .sealed_id_number = sealed.id_number,
          .sealed_address = sealed.address);
    digests_drop(work, request);
    return person_digests_write(work, secret->person_id, &changed);
}

struct err *intake_do_person_change(struct work *work, const struct person_change_request *request,
                                    const struct person_loads *loads,
                                    struct person_answer *ret_answer)
{
    if (!loads->person)
        return err_of(PROBLEM_NOT_FOUND, "person %s", ID_TEXT(request->person_id));
    if (!loads->secret)
        return err_of(PROBLEM_CONFLICT, "her data was erased");
    if (!request->name && !request->phone && !request->id_number && !request->address)
        return err_at(PROBLEM_INVALID, "", "a change changes at least one thing");
    const struct count version = count_of(loads->person->version.value + 1);
    TRY(change_write(work, request, loads));
    WRITE(work, person_change, .person_id = request->person_id, .version = version);
    *ret_answer = (struct person_answer){request->person_id, version};
    return EMIT(work, person_changed, .person_id = request->person_id, .version = version);
}
