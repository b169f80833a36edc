/* SPDX-License-Identifier: Apache-2.0
 *
 * The tables of db_records.h and the database of one test. It runs the migrations as plain scripts:
 * how migrations are kept is another test's matter.
 */
#include "db_records.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <unistd.h>

CODE_SET_DEFINE(flavour, FLAVOUR, false);
RECORD_DEFINE(item, ITEM_FIELDS);
RECORD_DEFINE(many, MANY_FIELDS);
RECORD_DEFINE(words, WORDS_FIELDS);
RECORD_DEFINE(agreed, AGREED_FIELDS);
RECORD_DEFINE(pair, PAIR_FIELDS);
RECORD_DEFINE(series_row, SERIES_ROW_FIELDS);
RECORD_DEFINE(words_row, WORDS_ROW_FIELDS);
RECORD_DEFINE(key_words, KEY_WORDS_FIELDS);
RECORD_DEFINE(words_key, WORDS_KEY_FIELDS);
RECORD_DEFINE(misfit_given, MISFIT_GIVEN_FIELDS);
RECORD_DEFINE(misfit_row, MISFIT_FIELDS);

STATEMENT_WRITE_DEFINE(every_put, EVERY_FIELDS);
STATEMENT_LOAD_DEFINE(every_load, id_key, every_put);
STATEMENT_LOAD_DEFINE(words_load, text_key, words_row);
STATEMENT_QUERY_DEFINE(every_echo, every_put, every_put);
STATEMENT_QUERY_DEFINE(every_count, nothing, many);
STATEMENT_QUERY_DEFINE(every_words, id_key, many);
STATEMENT_QUERY_DEFINE(series, many, series_row);
STATEMENT_QUERY_DEFINE(misfit, misfit_given, misfit_row);
STATEMENT_QUERY_DEFINE(one_put, key_words, nothing);
STATEMENT_QUERY_DEFINE(divide, pair, many);
STATEMENT_QUERY_DEFINE(parse_number, words, many);
STATEMENT_QUERY_DEFINE(hold_back, many, many);
STATEMENT_QUERY_DEFINE(ended, nothing, agreed);
STATEMENT_QUERY_DEFINE(end_backend, many, agreed);
STATEMENT_QUERY_DEFINE(cancel_backend, many, agreed);
STATEMENT_QUERY_DEFINE(own_backend, nothing, many);
STATEMENT_QUERY_DEFINE(locked, id_key, id_key);
STATEMENT_QUERY_DEFINE(later_put, many, nothing);
STATEMENT_QUERY_DEFINE(setting, words, words);
STATEMENT_QUERY_DEFINE(commits_stuck, many, many);
STATEMENT_QUERY_DEFINE(forbidden_read, nothing, many);
STATEMENT_QUERY_DEFINE(walled_put, many, nothing);
const struct statement statement_every_drop = {"every_drop", STATEMENT_WRITE, &record_id_key,
                                               &record_id_key};

const struct statement *const db_test_statements[] = {
    &statement_every_put,      &statement_every_load,
    &statement_words_load,     &statement_every_echo,
    &statement_every_count,    &statement_every_words,
    &statement_series,         &statement_misfit,
    &statement_one_put,        &statement_divide,
    &statement_parse_number,   &statement_hold_back,
    &statement_ended,          &statement_end_backend,
    &statement_cancel_backend, &statement_own_backend,
    &statement_locked,         &statement_later_put,
    &statement_setting,        &statement_commits_stuck,
    &statement_every_drop,     NULL,
};

void db_test_script(const struct db_options *options, const char *sql)
{
    struct db *db = NULL;
    const struct err *err = db_open(options, NULL, NULL, 0, &db);
    cr_assert_null(err, "%s", err ? err->message : "");
    err = db_script(db, sql);
    cr_assert_null(err, "%s", err ? err->message : "");
    db_close(db);
}

struct db_options db_test_options(void)
{
    static char database[32];
    struct db_options options = postgres_options();
    if (*database) {
        options.database = database;
        return options;
    }
    char sql[64];
    (void)snprintf(database, sizeof database, "test_%d", (int)getpid());
    (void)snprintf(sql, sizeof sql, "create database %s", database);
    db_test_script(&options, sql);
    options.database = database;
    for (size_t i = 0; i < migrations_db_test.count; i++)
        db_test_script(&options, migrations_db_test.migrations[i].sql);
    return options;
}

struct db *db_test_open(void)
{
    const struct db_options options = db_test_options();
    struct db *db = NULL;
    const struct err *err = db_open(&options, db_test_statements, &sql_db_test, 1, &db);
    cr_assert_null(err, "%s", err ? err->message : "");
    return db;
}

struct db_rows db_test_run(struct db *db, struct arena *arena, const struct statement *statement,
                           const void *params, size_t count)
{
    struct db_rows rows = {0};
    const struct err *err = db_run(db, arena, (struct db_call){statement, params, count}, &rows);
    cr_assert_null(err, "%s", err ? err->message : "");
    return rows;
}

int64_t db_test_number(struct db *db, const struct statement *statement, const void *params)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    const struct db_rows rows = db_test_run(db, arena, statement, params, 1);
    cr_assert_eq(rows.count, 1);
    const struct many *row = rows.rows;
    return row->many.value;
}

struct id db_test_id(unsigned number)
{
    struct id id = {{0x01, 0x90}};
    for (int i = 0; i < 4; i++)
        id.bytes[15 - i] = (uint8_t)(number >> (8 * i));
    return id;
}
