/* SPDX-License-Identifier: Apache-2.0
 *
 * Where the services are: replicas in turn, one that did not answer is passed over for a while, and
 * a pool of keep-alive connections. It knows addresses; it knows no routes and no identities.
 */
#ifndef HALFSKY_GATEWAY_UPSTREAM_H
#define HALFSKY_GATEWAY_UPSTREAM_H

#include "adapters/fetch.h"
#include "base/conf.h"

struct upstreams;
struct upstream;

MUST_CHECK struct err *upstreams_open(struct arena *arena, const struct conf *conf,
                                      struct upstreams **ret_upstreams);
void upstreams_close(struct upstreams *upstreams); /* takes NULL */
/* NULL: no address is configured for it. */
struct upstream *upstream_find(struct upstreams *upstreams, const char *service);

/* A request without its address. */
struct upstream_ask {
    struct fetch_request request; /* url is filled in here */
    const char *target;
    bool may_repeat; /* a second replica may be asked: it reads only, or has a key (A5) */
    /* Called before each try; seals live for seconds. NULL: none. */
    struct err *(*prepare)(void *context, struct fetch_request *request);
    void *context;
    int64_t now_ms;
};
/* PROBLEM_TRANSIENT when nobody answered. */
MUST_CHECK struct err *upstream_fetch(struct upstreams *upstreams, struct upstream *upstream,
                                      struct arena *arena, struct upstream_ask *ask,
                                      struct fetch_answer *ret_answer);

#endif
