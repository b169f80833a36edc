/* SPDX-License-Identifier: Apache-2.0
 *
 * Rows and statements about persons (sql/person.sql). Which statement writes when is the order of
 * intake_statements: a link comes before what is only allowed by way of it.
 */
#ifndef HALFSKY_INTAKE_PERSON_STATEMENTS_H
#define HALFSKY_INTAKE_PERSON_STATEMENTS_H

#include "contracts/intake_requests.h"
#include "runtime/service.h"

enum { SEALED_MOST = 65536 };

/* Whom a statement means: somebody known, or the candidate id for a new record. */
#define PERSON_FOUND_FIELDS(F, R)                                                                  \
    F(R, text, key, _, required, 400, sealed, "What she was looked for by", "查找键")              \
    F(R, id, person_id, _, required, 0, open, "The person", "人员编号")                            \
    F(R, answer, known, _, required, 0, open, "She was known before", "是否已登记")                \
    F(R, text, wrapped_key, _, optional, 200, sealed, "Her data key, wrapped", "密钥")
RECORD(person_found, PERSON_FOUND_FIELDS);
STATEMENT_LOAD_DECLARE(person_found, person_found);

#define PERSON_SEEN_FIELDS(F, R)                                                                   \
    F(R, id, person_id, _, required, 0, open, "The person", "人员编号")                            \
    F(R, region, region, _, required, 9, open, "Where she was registered first", "行政区划")       \
    F(R, count, version, _, required, 0, open, "Version of the sealed record", "记录版本")         \
    F(R, answer, erased, _, required, 0, open, "Her data was erased", "已清除")                    \
    F(R, answer, own, _, required, 0, open, "The asker is she", "是否本人")
RECORD(person_seen, PERSON_SEEN_FIELDS);
STATEMENT_LOAD_DECLARE(person_seen, person_seen);
STATEMENT_LOAD_DECLARE(person_erasable, person_seen);

#define PERSON_SECRET_FIELDS(F, R)                                                                 \
    F(R, id, person_id, _, required, 0, open, "The person", "人员编号")                            \
    F(R, text, wrapped_key, _, required, 200, sealed, "Her data key, wrapped", "密钥")             \
    F(R, digest, sealed_name, _, optional, SEALED_MOST, sealed, "Name", "姓名")                    \
    F(R, digest, sealed_phone, _, optional, SEALED_MOST, sealed, "Telephone", "电话")              \
    F(R, digest, sealed_id_number, _, optional, SEALED_MOST, sealed, "Identity number",            \
      "证件号码")                                                                                  \
    F(R, digest, sealed_address, _, optional, SEALED_MOST, sealed, "Address", "住址")
RECORD(person_secret, PERSON_SECRET_FIELDS);
STATEMENT_LOAD_DECLARE(person_secret, person_secret);
STATEMENT_WRITE_DECLARE(person_secret_put, PERSON_SECRET_FIELDS);

/* What was stated of her for one matter, of those the asker may see. */
#define PERSON_LINK_FIELDS(F, R)                                                                   \
    F(R, id, person_id, _, required, 0, open, "The person", "人员编号")                            \
    F(R, id, matter_id, _, required, 0, open, "Her matter", "维权事项编号")                        \
    F(R, digest, sealed_name, _, optional, SEALED_MOST, sealed, "Name", "姓名")                    \
    F(R, digest, sealed_phone, _, optional, SEALED_MOST, sealed, "Telephone", "电话")              \
    F(R, digest, sealed_id_number, _, optional, SEALED_MOST, sealed, "Identity number",            \
      "证件号码")                                                                                  \
    F(R, digest, sealed_address, _, optional, SEALED_MOST, sealed, "Address", "住址")
RECORD(person_link, PERSON_LINK_FIELDS);
STATEMENT_LOAD_DECLARE(person_link, person_link);

#define PERSON_SAME_FIELDS(F, R)                                                                   \
    F(R, id, person_id, _, required, 0, open, "The person", "人员编号")                            \
    F(R, id, same_as_id, _, required, 0, open, "The same as", "同一人编号")
RECORD(person_same, PERSON_SAME_FIELDS);
STATEMENT_LOAD_DECLARE(person_same, person_same);

#define PERSON_PUT_FIELDS(F, R)                                                                    \
    F(R, id, person_id, _, required, 0, open, "The person", "人员编号")                            \
    F(R, region, region, _, required, 9, open, "Where she is registered", "行政区划")              \
    F(R, time, registered_at, _, required, 0, open, "When", "登记时间")
STATEMENT_WRITE_DECLARE(person_put, PERSON_PUT_FIELDS);

#define PERSON_ACCOUNT_PUT_FIELDS(F, R)                                                            \
    F(R, id, account_id, _, required, 0, open, "Her account", "本人账户编号")                      \
    F(R, id, person_id, _, required, 0, open, "The person", "人员编号")
STATEMENT_WRITE_DECLARE(person_account_put, PERSON_ACCOUNT_PUT_FIELDS);

#define PERSON_DIGEST_PUT_FIELDS(F, R)                                                             \
    F(R, id, person_id, _, required, 0, open, "The person", "人员编号")                            \
    F(R, text, kind, _, required, 20, open, "Of what", "摘要类型")                                 \
    F(R, digest, digest, _, required, 32, sealed, "Keyed digest", "摘要")                          \
    F(R, text, key_id, _, required, 32, open, "Under which key", "密钥编号")                       \
    F(R, answer, anchor, _, required, 0, open, "A clerk has seen it", "是否经核对")                \
    F(R, text, under_all, _, required, 1100, sealed, "The digests under every key", "各密钥摘要")
STATEMENT_WRITE_DECLARE(person_digest_put, PERSON_DIGEST_PUT_FIELDS);
#define PERSON_DIGEST_DROP_FIELDS(F, R)                                                            \
    F(R, id, person_id, _, required, 0, open, "The person", "人员编号")                            \
    F(R, text, kind, _, required, 20, open, "Of what", "摘要类型")
STATEMENT_WRITE_DECLARE(person_digest_drop, PERSON_DIGEST_DROP_FIELDS);

/* An absent value leaves what is there. */
#define PERSON_CHANGE_FIELDS(F, R)                                                                 \
    F(R, id, person_id, _, required, 0, open, "The person", "人员编号")                            \
    F(R, count, version, _, required, 0, open, "The new version", "记录版本")
STATEMENT_WRITE_DECLARE(person_change, PERSON_CHANGE_FIELDS);
#define PERSON_SECRET_CHANGE_FIELDS(F, R)                                                          \
    F(R, id, person_id, _, required, 0, open, "The person", "人员编号")                            \
    F(R, digest, sealed_name, _, optional, SEALED_MOST, sealed, "Name", "姓名")                    \
    F(R, digest, sealed_phone, _, optional, SEALED_MOST, sealed, "Telephone", "电话")              \
    F(R, digest, sealed_id_number, _, optional, SEALED_MOST, sealed, "Identity number",            \
      "证件号码")                                                                                  \
    F(R, digest, sealed_address, _, optional, SEALED_MOST, sealed, "Address", "住址")
STATEMENT_WRITE_DECLARE(person_secret_change, PERSON_SECRET_CHANGE_FIELDS);

#define PERSON_ERASURE_FIELDS(F, R)                                                                \
    F(R, id, person_id, _, required, 0, open, "The person", "人员编号")                            \
    F(R, time, erased_at, _, required, 0, open, "When", "清除时间")                                \
    F(R, code, reason, erasure_reason, required, 0, open, "Why", "清除原因")
STATEMENT_WRITE_DECLARE(person_erasure, PERSON_ERASURE_FIELDS);

#define PERSON_SAME_PUT_FIELDS(F, R)                                                               \
    F(R, id, person_id, _, required, 0, open, "The person", "人员编号")                            \
    F(R, id, same_as_id, _, required, 0, open, "The same as", "同一人编号")                        \
    F(R, time, since, _, required, 0, open, "Since", "认定时间")
STATEMENT_WRITE_DECLARE(person_same_put, PERSON_SAME_PUT_FIELDS);
STATEMENT_WRITE_DECLARE(person_same_drop, PERSON_SAME_FIELDS);

/* Queries of handlers declared alone. */
#define PERSON_SEARCH_FIELDS(F, R)                                                                 \
    F(R, text, id_numbers, _, required, 1100, sealed, "Digests of the number", "证件号码摘要")     \
    F(R, text, phones, _, required, 1100, sealed, "Digests of the telephone", "电话摘要")
RECORD(person_search, PERSON_SEARCH_FIELDS);
STATEMENT_QUERY_DECLARE(person_search);
#define PERSON_TRACES_FIELDS(F, R)                                                                 \
    F(R, id, person_id, _, required, 0, open, "The person", "人员编号")                            \
    F(R, count, after, _, required, 0, open, "Behind this one", "起始序号")                        \
    F(R, count, most, _, required, 0, open, "At most so many", "条数上限")
RECORD(person_traces, PERSON_TRACES_FIELDS);
#define PERSON_TRACE_ROW_FIELDS(F, R)                                                              \
    F(R, count, number, _, required, 0, open, "Place in her history", "序号")                      \
    F(R, time, read_at, _, required, 0, open, "When", "查询时间")                                  \
    F(R, record, body, person_read, required, 0, agency, "What was recorded", "记录内容")
RECORD(person_trace_row, PERSON_TRACE_ROW_FIELDS);
STATEMENT_QUERY_DECLARE(person_traces);

#endif
