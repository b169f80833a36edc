/* SPDX-License-Identifier: Apache-2.0
 *
 * Decides the fast-track categories FT-1..FT-4. Each category is asked on its own; a missing fact
 * leaves it open and is named, it never becomes a yes or a no.
 */
#include "law/fast_track.h"

#include "law/code.h"
#include "law/fast_track_text.h"
#include "law/rule_id.h"

_Static_assert((int)LAW_OUTCOME_COUNT == (int)FAST_TRACK_OUTCOME_COUNT, "same list");
_Static_assert((int)LAW_NEEDS_OFFICER == (int)FAST_TRACK_OUTCOME_NEEDS_OFFICER, "same order");
_Static_assert((int)LAW_UNKNOWN == (int)FAST_TRACK_OUTCOME_UNKNOWN, "same order");

#define TOPIC(name) CODE_BIT(TOPIC_##name)
#define FACT(name) CODE_BIT(LAW_FACT_##name)

enum { MONTH_HUNDREDTHS = 100 };

/* FT-1: about the leave or benefit of a protected time: where that time is stated, the dispute lies
 * in it, unless the days say otherwise. */
static const uint64_t topics_of_leave =
    TOPIC(MATERNITY) | TOPIC(MATERNITY_PAY) | TOPIC(MATERNITY_ALLOWANCE) |
    TOPIC(MATERNITY_ALLOWANCE_DIFF) | TOPIC(MATERNITY_LEAVE) | TOPIC(MISCARRIAGE);

/* FT-1: acts that name the protected time; dates that say otherwise are a contradiction to be
 * cleared up. */
static const uint64_t topics_naming_period = TOPIC(NURSING_HOUR) | TOPIC(NURSING_TRANSFER) |
                                             TOPIC(PRENATAL_CHECK) | TOPIC(PREGNANCY_DISMISSAL) |
                                             TOPIC(PREGNANCY_TERMINATION);

/* FT-1: protected against, if done in the protected time (妇女权益保障法 47-48, 女职工特别规定
 * 5-9). */
static const uint64_t topics_in_the_period =
    TOPIC(DISMISSAL) | TOPIC(ILLEGAL_DISMISSAL) | TOPIC(ILLEGAL_DISMISSAL_COMPENSATION) |
    TOPIC(REINSTATEMENT) | TOPIC(CONTRACT_EXPIRY) | TOPIC(SEVERANCE) | TOPIC(SEVERANCE_DIFF) |
    TOPIC(NOTICE_PAY) | TOPIC(PAY_CUT) | TOPIC(WAGE_LOSS) | TOPIC(TRANSFER) | TOPIC(PROMOTION) |
    TOPIC(OVERTIME) | TOPIC(NIGHT_WORK) | TOPIC(PROHIBITED_WORK) | TOPIC(WORKING_HOURS) |
    TOPIC(DISCRIMINATION);
/* FT-1 does not list unpaid wages; whether leaving her unpaid in the period cuts her pay, an
 * officer says. */
static const uint64_t topics_near_period = TOPIC(WAGE_ARREARS);

/* FT-2: pay for work, and injury benefits. */
static const uint64_t topics_of_pay = TOPIC(WAGE_ARREARS) | TOPIC(PAY_CUT) | TOPIC(OVERTIME) |
                                      TOPIC(ANNUAL_LEAVE_PAY) | TOPIC(WAGE_LOSS) |
                                      TOPIC(MATERNITY_PAY);
static const uint64_t topics_of_injury = TOPIC(WORK_INJURY) | TOPIC(INJURY_MEDICAL_FEE);
/* FT-2: whether these are pay is open, an officer says. */
static const uint64_t topics_near_pay = TOPIC(DOUBLE_WAGE) | TOPIC(MATERNITY_ALLOWANCE) |
                                        TOPIC(MATERNITY_ALLOWANCE_DIFF) |
                                        TOPIC(SOCIAL_INSURANCE_LOSS);

/* Circumstances of a matter that are not what it is about. */
static const uint64_t topics_not_a_dispute =
    TOPIC(LIMITATION) | TOPIC(MIGRANT) | TOPIC(LEGAL_AID) | TOPIC(PSYCH) | TOPIC(UNION) |
    TOPIC(UNION_MEDIATION) | TOPIC(WORKSTATION) | TOPIC(ONLINE_INTAKE) | TOPIC(TIMING) |
    TOPIC(TWO_ROUND) | TOPIC(DIVERGENT) | TOPIC(DIVERGENT_AMOUNT) | TOPIC(WORKER_LOSES) |
    TOPIC(COLLECTIVE) | TOPIC(NON_ARBITRABLE) | TOPIC(OTHER);

static uint64_t topics_of(const struct fast_track_facts *facts)
{
    return facts->topics & ~topics_not_a_dispute;
}

static uint64_t if_told(bool told, uint64_t fact) { return told ? fact : 0; }

static bool has_dated_period(const struct fast_track_facts *facts)
{
    for (int i = 0; i < facts->period_count && i < FAST_TRACK_PERIODS; i++)
        if (!date_is_absent(facts->periods[i].from) || !date_is_absent(facts->periods[i].to))
            return true;
    return false;
}

/* What an answer looked at and nobody told, it did not use. */
static uint64_t told(const struct fast_track_facts *facts)
{
    return if_told(facts->sex, FACT(SEX)) |
           if_told(facts->three_period || facts->period_count, FACT(THREE_PERIOD)) |
           if_told(has_dated_period(facts), FACT(THREE_PERIOD_DATES)) |
           if_told(facts->rural, FACT(RURAL)) |
           if_told(facts->employment_form, FACT(EMPLOYMENT_FORM)) |
           if_told(facts->platform, FACT(PLATFORM)) | if_told(facts->relation, FACT(RELATION)) |
           if_told(facts->topics, FACT(TOPICS)) |
           if_told(!date_is_absent(facts->act_on), FACT(ACT_ON)) |
           if_told(!date_is_absent(facts->filed_on), FACT(FILED_ON) | FACT(TODAY)) |
           if_told(facts->officer_reason, FACT(OFFICER_REASON)) |
           if_told(facts->officer_approver, FACT(OFFICER_APPROVER));
}

static struct fast_track_answer answer(enum law_outcome outcome, uint64_t used, uint64_t missing)
{
    return (struct fast_track_answer){.outcome = outcome, .used = used, .missing = missing};
}

/* --- FT-1 ------------------------------------------------------------------------------------- */

static struct date plus_months(struct date day, int months)
{
    return day.year < 2190 ? date_add_months(day, months) : day;
}

/* How long a period lasts whose end was not told. */
struct lasting {
    int open_months; /* none of them lasts longer: after that it is unknown */
    int sure_days;   /* leave after a miscarriage: so many days at the least (MP-8) */
    int most_days;   /* and at the most; 0: no rule says */
};

/* The leave after a miscarriage has its days; how many of the two the certified months say. */
static enum answer miscarriage_holds(const struct fast_track_period *period, struct date day,
                                     const struct lasting *lasting)
{
    const struct date sure = date_add_days(date_earliest(period->from), lasting->sure_days - 1);
    const struct date most = date_add_days(date_latest(period->from), lasting->most_days - 1);

    if (date_compare(date_earliest(day), most) > 0)
        return ANSWER_NO;
    return date_compare(date_latest(day), sure) <= 0 ? ANSWER_YES : ANSWER_NONE;
}

/*
 * Was she in the period on the day? Both may be partial; one end of the period is told.
 */
static enum answer period_holds(const struct fast_track_period *period, struct date day,
                                const struct lasting *lasting)
{
    struct date last_sure;
    const bool open = date_is_absent(period->to);

    if (date_is_absent(day))
        return ANSWER_NONE;
    if (!date_is_absent(period->from) &&
        date_compare(date_latest(day), date_earliest(period->from)) < 0)
        return ANSWER_NO;
    if (!open && date_compare(date_earliest(day), date_latest(period->to)) > 0)
        return ANSWER_NO;
    if (date_is_absent(period->from) ||
        date_compare(date_earliest(day), date_latest(period->from)) < 0)
        return ANSWER_NONE;
    if (open && period->kind == THREE_PERIOD_MISCARRIAGE && lasting->most_days > 0)
        return miscarriage_holds(period, day, lasting);
    last_sure = open ? plus_months(date_earliest(period->from), lasting->open_months)
                     : date_earliest(period->to);
    return date_compare(date_latest(day), last_sure) <= 0 ? ANSWER_YES : ANSWER_NONE;
}

static bool is_undated(const struct fast_track_period *period)
{
    return date_is_absent(period->from) && date_is_absent(period->to);
}

/* On the day of the disputed act or of the filing (FT-1). */
static enum answer in_period(const struct fast_track_facts *facts,
                             const struct fast_track_period *period,
                             const struct lasting *lasting)
{
    enum answer act;
    enum answer filed;

    if (is_undated(period))
        return period->at_dispute == ANSWER_YES ? ANSWER_YES : ANSWER_NONE;
    act = period_holds(period, facts->act_on, lasting);
    filed = period_holds(period, facts->filed_on, lasting);
    if (act == ANSWER_YES || filed == ANSWER_YES)
        return ANSWER_YES;
    if (act == ANSWER_NO && filed == ANSWER_NO)
        return ANSWER_NO;
    /* She says that it held at the dispute; only a day that contradicts it opens that again. */
    if (period->at_dispute == ANSWER_YES && act != ANSWER_NO)
        return ANSWER_YES;
    return ANSWER_NONE;
}

static enum answer in_any_period(const struct fast_track_facts *facts,
                                 const struct lasting *lasting)
{
    enum answer found = facts->period_count > 0 ? ANSWER_NO : ANSWER_NONE;

    for (int i = 0; i < facts->period_count && i < FAST_TRACK_PERIODS; i++) {
        const enum answer one = in_period(facts, &facts->periods[i], lasting);

        if (one == ANSWER_YES)
            return ANSWER_YES;
        if (one == ANSWER_NONE)
            found = ANSWER_NONE;
    }
    return found;
}

static uint64_t dates_missing(const struct fast_track_facts *facts)
{
    uint64_t missing = FACT(THREE_PERIOD_DATES);

    if (!date_is_whole(facts->act_on))
        missing |= FACT(ACT_ON);
    if (!date_is_whole(facts->filed_on))
        missing |= FACT(FILED_ON);
    return missing;
}

static struct fast_track_answer ft1_known_period(const struct fast_track_facts *facts,
                                                 uint64_t topics,
                                                 const struct lasting *lasting)
{
    const uint64_t used = FACT(SEX) | FACT(THREE_PERIOD) | FACT(TOPICS);
    const uint64_t days = FACT(THREE_PERIOD_DATES) | FACT(ACT_ON) |
                          (facts->not_filed ? FACT(TODAY) : FACT(FILED_ON));
    const enum answer in = in_any_period(facts, lasting);

    if (facts->three_period == ANSWER_NO && in != ANSWER_NO)
        /* Told to be in none and in one: one of the two is wrong. */
        return answer(LAW_UNKNOWN, used, FACT(THREE_PERIOD) | dates_missing(facts));
    if (topics & (topics_of_leave | topics_naming_period))
        return in == ANSWER_NO ? answer(LAW_UNKNOWN, used, dates_missing(facts))
                               : answer(LAW_HIT, used, 0);
    if (in == ANSWER_YES && topics & topics_in_the_period)
        return answer(LAW_HIT, used | days, 0);
    if (in == ANSWER_YES)
        return answer(LAW_NEEDS_OFFICER, used | days, FACT(OFFICER_REASON));
    if (in == ANSWER_NO)
        return answer(LAW_NOT, used | days, 0);
    return answer(LAW_UNKNOWN, used, dates_missing(facts));
}

static const struct rulebook *book_of(const struct fast_track_facts *facts)
{
    return facts->rules ? facts->rules : rulebook_builtin();
}

static struct lasting lasting_find(const struct fast_track_facts *facts, const struct rule *rule)
{
    const struct rule *miscarried = rule_in_force(book_of(facts), RULE_MP_8, facts->act_on);
    struct lasting lasting = {.open_months = rule_param(rule, "open_months")};

    if (!miscarried)
        return lasting;
    lasting.sure_days = rule_param(miscarried, "short");
    lasting.most_days = rule_param(miscarried, "long");
    if (facts->month_hundredths.stated &&
        facts->month_hundredths.value >=
            (int64_t)rule_param(miscarried, "months") * MONTH_HUNDREDTHS)
        lasting.sure_days = lasting.most_days;
    else if (facts->month_hundredths.stated)
        lasting.most_days = lasting.sure_days;
    return lasting;
}

static struct fast_track_answer ft1(const struct fast_track_facts *facts, const struct rule *rule)
{
    const uint64_t topics = topics_of(facts);
    struct lasting lasting;

    if (!topics)
        return answer(facts->three_period == ANSWER_NO ? LAW_NOT : LAW_UNKNOWN,
                      FACT(SEX) | FACT(THREE_PERIOD),
                      facts->three_period == ANSWER_NO ? 0 : FACT(TOPICS));
    if (facts->three_period == ANSWER_NO && facts->period_count == 0)
        return (topics & (topics_of_leave | topics_naming_period))
                   ? answer(LAW_UNKNOWN, FACT(SEX) | FACT(TOPICS), FACT(THREE_PERIOD))
                   : answer(LAW_NOT, FACT(SEX) | FACT(THREE_PERIOD), 0);
    if (!(topics &
          (topics_of_leave | topics_naming_period | topics_in_the_period | topics_near_period)))
        return answer(LAW_NOT, FACT(SEX) | FACT(TOPICS), 0);
    if (facts->period_count == 0 && facts->three_period != ANSWER_YES)
        return answer(LAW_UNKNOWN, FACT(SEX) | FACT(TOPICS), FACT(THREE_PERIOD));
    lasting = lasting_find(facts, rule);
    return ft1_known_period(facts, topics, &lasting);
}

/* --- FT-2 ------------------------------------------------------------------------------------- */

/* 保障农民工工资支付条例 2: who works for an employer. A household, a craftsman and a farm are none
 * (SC-4). */
static bool is_without_employer(int form)
{
    return form == EMPLOYMENT_FORM_DOMESTIC || form == EMPLOYMENT_FORM_APPRENTICE ||
           form == EMPLOYMENT_FORM_FARM_HAND;
}

static struct fast_track_answer ft2(const struct fast_track_facts *facts, const struct rule *rule)
{
    const uint64_t topics = topics_of(facts);
    const uint64_t used = FACT(SEX) | FACT(RURAL) | FACT(TOPICS);

    (void)rule;
    if (facts->rural == ANSWER_NO)
        return answer(LAW_NOT, FACT(SEX) | FACT(RURAL), 0);
    if (is_without_employer(facts->employment_form))
        return answer(LAW_NOT, FACT(SEX) | FACT(EMPLOYMENT_FORM), 0);
    if (!topics)
        return answer(LAW_UNKNOWN, FACT(SEX),
                      FACT(TOPICS) | (facts->rural == ANSWER_NONE ? FACT(RURAL) : 0));
    if (!(topics & (topics_of_pay | topics_of_injury | topics_near_pay)))
        return answer(LAW_NOT, FACT(SEX) | FACT(TOPICS), 0);
    if (facts->rural == ANSWER_NONE)
        return answer(LAW_UNKNOWN, FACT(SEX) | FACT(TOPICS), FACT(RURAL));
    if (topics & (topics_of_pay | topics_of_injury))
        return answer(LAW_HIT, used, 0);
    return answer(LAW_NEEDS_OFFICER, used, FACT(OFFICER_REASON));
}

/* --- FT-3 ------------------------------------------------------------------------------------- */

/* What the form of employment says about platform work: a job advert or a plain labour contract is
 * none. */
static enum answer platform_of_form(int form)
{
    switch ((enum employment_form)form) {
    case EMPLOYMENT_FORM_PLATFORM:
        return ANSWER_YES;
    case EMPLOYMENT_FORM_STANDARD:
    case EMPLOYMENT_FORM_FIXED_TERM:
    case EMPLOYMENT_FORM_FIXED_TERM_EXTENDED:
    case EMPLOYMENT_FORM_OPEN_ENDED:
    case EMPLOYMENT_FORM_TASK:
    case EMPLOYMENT_FORM_PROBATION:
    case EMPLOYMENT_FORM_PART_TIME:
    case EMPLOYMENT_FORM_NOMINAL_PART_TIME:
    case EMPLOYMENT_FORM_PUBLIC_INSTITUTION:
    case EMPLOYMENT_FORM_CIVIL_SERVANT:
    case EMPLOYMENT_FORM_DOMESTIC:
    case EMPLOYMENT_FORM_APPRENTICE:
    case EMPLOYMENT_FORM_FARM_HAND:
    case EMPLOYMENT_FORM_APPLICANT:
        return ANSWER_NO;
    case EMPLOYMENT_FORM_NONE:
    case EMPLOYMENT_FORM_DISPATCH:
    case EMPLOYMENT_FORM_NO_CONTRACT:
    case EMPLOYMENT_FORM_OVER_AGE:
    case EMPLOYMENT_FORM_COLLECTIVE:
    case EMPLOYMENT_FORM_COUNT:
        return ANSWER_NONE;
    }
    return ANSWER_NONE;
}

static struct fast_track_answer ft3(const struct fast_track_facts *facts, const struct rule *rule)
{
    const enum answer platform =
        facts->platform != ANSWER_NONE ? facts->platform : platform_of_form(facts->employment_form);
    const uint64_t work = facts->platform ? FACT(PLATFORM) : FACT(EMPLOYMENT_FORM);
    const uint64_t used = FACT(SEX) | work | FACT(RELATION);

    (void)rule;
    if (platform == ANSWER_NO)
        return answer(LAW_NOT, FACT(SEX) | work, 0);
    if (platform == ANSWER_NONE)
        return answer(LAW_UNKNOWN, FACT(SEX), FACT(PLATFORM));
    switch ((enum relation)facts->relation) {
    case RELATION_CONTRACT:
    case RELATION_ADMITTED:
    case RELATION_DECIDED:
        return answer(LAW_HIT, used, 0);
    case RELATION_CONTESTED:
        return answer(LAW_NEEDS_OFFICER, used, FACT(RELATION));
    case RELATION_NONE:
    case RELATION_COUNT:
        break;
    }
    return answer(LAW_UNKNOWN, FACT(SEX) | work, FACT(RELATION));
}

/* --- FT-4 ------------------------------------------------------------------------------------- */

/* What the facts themselves suggest to an officer; a suggestion decides nothing. */
static uint64_t proposals(const struct fast_track_facts *facts)
{
    uint64_t proposed = facts->circumstances;

    if (facts->topics & TOPIC(SEXUAL_HARASSMENT))
        proposed |= CODE_BIT(FAST_TRACK_REASON_HARASSMENT_RETALIATION);
    if (facts->topics & TOPIC(RETIREMENT_AGE) || facts->employment_form == EMPLOYMENT_FORM_OVER_AGE)
        proposed |= CODE_BIT(FAST_TRACK_REASON_OVER_AGE);
    return proposed;
}

static struct fast_track_answer ft4(const struct fast_track_facts *facts, const struct rule *rule)
{
    const bool reasoned = facts->officer_reason > FAST_TRACK_REASON_NONE &&
                          facts->officer_reason < FAST_TRACK_REASON_COUNT;
    const bool approved = facts->officer_approver && *facts->officer_approver;

    (void)rule;
    if (reasoned && approved)
        return answer(LAW_HIT, FACT(SEX) | FACT(OFFICER_REASON) | FACT(OFFICER_APPROVER), 0);
    return answer(LAW_NEEDS_OFFICER, FACT(SEX),
                  (reasoned ? 0 : FACT(OFFICER_REASON)) | (approved ? 0 : FACT(OFFICER_APPROVER)));
}

/* --- all four --------------------------------------------------------------------------------- */

static const struct category {
    int rule;
    struct fast_track_answer (*ask)(const struct fast_track_facts *, const struct rule *);
} categories[FAST_TRACK_CATEGORIES] = {
    {RULE_FT_1, ft1},
    {RULE_FT_2, ft2},
    {RULE_FT_3, ft3},
    {RULE_FT_4, ft4},
};

/* The notice speaks of women workers: of a man none holds; of a person of unknown sex none is said
 * to. */
static struct fast_track_answer for_sex(const struct fast_track_facts *facts,
                                        struct fast_track_answer a)
{
    if (facts->sex == SEX_MALE)
        return answer(LAW_NOT, FACT(SEX), 0);
    if (facts->sex == SEX_FEMALE || a.outcome == LAW_NOT)
        return a;
    a.outcome = a.outcome == LAW_NEEDS_OFFICER ? LAW_NEEDS_OFFICER : LAW_UNKNOWN;
    a.missing |= FACT(SEX);
    return a;
}

static struct fast_track_answer category_ask(const struct fast_track_facts *facts,
                                             const struct rulebook *book, int index)
{
    const struct date on = date_is_absent(facts->act_on) ? facts->filed_on : facts->act_on;
    const struct rule *rule = rule_in_force(book, categories[index].rule, on);
    struct fast_track_answer a;

    /* The notice is of 2024; older disputes are only classified to learn from, by the rule as it
     * is. */
    if (!rule)
        rule = rule_in_force(book, categories[index].rule, (struct date){0});
    if (!rule)
        return answer(LAW_UNKNOWN, 0, 0);
    a = for_sex(facts, categories[index].ask(facts, rule));
    a.used &= told(facts);
    a.rule = rule;
    return a;
}

/* Category 4 is open once the facts propose it or an officer has begun to choose it. */
static bool is_open(const struct fast_track_result *result, int index)
{
    const uint64_t officer = FACT(OFFICER_REASON) | FACT(OFFICER_APPROVER);
    const struct fast_track_answer *a = &result->categories[index];

    if (a->outcome != LAW_NEEDS_OFFICER)
        return a->outcome == LAW_UNKNOWN;
    return categories[index].rule != RULE_FT_4 || result->proposed ||
           (a->missing & officer) != officer;
}

/* The lowest category that holds; else unknown as long as one is open; else none of the four. */
static void whole_decide(struct fast_track_result *result)
{
    bool open = false;

    result->primary = FAST_TRACK_CATEGORY_NO;
    for (int i = 0; i < FAST_TRACK_CATEGORIES; i++) {
        const struct fast_track_answer *a = &result->categories[i];

        if (a->outcome == LAW_HIT && result->primary == FAST_TRACK_CATEGORY_NO)
            result->primary = FAST_TRACK_CATEGORY_1 + i;
        else if (a->outcome == LAW_HIT)
            result->also |= (uint8_t)(1 << (i + 1));
        if (is_open(result, i)) {
            open = true;
            result->missing |= a->missing;
        }
    }
    if (result->primary == FAST_TRACK_CATEGORY_NO && open)
        result->primary = FAST_TRACK_CATEGORY_UNKNOWN;
}

void fast_track_assess(const struct fast_track_facts *facts, struct fast_track_result *ret_result)
{
    const struct rulebook *book = book_of(facts);

    *ret_result = (struct fast_track_result){0};
    if (facts->sex != SEX_MALE)
        ret_result->proposed = proposals(facts);
    for (int i = 0; i < FAST_TRACK_CATEGORIES; i++)
        ret_result->categories[i] = category_ask(facts, book, i);
    whole_decide(ret_result);
    fast_track_explain(ret_result);
}
