/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/persons/{person_id}/reading?purpose=: the one way to a name, a telephone, an identity
 * number, an address. It takes a purpose and leaves a trace that she can see (protocol.md L4); it
 * is a query, because answers of commands are stored.
 */
#include "intake/known_person.h"

static const struct person_link *link_find(const struct person_link_list *links,
                                           struct id matter_id)
{
    for (size_t i = 0; i < links->count; i++)
        if (id_equal(links->items[i].matter_id, matter_id))
            return &links->items[i];
    return NULL;
}

/* Who is not she herself reads in her own purpose only, and for a matter that is hers. */
static struct err *reading_check(const struct person_read_request *request,
                                 const struct person_loads *loads)
{
    const bool is_own = loads->person && loads->person->own == ANSWER_YES;
    if (!loads->person ||
        (!id_is_absent(request->matter_id) && !link_find(&loads->links, request->matter_id)))
        return err_of(PROBLEM_NOT_FOUND, "person %s", ID_TEXT(request->person_id));
    if (!is_own && request->purpose == PURPOSE_OWN_REQUEST)
        return err_at(PROBLEM_FORBIDDEN, "/purpose", "own_request is for the person herself");
    return NULL;
}

static struct err *stated_read(struct work *work, const struct data_key *key,
                               const struct person_link *link, struct person_stated_for *ret_stated)
{
    const struct sealed_person sealed = {link->sealed_name, link->sealed_phone,
                                         link->sealed_id_number, link->sealed_address};
    struct person_stated said;
    TRY(person_open(work, key, ID_TEXT(link->matter_id), &sealed, &said));
    *ret_stated = (struct person_stated_for){link->matter_id, said.name, said.phone, said.id_number,
                                             said.address};
    return NULL;
}

static bool says_something(const struct person_stated_for *said)
{
    return said->name || said->phone || said->id_number || said->address;
}

static struct err *all_stated(struct work *work, const struct data_key *key,
                              const struct person_link_list *links,
                              struct person_stated_for_list *ret_stated)
{
    struct person_stated_for *items =
        ARENA_ARRAY(work_arena(work), struct person_stated_for, links->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < links->count; i++) {
        TRY(stated_read(work, key, &links->items[i], &items[count]));
        count += says_something(&items[count]);
    }
    *ret_stated = (struct person_stated_for_list){items, count};
    return NULL;
}

static struct err *record_read(struct work *work, const struct person_loads *loads,
                               struct person_reading *answer)
{
    const struct person_secret *secret = loads->secret;
    const struct data_key key =
        vault_key_of(work, "person", secret->person_id, secret->wrapped_key);
    const struct sealed_person sealed = {secret->sealed_name, secret->sealed_phone,
                                         secret->sealed_id_number, secret->sealed_address};
    struct person_stated record;
    TRY(person_open(work, &key, "", &sealed, &record));
    answer->name = record.name;
    answer->phone = record.phone;
    answer->id_number = record.id_number;
    answer->address = record.address;
    return all_stated(work, &key, &loads->links, &answer->stated);
}

struct err *intake_get_person_reading(struct work *work, const struct person_read_request *request,
                                      const struct person_loads *loads,
                                      struct person_reading *ret_answer)
{
    TRY(reading_check(request, loads));
    *ret_answer = (struct person_reading){.person_id = loads->person->person_id,
                                          .version = loads->person->version,
                                          .erased = loads->person->erased};
    if (loads->secret)
        TRY(record_read(work, loads, ret_answer));
    return person_read_note(work, request->person_id, request->purpose, request->matter_id);
}
