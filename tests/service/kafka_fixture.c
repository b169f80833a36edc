/* SPDX-License-Identifier: Apache-2.0
 *
 * Runs deploy/tls/make.sh and deploy/kafka/broker.sh for a test and remembers the ports in the run
 * directory.
 */
#include "kafka_fixture.h"

#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { KILLED_WAIT_MS = 10000 };

static bool shell(const char *format, ...) __attribute__((format(printf, 1, 2)));
static bool shell(const char *format, ...)
{
    char command[1024];
    va_list arguments;
    va_start(arguments, format);
    const int size = vsnprintf(command, sizeof command, format, arguments);
    va_end(arguments);
    return size > 0 && (size_t)size < sizeof command && system(command) == 0;
}

static bool ports_read(struct kafka *kafka)
{
    char path[160];
    snprintf(path, sizeof path, "%s/ports", kafka->run_dir);
    FILE *file = fopen(path, "r");
    const bool read = file && fscanf(file, "%d %d", &kafka->port, &kafka->controller_port) == 2;
    if (file)
        (void)fclose(file);
    snprintf(kafka->brokers, sizeof kafka->brokers, "127.0.0.1:%d", kafka->port);
    return read;
}

bool kafka_attach(struct kafka *kafka, const char *run_dir)
{
    *kafka = (struct kafka){.port = 0};
    snprintf(kafka->run_dir, sizeof kafka->run_dir, "%s", run_dir);
    return ports_read(kafka);
}

bool kafka_start(struct kafka *kafka, const char *run_dir)
{
    return shell("deploy/kafka/fetch.sh >/dev/null") &&
           shell("deploy/tls/make.sh %s >/dev/null", run_dir) &&
           shell("bash -c '. deploy/env.sh && env_free_ports 2 >%s/ports'", run_dir) &&
           kafka_attach(kafka, run_dir) && kafka_start_again(kafka);
}

bool kafka_start_again(const struct kafka *kafka)
{
    return shell("deploy/kafka/broker.sh start %s %d %d >/dev/null", kafka->run_dir, kafka->port,
                 kafka->controller_port);
}

bool kafka_stop(const struct kafka *kafka)
{
    return shell("deploy/kafka/broker.sh stop %s >/dev/null", kafka->run_dir);
}

bool kafka_wipe(const struct kafka *kafka)
{
    return shell("deploy/kafka/broker.sh wipe %s >/dev/null", kafka->run_dir);
}

bool kafka_remove(const struct kafka *kafka)
{
    return kafka_stop(kafka) && shell("rm -rf %s", kafka->run_dir);
}

bool kafka_remove_all(const char *prefix)
{
    return shell("for dir in %s*; do test ! -d \"$dir\" || deploy/kafka/broker.sh stop \"$dir\" "
                 ">/dev/null && rm -rf \"$dir\" || exit 1; done",
                 prefix);
}

bool kafka_kill(const struct kafka *kafka)
{
    char path[160];
    long pid = 0;
    snprintf(path, sizeof path, "%s/kafka/pid", kafka->run_dir);
    FILE *file = fopen(path, "r");
    const bool read = file && fscanf(file, "%ld", &pid) == 1 && pid > 1;
    if (file)
        (void)fclose(file);
    const int watch = read ? (int)syscall(SYS_pidfd_open, (pid_t)pid, 0) : -1;
    if (watch < 0 || kill((pid_t)pid, SIGKILL) != 0)
        return false;
    struct pollfd gone = {.fd = watch, .events = POLLIN};
    const bool ended = poll(&gone, 1, KILLED_WAIT_MS) == 1;
    (void)close(watch);
    return ended;
}

struct bus_options kafka_as(struct kafka *kafka, const char *principal, const char *group)
{
    snprintf(kafka->ca, sizeof kafka->ca, "%s/tls/ca.pem", kafka->run_dir);
    snprintf(kafka->certificate, sizeof kafka->certificate, "%s/tls/%s.crt.pem", kafka->run_dir,
             principal);
    snprintf(kafka->key, sizeof kafka->key, "%s/tls/%s.key.pem", kafka->run_dir, principal);
    return (struct bus_options){.brokers = kafka->brokers,
                                .ca_file = kafka->ca,
                                .certificate_file = kafka->certificate,
                                .key_file = kafka->key,
                                .client_id = principal,
                                .group = group};
}
