/* SPDX-License-Identifier: Apache-2.0
 *
 * Answers: from a struct to what libmicrohttpd sends, from any thread; and an error as
 * problem+json (RFC 9457). What an error says of our inside stays inside: only kinds that the
 * client can mend carry their message.
 */
#include "adapters/http.h"

#include "adapters/codec.h"
#include "adapters/http_private.h"

#include <errno.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PROBLEM_ARENA_MOST = 64 * 1024, METHOD_NOT_ALLOWED = 405 };

struct kind_answer {
    bool shows_detail;
    int retry_after_s; /* 0: none */
};

static const struct kind_answer kind_answers[] = {
    [ERR_INVALID] = {true, 0},          [ERR_UNAUTHENTICATED] = {false, 0},
    [ERR_FORBIDDEN] = {false, 0},       [ERR_NOT_FOUND] = {false, 0},
    [ERR_CONFLICT] = {true, 0},         [ERR_NOT_YET] = {true, 1},
    [ERR_STALE] = {true, 0},            [ERR_TOO_LARGE] = {true, 0},
    [ERR_KEY_REUSED] = {true, 0},       [ERR_PRECONDITION] = {true, 0},
    [ERR_TOO_MANY] = {true, 1},         [ERR_TRANSIENT] = {false, 2},
    [ERR_BUG] = {false, 0},
};
_Static_assert(sizeof kind_answers / sizeof kind_answers[0] == ERR_KIND_COUNT, "one row a kind");

static void member_add(struct text *json, const char *name, const char *value)
{
    if (!value || !*value)
        return;
    text_add_printf(json, "%s\"%s\":", json->size > 1 ? "," : "", name);
    codec_add_string(json, value);
}

static int problem_status(const struct err *err)
{
    return err->problem == PROBLEM_METHOD_UNKNOWN ? METHOD_NOT_ALLOWED : err_http_status(err->kind);
}

static const char *problem_json(struct arena *arena, const struct err *err, const char *correlation)
{
    const struct problem_type *const type = problem_type(err->problem);
    struct text json;
    text_init(&json, arena);
    text_add_char(&json, '{');
    member_add(&json, "type", arena_printf(arena, "urn:halfsky:problem:%s", type->slug));
    member_add(&json, "title", type->zh);
    member_add(&json, "title_en", type->en);
    text_add_printf(&json, ",\"status\":%d", problem_status(err));
    if (kind_answers[err->kind].shows_detail)
        member_add(&json, "detail", err->message);
    if (err->pointer[0]) {
        text_add(&json, ",\"errors\":[{\"pointer\":");
        codec_add_string(&json, err->pointer);
        text_add(&json, "}]");
    }
    if (correlation)
        member_add(&json, "instance",
                   arena_printf(arena, "urn:halfsky:correlation:%s", correlation));
    text_add_char(&json, '}');
    return text_get(&json);
}

struct http_answer http_problem(struct arena *arena, const struct err *err, const char *correlation)
{
    const int usual_s = kind_answers[err->kind].retry_after_s;
    const int retry_after_s = err->retry_after_s > 0 ? err->retry_after_s : usual_s;
    struct http_header *const header = ARENA_NEW(arena, struct http_header);
    *header = (struct http_header){"Retry-After", arena_printf(arena, "%d", retry_after_s)};
    const char *const json = problem_json(arena, err, correlation);
    return (struct http_answer){
        .status = problem_status(err),
        .content_type = "application/problem+json",
        .headers = header,
        .header_count = retry_after_s > 0,
        .body = {(const uint8_t *)json, strlen(json)},
    };
}

static bool answer_has(const struct http_answer *answer, const char *name)
{
    for (size_t i = 0; i < answer->header_count; i++)
        if (strcasecmp(answer->headers[i].name, name) == 0)
            return true;
    return false;
}

static bool header_add(struct MHD_Response *response, const char *name, const char *value)
{
    return MHD_add_response_header(response, name, value) == MHD_YES;
}

static bool headers_add(struct MHD_Response *response, const struct http_answer *answer)
{
    const bool has_body = answer->body.size > 0 || answer->file;
    const char *const type = answer->content_type ? answer->content_type : "application/json";
    bool added = !(has_body || answer->content_type) || header_add(response, "Content-Type", type);
    for (size_t i = 0; i < answer->header_count; i++)
        added = added && header_add(response, answer->headers[i].name, answer->headers[i].value);
    /* Answers are about one woman's dispute: no cache may keep them unless the answer says so. */
    if (!answer_has(answer, "cache-control"))
        added = added && header_add(response, "Cache-Control", "no-store");
    return added && header_add(response, "X-Content-Type-Options", "nosniff");
}

/* libmicrohttpd owns the descriptor from here on. */
static struct MHD_Response *response_of_file(const char *file, uint64_t *ret_size)
{
    const int fd = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    struct stat status;
    if (fd < 0)
        return NULL;
    struct MHD_Response *response = NULL;
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode))
        response = MHD_create_response_from_fd64((uint64_t)status.st_size, fd);
    if (!response) {
        (void)close(fd);
        return NULL;
    }
    *ret_size = (uint64_t)status.st_size;
    return response;
}

static struct MHD_Response *response_of(const struct http_answer *answer, uint64_t *ret_size)
{
    if (answer->file)
        return response_of_file(answer->file, ret_size);
    *ret_size = answer->body.size;
    return MHD_create_response_from_buffer(answer->body.size, (void *)(uintptr_t)answer->body.data,
                                           MHD_RESPMEM_MUST_COPY);
}

static bool reply_try(const struct http_answer *answer, struct http_reply *ret_reply)
{
    struct http_reply reply = {.status = (unsigned)answer->status};
    if (answer->status < 200 || answer->status > 599)
        return false;
    reply.response = response_of(answer, &reply.size);
    if (!reply.response)
        return false;
    if (!headers_add(reply.response, answer)) {
        http_reply_drop(&reply);
        return false;
    }
    *ret_reply = reply;
    return true;
}

/* An answer that cannot be sent as it is, a file that is gone or a header with a line break, is
 * 500: half of an answer would be worse. */
struct http_reply http_reply_make(const struct http_answer *answer)
{
    struct http_reply reply = {0};
    if (!reply_try(answer, &reply))
        reply = http_reply_of_err(err_of(PROBLEM_BUG, "an answer cannot be sent"));
    return reply;
}

struct http_reply http_reply_of_err(const struct err *err)
{
    ARENA_SCOPED arena = arena_new(PROBLEM_ARENA_MOST);
    const struct http_answer answer = http_problem(arena, err, NULL);
    struct http_reply reply = {0};
    (void)reply_try(&answer, &reply); /* fails without memory only: the connection is cut then */
    return reply;
}

void http_reply_drop(struct http_reply *reply)
{
    if (reply->response)
        MHD_destroy_response(reply->response);
    *reply = (struct http_reply){0};
}

void http_reply_close_after(struct http_reply *reply)
{
    if (reply->response)
        (void)MHD_add_response_header(reply->response, "Connection", "close");
}
