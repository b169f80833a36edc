/* SPDX-License-Identifier: Apache-2.0
 *
 * Puts the facts of a matter to every question of the law; see assess.h.
 * It decides nothing; a question whose facts are missing is asked all the same.
 */
#include "cli/law/assess.h"

#include "base/text.h"

#include "cli/law/assess_sum.h"
#include "law/place.h"

#define TOPIC(name) CODE_BIT(TOPIC_##name)

static uint64_t circumstances(const struct facts *facts)
{
    const struct worker *w = facts_worker(facts);
    uint64_t found = 0;

    if (w->disabled == ANSWER_YES)
        found |= CODE_BIT(FAST_TRACK_REASON_DISABLED);
    if (w->single_carer == ANSWER_YES)
        found |= CODE_BIT(FAST_TRACK_REASON_SINGLE_CARER);
    if (w->age.stated && w->age.value >= 16 && w->age.value < 18)
        found |= CODE_BIT(FAST_TRACK_REASON_MINOR_WORKER);
    if (w->domestic_violence == ANSWER_YES)
        found |= CODE_BIT(FAST_TRACK_REASON_DOMESTIC_VIOLENCE);
    if (w->serious_illness == ANSWER_YES)
        found |= CODE_BIT(FAST_TRACK_REASON_SERIOUS_ILLNESS);
    if (w->social_assistance == ANSWER_YES)
        found |= CODE_BIT(FAST_TRACK_REASON_SOCIAL_ASSISTANCE);
    return found;
}

/* A birth and a leave with their days are a period as if it had been told; one that does not reach
 * the day of the act or of the filing says nothing of another. */
static void period_add(struct fast_track_facts *f, int kind, struct date from, struct date to)
{
    const struct date days[] = {f->act_on, f->filed_on};

    for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
        if (f->period_count == FAST_TRACK_PERIODS || !date_is_whole(days[i]) ||
            !date_is_whole(from) || !date_is_whole(to) || date_compare(days[i], from) < 0 ||
            date_compare(days[i], to) > 0)
            continue;
        f->periods[f->period_count++] =
            (struct fast_track_period){.kind = kind, .from = from, .to = to};
        return;
    }
}

static void fast_track(const struct law *law, const struct facts *facts, struct assessment *a)
{
    const struct worker *w = facts_worker(facts);
    const struct employment *e = facts_employment(facts);
    const struct officer *o = facts_officer(facts);
    struct fast_track_facts f = {
        .sex = (int)w->sex,
        .three_period = w->three_period,
        .month_hundredths = facts_maternity(facts)->month_hundredths,
        .rural = w->rural,
        .employment_form = (int)e->form,
        .platform = e->platform,
        .relation = (int)e->relation,
        .topics = facts_topics(facts),
        .act_on = facts->act_on,
        .filed_on = facts_asked_on(facts),
        .not_filed = !facts_has_filed(facts),
        .officer_reason = (int)o->reason,
        .officer_approver = o->approver,
        .circumstances = circumstances(facts),
        .rules = law->rules,
    };

    for (size_t i = 0; i < w->periods.count && i < FAST_TRACK_PERIODS; i++) {
        const struct period *p = &w->periods.items[i];

        f.periods[f.period_count] = (struct fast_track_period){.kind = (int)p->kind};
        if (!assess_period_is_doubtful(facts, p))
            f.periods[f.period_count] = (struct fast_track_period){
                (int)p->kind, p->from, p->to, p->at_dispute, (int)p->evidence};
        f.period_count++;
    }
    period_add(&f, THREE_PERIOD_NURSING, facts_maternity(facts)->birth_on,
               nursing_end(law, facts_maternity(facts)->birth_on));
    period_add(&f, THREE_PERIOD_MATERNITY, a->leave.first_day, assess_leave_end(a));
    fast_track_assess(&f, &a->fast_track);
}

/* --- limitation ------------------------------------------------------------------------------- */

static void interruption_add(struct limitation_facts *f, struct interruption one)
{
    if (f->interruption_count < LIMITATION_EVENTS)
        f->interruptions[f->interruption_count++] = one;
}

/* The case that she had is over and nothing was decided in it: she may file again, and what the
 * filing did is that limitation runs anew from it (LIM-3 b, LIM-8). */
static bool is_over_undecided(const struct facts *facts)
{
    const struct procedure *p = facts_procedure(facts);
    const int result = (int)facts_award(facts)->result;

    return (p->refused == ANSWER_YES ||
            (award_is_absent(result) && result != ARBITRATION_RESULT_MEDIATED)) &&
           p->suit_pending != ANSWER_YES && facts->courts.count == 0;
}

/* Strictly it runs anew from the filing (27(2)); that it stood still until the end of the case can
 * be argued. */
static void application_add(const struct facts *facts, struct limitation_facts *f)
{
    interruption_add(f, (struct interruption){INTERRUPTION_APPLICATION,
                                              facts_procedure(facts)->filed_on, ANSWER_YES,
                                              CODE_BIT(LAW_FACT_FILED_ON)});
    interruption_add(f, (struct interruption){INTERRUPTION_APPLICATION, facts_award(facts)->made_on,
                                              ANSWER_NONE, CODE_BIT(LAW_FACT_ARBITRATION)});
}

static void interruptions_fill(const struct facts *facts, struct limitation_facts *f)
{
    /* Who agrees to pay interrupts it (LIM-3 c); whether it was about this claim is for a human. */
    if (!date_is_absent(facts_agreement(facts)->effective_on))
        interruption_add(f, (struct interruption){INTERRUPTION_PROMISE,
                                                  facts_agreement(facts)->effective_on, ANSWER_NONE,
                                                  CODE_BIT(LAW_FACT_AGREEMENT_ON)});
    for (size_t i = 0; i < facts->interruptions.count; i++) {
        const struct interruption_fact *one = &facts->interruptions.items[i];

        interruption_add(f, (struct interruption){(int)one->kind, one->on, one->proven, 0});
    }
    for (size_t i = 0; i < facts->suspensions.count && i < LIMITATION_EVENTS; i++) {
        const struct suspension_fact *one = &facts->suspensions.items[i];

        f->suspensions[f->suspension_count++] = (struct suspension){one->from, one->to};
    }
}

/* `common` has the topic and the day she knew; the other facts are the same for every claim. */
static void claim_assess(const struct law *law, const struct facts *facts,
                         const struct limitation_facts *common, struct assessment *a)
{
    struct assess_claim *claim = &a->claims[a->claim_count];
    const struct scope_facts scope = assess_scope_facts(facts);
    struct limitation_facts f = *common;
    struct scope_result door;

    if (a->claim_count == ASSESS_CLAIMS)
        return;
    if (date_is_absent(f.known_on))
        f.known_on = facts->known_on;
    claim->topic = f.topic;
    limitation_door_find(law, &scope, &f, &door);
    limitation_assess(law, &f, &claim->limitation);
    a->limitation_missing |= claim->limitation.why.missing;
    a->claim_count++;
}

/* Yes or no only when every claim says so. */
static void whole_find(struct assessment *a)
{
    int counts[3] = {0};

    for (int i = 0; i < a->claim_count; i++)
        counts[a->claims[i].limitation.in_time]++;
    a->in_time = ANSWER_NONE;
    a->claims_differ = counts[ANSWER_YES] && counts[ANSWER_NO];
    if (counts[ANSWER_NONE] == 0 && !a->claims_differ && a->claim_count)
        a->in_time = a->claims[0].limitation.in_time;
    if (a->claim_count == 0)
        a->limitation_missing |= CODE_BIT(LAW_FACT_CLAIMS);
}

static void defence(const struct law *law, const struct facts *facts, struct assessment *a)
{
    const enum answer raised = facts_procedure(facts)->limitation_raised;

    a->has_defence = raised != ANSWER_NONE;
    if (a->has_defence)
        a->defence =
            limitation_defence_in_court(law, facts->today, raised, ANSWER_NONE, &a->defence_why);
}

static void limitation(const struct law *law, const struct facts *facts, struct assessment *a)
{
    const struct employment *e = facts_employment(facts);
    struct limitation_facts f = {
        .civil_servant = e->form == EMPLOYMENT_FORM_CIVIL_SERVANT,
        .entry_on = e->entry_on,
        .signed_on = e->signed_on,
        .employment_end = e->end_on,
        .still_employed = e->still_employed,
        .asked_on = facts_asked_on(facts),
        .filed = facts_has_filed(facts),
    };

    if (is_over_undecided(facts)) {
        f.asked_on = facts->today;
        f.filed = false;
        application_add(facts, &f);
    } else if (date_is_absent(facts_procedure(facts)->filed_on) && facts_has_applied(facts)) {
        f.asked_on = facts_applied_by(facts);
        f.filed = f.filed_before = true;
    }
    interruptions_fill(facts, &f);
    for (size_t i = 0; i < facts->claims.count; i++) {
        f.topic = (int)facts->claims.items[i].type;
        f.known_on = facts->claims.items[i].known_on;
        claim_assess(law, facts, &f, a);
    }
    f.known_on = (struct date){0};
    for (f.topic = 1; facts->claims.count == 0 && f.topic < TOPIC_COUNT; f.topic++)
        if (limitation_is_of(f.topic) && facts->topics & CODE_BIT(f.topic))
            claim_assess(law, facts, &f, a);
    whole_find(a);
    defence(law, facts, a);
}

/* --- award and courts ------------------------------------------------------------------------- */

static int items_fill(const struct item_list *list, struct award_item *items)
{
    int count = 0;

    for (size_t i = 0; i < list->count && i < AWARD_ITEMS; i++) {
        const struct item *one = &list->items[i];

        items[count++] = (struct award_item){(int)one->type, (int)one->result, one->amount,
                                             one->national_standard};
    }
    return count;
}

static void award(const struct law *law, const struct facts *facts, struct assessment *a)
{
    const struct award *given = facts_award(facts);
    struct award_facts f = {
        .result = (int)given->result,
        .made_on = given->made_on,
        .received_on = given->received_on,
        .today = facts->today,
        .min_wage = facts_number(law, facts, PARAMETER_MIN_WAGE, given->made_on),
        .stated_final = given->stated_final,
    };

    f.item_count = a->award_item_count = items_fill(&given->items, f.items);
    for (int i = 0; i < f.item_count; i++)
        a->award_topics[i] = f.items[i].topic;
    award_assess(law, &f, &a->award);
}

void assess_decisions(const struct facts *facts, struct consistency_facts *ret_decisions)
{
    const struct award *given = facts_award(facts);

    *ret_decisions = (struct consistency_facts){.award_result = (int)given->result};
    ret_decisions->item_count = items_fill(&given->items, ret_decisions->items);
    for (size_t i = 0; i < facts->courts.count && i < AWARD_COURTS; i++) {
        struct court_facts *court = &ret_decisions->courts[ret_decisions->court_count++];

        court->instance = (int)facts->courts.items[i].instance;
        court->result = (int)facts->courts.items[i].result;
        court->item_count = items_fill(&facts->courts.items[i].items, court->items);
    }
}

static void consistency(const struct facts *facts, struct assessment *a)
{
    struct consistency_facts f;

    assess_decisions(facts, &f);
    a->court_count = f.court_count;
    consistency_assess(&f, &a->consistency);
}

/* --- legal aid, leave ------------------------------------------------------------------------- */

static void nearer_take(struct count *nearest, int days)
{
    if (days >= 0 && (!nearest->stated || days < nearest->value))
        *nearest = count_of(days);
}

/* From the safe day to the rolled last one nothing is left, and it has not passed. */
static void due_take(struct count *nearest, const struct day_due *due, struct date today)
{
    const struct date safe = date_is_whole(due->safe_due) ? due->safe_due : due->natural;

    if (!date_is_whole(today) || !date_is_whole(safe))
        return;
    if (date_compare(today, safe) > 0 && date_is_whole(due->legal_due) &&
        date_compare(today, due->legal_due) <= 0)
        nearer_take(nearest, 0);
    else
        nearer_take(nearest, date_days_between(today, safe));
}

/* Within a range it may be any day; a range of which the end is not known has not ended. */
static void range_take(struct count *nearest, const struct day_due *earliest,
                       const struct day_due *latest, struct date today)
{
    const struct date last = latest->natural;

    if (date_is_whole(today) && date_compare(today, earliest->natural) >= 0 &&
        (date_is_absent(last) || date_compare(today, last) <= 0))
        nearer_take(nearest, 0);
    else
        due_take(nearest, earliest, today);
}

static void clock_take(struct count *nearest, const struct clock_result *clock, struct date today)
{
    if (date_is_absent(clock->earliest.natural) || date_is_absent(clock->latest.natural))
        due_take(nearest, &clock->due, today);
    else
        range_take(nearest, &clock->earliest, &clock->latest, today);
}

/* The term to sue over an award, and that to have it enforced. */
static void step_take(struct count *nearest, const struct award_step *step, struct date today)
{
    if (step->kind != AWARD_STEP_WORKER_SUES && step->kind != AWARD_STEP_WORKER_ENFORCES)
        return;
    if (date_is_absent(step->earliest.natural))
        due_take(nearest, &step->due, today);
    else
        range_take(nearest, &step->earliest, &step->latest, today);
}

static bool has_sued(const struct facts *facts)
{
    return facts_procedure(facts)->suit_pending == ANSWER_YES || facts->courts.count > 0;
}

/* An agreement that may still be reviewed or confirmed by both, and was not performed already. */
static bool joins(const struct facts *facts, const struct assessment *a)
{
    return a->route.has_agreement && facts_agreement(facts)->defaulted != ANSWER_NO;
}

/* SAFE-5, DL-LA-5: limitation, the terms of an agreement, the terms of an award, and every clock
 * that is hers. */
static void days_to_limit(const struct facts *facts, struct assessment *a)
{
    struct count *nearest = &a->days_to_limit;

    *nearest = (struct count){0};
    for (int i = 0; i < a->claim_count; i++) {
        const struct limitation_result *l = &a->claims[i].limitation;

        if (l->has_days_left)
            nearer_take(nearest, l->days_left);
        if (l->days_arguable.stated)
            nearer_take(nearest, (int)l->days_arguable.value);
    }
    for (int i = 0; i < a->award.step_count && !has_sued(facts); i++)
        step_take(nearest, &a->award.steps[i], facts->today);
    for (int i = AGREEMENT_REVIEW; i <= AGREEMENT_CONFIRMATION && joins(facts, a); i++)
        if (a->route.agreement.ways[i].open != ANSWER_NO)
            due_take(nearest, &a->route.agreement.ways[i].due, facts->today);
    for (int i = 0; i < a->route.clock_count; i++)
        if (!(a->route.clocks[i].rule->allows & RULE_ALLOWS_DUTY))
            clock_take(nearest, &a->route.clocks[i], facts->today);
}

/* LA-10: assets about to go, the employer fleeing, or advance enforcement that cannot wait. */
static enum answer needs_at_once(const struct facts *facts, const struct assessment *a)
{
    const struct procedure *p = facts_procedure(facts);

    return p->assets_moving == ANSWER_YES || p->fled == ANSWER_YES ||
                   a->route.advance.enforcement == ANSWER_YES
               ? ANSWER_YES
               : ANSWER_NONE;
}

static void legal_aid(const struct law *law, const struct facts *facts, struct assessment *a)
{
    const struct worker *w = facts_worker(facts);
    const struct aid *aid = facts_aid(facts);
    const struct legal_aid_facts f = {
        .on = date_is_absent(aid->applied_on) ? facts->today : aid->applied_on,
        .topics = facts_topics(facts),
        .rural = w->rural,
        .no_fixed_income = w->no_fixed_income,
        .disabled = w->disabled,
        .social_assistance = w->social_assistance,
        .domestic_violence = w->domestic_violence,
        .serious_illness = w->serious_illness,
        .judicial_relief = aid->judicial_relief,
        .paid_agent = aid->paid_agent,
        .already_granted = aid->granted,
        .household_income = w->household_income,
        .household_size = w->household_size,
        .subsistence = facts_number(law, facts, PARAMETER_SUBSISTENCE, facts->today),
        .needs_preservation = needs_at_once(facts, a),
        .days_to_limit = a->days_to_limit,
    };

    legal_aid_assess(law, &f, &a->legal_aid);
}

static void leave(const struct law *law, const struct facts *facts, struct assessment *a)
{
    const struct maternity *m = facts_maternity(facts);
    const struct maternity_leave_facts f = {
        .first_day = m->leave_from,
        .due_on = m->due_on,
        .birth_on = m->birth_on,
        .days_before = m->days_before.stated ? (int)m->days_before.value : -1,
        .infants = (int)(m->infants.value < 10 ? m->infants.value : 0),
        .dystocia = m->dystocia,
        .shandong = place_in_shandong(facts->region),
        .lawful = m->lawful,
    };

    a->has_leave = facts->maternity != NULL && facts_worker(facts)->sex != SEX_MALE;
    if (facts_worker(facts)->sex == SEX_MALE) /* the leave of MP-7 and MP-8 is a woman's */
        a->leave = (struct leave_result){0};
    else if (m->miscarriage == ANSWER_YES)
        miscarriage_leave_compute(law, m->leave_from,
                                  m->month_hundredths.stated ? (int)m->month_hundredths.value : -1,
                                  &a->leave);
    else
        maternity_leave_compute(law, &f, &a->leave);
}

struct date assess_leave_end(const struct assessment *a)
{
    if (date_is_absent(a->leave.first_day))
        return (struct date){0};
    return date_add_days(a->leave.first_day, a->leave.national_days - 1);
}

void assess(const struct law *everywhere, const struct facts *facts,
            struct assessment *ret_assessment)
{
    const struct law *law = law_of_place(everywhere, facts->region);

    ret_assessment->claim_count = ret_assessment->sum_count = ret_assessment->court_count = 0;
    ret_assessment->limitation_missing = 0;
    leave(law, facts, ret_assessment);
    fast_track(law, facts, ret_assessment);
    limitation(law, facts, ret_assessment);
    award(law, facts, ret_assessment);
    consistency(facts, ret_assessment);
    assess_routes(everywhere, facts, ret_assessment);
    days_to_limit(facts, ret_assessment);
    legal_aid(law, facts, ret_assessment);
    assess_offers(law, facts, ret_assessment);
    assess_sums(law, facts, ret_assessment);
}
