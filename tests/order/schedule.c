/* SPDX-License-Identifier: Apache-2.0
 *
 * The schedules: each is the shortest story in which one strategy loses or reorders, told step by
 * step, so nothing hangs on luck. While one is played nobody else is within a transaction. Every
 * strategy plays all of them: the one it was made for must break it, and none may break ours.
 */
#include "order.h"

#include "base/clock.h"

#include <stdio.h>
#include <string.h>

enum { QUIET_STEPS = 30, SETTLE_MOST = 3000, ONE = 1, PAGE = 1000, WAIT_MS = 10000 };

void scene_open(struct scene *scene, const struct strategy *strategy)
{
    *scene = (struct scene){.strategy = strategy,
                            .process = world_process(strategy->expired),
                            .arena = arena_new(1 << 20),
                            .next_stream = PLACED_FIRST};
    scene->store = world_store(scene->process);
    for (int i = 0; i < 3; i++)
        writer_open(&scene->writers[i], scene->process, strategy->id_first);
    for (size_t i = 0; i < strategy->readers; i++)
        reader_open(&scene->readers[i], strategy, scene->process);
}

void scene_close(struct scene *scene)
{
    for (size_t i = 0; i < scene->strategy->readers; i++)
        reader_close(&scene->readers[i]);
    for (int i = 0; i < 3; i++)
        writer_close(&scene->writers[i]);
    store_close(scene->store);
    arena_free(scene->arena);
}

/* Every reader once; a relay without the lease does nothing. */
static void step(struct scene *scene)
{
    for (size_t i = 0; i < scene->strategy->readers; i++) {
        reader_fetch(&scene->readers[i], PAGE);
        reader_publish(&scene->readers[i]);
    }
}

void scene_settle(struct scene *scene)
{
    size_t before = sink_count();
    for (int quiet = 0, all = 0; quiet < QUIET_STEPS && all < SETTLE_MOST; quiet++, all++) {
        step(scene);
        if (sink_count() != before)
            quiet = 0;
        before = sink_count();
    }
}

static void begin(struct writer *writer)
{
    writer_begin(writer);
    if (writer->id_first)
        writer_draw(writer, 1);
}

static void begin_and_lock(struct writer *writer, int stream)
{
    begin(writer);
    writer_lock(writer, &stream, 1);
}

/* Nobody is in anybody's way. */
static void play_calm(struct scene *scene, int stream)
{
    for (int i = 0; i < 6; i++) {
        writer_say(&scene->writers[i % 3], stream + i % 2);
        if (i % 2)
            step(scene);
    }
}

/* The lower id is committed after the higher one was read. */
static void play_early_id(struct scene *scene, int stream)
{
    struct writer *slow = &scene->writers[0];
    begin_and_lock(slow, stream);
    writer_append(slow, stream);
    writer_say(&scene->writers[1], stream + 1);
    step(scene);
    writer_commit(slow);
}

/* The older transaction draws the higher id and ends first: the horizon is above it, and below the
 * younger one, whose lower id is still to come. */
static void play_older_draws_later(struct scene *scene, int stream)
{
    struct writer *older = &scene->writers[0], *younger = &scene->writers[1];
    begin_and_lock(older, stream);
    begin_and_lock(younger, stream + 1);
    writer_append(younger, stream + 1);
    writer_append(older, stream);
    writer_commit(older);
    step(scene);
    writer_commit(younger);
}

struct waiter {
    struct writer *writer;
    int stream;
};

static void *waiter_lock(void *context)
{
    const struct waiter *waiter = context;
    const int streams[] = {waiter->stream, waiter->stream + 1, waiter->stream + 2};
    writer_lock(waiter->writer, streams, 3);
    return NULL;
}

static void wait_for_waiter(struct scene *scene)
{
    const int64_t end_ms = clock_monotonic_ms() + WAIT_MS;
    while (order_number(scene->store, scene->arena, &statement_order_waiting, 0) == 0)
        if (clock_monotonic_ms() > end_ms)
            must(err_of(PROBLEM_BUG, "nobody waits for the head that is held"));
}

/* One statement locks three heads: it has its xid from the first and waits for the second, while a
 * younger transaction writes to the third and is gone. The older xid has the later place. */
static void play_older_writes_later(struct scene *scene, int stream)
{
    struct waiter older = {&scene->writers[0], stream};
    struct writer *holder = &scene->writers[1], *younger = &scene->writers[2];
    pthread_t thread;
    begin_and_lock(holder, stream + 1);
    begin(older.writer);
    if (pthread_create(&thread, NULL, waiter_lock, &older) != 0)
        must(err_of(PROBLEM_BUG, "no thread"));
    wait_for_waiter(scene);
    writer_say(younger, stream + 2);
    writer_rollback(holder);
    pthread_join(thread, NULL);
    writer_append(older.writer, stream + 2);
    writer_commit(older.writer);
}

/* The younger transaction has the lower id and stays open. What the snapshot says last is that the
 * older one is gone; the younger is above all that. */
static void play_gap_above_snapshot(struct scene *scene, int stream)
{
    struct writer *older = &scene->writers[0], *younger = &scene->writers[1];
    writer_say(older, stream + 2);
    step(scene); /* the lease is fresh: no transaction of the relay's own comes between */
    begin_and_lock(older, stream);
    begin_and_lock(younger, stream + 1);
    writer_append(younger, stream + 1);
    writer_append(older, stream);
    writer_commit(older);
    step(scene);
    step(scene);
    writer_commit(younger);
}

/* Nobody holds the lease, and no relay believes that it does. */
static void relays_begin_anew(struct scene *scene)
{
    for (size_t i = 0; i < scene->strategy->readers; i++)
        relay_let_go(scene->readers[i].relay);
    (void)order_number(scene->store, scene->arena, &statement_order_steal, 0);
}

/* The other relay's whole turn, once the first one's lease is over. */
static void second_relay_turn(void *context)
{
    struct scene *scene = context;
    (void)order_number(scene->store, scene->arena, &statement_order_steal, 0);
    reader_publish(&scene->readers[1]);
    if (!scene->readers[1].relay->leased)
        must(err_of(PROBLEM_BUG, "the second relay did not take over"));
}

/* A relay takes a stream's first event and stands still; another takes the rest meanwhile. */
static void play_two_relays(struct scene *scene, int stream)
{
    const bool ours = scene->strategy->how == READER_RELAY;
    if (ours)
        relays_begin_anew(scene);
    writer_say(&scene->writers[0], stream);
    writer_say(&scene->writers[1], stream);
    if (scene->strategy->readers < 2) {
        step(scene);
    } else if (ours) {
        log_bus_before_next(second_relay_turn, scene);
        step(scene);
    } else {
        reader_fetch(&scene->readers[0], ONE);
        reader_fetch(&scene->readers[1], ONE);
        reader_publish(&scene->readers[1]);
        reader_publish(&scene->readers[0]);
    }
}

/* A transaction that has its id before its xid is in nobody's snapshot: what waits for all that
 * were open does not wait for it. */
static void play_id_before_xid(struct scene *scene, int stream)
{
    struct writer *slow = &scene->writers[0];
    if (slow->id_first) {
        begin(slow);
    } else {
        begin_and_lock(slow, stream);
        writer_append(slow, stream);
    }
    writer_say(&scene->writers[1], stream + 1);
    step(scene);
    step(scene);
    if (slow->id_first) {
        writer_lock(slow, &stream, 1);
        writer_append(slow, stream);
    }
    writer_commit(slow);
}

const struct schedule schedules[SCHEDULES] = {
    {"calm", play_calm},
    {"a lower id is committed later", play_early_id},
    {"the older transaction draws the higher id", play_older_draws_later},
    {"the older transaction has the later place", play_older_writes_later},
    {"the gap's transaction is above the snapshot", play_gap_above_snapshot},
    {"a relay stands still while another sends", play_two_relays},
    {"the id is there before the xid", play_id_before_xid},
};

struct tally schedule_play(struct scene *scene, const struct schedule *schedule)
{
    const int stream = scene->next_stream;
    scene->next_stream += 3;
    scene_settle(scene);
    schedule->play(scene, stream);
    scene_settle(scene);
    return sink_compare(scene->store, stream, stream + 3);
}
