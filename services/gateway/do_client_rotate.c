/* SPDX-License-Identifier: Apache-2.0
 *
 * Another token for a client, by an operator or by the client itself; the older one may hold for a
 * while, so that a rotation needs no interruption. A revoked client gets none.
 */
#include "gateway/client.h"

static bool may_rotate(const struct identity *who, const struct client_row *client)
{
    return who->role == ROLE_OPS || id_equal(who->client_id, client->client_id);
}

struct err *gateway_do_client_rotate(struct work *work, const struct client_rotate_request *request,
                                     const struct client_loads *loads,
                                     struct client_answer *ret_answer)
{
    const struct client_row *client = loads->client;
    int64_t overlap_ms = 0;
    if (!client || !may_rotate(work_identity(work), client))
        return err_of(PROBLEM_NOT_FOUND, "no such client");
    TRY(client_token_check(request->token_hash));
    TRY(client_overlap(&request->overlap_s, &overlap_ms));
    if (client_state_of(client) == CLIENT_STATE_REVOKED)
        return err_of(PROBLEM_CONFLICT, "the client was revoked");
    WRITE(work, client_rotate, .client_id = client->client_id, .token_hash = request->token_hash,
          .previous_until = overlap_ms ? work_now_ms(work) + overlap_ms : 0);
    *ret_answer =
        (struct client_answer){client->client_id, client->account_id, CLIENT_STATE_ACTIVE};
    return EMIT(work, client_rotated, .client_id = client->client_id);
}
