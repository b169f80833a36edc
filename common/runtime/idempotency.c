/* SPDX-License-Identifier: Apache-2.0
 *
 * One Idempotency-Key, one 2xx answer, one effect (protocol.md A5). The digest of the request is
 * keyed: a stored row says nothing about a body to one who reads the table.
 */
#include "runtime/command.h"

#include "adapters/seal.h"
#include "runtime/command_statements.h"
#include "runtime/refusal.h"
#include "runtime/router.h"

#include <inttypes.h>
#include <string.h>

enum { KEY_SIZE_MOST = 200, FORGET_MOST = 1000 };
static const int64_t kept_ms = INT64_C(30) * 24 * 3600 * 1000;

static bool key_is_sound(const char *key)
{
    const size_t size = strlen(key);
    for (size_t i = 0; i < size; i++)
        if (key[i] < 0x21 || key[i] > 0x7e)
            return false;
    return size >= 1 && size <= KEY_SIZE_MOST;
}

struct err *idempotency_key_read(const struct command *command, const char **ret_key)
{
    const bool takes_key = !route_is_query(command->route);
    const char *key = takes_key ? http_request_header(command->request, "idempotency-key") : NULL;
    if (!key && takes_key && command->route->method == METHOD_POST)
        return err_of(PROBLEM_KEY_MISSING, "every POST carries an Idempotency-Key");
    if (key && !key_is_sound(key))
        return err_of(PROBLEM_KEY_MISSING, "an Idempotency-Key is 1 to %d visible ASCII characters",
                      KEY_SIZE_MOST);
    *ret_key = key;
    return NULL;
}

/* A service that asks for itself has no client: its keys are its own by the route's name. */
static struct idempotency_key key_of(const struct attempt *attempt)
{
    const struct command *command = attempt->command;
    const bool has_client = !id_is_absent(command->identity.client_id);
    const char *own = has_client ? "" : arena_printf(attempt->work->arena, "%s ", command->caller);
    return (struct idempotency_key){
        .client_id = has_client ? command->identity.client_id : refusal_unknown_client,
        .route = arena_printf(attempt->work->arena, "%s%s", own, command->route->name),
        .key = attempt->key,
    };
}

static struct err *digest_of(const struct attempt *attempt, const char *key_id,
                             uint8_t ret_digest[32])
{
    const struct http_request *request = attempt->command->request;
    const struct bytes body =
        request->upload_file ? attempt->command->upload_digest : request->body;
    struct text message;
    text_init(&message, attempt->work->arena);
    text_add_printf(&message, "%zu:%s", strlen(request->target), request->target);
    text_add_n(&message, (const char *)body.data, body.size);
    const struct bytes bytes = {(const uint8_t *)message.data, message.size};
    return seal_digest(attempt->command->process->context.own_keys, key_id, "idempotency", bytes,
                       ret_digest);
}

static struct err *reused(void)
{
    return err_of(PROBLEM_KEY_REUSED, "this Idempotency-Key came with another request before");
}

static struct err *row_take(struct attempt *attempt, const struct idempotency_row *row)
{
    uint8_t digest[SEAL_HASH_SIZE];
    if (!seal_keys_has(attempt->command->process->context.own_keys, row->key_id))
        return reused();
    TRY(digest_of(attempt, row->key_id, digest));
    if (row->digest.size != sizeof digest || !seal_equal(row->digest.data, digest, sizeof digest))
        return reused();
    attempt->replayed = true;
    attempt->answer = (struct command_answer){
        .status = (int)row->status.value,
        .body = {(const uint8_t *)row->answer, strlen(row->answer)},
        .etag = row->etag,
        .location = row->location,
        .arrival = row->arrival,
    };
    return NULL;
}

struct err *idempotency_look(struct attempt *attempt)
{
    if (!attempt->key)
        return NULL;
    const struct idempotency_key key = key_of(attempt);
    struct work *work = attempt->work;
    struct db_rows rows = {0};
    TRY(store_run(work->store, work->arena, (struct db_call){&statement_idempotency_find, &key, 1},
                  &rows));
    return rows.count > 0 ? row_take(attempt, rows.rows) : NULL;
}

struct err *idempotency_keep(struct attempt *attempt)
{
    if (!attempt->key)
        return NULL;
    const struct idempotency_key key = key_of(attempt);
    const struct command_answer *answer = &attempt->answer;
    struct work *work = attempt->work;
    uint8_t digest[SEAL_HASH_SIZE];
    const char *key_id = seal_keys_first_id(attempt->command->process->context.own_keys);
    TRY(digest_of(attempt, key_id, digest));
    const struct idempotency_put row = {
        .client_id = key.client_id,
        .route = key.route,
        .key = key.key,
        .digest = {digest, sizeof digest},
        .key_id = key_id,
        .status = count_of(answer->status),
        .etag = answer->etag,
        .location = answer->location,
        .arrival = answer->arrival,
        .answer = arena_text_n(work->arena, (const char *)answer->body.data, answer->body.size),
        .recorded_at = work->now_ms,
    };
    return store_send(work->store, &statement_idempotency_put, &row, 1);
}

struct err *idempotency_forget(const struct process *process, struct store *store,
                               struct arena *arena)
{
    const struct idempotency_age age = {context_now_ms(&process->context) - kept_ms,
                                        count_of(FORGET_MOST)};
    TRY(store_ready(store));
    return store_run(store, arena, (struct db_call){&statement_idempotency_old, &age, 1}, NULL);
}
