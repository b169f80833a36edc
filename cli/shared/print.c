/* SPDX-License-Identifier: Apache-2.0
 *
 * Tables for people. Widths are those of East Asian terminals: everything from U+1100 on that is
 * wide in the usual fonts counts two.
 */
#include "cli/shared/print.h"

#include <stdio.h>
#include <string.h>

enum { ROWS_FIRST = 32, GAP = 2 };

static uint32_t code_point(const char *text, size_t size)
{
    static const uint8_t masks[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    uint32_t point = (uint8_t)text[0] & masks[size];
    for (size_t i = 1; i < size; i++)
        point = point << 6 | ((uint8_t)text[i] & 0x3f);
    return point;
}

static bool is_wide(uint32_t point)
{
    return (point >= 0x1100 && point <= 0x115f) || (point >= 0x2e80 && point <= 0xa4cf) ||
           (point >= 0xac00 && point <= 0xd7a3) || (point >= 0xf900 && point <= 0xfaff) ||
           (point >= 0xfe30 && point <= 0xfe6f) || (point >= 0xff00 && point <= 0xff60) ||
           (point >= 0xffe0 && point <= 0xffe6) || point >= 0x20000;
}

size_t print_width(const char *text)
{
    size_t width = 0;
    while (*text) {
        const size_t size = text_sequence_size(text, strlen(text));
        width += size > 0 && is_wide(code_point(text, size)) ? 2 : 1;
        text += size > 0 ? size : 1;
    }
    return width;
}

void print_table_init(struct print_table *table, struct arena *arena, size_t columns)
{
    *table = (struct print_table){.arena = arena, .columns = columns, .capacity = ROWS_FIRST};
    table->cells = ARENA_ARRAY(arena, const char *, columns *ROWS_FIRST);
}

void print_table_add(struct print_table *table, const char *const *cells)
{
    if (table->rows == table->capacity) {
        const size_t count = table->columns * table->rows;
        const char **more = ARENA_ARRAY(table->arena, const char *, 2 * count);
        memcpy(more, table->cells, count * sizeof *more);
        table->cells = more;
        table->capacity *= 2;
    }
    memcpy(&table->cells[table->columns * table->rows++], cells, table->columns * sizeof *cells);
}

static const char *cell_of(const struct print_table *table, size_t row, size_t column)
{
    const char *cell = table->cells[row * table->columns + column];
    return cell ? cell : "";
}

void print_table_show(const struct print_table *table)
{
    size_t widths[PRINT_COLUMNS_MOST] = {0};
    for (size_t r = 0; r < table->rows; r++)
        for (size_t c = 0; c < table->columns; c++) {
            const size_t width = print_width(cell_of(table, r, c));
            widths[c] = width > widths[c] ? width : widths[c];
        }
    for (size_t r = 0; r < table->rows; r++) {
        for (size_t c = 0; c < table->columns; c++) {
            const char *cell = cell_of(table, r, c);
            const bool is_last = c + 1 == table->columns;
            const size_t blanks = is_last ? 0 : widths[c] - print_width(cell) + GAP;
            printf("%s%*s", cell, (int)blanks, "");
        }
        (void)putchar('\n');
    }
}

void print_json(struct bytes json)
{
    (void)fwrite(json.data, 1, json.size, stdout);
    (void)putchar('\n');
}
