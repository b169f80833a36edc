/* SPDX-License-Identifier: Apache-2.0
 *
 * From a request to its answer: route, identity, role, command; what is refused is recorded, what
 * fails is logged once. The HTTP thread only sorts; everything that may wait runs on threads of its
 * own.
 */
#ifndef HALFSKY_RUNTIME_RECEPTION_H
#define HALFSKY_RUNTIME_RECEPTION_H

#include "adapters/http.h"
#include "runtime/process.h"

/* http_options.take: answers /healthz and its like at once, hands everything else to a queue or
 * sheds it. */
void reception_take(void *process, struct http_request *request);
/* http_options.is_upload */
bool reception_is_upload(void *process, const char *method, const char *path);

/* Bodies of the threads that answer; `first` also does the housekeeping. They end when their queue
 * is over. */
struct receiver {
    struct process *process;
    struct request_queue *queue;
    bool forwards;
    bool first;
    struct store *store;  /* NULL: opened when first needed */
    int64_t look_at_ms; /* monotonic: old answers go, and what waits is counted, then */
};
void receiver_run(struct receiver *receiver);

#endif
