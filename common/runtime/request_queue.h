/* SPDX-License-Identifier: Apache-2.0
 *
 * The bounded line between the HTTP thread and the threads that answer. A full one says so at once:
 * waiting is the client's business.
 */
#ifndef HALFSKY_RUNTIME_REQUEST_QUEUE_H
#define HALFSKY_RUNTIME_REQUEST_QUEUE_H

#include "adapters/http.h"

#include <stdbool.h>

struct request_queue;

/* From `arena`, which outlives it. */
struct request_queue *request_queue_new(struct arena *arena, size_t most);
/* False: full, or closed. Never blocks. */
bool request_queue_put(struct request_queue *queue, struct http_request *request);
/* NULL when wait_ms went by without one, or when the queue is closed and empty. */
struct http_request *request_queue_take(struct request_queue *queue, int wait_ms);
/* Takes no more; what is in it is still given out. */
void request_queue_close(struct request_queue *queue);
bool request_queue_is_over(struct request_queue *queue); /* closed and empty */

#endif
