/* SPDX-License-Identifier: Apache-2.0
 *
 * What the gateway opens at its start, and its configuration keys. Nothing is asked of a service
 * here: one that is down must not keep the door shut.
 */
#include "gateway/gateway.h"

#include "gateway/anonymous.h"
#include "gateway/client_cache.h"
#include "gateway/rate_limit.h"
#include "gateway/route_file.h"
#include "gateway/upstream.h"
#include "runtime/settings.h"

#define NUMBER(name_, fallback_, least_, most_, unit_, meaning_)                                   \
    {                                                                                              \
        .name = (name_), .type = CONF_NUMBER, .fallback = (fallback_), .least = (least_),          \
        .most = (most_), .unit = (unit_), .meaning = (meaning_)                                    \
    }
#define UPSTREAM(service)                                                                          \
    {.name = "upstream." #service,                                                                 \
     .type = CONF_TEXT,                                                                            \
     .fallback = "",                                                                               \
     .unit = "",                                                                                   \
     .meaning = "Replicas of " #service ", http://host:port, with commas; empty: none"},
#define OPTIONAL_PATH(name_, type_, meaning_)                                                      \
    {                                                                                              \
        .name = (name_), .type = (type_), .fallback = "", .unit = "", .meaning = (meaning_)        \
    }

const struct conf_key gateway_conf_keys[] = {
    {.name = "routes.file",
     .type = CONF_PATH,
     .unit = "",
     .meaning = "File of lines METHOD PATTERN SERVICE: which path belongs to which service"},
    SERVICES_BEHIND(UPSTREAM)
        OPTIONAL_PATH("upstream.tls_ca", CONF_PATH, "Authority of the services' certificates"),
    OPTIONAL_PATH("upstream.tls_certificate", CONF_PATH, "Certificate that services see"),
    OPTIONAL_PATH("upstream.tls_key", CONF_SECRET_PATH, "Its key"),
    NUMBER("upstream.connect_ms", "1000", 50, 60000, "ms", "A connection may take so long"),
    NUMBER("upstream.deadline_ms", "15000", 100, 120000, "ms", "An answer may take so long"),
    NUMBER("upstream.rest_ms", "1000", 0, 60000, "ms",
           "A replica that did not answer is passed over so long"),
    NUMBER("clients.keep_ms", "2000", 0, 60000, "ms",
           "A token is remembered so long; a revocation is in force after it"),
    NUMBER("rate.per_second", "200", 1, 100000, "", "Requests of one client a second"),
    NUMBER("rate.burst", "400", 1, 1000000, "", "Requests of one client at once"),
    NUMBER("anonymous.per_second", "2", 1, 100000, "",
           "Requests without a token of one address a second"),
    NUMBER("anonymous.burst", "20", 1, 1000000, "",
           "Requests without a token of one address at once"),
    NUMBER("anonymous.all_per_second", "50", 1, 100000, "",
           "Requests without a token of all addresses a second"),
    NUMBER("anonymous.all_burst", "100", 1, 1000000, "",
           "Requests without a token of all addresses at once"),
    {.name = "anonymous.address_header",
     .type = CONF_TEXT,
     .fallback = "",
     .unit = "",
     .meaning = "Header in which the proxy before this gateway, and nobody else, writes the "
                "client's address; empty: the connection's own address counts"},
};

struct err *gateway_open(struct arena *arena, const struct conf *conf, void **ret_state)
{
    static const struct service named = {.name = "gateway"};
    struct gateway *gateway = ARENA_NEW(arena, struct gateway);
    gateway->clients = client_cache_new(arena, conf_number(conf, "clients.keep_ms"));
    gateway->limit = rate_limit_new(arena, conf_number(conf, "rate.per_second"),
                                    conf_number(conf, "rate.burst"));
    const struct anonymous_limits limits = {
        .per_second = conf_number(conf, "anonymous.per_second"),
        .burst = conf_number(conf, "anonymous.burst"),
        .all_per_second = conf_number(conf, "anonymous.all_per_second"),
        .all_burst = conf_number(conf, "anonymous.all_burst"),
        .header = conf_text(conf, "anonymous.address_header"),
    };
    gateway->anonymous = anonymous_new(arena, &limits);
    gateway->folder = settings_file(conf, "http.upload_folder");
    TRY(route_file_load(arena, conf_text(conf, "routes.file"), &gateway->routes));
    TRY(settings_seals(arena, &named, conf, &gateway->keys));
    TRY(upstreams_open(arena, conf, &gateway->upstreams));
    *ret_state = gateway;
    return NULL;
}

void gateway_close(void *state)
{
    struct gateway *gateway = state;
    if (gateway)
        upstreams_close(gateway->upstreams);
}
