/* SPDX-License-Identifier: Apache-2.0
 *
 * Asks a private database for one value, over the adapter that the services use.
 * It must never be given text that comes from elsewhere: the expression goes in as SQL.
 */
#include "asked.h"

#include "runtime/statements.h"

#include <criterion/criterion.h>

#define SAID_FIELDS(F, R) F(R, text, said, _, required, 100000, open, "What it is", "值")
RECORD(said, SAID_FIELDS);
RECORD_DEFINE(said, SAID_FIELDS);

const char *value_asked(struct arena *arena, const struct db_options *options,
                        const char *expression)
{
    const struct statement statement = {"asked", STATEMENT_QUERY, &record_text_key, &record_said};
    const struct statement *const statements[] = {&statement, NULL};
    const struct sql_text text = {
        "asked",
        arena_printf(arena, "select coalesce((%s)::text, '') as said where $1::text is not null",
                     expression)};
    const struct sql_texts texts = {&text, 1};
    const struct text_key key = {"asked"};
    struct db_rows rows = {0};
    struct db *db = NULL;
    const struct err *err = db_open(options, statements, &texts, 1, &db);
    cr_assert_null(err, "%s: %s", expression, err ? err->message : "");
    err = db_run(db, arena, (struct db_call){&statement, &key, 1}, &rows);
    cr_assert_null(err, "%s: %s", expression, err ? err->message : "");
    db_close(db);
    return ((const struct said *)rows.rows)->said;
}
