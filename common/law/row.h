/* SPDX-License-Identifier: Apache-2.0
 *
 * Lines and cells of the tables in data/law: tab separated, UTF-8, '#' starts a comment line, the
 * first line that is none names the columns. Private to the readers of tables.
 */
#ifndef HALFSKY_LAW_ROW_H
#define HALFSKY_LAW_ROW_H

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"

enum { ROW_CELLS = 16 };

struct row {
    int line; /* 1 is the first line of the file */
    size_t count;
    const char *cells[ROW_CELLS]; /* never NULL; "" for an empty cell */
};

struct row_reader {
    struct arena *arena;
    const char *at;
    int line;
    char separator;
    const char *table; /* for messages */
};

void row_reader_init(struct row_reader *reader, struct arena *arena, const char *table,
                     const char *text);
/* The next line that is neither empty nor a comment; *ret_more says whether there was one. */
struct err *row_next(struct row_reader *reader, size_t cells, struct row *ret_row, bool *ret_more)
    MUST_CHECK;
struct err *row_refuse(const struct row_reader *reader, const char *format, ...) MUST_CHECK
    __attribute__((format(printf, 2, 3)));
/* An empty cell is an absent date where `optional`. */
struct err *row_date(const struct row_reader *reader, const char *cell, bool optional,
                     struct date *ret_date) MUST_CHECK;
struct err *row_status(const struct row_reader *reader, const char *cell, char *ret_status)
    MUST_CHECK;

#endif
