/* SPDX-License-Identifier: Apache-2.0
 *
 * The steps of the bus tests of the runtime: processes by fork and exec of the programs that the
 * build put beside the test's own, seals as the gateway makes them.
 */
#include "pair_story.h"
#include "asked.h"
#include "migrated.h"

#include "adapters/fetch.h"
#include "adapters/seal.h"
#include "base/clock.h"
#include "desk/desk_sql.h"
#include "pen/pen_sql.h"
#include "postgres_fixture.h"
#include "runtime/identity.h"
#include "runtime/topology.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TEXT_SIZE = 400, SETTINGS_MOST = 40, READY_MS = 30000, ASK_MS = 15000, PAUSE_MS = 50 };

static const struct id pair_client = {{1, [6] = 0x70, [8] = 0x80, [15] = 9}};
static char folder[TEXT_SIZE];
static char database[40]; /* this test's own; the roles are the cluster's */
static struct seal_keys *pair_keys;

/* --- the database ----------------------------------------------------------------------------- */

static struct db_options options_of(const char *schema)
{
    struct db_options options = postgres_options();
    options.database = database;
    options.schema = schema;
    return options;
}

void pair_script(const char *schema, const char *sql)
{
    const struct db_options options = options_of(schema);
    script_run(&options, sql);
}

bool pair_holds(const char *schema, const char *condition)
{
    const struct db_options options = options_of(schema);
    return condition_holds(&options, "", condition);
}

void pair_await(const char *schema, const char *condition)
{
    const int64_t deadline = clock_monotonic_ms() + CONVERGE_MS;
    while (!pair_holds(schema, condition)) {
        cr_assert_lt(clock_monotonic_ms(), deadline, "waited in vain in %s for: %s (see %s)",
                     schema, condition, folder);
        (void)poll(NULL, 0, PAUSE_MS);
    }
}

static void database_make(void)
{
    static const struct migrated_service services[] = {{"pen", &migrations_pen},
                                                       {"desk", &migrations_desk}};
    (void)snprintf(database, sizeof database, "pair_%d", (int)getpid());
    migrated_make(database, services, 2);
}

/* --- keys and the broker ---------------------------------------------------------------------- */

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

static void line_drop(void *context, const char *line)
{
    (void)context;
    (void)line;
}

void pair_topology(struct pair *pair)
{
    static const char *const pen_hears[] = {"halfsky.desk.v1", NULL};
    static const char *const desk_hears[] = {"halfsky.pen.v1", NULL};
    static const struct topology_service services[] = {
        {.name = "pen", .topic = "halfsky.pen.v1", .subscribes = pen_hears},
        {.name = "desk", .topic = "halfsky.desk.v1", .subscribes = desk_hears},
    };
    static const struct topology declared = {services, 2};
    const struct topology_copies copies = {.replication = 1, .least_in_sync = 1};
    const struct topology_report report = {line_drop, NULL};
    struct bus_admin *admin = admin_of(&pair->broker);
    OK(topology_apply(&declared, admin, &copies, &report));
    OK(topology_verify(&declared, admin, &report));
    bus_admin_close(admin);
}

static int free_port(void)
{
    int port = 0;
    FILE *shell = popen("bash -c '. deploy/env.sh && env_free_ports 1'", "re");
    cr_assert(shell && fscanf(shell, "%d", &port) == 1);
    (void)pclose(shell);
    return port;
}

void pair_begin(struct pair *pair, const char *name)
{
    char certificates[TEXT_SIZE + 80];
    ARENA_SCOPED arena = arena_new(1 << 20);
    broker_start(&pair->broker, name);
    (void)snprintf(folder, sizeof folder, "%s", pair->broker.run_dir);
    (void)snprintf(certificates, sizeof certificates, "deploy/tls/make.sh %s pen desk >/dev/null",
                   folder);
    cr_assert_eq(system(certificates), 0);
    key_file("pair", '1');
    key_file("arrival", '2');
    key_file("idempotency", '3');
    OK(seal_start());
    OK(fetch_start());
    static struct arena *kept; /* the keys live as long as the test */
    kept = arena_new(1 << 20);
    OK(seal_keys_load(kept, file_path("pair"), &pair_keys));
    database_make();
    pair_topology(pair);
    pair->pen = pair_start(pair, "pen", 1);
    pair->desk = pair_start(pair, "desk", 1);
}

void pair_end(struct pair *pair)
{
    cr_assert_eq(pair_stop(&pair->pen), 0);
    cr_assert_eq(pair_stop(&pair->desk), 0);
    cr_assert(kafka_remove(&pair->broker));
}

/* --- processes -------------------------------------------------------------------------------- */

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
    (void)snprintf(text, sizeof line->texts[0], "%s=%s", name, value);
    line->arguments[line->count++] = option;
    line->arguments[line->count++] = text;
}

static void number_add(struct command_line *line, const char *name, int value)
{
    char text[16];
    (void)snprintf(text, sizeof text, "%d", value);
    setting_add(line, name, text);
}

static void settings_fill(struct command_line *line, struct pair *pair,
                          const struct pair_process *process)
{
    static char own[16];
    const struct db_options options = postgres_options();
    const struct bus_options bus = kafka_as(&pair->broker, process->name, process->name);
    (void)snprintf(own, sizeof own, "%s", process->name);
    line->arguments[line->count++] = own;
    setting_add(line, "province", "37");
    number_add(line, "http.port", process->port);
    number_add(line, "http.threads", 4);
    number_add(line, "db.port", options.port);
    setting_add(line, "db.name", database);
    setting_add(line, "db.password_file", options.password_file);
    setting_add(line, "bus.brokers", bus.brokers);
    setting_add(line, "bus.ca", bus.ca_file);
    setting_add(line, "bus.certificate", bus.certificate_file);
    setting_add(line, "bus.key", bus.key_file);
    setting_add(line, "keys.idempotency", file_path("idempotency"));
    setting_add(line, "keys.arrival", file_path("arrival"));
    setting_add(line, "seal.keys.gateway", file_path("pair"));
}

/* Beside the test's own program. */
static const char *program_path(const char *name)
{
    static char path[TEXT_SIZE + 32];
    const ssize_t size = readlink("/proc/self/exe", path, TEXT_SIZE);
    cr_assert(size > 0);
    path[size] = '\0';
    (void)snprintf(strrchr(path, '/'), 32, "/halfsky-%s", name);
    return path;
}

static void become(const struct command_line *line, const char *program, const char *log)
{
    const int descriptor = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL); /* a test that fails leaves no process */
    dup2(descriptor, STDERR_FILENO);
    dup2(descriptor, STDOUT_FILENO);
    execv(program, line->arguments);
    _exit(127);
}

static void await_ready(const struct pair_process *process)
{
    static const struct pair_ask ready = {.method = "GET", .target = "/readyz"};
    const int64_t deadline = clock_monotonic_ms() + READY_MS;
    while (pair_ask(process, &ready, NULL, 0) != 200) {
        cr_assert_lt(clock_monotonic_ms(), deadline, "%s does not get ready (see %s)",
                     process->name, folder);
        (void)poll(NULL, 0, PAUSE_MS);
    }
}

static void launch(struct pair *pair, struct pair_process *process, int number)
{
    char log[TEXT_SIZE + 32];
    ARENA_SCOPED arena = arena_new(1 << 20);
    struct command_line *line = ARENA_NEW(arena, struct command_line);
    (void)snprintf(log, sizeof log, "%s/%s-%d.log", folder, process->name, number);
    settings_fill(line, pair, process);
    const char *program = program_path(process->name);
    process->process = fork();
    cr_assert(process->process >= 0);
    if (process->process == 0)
        become(line, program, log);
    await_ready(process);
}

struct pair_process pair_start(struct pair *pair, const char *name, int number)
{
    struct pair_process process = {.name = name, .port = free_port()};
    launch(pair, &process, number);
    return process;
}

void pair_start_again(struct pair *pair, struct pair_process *process) { launch(pair, process, 1); }

void pair_kill(struct pair_process *process)
{
    int status = 0;
    cr_assert_eq(kill(process->process, SIGKILL), 0);
    cr_assert_eq(waitpid(process->process, &status, 0), process->process);
    cr_assert(WIFSIGNALED(status), "%s had ended by itself (see %s)", process->name, folder);
}

int pair_stop(struct pair_process *process)
{
    int status = 0;
    cr_assert_eq(kill(process->process, SIGTERM), 0);
    cr_assert_eq(waitpid(process->process, &status, 0), process->process);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 256 + WTERMSIG(status);
}

/* --- asking ----------------------------------------------------------------------------------- */

static const char *seal_of(struct arena *arena, const struct pair_process *process,
                           const struct pair_ask *ask, struct bytes body)
{
    const struct identity_pair called = {process->name, pair_keys};
    const struct identity_keys keys = {.service = "gateway", .called = &called, .called_count = 1};
    struct sealed_identity sealed = {.audience = process->name,
                                     .client_id = pair_client,
                                     .account_id = pair_client,
                                     .agency = AGENCY_LABOUR,
                                     .role = ask->role,
                                     .region = "370102",
                                     .method = ask->method,
                                     .target = ask->target,
                                     .expires_at = clock_now_ms() + ASK_MS};
    const char *header = NULL;
    OK(identity_digest(arena, body, &sealed.body_digest));
    OK(identity_seal(&keys, arena, &sealed, &header));
    return header;
}

static void body_give(const struct fetch_answer *answer, char *ret_body, size_t size)
{
    const size_t count = answer->body.size < size ? answer->body.size : size - 1;
    if (!ret_body)
        return;
    memcpy(ret_body, answer->body.data ? (const char *)answer->body.data : "", count);
    ret_body[count] = '\0';
}

int pair_ask(const struct pair_process *process, const struct pair_ask *ask, char *ret_body,
             size_t size)
{
    ARENA_SCOPED arena = arena_new(4 << 20);
    struct http_header headers[2];
    struct fetcher *fetcher = NULL;
    struct fetch_answer answer = {0};
    const struct fetch_options options = {.connect_timeout_ms = 5000};
    const char *body = ask->body ? ask->body : "";
    struct fetch_request request = {.method = ask->method,
                                    .headers = headers,
                                    .deadline_ms = ASK_MS,
                                    .answer_most = 1 << 20,
                                    .body = {(const uint8_t *)body, strlen(body)}};
    request.url = arena_printf(arena, "http://127.0.0.1:%d%s", process->port, ask->target);
    if (ask->role != ROLE_NONE)
        headers[request.header_count++] =
            (struct http_header){IDENTITY_HEADER, seal_of(arena, process, ask, request.body)};
    if (ask->key)
        headers[request.header_count++] = (struct http_header){"Idempotency-Key", ask->key};
    OK(fetcher_open(&options, &fetcher));
    const struct err *err = fetch(fetcher, arena, &request, &answer);
    fetcher_close(fetcher);
    if (err)
        return 0;
    body_give(&answer, ret_body, size);
    return answer.status;
}

void pair_write(const struct pair *pair, struct id matter, const char *rest, const char *key)
{
    char target[80], body[300], answer[600] = "";
    (void)snprintf(target, sizeof target, "/v1/lines/%s", ID_TEXT(matter));
    (void)snprintf(body, sizeof body, "{%s}", rest);
    const struct pair_ask ask = {"POST", target, body, key, ROLE_CLERK};
    const int64_t deadline = clock_monotonic_ms() + CONVERGE_MS;
    for (int status = 0; status != 200;) {
        status = pair_ask(&pair->pen, &ask, answer, sizeof answer);
        cr_assert(status == 200 || status == 0 || status == 503, "%d %s", status, answer);
        cr_assert_lt(clock_monotonic_ms(), deadline, "%d %s", status, answer);
        if (status != 200)
            (void)poll(NULL, 0, PAUSE_MS);
    }
}

struct id pair_id(int family, int number)
{
    struct id id = {{1, 2, 3, [6] = 0x70, [8] = 0x80}};
    id.bytes[9] = (uint8_t)family;
    id.bytes[14] = (uint8_t)(number >> 8);
    id.bytes[15] = (uint8_t)number;
    return id;
}
