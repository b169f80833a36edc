/* SPDX-License-Identifier: Apache-2.0
 *
 * Counters, gauges and histograms of one process, printed as Prometheus text. The set is closed
 * (metrics.def), so label values can never carry personal data.
 */
#ifndef HALFSKY_RUNTIME_METRICS_H
#define HALFSKY_RUNTIME_METRICS_H

#include "base/text.h"

#include <stdint.h>

enum metric {
#define M(name, kind, unit_name, help) METRIC_##name,
#include "runtime/metrics.def"
#undef M
    METRIC_COUNT
};

void metric_add(enum metric metric, uint64_t by);       /* counters */
void metric_set(enum metric metric, int64_t value);     /* gauges */
void metric_observe_us(enum metric metric, int64_t us); /* histograms, microseconds */
void metric_route(const char *route, int status,
                  int64_t us); /* per route of the table, and status class */
uint64_t metric_value(enum metric metric);
void metrics_print(const char *service, struct text *out);

#endif
