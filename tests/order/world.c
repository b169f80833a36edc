/* SPDX-License-Identifier: Apache-2.0
 *
 * One PostgreSQL with the tables and rights of a service called `ordering`: the runtime's own
 * migrations and statements, and beside them what the bad strategies need. It must never change a
 * statement of the runtime but the one that strategy 4 is about.
 */
#include "order.h"

#include "base/clock.h"
#include "order/order_sql.h"
#include "order_expired/order_expired_sql.h"
#include "runtime/command_statements.h"
#include "runtime/migrate.h"
#include "runtime/runtime_sql.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXTS_MOST = 200, COMMIT_MS = 8000 };

static char password_files[3][200];
static struct db_options options;
static struct process usual, expired;
static struct sql_text expired_texts[TEXTS_MOST];
static struct sql_texts usual_lists[2], expired_lists[3];
static const struct service ordering = {.name = "ordering", .summary = "The order test's ledger"};

static const struct statement *const statements[] = {
    &statement_head_lock,
    &statement_head_advance,
    &statement_ledger_append,
    &statement_backend_alive,
    &statement_relay_take,
    &statement_relay_renew,
    &statement_relay_give,
    &statement_relay_gaps_read,
    &statement_relay_parts_read,
    &statement_relay_poll,
    &statement_relay_gaps_add,
    &statement_relay_gaps_drop,
    &statement_relay_advance,
    &statement_relay_parts_write,
    &statement_relay_parts_forget,
    &statement_relay_gaps_forget,
    &statement_relay_begin,
    &statement_relay_fork,
    &statement_relay_match,
    &statement_order_above,
    &statement_order_below_horizon,
    &statement_order_by_xid,
    &statement_order_claim,
    &statement_order_sent,
    &statement_order_draw,
    &statement_order_append_as,
    &statement_order_xid,
    &statement_order_waiting,
    &statement_order_gaps,
    &statement_order_steal,
    NULL,
};

void must(struct err *err)
{
    if (!err)
        return;
    (void)fflush(stdout);
    (void)fprintf(stderr, "the order test cannot go on: %s\n", err->message);
    _Exit(2);
}

uint32_t dice_roll(struct dice *dice, uint32_t sides)
{
    uint64_t z = dice->state += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return (uint32_t)((z ^ (z >> 31)) % sides);
}

bool dice_percent(struct dice *dice, uint32_t percent) { return dice_roll(dice, 100) < percent; }

struct id stream_id(int number)
{
    return (struct id){{1, [6] = 0x70, [8] = 0x80, [14] = (uint8_t)(number / 256),
                        [15] = (uint8_t)(number % 256)}};
}

static const char *password_file(int at, const char *secrets, const char *role)
{
    snprintf(password_files[at], sizeof password_files[at], "%s/%s.password", secrets, role);
    return password_files[at];
}

/* The runtime's texts with the one statement of strategy 4 in place of its own. */
static void expire_texts(void)
{
    struct sql_texts *changed = &expired_lists[0];
    changed->texts = expired_texts;
    for (size_t i = 0; i < sql_runtime.count; i++)
        if (strcmp(sql_runtime.texts[i].name, sql_order_expired.texts[0].name) != 0)
            expired_texts[changed->count++] = sql_runtime.texts[i];
    expired_lists[1] = sql_order_expired;
    expired_lists[2] = sql_order;
}

static struct process process_of(const struct sql_texts *texts, size_t count)
{
    return (struct process){.context = {.service = &ordering,
                                        .province = "37",
                                        .now_ms = clock_now_ms,
                                        .random = clock_random,
                                        .commit_deadline_ms = COMMIT_MS},
                            .db = options,
                            .statements = statements,
                            .texts = texts,
                            .text_count = count,
                            .topic = "halfsky.ordering.v1"};
}

void world_open(const struct world_place *place)
{
    struct migrate_result result;
    options =
        (struct db_options){.host = "127.0.0.1",
                            .port = place->port,
                            .database = "halfsky",
                            .user = "halfsky_migrate",
                            .password_file = password_file(0, place->secrets, "halfsky_migrate"),
                            .application = "order",
                            .statement_timeout_ms = 10000,
                            .lock_timeout_ms = 10000,
                            .idle_timeout_ms = 30000,
                            .connect_timeout_ms = 30000};
    must(migrate_run(&options, ordering.name, &migrations_runtime, &migrations_order, &result));
    options.user = ordering.name;
    options.schema = ordering.name;
    options.password_file = password_file(1, place->secrets, ordering.name);
    expire_texts();
    usual_lists[0] = sql_runtime;
    usual_lists[1] = sql_order;
    usual = process_of(usual_lists, 2);
    expired = process_of(expired_lists, 3);
    process_init(&usual);
    process_init(&expired);
    (void)password_file(2, place->secrets, "postgres");
    store_close(world_store(&usual)); /* its rights are looked at once */
    store_close(world_store(&expired));
    usual.db.rights_known = expired.db.rights_known = true;
}

void world_empty(bool has_outbox)
{
    static const char empty[] =
        "truncate head, ledger, relay_gap, relay_part, order_outbox restart identity;"
        "update relay_cursor set epoch = 0, holder = null, lease_until = 0, hi = 0, cluster = null,"
        " incarnation = 0, forked = null;";
    struct db_options owner = options;
    struct db *db = NULL;
    owner.user = "postgres";
    owner.password_file = password_files[2];
    must(db_open(&owner, NULL, NULL, 0, &db));
    must(db_script(db, empty));
    must(db_script(db, has_outbox ? "alter table ledger enable trigger order_outbox"
                                  : "alter table ledger disable trigger order_outbox"));
    db_close(db);
    sink_empty();
    log_bus_empty();
}

struct process *world_process(bool is_expired) { return is_expired ? &expired : &usual; }

struct store *world_store(const struct process *process)
{
    struct store *store = NULL;
    must(process_store(process, &store));
    return store;
}

void world_pause(int ms)
{
    if (ms > 0)
        (void)process_pause(&usual, ms);
}
