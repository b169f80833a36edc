/* SPDX-License-Identifier: Apache-2.0
 *
 * Puts a process together from a service's tables and its configuration, runs its threads and ends
 * them in order.
 */
#ifndef HALFSKY_RUNTIME_BOOT_H
#define HALFSKY_RUNTIME_BOOT_H

#include "runtime/process.h"

/* Checks the service's tables against each other: keys of loads and streams, guards, roles (at boot
 * and in
 * --check-sql). PROBLEM_BUG with a sentence. */
MUST_CHECK struct err *boot_check(const struct service *service);
/* Fills the process but starts nothing. Everything from `arena`. */
MUST_CHECK struct err *boot_process(struct arena *arena, const struct service *service,
                                    const struct conf *conf, struct process **ret_process);
/* The statements that this service runs, the runtime's among them; and their texts. */
const struct statement *const *boot_statements(struct arena *arena, const struct service *service);
const struct sql_texts *boot_texts(struct arena *arena, const struct service *service,
                                   size_t *ret_count);
/* Runs until SIGTERM or SIGINT, then drains within the deadline. An error: it could not start. */
MUST_CHECK struct err *boot_run(struct arena *arena, struct process *process);

#endif
