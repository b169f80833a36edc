/* SPDX-License-Identifier: Apache-2.0
 *
 * Asks each service's status in turn. One that is down is told of
 * and does not hide the others.
 */
#include "cli/shared/status.h"

#include "runtime/settings.h"

#include <string.h>

enum { FORBIDDEN = 403, UNAUTHENTICATED = 401 };

static bool is_no_route(const struct session_reply *reply)
{
    return reply->problem && strcmp(reply->problem, "route-unknown") == 0;
}

static struct err *one_ask(struct session *session, struct arena *arena, const char *service,
                           struct status_all *all)
{
    struct session_reply reply;
    struct status_one one = {.service = service};
    const struct session_ask ask = {.method = "GET",
                                    .target = arena_printf(arena, "/v1/ops/%s/status", service)};
    TRY(session_ask(session, arena, &ask, &reply));
    if (is_no_route(&reply))
        return NULL;
    struct err *err = session_check(arena, &ask, &reply);
    if (err && (reply.status == FORBIDDEN || reply.status == UNAUTHENTICATED))
        return err;
    if (err)
        one.why_not = arena_text(arena, err->message);
    else
        TRY(codec_read(arena, &record_ops_status, reply.body, CODEC_UNKNOWN_IGNORED, &one.status));
    one.body = reply.body;
    all->services[all->count++] = one;
    return NULL;
}

struct err *status_ask(struct session *session, struct arena *arena, struct status_all *ret_all)
{
    ret_all->count = 0;
    for (size_t i = 0; settings_peers[i] && ret_all->count < STATUS_SERVICES_MOST; i++)
        TRY(one_ask(session, arena, settings_peers[i], ret_all));
    return NULL;
}

bool status_is_settled(const struct status_all *all)
{
    for (size_t i = 0; i < all->count; i++) {
        const struct ops_status *status = &all->services[i].status;
        const int64_t last = status->ledger_last.stated ? status->ledger_last.value : 0;
        if (all->services[i].why_not)
            return false;
        if (status->parked.value > 0 || status->relay_gaps.value > 0 ||
            status->catching_up.value > 0 || status->relay_hi.value < last)
            return false;
    }
    return all->count > 0;
}

int64_t status_ledgers(const struct status_all *all)
{
    int64_t sum = 0;
    for (size_t i = 0; i < all->count; i++)
        sum += all->services[i].status.ledger_last.value;
    return sum;
}
