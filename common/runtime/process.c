/* SPDX-License-Identifier: Apache-2.0
 *
 * What the threads of one process share: opening a store, whether units may run, pausing and
 * stopping.
 */
#include "runtime/process.h"

#include "base/clock.h"

#include <assert.h>

void process_init(struct process *process)
{
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC); /* of clock_monotonic_ms */
    pthread_mutex_init(&process->pause_lock, NULL);
    pthread_cond_init(&process->pause_end, &monotonic);
    pthread_condattr_destroy(&monotonic);
}

void process_stop(struct process *process)
{
    pthread_mutex_lock(&process->pause_lock);
    atomic_store(&process->stopping, true);
    pthread_cond_broadcast(&process->pause_end);
    pthread_mutex_unlock(&process->pause_lock);
}

struct err *process_store(const struct process *process, struct store **ret_store)
{
    return store_db_open(&process->db, process->statements, process->texts, process->text_count,
                         ret_store);
}

bool process_may_run(const struct process *process)
{
    return !atomic_load(&process->stopping) && atomic_load(&process->checked) &&
           !atomic_load(&process->forked);
}

bool process_pause(struct process *process, int ms)
{
    const int64_t end = clock_monotonic_ms() + ms;
    const struct timespec at = {.tv_sec = end / 1000, .tv_nsec = end % 1000 * 1000000};
    pthread_mutex_lock(&process->pause_lock);
    while (!atomic_load(&process->stopping))
        if (pthread_cond_timedwait(&process->pause_end, &process->pause_lock, &at) != 0)
            break;
    pthread_mutex_unlock(&process->pause_lock);
    return atomic_load(&process->stopping);
}
