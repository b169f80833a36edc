/* SPDX-License-Identifier: Apache-2.0
 *
 * A party's own record is under a key of its own and outlives any one matter; what she said of it
 * belongs to her matter. Neither is ever joined on a name: names of firms repeat.
 */
#include "intake/parties.h"

#include "intake/person.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { PARTIES_MOST = 3, POINTER_SIZE = 48 };

static struct err *party_key(struct work *work, const struct party_stated *stated,
                             const char **ret_key)
{
    const char *digests = NULL;
    TRY(vault_digests(work, "credit_code",
                      party_credit_code_form(work_arena(work), stated->credit_code), &digests));
    *ret_key = arena_printf(work_arena(work), "%s/%s", digests, ID_TEXT(work_new_id(work)));
    return NULL;
}

/* One lock each: a party named twice could not be held twice. */
static bool same_code(const char *key, const char *other)
{
    const size_t size = strcspn(key, "/");
    return size > 0 && size == strcspn(other, "/") && strncmp(key, other, size) == 0;
}

static struct err *keys_check(const char *const *keys, size_t count)
{
    char pointer[POINTER_SIZE];
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++)
            if (same_code(keys[i], keys[k])) {
                (void)snprintf(pointer, sizeof pointer, "/parties/%zu/credit_code", i);
                return err_at(PROBLEM_INVALID, pointer, "two parties have one credit code");
            }
    return NULL;
}

struct err *parties_look(struct work *work, const struct party_stated_list *stated,
                         struct registration_derived *derived)
{
    const char *keys[PARTIES_MOST] = {NULL};
    assert(stated->count <= PARTIES_MOST); /* the request's own limit */
    for (size_t i = 0; i < stated->count; i++)
        TRY(party_key(work, &stated->items[i], &keys[i]));
    TRY(keys_check(keys, stated->count));
    derived->party_1 = keys[0];
    derived->party_2 = keys[1];
    derived->party_3 = keys[2];
    return NULL;
}

static struct err *party_register(struct work *work, struct id party_id,
                                  const struct party_stated *stated)
{
    struct data_key key;
    struct party_put row = {.party_id = party_id,
                            .kind = stated->kind,
                            .region = stated->region,
                            .registered_at = work_now_ms(work)};
    TRY(vault_key_new(work, "party", party_id, &key));
    TRY(data_key_close(work, &key, "name", stated->name, &row.sealed_name));
    TRY(data_key_close(work, &key, "credit_code", stated->credit_code, &row.sealed_credit_code));
    TRY(data_key_close(work, &key, "phone", stated->phone, &row.sealed_phone));
    TRY(data_key_close(work, &key, "address", stated->address, &row.sealed_address));
    row.wrapped_key = key.wrapped;
    work_write(work, &statement_party_put, &row);
    return EMIT(work, party_registered, .party_id = party_id, .kind = stated->kind,
                .region = stated->region);
}

/* Of a new party two units meet at its digest; a known one only gets what it lacks. */
static struct err *party_digest_write(struct work *work, struct id party_id, bool is_new,
                                      const struct party_stated *stated)
{
    struct party_digest_put row = {.party_id = party_id,
                                   .key_id = seal_keys_first_id(vault_of(work)->search)};
    TRY(vault_digest(work, "credit_code",
                     party_credit_code_form(work_arena(work), stated->credit_code), &row.digest));
    if (row.digest.size > 0 && is_new)
        work_write(work, &statement_party_digest_put, &row);
    else if (row.digest.size > 0)
        WRITE(work, party_digest_renew, .party_id = row.party_id, .digest = row.digest,
              .key_id = row.key_id);
    return NULL;
}

/* Where a value of a party stands among hers: "party/<id>/<matter>/name". */
static const char *place_of(struct work *work, struct id party_id, struct id matter_id,
                            const char *field)
{
    const char *party = data_key_field(work, "party", party_id);
    return arena_printf(work_arena(work), "%s/%s", data_key_field(work, party, matter_id), field);
}

static struct err *party_link(const struct filing *filing, struct id party_id,
                              const struct party_stated *stated)
{
    struct work *work = filing->work;
    struct matter_party_put row = {.matter_id = filing->matter_id,
                                   .party_id = party_id,
                                   .kind = stated->kind,
                                   .region = stated->region};
    const struct {
        const char *field, *text;
        struct bytes *sealed;
    } values[] = {{"name", stated->name, &row.sealed_name},
                  {"region", stated->region_stated, &row.sealed_region},
                  {"credit_code", stated->credit_code, &row.sealed_credit_code},
                  {"phone", stated->phone, &row.sealed_phone},
                  {"address", stated->address, &row.sealed_address}};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        TRY(data_key_close(work, &filing->key,
                           place_of(work, party_id, filing->matter_id, values[i].field),
                           values[i].text, values[i].sealed));
    work_write(work, &statement_matter_party_put, &row);
    return NULL;
}

struct err *parties_write(const struct filing *filing, const struct party_stated_list *stated,
                          const struct registration_finds *found,
                          struct party_ref_list *ret_parties)
{
    assert(stated->count <= PARTIES_MOST); /* the request's own limit */
    const struct party_found *const known[PARTIES_MOST] = {found->party_1, found->party_2,
                                                           found->party_3};
    struct party_ref *refs = ARENA_ARRAY(work_arena(filing->work), struct party_ref, PARTIES_MOST);
    for (size_t i = 0; i < stated->count; i++) {
        if (!known[i])
            return err_of(PROBLEM_FORBIDDEN, "this role registers no party");
        const struct id party_id = known[i]->party_id;
        const bool is_new = known[i]->known != ANSWER_YES;
        if (is_new)
            TRY(party_register(filing->work, party_id, &stated->items[i]));
        TRY(party_digest_write(filing->work, party_id, is_new, &stated->items[i]));
        TRY(party_link(filing, party_id, &stated->items[i]));
        refs[i] = (struct party_ref){party_id, stated->items[i].kind};
    }
    *ret_parties = (struct party_ref_list){refs, stated->count};
    return NULL;
}

struct err *party_open(struct work *work, const struct data_key *key, const struct party_seen *seen,
                       struct party_words *ret_words)
{
    struct party_words words = {
        .party_id = seen->party_id, .kind = seen->kind, .region = seen->region};
    const struct {
        const char *field;
        struct bytes sealed;
        const char **text;
    } values[] = {{"name", seen->sealed_name, &words.name},
                  {"region", seen->sealed_region, &words.region_stated},
                  {"credit_code", seen->sealed_credit_code, &words.credit_code},
                  {"phone", seen->sealed_phone, &words.phone},
                  {"address", seen->sealed_address, &words.address}};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        TRY(data_key_read(work, key,
                          place_of(work, seen->party_id, seen->matter_id, values[i].field),
                          values[i].sealed, values[i].text));
    *ret_words = words;
    return NULL;
}
