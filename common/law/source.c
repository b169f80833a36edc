/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads data/law/sources.tsv: key, title, articles, status, from, to, where.
 * A source that is there twice is refused.
 */
#include "base/text.h"
#include "law/row.h"
#include "law/rulebook.h"

enum { SOURCES_MAX = 256, SOURCE_CELLS = 7 };

static struct err *source_read(const struct row_reader *reader, const struct row *row,
                               struct law_source *ret_source)
{
    int64_t articles;
    char status;
    struct law_source source = {.key = row->cells[0], .title = row->cells[1]};

    if (!*source.key || !*source.title)
        return row_refuse(reader, "a source without name");
    if (!text_to_int64(row->cells[2], &articles) || articles < 0 || articles > 2000)
        return row_refuse(reader, "\"%s\" is not a number of articles", row->cells[2]);
    source.articles = (int)articles;
    TRY(row_status(reader, row->cells[3], &status));
    source.status = (enum rule_status)status;
    TRY(row_date(reader, row->cells[4], true, &source.from));
    TRY(row_date(reader, row->cells[5], true, &source.to));
    *ret_source = source;
    return NULL;
}

static bool is_known(const struct law_source *items, size_t count, const char *key)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal(items[i].key, key))
            return true;
    return false;
}

struct err *law_sources_parse(struct arena *arena, const char *tsv, struct law_sources *ret_sources)
{
    struct law_source *items = ARENA_ARRAY(arena, struct law_source, SOURCES_MAX);
    struct row_reader reader;
    struct row row;
    size_t count = 0;
    bool more = false;

    row_reader_init(&reader, arena, "sources", tsv);
    TRY(row_next(&reader, SOURCE_CELLS, &row, &more));
    for (;;) {
        TRY(row_next(&reader, SOURCE_CELLS, &row, &more));
        if (!more)
            break;
        if (count == SOURCES_MAX)
            return row_refuse(&reader, "more than %d sources", SOURCES_MAX);
        TRY(source_read(&reader, &row, &items[count]));
        if (is_known(items, count, items[count].key))
            return row_refuse(&reader, "source \"%s\" twice", items[count].key);
        count++;
    }
    *ret_sources = (struct law_sources){items, count};
    return NULL;
}
