/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns what was said into queued rows and event parts. Places within a matter are numbered on,
 * since ids of one instant have no order.
 */
#include "intake/filing.h"

#include <stdio.h>

enum { POINTER_SIZE = 48 };

static struct count place(size_t behind, size_t at) { return count_of((int64_t)(behind + at) + 1); }

struct err *claims_check(const struct claim_stated_list *claims)
{
    char pointer[POINTER_SIZE];
    for (size_t i = 0; i < claims->count; i++)
        if (claims->items[i].amount.fen < 0) {
            (void)snprintf(pointer, sizeof pointer, "/claims/%zu/amount", i);
            return err_at(PROBLEM_INVALID, pointer, "it is less than nothing");
        }
    return NULL;
}

struct err *filing_claims(const struct filing *filing, const struct claim_stated_list *stated,
                          struct claim_list *ret_claims)
{
    struct work *work = filing->work;
    struct claim *claims = ARENA_ARRAY(work_arena(work), struct claim, stated->count + 1);
    for (size_t i = 0; i < stated->count; i++) {
        const struct claim_stated *said = &stated->items[i];
        const struct id id = work_new_id(work);
        struct bytes words;
        TRY(data_key_close(work, &filing->key, data_key_field(work, "claim", id), said->words,
                           &words));
        WRITE(work, claim_put, .matter_id = filing->matter_id, .claim_id = id,
              .number = place(filing->behind.claims, i), .type = said->type, .amount = said->amount,
              .sealed_words = words);
        claims[i] = (struct claim){id, said->type, said->amount};
    }
    *ret_claims = (struct claim_list){claims, stated->count};
    return NULL;
}

static struct err *fact_file(const struct filing *filing, const struct fact_stated *said, size_t at,
                             struct fact *ret_fact)
{
    struct work *work = filing->work;
    const struct id id = work_new_id(work);
    struct bytes words;
    TRY(data_key_close(work, &filing->key, data_key_field(work, "fact", id), said->words, &words));
    WRITE(work, fact_put, .matter_id = filing->matter_id, .fact_id = id,
          .number = place(filing->behind.facts, at), .kind = said->kind, .on = said->on,
          .until = said->until, .evidence = said->evidence, .amount = said->amount,
          .corrects = said->corrects, .sealed_words = words, .stated_on = filing->on);
    *ret_fact = (struct fact){.fact_id = id,
                              .kind = said->kind,
                              .on = said->on,
                              .until = said->until,
                              .evidence = said->evidence,
                              .amount = said->amount,
                              .corrects = said->corrects};
    return NULL;
}

struct err *filing_facts(const struct filing *filing, const struct fact_stated_list *stated,
                         struct fact_list *ret_facts)
{
    struct fact *facts = ARENA_ARRAY(work_arena(filing->work), struct fact, stated->count + 1);
    for (size_t i = 0; i < stated->count; i++)
        TRY(fact_file(filing, &stated->items[i], i, &facts[i]));
    *ret_facts = (struct fact_list){facts, stated->count};
    return NULL;
}

struct err *filing_statement(const struct filing *filing, const struct saying *saying)
{
    struct work *work = filing->work;
    const struct id id = work_new_id(work);
    struct bytes words;
    TRY(data_key_close(work, &filing->key, data_key_field(work, "statement", id), saying->words,
                       &words));
    WRITE(work, statement_put, .matter_id = filing->matter_id, .statement_id = id,
          .number = place(filing->behind.statements, 0), .on = filing->on, .topics = saying->topics,
          .worker = saying->worker, .sealed_words = words,
          .stated_by = work_identity(work)->account_id, .recorded_at = work_now_ms(work));
    return NULL;
}

enum agency filing_agency(const struct identity *who)
{
    return who->agency != AGENCY_NONE ? who->agency : AGENCY_LABOUR;
}

const char *filing_ref_key(struct work *work, const char *kind, const char *reference)
{
    if (!reference)
        return NULL;
    return arena_printf(work_arena(work), "%s/%s/%s", ID_TEXT(work_identity(work)->client_id), kind,
                        reference);
}

void filing_ref_put(struct work *work, const char *ref_key, struct id stream_id, struct date on)
{
    if (ref_key)
        WRITE(work, ref_put, .ref_key = ref_key, .account_id = work_identity(work)->account_id,
              .stream_id = stream_id, .on = on, .recorded_at = work_now_ms(work));
}

struct err *filing_station(const char *code, const struct station_row **ret_station)
{
    const struct station_row *station = station_find(code);
    if (!station)
        return err_at(PROBLEM_INVALID, "/station_code", "there is no such station");
    *ret_station = station;
    return NULL;
}

struct err *filing_admitted(const struct station_admitted *station)
{
    if (station && station->admitted == ANSWER_YES)
        return NULL;
    return err_of(PROBLEM_OUTSIDE_REGION, "the station is outside the client's region");
}
