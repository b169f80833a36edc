/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads data/law/parameters.tsv (kind, region, from, to, fen, status, source) and finds the row
 * that holds.
 */
#include "law/parameter.h"

#include "base/text.h"
#include "law/row.h"
#include "law/rulebook.h"

#include <string.h>

enum { PARAMETERS_MAX = 4096, PARAMETER_CELLS = 7 };

static const struct {
    const char *name;
    const char *zh;
} kinds[PARAMETER_COUNT] = {[PARAMETER_NONE] = {"", ""},
#define PARAMETER_NAME(value, name, en, zh) [value] = {name, zh},
                            PARAMETER_KIND_CODES(PARAMETER_NAME)
#undef PARAMETER_NAME
};

const char *parameter_kind_name(enum parameter_kind kind) { return kinds[kind].name; }
const char *parameter_kind_zh(enum parameter_kind kind) { return kinds[kind].zh; }

static bool holds(const struct parameter *p, struct date day)
{
    return date_compare(p->from, day) <= 0 &&
           (date_is_absent(p->to) || date_compare(day, p->to) <= 0);
}

static const struct parameter *find_on(const struct parameters *parameters,
                                       enum parameter_kind kind, const char *region,
                                       struct date day)
{
    const struct parameter *best = NULL;

    for (size_t i = 0; i < parameters->count; i++) {
        const struct parameter *p = &parameters->items[i];

        if (p->kind != kind || !text_starts_with(region, p->region) || !holds(p, day))
            continue;
        if (!best || strlen(p->region) > strlen(best->region))
            best = p;
    }
    return best;
}

const struct parameter *parameter_find(const struct parameters *parameters,
                                       enum parameter_kind kind, const char *region, struct date on)
{
    const struct parameter *earliest;

    if (!region || date_is_absent(on))
        return NULL;
    earliest = find_on(parameters, kind, region, date_earliest(on));
    return earliest == find_on(parameters, kind, region, date_latest(on)) ? earliest : NULL;
}

static struct err *kind_read(const struct row_reader *reader, const char *cell, struct parameter *p)
{
    for (int kind = PARAMETER_NONE + 1; kind < PARAMETER_COUNT; kind++) {
        if (text_equal(cell, kinds[kind].name)) {
            p->kind = (enum parameter_kind)kind;
            return NULL;
        }
    }
    return row_refuse(reader, "unknown parameter \"%s\"", cell);
}

static struct err *parameter_read(const struct row_reader *reader, const struct row *row,
                                  struct parameter *p)
{
    const size_t digits = strspn(row->cells[1], "0123456789");

    *p = (struct parameter){.region = row->cells[1], .source = row->cells[6]};
    TRY(kind_read(reader, row->cells[0], p));
    if (row->cells[1][digits] || !(digits == 2 || digits == 4 || digits == 6 || digits == 9))
        return row_refuse(reader, "\"%s\" is not a region code", row->cells[1]);
    TRY(row_date(reader, row->cells[2], false, &p->from));
    TRY(row_date(reader, row->cells[3], true, &p->to));
    if (date_is_whole(p->to) && date_compare(p->to, p->from) < 0)
        return row_refuse(reader, "ends before it begins");
    if (!text_to_int64(row->cells[4], &p->fen) || p->fen <= 0)
        return row_refuse(reader, "\"%s\" is not an amount in fen", row->cells[4]);
    TRY(row_status(reader, row->cells[5], &p->status));
    return *p->source ? NULL : row_refuse(reader, "no source");
}

static bool overlaps(const struct parameter *a, const struct parameter *b)
{
    return a->kind == b->kind && strcmp(a->region, b->region) == 0 &&
           (date_is_absent(a->to) || date_compare(b->from, a->to) <= 0) &&
           (date_is_absent(b->to) || date_compare(a->from, b->to) <= 0);
}

struct err *parameters_parse(struct arena *arena, const char *tsv,
                             struct parameters *ret_parameters)
{
    struct parameter *items = ARENA_ARRAY(arena, struct parameter, PARAMETERS_MAX);
    struct row_reader reader;
    struct row row;
    size_t count = 0;
    bool more = false;

    row_reader_init(&reader, arena, "parameters", tsv);
    TRY(row_next(&reader, PARAMETER_CELLS, &row, &more));
    for (;;) {
        TRY(row_next(&reader, PARAMETER_CELLS, &row, &more));
        if (!more)
            break;
        if (count == PARAMETERS_MAX)
            return row_refuse(&reader, "more than %d parameters", PARAMETERS_MAX);
        TRY(parameter_read(&reader, &row, &items[count]));
        for (size_t i = 0; i < count; i++)
            if (overlaps(&items[i], &items[count]))
                return row_refuse(&reader, "overlaps an earlier row");
        count++;
    }
    *ret_parameters = (struct parameters){items, count};
    return NULL;
}
