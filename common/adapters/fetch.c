/* SPDX-License-Identifier: Apache-2.0
 *
 * The HTTP client: one libcurl easy handle, reset for each request, whose connections stay open.
 * Everything that could send a request elsewhere is off: redirects, proxies, .netrc, environment
 * settings, other protocols. It must never answer half a body as if it were whole.
 */
#include "adapters/fetch.h"

#include <assert.h>
#include <curl/curl.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    HEADERS_MOST = 64,
    HEAD_BYTES_MOST = 32 * 1024,
    OPTIONS_ARENA_MOST = 64 * 1024,
    KEPT_MOST = 32,       /* open connections */
    KEPT_IDLE_S = 20,     /* shorter than a server's idle deadline, so that none is reused dying */
    CONNECT_USUAL_MS = 2000,
};

struct fetcher {
    struct arena *arena;
    struct fetch_options options;
    CURL *curl;
    char reason[CURL_ERROR_SIZE];
};

/* One answer while it arrives. */
struct exchange {
    struct arena *arena;
    const struct fetch_request *request;
    struct http_header *headers;
    size_t header_count;
    size_t head_bytes;
    struct text body;
    uint64_t received;
    int body_fd;   /* what is sent; -1: none */
    int answer_fd; /* where the answer goes; -1: memory */
    const char *refusal; /* why we stopped it ourselves; NULL: we did not */
};

static void curl_slist_free_at(struct curl_slist **list) { curl_slist_free_all(*list); }
#define SLIST_SCOPED __attribute__((cleanup(curl_slist_free_at))) struct curl_slist *

struct err *fetch_start(void)
{
    /* TLS may write to a socket that the other side has closed: an error, not the process's end. */
    (void)signal(SIGPIPE, SIG_IGN);
    if (curl_global_init(CURL_GLOBAL_ALL) != CURLE_OK)
        return err_of(PROBLEM_BUG, "libcurl does not start");
    return NULL;
}

struct err *fetcher_open(const struct fetch_options *options, struct fetcher **ret_fetcher)
{
    const bool has_all = options->tls_ca && options->tls_certificate && options->tls_key;
    const bool has_pair = !options->tls_certificate == !options->tls_key;
    if (!has_pair || (options->tls_key && !has_all))
        return err_of(PROBLEM_INVALID, "a client certificate needs its key and an authority");
    struct arena *const arena = arena_new(OPTIONS_ARENA_MOST);
    struct fetcher *const fetcher = ARENA_NEW(arena, struct fetcher);
    fetcher->arena = arena;
    fetcher->options.tls_ca = arena_text(arena, options->tls_ca);
    fetcher->options.tls_certificate = arena_text(arena, options->tls_certificate);
    fetcher->options.tls_key = arena_text(arena, options->tls_key);
    fetcher->options.connect_timeout_ms =
        options->connect_timeout_ms > 0 ? options->connect_timeout_ms : CONNECT_USUAL_MS;
    fetcher->curl = curl_easy_init();
    if (!fetcher->curl) {
        fetcher_close(fetcher);
        return err_of(PROBLEM_TRANSIENT, "libcurl has no handle left");
    }
    *ret_fetcher = fetcher;
    return NULL;
}

void fetcher_close(struct fetcher *fetcher)
{
    if (!fetcher)
        return;
    curl_easy_cleanup(fetcher->curl);
    arena_free(fetcher->arena);
}

const char *fetch_header(const struct fetch_answer *answer, const char *lower_name)
{
    for (size_t i = 0; i < answer->header_count; i++)
        if (text_equal(answer->headers[i].name, lower_name))
            return answer->headers[i].value;
    return NULL;
}

/* 0 makes libcurl stop. */
static size_t exchange_stop(struct exchange *exchange, const char *refusal)
{
    exchange->refusal = refusal;
    return 0;
}

static size_t on_body(char *bytes, size_t unit, size_t count, void *context)
{
    struct exchange *const exchange = context;
    const size_t size = unit * count;
    if (size > exchange->request->answer_most - exchange->received)
        return exchange_stop(exchange, "the answer is larger than allowed");
    exchange->received += size;
    if (exchange->answer_fd < 0) {
        text_add_n(&exchange->body, bytes, size);
        return size;
    }
    for (size_t done = 0; done < size;) {
        const ssize_t written = write(exchange->answer_fd, bytes + done, size - done);
        if (written < 0 && errno != EINTR)
            return exchange_stop(exchange, "the answer's file cannot be written");
        done += written > 0 ? (size_t)written : 0;
    }
    return size;
}

static const char *lower_text(struct arena *arena, const char *bytes, size_t size)
{
    char *const text = arena_text_n(arena, bytes, size);
    for (char *c = text; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    return text;
}

static void header_add(struct exchange *exchange, const char *line, size_t size)
{
    const char *const colon = memchr(line, ':', size);
    if (!colon)
        return;
    const char *value = colon + 1;
    const char *end = line + size;
    while (value < end && (*value == ' ' || *value == '\t'))
        value++;
    while (end > value && strchr(" \t\r\n", end[-1]))
        end--;
    exchange->headers[exchange->header_count++] = (struct http_header){
        lower_text(exchange->arena, line, (size_t)(colon - line)),
        arena_text_n(exchange->arena, value, (size_t)(end - value)),
    };
}

/* A status line starts over: what came before it was 100 Continue. */
static size_t on_header(char *line, size_t unit, size_t count, void *context)
{
    struct exchange *const exchange = context;
    const size_t size = unit * count;
    exchange->head_bytes += size;
    if (exchange->head_bytes > HEAD_BYTES_MOST || exchange->header_count == HEADERS_MOST)
        return exchange_stop(exchange, "the answer has too many headers");
    if (size > 5 && memcmp(line, "HTTP/", 5) == 0)
        exchange->header_count = 0;
    else
        header_add(exchange, line, size);
    return size;
}

static size_t on_send(char *into, size_t unit, size_t count, void *context)
{
    const struct exchange *const exchange = context;
    const ssize_t got = read(exchange->body_fd, into, unit * count);
    return got < 0 ? CURL_READFUNC_ABORT : (size_t)got;
}

/* Sent again from the start when a kept connection turns out to be dead. */
static int on_seek(void *context, curl_off_t offset, int origin)
{
    const struct exchange *const exchange = context;
    return lseek(exchange->body_fd, offset, origin) < 0 ? CURL_SEEKFUNC_FAIL : CURL_SEEKFUNC_OK;
}

static void options_set(struct fetcher *fetcher)
{
    CURL *const curl = fetcher->curl;
    const struct fetch_options *const options = &fetcher->options;
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, fetcher->reason);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, options->tls_ca ? "http,https" : "http");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(curl, CURLOPT_HTTP09_ALLOWED, 0L);
    curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L); /* the identity seal covers the path as given */
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, (long)options->connect_timeout_ms);
    curl_easy_setopt(curl, CURLOPT_MAXCONNECTS, (long)KEPT_MOST);
    curl_easy_setopt(curl, CURLOPT_MAXAGE_CONN, (long)KEPT_IDLE_S);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_CAINFO, options->tls_ca);
    curl_easy_setopt(curl, CURLOPT_CAPATH, NULL);
    curl_easy_setopt(curl, CURLOPT_SSLCERT, options->tls_certificate);
    curl_easy_setopt(curl, CURLOPT_SSLKEY, options->tls_key);
}

static bool header_is_sound(const struct http_header *header)
{
    return *header->name && !strpbrk(header->name, " :\r\n") && !strpbrk(header->value, "\r\n");
}

static bool request_has(const struct fetch_request *request, const char *name)
{
    for (size_t i = 0; i < request->header_count; i++)
        if (strcasecmp(request->headers[i].name, name) == 0)
            return true;
    return false;
}

static struct err *list_add(struct curl_slist **list, const char *line)
{
    struct curl_slist *const longer = curl_slist_append(*list, line);
    if (!longer)
        return err_of(PROBLEM_TRANSIENT, "libcurl has no memory");
    *list = longer;
    return NULL;
}

/* A header whose value is empty is written "Name;": libcurl takes "Name:" as "leave it out". */
static struct err *headers_make(struct arena *arena, const struct fetch_request *request,
                                struct curl_slist **list)
{
    for (size_t i = 0; i < request->header_count; i++) {
        const struct http_header *const header = &request->headers[i];
        if (!header_is_sound(header))
            return err_of(PROBLEM_BUG, "header %zu of a request is malformed", i);
        TRY(list_add(list, *header->value ? arena_printf(arena, "%s: %s", header->name,
                                                         header->value)
                                          : arena_printf(arena, "%s;", header->name)));
    }
    if (!request_has(request, "content-type"))
        TRY(list_add(list, "Content-Type:"));
    if (!request_has(request, "accept"))
        TRY(list_add(list, "Accept:"));
    /* A large upload asks first, so that a refusal costs one round trip and not 20 MiB. */
    if (!request->body_file)
        TRY(list_add(list, "Expect:"));
    return NULL;
}

static struct err *file_send(CURL *curl, struct exchange *exchange)
{
    struct stat status;
    exchange->body_fd = open(exchange->request->body_file, O_RDONLY | O_CLOEXEC);
    if (exchange->body_fd < 0 || fstat(exchange->body_fd, &status) < 0 ||
        !S_ISREG(status.st_mode))
        return err_of(PROBLEM_BUG, "the body's file cannot be read");
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, on_send);
    curl_easy_setopt(curl, CURLOPT_READDATA, exchange);
    curl_easy_setopt(curl, CURLOPT_SEEKFUNCTION, on_seek);
    curl_easy_setopt(curl, CURLOPT_SEEKDATA, exchange);
    curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)status.st_size);
    return NULL;
}

static struct err *body_set(CURL *curl, struct exchange *exchange)
{
    const struct fetch_request *const request = exchange->request;
    const bool is_post = text_equal(request->method, "POST");
    if (request->body_file)
        TRY(file_send(curl, exchange));
    else if (request->body.size > 0 || is_post) {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body.size);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS,
                         request->body.size > 0 ? (const char *)request->body.data : "");
    } else if (text_equal(request->method, "HEAD"))
        curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request->method);
    return NULL;
}

static struct err *answer_place(CURL *curl, struct exchange *exchange)
{
    const char *const file = exchange->request->answer_file;
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, exchange);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, exchange);
    if (!file)
        return NULL;
    exchange->answer_fd = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    return exchange->answer_fd < 0
               ? err_of(PROBLEM_TRANSIENT, "the answer's file cannot be made: %s", strerror(errno))
               : NULL;
}

/* An address we cannot use is the caller's fault; what went wrong later is the other side's. */
static struct err *exchange_err(struct fetcher *fetcher, const struct exchange *exchange,
                                CURLcode code)
{
    long sent = 0;
    if (exchange->refusal)
        return err_of(PROBLEM_TRANSIENT, "%s", exchange->refusal);
    if (code == CURLE_OK)
        return NULL;
    (void)curl_easy_getinfo(fetcher->curl, CURLINFO_REQUEST_SIZE, &sent);
    const bool is_address = code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_URL_MALFORMAT;
    return err_of(is_address && sent == 0 ? PROBLEM_INVALID : PROBLEM_TRANSIENT, "%s",
                  fetcher->reason[0] ? fetcher->reason : curl_easy_strerror(code));
}

static struct err *exchange_run(struct fetcher *fetcher, struct exchange *exchange)
{
    SLIST_SCOPED headers = NULL;
    CURL *const curl = fetcher->curl;
    curl_easy_reset(curl); /* keeps connections and TLS sessions */
    options_set(fetcher);
    TRY(headers_make(exchange->arena, exchange->request, &headers));
    TRY(body_set(curl, exchange));
    TRY(answer_place(curl, exchange));
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_URL, exchange->request->url);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)exchange->request->deadline_ms);
    fetcher->reason[0] = '\0';
    return exchange_err(fetcher, exchange, curl_easy_perform(curl));
}

static struct err *exchange_end(struct exchange *exchange, struct err *err)
{
    const char *const file = exchange->request->answer_file;
    if (exchange->body_fd >= 0)
        (void)close(exchange->body_fd);
    if (exchange->answer_fd < 0)
        return err;
    if (close(exchange->answer_fd) < 0 && !err)
        err = err_of(PROBLEM_TRANSIENT, "the answer's file cannot be written");
    if (err)
        (void)unlink(file);
    return err;
}

struct err *fetch(struct fetcher *fetcher, struct arena *arena, const struct fetch_request *request,
                  struct fetch_answer *ret_answer)
{
    assert(request->deadline_ms > 0 && "a call without an end would hold its thread for ever");
    struct exchange exchange = {
        .arena = arena,
        .request = request,
        .headers = ARENA_ARRAY(arena, struct http_header, HEADERS_MOST),
        .body_fd = -1,
        .answer_fd = -1,
    };
    text_init(&exchange.body, arena);
    struct err *const err = exchange_end(&exchange, exchange_run(fetcher, &exchange));
    if (err)
        return err_wrap(err, "%s to an upstream", request->method);
    long status = 0;
    (void)curl_easy_getinfo(fetcher->curl, CURLINFO_RESPONSE_CODE, &status);
    *ret_answer = (struct fetch_answer){
        .status = (int)status,
        .headers = exchange.headers,
        .header_count = exchange.header_count,
        .body = {(const uint8_t *)text_get(&exchange.body), exchange.body.size},
    };
    return NULL;
}
