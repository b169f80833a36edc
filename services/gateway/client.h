/* SPDX-License-Identifier: Apache-2.0
 *
 * What an API client may be, decided without a database: which roles act for an agency, which
 * regions an operator may give, how long an older token holds.
 */
#ifndef HALFSKY_GATEWAY_CLIENT_H
#define HALFSKY_GATEWAY_CLIENT_H

#include "gateway/gateway.h"

enum { CLIENT_OVERLAP_MOST_S = 86400, CLIENT_TOKEN_HASH_BYTES = 32 };

/* Whether an operator of `asker_region` may add this client. */
MUST_CHECK struct err *client_check(const struct client_add_request *request,
                                    const char *asker_region);
/* PROBLEM_INVALID: no SHA-256. */
MUST_CHECK struct err *client_token_check(struct bytes token_hash);
/* Absent: none. PROBLEM_INVALID outside 0..CLIENT_OVERLAP_MOST_S. */
MUST_CHECK struct err *client_overlap(const struct count *asked, int64_t *ret_ms);
struct client_view client_view_of(const struct client_row *row);
enum client_state client_state_of(const struct client_row *row);

#endif
