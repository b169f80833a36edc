/* SPDX-License-Identifier: Apache-2.0
 *
 * The gateway's own routes: API clients, and who one is. Every other path belongs to a service
 * behind it and is listed in the file that `routes.file` names.
 */
#include "gateway/gateway.h"

STREAMS(client_new, {STREAM_CLIENT, "+"});
STREAMS(client_named, {STREAM_CLIENT, "client_id"});

#define OPERATORS ROLE_BIT(ROLE_OPS)
#define EVERYBODY                                                                                  \
    (ROLE_BIT(ROLE_WORKER) | ROLE_BIT(ROLE_CLERK) | ROLE_BIT(ROLE_OFFICER) |                       \
     ROLE_BIT(ROLE_MEDIATOR) | ROLE_BIT(ROLE_ARBITRATOR) | ROLE_BIT(ROLE_COURT_CLERK) |            \
     ROLE_BIT(ROLE_AID_OFFICER) | ROLE_BIT(ROLE_HELPER) | ROLE_BIT(ROLE_PARTNER) | OPERATORS)

#define GATEWAY_ROUTES(R)                                                                          \
    R(POST, "/v1/clients", gateway_do_client_add, client_add_request, client_answer, no_load,      \
      .roles = OPERATORS, .streams = client_new, .creates = true, .en = "Add an API client",       \
      .zh = "新增接口账户")                                                                        \
    R(GET, "/v1/clients", gateway_get_clients, client_list_request, client_list, no_load,          \
      .roles = OPERATORS, .alone = true, .en = "API clients", .zh = "接口账户列表")                \
    R(GET, "/v1/clients/{client_id}", gateway_get_client, client_request, client_view,             \
      client_loads, .roles = OPERATORS, .streams = client_named, .en = "One API client",           \
      .zh = "接口账户")                                                                            \
    R(POST, "/v1/clients/{client_id}/rotation", gateway_do_client_rotate, client_rotate_request,   \
      client_answer, client_loads, .roles = EVERYBODY, .streams = client_named,                    \
      .en = "Replace a client's token", .zh = "更换接口令牌")                                      \
    R(POST, "/v1/clients/{client_id}/revocation", gateway_do_client_revoke, client_request,        \
      client_answer, client_loads, .roles = OPERATORS, .streams = client_named,                    \
      .en = "End a client", .zh = "停用接口账户")                                                  \
    R(GET, "/v1/whoami", gateway_get_whoami, nothing, whoami, no_load, .roles = EVERYBODY,         \
      .en = "As whom you ask", .zh = "当前接口账户")
ROUTE_TABLE(gateway, GATEWAY_ROUTES);
