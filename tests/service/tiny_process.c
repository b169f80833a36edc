/* SPDX-License-Identifier: Apache-2.0
 *
 * Runs the small service as a process and asks it as the gateway would, over real sockets with real
 * seals. A process that does not get ready within its time fails the test.
 */
#include "tiny_service.h"
#include "asked.h"
#include "migrated.h"

#include "adapters/seal.h"
#include "base/clock.h"
#include "postgres_fixture.h"
#include "tiny/tiny_sql.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TEXT_SIZE = 400, SETTINGS_MOST = 40, LOG_LINE = 8192, READY_MS = 20000, ASK_MS = 15000 };

const struct id tiny_client = {{1, [6] = 0x70, [8] = 0x80, [15] = 7}};
static char folder[TEXT_SIZE];
static char database[40];          /* this test's own; the roles are the cluster's */
static struct identity_keys seals; /* the gateway's */
static struct identity_pair called;

static const char *file_path(const char *name)
{
    static char paths[8][TEXT_SIZE + 32];
    static unsigned next;
    char *path = paths[next++ % 8];
    (void)snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static void key_file(const char *name, char digit)
{
    char digits[65] = {0};
    memset(digits, digit, 64);
    FILE *stream = fopen(file_path(name), "we");
    cr_assert(stream && fprintf(stream, "key-%c %s\n", digit, digits) > 0 && fclose(stream) == 0);
    cr_assert_eq(chmod(file_path(name), 0600), 0);
}

static struct db_options options_of(const char *schema)
{
    struct db_options options = postgres_options();
    options.database = database;
    options.schema = schema;
    return options;
}

void tiny_script(const char *sql)
{
    const struct db_options options = options_of("tiny");
    script_run(&options, sql);
}

bool tiny_holds(const char *condition)
{
    const struct db_options options = options_of("tiny");
    return condition_holds(&options, "", condition);
}

static void database_make(void)
{
    static const struct migrated_service tiny_itself = {"tiny", &migrations_tiny};
    (void)snprintf(database, sizeof database, "tiny_%d", (int)getpid());
    migrated_make(database, &tiny_itself, 1);
}

void tiny_prepare(void)
{
    struct seal_keys *keys = NULL;
    ARENA_SCOPED arena = arena_new(1 << 20);
    (void)snprintf(folder, sizeof folder, "%s/tiny-%d", postgres_directory(), (int)getpid());
    cr_assert_eq(mkdir(folder, 0700), 0);
    key_file("pair", '1');
    key_file("arrival", '2');
    key_file("idempotency", '3');
    cr_assert_null(seal_start());
    cr_assert_null(fetch_start());
    cr_assert_null(seal_keys_load(arena, file_path("pair"), &keys));
    called = (struct identity_pair){"tiny", keys};
    seals = (struct identity_keys){.service = "gateway", .called = &called, .called_count = 1};
    database_make();
}

/* --- processes */

struct command_line {
    char texts[SETTINGS_MOST][TEXT_SIZE * 2];
    char *arguments[2 * SETTINGS_MOST + 4];
    int count;
    size_t used;
};

static void setting_add(struct command_line *line, const char *name, const char *value)
{
    static char option[] = "--set";
    cr_assert(line->used < SETTINGS_MOST);
    char *text = line->texts[line->used++];
    (void)snprintf(text, sizeof line->texts[0], "%s%s%s", name, *value ? "=" : "", value);
    line->arguments[line->count++] = option;
    line->arguments[line->count++] = text;
}

static void settings_usual(struct command_line *line)
{
    char port[16];
    static char name[] = "tiny";
    const struct db_options options = postgres_options();
    (void)snprintf(port, sizeof port, "%d", options.port);
    line->arguments[line->count++] = name;
    setting_add(line, "province", "37");
    setting_add(line, "http.port", "0");
    setting_add(line, "http.upload_folder", folder);
    setting_add(line, "db.port", port);
    setting_add(line, "db.name", database);
    setting_add(line, "db.password_file", options.password_file);
    setting_add(line, "db.migrate_user", "postgres");
    setting_add(line, "db.migrate_password_file", options.password_file);
    setting_add(line, "bus.brokers", "127.0.0.1:1"); /* nobody is there */
    setting_add(line, "bus.ca", "/nowhere/ca.pem");
    setting_add(line, "bus.certificate", "/nowhere/tiny.pem");
    setting_add(line, "bus.key", "/nowhere/tiny.key");
    setting_add(line, "keys.idempotency", file_path("idempotency"));
    setting_add(line, "keys.arrival", file_path("arrival"));
    setting_add(line, "seal.keys.gateway", file_path("pair"));
}

/* Beside the test's own program. */
static const char *program_path(void)
{
    static char path[TEXT_SIZE];
    const ssize_t size = readlink("/proc/self/exe", path, sizeof path - 20);
    cr_assert(size > 0);
    path[size] = '\0';
    (void)snprintf(strrchr(path, '/'), 20, "/halfsky-tiny");
    return path;
}

static pid_t process_start(struct command_line *line, int target, int *ret_reading)
{
    int ends[2];
    cr_assert_eq(pipe2(ends, O_CLOEXEC), 0);
    const pid_t process = fork();
    cr_assert(process >= 0);
    if (process == 0) {
        dup2(ends[1], target);
        execv(program_path(), line->arguments);
        _exit(127);
    }
    close(ends[1]);
    *ret_reading = ends[0];
    return process;
}

/* Reads the log until a line says `what`; its "port" is the answer. */
static int log_wait(const struct tiny *tiny, const char *what)
{
    char log[LOG_LINE] = "";
    size_t size = 0;
    const int64_t end = clock_monotonic_ms() + READY_MS;
    while (size < sizeof log - 1 && clock_monotonic_ms() < end) {
        struct pollfd poll_fd = {.fd = tiny->log, .events = POLLIN};
        if (poll(&poll_fd, 1, 500) <= 0)
            continue;
        const ssize_t got = read(tiny->log, log + size, sizeof log - 1 - size);
        if (got <= 0)
            break;
        size += (size_t)got;
        log[size] = '\0';
        const char *line = strstr(log, what);
        const char *port = line ? strstr(line, "\"port\":") : NULL;
        if (port && strchr(port, '\n'))
            return atoi(port + strlen("\"port\":"));
    }
    cr_assert_fail("the service did not say %s: %s", what, log);
    return 0;
}

static void *log_drain(void *descriptor)
{
    char rest[LOG_LINE];
    while (read((int)(intptr_t)descriptor, rest, sizeof rest) > 0)
        continue;
    return NULL;
}

struct tiny tiny_start(const char *const *settings)
{
    ARENA_SCOPED kept = arena_new(1 << 20);
    struct command_line *line = ARENA_NEW(kept, struct command_line);
    struct tiny tiny = {0};
    settings_usual(line);
    for (size_t i = 0; settings && settings[i]; i++)
        setting_add(line, settings[i], "");
    tiny.process = process_start(line, STDERR_FILENO, &tiny.log);
    tiny.port = log_wait(&tiny, "\"ready\"");
    cr_assert_eq(pthread_create(&tiny.reader, NULL, log_drain, (void *)(intptr_t)tiny.log), 0);
    return tiny;
}

static int status_of(pid_t process)
{
    int status = 0;
    cr_assert_eq(waitpid(process, &status, 0), process);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 256 + WTERMSIG(status);
}

int tiny_stop(struct tiny *tiny)
{
    cr_assert_eq(kill(tiny->process, SIGTERM), 0);
    pthread_join(tiny->reader, NULL);
    close(tiny->log);
    return status_of(tiny->process);
}

int tiny_command(const char *mode, char *ret_output, size_t size)
{
    ARENA_SCOPED kept = arena_new(1 << 20);
    struct command_line *line = ARENA_NEW(kept, struct command_line);
    char argument[32];
    size_t used = 0;
    int reading = -1;
    settings_usual(line);
    (void)snprintf(argument, sizeof argument, "%s", mode);
    line->arguments[line->count++] = argument;
    const pid_t process = process_start(line, STDOUT_FILENO, &reading);
    for (ssize_t got;
         used < size - 1 && (got = read(reading, ret_output + used, size - 1 - used)) > 0;)
        used += (size_t)got;
    ret_output[used] = '\0';
    close(reading);
    return status_of(process);
}

/* --- asking */

static struct bytes bytes_of(const char *text)
{
    return (struct bytes){(const uint8_t *)(text ? text : ""), text ? strlen(text) : 0};
}

static const char * or (const char *given, const char *usual) { return given ? given : usual; }

static const char *seal_of(struct arena *arena, const struct ask *ask)
{
    struct sealed_identity sealed = {
        .audience = or (ask->sealed_audience, "tiny"),
        .client_id = id_is_absent(ask->client) ? tiny_client : ask->client,
        .account_id = tiny_client,
        .agency = AGENCY_LABOUR,
        .role = ask->role,
        .region = or (ask->region, "370102"),
        .method = or (ask->sealed_method, ask->method),
        .target = or (ask->sealed_target, ask->target),
        .expires_at = clock_now_ms() + (ask->sealed_life_ms ? ask->sealed_life_ms : 15000),
    };
    const char *header = NULL;
    struct identity_keys keys = seals;
    struct identity_pair pair = {sealed.audience, called.keys};
    keys.called = &pair;
    cr_assert_null(
        identity_digest(arena, bytes_of(or (ask->sealed_body, ask->body)), &sealed.body_digest));
    cr_assert_null(identity_seal(&keys, arena, &sealed, &header));
    char *text = arena_text(arena, header);
    if (ask->flip)
        text[ask->flip - 1] = text[ask->flip - 1] == 'A' ? 'B' : 'A';
    return text;
}

struct fetch_answer tiny_ask(const struct tiny *tiny, struct arena *arena, const struct ask *ask)
{
    struct http_header headers[8];
    struct fetch_request request = {.method = ask->method,
                                    .headers = headers,
                                    .deadline_ms = ASK_MS,
                                    .answer_most = 1 << 20,
                                    .body = bytes_of(ask->body)};
    struct fetcher *fetcher = NULL;
    struct fetch_answer answer = {0};
    const struct fetch_options options = {.connect_timeout_ms = 5000};
    request.url = arena_printf(arena, "http://127.0.0.1:%d%s", tiny->port, ask->target);
    if (!ask->unsealed)
        headers[request.header_count++] =
            (struct http_header){IDENTITY_HEADER, seal_of(arena, ask)};
    if (ask->key)
        headers[request.header_count++] = (struct http_header){"Idempotency-Key", ask->key};
    if (ask->if_match)
        headers[request.header_count++] = (struct http_header){"If-Match", ask->if_match};
    if (ask->at)
        headers[request.header_count++] = (struct http_header){"Halfsky-At", ask->at};
    cr_assert_null(fetcher_open(&options, &fetcher));
    const struct err *err = fetch(fetcher, arena, &request, &answer);
    cr_assert_null(err, "%s %s: %s", ask->method, ask->target, err ? err->message : "");
    fetcher_close(fetcher);
    return answer;
}

const char *tiny_body(struct arena *arena, const struct fetch_answer *answer)
{
    return arena_text_n(arena, (const char *)answer->body.data, answer->body.size);
}
