/* SPDX-License-Identifier: Apache-2.0
 *
 * Lists the answers of an assessment; see answers.h. One function for each top-level answer of
 * docs/law/assess.md, in that order. What is better for her is said only where nobody doubts it: a
 * later day of hers, a higher sum, an open door to help.
 */
#include "cli/law/answers.h"

#include "base/text.h"
#include "cli/law/out.h"
#include "law/code.h"

#include <assert.h>

const struct answer_told *answer_find(const struct answer_list *list, const char *question)
{
    for (int i = 0; i < list->count; i++)
        if (text_equal(list->items[i].question, question))
            return &list->items[i];
    return NULL;
}

/* Two claims of one topic are two questions. */
static struct answer_told *add(struct answer_list *list, const char *question, const char *text)
{
    struct answer_told *told = &list->items[list->count];
    const char *name = question;

    assert(list->count < ANSWERS);
    for (int n = 2; answer_find(list, name); n++)
        name = arena_printf(list->arena, "%s#%d", question, n);
    *told = (struct answer_told){.question = name, .text = arena_text(list->arena, text)};
    list->count++;
    return told;
}

static void worth_set(struct answer_told *told, int64_t worth)
{
    told->has_worth = true;
    told->worth = worth;
}

/* Yes is better than open, open better than no. */
static void yes_add(struct answer_list *list, const char *question, enum answer answer)
{
    worth_set(add(list, question, answer_word(answer)),
              answer == ANSWER_YES  ? 2
              : answer == ANSWER_NO ? 0
                                    : 1);
}

static void answer_add(struct answer_list *list, const char *question, enum answer answer)
{
    add(list, question, answer_word(answer));
}

static void number_add(struct answer_list *list, const char *question, int64_t number)
{
    add(list, question, arena_printf(list->arena, "%lld", (long long)number));
}

/* An end that is hers: the later, the better. */
static void day_add(struct answer_list *list, const char *question, struct date day, bool is_hers)
{
    struct answer_told *told = add(list, question, DATE_TEXT(day));

    if (is_hers && date_is_whole(day))
        worth_set(told, date_start_ms(day));
}

static void due_add(struct answer_list *list, const char *question, const struct day_due *due,
                    bool is_hers)
{
    day_add(list, question, due->natural, is_hers);
    day_add(list, arena_printf(list->arena, "%s.legal_due", question), due->legal_due, is_hers);
    day_add(list, arena_printf(list->arena, "%s.safe_due", question), due->safe_due, is_hers);
}

static void money_add(struct answer_list *list, const char *question, struct money money)
{
    struct answer_told *told = add(list, question, money.stated ? MONEY_TEXT(money) : "unknown");

    if (money.stated)
        worth_set(told, money.fen);
}

static void codes_add(struct answer_list *list, const char *question, const struct code_set *set,
                      uint64_t codes)
{
    struct text text;

    text_init(&text, list->arena);
    for (int value = 1; value < (int)set->count; value++)
        if (codes & CODE_BIT(value))
            text_add_printf(&text, "%s%s", text.size ? " " : "", code_name(set, value));
    add(list, question, text_get(&text));
}

static const char *part(struct answer_list *list, const char *question, const char *name)
{
    return arena_printf(list->arena, "%s.%s", question, name);
}

static void fast_track_tell(struct answer_list *list, const struct assessment *a)
{
    const int primary = a->fast_track.primary;

    worth_set(add(list, "fast_track", code_name(&law_codes_fast_track, primary)),
              primary == FAST_TRACK_CATEGORY_NO        ? 0
              : primary == FAST_TRACK_CATEGORY_UNKNOWN ? 1
                                                       : 2);
    for (int i = 1; i <= FAST_TRACK_CATEGORIES; i++)
        if (a->fast_track.also & (1 << i))
            number_add(list, "fast_track.also", i);
}

static void limitation_tell(struct answer_list *list, const struct assessment *a)
{
    yes_add(list, "limitation", a->in_time);
    for (int i = 0; i < a->claim_count; i++) {
        const struct limitation_result *l = &a->claims[i].limitation;
        const char *topic = code_name(&law_codes_topic, a->claims[i].topic);
        const char *name = part(list, "limitation", topic);

        yes_add(list, name, l->in_time);
        add(list, part(list, name, "state"), limitation_state_name(l->state));
        due_add(list, part(list, name, "strict"), &l->strict, true);
        due_add(list, part(list, name, "arguable"), &l->arguable, true);
        number_add(list, part(list, name, "months"), l->months.count);
        number_add(list, part(list, name, "months_passed"), l->months.passed);
    }
    if (a->has_defence)
        answer_add(list, "limitation.defence_in_court", a->defence);
}

static void award_tell(struct answer_list *list, const struct assessment *a)
{
    answer_add(list, "award", a->award.final);
    answer_add(list, "award.mixed", a->award.mixed ? ANSWER_YES : ANSWER_NO);
    for (int i = 0; i < a->award_item_count; i++)
        answer_add(list, part(list, "award", code_name(&law_codes_topic, a->award_topics[i])),
                   a->award.final_items[i]);
    for (int i = 0; i < a->award.step_count; i++) {
        const struct award_step *step = &a->award.steps[i];
        const char *name = part(list, "award", award_step_name(step->kind));
        const bool is_hers = step->kind == AWARD_STEP_WORKER_SUES ||
                             step->kind == AWARD_STEP_WORKER_ENFORCES;

        due_add(list, name, &step->due, is_hers);
        day_add(list, part(list, name, "earliest"), step->earliest.natural, is_hers);
        day_add(list, part(list, name, "latest"), step->latest.natural, is_hers);
    }
}

static void consistency_tell(struct answer_list *list, const struct assessment *a)
{
    add(list, "consistency", consistency_name(a->consistency.whole));
    for (int i = 0; i < a->court_count; i++)
        add(list, "consistency.by_court", consistency_name(a->consistency.by_court[i]));
}

static void legal_aid_tell(struct answer_list *list, const struct assessment *a)
{
    const struct legal_aid_result *r = &a->legal_aid;

    add(list, "legal_aid", legal_aid_outlook_name(r->outlook));
    yes_add(list, "legal_aid.provide_first", r->provide_first ? ANSWER_YES : ANSWER_NO);
    yes_add(list, "legal_aid.means_waived", r->means_waived);
    yes_add(list, "legal_aid.means_met", r->means_met);
    codes_add(list, "legal_aid.in_scope", &law_codes_topic, r->in_scope);
    codes_add(list, "legal_aid.for_officer", &law_codes_topic, r->for_officer);
}

static void sums_tell(struct answer_list *list, const struct assessment *a)
{
    for (int i = 0; i < a->sum_count; i++) {
        const struct assess_sum *sum = &a->sums[i];
        const char *name = assess_sum_name(sum->kind);

        money_add(list, name, sum->sum.amount);
        yes_add(list, part(list, name, "due"), sum->sum.due);
    }
}

static void leave_tell(struct answer_list *list, const struct assessment *a)
{
    number_add(list, "leave.days", a->leave.days);
    number_add(list, "leave.national_days", a->leave.national_days);
    day_add(list, "leave.last_day", a->leave.last_day, true);
    answer_add(list, "settlement.below_baseline", a->settlement.below);
    money_add(list, "settlement.least", a->settlement.least);
    money_add(list, "settlement.most", a->settlement.most);
}

static void doors_tell(struct answer_list *list, const struct assess_route *r)
{
    add(list, "door", r->scope.door ? code_name(&law_codes_door, r->scope.door) : "unknown");
    codes_add(list, "door.also", &law_codes_door, r->scope.also);
    answer_add(list, "door.stop", r->scope.stop ? ANSWER_YES : ANSWER_NO);
    answer_add(list, "door.co_parties", r->scope.co_parties ? ANSWER_YES : ANSWER_NO);
    add(list, "door.fine", MONEY_TEXT(r->scope.fine_max));
    add(list, "where", r->committee ? r->committee : "unknown");
    add(list, "where.also", r->choice ? r->choice : "");
    answer_add(list, "court_without_award", r->court.open);
}

static void procedure_tell(struct answer_list *list, const struct assess_route *r)
{
    answer_add(list, "simple_procedure", r->simple.eligible);
    answer_add(list, "simple_procedure.collective", r->simple.collective);
    number_add(list, "simple_procedure.arbitrators", r->simple.arbitrators);
    number_add(list, "simple_procedure.representatives", r->simple.representatives_most);
    yes_add(list, "advance_enforcement", r->advance.enforcement);
    number_add(list, "advance_enforcement.security", r->advance.enforcement_security);
    yes_add(list, "preservation", r->advance.preservation);
    number_add(list, "preservation.security", r->advance.preservation_security);
    number_add(list, "preservation.ruling_hours", r->advance.ruling_hours);
    number_add(list, "preservation.file_within_days", r->advance.file_within_days);
}

static void agreement_tell(struct answer_list *list, const struct assess_route *r)
{
    static const char *const paths[AGREEMENT_PATH_COUNT] = {"A", "B", "C", "D", "E"};

    for (int i = 0; r->has_agreement && i < AGREEMENT_PATH_COUNT; i++) {
        const char *name = part(list, "agreement", paths[i]);

        yes_add(list, name, r->agreement.ways[i].open);
        due_add(list, part(list, name, "until"), &r->agreement.ways[i].due, true);
    }
}

static void violation_tell(struct answer_list *list, const char *name,
                           const struct protection_result *r)
{
    yes_add(list, name, r->violated);
    add(list, part(list, name, "fine_min"), MONEY_TEXT(r->fine_min));
    add(list, part(list, name, "fine_max"), MONEY_TEXT(r->fine_max));
}

static void protection_tell(struct answer_list *list, const struct assess_route *r)
{
    if (r->has_protection)
        violation_tell(list, "protection", &r->protection);
    if (r->has_night)
        violation_tell(list, "night_work", &r->night);
    if (r->has_contract) {
        yes_add(list, "contract_expiry", r->contract.extended);
        day_add(list, "contract_expiry.last_protected", r->contract.last_protected, true);
    }
    if (r->has_nursing) {
        day_add(list, "nursing.last_day", r->nursing.last, true);
        number_add(list, "nursing.hours", r->nursing.hours);
    }
}

static void deadlines_tell(struct answer_list *list, const struct assess_route *r)
{
    for (int i = 0; i < r->clock_count; i++) {
        const struct clock_result *clock = &r->clocks[i];
        const char *name = part(list, "deadlines", clock->rule->id);
        const bool is_hers = !(clock->rule->allows & RULE_ALLOWS_DUTY);

        due_add(list, name, &clock->due, is_hers);
        day_add(list, part(list, name, "earliest"), clock->earliest.natural, is_hers);
        day_add(list, part(list, name, "latest"), clock->latest.natural, is_hers);
    }
}

static void offers_tell(struct answer_list *list, const struct sweep_result *r)
{
    uint64_t offered = 0;

    for (int i = 0; i < r->offer_count; i++)
        offered |= CODE_BIT(r->offers[i].entitlement);
    for (int i = 1; i < ENTITLEMENT_COUNT; i++)
        yes_add(list, part(list, "entitlements", code_name(&law_codes_entitlement, i)),
                (offered & CODE_BIT(i)) != 0 ? ANSWER_YES : ANSWER_NO);
    codes_add(list, "entitlements.urgent_for", &law_codes_urgency, r->urgent_for);
}

void answers_tell(struct arena *arena, const struct assessment *assessment,
                  struct answer_list *ret_list)
{
    ret_list->arena = arena;
    ret_list->count = 0;
    fast_track_tell(ret_list, assessment);
    limitation_tell(ret_list, assessment);
    consistency_tell(ret_list, assessment);
    award_tell(ret_list, assessment);
    legal_aid_tell(ret_list, assessment);
    sums_tell(ret_list, assessment);
    leave_tell(ret_list, assessment);
    doors_tell(ret_list, &assessment->route);
    procedure_tell(ret_list, &assessment->route);
    agreement_tell(ret_list, &assessment->route);
    protection_tell(ret_list, &assessment->route);
    deadlines_tell(ret_list, &assessment->route);
    offers_tell(ret_list, &assessment->route.sweep);
}
