/* SPDX-License-Identifier: Apache-2.0
 *
 * What machines ask a process: alive, ready, metrics, version. No identity is needed and nothing
 * said here is about a person.
 */
#ifndef HALFSKY_RUNTIME_HEALTH_H
#define HALFSKY_RUNTIME_HEALTH_H

#include "adapters/http.h"
#include "runtime/process.h"

/* False: the path is none of them. Never blocks. */
bool health_answer(struct process *process, struct http_request *request);
/* "1.2.3-commit", as built. */
const char *health_version(void);

#endif
