/* SPDX-License-Identifier: Apache-2.0
 *
 * Puts the facts to the questions about doors, procedure and offers; see assess_route.h.
 * A fact that was not told stays untold in every question.
 */
#include "cli/law/assess_route.h"

#include "cli/law/assess.h"
#include "law/place.h"
#include "law/rule_id.h"

#include "base/text.h"

struct scope_facts assess_scope_facts(const struct facts *facts)
{
    const struct worker *w = facts_worker(facts);
    const struct employment *e = facts_employment(facts);
    const struct procedure *p = facts_procedure(facts);

    return (struct scope_facts){.on = facts->act_on,
                                .topics = facts_topics(facts),
                                .employment_form = (int)e->form,
                                .relation = (int)e->relation,
                                .platform = e->platform,
                                .pension = w->pension,
                                .age = w->age,
                                .against_agency = p->against_agency,
                                .against_grade = p->against_grade,
                                .contributions = p->contributions,
                                .wage_note = e->wage_note,
                                .employer_closed = e->employer_closed,
                                .subcontracted = e->subcontracted};
}

static void door_find(const struct law *law, const struct facts *facts, struct assess_route *r)
{
    const struct employment *e = facts_employment(facts);
    const struct procedure *p = facts_procedure(facts);
    const struct scope_facts scope = assess_scope_facts(facts);
    const struct jurisdiction_facts places = {.on = facts_asked_on(facts),
                                              .performed_in = facts->region,
                                              .employer_in = e->employer_region,
                                              .filed_in_both = p->filed_in_both == ANSWER_YES};

    scope_assess(law, &scope, &r->scope);
    r->committee = jurisdiction_find(law, &places, &r->where);
    r->choice = jurisdiction_choice(&places);
}

/* The sum of what is claimed; open as soon as one claim has no amount. */
static struct money claimed(const struct facts *facts)
{
    int64_t fen = 0;

    for (size_t i = 0; i < facts->claims.count; i++) {
        if (!facts->claims.items[i].amount.stated)
            return (struct money){0};
        fen += facts->claims.items[i].amount.fen;
    }
    return facts->claims.count ? money_of_fen(fen) : (struct money){0};
}

static struct date procedure_day(const struct facts *facts)
{
    const struct procedure *p = facts_procedure(facts);

    return date_is_absent(p->accepted_on) ? facts_asked_on(facts) : p->accepted_on;
}

static void simple_find(const struct law *law, const struct facts *facts,
                        struct simple_result *ret_result)
{
    const struct procedure *p = facts_procedure(facts);
    const struct date on = procedure_day(facts);

    simple_assess(law,
                  &(struct simple_facts){
                      .on = on,
                      .facts_clear = p->facts_clear,
                      .amount = claimed(facts),
                      .average_yearly = facts_number(law, facts, PARAMETER_AVG_WAGE_PROVINCE, on),
                      .both_agree = p->both_agree_simple,
                      .unreachable = p->respondent_unreachable,
                      .workers = p->workers,
                      .collective_contract = p->collective_contract,
                      .public_interest = p->public_interest,
                      .major_or_difficult = p->difficult},
                  ret_result);
}

/* Where nobody told the place, what differs between the province and elsewhere stays open. */
static void procedure_find(const struct law *everywhere, const struct facts *facts,
                           struct assess_route *r)
{
    struct simple_result inside;

    simple_find(law_of_place(everywhere, facts->region), facts, &r->simple);
    if (facts->region)
        return;
    simple_find(everywhere, facts, &inside);
    if (inside.eligible == r->simple.eligible)
        return;
    r->simple.eligible = ANSWER_NONE;
    r->simple.arbitrators = inside.arbitrators == r->simple.arbitrators ? inside.arbitrators : 0;
    r->simple.why.missing |= CODE_BIT(LAW_FACT_REGION);
    explain_zh(&r->simple.why, "山东省与其他地区的规定不同，请补充工作地。");
    explain_en(&r->simple.why, "The province and other places differ: the place of work is needed "
                               "too. ");
}

static enum advance_stage stage_of(const struct facts *facts)
{
    if (facts_procedure(facts)->suit_pending == ANSWER_YES)
        return ADVANCE_IN_COURT;
    return facts_has_filed(facts) ? ADVANCE_IN_ARBITRATION : ADVANCE_BEFORE_FILING;
}

static enum answer hardship_of(const struct facts *facts)
{
    const struct worker *w = facts_worker(facts);

    return w->social_assistance == ANSWER_YES ? ANSWER_YES : ANSWER_NONE;
}

static void advance_find(const struct law *law, const struct facts *facts, struct assess_route *r)
{
    const struct procedure *p = facts_procedure(facts);

    advance_assess(law,
                   &(struct advance_facts){.on = facts_asked_on(facts),
                                           .stage = stage_of(facts),
                                           .topics = facts_topics(facts),
                                           .rights_clear = p->rights_clear,
                                           .life_affected = p->life_affected,
                                           .able_to_perform = p->able_to_perform,
                                           .assets_moving = p->assets_moving,
                                           .fled = p->fled,
                                           .hardship = hardship_of(facts),
                                           .rural = facts_worker(facts)->rural},
                   &r->advance);
}

/* Of what the agreement is about: the scope of the first topic that does not go to arbitration, or
 * of which a human says whether it does. */
static void agreement_scope(const struct law *law, const struct facts *facts,
                            struct agreement_facts *f, struct scope_result scopes[2])
{
    const struct scope_facts asked = assess_scope_facts(facts);

    for (int topic = 0; topic < TOPIC_COUNT; topic++) {
        const bool is_one = topic ? f->topics & CODE_BIT(topic) : !f->topics;
        struct scope_result *scope = &scopes[f->undecided ? 0 : 1];
        enum answer goes;

        if (!is_one || f->elsewhere)
            continue;
        goes = scope_is_arbitrable(law, &asked, topic ? CODE_BIT(topic) : 0, scope);
        /* SC-7: contributions are collected by the agency; what else is meant is not told. */
        if (goes == ANSWER_YES && scope->door == DOOR_COLLECTING)
            goes = ANSWER_NONE;
        if (goes == ANSWER_NO)
            f->elsewhere = scope;
        else if (goes == ANSWER_NONE && !f->undecided)
            f->undecided = scope;
    }
}

static void agreement_find(const struct law *law, const struct facts *facts, struct assess_route *r)
{
    const struct agreement *a = facts_agreement(facts);
    struct agreement_facts f = {.effective_on = a->effective_on,
                                .today = facts->today,
                                .topics = a->topics,
                                .both_apply = a->both_apply,
                                .defaulted = a->defaulted,
                                .confirmed = a->confirmed};
    struct scope_result scopes[2];

    r->has_agreement = !date_is_absent(a->effective_on) || a->topics || a->amount.stated ||
                       a->both_apply || a->defaulted || a->confirmed;
    if (!r->has_agreement)
        return;
    agreement_scope(law, facts, &f, scopes);
    agreement_assess(law, &f, &r->agreement);
}

/* --- court without an award --------------------------------------------------------------------
 */

bool assess_has_ended(const struct facts *facts)
{
    const struct award *award = facts_award(facts);

    return !date_is_absent(award->made_on) || award_is_absent((int)award->result);
}

/* Yes only where the last day is known and past; an exception that nobody excluded is asked for. */
static enum answer overdue_find(const struct law *law, const struct facts *facts,
                                struct assess_route *r)
{
    const struct procedure *p = facts_procedure(facts);
    const uint64_t fact = CODE_BIT(LAW_FACT_ARBITRATION);
    const struct clock_result *award;

    if (assess_has_ended(facts))
        return ANSWER_NO;
    award = assess_clock_add(law, RULE_DL_ARB_13, p->accepted_on, fact, r);
    if (r->simple.eligible == ANSWER_YES)
        assess_clock_add(law, RULE_DL_ARB_14, p->accepted_on, fact, r);
    if (!award || facts_injury(facts)->recognition_pending == ANSWER_YES)
        return ANSWER_NONE;
    return clock_has_lapsed(award, facts->today);
}

/* None where a claim is told and not what it is: it may be anything. */
static uint64_t topics_claimed(const struct facts *facts)
{
    for (size_t i = 0; i < facts->claims.count; i++)
        if (!facts->claims.items[i].type)
            return 0;
    return facts_topics(facts);
}

static bool is_elsewhere(int door)
{
    return door != DOOR_NONE && door != DOOR_ARBITRATION && door != DOOR_PERSONNEL;
}

/* What would say whether there is an unpaid agreement about pay: nothing that was told. */
static uint64_t agreement_missing(const struct agreement *a, bool has_agreement)
{
    if (!has_agreement)
        return CODE_BIT(LAW_FACT_AGREEMENT_ON);
    if (agreement_is_unpaid_pay(a->topics, a->defaulted) != ANSWER_NONE)
        return 0;
    return (a->topics ? 0 : CODE_BIT(LAW_FACT_TOPICS)) |
           (a->defaulted ? 0 : CODE_BIT(LAW_FACT_PERFORMANCE));
}

/* A refusal may be told as such or as how the arbitration ended (CT-1). */
static enum answer refused(const struct facts *facts)
{
    return facts_award(facts)->result == ARBITRATION_RESULT_NOT_ACCEPTED
               ? ANSWER_YES
               : facts_procedure(facts)->refused;
}

static void court_find(const struct law *law, const struct facts *facts, struct assess_route *r)
{
    const struct procedure *p = facts_procedure(facts);
    const struct agreement *a = facts_agreement(facts);
    const int result = (int)facts_award(facts)->result;

    court_door_assess(law,
                      &(struct court_door_facts){
                          .on = facts_asked_on(facts),
                          .another_door = is_elsewhere(r->scope.door),
                          .applied = facts_has_filed(facts) || !date_is_absent(p->accepted_on),
                          .awarded = facts_award_is_told(facts_award(facts)) &&
                                     !award_is_absent(result),
                          .closed = award_is_absent(result) &&
                                    result != ARBITRATION_RESULT_NOT_ACCEPTED,
                          .award_on = facts_award(facts)->made_on,
                          .topics = topics_claimed(facts),
                          .wage_note = facts_employment(facts)->wage_note,
                          .refused = refused(facts),
                          .award_overdue = overdue_find(law, facts, r),
                          .exception = p->overdue_exception,
                          .agreement_pay_only = agreement_is_unpaid_pay(a->topics, a->defaulted),
                          .agreement_missing = agreement_missing(a, r->has_agreement)},
                      &r->court);
}

/* --- what has not been offered -----------------------------------------------------------------
 */

static bool dismissed_by_employer(const struct employment *e)
{
    return e->end_kind == END_KIND_FAULT || e->end_kind == END_KIND_NOTICE ||
           e->end_kind == END_KIND_LAYOFF;
}

static bool is_awarded(const struct facts *facts)
{
    const int result = (int)facts_award(facts)->result;

    return facts_award_is_told(facts_award(facts)) &&
           (!award_is_absent(result) || result == ARBITRATION_RESULT_MEDIATED);
}

/* A grade is given to what was recognized, unless the contrary is told. */
static enum answer recognition_of(const struct injury *injury)
{
    return !injury->recognized && injury->grade.stated &&
                   injury->recognition_pending != ANSWER_YES
               ? ANSWER_YES
               : injury->recognized;
}

void assess_offers(const struct law *law, const struct facts *facts, struct assessment *a)
{
    const struct employment *e = facts_employment(facts);
    const struct procedure *p = facts_procedure(facts);
    const struct worker *w = facts_worker(facts);
    const struct legal_aid_result *aid = &a->legal_aid;

    sweep_run(law,
              &(struct sweep_facts){
                  .today = facts->today,
                  .topics = facts_topics(facts),
                  .pregnant = assess_in_period(facts, THREE_PERIOD_PREGNANT, facts->today),
                  .nursing = assess_in_period(facts, THREE_PERIOD_NURSING, facts->today),
                  .employed = e->still_employed,
                  .dismissed = dismissed_by_employer(e) ? ANSWER_YES : ANSWER_NONE,
                  .rights_clear = p->rights_clear,
                  .life_affected = p->life_affected,
                  .assets_moving = p->fled == ANSWER_YES ? ANSWER_YES : p->assets_moving,
                  .advance = a->route.advance.enforcement,
                  .violence = w->domestic_violence,
                  .medical = w->serious_illness,
                  .agreement_reached = a->route.has_agreement ? ANSWER_YES : ANSWER_NONE,
                  .awarded = is_awarded(facts),
                  .recognition_done = recognition_of(facts_injury(facts)),
                  .distressed = facts_worker(facts)->distressed,
                  .hardship = aid->means_met == ANSWER_YES ? ANSWER_YES : hardship_of(facts),
                  .days_to_limit = a->days_to_limit,
                  .doors = a->route.scope.also |
                           (a->route.scope.door ? CODE_BIT(a->route.scope.door) : 0),
                  .fast_track = a->fast_track.primary,
                  .offered = facts->offered,
              },
              &a->route.sweep);
}

void assess_routes(const struct law *everywhere, const struct facts *facts,
                   struct assessment *assessment)
{
    const struct law *law = law_of_place(everywhere, facts->region);
    struct assess_route *r = &assessment->route;

    r->clock_count = 0;
    door_find(law, facts, r);
    procedure_find(everywhere, facts, r);
    advance_find(law, facts, r);
    agreement_find(law, facts, r);
    assess_clocks(law, facts, r);
    court_find(law, facts, r);
    assess_protection(law, facts, assessment);
}
