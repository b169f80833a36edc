/* SPDX-License-Identifier: Apache-2.0
 *
 * The first operator. Nobody is there yet to let it in, so this is the one command that asks
 * PostgreSQL itself, as the gateway's role: an ordinary unit of work with its ledger row. Where an
 * operator is there already, it refuses.
 */
#include "base/clock.h"
#include "cli/client/client.h"
#include "first_client/first_client_sql.h"
#include "runtime/runtime_sql.h"
#include "runtime/unit.h"

#include <stdio.h>

enum { COMMIT_DEADLINE_MS = 10000, TIMEOUT_MS = 10000 };

#define OPERATOR_ASK_FIELDS(F, R) F(R, code, role, role, required, 0, open, "Role", "角色")
RECORD(operator_ask, OPERATOR_ASK_FIELDS);
RECORD_DEFINE(operator_ask, OPERATOR_ASK_FIELDS);
#define OPERATOR_ROW_FIELDS(F, R)                                                                  \
    F(R, count, operators, _, required, 0, open, "Operators", "运维账户数")
RECORD(operator_row, OPERATOR_ROW_FIELDS);
RECORD_DEFINE(operator_row, OPERATOR_ROW_FIELDS);
STATEMENT_QUERY_DECLARE(operator_count);
STATEMENT_QUERY_DEFINE(operator_count, operator_ask, operator_row);

#define FIRST_CLIENT_FIELDS(F, R)                                                                  \
    F(R, id, client_id, _, required, 0, open, "The API client", "接口账户编号")                    \
    F(R, digest, token_hash, _, required, 32, agency, "SHA-256 of the token", "令牌摘要")          \
    F(R, id, account_id, _, required, 0, open, "The account it acts for", "所属账户")              \
    F(R, code, role, role, required, 0, open, "Role", "角色")                                      \
    F(R, region, region, _, required, 9, open, "Region", "行政区划")                               \
    F(R, text, label, _, required, 80, open, "What operators call it", "用途说明")                 \
    F(R, time, created_at, _, required, 0, open, "Since", "创建时间")
STATEMENT_WRITE_DECLARE(first_client_add, FIRST_CLIENT_FIELDS);
STATEMENT_WRITE_DEFINE(first_client_add, FIRST_CLIENT_FIELDS);

static const struct event_type *const emits[] = {&event_client_added, NULL};
static const struct statement *const own_statements[] = {&statement_operator_count,
                                                         &statement_first_client_add, NULL};
static const struct service gateway_schema = {
    .name = "gateway", .emits = emits, .statements = own_statements};
STREAMS(client_new, {STREAM_CLIENT, "+"});

static struct err *operators_check(struct work *work)
{
    struct db_rows rows = {0};
    const struct operator_ask ask = {ROLE_OPS};
    TRY(store_run(work->store, work->arena, (struct db_call){&statement_operator_count, &ask, 1},
                  &rows));
    const struct operator_row *row = rows.rows;
    if (row->operators.value == 0)
        return NULL;
    return err_of(PROBLEM_CONFLICT,
                  "已有运维账户，请由其新增 There is an operator already: ask it, "
                  "without --first");
}

static struct err *decide(struct work *work)
{
    const struct client_add_request *request = work->hook_context;
    const struct id client_id = work_fresh(work, STREAM_CLIENT);
    const struct id account_id = work_new_id(work);
    TRY(operators_check(work));
    WRITE(work, first_client_add, .client_id = client_id, .token_hash = request->token_hash,
          .account_id = account_id, .role = request->role, .region = request->region,
          .label = request->label, .created_at = work_now_ms(work));
    return EMIT(work, client_added, .client_id = client_id, .account_id = account_id,
                .role = request->role, .region = request->region);
}

static struct err *unit_run(struct store *store, struct arena *arena,
                            const struct client_add_request *request)
{
    const struct unit_context context = {.service = &gateway_schema,
                                         .province = request->region,
                                         .now_ms = clock_now_ms,
                                         .random = clock_random,
                                         .commit_deadline_ms = COMMIT_DEADLINE_MS};
    struct client_add_request kept = *request;
    struct work *work = work_new(&context, store, arena);
    struct batch batch = {
        .context = &context, .store = store, .arena = arena, .works = &work, .count = 1};
    work->actor = "service/first-operator";
    work->streams = client_new;
    work->decide = decide;
    work->hook_context = &kept;
    TRY(work_streams(work));
    return batch_run(&batch);
}

static const struct statement *const *statements_join(struct arena *arena)
{
    size_t count = 0, own = sizeof own_statements / sizeof own_statements[0];
    while (runtime_statements[count])
        count++;
    const struct statement **all = ARENA_ARRAY(arena, const struct statement *, count + own);
    for (size_t i = 0; i < count; i++)
        all[i] = runtime_statements[i];
    for (size_t i = 0; own_statements[i]; i++)
        all[count + i] = own_statements[i];
    return all;
}

static struct err *place_read(const struct client_options *options, struct db_options *ret_place)
{
    int64_t port = 0;
    if (!options->db_port || !text_to_int64(options->db_port, &port) || port < 1 || port > 65535)
        return err_of(PROBLEM_INVALID, "--first needs --db-port");
    if (!options->db_password_file)
        return err_of(PROBLEM_INVALID, "--first needs --db-password-file");
    *ret_place = (struct db_options){
        .host = options->db_host ? options->db_host : "127.0.0.1",
        .port = (int)port,
        .database = options->db_name ? options->db_name : "halfsky",
        .user = options->db_user ? options->db_user : "gateway",
        .password_file = options->db_password_file,
        .schema = "gateway",
        .application = "halfsky-client-first",
        .statement_timeout_ms = TIMEOUT_MS,
        .lock_timeout_ms = TIMEOUT_MS,
        .idle_timeout_ms = TIMEOUT_MS,
        .connect_timeout_ms = TIMEOUT_MS,
    };
    return NULL;
}

struct err *client_first(struct arena *arena, const struct client_options *options)
{
    const struct sql_texts texts[] = {sql_runtime, sql_first_client};
    struct client_add_request request = {0};
    struct db_options place;
    struct store *store = NULL;
    TRY(place_read(options, &place));
    TRY(client_request_read(options, &request));
    if (request.role != ROLE_OPS)
        return err_of(PROBLEM_INVALID, "the first client is an operator: --role ops");
    TRY(store_db_open(&place, statements_join(arena), texts, sizeof texts / sizeof texts[0],
                      &store));
    struct err *err = token_make(arena, options->token_out, &request.token_hash);
    if (!err) {
        err = unit_run(store, arena, &request);
        if (err)
            (void)remove(options->token_out);
    }
    store_close(store);
    return err;
}
