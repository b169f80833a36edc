/* SPDX-License-Identifier: Apache-2.0
 *
 * The first test that wants these services migrates a database that nobody else connects to, under
 * a lock of the cluster; it and all later ones copy that. No connection to it is kept: PostgreSQL
 * copies none that somebody uses.
 */
#include "migrated.h"

#include "asked.h"
#include "postgres_fixture.h"
#include "runtime/runtime_sql.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

enum { TEXT_SIZE = 600, NAME_SIZE = 60, LOCK = 7, MIGRATING_MS = 60000 };

static struct db_options options_of(const char *database)
{
    struct db_options options = postgres_options();
    options.database = database;
    options.connect_timeout_ms = MIGRATING_MS; /* a loaded machine is no failure */
    options.statement_timeout_ms = MIGRATING_MS;
    options.lock_timeout_ms = MIGRATING_MS;
    return options;
}

static void must(const struct err *err, const char *what)
{
    cr_assert_null(err, "%s: %s", what, err ? err->message : "");
}

/* On a connection of its own, which is gone when it returns. */
static void run_once(const struct db_options *options, const char *sql)
{
    static const struct statement *const none[] = {NULL};
    struct db *db = NULL;
    must(db_open(options, none, NULL, 0, &db), "connecting");
    const struct err *err = db_script(db, sql);
    db_close(db);
    must(err, sql);
}

static void schema_make(const char *database, const struct migrated_service *service)
{
    char sql[TEXT_SIZE];
    struct migrate_result result = {0, 0};
    const struct db_options options = options_of(database);
    (void)snprintf(sql, sizeof sql,
                   "do $$ begin if not exists (select from pg_roles where rolname = '%s') then "
                   "create role %s_owner nologin; create role %s login password '%s'; end if; end "
                   "$$; create schema %s authorization %s_owner",
                   service->name, service->name, service->name, postgres_password, service->name,
                   service->name);
    run_once(&options, sql);
    must(migrate_run(&options, service->name, &migrations_runtime, service->own, &result),
         service->name);
}

static bool is_there(const struct db_options *cluster, const char *template)
{
    char condition[TEXT_SIZE];
    (void)snprintf(condition, sizeof condition,
                   "exists (select from pg_database where datname = '%s' and datistemplate)",
                   template);
    return condition_holds(cluster, "", condition);
}

/* A template that its maker did not finish is not marked as one, and is made again. */
static void template_make(const struct db_options *cluster, const char *template,
                          const struct migrated_service *services, size_t count)
{
    char sql[TEXT_SIZE];
    (void)snprintf(sql, sizeof sql, "drop database if exists %s", template);
    run_once(cluster, sql);
    (void)snprintf(sql, sizeof sql, "create database %s", template);
    run_once(cluster, sql);
    for (size_t i = 0; i < count; i++)
        schema_make(template, &services[i]);
    (void)snprintf(sql, sizeof sql, "alter database %s is_template true", template);
    run_once(cluster, sql);
}

void migrated_make(const char *database, const struct migrated_service *services, size_t count)
{
    static const struct statement *const none[] = {NULL};
    char template[NAME_SIZE] = "migrated", sql[TEXT_SIZE];
    const struct db_options cluster = options_of("postgres");
    struct db *lock = NULL;
    for (size_t i = 0; i < count; i++)
        (void)snprintf(template + strlen(template), sizeof template - strlen(template), "_%s",
                       services[i].name);
    must(db_open(&cluster, none, NULL, 0, &lock), "connecting");
    (void)snprintf(sql, sizeof sql, "select pg_advisory_lock(%d)", LOCK);
    const struct err *err = db_script(lock, sql);
    if (!err && !is_there(&cluster, template))
        template_make(&cluster, template, services, count);
    db_close(lock); /* and with it the lock */
    must(err, "waiting for whoever migrates");
    (void)snprintf(sql, sizeof sql, "create database %s template %s", database, template);
    run_once(&cluster, sql);
}
