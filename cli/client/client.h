/* SPDX-License-Identifier: Apache-2.0
 *
 * The commands about API clients, for the dispatcher in main.c.
 * Tokens are made here and written to a file of their owner; only their hash travels.
 */
#ifndef HALFSKY_CLI_CLIENT_H
#define HALFSKY_CLI_CLIENT_H

#include "cli/shared/session.h"
#include "contracts/gateway_requests.h"

struct client_options {
    struct session_options session;
    const char *role, *agency, *region, *account, *label, *token_out, *overlap;
    bool is_first;
    const char *db_host, *db_port, *db_name, *db_user, *db_password_file;
};

/* A fresh token in a new file; its hash in `arena`. */
MUST_CHECK struct err *token_make(struct arena *arena, const char *file, struct bytes *ret_hash);
/* PROBLEM_INVALID: an option that is missing or cannot be. */
MUST_CHECK struct err *client_request_read(const struct client_options *options,
                                           struct client_add_request *ret_request);
MUST_CHECK struct err *client_add_command(struct session *session,
                                          const struct client_options *options);
MUST_CHECK struct err *client_list_command(struct session *session,
                                           const struct client_options *options);
MUST_CHECK struct err *client_revoke_command(struct session *session, const char *id,
                                             const struct client_options *options);
MUST_CHECK struct err *client_rotate_command(struct session *session, const char *id,
                                             const struct client_options *options);
MUST_CHECK struct err *whoami_command(struct session *session,
                                      const struct client_options *options);
/* The first operator, straight into the gateway's schema; refused where there is one already. */
MUST_CHECK struct err *client_first(struct arena *arena, const struct client_options *options);

#endif
