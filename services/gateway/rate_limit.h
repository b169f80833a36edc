/* SPDX-License-Identifier: Apache-2.0
 *
 * How much each client may ask: a token bucket a client and process. It decides by the instant it
 * is given and knows no requests.
 */
#ifndef HALFSKY_GATEWAY_RATE_LIMIT_H
#define HALFSKY_GATEWAY_RATE_LIMIT_H

#include "base/id.h"

struct arena;
struct rate_limit;

/* `burst` at once, then `per_second`. */
struct rate_limit *rate_limit_new(struct arena *arena, int64_t per_second, int64_t burst);
/* False: too many; nothing is taken then. Any thread. */
bool rate_limit_take(struct rate_limit *limit, struct id client, int64_t now_ms);

#endif
