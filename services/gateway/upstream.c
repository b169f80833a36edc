/* SPDX-License-Identifier: Apache-2.0
 *
 * Replicas and connections. A fetcher is lent to one request at a time, the one that was used last
 * first, so that its connections are warm. When every replica rests, they are asked all the same:
 * passing over is an optimisation, never a refusal.
 */
#include "gateway/upstream.h"

#include "base/log.h"
#include "runtime/settings.h"

#include <stdatomic.h>
#include <string.h>

enum { REPLICAS_MOST = 16, FETCHERS_MOST = 256, TRIES_MOST = 2 };

struct replica {
    const char *address; /* http://host:port */
    _Atomic int64_t rests_until_ms;
};
struct upstream {
    const char *service;
    struct replica replicas[REPLICAS_MOST];
    size_t count;
    atomic_size_t next;
};
struct upstreams {
    struct fetch_options options;
    int deadline_ms;
    int64_t rest_ms;
    struct upstream *services; /* one for each name in settings_peers */
    size_t count;
    pthread_mutex_t lock;
    struct fetcher *idle[FETCHERS_MOST];
    size_t idle_count;
};

static struct err *replicas_read(struct arena *arena, const char *list, struct upstream *upstream)
{
    char *rest = arena_text(arena, list);
    while (rest) {
        char *address = strsep(&rest, ", ");
        size_t size = strlen(address);
        if (size == 0)
            continue;
        if (address[size - 1] == '/')
            address[size - 1] = '\0';
        if (!text_starts_with(address, "http://") && !text_starts_with(address, "https://"))
            return err_of(PROBLEM_INVALID, "addresses are http://host:port, with commas");
        if (upstream->count == REPLICAS_MOST)
            return err_of(PROBLEM_INVALID, "at most %d replicas", REPLICAS_MOST);
        upstream->replicas[upstream->count++].address = address;
    }
    return NULL;
}

static struct err *services_read(struct arena *arena, const struct conf *conf,
                                 struct upstreams *upstreams)
{
    size_t most = 0;
    while (settings_peers[most])
        most++;
    upstreams->services = ARENA_ARRAY(arena, struct upstream, most + 1);
    for (size_t i = 0; i < most; i++) {
        if (strcmp(settings_peers[i], "gateway") == 0)
            continue;
        const char *name = arena_printf(arena, "upstream.%s", settings_peers[i]);
        struct upstream *upstream = &upstreams->services[upstreams->count++];
        upstream->service = settings_peers[i];
        TRY(err_wrap(replicas_read(arena, conf_text(conf, name), upstream), "%s", name));
    }
    return NULL;
}

struct err *upstreams_open(struct arena *arena, const struct conf *conf,
                           struct upstreams **ret_upstreams)
{
    TRY(fetch_start()); /* before any thread; no other service loads what fetches */
    struct upstreams *upstreams = ARENA_NEW(arena, struct upstreams);
    upstreams->options = (struct fetch_options){
        .tls_ca = settings_file(conf, "upstream.tls_ca"),
        .tls_certificate = settings_file(conf, "upstream.tls_certificate"),
        .tls_key = settings_file(conf, "upstream.tls_key"),
        .connect_timeout_ms = (int)conf_number(conf, "upstream.connect_ms"),
    };
    upstreams->deadline_ms = (int)conf_number(conf, "upstream.deadline_ms");
    upstreams->rest_ms = conf_number(conf, "upstream.rest_ms");
    pthread_mutex_init(&upstreams->lock, NULL);
    TRY(services_read(arena, conf, upstreams));
    *ret_upstreams = upstreams;
    return NULL;
}

void upstreams_close(struct upstreams *upstreams)
{
    if (!upstreams)
        return;
    while (upstreams->idle_count > 0)
        fetcher_close(upstreams->idle[--upstreams->idle_count]);
    pthread_mutex_destroy(&upstreams->lock);
}

struct upstream *upstream_find(struct upstreams *upstreams, const char *service)
{
    for (size_t i = 0; i < upstreams->count; i++)
        if (strcmp(upstreams->services[i].service, service) == 0)
            return upstreams->services[i].count > 0 ? &upstreams->services[i] : NULL;
    return NULL;
}

/* --- connections */

static struct err *fetcher_take(struct upstreams *upstreams, struct fetcher **ret_fetcher)
{
    struct fetcher *fetcher = NULL;
    pthread_mutex_lock(&upstreams->lock);
    if (upstreams->idle_count > 0)
        fetcher = upstreams->idle[--upstreams->idle_count];
    pthread_mutex_unlock(&upstreams->lock);
    if (!fetcher)
        TRY(fetcher_open(&upstreams->options, &fetcher));
    *ret_fetcher = fetcher;
    return NULL;
}

static void fetcher_give(struct upstreams *upstreams, struct fetcher *fetcher)
{
    pthread_mutex_lock(&upstreams->lock);
    const bool has_room = upstreams->idle_count < FETCHERS_MOST;
    if (has_room)
        upstreams->idle[upstreams->idle_count++] = fetcher;
    pthread_mutex_unlock(&upstreams->lock);
    if (!has_room)
        fetcher_close(fetcher);
}

/* --- replicas */

/* The next that does not rest; the next at all where all do. `tried` is passed over. */
static struct replica *replica_pick(struct upstream *upstream, int64_t now_ms,
                                    const struct replica *tried)
{
    const size_t start = atomic_fetch_add(&upstream->next, 1);
    struct replica *any = NULL;
    for (size_t i = 0; i < upstream->count; i++) {
        struct replica *replica = &upstream->replicas[(start + i) % upstream->count];
        if (replica == tried)
            continue;
        if (atomic_load(&replica->rests_until_ms) <= now_ms)
            return replica;
        any = any ? any : replica;
    }
    return any;
}

static struct err *replica_fetch(struct upstreams *upstreams, struct replica *replica,
                                 struct arena *arena, struct upstream_ask *ask,
                                 struct fetch_answer *ret_answer)
{
    struct fetcher *fetcher = NULL;
    ask->request.url = arena_printf(arena, "%s%s", replica->address, ask->target);
    ask->request.deadline_ms = upstreams->deadline_ms;
    if (ask->prepare)
        TRY(ask->prepare(ask->context, &ask->request));
    TRY(fetcher_take(upstreams, &fetcher));
    struct err *err = fetch(fetcher, arena, &ask->request, ret_answer);
    fetcher_give(upstreams, fetcher);
    if (!err)
        return NULL;
    atomic_store(&replica->rests_until_ms, ask->now_ms + upstreams->rest_ms);
    LOG(LOG_WARNING, "a replica did not answer", LOG_TEXT("replica", replica->address),
        LOG_ERR(err));
    return err;
}

struct err *upstream_fetch(struct upstreams *upstreams, struct upstream *upstream,
                           struct arena *arena, struct upstream_ask *ask,
                           struct fetch_answer *ret_answer)
{
    struct replica *tried = NULL;
    struct err *err = NULL;
    for (int i = 0; i < (ask->may_repeat ? TRIES_MOST : 1); i++) {
        struct replica *replica = replica_pick(upstream, ask->now_ms, tried);
        if (!replica)
            break;
        err = replica_fetch(upstreams, replica, arena, ask, ret_answer);
        if (!err || err->kind != ERR_TRANSIENT)
            break;
        tried = replica;
    }
    return err_wrap(err, "asking %s", upstream->service);
}
