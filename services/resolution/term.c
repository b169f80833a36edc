/* SPDX-License-Identifier: Apache-2.0
 *
 * Limits as clocks of the law (law/clock.h). A partial or absent start, or a year whose calendar is
 * not published, leaves the days unknown; the rule is still named.
 */
#include "resolution/term.h"

#include "law/rule_id.h"

static struct term term_read(struct arena *arena, const struct clock_facts *facts)
{
    struct clock_result *read = ARENA_NEW(arena, struct clock_result);
    clock_read(law_builtin(), facts, read);
    if (!read->rule)
        return (struct term){.rule = NULL};
    const char mark[2] = {(char)read->rule->status, '\0'};
    struct term term = {.rule = read->rule->id,
                        .article = read->rule->source,
                        .mark = (enum rule_mark)code_parse(&codes_rule_mark, mark),
                        .by = read->due.natural,
                        .legal = read->due.legal_due,
                        .zh = read->why.zh};
    if (!(read->rule->allows & RULE_ALLOWS_DUTY))
        term.safe = read->due.safe_due;
    return term;
}

static struct term term_of(struct arena *arena, int rule, struct date start)
{
    const struct clock_facts facts = {.rule = rule, .start = start};
    return term_read(arena, &facts);
}

struct term term_of_reply(struct arena *arena, struct date asked_on)
{
    return term_of(arena, RULE_DL_NEG_1, asked_on);
}

struct term term_of_talks(struct arena *arena, struct date from, struct count agreed_days)
{
    const struct clock_facts facts = {.rule = RULE_DL_NEG_2,
                                      .start = from,
                                      .agreed_length = (int)agreed_days.value,
                                      .agreed_unit = RULE_UNIT_CD};
    return agreed_days.stated ? term_read(arena, &facts) : (struct term){.rule = NULL};
}

struct term term_of_mediation(struct arena *arena, struct date received_on)
{
    return term_of(arena, RULE_DL_MED_2, received_on);
}

struct term term_of_referral(struct arena *arena, enum referral referral, struct date start)
{
    static const int rules[REFERRAL_COUNT] = {
        [REFERRAL_TRIBUNAL] = RULE_DL_MED_4,
        [REFERRAL_BEFORE_FILING] = RULE_DL_MED_5,
        [REFERRAL_ORDINARY_TRIAL] = RULE_DL_MED_6,
        [REFERRAL_SIMPLE_TRIAL] = RULE_DL_MED_6S,
    };
    return term_of(arena, rules[referral], start);
}

struct term term_of_review(struct arena *arena, struct date agreed_on)
{
    return term_of(arena, RULE_DL_AGR_1, agreed_on);
}

struct term term_of_acceptance(struct arena *arena, struct date received_on)
{
    return term_of(arena, RULE_DL_ARB_2, received_on);
}

struct term term_of_award(struct arena *arena, struct date accepted_on)
{
    return term_of(arena, RULE_DL_ARB_13, accepted_on);
}

struct term term_of_suit(struct arena *arena, struct date received_on, enum answer final)
{
    return term_of(arena, final == ANSWER_YES ? RULE_DL_SUE_2 : RULE_DL_SUE_1, received_on);
}

struct term term_of_filing(struct arena *arena, struct date sued_on)
{
    return term_of(arena, RULE_DL_SUE_6, sued_on);
}

struct term term_of_trial(struct arena *arena, struct date filed_on, enum answer simple)
{
    return simple == ANSWER_YES  ? term_of(arena, RULE_DL_SUE_7S, filed_on)
           : simple == ANSWER_NO ? term_of(arena, RULE_DL_SUE_7, filed_on)
                                 : (struct term){.rule = NULL};
}

struct term term_of_appeal(struct arena *arena, struct date received_on)
{
    return term_of(arena, RULE_DL_SUE_8, received_on);
}

struct term term_of_second_instance(struct arena *arena)
{
    return term_of(arena, RULE_DL_SUE_9, (struct date){0});
}
