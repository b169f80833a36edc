/* SPDX-License-Identifier: Apache-2.0
 *
 * Running what was gathered: the whole batch in one transaction, and one by one when that fails
 * (U6). An event that fails alone parks its stream when the failure is a defect, and is tried again
 * when it is transient (U7).
 */
#include "runtime/consumer_private.h"

#include "base/clock.h"
#include "base/log.h"
#include "runtime/fault.h"

#include <string.h>

enum { RETRY_LEAST_MS = 50, RETRY_MOST_MS = 2000 };

/* How far each partition moves with entries [from, to). */
static size_t offsets_of(struct consumer *consumer, size_t from, size_t to,
                         struct offset_move *ret_moves)
{
    size_t count = 0;
    for (size_t i = from; i < to; i++) {
        const struct entry *entry = &consumer->entries[i];
        size_t at = 0;
        while (at < count && !(ret_moves[at].part.value == entry->part->number &&
                               strcmp(ret_moves[at].topic, entry->part->topic) == 0))
            at++;
        if (at == count)
            ret_moves[count++] =
                (struct offset_move){.topic = entry->part->topic,
                                     .part = count_of(entry->part->number),
                                     .from_offset = count_of(entry->part->next),
                                     .epoch = count_of(entry->part->epoch),
                                     .incarnation = count_of(entry->part->incarnation)};
        ret_moves[at].next_offset = count_of(entry->position + 1);
    }
    return count;
}

static size_t works_of(struct consumer *consumer, size_t from, size_t to, struct work **ret_works)
{
    size_t count = 0;
    for (size_t i = from; i < to; i++)
        if (consumer->entries[i].work)
            ret_works[count++] = consumer->entries[i].work;
    return count;
}

/* Nothing to apply: the offsets move alone. */
static struct err *move_only(struct batch *batch)
{
    struct db_rows moved = {0};
    TRY(store_begin(batch->store, false));
    struct err *err = store_run(
        batch->store, batch->arena,
        (struct db_call){&statement_offset_move, batch->offsets, batch->offset_count}, &moved);
    batch->guard_failed = !err && moved.count != batch->offset_count;
    if (err || batch->guard_failed) {
        store_rollback(batch->store);
        return err;
    }
    return store_commit(batch->store, batch->context->commit_deadline_ms);
}

static void committed(struct consumer *consumer, const struct batch *batch)
{
    for (size_t i = 0; i < batch->offset_count; i++) {
        const struct offset_move *move = &batch->offsets[i];
        consumer_part(consumer, move->topic, (int32_t)move->part.value)->next =
            move->next_offset.value;
    }
    for (size_t i = 0; i < batch->count; i++)
        event_unit_count(batch->works[i]);
    metric_add(METRIC_UNITS_COMMITTED, batch->count);
    consumer->timeouts = consumer->races = 0;
}

/* C1: the rows say where each partition really stands. Everything gathered is void, of whatever
 * partition, so each of them goes back to its row. */
static struct err *guard_failed(struct consumer *consumer)
{
    for (size_t i = 0; i < consumer->part_count; i++)
        if (consumer->parts[i].owned && consumer->parts[i].seen != consumer->parts[i].next)
            TRY(part_reread(consumer, &consumer->parts[i]));
    return NULL;
}

/* `ret_moved`: the batch committed; false after a failed guard, when the entries are void. */
static struct err *run(struct consumer *consumer, struct arena *arena, size_t from, size_t to,
                       bool *ret_moved)
{
    struct batch batch = {
        .context = &consumer->process->context, .store = consumer->store, .arena = arena};
    batch.works = ARENA_ARRAY(arena, struct work *, to - from);
    batch.count = works_of(consumer, from, to, batch.works);
    struct offset_move *moves = ARENA_ARRAY(arena, struct offset_move, to - from);
    batch.offset_count = offsets_of(consumer, from, to, moves);
    batch.offsets = moves;
    TRY(batch.count > 0 ? batch_run(&batch) : move_only(&batch));
    *ret_moved = !batch.guard_failed && !batch.again;
    if (batch.guard_failed)
        return guard_failed(consumer);
    if (batch.again)
        return err_of(PROBLEM_TRANSIENT, "a unit lost a race");
    committed(consumer, &batch);
    return NULL;
}

/* U7: transient failures are tried again and never park, but for an event that alone hits the
 * statement timeout five times while the database answers others. A unique key that somebody else
 * took first is one of a race; taken five times over it is the event that says a thing twice. */
static bool is_defect(struct consumer *consumer, const struct err *err)
{
    if (err->kind != ERR_TRANSIENT)
        return !store_lost_race(consumer->store) || ++consumer->races >= UNIT_ATTEMPTS_MOST;
    if (strcmp(consumer->store->ops->sqlstate(consumer->store), "57014") != 0)
        return false;
    return ++consumer->timeouts >= CONSUMER_TIMEOUTS_MOST;
}

static struct err *entry_anew(struct consumer *consumer, struct arena *arena, struct entry *entry)
{
    if (!entry->work)
        return NULL;
    struct err *unreadable =
        entry->unreadable ? err_of(PROBLEM_INVALID, "%s", entry->unreadable) : NULL;
    return event_unit(consumer->process, consumer->store, arena,
                      (struct event_input){&entry->wire, unreadable}, &entry->work);
}

/* An attempt has an arena of its own, since nobody knows how many there will be. */
static struct err *run_alone(struct consumer *consumer, size_t at, bool *ret_moved)
{
    struct process *process = consumer->process;
    ARENA_SCOPED arena = arena_new(UNIT_ARENA_LIMIT);
    int wait_ms = RETRY_LEAST_MS;
    const char *defect = NULL;
    while (process_may_run(process)) {
        arena_reset(arena);
        TRY(entry_anew(consumer, arena, &consumer->entries[at]));
        if (defect && consumer->entries[at].work)
            event_unit_park(consumer->entries[at].work, PARKED_DEFECT, defect);
        struct err *err = run(consumer, arena, at, at + 1, ret_moved);
        if (!err)
            return NULL;
        if (err->problem == PROBLEM_OUTCOME_UNKNOWN || (defect && err->kind != ERR_TRANSIENT))
            return err;
        LOG(LOG_WARNING, "an event failed", LOG_ERR(err),
            LOG_TEXT("topic", consumer->entries[at].part->topic),
            LOG_NUMBER("position", consumer->entries[at].position));
        if (is_defect(consumer, err))
            defect = arena_text(consumer->arena, err->message);
        else
            process_pause(process, wait_ms);
        wait_ms = 2 * wait_ms > RETRY_MOST_MS ? RETRY_MOST_MS : 2 * wait_ms;
        TRY(store_ready(consumer->store));
    }
    return err_of(PROBLEM_TRANSIENT, "stopping");
}

static struct err *run_one_by_one(struct consumer *consumer)
{
    metric_add(METRIC_BATCHES_SPLIT, 1);
    bool moved = true;
    for (size_t i = 0; i < consumer->entry_count && moved; i++)
        TRY(run_alone(consumer, i, &moved));
    return NULL;
}

struct err *consumer_flush(struct consumer *consumer)
{
    if (consumer->entry_count == 0) {
        arena_reset(consumer->arena);
        return NULL;
    }
    bool moved = false;
    consumer->ran_at_ms = clock_monotonic_ms();
    struct err *err = run(consumer, consumer->arena, 0, consumer->entry_count, &moved);
    if (err && err->problem != PROBLEM_OUTCOME_UNKNOWN) {
        err = store_ready(consumer->store);
        err = err ? err : run_one_by_one(consumer);
    }
    consumer->entry_count = 0;
    arena_reset(consumer->arena);
    return err;
}
