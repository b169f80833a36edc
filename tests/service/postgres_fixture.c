/* SPDX-License-Identifier: Apache-2.0
 *
 * Starts and stops the private cluster. Criterion runs each test in a process of its own, so the
 * runner owns the cluster and its tests find it by the runner's process id. A guard process
 * outlives the runner, whatever ends it, and then stops the server and removes the directory.
 */
#include "postgres_fixture.h"

#include <arpa/inet.h>
#include <criterion/criterion.h>
#include <criterion/hooks.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define BIN "/usr/lib/postgresql/15/bin/"

enum { PATH_SIZE = 300, START_ATTEMPTS = 5, OPTIONS_SIZE = 400 };

const char postgres_password[] = "fixture";

static int guard_pipe = -1; /* the runner's end: closing it ends the cluster */
static pid_t guard;

static const char *cluster_path(pid_t runner, const char *name)
{
    static char path[PATH_SIZE];
    (void)snprintf(path, sizeof path, "/tmp/halfsky-postgres-%d/%s", (int)runner, name);
    return path;
}

static _Noreturn void fixture_fail(const char *what)
{
    (void)fprintf(stderr, "the private PostgreSQL: %s\n", what);
    exit(2);
}

/* PostgreSQL refuses to run as root. */
static void become_postgres(void)
{
    if (geteuid() != 0)
        return;
    const struct passwd *user = getpwnam("postgres");
    if (!user || initgroups("postgres", user->pw_gid) || setgid(user->pw_gid) ||
        setuid(user->pw_uid))
        _exit(126);
}

static int program_run(const char *const arguments[], const char *output, bool as_postgres)
{
    const pid_t child = fork();
    if (child == 0) {
        if (as_postgres)
            become_postgres();
        const int log = open(output, O_WRONLY | O_CREAT | O_APPEND, 0600);
        dup2(log, STDOUT_FILENO);
        dup2(log, STDERR_FILENO);
        execv(arguments[0], (char *const *)(uintptr_t)arguments);
        _exit(127);
    }
    int status = -1;
    return child > 0 && waitpid(child, &status, 0) == child ? status : -1;
}

static void file_write(const char *path, const char *text)
{
    FILE *stream = fopen(path, "we");
    if (!stream || fputs(text, stream) < 0 || fclose(stream) != 0)
        fixture_fail("cannot write its files");
}

static void remove_directory(pid_t runner)
{
    const char *const arguments[] = {"/bin/rm", "-rf", cluster_path(runner, ""), NULL};
    (void)program_run(arguments, "/dev/null", false);
}

static void make_directory(pid_t runner)
{
    remove_directory(runner);
    if (mkdir(cluster_path(runner, ""), 0755) != 0)
        fixture_fail("cannot make its directory");
    file_write(cluster_path(runner, "password"), postgres_password);
    const struct passwd *user = getpwnam("postgres");
    if (geteuid() == 0 &&
        (!user || chown(cluster_path(runner, ""), user->pw_uid, user->pw_gid) != 0))
        fixture_fail("there is no user postgres");
}

static bool initdb(pid_t runner, const char *data)
{
    char password[PATH_SIZE + 16];
    (void)snprintf(password, sizeof password, "--pwfile=%s", cluster_path(runner, "password"));
    const char *const arguments[] = {BIN "initdb",
                                     "-D",
                                     data,
                                     "-U",
                                     "postgres",
                                     password,
                                     "--auth=scram-sha-256",
                                     "--encoding=UTF8",
                                     "--locale=C.UTF-8",
                                     "--no-sync",
                                     NULL};
    return program_run(arguments, cluster_path(runner, "initdb.log"), true) == 0;
}

/* initdb takes seconds, so the programs of one test run (tests/run.sh makes its directory and
 * empties it) share the first one's work: "" where there is no run. */
static void template_path(char ret_path[PATH_SIZE])
{
    const ssize_t size = readlink("/proc/self/exe", ret_path, PATH_SIZE - 40);
    ret_path[size > 0 ? size : 0] = '\0';
    for (int up = 0; up < 5 && strrchr(ret_path, '/'); up++) /* build/asan/bin/tests/service/x */
        *strrchr(ret_path, '/') = '\0';
    (void)snprintf(ret_path + strlen(ret_path), 40, "/test-results");
    if (access(ret_path, W_OK) != 0)
        *ret_path = '\0';
    else
        (void)snprintf(ret_path + strlen(ret_path), 20, "/cluster");
}

static bool copy(pid_t runner, const char *from, const char *to)
{
    const char *const arguments[] = {"/bin/cp", "-a", from, to, NULL};
    return program_run(arguments, cluster_path(runner, "initdb.log"), false) == 0;
}

/* Two that come first at once both make it; one is kept. */
static void template_keep(pid_t runner, const char *template, const char *data)
{
    char own[PATH_SIZE + 16];
    (void)snprintf(own, sizeof own, "%s.%d", template, (int)runner);
    const char *const arguments[] = {"/bin/rm", "-rf", own, NULL};
    if (!copy(runner, data, own) || rename(own, template) != 0)
        (void)program_run(arguments, "/dev/null", false);
}

static void make_cluster(pid_t runner)
{
    char data[PATH_SIZE], template[PATH_SIZE];
    template_path(template);
    (void)snprintf(data, sizeof data, "%s", cluster_path(runner, "data"));
    if (*template && access(template, F_OK) == 0 && copy(runner, template, data))
        return;
    if (!initdb(runner, data))
        fixture_fail("initdb failed; is postgresql-15 installed?");
    if (*template)
        template_keep(runner, template, data);
}

static void make_certificate(pid_t runner)
{
    char key[PATH_SIZE], certificate[PATH_SIZE];
    (void)snprintf(key, sizeof key, "%s", cluster_path(runner, "server.key"));
    (void)snprintf(certificate, sizeof certificate, "%s", cluster_path(runner, "server.crt"));
    const char *const arguments[] = {"/usr/bin/openssl",
                                     "req",
                                     "-x509",
                                     "-newkey",
                                     "ec",
                                     "-pkeyopt",
                                     "ec_paramgen_curve:prime256v1",
                                     "-nodes",
                                     "-days",
                                     "2",
                                     "-subj",
                                     "/CN=fixture",
                                     "-addext",
                                     "subjectAltName=IP:127.0.0.1",
                                     "-keyout",
                                     key,
                                     "-out",
                                     certificate,
                                     NULL};
    if (program_run(arguments, cluster_path(runner, "openssl.log"), true) != 0 ||
        chmod(key, 0600) != 0)
        fixture_fail("openssl made no certificate");
}

static int free_port(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (bind(listener, (struct sockaddr *)&address, size) != 0 ||
        getsockname(listener, (struct sockaddr *)&address, &size) != 0)
        fixture_fail("no free port");
    close(listener);
    return ntohs(address.sin_port);
}

static bool start_server(pid_t runner, int port)
{
    char options[OPTIONS_SIZE], data[PATH_SIZE], log[PATH_SIZE];
    (void)snprintf(options, sizeof options,
                   "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off "
                   "-c full_page_writes=off -c shared_buffers=32MB -c max_connections=60 -c "
                   "logging_collector=off "
                   "-c ssl=on -c ssl_cert_file=../server.crt -c ssl_key_file=../server.key",
                   port);
    (void)snprintf(data, sizeof data, "%s", cluster_path(runner, "data"));
    (void)snprintf(log, sizeof log, "%s", cluster_path(runner, "server.log"));
    const char *const arguments[] = {BIN "pg_ctl", "start", "-w", "-t", "60",    "-D",
                                     data,         "-l",    log,  "-o", options, NULL};
    return program_run(arguments, cluster_path(runner, "start.log"), true) == 0;
}

static void stop_server(pid_t runner)
{
    char data[PATH_SIZE];
    (void)snprintf(data, sizeof data, "%s", cluster_path(runner, "data"));
    const char *const arguments[] = {BIN "pg_ctl", "stop", "-w", "-m",
                                     "immediate",  "-D",   data, NULL};
    (void)program_run(arguments, "/dev/null", true);
}

/* Waits for the runner's end of the pipe to close, by its hand or by its death. */
static void start_guard(void)
{
    int ends[2];
    const pid_t runner = getpid();
    if (pipe2(ends, O_CLOEXEC) != 0)
        fixture_fail("no pipe");
    guard = fork();
    if (guard == 0) {
        char none;
        setsid(); /* an interrupt from the terminal is not for the guard */
        close(ends[1]);
        while (read(ends[0], &none, 1) > 0)
            continue;
        stop_server(runner);
        remove_directory(runner);
        _exit(0);
    }
    close(ends[0]);
    guard_pipe = ends[1];
}

ReportHook(PRE_ALL)(struct criterion_test_set *tests)
{
    (void)tests;
    const pid_t runner = getpid();
    make_directory(runner);
    start_guard();
    make_cluster(runner);
    make_certificate(runner);
    for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
        const int port = free_port();
        if (!start_server(runner, port))
            continue;
        char text[16];
        (void)snprintf(text, sizeof text, "%d", port);
        file_write(cluster_path(runner, "port"), text);
        return;
    }
    fixture_fail("the server does not start");
}

ReportHook(POST_ALL)(struct criterion_global_stats *stats)
{
    (void)stats;
    close(guard_pipe);
    waitpid(guard, NULL, 0);
}

int postgres_port(void)
{
    char text[16] = "";
    FILE *stream = fopen(cluster_path(getppid(), "port"), "re");
    cr_assert(stream && fgets(text, sizeof text, stream), "the private PostgreSQL is not running");
    fclose(stream);
    return atoi(text);
}

const char *postgres_directory(void) { return cluster_path(getppid(), ""); }

const char *postgres_certificate(void) { return cluster_path(getppid(), "server.crt"); }

struct db_options postgres_options(void)
{
    static char password_file[PATH_SIZE];
    (void)snprintf(password_file, sizeof password_file, "%s", cluster_path(getppid(), "password"));
    return (struct db_options){.host = "127.0.0.1",
                               .port = postgres_port(),
                               .database = "postgres",
                               .user = "postgres",
                               .password_file = password_file,
                               .application = "test",
                               .statement_timeout_ms = 10000,
                               .lock_timeout_ms = 5000,
                               .idle_timeout_ms = 30000,
                               .connect_timeout_ms = 10000};
}
