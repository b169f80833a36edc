/* SPDX-License-Identifier: Apache-2.0
 *
 * Migrations one by one: lock, read what is applied, compare with what this binary has, run the
 * first that is missing, record it, commit; again until none is missing. Because each turn reads
 * again under the lock, a second process can only find work done. It must never run a migration
 * twice or behind a later one of its list.
 */
#include "runtime/migrate.h"

#include "adapters/seal.h"
#include "runtime/runtime_sql.h"

#include <string.h>

enum {
    DIGEST_TEXT_SIZE = 2 * SEAL_HASH_SIZE + 1,
    APPLIED_MEMORY = 4 * 1024 * 1024, /* bytes, for the list of one turn */
    COMMIT_DEADLINE_MS = 60000
};

#define MIGRATE_LOCKED_FIELDS(F, R) F(R, answer, locked, _, optional, 0, open, "Locked", "已锁定")
RECORD(migrate_locked, MIGRATE_LOCKED_FIELDS);
RECORD_DEFINE(migrate_locked, MIGRATE_LOCKED_FIELDS);

#define MIGRATE_APPLIED_FIELDS(F, R)                                                               \
    F(R, count, number, _, required, 0, open, "Number", "编号")                                    \
    F(R, text, name, _, required, 60, open, "Name", "名称")                                        \
    F(R, text, sha256, _, required, 64, open, "Digest of its file", "摘要")
RECORD(migrate_applied, MIGRATE_APPLIED_FIELDS);
RECORD_DEFINE(migrate_applied, MIGRATE_APPLIED_FIELDS);

#define MIGRATE_RECORD_FIELDS(F, R)                                                                \
    F(R, text, origin, _, required, 40, open, "runtime or the service", "来源")                    \
    MIGRATE_APPLIED_FIELDS(F, R)
RECORD(migrate_entry, MIGRATE_RECORD_FIELDS);
RECORD_DEFINE(migrate_entry, MIGRATE_RECORD_FIELDS);

STATEMENT_QUERY_DECLARE(migrate_lock);
STATEMENT_QUERY_DEFINE(migrate_lock, text_key, migrate_locked);
STATEMENT_QUERY_DECLARE(migrate_table);
STATEMENT_QUERY_DEFINE(migrate_table, nothing, nothing);
STATEMENT_QUERY_DECLARE(migrate_list);
STATEMENT_QUERY_DEFINE(migrate_list, text_key, migrate_applied);
STATEMENT_QUERY_DECLARE(migrate_record);
STATEMENT_QUERY_DEFINE(migrate_record, migrate_entry, nothing);

/* The table must exist before a statement on it can be prepared, so two sessions follow each other.
 */
static const struct statement *const first_statements[] = {&statement_migrate_lock,
                                                           &statement_migrate_table, NULL};
static const struct statement *const statements[] = {
    &statement_migrate_lock, &statement_migrate_list, &statement_migrate_record, NULL};

struct turn {
    struct db *db;
    struct arena *arena;
    const char *service;
    const char *origin;
    const struct migration_list *list;
};

static struct err *table_make(const struct db_options *options, const char *service);
static struct err *list_run(const struct turn *turn, struct migrate_result *result);

static void db_close_at(struct db **db) { db_close(*db); }
#define DB_SCOPED __attribute__((cleanup(db_close_at))) struct db *

struct err *migrate_run(const struct db_options *options, const char *service,
                        const struct migration_list *runtime, const struct migration_list *own,
                        struct migrate_result *ret_result)
{
    ARENA_SCOPED kept = arena_new(APPLIED_MEMORY);
    ARENA_SCOPED arena = arena_new(APPLIED_MEMORY);
    struct db_options as_owner = *options;
    as_owner.schema = service;
    as_owner.role = arena_printf(kept, "%s_owner", service);
    as_owner.statement_timeout_ms = 0;
    TRY(err_wrap(table_make(&as_owner, service), "migrating %s", service));

    DB_SCOPED db = NULL;
    TRY(err_wrap(db_open(&as_owner, statements, &sql_runtime, 1, &db), "migrating %s", service));
    struct migrate_result result = {0, 0};
    const struct turn runtime_turn = {db, arena, service, "runtime", runtime};
    TRY(list_run(&runtime_turn, &result));
    const struct turn own_turn = {db, arena, service, service, own};
    TRY(list_run(&own_turn, &result));
    *ret_result = result;
    return NULL;
}

static struct err *lock_take(struct db *db, const char *service)
{
    const struct text_key key = {service};
    TRY(db_begin(db, false));
    return db_run(db, NULL, (struct db_call){&statement_migrate_lock, &key, 1}, NULL);
}

static struct err *table_make(const struct db_options *options, const char *service)
{
    DB_SCOPED db = NULL;
    TRY(db_open(options, first_statements, &sql_runtime, 1, &db));
    TRY(lock_take(db, service));
    TRY(db_run(db, NULL, (struct db_call){&statement_migrate_table, NULL, 1}, NULL));
    return db_commit(db, COMMIT_DEADLINE_MS);
}

/* --- comparing with what is applied */

static struct err *digest_of(struct arena *arena, const char *sql, char ret_text[DIGEST_TEXT_SIZE])
{
    struct seal_hash *hash = NULL;
    uint8_t digest[SEAL_HASH_SIZE];
    TRY(seal_hash_new(arena, SEAL_SHA256, &hash));
    seal_hash_add(hash, sql, strlen(sql));
    seal_hash_end(hash, digest);
    text_hex(digest, sizeof digest, ret_text);
    return NULL;
}

static const struct migrate_applied *applied_find(const struct db_rows *applied, int number)
{
    const struct migrate_applied *rows = applied->rows;
    for (size_t i = 0; i < applied->count; i++)
        if (rows[i].number.value == number)
            return &rows[i];
    return NULL;
}

static const struct migration *own_find(const struct migration_list *list, int64_t number)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->migrations[i].number == number)
            return &list->migrations[i];
    return NULL;
}

static struct err *unchanged_check(const struct turn *turn, const struct migration *migration,
                                   const struct migrate_applied *applied)
{
    char digest[DIGEST_TEXT_SIZE];
    TRY(digest_of(turn->arena, migration->sql, digest));
    if (text_equal(applied->sha256, digest) && text_equal(applied->name, migration->name))
        return NULL;
    return err_of(
        PROBLEM_BUG,
        "migration %s %04d_%s was changed after it was applied as %s: restore its file and put the "
        "change in a new migration",
        turn->origin, migration->number, migration->name, applied->name);
}

/* A row that this binary does not have is a newer release's when it is above all of its own. */
static struct err *foreign_check(const struct turn *turn, const struct migrate_applied *applied)
{
    const struct migration_list *list = turn->list;
    const int64_t last = list->count > 0 ? list->migrations[list->count - 1].number : 0;
    if (own_find(list, applied->number.value) || applied->number.value > last)
        return NULL;
    return err_of(PROBLEM_BUG,
                  "migration %s %04d_%s was applied and this binary has lost it: restore its file",
                  turn->origin, (int)applied->number.value, applied->name);
}

/* The first of the list that is not applied, NULL when all are. */
static struct err *missing_find(const struct turn *turn, const struct db_rows *applied,
                                const struct migration **ret_missing)
{
    const struct migrate_applied *rows = applied->rows;
    const struct migration *missing = NULL;
    for (size_t i = 0; i < applied->count; i++)
        TRY(foreign_check(turn, &rows[i]));
    for (size_t i = 0; i < turn->list->count; i++) {
        const struct migration *migration = &turn->list->migrations[i];
        const struct migrate_applied *row = applied_find(applied, migration->number);
        if (row)
            TRY(unchanged_check(turn, migration, row));
        else if (!missing)
            missing = migration;
    }
    if (missing && applied->count > 0 && rows[applied->count - 1].number.value > missing->number)
        return err_of(
            PROBLEM_BUG,
            "migration %s %04d_%s comes late, %04d_%s is applied already: give it a higher number",
            turn->origin, missing->number, missing->name,
            (int)rows[applied->count - 1].number.value, rows[applied->count - 1].name);
    *ret_missing = missing;
    return NULL;
}

/* --- applying */

static struct err *migration_apply(const struct turn *turn, const struct migration *migration)
{
    char digest[DIGEST_TEXT_SIZE];
    TRY(digest_of(turn->arena, migration->sql, digest));
    TRY(db_script(turn->db, migration->sql));
    const struct migrate_entry entry = {turn->origin, count_of(migration->number), migration->name,
                                        digest};
    TRY(db_run(turn->db, NULL, (struct db_call){&statement_migrate_record, &entry, 1}, NULL));
    return db_commit(turn->db, COMMIT_DEADLINE_MS);
}

/* Applies the first missing one, if any, and says whether there was one. */
static struct err *turn_run(const struct turn *turn, struct db_rows *ret_applied, bool *ret_has_run)
{
    const struct text_key origin = {turn->origin};
    const struct migration *missing = NULL;
    TRY(lock_take(turn->db, turn->service));
    TRY(db_run(turn->db, turn->arena, (struct db_call){&statement_migrate_list, &origin, 1},
               ret_applied));
    TRY(missing_find(turn, ret_applied, &missing));
    *ret_has_run = missing != NULL;
    if (!missing)
        return db_commit(turn->db, COMMIT_DEADLINE_MS);
    return err_wrap(migration_apply(turn, missing), "%s %04d_%s", turn->origin, missing->number,
                    missing->name);
}

static struct err *list_run(const struct turn *turn, struct migrate_result *result)
{
    size_t applied_here = 0;
    for (bool has_run = true; has_run;) {
        struct db_rows applied = {0};
        arena_reset(turn->arena);
        struct err *err = turn_run(turn, &applied, &has_run);
        if (err) {
            db_rollback(turn->db);
            return err_wrap(err, "migrating %s", turn->service);
        }
        applied_here += has_run;
    }
    result->applied += applied_here;
    result->present += turn->list->count - applied_here;
    return NULL;
}
