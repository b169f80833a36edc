/* SPDX-License-Identifier: Apache-2.0
 *
 * Connections that a test keeps, over the adapter that the services use. Before each use the
 * session is made as new; a connection that was lost since (a test may end its server) is opened
 * again. It must never be used by two threads.
 */
#include "asked.h"

#include "runtime/statements.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

enum { KEPT_MOST = 12, KEPT_NAME = 160 };

#define SAID_FIELDS(F, R) F(R, text, said, _, required, 100000, open, "What it is", "值")
RECORD(said, SAID_FIELDS);
RECORD_DEFINE(said, SAID_FIELDS);

static const struct statement said = {"said", STATEMENT_QUERY, &record_text_key, &record_said};
static const struct sql_text said_text = {
    "said", "select current_setting('test.said') as said where $1::text is not null"};

static struct kept {
    char name[KEPT_NAME];
    struct db *db;
} kept[KEPT_MOST];

static struct kept *kept_find(const struct db_options *options)
{
    char name[KEPT_NAME];
    (void)snprintf(name, sizeof name, "%d/%s/%s/%s/%s", options->port, options->database,
                   options->user, options->role ? options->role : "",
                   options->schema ? options->schema : "");
    for (size_t i = 0; i < KEPT_MOST; i++) {
        if (!*kept[i].name)
            memcpy(kept[i].name, name, sizeof name);
        if (strcmp(kept[i].name, name) == 0)
            return &kept[i];
    }
    cr_assert_fail("more than %d databases and schemas in one test", KEPT_MOST);
    return NULL;
}

static struct db *connection(const struct db_options *options)
{
    static const struct statement *const statements[] = {&said, NULL};
    static const struct sql_texts texts = {&said_text, 1};
    struct kept *own = kept_find(options);
    const struct err *err = NULL;
    if (!own->db)
        err = db_open(options, statements, &texts, 1, &own->db);
    else if (db_script(own->db, "reset role; reset all; discard temp; "
                                "select pg_advisory_unlock_all()") != NULL)
        err = db_reopen(own->db);
    cr_assert_null(err, "%s: %s", own->name, err ? err->message : "");
    return own->db;
}

void script_run(const struct db_options *options, const char *sql)
{
    const struct err *err = db_script(connection(options), sql);
    cr_assert_null(err, "%s: %s", sql, err ? err->message : "");
}

bool condition_holds(const struct db_options *options, const char *before, const char *condition)
{
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct db *db = connection(options);
    const struct err *err = db_script(
        db, arena_printf(arena, "do $$ begin %s assert (%s); end $$", before, condition));
    cr_assert(!err || strcmp(db_sqlstate(db), "P0004") == 0, "%s: %s", condition,
              err ? err->message : "");
    return err == NULL;
}

const char *value_asked(struct arena *arena, const struct db_options *options,
                        const char *expression)
{
    const struct text_key key = {"said"};
    struct db_rows rows = {0};
    struct db *db = connection(options);
    const struct err *err = db_script(
        db, arena_printf(arena, "select set_config('test.said', coalesce((%s)::text, ''), false)",
                         expression));
    cr_assert_null(err, "%s: %s", expression, err ? err->message : "");
    err = db_run(db, arena, (struct db_call){&said, &key, 1}, &rows);
    cr_assert_null(err, "%s: %s", expression, err ? err->message : "");
    return ((const struct said *)rows.rows)->said;
}
