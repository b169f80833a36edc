/* SPDX-License-Identifier: Apache-2.0
 *
 * Hands a request to the service that its path belongs to, with the identity sealed for exactly
 * this request (A1), and its answer back as it is. It changes no body and decides nothing about it.
 */
#include "gateway/gateway.h"
#include "gateway/route_file.h"
#include "gateway/upstream.h"
#include "runtime/identity.h"

#include <string.h>
#include <unistd.h>

enum {
    ASK_HEADERS_MOST = 10,
    ANSWER_HEADERS_MOST = 10,
    ANSWER_MOST = 4 << 20,
    DOCUMENT_MOST = 64 << 20,
    UNAUTHENTICATED = 401,
    NOT_FOUND = 404,
    METHOD_NOT_ALLOWED = 405,
    RETRY_S = 1
};

/* One request on its way. */
struct passage {
    struct gateway *gateway;
    struct work *work;
    const struct http_request *request;
    const struct route_line *line;
    const char *service;
    struct sealed_identity sealed;
    struct http_header headers[ASK_HEADERS_MOST];
    size_t header_count; /* the seal comes behind these */
};

/* What a client may say besides its body: lower case as asked, and as sent on. */
static const struct http_header passed_on[] = {
    {"idempotency-key", "Idempotency-Key"}, {"if-match", "If-Match"},
    {"halfsky-at", "Halfsky-At"},           {"traceparent", "traceparent"},
    {"content-type", "Content-Type"},       {IDENTITY_DIGEST_HEADER_LOWER, "Halfsky-Digest"},
};
/* What a service may say besides its body. */
static const struct http_header passed_back[] = {
    {"etag", "ETag"},
    {"location", "Location"},
    {"halfsky-at", "Halfsky-At"},
    {"retry-after", "Retry-After"},
    {"allow", "Allow"},
    {"content-disposition", "Content-Disposition"},
    {"cache-control", "Cache-Control"},
};

static void headers_fill(struct passage *passage)
{
    for (size_t i = 0; i < sizeof passed_on / sizeof passed_on[0]; i++) {
        const char *value = http_request_header(passage->request, passed_on[i].name);
        if (value)
            passage->headers[passage->header_count++] =
                (struct http_header){passed_on[i].value, value};
    }
    passage->headers[passage->header_count++] =
        (struct http_header){"Halfsky-Correlation", work_correlation(passage->work)};
}

/* Before each try: a seal lives for seconds. */
static struct err *passage_seal(void *context, struct fetch_request *request)
{
    struct passage *passage = context;
    const char *seal = NULL;
    TRY(identity_seal(passage->gateway->keys, work_arena(passage->work), &passage->sealed, &seal));
    passage->headers[passage->header_count] = (struct http_header){IDENTITY_HEADER, seal};
    request->headers = passage->headers;
    request->header_count = passage->header_count + 1;
    return NULL;
}

/* A document's digest is what the client declared, and must be what came. */
static struct err *document_digest(const struct passage *passage, struct bytes *ret_digest)
{
    const struct http_request *request = passage->request;
    struct arena *arena = work_arena(passage->work);
    const char *declared = http_request_header(request, IDENTITY_DIGEST_HEADER_LOWER);
    uint8_t said[SEAL_HASH_SIZE];
    struct bytes found;
    if (!declared || !text_unhex(declared, said, sizeof said))
        return err_of(PROBLEM_INVALID, "a document needs Halfsky-Digest: its SHA-256 in hex");
    TRY(identity_digest_file(arena, request->upload_file, &found));
    if (memcmp(found.data, said, sizeof said) != 0)
        return err_of(PROBLEM_INVALID, "the document is not the one that Halfsky-Digest says");
    *ret_digest = found;
    return NULL;
}

static struct err *passage_begin(struct passage *passage)
{
    const struct identity *who = work_identity(passage->work);
    const struct http_request *request = passage->request;
    struct bytes digest;
    if (request->upload_file)
        TRY(document_digest(passage, &digest));
    else
        TRY(identity_digest(work_arena(passage->work), request->body, &digest));
    passage->sealed = (struct sealed_identity){
        .audience = passage->service,
        .client_id = who->client_id,
        .account_id = who->account_id,
        .agency = who->agency,
        .role = who->role,
        .region = who->region,
        .method = request->method,
        .target = request->target,
        .body_digest = digest,
    };
    headers_fill(passage);
    return NULL;
}

static struct err *passage_ask(struct passage *passage, const char *answer_file,
                               struct fetch_answer *ret_answer)
{
    const struct http_request *request = passage->request;
    struct upstreams *upstreams = passage->gateway->upstreams;
    struct upstream *upstream = upstream_find(upstreams, passage->service);
    const bool only_reads = strcmp(request->method, "GET") == 0;
    struct upstream_ask ask = {
        .request = {.method = request->method,
                    .body = request->body,
                    .body_file = request->upload_file,
                    .answer_most = answer_file ? DOCUMENT_MOST : ANSWER_MOST,
                    .answer_file = answer_file},
        .target = request->target,
        .may_repeat = only_reads || http_request_header(request, "idempotency-key"),
        .prepare = passage_seal,
        .context = passage,
        .now_ms = work_now_ms(passage->work),
    };
    if (!upstream)
        return err_of(PROBLEM_ROUTE_UNKNOWN, "no address of %s", passage->service);
    struct err *err =
        upstream_fetch(upstreams, upstream, work_arena(passage->work), &ask, ret_answer);
    if (!err || err->kind != ERR_TRANSIENT)
        return err;
    /* Whether a command arrived is not known; its key finds out (A5). */
    struct err *told =
        only_reads ? err_of(PROBLEM_TRANSIENT, "%s does not answer", ask.target)
                   : err_of(PROBLEM_OUTCOME_UNKNOWN, "%s does not answer", passage->service);
    told->retry_after_s = RETRY_S;
    return told;
}

static void answer_pass(const struct passage *passage, const struct fetch_answer *given,
                        const char *answer_file, struct http_request *request)
{
    struct http_header headers[ANSWER_HEADERS_MOST];
    struct http_answer answer = {.status = given->status,
                                 .content_type = fetch_header(given, "content-type"),
                                 .headers = headers,
                                 .body = given->body,
                                 .file = answer_file};
    for (size_t i = 0; i < sizeof passed_back / sizeof passed_back[0]; i++) {
        const char *value = fetch_header(given, passed_back[i].name);
        if (value)
            headers[answer.header_count++] = (struct http_header){passed_back[i].value, value};
    }
    headers[answer.header_count++] =
        (struct http_header){"Halfsky-Correlation", work_correlation(passage->work)};
    http_answer(request, &answer);
}

/* --- a method that the path does not take */

static bool is_unknown_route(const struct err *err, const struct fetch_answer *given)
{
    static const char slug[] = "route-unknown\"";
    if (err)
        return err->problem == PROBLEM_ROUTE_UNKNOWN;
    return given->status == NOT_FOUND &&
           memmem(given->body.data, given->body.size, slug, sizeof slug - 1);
}

/* A path may be one service's by one method and another's by the next: what the asked one knows of
 * it and what the file of routes gives to others, together. NULL: it is not about the method. */
static const char *allow_of(const struct passage *passage, const struct err *err,
                            const struct fetch_answer *given)
{
    const bool is_refused = !err && given->status == METHOD_NOT_ALLOWED;
    const struct http_request *request = passage->request;
    if (!is_refused && !is_unknown_route(err, given))
        return NULL;
    const struct route_line *line =
        route_file_match(passage->gateway->routes, request->method, request->path);
    if (err && line && strcmp(line->method, request->method) == 0)
        return NULL; /* the method has its service, of which this gateway was not told */
    return route_file_allow(work_arena(passage->work), passage->gateway->routes,
                            passage->request->path, passage->service,
                            is_refused ? fetch_header(given, "allow") : NULL);
}

static void answer_not_allowed(const struct passage *passage, const char *allow,
                               struct http_request *request)
{
    const char *correlation = work_correlation(passage->work);
    const struct http_header headers[] = {{"Allow", allow}, {"Halfsky-Correlation", correlation}};
    const struct err *err = err_of(PROBLEM_METHOD_UNKNOWN, "the path takes %s", allow);
    struct http_answer answer = http_problem(request->arena, err, correlation);
    answer.headers = headers;
    answer.header_count = sizeof headers / sizeof headers[0];
    http_answer(request, &answer);
}

static const char *document_file(const struct passage *passage)
{
    if (passage->line->body != ROUTE_BODY_DOWNLOAD || !passage->gateway->folder ||
        strcmp(passage->request->method, "GET") != 0)
        return NULL;
    return arena_printf(work_arena(passage->work), "%s/answer-%s", passage->gateway->folder,
                        ID_TEXT(work_new_id(passage->work)));
}

/* Without a line of its method the path's first line says whom to ask: the service knows what else
 * the path takes. */
static bool passage_find(struct passage *passage)
{
    const struct route_file *routes = passage->gateway->routes;
    const char *path = passage->request->path;
    passage->line = route_file_match(routes, passage->request->method, path);
    if (!passage->line)
        passage->line = route_file_match_path(routes, path);
    if (passage->line)
        passage->service = route_line_service(work_arena(passage->work), passage->line, path);
    return passage->line != NULL;
}

struct err *gateway_forward(void *state, struct work *work, struct http_request *request,
                            bool *ret_answered)
{
    struct gateway *gateway = state;
    struct passage passage = {.gateway = gateway, .work = work, .request = request};
    struct fetch_answer given = {0};
    if (!passage_find(&passage))
        return NULL;
    TRY(passage_begin(&passage));
    const char *file = document_file(&passage);
    struct err *err = passage_ask(&passage, file, &given);
    const char *allow = allow_of(&passage, err, &given);
    if (!err && given.status == UNAUTHENTICATED)
        err = err_of(PROBLEM_BUG, "%s does not take our seal", passage.service);
    if (allow)
        answer_not_allowed(&passage, allow, request);
    else if (!err)
        answer_pass(&passage, &given, file, request);
    *ret_answered = allow || !err;
    if (file)
        (void)unlink(file); /* it was opened; what is open is still sent */
    return allow ? NULL : err;
}

bool gateway_is_upload(void *state, const char *method, const char *path)
{
    const struct gateway *gateway = state;
    const struct route_line *line = route_file_match(gateway->routes, method, path);
    return line && line->body == ROUTE_BODY_UPLOAD;
}
