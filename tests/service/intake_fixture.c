/* SPDX-License-Identifier: Apache-2.0
 *
 * Starts intake beside the test's own program and asks it as the gateway would. What triage says is
 * put where a consumer would park it, with a hash that follows, so that the ordinary drain applies
 * it.
 */
#include "intake_fixture.h"

#include "adapters/seal.h"
#include "asked.h"
#include "migrated.h"
#include "event_park.h"
#include "base/clock.h"
#include "intake/intake_sql.h"
#include "postgres_fixture.h"
#include "runtime/identity.h"
#include "runtime/unit.h"

#include <criterion/criterion.h>
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

enum {
    PATH_SIZE = 256,
    ARGUMENTS_MOST = 60,
    READY_MS = 30000,
    ASK_MS = 20000,
    LOG_MOST = 1 << 20,
    TURN_MS = 20
};

const struct asker worker_one = {ROLE_WORKER, AGENCY_NONE, "370103", 101};
const struct asker worker_two = {ROLE_WORKER, AGENCY_NONE, "370103", 102};
const struct asker clerk_licheng = {ROLE_CLERK, AGENCY_LABOUR, "370112", 201};
const struct asker clerk_qingdao = {ROLE_CLERK, AGENCY_LABOUR, "370202", 202};
const struct asker officer_jinan = {ROLE_OFFICER, AGENCY_LABOUR, "3701", 301};
const struct asker officer_union = {ROLE_OFFICER, AGENCY_UNION, "3701", 302};
const struct asker operator_one = {ROLE_OPS, AGENCY_NONE, "37", 901};

static struct arena *arena;
static char folder[PATH_SIZE], database[40];
static struct identity_keys seals;
static struct identity_pair called;
static pid_t process;
static int port;
static unsigned keys_used;
static const struct bus_options nobody = {.brokers = "127.0.0.1:1",
                                          .ca_file = "/nowhere/ca.pem",
                                          .certificate_file = "/nowhere/intake.pem",
                                          .key_file = "/nowhere/intake.key"};
static struct bus_options bus; /* nobody, until a test has a broker */

struct arena *intake_arena(void) { return arena; }

const char *intake_text(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = arena_vprintf(arena, format, arguments);
    va_end(arguments);
    return text;
}

const char *intake_file(const char *name) { return intake_text("%s/%s", folder, name); }

void intake_file_write(const char *path, const void *bytes, size_t size)
{
    FILE *stream = fopen(path, "we");
    cr_assert(stream && fwrite(bytes, 1, size, stream) == size && fclose(stream) == 0);
    cr_assert_eq(chmod(path, 0600), 0);
}

static void key_file(const char *name, char digit)
{
    char digits[65] = {0};
    memset(digits, digit, 64);
    const char *line = intake_text("key-%c %s\n", digit, digits);
    intake_file_write(intake_file(name), line, strlen(line));
}

/* --- the database */

static struct db_options options_of(const char *schema)
{
    struct db_options options = postgres_options();
    options.database = database;
    options.schema = schema;
    options.connect_timeout_ms = READY_MS; /* a loaded machine is no failure */
    options.statement_timeout_ms = READY_MS;
    return options;
}

void intake_script(const char *sql)
{
    const struct db_options options = options_of("intake");
    script_run(&options, sql);
}

bool intake_holds(const char *condition)
{
    const struct db_options options = options_of("intake");
    return condition_holds(&options, "", condition);
}

const char *intake_asked(const char *expression)
{
    const struct db_options options = options_of("intake");
    return value_asked(arena, &options, expression);
}

void intake_await(const char *condition)
{
    const int64_t end = clock_monotonic_ms() + READY_MS;
    while (!intake_holds(condition)) {
        cr_assert(clock_monotonic_ms() < end, "never: %s", condition);
        (void)poll(NULL, 0, TURN_MS);
    }
}

static void database_make(void)
{
    static const struct migrated_service intake = {"intake", &migrations_intake};
    (void)snprintf(database, sizeof database, "intake_%d", (int)getpid());
    migrated_make(database, &intake, 1);
}

static const char *output_of(const char *command)
{
    struct text text;
    char step[4096];
    text_init(&text, arena);
    FILE *stream = popen(command, "re");
    cr_assert_not_null(stream);
    for (size_t got; (got = fread(step, 1, sizeof step, stream)) > 0;)
        text_add_n(&text, step, got);
    cr_assert_eq(pclose(stream), 0, "%s", command);
    return text_get(&text);
}

const char *intake_dump(void)
{
    return output_of(intake_text("PGPASSWORD=%s /usr/lib/postgresql/15/bin/pg_dump -h 127.0.0.1 "
                                 "-p %d -U postgres --data-only --schema=intake %s 2>&1",
                                 postgres_password, postgres_port(), database));
}

/* --- the process */

static const char *program_path(void)
{
    char path[PATH_SIZE] = "";
    cr_assert(readlink("/proc/self/exe", path, sizeof path - 1) > 0);
    for (int up = 0; up < 3; up++) /* bin/tests/service/intake_test */
        *strrchr(path, '/') = '\0';
    return intake_text("%s/halfsky-intake", path);
}

static void arguments_fill(const char **arguments, const char *setting)
{
    const struct db_options options = postgres_options();
    const char *const settings[] = {
        "province=37",
        "http.port=0",
        "db.connect_timeout_ms=30000",
        intake_text("bus.brokers=%s", bus.brokers),
        intake_text("bus.ca=%s", bus.ca_file),
        intake_text("bus.certificate=%s", bus.certificate_file),
        intake_text("bus.key=%s", bus.key_file),
        intake_text("http.upload_folder=%s", folder),
        intake_text("documents.folder=%s/documents", folder),
        intake_text("db.port=%d", options.port),
        intake_text("db.name=%s", database),
        intake_text("db.password_file=%s", options.password_file),
        intake_text("keys.idempotency=%s/idempotency", folder),
        intake_text("keys.arrival=%s/arrival", folder),
        intake_text("keys.person=%s/person", folder),
        intake_text("keys.search=%s/search", folder),
        intake_text("seal.keys.gateway=%s/pair", folder),
        setting,
    };
    size_t count = 0;
    arguments[count++] = "halfsky-intake";
    for (size_t i = 0; i < sizeof settings / sizeof *settings && settings[i]; i++) {
        arguments[count++] = "--set";
        arguments[count++] = settings[i];
    }
    arguments[count] = NULL;
}

static const char *log_read(struct arena *into)
{
    char *log = arena_alloc(into, LOG_MOST);
    FILE *stream = fopen(intake_file("log"), "re");
    cr_assert_not_null(stream);
    log[fread(log, 1, LOG_MOST - 1, stream)] = '\0';
    (void)fclose(stream);
    return log;
}

const char *intake_log(void) { return log_read(arena); }

/* The port that the process says it listens on; 0 while it is not ready. */
static int port_said(void)
{
    ARENA_SCOPED kept = arena_new(2 * LOG_MOST);
    const char *ready = strstr(log_read(kept), "\"ready\"");
    const char *said = ready ? strstr(ready, "\"port\":") : NULL;
    return said && strchr(said, '\n') ? atoi(said + strlen("\"port\":")) : 0;
}

/* Gives the process its turn: the log is a file, which cannot be waited for. */
static void turn_give(void) { (void)poll(NULL, 0, TURN_MS); }

static void process_await(void)
{
    const int64_t end = clock_monotonic_ms() + READY_MS;
    while ((port = port_said()) == 0) {
        cr_assert(clock_monotonic_ms() < end, "intake does not get ready: %s", intake_log());
        cr_assert_eq(waitpid(process, NULL, WNOHANG), 0, "intake ended: %s", intake_log());
        turn_give();
    }
}

static void process_start(const char *setting)
{
    const char *arguments[ARGUMENTS_MOST];
    const char *program = program_path();
    arguments_fill(arguments, setting);
    const int log = open(intake_file("log"), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    process = fork();
    cr_assert(process >= 0 && log >= 0);
    if (process == 0) {
        (void)prctl(PR_SET_PDEATHSIG, SIGTERM); /* it ends with a test that fails */
        dup2(log, STDERR_FILENO);
        execv(program, (char *const *)(uintptr_t)arguments);
        _exit(127);
    }
    close(log);
    process_await();
}

static void process_stop(void)
{
    int status = 0;
    cr_assert_eq(kill(process, SIGTERM), 0);
    cr_assert_eq(waitpid(process, &status, 0), process);
    cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "%s", intake_log());
}

void intake_restart(const char *setting)
{
    process_stop();
    process_start(setting);
}

void intake_restart_on(const struct bus_options *options)
{
    bus = *options;
    intake_restart(NULL);
}

void intake_begin(void)
{
    bus = nobody;
    struct seal_keys *keys = NULL;
    arena = arena_new(256 << 20);
    (void)snprintf(folder, sizeof folder, "%s/intake-%d", postgres_directory(), (int)getpid());
    cr_assert_eq(mkdir(folder, 0700), 0);
    const char *const names[] = {"pair", "arrival", "idempotency", "person", "search"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        key_file(names[i], (char)('1' + i));
    cr_assert_null(seal_start());
    cr_assert_null(fetch_start());
    cr_assert_null(seal_keys_load(arena, intake_file("pair"), &keys));
    called = (struct identity_pair){"intake", keys};
    seals = (struct identity_keys){.service = "gateway", .called = &called, .called_count = 1};
    database_make();
    process_start(NULL);
}

void intake_end(void)
{
    process_stop();
    arena_free(arena);
}

/* --- asking */

static struct id account_id(unsigned account)
{
    return (struct id){
        {1, [6] = 0x70, [8] = 0x80, [14] = (uint8_t)(account >> 8), [15] = (uint8_t)account}};
}

const char *account_text(unsigned account)
{
    return arena_text(arena, ID_TEXT(account_id(account)));
}

static const char *seal_of(struct arena *own, const struct intake_ask *ask, struct bytes body)
{
    struct sealed_identity sealed = {.audience = "intake",
                                     .client_id = account_id(ask->who.account),
                                     .account_id = account_id(ask->who.account),
                                     .agency = ask->who.agency,
                                     .role = ask->who.role,
                                     .region = ask->who.region,
                                     .method = ask->method,
                                     .target = ask->target,
                                     .expires_at = clock_now_ms() + 15000};
    const char *header = NULL;
    cr_assert_null(ask->file ? identity_digest_file(own, ask->file, &sealed.body_digest)
                             : identity_digest(own, body, &sealed.body_digest));
    cr_assert_null(identity_seal(&seals, own, &sealed, &header));
    return header;
}

static void header_add(struct fetch_request *request, struct http_header *headers, const char *name,
                       const char *value)
{
    if (value)
        headers[request->header_count++] = (struct http_header){name, value};
}

static struct fetch_answer ask_in(struct arena *own, const struct intake_ask *ask)
{
    struct http_header headers[4];
    const char *text = ask->body ? ask->body : "";
    const struct bytes body = {(const uint8_t *)text, strlen(text)};
    struct fetch_request request = {
        .method = ask->method,
        .url = arena_printf(own, "http://127.0.0.1:%d%s", port, ask->target),
        .headers = headers,
        .deadline_ms = ASK_MS,
        .answer_most = 32 << 20,
        .body = body,
        .body_file = ask->file,
        .answer_file = ask->into};
    const struct fetch_options options = {.connect_timeout_ms = 5000};
    struct fetcher *fetcher = NULL;
    struct fetch_answer answer = {0};
    header_add(&request, headers, IDENTITY_HEADER, seal_of(own, ask, body));
    header_add(&request, headers, "Idempotency-Key", ask->key && *ask->key ? ask->key : NULL);
    header_add(&request, headers, "If-Match", ask->if_match);
    cr_assert_null(fetcher_open(&options, &fetcher));
    const struct err *err = fetch(fetcher, own, &request, &answer);
    cr_assert_null(err, "%s %s: %s", ask->method, ask->target, err ? err->message : "");
    fetcher_close(fetcher);
    return answer;
}

struct fetch_answer intake_ask(struct intake_ask ask)
{
    if (!ask.key && strcmp(ask.method, "POST") == 0)
        ask.key = intake_text("fresh-%u", ++keys_used);
    return ask_in(arena, &ask);
}

int intake_ask_alone(struct intake_ask ask)
{
    ARENA_SCOPED own = arena_new(4 << 20);
    return ask_in(own, &ask).status;
}

static const char *body_checked(const struct fetch_answer *answer, const char *target, int status)
{
    const char *body = arena_text_n(arena, (const char *)answer->body.data, answer->body.size);
    cr_assert_eq(answer->status, status, "%s: %d %s %s", target, answer->status, body,
                 answer->status >= 500 ? intake_log() : "");
    return body;
}

const char *intake_get(struct asker who, const char *target, int status)
{
    const struct fetch_answer answer =
        intake_ask((struct intake_ask){.who = who, .method = "GET", .target = target});
    return body_checked(&answer, target, status);
}

const char *intake_post(struct asker who, const char *target, const char *body, int status)
{
    const struct fetch_answer answer = intake_ask(
        (struct intake_ask){.who = who, .method = "POST", .target = target, .body = body});
    return body_checked(&answer, target, status);
}

void intake_hides(struct asker who, const char *target, const char *body)
{
    const struct fetch_answer answer = intake_ask((struct intake_ask){
        .who = who, .method = body ? "POST" : "GET", .target = target, .body = body});
    const char *text = arena_text_n(arena, (const char *)answer.body.data, answer.body.size);
    const char *type = answer.status == 409 ? "not-here-yet" : "not-found";
    cr_assert(answer.status == 404 || answer.status == 409, "%s: %d %s", target, answer.status,
              text);
    cr_assert(strstr(text, type), "%s: %s", target, text);
}

const char *intake_member(const char *json, const char *name)
{
    const char *begin = strstr(json, intake_text("\"%s\":\"", name));
    cr_assert_not_null(begin, "no %s in %s", name, json);
    begin += strlen(name) + 4;
    return arena_text_n(arena, begin, strcspn(begin, "\""));
}

/* --- what triage says */

void intake_hear(const char *type, const char *matter_id, int seq, const char *body)
{
    struct wire_event event = {.topic = "halfsky.triage.v1",
                               .source = "triage",
                               .kind = STREAM_MATTER,
                               .seq = count_of(seq),
                               .type = type,
                               .region = "370112",
                               .actor = "service/triage",
                               .recorded_at = clock_now_ms(),
                               .correlation = "test",
                               .algorithm = count_of(1),
                               .body = {(const uint8_t *)body, strlen(body)}};
    cr_assert(id_parse(matter_id, &event.stream_id));
    const struct db_options options = options_of("intake");
    event_park(arena, &options, &event);
    intake_await(intake_text("exists (select from applied where stream_id = '%s' and seq = %d)",
                             matter_id, seq));
}
