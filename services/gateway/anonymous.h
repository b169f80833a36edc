/* SPDX-License-Identifier: Apache-2.0
 *
 * How much may be asked without a token: by one address, so that nobody takes the others' turn, and
 * by all together, so that many addresses cannot flood a service. Addresses are counted and never
 * kept or logged.
 */
#ifndef HALFSKY_GATEWAY_ANONYMOUS_H
#define HALFSKY_GATEWAY_ANONYMOUS_H

#include "adapters/fetch.h"
#include "base/id.h"

struct anonymous;

struct anonymous_limits {
    int64_t per_second, burst;         /* of one address */
    int64_t all_per_second, all_burst; /* of all together */
    const char *header;                /* where the proxy in front writes the address; "": none */
};
struct anonymous *anonymous_new(struct arena *arena, const struct anonymous_limits *limits);
/* False: too many. Any thread. */
bool anonymous_take(struct anonymous *anonymous, const struct http_request *request,
                    int64_t now_ms);
/* What is counted as one asker: an IPv4 address, or the /64 that an IPv6 network hands to one
 * house. False: no address. */
bool anonymous_address(const char *text, struct id *ret_address);

#endif
