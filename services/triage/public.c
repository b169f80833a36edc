/* SPDX-License-Identifier: Apache-2.0
 *
 * Explanations, days and marks of the law in the form of the contracts.
 * It decides nothing and adds no sentence of its own.
 */
#include "triage/public.h"

#include "law/place.h"

#include <stdio.h>

static const int64_t money_most = INT64_C(10000000000000), count_most = 1000000;

enum rule_mark rule_mark_of(const struct rule *rule)
{
    const char name[2] = {(char)rule->status, '\0'};
    return (enum rule_mark)code_parse(&codes_rule_mark, name);
}

const struct law *public_law(const char *region) { return law_of_place(law_builtin(), region); }

struct law_rule law_rule_of(const struct rule *rule)
{
    const enum rule_mark mark = rule_mark_of(rule);
    return (struct law_rule){
        .rule_id = rule->id,
        .version = count_of(rule->version),
        .status = mark,
        .status_zh = code_zh(&codes_rule_mark, (int)mark),
        .status_en = code_en(&codes_rule_mark, (int)mark),
        .source = rule->source,
    };
}

struct law_rule_list law_rules_of(struct arena *arena, const struct explained *why)
{
    struct law_rule *rules = ARENA_ARRAY(arena, struct law_rule, EXPLAIN_RULES);
    for (int i = 0; i < why->rule_count; i++)
        rules[i] = law_rule_of(why->rules[i]);
    return (struct law_rule_list){rules, (size_t)why->rule_count};
}

const char *law_text(const char *text) { return *text ? text : NULL; }

const struct law_due *law_due_of(struct arena *arena, const struct day_due *due)
{
    struct law_due *told = ARENA_NEW(arena, struct law_due);
    *told = (struct law_due){.start = due->start,
                             .natural = due->natural,
                             .legal_due = due->legal_due,
                             .safe_due = due->safe_due,
                             .gap = (enum due_gap)due->gap};
    return told;
}

enum law_answer law_answer_of(enum answer answer) { return (enum law_answer)(answer + 1); }

struct date asked_on(const struct work *work, struct date said)
{
    return date_is_absent(said) ? work_today(work) : said;
}

struct money number_of_place(enum parameter_kind kind, const char *region, struct date on,
                             struct money said)
{
    const struct parameter *entered = parameter_find(law_builtin()->parameters, kind, region, on);
    return entered ? money_of_fen(entered->fen) : said;
}

static bool is_within(const struct field *field, const void *record)
{
    const void *value = field_at(field, record);
    if (field->kind == FIELD_money) {
        const struct money *money = value;
        return !money->stated || (money->fen >= 0 && money->fen <= money_most);
    }
    if (field->kind != FIELD_count)
        return true;
    const struct count *count = value;
    return !count->stated || (count->value >= 0 && count->value <= count_most);
}

struct err *within_bounds(const struct record_type *type, const void *record)
{
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        char pointer[ERR_POINTER_SIZE];
        (void)snprintf(pointer, sizeof pointer, "/%s", field->name);
        if (!is_within(field, record))
            return err_at(PROBLEM_INVALID, pointer, "%s is out of bounds", field->name);
    }
    return NULL;
}
