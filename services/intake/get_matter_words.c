/* SPDX-License-Identifier: Apache-2.0
 *
 * GET /v1/intake/matters/{matter_id}/words?purpose=: what she said in words and how she put the
 * other side; for a purpose, and it leaves a trace on her stream (protocol.md L4). Erased words are
 * gone.
 */
#include "intake/known_person.h"
#include "intake/parties.h"

struct reader {
    struct work *work;
    const struct matter_loads *loads;
    struct data_key key;
};

static struct err *statements_read(const struct reader *r, struct statement_words_list *ret_words)
{
    const struct statement_seen_list *seen = &r->loads->statements;
    struct statement_words *items =
        ARENA_ARRAY(work_arena(r->work), struct statement_words, seen->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < seen->count; i++) {
        const struct statement_seen *s = &seen->items[i];
        const char *words = NULL;
        TRY(data_key_read(r->work, &r->key, data_key_field(r->work, "statement", s->statement_id),
                          s->sealed_words, &words));
        if (words)
            items[count++] = (struct statement_words){s->on, words};
    }
    *ret_words = (struct statement_words_list){items, count};
    return NULL;
}

static struct err *facts_read(const struct reader *r, struct fact_words_list *ret_words)
{
    const struct fact_seen_list *seen = &r->loads->facts;
    struct fact_words *items = ARENA_ARRAY(work_arena(r->work), struct fact_words, seen->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < seen->count; i++) {
        const struct fact_seen *f = &seen->items[i];
        const char *words = NULL;
        TRY(data_key_read(r->work, &r->key, data_key_field(r->work, "fact", f->fact_id),
                          f->sealed_words, &words));
        if (words)
            items[count++] = (struct fact_words){f->fact_id, words};
    }
    *ret_words = (struct fact_words_list){items, count};
    return NULL;
}

static struct err *claims_read(const struct reader *r, struct claim_words_list *ret_words)
{
    const struct claim_seen_list *seen = &r->loads->claims;
    struct claim_words *items =
        ARENA_ARRAY(work_arena(r->work), struct claim_words, seen->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < seen->count; i++) {
        const struct claim_seen *c = &seen->items[i];
        const char *words = NULL;
        TRY(data_key_read(r->work, &r->key, data_key_field(r->work, "claim", c->claim_id),
                          c->sealed_words, &words));
        if (words)
            items[count++] = (struct claim_words){c->claim_id, words};
    }
    *ret_words = (struct claim_words_list){items, count};
    return NULL;
}

static struct err *parties_read(const struct reader *r, struct party_words_list *ret_words)
{
    const struct party_seen_list *seen = &r->loads->parties;
    struct party_words *items =
        ARENA_ARRAY(work_arena(r->work), struct party_words, seen->count + 1);
    for (size_t i = 0; i < seen->count; i++)
        TRY(party_open(r->work, &r->key, &seen->items[i], &items[i]));
    *ret_words = (struct party_words_list){items, r->key.wrapped ? seen->count : 0};
    return NULL;
}

static struct err *words_read(const struct reader *r, struct matter_words *answer)
{
    const struct matter_seen *matter = r->loads->matter;
    TRY(data_key_read(r->work, &r->key, data_key_field(r->work, "region", matter->matter_id),
                      matter->sealed_region, &answer->region_stated));
    TRY(statements_read(r, &answer->statements));
    TRY(facts_read(r, &answer->facts));
    TRY(claims_read(r, &answer->claims));
    return parties_read(r, &answer->parties);
}

struct err *intake_get_matter_words(struct work *work, const struct matter_words_request *request,
                                    const struct matter_loads *loads,
                                    struct matter_words *ret_answer)
{
    const struct matter_seen *matter = loads->matter;
    if (!matter)
        return err_of(PROBLEM_NOT_FOUND, "matter %s", ID_TEXT(request->matter_id));
    const struct reader reader = {
        work, loads, vault_key_of(work, "person", matter->person_id, matter->wrapped_key)};
    *ret_answer = (struct matter_words){.matter_id = matter->matter_id,
                                        .erased = matter->wrapped_key ? ANSWER_NO : ANSWER_YES};
    TRY(words_read(&reader, ret_answer));
    if (id_is_absent(matter->person_id))
        return NULL;
    return person_read_note(work, matter->person_id, request->purpose, matter->matter_id);
}
