/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads a draft and takes it apart, rule by rule; see draft.h.
 * Rows are compared by what code reads of them, not by their sentences.
 */
#include "cli/law/draft.h"

#include "base/text.h"
#include "law/place.h"
#include "law/rulebook.h"

static bool is_param_same(const struct rule_param *a, const struct rule_param *b)
{
    return text_equal(a->name, b->name) && a->value == b->value && a->unit == b->unit;
}

static bool is_row_same(const struct rule *a, const struct rule *b)
{
    if (a->version != b->version || a->status != b->status || a->allows != b->allows ||
        a->on != b->on || !date_equal(a->from, b->from) || !date_equal(a->to, b->to) ||
        !text_equal(a->source, b->source) || a->param_count != b->param_count)
        return false;
    for (size_t i = 0; i < a->param_count; i++)
        if (!is_param_same(&a->params[i], &b->params[i]))
            return false;
    return true;
}

static int row_count(const struct rulebook *book, int number)
{
    return book->first[number + 1] - book->first[number];
}

static bool is_rule_same(const struct rulebook *a, const struct rulebook *b, int number)
{
    if (row_count(a, number) != row_count(b, number))
        return false;
    for (int i = 0; i < row_count(a, number); i++)
        if (!is_row_same(&a->rules[a->first[number] + i], &b->rules[b->first[number] + i]))
            return false;
    return true;
}

/* `base` with the rows that `draft` has of one rule. */
static void book_with(struct arena *arena, const struct rulebook *base,
                      const struct rulebook *draft, int number, struct rulebook *ret_book)
{
    struct rule *rules = ARENA_ARRAY(arena, struct rule, base->count + draft->count);
    uint16_t *first = ARENA_ARRAY(arena, uint16_t, (size_t)base->id_count + 1);
    size_t count = 0;

    for (int n = 0; n < base->id_count; n++) {
        const struct rulebook *from = n == number ? draft : base;

        first[n] = (uint16_t)count;
        for (int i = from->first[n]; i < from->first[n + 1]; i++)
            rules[count++] = from->rules[i];
    }
    first[base->id_count] = (uint16_t)count;
    *ret_book = *base;
    ret_book->rules = rules;
    ret_book->count = count;
    ret_book->first = first;
}

/* Calendar and parameters are those compiled in. */
static void law_complete(struct arena *arena, struct draft_law *draft)
{
    rulebook_elsewhere(arena, &draft->book, &draft->book_elsewhere);
    draft->law = draft->elsewhere = *law_builtin();
    draft->law.rules = &draft->book;
    draft->law.elsewhere = &draft->elsewhere;
    draft->elsewhere.rules = &draft->book_elsewhere;
    draft->elsewhere.elsewhere = NULL;
}

static void change_add(struct arena *arena, struct draft *draft, int number)
{
    struct draft_change *change = &draft->changes[draft->change_count++];

    change->id = draft->whole.book.ids[number];
    book_with(arena, rulebook_builtin(), &draft->whole.book, number, &change->alone.book);
    law_complete(arena, &change->alone);
}

struct err *draft_read(struct arena *arena, const char *rules_tsv, struct draft **ret_draft)
{
    struct draft *draft = ARENA_NEW(arena, struct draft);
    const struct rulebook *known = rulebook_builtin();

    TRY(rulebook_parse(arena, rules_tsv, law_sources_builtin(), known, &draft->whole.book));
    law_complete(arena, &draft->whole);
    draft->changes = ARENA_ARRAY(arena, struct draft_change, (size_t)known->id_count);
    for (int number = 0; number < known->id_count; number++)
        if (!is_rule_same(known, &draft->whole.book, number))
            change_add(arena, draft, number);
    *ret_draft = draft;
    return NULL;
}
