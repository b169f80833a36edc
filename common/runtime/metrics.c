/* SPDX-License-Identifier: Apache-2.0
 *
 * Counts without locks; prints in Prometheus' text format. Routes are counted by the name in their
 * table, so no label value ever comes from a request.
 */
#include "runtime/metrics.h"

#include <inttypes.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

enum metric_kind { COUNTER, GAUGE, HISTOGRAM };
enum { BUCKETS = 14, ROUTES_MOST = 256, CLASSES = 6 };

struct metric_type {
    enum metric_kind kind;
    const char *name;
    const char *help;
};
static const struct metric_type types[] = {
#define M(name, kind, unit_name, help) [METRIC_##name] = {kind, "halfsky_" unit_name, help},
#include "runtime/metrics.def"
#undef M
};

static const int64_t bucket_us[BUCKETS] = {1000,    2500,    5000,     10000,   25000,
                                           50000,   100000,  250000,   500000,  1000000,
                                           2500000, 5000000, 10000000, 30000000};
struct histogram {
    _Atomic uint64_t buckets[BUCKETS + 1];
    _Atomic uint64_t sum_us;
};

static _Atomic int64_t values[METRIC_COUNT];
static struct histogram histograms[METRIC_COUNT];

struct route_count {
    _Atomic(const char *) name;        /* taken once, never given back */
    _Atomic uint64_t classes[CLASSES]; /* by hundreds of the status */
    _Atomic uint64_t sum_us;
};
static struct route_count routes[ROUTES_MOST];

void metric_add(enum metric metric, uint64_t by) { atomic_fetch_add(&values[metric], (int64_t)by); }
void metric_set(enum metric metric, int64_t value) { atomic_store(&values[metric], value); }
uint64_t metric_value(enum metric metric) { return (uint64_t)atomic_load(&values[metric]); }

void metric_observe_us(enum metric metric, int64_t us)
{
    size_t bucket = 0;
    while (bucket < BUCKETS && us > bucket_us[bucket])
        bucket++;
    atomic_fetch_add(&histograms[metric].buckets[bucket], 1);
    atomic_fetch_add(&histograms[metric].sum_us, us > 0 ? (uint64_t)us : 0);
    atomic_fetch_add(&values[metric], 1);
}

static struct route_count *route_slot(const char *route)
{
    for (size_t i = 0; i < ROUTES_MOST; i++) {
        const char *taken = NULL;
        if (atomic_compare_exchange_strong(&routes[i].name, &taken, route) ||
            strcmp(taken, route) == 0)
            return &routes[i];
    }
    return NULL;
}

void metric_route(const char *route, int status, int64_t us)
{
    struct route_count *slot = route_slot(route);
    const int class = status / 100;
    if (!slot || class < 1 || class >= CLASSES)
        return;
    atomic_fetch_add(&slot->classes[class], 1);
    atomic_fetch_add(&slot->sum_us, us > 0 ? (uint64_t)us : 0);
}

static void head_print(struct text *out, const char *name, const char *help, const char *kind)
{
    text_add_printf(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind);
}

static double seconds(uint64_t us) { return (double)us / 1e6; }

static void histogram_print(const char *service, enum metric metric, struct text *out)
{
    const char *name = types[metric].name;
    uint64_t sum = 0;
    head_print(out, name, types[metric].help, "histogram");
    for (size_t i = 0; i < BUCKETS; i++) {
        sum += atomic_load(&histograms[metric].buckets[i]);
        text_add_printf(out, "%s_bucket{service=\"%s\",le=\"%g\"} %" PRIu64 "\n", name, service,
                        seconds((uint64_t)bucket_us[i]), sum);
    }
    sum += atomic_load(&histograms[metric].buckets[BUCKETS]);
    text_add_printf(out, "%s_bucket{service=\"%s\",le=\"+Inf\"} %" PRIu64 "\n", name, service, sum);
    text_add_printf(out, "%s_sum{service=\"%s\"} %.6f\n", name, service,
                    seconds(atomic_load(&histograms[metric].sum_us)));
    text_add_printf(out, "%s_count{service=\"%s\"} %" PRIu64 "\n", name, service, sum);
}

static void routes_print(const char *service, struct text *out)
{
    head_print(out, "halfsky_requests_total", "Requests answered, by route and class of status",
               "counter");
    for (size_t i = 0; i < ROUTES_MOST && atomic_load(&routes[i].name); i++)
        for (int class = 1; class < CLASSES; class ++) {
            const uint64_t count = atomic_load(&routes[i].classes[class]);
            if (count > 0)
                text_add_printf(
                    out,
                    "halfsky_requests_total{service=\"%s\",route=\"%s\",class=\"%dxx\"} %" PRIu64
                    "\n",
                    service, atomic_load(&routes[i].name), class, count);
        }
    head_print(out, "halfsky_request_seconds_total", "Time spent on requests, by route", "counter");
    for (size_t i = 0; i < ROUTES_MOST && atomic_load(&routes[i].name); i++)
        text_add_printf(out, "halfsky_request_seconds_total{service=\"%s\",route=\"%s\"} %.6f\n",
                        service, atomic_load(&routes[i].name),
                        seconds(atomic_load(&routes[i].sum_us)));
}

void metrics_print(const char *service, struct text *out)
{
    for (size_t i = 0; i < METRIC_COUNT; i++) {
        if (types[i].kind == HISTOGRAM) {
            histogram_print(service, (enum metric)i, out);
            continue;
        }
        head_print(out, types[i].name, types[i].help,
                   types[i].kind == COUNTER ? "counter" : "gauge");
        text_add_printf(out, "%s{service=\"%s\"} %" PRId64 "\n", types[i].name, service,
                        atomic_load(&values[i]));
    }
    routes_print(service, out);
}
