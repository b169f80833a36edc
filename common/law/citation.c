/* SPDX-License-Identifier: Apache-2.0
 *
 * An article that does not exist is the mark of an invented rule: it stops the build.
 * Only names and numbers are compared; whether the article says so, a reader has checked.
 */
#include "law/citation.h"

#include "base/text.h"

#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const struct law_source *source_find(const struct law_sources *sources, const char *key)
{
    for (size_t i = 0; i < sources->count; i++)
        if (text_equal(sources->items[i].key, key))
            return &sources->items[i];
    return NULL;
}

/* Numbers outside brackets are articles; "47(2)" is article 47, paragraph 2. */
static struct err *articles_check(const struct row_reader *reader, const struct law_source *source,
                                  const char *articles)
{
    int depth = 0;

    for (const char *at = articles; *at; at++) {
        char *end;
        long article;

        depth += (*at == '(') - (*at == ')');
        if (depth > 0 || !isdigit((unsigned char)*at))
            continue;
        article = strtol(at, &end, 10);
        if (article < 1 || (source->articles && article > source->articles))
            return row_refuse(reader, "%s has no article %ld", source->key, article);
        at = end - 1;
    }
    return NULL;
}

static struct err *part_check(const struct row_reader *reader, const struct law_sources *sources,
                              char *part, const struct law_source **ret_source)
{
    char *space = strchr(part, ' ');
    const struct law_source *source;

    if (space)
        *space++ = '\0';
    source = source_find(sources, part);
    if (!source)
        return row_refuse(reader, "unknown source \"%s\"", part);
    if (source->articles && !space)
        return row_refuse(reader, "no article of %s is named", source->key);
    *ret_source = source;
    return articles_check(reader, source, space ? space : "");
}

/* The first source carries the rule: a rule cannot be older than it, nor better known. */
static struct err *first_check(const struct row_reader *reader, const struct law_source *source,
                               const struct rule *rule)
{
    if (date_is_whole(source->from) && date_compare(rule->from, source->from) < 0)
        return row_refuse(reader, "in force before its source %s", source->key);
    if (rule->status == RULE_STATUS_V && source->status != RULE_STATUS_V)
        return row_refuse(reader, "marked V, but %s was not read", source->key);
    return NULL;
}

struct err *citation_check(const struct row_reader *reader, const struct law_sources *sources,
                           const struct rule *rule)
{
    char *at = arena_text(reader->arena, rule->source);

    if (!*at)
        return row_refuse(reader, "no source");
    for (bool first = true; at; first = false) {
        char *end = strstr(at, "; ");
        const struct law_source *source = NULL;

        if (end) {
            *end = '\0';
            end += strlen("; ");
        }
        TRY(part_check(reader, sources, at, &source));
        assert(source);
        if (first)
            TRY(first_check(reader, source, rule));
        at = end;
    }
    return NULL;
}
