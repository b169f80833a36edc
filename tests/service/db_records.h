/* SPDX-License-Identifier: Apache-2.0
 *
 * Records and statements of the PostgreSQL adapter's tests, and how a test gets a database of its
 * own with the tables of db_sql/migrations. They exist for the tests only.
 */
#ifndef HALFSKY_TESTS_DB_RECORDS_H
#define HALFSKY_TESTS_DB_RECORDS_H

#include "db_test/db_test_sql.h"
#include "postgres_fixture.h"

/* Code names with everything that an array literal or JSON would have to escape. */
#define FLAVOUR_CODES(C)                                                                           \
    C(FLAVOUR_PLAIN, "plain", "plain", "普通")                                                     \
    C(FLAVOUR_COMMA, "with,comma", "comma", "逗号")                                                \
    C(FLAVOUR_QUOTE, "a \"quote\" and \\", "quote", "引号")                                        \
    C(FLAVOUR_NULL, "NULL", "the word NULL", "空")                                                 \
    C(FLAVOUR_BRACES, "{braces}", "braces", "括号")
CODE_SET(flavour, FLAVOUR);

#define ITEM_FIELDS(F, R)                                                                          \
    F(R, text, name, _, required, 40, open, "Name", "名称")                                        \
    F(R, money, price, _, optional, 0, open, "Price", "价格")
RECORD(item, ITEM_FIELDS);

#define EVERY_FIELDS(F, R)                                                                         \
    F(R, id, key, _, required, 0, open, "Key", "键")                                               \
    F(R, text, words, _, optional, 5000, sealed, "Words", "文字")                                  \
    F(R, code, flavour, flavour, optional, 0, open, "Flavour", "口味")                             \
    F(R, codes, flavours, flavour, optional, 0, open, "Flavours", "口味")                          \
    F(R, answer, agreed, _, optional, 0, open, "Agreed", "同意")                                   \
    F(R, count, many, _, optional, 0, open, "Many", "数量")                                        \
    F(R, money, amount, _, optional, 0, open, "Amount", "金额")                                    \
    F(R, date, around, _, optional, 0, open, "Around", "大约日期")                                 \
    F(R, day, day, _, optional, 0, open, "Day", "日期")                                            \
    F(R, time, at_ms, _, optional, 0, open, "At", "时刻")                                          \
    F(R, region, region, _, optional, 0, open, "Region", "行政区划")                               \
    F(R, digest, digest, _, optional, 32, open, "Digest", "摘要")                                  \
    F(R, record, one, item, optional, 0, open, "One", "一项")                                      \
    F(R, list, several, item, optional, 5000, open, "Several", "多项")

#define MANY_FIELDS(F, R) F(R, count, many, _, optional, 0, open, "Many", "数量")
RECORD(many, MANY_FIELDS);
#define WORDS_FIELDS(F, R) F(R, text, words, _, optional, 0, open, "Words", "文字")
RECORD(words, WORDS_FIELDS);
#define AGREED_FIELDS(F, R) F(R, answer, agreed, _, optional, 0, open, "Agreed", "同意")
RECORD(agreed, AGREED_FIELDS);
#define PAIR_FIELDS(F, R)                                                                          \
    F(R, count, many, _, optional, 0, open, "Many", "数量")                                        \
    F(R, count, more, _, optional, 0, open, "More", "更多")
RECORD(pair, PAIR_FIELDS);
#define SERIES_ROW_FIELDS(F, R)                                                                    \
    F(R, count, many, _, required, 0, open, "Number", "序号")                                      \
    F(R, text, words, _, required, 0, open, "Words", "文字")
RECORD(series_row, SERIES_ROW_FIELDS);
#define WORDS_ROW_FIELDS(F, R)                                                                     \
    F(R, text, key, _, required, 0, open, "Key", "键")                                             \
    F(R, count, many, _, required, 0, open, "Rows with it", "数量")
RECORD(words_row, WORDS_ROW_FIELDS);
#define KEY_WORDS_FIELDS(F, R)                                                                     \
    F(R, id, key, _, required, 0, open, "Key", "键")                                               \
    F(R, text, words, _, optional, 0, open, "Words", "文字")
RECORD(key_words, KEY_WORDS_FIELDS);
#define WORDS_KEY_FIELDS(F, R)                                                                     \
    F(R, text, words, _, optional, 0, open, "Words", "文字")                                       \
    F(R, id, key, _, required, 0, open, "Key", "键")
RECORD(words_key, WORDS_KEY_FIELDS);
#define MISFIT_GIVEN_FIELDS(F, R)                                                                  \
    F(R, text, flavour, _, required, 0, open, "Flavour", "口味")                                   \
    F(R, text, around, _, optional, 0, open, "Around", "大约日期")                                 \
    F(R, text, day, _, optional, 0, open, "Day", "日期")
RECORD(misfit_given, MISFIT_GIVEN_FIELDS);
#define MISFIT_FIELDS(F, R)                                                                        \
    F(R, code, flavour, flavour, required, 0, open, "Flavour", "口味")                             \
    F(R, date, around, _, required, 0, open, "Around", "大约日期")                                 \
    F(R, day, day, _, optional, 0, open, "Day", "日期")
RECORD(misfit_row, MISFIT_FIELDS);

STATEMENT_WRITE_DECLARE(every_put, EVERY_FIELDS);
STATEMENT_LOAD_DECLARE(every_load, every_put);
STATEMENT_LOAD_DECLARE(words_load, words_row);
STATEMENT_QUERY_DECLARE(every_echo);
STATEMENT_QUERY_DECLARE(every_count);
STATEMENT_QUERY_DECLARE(every_words);
STATEMENT_QUERY_DECLARE(series);
STATEMENT_QUERY_DECLARE(misfit);
STATEMENT_QUERY_DECLARE(one_put);
STATEMENT_QUERY_DECLARE(divide);
STATEMENT_QUERY_DECLARE(parse_number);
STATEMENT_QUERY_DECLARE(hold_back);
STATEMENT_QUERY_DECLARE(ended);
STATEMENT_QUERY_DECLARE(end_backend);
STATEMENT_QUERY_DECLARE(cancel_backend);
STATEMENT_QUERY_DECLARE(own_backend);
STATEMENT_QUERY_DECLARE(locked);
STATEMENT_QUERY_DECLARE(later_put);
STATEMENT_QUERY_DECLARE(setting);
STATEMENT_QUERY_DECLARE(commits_stuck);
STATEMENT_QUERY_DECLARE(forbidden_read);
STATEMENT_QUERY_DECLARE(walled_put);
extern const struct statement statement_every_drop;

/* All of the above but forbidden_read and walled_put. */
extern const struct statement *const db_test_statements[];

/* The superuser's options for a database of this test's own, with the tables; made on the first
 * call. */
struct db_options db_test_options(void);
struct db *db_test_open(void);
/* Rows of a statement that has to succeed. */
struct db_rows db_test_run(struct db *db, struct arena *arena, const struct statement *statement,
                           const void *params, size_t count);
int64_t db_test_number(struct db *db, const struct statement *statement, const void *params);
struct id db_test_id(unsigned number);
void db_test_script(const struct db_options *options, const char *sql);

#endif
