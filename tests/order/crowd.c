/* SPDX-License-Identifier: Apache-2.0
 *
 * The random part: 24 writers on streams they share, one unit in twenty rolled back, some of them
 * slow, with pauses between xid and id and between id and commit; beside them the scene's readers,
 * each on a thread. Of our relays there are two: leases are stolen and producers fail. The seed
 * decides what each does; when they meet is the machine's.
 */
#include "order.h"

#include "base/clock.h"
#include "base/pool.h"

#include <stdatomic.h>
#include <stdlib.h>

enum {
    ROLLBACK_PERCENT = 5,
    PAUSE_PERCENT = 12,
    PAUSE_MS = 4,
    SLOW_PERCENT = 2,
    SLOW_MS = 40,
    STEAL_ONE_IN = 60,
    FAIL_ONE_IN = 1500,
    PAGE = 500
};

struct crowd_thread {
    struct crowd *crowd;
    struct dice dice;
    struct reader *reader;
    struct store *thief; /* takes a relay's lease away */
    struct writer *writer;
    pthread_t thread;
};

struct crowd {
    struct pool *home;
    struct scene *scene;
    uint64_t seed;
    atomic_bool is_over;
    pthread_rwlock_t stage; /* shared by a transaction and a page, whole for a schedule */
    struct crowd_thread writers[WRITERS], readers[READERS_MOST];
};

static struct writer writers[WRITERS]; /* their connections outlive a crowd */

void crowd_open(void)
{
    for (int i = 0; i < WRITERS; i++)
        writer_open(&writers[i], world_process(false), false);
}

void crowd_close(void)
{
    for (int i = 0; i < WRITERS; i++)
        writer_close(&writers[i]);
}

static void pause_maybe(struct dice *dice)
{
    if (dice_percent(dice, SLOW_PERCENT))
        world_pause((int)dice_roll(dice, SLOW_MS));
    else if (dice_percent(dice, PAUSE_PERCENT))
        world_pause((int)dice_roll(dice, PAUSE_MS));
}

/* One to three streams of the load's, upwards (U2). */
static size_t choose_streams(struct dice *dice, int *ret_streams)
{
    const size_t count = 1 + dice_roll(dice, 3);
    int from = 0;
    for (size_t i = 0; i < count; i++) {
        const int left = LOAD_STREAMS - from - (int)(count - i);
        ret_streams[i] = from + (int)dice_roll(dice, (uint32_t)left + 1);
        from = ret_streams[i] + 1;
    }
    return count;
}

static void transaction(struct crowd_thread *self)
{
    int streams[HEADS_MOST];
    const size_t count = choose_streams(&self->dice, streams);
    writer_begin(self->writer);
    if (self->writer->id_first) {
        writer_draw(self->writer, count);
        pause_maybe(&self->dice);
    }
    writer_lock(self->writer, streams, count);
    pause_maybe(&self->dice); /* the xid is there, the id is not */
    for (size_t i = 0; i < count; i++)
        writer_append(self->writer, streams[i]);
    pause_maybe(&self->dice); /* the id is there, nobody sees the row */
    if (dice_percent(&self->dice, ROLLBACK_PERCENT))
        writer_rollback(self->writer);
    else
        writer_commit(self->writer);
}

static void *writer_run(void *context)
{
    struct crowd_thread *self = context;
    while (!atomic_load(&self->crowd->is_over)) {
        pthread_rwlock_rdlock(&self->crowd->stage);
        transaction(self);
        pthread_rwlock_unlock(&self->crowd->stage);
        world_pause((int)dice_roll(&self->dice, 3));
    }
    return NULL;
}

static void *reader_run(void *context)
{
    struct crowd_thread *self = context;
    const struct scene *scene = self->crowd->scene;
    ARENA_SCOPED arena = arena_new(1 << 20);
    while (!atomic_load(&self->crowd->is_over)) {
        pthread_rwlock_rdlock(&self->crowd->stage);
        if (scene->strategy->how == READER_RELAY && dice_roll(&self->dice, STEAL_ONE_IN) == 0)
            (void)order_number(self->thief, arena, &statement_order_steal, 0);
        reader_fetch(self->reader, PAGE);
        pause_maybe(&self->dice);
        reader_publish(self->reader);
        pthread_rwlock_unlock(&self->crowd->stage);
        arena_reset(arena);
        world_pause((int)dice_roll(&self->dice, 3));
    }
    return NULL;
}

static void thread_begin(struct crowd_thread *thread, void *(*run)(void *))
{
    if (pthread_create(&thread->thread, NULL, run, thread) != 0)
        must(err_of(PROBLEM_BUG, "no thread"));
}

/* Only ours are given producers that fail: what others do then proves nothing. */
static void producers_fail(struct crowd *crowd)
{
    if (crowd->scene->strategy->breaks_at < 0)
        log_bus_fail(FAIL_ONE_IN, crowd->seed++);
}

struct crowd *crowd_begin(struct scene *scene, uint64_t seed)
{
    struct pool *home = pool_new(sizeof(struct crowd), 1);
    struct crowd *crowd = pool_take(home);
    pthread_rwlockattr_t fair;
    crowd->home = home;
    crowd->scene = scene;
    pthread_rwlockattr_init(&fair);
    pthread_rwlockattr_setkind_np(&fair, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
    pthread_rwlock_init(&crowd->stage, &fair);
    pthread_rwlockattr_destroy(&fair);
    crowd->seed = seed;
    producers_fail(crowd);
    for (uint64_t i = 0; i < WRITERS; i++) {
        writers[i].id_first = scene->strategy->id_first;
        crowd->writers[i] =
            (struct crowd_thread){.crowd = crowd, .dice = {seed * 1000 + i}, .writer = &writers[i]};
        thread_begin(&crowd->writers[i], writer_run);
    }
    for (size_t i = 0; i < scene->strategy->readers; i++) {
        crowd->readers[i] = (struct crowd_thread){.crowd = crowd,
                                                  .dice = {seed * 1000 + 500 + i},
                                                  .thief = world_store(scene->process),
                                                  .reader = &scene->readers[i]};
        thread_begin(&crowd->readers[i], reader_run);
    }
    return crowd;
}

void crowd_hold(struct crowd *crowd)
{
    pthread_rwlock_wrlock(&crowd->stage);
    log_bus_fail(0, 0);
}

void crowd_go_on(struct crowd *crowd)
{
    producers_fail(crowd);
    pthread_rwlock_unlock(&crowd->stage);
}

void crowd_end(struct crowd *crowd)
{
    struct pool *home = crowd->home;
    atomic_store(&crowd->is_over, true);
    for (int i = 0; i < WRITERS; i++)
        pthread_join(crowd->writers[i].thread, NULL);
    for (size_t i = 0; i < crowd->scene->strategy->readers; i++) {
        pthread_join(crowd->readers[i].thread, NULL);
        store_close(crowd->readers[i].thief);
    }
    log_bus_fail(0, 0);
    pthread_rwlock_destroy(&crowd->stage);
    pool_give(home, crowd);
    pool_free(home);
}
