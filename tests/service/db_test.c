/* SPDX-License-Identifier: Apache-2.0
 *
 * Values through a real PostgreSQL and back: every kind, absent ones, texts that would break a
 * quoted form, row sets and loads of every size, and rows that do not fit their records.
 */
#include "db_records.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(db_values, .timeout = 60);

static struct every_put every_full(unsigned number)
{
    static const uint8_t digest[] = {0x00, 0xff, 0x27, 0x5c, 0x80};
    static const struct item one = {.name = "一项，\"quoted\"", .price = {813434, true}};
    static const struct item several[] = {{.name = "a"}, {.name = "b\\", .price = {0, true}}};
    return (struct every_put){.key = db_test_id(number),
                              .words = "半边天 \"x\" \\ {NULL}, ' ; 😀",
                              .flavour = FLAVOUR_QUOTE,
                              .flavours = CODE_BIT(FLAVOUR_COMMA) | CODE_BIT(FLAVOUR_QUOTE) |
                                          CODE_BIT(FLAVOUR_NULL) | CODE_BIT(FLAVOUR_BRACES),
                              .agreed = ANSWER_NO,
                              .many = {INT64_MIN, true},
                              .amount = {-1, true},
                              .around = {2020, 11, 0},
                              .day = {1999, 12, 31},
                              .at_ms = INT64_C(1764043751123),
                              .region = "370102001",
                              .digest = {digest, sizeof digest},
                              .one = &one,
                              .several = {several, 2}};
}

static void assert_text(const char *actual, const char *expected)
{
    cr_assert(text_equal(actual, expected), "%s is not %s", actual ? actual : "NULL",
              expected ? expected : "NULL");
}

static void assert_item(const struct item *actual, const struct item *expected)
{
    assert_text(actual->name, expected->name);
    cr_assert_eq(actual->price.fen, expected->price.fen);
    cr_assert_eq(actual->price.stated, expected->price.stated);
}

static void assert_items(const struct every_put *actual, const struct every_put *expected)
{
    cr_assert_eq(actual->one == NULL, expected->one == NULL);
    if (expected->one)
        assert_item(actual->one, expected->one);
    cr_assert_eq(actual->several.count, expected->several.count);
    for (size_t i = 0; i < expected->several.count; i++)
        assert_item(&actual->several.items[i], &expected->several.items[i]);
}

static void assert_every(const struct every_put *actual, const struct every_put *expected)
{
    cr_assert(id_equal(actual->key, expected->key));
    assert_text(actual->words, expected->words);
    cr_assert_eq(actual->flavour, expected->flavour);
    cr_assert_eq(actual->flavours, expected->flavours);
    cr_assert_eq(actual->agreed, expected->agreed);
    cr_assert_eq(actual->many.value, expected->many.value);
    cr_assert_eq(actual->many.stated, expected->many.stated);
    cr_assert_eq(actual->amount.fen, expected->amount.fen);
    cr_assert_eq(actual->amount.stated, expected->amount.stated);
    cr_assert(date_equal(actual->around, expected->around));
    cr_assert(date_equal(actual->day, expected->day));
    cr_assert_eq(actual->at_ms, expected->at_ms);
    assert_text(actual->region, expected->region);
    cr_assert_eq(actual->digest.size, expected->digest.size);
    cr_assert_eq(expected->digest.size &&
                     memcmp(actual->digest.data, expected->digest.data, expected->digest.size),
                 0);
    assert_items(actual, expected);
}

Test(db_values, every_kind_comes_back_from_a_row_set)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct db *db = db_test_open();
    const struct every_put rows[] = {every_full(1), {.key = db_test_id(2)}, every_full(3)};
    cr_assert_eq(db_test_run(db, arena, &statement_every_put, rows, 3).affected, 3);
    const struct id_key keys[] = {{db_test_id(1)}, {db_test_id(2)}, {db_test_id(3)}};
    const struct db_rows loaded = db_test_run(db, arena, &statement_every_load, keys, 3);
    cr_assert_eq(loaded.count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_every((const struct every_put *)loaded.rows + i, &rows[i]);
    db_close(db);
}

Test(db_values, every_kind_comes_back_from_a_query)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct db *db = db_test_open();
    const struct every_put full = every_full(1);
    const struct db_rows rows = db_test_run(db, arena, &statement_every_echo, &full, 1);
    cr_assert_eq(rows.count, 1);
    assert_every(rows.rows, &full);
    db_close(db);
}

Test(db_values, absent_fields_stay_absent_in_a_query)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct db *db = db_test_open();
    const struct every_put bare = {.key = db_test_id(9)};
    assert_every(db_test_run(db, arena, &statement_every_echo, &bare, 1).rows, &bare);
    db_close(db);
}

Test(db_values, zero_and_empty_are_not_absent)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct db *db = db_test_open();
    const struct every_put zero = {
        .key = db_test_id(1), .words = "", .many = {0, true}, .amount = {0, true}};
    assert_every(db_test_run(db, arena, &statement_every_echo, &zero, 1).rows, &zero);
    db_test_run(db, arena, &statement_every_put, &zero, 1);
    const struct id_key key = {db_test_id(1)};
    assert_every(db_test_run(db, arena, &statement_every_load, &key, 1).rows, &zero);
    db_close(db);
}

Test(db_values, partial_dates_keep_what_is_known)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct db *db = db_test_open();
    const struct date dates[] = {
        {2003, 0, 0}, {2003, 2, 0}, {2024, 2, 29}, {1900, 1, 1}, {2200, 12, 31}};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        const struct every_put row = {.key = db_test_id(1),
                                      .around = dates[i],
                                      .day = date_is_whole(dates[i]) ? dates[i] : (struct date){0}};
        assert_every(db_test_run(db, arena, &statement_every_echo, &row, 1).rows, &row);
    }
    db_close(db);
}

Test(db_values, the_server_counts_the_bytes_we_sent)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct db *db = db_test_open();
    const struct every_put row = {.key = db_test_id(1), .words = "半边天😀"};
    db_test_run(db, arena, &statement_every_put, &row, 1);
    const struct id_key key = {db_test_id(1)};
    cr_assert_eq(db_test_number(db, &statement_every_words, &key), 13);
    db_close(db);
}

Test(db_values, a_row_set_without_rows_runs_and_touches_nothing)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct db *db = db_test_open();
    cr_assert_eq(db_test_run(db, arena, &statement_every_put, NULL, 0).affected, 0);
    cr_assert_eq(db_test_run(db, arena, &statement_every_load, NULL, 0).count, 0);
    cr_assert_eq(db_test_number(db, &statement_every_count, NULL), 0);
    db_close(db);
}

Test(db_values, five_thousand_rows_go_out_and_come_back_in_one_statement_each)
{
    enum { COUNT = 5000 };
    ARENA_SCOPED arena = arena_new(64 << 20);
    struct db *db = db_test_open();
    struct every_put *rows = ARENA_ARRAY(arena, struct every_put, COUNT);
    struct id_key *keys = ARENA_ARRAY(arena, struct id_key, COUNT);
    for (unsigned i = 0; i < COUNT; i++) {
        rows[i] = i % 3 ? every_full(i + 1) : (struct every_put){.key = db_test_id(i + 1)};
        rows[i].many = count_of(i);
        keys[i].key = rows[i].key;
    }
    cr_assert_eq(db_test_run(db, arena, &statement_every_put, rows, COUNT).affected, COUNT);
    const struct db_rows loaded = db_test_run(db, arena, &statement_every_load, keys, COUNT);
    cr_assert_eq(loaded.count, COUNT);
    for (unsigned i = 0; i < COUNT; i++)
        assert_every((const struct every_put *)loaded.rows + i, &rows[i]);
    db_close(db);
}

Test(db_values, a_load_answers_only_keys_that_are_there)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct db *db = db_test_open();
    const struct every_put row = every_full(2);
    db_test_run(db, arena, &statement_every_put, &row, 1);
    const struct id_key keys[] = {{db_test_id(1)}, {db_test_id(2)}, {db_test_id(3)}};
    const struct db_rows loaded = db_test_run(db, arena, &statement_every_load, keys, 3);
    cr_assert_eq(loaded.count, 1);
    assert_every(loaded.rows, &row);
    db_close(db);
}

Test(db_values, a_load_finds_texts_that_would_need_quoting)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct db *db = db_test_open();
    const char *const words[] = {"",    "NULL", "a,b",    "a\"b", "back\\slash",
                                 "{x}", "it's", " space "};
    enum { COUNT = sizeof words / sizeof *words };
    struct every_put rows[COUNT] = {0};
    struct text_key keys[COUNT] = {0};
    for (unsigned i = 0; i < COUNT; i++) {
        rows[i] = (struct every_put){.key = db_test_id(i + 1), .words = words[i]};
        keys[i].key = words[i];
    }
    db_test_run(db, arena, &statement_every_put, rows, COUNT);
    const struct db_rows loaded = db_test_run(db, arena, &statement_words_load, keys, COUNT);
    cr_assert_eq(loaded.count, COUNT);
    for (size_t i = 0; i < COUNT; i++)
        cr_assert_eq(((const struct words_row *)loaded.rows)[i].many.value, 1);
    db_close(db);
}

Test(db_values, a_row_set_can_give_rows)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct db *db = db_test_open();
    const struct every_put rows[] = {every_full(1), every_full(2)};
    db_test_run(db, arena, &statement_every_put, rows, 2);
    const struct id_key keys[] = {{db_test_id(2)}, {db_test_id(7)}};
    const struct db_rows gone = db_test_run(db, arena, &statement_every_drop, keys, 2);
    cr_assert_eq(gone.count, 1);
    cr_assert_eq(gone.affected, 1);
    cr_assert(id_equal(((const struct id_key *)gone.rows)->key, db_test_id(2)));
    db_close(db);
}

static void assert_refused(const struct err *err, const char *part, const char *value)
{
    cr_assert_not_null(err);
    cr_assert_eq(err->problem, PROBLEM_BUG);
    cr_assert_not_null(strstr(err->message, part), "%s", err->message);
    cr_assert(!value || !strstr(err->message, value), "a value in: %s", err->message);
}

Test(db_values, what_does_not_fit_its_kind_never_leaves)
{
    struct db *db = db_test_open();
    const struct every_put no_key = {.words = "secret"};
    assert_refused(db_send(db, &statement_every_echo, &no_key, 1), "every_echo: key is required",
                   "secret");
    assert_refused(db_send(db, &statement_every_put, &no_key, 1), "every_put: key is required",
                   "secret");
    const struct every_put part_day = {.key = db_test_id(1), .day = {2020, 11, 0}};
    assert_refused(db_send(db, &statement_every_echo, &part_day, 1), "day is a whole day", NULL);
    const struct every_put no_code = {.key = db_test_id(1), .flavour = (enum flavour)FLAVOUR_COUNT};
    assert_refused(db_send(db, &statement_every_echo, &no_code, 1), "no code of flavour", NULL);
    const struct every_put no_codes = {.key = db_test_id(1), .flavours = CODE_BIT(FLAVOUR_COUNT)};
    assert_refused(db_send(db, &statement_every_echo, &no_codes, 1), "not of flavour", NULL);
    assert_refused(db_send(db, &statement_every_put, &no_codes, 1), "not of flavour", NULL);
    cr_assert_eq(db_test_number(db, &statement_every_count, NULL), 0,
                 "the connection is still of use");
    db_close(db);
}

Test(db_values, a_row_that_does_not_fit_its_record_names_the_column_and_no_value)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct db *db = db_test_open();
    struct db_rows rows = {0};
    const struct misfit_given bad_code = {.flavour = "vanilla", .around = "2020", .day = ""};
    assert_refused(db_run(db, arena, (struct db_call){&statement_misfit, &bad_code, 1}, &rows),
                   "column flavour", "vanilla");
    const struct misfit_given bad_date = {.flavour = "plain", .around = "2020-13", .day = ""};
    assert_refused(db_run(db, arena, (struct db_call){&statement_misfit, &bad_date, 1}, &rows),
                   "column around", "2020-13");
    const struct misfit_given missing = {.flavour = "plain", .day = ""};
    assert_refused(db_run(db, arena, (struct db_call){&statement_misfit, &missing, 1}, &rows),
                   "column around", NULL);
    const struct misfit_given endless = {.flavour = "plain", .around = "2020", .day = "infinity"};
    assert_refused(db_run(db, arena, (struct db_call){&statement_misfit, &endless, 1}, &rows),
                   "column day", "infinity");
    const struct misfit_given good = {.flavour = "plain", .around = "2020", .day = "2020-02-29"};
    cr_assert_eq(db_test_run(db, arena, &statement_misfit, &good, 1).count, 1);
    db_close(db);
}

Test(db_values, a_text_that_is_not_utf8_is_refused_by_the_server_without_quoting_it)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct db *db = db_test_open();
    const struct every_put row = {.key = db_test_id(1), .words = "secret\xff"};
    assert_refused(db_run(db, arena, (struct db_call){&statement_every_echo, &row, 1}, NULL),
                   "22021", "secret");
    db_close(db);
}
