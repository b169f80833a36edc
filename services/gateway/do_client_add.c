/* SPDX-License-Identifier: Apache-2.0
 *
 * An operator adds an API client. The token is the client's own and only its hash arrives, so that
 * neither this service nor a stored answer ever had it.
 */
#include "gateway/client.h"

struct err *gateway_do_client_add(struct work *work, const struct client_add_request *request,
                                  const struct no_load *loads, struct client_answer *ret_answer)
{
    (void)loads;
    TRY(client_check(request, work_identity(work)->region));
    const struct id client_id = work_fresh(work, STREAM_CLIENT);
    const struct id account_id =
        id_is_absent(request->account_id) ? work_new_id(work) : request->account_id;
    WRITE(work, client_add, .client_id = client_id, .token_hash = request->token_hash,
          .account_id = account_id, .agency = request->agency, .role = request->role,
          .region = request->region, .label = request->label, .created_at = work_now_ms(work));
    *ret_answer = (struct client_answer){client_id, account_id, CLIENT_STATE_ACTIVE};
    return EMIT(work, client_added, .client_id = client_id, .account_id = account_id,
                .agency = request->agency, .role = request->role, .region = request->region);
}
