/* SPDX-License-Identifier: Apache-2.0
 *
 * Starts gateway and intake beside the test's own program. The first operator comes by
 * `halfsky client add --first`; everything else goes through the door.
 */
#include "gateway_fixture.h"

#include "adapters/db.h"
#include "adapters/seal.h"
#include "asked.h"
#include "migrated.h"
#include "base/clock.h"
#include "gateway/gateway_sql.h"
#include "intake/intake_sql.h"
#include "postgres_fixture.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATH_SIZE = 256, ARGUMENTS_MOST = 80, READY_MS = 30000, ASK_MS = 20000, LOG_MOST = 1 << 20 };

struct service_process {
    const char *name;
    pid_t process;
    int port;
};

static struct arena *arena;
static char folder[PATH_SIZE], database[40];
static struct service_process gateway_process = {.name = "gateway"};
static struct service_process intake_process = {.name = "intake"};
static const char *first_token;
static unsigned keys_used;

struct arena *gateway_arena(void) { return arena; }
const char *operator_token(void) { return first_token; }
int intake_port(void) { return intake_process.port; }
const char *gateway_url(void)
{
    return arena_printf(arena, "http://127.0.0.1:%d", gateway_process.port);
}
const char *gateway_path(const char *name) { return arena_printf(arena, "%s/%s", folder, name); }

static void file_write(const char *name, const char *text)
{
    FILE *stream = fopen(gateway_path(name), "we");
    cr_assert(stream && fputs(text, stream) >= 0 && fclose(stream) == 0);
    cr_assert_eq(chmod(gateway_path(name), 0600), 0);
}

static void key_file(const char *name, char digit)
{
    char digits[65] = {0};
    memset(digits, digit, 64);
    file_write(name, arena_printf(arena, "key-%c %s\n", digit, digits));
}

/* --- the database */

static struct db_options options_of(const char *schema)
{
    struct db_options options = postgres_options();
    options.database = database;
    options.schema = schema;
    return options;
}

void gateway_script(const char *schema, const char *sql)
{
    const struct db_options options = options_of(schema);
    script_run(&options, sql);
}

bool gateway_holds(const char *schema, const char *condition)
{
    const struct db_options options = options_of(schema);
    return condition_holds(&options, "", condition);
}

const char *gateway_asked(const char *schema, const char *expression)
{
    const struct db_options options = options_of(schema);
    return value_asked(arena, &options, expression);
}

bool gateway_holds_for(const char *scope, const char *region, const char *condition)
{
    const char *before = arena_printf(arena,
                                      "set local role gateway; perform set_config("
                                      "'halfsky.scope', '%s', true), set_config('halfsky.region', "
                                      "'%s', true);",
                                      scope, region);
    const struct db_options options = options_of("gateway");
    return condition_holds(&options, before, condition);
}

static void database_make(void)
{
    static const struct migrated_service services[] = {{"gateway", &migrations_gateway},
                                                       {"intake", &migrations_intake}};
    (void)snprintf(database, sizeof database, "gateway_%d", (int)getpid());
    migrated_make(database, services, 2);
}

/* --- processes */

struct command_line {
    char *arguments[ARGUMENTS_MOST];
    int count;
};

static void argument_add(struct command_line *line, const char *text)
{
    cr_assert(line->count < ARGUMENTS_MOST - 1);
    line->arguments[line->count++] = arena_text(arena, text);
}

static void setting_add(struct command_line *line, const char *setting)
{
    argument_add(line, "--set");
    argument_add(line, setting);
}

static void settings_usual(struct command_line *line, const char *service)
{
    const struct db_options options = postgres_options();
    argument_add(line, arena_printf(arena, "halfsky-%s", service));
    setting_add(line, "province=37");
    setting_add(line, "http.port=0");
    setting_add(line, arena_printf(arena, "http.upload_folder=%s", folder));
    setting_add(line, arena_printf(arena, "db.port=%d", options.port));
    setting_add(line, arena_printf(arena, "db.name=%s", database));
    setting_add(line, arena_printf(arena, "db.password_file=%s", options.password_file));
    setting_add(line, "bus.brokers=127.0.0.1:1"); /* nobody is there */
    setting_add(line, arena_printf(arena, "keys.arrival=%s", gateway_path("arrival")));
    setting_add(line, arena_printf(arena, "keys.idempotency=%s", gateway_path("idempotency")));
}

static const char *program_path(const char *service)
{
    char *path = arena_alloc(arena, PATH_SIZE * 2);
    const ssize_t size = readlink("/proc/self/exe", path, PATH_SIZE);
    cr_assert(size > 0);
    for (int i = 0; i < 3; i++) /* bin/tests/service/x_test */
        *strrchr(path, '/') = '\0';
    return arena_printf(arena, "%s/halfsky-%s", path, service);
}

/* The log is a file, so that it can be read while the process runs. */
static int port_wait(const char *log, pid_t process)
{
    char *text = arena_alloc(arena, LOG_MOST);
    const int64_t end = clock_monotonic_ms() + READY_MS;
    while (clock_monotonic_ms() < end && waitpid(process, NULL, WNOHANG) == 0) {
        FILE *stream = fopen(log, "re");
        const size_t size = stream ? fread(text, 1, LOG_MOST - 1, stream) : 0;
        text[size] = '\0';
        if (stream)
            (void)fclose(stream);
        const char *line = strstr(text, "\"ready\"");
        const char *port = line ? strstr(line, "\"port\":") : NULL;
        if (port && strchr(port, '\n'))
            return (int)strtol(port + strlen("\"port\":"), NULL, 10);
        (void)poll(NULL, 0, 20);
    }
    cr_assert_fail("not ready: %s", text);
    return 0;
}

static void process_run(struct service_process *service, struct command_line *line)
{
    const char *program = program_path(service->name);
    const char *log = gateway_path(arena_printf(arena, "%s.log", service->name));
    (void)unlink(log);
    service->process = fork();
    cr_assert(service->process >= 0);
    if (service->process == 0) {
        (void)prctl(PR_SET_PDEATHSIG, SIGTERM); /* it ends with a test that fails */
        const int output = open(log, O_CREAT | O_WRONLY | O_TRUNC, 0600);
        dup2(output, STDERR_FILENO);
        execv(program, line->arguments);
        _exit(127);
    }
    service->port = port_wait(log, service->process);
}

static void process_end(struct service_process *service)
{
    int status = 0;
    if (!service->process)
        return;
    cr_assert_eq(kill(service->process, SIGTERM), 0);
    cr_assert_eq(waitpid(service->process, &status, 0), service->process);
    service->process = 0;
    cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "%s: %d", service->name, status);
}

int halfsky_run(const char *const *arguments, const char **ret_output)
{
    struct command_line line = {.count = 0};
    int ends[2], status = 0;
    char *output = arena_alloc(arena, LOG_MOST);
    const char *program = strrchr(program_path("x"), '-') ? program_path("x") : "";
    program = arena_text_n(arena, program, strlen(program) - 2); /* without "-x" */
    argument_add(&line, "halfsky");
    for (size_t i = 0; arguments[i]; i++)
        argument_add(&line, arguments[i]);
    cr_assert_eq(pipe2(ends, O_CLOEXEC), 0);
    const pid_t process = fork();
    cr_assert(process >= 0);
    if (process == 0) {
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        execv(program, line.arguments);
        _exit(127);
    }
    close(ends[1]);
    size_t used = 0;
    for (ssize_t got;
         used < LOG_MOST - 1 && (got = read(ends[0], output + used, LOG_MOST - 1 - used)) > 0;)
        used += (size_t)got;
    close(ends[0]);
    cr_assert_eq(waitpid(process, &status, 0), process);
    *ret_output = output;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 256 + WTERMSIG(status);
}

int first_operator_add(const char *token_file, const char **ret_output)
{
    const struct db_options options = postgres_options();
    const char *port = arena_printf(arena, "%d", options.port);
    const char *const arguments[] = {"client",
                                     "add",
                                     "--first",
                                     "--role",
                                     "ops",
                                     "--region",
                                     "37",
                                     "--label",
                                     "first",
                                     "--token-out",
                                     token_file,
                                     "--db-port",
                                     port,
                                     "--db-name",
                                     database,
                                     "--db-password-file",
                                     options.password_file,
                                     NULL};
    return halfsky_run(arguments, ret_output);
}

static void operator_make(void)
{
    const char *output = NULL;
    const char *file = gateway_path("first.token");
    const int status = first_operator_add(file, &output);
    cr_assert_eq(status, 0, "%d %s", status, output);
    char text[200] = "";
    FILE *stream = fopen(file, "re");
    cr_assert(stream && fgets(text, sizeof text, stream) && fclose(stream) == 0);
    text[strcspn(text, "\n")] = '\0';
    first_token = arena_text(arena, text);
}

static void intake_run(void)
{
    struct command_line line = {.count = 0};
    settings_usual(&line, "intake");
    setting_add(&line, arena_printf(arena, "seal.keys.gateway=%s", gateway_path("pair")));
    setting_add(&line, arena_printf(arena, "keys.person=%s", gateway_path("person")));
    setting_add(&line, arena_printf(arena, "keys.search=%s", gateway_path("search")));
    setting_add(&line, arena_printf(arena, "documents.folder=%s", gateway_path("documents")));
    process_run(&intake_process, &line);
}

void gateway_restart(const char *const *settings)
{
    struct command_line line = {.count = 0};
    process_end(&gateway_process);
    settings_usual(&line, "gateway");
    setting_add(&line, arena_printf(arena, "seal.to.intake=%s", gateway_path("pair")));
    setting_add(&line, "routes.file=deploy/gateway/routes.txt");
    setting_add(&line, "clients.keep_ms=0");
    setting_add(&line, arena_printf(arena, "upstream.intake=http://127.0.0.1:%d", intake_port()));
    for (size_t i = 0; settings && settings[i]; i++)
        setting_add(&line, settings[i]);
    process_run(&gateway_process, &line);
}

void intake_stop(void) { process_end(&intake_process); }

void gateway_begin(void)
{
    arena = arena_new(256 << 20);
    (void)snprintf(folder, sizeof folder, "%s/gateway-%d", postgres_directory(), (int)getpid());
    cr_assert_eq(mkdir(folder, 0700), 0);
    cr_assert_eq(mkdir(gateway_path("documents"), 0700), 0);
    key_file("pair", '1');
    key_file("arrival", '2');
    key_file("idempotency", '3');
    key_file("person", '4');
    key_file("search", '5');
    cr_assert_null(seal_start());
    cr_assert_null(fetch_start());
    database_make();
    operator_make();
    intake_run();
    gateway_restart(NULL);
}

void gateway_end(void)
{
    process_end(&gateway_process);
    process_end(&intake_process);
    arena_free(arena);
}

/* --- asking */

struct fetch_answer gateway_ask(struct gateway_ask ask)
{
    struct http_header headers[4];
    struct fetcher *fetcher = NULL;
    struct fetch_answer answer = {0};
    const struct fetch_options options = {.connect_timeout_ms = 5000};
    struct fetch_request request = {
        .method = ask.method,
        .url = arena_printf(arena, "http://127.0.0.1:%d%s", gateway_process.port, ask.target),
        .headers = headers,
        .body = {(const uint8_t *)ask.body, ask.body ? strlen(ask.body) : 0},
        .body_file = ask.file,
        .deadline_ms = ASK_MS,
        .answer_most = 32 << 20};
    if (ask.token)
        headers[request.header_count++] =
            (struct http_header){"Authorization", arena_printf(arena, "Bearer %s", ask.token)};
    if (ask.key)
        headers[request.header_count++] = (struct http_header){"Idempotency-Key", ask.key};
    if (ask.if_match)
        headers[request.header_count++] = (struct http_header){"If-Match", ask.if_match};
    if (ask.digest)
        headers[request.header_count++] = (struct http_header){"Halfsky-Digest", ask.digest};
    cr_assert_null(fetcher_open(&options, &fetcher));
    const struct err *err = fetch(fetcher, arena, &request, &answer);
    cr_assert_null(err, "%s %s: %s", ask.method, ask.target, err ? err->message : "");
    fetcher_close(fetcher);
    return answer;
}

const char *gateway_body(const struct fetch_answer *answer)
{
    return arena_text_n(arena, (const char *)answer->body.data, answer->body.size);
}

static const char *body_checked(struct gateway_ask ask, int status)
{
    const struct fetch_answer answer = gateway_ask(ask);
    cr_assert_eq(answer.status, status, "%s %s: %d %s", ask.method, ask.target, answer.status,
                 gateway_body(&answer));
    return gateway_body(&answer);
}

const char *gateway_get(const char *token, const char *target, int status)
{
    const struct gateway_ask ask = {.token = token, .method = "GET", .target = target};
    return body_checked(ask, status);
}

const char *gateway_post(const char *token, const char *target, const char *body, int status)
{
    const struct gateway_ask ask = {.token = token,
                                    .method = "POST",
                                    .target = target,
                                    .body = body,
                                    .key = arena_printf(arena, "key-%u", ++keys_used)};
    return body_checked(ask, status);
}

const char *gateway_member(const char *json, const char *name)
{
    const char *label = arena_printf(arena, "\"%s\":\"", name);
    const char *start = strstr(json, label);
    cr_assert_not_null(start, "no %s in %s", name, json);
    start += strlen(label);
    return arena_text_n(arena, start, strcspn(start, "\""));
}

const char *token_digest(const char *token)
{
    uint8_t hash[SEAL_HASH_SIZE];
    char *digits = arena_alloc(arena, 2 * SEAL_HASH_SIZE + 1);
    seal_token_hash(token, hash);
    text_hex(hash, sizeof hash, digits);
    return digits;
}

const char *client_new(enum role role, enum agency agency, const char *region, const char **ret_id)
{
    const char *token = seal_token_new(arena);
    const char *of =
        agency ? arena_printf(arena, ",\"agency\":\"%s\"", code_name(&codes_agency, (int)agency))
               : "";
    const char *body = arena_printf(
        arena, "{\"token_hash\":\"%s\",\"role\":\"%s\",\"region\":\"%s\",\"label\":\"test\"%s}",
        token_digest(token), code_name(&codes_role, (int)role), region, of);
    const char *answer = gateway_post(first_token, "/v1/clients", body, 201);
    if (ret_id)
        *ret_id = gateway_member(answer, "client_id");
    return token;
}
