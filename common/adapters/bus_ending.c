/* SPDX-License-Identifier: Apache-2.0
 *
 * Ending a handle of librdkafka. Its destruction waits for its broker threads, and in 2.0.2 one of
 * them can wait for ever after its broker was wiped or its topic vanished. So a thread of its own
 * destroys the handle and what the handle's callbacks point to; the caller waits a bounded time
 * and then goes on without it. It must never free what a living handle may still call into.
 */
#include "adapters/bus_private.h"

#include "base/clock.h"
#include "base/log.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

enum { ENDING_MOST_MS = 5000 };

struct ending {
    rd_kafka_t *handle;
    void (*release)(void *owner);
    void *owner;
};

static void *ending_body(void *context)
{
    const struct ending ending = *(struct ending *)context;
    free(context);
    rd_kafka_destroy_flags(ending.handle, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
    ending.release(ending.owner);
    return NULL;
}

void bus_handle_end(rd_kafka_t *handle, void (*release)(void *owner), void *owner_owned)
{
    const int64_t end_ms = clock_now_ms() + ENDING_MOST_MS;
    const struct timespec end = {end_ms / 1000, end_ms % 1000 * 1000000};
    struct ending *ending = malloc(sizeof *ending);
    pthread_t thread;
    assert(ending);
    *ending = (struct ending){handle, release, owner_owned};
    if (pthread_create(&thread, NULL, ending_body, ending) != 0) {
        (void)ending_body(ending);
        return;
    }
    if (pthread_timedjoin_np(thread, NULL, &end) == 0)
        return;
    (void)pthread_detach(thread);
    LOG(LOG_WARNING, "a bus handle did not end in time and is left behind",
        LOG_NUMBER("waited_ms", ENDING_MOST_MS));
}
