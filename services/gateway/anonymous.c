/* SPDX-License-Identifier: Apache-2.0
 *
 * Buckets of addresses and one of all. A request that its own address may not make takes nothing
 * from all; one without a readable address shares a bucket with its like.
 */
#include "gateway/anonymous.h"

#include "gateway/rate_limit.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <string.h>

enum { MAPPED_AT = 12, NETWORK_SIZE = 8, NETWORK = 0xfe };

struct anonymous {
    struct rate_limit *each, *all;
    const char *header;
};
/* The buckets of all together, and of who has no readable address. */
static const struct id everybody = {{[0] = 0xff, [15] = 1}}, unknown = {{[0] = 0xff, [15] = 2}};

/* Names of headers come in lower case; an operator writes them as the proxy's manual does. */
static const char *lower(struct arena *arena, const char *name)
{
    char *text = arena_text(arena, name);
    for (char *at = text; *at; at++)
        *at = (char)tolower((unsigned char)*at);
    return text;
}

struct anonymous *anonymous_new(struct arena *arena, const struct anonymous_limits *limits)
{
    struct anonymous *anonymous = ARENA_NEW(arena, struct anonymous);
    anonymous->each = rate_limit_new(arena, limits->per_second, limits->burst);
    anonymous->all = rate_limit_new(arena, limits->all_per_second, limits->all_burst);
    anonymous->header = lower(arena, limits->header);
    return anonymous;
}

bool anonymous_address(const char *text, struct id *ret_address)
{
    static const uint8_t mapped[MAPPED_AT] = {[10] = 0xff, [11] = 0xff};
    uint8_t bytes[sizeof ret_address->bytes] = {0};
    memcpy(bytes, mapped, sizeof mapped);
    const bool is_four = inet_pton(AF_INET, text, bytes + MAPPED_AT) == 1;
    if (!is_four && inet_pton(AF_INET6, text, bytes) != 1)
        return false;
    *ret_address = (struct id){{0}};
    /* A bucket is found by the last bytes of an id (rate_limit.c), so the network goes there. */
    if (memcmp(bytes, mapped, sizeof mapped) == 0)
        memcpy(ret_address->bytes, bytes, sizeof bytes);
    else {
        ret_address->bytes[0] = NETWORK; /* an id without any bit is no id */
        memcpy(ret_address->bytes + NETWORK_SIZE, bytes, NETWORK_SIZE);
    }
    return true;
}

bool anonymous_take(struct anonymous *anonymous, const struct http_request *request, int64_t now_ms)
{
    const char *said =
        *anonymous->header ? http_request_header(request, anonymous->header) : request->peer;
    struct id address = unknown;
    if (said && !anonymous_address(said, &address))
        address = unknown;
    return rate_limit_take(anonymous->each, address, now_ms) &&
           rate_limit_take(anonymous->all, everybody, now_ms);
}
