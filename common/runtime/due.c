/* SPDX-License-Identifier: Apache-2.0
 *
 * Due actions (protocol.md D1): candidates are read without locks, each runs as a unit that locks
 * heads, then the row. A sweep holds no stream and sets its own row again. A failure other than a
 * transient one parks the row.
 */
#include "runtime/due_private.h"

#include "base/log.h"
#include "runtime/drain.h"
#include "runtime/fault.h"

#include <string.h>

enum { CANDIDATES_MOST = 200, BACK_OFF_MS = 500, DRAIN_SWEEP_EVERY_MS = 30000 };

/* Sweeps are about nothing in particular. */
static const struct id sweep_subject = {{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                                         0xff, 0xff, 0xff, 0xff, 0xff, 0xff}};

/* C4: a slow sweep tries whatever is parked and could run. */
static struct err *sweep_drains(struct work *work, const struct due_row *due, const void *loads)
{
    (void)due;
    (void)loads;
    const struct due_ask ask = {"drain", count_of(work->context->clock_offset_ms),
                                count_of(CANDIDATES_MOST)};
    struct db_rows none = {0};
    return work_query(work, &statement_drain_sweep, &ask, 1, &none);
}

static const struct due_action own_actions[] = {
    {.name = "drain_sweep",
     .loads = &load_set_no_load,
     .call = sweep_drains,
     .every_ms = DRAIN_SWEEP_EVERY_MS,
     .alone = true},
};
enum { OWN_ACTIONS = sizeof own_actions / sizeof own_actions[0] };

static const struct due_action *action_at(const struct service *service, size_t at)
{
    if (at < OWN_ACTIONS)
        return &own_actions[at];
    at -= OWN_ACTIONS;
    return service->due && at < service->due->count ? &service->due->actions[at] : NULL;
}

static const struct due_action *action_named(const struct service *service, const char *name)
{
    const struct due_action *action = NULL;
    for (size_t i = 0; (action = action_at(service, i)); i++)
        if (strcmp(action->name, name) == 0)
            return action;
    return NULL;
}

struct due_claim due_claim_of(const struct unit_context *context, const struct due_row *row)
{
    return (struct due_claim){row->kind, code_name(&codes_stream, (int)row->stream_kind),
                              row->subject_id, count_of(context->clock_offset_ms)};
}

struct err *due_claim_row(struct work *work, const struct due_row *row, bool *ret_gone)
{
    const struct due_claim claim = due_claim_of(work->context, row);
    struct db_rows rows = {0};
    FP("due.before_claim");
    TRY(store_run(work->store, work->arena, (struct db_call){&statement_due_lock, &claim, 1},
                  &rows));
    FP("due.after_claim");
    const struct due_row *now = rows.rows;
    *ret_gone = rows.count == 0 || !id_equal(now->stream_id, row->stream_id);
    return NULL;
}

struct err *due_drop_row(struct work *work, const struct due_row *row)
{
    struct due_claim *claim = ARENA_NEW(work->arena, struct due_claim);
    *claim = due_claim_of(work->context, row);
    return store_send(work->store, &statement_due_done, claim, 1);
}

/* The row goes before the handler's writes, so that the handler may set it again. */
static struct err *claim(struct work *work, bool *ret_end)
{
    TRY(due_claim_row(work, work->due_row, ret_end));
    if (*ret_end)
        return NULL;
    TRY(due_drop_row(work, work->due_row));
    return store_finish(work->store);
}

static struct err *decide(struct work *work)
{
    const struct due_action *action = work->due;
    TRY(action->call(work, work->due_row, work->loaded));
    if (action->every_ms > 0)
        WRITE(work, due_set, .due_id = work_new_id(work), .kind = action->name,
              .subject_id = sweep_subject, .due_at = work->now_ms + action->every_ms);
    return NULL;
}

static struct err *action_run(struct process *process, struct store *store, struct arena *arena,
                              const struct due_action *action, const struct due_row *row)
{
    struct work *work = work_new(&process->context, store, arena);
    work->due = action;
    work->due_row = row;
    work->sources[work->source_count++] = (struct key_source){&record_due_row, row};
    work->loads = action->loads;
    work->after_heads = claim;
    work->decide = decide;
    if (row->stream_kind != STREAM_NONE)
        TRY(work_hold(work, row->stream_kind, row->stream_id, false));
    struct batch batch = {
        .context = &process->context, .store = store, .arena = arena, .works = &work, .count = 1};
    TRY(batch_run(&batch));
    metric_add(METRIC_DUE_DONE, 1);
    return NULL;
}

static struct err *park(struct process *process, struct store *store, struct arena *arena,
                        const struct due_row *row, const char *why)
{
    const struct due_claim claim = due_claim_of(&process->context, row);
    const struct due_fail fail = {claim.kind, claim.stream_kind, claim.subject_id,
                                  arena_text(arena, why)};
    struct db_rows none = {0};
    TRY(store_ready(store));
    TRY(store_begin(store, false));
    struct err *err =
        store_run(store, arena, (struct db_call){&statement_due_park, &fail, 1}, &none);
    if (err) {
        store_rollback(store);
        return err;
    }
    metric_add(METRIC_DUE_PARKED, 1);
    return store_commit(store, process->context.commit_deadline_ms);
}

/* A unique key that somebody else took first is tried for again; one that stays taken is the
 * action's own failure, or it would keep every later row from its turn for ever. */
static struct err *row_try(struct process *process, struct store *store, struct arena *arena,
                           const struct due_row *row)
{
    const bool drain = strcmp(row->kind, "drain") == 0;
    const struct due_action *action =
        drain ? NULL : action_named(process->context.service, row->kind);
    struct err *err = NULL;
    for (int i = 0; i < UNIT_ATTEMPTS_MOST; i++) {
        err = drain ? drain_run(process, store, arena, row)
                    : action_run(process, store, arena, action, row);
        if (!err || err->kind == ERR_TRANSIENT || !store_lost_race(store))
            break;
        TRY(store_ready(store));
    }
    return err;
}

static struct err *row_run(struct process *process, struct store *store, struct arena *arena,
                           const struct due_row *row)
{
    struct err *err = row_try(process, store, arena, row);
    if (!err || err->kind == ERR_TRANSIENT)
        return err;
    LOG(LOG_ERROR, "a due action failed and is parked", LOG_TEXT("action", row->kind),
        LOG_ID("subject", row->subject_id), LOG_ERR(err));
    return park(process, store, arena, row, err->message);
}

static const char *kinds_known(struct arena *arena, const struct service *service)
{
    struct text kinds;
    const struct due_action *action = NULL;
    text_init(&kinds, arena);
    text_add(&kinds, "drain");
    for (size_t i = 0; (action = action_at(service, i)); i++)
        text_add_printf(&kinds, ",%s", action->name);
    return text_get(&kinds);
}

/* Sets the sweeps' rows where they are missing. */
static struct err *sweeps_set(struct process *process, struct store *store, struct arena *arena)
{
    const struct due_action *action = NULL;
    TRY(store_begin(store, false));
    for (size_t i = 0; (action = action_at(process->context.service, i)); i++) {
        struct work *work = work_new(&process->context, store, arena);
        const struct due_set row = {.due_id = work_new_id(work),
                                    .kind = action->name,
                                    .subject_id = sweep_subject,
                                    .due_at = work->now_ms};
        if (action->every_ms > 0)
            TRY(store_send(store, &statement_due_sweep, arena_copy(arena, &row, sizeof row), 1));
    }
    TRY(store_finish(store));
    return store_commit(store, process->context.commit_deadline_ms);
}

/* What one row waits for (a lock, a statement that takes too long) is no other's to wait for: it is
 * tried again in the next turn, and only a store that does not answer ends this one. */
static struct err *turn(struct process *process, struct store *store, struct arena *arena,
                        struct arena *unit_arena, const char *kinds)
{
    const struct due_ask ask = {kinds, count_of(process->context.clock_offset_ms),
                                count_of(CANDIDATES_MOST)};
    struct db_rows rows = {0};
    TRY(store_ready(store));
    TRY(store_run(store, arena, (struct db_call){&statement_due_candidates, &ask, 1}, &rows));
    const struct due_row *due = rows.rows;
    for (size_t i = 0; i < rows.count && process_may_run(process); i++) {
        const struct err *err = row_run(process, store, unit_arena, &due[i]);
        if (err)
            LOG(LOG_WARNING, "a due action waits", LOG_TEXT("action", due[i].kind),
                LOG_ID("subject", due[i].subject_id), LOG_ERR(err));
        arena_reset(unit_arena);
        TRY(store_ready(store));
    }
    return NULL;
}

static struct err *loop(struct process *process, struct store *store, const char *kinds)
{
    ARENA_SCOPED arena = arena_new(UNIT_ARENA_LIMIT);
    ARENA_SCOPED unit_arena = arena_new(UNIT_ARENA_LIMIT);
    struct err *err = sweeps_set(process, store, arena);
    while (!err && !atomic_load(&process->stopping)) {
        if (process_may_run(process))
            err = turn(process, store, arena, unit_arena, kinds);
        arena_reset(arena);
        if (!err)
            process_pause(process, process->due_every_ms);
    }
    store_rollback(store);
    return err;
}

void due_run(struct process *process)
{
    struct store *store = NULL;
    ARENA_SCOPED arena = arena_new(UNIT_ARENA_LIMIT);
    const char *kinds = kinds_known(arena, process->context.service);
    while (!atomic_load(&process->stopping)) {
        struct err *err = store ? store_ready(store) : process_store(process, &store);
        err = err ? err : loop(process, store, kinds);
        if (err)
            LOG(LOG_WARNING, "due actions wait", LOG_ERR(err));
        process_pause(process, BACK_OFF_MS);
    }
    store_close(store);
}
