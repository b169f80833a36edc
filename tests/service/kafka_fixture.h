/* SPDX-License-Identifier: Apache-2.0
 *
 * A private Kafka broker for tests: free ports, a run directory of its own, the real scripts of
 * deploy/. It passes beside a running `make run`. It must never touch a broker that it did not
 * start.
 */
#ifndef HALFSKY_TESTS_KAFKA_FIXTURE_H
#define HALFSKY_TESTS_KAFKA_FIXTURE_H

#include "adapters/bus.h"

#include <stdbool.h>

struct kafka {
    char run_dir[96];
    char brokers[32];
    int port, controller_port;
    char ca[128], certificate[160], key[160]; /* of the principal last asked for */
};

/* Each returns false after the scripts have said why on stderr. Run from the repository's root. */
bool kafka_start(struct kafka *kafka, const char *run_dir);
bool kafka_start_again(
    const struct kafka *kafka); /* after kafka_kill or kafka_stop, on the same ports */
bool kafka_stop(const struct kafka *kafka);
bool kafka_wipe(const struct kafka *kafka); /* of a stopped one: the next start is a new cluster */
bool kafka_kill(const struct kafka *kafka); /* kill -9; returns when the process is gone */
bool kafka_remove(const struct kafka *kafka); /* stops it and removes the run directory */
/* The same for every run directory whose name begins so: a test that failed leaves its broker. */
bool kafka_remove_all(const char *prefix);
/* Another process' broker that kafka_start made. */
bool kafka_attach(struct kafka *kafka, const char *run_dir);

/* What `principal` connects with; its texts live in `kafka` until the next call. */
struct bus_options kafka_as(struct kafka *kafka, const char *principal, const char *group);

#endif
