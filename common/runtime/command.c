/* SPDX-License-Identifier: Apache-2.0
 *
 * The path of a command: finds, streams, heads, finds again, key, guards, loads, handler, rows, key
 * kept, commit (protocol.md U2, U4, A4, A5). What can start over does so here, at most
 * UNIT_ATTEMPTS_MOST times; nobody else repeats a command.
 */
#include "runtime/command.h"

#include "runtime/command_statements.h"
#include "runtime/router.h"

#include <string.h>
#include <unistd.h>

/* What stays the same over all attempts. */
struct run {
    const struct command *command;
    struct store *store;
    struct arena *arena;
    const void *request;
    const char *key;
};

static const char *actor_of(struct arena *arena, const struct command *command)
{
    if (!id_is_absent(command->identity.client_id))
        return arena_printf(arena, "client/%s", ID_TEXT(command->identity.client_id));
    return command->caller ? arena_printf(arena, "service/%s", command->caller) : NULL;
}

static void work_fill(struct work *work, const struct command *command, const void *request)
{
    const struct route *route = command->route;
    const char *actor = actor_of(work->arena, command);
    work->identity = command->identity;
    work->actor = actor ? actor : work->actor;
    work->correlation = command->correlation;
    work->traceparent = command->traceparent;
    work->route = route;
    work->loads = route->loads ? route->loads : &load_set_no_load;
    work->finds = route->finds;
    work->streams = route->streams;
    work->upload_file = command->request->upload_file;
    work->upload_size = command->request->upload_size;
    work->upload_digest = command->upload_digest;
    work->answer = arena_alloc(work->arena, route->answer->size);
    work->sources[work->source_count++] = (struct key_source){route->request, request};
}

static struct err *work_derive(struct work *work, const void *request)
{
    const struct route *route = work->route;
    if (!route->derive)
        return NULL;
    void *derived = arena_alloc(work->arena, route->derived->size);
    TRY(route->derive(work, request, derived));
    work->derived_type = route->derived;
    work->derived = derived;
    work->sources[work->source_count++] = (struct key_source){route->derived, derived};
    return NULL;
}

/* A version is told to nobody who may not see what has it: not yours and not there look alike. */
static struct err *decide(struct work *work)
{
    const struct attempt *attempt = work->hook_context;
    struct err *err = work->route->call(work, attempt->request, work->loaded, work->answer);
    const bool tells = !err || err->kind == ERR_INVALID || err->kind == ERR_CONFLICT;
    return attempt->stale && tells ? attempt->stale : err;
}

/* The streams that found rows name, in the order of the table. */
static size_t found_streams(const struct work *work, struct id ret_found[UNIT_STREAMS_MOST])
{
    size_t count = 0;
    for (const struct stream_ref *ref = work->streams; ref && ref->stream != STREAM_NONE; ref++)
        if (strncmp(ref->key, "found.", 6) == 0 && count < UNIT_STREAMS_MOST)
            ret_found[count++] = loaded_id(work->finds, work->found, ref->key + 6);
    return count;
}

/* U2: what was read without locks is read again under them. */
static struct err *find_again(struct attempt *attempt)
{
    struct work *work = attempt->work;
    if (!work->finds)
        return NULL;
    TRY(finds_run(work));
    struct id found[UNIT_STREAMS_MOST];
    const size_t count = found_streams(work, found);
    attempt->again = count != attempt->found_count;
    for (size_t i = 0; i < count && !attempt->again; i++)
        attempt->again = !id_equal(found[i], attempt->found[i]);
    return NULL;
}

/* A5 before everything that can refuse; C9 before A4. */
static struct err *after_heads(struct work *work, bool *ret_end)
{
    struct attempt *attempt = work->hook_context;
    TRY(find_again(attempt));
    if (!attempt->again)
        TRY(idempotency_look(attempt));
    *ret_end = attempt->again || attempt->replayed;
    if (*ret_end)
        return NULL;
    TRY(command_guard(attempt));
    TRY(command_arrived(attempt));
    return command_matches(attempt);
}

static struct err *before_commit(struct work *work)
{
    struct attempt *attempt = work->hook_context;
    TRY(command_answer_make(attempt));
    return idempotency_keep(attempt);
}

/* U2: found by plain reads before the locks, under the scope of who asks. */
static struct err *find_first(struct attempt *attempt)
{
    struct work *work = attempt->work;
    if (!work->finds)
        return NULL;
    const struct scope scope = work_scope(work);
    TRY(store_begin(work->store, true));
    struct err *err = store_run(work->store, work->arena,
                                (struct db_call){&statement_scope_set, &scope, 1}, NULL);
    if (!err)
        err = finds_run(work);
    store_rollback(work->store);
    TRY(err);
    attempt->found_count = found_streams(work, attempt->found);
    return NULL;
}

static struct err *attempt_prepare(const struct run *run, struct attempt **ret_attempt)
{
    arena_reset(run->arena);
    TRY(store_ready(run->store));
    struct attempt *attempt = ARENA_NEW(run->arena, struct attempt);
    struct work *work = work_new(&run->command->process->context, run->store, run->arena);
    *attempt = (struct attempt){
        .command = run->command, .work = work, .request = run->request, .key = run->key};
    work_fill(work, run->command, run->request);
    work->hook_context = attempt;
    work->decide = decide;
    TRY(work_derive(work, run->request));
    *ret_attempt = attempt;
    return NULL;
}

static struct err *command_attempt(const struct run *run, struct attempt *attempt, bool *ret_again)
{
    struct work *work = attempt->work;
    TRY(find_first(attempt));
    TRY(work_streams(work));
    work->after_heads = after_heads;
    work->before_commit = before_commit;
    struct batch batch = {.context = &run->command->process->context,
                          .store = run->store,
                          .arena = run->arena,
                          .works = &work,
                          .count = 1};
    struct err *err = batch_run(&batch);
    *ret_again = attempt->again || batch.again;
    return err;
}

/* The version is read before the rows, so that the ETag is never newer than what it stands for. */
static struct err *query_version(struct attempt *attempt, const struct head **ret_head)
{
    struct work *work = attempt->work;
    struct db_rows rows = {0};
    TRY(work_streams(work));
    if (work->key_count == 0)
        return NULL;
    TRY(store_run(work->store, work->arena,
                  (struct db_call){&statement_head_read, &work->keys[0], 1}, &rows));
    *ret_head = rows.count > 0 ? rows.rows : NULL;
    return NULL;
}

static struct err *query_steps(const struct run *run, struct attempt *attempt)
{
    struct work *work = attempt->work;
    const struct head *head = NULL;
    const struct scope scope = work_scope(work);
    struct batch batch = {.context = &run->command->process->context,
                          .store = run->store,
                          .arena = run->arena,
                          .works = &work,
                          .count = 1};
    TRY(store_run(run->store, run->arena, (struct db_call){&statement_scope_set, &scope, 1}, NULL));
    TRY(command_guard(attempt));
    TRY(command_arrived(attempt));
    TRY(finds_run(work));
    TRY(query_version(attempt, &head));
    TRY(loads_run(&batch));
    TRY(decide(work));
    return query_answer_make(attempt, head);
}

static struct err *query_attempt(const struct run *run, struct attempt *attempt)
{
    TRY(store_begin(run->store, true));
    struct err *err = query_steps(run, attempt);
    store_rollback(run->store);
    return err;
}

static bool only_reads(const struct route *route)
{
    return route_is_query(route) && !route->traces;
}

static struct err *attempt_run(const struct run *run, struct command_answer *ret_answer,
                               bool *ret_again)
{
    struct attempt *attempt = NULL;
    TRY(attempt_prepare(run, &attempt));
    struct err *err = only_reads(run->command->route) ? query_attempt(run, attempt)
                                                      : command_attempt(run, attempt, ret_again);
    if ((err || *ret_again) && attempt->work->answer_file_once)
        (void)unlink(attempt->work->answer_file);
    TRY(err);
    *ret_answer = attempt->answer;
    return NULL;
}

/* A connection that had died while idle is no reason to refuse: nothing has reached the server. */
static bool was_lost(const struct store *store, const struct err *err)
{
    return err && err->problem == PROBLEM_TRANSIENT && !store->ops->is_open(store);
}

struct err *command_run(const struct command *command, struct store *store, struct arena *arena,
                        struct command_answer *ret_answer)
{
    struct run run = {.command = command, .store = store, .arena = arena};
    bool reconnected = false;
    TRY(idempotency_key_read(command, &run.key));
    TRY(command_request(command, &run.request));
    for (int attempt = 0; attempt < UNIT_ATTEMPTS_MOST; attempt++) {
        bool again = false;
        struct err *err = attempt_run(&run, ret_answer, &again);
        if (was_lost(store, err) && !reconnected) {
            reconnected = true;
            continue;
        }
        const bool is_last = attempt == UNIT_ATTEMPTS_MOST - 1;
        if (!again || (is_last && err))
            return command_young(command, err);
    }
    return err_of(PROBLEM_TRANSIENT, "%s: others changed what it needs each time",
                  command->route->name);
}
