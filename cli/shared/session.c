/* SPDX-License-Identifier: Apache-2.0
 *
 * Requests with a bearer token over one keep-alive connection. It repeats nothing by itself: who
 * may wait and ask again decides that.
 */
#include "cli/shared/session.h"

#include "adapters/seal.h"
#include "base/clock.h"
#include "base/conf.h"
#include "cli/shared/secret_file.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
    ANSWER_MOST = 8 << 20,
    DEADLINE_MS = 30000,
    CONNECT_MS = 3000,
    HEADERS_MOST = 6,
    RETRY_MOST_S = 3600
};

static const char usual_config[] = "run/halfsky.conf";

const char session_options_help[] =
    "  --url URL          the gateway 网关地址 (http://127.0.0.1:18080)\n"
    "  --token-file FILE  file with the client's token 令牌文件\n"
    "  --config FILE      file with url and token_file 配置文件 (run/halfsky.conf)\n"
    "  --json             JSON for programs 输出JSON\n"
    "  --help             this text 帮助\n"
    "Exit codes 退出码: 0 done 完成, 1 refused 被拒绝, 2 wrong use 用法错误, 3 gateway not reached "
    "网关无应答, 4 a check does not hold 核对不通过\n";

static const struct conf_key conf_keys[] = {
    {.name = "url",
     .type = CONF_TEXT,
     .fallback = "http://127.0.0.1:18080",
     .unit = "",
     .meaning = "The gateway"},
    {.name = "token_file",
     .type = CONF_SECRET_PATH,
     .fallback = "",
     .unit = "",
     .meaning = "File whose first line is the client's token"},
};

/* --- opening */

static struct err *conf_read(struct arena *arena, const struct session_options *options,
                             struct conf **ret_conf)
{
    const struct conf_group group = {conf_keys, sizeof conf_keys / sizeof conf_keys[0]};
    struct conf_setting settings[2];
    struct conf_input input = {
        .groups = &group, .group_count = 1, .file = options->config, .settings = settings};
    if (!input.file && access(usual_config, R_OK) == 0)
        input.file = usual_config;
    if (options->url)
        settings[input.setting_count++] = (struct conf_setting){"url", options->url};
    if (options->token_file)
        settings[input.setting_count++] = (struct conf_setting){"token_file", options->token_file};
    return conf_load(arena, &input, ret_conf);
}

struct err *session_open(struct arena *arena, const struct session_options *options,
                         struct session *ret_session)
{
    const struct fetch_options fetch_options = {.connect_timeout_ms = CONNECT_MS};
    struct conf *conf = NULL;
    TRY(seal_start());
    TRY(fetch_start());
    TRY(conf_read(arena, options, &conf));
    const char *file = conf_text(conf, "token_file");
    *ret_session = (struct session){.arena = arena, .url = conf_text(conf, "url")};
    if (*file)
        TRY(secret_read(arena, file, &ret_session->token));
    return fetcher_open(&fetch_options, &ret_session->fetcher);
}

void session_close(struct session *session)
{
    fetcher_close(session->fetcher);
    session->fetcher = NULL;
}

/* --- asking */

const char *session_key(struct arena *arena)
{
    uint8_t random[10];
    clock_random(random, sizeof random);
    return arena_text(arena, ID_TEXT(id_v7(clock_now_ms(), random)));
}

static void header_add(struct fetch_request *request, struct http_header *headers, const char *name,
                       const char *value)
{
    if (value)
        headers[request->header_count++] = (struct http_header){name, value};
}

static const char *authorization(struct arena *arena, const struct session *session)
{
    return session->token ? arena_printf(arena, "Bearer %s", session->token) : NULL;
}

/* "urn:halfsky:problem:<slug>" */
#define PROBLEM_BODY_FIELDS(F, R)                                                                  \
    F(R, text, type, _, optional, 200, open, "Type", "类型")                                       \
    F(R, text, title, _, optional, 400, open, "Title", "标题")                                     \
    F(R, text, title_en, _, optional, 400, open, "Title in English", "英文标题")                   \
    F(R, text, detail, _, optional, 1000, open, "Detail", "说明")                                  \
    F(R, list, errors, problem_place, optional, 20, open, "Where", "位置")
#define PROBLEM_PLACE_FIELDS(F, R) F(R, text, pointer, _, optional, 200, open, "Where", "位置")
RECORD(problem_place, PROBLEM_PLACE_FIELDS);
RECORD_DEFINE(problem_place, PROBLEM_PLACE_FIELDS);
RECORD(problem_body, PROBLEM_BODY_FIELDS);
RECORD_DEFINE(problem_body, PROBLEM_BODY_FIELDS);

static bool problem_read(struct arena *arena, struct bytes body, struct problem_body *ret_problem)
{
    struct err *err =
        codec_read(arena, &record_problem_body, body, CODEC_UNKNOWN_IGNORED, ret_problem);
    err_ignore(err, "what is no problem+json is told by its status");
    return err == NULL && ret_problem->type;
}

static const char *problem_slug(struct arena *arena, const struct session_reply *reply)
{
    static const char prefix[] = "urn:halfsky:problem:";
    struct problem_body problem = {0};
    if (reply->status < 400 || !problem_read(arena, reply->body, &problem))
        return NULL;
    return text_starts_with(problem.type, prefix) ? problem.type + strlen(prefix) : problem.type;
}

/* A date in its place, or more than an hour, is no wait of ours. */
static int seconds_of(const char *retry_after)
{
    int64_t seconds = 0;
    if (!retry_after || !text_to_int64(retry_after, &seconds))
        return 0;
    return seconds > 0 && seconds <= RETRY_MOST_S ? (int)seconds : 0;
}

struct err *session_ask(struct session *session, struct arena *arena, const struct session_ask *ask,
                        struct session_reply *ret_reply)
{
    struct http_header headers[HEADERS_MOST];
    struct fetch_answer answer = {0};
    const bool is_post = strcmp(ask->method, "POST") == 0;
    struct fetch_request request = {
        .method = ask->method,
        .url = arena_printf(arena, "%s%s", session->url, ask->target),
        .headers = headers,
        .body = {(const uint8_t *)ask->body, ask->body ? strlen(ask->body) : 0},
        .deadline_ms = DEADLINE_MS,
        .answer_most = ANSWER_MOST};
    header_add(&request, headers, "Authorization", authorization(arena, session));
    header_add(&request, headers, "Content-Type", ask->body ? "application/json" : NULL);
    header_add(&request, headers, "Idempotency-Key",
               is_post && !ask->key ? session_key(arena) : ask->key);
    header_add(&request, headers, "If-Match", ask->if_match);
    header_add(&request, headers, "Halfsky-At", ask->arrival);
    session->was_reached = false;
    TRY(fetch(session->fetcher, arena, &request, &answer));
    session->was_reached = true;
    const char *retry = fetch_header(&answer, "retry-after");
    *ret_reply = (struct session_reply){.status = answer.status,
                                        .body = answer.body,
                                        .etag = fetch_header(&answer, "etag"),
                                        .location = fetch_header(&answer, "location"),
                                        .arrival = fetch_header(&answer, "halfsky-at"),
                                        .retry_after_s = seconds_of(retry)};
    ret_reply->problem = problem_slug(arena, ret_reply);
    return NULL;
}

struct err *session_check(struct arena *arena, const struct session_ask *ask,
                          const struct session_reply *reply)
{
    struct problem_body problem = {0};
    if (reply->status >= 200 && reply->status < 300)
        return NULL;
    if (!problem_read(arena, reply->body, &problem))
        return err_of(PROBLEM_CONFLICT, "%s %s: status %d", ask->method, ask->target,
                      reply->status);
    const char *place = problem.errors.count > 0 && problem.errors.items[0].pointer
                            ? problem.errors.items[0].pointer
                            : "";
    return err_of(PROBLEM_CONFLICT, "%s %s (%d %s%s%s%s%s)", problem.title ? problem.title : "",
                  problem.title_en ? problem.title_en : "", reply->status, reply->problem,
                  problem.detail ? ": " : "", problem.detail ? problem.detail : "",
                  *place ? " " : "", place);
}

struct err *session_take(struct session *session, struct arena *arena,
                         const struct session_ask *ask, struct session_reply *ret_reply)
{
    TRY(session_ask(session, arena, ask, ret_reply));
    return session_check(arena, ask, ret_reply);
}

struct err *session_read(struct session *session, struct arena *arena,
                         const struct session_ask *ask, const struct record_type *type,
                         void *ret_record)
{
    struct session_reply reply;
    TRY(session_take(session, arena, ask, &reply));
    return err_wrap(codec_read(arena, type, reply.body, CODEC_UNKNOWN_IGNORED, ret_record),
                    "the answer of %s", ask->target);
}

struct err *session_get(struct session *session, const char *target, const struct record_type *type,
                        void *ret_record)
{
    const struct session_ask ask = {.method = "GET", .target = target};
    return session_read(session, session->arena, &ask, type, ret_record);
}

struct err *session_body(struct arena *arena, const struct record_type *type, const void *record,
                         const char **ret_body)
{
    struct text json;
    text_init(&json, arena);
    TRY(codec_write(type, record, SENSITIVITY_sealed, &json));
    *ret_body = text_get(&json);
    return NULL;
}

enum exit_code session_end(struct session *session, const struct err *err)
{
    const bool was_asked = session->fetcher != NULL;
    const bool is_gone = err && err->kind == ERR_TRANSIENT && was_asked && !session->was_reached;
    if (err && is_gone)
        (void)fprintf(stderr, "网关无应答 The gateway does not answer: %s (%s)\n", session->url,
                      err->message);
    else if (err)
        (void)fprintf(stderr, "%s\n", err->message);
    session_close(session);
    if (!err)
        return EXIT_DONE;
    return is_gone ? EXIT_NOT_REACHED : EXIT_REFUSED;
}
