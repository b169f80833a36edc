/* SPDX-License-Identifier: Apache-2.0
 *
 * From exec to the log line that says ready, and the resident memory then and after some seconds of
 * rest, of one service. The service is ended again with SIGTERM each time.
 *
 * ready PROGRAM CONFIG ROUNDS
 */
#include "base/clock.h"
#include "base/text.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROUNDS_MOST = 100, REST_MS = 3000, EXIT_WRONG_USE = 2 };

static pid_t start(const char *program, const char *config, FILE **ret_log)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        exit(1);
    const pid_t process = fork();
    if (process == 0) {
        (void)dup2(ends[1], STDERR_FILENO);
        (void)execl(program, program, "--config", config, (char *)NULL);
        _exit(127);
    }
    (void)close(ends[1]);
    *ret_log = fdopen(ends[0], "re");
    return process;
}

static int64_t await_ready_us(FILE *log, int64_t since_us)
{
    char line[8192];
    while (fgets(line, sizeof line, log))
        if (strstr(line, "\"what\":\"ready\""))
            return clock_monotonic_us() - since_us;
    (void)fputs("ready: the service ended before it was ready\n", stderr);
    exit(1);
}

static long resident_kib(pid_t process)
{
    char path[64], line[256];
    long kib = 0;
    (void)snprintf(path, sizeof path, "/proc/%d/status", (int)process);
    FILE *status = fopen(path, "re");
    while (status && fgets(line, sizeof line, status))
        if (strncmp(line, "VmRSS:", 6) == 0)
            kib = strtol(line + 6, NULL, 10);
    if (status)
        (void)fclose(status);
    return kib;
}

static int by_size(const void *a, const void *b)
{
    const int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

int main(int argc, char **argv)
{
    int64_t times_us[ROUNDS_MOST];
    long kib = 0;
    int64_t asked = 0;
    if (argc != 4 || !text_to_int64(argv[3], &asked) || asked < 1 || asked > ROUNDS_MOST) {
        (void)fputs("ready PROGRAM CONFIG ROUNDS\n", stderr);
        return EXIT_WRONG_USE;
    }
    const int rounds = (int)asked;
    const int middle = rounds / 2;
    for (int i = 0; i < rounds; i++) {
        FILE *log = NULL;
        const int64_t since_us = clock_monotonic_us();
        const pid_t process = start(argv[1], argv[2], &log);
        times_us[i] = await_ready_us(log, since_us);
        if (i == rounds - 1) {
            (void)poll(NULL, 0, REST_MS);
            kib = resident_kib(process);
        }
        (void)kill(process, SIGTERM);
        (void)waitpid(process, NULL, 0);
        (void)fclose(log);
    }
    qsort(times_us, (size_t)rounds, sizeof *times_us, by_size);
    printf("exec to ready: median %.0f ms, most %.0f ms of %d starts; at rest %.1f MB resident\n",
           (double)times_us[middle] / 1000, (double)times_us[rounds - 1] / 1000, rounds,
           (double)kib / 1000 * 1.024);
    return 0;
}
