/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads data/law/calendar.csv (date, kind, festival letter) and data/law/calendar_years.tsv (year,
 * status, source). A year without a source line, or with a day missing, is refused.
 */
#include "law/row.h"
#include "law/rulebook.h"

#include "base/text.h"

#include <string.h>

enum { YEARS_MAX = 64, YEAR_CELLS = 3, DAY_CELLS = 3 };

struct years {
    struct calendar_year items[YEARS_MAX];
    char *kinds[YEARS_MAX];
    int count;
};

static struct err *year_read(const struct row_reader *reader, const struct row *row,
                             struct years *years)
{
    struct calendar_year *year = &years->items[years->count];
    int64_t number;

    if (!text_to_int64(row->cells[0], &number) || number < 1990 || number > 2100)
        return row_refuse(reader, "\"%s\" is not a year", row->cells[0]);
    if (years->count > 0 && years->items[years->count - 1].year >= number)
        return row_refuse(reader, "year %d is out of order", (int)number);
    if (!*row->cells[2])
        return row_refuse(reader, "year %d has no source", (int)number);
    year->year = (int16_t)number;
    year->source = row->cells[2];
    TRY(row_status(reader, row->cells[1], &year->status));
    years->kinds[years->count] = arena_alloc(reader->arena, CALENDAR_YEAR_DAYS + 1);
    year->kinds = years->kinds[years->count++];
    return NULL;
}

static struct err *years_read(struct arena *arena, const char *tsv, struct years *years)
{
    struct row_reader reader;
    struct row row;
    bool more = false;

    row_reader_init(&reader, arena, "calendar_years", tsv);
    TRY(row_next(&reader, YEAR_CELLS, &row, &more));
    for (;;) {
        TRY(row_next(&reader, YEAR_CELLS, &row, &more));
        if (!more)
            return NULL;
        if (years->count == YEARS_MAX)
            return row_refuse(&reader, "more than %d years", YEARS_MAX);
        TRY(year_read(&reader, &row, years));
    }
}

static char kind_letter(const char *kind, const char *festival)
{
    if (text_equal(kind, "workday"))
        return 'w';
    if (text_equal(kind, "weekend"))
        return 'e';
    if (text_equal(kind, "makeup_workday"))
        return 'm';
    if (text_equal(kind, "unknown"))
        return '?';
    if (strlen(festival) != 1 || !strchr("YSQLDZGV", festival[0]))
        return 0;
    if (text_equal(kind, "statutory_holiday"))
        return festival[0];
    return (char)(text_equal(kind, "rest_by_notice") ? festival[0] - 'A' + 'a' : 0);
}

/* A worked weekend and a free working weekday exist by notice only; anything else is a slip of the
 * pen. */
static bool letter_fits(char letter, int weekday)
{
    if (letter == 'w')
        return weekday <= 5;
    if (letter == 'e' || letter == 'm')
        return weekday >= 6;
    return letter != 0;
}

static struct err *day_read(const struct row_reader *reader, const struct row *row,
                            struct years *years)
{
    const char letter = kind_letter(row->cells[1], row->cells[2]);
    struct date day;

    TRY(row_date(reader, row->cells[0], false, &day));
    if (!letter_fits(letter, date_weekday(day)))
        return row_refuse(reader, "%s cannot be \"%s\" \"%s\"", row->cells[0], row->cells[1],
                          row->cells[2]);
    for (int i = 0; i < years->count; i++) {
        if (years->items[i].year != day.year)
            continue;
        years->kinds[i][date_days_between((struct date){day.year, 1, 1}, day)] = letter;
        return NULL;
    }
    return row_refuse(reader, "year %d has no source", day.year);
}

static struct err *days_read(struct arena *arena, const char *csv, struct years *years)
{
    struct row_reader reader;
    struct row row;
    bool more = false;

    row_reader_init(&reader, arena, "calendar", csv);
    reader.separator = ',';
    TRY(row_next(&reader, DAY_CELLS, &row, &more));
    for (;;) {
        TRY(row_next(&reader, DAY_CELLS, &row, &more));
        if (!more)
            return NULL;
        TRY(day_read(&reader, &row, years));
    }
}

static struct err *complete_check(const struct years *years)
{
    for (int i = 0; i < years->count; i++) {
        const int year = years->items[i].year;
        const int days = date_days_between((struct date){(int16_t)year, 1, 1},
                                           (struct date){(int16_t)(year + 1), 1, 1});

        if ((int)strlen(years->kinds[i]) != days)
            return err_of(PROBLEM_INVALID, "calendar: year %d is not complete", year);
    }
    return NULL;
}

struct err *calendar_parse(struct arena *arena, const char *days_csv, const char *years_tsv,
                           struct calendar *ret_calendar)
{
    struct years *years = ARENA_NEW(arena, struct years);

    TRY(years_read(arena, years_tsv, years));
    TRY(days_read(arena, days_csv, years));
    TRY(complete_check(years));
    *ret_calendar = (struct calendar){years->items, years->count};
    return NULL;
}
