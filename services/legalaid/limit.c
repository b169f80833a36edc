/* SPDX-License-Identifier: Apache-2.0
 *
 * Days counted by the law's own functions from the law's own rows. A limit in working days through
 * a year whose calendar is not published is not known, and the one in calendar days stands alone.
 */
#include "legalaid/limit.h"

#include "law/day.h"
#include "law/rule_id.h"

static struct limit limit_by(const struct rule *rule, struct date by)
{
    const char mark[2] = {(char)rule->status, '\0'};
    return (struct limit){by, rule->id, (enum rule_mark)code_parse(&codes_rule_mark, mark)};
}

static struct date counted(const struct rule *rule, const char *name, struct date start)
{
    const struct rule_param *length = rule_param_find(rule, name);
    struct day_due due = {.natural = {0}};
    if (length)
        day_due(calendar_builtin(), start, length->value, length->unit, &due);
    return due.natural;
}

static struct date earlier(struct date a, struct date b)
{
    if (date_is_absent(a) || date_is_absent(b))
        return date_is_absent(a) ? b : a;
    return date_compare(a, b) < 0 ? a : b;
}

static struct limit limit_of(int number, struct date start)
{
    const struct rule *rule = rule_in_force(rulebook_builtin(), number, start);
    if (!rule)
        return (struct limit){.rule = NULL};
    const struct date by =
        earlier(counted(rule, "length", start), counted(rule, "shandong", start));
    if (date_is_absent(by))
        return (struct limit){.rule = NULL};
    return limit_by(rule, by);
}

struct limit limit_of_decision(struct date applied_on, bool urgent)
{
    const struct rule *first = rule_in_force(rulebook_builtin(), RULE_DL_LA_5, applied_on);
    return urgent && first ? limit_by(first, applied_on) : limit_of(RULE_DL_LA_1, applied_on);
}

struct limit limit_of_decision_resumed(struct date applied_on, bool urgent, struct date asked_on,
                                       struct date supplied_on)
{
    struct limit limit = limit_of_decision(applied_on, urgent);
    if (limit.rule)
        limit.by = date_add_days(limit.by, date_days_between(asked_on, supplied_on));
    return limit;
}

struct limit limit_of_assignment(struct date granted_on)
{
    return limit_of(RULE_DL_LA_2, granted_on);
}

struct limit limit_of_review(struct date asked_on) { return limit_of(RULE_DL_LA_3, asked_on); }

struct limit limit_of_objection(struct date refused_on)
{
    return limit_of(RULE_DL_LA_4, refused_on);
}
