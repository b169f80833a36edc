/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/matters/{matter_id}/supplements: further facts, claims, a newer profile. Nothing is
 * overwritten; a correction is a new fact that names the one in whose place it stands.
 */
#include "intake/fact.h"
#include "intake/filing.h"

static bool says_nothing(const struct supplement_request *request)
{
    return !request->words && !request->topics && !request->worker && request->claims.count == 0 &&
           request->facts.count == 0;
}

static struct err *supplement_check(const struct supplement_request *request,
                                    const struct supplement_loads *loads, struct date today)
{
    if (!loads->matter)
        return err_of(PROBLEM_NOT_FOUND, "matter %s", ID_TEXT(request->matter_id));
    if (!loads->matter->wrapped_key)
        return err_of(PROBLEM_CONFLICT, "her data was erased; nothing can be added");
    if (says_nothing(request))
        return err_at(PROBLEM_INVALID, "", "a supplement says at least one thing");
    TRY(claims_check(&request->claims));
    TRY(facts_check(&request->facts, today));
    return facts_correct(&request->facts, &loads->facts);
}

static struct filing filing_of(struct work *work, const struct supplement_loads *loads,
                               struct date on)
{
    const struct matter_seen *matter = loads->matter;
    return (struct filing){
        .work = work,
        .matter_id = matter->matter_id,
        .on = on,
        .key = vault_key_of(work, "person", matter->person_id, matter->wrapped_key),
        .behind = {loads->statements.count, loads->claims.count, loads->facts.count}};
}

static void answer_fill(struct arena *arena, const struct claim_list *claims,
                        const struct fact_list *facts, struct supplement_answer *answer)
{
    struct claim_ref *claim_refs = ARENA_ARRAY(arena, struct claim_ref, claims->count + 1);
    struct fact_ref *fact_refs = ARENA_ARRAY(arena, struct fact_ref, facts->count + 1);
    for (size_t i = 0; i < claims->count; i++)
        claim_refs[i].claim_id = claims->items[i].claim_id;
    for (size_t i = 0; i < facts->count; i++)
        fact_refs[i] = (struct fact_ref){facts->items[i].fact_id, facts->items[i].corrects};
    answer->claims = (struct claim_ref_list){claim_refs, claims->count};
    answer->facts = (struct fact_ref_list){fact_refs, facts->count};
}

struct err *intake_do_matter_supplement(struct work *work, const struct supplement_request *request,
                                        const struct supplement_loads *loads,
                                        struct supplement_answer *ret_answer)
{
    struct date on;
    struct claim_list claims;
    struct fact_list facts;
    const struct saying saying = {request->words, request->topics, request->worker};
    TRY(supplement_check(request, loads, work_today(work)));
    TRY(day_of(request->on, work_today(work), &on));
    const struct filing filing = filing_of(work, loads, on);
    TRY(filing_statement(&filing, &saying));
    TRY(filing_claims(&filing, &request->claims, &claims));
    TRY(filing_facts(&filing, &request->facts, &facts));
    *ret_answer = (struct supplement_answer){.matter_id = filing.matter_id, .on = on};
    answer_fill(work_arena(work), &claims, &facts, ret_answer);
    return EMIT(work, matter_supplemented, .matter_id = filing.matter_id,
                .region = loads->matter->region, .on = on, .topics = request->topics,
                .worker = request->worker, .claims = claims, .facts = facts);
}
