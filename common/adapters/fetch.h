/* SPDX-License-Identifier: Apache-2.0
 *
 * The HTTP client: libcurl easy handles over a pool of keep-alive connections (curl.h lives in
 * fetch.c alone). One fetcher a thread. Redirects, proxies and environment settings are off.
 */
#ifndef HALFSKY_ADAPTERS_FETCH_H
#define HALFSKY_ADAPTERS_FETCH_H

#include "adapters/http.h"

struct fetcher;

struct fetch_options {
    const char *tls_ca, *tls_certificate, *tls_key; /* NULL: plain */
    int connect_timeout_ms;
};

struct fetch_request {
    const char *method;
    const char *url;
    const struct http_header *headers;
    size_t header_count;
    struct bytes body;
    const char *body_file; /* instead of a body; NULL: none */
    int deadline_ms;
    size_t answer_most; /* bytes; more is PROBLEM_TRANSIENT */
    const char *answer_file; /* stream the body there instead of memory; NULL: memory */
};

struct fetch_answer {
    int status;
    const struct http_header *headers; /* names in lower case */
    size_t header_count;
    struct bytes body;
};

MUST_CHECK struct err *fetch_start(void); /* once a process; SIGPIPE is ignored from then on */
MUST_CHECK struct err *fetcher_open(const struct fetch_options *options,
                                    struct fetcher **ret_fetcher);
void fetcher_close(struct fetcher *fetcher); /* takes NULL */
/* Any HTTP status is success; no answer at all is PROBLEM_TRANSIENT. */
MUST_CHECK struct err *fetch(struct fetcher *fetcher, struct arena *arena,
                             const struct fetch_request *request,
                             struct fetch_answer *ret_answer);
const char *fetch_header(const struct fetch_answer *answer, const char *lower_name);

#endif
