/* SPDX-License-Identifier: Apache-2.0
 *
 * Places by their codes, and what of the law ends at the border of the province.
 * It knows no names and no smaller regions.
 */
#include "law/place.h"

#include "base/text.h"

#include <string.h>

static const char province_sources[] = "鲁", province_number[] = "shandong";

enum answer place_in_shandong(const char *region)
{
    if (!region)
        return ANSWER_NONE;
    return text_starts_with(region, "37") ? ANSWER_YES : ANSWER_NO;
}

bool place_is_source_of_shandong(const char *source)
{
    return text_starts_with(source, province_sources);
}

const struct law *law_of_place(const struct law *law, const char *region)
{
    if (!law->elsewhere || place_in_shandong(region) == ANSWER_YES)
        return law;
    return law->elsewhere;
}

/* "调解仲裁法 2; 鲁仲裁条例 2, 41; 办案规则 5" without its middle. */
static const char *source_elsewhere(struct arena *arena, const char *source)
{
    struct text text;

    text_init(&text, arena);
    while (*source) {
        source += strspn(source, " ");
        if (!text_starts_with(source, province_sources)) {
            text_add(&text, text.size ? "; " : "");
            text_add_n(&text, source, strcspn(source, ";"));
        }
        source += strcspn(source, ";");
        source += *source == ';';
    }
    return text_get(&text);
}

/* "七日内（山东：五个工作日）决定" without its brackets. */
static const char *sentence_elsewhere(struct arena *arena, const char *sentence, const char *open,
                                      const char *close)
{
    const char *from = strstr(sentence, open);
    const char *end = from ? strstr(from, close) : NULL;
    struct text text;

    if (!end)
        return sentence;
    text_init(&text, arena);
    text_add_n(&text, sentence, (size_t)(from - sentence));
    text_add(&text, end + strlen(close));
    return text_get(&text);
}

static void params_elsewhere(struct rule *rule)
{
    size_t kept = 0;

    for (size_t i = 0; i < rule->param_count; i++)
        if (!text_equal(rule->params[i].name, province_number))
            rule->params[kept++] = rule->params[i];
    rule->param_count = kept;
}

void rulebook_elsewhere(struct arena *arena, const struct rulebook *book, struct rulebook *ret_book)
{
    struct rule *rules = ARENA_ARRAY(arena, struct rule, book->count);

    for (size_t i = 0; i < book->count; i++) {
        struct rule *rule = &rules[i];

        *rule = book->rules[i];
        if (place_is_source_of_shandong(rule->source)) {
            rule->on = false;
        } else if (strstr(rule->source, province_sources)) {
            rule->source = source_elsewhere(arena, rule->source);
            params_elsewhere(rule);
            rule->zh = sentence_elsewhere(arena, rule->zh, "（山东", "）");
            rule->en = sentence_elsewhere(arena, rule->en, " (Shandong", ")");
        }
    }
    *ret_book = *book;
    ret_book->rules = rules;
}
