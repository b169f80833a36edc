/* SPDX-License-Identifier: Apache-2.0
 *
 * Maternity days and protections; see law/maternity.h.
 * Weeks are never turned into months.
 */
#include "law/maternity.h"

#include "law/code.h"
#include "law/day.h"
#include "law/rule_id.h"

#define FACT(name) CODE_BIT(LAW_FACT_##name)

enum { MONTH_HUNDREDTHS = 100, YEAR_LIMIT = 2190 };

static bool is_computable(struct date day) { return date_is_whole(day) && day.year < YEAR_LIMIT; }

/* The first leave day is day 1. */
static void days_set(struct leave_result *result, struct date first_day, int days)
{
    result->days = days;
    result->first_day = first_day;
    result->last_day = date_add_days(first_day, days - 1);
}

static void excess_say(int most, struct explained *why)
{
    explain_zh(why, "产前休假按%d天计算，超出的天数不计入产假。", most);
    explain_en(why, "Of the days before the birth %d are leave, the rest are not. ", most);
}

/* MP-7: of the days before the birth no more than fifteen lie inside the leave; whoever tells more
 * hears it. */
static struct date first_day_of(const struct rule *rule, const struct maternity_leave_facts *facts,
                                struct explained *why)
{
    const int most = rule_param(rule, "before");

    if (!date_is_absent(facts->first_day) || !is_computable(facts->due_on) ||
        facts->days_before < 0)
        return facts->first_day;
    if (facts->days_before <= most)
        return date_add_days(facts->due_on, -facts->days_before);
    excess_say(most, why);
    return date_add_days(facts->due_on, -most);
}

/* The told first day beside the birth, whichever day of a month or a year that was: it fits; or it
 * lies too early and the leave begins later; or only the birth would tell (false). A child that is
 * expected may come earlier or later. */
static bool first_day_fits(const struct rule *rule, const struct maternity_leave_facts *facts,
                           struct date *first_day, struct explained *why)
{
    const int most = rule_param(rule, "before");
    const bool is_born = !date_is_absent(facts->birth_on);
    const struct date birth = is_born ? facts->birth_on : facts->due_on;
    const struct date told = facts->first_day;
    struct date earliest;
    struct date latest;

    if (!date_is_whole(told) || date_is_absent(birth) || !is_computable(date_latest(birth)))
        return true;
    earliest = date_add_days(date_earliest(birth), -most);
    latest = date_add_days(date_latest(birth), -most);
    if (date_compare(told, is_born ? latest : earliest) >= 0 &&
        (!is_born || date_compare(told, date_add_days(earliest, most + 1)) <= 0))
        return true;
    if (is_born && date_equal(earliest, latest) && date_compare(told, earliest) < 0) {
        excess_say(most, why);
        *first_day = earliest;
        return true;
    }
    why->missing |= FACT(BIRTH_ON) | FACT(LEAVE_FROM);
    explain_zh(why, "产假自生育之日或者产前%d天内的休假之日起算，所述产假开始日期与生育日期不能"
                    "对应，请核实。", most);
    explain_en(why, "Leave begins with the birth or at most %d days before it; the first day and "
                    "the birth that are told do not fit each other. ", most);
    return false;
}

/* Those that are certain: a dystocia or further children that nobody told add nothing yet. */
static int national_days(const struct rule *rule, const struct maternity_leave_facts *facts)
{
    int days = rule_param(rule, "leave");

    if (facts->dystocia == ANSWER_YES)
        days += rule_param(rule, "dystocia");
    if (facts->infants > 1)
        days += (facts->infants - 1) * rule_param(rule, "extra");
    return days;
}

static void leave_use(const struct maternity_leave_facts *facts, struct explained *why)
{
    explain_used(why, !date_is_absent(facts->first_day), FACT(LEAVE_FROM));
    explain_used(why, !date_is_absent(facts->due_on) || !date_is_absent(facts->birth_on),
                 FACT(BIRTH_ON));
    explain_used(why, facts->infants > 0 || facts->dystocia, FACT(CERTIFICATE));
    explain_used(why, facts->shandong, FACT(REGION));
    explain_used(why, facts->lawful, FACT(LAWFUL_BIRTH));
}

static void leave_say(struct leave_result *result)
{
    explain_zh(&result->why, "共%d天，自%s至%s。", result->days, DATE_TEXT(result->first_day),
               DATE_TEXT(result->last_day));
    explain_en(&result->why, "%d days, from %s to %s. ", result->days, DATE_TEXT(result->first_day),
               DATE_TEXT(result->last_day));
}

/* MP-9; false: whether the province adds days is open, and what would decide it is asked for. */
static bool provincial_days(const struct law *law, const struct maternity_leave_facts *facts,
                            struct leave_result *result)
{
    const struct rule *rule;

    if (facts->shandong == ANSWER_NONE) {
        result->why.missing |= FACT(REGION);
        return false;
    }
    if (facts->shandong == ANSWER_NO) {
        explain_zh(&result->why, "仅按国家规定计算；当地是否另有增加的产假未收录。");
        explain_en(&result->why, "The national days alone; what the place adds is not recorded. ");
        return true;
    }
    rule = explain_in_force(&result->why, law, RULE_MP_9, result->first_day);
    if (!rule || facts->lawful == ANSWER_NO)
        return true;
    if (facts->lawful == ANSWER_NONE) {
        result->why.missing |= FACT(LAWFUL_BIRTH);
        return false;
    }
    result->extra_days = rule_param(rule, "extra");
    return true;
}

/* MP-7; false: how many children there are or whether it was a dystocia is not told, and a
 * certificate would say. */
static bool birth_is_told(const struct rule *rule, const struct maternity_leave_facts *facts,
                             struct explained *why)
{
    if (facts->infants < 1) {
        why->missing |= FACT(CERTIFICATE);
        explain_zh(why, "生育胎数未说明，多胞胎每多一个再增加%d天。", rule_param(rule, "extra"));
        explain_en(why, "How many children is not told; each further one adds %d days. ",
                   rule_param(rule, "extra"));
    }
    if (facts->dystocia != ANSWER_NONE)
        return facts->infants > 0;
    why->missing |= FACT(CERTIFICATE);
    explain_zh(why, "是否难产未说明，难产的再增加%d天。", rule_param(rule, "dystocia"));
    explain_en(why, "Whether it was a dystocia is not told; that adds %d days. ",
               rule_param(rule, "dystocia"));
    return false;
}

static void open_say(struct leave_result *result)
{
    const int days = result->national_days + result->extra_days;
    const struct date last = date_add_days(result->first_day, days - 1);

    explain_zh(&result->why, "已能确定的产假为%d天，自%s至%s；是否另有增加尚不能确定。", days,
               DATE_TEXT(result->first_day), DATE_TEXT(last));
    explain_en(&result->why, "%d days are certain, from %s to %s; whether more are added is open. ",
               days, DATE_TEXT(result->first_day), DATE_TEXT(last));
}

static void undated_say(struct leave_result *result)
{
    explain_zh(&result->why, "国家规定的产假为%d天，自开始休假之日起算。", result->national_days);
    explain_en(&result->why, "The national leave has %d days from its first day on. ",
               result->national_days);
}

/* The national days stand also where nobody tells from which day. */
static bool leave_begin(const struct rule *rule, const struct maternity_leave_facts *facts,
                        struct leave_result *result)
{
    struct date first_day = rule ? first_day_of(rule, facts, &result->why) : (struct date){0};

    if (!is_computable(first_day))
        result->why.missing |= FACT(LEAVE_FROM);
    if (!rule)
        return false;
    result->national_days = national_days(rule, facts);
    if (first_day_fits(rule, facts, &first_day, &result->why) && is_computable(first_day)) {
        result->first_day = first_day;
        return true;
    }
    birth_is_told(rule, facts, &result->why);
    undated_say(result);
    return false;
}

void maternity_leave_compute(const struct law *law, const struct maternity_leave_facts *facts,
                             struct leave_result *ret_result)
{
    const struct date on = date_is_absent(facts->first_day) ? facts->due_on : facts->first_day;
    const struct rule *rule;

    *ret_result = (struct leave_result){0};
    leave_use(facts, &ret_result->why);
    rule = explain_in_force(&ret_result->why, law, RULE_MP_7, on);
    if (leave_begin(rule, facts, ret_result)) {
        const bool born = birth_is_told(rule, facts, &ret_result->why);
        const bool placed = provincial_days(law, facts, ret_result);

        if (born && placed) {
            days_set(ret_result, ret_result->first_day,
                     ret_result->national_days + ret_result->extra_days);
            leave_say(ret_result);
        } else {
            open_say(ret_result);
        }
    }
    explain_missing(&ret_result->why);
}

void miscarriage_leave_compute(const struct law *law, struct date first_day, int month_hundredths,
                               struct leave_result *ret_result)
{
    const struct rule *rule;

    *ret_result = (struct leave_result){0};
    rule = explain_in_force(&ret_result->why, law, RULE_MP_8, first_day);
    explain_used(&ret_result->why, !date_is_absent(first_day), FACT(LEAVE_FROM));
    explain_used(&ret_result->why, month_hundredths >= 0, FACT(CERTIFICATE));
    if (!is_computable(first_day))
        ret_result->why.missing |= FACT(LEAVE_FROM);
    if (month_hundredths < 0)
        ret_result->why.missing |= FACT(CERTIFICATE);
    if (rule && month_hundredths >= 0) {
        /* "满四个月" includes four (民法典 1259). */
        ret_result->national_days =
            month_hundredths >= rule_param(rule, "months") * MONTH_HUNDREDTHS
                ? rule_param(rule, "long")
                : rule_param(rule, "short");
        if (is_computable(first_day)) {
            days_set(ret_result, first_day, ret_result->national_days);
            leave_say(ret_result);
        } else {
            undated_say(ret_result);
        }
    }
    explain_missing(&ret_result->why);
}

struct date nursing_end(const struct law *law, struct date birth_on)
{
    const struct rule *rule = rule_in_force(law->rules, RULE_MP_11, birth_on);

    if (!rule || !is_computable(birth_on))
        return (struct date){0};
    return day_months_last(birth_on, rule_param(rule, "months"));
}

int nursing_hours(const struct law *law, int infants, struct date on)
{
    const struct rule *rule = rule_in_force(law->rules, RULE_MP_12, on);

    if (!rule || infants < 1)
        return 0;
    return rule_param(rule, "first") + (infants - 1) * rule_param(rule, "further");
}

void nursing_assess(const struct law *law, struct date birth_on, int infants,
                    struct nursing_result *ret_result)
{
    struct explained *why = &ret_result->why;

    *ret_result = (struct nursing_result){.last = nursing_end(law, birth_on)};
    explain_in_force(why, law, RULE_MP_11, birth_on);
    explain_in_force(why, law, RULE_MP_12, birth_on);
    explain_used(why, !date_is_absent(birth_on), FACT(BIRTH_ON));
    explain_used(why, infants > 0, FACT(CERTIFICATE));
    ret_result->hours = nursing_hours(law, infants, birth_on);
    if (date_is_whole(ret_result->last)) {
        explain_zh(why, "哺乳期保护至%s。", DATE_TEXT(ret_result->last));
        explain_en(why, "Protected in nursing until %s. ", DATE_TEXT(ret_result->last));
    } else {
        why->missing |= FACT(BIRTH_ON);
    }
    if (ret_result->hours > 0) {
        explain_zh(why, "每个劳动日哺乳时间%d小时。", ret_result->hours);
        explain_en(why, "%d nursing hours for each working day. ", ret_result->hours);
    } else if (infants < 1) {
        why->missing |= FACT(CERTIFICATE);
    }
    explain_missing(why);
}

/* Whether the term ended in pregnancy, leave or nursing; a birth alone tells neither what was
 * before it nor whether another pregnancy came after its year. */
static enum answer ends_protected(const struct contract_end_facts *facts, struct date last)
{
    if (!date_is_whole(last) || date_compare(facts->contract_end, last) > 0)
        return facts->in_period;
    if (date_is_whole(facts->pregnant_from) &&
        date_compare(facts->contract_end, facts->pregnant_from) < 0)
        return ANSWER_NO;
    if (date_compare(facts->contract_end, facts->birth_on) < 0 &&
        !date_is_whole(facts->pregnant_from))
        return facts->in_period;
    /* Told to be in none of them then, which the birth contradicts. */
    return facts->in_period == ANSWER_NO ? ANSWER_NONE : ANSWER_YES;
}

static void contract_runs_on(const struct law *law, struct date last,
                             struct contract_end_result *result)
{
    struct explained *why = &result->why;

    if (!date_is_whole(last)) {
        why->missing |= FACT(BIRTH_ON);
        explain_zh(why, "合同顺延至三期情形消失；生育日期未说明，具体日期待定。");
        explain_en(why, "The contract runs on; until when depends on the birth. ");
        return;
    }
    result->last_protected = last;
    result->may_end_on = date_add_days(last, 1);
    explain_in_force(why, law, RULE_MP_20, result->may_end_on);
    explain_zh(why, "合同顺延，受保护至%s，最早可在%s终止。", DATE_TEXT(last),
               DATE_TEXT(result->may_end_on));
    explain_en(why, "The contract runs on, protected until %s; it may end on %s. ",
               DATE_TEXT(last), DATE_TEXT(result->may_end_on));
}

static void contract_say(enum answer extended, const struct contract_end_facts *facts,
                         struct explained *why)
{
    if (extended == ANSWER_NO) {
        explain_zh(why, "按所述，合同%s期满时不在孕期、产期、哺乳期，不顺延。",
                   DATE_TEXT(facts->contract_end));
        explain_en(why, "As it is told, the term ended on %s in none of the three periods: it does "
                        "not run on. ",
                   DATE_TEXT(facts->contract_end));
        return;
    }
    explain_zh(why, "合同%s期满时是否处于三期尚不能确定，是否顺延待定。",
               DATE_TEXT(facts->contract_end));
    explain_en(why, "Whether she was in one of the three periods when the term ended on %s is "
                    "open, and with it whether it runs on. ",
               DATE_TEXT(facts->contract_end));
}

void contract_end_compute(const struct law *law, const struct contract_end_facts *facts,
                          struct contract_end_result *ret_result)
{
    struct date last = nursing_end(law, facts->birth_on);
    struct explained *why = &ret_result->why;

    *ret_result = (struct contract_end_result){0};
    why->used |= facts->told_by;
    explain_used(why, !date_is_absent(facts->birth_on), FACT(BIRTH_ON));
    if (!explain_in_force(why, law, RULE_MP_3, facts->contract_end) ||
        !date_is_whole(facts->contract_end)) {
        why->missing |= FACT(WORK_RECORD) | FACT(EMPLOYMENT_END);
        explain_missing(why);
        return;
    }
    ret_result->extended = ends_protected(facts, last);
    /* The year of an earlier birth is over: how long it runs on, the next one tells. */
    if (date_is_whole(last) && date_compare(facts->contract_end, last) > 0)
        last = (struct date){0};
    if (ret_result->extended == ANSWER_YES)
        contract_runs_on(law, last, ret_result);
    else
        contract_say(ret_result->extended, facts, why);
    if (ret_result->extended == ANSWER_NONE)
        why->missing |= FACT(THREE_PERIOD_DATES) | (date_is_whole(last) ? 0 : FACT(BIRTH_ON));
    explain_missing(why);
}

void family_leave_compute(const struct law *law, struct date birth_on, enum answer shandong,
                          struct family_leave *ret_leave)
{
    const struct rule *rule;

    *ret_leave = (struct family_leave){0};
    if (shandong == ANSWER_NONE) {
        ret_leave->why.missing |= FACT(REGION);
        explain_missing(&ret_leave->why);
    }
    if (shandong != ANSWER_YES)
        return;
    rule = rule_in_force(law->rules, RULE_MP_9, birth_on);
    if (!rule || !rule_param_find(rule, "spouse"))
        return;
    explain_rule(&ret_leave->why, rule);
    ret_leave->spouse_days = rule_param(rule, "spouse");
    ret_leave->childcare_days = rule_param(rule, "childcare");
    if (is_computable(birth_on))
        ret_leave->childcare_last =
            day_months_last(birth_on, rule_param(rule, "until") * 12);
}
