/* SPDX-License-Identifier: Apache-2.0
 *
 * Who asks: the client of a bearer token, and whether it asks too much. What is wrong with a token
 * is not told; nothing of it is logged. Who brings none is nobody, and may ask what the file of
 * routes marks so.
 */
#include "adapters/fetch.h"
#include "adapters/seal.h"
#include "gateway/anonymous.h"
#include "gateway/client_cache.h"
#include "gateway/gateway.h"
#include "gateway/rate_limit.h"
#include "gateway/route_file.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const char token_prefix[] = "halfsky_";
enum { TOKEN_SECRET_SIZE = 43, RETRY_S = 1 }; /* 32 bytes in base64url */

static bool is_token(const char *text)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    if (!text_starts_with(text, token_prefix))
        return false;
    const char *secret = text + strlen(token_prefix);
    return strlen(secret) == TOKEN_SECRET_SIZE && strspn(secret, letters) == TOKEN_SECRET_SIZE;
}

static struct err *token_read(const struct http_request *request, uint8_t ret_hash[TOKEN_HASH_SIZE])
{
    const char *header = http_request_header(request, "authorization");
    if (!header || strncasecmp(header, "Bearer ", 7) != 0 || !is_token(header + 7))
        return err_of(PROBLEM_UNAUTHENTICATED, "no bearer token of this suite");
    seal_token_hash(header + 7, ret_hash);
    return NULL;
}

static struct err *client_ask(struct work *work, const uint8_t hash[TOKEN_HASH_SIZE],
                              struct known_client *ret_client)
{
    struct db_rows rows = {0};
    const struct client_token token = {{hash, TOKEN_HASH_SIZE}, work_now_ms(work)};
    TRY(work_query(work, &statement_client_by_token, &token, 1, &rows));
    if (rows.count != 1)
        return err_of(PROBLEM_UNAUTHENTICATED, "no client has this token");
    const struct client_identity *row = rows.rows;
    struct known_client client = {
        .client_id = row->client_id,
        .account_id = row->account_id,
        .role = row->role,
        .agency = row->agency,
    };
    (void)snprintf(client.region, sizeof client.region, "%s", row->region);
    *ret_client = client;
    return NULL;
}

static struct err *too_many(const char *who)
{
    struct err *err = err_of(PROBLEM_TOO_MANY, "%s asks more than its limit", who);
    err->retry_after_s = RETRY_S;
    return err;
}

/* A token that does not hold is refused on these routes too: its owner has to learn of it. */
static bool is_for_nobody(const struct gateway *gateway, const struct http_request *request)
{
    const struct route_line *line =
        route_file_match(gateway->routes, request->method, request->path);
    return line && line->anonymous && !http_request_header(request, "authorization");
}

struct err *gateway_authenticate(void *state, struct work *work, const struct http_request *request,
                                 struct identity *ret_identity)
{
    struct gateway *gateway = state;
    const int64_t now = work_now_ms(work);
    if (is_for_nobody(gateway, request)) {
        *ret_identity = (struct identity){.role = ROLE_NONE};
        return anonymous_take(gateway->anonymous, request, now) ? NULL : too_many("the address");
    }
    uint8_t hash[TOKEN_HASH_SIZE];
    struct known_client client;
    TRY(token_read(request, hash));
    if (!client_cache_get(gateway->clients, hash, now, &client)) {
        TRY(client_ask(work, hash, &client));
        client_cache_put(gateway->clients, hash, now, &client);
    }
    *ret_identity = (struct identity){
        .client_id = client.client_id,
        .account_id = client.account_id,
        .agency = client.agency,
        .role = client.role,
        .region = arena_text(work_arena(work), client.region),
    };
    return rate_limit_take(gateway->limit, client.client_id, now) ? NULL : too_many("the client");
}
