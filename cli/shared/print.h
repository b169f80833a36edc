/* SPDX-License-Identifier: Apache-2.0
 *
 * What people read on a terminal: tables whose columns stand under each other although a Chinese
 * character is two columns wide. Programs get JSON instead.
 */
#ifndef HALFSKY_CLI_PRINT_H
#define HALFSKY_CLI_PRINT_H

#include "base/arena.h"
#include "base/text.h"

/* Columns that a text takes on a terminal. */
size_t print_width(const char *text);

enum { PRINT_COLUMNS_MOST = 12 };
/* Cells row by row, the first row is the head; NULL is empty. */
struct print_table {
    struct arena *arena;
    size_t columns;
    const char **cells;
    size_t rows, capacity;
};
void print_table_init(struct print_table *table, struct arena *arena, size_t columns);
/* `cells` holds as many texts as the table has columns; they are kept as they are. */
void print_table_add(struct print_table *table, const char *const *cells);
#define PRINT_ROW(table, ...) print_table_add((table), (const char *const[]){__VA_ARGS__})
void print_table_show(const struct print_table *table);

/* JSON for programs, one document on stdout. */
void print_json(struct bytes json);

#endif
