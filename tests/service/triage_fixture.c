/* SPDX-License-Identifier: Apache-2.0
 *
 * Starts triage, or another service that hears of matters, beside the test's own program and asks
 * it as the gateway would; what it hears is in triage_heard.c. It must never write into the
 * service's tables by itself.
 */
#include "triage_fixture.h"

#include "adapters/seal.h"
#include "asked.h"
#include "migrated.h"
#include "base/clock.h"
#include "postgres_fixture.h"
#include "runtime/identity.h"
#include "triage/triage_sql.h"

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

const struct triage_asker woman_one = {ROLE_WORKER, AGENCY_NONE, "370112", 101};
const struct triage_asker woman_two = {ROLE_WORKER, AGENCY_NONE, "370112", 102};
const struct triage_asker desk_licheng = {ROLE_CLERK, AGENCY_LABOUR, "370112", 201};
const struct triage_asker labour_licheng = {ROLE_OFFICER, AGENCY_LABOUR, "370112", 301};
const struct triage_asker labour_jinan = {ROLE_OFFICER, AGENCY_LABOUR, "3701", 302};
const struct triage_asker labour_province = {ROLE_OFFICER, AGENCY_LABOUR, "37", 309};
const struct triage_asker labour_qingdao = {ROLE_OFFICER, AGENCY_LABOUR, "3702", 303};
const struct triage_asker justice_licheng = {ROLE_OFFICER, AGENCY_JUSTICE, "370112", 304};
const struct triage_asker union_licheng = {ROLE_OFFICER, AGENCY_UNION, "370112", 305};
const struct triage_asker federation_jinan = {ROLE_OFFICER, AGENCY_WOMENS_FEDERATION, "3701", 306};
const struct triage_asker operator_ops = {ROLE_OPS, AGENCY_NONE, "37", 901};

static const struct triage_subject triage_itself = {"triage", &migrations_triage, "intake"};
static const struct triage_subject *subject = &triage_itself;
static struct arena *arena;
static char folder[PATH_SIZE], database[40];
static struct identity_keys seals;
static struct identity_pair called;
static pid_t process;
static int port;
static unsigned keys_used;
static const struct bus_options nobody = {.brokers = "127.0.0.1:1",
                                          .ca_file = "/nowhere/ca.pem",
                                          .certificate_file = "/nowhere/triage.pem",
                                          .key_file = "/nowhere/triage.key"};
static struct bus_options bus; /* nobody, until a test has a broker */

struct arena *triage_arena(void) { return arena; }

const char *triage_text(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = arena_vprintf(arena, format, arguments);
    va_end(arguments);
    return text;
}

const char *triage_file(const char *name) { return triage_text("%s/%s", folder, name); }

void triage_file_write(const char *path, const void *bytes, size_t size)
{
    FILE *stream = fopen(path, "we");
    cr_assert(stream && fwrite(bytes, 1, size, stream) == size && fclose(stream) == 0);
    cr_assert_eq(chmod(path, 0600), 0);
}

static void key_file(const char *name, char digit)
{
    char digits[65] = {0};
    memset(digits, digit, 64);
    const char *line = triage_text("key-%c %s\n", digit, digits);
    triage_file_write(triage_file(name), line, strlen(line));
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

struct db_options triage_options(void) { return options_of(subject->name); }

void triage_script(const char *sql)
{
    const struct db_options options = triage_options();
    script_run(&options, sql);
}

bool triage_holds(const char *condition)
{
    const struct db_options options = triage_options();
    return condition_holds(&options, "", condition);
}

const char *triage_asked(const char *expression)
{
    const struct db_options options = triage_options();
    return value_asked(arena, &options, expression);
}

void triage_await(const char *condition)
{
    const int64_t end = clock_monotonic_ms() + READY_MS;
    while (!triage_holds(condition)) {
        cr_assert(clock_monotonic_ms() < end, "never: %s", condition);
        (void)poll(NULL, 0, TURN_MS);
    }
}

static void database_make(void)
{
    const struct migrated_service service = {subject->name, subject->migrations};
    (void)snprintf(database, sizeof database, "%s_%d", subject->name, (int)getpid());
    migrated_make(database, &service, 1);
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

const char *triage_dump(void)
{
    return output_of(triage_text("PGPASSWORD=%s /usr/lib/postgresql/15/bin/pg_dump -h 127.0.0.1 "
                                 "-p %d -U postgres --data-only --schema=%s %s 2>&1",
                                 postgres_password, postgres_port(), subject->name, database));
}

/* --- the process */

static const char *program_path(void)
{
    char path[PATH_SIZE] = "";
    cr_assert(readlink("/proc/self/exe", path, sizeof path - 1) > 0);
    for (int up = 0; up < 3; up++) /* bin/tests/service/triage_test */
        *strrchr(path, '/') = '\0';
    return triage_text("%s/halfsky-%s", path, subject->name);
}

static void arguments_fill(const char **arguments, const char *const *more)
{
    const struct db_options options = postgres_options();
    const char *const settings[] = {
        "province=37",
        "http.port=0",
        "db.connect_timeout_ms=30000",
        triage_text("bus.brokers=%s", bus.brokers),
        triage_text("bus.ca=%s", bus.ca_file),
        triage_text("bus.certificate=%s", bus.certificate_file),
        triage_text("bus.key=%s", bus.key_file),
        triage_text("http.upload_folder=%s", folder),
        triage_text("db.port=%d", options.port),
        triage_text("db.name=%s", database),
        triage_text("db.password_file=%s", options.password_file),
        triage_text("keys.idempotency=%s/idempotency", folder),
        triage_text("keys.arrival=%s/arrival", folder),
        triage_text("seal.keys.gateway=%s/pair", folder),
        subject->secret ? triage_text("%s=%s/secret", subject->secret, folder) : NULL,
    };
    size_t count = 0;
    arguments[count++] = subject->name;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (!settings[i])
            continue;
        arguments[count++] = "--set";
        arguments[count++] = settings[i];
    }
    for (size_t i = 0; more && more[i]; i++) {
        arguments[count++] = "--set";
        arguments[count++] = more[i];
    }
    arguments[count] = NULL;
}

static const char *log_read(struct arena *into)
{
    char *log = arena_alloc(into, LOG_MOST);
    FILE *stream = fopen(triage_file("log"), "re");
    cr_assert_not_null(stream);
    log[fread(log, 1, LOG_MOST - 1, stream)] = '\0';
    (void)fclose(stream);
    return log;
}

const char *triage_log(void) { return log_read(arena); }

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
        cr_assert(clock_monotonic_ms() < end, "%s does not get ready: %s", subject->name,
                  triage_log());
        cr_assert_eq(waitpid(process, NULL, WNOHANG), 0, "%s ended: %s", subject->name,
                     triage_log());
        turn_give();
    }
}

static void process_start(const char *const *settings)
{
    const char *arguments[ARGUMENTS_MOST];
    const char *program = program_path();
    arguments_fill(arguments, settings);
    const int log = open(triage_file("log"), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
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
    cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "%s", triage_log());
}

void triage_restart(const char *setting)
{
    const char *const settings[] = {setting, NULL};
    process_stop();
    process_start(settings);
}

void triage_kill(void)
{
    cr_assert_eq(kill(process, SIGKILL), 0);
    cr_assert_eq(waitpid(process, NULL, 0), process);
}

void triage_start_on(const struct bus_options *options, const char *const *settings)
{
    bus = *options;
    process_start(settings);
}

void triage_restart_on(const struct bus_options *options)
{
    bus = *options;
    triage_restart(NULL);
}

void triage_begin(void) { triage_begin_as(&triage_itself); }

const char *triage_source(void) { return subject->source; }
const char *triage_subject_name(void) { return subject->name; }

void triage_begin_as(const struct triage_subject *other)
{
    subject = other;
    bus = nobody;
    struct seal_keys *keys = NULL;
    arena = arena_new(256 << 20);
    (void)snprintf(folder, sizeof folder, "%s/%s-%d", postgres_directory(), subject->name,
                   (int)getpid());
    cr_assert_eq(mkdir(folder, 0700), 0);
    const char *const names[] = {"pair", "arrival", "idempotency", "secret"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        key_file(names[i], (char)('1' + i));
    cr_assert_null(seal_start());
    cr_assert_null(fetch_start());
    cr_assert_null(seal_keys_load(arena, triage_file("pair"), &keys));
    called = (struct identity_pair){subject->name, keys};
    seals = (struct identity_keys){.service = "gateway", .called = &called, .called_count = 1};
    database_make();
    process_start(NULL);
}

void triage_end(void)
{
    process_stop();
    arena_free(arena);
}

/* --- asking */

/* 0 is nobody's. */
static struct id account_id(unsigned account)
{
    if (account == 0)
        return (struct id){{0}};
    return (struct id){
        {1, [6] = 0x70, [8] = 0x80, [14] = (uint8_t)(account >> 8), [15] = (uint8_t)account}};
}

const char *triage_account(unsigned account)
{
    return arena_text(arena, ID_TEXT(account_id(account)));
}

static const char *seal_of(struct arena *own, const struct triage_ask *ask, struct bytes body)
{
    struct sealed_identity sealed = {.audience = subject->name,
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

static struct err *ask_try(struct arena *own, const struct triage_ask *ask,
                           struct fetch_answer *ret_answer)
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
    header_add(&request, headers, IDENTITY_HEADER, seal_of(own, ask, body));
    header_add(&request, headers, "Idempotency-Key", ask->key && *ask->key ? ask->key : NULL);
    header_add(&request, headers, "If-Match", ask->if_match);
    cr_assert_null(fetcher_open(&options, &fetcher));
    struct err *err = fetch(fetcher, own, &request, ret_answer);
    fetcher_close(fetcher);
    return err;
}

static struct fetch_answer ask_in(struct arena *own, const struct triage_ask *ask)
{
    struct fetch_answer answer = {0};
    const struct err *err = ask_try(own, ask, &answer);
    cr_assert_null(err, "%s %s: %s", ask->method, ask->target, err ? err->message : "");
    return answer;
}

pid_t triage_ask_unanswered(struct triage_ask ask)
{
    const pid_t asker = fork();
    cr_assert_geq(asker, 0);
    if (asker == 0) {
        struct fetch_answer answer = {0};
        (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
        err_ignore(ask_try(arena, &ask, &answer), "the one asked is killed");
        _exit(0);
    }
    return asker;
}

struct fetch_answer triage_ask(struct triage_ask ask)
{
    if (!ask.key && strcmp(ask.method, "POST") == 0)
        ask.key = triage_text("fresh-%u", ++keys_used);
    return ask_in(arena, &ask);
}

int triage_ask_alone(struct triage_ask ask)
{
    ARENA_SCOPED own = arena_new(4 << 20);
    return ask_in(own, &ask).status;
}

static const char *body_checked(const struct fetch_answer *answer, const char *target, int status)
{
    const char *body = arena_text_n(arena, (const char *)answer->body.data, answer->body.size);
    cr_assert_eq(answer->status, status, "%s: %d %s %s", target, answer->status, body,
                 answer->status >= 500 ? triage_log() : "");
    return body;
}

const char *triage_get(struct triage_asker who, const char *target, int status)
{
    const struct fetch_answer answer =
        triage_ask((struct triage_ask){.who = who, .method = "GET", .target = target});
    return body_checked(&answer, target, status);
}

const char *triage_post(struct triage_asker who, const char *target, const char *body, int status)
{
    const struct fetch_answer answer = triage_ask(
        (struct triage_ask){.who = who, .method = "POST", .target = target, .body = body});
    return body_checked(&answer, target, status);
}

void triage_hides(struct triage_asker who, const char *target, const char *body)
{
    const struct fetch_answer answer =
        triage_ask((struct triage_ask){.who = who,
                                       .method = body ? "POST" : "GET",
                                       .target = target,
                                       .body = body,
                                       .if_match = body ? "*" : NULL});
    const char *text = arena_text_n(arena, (const char *)answer.body.data, answer.body.size);
    const char *type = answer.status == 409 ? "not-here-yet" : "not-found";
    cr_assert(answer.status == 404 || answer.status == 409, "%s: %d %s", target, answer.status,
              text);
    cr_assert(strstr(text, type), "%s: %s", target, text);
}

const char *triage_member(const char *json, const char *name)
{
    const char *begin = strstr(json, triage_text("\"%s\":\"", name));
    cr_assert_not_null(begin, "no %s in %s", name, json);
    begin += strlen(name) + 4;
    return arena_text_n(arena, begin, strcspn(begin, "\""));
}
