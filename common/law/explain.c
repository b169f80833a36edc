/* SPDX-License-Identifier: Apache-2.0
 *
 * Collects rules, facts and sentences of an answer; see law/explain.h.
 * A text that would not fit is cut at a whole character.
 */
#include "law/explain.h"

#include "law/code.h"
#include "law/sentence.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const struct law *law_builtin(void)
{
    static _Thread_local struct law law;
    static _Thread_local struct law elsewhere;

    law = elsewhere =
        (struct law){rulebook_builtin(), calendar_builtin(), parameters_builtin(), NULL};
    elsewhere.rules = rulebook_builtin_elsewhere();
    law.elsewhere = &elsewhere;
    return &law;
}

void explain_begin(struct explained *why)
{
    why->rule_count = 0;
    why->used = why->missing = 0;
    why->zh_used = why->en_used = 0;
    why->zh[0] = why->en[0] = '\0';
}

__attribute__((format(printf, 3, 0))) static void add(char *text, int16_t *used, const char *format,
                                                      va_list arguments)
{
    struct sentence s = {text, EXPLAIN_TEXT, (size_t)*used};

    sentence_vadd(&s, format, arguments);
    *used = (int16_t)s.used;
}

/* Several texts one after the other; the last is NULL. */
static void put(char *text, int16_t *used, const char *const *parts)
{
    struct sentence s = {text, EXPLAIN_TEXT, (size_t)*used};

    for (; *parts; parts++)
        sentence_put(&s, *parts);
    *used = (int16_t)s.used;
}

#define PUT(why, language, ...)                                                                    \
    put((why)->language, &(why)->language##_used, (const char *const[]){__VA_ARGS__, NULL})

void explain_zh(struct explained *why, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    add(why->zh, &why->zh_used, format, arguments);
    va_end(arguments);
}

void explain_en(struct explained *why, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    add(why->en, &why->en_used, format, arguments);
    va_end(arguments);
}

static bool is_cited(const struct explained *why, const struct rule *rule)
{
    for (int i = 0; i < why->rule_count; i++)
        if (why->rules[i] == rule)
            return true;
    return false;
}

void explain_cite(struct explained *why, const struct rule *rule)
{
    if (rule && !is_cited(why, rule) && why->rule_count < EXPLAIN_RULES)
        why->rules[why->rule_count++] = rule;
}

void explain_rule(struct explained *why, const struct rule *rule)
{
    if (!rule || is_cited(why, rule))
        return;
    explain_cite(why, rule);
    PUT(why, zh, rule->zh, "（", rule->source, "，", rule->id, "）", rule_status_zh(rule->status),
        "。");
    PUT(why, en, rule->en, " (", rule->id, ")", rule_status_en(rule->status), ". ");
}

const struct rule *explain_in_force(struct explained *why, const struct law *law, int number,
                                    struct date on)
{
    const struct rule *rule = rule_in_force(law->rules, number, on);

    explain_rule(why, rule);
    return rule;
}

void explain_used(struct explained *why, bool told, uint64_t fact)
{
    if (told)
        why->used |= fact;
}

void explain_missing(struct explained *why)
{
    char names[EXPLAIN_TEXT];
    struct sentence s = {names, sizeof(names), 0};

    if (!why->missing)
        return;
    sentence_begin(&s);
    sentence_codes_zh(&s, &law_codes_law_fact, why->missing);
    PUT(why, zh, "尚需了解：", names, "。");
    sentence_begin(&s);
    sentence_codes_en(&s, &law_codes_law_fact, why->missing);
    PUT(why, en, "Still needed: ", names, ". ");
}

void explain_join(struct explained *why, const struct explained *part)
{
    for (int i = 0; i < part->rule_count; i++)
        explain_cite(why, part->rules[i]);
    why->used |= part->used;
    why->missing |= part->missing;
    PUT(why, zh, part->zh);
    PUT(why, en, part->en);
}
