/* SPDX-License-Identifier: Apache-2.0
 *
 * The gateway's handlers and hooks, and what it keeps between requests: who has which token for a
 * few seconds, how much each client has asked, where the services are. No domain rule lives here.
 */
#ifndef HALFSKY_GATEWAY_GATEWAY_H
#define HALFSKY_GATEWAY_GATEWAY_H

#include "contracts/gateway_requests.h"
#include "gateway/client_statements.h"
#include "runtime/service_list.h"

struct client_cache;
struct anonymous;
struct rate_limit;
struct route_file;
struct upstreams;
struct identity_keys;

struct gateway {
    struct client_cache *clients;
    struct rate_limit *limit;
    struct anonymous *anonymous;
    const struct route_file *routes;
    struct upstreams *upstreams;
    const struct identity_keys *keys;
    const char *folder; /* of documents on their way out; NULL: none */
};

extern const struct route_table gateway_route_table;
/* Fifteen of its own, and where each service behind it is. */
#define GATEWAY_BEHIND(service) GATEWAY_BEHIND_##service,
enum { SERVICES_BEHIND(GATEWAY_BEHIND) GATEWAY_SERVICES_BEHIND };
enum { GATEWAY_CONF_KEYS = 15 + GATEWAY_SERVICES_BEHIND };
extern const struct conf_key gateway_conf_keys[GATEWAY_CONF_KEYS];

/* service.h: open, close, authenticate, forward, is_upload. */
MUST_CHECK struct err *gateway_open(struct arena *arena, const struct conf *conf, void **ret_state);
void gateway_close(void *state);
MUST_CHECK struct err *gateway_authenticate(void *state, struct work *work,
                                            const struct http_request *request,
                                            struct identity *ret_identity);
MUST_CHECK struct err *gateway_forward(void *state, struct work *work, struct http_request *request,
                                       bool *ret_answered);
bool gateway_is_upload(void *state, const char *method, const char *path);

MUST_CHECK struct err *gateway_do_client_add(struct work *work,
                                             const struct client_add_request *request,
                                             const struct no_load *loads,
                                             struct client_answer *ret_answer);
MUST_CHECK struct err *gateway_do_client_rotate(struct work *work,
                                                const struct client_rotate_request *request,
                                                const struct client_loads *loads,
                                                struct client_answer *ret_answer);
MUST_CHECK struct err *gateway_do_client_revoke(struct work *work,
                                                const struct client_request *request,
                                                const struct client_loads *loads,
                                                struct client_answer *ret_answer);
MUST_CHECK struct err *gateway_get_client(struct work *work, const struct client_request *request,
                                          const struct client_loads *loads,
                                          struct client_view *ret_answer);
MUST_CHECK struct err *gateway_get_clients(struct work *work,
                                           const struct client_list_request *request,
                                           const struct no_load *loads,
                                           struct client_list *ret_answer);
MUST_CHECK struct err *gateway_get_whoami(struct work *work, const struct nothing *request,
                                          const struct no_load *loads, struct whoami *ret_answer);

#endif
