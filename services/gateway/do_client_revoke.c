/* SPDX-License-Identifier: Apache-2.0
 *
 * Ends a client for good; it may ask no more once the few seconds are over for which the gateway
 * remembers tokens. An operator's own client is not ended by itself: nobody would be left to undo.
 */
#include "gateway/client.h"

struct err *gateway_do_client_revoke(struct work *work, const struct client_request *request,
                                     const struct client_loads *loads,
                                     struct client_answer *ret_answer)
{
    const struct client_row *client = loads->client;
    (void)request;
    if (!client)
        return err_of(PROBLEM_NOT_FOUND, "no such client");
    *ret_answer =
        (struct client_answer){client->client_id, client->account_id, CLIENT_STATE_REVOKED};
    if (client_state_of(client) == CLIENT_STATE_REVOKED)
        return NULL;
    if (id_equal(work_identity(work)->client_id, client->client_id))
        return err_of(PROBLEM_CONFLICT, "an operator's client is revoked by another operator");
    WRITE(work, client_revoke, .client_id = client->client_id, .revoked_at = work_now_ms(work));
    return EMIT(work, client_revoked, .client_id = client->client_id);
}
