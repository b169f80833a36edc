/* SPDX-License-Identifier: Apache-2.0
 *
 * How the services of this deployment stand, asked through the gateway with the role ops.
 * A service that the gateway has no route to is not part of the deployment and is left out.
 */
#ifndef HALFSKY_CLI_STATUS_H
#define HALFSKY_CLI_STATUS_H

#include "cli/shared/session.h"
#include "runtime/ops_statements.h"

enum { STATUS_SERVICES_MOST = 16 };
struct status_one {
    const char *service;
    struct ops_status status;
    struct bytes body;   /* as the service answered */
    const char *why_not; /* it does not answer: why; NULL: it does */
};
struct status_all {
    struct status_one services[STATUS_SERVICES_MOST];
    size_t count;
};

/* An error only where the gateway itself does not answer or refuses. */
MUST_CHECK struct err *status_ask(struct session *session, struct arena *arena,
                                  struct status_all *ret_all);
/* Everything is published and nothing waits, in every service that answers. */
bool status_is_settled(const struct status_all *all);
/* Sum of the last ledger ids: it stands still when nothing happens. */
int64_t status_ledgers(const struct status_all *all);

#endif
