/* SPDX-License-Identifier: Apache-2.0
 *
 * Migrations on a real PostgreSQL, with roles as production has them: a login that inherits
 * nothing, an owner that cannot log in. Each test has a service of its own.
 */
#include "runtime/migrate.h"

#include "db_records.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

TestSuite(migrate, .timeout = 60);

enum { NAME_SIZE = 32, SQL_SIZE = 600 };

struct world {
    const char *service;
    struct db_options login; /* may take the owner's role */
    struct db_options admin; /* the superuser in the same database */
};

static struct world world_make(void)
{
    static char service[NAME_SIZE], login[NAME_SIZE + 8]; /* one world a process */
    char sql[SQL_SIZE];
    struct world world = {.admin = db_test_options()};
    (void)snprintf(service, sizeof service, "svc%d", (int)getpid());
    world.service = service;
    (void)snprintf(login, sizeof login, "%s_login", world.service);
    (void)snprintf(sql, sizeof sql,
                   "create role %1$s_owner nologin noinherit; create role %2$s login noinherit "
                   "password '%3$s';"
                   "grant %1$s_owner to %2$s; create schema %1$s authorization %1$s_owner",
                   world.service, login, postgres_password);
    db_test_script(&world.admin, sql);
    world.login = world.admin;
    world.login.user = login;
    world.admin.schema = world.service;
    return world;
}

static const struct migration two[] = {
    {1, "first", "create table first (n bigint);\n"},
    {2, "second", "insert into first values (1);\ninsert into first values (2);\n"},
};
static const struct migration_list none = {NULL, 0};

static struct err *run(const struct world *world, const struct migration *own, size_t count,
                       struct migrate_result *ret_result)
{
    const struct migration_list list = {own, count};
    return migrate_run(&world->login, world->service, &none, &list, ret_result);
}

static void assert_runs(const struct world *world, const struct migration *own, size_t count,
                        size_t applied)
{
    struct migrate_result result = {0};
    const struct err *err = run(world, own, count, &result);
    cr_assert_null(err, "%s", err ? err->message : "");
    cr_assert_eq(result.applied, applied);
    cr_assert_eq(result.present, count - applied);
}

static void assert_refuses(const struct world *world, const struct migration *own, size_t count,
                           const char *sentence)
{
    struct migrate_result result = {0};
    const struct err *err = run(world, own, count, &result);
    cr_assert_not_null(err);
    cr_assert_eq(err->problem, PROBLEM_BUG, "%s", err->message);
    cr_assert_not_null(strstr(err->message, sentence), "%s", err->message);
}

/* Fails the test unless the service's schema satisfies the condition. */
static void assert_holds(const struct world *world, const char *condition)
{
    char sql[SQL_SIZE];
    (void)snprintf(sql, sizeof sql, "do $$ begin assert (%s); end $$", condition);
    db_test_script(&world->admin, sql);
}

Test(migrate, each_runs_once_and_belongs_to_the_owner)
{
    const struct world world = world_make();
    assert_runs(&world, two, 2, 2);
    assert_runs(&world, two, 2, 0);
    assert_holds(&world, "(select count(*) = 2 from first)");
    assert_holds(&world, "(select count(*) = 2 from migration where origin = current_schema() "
                         "and length(sha256) = 64 and applied_at <= clock_timestamp())");
    assert_holds(&world,
                 "(select bool_and(tableowner = current_schema() || '_owner') from pg_tables "
                 "where schemaname = current_schema())");
}

Test(migrate, the_runtimes_numbers_are_its_own_and_come_first)
{
    const struct world world = world_make();
    static const struct migration own[] = {
        {1, "uses_it", "create table own as select 1::bigint as n from first"}};
    const struct migration_list runtime = {two, 2}, list = {own, 1};
    struct migrate_result result = {0};
    const struct err *err = migrate_run(&world.login, world.service, &runtime, &list, &result);
    cr_assert_null(err, "%s", err ? err->message : "");
    cr_assert_eq(result.applied, 3);
    assert_holds(&world, "(select count(*) = 2 from own)");
    assert_holds(&world, "(select count(*) = 2 from migration where origin = 'runtime')");
}

Test(migrate, a_newer_releases_migrations_are_accepted)
{
    const struct world world = world_make();
    assert_runs(&world, two, 2, 2);
    assert_runs(&world, two, 1, 0);
    assert_runs(&world, NULL, 0, 0);
    const struct migration three[] = {
        two[0], two[1], {7, "third", "create table third (n bigint)"}};
    assert_runs(&world, three, 3, 1);
    assert_runs(&world, two, 2, 0);
}

Test(migrate, a_changed_one_is_refused_with_a_sentence)
{
    const struct world world = world_make();
    assert_runs(&world, two, 2, 2);
    struct migration changed[3] = {two[0], two[1], {3, "third", "create table third (n bigint)"}};
    changed[0].sql = "create table first (n bigint); \n";
    assert_refuses(&world, changed, 3,
                   "0001_first was changed after it was applied as first: restore its file");
    changed[0] = two[0];
    changed[0].name = "renamed";
    assert_refuses(&world, changed, 3, "0001_renamed was changed after it was applied as first");
    assert_holds(&world, "to_regclass('third') is null");
}

Test(migrate, a_lost_one_and_a_late_one_are_refused)
{
    const struct world world = world_make();
    static const struct migration wide[] = {{2, "second", "create table second (n bigint)"},
                                            {4, "fourth", "create table fourth (n bigint)"}};
    assert_runs(&world, wide, 2, 2);
    assert_refuses(&world, wide + 1, 1, "0002_second was applied and this binary has lost it");
    const struct migration late[] = {
        wide[0], {3, "third", "create table third (n bigint)"}, wide[1]};
    assert_refuses(
        &world, late, 3,
        "0003_third comes late, 0004_fourth is applied already: give it a higher number");
    assert_holds(&world, "to_regclass('third') is null");
}

Test(migrate, one_that_fails_leaves_nothing_of_itself_and_runs_again_when_mended)
{
    const struct world world = world_make();
    const struct migration broken[] = {
        two[0], {2, "broken", "create table half (n bigint);\nselect nothing;"}};
    assert_refuses(&world, broken, 2, "0002_broken: script: line 2: SQLSTATE 42703");
    assert_holds(&world, "to_regclass('half') is null and to_regclass('first') is not null");
    assert_runs(&world, two, 2, 1);
}

Test(migrate, one_that_ends_the_transaction_is_refused)
{
    const struct world world = world_make();
    static const struct migration committing[] = {
        {1, "committing", "create table first (n bigint); commit;"}};
    assert_refuses(&world, committing, 1, "it began or ended a transaction");
}

Test(migrate, the_owner_cannot_reach_another_schema)
{
    const struct world world = world_make();
    db_test_script(&world.admin, "revoke all on schema public from public");
    static const struct migration peeking[] = {
        {1, "peeking", "create table mine as select * from public.every"}};
    assert_refuses(&world, peeking, 1, "SQLSTATE 42501");
    static const struct migration climbing[] = {
        {1, "climbing", "reset role; create table public.mine (n bigint)"}};
    assert_refuses(&world, climbing, 1, "SQLSTATE 42501");
}

struct runner {
    const struct world *world;
    size_t applied;
    char failure[ERR_MESSAGE_SIZE];
};

static void *runner_run(void *given)
{
    struct runner *runner = given;
    struct migrate_result result = {0};
    const struct err *err = run(runner->world, two, 2, &result);
    if (err)
        (void)snprintf(runner->failure, sizeof runner->failure, "%s", err->message);
    runner->applied = result.applied;
    return NULL;
}

Test(migrate, four_at_once_run_each_one_once)
{
    enum { RUNNERS = 4 };
    const struct world world = world_make();
    struct runner runners[RUNNERS] = {0};
    pthread_t threads[RUNNERS];
    size_t applied = 0;
    for (size_t i = 0; i < RUNNERS; i++) {
        runners[i].world = &world;
        cr_assert_eq(pthread_create(&threads[i], NULL, runner_run, &runners[i]), 0);
    }
    for (size_t i = 0; i < RUNNERS; i++) {
        pthread_join(threads[i], NULL);
        cr_assert_str_empty(runners[i].failure);
        applied += runners[i].applied;
    }
    cr_assert_eq(applied, 2);
    assert_holds(&world, "(select count(*) = 2 from first)");
}

Test(migrate, the_embedded_text_is_the_files_text)
{
    const struct db_options options = db_test_options();
    db_test_script(&options, "do $$ begin assert (select text = '?\?=\\\"' || E'\\\\n' || '半边天' "
                             "from literal); end $$");
}
