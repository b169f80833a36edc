/* SPDX-License-Identifier: Apache-2.0
 *
 * The gateway: the one door. API clients, authentication, rate limits, forwarding; no domain rule.
 * Tables only; its own routes are in routes.c, those of the services in the file routes.file names.
 */
#include "gateway/gateway.h"
#include "gateway/gateway_sql.h"

static const struct event_type *const emits[] = {&event_client_added, &event_client_rotated,
                                                 &event_client_revoked, NULL};

static const struct service gateway = {
    .name = "gateway",
    .summary = "Authenticates API clients and forwards to the services",
    .emits = emits,
    .routes = &gateway_route_table,
    .statements = gateway_statements,
    .sql = &sql_gateway,
    .migrations = &migrations_gateway,
    .conf_keys = gateway_conf_keys,
    .conf_key_count = GATEWAY_CONF_KEYS,
    .open = gateway_open,
    .close = gateway_close,
    .authenticate = gateway_authenticate,
    .forward = gateway_forward,
    .is_upload = gateway_is_upload,
    .direct = true,
};
SERVICE_MAIN(gateway);
