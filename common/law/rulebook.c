/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads data/law/rules.tsv and refuses what could mislead: see law/rulebook.h.
 * Columns: id, version, kind, parameters, allows, from, to, status, switch, source, repeals, zh,
 * en.
 */
#include "law/rulebook.h"

#include "base/text.h"
#include "law/citation.h"
#include "law/row.h"

#include <string.h>

enum column {
    COLUMN_ID,
    COLUMN_VERSION,
    COLUMN_KIND,
    COLUMN_PARAMETERS,
    COLUMN_ALLOWS,
    COLUMN_FROM,
    COLUMN_TO,
    COLUMN_STATUS,
    COLUMN_SWITCH,
    COLUMN_SOURCE,
    COLUMN_REPEALS,
    COLUMN_ZH,
    COLUMN_EN,
    COLUMN_COUNT
};

enum { RULES_MAX = 1024 };

struct reading {
    struct row_reader reader;
    struct arena *arena;
    const struct law_sources *sources;
    const struct rulebook *known;
    struct rule *rules;
    const char **ids;
    size_t count;
    int id_count;
};

static struct err *kind_read(struct reading *r, const char *cell, enum rule_kind *ret_kind)
{
    for (int kind = RULE_KIND_NONE + 1; kind < RULE_KIND_COUNT; kind++) {
        if (text_equal(cell, rule_kind_name((enum rule_kind)kind))) {
            *ret_kind = (enum rule_kind)kind;
            return NULL;
        }
    }
    return row_refuse(&r->reader, "unknown kind \"%s\"", cell);
}

static struct err *unit_read(struct reading *r, const char *cell, enum rule_unit *ret_unit)
{
    for (int unit = RULE_UNIT_NONE + 1; unit < RULE_UNIT_COUNT; unit++) {
        if (text_equal(cell, rule_unit_name((enum rule_unit)unit))) {
            *ret_unit = (enum rule_unit)unit;
            return NULL;
        }
    }
    return row_refuse(&r->reader, "unknown unit \"%s\"", cell);
}

/* The most a number may be, so that no sum or date made of it overflows: a century, a hundred
 * times, a hundred million yuan. */
static int64_t unit_most(enum rule_unit unit)
{
    static const int64_t most[RULE_UNIT_COUNT] = {
        [RULE_UNIT_WD] = 36500,      [RULE_UNIT_CD] = 36500,        [RULE_UNIT_M] = 1200,
        [RULE_UNIT_Y] = 100,         [RULE_UNIT_H] = 36500,         [RULE_UNIT_FEN] = 1000000000,
        [RULE_UNIT_PERSONS] = 10000, [RULE_UNIT_PERCENT] = 1000,    [RULE_UNIT_TIMES] = 100,
        [RULE_UNIT_TENTHS] = 1000,   [RULE_UNIT_HUNDREDTHS] = 10000};

    return most[unit];
}

/* "length=15:CD" */
static struct err *param_read(struct reading *r, char *word, struct rule *rule)
{
    char *equals = strchr(word, '=');
    char *colon = equals ? strchr(equals, ':') : NULL;
    struct rule_param *param = &rule->params[rule->param_count];
    int64_t value;

    if (rule->param_count == RULE_PARAMS)
        return row_refuse(&r->reader, "more than %d parameters", RULE_PARAMS);
    if (!equals || equals == word)
        return row_refuse(&r->reader, "parameter \"%s\" is not name=value:unit", word);
    if (!colon)
        return row_refuse(&r->reader, "parameter \"%s\" has no unit", word);
    *equals = *colon = '\0';
    TRY(unit_read(r, colon + 1, &param->unit));
    if (!text_to_int64(equals + 1, &value) || value < 1 || value > unit_most(param->unit))
        return row_refuse(&r->reader, "\"%s\" is not a whole number from 1 to %lld", equals + 1,
                          (long long)unit_most(param->unit));
    if (rule_param_find(rule, word))
        return row_refuse(&r->reader, "parameter \"%s\" twice", word);
    param->name = word;
    param->value = (int32_t)value;
    rule->param_count++;
    return NULL;
}

static struct err *params_read(struct reading *r, const char *cell, struct rule *rule)
{
    for (char *at = arena_text(r->arena, cell); at && *at;) {
        char *space = strchr(at, ' ');

        if (space)
            *space++ = '\0';
        TRY(param_read(r, at, rule));
        at = space;
    }
    return NULL;
}

static struct err *allow_read(struct reading *r, const char *word, struct rule *rule)
{
    for (int place = 0; rule_allows_name(place); place++) {
        if (text_equal(word, rule_allows_name(place))) {
            rule->allows |= 1U << place;
            return NULL;
        }
    }
    return row_refuse(&r->reader, "unknown event \"%s\"", word);
}

static struct err *allows_read(struct reading *r, const char *cell, struct rule *rule)
{
    for (char *at = arena_text(r->arena, cell); *at;) {
        char *end = at + strcspn(at, " ");
        const bool last = !*end;

        *end = '\0';
        TRY(allow_read(r, at, rule));
        at = last ? end : end + 1;
    }
    return NULL;
}

static struct err *number_read(struct reading *r, const char *id, int *ret_number)
{
    if (!*id || strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != strlen(id))
        return row_refuse(&r->reader, "id \"%s\" is not of capitals, digits and hyphens", id);
    if (r->known) {
        *ret_number = rule_number(r->known, id);
        if (*ret_number < 0)
            return row_refuse(&r->reader, "no code applies a rule \"%s\"", id);
        return NULL;
    }
    for (int i = 0; i < r->id_count; i++) {
        if (text_equal(r->ids[i], id)) {
            *ret_number = i;
            return NULL;
        }
    }
    r->ids[r->id_count] = id;
    *ret_number = r->id_count++;
    return NULL;
}

/* The row of this version, else the last one. */
static const struct rule *row_like(const struct rulebook *known, const struct rule *rule)
{
    const struct rule *like = &known->rules[known->first[rule->number]];

    for (int row = known->first[rule->number]; row < known->first[rule->number + 1]; row++) {
        like = &known->rules[row];
        if (like->version == rule->version)
            break;
    }
    return like;
}

/* A draft keeps the kind of a rule and every parameter that the code asks for, in its unit. */
static struct err *draft_check(struct reading *r, const struct rule *rule)
{
    const struct rule *like = r->known ? row_like(r->known, rule) : NULL;

    if (!like)
        return NULL;
    if (rule->kind != like->kind)
        return row_refuse(&r->reader, "%s is of the kind %s", rule->id, rule_kind_name(like->kind));
    for (size_t i = 0; i < like->param_count; i++) {
        const struct rule_param *wanted = &like->params[i];
        const struct rule_param *given = rule_param_find(rule, wanted->name);

        if (!given || given->unit != wanted->unit)
            return row_refuse(&r->reader, "%s needs %s in %s", rule->id, wanted->name,
                              rule_unit_name(wanted->unit));
    }
    return NULL;
}

static struct err *switch_read(struct reading *r, const char *cell, struct rule *rule)
{
    if (text_equal(cell, "on") || text_equal(cell, "off")) {
        rule->on = cell[1] == 'n';
        return NULL;
    }
    return row_refuse(&r->reader, "switch \"%s\" is neither on nor off", cell);
}

static struct err *version_read(struct reading *r, const char *cell, struct rule *rule)
{
    int64_t version;

    if (!text_to_int64(cell, &version) || version < 1 || version > 999)
        return row_refuse(&r->reader, "version \"%s\" is not 1 to 999", cell);
    rule->version = (int)version;
    return NULL;
}

static struct err *validity_read(struct reading *r, const struct row *row, struct rule *rule)
{
    TRY(row_date(&r->reader, row->cells[COLUMN_FROM], false, &rule->from));
    TRY(row_date(&r->reader, row->cells[COLUMN_TO], true, &rule->to));
    if (date_is_whole(rule->to) && date_compare(rule->to, rule->from) < 0)
        return row_refuse(&r->reader, "ends before it begins");
    return NULL;
}

static struct err *texts_read(struct reading *r, const struct row *row, struct rule *rule)
{
    const char *repeals = row->cells[COLUMN_REPEALS];

    rule->source = row->cells[COLUMN_SOURCE];
    rule->repeals = *repeals ? repeals : NULL;
    rule->zh = row->cells[COLUMN_ZH];
    rule->en = row->cells[COLUMN_EN];
    if (!*rule->zh || !*rule->en)
        return row_refuse(&r->reader, "an explanation is missing");
    TRY(citation_check(&r->reader, r->sources, rule));
    return NULL;
}

static struct err *rule_read(struct reading *r, const struct row *row, struct rule *rule)
{
    char status;

    *rule = (struct rule){.id = row->cells[COLUMN_ID]};
    TRY(number_read(r, rule->id, &rule->number));
    TRY(version_read(r, row->cells[COLUMN_VERSION], rule));
    TRY(kind_read(r, row->cells[COLUMN_KIND], &rule->kind));
    TRY(params_read(r, row->cells[COLUMN_PARAMETERS], rule));
    TRY(draft_check(r, rule));
    TRY(allows_read(r, row->cells[COLUMN_ALLOWS], rule));
    TRY(validity_read(r, row, rule));
    TRY(row_status(&r->reader, row->cells[COLUMN_STATUS], &status));
    rule->status = (enum rule_status)status;
    TRY(switch_read(r, row->cells[COLUMN_SWITCH], rule));
    return texts_read(r, row, rule);
}

static int rule_order(const struct rule *a, const struct rule *b)
{
    return a->number != b->number ? a->number - b->number : date_compare(a->from, b->from);
}

/* Insertion: stable, and the table is nearly sorted already. */
static void rules_sort(struct rule *rules, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const struct rule moved = rules[i];
        size_t at = i;

        for (; at > 0 && rule_order(&moved, &rules[at - 1]) < 0; at--)
            rules[at] = rules[at - 1];
        rules[at] = moved;
    }
}

/* Two versions of one rule never hold on the same day, and the later one is the higher. */
static struct err *overlaps_check(const struct reading *r)
{
    for (size_t i = 1; i < r->count; i++) {
        const struct rule *earlier = &r->rules[i - 1];
        const struct rule *later = &r->rules[i];

        if (earlier->number != later->number)
            continue;
        if (date_is_absent(earlier->to) || date_compare(earlier->to, later->from) >= 0)
            return err_of(PROBLEM_INVALID, "rules: %s versions %d and %d overlap on %s", later->id,
                          earlier->version, later->version, DATE_TEXT(later->from));
        if (later->version <= earlier->version)
            return err_of(PROBLEM_INVALID, "rules: %s version %d follows %d", later->id,
                          later->version, earlier->version);
    }
    return NULL;
}

static const uint16_t *firsts(const struct reading *r, int id_count)
{
    uint16_t *first = ARENA_ARRAY(r->arena, uint16_t, (size_t)id_count + 1);
    size_t at = 0;

    for (int number = 0; number <= id_count; number++) {
        while (at < r->count && r->rules[at].number < number)
            at++;
        first[number] = (uint16_t)at;
    }
    return first;
}

/* In a draft every rule the code applies must still have a row. */
static struct err *complete_check(const struct reading *r, const struct rulebook *book)
{
    for (int number = 0; number < book->id_count; number++)
        if (book->first[number] == book->first[number + 1])
            return row_refuse(&r->reader, "rule %s has no row", book->ids[number]);
    return NULL;
}

static struct err *rows_read(struct reading *r)
{
    struct row row;
    bool more = false;

    TRY(row_next(&r->reader, COLUMN_COUNT, &row, &more));
    if (!more || !text_equal(row.cells[COLUMN_ID], "id"))
        return row_refuse(&r->reader, "the first line does not name the columns");
    for (;;) {
        TRY(row_next(&r->reader, COLUMN_COUNT, &row, &more));
        if (!more)
            return NULL;
        if (r->count == RULES_MAX)
            return row_refuse(&r->reader, "more than %d rules", RULES_MAX);
        TRY(rule_read(r, &row, &r->rules[r->count]));
        r->count++;
    }
}

struct err *rulebook_parse(struct arena *arena, const char *tsv, const struct law_sources *sources,
                           const struct rulebook *known, struct rulebook *ret_book)
{
    struct reading r = {.arena = arena, .sources = sources, .known = known};
    struct rulebook book;

    row_reader_init(&r.reader, arena, "rules", tsv);
    r.rules = ARENA_ARRAY(arena, struct rule, RULES_MAX);
    r.ids = ARENA_ARRAY(arena, const char *, RULES_MAX);
    TRY(rows_read(&r));
    rules_sort(r.rules, r.count);
    TRY(overlaps_check(&r));
    book = (struct rulebook){.rules = r.rules,
                             .count = r.count,
                             .ids = known ? known->ids : r.ids,
                             .id_count = known ? known->id_count : r.id_count};
    book.first = firsts(&r, book.id_count);
    TRY(complete_check(&r, &book));
    *ret_book = book;
    return NULL;
}
