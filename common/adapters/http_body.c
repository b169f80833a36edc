/* SPDX-License-Identifier: Apache-2.0
 *
 * Bodies: into the request's arena, or, on upload routes, into a file of their own that is gone
 * when the request is. What is too large is read to a bound and dropped, so that the client hears
 * 413 instead of a reset. It must never keep a file whose request was not answered.
 */
#include "adapters/http_private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DROPPED_MOST = 1 << 20 }; /* bytes beyond the limit that are still read */

static struct err *upload_open(struct http_exchange *exchange)
{
    const struct http_options *const options = &exchange->connection->server->options;
    char *const file =
        arena_printf(exchange->request.arena, "%s/upload-XXXXXX", options->upload_folder);
    exchange->upload_fd = mkostemp(file, O_CLOEXEC);
    if (exchange->upload_fd < 0)
        return err_of(PROBLEM_TRANSIENT, "an upload has no file: %s", strerror(errno));
    exchange->request.upload_file = file;
    return NULL;
}

static struct err *body_too_large(const struct http_exchange *exchange)
{
    return err_of(PROBLEM_TOO_LARGE, "the body may have %zu bytes", exchange->body_most);
}

static void exchange_refuse(struct http_exchange *exchange, const struct err *err)
{
    exchange->is_refused = true;
    exchange->refusal = http_problem(exchange->request.arena, err, NULL);
}

struct err *http_body_begin(struct http_exchange *exchange)
{
    const struct http_options *const options = &exchange->connection->server->options;
    const struct http_request *const request = &exchange->request;
    uint64_t length = 0;
    exchange->is_upload = options->is_upload &&
                          options->is_upload(options->context, request->method, request->path);
    exchange->body_most = exchange->is_upload ? options->upload_most : options->body_most;
    text_init(&exchange->body, request->arena);
    if (!http_length_stated(request, &length))
        length = 0;
    if (length > exchange->body_most) {
        exchange->is_refused_at_once = length > exchange->body_most + DROPPED_MOST ||
                                       http_request_header(request, "expect");
        return body_too_large(exchange);
    }
    return exchange->is_upload ? upload_open(exchange) : NULL;
}

static void upload_add(struct http_exchange *exchange, const char *bytes, size_t size)
{
    while (size > 0 && !exchange->is_refused) {
        const ssize_t written = write(exchange->upload_fd, bytes, size);
        if (written < 0 && errno != EINTR)
            exchange_refuse(exchange, err_of(PROBLEM_TRANSIENT, "an upload cannot be written: %s",
                                             strerror(errno)));
        bytes += written > 0 ? written : 0;
        size -= written > 0 ? (size_t)written : 0;
    }
}

bool http_body_add(struct http_exchange *exchange, const char *bytes, size_t size)
{
    exchange->received += size;
    if (exchange->received > exchange->body_most && !exchange->is_refused)
        exchange_refuse(exchange, body_too_large(exchange));
    if (exchange->received > (uint64_t)exchange->body_most + DROPPED_MOST)
        return false;
    if (exchange->is_refused)
        return true;
    if (exchange->is_upload)
        upload_add(exchange, bytes, size);
    else
        text_add_n(&exchange->body, bytes, size);
    return true;
}

void http_body_end(struct http_exchange *exchange)
{
    struct http_request *const request = &exchange->request;
    if (exchange->upload_fd >= 0 && close(exchange->upload_fd) < 0 && !exchange->is_refused)
        exchange_refuse(exchange, err_of(PROBLEM_TRANSIENT, "an upload cannot be written: %s",
                                         strerror(errno)));
    exchange->upload_fd = -1;
    if (exchange->is_upload)
        request->upload_size = exchange->received;
    else
        request->body = (struct bytes){(const uint8_t *)text_get(&exchange->body),
                                       exchange->body.size};
}

void http_exchange_free(struct http_exchange *exchange)
{
    if (!exchange)
        return;
    if (exchange->upload_fd >= 0)
        (void)close(exchange->upload_fd);
    if (exchange->request.upload_file)
        (void)unlink(exchange->request.upload_file); /* gone already when the taker moved it */
    arena_free(exchange->request.arena);
}
