/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds the row in force. Nothing here knows what a rule means.
 * A date that may mean two rows finds neither.
 */
#include "law/rule.h"

#include <assert.h>
#include <string.h>

static bool covers(const struct rule *rule, struct date day)
{
    return date_compare(rule->from, day) <= 0 &&
           (date_is_absent(rule->to) || date_compare(day, rule->to) <= 0);
}

static const struct rule *row_on(const struct rulebook *book, int number, struct date day)
{
    for (int i = book->first[number]; i < book->first[number + 1]; i++)
        if (covers(&book->rules[i], day))
            return &book->rules[i];
    return NULL;
}

/* A rule that never changed: one row, still in force. */
static const struct rule *only_row(const struct rulebook *book, int number)
{
    const struct rule *row = &book->rules[book->first[number]];

    if (book->first[number + 1] - book->first[number] != 1 || !date_is_absent(row->to))
        return NULL;
    return row;
}

const struct rule *rule_in_force(const struct rulebook *book, int number, struct date on)
{
    const struct rule *row;

    assert(number >= 0 && number < book->id_count);
    if (date_is_absent(on)) {
        row = only_row(book, number);
    } else {
        row = row_on(book, number, date_earliest(on));
        if (row != row_on(book, number, date_latest(on)))
            row = NULL;
    }
    return row && row->on ? row : NULL;
}

const struct rule_param *rule_param_find(const struct rule *rule, const char *name)
{
    for (size_t i = 0; i < rule->param_count; i++)
        if (strcmp(rule->params[i].name, name) == 0)
            return &rule->params[i];
    return NULL;
}

int32_t rule_param(const struct rule *rule, const char *name)
{
    const struct rule_param *param = rule_param_find(rule, name);

    assert(param);
    return param->value;
}

int rule_number(const struct rulebook *book, const char *id)
{
    for (int i = 0; i < book->id_count; i++)
        if (strcmp(book->ids[i], id) == 0)
            return i;
    return -1;
}

static const char *const kind_names[RULE_KIND_COUNT] = {
    [RULE_KIND_NONE] = "none",
    [RULE_KIND_COUNTING] = "counting",
    [RULE_KIND_DEADLINE] = "deadline",
    [RULE_KIND_LIMITATION] = "limitation",
    [RULE_KIND_SCOPE] = "scope",
    [RULE_KIND_PROCEDURE] = "procedure",
    [RULE_KIND_FAST_TRACK] = "fast_track",
    [RULE_KIND_COURT] = "court",
    [RULE_KIND_AWARD] = "award",
    [RULE_KIND_ADVANCE] = "advance",
    [RULE_KIND_LEGAL_AID] = "legal_aid",
    [RULE_KIND_PROTECTION] = "protection",
    [RULE_KIND_COMPENSATION] = "compensation",
    [RULE_KIND_AGREEMENT] = "agreement",
    [RULE_KIND_WARNING] = "warning",
    [RULE_KIND_CARE] = "care",
};

static const struct {
    const char *name;
    const char *zh;
} units[RULE_UNIT_COUNT] = {
    [RULE_UNIT_NONE] = {"", ""},
    [RULE_UNIT_WD] = {"WD", "个工作日"},
    [RULE_UNIT_CD] = {"CD", "日"},
    [RULE_UNIT_M] = {"M", "个月"},
    [RULE_UNIT_Y] = {"Y", "年"},
    [RULE_UNIT_H] = {"H", "小时"},
    [RULE_UNIT_FEN] = {"fen", "分"},
    [RULE_UNIT_PERSONS] = {"persons", "人"},
    [RULE_UNIT_PERCENT] = {"percent", "%"},
    [RULE_UNIT_TIMES] = {"times", "倍"},
    [RULE_UNIT_TENTHS] = {"tenths", "十分之一"},
    [RULE_UNIT_HUNDREDTHS] = {"hundredths", "百分之一"},
};

const char *rule_kind_name(enum rule_kind kind) { return kind_names[kind]; }
const char *rule_unit_name(enum rule_unit unit) { return units[unit].name; }
const char *rule_unit_zh(enum rule_unit unit)
{
    return unit < RULE_UNIT_COUNT ? units[unit].zh : "";
}

const char *rule_allows_name(int place)
{
    /* NULL ends them. */
    static const char *const names[] = {"extend",   "suspend", "restart", "interrupt",
                                        "backward", "agreed",  "duty",    "strict",
                                        "earliest", NULL};

    return names[place];
}

const char *rule_status_zh(enum rule_status status)
{
    switch (status) {
    case RULE_STATUS_V:
        return "";
    case RULE_STATUS_S:
        return "（依据二手资料，原文未核对）";
    case RULE_STATUS_M:
        return "（依据未经核对，使用前须由专业人员确认）";
    case RULE_STATUS_P:
        return "（内部建议标准，并非法律规定）";
    }
    return "";
}

const char *rule_status_en(enum rule_status status)
{
    switch (status) {
    case RULE_STATUS_V:
        return "";
    case RULE_STATUS_S:
        return " (secondary source, the text itself was not read)";
    case RULE_STATUS_M:
        return " (not verified; a lawyer must confirm it before use)";
    case RULE_STATUS_P:
        return " (a proposal, not law)";
    }
    return "";
}
