/* SPDX-License-Identifier: Apache-2.0
 *
 * One step of a drain: read the next parked event of the stream, lock its head and the head it
 * waits for, claim the due row, read the event again under the locks, run it on the ordinary path.
 * The row goes when nothing is left to run, or when the event still waits although both heads are
 * held (protocol.md U6: then a later change wakes it) or is of a version that is not known here.
 */
#include "runtime/drain.h"

#include "base/log.h"
#include "runtime/due_private.h"
#include "runtime/event_unit.h"
#include "runtime/fault.h"

#include <string.h>

enum { DRAIN_STEPS_MOST = 100 };

struct step {
    struct process *process;
    const struct due_row *due;
    const struct parked_put *candidate; /* NULL: nothing can run */
    bool changed;                       /* another candidate under the lock: once more */
    bool gone;                          /* the due row is another replica's */
};

static struct err *next_parked(struct store *store, struct arena *arena, const struct due_row *due,
                               const struct parked_put **ret_next)
{
    const struct stream_key key = {due->stream_kind, due->stream_id};
    struct db_rows rows = {0};
    TRY(store_run(store, arena, (struct db_call){&statement_parked_next, &key, 1}, &rows));
    *ret_next = rows.count > 0 ? rows.rows : NULL;
    return NULL;
}

static bool same_candidate(const struct parked_put *a, const struct parked_put *b)
{
    if (!a || !b)
        return a == b;
    return strcmp(a->topic, b->topic) == 0 && a->part.value == b->part.value &&
           a->position.value == b->position.value && a->incarnation.value == b->incarnation.value &&
           a->waits_kind == b->waits_kind && id_equal(a->waits_id, b->waits_id);
}

static struct err *claim(struct work *work, bool *ret_end)
{
    struct step *step = work->hook_context;
    TRY(due_claim_row(work, step->due, &step->gone));
    const struct parked_put *now = NULL;
    if (!step->gone)
        TRY(next_parked(work->store, work->arena, step->due, &now));
    step->changed = !step->gone && !same_candidate(step->candidate, now);
    *ret_end = step->gone || step->changed;
    return NULL;
}

/* It would wait again however often it were tried: for a stream whose head is held, so that a later
 * change wakes it, or for a binary that knows its version, whose sweep does. */
static bool waits_on(const struct work *work)
{
    if (work->verdict != UNIT_PARK)
        return false;
    return work->reason == PARKED_UNKNOWN_VERSION ||
           (work->reason == PARKED_NOT_YET &&
            work_head(work, work->waits_for.kind, work->waits_for.stream_id));
}

/* The row stays while something may still run; the next step finds out. */
static struct err *settle(struct work *work)
{
    struct step *step = work->hook_context;
    if (!step->candidate)
        return due_drop_row(work, step->due);
    if (work->verdict == UNIT_DUPLICATE) {
        const struct wire_event *w = work->wire;
        const struct parked_drop drop = {w->source, w->kind, w->stream_id, w->seq};
        return store_send(work->store, &statement_parked_drop, &drop, 1);
    }
    return waits_on(work) ? due_drop_row(work, step->due) : NULL;
}

static const struct wire_event *wire_of(struct arena *arena, const struct parked_put *p)
{
    struct wire_event *wire = ARENA_NEW(arena, struct wire_event);
    *wire = (struct wire_event){
        p->topic,       p->part,      p->position,    p->incarnation, p->source, p->kind,
        p->stream_id,   p->seq,       p->type,        p->region,      p->actor,  p->recorded_at,
        p->correlation, p->causation, p->traceparent, p->algorithm,   p->hash,   p->body};
    return wire;
}

/* Without a candidate the unit only holds the stream's head, so that nothing can become runnable
 * meanwhile. */
static struct err *step_unit(struct step *step, struct store *store, struct arena *arena,
                             struct work **ret_work)
{
    const struct parked_put *parked = step->candidate;
    struct work *work = NULL;
    if (parked) {
        TRY(event_unit(step->process, store, arena,
                       (struct event_input){wire_of(arena, parked), NULL}, &work));
        TRY(work_hold(work, parked->waits_kind, parked->waits_id, false));
        work->from_parked = true;
    } else {
        work = work_new(&step->process->context, store, arena);
    }
    TRY(work_hold(work, step->due->stream_kind, step->due->stream_id, false));
    work->hook_context = step;
    work->after_heads = claim;
    work->before_commit = settle;
    *ret_work = work;
    return NULL;
}

static struct err *run_unit(struct step *step, struct store *store, struct arena *arena,
                            const char *defect)
{
    struct work *work = NULL;
    TRY(step_unit(step, store, arena, &work));
    if (defect && work->wire)
        event_unit_park(work, PARKED_DEFECT, defect);
    struct batch batch = {.context = &step->process->context,
                          .store = store,
                          .arena = arena,
                          .works = &work,
                          .count = 1};
    TRY(batch_run(&batch));
    step->changed |= batch.again;
    if (work->wire && !step->gone && !step->changed)
        event_unit_count(work);
    return NULL;
}

/* C3: a defect parks the event, not the row. */
static struct err *step_run(struct step *step, struct store *store, struct arena *arena)
{
    TRY(next_parked(store, arena, step->due, &step->candidate));
    struct err *err = run_unit(step, store, arena, NULL);
    if (!err || err->kind == ERR_TRANSIENT || !step->candidate)
        return err;
    LOG(LOG_WARNING, "a parked event failed", LOG_ERR(err), LOG_ID("stream", step->due->stream_id));
    const char *defect = arena_text(arena, err->message);
    TRY(store_ready(store));
    return run_unit(step, store, arena, defect);
}

struct err *drain_run(struct process *process, struct store *store, struct arena *arena,
                      const struct due_row *due)
{
    for (int i = 0; i < DRAIN_STEPS_MOST && process_may_run(process); i++) {
        struct step step = {.process = process, .due = due};
        FP("drain.before_step");
        struct err *err = step_run(&step, store, arena);
        FP("drain.after_step");
        arena_reset(arena);
        TRY(err);
        if (step.gone || (!step.changed && !step.candidate))
            return NULL;
    }
    return NULL;
}
