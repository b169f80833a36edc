/* SPDX-License-Identifier: Apache-2.0
 *
 * The thresholds of EW-2 to EW-4; see law/warning.h.
 * A number that is not told decides nothing.
 */
#include "law/warning.h"

#include "law/code.h"
#include "law/rule_id.h"

#define FACT(name) CODE_BIT(LAW_FACT_##name)

enum { WHOLE = 100 }; /* percent */

static enum answer both(enum answer a, enum answer b)
{
    if (a == ANSWER_NO || b == ANSWER_NO)
        return ANSWER_NO;
    return a == ANSWER_YES && b == ANSWER_YES ? ANSWER_YES : ANSWER_NONE;
}

static enum answer either(enum answer a, enum answer b)
{
    if (a == ANSWER_YES || b == ANSWER_YES)
        return ANSWER_YES;
    return a == ANSWER_NO && b == ANSWER_NO ? ANSWER_NO : ANSWER_NONE;
}

static enum answer at_least(struct count count, int64_t least)
{
    if (!count.stated)
        return ANSWER_NONE;
    return count.value >= least ? ANSWER_YES : ANSWER_NO;
}

/* --- a layoff --------------------------------------------------------------------------------- */

static enum answer layoff_find(const struct rule *rule, const struct layoff_facts *facts)
{
    const enum answer many = at_least(facts->persons, rule_param(rule, "persons"));

    if (many != ANSWER_NO || !facts->staff.stated)
        return many == ANSWER_NO ? ANSWER_NONE : many;
    return facts->persons.value * WHOLE >= facts->staff.value * rule_param(rule, "percent")
               ? ANSWER_YES
               : ANSWER_NO;
}

void layoff_assess(const struct law *law, const struct layoff_facts *facts,
                   struct layoff_result *ret_result)
{
    const struct rule *rule = rule_in_force(law->rules, RULE_EW_2, facts->on);

    *ret_result = (struct layoff_result){0};
    if (!rule)
        return;
    explain_rule(&ret_result->why, rule);
    ret_result->mass = layoff_find(rule, facts);
    explain_used(&ret_result->why, facts->persons.stated, FACT(HEADCOUNT));
    if (ret_result->mass == ANSWER_NONE)
        ret_result->why.missing |= FACT(HEADCOUNT);
    if (ret_result->mass == ANSWER_YES)
        ret_result->notice_days = rule_param(rule, "days");
    explain_missing(&ret_result->why);
}

/* --- unpaid wages ----------------------------------------------------------------------------- */

/* Within the range the province sets the figure, and nobody has entered it. */
static enum answer reaches(struct money owed, int64_t low, int64_t high)
{
    if (!owed.stated)
        return ANSWER_NONE;
    if (owed.fen < low)
        return ANSWER_NO;
    return owed.fen >= high ? ANSWER_YES : ANSWER_NONE;
}

static enum answer amount_find(const struct rule *rule, const struct wage_default_facts *facts)
{
    const enum answer one =
        both(at_least(facts->months, rule_param(rule, "months")),
             reaches(facts->owed, rule_param(rule, "low"), rule_param(rule, "high")));
    const enum answer many =
        both(at_least(facts->workers, rule_param(rule, "workers")),
             reaches(facts->owed_all, rule_param(rule, "lowall"), rule_param(rule, "highall")));

    return either(one, many);
}

static void listed_find(const struct law *law, const struct wage_default_facts *facts,
                        enum answer amount, struct wage_default_result *result)
{
    const struct rule *rule = rule_in_force(law->rules, RULE_EW_4, facts->on);

    if (!rule)
        return;
    explain_rule(&result->why, rule);
    result->listed = both(either(amount, facts->incident), facts->ordered);
    if (result->listed == ANSWER_YES)
        result->listed_years = rule_param(rule, "years");
}

void wage_default_assess(const struct law *law, const struct wage_default_facts *facts,
                         struct wage_default_result *ret_result)
{
    const struct rule *rule = rule_in_force(law->rules, RULE_EW_3, facts->on);
    enum answer amount;

    *ret_result = (struct wage_default_result){0};
    if (!rule)
        return;
    explain_rule(&ret_result->why, rule);
    amount = amount_find(rule, facts);
    ret_result->criminal = both(amount, facts->ordered);
    listed_find(law, facts, amount, ret_result);
    explain_used(&ret_result->why, facts->owed.stated || facts->owed_all.stated, FACT(AMOUNT));
    explain_used(&ret_result->why, facts->workers.stated, FACT(HEADCOUNT));
    if (ret_result->criminal == ANSWER_NONE)
        ret_result->why.missing |= FACT(AMOUNT) | FACT(HEADCOUNT);
    explain_missing(&ret_result->why);
}
