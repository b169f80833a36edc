/* SPDX-License-Identifier: Apache-2.0
 *
 * Splits the tables of data/law into cells. A bad line is refused with its number, never skipped.
 * It knows cells and dates; what a column means is its reader's to know.
 */
#include "law/row.h"

#include "base/text.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

void row_reader_init(struct row_reader *reader, struct arena *arena, const char *table,
                     const char *text)
{
    *reader = (struct row_reader){.arena = arena, .at = text, .separator = '\t', .table = table};
}

struct err *row_refuse(const struct row_reader *reader, const char *format, ...)
{
    char message[ERR_MESSAGE_SIZE / 2];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(message, sizeof(message), format, arguments);
    va_end(arguments);
    return err_of(PROBLEM_INVALID, "%s line %d: %s", reader->table, reader->line, message);
}

static struct err *split(struct row_reader *reader, char *line, size_t cells, struct row *row)
{
    assert(cells <= ROW_CELLS);
    row->count = 0;
    for (char *cell = line; cell;) {
        char *end = strchr(cell, reader->separator);

        if (end)
            *end++ = '\0';
        if (row->count == cells)
            return row_refuse(reader, "more than %zu cells", cells);
        row->cells[row->count++] = cell;
        cell = end;
    }
    if (row->count != cells)
        return row_refuse(reader, "%zu cells where %zu are wanted", row->count, cells);
    return NULL;
}

struct err *row_next(struct row_reader *reader, size_t cells, struct row *ret_row, bool *ret_more)
{
    while (*reader->at) {
        size_t size = strcspn(reader->at, "\n");
        char *line = arena_text_n(reader->arena, reader->at, size);

        reader->at += size + (reader->at[size] == '\n');
        reader->line++;
        if (!text_is_utf8(line, size))
            return row_refuse(reader, "not UTF-8");
        if (size == 0 || line[0] == '#')
            continue;
        *ret_row = (struct row){.line = reader->line};
        *ret_more = true;
        return split(reader, line, cells, ret_row);
    }
    *ret_more = false;
    return NULL;
}

struct err *row_date(const struct row_reader *reader, const char *cell, bool optional,
                     struct date *ret_date)
{
    struct date date = {0};

    if (!*cell && optional) {
        *ret_date = date;
        return NULL;
    }
    if (!date_parse(cell, &date) || !date_is_whole(date))
        return row_refuse(reader, "\"%s\" is not a date", cell);
    *ret_date = date;
    return NULL;
}

struct err *row_status(const struct row_reader *reader, const char *cell, char *ret_status)
{
    if (strlen(cell) != 1 || !strchr("VSMP", cell[0]))
        return row_refuse(reader, "status \"%s\" is none of V, S, M, P", cell);
    *ret_status = cell[0];
    return NULL;
}
