/* SPDX-License-Identifier: Apache-2.0
 *
 * A ring under a lock. It owns no request: a request belongs to the HTTP server until it is
 * answered.
 */
#include "runtime/request_queue.h"

#include "base/clock.h"

#include <pthread.h>

struct request_queue {
    pthread_mutex_t lock;
    pthread_cond_t filled;
    struct http_request **ring;
    size_t most, first, count;
    bool closed;
};

struct request_queue *request_queue_new(struct arena *arena, size_t most)
{
    struct request_queue *queue = ARENA_NEW(arena, struct request_queue);
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_mutex_init(&queue->lock, NULL);
    pthread_cond_init(&queue->filled, &monotonic);
    pthread_condattr_destroy(&monotonic);
    queue->ring = ARENA_ARRAY(arena, struct http_request *, most);
    queue->most = most;
    return queue;
}

bool request_queue_put(struct request_queue *queue, struct http_request *request)
{
    pthread_mutex_lock(&queue->lock);
    const bool fits = !queue->closed && queue->count < queue->most;
    if (fits) {
        queue->ring[(queue->first + queue->count++) % queue->most] = request;
        pthread_cond_signal(&queue->filled);
    }
    pthread_mutex_unlock(&queue->lock);
    return fits;
}

struct http_request *request_queue_take(struct request_queue *queue, int wait_ms)
{
    const int64_t end = clock_monotonic_ms() + wait_ms;
    const struct timespec at = {.tv_sec = end / 1000, .tv_nsec = end % 1000 * 1000000};
    struct http_request *request = NULL;
    pthread_mutex_lock(&queue->lock);
    while (queue->count == 0 && !queue->closed)
        if (pthread_cond_timedwait(&queue->filled, &queue->lock, &at) != 0)
            break;
    if (queue->count > 0) {
        request = queue->ring[queue->first];
        queue->first = (queue->first + 1) % queue->most;
        queue->count--;
    }
    pthread_mutex_unlock(&queue->lock);
    return request;
}

void request_queue_close(struct request_queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    queue->closed = true;
    pthread_cond_broadcast(&queue->filled);
    pthread_mutex_unlock(&queue->lock);
}

bool request_queue_is_over(struct request_queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    const bool is_over = queue->closed && queue->count == 0;
    pthread_mutex_unlock(&queue->lock);
    return is_over;
}
