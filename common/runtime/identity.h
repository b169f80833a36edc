/* SPDX-License-Identifier: Apache-2.0
 *
 * The sealed header by which a request's identity reaches a service (protocol.md A1): who asks, of
 * whom, for what exactly, until when; under a key that only the caller and the called service have.
 * Services calling services seal their own.
 */
#ifndef HALFSKY_RUNTIME_IDENTITY_H
#define HALFSKY_RUNTIME_IDENTITY_H

#include "adapters/seal.h"
#include "runtime/work.h"

#define IDENTITY_HEADER "Halfsky-Identity"
#define IDENTITY_HEADER_LOWER "halfsky-identity"
/* What the client of a document route says of its body beforehand: SHA-256 in lower-case hex. */
#define IDENTITY_DIGEST_HEADER_LOWER "halfsky-digest"
enum { IDENTITY_LIFE_MOST_MS = 30000, IDENTITY_HEADER_MOST = 8192 };

#define SEALED_IDENTITY_FIELDS(F, R)                                                               \
    F(R, text, caller, _, required, 24, open, "Who sealed it", "签发服务")                         \
    F(R, text, audience, _, required, 24, open, "The called service", "目标服务")                  \
    F(R, text, key_id, _, required, 32, open, "Which key", "密钥编号")                             \
    F(R, id, client_id, _, optional, 0, open, "The API client", "接口账户")                        \
    F(R, id, account_id, _, optional, 0, open, "The account it acts for", "所属账户")              \
    F(R, code, agency, agency, optional, 0, open, "Agency", "单位类别")                            \
    F(R, code, role, role, optional, 0, open, "Role; none: nobody's token came", "角色")           \
    F(R, region, region, _, optional, 9, open, "Region", "行政区划")                               \
    F(R, text, method, _, required, 10, open, "HTTP method", "请求方法")                           \
    F(R, text, target, _, required, 4096, open, "Path and query as sent", "路径和查询")            \
    F(R, digest, body_digest, _, required, 32, open, "SHA-256 of the body", "内容摘要")            \
    F(R, time, expires_at, _, required, 0, open, "Not after", "失效时间")
RECORD(sealed_identity, SEALED_IDENTITY_FIELDS);

/* The pair keys of one service: those of its callers and those of the services that it calls. */
struct identity_pair {
    const char *peer;
    const struct seal_keys *keys;
};
struct identity_keys {
    const char *service; /* whose these are */
    const struct identity_pair *callers;
    size_t caller_count;
    const struct identity_pair *called;
    size_t called_count;
};

/* The header's value. `what` needs neither caller nor key_id, nor expires_at: absent, it lives half
 * its most from now. Seals are made and judged by the real clock, never by one that a test moved.
 * PROBLEM_BUG: no key for what->audience. */
MUST_CHECK struct err *identity_seal(const struct identity_keys *keys, struct arena *arena,
                                     const struct sealed_identity *what, const char **ret_header);

/* The request as it arrived. */
struct identity_ask {
    const char *header; /* NULL: none was sent */
    const char *method, *target;
    struct bytes body_digest;
    int64_t arrived_at; /* ms UTC when its headers were there: expiry is judged then */
};
/* PROBLEM_SEAL_REFUSED for everything that does not hold; the message says what, the answer does
 * not. */
MUST_CHECK struct err *identity_check(const struct identity_keys *keys, struct arena *arena,
                                      const struct identity_ask *ask,
                                      struct sealed_identity *ret_identity);
/* What handlers see of it. */
struct identity identity_of(const struct sealed_identity *sealed);

/* SHA-256 of a body or of a file. */
MUST_CHECK struct err *identity_digest(struct arena *arena, struct bytes body,
                                       struct bytes *ret_digest);
MUST_CHECK struct err *identity_digest_file(struct arena *arena, const char *file,
                                            struct bytes *ret_digest);

#endif
