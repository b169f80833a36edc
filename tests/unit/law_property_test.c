/* SPDX-License-Identifier: Apache-2.0
 *
 * What holds for any facts whatever: a million random matters, from one seed. Filing is never
 * blocked, dates are in order, a proven interruption never hurts, the same facts give the same
 * answer.
 */
#include "law/clock.h"
#include "law/code.h"
#include "law/fast_track.h"
#include "law/limitation.h"
#include "law/rule_id.h"
#include "law_rounds.h"

#include <criterion/criterion.h>
#include <string.h>

enum { ROUNDS = 1000000 / LAW_SHARE, DEEP_ROUNDS = 100000 / LAW_SHARE };

static uint64_t state = UINT64_C(0x9E3779B97F4A7C15);

/* xorshift64*: a test repeats itself exactly. */
static uint64_t next(void)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return state * UINT64_C(2685821657736338717);
}

/* One bit in eight. */
static uint64_t few_bits(void)
{
    const uint64_t first = next(), second = next();
    return first & second & next();
}

static int below(int count) { return (int)(next() % (uint64_t)count); }

/* Absent, a year, a month or a day from 2019 to 2027. */
static struct date some_date(void)
{
    const int kind = below(8);
    struct date date = {(int16_t)(2019 + below(9)), (int8_t)(1 + below(12)),
                        (int8_t)(1 + below(28))};

    if (kind == 0)
        return (struct date){0};
    if (kind <= 2)
        date.day = 0;
    if (kind == 1)
        date.month = 0;
    return date;
}

static struct limitation_facts some_limitation(void)
{
    struct limitation_facts f = {.topic = below(TOPIC_COUNT),
                                 .known_on = some_date(),
                                 .employment_end = some_date(),
                                 .still_employed = (enum answer)below(3),
                                 .asked_on = some_date()};

    f.interruption_count = below(4);
    for (int i = 0; i < f.interruption_count; i++)
        f.interruptions[i] =
            (struct interruption){1 + below(5), some_date(), (enum answer)below(3)};
    f.suspension_count = below(3);
    for (int i = 0; i < f.suspension_count; i++)
        f.suspensions[i] = (struct suspension){some_date(), some_date()};
    return f;
}

static bool in_order(const struct day_due *due)
{
    return due->gap != DAY_GAP_NONE || date_is_absent(due->natural) ||
           (date_compare(due->safe_due, due->natural) <= 0 &&
            date_compare(due->natural, due->legal_due) <= 0);
}

TestSuite(law_property, .timeout = 240);

Test(law_property, no_facts_block_a_filing_and_dates_are_in_order)
{
    struct limitation_result r;

    for (int i = 0; i < ROUNDS; i++) {
        const struct limitation_facts f = some_limitation();

        limitation_assess(law_builtin(), &f, &r);
        cr_assert(r.may_file);
        cr_assert(in_order(&r.strict) && in_order(&r.arguable), "round %d", i);
        if (r.in_time == ANSWER_NO)
            cr_assert(r.state == LIMITATION_APPARENTLY_PASSED && !date_is_absent(f.asked_on));
        if (date_is_absent(f.asked_on) && r.state != LIMITATION_NOT_RUNNING)
            cr_assert_eq(r.in_time, ANSWER_NONE, "round %d", i);
    }
}

Test(law_property, a_proven_interruption_never_makes_the_strict_day_earlier)
{
    struct limitation_result before;
    struct limitation_result after;

    for (int i = 0; i < DEEP_ROUNDS; i++) {
        struct limitation_facts f = some_limitation();

        limitation_assess(law_builtin(), &f, &before);
        f.interruptions[f.interruption_count++] =
            (struct interruption){1 + below(4), some_date(), ANSWER_YES};
        limitation_assess(law_builtin(), &f, &after);
        if (date_is_whole(before.strict.natural))
            cr_assert_geq(date_compare(after.strict.natural, before.strict.natural), 0, "round %d",
                          i);
        if (before.in_time == ANSWER_YES)
            cr_assert_neq(after.in_time, ANSWER_NO);
    }
}

static struct fast_track_facts some_woman(void)
{
    struct fast_track_facts f = {.sex = below(3),
                                 .three_period = (enum answer)below(3),
                                 .rural = (enum answer)below(3),
                                 .employment_form = below(EMPLOYMENT_FORM_COUNT),
                                 .platform = (enum answer)below(3),
                                 .relation = below(RELATION_COUNT),
                                 .topics = few_bits() & ~UINT64_C(1),
                                 .act_on = some_date(),
                                 .filed_on = some_date()};

    f.period_count = f.three_period == ANSWER_NO ? 0 : below(3);
    for (int i = 0; i < f.period_count; i++)
        f.periods[i] = (struct fast_track_period){1 + below(4), some_date(), some_date(),
                                                  (enum answer)below(3), below(4)};
    return f;
}

/* An unknown fact never turns into a yes or a no: both ways of knowing it must give what was said.
 */
Test(law_property, an_open_rural_fact_decides_nothing)
{
    struct fast_track_result open;
    struct fast_track_result known;

    for (int i = 0; i < DEEP_ROUNDS; i++) {
        struct fast_track_facts f = some_woman();

        f.rural = ANSWER_NONE;
        fast_track_assess(&f, &open);
        if (open.categories[1].outcome != LAW_HIT && open.categories[1].outcome != LAW_NOT)
            continue;
        for (int answer = ANSWER_NO; answer <= ANSWER_YES; answer++) {
            f.rural = (enum answer)answer;
            fast_track_assess(&f, &known);
            cr_assert_eq(known.categories[1].outcome, open.categories[1].outcome, "round %d", i);
        }
    }
}

Test(law_property, an_open_sex_decides_nothing)
{
    struct fast_track_result open;
    struct fast_track_result woman;

    for (int i = 0; i < DEEP_ROUNDS; i++) {
        struct fast_track_facts f = some_woman();

        f.sex = 0;
        fast_track_assess(&f, &open);
        cr_assert(open.primary >= FAST_TRACK_CATEGORY_NO, "a category without a sex");
        f.sex = SEX_FEMALE;
        fast_track_assess(&f, &woman);
        if (open.primary == FAST_TRACK_CATEGORY_NO)
            cr_assert_eq(woman.primary, FAST_TRACK_CATEGORY_NO);
    }
}

Test(law_property, the_same_facts_give_the_same_answer)
{
    static struct fast_track_result first;
    static struct fast_track_result second;

    for (int i = 0; i < DEEP_ROUNDS / 10; i++) {
        const struct fast_track_facts f = some_woman();
        const struct limitation_facts l = some_limitation();
        struct limitation_result a;
        struct limitation_result b;

        fast_track_assess(&f, &first);
        fast_track_assess(&f, &second);
        cr_assert_eq(memcmp(&first, &second, sizeof(first)), 0);
        limitation_assess(law_builtin(), &l, &a);
        limitation_assess(law_builtin(), &l, &b);
        cr_assert_str_eq(a.why.zh, b.why.zh);
    }
}

Test(law_property, clocks_end_in_order_whatever_happens_to_them)
{
    struct clock_result r;

    for (int i = 0; i < DEEP_ROUNDS; i++) {
        struct clock_facts f = {.rule = below(RULE_ID_COUNT), .start = some_date()};

        f.event_count = below(4);
        for (int e = 0; e < f.event_count; e++)
            f.events[e] = (struct clock_event){(enum clock_event_kind)below(5), some_date(),
                                               some_date(), below(40), (enum answer)below(3)};
        for (int e = 0; e < f.event_count; e++)
            if (!date_is_whole(f.events[e].until))
                f.events[e].until = (struct date){0};
        clock_read(law_builtin(), &f, &r);
        if (r.rule && !(r.rule->allows & (RULE_ALLOWS_BACKWARD | RULE_ALLOWS_EARLIEST)))
            cr_assert(in_order(&r.due), "round %d rule %s", i, r.rule->id);
    }
}

Test(law_property, a_rule_switched_off_is_in_no_explanation)
{
    static struct rule rules[1024];
    const struct rulebook *builtin = rulebook_builtin();
    struct rulebook book = *builtin;
    struct law law = *law_builtin();
    struct limitation_result r;

    book.rules = rules;
    law.rules = &book;
    for (int i = 0; i < DEEP_ROUNDS / 10; i++) {
        const struct limitation_facts f = some_limitation();
        const int off = RULE_LIM_1 + below(8);

        memcpy(rules, builtin->rules, builtin->count * sizeof(rules[0]));
        for (int row = book.first[off]; row < book.first[off + 1]; row++)
            rules[row].on = false;
        limitation_assess(&law, &f, &r);
        for (int c = 0; c < r.why.rule_count; c++)
            cr_assert_neq(r.why.rules[c]->number, off);
    }
}
