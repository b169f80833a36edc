/* SPDX-License-Identifier: Apache-2.0
 *
 * Rows and statements of the table of API clients.
 * A token's hash goes in and never comes out.
 */
#ifndef HALFSKY_GATEWAY_CLIENT_STATEMENTS_H
#define HALFSKY_GATEWAY_CLIENT_STATEMENTS_H

#include "runtime/service.h"

#define CLIENT_TOKEN_FIELDS(F, R)                                                                  \
    F(R, digest, token_hash, _, required, 32, agency, "SHA-256 of the token", "令牌摘要")          \
    F(R, time, now, _, required, 0, open, "Now", "现在")
RECORD(client_token, CLIENT_TOKEN_FIELDS);
#define CLIENT_IDENTITY_FIELDS(F, R)                                                               \
    F(R, id, client_id, _, required, 0, open, "The API client", "接口账户编号")                    \
    F(R, id, account_id, _, required, 0, open, "The account it acts for", "所属账户")              \
    F(R, code, role, role, required, 0, open, "Role", "角色")                                      \
    F(R, code, agency, agency, optional, 0, open, "Agency", "单位类别")                            \
    F(R, region, region, _, required, 9, open, "Region", "行政区划")
RECORD(client_identity, CLIENT_IDENTITY_FIELDS);
STATEMENT_QUERY_DECLARE(client_by_token);

#define CLIENT_ROW_FIELDS(F, R)                                                                    \
    CLIENT_IDENTITY_FIELDS(F, R)                                                                   \
    F(R, text, label, _, required, 80, open, "What operators call it", "用途说明")                 \
    F(R, time, created_at, _, required, 0, open, "Since", "创建时间")                              \
    F(R, time, revoked_at, _, optional, 0, open, "Until", "停用时间")                              \
    F(R, time, previous_until, _, optional, 0, open, "Its older token holds until",                \
      "旧令牌有效期至")
RECORD(client_row, CLIENT_ROW_FIELDS);
STATEMENT_LOAD_DECLARE(client_by_id, client_row);
#define CLIENT_LOADS(ONE, MANY, S) ONE(S, client, client_row, client_by_id, "client_id")
LOAD_SET(client_loads, CLIENT_LOADS);

#define CLIENT_PAGE_ASK_FIELDS(F, R)                                                               \
    F(R, id, after, _, optional, 0, open, "Behind this one", "起始编号")                           \
    F(R, count, most, _, required, 0, open, "At most so many", "条数上限")
RECORD(client_page_ask, CLIENT_PAGE_ASK_FIELDS);
STATEMENT_QUERY_DECLARE(client_page);

#define CLIENT_ADD_FIELDS(F, R)                                                                    \
    F(R, id, client_id, _, required, 0, open, "The API client", "接口账户编号")                    \
    F(R, digest, token_hash, _, required, 32, agency, "SHA-256 of the token", "令牌摘要")          \
    F(R, id, account_id, _, required, 0, open, "The account it acts for", "所属账户")              \
    F(R, code, agency, agency, optional, 0, open, "Agency", "单位类别")                            \
    F(R, code, role, role, required, 0, open, "Role", "角色")                                      \
    F(R, region, region, _, required, 9, open, "Region", "行政区划")                               \
    F(R, text, label, _, required, 80, open, "What operators call it", "用途说明")                 \
    F(R, time, created_at, _, required, 0, open, "Since", "创建时间")
STATEMENT_WRITE_DECLARE(client_add, CLIENT_ADD_FIELDS);
#define CLIENT_ROTATE_FIELDS(F, R)                                                                 \
    F(R, id, client_id, _, required, 0, open, "The API client", "接口账户编号")                    \
    F(R, digest, token_hash, _, required, 32, agency, "SHA-256 of the new token", "新令牌摘要")    \
    F(R, time, previous_until, _, optional, 0, open, "The older one holds until", "旧令牌有效期至")
STATEMENT_WRITE_DECLARE(client_rotate, CLIENT_ROTATE_FIELDS);
#define CLIENT_REVOKE_FIELDS(F, R)                                                                 \
    F(R, id, client_id, _, required, 0, open, "The API client", "接口账户编号")                    \
    F(R, time, revoked_at, _, required, 0, open, "When", "停用时间")
STATEMENT_WRITE_DECLARE(client_revoke, CLIENT_REVOKE_FIELDS);

/* NULL-terminated, in the order of writing. */
extern const struct statement *const gateway_statements[];

#endif
