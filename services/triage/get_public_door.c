/* SPDX-License-Identifier: Apache-2.0
 *
 * POST /v1/public/door: which door, where, and whether the fast track is open. Anybody may ask;
 * nothing of the question is kept. It points the way; the committee that is asked decides.
 */
#include "contracts/region.h"
#include "law/fast_track.h"
#include "triage/public.h"

static const struct public_scope *scope_of(struct arena *arena,
                                           const struct public_door_request *asked)
{
    struct scope_result *result = ARENA_NEW(arena, struct scope_result);
    struct public_scope *told = ARENA_NEW(arena, struct public_scope);
    const struct scope_facts facts = {
        .on = asked->act_on,
        .topics = asked->topics,
        .employment_form = (int)asked->form,
        .relation = (int)asked->relation,
        .platform = asked->platform,
        .pension = asked->pension,
        .age = asked->age,
        .against_agency = asked->against_agency,
        .against_grade = asked->against_grade,
        .contributions = asked->contributions,
        .wage_note = asked->wage_note,
        .employer_closed = asked->employer_closed,
        .subcontracted = asked->subcontracted,
    };
    scope_assess(public_law(asked->region), &facts, result);
    *told = (struct public_scope){
        .answer = (enum door)result->door,
        .also = result->also,
        .stop = result->stop ? ANSWER_YES : ANSWER_NO,
        .co_parties = result->co_parties ? ANSWER_YES : ANSWER_NO,
        .fine_min = result->fine_min,
        .fine_max = result->fine_max,
        LAW_WHY(arena, &result->why),
    };
    return told;
}

static const struct public_where *where_of(struct arena *arena, struct date today,
                                           const struct public_door_request *asked)
{
    struct explained *why = ARENA_NEW(arena, struct explained);
    struct public_where *told = ARENA_NEW(arena, struct public_where);
    const struct jurisdiction_facts facts = {
        .on = today,
        .performed_in = asked->region,
        .employer_in = asked->employer_region,
        .filed_in_both = asked->filed_in_both == ANSWER_YES,
    };
    const char *committee = jurisdiction_find(public_law(asked->region), &facts, why);
    const struct region_row *region = committee ? region_find(committee) : NULL;
    *told = (struct public_where){.answer = committee,
                                  .name = region ? region_full_name(arena, region) : NULL,
                                  LAW_WHY(arena, why)};
    return told;
}

static struct fast_track_facts fast_track_facts_of(const struct public_door_request *asked,
                                                   struct date today)
{
    struct fast_track_facts facts = {
        .sex = (int)asked->sex,
        .three_period = asked->three_period,
        .rural = asked->rural,
        .employment_form = (int)asked->form,
        .platform = asked->platform,
        .relation = (int)asked->relation,
        .topics = asked->topics,
        .act_on = asked->act_on,
        .filed_on = today,
        .not_filed = true,
    };
    for (size_t i = 0; i < asked->periods.count && i < FAST_TRACK_PERIODS; i++) {
        const struct public_period *one = &asked->periods.items[i];
        facts.periods[facts.period_count++] =
            (struct fast_track_period){.kind = (int)one->kind,
                                       .from = one->from,
                                       .to = one->to,
                                       .at_dispute = one->at_dispute};
    }
    return facts;
}

/* The four categories: each rule once, all that was used. */
static struct law_rule_list categories_cite(struct arena *arena,
                                            const struct fast_track_result *result,
                                            uint64_t *ret_used)
{
    struct law_rule *rules = ARENA_ARRAY(arena, struct law_rule, FAST_TRACK_CATEGORIES);
    size_t count = 0;
    *ret_used = 0;
    for (size_t i = 0; i < FAST_TRACK_CATEGORIES; i++) {
        *ret_used |= result->categories[i].used;
        if (result->categories[i].rule)
            rules[count++] = law_rule_of(result->categories[i].rule);
    }
    return (struct law_rule_list){rules, count};
}

static const struct public_fast_track *fast_track_of(struct arena *arena, struct date today,
                                                     const struct public_door_request *asked)
{
    struct fast_track_result *result = ARENA_NEW(arena, struct fast_track_result);
    struct public_fast_track *told = ARENA_NEW(arena, struct public_fast_track);
    const struct fast_track_facts facts = fast_track_facts_of(asked, today);
    fast_track_assess(&facts, result);
    told->rules = categories_cite(arena, result, &told->facts_used);
    told->answer = (enum category)result->primary;
    told->also = result->also;
    told->missing = result->missing;
    told->zh = law_text(result->zh);
    told->en = law_text(result->en);
    return told;
}

struct err *triage_get_public_door(struct work *work, const struct public_door_request *request,
                                   const struct no_load *loads, struct public_door *ret_answer)
{
    const struct date today = asked_on(work, request->today);
    (void)loads;
    TRY(within_bounds(&record_public_door_request, request));
    ret_answer->door = scope_of(work_arena(work), request);
    ret_answer->where = where_of(work_arena(work), today, request);
    ret_answer->fast_track = fast_track_of(work_arena(work), today, request);
    return NULL;
}
