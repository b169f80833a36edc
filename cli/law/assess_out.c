/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes an assessment; the shape is documented in docs/law/assess.md.
 * Each of the top-level answers has `answer`, rules, facts used and what is missing.
 */
#include "cli/law/assess_out.h"

#include "cli/law/route_out.h"

#include "base/text.h"

static void category_write(struct out *out, const struct fast_track_answer *a, int category)
{
    out_open(out, NULL, '{');
    out_integer(out, "category", category);
    out_string(out, "outcome", code_name(&law_codes_fast_track_outcome, (int)a->outcome));
    if (a->rule)
        out_rule(out, "rule", a->rule);
    out_codes(out, "facts_used", &law_codes_law_fact, a->used);
    out_codes(out, "missing", &law_codes_law_fact, a->missing);
    out_string(out, "zh", a->zh);
    out_string(out, "en", a->en);
    out_close(out, '}');
}

static uint64_t category_facts(const struct fast_track_result *r)
{
    uint64_t used = 0;

    for (int i = 0; i < FAST_TRACK_CATEGORIES; i++)
        used |= r->categories[i].used;
    return used;
}

static void fast_track_write(struct out *out, const struct fast_track_result *r)
{
    out_open(out, "fast_track", '{');
    out_string(out, "answer", code_name(&law_codes_fast_track, r->primary));
    out_open(out, "also", '[');
    for (int category = 1; category <= FAST_TRACK_CATEGORIES; category++)
        if (r->also & (1 << category))
            out_integer(out, NULL, category);
    out_close(out, ']');
    out_open(out, "rules", '[');
    for (int i = 0; i < FAST_TRACK_CATEGORIES; i++)
        if (r->categories[i].rule)
            out_rule(out, NULL, r->categories[i].rule);
    out_close(out, ']');
    out_codes(out, "facts_used", &law_codes_law_fact, category_facts(r));
    out_codes(out, "missing", &law_codes_law_fact, r->missing);
    out_codes(out, "proposed_for_category_4", &law_codes_fast_track_reason, r->proposed);
    out_open(out, "categories", '[');
    for (int i = 0; i < FAST_TRACK_CATEGORIES; i++)
        category_write(out, &r->categories[i], i + 1);
    out_close(out, ']');
    out_string(out, "zh", r->zh);
    out_string(out, "en", r->en);
    out_close(out, '}');
}

static void months_write(struct out *out, const struct limitation_months *months)
{
    out_open(out, "months", '{');
    out_integer(out, "count", months->count);
    out_integer(out, "passed", months->passed);
    out_date(out, "first_ends_on", months->first);
    out_date(out, "last_ends_on", months->last);
    out_close(out, '}');
}

static void claim_write(struct out *out, const struct assess_claim *claim)
{
    const struct limitation_result *l = &claim->limitation;

    out_open(out, NULL, '{');
    out_string(out, "topic", code_name(&law_codes_topic, claim->topic));
    out_answer(out, "answer", l->in_time);
    out_string(out, "state", limitation_state_name(l->state));
    out_due(out, "strict", &l->strict);
    out_due(out, "arguable", &l->arguable);
    if (l->months.count > 0)
        months_write(out, &l->months);
    if (l->has_days_left)
        out_integer(out, "days_left", l->days_left);
    out_bool(out, "may_file", l->may_file);
    out_why(out, &l->why);
    out_close(out, '}');
}

static void limitation_write(struct out *out, const struct assessment *a)
{
    struct explained all;

    explain_begin(&all);
    for (int i = 0; i < a->claim_count; i++)
        explain_join(&all, &a->claims[i].limitation.why);
    if (a->has_defence)
        explain_join(&all, &a->defence_why);
    all.missing |= a->limitation_missing;
    out_open(out, "limitation", '{');
    out_answer(out, "answer", a->in_time);
    out_bool(out, "mixed", a->claims_differ);
    out_why(out, &all);
    out_open(out, "claims", '[');
    for (int i = 0; i < a->claim_count; i++)
        claim_write(out, &a->claims[i]);
    out_close(out, ']');
    if (a->has_defence) {
        out_open(out, "defence_in_court", '{');
        out_answer(out, "answer", a->defence);
        out_why(out, &a->defence_why);
        out_close(out, '}');
    }
    out_close(out, '}');
}

static void consistency_write(struct out *out, const struct assessment *a)
{
    out_open(out, "consistency", '{');
    out_string(out, "answer", consistency_name(a->consistency.whole));
    out_open(out, "by_court", '[');
    for (int i = 0; i < a->court_count; i++)
        out_string(out, NULL, consistency_name(a->consistency.by_court[i]));
    out_close(out, ']');
    out_why(out, &a->consistency.why);
    out_close(out, '}');
}

static void step_write(struct out *out, const struct award_step *step)
{
    out_open(out, NULL, '{');
    out_string(out, "step", award_step_name(step->kind));
    if (step->final != ANSWER_NONE)
        out_string(out, "of", step->final == ANSWER_YES ? "final_items" : "other_items");
    out_rule(out, "rule", step->rule);
    out_string(out, "where", step->where_zh);
    out_due(out, "until", &step->due);
    if (!date_is_absent(step->earliest.natural))
        out_due(out, "earliest", &step->earliest);
    if (!date_is_absent(step->latest.natural))
        out_due(out, "latest", &step->latest);
    out_bool(out, "if_unsued", step->if_unsued);
    out_close(out, '}');
}

static void award_write(struct out *out, const struct assessment *a)
{
    out_open(out, "award", '{');
    out_answer(out, "answer", a->award.final);
    out_bool(out, "mixed", a->award.mixed);
    out_open(out, "items", '[');
    for (int i = 0; i < a->award_item_count; i++) {
        out_open(out, NULL, '{');
        out_string(out, "topic", code_name(&law_codes_topic, a->award_topics[i]));
        out_answer(out, "final", a->award.final_items[i]);
        out_close(out, '}');
    }
    out_close(out, ']');
    out_open(out, "steps", '[');
    for (int i = 0; i < a->award.step_count; i++)
        step_write(out, &a->award.steps[i]);
    out_close(out, ']');
    out_why(out, &a->award.why);
    out_close(out, '}');
}

static void legal_aid_write(struct out *out, const struct legal_aid_result *r)
{
    out_open(out, "legal_aid", '{');
    out_string(out, "answer", legal_aid_outlook_name(r->outlook));
    out_bool(out, "provide_first", r->provide_first);
    out_codes(out, "in_scope", &law_codes_topic, r->in_scope);
    out_codes(out, "for_officer", &law_codes_topic, r->for_officer);
    out_answer(out, "means_waived", r->means_waived);
    out_answer(out, "means_met", r->means_met);
    out_why(out, &r->why);
    out_close(out, '}');
}

static void sum_inputs(struct out *out, const struct assess_sum *sum)
{
    out_open(out, "inputs", '{');
    if (!date_is_absent(sum->from))
        out_date(out, "from", sum->from);
    if (!date_is_absent(sum->to))
        out_date(out, "to", sum->to);
    if (sum->first.stated)
        out_money(out, "first_fen", sum->first);
    if (sum->second.stated)
        out_money(out, "second_fen", sum->second);
    out_close(out, '}');
}

static void sum_write(struct out *out, const struct assess_sum *sum)
{
    out_open(out, NULL, '{');
    out_string(out, "rule", assess_sum_name(sum->kind));
    sum_inputs(out, sum);
    out_string(out, "formula", sum->sum.formula);
    if (sum->kind != ASSESS_DAYS && sum->kind != ASSESS_DIFFERENCE)
        out_answer(out, "due", sum->sum.due);
    if (sum->kind == ASSESS_DAYS) {
        out_integer(out, "days", sum->days);
        out_string(out, "fen", NULL);
    } else {
        out_money(out, "fen", sum->sum.amount);
        out_integer(out, "months_tenths", sum->sum.tenths);
        out_answer(out, "checked", sum->sum.exact);
        out_why(out, &sum->sum.why);
    }
    out_close(out, '}');
}

static void sums_write(struct out *out, const struct assessment *a)
{
    out_open(out, "sums", '[');
    for (int i = 0; i < a->sum_count; i++)
        sum_write(out, &a->sums[i]);
    out_close(out, ']');
}

static void leave_write(struct out *out, const struct assessment *a)
{
    out_open(out, "leave", '{');
    if (a->leave.days > 0)
        out_integer(out, "days", a->leave.days);
    else
        out_string(out, "days", NULL);
    out_integer(out, "national_days", a->leave.national_days);
    out_date(out, "first_day", a->leave.first_day);
    out_date(out, "last_day", a->leave.last_day);
    out_why(out, &a->leave.why);
    out_close(out, '}');
}

static void settlement_write(struct out *out, const struct assessment *a)
{
    out_open(out, "settlement", '{');
    out_answer(out, "below_baseline", a->settlement.below);
    out_money(out, "least_fen", a->settlement.least);
    out_money(out, "most_fen", a->settlement.most);
    out_money(out, "agreed_fen", a->settlement.agreed);
    out_why(out, &a->settlement.why);
    out_close(out, '}');
}

void assessment_write(struct out *out, const struct assessment *assessment)
{
    out_open(out, NULL, '{');
    fast_track_write(out, &assessment->fast_track);
    limitation_write(out, assessment);
    consistency_write(out, assessment);
    award_write(out, assessment);
    legal_aid_write(out, &assessment->legal_aid);
    sums_write(out, assessment);
    leave_write(out, assessment);
    settlement_write(out, assessment);
    routes_write(out, &assessment->route);
    out_close(out, '}');
}

void assessment_section_write(struct out *out, const struct assessment *assessment,
                              const char *section)
{
    if (text_equal(section, "limitation"))
        limitation_write(out, assessment);
    else if (text_equal(section, "award"))
        award_write(out, assessment);
    else if (text_equal(section, "compensate"))
        sums_write(out, assessment);
    else if (text_equal(section, "maternity"))
        leave_write(out, assessment);
    else if (text_equal(section, "legal-aid"))
        legal_aid_write(out, &assessment->legal_aid);
    else if (text_equal(section, "route"))
        routes_write(out, &assessment->route);
    else
        fast_track_write(out, &assessment->fast_track);
}
