/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns what was stated into the questions of the law and their answers into the event's form. A
 * day that nobody said stays absent; a demand without a paper counts for the arguable reading
 * alone.
 */
#include "triage/standing.h"

#include "contracts/public_requests.h"
#include "law/legal_aid.h"
#include "law/limitation.h"
#include "law/place.h"
#include "law/scope.h"
#include "triage/assessment.h"
#include "triage/period.h"

static enum outcome outcome_of(enum answer answer)
{
    static const enum outcome outcomes[] = {
        [ANSWER_NONE] = OUTCOME_UNKNOWN,
        [ANSWER_NO] = OUTCOME_NEEDS_OFFICER,
        [ANSWER_YES] = OUTCOME_HIT,
    };
    return outcomes[answer];
}

/* --- by when to file */

static struct date end_of_work(const struct stated *stated)
{
    struct date end = {0};
    for (size_t i = 0; i < stated->facts.count; i++) {
        const struct fact *fact = &stated->facts.items[i];
        if (fact->kind == FACT_EMPLOYMENT_ENDED || fact->kind == FACT_DISMISSED ||
            fact->kind == FACT_RESIGNED || fact->kind == FACT_CONTRACT_EXPIRED)
            end = date_is_absent(fact->on) ? end : fact->on;
    }
    return end;
}

/* Negotiation is a demand on the other side, mediation an application (LIM-3). */
static void interruptions_add(const struct stated *stated, struct limitation_facts *facts)
{
    for (size_t i = 0; i < stated->facts.count; i++) {
        const struct fact *fact = &stated->facts.items[i];
        const bool is_demand = fact->kind == FACT_NEGOTIATED;
        if ((!is_demand && fact->kind != FACT_MEDIATED) ||
            facts->interruption_count == LIMITATION_EVENTS - 1)
            continue;
        facts->interruptions[facts->interruption_count++] = (struct interruption){
            .kind = is_demand ? INTERRUPTION_DEMAND : INTERRUPTION_APPLICATION,
            .on = fact->on,
            .proven = fact->evidence > EVIDENCE_STATE_DECLARED ? ANSWER_YES : ANSWER_NONE};
    }
}

/* Where it went further already, the day she applied is not the day she came to the station. */
static bool has_applied(const struct stated *stated)
{
    for (size_t i = 0; i < stated->facts.count; i++) {
        const enum fact_kind kind = stated->facts.items[i].kind;
        if (kind == FACT_ARBITRATION_FILED || kind == FACT_AWARDED || kind == FACT_COURT_FILED ||
            kind == FACT_JUDGED)
            return true;
    }
    return false;
}

static struct date applied_on(const struct stated *stated)
{
    const struct date applied = period_filed_on(stated);
    const bool is_registration = date_equal(applied, stated->filed_on);
    if (is_registration && has_applied(stated))
        return (struct date){0};
    return applied;
}

/* The day that is told is the first that is known. */
static bool ends_before(const struct limitation_result *one, const struct limitation_result *other)
{
    const struct date a = one->strict.natural, b = other->strict.natural;
    if (date_is_absent(a) || date_is_absent(b))
        return date_is_absent(b) && !date_is_absent(a);
    return date_compare(a, b) < 0;
}

/* Nobody was asked whether she demanded, complained or was promised anything: that it is too late
 * is therefore never said, only what would show that it is not (LIM-3, SAFE-1). */
static void claim_assess(const struct law *law, struct limitation_facts *facts,
                         struct limitation_result *result)
{
    limitation_assess(law, facts, result);
    if (result->in_time != ANSWER_NO)
        return;
    facts->interruptions[facts->interruption_count++] =
        (struct interruption){.kind = INTERRUPTION_DEMAND};
    limitation_assess(law, facts, result);
    facts->interruption_count--;
}

static struct scope_facts scope_facts_of(const struct stated *stated)
{
    return (struct scope_facts){
        .on = period_act_on(stated),
        .topics = stated->topics,
        .employment_form = (int)stated->worker.employment_form,
        .relation = (int)stated->worker.relation,
        .platform = stated->worker.platform_work,
    };
}

/* NULL where no limitation runs on what is claimed. */
static const struct limitation_result *first_limit(struct arena *arena, const struct law *law,
                                                   const struct stated *stated,
                                                   enum answer *ret_answer)
{
    struct limitation_result *first = ARENA_NEW(arena, struct limitation_result);
    struct limitation_result *other = ARENA_NEW(arena, struct limitation_result);
    struct limitation_facts *facts = ARENA_NEW(arena, struct limitation_facts);
    struct scope_result *opened = ARENA_NEW(arena, struct scope_result);
    const struct scope_facts scope = scope_facts_of(stated);
    bool any = false;
    *facts = (struct limitation_facts){.civil_servant = stated->worker.employment_form ==
                                                        EMPLOYMENT_FORM_CIVIL_SERVANT,
                                       .known_on = period_act_on(stated),
                                       .employment_end = end_of_work(stated),
                                       .asked_on = applied_on(stated)};
    facts->filed = !date_equal(facts->asked_on, stated->filed_on);
    interruptions_add(stated, facts);
    for (facts->topic = 1; facts->topic < TOPIC_COUNT; facts->topic++) {
        if (!(stated->topics & CODE_BIT(facts->topic)) || !limitation_is_of(facts->topic))
            continue;
        limitation_door_find(law, &scope, facts, opened);
        claim_assess(law, facts, other);
        /* Yes or no only when every claim says so. */
        *ret_answer = any && *ret_answer != other->in_time ? ANSWER_NONE : other->in_time;
        if (!any || ends_before(other, first))
            *first = *other;
        any = true;
    }
    return any ? first : NULL;
}

static const struct explained *limitation(struct arena *arena, const struct law *law,
                                          const struct stated *stated, enum answer *ret_answer)
{
    const struct limitation_result *first = first_limit(arena, law, stated, ret_answer);
    return first ? &first->why : NULL;
}

struct day_due standing_limit(struct arena *arena, const struct stated *stated)
{
    const struct law *law = law_of_place(law_builtin(), stated->region);
    enum answer in_time = ANSWER_NONE;
    const struct limitation_result *first =
        has_applied(stated) ? NULL : first_limit(arena, law, stated, &in_time);
    return first ? first->strict : (struct day_due){0};
}

/* --- which door, and legal aid */

static const struct explained *door(struct arena *arena, const struct law *law,
                                    const struct stated *stated, enum answer *ret_answer)
{
    struct scope_result *result = ARENA_NEW(arena, struct scope_result);
    const struct scope_facts facts = scope_facts_of(stated);
    scope_assess(law, &facts, result);
    *ret_answer = result->door == DOOR_NONE    ? ANSWER_NONE
                  : result->door == DOOR_HUMAN ? ANSWER_NO
                                               : ANSWER_YES;
    return &result->why;
}

static const struct explained *aid(struct arena *arena, const struct law *law,
                                   const struct stated *stated, enum answer *ret_answer)
{
    static const enum answer answers[LEGAL_AID_OUTLOOK_COUNT] = {
        [LEGAL_AID_UNKNOWN] = ANSWER_NONE,
        [LEGAL_AID_LIKELY] = ANSWER_YES,
        [LEGAL_AID_NEEDS_OFFICER] = ANSWER_NO,
        [LEGAL_AID_ADVICE_ONLY_NOW] = ANSWER_NO,
    };
    struct legal_aid_result *result = ARENA_NEW(arena, struct legal_aid_result);
    const struct legal_aid_facts facts = {
        .on = stated->filed_on, .topics = stated->topics, .rural = stated->worker.rural_household};
    legal_aid_assess(law, &facts, result);
    *ret_answer = answers[result->outlook];
    return &result->why;
}

/* What holds for everybody stands before the rule that decided: of legal aid, free advice. */
static const struct question {
    const struct explained *(*ask)(struct arena *arena, const struct law *law,
                                   const struct stated *stated, enum answer *ret_answer);
    int deciding; /* place of the rule that is named, where it was reached */
} questions[STANDINGS_MOST] = {{limitation, 0}, {door, 0}, {aid, 1}};

size_t standings_of(struct arena *arena, const struct stated *stated,
                    struct assessed_rule ret_rules[STANDINGS_MOST])
{
    const struct law *law = law_of_place(law_builtin(), stated->region);
    size_t count = 0;
    for (size_t i = 0; i < STANDINGS_MOST; i++) {
        enum answer answer = ANSWER_NONE;
        const struct explained *why = questions[i].ask(arena, law, stated, &answer);
        if (!why || why->rule_count == 0)
            continue;
        const int last = why->rule_count - 1;
        const int named = questions[i].deciding < last ? questions[i].deciding : last;
        ret_rules[count++] = assessed_rule_of(arena, why, why->rules[named], outcome_of(answer));
    }
    return count;
}
