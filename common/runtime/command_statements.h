/* SPDX-License-Identifier: Apache-2.0
 *
 * The statements of sql/command.sql and their records: answers by key (A5), arrival (A4), the guard
 * of C9 and refusals (L4). They are the runtime's, as those of statements.h are.
 */
#ifndef HALFSKY_RUNTIME_COMMAND_STATEMENTS_H
#define HALFSKY_RUNTIME_COMMAND_STATEMENTS_H

#include "runtime/statements.h"

#define IDEMPOTENCY_KEY_FIELDS(F, R)                                                               \
    F(R, id, client_id, _, required, 0, open, "The client", "接口账户")                            \
    F(R, text, route, _, required, 200, open, "The route", "接口")                                 \
    F(R, text, key, _, required, 200, open, "Its key", "幂等键")
RECORD(idempotency_key, IDEMPOTENCY_KEY_FIELDS);

#define IDEMPOTENCY_ANSWER_FIELDS(F, R)                                                            \
    F(R, digest, digest, _, required, 32, open, "Keyed digest of the request", "请求摘要")         \
    F(R, text, key_id, _, required, 32, open, "Key of the digest", "摘要密钥编号")                 \
    F(R, count, status, _, required, 0, open, "Status", "状态码")                                  \
    F(R, text, etag, _, optional, 40, open, "ETag", "版本")                                        \
    F(R, text, location, _, optional, 4200, open, "Location", "位置")                              \
    F(R, text, arrival, _, optional, 400, open, "Halfsky-At", "到达标记")                          \
    F(R, text, answer, _, required, 1048576, agency, "The answer", "答复")
RECORD(idempotency_row, IDEMPOTENCY_ANSWER_FIELDS);
extern const struct statement statement_idempotency_find; /* QUERY of idempotency_key */

#define IDEMPOTENCY_PUT_FIELDS(F, R)                                                               \
    IDEMPOTENCY_KEY_FIELDS(F, R)                                                                   \
    IDEMPOTENCY_ANSWER_FIELDS(F, R)                                                                \
    F(R, time, recorded_at, _, required, 0, open, "When", "记录时间")
RECORD(idempotency_put, IDEMPOTENCY_PUT_FIELDS);
extern const struct statement statement_idempotency_put; /* QUERY of idempotency_put */

#define IDEMPOTENCY_AGE_FIELDS(F, R)                                                               \
    F(R, time, before, _, required, 0, open, "Older than this goes", "早于此时间")                 \
    F(R, count, most, _, required, 0, open, "At most so many", "上限")
RECORD(idempotency_age, IDEMPOTENCY_AGE_FIELDS);
extern const struct statement statement_idempotency_old; /* QUERY of idempotency_age */

extern const struct statement statement_head_read; /* QUERY of stream_key, gives head */

#define SOURCE_STREAM_FIELDS(F, R)                                                                 \
    F(R, text, source, _, required, 24, open, "Service", "来源服务")                               \
    F(R, code, kind, stream, required, 0, open, "Stream kind", "事件流类型")                       \
    F(R, id, stream_id, _, required, 0, open, "Stream", "事件流")
RECORD(source_stream, SOURCE_STREAM_FIELDS);
#define STREAM_SEQ_FIELDS(F, R) F(R, count, seq, _, required, 0, open, "Place in it", "序号")
RECORD(stream_seq, STREAM_SEQ_FIELDS);
extern const struct statement statement_arrival_seen; /* QUERY of source_stream, gives stream_seq */

#define GUARD_ASK_FIELDS(F, R)                                                                     \
    F(R, id, matter_id, _, required, 0, open, "The matter", "维权事项编号")                        \
    F(R, text, topic, _, required, 249, open, "Triage's topic", "主题")
RECORD(guard_ask, GUARD_ASK_FIELDS);
#define GUARD_ANSWER_FIELDS(F, R) F(R, answer, held, _, required, 0, open, "Held", "暂不可见")
RECORD(guard_answer, GUARD_ANSWER_FIELDS);
extern const struct statement statement_guard_read; /* QUERY of guard_ask, gives guard_answer */

#define REFUSAL_FIELDS(F, R)                                                                       \
    F(R, id, client_id, _, required, 0, open, "The client", "接口账户")                            \
    F(R, count, minute, _, required, 0, open, "Window since 1970", "时间窗")                       \
    F(R, count, status, _, required, 0, open, "401 or 403", "状态码")                              \
    F(R, text, problem, _, required, 60, open, "Slug of the latest", "问题代码")                   \
    F(R, count, refusals, _, required, 0, open, "How many", "次数")
STATEMENT_WRITE_DECLARE(refusal_add, REFUSAL_FIELDS);
#define REFUSAL_OVER_FIELDS(F, R)                                                                  \
    F(R, count, minute, _, required, 0, open, "Windows before this one", "时间窗")                 \
    F(R, count, most, _, required, 0, open, "At most so many", "上限")
RECORD(refusal_over, REFUSAL_OVER_FIELDS);
#define REFUSAL_CLIENT_FIELDS(F, R) F(R, id, client_id, _, required, 0, open, "Client", "接口账户")
RECORD(refusal_client, REFUSAL_CLIENT_FIELDS);
extern const struct statement statement_refusal_clients; /* QUERY of refusal_over */
#define REFUSAL_TAKE_FIELDS(F, R)                                                                  \
    F(R, id, client_id, _, required, 0, open, "The client", "接口账户")                            \
    F(R, count, minute, _, required, 0, open, "Windows before this one", "时间窗")
RECORD(refusal_window, REFUSAL_TAKE_FIELDS);
extern const struct statement
    statement_refusal_take; /* QUERY of refusal_window, gives refusal_add */

#define BACKEND_ASK_FIELDS(F, R) F(R, count, pid, _, required, 0, open, "Backend", "后台进程")
RECORD(backend_ask, BACKEND_ASK_FIELDS);
extern const struct statement statement_backend_alive; /* QUERY of backend_ask, gives it back */

extern const struct statement *const command_statements[]; /* NULL-terminated */

#endif
