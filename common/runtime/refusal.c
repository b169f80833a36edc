/* SPDX-License-Identifier: Apache-2.0
 *
 * Counts refusals and brings them to the refusal table, and from there, a window later, into the
 * ledger: each client as a unit of its own under the head of client/<id>, so that two replicas
 * never write the same window twice.
 */
#include "runtime/refusal.h"

#include "base/clock.h"
#include "runtime/command_statements.h"

#include <string.h>

enum { SLOTS = 128, WRITE_EVERY_MS = 300, CLIENTS_MOST = 100 };

const struct id refusal_unknown_client = {{[6] = 0x70, [8] = 0x80}};

struct slot {
    struct id client;
    int64_t window;
    int status;
    const char *problem; /* a slug: static */
    int64_t count;       /* 0: free */
};
struct refusals {
    pthread_mutex_t lock;
    struct slot slots[SLOTS];
    int64_t window_ms;
    int64_t written_at_ms; /* monotonic */
};

struct refusals *refusals_new(struct arena *arena, int64_t window_ms)
{
    struct refusals *refusals = ARENA_NEW(arena, struct refusals);
    pthread_mutex_init(&refusals->lock, NULL);
    refusals->window_ms = window_ms;
    return refusals;
}

static int64_t window_now(const struct process *process)
{
    return context_now_ms(&process->context) / process->refusals->window_ms;
}

/* The slot of this client, window and status, or a free one; with none left the client counts as
 * unknown, and with no room even so, in the last slot. */
static struct slot *slot_for(struct refusals *refusals, const struct slot *wanted)
{
    for (size_t i = 0; i < SLOTS; i++) {
        struct slot *slot = &refusals->slots[i];
        if (slot->count > 0 && slot->window == wanted->window && slot->status == wanted->status &&
            id_equal(slot->client, wanted->client))
            return slot;
        if (slot->count == 0 && i < SLOTS - 1) {
            *slot = *wanted;
            return slot;
        }
    }
    struct slot *last = &refusals->slots[SLOTS - 1];
    if (last->count == 0)
        *last = *wanted;
    last->client = refusal_unknown_client;
    return last;
}

void refusal_note(struct process *process, struct id client, const struct err *err)
{
    struct refusals *refusals = process->refusals;
    const struct slot wanted = {.client = id_is_absent(client) ? refusal_unknown_client : client,
                                .window = window_now(process),
                                .status = err_http_status(err->kind),
                                .problem = problem_type(err->problem)->slug};
    metric_add(METRIC_REFUSALS, 1);
    pthread_mutex_lock(&refusals->lock);
    struct slot *slot = slot_for(refusals, &wanted);
    slot->problem = wanted.problem;
    slot->count++;
    pthread_mutex_unlock(&refusals->lock);
}

/* Takes what was counted out of the slots. */
static size_t slots_take(struct refusals *refusals, struct arena *arena, bool all,
                         struct slot **ret_taken)
{
    size_t count = 0;
    const int64_t now = clock_monotonic_ms();
    *ret_taken = ARENA_ARRAY(arena, struct slot, SLOTS);
    pthread_mutex_lock(&refusals->lock);
    if (all || now - refusals->written_at_ms >= WRITE_EVERY_MS)
        for (size_t i = 0; i < SLOTS; i++)
            if (refusals->slots[i].count > 0) {
                (*ret_taken)[count++] = refusals->slots[i];
                refusals->slots[i] = (struct slot){.count = 0};
            }
    if (count > 0)
        refusals->written_at_ms = now;
    pthread_mutex_unlock(&refusals->lock);
    return count;
}

/* What could not be written is counted again. */
static void slots_return(struct refusals *refusals, const struct slot *taken, size_t count)
{
    pthread_mutex_lock(&refusals->lock);
    for (size_t i = 0; i < count; i++)
        slot_for(refusals, &(struct slot){.client = taken[i].client,
                                          .window = taken[i].window,
                                          .status = taken[i].status,
                                          .problem = taken[i].problem})
            ->count += taken[i].count;
    pthread_mutex_unlock(&refusals->lock);
}

static struct err *rows_write(struct process *process, struct store *store,
                              const struct refusal_add *rows, size_t count)
{
    TRY(store_ready(store));
    TRY(store_begin(store, false));
    struct err *err = store_send(store, &statement_refusal_add, rows, count);
    if (!err)
        err = store_finish(store);
    if (!err)
        err = store_commit(store, process->context.commit_deadline_ms);
    if (err)
        store_rollback(store);
    return err;
}

struct err *refusals_write(struct process *process, struct store *store, struct arena *arena,
                           bool all)
{
    struct slot *taken = NULL;
    const size_t count = slots_take(process->refusals, arena, all, &taken);
    struct refusal_add *rows = ARENA_ARRAY(arena, struct refusal_add, count + 1);
    for (size_t i = 0; i < count; i++)
        rows[i] = (struct refusal_add){taken[i].client, count_of(taken[i].window),
                                       count_of(taken[i].status), taken[i].problem,
                                       count_of(taken[i].count)};
    struct err *err = count > 0 ? rows_write(process, store, rows, count) : NULL;
    if (err)
        slots_return(process->refusals, taken, count);
    return err;
}

/* One client's windows that are over. */
struct settling {
    struct refusal_window over;
    struct db_rows rows;
};

static struct err *settle_after_heads(struct work *work, bool *ret_end)
{
    struct settling *settling = work->hook_context;
    TRY(store_run(work->store, work->arena,
                  (struct db_call){&statement_refusal_take, &settling->over, 1}, &settling->rows));
    *ret_end = settling->rows.count == 0;
    return NULL;
}

/* L4: at most one row a client and minute; 401 and 403 of one window are counted together. */
static struct requests_refused window_sum(const struct refusal_add *rows, size_t count,
                                          int64_t window)
{
    struct requests_refused sum = {.refusals = count_of(0)};
    for (size_t i = 0; i < count; i++) {
        if (rows[i].minute.value != window)
            continue;
        sum.client_id = rows[i].client_id;
        sum.refusals = count_of(sum.refusals.value + rows[i].refusals.value);
        sum.status = rows[i].status;
        sum.problem = rows[i].problem;
    }
    return sum;
}

static bool is_first_of_window(const struct refusal_add *rows, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (rows[i].minute.value == rows[at].minute.value)
            return false;
    return true;
}

static struct err *settle_decide(struct work *work)
{
    const struct settling *settling = work->hook_context;
    const struct refusal_add *rows = settling->rows.rows;
    for (size_t i = 0; i < settling->rows.count; i++) {
        if (!is_first_of_window(rows, i))
            continue;
        const struct requests_refused event =
            window_sum(rows, settling->rows.count, rows[i].minute.value);
        TRY(work_emit(work, &event_requests_refused, &event));
    }
    return NULL;
}

static struct err *client_settle(struct process *process, struct store *store, struct arena *arena,
                                 struct settling *settling)
{
    struct work *work = work_new(&process->context, store, arena);
    work->hook_context = settling;
    work->after_heads = settle_after_heads;
    work->decide = settle_decide;
    TRY(work_hold(work, STREAM_CLIENT, settling->over.client_id, false));
    struct batch batch = {
        .context = &process->context, .store = store, .arena = arena, .works = &work, .count = 1};
    return batch_run(&batch);
}

struct err *refusals_settle(struct process *process, struct store *store, struct arena *arena)
{
    const struct refusal_over over = {count_of(window_now(process)), count_of(CLIENTS_MOST)};
    struct db_rows rows = {0};
    TRY(store_ready(store));
    TRY(store_run(store, arena, (struct db_call){&statement_refusal_clients, &over, 1}, &rows));
    const struct refusal_client *clients = rows.rows;
    for (size_t i = 0; i < rows.count; i++) {
        struct settling settling = {.over = {clients[i].client_id, over.minute}};
        TRY(client_settle(process, store, arena, &settling));
    }
    return NULL;
}
